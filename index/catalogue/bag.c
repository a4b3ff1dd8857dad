/* bag.c - a BagIt bag: where it is, and what it says of its files. */
#include <stdlib.h>
#include <sys/stat.h>

#include "bag.h"
#include "bag_read.h"

static const char bagit[] = "bagit.txt";

/* Is there a bagit.txt in the folder that is the first LEN bytes of DIR? */
static bool
bag_is(const struct sk_bag *b, size_t len, struct sk_buf *path, bool *is,
       struct sakuin_error *err)
{
	struct stat st;
	const char *text;

	sk_buf_clear(path);
	if (!sk_buf_add(path, b->dir.ptr, len, err) ||
	    !sk_buf_putc(path, '/', err) || !sk_buf_puts(path, bagit, err) ||
	    !(text = sk_buf_cstr(path, err)))
		return false;
	*is = lstat(text, &st) == 0 && S_ISREG(st.st_mode);
	return true;
}

/* The length of the bag's path in b->dir; 0 for none. */
static bool
bag_find(const struct sk_bag *b, size_t *found, struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	size_t len = b->dir.len;
	bool is = false, ok = true;

	while (ok && len && !is) {
		ok = bag_is(b, len, &path, &is, err);
		while (ok && !is && len && b->dir.ptr[--len] != '/')
			continue;
	}
	sk_buf_done(&path);
	*found = is ? len : 0;
	return ok;
}

static void
bag_forget(struct sk_bag *b)
{
	sk_table_done(&b->paths);
	sk_table_done(&b->fetched);
	sk_arena_done(&b->arena);
	free(b->checksums);
	b->checksums = NULL;
	b->cap = b->bag = 0;
	b->oxum[0] = '\0';
	sk_buf_clear(&b->info);
	sk_buf_clear(&b->notes);
}

static size_t
bag_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) : 0;
}

bool
sk_bag_enter(struct sk_bag *b, const char *path, struct sakuin_error *err)
{
	size_t len = bag_folder(path), was = b->bag, found;
	struct sk_buf before = { 0 };
	bool same, ok;

	if (len == b->dir.len && b->dir.ptr && !memcmp(path, b->dir.ptr, len))
		return true;
	ok = sk_buf_add(&before, b->dir.ptr, was, err);
	sk_buf_clear(&b->dir);
	ok = ok && sk_buf_add(&b->dir, path, len, err) &&
	     bag_find(b, &found, err);
	same = ok && found == was && found &&
	       !memcmp(before.ptr, b->dir.ptr, found);
	sk_buf_done(&before);
	if (!ok || same)
		return ok;
	bag_forget(b);
	b->bag = found;
	return found == 0 || sk_bag_read(b, err);
}

/* PATH below its bag. */
static struct sakuin_str
bag_below(const struct sk_bag *b, const char *path)
{
	return sk_str(path + b->bag + 1);
}

bool
sk_bag_is_top(const struct sk_bag *b, const char *path)
{
	return b->bag && sk_str_eq(bag_below(b, path), sk_str(bagit));
}

enum sk_bag_role
sk_bag_role(const struct sk_bag *b, const char *path)
{
	if (!b->bag)
		return SK_BAG_NONE;
	return !strncmp(bag_below(b, path).ptr, "data/", 5) ? SK_BAG_PAYLOAD
							    : SK_BAG_TAG;
}

bool
sk_bag_card(const struct sk_bag *b, const char *path, struct sk_buf *out,
	    bool *listed, struct sakuin_error *err)
{
	enum sk_bag_role role = sk_bag_role(b, path);
	struct sakuin_str lines = { 0 };
	uint32_t n;

	*listed = role != SK_BAG_PAYLOAD;
	if (role == SK_BAG_NONE)
		return true;
	if (sk_table_find(&b->paths, bag_below(b, path), &n)) {
		lines = b->checksums[n];
		*listed = true;
	}
	return (role == SK_BAG_TAG ||
		sk_buf_add(out, b->info.ptr, b->info.len, err)) &&
	       sk_buf_add(out, lines.ptr, lines.len, err);
}

static bool
bag_lost(const struct sk_bag *b, struct sakuin_str name, struct sk_buf *path,
	 sk_bag_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct stat st;
	const char *text;
	uint32_t n;

	sk_buf_clear(path);
	if (!sk_buf_add(path, b->dir.ptr, b->bag, err) ||
	    !sk_buf_putc(path, '/', err) ||
	    !sk_buf_add(path, name.ptr, name.len, err) ||
	    !(text = sk_buf_cstr(path, err)))
		return false;
	if (lstat(text, &st) == 0)
		return true;
	return fn(ctx, text,
		  sk_table_find(&b->fetched, name, &n)
			  ? "it stands in fetch.txt of its bag and was not "
			    "fetched yet; complete the bag"
			  : "it stands in a manifest of its bag and is not "
			    "there; take it from a good copy",
		  err);
}

bool
sk_bag_missing(const struct sk_bag *b, sk_bag_fn *fn, void *ctx,
	       struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < b->paths.count; i++)
		ok = bag_lost(b, b->paths.keys[i].text, &path, fn, ctx, err);
	sk_buf_done(&path);
	return ok;
}

void
sk_bag_done(struct sk_bag *b)
{
	bag_forget(b);
	sk_buf_done(&b->dir);
	sk_buf_done(&b->info);
	sk_buf_done(&b->notes);
}
