/* document_json.h - a document as one line of NDJSON, and back. */
#ifndef SK_DOCUMENT_JSON_H
#define SK_DOCUMENT_JSON_H

#include "document.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_ID_MAX ((size_t)200) /* bytes of a document's id */

/* Append DOC to OUT as one compact JSON object, without a line end.  Members
 * in order: id, kind, title, text, lang, date, url, authors, pages, mime, encoding,
 * path, encoding_by, replaced, truncated, then those of extra; empty ones
 * are left out.  Fails with SAKUIN_EINVAL where extra is no object. */
SK_MUST_CHECK bool sk_document_to_json(const struct sk_document *doc,
				       struct sk_buf *out,
				       struct sakuin_error *err);

/* Read such an object into DOC, all of it owned by ARENA.  `id` must be
 * there; a null is as good as nothing; members with other names go to extra
 * in their order, their values as they are written but for white space and
 * the escapes of json_raw.h.  Fails with SAKUIN_EINVAL, the member's name in
 * the message, and with *OFFSET (unless NULL) the byte of LINE at which
 * the reader stopped; nothing is then left in ARENA. */
SK_MUST_CHECK bool sk_document_from_json(struct sakuin_str line,
					 struct sk_arena *arena,
					 struct sk_document *doc,
					 size_t *offset,
					 struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
