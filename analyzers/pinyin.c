/* pinyin.c - Chinese reading keys behind romanised words and Han characters.
 *
 * READINGs are sent for words in pinyin, Wade-Giles and the spellings of
 * newspapers, alone and joined with their neighbours (Mao Tse-tung), and for
 * stretches of two to four Han characters; in Japanese and Korean text only
 * where such a stretch stands alone.  It takes no option. */
#include <stdlib.h>

#include "hanwords.h"
#include "latin.h"
#include "names.h"
#include "zhkey.h"

struct pinyin {
	struct sk_names_stage base;
	struct sk_hanwords han;
};

static bool
pinyin_keys(struct sakuin_str text, struct sk_name_keys *out)
{
	struct sk_zhkeys keys;

	out->count = 0;
	if (!sk_zhkey_latin(sk_latin_no_possessive(text), &keys))
		return false;
	out->syllables = keys.keys[0].syllables;
	out->marked = false;
	for (; out->count < keys.count && out->count < SK_NAME_KEYS;
	     out->count++) {
		const struct sk_zhkey *key = &keys.keys[out->count];

		memcpy(out->key[out->count], key->key, sizeof key->key);
		out->marked |= key->marked;
	}
	return out->count > 0;
}

const struct sk_names_type sk_names_zh = {
	.lang = "zh",
	.gate = SK_GATE_ZH,
	.reading = SAKUIN_READ_ZH,
	.words = 3,
	.names_only = true,
	.no_end = "bcdfjqstxz",
	.keys = pinyin_keys,
};

static bool
pinyin_begin(struct sk_stage *self, const struct sakuin_field *field,
	     struct sakuin_error *err)
{
	struct pinyin *p = (struct pinyin *)self;

	(void)err;
	sk_names_begin(&p->base.names, field);
	sk_hanwords_begin(&p->han, field,
			  sk_str_eq(field->lang, sk_str("ja")) ||
				  sk_str_eq(field->lang, sk_str("ko")));
	return true;
}

/* Where a stretch of characters lies, for its keys. */
struct pinyin_span {
	struct pinyin *p;
	uint32_t start, end;
};

static bool
pinyin_send(void *ctx, const struct sk_zhkey *key, struct sakuin_error *err)
{
	const struct pinyin_span *span = ctx;

	return sk_names_send(&span->p->base,
			     (struct sakuin_str){ key->key, key->len },
			     span->start, span->end, err);
}

static bool
pinyin_han(void *ctx, uint32_t start, uint32_t end, struct sakuin_error *err)
{
	struct pinyin *p = ctx;
	struct pinyin_span span = { p, start, end };
	struct sakuin_str han = { p->han.field.ptr + start, end - start };

	return sk_zhkey_han(han, pinyin_send, &span, err);
}

static bool
pinyin_put(struct sk_stage *self, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct pinyin *p = (struct pinyin *)self;

	if (token->kind != SAKUIN_WORD)
		return sk_emit(self, token, err);
	if (!sk_hanwords_before(&p->han, token, pinyin_han, p, err))
		return false;
	return sk_names_pass(&p->base, token, err) &&
	       sk_hanwords_after(&p->han, token, pinyin_han, p, err);
}

static bool
pinyin_end(struct sk_stage *self, struct sakuin_error *err)
{
	struct pinyin *p = (struct pinyin *)self;

	return sk_hanwords_before(&p->han, NULL, pinyin_han, p, err);
}

static struct sk_stage *
pinyin_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	struct pinyin *p;

	p = sk_stage_new("pinyin", sizeof *p, arg, err);
	if (!p)
		return NULL;
	p->base.names.type = &sk_names_zh;
	p->base.names.mode = mode;
	return &p->base.stage;
}

static void
pinyin_destroy(struct sk_stage *self)
{
	free(self);
}

const struct sk_stage_type sk_stage_pinyin = {
	.name = "pinyin",
	.create = pinyin_create,
	.begin = pinyin_begin,
	.put = pinyin_put,
	.end = pinyin_end,
	.destroy = pinyin_destroy,
};
