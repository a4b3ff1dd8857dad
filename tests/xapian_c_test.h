/* xapian_c_test.h - what the tests of the shim share. */
#ifndef XAPIAN_C_TEST_H
#define XAPIAN_C_TEST_H

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "xapian_c.h"

/* A failure that ends the test, with the message that came with it. */
#define must(call)                                                             \
	ck_assert_msg((call), "%s: code %d: %s", #call, (int)err.code, err.text)
#define must_fail(call, wanted, words)                                         \
	do {                                                                   \
		ck_assert_msg(!(call), "%s did not fail", #call);              \
		ck_assert_msg(                                                 \
			err.code == (wanted) && strstr(err.text, (words)),     \
			"%s: code %d: %s", #call, (int)err.code, err.text);    \
	} while (0)

static struct sakuin_error err;
static char folder[64];

static int
remove_entry(const char *path, const struct stat *st, int type,
	     struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

static void
set_up(void)
{
	snprintf(folder, sizeof folder, "/tmp/sakuin-check-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void
tear_down(void)
{
	nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* A path in the folder of this test; good until the eighth call after. */
static const char *
in_folder(const char *name)
{
	static char paths[8][128];
	static size_t next;
	char *path = paths[next++ % 8];

	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static struct sakuin_str
bytes(const char *ptr, size_t len)
{
	struct sakuin_str s = { ptr, len };

	return s;
}

/* Names and numbers that came to a callback, as "a:1 b:2". */
struct seen {
	struct sk_buf text;
	size_t count, stop_at; /* 0: never */
};

static inline bool
see_name(void *ctx, struct sakuin_str name, uint32_t freq,
	 struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%.*s:%u", s->text.len ? " " : "",
			     (int)name.len, name.ptr, freq);
}

static inline const char *
seen_text(struct seen *s)
{
	const char *text = sk_buf_cstr(&s->text, &err);

	ck_assert_ptr_nonnull(text);
	return text;
}

static inline void
seen_done(struct seen *s)
{
	sk_buf_done(&s->text);
	s->count = 0;
}

#endif
