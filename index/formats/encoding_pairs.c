/* encoding_pairs.c - encodings whose characters are pairs of bytes, and
 * UTF-16.
 *
 * ICU's detector goes by how often characters are used; of a line or two it
 * knows too little, and takes what has few of them for Latin.  That all high
 * bytes make pairs, and that these are what people write every day, says more
 * there. */
#include <unicode/uchar.h>

#include "encoding_pairs.h"

enum { SAMPLE = 4096, RUNS_LEAST = 6, SYLLABLES = 6, KOREAN = 2 };

/* Lead bytes FIRST to LAST with trail bytes from TRAIL on. */
struct range {
	uint8_t first, last, trail;
};

/* One encoding: which pairs are well-formed, and which of them common. */
static const struct pairs {
	const char *name;
	uint8_t lead, trail;               /* the first of each */
	uint8_t single_first, single_last; /* high bytes that stand alone */
	bool shifts; /* 8E and 8F begin characters of their own kind */
	struct range common[6];
	struct range aside; /* not everyday, but no argument against it */
} encodings[] = {
	/* Punctuation, full width, kana, the first level of kanji. */
	{ .name = "EUC-JP",
	  .lead = 0xA1,
	  .trail = 0xA1,
	  .shifts = true,
	  .common = { { 0xA1, 0xA1, 0xA1 },
		      { 0xA3, 0xA5, 0xA1 },
		      { 0xB0, 0xCF, 0xA1 } } },
	{ .name = "ibm-943_P15A-2003",
	  .lead = 0x81,
	  .trail = 0x40,
	  .single_first = 0xA1,
	  .single_last = 0xDF,
	  .common = { { 0x81, 0x83, 0x40 },
		      { 0x88, 0x88, 0x9F },
		      { 0x89, 0x97, 0x40 },
		      { 0x98, 0x98, 0x40 } } },
	/* Punctuation, full width, the syllables of KS X 1001. */
	{ .name = "windows-949-2000",
	  .lead = 0x81,
	  .trail = 0x41,
	  .common = { { 0xA1, 0xA1, 0xA1 },
		      { 0xA3, 0xA3, 0xA1 },
		      { 0xB0, 0xC8, 0xA1 } },
	  .aside = { 0xCA, 0xFD, 0xA1 } },
	/* Punctuation, full width, the first level of hanzi. */
	{ .name = "gb18030",
	  .lead = 0x81,
	  .trail = 0x40,
	  .common = { { 0xA1, 0xA1, 0xA1 },
		      { 0xA3, 0xA3, 0xA1 },
		      { 0xB0, 0xD7, 0xA1 } } },
	{ .name = "Big5",
	  .lead = 0xA1,
	  .trail = 0x40,
	  .common = { { 0xA1, 0xA2, 0x40 }, { 0xA4, 0xC6, 0x40 } } },
};

static bool
in_range(const struct range *r, uint8_t lead, uint8_t trail)
{
	return lead >= r->first && lead <= r->last && trail >= r->trail;
}

static bool
is_common(const struct pairs *e, uint8_t lead, uint8_t trail)
{
	for (const struct range *r = e->common; r->first; r++)
		if (in_range(r, lead, trail))
			return true;
	return false;
}

/* At least LEAST characters of which nine in ten are common?  ASIDE: those
 * that are no argument are not counted. */
static bool
everyday(const struct pairs *e, struct sakuin_str s, size_t least, bool aside)
{
	const uint8_t *b = (const uint8_t *)s.ptr;
	size_t all = 0, common = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (b[i] < 0x80)
			continue;
		all++;
		/* Half width in two bytes, rare kanji and letters with accents
		 * in three. */
		if (e->shifts && (b[i] == 0x8E || b[i] == 0x8F)) {
			i += b[i] - 0x8Du;
			continue;
		}
		if (b[i] >= e->single_first && b[i] <= e->single_last)
			continue;
		if (b[i] < e->lead || b[i] == 0xFF)
			return false;
		if (++i == s.len) {
			all--; /* half a character at the end */
			break;
		}
		if (b[i] < e->trail || b[i] == 0x7F || b[i] == 0xFF)
			return false;
		common += is_common(e, b[i - 1], b[i]);
		all -= aside && in_range(&e->aside, b[i - 1], b[i]);
	}
	return all >= least && common * 10 >= all * 9;
}

