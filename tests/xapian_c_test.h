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

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static struct sakuin_error err;
static char folder[1024];

static inline int
remove_entry(const char *path, const struct stat *st, int type,
	     struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

/* A new folder for each test, below $TMPDIR. */
static inline void
set_up(void)
{
	const char *below = getenv("TMPDIR");
	int len = snprintf(folder, sizeof folder, "%s/sakuin-check-XXXXXX",
			   below && *below ? below : "/tmp");

	ck_assert_int_lt(len, (int)sizeof folder);
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static inline void
tear_down(void)
{
	nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* A path in the folder of this test; good until the eighth call after. */
static inline const char *
in_folder(const char *name)
{
	static char paths[8][sizeof folder + 512];
	static size_t next;
	char *path = paths[next++ % 8];

	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

/* Write TEXT to the file NAME in the folder of this test. */
static inline void
write_file(const char *name, const char *text)
{
	FILE *f = fopen(in_folder(name), "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

static inline struct sakuin_str
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

/* ---------------------------------------------------- small databases */

/* Add a document that holds WORDS at positions 1, 2 ..., DATA, and VALUE in
 * slot 10 unless that is empty. */
static inline uint32_t
put_words(struct xc_db *db, const char *data, const char *words,
	  const char *value)
{
	char terms[64][16];
	struct xc_posting postings[64] = { 0 };
	struct xc_value values[] = { { 10, sk_str(value) } };
	struct xc_document doc = { .data = sk_str(data),
				   .postings = postings,
				   .values = values,
				   .value_count = *value ? 1 : 0 };
	uint32_t docid = 0;
	int used;

	for (size_t i = 0;
	     i < 64 && sscanf(words, "%15s%n", terms[i], &used) == 1; i++) {
		words += used;
		postings[i].term = sk_str(terms[i]);
		postings[i].position = (uint32_t)i + 1;
		postings[i].wdf = 1;
		doc.posting_count = i + 1;
	}
	must(xc_put(db, &doc, &docid, &err));
	return docid;
}

static inline struct xc_db *
open_writer(const char *name)
{
	struct xc_db *db = xc_open_writer(in_folder(name), &err);

	must(db != NULL);
	return db;
}

static inline struct xc_db *
open_reader(const char *name)
{
	const char *path = in_folder(name);
	struct xc_db *db = xc_open(&path, 1, &err);

	must(db != NULL);
	return db;
}

/* Three documents in the database NAME. */
static inline void
make_three(const char *name)
{
	struct xc_db *db = open_writer(name);

	put_words(db, "one", "apple banana cherry", "b");
	put_words(db, "two", "banana date", "c");
	put_words(db, "three", "apple apple date", "a");
	must(xc_commit(db, &err));
	xc_close(db);
}

#endif
