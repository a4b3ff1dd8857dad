/* compose.h - letters and the marks behind them as one character.
 *
 * Files made on some systems, and many a PDF, hold "é" as e and a mark and 가
 * as two jamo; people type the composed character (Unicode NFC, UAX 15). */
#ifndef SK_COMPOSE_H
#define SK_COMPOSE_H

#include "base.h"

/* Point *OUT at TEXT with its marks composed: at TEXT itself where there are
 * none, else in ARENA.  This is NFC but for characters that NFC would replace
 * for good, such as compatibility ideographs (U+F900 ...): names are printed
 * with them.  TEXT is valid UTF-8 of any length. */
SK_MUST_CHECK bool sk_compose(struct sakuin_str text, struct sk_arena *arena,
			      struct sakuin_str *out, struct sakuin_error *err);

/* *OUT is AT, a character's place in TEXT, or before it the beginning of what
 * that character may be composed with: texts cut there are composed piece by
 * piece as in one. */
SK_MUST_CHECK bool sk_compose_boundary(struct sakuin_str text, size_t at,
				       size_t *out, struct sakuin_error *err);

#endif
