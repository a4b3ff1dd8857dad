/* bag_read.c - the files of a bag that tell about it (RFC 8493, 2.1, 2.2). */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "bag_read.h"
#include "checksum.h"
#include "format.h"
#include "metadata.h"

enum { FILE_BYTES = 256 << 20, NOTES_MAX = 16 << 10 };

bool
sk_bag_note(struct sk_bag_reading *r, const char *name, unsigned line,
	    const char *what, struct sakuin_error *err)
{
	struct sk_buf *n = &r->bag->notes;

	if (n->len > NOTES_MAX) /* who has seen so many has seen enough */
		return true;

	return (line ? sk_buf_printf(n, err, "%s:%u: %s\n", name, line, what)
		     : sk_buf_printf(n, err, "%s: %s\n", name, what));
}

bool
sk_bag_text(struct sk_bag_reading *r, const char *name, struct sakuin_str *text,
	    struct sakuin_error *err)
{
	struct sk_source source = {
		.fd = openat(r->dir, name,
			     O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK),
		.path = name
	};
	struct sk_document doc = { 0 };
	struct sk_buf bytes = { 0 };
	bool ok;

	*text = sk_str("");
	if (source.fd < 0)
		return errno == ENOENT ||
		       sk_bag_note(r, name, 0, strerror(errno), err);
	ok = sk_source_read(&source, 0, FILE_BYTES, &bytes, err);
	if (!ok && err->code != SAKUIN_ENOMEM)
		ok = sk_bag_note(r, name, 0, "it can't be read", err);
	close(source.fd);
	ok = ok && sk_decode(sk_buf_str(&bytes), r->encoding, NULL, &r->arena,
			     text, &doc, err);
	sk_buf_done(&bytes);
	return ok;
}

struct sakuin_str
sk_bag_line(struct sakuin_str *rest)
{
	struct sakuin_str line = *rest;
	size_t len = 0;

	while (len < rest->len && rest->ptr[len] != '\n' &&
	       rest->ptr[len] != '\r')
		len++;
	line.len = len;
	if (len + 1 < rest->len && rest->ptr[len] == '\r' &&
	    rest->ptr[len + 1] == '\n')
		len++;
	len += len < rest->len;
	rest->ptr += len;
	rest->len -= len;
	return line;
}

/* --------------------------------------------------------------- manifests */

/* Paths have CR, LF and % percent-encoded. */
static bool
bag_path(struct sakuin_str path, struct sk_buf *out, struct sakuin_error *err)
{
	static const char *const codes[][2] = { { "%0A", "\n" },
						{ "%0a", "\n" },
						{ "%0D", "\r" },
						{ "%0d", "\r" },
						{ "%25", "%" } };

	sk_buf_clear(out);
	for (size_t i = 0; i < path.len; i++) {
		size_t k = 0;

		while (k < 5 && (path.len - i < 3 ||
				 memcmp(path.ptr + i, codes[k][0], 3) != 0))
			k++;
		if (!sk_buf_putc(out, k < 5 ? *codes[k][1] : path.ptr[i], err))
			return false;
		i += k < 5 ? 2 : 0;
	}
	return true;
}

/* A path that leads out of the bag is none of ours. */
static bool
bag_safe(struct sakuin_str path)
{
	if (path.len == 0 || *path.ptr == '/' || *path.ptr == '~')
		return false;
	for (size_t i = 0; i + 1 < path.len; i++)
		if (path.ptr[i] == '.' && path.ptr[i + 1] == '.' &&
		    (i == 0 || path.ptr[i - 1] == '/') &&
		    (i + 2 == path.len || path.ptr[i + 2] == '/'))
			return false;
	return true;
}

/* Keep that PATH has the digest HEX by ALGORITHM. */
static bool
bag_keep(struct sk_bag *b, struct sakuin_str path, struct sakuin_str algorithm,
	 struct sakuin_str hex, struct sakuin_error *err)
{
	struct sk_buf lines = { 0 };
	size_t before = b->paths.count;
	uint32_t n;
	bool ok = sk_table_intern(&b->paths, path, &n, err) &&
		  sk_grow(&b->checksums, &b->cap, b->paths.count,
			  sizeof *b->checksums, err);

	if (ok && n == before)
		b->checksums[n] = sk_str("");
	ok = ok &&
	     sk_buf_add(&lines, b->checksums[n].ptr, b->checksums[n].len,
			err) &&
	     sk_buf_printf(&lines, err, SK_BAG_ORIGIN "\tchecksum\t%.*s:",
			   (int)algorithm.len, algorithm.ptr);
	for (size_t i = 0; ok && i < hex.len; i++)
		ok = sk_buf_putc(&lines,
				 hex.ptr[i] >= 'A' && hex.ptr[i] <= 'F'
					 ? (char)(hex.ptr[i] + 32)
					 : hex.ptr[i],
				 err);
	ok = ok && sk_buf_putc(&lines, '\n', err) &&
	     sk_arena_copy(&b->arena, sk_buf_str(&lines), &b->checksums[n],
			   err);
	sk_buf_done(&lines);
	return ok;
}

/* "digest  path"; md5sum puts "*" before a path. */
static bool
bag_manifest_line(struct sk_bag_reading *r, const char *name, unsigned number,
		  struct sakuin_str algorithm, struct sakuin_str line,
		  struct sk_buf *path, struct sakuin_error *err)
{
	struct sakuin_str hex = { line.ptr, 0 };

