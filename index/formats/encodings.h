/* encodings.h - which encoding some bytes are in. */
#ifndef SK_ENCODINGS_H
#define SK_ENCODINGS_H

#include "base.h"

/* What decided, and how. */
struct sk_encoding {
	const char *name; /* as ICU's ucnv_open() takes it; static or ICU's */
	const char *by;   /* see document.h */
	size_t bom;       /* bytes of a byte order mark at the start */
};

/* The encoding of BYTES.  CUT: the bytes stop in the middle of the file.
 * DECLARED and FALLBACK as for sk_decode(). */
SK_MUST_CHECK bool sk_encoding_find(struct sakuin_str bytes, bool cut,
				    struct sakuin_str declared,
				    const char *fallback,
				    struct sk_encoding *found,
				    struct sakuin_error *err);

/* ICU's name of the encoding that the world calls NAME, or NULL. */
const char *sk_encoding_name(const char *name);

/* Are BYTES (the start of a file) UTF-16 or UTF-32, with a byte order mark
 * or obviously? */
bool sk_encoding_wide(struct sakuin_str bytes);

/* Append BYTES in the encoding NAME to OUT as UTF-8 without NULs; adds to
 * *REPLACED the number of U+FFFD put in.  CUT: drop half a character at the
 * end. */
SK_MUST_CHECK bool sk_convert(struct sakuin_str bytes, const char *name,
			      bool cut, struct sk_buf *out, uint32_t *replaced,
			      struct sakuin_error *err);

/* The same for bytes that should be UTF-8 already. */
SK_MUST_CHECK bool sk_utf8_repair(struct sakuin_str bytes, bool cut,
				  struct sk_buf *out, uint32_t *replaced,
				  struct sakuin_error *err);

#endif
