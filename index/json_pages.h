/* json_pages.h - the member "pages" of a document of NDJSON: the byte offsets
 * in its text where page 2, 3 and so on start. */
#ifndef SK_JSON_PAGES_H
#define SK_JSON_PAGES_H

#include <jansson.h>

#include "document.h"

/* Is PAGES an array of offsets, none before the one in front of it? */
SK_MUST_CHECK bool sk_json_pages(const json_t *pages, struct sakuin_error *err);
/* Are they, unless NULL, at characters of TEXT?  For when the text is there. */
SK_MUST_CHECK bool sk_json_pages_fit(const json_t *pages,
				     struct sakuin_str text,
				     struct sakuin_error *err);
/* Put them, if any, into DOC, in memory of ARENA. */
SK_MUST_CHECK bool sk_json_pages_copy(const json_t *pages,
				      struct sk_arena *arena,
				      struct sk_document *doc,
				      struct sakuin_error *err);

#endif
