/* name_cjk.c - names in Hangul, Han and kana.
 *
 * They have no capitals; what tells them is that they are short, stand at the
 * beginning and are followed by a comma, a middle dot or a bracket. */
#include "name.h"

enum { NAME_LEAST = 2, NAME_MOST = 5, JAPANESE_PARTS = 4 };

static bool
cjk_word(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return i < limit && sk_ref_free(p, i) && !t->quoted &&
	       (t->look & SK_LOOK_CJK);
}

/* How many characters the name from I on has, and where it ends: words with
 * spaces between are one name in Japanese ("family given"). */
static size_t
cjk_extent(const struct sk_ref_parse *p, size_t i, size_t limit,
	   unsigned *letters)
{
	size_t end = i;
	bool hangul = (sk_ref_tok(p, i)->look & SK_LOOK_HANGUL) != 0;

	*letters = 0;
	while (cjk_word(p, end, limit) && end < i + JAPANESE_PARTS &&
	       ((sk_ref_tok(p, end)->look & SK_LOOK_HANGUL) != 0) == hangul) {
		if (end > i && sk_ref_cue(p, end, SK_CUE_ETAL | SK_CUE_EDITOR))
			break;
		*letters += sk_ref_tok(p, end)->letters;
		end++;
	}
	return end;
}

/* A reading or the original name in brackets: "(kanji)". */
static size_t
cjk_brackets(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t mate = sk_ref_tok(p, i)->mate;

	if (i < limit && sk_ref_is(p, i, '(') && mate != SK_NO_TOKEN &&
	    mate < limit && mate <= i + 4 && sk_ref_free(p, i) &&
	    sk_ref_kind(p, i + 1, SK_TOKEN_WORD))
		return mate + 1;
	return i;
}

static bool
cjk_ends(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return i >= limit || t->kind == SK_TOKEN_SIGN || t->quoted ||
	       t->field != SK_TAKEN_FREE ||
	       (t->cue.cues & (SK_CUE_ETAL | SK_CUE_EDITOR | SK_CUE_AND));
}

/* Is a word such as journals end with, or a particle, among them? */
static bool
cjk_strange(const struct sk_ref_parse *p, size_t from, size_t to)
{
	static const char no[] = "\xE3\x81\xAE"; /* the particle */

	for (size_t i = from; i < to; i++) {
		struct sakuin_str s = sk_ref_text(p, i, i + 1);

		if (sk_ref_cue(p, i, SK_CUE_JOURNAL) ||
		    memmem(s.ptr, s.len, no, 3))
			return true;
	}
	return false;
}

struct sk_ref_name
sk_ref_name_cjk_at(const struct sk_ref_parse *p, size_t i, size_t limit,
		   bool list)
{
	struct sk_ref_name n = { 0 };
	unsigned letters, most = list ? NAME_MOST + 4 : NAME_MOST;
	size_t end = cjk_extent(p, i, limit, &letters);
	bool hangul = (sk_ref_tok(p, i)->look & SK_LOOK_HANGUL) != 0;

	if (end == i || letters < NAME_LEAST || letters > most ||
	    !cjk_ends(p, end, limit))
		return n;
	if (hangul && end > i + 1 && !list)
		return n; /* words: a title */
	if (letters > 3 && cjk_strange(p, i, end))
		return n;
	n.form = SK_NAME_CJK;
	n.family = n.given = n.given_end = i;
	n.family_end = end;
	if (end == i + 2) {
		n.family_end = n.given = i + 1;
		n.given_end = end;
	}
	n.end = cjk_brackets(p, end, limit);
	return n;
}
