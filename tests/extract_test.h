/* extract_test.h - files for workers, and parsers of the tests' own. */
#ifndef EXTRACT_TEST_H
#define EXTRACT_TEST_H

#include <errno.h>
#include <sys/wait.h>

#include "extract.h"
#include "format_help.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct sk_extractor x;
static struct got got;
static char left_out[2000];

static inline void
note_left_out(void *ctx, const char *name, const char *why)
{
	size_t len = strlen(left_out);

	(void)ctx;
	snprintf(left_out + len, sizeof left_out - len, "%s: %s\n", name, why);
}

/* The document with its strings copied: the worker's are gone then. */
static inline bool
keep(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_document *to = &got.docs[got.count];

	if (!got_document(ctx, doc, err))
		return false;
	return sk_arena_copy(&got.arena, doc->title, &to->title, err) &&
	       sk_arena_copy(&got.arena, doc->text, &to->text, err) &&
	       sk_arena_copy(&got.arena, doc->url, &to->url, err) &&
	       sk_arena_copy(&got.arena, doc->date, &to->date, err) &&
	       sk_arena_copy(&got.arena, doc->member, &to->member, err);
}

static inline bool
extract(const struct sk_format *format, struct sakuin_str bytes)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = fd,
				    .path = "dir/a",
				    .name = sk_str("a"),
				    .size = bytes.len,
				    .arena = &arena,
				    .complain = got_complaint,
				    .complain_ctx = &got,
				    .leave_out = note_left_out };
	bool ok;

	if (got.strict)
		source.complain = NULL;
	ck_assert_int_eq(write(fd, bytes.ptr, bytes.len), (ssize_t)bytes.len);
	if (!format)
		format = sk_format_find(&source, &got.err);
	ck_assert_ptr_nonnull(format);
	ok = sk_extract(&x, format, &source, keep, &got, &got.err);
	close(fd);
	sk_arena_done(&arena);
	return ok;
}

static inline void
finish(void)
{
	sk_extractor_done(&x);
	got_done(&got);
	errno = 0;
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
}

static inline bool
say(const struct sk_source *s, sk_document_fn *fn, void *ctx, const char *text,
    struct sakuin_error *err)
{
	struct sk_document doc = { .text = sk_str(text) };

	(void)s;
	return fn(ctx, &doc, err);
}

#define READER(NAME)                                                           \
	static bool NAME(const struct sk_source *s, sk_document_fn *fn,        \
			 void *ctx, struct sakuin_error *err)

/* A format that READER reads, in a worker. */
static inline struct sk_format
foreign(bool (*reader)(const struct sk_source *, sk_document_fn *, void *,
		       struct sakuin_error *))
{
	return (struct sk_format){ .name = "test",
				   .foreign = true,
				   .read = reader };
}

#endif
