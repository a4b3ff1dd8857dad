/* related_words.c - the words that tell what a document is about.
 *
 * A word tells as much as it would add to the score of this very document if
 * it were asked for: BM25 without the length (Robertson and Sparck Jones's
 * offer weight does the same for several documents).  Documents in other
 * languages have few of its words, but the names, which their reading keys
 * tell; in its own language the keys would only count the words again. */
#include <math.h>
#include <stdlib.h>

#include "related_impl.h"
#include "rights.h"
#include "schema.h"
#include "search.h"

enum {
	WORDS = 40,       /* more add noise before they add what is like it */
	KEYS = 80,        /* most of them no other language has */
	CANDIDATES = 4000 /* of a long document, the most frequent ones */
};

struct word {
	struct sakuin_str term;
	uint32_t wdf;
	double weight;
};

struct words {
	struct sk_arena *arena;
	struct word *list;
	size_t count, cap;
	const char *prefix; /* which terms are wanted: "Z", or "XR" for keys */
	struct sakuin_str lang; /* of the document, for stop words of stems */
};

/* Is TERM the stem of a word in the text, or a key of one? */
static bool
word_wanted(const struct words *w, struct sakuin_str term)
{
	size_t len = strlen(w->prefix);

	if (term.len <= len || memcmp(term.ptr, w->prefix, len) != 0)
		return false;
	/* Not those of titles and authors: the text has them, too. */
	return len == 1 ? !(term.ptr[1] >= 'A' && term.ptr[1] <= 'Z')
			: term.len > 4 && term.ptr[3] == ':';
}

static bool
word_add(void *ctx, struct sakuin_str term, uint32_t wdf,
	 struct sakuin_error *err)
{
	struct words *w = ctx;
	struct word *word;

	if (wdf == 0 || !word_wanted(w, term))
		return true;
	if (!sk_grow(&w->list, &w->cap, w->count + 1, sizeof *w->list, err))
		return false;
	word = &w->list[w->count++];
	*word = (struct word){ .wdf = wdf };
	return sk_arena_copy(w->arena, term, &word->term, err);
}

static int
word_frequent(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return (x->wdf < y->wdf) - (x->wdf > y->wdf);
}

static int
word_telling(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	size_t len = x->term.len < y->term.len ? x->term.len : y->term.len;
	int order = (x->weight < y->weight) - (x->weight > y->weight);

	if (order == 0)
		order = memcmp(x->term.ptr, y->term.ptr, len);
	return order ? order : (x->term.len > y->term.len) ? 1 : -1;
}

static bool
words_weigh(struct words *w, struct xc_db *db, struct sakuin_error *err)
{
	struct xc_stats stats;

	if (!xc_stats(db, &stats, err))
		return false;
	if (w->count == 0)
		return true;
	qsort(w->list, w->count, sizeof *w->list, word_frequent);
	if (w->count > CANDIDATES)
		w->count = CANDIDATES;
	for (size_t i = 0; i < w->count; i++) {
		struct word *word = &w->list[i];
		double wdf = word->wdf;
		uint32_t n;

		if (!xc_term_freq(db, word->term, &n, err))
			return false;
		/* What nothing else has finds nothing, what most have, too
		 * much. */
		if (n > 1 && n <= stats.documents / 2 + 1)
			word->weight = wdf / (wdf + SK_BM25_K1) *
				       log((stats.documents + 1.0) / n);
	}
	qsort(w->list, w->count, sizeof *w->list, word_telling);
	return true;
}

static bool
word_stops(void *ctx, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	bool *stops = ctx;

	(void)err;
	*stops |= token->stop;
	return true;
}

/* In a small collection "the" tells as much as any word does, so stop words
 * are left out; the MOST telling others are kept. */
static bool
words_stop(struct words *w, size_t most, struct sakuin_error *err)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new("words | stop", SAKUIN_QUERY, err);
	size_t kept = 0;
	bool ok = a != NULL;

	for (size_t i = 0; ok && i < w->count && kept < most; i++) {
		struct sakuin_str word = w->list[i].term;
		struct sakuin_field field = { .lang = w->lang };
		bool stops = false;

		word.ptr += strlen(w->prefix);
		word.len -= strlen(w->prefix);
		field.text = word;
		ok = sakuin_analyze(a, &field, word_stops, &stops, err);
		if (!stops)
			w->list[kept++] = w->list[i];
	}
	w->count = kept;
	sakuin_analyzer_free(a);
	return ok;
}

/* The MOST telling terms of DOCID with PREFIX, joined by OR; *OUT is NULL for
 * none. */
static bool
words_node(struct words *w, struct sk_store *store, uint32_t docid, size_t most,
	   struct xc_node **out, struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(store);
	struct sk_nodes nodes = { .arena = w->arena };
	bool ok = xc_document_terms(db, docid, word_add, w, err) &&
		  words_weigh(w, db, err) && words_stop(w, most, err);

	for (size_t i = 0; ok && i < w->count && w->list[i].weight > 0; i++) {
		struct xc_node *leaf = sk_node_term(w->arena, NULL, false, "",
						    w->list[i].term, err);

		if (leaf)
			leaf->wqf = 1;
		ok = sk_nodes_add(&nodes, leaf, err);
	}
	*out = ok && nodes.count ? sk_nodes_join(&nodes, XC_OR, err) : NULL;
	free(w->list);
	return ok && (*out || nodes.count == 0);
}

/* KEYS in documents that are not in the language LANG. */
static struct xc_node *
words_abroad(struct xc_node *keys, struct sakuin_str lang,
	     struct sk_arena *arena, struct sakuin_error *err)
{
	const char *prefix = sk_fields[SK_FIELD_LANG].prefix;
	struct sk_nodes abroad = { .arena = arena };

	if (lang.len == 0)
		return keys;
	if (!sk_nodes_add(&abroad, keys, err) ||
	    !sk_nodes_add(&abroad,
			  sk_node_term(arena, NULL, false, prefix, lang, err),
			  err))
		return NULL;
	return sk_nodes_join(&abroad, XC_AND_NOT, err);
}

bool
sk_related_words(struct sk_store *store, uint32_t docid, struct sk_arena *arena,
		 struct xc_node **out, struct sakuin_error *err)
{
	struct words words = { .arena = arena, .prefix = "Z" };
	struct words keys = { .arena = arena, .prefix = SK_READING_PREFIX };
	struct sk_nodes both = { .arena = arena };
	struct sk_buf data = { 0 };
	struct xc_node *node;
	bool ok = xc_document_data(sk_store_db(store), docid, &data, err);

	*out = NULL;
	/* Its words would be marked in the texts of the others. */
	if (ok && sk_rights_access(sk_record_field(
			  sk_buf_str(&data), "rights")) != SK_ACCESS_OPEN) {
		sk_buf_done(&data);
		return true;
	}
	words.lang = sk_record_field(sk_buf_str(&data), "language");
	ok = ok && words_node(&words, store, docid, WORDS, &node, err) &&
	     (!node || sk_nodes_add(&both, node, err)) &&
	     words_node(&keys, store, docid, KEYS, &node, err) &&
	     (!node ||
	      sk_nodes_add(&both, words_abroad(node, words.lang, arena, err),
			   err));
	*out = ok && both.count ? sk_nodes_join(&both, XC_OR, err) : NULL;
	sk_buf_done(&data);
	return ok && (*out || both.count == 0);
}
