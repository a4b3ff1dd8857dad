/* jats.h - the parts of the reader of journal articles. */
#ifndef SK_JATS_H
#define SK_JATS_H

#include "prose.h"
#include "xml.h"

/* One <ref>, and where it is cited. */
struct sk_jats_ref {
	xmlNode *node;
	struct sakuin_str id;
	size_t start, end; /* of its line in the text */
};

struct sk_jats_mark {
	size_t start, end;      /* in the text */
	struct sakuin_str refs; /* ids, with spaces between */
};

struct sk_jats {
	const struct sk_source *source;
	xmlNode *root;
	struct sk_jats_ref *refs;
	struct sk_jats_mark *marks;
	size_t ref_count, ref_cap, mark_count, mark_cap;
};

/* The citation in NODE, a <ref>, as one printed line. */
SK_MUST_CHECK bool sk_jats_raw(xmlNode *node, struct sk_arena *arena,
			       struct sakuin_str *raw,
			       struct sakuin_error *err);

/* The members "references" and "citations" of a document with TEXT, as the
 * contract of `sakuin refs` has them. */
SK_MUST_CHECK bool sk_jats_references(const struct sk_jats *j,
				      struct sakuin_str text,
				      struct sk_buf *out,
				      struct sakuin_error *err);

#endif
