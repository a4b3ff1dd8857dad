/* windows.c - which windows of a Japanese text are worth how many keys.
 *
 * A key is worth its place if somebody may type it.  A run that is nothing
 * but the window (a title, an author, a cell of a table) may be a name
 * whatever the dictionary says, and has most of its readings: two thirds of
 * those that it has here lose half a point of recall.  In running text:
 *   - names are read in many ways, other nouns seldom in more than one or
 *     two; the more pieces there are, the less likely are their rarer
 *     readings together, unless all of them are names;
 *   - no word begins with a suffix or with what counts a number (3-gatsu
 *     matsu), none ends with a prefix or with a number that is counted, and
 *     no noun is a prefix;
 *   - pronouns, "today" and what only grammar needs (koto, tame) are not
 *     looked for, nor what begins or ends with them;
 *   - who romanises a text leaves its digits alone (1985-nen, 3-gatsu): they
 *     are read in a name (dai-11-kai, rokkakoku kyogi);
 *   - who romanises a text puts a space between a word in katakana and a noun
 *     in kanji (Furansu kakumei), though not before a suffix (doitsugo);
 *   - three pieces out of a longer row of nouns are seldom one thing, nor are
 *     two with more behind them.
 * What is no thing by these rules may still be a name, where a list of names
 * has it, and names amid nothing but nouns have all readings. */
#include "windows.h"
#include "script.h"

enum { NAME_PIECES = 4, KANA_BYTES = 3 }; /* of one in UTF-8 */

static const struct sk_worth nothing = { 0, 0 }, number = { 2, 0 },
			     whole = { 12, 12 }, uncut = { 0, 4 },
			     listed = { 0, 2 }, piece_of_torn = { 3, 2 };

/* By the number of pieces. */
static const struct sk_worth name[] = { { 8, 3 }, { 4, 4 }, { 4, 4 } },
			     part[] = { { 8, 3 }, { 2, 2 }, { 2, 2 } },
			     torn[] = { { 1, 0 }, { 6, 4 }, { 4, 4 } },
			     noun[] = { { 2, 0 }, { 1, 1 }, { 0, 1 } };

/* The noun right before W, or NULL. */
static const struct sk_piece *
window_before(const struct sk_window *w, const struct sk_pieces *pieces)
{
	const struct sk_piece *first = w->pieces;

	return first > pieces->v && first[-1].noun &&
			       first[-1].end == first->start
		       ? first - 1
		       : NULL;
}

/* The noun right behind W, or NULL. */
static const struct sk_piece *
window_behind(const struct sk_window *w, const struct sk_pieces *pieces)
{
	const struct sk_piece *last = w->pieces + w->count - 1;

	return last + 1 < pieces->v + pieces->count && last[1].noun &&
			       last[1].start == last->end
		       ? last + 1
		       : NULL;
}

