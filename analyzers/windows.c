/* windows.c - which windows of a Japanese text are worth how many keys.
 *
 * A key is worth its place if somebody may type it.  A run that is nothing
 * but the window (a title, an author, a cell of a table) may be a name
 * whatever the dictionary says, and has most of its readings: two thirds of
 * those that it has here lose half a point of recall.  In running text:
 *   - names are read in many ways, other nouns seldom in more than one or
 *     two; the more pieces there are, the less likely are their rarer
 *     readings together;
 *   - no word begins with a suffix, and no noun is a prefix;
 *   - pronouns, "today" and what only grammar needs (koto, tame) are not
 *     looked for;
 *   - who romanises a text leaves its digits alone (1985-nen, 3-gatsu): they
 *     are read in a name (dai-11-kai, rokkakoku kyogi);
 *   - three pieces out of a longer row of nouns are seldom one thing. */
#include "windows.h"
#include "script.h"

enum { KANA_BYTES = 3 }; /* of one in UTF-8 */

static const struct sk_worth nothing = { 0, 0 }, number = { 2, 0 },
			     whole = { 12, 12 }, uncut = { 0, 4 };

/* By the number of pieces. */
static const struct sk_worth name[] = { { 8, 3 }, { 4, 4 }, { 4, 4 } },
			     torn[] = { { 1, 0 }, { 6, 4 }, { 4, 4 } },
			     noun[] = { { 2, 0 }, { 1, 2 }, { 0, 1 } };

/* Is there a noun right before or behind W? */
static bool
window_goes_on(const struct sk_window *w, const struct sk_pieces *pieces)
{
	const struct sk_piece *first = w->pieces, *last = first + w->count - 1;

	if (first > pieces->v && first[-1].noun &&
	    first[-1].end == first->start)
		return true;
	return last + 1 < pieces->v + pieces->count && last[1].noun &&
	       last[1].start == last->end;
}

static size_t
window_count(const struct sk_window *w, enum sk_piece_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < w->count; i++)
		n += w->pieces[i].kind == kind;
	return n;
}

static bool
piece_is_character(const struct sk_window *w, size_t i)
{
	const char *p = w->text.ptr + w->pieces[i].start;

	sk_utf8_next(&p, w->text.ptr + w->pieces[i].end);
	return p == w->text.ptr + w->pieces[i].end;
}

/* Is each piece a single character?  What the dictionary does not know it
 * tears to such pieces, and most of that is names. */
static bool
window_is_torn(const struct sk_window *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (!piece_is_character(w, i))
			return false;
	return true;
}

static bool
window_is_word(const struct sk_window *w)
{
	enum sk_piece_kind first = w->pieces[0].kind;

	if (w->count == 1 &&
	    (first == SK_PIECE_WEAK || first == SK_PIECE_PREFIX))
		return false;
	return first != SK_PIECE_SUFFIX && first != SK_PIECE_COUNTER;
}

/* Digits in front, or behind one prefix, and more than their counter. */
static bool
window_says_digits(const struct sk_window *w)
{
	size_t at = w->pieces[0].kind == SK_PIECE_PREFIX ? 1 : 0;

	if (w->count < at + 2 || w->pieces[at].kind != SK_PIECE_DIGITS ||
	    w->pieces[at].end - w->pieces[at].start > 2 ||
	    window_count(w, SK_PIECE_DIGITS) > 1)
		return false;
	return at || w->count > 2 ||
	       (w->pieces[1].kind != SK_PIECE_COUNTER &&
		!piece_is_character(w, 1));
}

struct sk_worth
sk_window_worth(const struct sk_window *w, const struct sk_pieces *pieces)
{
	bool word = window_is_word(w);
	size_t numerals = window_count(w, SK_PIECE_NUMERAL) +
			  window_count(w, SK_PIECE_COUNTER);

	if (window_count(w, SK_PIECE_DIGITS))
		return word && window_says_digits(w) ? number : nothing;
	if (w->pieces[0].start == 0 &&
	    w->pieces[w->count - 1].end == w->text.len)
		return whole;
	if (w->count > SK_WINDOW_PIECES)
		return uncut;
	if (word && window_count(w, SK_PIECE_NAME))
		return name[w->count - 1];
	if (numerals == w->count)
		return word && w->count > 1 ? number : nothing;
	if (window_is_torn(w) && (word || w->count > 1))
		return torn[w->count - 1];
	if (!word ||
	    (w->count == SK_WINDOW_PIECES && window_goes_on(w, pieces)))
		return nothing;
	return noun[w->count - 1];
}

bool
sk_torn_infix(struct sakuin_str text, const struct sk_piece *piece)
{
	static const char infixes[] = "\u306E\u30CE\u4E4B\u304C\u30AC\u30F6"
				      "\u30B1\u3005\u3064\u30C4\u30C3";

	if (piece->end - piece->start != KANA_BYTES)
		return false;
	for (const char *p = infixes; *p; p += KANA_BYTES)
		if (!memcmp(p, text.ptr + piece->start, KANA_BYTES))
			return true;
	return false;
}

bool
sk_torn_part(struct sakuin_str text, const struct sk_piece *piece)
{
	const char *p = text.ptr + piece->start, *end = text.ptr + piece->end;

	return sk_script_of(sk_utf8_next(&p, end)) == SAKUIN_HAN &&
	       (piece->noun || p == end);
}
