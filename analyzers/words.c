/* words.c - cut a field into words.
 *
 * Spaced scripts are cut exactly as Xapian's TermGenerator and QueryParser
 * cut them, so that stock front ends and we mean the same words.  What they
 * take for one word but is written without spaces (Japanese, Chinese, Thai
 * ..., and Hangul with Latin or Han) is cut further: where the kind of
 * script changes, and by ICU's dictionary in unspaced scripts.  The pieces
 * share a run number, from which later stages can put them together again.
 *
 * One break iterator serves all fields.  It is set only when a field holds
 * unspaced text and is moved forwards only. */
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "script.h"
#include "stage.h"
#include "stock.h"

enum { STOCK_WORD_MAX = 64, SUFFIX_MAX = 3, FAR = 512 };

/* What decides where a run is cut. */
enum { SPACED = 1, HANGUL = 2, UNSPACED = 4, INFIX = 8 };

struct words {
	struct sk_stage stage;
	enum sakuin_mode mode;
	UBreakIterator *breaks;
	UText utext;
	bool breaks_set;
	int32_t boundary; /* where the iterator stands */
	const char *text, *end;
	uint32_t position, run;
	struct sk_buf term; /* the word, lower-cased */
};

static void
words_destroy(struct sk_stage *self)
{
	struct words *w = (struct words *)self;

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
	struct words *w;

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
	struct words *w = (struct words *)self;

	(void)err;
	w->text = field->text.ptr;
	w->end = field->text.ptr + field->text.len;
	w->breaks_set = false;
	w->position = w->run = 0;
	return true;
}

static uint32_t
words_at(const struct words *w, const char *p)
{
	return sk_utf8_next(&p, w->end);
}

/* A word character, lower-cased, or 0.  Han that is younger than Xapian's
 * tables counts too: only we can find it, but it is found. */
static uint32_t
words_char(uint32_t c)
{
	uint32_t lower = sk_stock_wordchar(c);

	if (!lower && c >= 0x3400 && sk_script_of(c) == SAKUIN_HAN &&
	    u_isalpha((UChar32)c))
		return c;
	return lower;
}

/* SPACED, HANGUL or UNSPACED; 0 for a mark, which goes with its base. */
static unsigned
words_kind(uint32_t c)
{
	enum sakuin_script s;

	if (c < 0x80)
		return SPACED;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
	    (c >= 0x30A1 && c <= 0x30FC))
		return UNSPACED;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return HANGUL;
	if (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)
		return 0;
	s = sk_script_of(c);
	if (sk_script_unspaced(s))
		return UNSPACED;
	return s == SAKUIN_HANGUL ? HANGUL : SPACED;
}

static bool
words_put_char(struct words *w, uint32_t c, struct sakuin_error *err)
{
	if (!sk_buf_reserve(&w->term, 4, err))
		return false;
	w->term.len += sk_utf8_put(w->term.ptr + w->term.len, c);
	return true;
}

/* Most of most text: lower-case the ASCII word characters from P on into
 * w->term, and return where they end. */
static const char *
words_ascii(struct words *w, const char *p, bool *ok, struct sakuin_error *err)
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

/* Send the word in w->term, which stands at [START, END). */
static bool
words_send(struct words *w, const char *start, const char *end, uint32_t run,
	   struct sakuin_error *err)
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
words_acronym(struct words *w, const char *p, bool *ok,
	      struct sakuin_error *err)
{
	const char *q = p;

	while (q < w->end && *q >= 'A' && *q <= 'Z') {
		*ok = *ok && words_put_char(w, (uint32_t)*q | 0x20, err);
		if (++q == w->end || *q != '.')
			break;
		q++;
	}
	if (w->term.len > 1 &&
	    (q == w->end || !sk_stock_wordchar(words_at(w, q))))
		return q;
	sk_buf_clear(&w->term);
	return p;
}

/* Read word characters from P on into w->term; return their end, add to
 * *KINDS what they are, and set *LAST to the last of them. */
static const char *
words_letters(struct words *w, const char *p, unsigned *kinds, uint32_t *last,
	      bool *ok, struct sakuin_error *err)
{
	while (*ok && p < w->end) {
		const char *q = p;
		uint32_t c, lower;

		if ((unsigned char)*p < 0x80) {
			p = words_ascii(w, p, ok, err);
			if (p == q)
				return p;
			*kinds |= SPACED;
			*last = (unsigned char)p[-1];
			continue;
		}
		c = sk_utf8_next(&q, w->end);
		lower = words_char(c);
		if (!lower)
			return p;
		*kinds |= words_kind(c);
		*ok = words_put_char(w, lower, err);
		*last = lower;
		p = q;
	}
	return p;
}

/* Read what Xapian takes for a word from P on into w->term; return its end
 * and add to *KINDS what it is made of. */
static const char *
words_run(struct words *w, const char *p, unsigned *kinds, bool *ok,
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
		after = words_at(w, q);
		if (!words_char(after))
			return p;
		infix = sk_stock_infix(c, before, after);
		if (!infix)
			return p;
		p = q;
		if (infix == SK_STOCK_IGNORE)
			continue;
		*kinds |= INFIX;
		*ok = words_put_char(w, infix, err);
	}
}

