/* archive.c - ZIP, tar and 7z, and what is compressed: each member a file of
 * its own.  ZIP files that are documents are read as such. */
#include <libxml/xmlversion.h>
#include <stdio.h>

#include "metadata.h"
#include "package.h"
#include "sniff.h"
#include "unpack.h"
#include "warc.h"

enum { STEP = 1024 * 1024, MEMBERS = 100 * 1000 };

static bool
starts(struct sakuin_str s, const char *with, size_t len)
{
	return s.len >= len && !memcmp(s.ptr, with, len);
}

static bool
archive_matches(struct sakuin_str head, struct sakuin_str name)
{
	(void)name;
	return starts(head, "PK\3\4", 4) || starts(head, "PK\5\6", 4) ||
	       starts(head, "\x1F\x8B", 2) || starts(head, "\3757zXZ\0", 6) ||
	       starts(head, "\x28\xB5\x2F\xFD", 4) ||
	       starts(head, "7z\xBC\xAF\x27\x1C", 6) ||
	       (starts(head, "BZh", 3) && head.len > 10 &&
		!memcmp(head.ptr + 4, "1AY&SY", 6)) ||
	       (head.len > 262 && !memcmp(head.ptr + 257, "ustar", 5));
}

/* What a compressed file is called without its ending. */
static struct sakuin_str
raw_name(const struct sk_source *source)
{
	struct sakuin_str name = source->name;
	const char *dot = name.len ? memrchr(name.ptr, '.', name.len) : NULL;

	if (dot && dot > name.ptr)
		name.len = (size_t)(dot - name.ptr);
	return name.len ? name : sk_str("data");
}

/* Hand over the file that U stands at. */
static bool
archive_member(const struct sk_source *source, struct sk_unpack *u,
	       struct sakuin_str name, struct sakuin_error *err)
{
	struct sk_member m = { .name = name, .fd = -1 };
	struct sk_buf bytes = { 0 };
	bool more = true, ok = sk_member_open(&m, err);

	while (ok && more) {
		sk_buf_clear(&bytes);
		ok = sk_unpack_bytes(u, STEP, &bytes, &more, err) &&
		     sk_member_write(&m, sk_buf_str(&bytes), err);
	}
	if (!ok && err->code == SAKUIN_EINVAL) {
		char where[200];

		snprintf(where, sizeof where, "%.*s",
			 (int)sk_utf8_cut(name, sizeof where - 1), name.ptr);
		sk_fail_at(err, where);
		ok = source->complain &&
		     source->complain(source->complain_ctx, err);
	} else if (ok) {
		ok = sk_member_seal(&m, err) &&
		     source->member(source->complain_ctx, &m, err);
	}
	sk_buf_done(&bytes);
	sk_member_done(&m);
	return ok;
}

/* What systems and programs put beside the files. */
static bool
litter(struct sakuin_str name)
{
	const char *slash = memrchr(name.ptr, '/', name.len);
	const char *base = slash ? slash + 1 : name.ptr;

	return starts(name, "__MACOSX/", 9) ||
	       (base < name.ptr + name.len && *base == '.');
}

static bool
more_of_member(void *ctx, struct sk_buf *out, struct sakuin_error *err)
{
	bool more;

	return sk_unpack_bytes(ctx, STEP, out, &more, err);
}

/* WACZ: a ZIP file of web archives, as large as they like, with indexes and
 * lists that say nothing else. */
static bool
wacz_walk(const struct sk_source *source, struct sk_unpack *u,
	  struct sakuin_error *err)
{
	struct sakuin_str name = { "", 1 };

	while (name.len > 0) {
		if (!sk_unpack_next(u, &name, err))
			return false;
		if (starts(name, "archive/", 8) &&
		    sk_name_ends(name, ".warc .warc.gz") &&
		    !sk_warc_read(source, more_of_member, u, err))
			return false;
	}
	return true;
}

static bool
archive_walk(const struct sk_source *source, struct sk_unpack *u,
	     struct sakuin_error *err)
{
	struct sakuin_str name = { "", 1 };

	for (size_t count = 0;; count++) {
		char copy[200];

		if (!sk_unpack_next(u, &name, err))
			return false;
		if (name.len == 0)
			return count > 0 ||
			       sk_fail(err, SAKUIN_EINVAL, "no file in it");
		if (count == MEMBERS)
			return sk_fail(err, SAKUIN_EINVAL,
				       "more than %d files; unpack it and "
				       "index the folder",
				       MEMBERS);
		if (sk_unpack_is_raw(u))
			name = raw_name(source);
		if (litter(name))
			continue;
		snprintf(copy, sizeof copy, "%.*s",
			 (int)sk_utf8_cut(name, sizeof copy - 1), name.ptr);
		if (sk_unpack_locked(u)) {
			if (source->leave_out)
				source->leave_out(source->complain_ctx, copy,
						  "encrypted; unpack it");
		} else if (!archive_member(source, u, name, err)) {
			return false;
		}
	}
}

static bool
package_document(const struct sk_source *source,
		 const struct sk_package_kind *kind, sk_document_fn *fn,
		 void *ctx, struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str(kind->mime),
				   .path = sk_str(source->path) };
	struct sk_package p = { 0 };
	bool ok = sk_package_read(source, &p, err) &&
		  kind->read(source, &p, &doc, err);

	sk_package_done(&p);
	return ok && fn(ctx, &doc, err);
}

static bool
archive_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	     struct sakuin_error *err)
{
	struct sk_package_kind kind = { 0 };
	struct sk_buf head = { 0 };
	struct sk_unpack *u;
	bool zip, ok;

	ok = sk_source_read(source, 0, 4, &head, err);
	zip = ok && starts(sk_buf_str(&head), "PK\3\4", 4);
	sk_buf_done(&head);
	if (!ok || (zip && !sk_package_find(source, &kind, err)))
		return false;
	if (!zip && sk_warc_in_gzip(source))
		return sk_warc_read_source(source, err);
	if (kind.read)
		return package_document(source, &kind, fn, ctx, err);
	if (kind.what)
		return sk_source_leave_out(source, kind.what, err);
	if (!source->member)
		return sk_fail(err, SAKUIN_EINVAL,
			       "an archive; unpack it to read it");
	u = sk_unpack_open(source, err);
	ok = u && (kind.wacz ? wacz_walk(source, u, err)
			     : archive_walk(source, u, err));
	sk_unpack_close(u);
	return ok;
}

static bool
archive_library(struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "%s, libxml2 %s",
			     archive_version_string(), LIBXML_DOTTED_VERSION);
}

const struct sk_format sk_format_archive = {
	.name = "archive",
	.mime = "application/zip",
	.foreign = true,
	.library = archive_library,
	.matches = archive_matches,
	.read = archive_read,
};
