/* fuzz.h - what fuzz targets share: an invariant that must hold, what text
 * is, and text as the decoder hands it on. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/utf8.h>

#include "base.h"

/* libFuzzer declares these without a header. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "not true: %s\n", what);
	abort();
}

/* By ICU's reading, which is not ours. */
static inline void
must_be_text(struct sakuin_str s)
{
	int32_t i = 0, len = (int32_t)s.len;

	while (i < len) {
		UChar32 c;

		U8_NEXT((const uint8_t *)s.ptr, i, len, c);
		must(c >= 0, "text is valid UTF-8");
	}
}

static inline void
must_be_line(struct sakuin_str s)
{
	must_be_text(s);
	for (size_t i = 0; i < s.len; i++)
		must((unsigned char)s.ptr[i] >= ' ', "text is one line");
}

/* Append the bytes to OUT as UTF-8; what is ill-formed becomes U+FFFD. */
static inline void
well_formed(const uint8_t *data, size_t size, struct sk_buf *out)
{
	const char *p = (const char *)data, *end = p + size;
	struct sakuin_error err;

	while (p < end) {
		char bytes[4];
		uint32_t c = sk_utf8_next(&p, end);

		must(sk_buf_add(out, bytes, sk_utf8_put(bytes, c), &err),
		     "there is memory");
	}
}

#endif
