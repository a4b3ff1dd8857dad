/* name_key.c - what a name is known by: its words in plain letters. */
#include "name_key.h"

bool
sk_name_key_init(struct sk_name_key *k, struct sakuin_error *err)
{
	k->analyzer = sakuin_analyzer_new("words | fold | stem:english",
					  SAKUIN_QUERY, err);
	return k->analyzer != NULL;
}

void
sk_name_key_done(struct sk_name_key *k)
{
	sakuin_analyzer_free(k->analyzer);
	sk_buf_done(&k->exact);
	sk_buf_done(&k->stems);
	sk_buf_done(&k->apart);
}

/* TEXT instead of what stands in OUT from WORD on. */
static bool
name_key_word(struct sk_buf *out, size_t word, struct sakuin_str text,
	      struct sakuin_error *err)
{
	out->len = word;
	return sk_buf_add(out, text.ptr, text.len, err);
}

/* A word, then its stem, then its plain form, then the stem of that: the last
 * that comes counts. */
static bool
name_key_put(void *ctx, const struct sakuin_token *token,
	     struct sakuin_error *err)
{
	struct sk_name_key *k = ctx;

	if (token->kind == SAKUIN_WORD) {
		k->exact_word = k->exact.len;
		k->stems_word = k->stems.len;
		if (!sk_buf_putc(&k->apart, ' ', err))
			return false;
		k->apart_word = k->apart.len;
	}
	if (token->kind != SAKUIN_STEM &&
	    (!name_key_word(&k->exact, k->exact_word, token->text, err) ||
	     !name_key_word(&k->apart, k->apart_word, token->text, err)))
		return false;
	return name_key_word(&k->stems, k->stems_word, token->text, err);
}

bool
sk_name_key_read(struct sk_name_key *k, struct sakuin_str text,
		 struct sakuin_error *err)
{
	struct sakuin_field field = { .text = text, .lang = sk_str("") };

	sk_buf_clear(&k->exact);
	sk_buf_clear(&k->stems);
	sk_buf_clear(&k->apart);
	return sk_buf_putc(&k->stems, 'Z', err) &&
	       sakuin_analyze(k->analyzer, &field, name_key_put, k, err);
}

/* Does a mark stand at P that makes another letter of the kana or syllable
 * before it? */
static bool
name_key_mark(const char *p, const char *end)
{
	uint32_t c = p < end ? sk_utf8_next(&p, end) : 0;

	return c == 0x3099 || c == 0x309A || (c >= 0x11A8 && c <= 0x11C2);
}

struct sakuin_str
sk_name_key_letter(struct sakuin_str text, char lower[1])
{
	const char *p = text.ptr, *end = p + text.len, *start = p;

	while (p < end) {
		uint32_t c;

		start = p;
		c = sk_utf8_next(&p, end);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    (c >= 'A' && c <= 'Z')) {
			*lower = (char)(c | (c >= 'A' ? 0x20 : 0));
			return (struct sakuin_str){ lower, 1 };
		}
		/* Han, Hangul, kana; neither punctuation of ASCII. */
		if ((c >= 0x4E00 && c <= 0x9FFF) ||
		    (c >= 0xAC00 && c <= 0xD7A3) ||
		    (c >= 0x3041 && c <= 0x3096) ||
		    (c >= 0x30A1 && c <= 0x30FA))
			return name_key_mark(p, end)
				       ? sk_str("")
				       : (struct sakuin_str){
						 start, (size_t)(p - start)
					 };
		if (c >= 0x80)
			break;
	}
	return sk_str("");
}
