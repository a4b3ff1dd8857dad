/* fuzz.h - what fuzz targets share: an invariant that must hold, and text as
 * the decoder hands it on. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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
