/* dict_places.c - where a dictionary is, and where a new one is made. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dict_places.h"
#include "dictionary.h"
#include "folder.h"

static bool
places_system(const char *what, const char *path, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EIO, "%s: %s: %s", path, what,
		       strerror(errno));
}

static bool
places_name(struct sk_buf *out, const char *path, const char *tail,
	    struct sakuin_error *err)
{
	sk_buf_clear(out);
	return sk_buf_puts(out, path, err) && sk_buf_puts(out, tail, err) &&
	       sk_buf_cstr(out, err) != NULL;
}

void
sk_dict_places_done(struct sk_dict_places *p)
{
	sk_buf_done(&p->folder);
	sk_buf_done(&p->part);
	sk_buf_done(&p->raw);
	sk_buf_done(&p->packed);
	if (p->lock >= 0)
		close(p->lock);
}

/* An existing dictionary must be one; an empty folder is none yet. */
bool
sk_dict_places_look(struct sk_dict_places *p, struct sakuin_error *err)
{
	struct sk_buf format = { 0 };
	struct xc_stats stats;
	struct stat st;
	struct xc_db *db;
	bool ok;

	if (stat(p->path, &st) != 0)
		return errno == ENOENT ||
		       places_system("can't be looked at", p->path, err);
	if (S_ISDIR(st.st_mode) && rmdir(p->path) == 0)
		return true;
	p->exists = true;
	db = xc_open(&p->path, 1, err);
	if (!db)
		return false;
	ok = xc_stats(db, &stats, err) &&
	     xc_metadata_get(db, sk_str(SK_KEY_DICTIONARY), &format, err);
	if (ok && (stats.last_docid || format.len == 0))
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "%s: a database, but no dictionary; give another "
			     "name",
			     p->path);
	sk_buf_done(&format);
	xc_close(db);
	return ok;
}

bool
sk_dict_places_init(struct sk_dict_places *p, const char *path,
		    struct sakuin_error *err)
{
	const char *slash;
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	slash = memrchr(path, '/', len);
	*p = (struct sk_dict_places){ .path = path, .lock = -1 };
	if (slash ? !sk_buf_add(&p->folder, path,
				slash > path ? (size_t)(slash - path) : 1, err)
		  : !sk_buf_puts(&p->folder, ".", err))
		return false;
	return sk_buf_cstr(&p->folder, err) != NULL &&
	       sk_buf_add(&p->part, path, len, err) &&
	       sk_buf_puts(&p->part, ".part", err) &&
	       sk_buf_cstr(&p->part, err) != NULL &&
	       places_name(&p->raw, p->part.ptr, "/raw", err) &&
	       places_name(&p->packed, p->part.ptr, "/packed", err);
}

static void
places_clear(struct sk_dict_places *p)
{
	sk_folder_remove(p->raw.ptr);
	sk_folder_remove(p->packed.ptr);
}

/* Take the folder where a new one is made, and clear what a build that was
 * stopped left there. */
bool
sk_dict_places_take(struct sk_dict_places *p, struct sakuin_error *err)
{
	if (mkdir(p->part.ptr, 0777) != 0 && errno != EEXIST)
		return places_system("can't be made", p->part.ptr, err);
	p->lock = open(p->part.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (p->lock < 0)
		return places_system("can't be opened", p->part.ptr, err);
	if (flock(p->lock, LOCK_EX | LOCK_NB) != 0) {
		close(p->lock);
		p->lock = -1; /* what is in there is not ours */
		return sk_fail(err, SAKUIN_ELOCKED,
			       "%s: another process is making this "
			       "dictionary; wait for it",
			       p->path);
	}
	places_clear(p);
	return true;
}

/* Put the new one where the old one is. */
bool
sk_dict_places_swap(struct sk_dict_places *p, struct sakuin_error *err)
{
	const char *from = p->packed.ptr;
	int result = p->exists ? renameat2(AT_FDCWD, from, AT_FDCWD, p->path,
					   RENAME_EXCHANGE)
			       : rename(from, p->path);

	return result == 0 ||
	       places_system("can't be put in its place", p->path, err);
}

void
sk_dict_places_clear(struct sk_dict_places *p)
{
	if (p->lock < 0)
		return;
	places_clear(p);
	rmdir(p->part.ptr);
}
