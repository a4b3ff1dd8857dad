/* record.h - Omega's data record: "name=value" lines. */
#ifndef SK_RECORD_H
#define SK_RECORD_H

#include "document.h"
#include "store.h"

/* Write the record of DOC, which came from FILE and was first indexed on
 * ADDED (YYYY-MM-DD).  Line ends inside values become spaces. */
SK_MUST_CHECK bool sk_record_write(struct sk_buf *out,
				   const struct sk_document *doc,
				   const struct sk_file *file,
				   struct sakuin_str added,
				   struct sakuin_error *err);

/* Append the line "text" with as much of the text as Omega is to look for
 * passages in, where the sample is not all of it. */
SK_MUST_CHECK bool sk_record_text(struct sk_buf *out, struct sakuin_str text,
				  struct sakuin_error *err);

/* As much of the text as the record has: its line "text", else the sample. */
struct sakuin_str sk_record_passage(struct sakuin_str data);

/* Append what the stored line of the same document has too, and is packed
 * against (pack.h): the lines that stay as they are as long as the document
 * does, and the passage. */
SK_MUST_CHECK bool sk_record_shared(struct sk_buf *out, struct sakuin_str data,
				    struct sakuin_error *err);

/* Append DATA, with COUNT as how many documents cite it. */
SK_MUST_CHECK bool sk_record_recount(struct sk_buf *out, struct sakuin_str data,
				     uint32_t count, struct sakuin_error *err);

/* The number NAME of a record; 0 if it has none. */
uint32_t sk_record_number(struct sakuin_str data, const char *name);

/* The address, empty if there is none: Omega is given the path then. */
struct sakuin_str sk_record_url(struct sakuin_str data);

/* The path of the file that a document with this record came from: a line
 * "file" where the document says that it is another's, as in an export; else
 * its own.  Empty for a document from a stream. */
struct sakuin_str sk_record_source(struct sakuin_str data);

#endif
