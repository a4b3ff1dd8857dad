/* store_dump.h - all that a database holds, to compare with another. */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "index_test.h"
#include "store_impl.h"

/* Of each document its line, who cites it, its record and its terms; and the
 * dictionary of spellings. */
struct store_dump {
	struct sk_store *store;
	char *line[40];
	size_t count;
};

static inline bool
dump_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	  struct sakuin_error *e)
{
	return sk_buf_printf(ctx, e, " %.*s:%u", (int)term.len, term.ptr, wdf);
}

static inline void
dump_put(struct store_dump *d, struct sk_buf *line)
{
	ck_assert_uint_lt(d->count, COUNT(d->line));
	must((d->line[d->count++] = strdup(sk_buf_cstr(line, &err))) != NULL);
	sk_buf_done(line);
}

static inline bool
dump_document(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct store_dump *d = ctx;
	struct xc_db *db = sk_store_db(d->store);
	struct sk_buf data = { 0 }, line = { 0 }, cited = { 0 };
	struct sakuin_str id;

	(void)wdf;
	must(xc_document_data(db, docid, &data, e));
	id = sk_record_field(sk_buf_str(&data), "id");
	must(sk_store_line(d->store, id, &line, e));
	must(sk_store_cited(d->store, id, &cited, e));
	must(sk_buf_printf(&line, e, "\ncited %.*s\n%.*s", (int)cited.len,
			   cited.ptr, (int)data.len, data.ptr));
	must(xc_document_terms(db, docid, dump_term, &line, e));
	dump_put(d, &line);
	sk_buf_done(&cited);
	sk_buf_done(&data);
	return true;
}

static inline int
dump_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* D is what S holds, whatever its documents' numbers. */
static inline void
store_dump(struct sk_store *s, struct store_dump *d)
{
	struct sk_buf words = { 0 };

	*d = (struct store_dump){ .store = s };
	must(xc_postings(sk_store_db(s), sk_str(""), dump_document, d, &err));
	must(sk_buf_puts(&words, "spelling", &err));
	must(xc_spelling_words(sk_store_db(s), dump_term, &words, &err));
	dump_put(d, &words);
	qsort(d->line, d->count, sizeof *d->line, dump_order);
}

/* S must hold what FRESH does; it fails with the first line that differs. */
static inline void
store_equal(struct sk_store *s, struct sk_store *fresh, int round)
{
	struct store_dump have, want;

	store_dump(s, &have);
	store_dump(fresh, &want);
	for (size_t i = 0; i < have.count || i < want.count; i++)
		ck_assert_msg(i < have.count && i < want.count &&
				      !strcmp(have.line[i], want.line[i]),
			      "round %d: entry %zu of %zu:\n%.1200s\nfresh, of "
			      "%zu:\n%.1200s",
			      round, i, have.count,
			      i < have.count ? have.line[i] : "none",
			      want.count,
			      i < want.count ? want.line[i] : "none");
	for (size_t i = 0; i < have.count; i++) {
		free(have.line[i]);
		free(want.line[i]);
	}
}

#endif
