/* sniff.h - what a file is, by its first bytes. */
#ifndef SK_SNIFF_H
#define SK_SNIFF_H

#include "base.h"

/* Does NAME end in one of the endings in LIST (".html .htm"), in any case? */
bool sk_name_ends(struct sakuin_str name, const char *list);

/* Is HEAD the start of an HTML page? */
bool sk_sniff_html(struct sakuin_str head, struct sakuin_str name);

/* Is HEAD the start of JSON objects, one a line, with an id or a text? */
bool sk_sniff_ndjson(struct sakuin_str head);

/* What HEAD looks like if it is not text ("a PNG image"), or NULL. */
const char *sk_sniff_binary(struct sakuin_str head);

/* The type of the picture that HEAD is the start of ("image/png"), of those
 * that a text may be read in; or NULL. */
const char *sk_sniff_image(struct sakuin_str head);

#endif
