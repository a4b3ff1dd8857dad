/* prune.c - documents whose files are gone.
 *
 * Nothing goes by accident: an empty folder is taken for one that is not
 * mounted, and more than a twentieth of the files at once for a mistake. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "digest.h"
#include "ingest_impl.h"
#include "schema.h"
#include "store_impl.h"

enum { SHARE = 20 };

struct prune {
	struct sk_ingest *in;
	struct sakuin_str root;
	struct sk_arena arena;
	struct sakuin_str *gone;
	size_t count, cap;
	size_t known; /* files that were read */
	size_t lost;  /* files with documents that are gone */
};

static bool
prune_below(struct sakuin_str path, struct sakuin_str root)
{
	return path.len >= root.len &&
	       memcmp(path.ptr, root.ptr, root.len) == 0 &&
	       (path.len == root.len || path.ptr[root.len] == '/' ||
		root.len == 1);
}

/* Does any document come from PATH? */
static bool
prune_has(struct prune *p, struct sakuin_str path, bool *has,
	  struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(p->in->store);
	struct sk_buf term = { 0 };
	uint32_t freq = 0;
	char digest[65];
	bool ok;

	sk_digest(path, digest);
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_FILE].prefix,
			    sk_digest_term(sk_str(digest)), err) &&
	     xc_term_freq(db, sk_buf_str(&term), &freq, err);
	*has = freq > 0;
	sk_buf_done(&term);
	return ok;
}

/* A file that could not be read, or of no format of ours, leaves a record
 * too, but nothing to lose. */
static bool
prune_look(void *ctx, const struct sk_file *file, struct sakuin_error *err)
{
	struct prune *p = ctx;
	struct stat st;
	bool has;

	if (!prune_below(file->path, p->root))
		return true;
	p->known += sk_str_eq(file->status, sk_str("ok"));
	if (lstat(strndupa(file->path.ptr, file->path.len), &st) == 0 ||
	    (errno != ENOENT && errno != ENOTDIR))
		return true;
	if (!prune_has(p, file->path, &has, err) ||
	    !sk_grow(&p->gone, &p->cap, p->count + 1, sizeof *p->gone, err))
		return false;
	p->lost += has;
	return sk_arena_copy(&p->arena, file->path, &p->gone[p->count++], err);
}

static bool
prune_id(void *ctx, struct sakuin_str id, uint32_t freq,
	 struct sakuin_error *err)
{
	struct prune *p = ctx;

	(void)freq;
	p->in->summary->removed++;
	return sk_store_remove(p->in->store, id, err);
}

static void
prune_report(struct prune *p, enum sk_event event, const char *where,
	     const char *what)
{
	const struct sk_ingest_options *o = p->in->options;

	if (o->report)
		o->report(o->ctx, event, where, what);
}

static bool
prune_remove(struct prune *p, struct sakuin_error *err)
{
	for (size_t i = 0; i < p->count; i++) {
		uint64_t before = p->in->summary->removed;

		if (!sk_store_ids_of(p->in->store, p->gone[i], prune_id, p,
				     err) ||
		    !sk_store_forget_file(p->in->store, p->gone[i], err))
			return false;
		if (p->in->summary->removed > before)
			prune_report(p, SK_EVENT_REMOVED, p->gone[i].ptr,
				     "is gone; its documents were removed");
	}
	return true;
}

/* May they go?  If not, say why. */
static bool
prune_allowed(struct prune *p)
{
	enum sk_prune prune = p->in->options->prune;
	char message[300] = "";

	if (prune == SK_PRUNE_NONE)
		snprintf(message, sizeof message,
			 "%zu of %zu files are gone; their documents are "
			 "kept; --prune removes them",
			 p->lost, p->known);
	else if (p->in->files_below == 0 && prune != SK_PRUNE_ALL)
		snprintf(message, sizeof message,
			 "is empty; is it mounted?  Nothing was removed "
			 "(--prune=all would)");
	else if (p->lost * SHARE > p->known && prune != SK_PRUNE_ALL)
		snprintf(message, sizeof message,
			 "%zu of %zu files are gone, more than 5 %%; nothing "
			 "was removed (--prune=all would)",
			 p->lost, p->known);
	if (*message && p->lost)
		prune_report(p, SK_EVENT_GONE, p->root.ptr, message);
	return !*message;
}

bool
sk_ingest_prune(struct sk_ingest *in, struct sakuin_str root,
		struct sakuin_error *err)
{
	struct prune p = { .in = in, .root = root };
	bool ok = sk_store_files(in->store, root, prune_look, &p, err);

	if (ok && p.count) {
		in->summary->gone += p.lost;
		ok = !prune_allowed(&p) || prune_remove(&p, err);
	}
	free(p.gone);
	sk_arena_done(&p.arena);
	return ok;
}