/* "C++", "C#": up to three of these belong to the word. */
static const char *
words_suffix(struct words *w, const char *p, bool *ok, struct sakuin_error *err)
{
	const char *q = p;
	size_t len = w->term.len;

	while (q < w->end && (*q == '+' || *q == '#') && q - p <= SUFFIX_MAX)
		*ok = *ok && words_put_char(w, (uint32_t)*q++, err);
	if (q - p > SUFFIX_MAX ||
	    (q < w->end && sk_stock_wordchar(words_at(w, q)))) {
		w->term.len = len;
		return p;
	}
	return q;
}

static bool
words_set_breaks(struct words *w, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	utext_openUTF8(&w->utext, w->text, w->end - w->text, &status);
	ubrk_setUText(w->breaks, &w->utext, &status);
	if (U_FAILURE(status))
		return sk_fail(err, SAKUIN_EINTERNAL, "ICU word breaks: %s",
			       u_errorName(status));
	w->boundary = ubrk_first(w->breaks);
	w->breaks_set = true;
	return true;
}

/* The first word boundary behind AT, which never goes back. */
static int32_t
words_boundary(struct words *w, int32_t at)
{
	if (at - w->boundary > FAR)
		w->boundary = ubrk_following(w->breaks, at);
	while (w->boundary <= at && w->boundary != UBRK_DONE)
		w->boundary = ubrk_next(w->breaks);
	if (w->boundary == UBRK_DONE) /* never inside the text */
		w->boundary = (int32_t)(w->end - w->text);
	return w->boundary;
}

/* Lower-case [P, END) into w->term, infixes as Xapian writes them. */
static bool
words_lower(struct words *w, const char *p, const char *end,
	    struct sakuin_error *err)
{
	uint32_t before = 0;

	sk_buf_clear(&w->term);
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end), lower = words_char(c);

		if (!lower && p < end)
			lower = sk_stock_infix(c, before, words_at(w, p));
		if (lower && lower != SK_STOCK_IGNORE &&
		    !words_put_char(w, lower, err))
			return false;
		before = lower;
	}
	return true;
}

/* Cut the unspaced text [P, END) by ICU's dictionaries. */
static bool
words_cut_unspaced(struct words *w, const char *p, const char *end,
		   struct sakuin_error *err)
{
	if (!w->breaks_set && !words_set_breaks(w, err))
		return false;
	while (p < end) {
		int32_t next = words_boundary(w, (int32_t)(p - w->text));
		const char *q = w->text + next;

		if (q > end || q <= p)
			q = end;
		if (!words_lower(w, p, q, err) ||
		    !words_send(w, p, q, w->run, err))
			return false;
		p = q;
	}
	return true;
}

/* Does the infix C, between characters of KINDS, stay inside a piece?  Those
 * that Xapian drops are junk in Hangul but, in text without spaces, were put
 * where a word ends. */
static bool
words_infix_stays(uint32_t c, unsigned kinds)
{
	return kinds == SPACED ||
	       (kinds == HANGUL && sk_stock_infix(c, 0, 0) == SK_STOCK_IGNORE);
}

/* The end of the piece of one kind that begins at P, and its kind. */
static const char *
words_piece(const struct words *w, const char *p, const char *end,
	    unsigned *kind)
{
	*kind = 0;
	while (p < end) {
		const char *q = p;
		uint32_t c = sk_utf8_next(&q, end);
		unsigned k = words_kind(words_char(c) ? c : words_at(w, q));

		if (!words_char(c) &&
		    (!*kind || !words_infix_stays(c, *kind | k)))
			break;
		if (*kind && k && k != *kind)
			break;
		*kind |= k;
		p = q;
	}
	return p;
}

/* Cut the run [P, END) where the kind of script changes. */
static bool
words_cut(struct words *w, const char *p, const char *end,
	  struct sakuin_error *err)
{
	w->run++;
	while (p < end) {
		unsigned kind;
		const char *q = words_piece(w, p, end, &kind);
		bool ok;

		if (q == p) { /* an infix between the pieces */
			sk_utf8_next(&p, end);
			continue;
		}
		if (kind == UNSPACED)
			ok = words_cut_unspaced(w, p, q, err);
		else
			ok = words_lower(w, p, q, err) &&
			     words_send(w, p, q, w->run, err);
		if (!ok)
			return false;
		p = q;
	}
	return true;
}

/* Is a run of these KINDS more than one word to us? */
static bool
words_needs_cut(unsigned kinds)
{
	return kinds & UNSPACED || (kinds & HANGUL && kinds != HANGUL);
}

static bool
words_put(struct sk_stage *self, const struct sakuin_token *field,
	  struct sakuin_error *err)
{
	struct words *w = (struct words *)self;
	const char *p = w->text, *start;

	(void)field;
	while (p < w->end) {
		unsigned kinds = 0;
		bool ok = true;

		start = p;
		if (!words_char(sk_utf8_next(&p, w->end)))
			continue;
		sk_buf_clear(&w->term);
		p = words_acronym(w, start, &ok, err);
		if (p == start) {
			p = words_run(w, start, &kinds, &ok, err);
			if (ok && words_needs_cut(kinds)) {
				if (!words_cut(w, start, p, err))
					return false;
				continue;
			}
			p = words_suffix(w, p, &ok, err);
		}
		if (!ok || !words_send(w, start, p, 0, err))
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
