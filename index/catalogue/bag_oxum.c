/* bag_oxum.c - is as much below data/ as bag-info.txt says (RFC 8493, section
 * 2.2.2)?  That tells of what is missing or too much in no manifest, too. */
#include <fts.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "bag.h"

struct oxum {
	uint64_t bytes, files;
};

/* Cut a number off *TEXT. */
static bool
oxum_number(const char **text, uint64_t *n)
{
	const char *p = *text;

	for (*n = 0; *p >= '0' && *p <= '9' && p - *text < 18; p++)
		*n = 10 * *n + (uint64_t)(*p - '0');
	if (p == *text)
		return false;
	*text = p;
	return true;
}

static bool
oxum_parse(const char *text, struct oxum *o)
{
	return oxum_number(&text, &o->bytes) && *text++ == '.' &&
	       oxum_number(&text, &o->files) && *text == '\0';
}

/* What is below PATH. */
static bool
oxum_count(char *path, struct oxum *o, struct sakuin_error *err)
{
	char *paths[2] = { path, NULL };
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

	*o = (struct oxum){ 0, 0 };
	if (!fts)
		return sk_nomem(err);
	for (FTSENT *e; (e = fts_read(fts));) {
		if (e->fts_info != FTS_F)
			continue;
		o->files++;
		o->bytes += (uint64_t)e->fts_statp->st_size;
	}
	fts_close(fts);
	return true;
}

bool
sk_bag_oxum(const struct sk_bag *b, struct sk_buf *what,
	    struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	struct oxum said, is;
	bool ok = true;

	if (!*b->oxum)
		return true;
	if (!oxum_parse(b->oxum, &said))
		return sk_buf_puts(what,
				   "bag-info.txt: its Payload-Oxum is not a "
				   "number of bytes, a point and a number of "
				   "files; write it anew",
				   err);
	ok = sk_buf_add(&data, b->dir.ptr, b->bag, err) &&
	     sk_buf_puts(&data, "/data", err) && sk_buf_cstr(&data, err) &&
	     oxum_count(data.ptr, &is, err);
	sk_buf_done(&data);
	if (!ok || (said.bytes == is.bytes && said.files == is.files))
		return ok;
	return sk_buf_printf(what, err,
			     "bag-info.txt: its Payload-Oxum is %s, but data "
			     "holds %" PRIu64 ".%" PRIu64 " (bytes and files); "
			     "compare it with a good copy, or write it anew",
			     b->oxum, is.bytes, is.files);
}