static bool
window_goes_on(const struct sk_window *w, const struct sk_pieces *pieces)
{
	return window_before(w, pieces) || window_behind(w, pieces);
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
piece_is_number(const struct sk_piece *piece)
{
	return piece->kind == SK_PIECE_DIGITS ||
	       piece->kind == SK_PIECE_NUMERAL;
}

/* Does W begin as a word does? */
static bool
window_begins(const struct sk_window *w, const struct sk_pieces *pieces)
{
	const struct sk_piece *before = window_before(w, pieces);
	enum sk_piece_kind first = w->pieces[0].kind;

	if (w->count == 1 &&
	    (first == SK_PIECE_WEAK || first == SK_PIECE_PREFIX))
		return false;
	if (before && before->kind == SK_PIECE_DIGITS && first != SK_PIECE_NAME)
		return false;
	return first != SK_PIECE_SUFFIX && first != SK_PIECE_COUNTER;
}

/* Does W end as a word does? */
static bool
window_ends(const struct sk_window *w, const struct sk_pieces *pieces)
{
	const struct sk_piece *last = w->pieces + w->count - 1;

	return w->count == 1 ||
	       (last->kind != SK_PIECE_PREFIX &&
		!(piece_is_number(last) && window_behind(w, pieces)));
}

static bool
piece_is_katakana(const struct sk_window *w, size_t i)
{
	const char *p = w->text.ptr + w->pieces[i].start;

	return sk_script_of(sk_utf8_next(&p, w->text.ptr + w->pieces[i].end)) ==
	       SAKUIN_KATAKANA;
}

/* Is there nothing but nouns, and few, as in titles and names of more pieces
 * than a window has? */
static bool
window_in_name(const struct sk_pieces *pieces)
{
	if (pieces->count > NAME_PIECES)
		return false;
	for (size_t i = 0; i < pieces->count; i++)
		if (!pieces->v[i].noun)
			return false;
	return true;
}

/* Is there a word in katakana next to a noun in another script? */
static bool
window_has_space(const struct sk_window *w)
{
	for (size_t i = 1; i < w->count; i++)
		if (piece_is_katakana(w, i) != piece_is_katakana(w, i - 1) &&
		    w->pieces[i].kind != SK_PIECE_SUFFIX &&
		    w->pieces[i - 1].kind != SK_PIECE_PREFIX)
			return true;
	return false;
}

/* Is there a word in it that nobody looks for? */
static bool
window_is_weak(const struct sk_window *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->pieces[i].kind == SK_PIECE_WEAK &&
		    (i + 1 == w->count || !piece_is_character(w, i)))
			return true;
	return false;
}

/* Is W, of several pieces, one thing, as far as can be seen?  What ends a row
 * of nouns is what the row names (genshi | kimyo-dan). */
static bool
window_is_thing(const struct sk_window *w, const struct sk_pieces *pieces)
{
	if (window_is_weak(w) || window_has_space(w))
		return false;
	if (w->count == SK_WINDOW_PIECES)
		return !window_goes_on(w, pieces);
	return window_count(w, SK_PIECE_NAME) || !window_behind(w, pieces);
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

/* Of a window of single characters, where no name is known. */
static struct sk_worth
window_torn(const struct sk_window *w, const struct sk_pieces *pieces)
{
	if (w->count > 1 && window_goes_on(w, pieces) &&
	    !window_in_name(pieces))
		return piece_of_torn;
	return torn[w->count - 1];
}

/* Of a window that is a word and no number. */
static struct sk_worth
window_noun(const struct sk_window *w, const struct sk_pieces *pieces)
{
	size_t names = window_count(w, SK_PIECE_NAME);

	if (names && (window_is_torn(w) || window_in_name(pieces)))
		return name[w->count - 1];
	if (w->count > 1 && names < w->count && !window_is_thing(w, pieces))
		return names || w->count < SK_WINDOW_PIECES ? listed : nothing;
	if (names && names < w->count)
		return part[w->count - 1];
	if (names)
		return name[w->count - 1];
	return noun[w->count - 1];
}

struct sk_worth
sk_window_worth(const struct sk_window *w, const struct sk_pieces *pieces)
{
	bool word = window_begins(w, pieces) && window_ends(w, pieces);
	size_t numerals = window_count(w, SK_PIECE_NUMERAL) +
			  window_count(w, SK_PIECE_COUNTER);

	if (window_count(w, SK_PIECE_DIGITS))
		return word && !window_is_weak(w) && window_says_digits(w)
			       ? number
			       : nothing;
	if (w->pieces[0].start == 0 &&
	    w->pieces[w->count - 1].end == w->text.len)
		return whole;
	if (w->count > SK_WINDOW_PIECES)
		return uncut;
	if (numerals == w->count)
		return word && w->count > 1 ? number : nothing;
	if (window_is_torn(w) && (word || w->count > 1) &&
	    (!word || window_count(w, SK_PIECE_NAME) == 0))
		return window_torn(w, pieces);
	return word ? window_noun(w, pieces) : nothing;
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
