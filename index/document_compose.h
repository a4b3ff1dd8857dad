/* document_compose.h - a document's strings in Unicode's NFC. */
#ifndef SK_DOCUMENT_COMPOSE_H
#define SK_DOCUMENT_COMPOSE_H

#include "document.h"

/* Compose title, text and authors of DOC, and move along its pages and, in
 * `extra`, the offsets in code points of "references" and "citations": from
 * between a letter and its mark before the letter.  What changes is made in
 * ARENA. */
SK_MUST_CHECK bool sk_document_compose(struct sk_document *doc,
				       struct sk_arena *arena,
				       struct sakuin_error *err);

#endif
