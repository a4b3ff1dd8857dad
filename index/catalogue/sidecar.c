/* sidecar.c - Dublin Core beside a file: which one is whose. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "metadata.h"
#include "sidecar.h"
#include "sniff.h"

#define ENDING ".dc.xml"

enum { FILE_BYTES = 16 << 20 };

static bool
sidecar_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* The length of PATH without the ending of its name. */
static size_t
sidecar_stem(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(path, '.');

	return dot && dot > (slash ? slash + 1 : path) ? (size_t)(dot - path)
						       : strlen(path);
}

/* Is NAME, in FOLDER, a file with the stem LEN bytes STEM, and no sidecar?
 * PATH is room for its path. */
static bool
sidecar_is_file(const struct sk_buf *folder, const char *name, const char *stem,
		size_t len, struct sk_buf *path, bool *is,
		struct sakuin_error *err)
{
	if (sidecar_stem(name) != len || memcmp(name, stem, len) != 0 ||
	    sk_name_ends(sk_str(name), ENDING))
		return true;
	sk_buf_clear(path);
	if (!sk_buf_add(path, folder->ptr, folder->len, err) ||
	    !sk_buf_puts(path, name, err) || !sk_buf_cstr(path, err))
		return false;
	*is = sidecar_there(path->ptr);
	return true;
}

/* Is there a file in the folder of STEM, LEN bytes, with that stem? */
static bool
sidecar_has_file(const char *stem, size_t len, struct sakuin_error *err,
		 bool *is)
{
	struct sk_buf folder = { 0 }, path = { 0 };
	const char *slash = memrchr(stem, '/', len);
	size_t base = slash ? (size_t)(slash - stem) + 1 : 0;
	DIR *d;
	bool ok =
		sk_buf_add(&folder, base ? stem : "./", base ? base : 2, err) &&
		sk_buf_cstr(&folder, err);

	d = ok ? opendir(folder.ptr) : NULL;
	for (struct dirent *e; ok && d && !*is && (e = readdir(d));)
		ok = sidecar_is_file(&folder, e->d_name, stem + base,
				     len - base, &path, is, err);
	if (d)
		closedir(d);
	sk_buf_done(&folder);
	sk_buf_done(&path);
	return ok;
}

bool
sk_sidecar_is(const char *path, bool *is, struct sakuin_error *err)
{
	struct sk_buf partner = { 0 };
	size_t len = strlen(path), end = strlen(ENDING);
	bool ok;

	*is = false;
	if (!sk_name_ends(sk_str(path), ENDING) || len <= end)
		return true;
	ok = sk_buf_add(&partner, path, len - end, err) &&
	     sk_buf_cstr(&partner, err);
	*is = ok && sidecar_there(partner.ptr);
	if (ok && !*is)
		ok = sidecar_has_file(path, len - end, err, is);
	sk_buf_done(&partner);
	return ok;
}

static bool
sidecar_take(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	return sk_buf_add(ctx, doc->text.ptr, doc->text.len, err);
}

/* Read the sidecar NAME, if there is one. */
static bool
sidecar_one(struct sk_extractor *x, const char *name, struct sk_buf *out,
	    struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_source source = { .path = name, .arena = &arena };
	const char *slash = strrchr(name, '/');
	struct stat st;
	char where[300];
	bool ok;

	if (!sidecar_there(name))
		return true;
	source.name = sk_str(slash ? slash + 1 : name);
	source.fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (source.fd < 0 || fstat(source.fd, &st) != 0)
		ok = sk_fail(err, SAKUIN_EINVAL, "%s", strerror(errno));
	else if (st.st_size > FILE_BYTES)
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "larger than 16 MiB; that is no sidecar");
	else {
		source.size = (uint64_t)st.st_size;
		ok = sk_extract(x, &sk_format_sidecar, &source, sidecar_take,
				out, err);
	}
	if (source.fd >= 0)
		close(source.fd);
	sk_arena_done(&arena);
	snprintf(where, sizeof where, "its sidecar %.*s",
		 (int)sk_utf8_cut(source.name, 200), source.name.ptr);
	return ok || sk_fail_at(err, where);
}

bool
sk_sidecar_read(struct sk_extractor *x, const char *path, struct sk_buf *out,
		struct sakuin_error *err)
{
	struct sk_buf name = { 0 };
	size_t stem = sidecar_stem(path), len = strlen(path);
	bool ok = sk_buf_add(&name, path, stem, err) &&
		  sk_buf_puts(&name, ENDING, err) && sk_buf_cstr(&name, err) &&
		  (stem == len || sidecar_one(x, name.ptr, out, err));

	sk_buf_clear(&name);
	ok = ok && sk_buf_puts(&name, path, err) &&
	     sk_buf_puts(&name, ENDING, err) && sk_buf_cstr(&name, err) &&
	     sidecar_one(x, name.ptr, out, err);
	sk_buf_done(&name);
	return ok;
}
