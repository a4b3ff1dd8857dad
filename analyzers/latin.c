/* latin.c - Latin words in plain letters. */
#include <unicode/unorm2.h>

#include "latin.h"

static const struct {
	uint32_t c;
	char text[3];
} written_out[] = {
	{ 0xc6, "ae" },  { 0xd0, "d" },   { 0xd8, "o" },    { 0xdf, "ss" },
	{ 0xe6, "ae" },  { 0xf0, "d" },   { 0xf8, "o" },    { 0x110, "d" },
	{ 0x111, "d" },  { 0x131, "i" },  { 0x141, "l" },   { 0x142, "l" },
	{ 0x152, "oe" }, { 0x153, "oe" }, { 0x1e9e, "ss" }, { 0x2018, "'" },
	{ 0x2019, "'" }, { 0x02bc, "'" }, { 0x02bb, "'" },  { 0xb4, "'" },
	{ 0x60, "'" },   { 0xff07, "'" }, { 0x2010, "-" },  { 0x2011, "-" },
	{ 0x2013, "-" },
};

struct latin_out {
	struct sk_latin *letters;
	size_t count;
};

static uint8_t
latin_mark(uint32_t c)
{
	switch (c) {
	case 0x300:
		return SK_MARK_GRAVE;
	case 0x301:
		return SK_MARK_ACUTE;
	case 0x302:
		return SK_MARK_CIRCUMFLEX;
	case 0x304:
		return SK_MARK_MACRON;
	case 0x306:
	case 0x30c:
		return SK_MARK_CARON;
	case 0x308:
		return SK_MARK_DOTS;
	default:
		return c >= 0x303 && c <= 0x36f ? SK_MARK_OTHER : 0;
	}
}

static bool
latin_add(struct latin_out *out, char letter)
{
	if (out->count == SK_LATIN_MAX)
		return false;
	out->letters[out->count++] = (struct sk_latin){ letter, 0 };
	return true;
}

/* A character that has no decomposition. */
static bool
latin_put(struct latin_out *out, uint32_t c)
{
	uint8_t mark = latin_mark(c);

	if (mark) {
		if (!out->count)
			return false;
		out->letters[out->count - 1].marks |= mark;
		return true;
	}
	if (c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
	    c == '\'' || c == ':')
		return latin_add(out, (char)c);
	for (size_t i = 0; i < sizeof written_out / sizeof *written_out; i++) {
		const char *text = written_out[i].text;

		if (written_out[i].c == c)
			return latin_add(out, text[0]) &&
			       (!text[1] || latin_add(out, text[1]));
	}
	return false;
}

size_t
sk_latin(struct sakuin_str word, struct sk_latin letters[SK_LATIN_MAX])
{
	struct latin_out out = { letters, 0 };
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = NULL;
	const char *p = word.ptr, *end = p + word.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		UChar parts[8];
		int32_t len = -1;

		if (c >= 0xc0 && c < 0x2000) {
			if (!nfd)
				nfd = unorm2_getNFDInstance(&status);
			if (U_FAILURE(status))
				return 0;
			len = unorm2_getDecomposition(nfd, (UChar32)c, parts, 8,
						      &status);
		}
		if (len < 0 && !latin_put(&out, c))
			return 0;
		for (int32_t i = 0; i < len; i++)
			if (!latin_put(&out, parts[i]))
				return 0;
	}
	return out.count;
}
