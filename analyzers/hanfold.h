/* hanfold.h - one representative for the forms of a Han character. */
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

#ifdef __cplusplus
}
#endif
#endif
