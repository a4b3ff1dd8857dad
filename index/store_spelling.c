/* store_spelling.c - keep the spelling dictionary in step with the terms.
 *
 * A word counts once for each document that holds it.  Xapian keeps with each
 * piece of two or three letters the list of all words that have it, deflated,
 * so that to write words a few at a time costs more than to index them.  So
 * changes are held back until there are many, or the run ends; and what is
 * built from nothing is counted at the end, from the terms themselves.  A run
 * that is killed leaves a mark, and the next one counts all terms again.
 * What older versions kept and we do not goes with its documents. */
#include "restricted.h"
#include "spelling.h"
#include "store_impl.h"

#define BEHIND "sakuin.spelling"

enum {
	WORDS_MAX = 200000, /* held by us: about 100 bytes each */
	BATCH = 50000       /* held by Xapian: up to 1 kB each */
};

bool
sk_store_spell(struct sk_store *s, struct sakuin_str term, int32_t change,
	       struct sakuin_error *err)
{
	size_t before = s->words.count;
	uint32_t i;

	if (s->recount || s->without & SK_WITHOUT_SPELLING ||
	    !(change > 0 ? sk_spelling_kept(term) : sk_spelling_word(term)))
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

struct spelling_change {
	struct sk_store *store;
	int32_t change;
};

static bool
spelling_change(void *ctx, struct sakuin_str term, uint32_t wdf,
		struct sakuin_error *err)
{
	struct spelling_change *c = ctx;

	(void)wdf;
	return sk_store_spell(c->store, term, c->change, err);
}

bool
sk_store_spell_document(struct sk_store *s, uint32_t docid, int32_t change,
			struct sakuin_error *err)
{
	struct spelling_change c = { s, change };
	bool restricted;

	return sk_restricted_is(s->db, docid, &restricted, err) &&
	       (restricted ||
		xc_document_terms(s->db, docid, spelling_change, &c, err));
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

/* Let Xapian write what it holds when that is a batch. */
static bool
spelling_batch(struct sk_store *s, struct sakuin_error *err)
{
	if (s->spelled < BATCH)
		return true;
	s->spelled = 0;
	return spelling_mark(s, true, err) && sk_store_flush(s, err);
}

static bool
spelling_write(struct sk_store *s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s->words.count; i++) {
		s->spelled++;
		if ((s->word_counts[i] &&
		     !xc_spelling_add(s->db, s->words.keys[i].text,
				      s->word_counts[i], err)) ||
		    !spelling_batch(s, err))
			return false;
	}
	if (s->words.count)
		sk_table_reset(&s->words);
	return true;
}

static bool
spelling_collect(void *ctx, struct sakuin_str word, uint32_t freq,
		 struct sakuin_error *err)
{
	uint32_t number;

	(void)freq;
	return sk_table_intern(ctx, word, &number, err);
}

/* Empty the dictionary, also of words that no document holds any more. */
static bool
spelling_empty(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_table words = { 0 };
	bool ok = xc_spelling_words(s->db, spelling_collect, &words, err);

	for (size_t i = 0; ok && i < words.count; i++) {
		s->spelled++;
		/* Xapian takes off no more than there is. */
		ok = xc_spelling_add(s->db, words.keys[i].text, -INT32_MAX,
				     err) &&
		     spelling_batch(s, err);
	}
	sk_table_done(&words);
	return ok;
}

/* All terms are being counted. */
struct spelling_count {
	struct sk_store *store;
	struct sk_restricted restricted;
};

static bool
spelling_term(void *ctx, struct sakuin_str term, uint32_t freq,
	      struct sakuin_error *err)
{
	struct spelling_count *c = ctx;

	if (!sk_spelling_kept(term))
		return true;
	freq = sk_restricted_others(&c->restricted, term, freq);
	if (freq == 0)
		return true;
	c->store->spelled++;
	return xc_spelling_add(c->store->db, term, (int32_t)freq, err);
}

/* The terms that begin with the LEN bytes at START.  Batches are written
 * behind them, for terms can't be listed while the database changes. */
static bool
spelling_part(struct spelling_count *count, const char *start, size_t len,
	      struct sakuin_error *err)
{
	return xc_terms(count->store->db, (struct sakuin_str){ start, len },
			spelling_term, count, err) &&
	       spelling_batch(count->store, err);
}

/* All terms but those under a prefix, which begin with a capital. */
static bool
spelling_parts(struct spelling_count *count, struct sakuin_error *err)
{
	for (int c = 0; c < 0x80; c++) {
		char start = (char)c;

		if ((c < 'A' || c > 'Z') &&
		    !spelling_part(count, &start, 1, err))
			return false;
	}
	for (int lead = 0xC2; lead < 0xF5; lead++) {
		for (int next = 0x80; next < 0xC0; next++) {
			char start[2] = { (char)lead, (char)next };

			if (!spelling_part(count, start, 2, err))
				return false;
		}
	}
	return true;
}

static bool
spelling_count(struct sk_store *s, struct sakuin_error *err)
{
	struct spelling_count count = { .store = s };
	bool ok = (s->unspelled || spelling_empty(s, err)) &&
		  sk_restricted_read(&count.restricted, s->db, err) &&
		  spelling_parts(&count, err);

	sk_restricted_done(&count.restricted);
	if (ok)
		s->recount = s->unspelled = false;
	return ok;
}

bool
sk_store_spell_now(struct sk_store *s, struct sakuin_error *err)
{
	s->spelled = 0;
	return (s->recount ? spelling_count(s, err) : spelling_write(s, err)) &&
	       spelling_mark(s, false, err);
}

bool
sk_store_spell_later(struct sk_store *s, struct sakuin_error *err)
{
	if (s->words.count > WORDS_MAX)
		return sk_store_spell_now(s, err);
	return (!s->recount && s->words.count == 0) ||
	       spelling_mark(s, true, err);
}

bool
sk_store_spell_anew(struct sk_store *s, struct sakuin_error *err)
{
	return s->without & SK_WITHOUT_SPELLING ||
	       xc_metadata_set(s->db, sk_str(BEHIND), sk_str("behind"), err);
}

bool
sk_store_spell_begin(struct sk_store *s, struct sakuin_error *err)
{
	struct xc_stats stats;

	if (!xc_stats(s->db, &stats, err) ||
	    !xc_metadata_get(s->db, sk_str(BEHIND), &s->line, err))
		return false;
	s->behind = s->line.len > 0;
	s->unspelled = stats.last_docid == 0 && !s->behind &&
		       !(s->without & SK_WITHOUT_SPELLING);
	s->recount = s->unspelled || s->behind;
	return true;
}
