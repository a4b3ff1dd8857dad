/* connector_lost.c - a database that says that another one is not there.
 *
 * It is an ordinary one with a single document, so that every client can be
 * served it, and can find out: SK_TERM_LOST is in as many documents as parts
 * are lost. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "connector_lost.h"
#include "folder.h"
#include "schema.h"
#include "xapian_c.h"

static bool
lost_folder(struct sk_lost *l, struct sakuin_error *err)
{
	const char *below = getenv("TMPDIR");
	int len = snprintf(l->folder, sizeof l->folder,
			   "%.40s/sakuin-lost-XXXXXX",
			   below && strlen(below) <= 40 ? below : "/tmp");

	if (len > 0 && mkdtemp(l->folder))
		return sk_buf_puts(&l->path, l->folder, err) &&
		       sk_buf_puts(&l->path, "/0", err) &&
		       sk_buf_cstr(&l->path, err);
	l->folder[0] = '\0';
	return sk_fail(err, SAKUIN_EIO, "a temporary folder: %s",
		       strerrordesc_np(errno));
}

static bool
lost_put(struct xc_db *db, const char *why, struct sakuin_error *err)
{
	const struct xc_posting mark = { .term = sk_str(SK_TERM_LOST) };
	struct xc_document doc = { .postings = &mark, .posting_count = 1 };
	struct sk_buf data = { 0 };
	uint32_t docid = 0;
	bool ok = sk_buf_printf(&data, err,
				"id=lost\nkind=lost\ncaption=A part of the "
				"collection does not answer\nsample=%s",
				why);

	doc.data = sk_buf_str(&data);
	ok = ok && xc_put(db, &doc, &docid, err) && xc_commit(db, err);
	sk_buf_done(&data);
	return ok;
}

bool
sk_lost_make(struct sk_lost *l, const char *server, const char *why,
	     struct sakuin_error *err)
{
	struct xc_db *db;
	bool ok;

	if (!lost_folder(l, err))
		return false;
	db = xc_open_writer(l->path.ptr, err);
	ok = db && lost_put(db, why, err);
	xc_close(db);
	l->argv[0] = server;
	l->argv[1] = l->path.ptr;
	return ok;
}

void
sk_lost_done(struct sk_lost *l)
{
	if (*l->folder)
		sk_folder_remove(l->folder);
	sk_buf_done(&l->path);
}
