/* hanfold.h - forms of Han characters. */
#ifndef SK_HANFOLD_H
#define SK_HANFOLD_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The representative of the class of C: traditional, simplified and Japanese
 * forms, old and new, and common variants in names give the same character
 * (U+7368, U+72EC: "alone" gives U+72EC).  It is the simplified form wherever
 * there is one.  Any other character gives itself; what is returned is its
 * own representative.  Classes are wide on purpose, as simplified Chinese is:
 * U+53D1 stands for "send" (U+767C) and "hair" (U+9AEE). */
uint32_t sk_hanfold(uint32_t c);

/* The character that Japan writes for C now: the new form of an old one (the
 * lists of 1946, 1949 and 1981) or of a variant that is common in names, and of
 * a simplified one that is not common in Japan as it is.  Any other gives
 * itself.  It takes as many bytes of UTF-8 as C. */
uint32_t sk_hanfold_japanese(uint32_t c);

/* How Chinese characters are written. */
enum sk_hanfold_system {
	SK_HANFOLD_JAPANESE,    /* sk_hanfold_japanese() */
	SK_HANFOLD_SIMPLIFIED,  /* sk_hanfold() */
	SK_HANFOLD_TRADITIONAL, /* the usual one where there are several */
	SK_HANFOLD_SYSTEMS
};

/* *OUT is TEXT as it is written in SYSTEM, in BUF, or TEXT itself if that is
 * how it is written.  Characters that would take more or fewer bytes of UTF-8
 * stay, so that its length is TEXT's.  Fails only with SAKUIN_ENOMEM. */
SK_MUST_CHECK bool sk_hanfold_text(enum sk_hanfold_system system,
				   struct sakuin_str text, struct sk_buf *buf,
				   struct sakuin_str *out,
				   struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
