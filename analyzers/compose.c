/* compose.c - letters and the marks behind them as one character. */
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "compose.h"

/* Bytes composed at a time, and how many more to look for a place to cut: no
 * character has that many marks in real text. */
enum { PIECE = 4096, REACH = 1024, UNITS = PIECE + REACH };

struct compose {
	UNormalizer2 *filtered;
	USet *set;
	struct sk_buf out;
};

/* May the character at P, of valid UTF-8, join with what is before it?  Few
 * bytes in a text may, so that all others cost one comparison. */
static bool
compose_joins(const unsigned char *p)
{
	if (p[0] == 0xCC || p[0] == 0xCD) /* U+0300..037F */
		return true;
	if (p[0] == 0xE1) /* jamo, U+1100..11FF */
		return p[1] >= 0x84 && p[1] <= 0x87;
	/* marks of voicing, U+3099, U+309A */
	return p[0] == 0xE3 && p[1] == 0x82 && (p[2] == 0x99 || p[2] == 0x9A);
}

static bool
compose_needed(struct sakuin_str text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;

	for (size_t i = 0; i < text.len; i++)
		if (p[i] >= 0xCC && compose_joins(p + i))
			return true;
	return false;
}

static bool
compose_failed(UErrorCode status, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
		       u_errorName(status));
}

/* Characters that NFC only ever replaces are left out, so that what was
 * composed once does not change any more, however it is cut. */
static bool
compose_open(struct compose *c, struct sakuin_error *err)
{
	static const UChar pattern[] = u"[:^NFC_QC=No:]";
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);

	c->set = uset_openPattern(pattern, -1, &status);
	if (U_SUCCESS(status))
		uset_freeze(c->set);
	c->filtered = unorm2_openFiltered(nfc, c->set, &status);
	return U_SUCCESS(status) || compose_failed(status, err);
}

static void
compose_close(struct compose *c)
{
	unorm2_close(c->filtered);
	uset_close(c->set);
	sk_buf_done(&c->out);
}

/* The end of the piece that begins at P, before a character that joins with
 * nothing. */
static const char *
compose_piece(const char *p, const char *end)
{
	const char *q = p + PIECE;

	if (end - p <= PIECE)
		return end;
	while (q < end && ((unsigned char)*q & 0xC0) == 0x80)
		q++;
	while (q < end && q - p < UNITS - 8 &&
	       compose_joins((const unsigned char *)q))
		sk_utf8_next(&q, end);
	return q;
}

static bool
compose_add(struct compose *c, struct sakuin_str piece,
	    struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[UNITS], composed[3 * UNITS];
	int32_t n, len;

	u_strFromUTF8WithSub(wide, UNITS, &n, piece.ptr, (int32_t)piece.len,
			     0xFFFD, NULL, &status);
	n = unorm2_normalize(c->filtered, wide, n, composed, 3 * UNITS,
			     &status);
	if (U_FAILURE(status))
		return compose_failed(status, err);
	if (!sk_buf_reserve(&c->out, 3 * (size_t)n, err))
		return false;
	u_strToUTF8WithSub(c->out.ptr + c->out.len, 3 * n, &len, composed, n,
			   0xFFFD, NULL, &status);
	if (U_FAILURE(status) && status != U_STRING_NOT_TERMINATED_WARNING)
		return compose_failed(status, err);
	c->out.len += (size_t)len;
	return true;
}

static bool
compose_all(struct compose *c, struct sakuin_str text, struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	while (p < end) {
		const char *q = compose_piece(p, end);
		struct sakuin_str piece = { p, (size_t)(q - p) };

		if (compose_needed(piece)
			    ? !compose_add(c, piece, err)
			    : !sk_buf_add(&c->out, p, piece.len, err))
			return false;
		p = q;
	}
	return true;
}

bool
sk_compose(struct sakuin_str text, struct sk_arena *arena,
	   struct sakuin_str *out, struct sakuin_error *err)
{
	struct compose c = { 0 };
	bool ok;

	*out = text;
	if (!compose_needed(text))
		return true;
	ok = compose_open(&c, err) && compose_all(&c, text, err) &&
	     sk_arena_copy(arena, sk_buf_str(&c.out), out, err);
	compose_close(&c);
	return ok;
}

bool
sk_compose_boundary(struct sakuin_str text, size_t at, size_t *out,
		    struct sakuin_error *err)
{
	const char *end = text.ptr + text.len;
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);

	if (U_FAILURE(status))
		return compose_failed(status, err);
	while (at > 0 && at < text.len) {
		const char *p = text.ptr + at;

		if (unorm2_hasBoundaryBefore(nfc,
					     (UChar32)sk_utf8_next(&p, end)))
			break;
		do
			at--;
		while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
	}
	*out = at;
	return true;
}
