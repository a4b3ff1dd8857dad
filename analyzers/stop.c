/* stop.c - mark words that say nothing alone.
 *
 * A word is looked up, NFKC and case-folded but with its accents ("te" is a
 * Spanish stop word, "té" is tea), in the list of the field's language, or, if
 * that is unknown, in the Korean one if it is in Hangul, else in the English
 * one.  Korean words are looked up without their particles as well.  Hiragana
 * words of up to three characters are stop words in any text; of these the
 * single ones, and those listed in stop/kana.txt, are marked so.  Latin letters
 * in one piece with Han or Hangul are a name ("IT-kieop"), whatever they mean
 * elsewhere.
 *
 * The mark goes on the word and on all that was made of it alone.  It is for
 * queries; indexes keep stop words, or phrases would break. */
#include <assert.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "hangul.h"
#include "stage.h"
#include "stop.h"

/* The words for one language code, sorted by bytes. */
struct stop_list {
	const char *code;
	const char *const *words;
	size_t count;
};

#include "tables/stop.h"

enum {
	LONGEST_WORD = 48, /* bytes; see tables/stop.py */
	HIRAGANA_FIRST = 0x3041,
	HIRAGANA_LAST = 0x309F,
	HANGUL_FIRST = 0xAC00,
	HANGUL_LAST = 0xD7A3,
	SHORT_HIRAGANA = 3, /* characters */
	ONE_KANA = 3,       /* bytes */
	BEGINS = 4096,
	BEGIN = 3,   /* bytes that are looked at first: one syllable */
	SLOTS = 2048 /* twice as many as words in the longest list, or more */
};

struct stop {
	struct sk_stage stage;
	const UNormalizer2 *casefold;  /* ICU owns it */
	const struct stop_list *list;  /* NULL: a language without a list */
	uint8_t begins[BEGINS];        /* 1: a word of the list may begin so */
	uint16_t slots[SLOTS];         /* 0, or 1 + the number of a word */
	const struct stop_list *kana;  /* grammar, whatever the language */
	const struct stop_list *ko;    /* of Hangul ... */
	bool unknown;                  /* ... in a field of unknown language */
	bool stop, grammar;            /* what the last word is */
	size_t len;                    /* of the field */
	uint32_t start, end, position; /* of the last word */
};

static const struct stop_list *
stop_find(struct sakuin_str code)
{
	if (code.len == 0)
		code = sk_str("en");
	for (size_t i = 0; i < sizeof stop_lists / sizeof stop_lists[0]; i++)
		if (sk_str_eq(code, sk_str(stop_lists[i].code)))
			return &stop_lists[i];
	return NULL;
}

static uint32_t
stop_hash(struct sakuin_str word, size_t most)
{
	uint32_t hash = 2166136261U; /* FNV-1a */

	for (size_t i = 0; i < word.len && i < most; i++)
		hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619U;
	return hash ^ hash >> 15;
}

/* The place in begins[] of the first bytes of WORD. */
static size_t
stop_begins(struct sakuin_str word)
{
	return stop_hash(word, BEGIN) % BEGINS;
}

/* The slot of WORD, or the free one where it belongs. */
static uint16_t *
stop_slot(struct stop *s, struct sakuin_str word)
{
	size_t i = stop_hash(word, word.len) % SLOTS;

	while (s->slots[i] &&
	       !sk_str_eq(word, sk_str(s->list->words[s->slots[i] - 1])))
		i = (i + 1) % SLOTS;
	return &s->slots[i];
}

/* Look words up in LIST from now on. */
static void
stop_use(struct stop *s, const struct stop_list *list)
{
	if (list == s->list)
		return;
	s->list = list;
	memset(s->begins, 0, sizeof s->begins);
	memset(s->slots, 0, sizeof s->slots);
	assert(!list || list->count <= SLOTS / 2);
	for (size_t i = 0; list && i < list->count; i++) {
		struct sakuin_str word = sk_str(list->words[i]);

		s->begins[stop_begins(word)] = 1;
		*stop_slot(s, word) = (uint16_t)(i + 1);
	}
}

static bool
stop_begin(struct sk_stage *self, const struct sakuin_field *field,
	   struct sakuin_error *err)
{
	struct stop *s = (struct stop *)self;

	(void)err;
	stop_use(s, stop_find(field->lang));
	s->unknown = field->lang.len == 0;
	s->len = field->text.len;
	s->stop = s->grammar = false;
	return true;
}

static bool
stop_listed(const struct stop_list *list, struct sakuin_str word)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = sk_str_cmp(word, sk_str(list->words[middle]));

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
sk_stop_any(struct sakuin_str word)
{
	if (word.len > LONGEST_WORD)
		return false;
	for (size_t i = 0; i < sizeof stop_lists / sizeof stop_lists[0]; i++)
		if (stop_listed(&stop_lists[i], word))
			return true;
	return false;
}

