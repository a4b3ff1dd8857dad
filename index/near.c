/* near.c - names of the collection that sound nearly like a word.
 *
 * All keys with the first letter of the word are compared: 10,000 in a
 * collection of 200,000 keys, which takes some milliseconds. */
#include <stdlib.h>

#include "forms.h"
#include "gate.h"
#include "leaf.h"
#include "near.h"
#include "schema.h"
#include "script.h"

enum {
	KEYS = 24,     /* of the word */
	KEY_MIN = 4,   /* bytes; shorter ones are all near each other */
	KEY_MAX = 40,  /* bytes */
	LONG_KEY = 10, /* bytes from which on two edits are few */
	DOCUMENTS = 20 /* that are looked at for a spelling */
};

struct near_key {
	enum sakuin_reading reading;
	struct sakuin_str text;
	uint32_t limit; /* of edits */
};

struct sk_near {
	struct sk_store *store;
	struct sakuin_analyzer *analyzer;
	struct sk_arena arena; /* of the word under way */
	struct near_key keys[KEYS];
	size_t count;
	enum sakuin_reading reading; /* of the terms under way */
	struct sk_buf best;          /* the term */
	uint32_t distance, freq;
};

void
sk_near_free(struct sk_near *n)
{
	if (!n)
		return;
	sakuin_analyzer_free(n->analyzer);
	sk_arena_done(&n->arena);
	sk_buf_done(&n->best);
	free(n);
}

struct sk_near *
sk_near_new(struct sk_store *store, struct sakuin_error *err)
{
	struct sk_near *n = calloc(1, sizeof *n);

	if (!n) {
		sk_nomem(err);
		return NULL;
	}
	n->store = store;
	n->analyzer = sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_QUERY, err);
	if (!n->analyzer) {
		sk_near_free(n);
		return NULL;
	}
	return n;
}

static void
near_add(struct sk_near *n, enum sakuin_reading reading, struct sakuin_str text,
	 uint32_t limit)
{
	if (n->count < KEYS && text.len >= KEY_MIN && text.len <= KEY_MAX)
		n->keys[n->count++] = (struct near_key){ reading, text, limit };
}

/* WORD can't be read as READING.  It may be a slip away from what can, as
 * scanners make them: then its letters are nearly a key. */
static void
near_unreadable(struct sk_near *n, enum sakuin_reading reading,
		struct sakuin_str word)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->keys[i].reading == reading)
			return;
	near_add(n, reading, word, 1);
}

/* Add the keys of WORD as text in LANG has them; READING's only, or all. */
static bool
near_read(struct sk_near *n, struct sakuin_str word, const char *lang,
	  enum sakuin_reading reading, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!sk_leaf_read_text(n->analyzer, sk_str(lang), word, &n->arena,
			       &leaf, &ours, err))
		return false;
	for (size_t i = 0; ours && i < leaf.key_count; i++)
		if (leaf.keys[i].whole && (reading == SAKUIN_READ_NONE ||
					   leaf.keys[i].reading == reading))
			near_add(n, leaf.keys[i].reading, leaf.keys[i].text,
				 leaf.keys[i].text.len < LONG_KEY ? 1 : 2);
	return true;
}

/* The keys of WORD, an ordinary one too: what it means was not found. */
static bool
near_keys(struct sk_near *n, struct sakuin_str word, struct sakuin_error *err)
{
	n->count = 0;
	sk_arena_reset(&n->arena);
	if (!near_read(n, word, "", SAKUIN_READ_NONE, err))
		return false;
	if (n->count == 0 && (!near_read(n, word, "ja", SAKUIN_READ_JA, err) ||
			      !near_read(n, word, "ko", SAKUIN_READ_KO, err) ||
			      !near_read(n, word, "zh", SAKUIN_READ_ZH, err)))
		return false;
	if (sk_script_at(word, 0) == SAKUIN_LATIN &&
	    !sk_gate_blocks(SK_GATE_JA, word, SK_GATE_QUERY)) {
		near_unreadable(n, SAKUIN_READ_JA, word);
		near_unreadable(n, SAKUIN_READ_KO, word);
		near_unreadable(n, SAKUIN_READ_ZH, word);
	}
	return true;
}

/* Add how many documents have PREFIX and TEXT to *FREQ. */
static bool
near_freq(struct sk_near *n, const char *prefix, struct sakuin_str text,
	  uint32_t *freq, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t more = 0;
	bool ok = sk_buf_puts(&term, prefix, err) &&
		  sk_buf_add(&term, text.ptr, text.len, err) &&
		  xc_term_freq(sk_store_db(n->store), sk_buf_str(&term), &more,
			       err);

	sk_buf_done(&term);
	*freq += more;
	return ok;
}

bool
sk_near_found(struct sk_near *n, struct sakuin_str word, bool *found,
	      struct sakuin_error *err)
{
	uint32_t freq = 0;
	struct sk_leaf leaf;
	bool ours;

