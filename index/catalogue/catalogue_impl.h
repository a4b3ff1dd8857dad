/* catalogue_impl.h - what the files of the catalogue share. */
#ifndef SK_CATALOGUE_IMPL_H
#define SK_CATALOGUE_IMPL_H

#include "catalogue.h"
#include "table.h"

struct sk_catalogue {
	struct sk_table paths; /* absolute */
	struct sk_catalogue_entry {
		struct sk_buf text;
		size_t before; /* bytes of it that catalogues before say */
		uint32_t file; /* that spoke of it last */
	} * entries;           /* by the number of the path */
	size_t count, cap;
	struct sk_table origins; /* the catalogues themselves */
	struct sk_arena arena;
};

/* The absolute path of the file that the catalogue ORIGIN calls NAME; a member
 * of an archive keeps its "!/member".  *FOUND: there is one. */
SK_MUST_CHECK bool sk_catalogue_resolve(struct sakuin_str origin,
					const struct sk_catalogue_options *o,
					struct sakuin_str name,
					struct sk_buf *out, bool *found,
					struct sakuin_error *err);

#endif
