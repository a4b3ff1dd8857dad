/* plain.c - what is left of a text when only its letters count. */
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "plain.h"

#define KEPT (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)

static bool
plain_failed(UErrorCode status, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
		       u_errorName(status));
}

/* S in UTF-16, folded; *LEN units, which the caller frees. */
static UChar *
plain_fold(struct sakuin_str s, int32_t *len, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
	UChar *wide = malloc((s.len + 1) * sizeof *wide), *folded = NULL;
	int32_t n = 0, size;

	if (!wide) {
		sk_nomem(err);
		return NULL;
	}
	u_strFromUTF8WithSub(wide, (int32_t)s.len + 1, &n, s.ptr,
			     (int32_t)s.len, 0xFFFD, NULL, &status);
	*len = unorm2_normalize(nfkc, wide, n, NULL, 0, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR)
		status = U_ZERO_ERROR;
	size = *len + 1;
	folded = malloc((size_t)size * sizeof *folded);
	if (!folded)
		sk_nomem(err);
	else
		*len = unorm2_normalize(nfkc, wide, n, folded, size, &status);
	free(wide);
	if (folded && U_FAILURE(status)) {
		plain_failed(status, err);
		free(folded);
		return NULL;
	}
	return folded;
}

/* Append what counts of the folded text in UTF-8. */
static bool
plain_sift(const char *p, const char *end, struct sk_buf *out,
	   struct sakuin_error *err)
{
	if (!sk_buf_reserve(out, (size_t)(end - p), err))
		return false;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (U_GET_GC_MASK((UChar32)c) & KEPT)
			out->len += sk_utf8_put(out->ptr + out->len, c);
	}
	return true;
}

bool
sk_plain(struct sakuin_str s, struct sk_buf *out, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0, bytes = 0;
	struct sk_buf utf8 = { 0 };
	UChar *folded;
	bool ok;

	if (s.len == 0)
		return true;
	if (s.len > INT32_MAX / 64)
		return sk_fail(err, SAKUIN_EINVAL, "too long to fold");
	folded = plain_fold(s, &len, err);
	if (!folded)
		return false;
	ok = sk_buf_reserve(&utf8, 3 * (size_t)len + 1, err);
	if (ok)
		u_strToUTF8WithSub(utf8.ptr, 3 * len + 1, &bytes, folded, len,
				   0xFFFD, NULL, &status);
	free(folded);
	ok = ok && (U_SUCCESS(status) || plain_failed(status, err)) &&
	     plain_sift(utf8.ptr, utf8.ptr + bytes, out, err);
	sk_buf_done(&utf8);
	return ok;
}
