/* zip_help.h - for tests: archives made of strings. */
#ifndef ZIP_HELP_H
#define ZIP_HELP_H

#include <archive.h>
#include <archive_entry.h>

#include "format_help.h"

struct part {
	const char *name, *text;
};

/* 7z holds UTF-16, which libarchive makes of this in every locale. */
static inline void
set_wide_name(struct archive_entry *e, const char *name)
{
	const char *end = name + strlen(name);
	wchar_t wide[100];
	size_t len = 0;

	while (name < end && len < 99)
		wide[len++] = (wchar_t)sk_utf8_next(&name, end);
	wide[len] = 0;
	archive_entry_copy_pathname_w(e, wide);
}

/* An archive of COUNT parts in OUT: "zip", "tar", "tgz" or "7z". */
static inline void
archive_of(struct sk_buf *out, const char *kind, const struct part *parts,
	   size_t count)
{
	struct archive *a = archive_write_new();
	struct sakuin_error err;
	size_t used = 0;

	if (!strcmp(kind, "zip"))
		archive_write_set_format_zip(a);
	else if (!strcmp(kind, "7z"))
		archive_write_set_format_7zip(a);
	else
		archive_write_set_format_ustar(a);
	if (!strcmp(kind, "tgz"))
		archive_write_add_filter_gzip(a);
	archive_write_set_bytes_in_last_block(a, 1);
	ck_assert(sk_buf_reserve(out, 1 << 20, &err));
	ck_assert_int_eq(archive_write_open_memory(a, out->ptr, 1 << 20, &used),
			 ARCHIVE_OK);
	for (size_t i = 0; i < count; i++) {
		struct archive_entry *e = archive_entry_new();
		size_t len = strlen(parts[i].text);

		if (!strcmp(kind, "7z"))
			set_wide_name(e, parts[i].name);
		else
			archive_entry_set_pathname(e, parts[i].name);
		archive_entry_set_size(e, (la_int64_t)len);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		/* Names that are not ASCII are a warning. */
		ck_assert_int_ge(archive_write_header(a, e), ARCHIVE_WARN);
		ck_assert_int_eq(archive_write_data(a, parts[i].text, len),
				 (la_ssize_t)len);
		archive_entry_free(e);
	}
	ck_assert_int_eq(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
	out->len = used;
}

/* Make an archive of PARTS and read it. */
static inline bool
got_archive(struct got *got, const char *kind, const struct part *parts,
	    size_t count, const char *name)
{
	struct sk_buf bytes = { 0 };
	bool ok;

	archive_of(&bytes, kind, parts, count);
	ok = got_read(got, sk_buf_str(&bytes), name);
	sk_buf_done(&bytes);
	return ok;
}

#endif
