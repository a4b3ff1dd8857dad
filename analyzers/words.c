/* words.c - cut a field into words.
 *
 * Spaced scripts are cut exactly as Xapian's TermGenerator and QueryParser
 * cut them, so that stock front ends and we mean the same words.  What they
 * take for one word but is written without spaces (Japanese, Chinese, Thai
 * ..., and Hangul with Latin or Han) is cut further, in words_cut.c. */
#include <stdlib.h>
#include <unicode/uchar.h>

#include "script.h"
#include "stock.h"
#include "words_impl.h"

enum { STOCK_WORD_MAX = 64, SUFFIX_MAX = 3 };

static void
words_destroy(struct sk_stage *self)
{
	struct sk_words *w = (struct sk_words *)self;

	ubrk_close(w->breaks);
	utext_close(&w->utext);
	sk_buf_done(&w->term);
	free(w);
}

static struct sk_stage *
words_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UText empty = UTEXT_INITIALIZER;
	struct sk_words *w;

	if (arg) {
		sk_fail(err, SAKUIN_EINVAL, "'words' takes no option '%s'",
			arg);
		return NULL;
	}
	w = calloc(1, sizeof *w);
	if (!w) {
		sk_nomem(err);
		return NULL;
	}
	w->mode = mode;
	w->utext = empty;
	w->breaks = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
	if (U_FAILURE(status)) {
		sk_fail(err, SAKUIN_EINTERNAL, "ICU word breaks: %s",
			u_errorName(status));
		words_destroy(&w->stage);
		return NULL;
	}
	return &w->stage;
}

static bool
words_begin(struct sk_stage *self, const struct sakuin_field *field,
	    struct sakuin_error *err)
{
	struct sk_words *w = (struct sk_words *)self;

	(void)err;
	w->text = field->text.ptr;
	w->end = field->text.ptr + field->text.len;
	w->breaks_set = false;
	w->position = w->run = 0;
	return true;
}

/* Han that is younger than Xapian's tables counts too: only we can find it,
 * but it is found. */
uint32_t
sk_words_char(uint32_t c)
{
	uint32_t lower = sk_stock_wordchar(c);

	if (!lower && c >= 0x3400 && sk_script_of(c) == SAKUIN_HAN &&
	    u_isalpha((UChar32)c))
		return c;
	return lower;
}

unsigned
sk_words_kind(uint32_t c)
{
	enum sakuin_script s;

	if (c < 0x80)
		return SK_WORDS_SPACED;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
	    (c >= 0x30A1 && c <= 0x30FC))
		return SK_WORDS_UNSPACED;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return SK_WORDS_HANGUL;
	if (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)
		return 0;
	s = sk_script_of(c);
	if (sk_script_unspaced(s))
		return SK_WORDS_UNSPACED;
	return s == SAKUIN_HANGUL ? SK_WORDS_HANGUL : SK_WORDS_SPACED;
}

bool
sk_words_put_char(struct sk_words *w, uint32_t c, struct sakuin_error *err)
{
	if (!sk_buf_reserve(&w->term, 4, err))
		return false;
	w->term.len += sk_utf8_put(w->term.ptr + w->term.len, c);
	return true;
}

/* Most of most text: lower-case the ASCII word characters from P on into
 * w->term, and return where they end. */
static const char *
words_ascii(struct sk_words *w, const char *p, bool *ok,
	    struct sakuin_error *err)
{
	const char *q = p;

	while (q < w->end && (unsigned char)*q < 0x80 &&
	       sk_stock_wordchar((unsigned char)*q))
		q++;
	*ok = sk_buf_reserve(&w->term, (size_t)(q - p), err);
	if (!*ok)
		return p;
	while (p < q)
		w->term.ptr[w->term.len++] =
			(char)sk_stock_wordchar((unsigned char)*p++);
	return q;
}

bool
sk_words_send(struct sk_words *w, const char *start, const char *end,
	      uint32_t run, struct sakuin_error *err)
{
	struct sakuin_token token = {
		.text = sk_buf_str(&w->term),
		.start = (uint32_t)(start - w->text),
		.end = (uint32_t)(end - w->text),
		.kind = SAKUIN_WORD,
		.run = run,
	};

	if (token.text.len == 0)
		return true;
	if (w->mode == SAKUIN_INDEX && token.text.len > STOCK_WORD_MAX) {
		w->run++; /* what stood around it does not touch */
		return true;
	}
	token.position = ++w->position;
	token.script =
		sk_script_of(sk_utf8_next(&(const char *){ token.text.ptr },
					  token.text.ptr + token.text.len));
	return sk_emit(&w->stage, &token, err);
}

