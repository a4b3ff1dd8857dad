/* catalogue_path.c - which file a catalogue means. */
#include <stdlib.h>
#include <sys/stat.h>

#include "catalogue_impl.h"
#include "metadata.h"

/* Put the real path of BASE/NAME into OUT if it is a file. */
static bool
path_try(struct sakuin_str base, struct sakuin_str name, struct sk_buf *out,
	 bool *found, struct sakuin_error *err)
{
	char *real;
	const char *path;
	struct stat st;
	bool ok;

	sk_buf_clear(out);
	if ((base.len && (!sk_buf_add(out, base.ptr, base.len, err) ||
			  !sk_buf_putc(out, '/', err))) ||
	    !sk_buf_add(out, name.ptr, name.len, err) ||
	    !(path = sk_buf_cstr(out, err)))
		return false;
	/* A link may lead anywhere; what is walked is never one. */
	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
	    !(real = realpath(path, NULL)))
		return true;
	*found = true;
	sk_buf_clear(out);
	ok = sk_buf_puts(out, real, err);
	free(real);
	return ok;
}

/* Beside the catalogue, then below each path that is indexed. */
static bool
path_bases(struct sakuin_str origin, const struct sk_catalogue_options *o,
	   struct sakuin_str name, struct sk_buf *out, bool *found,
	   struct sakuin_error *err)
{
	const char *slash = memrchr(origin.ptr, '/', origin.len);
	struct sakuin_str base = { origin.ptr,
				   slash ? (size_t)(slash - origin.ptr) : 0 };

	if (base.len == 0)
		base = sk_str("/.");
	if (!path_try(base, name, out, found, err))
		return false;
	for (size_t i = 0; !*found && i < o->count; i++)
		if (!path_try(sk_str(o->paths[i]), name, out, found, err))
			return false;
	return true;
}

/* A path of another machine: what is behind one of its folders may be here,
 * the longest first. */
static bool
path_parts(struct sakuin_str origin, const struct sk_catalogue_options *o,
	   struct sakuin_str name, struct sk_buf *out, bool *found,
	   struct sakuin_error *err)
{
	while (!*found && name.len) {
		const char *slash = memchr(name.ptr, '/', name.len);

		/* What is in an archive that is not here is not here. */
		if (!slash || (slash > name.ptr && slash[-1] == '!'))
			return true;
		name.len -= (size_t)(slash + 1 - name.ptr);
		name.ptr = slash + 1;
		if (name.len && !path_bases(origin, o, name, out, found, err))
			return false;
	}
	return true;
}

/* "file:///a%20b" as a path. */
static bool
path_from_address(struct sakuin_str name, struct sk_buf *out,
		  struct sakuin_error *err)
{
	static const char hex[] = "0123456789abcdef0123456789ABCDEF";

	name.ptr += strlen("file:");
	name.len -= strlen("file:");
	while (name.len > 1 && name.ptr[0] == '/' && name.ptr[1] == '/') {
		name.ptr++;
		name.len--;
	}
	for (size_t i = 0; i < name.len; i++) {
		const char *high, *low;
		char c = name.ptr[i];

		if (c == '%' && i + 2 < name.len && name.ptr[i + 1] &&
		    name.ptr[i + 2] && (high = strchr(hex, name.ptr[i + 1])) &&
		    (low = strchr(hex, name.ptr[i + 2]))) {
			c = (char)((high - hex) % 16 * 16 + (low - hex) % 16);
			i += 2;
		}
		if (c && !sk_buf_putc(out, c, err))
			return false;
	}
	return true;
}

/* As it is on a system with "\" between folders. */
static bool
path_from_windows(struct sakuin_str name, struct sk_buf *out,
		  struct sakuin_error *err)
{
	for (size_t i = 0; i < name.len; i++)
		if (!sk_buf_putc(out, name.ptr[i] == '\\' ? '/' : name.ptr[i],
				 err))
			return false;
	return true;
}

static bool
path_find(struct sakuin_str origin, const struct sk_catalogue_options *o,
	  struct sakuin_str name, struct sk_buf *out, bool *found,
	  struct sakuin_error *err)
{
	struct sk_buf other = { 0 };
	bool address = name.len > 5 && !memcmp(name.ptr, "file:", 5);
	bool windows = name.len && memchr(name.ptr, '\\', name.len);
	bool ok = true;

	if (!address && *name.ptr != '/')
		ok = path_bases(origin, o, name, out, found, err);
	else if (!address)
		ok = path_try(sk_str(""), name, out, found, err);
	if (!ok || *found)
		return ok;
	ok = address ? path_from_address(name, &other, err)
		     : path_from_windows(name, &other, err);
	name = sk_buf_str(&other);
	if (ok && address && name.len)
		ok = path_try(sk_str(""), name, out, found, err);
	if (ok && !*found && windows)
		ok = path_bases(origin, o, name, out, found, err);
	/* A relative path is meant as it is written. */
	if (ok && !*found &&
	    (address || windows || (name.len && *name.ptr == '/')))
		ok = path_parts(origin, o, name, out, found, err);
	sk_buf_done(&other);
	return ok;
}

bool
sk_catalogue_resolve(struct sakuin_str path,
		     const struct sk_catalogue_options *o,
		     struct sakuin_str name, struct sk_buf *out,
		     struct sakuin_str *member, bool *found,
		     struct sakuin_error *err)
{
	size_t from = 0;

	*found = false;
	*member = sk_str("");
	/* Names of folders may end with "!" as well. */
	while (!*found && from < name.len) {
		const char *inner =
			memmem(name.ptr + from, name.len - from, "!/", 2);
		struct sakuin_str file = name;

		if (inner)
			file.len = (size_t)(inner - name.ptr);
		from = inner ? file.len + 2 : name.len;
		if (file.len && !path_find(path, o, file, out, found, err))
			return false;
		if (*found)
			*member = (struct sakuin_str){ name.ptr + file.len,
						       name.len - file.len };
	}
	return true;
}
