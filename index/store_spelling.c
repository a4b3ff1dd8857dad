/* store_spelling.c - keep the spelling dictionary in step with the terms.
 *
 * A word counts once for each document that holds it.  Xapian keeps with each
 * piece of two or three letters the list of all words that have it, deflated,
 * so that to write words a few at a time costs more than to index them.  They
 * are held back until there are many, and at the end of a run.  A run that is
 * killed leaves a mark; what it did not write the next one counts anew. */
#include "spelling.h"
#include "store_impl.h"

#define BEHIND "sakuin.spelling"

/* Words that are held: about 100 bytes each. */
enum { WORDS_MAX = 300000 };

bool
sk_store_spell(struct sk_store *s, struct sakuin_str term, int32_t change,
	       struct sakuin_error *err)
{
	size_t before = s->words.count;
	uint32_t i;

	if (!sk_spelling_word(term))
		return true;
	if (!sk_grow(&s->word_counts, &s->word_cap, before + 1,
		     sizeof *s->word_counts, err) ||
	    !sk_table_intern(&s->words, term, &i, err))
		return false;
	if (s->words.count > before)
		s->word_counts[i] = 0;
	s->word_counts[i] += change;
	return true;
}

static bool
spelling_mark(struct sk_store *s, bool behind, struct sakuin_error *err)
{
	if (s->behind == behind)
		return true;
	s->behind = behind;
	return xc_metadata_set(s->db, sk_str(BEHIND),
			       sk_str(behind ? "behind" : ""), err);
}

bool
sk_store_spell_now(struct sk_store *s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s->words.count; i++)
		if (s->word_counts[i] &&
		    !xc_spelling_add(s->db, s->words.keys[i].text,
				     s->word_counts[i], err))
			return false;
	if (s->words.count)
		sk_table_reset(&s->words);
	return spelling_mark(s, false, err);
}

bool
sk_store_spell_later(struct sk_store *s, struct sakuin_error *err)
{
	if (s->words.count > WORDS_MAX)
		return sk_store_spell_now(s, err);
	return s->words.count == 0 || spelling_mark(s, true, err);
}

static bool
spelling_collect(void *ctx, struct sakuin_str word, uint32_t freq,
		 struct sakuin_error *err)
{
	uint32_t number;

	(void)freq;
	return sk_table_intern(ctx, word, &number, err);
}

static bool
spelling_again(void *ctx, struct sakuin_str term, uint32_t freq,
	       struct sakuin_error *err)
{
	struct sk_store *s = ctx;

	return !sk_spelling_word(term) ||
	       xc_spelling_add(s->db, term, (int32_t)freq, err);
}

/* Empty the dictionary, also of words that no document holds any more, and
 * count all terms. */
static bool
spelling_recount(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_table words = { 0 };
	bool ok = xc_spelling_words(s->db, spelling_collect, &words, err);

	/* Xapian takes off no more than there is. */
	for (size_t i = 0; ok && i < words.count; i++)
		ok = xc_spelling_add(s->db, words.keys[i].text, -INT32_MAX,
				     err);
	sk_table_done(&words);
	return ok && xc_terms(s->db, sk_str(""), spelling_again, s, err);
}

bool
sk_store_spell_recover(struct sk_store *s, struct sakuin_error *err)
{
	if (!xc_metadata_get(s->db, sk_str(BEHIND), &s->line, err))
		return false;
	s->behind = s->line.len > 0;
	return !s->behind ||
	       (spelling_recount(s, err) && spelling_mark(s, false, err));
}