	sk_arena_reset(&n->arena);
	if (!sk_leaf_read_text(n->analyzer, sk_str(""), word, &n->arena, &leaf,
			       &ours, err))
		return false;
	for (size_t i = 0; ours && i < leaf.key_count && freq == 0; i++)
		if (leaf.keys[i].whole &&
		    !near_freq(n, sk_schema_reading(leaf.keys[i].reading, ""),
			       leaf.keys[i].text, &freq, err))
			return false;
	for (size_t i = 0; ours && i < leaf.words[0].stem_count; i++)
		if (!near_freq(n, "Z", leaf.words[0].stems[i], &freq, err))
			return false;
	if (ours && leaf.words[0].part_stem.len &&
	    !near_freq(n, "Z", leaf.words[0].part_stem, &freq, err))
		return false;
	*found = freq > 0;
	return true;
}

/* The edits between A and B (Levenshtein; two letters that changed places are
 * one), or more than LIMIT. */
static uint32_t
near_distance(struct sakuin_str a, struct sakuin_str b, uint32_t limit)
{
	uint32_t rows[3][KEY_MAX + 1];

	if (b.len > KEY_MAX || a.len + limit < b.len || b.len + limit < a.len)
		return limit + 1;
	for (uint32_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (uint32_t i = 1; i <= a.len; i++) {
		uint32_t *row = rows[i % 3], *last = rows[(i + 2) % 3];
		uint32_t least = row[0] = i;

		for (uint32_t j = 1; j <= b.len; j++) {
			bool same = a.ptr[i - 1] == b.ptr[j - 1];
			uint32_t d = last[j - 1] + !same;

			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (row[j - 1] + 1 < d)
				d = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
			    a.ptr[i - 2] == b.ptr[j - 1] &&
			    rows[(i + 1) % 3][j - 2] + 1 < d)
				d = rows[(i + 1) % 3][j - 2] + 1;
			row[j] = d;
			if (d < least)
				least = d;
		}
		if (least > limit)
			return limit + 1;
	}
	return rows[a.len % 3][b.len];
}

/* A term of the collection. */
static bool
near_term(void *ctx, struct sakuin_str term, uint32_t freq,
	  struct sakuin_error *err)
{
	struct sk_near *n = ctx;
	size_t prefix = strlen(sk_schema_reading(n->reading, ""));
	struct sakuin_str key = { term.ptr + prefix, term.len - prefix };

	for (size_t i = 0; i < n->count; i++) {
		struct sakuin_str mine = n->keys[i].text;
		uint32_t limit = n->keys[i].limit, distance;

		if (n->keys[i].reading != n->reading || *mine.ptr != *key.ptr)
			continue;
		distance = near_distance(mine, key, limit);
		if (distance > limit || distance > n->distance ||
		    (distance == n->distance && freq <= n->freq))
			continue;
		n->distance = distance;
		n->freq = freq;
		sk_buf_clear(&n->best);
		if (!sk_buf_add(&n->best, term.ptr, term.len, err))
			return false;
	}
	return true;
}

/* Look at the terms that begin like key I, unless an earlier key began so. */
static bool
near_walk(struct sk_near *n, size_t i, struct sakuin_error *err)
{
	const struct near_key *k = &n->keys[i];
	struct sk_buf start = { 0 };
	bool ok;

	for (size_t j = 0; j < i; j++)
		if (n->keys[j].reading == k->reading &&
		    *n->keys[j].text.ptr == *k->text.ptr)
			return true;
	n->reading = k->reading;
	ok = sk_buf_puts(&start, sk_schema_reading(k->reading, ""), err) &&
	     sk_buf_add(&start, k->text.ptr, 1, err) &&
	     xc_terms(sk_store_db(n->store), sk_buf_str(&start), near_term, n,
		      err);
	sk_buf_done(&start);
	return ok;
}

/* The most frequent spelling of n->best; rather one in Latin letters if the
 * word was in them. */
static bool
near_spelling(struct sk_near *n, bool latin, struct sk_buf *out,
	      struct sakuin_error *err)
{
	struct sk_forms forms = { .count = 0 };
	struct sakuin_str term = sk_buf_str(&n->best);
	bool ok = sk_forms_of_terms(n->store, &term, 1, DOCUMENTS, &forms, err);
	size_t best = 0;

	for (size_t i = forms.count; ok && i-- > 0;)
		if ((sk_script_at(forms.list[i].text, 0) == SAKUIN_LATIN) ==
		    latin)
			best = i;
	if (ok && forms.count)
		ok = sk_buf_add(out, forms.list[best].text.ptr,
				forms.list[best].text.len, err);
	sk_forms_done(&forms);
	return ok;
}

bool
sk_near_spelling(struct sk_near *n, struct sakuin_str word, struct sk_buf *out,
		 struct sakuin_error *err)
{
	bool latin = sk_script_at(word, 0) == SAKUIN_LATIN;

	sk_buf_clear(out);
	sk_buf_clear(&n->best);
	n->distance = UINT32_MAX;
	n->freq = 0;
	if (!near_keys(n, word, err))
		return false;
	for (size_t i = 0; i < n->count; i++)
		if (!near_walk(n, i, err))
			return false;
	return n->best.len == 0 || near_spelling(n, latin, out, err);
}
