/* package.h - documents that are ZIP files of XML: all parts in memory. */
#ifndef SK_PACKAGE_H
#define SK_PACKAGE_H

#include <libxml/tree.h>

#include "format.h"

struct sk_part {
	struct sakuin_str name, bytes;
};

struct sk_package {
	struct sk_arena arena; /* owns the parts */
	struct sk_part *parts;
	size_t count, cap;
	size_t bytes; /* of all parts */
};

/* Read the parts of SOURCE that are text: XML, HTML and "mimetype". */
SK_MUST_CHECK bool sk_package_read(const struct sk_source *source,
				   struct sk_package *p,
				   struct sakuin_error *err);
void sk_package_done(struct sk_package *p);

/* The part NAME, or empty. */
struct sakuin_str sk_package_part(const struct sk_package *p,
				  struct sakuin_str name);

/* Its tree, or NULL: with SAKUIN_OK in *err where there is no such part. */
SK_MUST_CHECK xmlDoc *sk_package_tree(const struct sk_package *p,
				      const char *name,
				      struct sakuin_error *err);

/* The kinds of packages; each fills DOC from P. */
typedef bool sk_package_fn(const struct sk_source *source,
			   const struct sk_package *p, struct sk_document *doc,
			   struct sakuin_error *err);
sk_package_fn sk_docx_read, sk_odt_read, sk_epub_read, sk_hwpx_read;

/* Is SOURCE a package of text, or one that holds none ("a spreadsheet")?
 * *READ and *MIME are set, or *WHAT, or none of them: an archive. */
struct sk_package_kind {
	sk_package_fn *read;
	const char *name, *mime;
	const char *what;
	bool wacz; /* no document but web archives */
};
SK_MUST_CHECK bool sk_package_find(const struct sk_source *source,
				   struct sk_package_kind *kind,
				   struct sakuin_error *err);

#endif
