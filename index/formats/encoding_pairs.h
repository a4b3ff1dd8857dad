/* encoding_pairs.h - encodings whose characters are pairs of bytes, and
 * UTF-16. */
#ifndef SK_ENCODING_PAIRS_H
#define SK_ENCODING_PAIRS_H

#include "base.h"

/* May S, which ends anywhere in a text, be in the encoding NAME (ICU's)?  All
 * must be well-formed, and nine in ten of what is not ASCII, LEAST at the
 * least, characters of everyday use; false for encodings of other kinds. */
bool sk_encoding_everyday(struct sakuin_str s, const char *name, size_t least);

/* Is S Korean?  What is common there is a part of what is in Chinese, and a
 * rare one. */
bool sk_encoding_korean(struct sakuin_str s);

/* UTF-16 without a mark, by its name, or NULL. */
const char *sk_encoding_utf16(struct sakuin_str s);

/* Is S, which is said to be Latin, no such thing?  There letters with accents
 * stand alone. */
bool sk_encoding_unlatin(struct sakuin_str s);

#endif
