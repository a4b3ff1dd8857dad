/* stub.c - the databases that a stub file lists (Xapian, admin notes). */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "stub.h"

enum { LEVELS = 4 };

static bool stub_follow(const char *path, int level, sk_stub_fn *fn, void *ctx,
			struct sakuin_error *err);

/* NAME as seen from the folder that FILE is in. */
static bool
stub_join(struct sk_buf *out, const char *file, const char *name,
	  struct sakuin_error *err)
{
	const char *slash = strrchr(file, '/');

	sk_buf_clear(out);
	if (*name != '/' && slash &&
	    !sk_buf_add(out, file, (size_t)(slash + 1 - file), err))
		return false;
	return sk_buf_puts(out, name, err) && sk_buf_cstr(out, err);
}

static bool
stub_line(const char *file, char *line, int level, sk_stub_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	char *name = line + strcspn(line, " \t");
	bool ok;

	if (!*name)
		return true;
	*name++ = '\0';
	name += strspn(name, " \t");
	name[strcspn(name, "\r\n")] = '\0';
	if (strcmp(line, "auto") != 0 && strcmp(line, "glass") != 0)
		return true;
	ok = stub_join(&path, file, name, err) &&
	     stub_follow(path.ptr, level + 1, fn, ctx, err);
	sk_buf_done(&path);
	return ok;
}

static bool
stub_read(const char *file, int level, sk_stub_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	FILE *f = fopen(file, "re");
	char *line = NULL;
	size_t size = 0;
	bool ok = true;

	if (!f)
		return true; /* Xapian itself says what is wrong */
	while (ok && getline(&line, &size, f) > 0)
		ok = stub_line(file, line, level, fn, ctx, err);
	free(line);
	fclose(f);
	return ok;
}

static bool
stub_follow(const char *path, int level, sk_stub_fn *fn, void *ctx,
	    struct sakuin_error *err)
{
	struct sk_buf inside = { 0 };
	struct stat st;
	bool ok;

	if (level == LEVELS || stat(path, &st) != 0)
		return true;
	if (S_ISREG(st.st_mode))
		return stub_read(path, level, fn, ctx, err);
	ok = sk_buf_puts(&inside, path, err) &&
	     sk_buf_puts(&inside, "/XAPIANDB", err) &&
	     sk_buf_cstr(&inside, err);
	if (ok)
		ok = stat(inside.ptr, &st) == 0
			     ? stub_read(inside.ptr, level, fn, ctx, err)
			     : fn(ctx, path, err);
	sk_buf_done(&inside);
	return ok;
}

bool
sk_stub_each(const char *path, sk_stub_fn *fn, void *ctx,
	     struct sakuin_error *err)
{
	return stub_follow(path, 0, fn, ctx, err);
}
