/* catalogue.h - what manifests and bibliographies say of files, by path.
 *
 * A catalogue is read before a run.  A line that names a file which is not
 * there, or says nothing that we know, is noted and costs only itself. */
#ifndef SK_CATALOGUE_H
#define SK_CATALOGUE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_catalogue;

struct sk_catalogue_options {
	/* Folders (or files) that are indexed: where a path is not found
	 * beside the catalogue, it is looked for there. */
	const char *const *paths;
	size_t count;
	/* What is wrong, at WHERE ("m.tsv:12"). */
	void (*note)(void *ctx, const char *where, const char *what);
	void *ctx;
};

/* Read COUNT catalogues: manifests (TSV, CSV, NDJSON) and bibliographies (RIS,
 * BibTeX, CSL-JSON), each as what it looks like, in any encoding.  Of two that
 * speak of one file the later one wins, field by field.  NULL: SAKUIN_EINVAL
 * if one can't be read. */
SK_MUST_CHECK struct sk_catalogue *
sk_catalogue_new(const char *const *files, size_t count,
		 const struct sk_catalogue_options *o,
		 struct sakuin_error *err);
void sk_catalogue_free(struct sk_catalogue *c);

/* How many files it speaks of. */
size_t sk_catalogue_count(const struct sk_catalogue *c);

/* What it says of PATH, absolute, as sk_card_write() writes it; empty for
 * nothing.  What is said of PATH!/MEMBER has that behind its origin. */
struct sakuin_str sk_catalogue_find(const struct sk_catalogue *c,
				    struct sakuin_str path);

/* Is PATH, or ORIGIN of what was kept, one of its files? */
bool sk_catalogue_is(const struct sk_catalogue *c, struct sakuin_str path);

#ifdef __cplusplus
}
#endif
#endif