bool
sk_encoding_everyday(struct sakuin_str s, const char *name, size_t least)
{
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (!strcmp(name, encodings[i].name))
			return everyday(&encodings[i], s, least, false);
	return false;
}

/* Do words that are not ASCII have spaces between them, as in Korean? */
static bool
is_spaced(struct sakuin_str s)
{
	const uint8_t *b = (const uint8_t *)s.ptr;
	size_t high = 0, spaces = 0;

	for (size_t i = 0; i < s.len; i++) {
		high += b[i] >= 0x80;
		spaces += i > 0 && i + 1 < s.len && b[i] == ' ' &&
			  b[i - 1] >= 0x80 && b[i + 1] >= 0x80;
	}
	return spaces >= 2 && spaces * 24 >= high;
}

bool
sk_encoding_korean(struct sakuin_str s)
{
	const struct pairs *e = &encodings[KOREAN];

	return everyday(e, s, SYLLABLES, false) ||
	       (is_spaced(s) && everyday(e, s, SYLLABLES, true));
}

bool
sk_encoding_unlatin(struct sakuin_str s)
{
	size_t high = 0, together = 0;

	if (s.len > SAMPLE)
		s.len = SAMPLE;
	for (size_t i = 0; i < s.len; i++) {
		bool before = i > 0 && (uint8_t)s.ptr[i - 1] >= 0x80;
		bool behind = i + 1 < s.len && (uint8_t)s.ptr[i + 1] >= 0x80;

		if ((uint8_t)s.ptr[i] < 0x80)
			continue;
		high++;
		together += before || behind;
	}
	return high >= RUNS_LEAST && together * 10 >= high * 7;
}

/* ----------------------------------------------------------------- UTF-16 */

/* How much C looks like what is written in UTF-16: what has bytes that no
 * other encoding would have most. */
static unsigned
weight(uint32_t c)
{
	if (c < 0x80 || (c >= 0x3000 && c <= 0x30FF))
		return 4;
	if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x2010 && c <= 0x2044) ||
	    (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0xA0 && c <= 0x17F))
		return 2;
	return c >= 0x4E00 && c <= 0x9FA5;
}

/* Do the bytes make sense as UTF-16, the low byte of each unit at LOW?  The
 * sum of the weights, or 0. */
static size_t
wide_text(struct sakuin_str s, size_t low)
{
	const uint8_t *b = (const uint8_t *)s.ptr;
	size_t sum = 0, strange = 0;
	uint32_t lead = 0;

	for (size_t i = 0; i + 1 < s.len; i += 2) {
		uint32_t c = (uint32_t)b[i + 1 - low] << 8 | b[i + low];
		bool trail = (c & 0xFC00) == 0xDC00;

		if (trail != (lead != 0))
			return 0;
		if ((c & 0xFC00) == 0xD800) {
			lead = c;
			continue;
		}
		if (trail)
			c = 0x10000 + ((lead & 0x3FF) << 10) + (c & 0x3FF);
		lead = 0;
		if ((c < 0x20 && (c < '\t' || c > '\r')) ||
		    !u_isdefined((UChar32)c))
			return 0;
		sum += weight(c);
		strange += weight(c) == 0;
	}
	return strange * 20 > s.len ? 0 : sum;
}

/* Bytes that text in other encodings does not have. */
static size_t
not_text(struct sakuin_str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++) {
		uint8_t c = (uint8_t)s.ptr[i];

		count += c == 0 || (c < '\t') ||
			 (c > '\r' && c < 0x20 && c != 0x1B && c != 0x0E &&
			  c != 0x0F);
	}
	return count;
}

const char *
sk_encoding_utf16(struct sakuin_str s)
{
	size_t little, big;

	if (s.len > SAMPLE)
		s.len = SAMPLE;
	s.len &= ~(size_t)1;
	if (s.len < 8 || not_text(s) < (s.len < 20 ? 2 : 1))
		return NULL;
	little = wide_text(s, 0);
	big = wide_text(s, 1);
	if (little > big + big / 4)
		return "UTF-16LE";
	if (big > little + little / 4)
		return "UTF-16BE";
	return NULL;
}
