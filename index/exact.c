/* exact.c - reference codes and the like in the form that they are asked for. */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "exact.h"

enum { EXACT_MAX = 500 }; /* UTF-16 units; a term has fewer bytes */

/* Add C; *SPACE: one is due before it. */
static bool
exact_put(struct sk_buf *out, uint32_t c, size_t start, bool *space,
	  struct sakuin_error *err)
{
	char bytes[4];

	if (u_isUWhiteSpace((UChar32)c) || u_iscntrl((UChar32)c)) {
		*space = out->len > start;
		return true;
	}
	if (*space && !sk_buf_putc(out, ' ', err))
		return false;
	*space = false;
	if (u_hasBinaryProperty((UChar32)c, UCHAR_DASH) && c != 0x301C &&
	    c != 0x3030)
		c = '-';
	return sk_buf_add(out, bytes, sk_utf8_put(bytes, c), err);
}

bool
sk_exact_fold(struct sakuin_str s, struct sk_buf *out, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
	UChar wide[EXACT_MAX], folded[4 * EXACT_MAX];
	char text[12 * EXACT_MAX];
	const char *p = text;
	int32_t len = 0;
	size_t start = out->len;
	bool space = false;

	u_strFromUTF8WithSub(wide, EXACT_MAX, &len, s.ptr, (int32_t)s.len,
			     0xFFFD, NULL, &status);
	len = unorm2_normalize(form, wide, len, folded, 4 * EXACT_MAX, &status);
	u_strToUTF8(text, sizeof text, &len, folded, len, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) /* no term in any form */
		return sk_buf_add(out, s.ptr, s.len, err);
	if (U_FAILURE(status))
		return sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
			       u_errorName(status));
	while (p < text + len)
		if (!exact_put(out, sk_utf8_next(&p, text + len), start, &space,
			       err))
			return false;
	return true;
}
