/* format_help.h - for tests: bytes in, documents out. */
#ifndef FORMAT_HELP_H
#define FORMAT_HELP_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "format.h"

/* Bytes that may hold NULs: in a table, and anywhere else. */
#define BYTES(literal)                                                         \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}
#define STR(literal) ((struct sakuin_str)BYTES(literal))

#define ck_str(s, literal)                                                     \
	do {                                                                   \
		struct sakuin_str s_ = (s);                                    \
		struct sakuin_str want_ = sk_str(literal);                     \
		ck_assert_msg(sk_str_eq(s_, want_), "got '%.*s', want '%s'",   \
			      (int)s_.len, s_.ptr ? s_.ptr : "", want_.ptr);   \
	} while (0)

/* Append COUNT times S.  (Check reports each ck_assert() through a pipe.) */
static inline void
repeat(struct sk_buf *out, const char *s, size_t count)
{
	struct sakuin_error err;
	bool ok = true;

	for (size_t i = 0; i < count; i++)
		ok = sk_buf_puts(out, s, &err) && ok;
	ck_assert(ok);
}

/* What came out of a file.  Zero it before, got_done() it after. */
struct got {
	struct sk_arena arena;
	const struct sk_format *format;
	struct sk_document docs[20];
	size_t count;
	char complaints[20][500];
	size_t complained;
	size_t stop_after; /* documents; 0 for never */
	struct sakuin_error err;
	size_t text_max;
	const char *encoding;
	const char *charset; /* that a header says */
	bool strict;         /* no complaints wanted */
	char members[2000];  /* "name=text" lines of what was in it */
	char left_out[1000];
};

static bool
got_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct got *got = ctx;

	ck_assert_uint_lt(got->count, 20);
	got->docs[got->count++] = *doc;
	if (got->stop_after && got->count >= got->stop_after)
		return sk_fail(err, SAKUIN_EINTERNAL, "stopped by the test");
	return true;
}

static bool
got_complaint(void *ctx, const struct sakuin_error *err)
{
	struct got *got = ctx;

	ck_assert_uint_lt(got->complained, 20);
	memcpy(got->complaints[got->complained++], err->text, sizeof err->text);
	return true;
}

static bool
got_member(void *ctx, const struct sk_member *m, struct sakuin_error *err)
{
	struct got *got = ctx;
	size_t len = strlen(got->members);
	char text[200];
	ssize_t n = pread(m->fd, text, sizeof text, 0);

	(void)err;
	ck_assert_int_ge(n, 0);
	snprintf(got->members + len, sizeof got->members - len, "%.*s=%.*s\n",
		 (int)m->name.len, m->name.ptr, (int)n, text);
	return true;
}

static void
got_left_out(void *ctx, const char *name, const char *why)
{
	struct got *got = ctx;
	size_t len = strlen(got->left_out);

	snprintf(got->left_out + len, sizeof got->left_out - len, "%s: %s\n",
		 name, why);
}

/* Find the format of BYTES in a file called NAME, and read it. */
static inline bool
got_read(struct got *got, struct sakuin_str bytes, const char *name)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_source source = { .fd = fd,
				    .path = name,
				    .name = sk_str(name),
				    .size = bytes.len,
				    .text_max = got->text_max,
				    .encoding = got->encoding,
				    .charset = sk_str(
					    got->charset ? got->charset : ""),
				    .arena = &got->arena };
	bool ok;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, bytes.ptr, bytes.len), (ssize_t)bytes.len);
	if (!got->strict) {
		source.complain = got_complaint;
		source.member = got_member;
		source.leave_out = got_left_out;
		source.complain_ctx = got;
	}
	got->format = sk_format_find(&source, &got->err);
	ok = got->format &&
	     got->format->read(&source, got_document, got, &got->err);
	close(fd);
	return ok;
}

/* The authors of DOC, "|" between them; good until the next call. */
static inline const char *
got_authors(const struct sk_document *doc)
{
	static char all[1000];
	size_t len = 0;

	all[0] = '\0';
	for (size_t i = 0; i < doc->author_count; i++)
		len += (size_t)snprintf(all + len, sizeof all - len, "%s%.*s",
					i ? "|" : "", (int)doc->authors[i].len,
					doc->authors[i].ptr);
	ck_assert_uint_lt(len, sizeof all);
	return all;
}

static inline void
got_done(struct got *got)
{
	sk_arena_done(&got->arena);
}

#endif
