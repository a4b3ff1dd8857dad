/* cmd_links.h - who cites whom, for people to read. */
#ifndef CMD_LINKS_H
#define CMD_LINKS_H

#include "document.h"
#include "store.h"

/* Print the references of DOC, each with the id of its source. */
bool cmd_show_references(struct sk_store *s, const struct sk_document *doc,
			 struct sakuin_error *err);
/* Print the documents that cite document DOCID, each with the references that
 * it prints of it; nothing if none does. */
bool cmd_show_citers(struct sk_store *s, uint32_t docid,
		     struct sakuin_error *err);
/* The source that has the reference NAME, 0 for none. */
bool cmd_find_source(struct sk_store *s, struct sakuin_str name,
		     uint32_t *docid, struct sakuin_error *err);

#endif
