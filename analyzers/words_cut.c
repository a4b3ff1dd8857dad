/* words_cut.c - what Xapian takes for one word but is several to us.
 *
 * It is cut where the kind of script changes, and by ICU's dictionary in
 * unspaced scripts.  The pieces share a run number, from which later stages
 * can put them together again.
 *
 * One break iterator serves all fields.  It is set only when a field holds
 * unspaced text and is moved forwards only. */
#include "stock.h"
#include "words_impl.h"

enum { FAR = 512 };

/* ICU takes up a dictionary at the first character of a script that has one,
 * and until then leaves uncut what begins with one of no script, as U+30FC:
 * here are two. */
static void
words_wake_breaks(struct sk_words *w, UErrorCode *status)
{
	static const char han[] = "\xE4\xB8\xAD\xE5\x9B\xBD";

	utext_openUTF8(&w->utext, han, sizeof han - 1, status);
	ubrk_setUText(w->breaks, &w->utext, status);
	ubrk_first(w->breaks);
	ubrk_next(w->breaks);
	w->breaks_awake = true;
}

static bool
words_set_breaks(struct sk_words *w, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	if (!w->breaks_awake)
		words_wake_breaks(w, &status);
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
words_boundary(struct sk_words *w, int32_t at)
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
words_lower(struct sk_words *w, const char *p, const char *end,
	    struct sakuin_error *err)
{
	uint32_t before = 0;

	sk_buf_clear(&w->term);
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end), lower = sk_words_char(c);

		if (!lower && p < end)
			lower = sk_stock_infix(c, before, sk_words_at(w, p));
		if (lower && lower != SK_STOCK_IGNORE &&
		    !sk_words_put_char(w, lower, err))
			return false;
		before = lower;
	}
	return true;
}

/* Cut the unspaced text [P, END) by ICU's dictionaries. */
static bool
words_cut_unspaced(struct sk_words *w, const char *p, const char *end,
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
		    !sk_words_send(w, p, q, w->run, err))
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
	return kinds == SK_WORDS_SPACED ||
	       (kinds == SK_WORDS_HANGUL &&
		sk_stock_infix(c, 0, 0) == SK_STOCK_IGNORE);
}

/* The end of the piece of one kind that begins at P, and its kind. */
static const char *
words_piece(const struct sk_words *w, const char *p, const char *end,
	    unsigned *kind)
{
	*kind = 0;
	while (p < end) {
		const char *q = p;
		uint32_t c = sk_utf8_next(&q, end);
		unsigned k =
			sk_words_kind(sk_words_char(c) ? c : sk_words_at(w, q));

		if (!sk_words_char(c) &&
		    (!*kind || !words_infix_stays(c, *kind | k)))
			break;
		if (*kind && k && k != *kind)
			break;
		*kind |= k;
		p = q;
	}
	return p;
}

bool
sk_words_cut(struct sk_words *w, const char *p, const char *end,
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
		if (kind == SK_WORDS_UNSPACED)
			ok = words_cut_unspaced(w, p, q, err);
		else
			ok = words_lower(w, p, q, err) &&
			     sk_words_send(w, p, q, w->run, err);
		if (!ok)
			return false;
		p = q;
	}
	return true;
}
