/* zhkey_impl.h - what zhkey.c and zhkey_han.c share: the table of pinyin. */
#ifndef SK_ZHKEY_IMPL_H
#define SK_ZHKEY_IMPL_H

#include "zhkey.h"

/* Readings of C, at most MAX; returns how many. */
size_t sk_zhkey_readings(uint32_t c, const char *out[], size_t max);

/* Is [TEXT, TEXT + LEN) a syllable of pinyin without tone and dots? */
bool sk_zhkey_syllable(const char *text, size_t len);

/* Spellings of Wade-Giles and of the postal table. */
struct sk_zhwade {
	char form[8], key[7];
	signed char aspirated, dots; /* -1: either */
};
struct sk_zhpostal {
	char form[18], key[18];
	unsigned char syllables;
};

/* The rows whose form is [TEXT, TEXT + LEN): the first, and how many. */
const struct sk_zhwade *sk_zhkey_wade(const char *text, size_t len,
				      size_t *count);
const struct sk_zhpostal *sk_zhkey_postal(const char *text, size_t len,
					  size_t *count);

#endif