/* Initials with full stops ("D.P.R.K.") are one word.  If they stand at P,
 * fill w->term and return where they end, else P. */
static const char *
words_acronym(struct sk_words *w, const char *p, bool *ok,
	      struct sakuin_error *err)
{
	const char *q = p;

	while (q < w->end && *q >= 'A' && *q <= 'Z') {
		*ok = *ok && sk_words_put_char(w, (uint32_t)*q | 0x20, err);
		if (++q == w->end || *q != '.')
			break;
		q++;
	}
	if (w->term.len > 1 &&
	    (q == w->end || !sk_stock_wordchar(sk_words_at(w, q))))
		return q;
	sk_buf_clear(&w->term);
	return p;
}

/* Read word characters from P on into w->term; return their end, add to
 * *KINDS what they are, and set *LAST to the last of them. */
static const char *
words_letters(struct sk_words *w, const char *p, unsigned *kinds,
	      uint32_t *last, bool *ok, struct sakuin_error *err)
{
	while (*ok && p < w->end) {
		const char *q = p;
		uint32_t c, lower;

		if ((unsigned char)*p < 0x80) {
			p = words_ascii(w, p, ok, err);
			if (p == q)
				return p;
			*kinds |= SK_WORDS_SPACED;
			*last = (unsigned char)p[-1];
			continue;
		}
		c = sk_utf8_next(&q, w->end);
		lower = sk_words_char(c);
		if (!lower)
			return p;
		*kinds |= sk_words_kind(c);
		*ok = sk_words_put_char(w, lower, err);
		*last = lower;
		p = q;
	}
	return p;
}

/* Read what Xapian takes for a word from P on into w->term; return its end
 * and add to *KINDS what it is made of. */
static const char *
words_run(struct sk_words *w, const char *p, unsigned *kinds, bool *ok,
	  struct sakuin_error *err)
{
	uint32_t before = 0;

	for (;;) {
		uint32_t c, after, infix;
		const char *q;

		p = words_letters(w, p, kinds, &before, ok, err);
		if (!*ok || p == w->end)
			return p;
		q = p;
		c = sk_utf8_next(&q, w->end);
		if (q == w->end)
			return p;
		after = sk_words_at(w, q);
		if (!sk_words_char(after))
			return p;
		infix = sk_stock_infix(c, before, after);
		if (!infix)
			return p;
		p = q;
		if (infix == SK_STOCK_IGNORE)
			continue;
		*kinds |= SK_WORDS_INFIX;
		*ok = sk_words_put_char(w, infix, err);
	}
}

/* "C++", "C#": up to three of these belong to the word. */
static const char *
words_suffix(struct sk_words *w, const char *p, bool *ok,
	     struct sakuin_error *err)
{
	const char *q = p;
	size_t len = w->term.len;

	while (q < w->end && (*q == '+' || *q == '#') && q - p <= SUFFIX_MAX)
		*ok = *ok && sk_words_put_char(w, (uint32_t)*q++, err);
	if (q - p > SUFFIX_MAX ||
	    (q < w->end && sk_stock_wordchar(sk_words_at(w, q)))) {
		w->term.len = len;
		return p;
	}
	return q;
}

/* Is a run of these KINDS more than one word to us? */
static bool
words_needs_cut(unsigned kinds)
{
	return kinds & SK_WORDS_UNSPACED ||
	       (kinds & SK_WORDS_HANGUL && kinds != SK_WORDS_HANGUL);
}

static bool
words_put(struct sk_stage *self, const struct sakuin_token *field,
	  struct sakuin_error *err)
{
	struct sk_words *w = (struct sk_words *)self;
	const char *p = w->text, *start;

	(void)field;
	while (p < w->end) {
		unsigned kinds = 0;
		bool ok = true;

		start = p;
		if (!sk_words_char(sk_utf8_next(&p, w->end)))
			continue;
		sk_buf_clear(&w->term);
		p = words_acronym(w, start, &ok, err);
		if (p == start) {
			p = words_run(w, start, &kinds, &ok, err);
			if (ok && words_needs_cut(kinds)) {
				if (!sk_words_cut(w, start, p, err))
					return false;
				continue;
			}
			p = words_suffix(w, p, &ok, err);
		}
		if (!ok || !sk_words_send(w, start, p, 0, err))
			return false;
	}
	return true;
}

const struct sk_stage_type sk_stage_words = {
	.name = "words",
	.create = words_create,
	.begin = words_begin,
	.put = words_put,
	.destroy = words_destroy,
};
