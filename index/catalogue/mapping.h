/* mapping.h - what our fields are called in catalogues of other makes.
 *
 * The one table: the readers go by it, sakuin index --print-mapping prints
 * it. */
#ifndef SK_MAPPING_H
#define SK_MAPPING_H

#include "card.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_scheme {
	SK_SCHEME_MANIFEST,
	SK_SCHEME_DC, /* Dublin Core and DCMI terms, without prefix */
	SK_SCHEME_RIS,
	SK_SCHEME_BIBTEX, /* and BibLaTeX */
	SK_SCHEME_CSL,
	SK_SCHEME_BAG,  /* bag-info.txt */
	SK_SCHEME_HTML, /* names of <meta>: for the table alone */
	SK_SCHEMES
};

/* Column heads of the table. */
extern const char *const sk_scheme_names[SK_SCHEMES];

struct sk_mapping {
	const char *field;      /* as cards are written */
	const char *member;     /* of NDJSON; NULL: none */
	const char *separators; /* of lists in one cell; "" for one value */
	const char *names[SK_SCHEMES]; /* with | between; "" for none */
	bool shared; /* it can be said of all documents of a file */
};

extern const struct sk_mapping sk_mappings[SK_CARD_FIELDS];

/* The field that SCHEME calls NAME, in any case and without regard to spaces,
 * "_" and "-"; SK_CARD_FIELDS for none. */
enum sk_card_field sk_mapping_find(enum sk_scheme scheme,
				   struct sakuin_str name);
/* The field that cards call NAME. */
enum sk_card_field sk_mapping_named(struct sakuin_str name);

#ifdef __cplusplus
}
#endif
#endif
