/* index_test.h - small databases of documents, made and asked through the
 * library's own layers, for the tests of index/. */
#ifndef INDEX_TEST_H
#define INDEX_TEST_H

#include "query.h"
#include "search.h"
#include "store.h"
#include "xapian_c_test.h"

static inline struct sk_store *
writer(const char *name)
{
	struct sk_store *s = sk_store_open_writer(in_folder(name), &err);

	must(s != NULL);
	return s;
}

/* Open for reading what was made by this build. */
static inline struct sk_store *
reader(const char *name)
{
	const char *path = in_folder(name);
	char warning[500];
	struct sk_store *s = sk_store_open(&path, 1, warning, &err);

	must(s != NULL);
	ck_assert_str_eq(warning, "");
	return s;
}

/* Add a document; LANG "" is unknown, then guessed. */
static inline void
put(struct sk_store *s, const char *id, const char *title, const char *text,
    const char *lang)
{
	struct sk_document doc = { .id = sk_str(id),
				   .title = sk_str(title),
				   .text = sk_str(text),
				   .lang = sk_str(lang) };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
}

static inline void
commit_and_close(struct sk_store *s)
{
	must(sk_store_commit(s, &err));
	sk_store_close(s);
}

static inline struct xc_query *
query_with(struct sk_store *s, const char *text,
	   const struct sk_query_options *o)
{
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_query *query;

	must(r != NULL);
	must(!s || sk_rewriter_glosses(r, sk_store_db(s), &err));
	query = sk_query_new(s ? sk_store_db(s) : NULL, r, sk_str(text), o,
			     &err);
	sk_rewriter_free(r);
	return query;
}

static inline bool
see_id(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct seen *s = ctx;
	struct sakuin_str id = sk_record_field(hit->data, "id");

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%.*s", s->text.len ? " " : "",
			     (int)id.len, id.ptr);
}

/* The ids of what TEXT finds, best first; valid until the next call. */
static inline const char *
found_with(struct sk_store *s, const char *text,
	   const struct sk_query_options *o)
{
	static struct seen seen;
	struct xc_query *query = query_with(s, text, o);

	must(query != NULL);
	seen_done(&seen);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	xc_query_free(query);
	return seen_text(&seen);
}

static inline const char *
found(struct sk_store *s, const char *text)
{
	const struct sk_query_options none = { 0 };

	return found_with(s, text, &none);
}

/* For WRONG, S suggests RIGHT; "": nothing. */
static inline void
check_suggestion(struct sk_store *s, const char *wrong, const char *right)
{
	struct sk_buf out = { 0 };

	must(sk_search_suggest(s, sk_str(wrong), &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), right);
	sk_buf_done(&out);
}

/* Is the word ID among the words of LIST? */
static inline bool
listed(const char *list, const char *id)
{
	size_t len = strlen(id);

	for (const char *p = list; (p = strstr(p, id)); p += len)
		if ((p == list || p[-1] == ' ') && (!p[len] || p[len] == ' '))
			return true;
	return false;
}

/* Numbers from a seed. */
static inline uint32_t
draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

#endif
