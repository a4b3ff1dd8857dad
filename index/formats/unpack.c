/* unpack.c - archives through libarchive: ZIP, tar, 7z, and what is
 * compressed by gzip, bzip2, xz or zstd. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "encodings.h"
#include "unpack.h"

enum { STEP = 64 * 1024 };

struct sk_unpack {
	struct archive *archive;
	struct archive_entry *entry;
	const struct sk_source *source;
	uint64_t at; /* of the source */
	struct sk_buf in, name;
	struct sakuin_error failure; /* of reading the source */
	bool raw;
};

static la_ssize_t
on_read(struct archive *a, void *ctx, const void **bytes)
{
	struct sk_unpack *u = ctx;

	sk_buf_clear(&u->in);
	if (!sk_source_read(u->source, u->at, STEP, &u->in, &u->failure)) {
		archive_set_error(a, EIO, "%s", u->failure.text);
		return -1;
	}
	u->at += u->in.len;
	*bytes = u->in.ptr;
	return (la_ssize_t)u->in.len;
}

static la_int64_t
on_seek(struct archive *a, void *ctx, la_int64_t offset, int whence)
{
	struct sk_unpack *u = ctx;
	la_int64_t from = whence == SEEK_SET   ? 0
			  : whence == SEEK_CUR ? (la_int64_t)u->at
					       : (la_int64_t)u->source->size;

	(void)a;
	if (from + offset < 0)
		return ARCHIVE_FATAL;
	u->at = (uint64_t)(from + offset);
	return from + offset;
}

static la_int64_t
on_skip(struct archive *a, void *ctx, la_int64_t len)
{
	struct sk_unpack *u = ctx;

	(void)a;
	if (len < 0 || u->at + (uint64_t)len > u->source->size)
		return 0;
	u->at += (uint64_t)len;
	return len;
}

/* What libarchive says, in our words. */
static bool
unpack_fail(struct sk_unpack *u, struct sakuin_error *err)
{
	const char *why = archive_error_string(u->archive);

	if (archive_errno(u->archive) == ENOMEM)
		return sk_nomem(err);
	return sk_fail(err, SAKUIN_EINVAL, "the archive is broken: %s",
		       why ? why : "unknown reason");
}

static bool
unpack_start(struct sk_unpack *u, struct sakuin_error *err)
{
	struct archive *a = u->archive;

	archive_read_support_format_zip(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_raw(a);
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_set_read_callback(a, on_read);
	archive_read_set_seek_callback(a, on_seek);
	archive_read_set_skip_callback(a, on_skip);
	archive_read_set_callback_data(a, u);
	return archive_read_open1(a) == ARCHIVE_OK || unpack_fail(u, err);
}

struct sk_unpack *
sk_unpack_open(const struct sk_source *source, struct sakuin_error *err)
{
	struct sk_unpack *u = calloc(1, sizeof *u);

	if (!u || !(u->archive = archive_read_new())) {
		free(u);
		sk_nomem(err);
		return NULL;
	}
	u->source = source;
	if (unpack_start(u, err))
		return u;
	sk_unpack_close(u);
	return NULL;
}

void
sk_unpack_close(struct sk_unpack *u)
{
	if (!u)
		return;
	archive_read_free(u->archive);
	sk_buf_done(&u->in);
	sk_buf_done(&u->name);
	free(u);
}

/* The name, in whatever encoding: Windows writes ZIP names in that of the
 * country. */
static bool
unpack_name(struct sk_unpack *u, struct sakuin_error *err)
{
	const char *name = archive_entry_pathname_utf8(u->entry);
	const wchar_t *wide = name ? NULL : archive_entry_pathname_w(u->entry);
	struct sakuin_str bytes, none = { 0 };
	struct sk_encoding found;
	uint32_t replaced = 0;

	if (!name)
		name = archive_entry_pathname(u->entry);
	bytes = sk_str(name ? name : "");
	sk_buf_clear(&u->name);
	for (; wide && *wide; wide++) {
		uint32_t c = (uint32_t)*wide;
		char utf8[4];

		if (c > 0x10FFFF || (c & 0xFFFFF800) == 0xD800)
			c = 0xFFFD;
		if (!sk_buf_add(&u->name, utf8, sk_utf8_put(utf8, c), err))
			return false;
	}
	if (u->name.len > 0)
		return true;
	if (bytes.len == 0)
		return sk_buf_puts(&u->name, "data", err);
	return sk_encoding_find(bytes, false, none, u->source->encoding, &found,
				err) &&
	       sk_convert(bytes, found.name, false, &u->name, &replaced, err);
}

bool
sk_unpack_next(struct sk_unpack *u, struct sakuin_str *name,
	       struct sakuin_error *err)
{
	*name = (struct sakuin_str){ 0 };
	for (;;) {
		int r = archive_read_next_header(u->archive, &u->entry);

		if (r == ARCHIVE_EOF)
			return true;
		if (r < ARCHIVE_WARN)
			return unpack_fail(u, err);
		u->raw = archive_format(u->archive) == ARCHIVE_FORMAT_RAW;
		if (!u->raw && (archive_entry_filetype(u->entry) != AE_IFREG ||
				archive_entry_hardlink(u->entry)))
			continue;
		if (!unpack_name(u, err))
			return false;
		*name = sk_buf_str(&u->name);
		return true;
	}
}

bool
sk_unpack_bytes(struct sk_unpack *u, size_t max, struct sk_buf *out, bool *more,
		struct sakuin_error *err)
{
	*more = false;
	while (max > 0) {
		size_t want = max < STEP ? max : STEP;
		la_ssize_t n;

		if (!sk_buf_reserve(out, want, err))
			return false;
		n = archive_read_data(u->archive, out->ptr + out->len, want);
		if (n < 0)
			return unpack_fail(u, err);
		if (n == 0)
			return true;
		out->len += (size_t)n;
		max -= (size_t)n;
	}
	*more = true;
	return true;
}

bool
sk_unpack_locked(const struct sk_unpack *u)
{
	return archive_entry_is_encrypted(u->entry) != 0;
}

bool
sk_unpack_is_raw(const struct sk_unpack *u)
{
	return u->raw;
}
