/* decode.c - bytes of any encoding to UTF-8, in one pass. */
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf8.h>

#include "encodings.h"
#include "format.h"
#include "metadata.h"

enum { CHUNK = 16 * 1024 };

static const char fffd[] = "\xEF\xBF\xBD";

static bool
put_fffd(struct sk_buf *out, uint32_t *replaced, struct sakuin_error *err)
{
	(*replaced)++;
	return sk_buf_puts(out, fffd, err);
}

bool
sk_utf8_repair(struct sakuin_str bytes, bool cut, struct sk_buf *out,
	       uint32_t *replaced, struct sakuin_error *err)
{
	const uint8_t *s = (const uint8_t *)bytes.ptr;
	int32_t len = (int32_t)bytes.len, run = 0, i = 0;

	while (i < len) {
		int32_t from = i;
		UChar32 c;

		if (s[i] && s[i] < 0x80) {
			i++;
			continue;
		}
		U8_NEXT(s, i, len, c);
		if (c > 0)
			continue;
		if (!sk_buf_add(out, s + run, (size_t)(from - run), err))
			return false;
		run = i;
		if (cut && i == len && s[from] >= 0xC2)
			return true;
		if (!put_fffd(out, replaced, err))
			return false;
	}
	return sk_buf_add(out, s + run, (size_t)(len - run), err);
}

/* Append valid UTF-8 with each NUL replaced. */
static bool
put_no_nul(struct sk_buf *out, const char *s, size_t len, uint32_t *replaced,
	   struct sakuin_error *err)
{
	const char *nul;

	while (len > 0 && (nul = memchr(s, '\0', len))) {
		size_t n = (size_t)(nul - s);

		if (!sk_buf_add(out, s, n, err) ||
		    !put_fffd(out, replaced, err))
			return false;
		s += n + 1;
		len -= n + 1;
	}
	return sk_buf_add(out, s, len, err);
}

/* What the callback gets: it may change only what this points at. */
struct counter {
	uint32_t *count;
};

/* ICU's own callback would put U+001A for some single bytes. */
static void
replace(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
	int32_t len, UConverterCallbackReason reason, UErrorCode *status)
{
	static const UChar mark = 0xFFFD;
	const struct counter *counter = context;

	(void)bytes;
	(void)len;
	if (reason > UCNV_IRREGULAR)
		return;
	*status = U_ZERO_ERROR;
	(*counter->count)++;
	ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

/* The loop of sk_convert(), with both converters open. */
static bool
convert(UConverter *from, UConverter *to, struct sakuin_str bytes, bool cut,
	struct sk_buf *out, uint32_t *replaced, struct sakuin_error *err)
{
	UChar pivot[CHUNK], *pivot_from = pivot, *pivot_to = pivot;
	const char *s = bytes.ptr, *end = s + bytes.len;
	UBool first = true;
	UErrorCode status;

	do {
		char chunk[CHUNK], *t = chunk;

		status = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &t, chunk + CHUNK, &s, end, pivot,
			       &pivot_from, &pivot_to, pivot + CHUNK, first,
			       !cut, &status);
		first = false;
		if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
			return sk_fail(err, SAKUIN_EINTERNAL,
				       "converting to UTF-8: %s",
				       u_errorName(status));
		if (!put_no_nul(out, chunk, (size_t)(t - chunk), replaced, err))
			return false;
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	return true;
}

bool
sk_convert(struct sakuin_str bytes, const char *name, bool cut,
	   struct sk_buf *out, uint32_t *replaced, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	struct counter counter = { replaced };
	UConverter *from = NULL, *to = NULL;
	bool ok = false;

	if (bytes.len == 0 || !strcmp(name, "UTF-8"))
		return sk_utf8_repair(bytes, cut, out, replaced, err);
	from = ucnv_open(name, &status);
	to = ucnv_open("UTF-8", &status);
	ucnv_setToUCallBack(from, replace, &counter, NULL, NULL, &status);
	if (U_SUCCESS(status))
		ok = convert(from, to, bytes, cut, out, replaced, err);
	else
		sk_fail(err, SAKUIN_EINVAL, "cannot convert from '%s': %s",
			name, u_errorName(status));
	ucnv_close(to);
	ucnv_close(from);
	return ok;
}

bool
sk_decode(struct sakuin_str bytes, struct sakuin_str declared,
	  const char *fallback, struct sk_arena *arena, struct sakuin_str *text,
	  struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_encoding found;
	struct sk_buf out = { 0 };
	bool ok;

	if (bytes.len >= SK_BUF_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "more than %zu bytes in one piece; split it",
			       SK_BUF_MAX);
	if (!sk_encoding_find(bytes, doc->truncated, declared, fallback, &found,
			      err))
		return false;
	bytes.ptr += found.bom;
	bytes.len -= found.bom;
	doc->replaced = 0;
	ok = sk_convert(bytes, found.name, doc->truncated, &out, &doc->replaced,
			err) &&
	     sk_arena_copy(arena, sk_buf_str(&out), text, err) &&
	     sk_arena_copy(arena, sk_str(found.name), &doc->encoding, err);
	doc->encoding_by = sk_str(found.by);
	sk_buf_done(&out);
	return ok;
}

bool
sk_source_text(const struct sk_source *source, struct sakuin_str *text,
	       struct sk_document *doc, struct sakuin_error *err)
{
	size_t max = sk_source_text_max(source);
	struct sk_buf bytes = { 0 };
	bool ok = sk_source_read(source, 0, max + 1, &bytes, err);

	if (ok && bytes.len > max) {
		doc->truncated = true;
		bytes.len = max;
	}
	ok = ok && sk_decode(sk_buf_str(&bytes), source->charset,
			     source->encoding, source->arena, text, doc, err);
	sk_buf_done(&bytes);
	/* It may be longer in UTF-8. */
	if (ok && text->len > max) {
		doc->truncated = true;
		text->len = sk_utf8_cut(*text, max);
	}
	return ok;
}
