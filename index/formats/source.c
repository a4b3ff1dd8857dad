/* source.c - the bytes of a file or a pipe. */
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "format.h"
#include "metadata.h"

enum { STEP = 64 * 1024 };

static bool
source_fail(const struct sk_source *source, struct sakuin_error *err)
{
	char why[100];

	/* GNU's strerror_r: the result need not be in the buffer. */
	return sk_fail(err, SAKUIN_EIO, "cannot read %s: %s",
		       source->path ? source->path : "it",
		       strerror_r(errno, why, sizeof why));
}

static ssize_t
source_some(const struct sk_source *source, bool pipe, uint64_t offset,
	    char *to, size_t len)
{
	ssize_t n;

	do
		n = pipe ? read(source->fd, to, len)
			 : pread(source->fd, to, len, (off_t)offset);
	while (n < 0 && errno == EINTR);
	return n;
}

bool
sk_source_read(const struct sk_source *source, uint64_t offset, size_t limit,
	       struct sk_buf *out, struct sakuin_error *err)
{
	bool pipe = source->head.len > 0;

	if (offset < source->head.len) {
		size_t len = source->head.len - (size_t)offset;

		len = len < limit ? len : limit;
		if (!sk_buf_add(out, source->head.ptr + offset, len, err))
			return false;
		offset += len;
		limit -= len;
	}
	while (limit > 0) {
		size_t len = limit < STEP ? limit : STEP;
		ssize_t n;

		if (!sk_buf_reserve(out, len, err))
			return false;
		n = source_some(source, pipe, offset, out->ptr + out->len, len);
		if (n < 0)
			return source_fail(source, err);
		if (n == 0)
			break;
		out->len += (size_t)n;
		offset += (size_t)n;
		limit -= (size_t)n;
	}
	return true;
}

bool
sk_source_peek(struct sk_source *source, struct sk_buf *head,
	       struct sakuin_error *err)
{
	if (lseek(source->fd, 0, SEEK_CUR) >= 0)
		return true;
	if (errno != ESPIPE)
		return source_fail(source, err);
	sk_buf_clear(head);
	if (!sk_buf_reserve(head, SK_HEAD_MAX, err))
		return false;
	while (head->len < SK_HEAD_MAX) {
		ssize_t n = source_some(source, true, 0, head->ptr + head->len,
					SK_HEAD_MAX - head->len);

		if (n < 0)
			return source_fail(source, err);
		if (n == 0)
			break;
		head->len += (size_t)n;
	}
	source->head = sk_buf_str(head);
	return true;
}

bool
sk_source_leave_out(const struct sk_source *source, const char *what,
		    struct sakuin_error *err)
{
	sk_fail(err, SAKUIN_EINVAL,
		"looks like %s; make it text, HTML or PDF to index it", what);
	if (!source->leave_out)
		return false;
	source->leave_out(source->complain_ctx, "", err->text);
	return true;
}

bool
sk_source_spool(const struct sk_source *from, struct sk_source *to,
		struct sakuin_error *err)
{
	struct sk_buf bytes = { .max = SK_MEMBER_MAX };
	int fd = memfd_create("sakuin", MFD_CLOEXEC);
	bool ok = fd >= 0 || sk_nomem(err);

	*to = *from;
	to->fd = fd;
	to->head = (struct sakuin_str){ 0 };
	ok = ok && sk_source_read(from, 0, SK_MEMBER_MAX - 1, &bytes, err);
	for (size_t done = 0; ok && done < bytes.len;) {
		ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);

		ok = n > 0 || sk_fail(err, SAKUIN_EIO,
				      "no room for what comes from the pipe");
		done += n > 0 ? (size_t)n : 0;
	}
	to->size = bytes.len;
	sk_buf_done(&bytes);
	return ok;
}

bool
sk_source_title(struct sakuin_str text, struct sk_arena *arena,
		struct sk_document *doc, struct sakuin_error *err)
{
	if (doc->title.len)
		return true;
	if (!sk_one_line(sk_title_guess(text), arena, &doc->title, err))
		return false;
	doc->title_guessed = doc->title.len > 0;
	return true;
}
