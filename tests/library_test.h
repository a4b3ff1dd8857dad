/* library_test.h - small databases, made and asked through sakuin.h alone. */
#ifndef LIBRARY_TEST_H
#define LIBRARY_TEST_H

#include "xapian_c_test.h"

static struct seen seen;

static inline struct sakuin_str
str(const char *s)
{
	return sk_str(s);
}

static inline struct sakuin_index *
open_index(const char *name)
{
	struct sakuin_index *x = sakuin_index_open(in_folder(name), &err);

	must(x != NULL);
	return x;
}

static inline struct sakuin_rewriter *
open_rewriter(const char *name)
{
	const char *path = in_folder(name);
	struct sakuin_rewriter *r = sakuin_rewriter_new(&path, 1, &err);

	must(r != NULL);
	ck_assert_str_eq(sakuin_rewriter_warning(r), "");
	return r;
}

static inline void
make(const char *name, const char *const *lines)
{
	struct sakuin_index *x = open_index(name);

	for (; *lines; lines++)
		must(sakuin_index_add(x, str(*lines), &err));
	must(sakuin_index_commit(x, &err));
	sakuin_index_close(x);
}

static const char *const few[] = {
	("{\"id\":\"a\",\"lang\":\"ko\",\"title\":\"<i>섬</i>\",\"text\":"
	 "\"독도는 섬이다. 독도!\",\"date\":\"2012-09\",\"url\":"
	 "\"http://x/a\"}"),
	"{\"id\":\"b\",\"lang\":\"en\",\"text\":\"The island Tokto & more.\"}",
	"{\"id\":\"c\",\"lang\":\"en\",\"text\":\"They call it Takeshima.\"}",
	"{\"id\":\"d\",\"lang\":\"en\",\"text\":\"Reports of islands.\"}",
	NULL,
};

static inline bool
see_hit(void *ctx, const struct sakuin_hit *hit, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	ck_assert(hit->score >= 0);
	ck_assert_uint_eq(hit->added.len, 10);
	ck_assert(sk_str_eq(hit->kind, str("document")));
	return sk_buf_printf(
		&s->text, e, "%u %.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", hit->rank,
		(int)hit->id.len, hit->id.ptr, (int)hit->title.len,
		hit->title.ptr, (int)hit->lang.len, hit->lang.ptr,
		(int)hit->date.len, hit->date.ptr, (int)hit->url.len,
		hit->url.ptr, (int)hit->snippet.len, hit->snippet.ptr);
}

static inline const char *
searched(struct sakuin_rewriter *r, const char *text, uint32_t first,
	 uint32_t limit, uint32_t *estimate)
{
	seen_done(&seen);
	must(sakuin_search(r, str(text), first, limit, see_hit, &seen, estimate,
			   &err));
	return seen_text(&seen);
}

#endif