static bool
stop_is_short_hiragana(struct sakuin_str word)
{
	const char *p = word.ptr, *end = word.ptr + word.len;
	size_t count = 0;

	for (; p < end; count++) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c < HIRAGANA_FIRST || c > HIRAGANA_LAST)
			return false;
	}
	return count <= SHORT_HIRAGANA;
}

static bool
stop_is_hangul(struct sakuin_str word)
{
	const char *p = word.ptr;
	uint32_t c = sk_utf8_next(&p, word.ptr + word.len);

	return c >= HANGUL_FIRST && c <= HANGUL_LAST;
}

/* Is C its own fold, whatever its neighbours?  Most text is like that, and
 * folding is slow. */
static bool
stop_is_plain_char(uint32_t c)
{
	return c < 0x80 || (c >= 0xE0 && c <= 0xFF) || /* a-grave ... */
	       (c >= 0x430 && c <= 0x45F) ||           /* Cyrillic, small */
	       (c >= HIRAGANA_FIRST && c <= 0x3096) ||
	       (c >= 0x30A1 && c <= 0x30FC) || /* katakana */
	       (c >= 0x4E00 && c <= 0x9FFF) || /* Han */
	       (c >= 0xAC00 && c <= 0xD7A3);   /* Hangul syllables */
}

static bool
stop_is_plain(struct sakuin_str word)
{
	const char *p = word.ptr, *end = word.ptr + word.len;

	while (p < end)
		if (!stop_is_plain_char(sk_utf8_next(&p, end)))
			return false;
	return true;
}

/* Fold WORD into OUT, which has room for SIZE bytes; 0 if it does not fit,
 * and then it is no stop word. */
static size_t
stop_fold(const struct stop *s, struct sakuin_str word, char *out, size_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[LONGEST_WORD], folded[LONGEST_WORD];
	int32_t n = 0;

	u_strFromUTF8(wide, LONGEST_WORD, &n, word.ptr, (int32_t)word.len,
		      &status);
	n = unorm2_normalize(s->casefold, wide, n, folded, LONGEST_WORD,
			     &status);
	u_strToUTF8(out, (int32_t)size, &n, folded, n, &status);
	return U_SUCCESS(status) ? (size_t)n : 0;
}

static bool
stop_is(struct stop *s, struct sakuin_str word)
{
	char folded[LONGEST_WORD];

	/* Decomposed text may be three times as long. */
	if (word.len > (size_t)3 * LONGEST_WORD)
		return false;
	if (!stop_is_plain(word)) {
		word.len = stop_fold(s, word, folded, sizeof folded);
		word.ptr = folded;
		if (word.len == 0)
			return false;
	}
	if (stop_is_short_hiragana(word))
		return true;
	if (s->unknown && stop_is_hangul(word)) {
		if (stop_listed(s->ko, word))
			return true;
		word.len = sk_hangul_strip(word);
		return stop_listed(s->ko, word);
	}
	/* Most words begin like no stop word.  Particles are at the end, so
	 * that holds for the word without them too. */
	if (!s->list || !s->begins[stop_begins(word)])
		return false;
	if (*stop_slot(s, word))
		return true;
	word.len = sk_hangul_strip(word);
	return *stop_slot(s, word) != 0;
}

/* Was TOKEN made of the last word and of nothing else? */
static bool
stop_inside(const struct stop *s, const struct sakuin_token *token)
{
	return token->position == s->position && token->start >= s->start &&
	       token->end <= s->end;
}

static bool
stop_put(struct sk_stage *self, const struct sakuin_token *token,
	 struct sakuin_error *err)
{
	struct stop *s = (struct stop *)self;
	struct sakuin_token marked = *token;

	if (token->kind == SAKUIN_WORD) {
		s->stop = (token->run == 0 || token->script != SAKUIN_LATIN) &&
			  stop_is(s, token->text);
		s->grammar = s->stop && token->script == SAKUIN_HIRAGANA &&
			     token->end - token->start < s->len &&
			     (token->text.len <= ONE_KANA ||
			      stop_listed(s->kana, token->text));
		s->start = token->start;
		s->end = token->end;
		s->position = token->position;
	}
	/* What sounds like a stop word may be a name. */
	if (s->stop && stop_inside(s, token)) {
		marked.stop = token->kind != SAKUIN_READING;
		marked.grammar = s->grammar;
	}
	return sk_emit(self, &marked, err);
}

static void
stop_destroy(struct sk_stage *self)
{
	free(self);
}

static struct sk_stage *
stop_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	struct stop *s;

	(void)mode;
	s = sk_stage_new("stop", sizeof *s, arg, err);
	if (!s)
		return NULL;
	s->kana = stop_find(sk_str("kana"));
	s->ko = stop_find(sk_str("ko"));
	s->casefold = unorm2_getNFKCCasefoldInstance(&status);
	if (U_FAILURE(status)) {
		sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
			u_errorName(status));
		free(s);
		return NULL;
	}
	return &s->stage;
}

const struct sk_stage_type sk_stage_stop = {
	.name = "stop",
	.create = stop_create,
	.begin = stop_begin,
	.put = stop_put,
	.destroy = stop_destroy,
};
