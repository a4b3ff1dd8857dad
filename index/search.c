/* search.c - ranked hits for a query. */
#include "search.h"
#include "spelling.h"

enum { TRIES = 3, EDITS = 2 };

/* Passes hits on and remembers that it did. */
struct search_watch {
	xc_hit_fn *fn;
	void *ctx;
	bool any;
};

static bool
search_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct search_watch *w = ctx;

	w->any = true;
	return w->fn(w->ctx, hit, err);
}

bool
sk_search(struct sk_store *store, const struct xc_query *query, uint32_t first,
	  uint32_t limit, xc_hit_fn *fn, void *ctx, uint32_t *estimate,
	  struct sakuin_error *err)
{
	const struct xc_search options = {
		.first = first,
		.limit = limit,
		.k1 = SK_BM25_K1,
		.k3 = SK_BM25_K3,
		.b = SK_BM25_B,
		.min_length = SK_BM25_MIN_LENGTH,
	};
	struct search_watch watch = { .fn = fn, .ctx = ctx };
	struct xc_db *db = sk_store_db(store);

	for (int i = 1;; i++) {
		if (xc_search(db, query, &options, search_hit, &watch, estimate,
			      err))
			return true;
		if (err->code != SAKUIN_EMODIFIED || watch.any || i == TRIES)
			return false;
		if (!xc_reopen(db, err))
			return false;
	}
}

/* Words that the text is made of, to be looked up. */
struct suggest {
	struct sk_store *store;
	struct sakuin_str text;
	struct sk_buf *out;
	struct sk_buf word;
	uint32_t copied; /* bytes of text already in out */
	bool changed;
};

static bool
suggest_word(void *ctx, const struct sakuin_token *token,
	     struct sakuin_error *err)
{
	struct suggest *s = ctx;
	struct xc_db *db = sk_store_db(s->store);
	uint32_t freq;

	if (token->kind != SAKUIN_WORD || !sk_spelling_word(token->text) ||
	    (token->end < s->text.len && s->text.ptr[token->end] == ':'))
		return true; /* no word, or the name of a field */
	if (!xc_term_freq(db, token->text, &freq, err))
		return false;
	if (freq > 0)
		return true;
	sk_buf_clear(&s->word);
	if (!xc_spelling_suggest(db, token->text, EDITS, &s->word, err))
		return false;
	if (s->word.len == 0)
		return true;
	s->changed = true;
	if (!sk_buf_add(s->out, s->text.ptr + s->copied,
			token->start - s->copied, err) ||
	    !sk_buf_add(s->out, s->word.ptr, s->word.len, err))
		return false;
	s->copied = token->end;
	return true;
}

bool
sk_search_suggest(struct sk_store *store, struct sakuin_str text,
		  struct sk_buf *out, struct sakuin_error *err)
{
	struct suggest s = { .store = store, .text = text, .out = out };
	struct sakuin_field field = { .text = text, .lang = sk_str("") };
	struct sakuin_analyzer *a =
		sakuin_analyzer_new("words", SAKUIN_QUERY, err);
	bool ok = a && sakuin_analyze(a, &field, suggest_word, &s, err);

	if (ok && s.changed)
		ok = sk_buf_add(out, text.ptr + s.copied, text.len - s.copied,
				err);
	if (!ok || !s.changed)
		sk_buf_clear(out);
	sakuin_analyzer_free(a);
	sk_buf_done(&s.word);
	return ok;
}