	while (hex.len < line.len &&
	       strchr("0123456789abcdefABCDEF", line.ptr[hex.len]) &&
	       line.ptr[hex.len])
		hex.len++;
	line.ptr += hex.len;
	line.len -= hex.len;
	if (hex.len < 32 || hex.len > 128 || line.len == 0 ||
	    (*line.ptr != ' ' && *line.ptr != '\t'))
		return sk_bag_note(r, name, number,
				   "not a digest and a path; make the manifest "
				   "anew",
				   err);
	line = sk_trim(line);
	if (line.len && *line.ptr == '*') {
		line.ptr++;
		line.len--;
	}
	if (line.len > 1 && !memcmp(line.ptr, "./", 2)) {
		line.ptr += 2;
		line.len -= 2;
	}
	if (!bag_path(line, path, err))
		return false;
	if (!bag_safe(sk_buf_str(path)))
		return sk_bag_note(
			r, name, number,
			"its path leads out of the bag, and is passed "
			"over",
			err);
	return bag_keep(r->bag, sk_buf_str(path), algorithm, hex, err);
}

static bool
bag_manifest(struct sk_bag_reading *r, const char *name,
	     struct sakuin_str algorithm, struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	struct sakuin_str text;
	unsigned number = 0;
	bool ok = sk_bag_text(r, name, &text, err);

	while (ok && text.len) {
		struct sakuin_str line = sk_bag_line(&text);

		number++;
		ok = sk_trim(line).len == 0 ||
		     bag_manifest_line(r, name, number, algorithm, line, &path,
				       err);
	}
	sk_buf_done(&path);
	return ok;
}

/* Those of the algorithms that are known, always in the same order. */
static bool
bag_known_manifests(struct sk_bag_reading *r, bool *payload,
		    struct sakuin_error *err)
{
	static const char *const known[] = { "md5",    "sha1",   "sha224",
					     "sha256", "sha384", "sha512" };
	char name[40];

	for (size_t i = 0; i < 2 * sizeof known / sizeof *known; i++) {
		const char *algorithm = known[i / 2];

		snprintf(name, sizeof name, "%smanifest-%s.txt",
			 i % 2 ? "tag" : "", algorithm);
		if (faccessat(r->dir, name, F_OK, 0) != 0)
			continue;
		*payload |= i % 2 == 0;
		if (!bag_manifest(r, name, sk_str(algorithm), err))
			return false;
	}
	return true;
}

/* manifest-ALGORITHM.txt or tagmanifest-ALGORITHM.txt with one that is not
 * known? */
static bool
bag_is_strange(const char *name)
{
	size_t len = strlen(name);
	size_t start = !strncmp(name, "manifest-", 9)       ? 9
		       : !strncmp(name, "tagmanifest-", 12) ? 12
							    : 0;

	return start && len > start + 4 && !strcmp(name + len - 4, ".txt") &&
	       !sk_checksum_known(
		       (struct sakuin_str){ name + start, len - start - 4 });
}

static bool
bag_strange_manifests(struct sk_bag_reading *r, struct sakuin_error *err)
{
	int fd = dup(r->dir);
	DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
	bool ok = true;

	if (!d) {
		if (fd >= 0)
			close(fd);
		return sk_bag_note(r, "manifests", 0, strerror(errno), err);
	}
	rewinddir(d);
	for (struct dirent *e; ok && (e = readdir(d));)
		ok = !bag_is_strange(e->d_name) ||
		     sk_bag_note(r, e->d_name, 0,
				 "this algorithm is not known here; nothing is "
				 "checked by it",
				 err);
	closedir(d);
	return ok;
}

static bool
bag_manifests(struct sk_bag_reading *r, struct sakuin_error *err)
{
	bool payload = false;

	return bag_known_manifests(r, &payload, err) &&
	       bag_strange_manifests(r, err) &&
	       (payload ||
		sk_bag_note(r, "bagit.txt", 0,
			    "the bag has no payload manifest that can "
			    "be read; nothing is checked",
			    err));
}

/* "address length path" */
static bool
bag_fetch(struct sk_bag_reading *r, struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	struct sakuin_str text;
	uint32_t n;
	bool ok = sk_bag_text(r, "fetch.txt", &text, err);

	while (ok && text.len) {
		struct sakuin_str line = sk_trim(sk_bag_line(&text));

		for (int i = 0; i < 2; i++) {
			while (line.len && *line.ptr != ' ' &&
			       *line.ptr != '\t') {
				line.ptr++;
				line.len--;
			}
			line = sk_trim(line);
		}
		ok = line.len == 0 ||
		     (bag_path(line, &path, err) &&
		      sk_table_intern(&r->bag->fetched, sk_buf_str(&path), &n,
				      err));
	}
	sk_buf_done(&path);
	return ok;
}

bool
sk_bag_read(struct sk_bag *b, struct sakuin_error *err)
{
	struct sk_bag_reading r = { .bag = b, .encoding = sk_str("UTF-8") };
	struct sk_buf dir = { 0 };
	bool ok = sk_buf_add(&dir, b->dir.ptr, b->bag, err) &&
		  sk_buf_cstr(&dir, err);

	r.dir = ok ? open(dir.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (ok && r.dir < 0)
		ok = sk_bag_note(&r, "bagit.txt", 0, strerror(errno), err);
	else
		ok = ok && sk_bag_encoding(&r, err) && sk_bag_info(&r, err) &&
		     bag_manifests(&r, err) && bag_fetch(&r, err);
	if (r.dir >= 0)
		close(r.dir);
	sk_arena_done(&r.arena);
	sk_buf_done(&dir);
	return ok;
}
