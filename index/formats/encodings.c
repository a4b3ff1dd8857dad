/* encodings.c - which encoding some bytes are in.
 *
 * The order is: byte order mark, declaration, obvious UTF-16, the escapes of
 * ISO 2022, strict UTF-8, ICU's detector, the collection's default.  ICU's
 * detector was right for all of Shift_JIS, EUC-JP, CP949, GB18030 and Big5
 * from 300 bytes up, for 58 % of Shift_JIS at 30: below, what makes everyday
 * characters of all bytes goes before it (encoding_pairs.h).
 * tests/check_encoding_table.c prints which share is right. */
#include <stdio.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include "encoding_pairs.h"
#include "encodings.h"

enum {
	SAMPLE = 64 * 1024, /* bytes looked at to decide */
	BEFORE = 4 * 1024,  /* of them, before the first that is not ASCII */
	FEW = 2,            /* characters that may be a word */
	SURE = 3,           /* well-formed characters that prove UTF-8 */
	TRUST = 300,        /* bytes from which ICU's detector is believed */
	CONFIDENT = 50      /* ICU's confidence that is believed below */
};

/* What the world calls an encoding, and what it means by it: the web's
 * supersets, and the tables that hold the vendors' characters.  ICU ignores
 * case, - and _ in names. */
static const char *const names[][2] = {
	{ "Shift_JIS", "ibm-943_P15A-2003" },
	{ "x-sjis", "ibm-943_P15A-2003" },
	{ "sjis", "ibm-943_P15A-2003" },
	{ "ms_kanji", "ibm-943_P15A-2003" },
	{ "windows-31j", "ibm-943_P15A-2003" },
	{ "cp932", "ibm-943_P15A-2003" },
	{ "EUC-JP", "EUC-JP" },
	{ "x-euc-jp", "EUC-JP" },
	{ "ISO-2022-JP", "ISO-2022-JP" },
	{ "EUC-KR", "windows-949-2000" },
	{ "KS_C_5601-1987", "windows-949-2000" },
	{ "KS_C_5601-1989", "windows-949-2000" },
	{ "KS_C_5601", "windows-949-2000" },
	{ "KSC5601", "windows-949-2000" },
	{ "korean", "windows-949-2000" },
	{ "windows-949", "windows-949-2000" },
	{ "cp949", "windows-949-2000" },
	{ "uhc", "windows-949-2000" },
	{ "GB2312", "gb18030" },
	{ "GB_2312-80", "gb18030" },
	{ "x-gbk", "gb18030" },
	{ "GBK", "gb18030" },
	{ "EUC-CN", "gb18030" },
	{ "cp936", "gb18030" },
	{ "windows-936", "gb18030" },
	{ "chinese", "gb18030" },
	{ "Big5", "Big5" },
	{ "x-x-big5", "Big5" },
	{ "US-ASCII", "windows-1252" },
	{ "ASCII", "windows-1252" },
	{ "ISO-8859-1", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "windows-1252", "windows-1252" },
	{ "ISO-8859-9", "windows-1254" },
	{ "ISO-8859-11", "windows-874" },
	{ "TIS-620", "windows-874" },
	{ "unicode", "UTF-8" },
	{ "UTF-8", "UTF-8" },
};

const char *
sk_encoding_name(const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *known;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!ucnv_compareNames(name, names[i][0]))
			return names[i][1];
	known = ucnv_getAlias(name, 0, &status);
	return U_SUCCESS(status) ? known : NULL;
}

static bool
bom_find(struct sakuin_str s, struct sk_encoding *found)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *name;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, "UTF-8" },
		{ "\xFF\xFE\0\0", 4, "UTF-32LE" },
		{ "\0\0\xFE\xFF", 4, "UTF-32BE" },
		{ "\xFF\xFE", 2, "UTF-16LE" },
		{ "\xFE\xFF", 2, "UTF-16BE" },
		{ "\x84\x31\x95\x33", 4, "gb18030" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (s.len < marks[i].len ||
		    memcmp(s.ptr, marks[i].bytes, marks[i].len) != 0)
			continue;
		*found = (struct sk_encoding){ marks[i].name, "bom",
					       marks[i].len };
		return true;
	}
	return false;
}

bool
sk_encoding_wide(struct sakuin_str bytes)
{
	struct sk_encoding found;

	if (bom_find(bytes, &found))
		return !strncmp(found.name, "UTF-16", 6) ||
		       !strncmp(found.name, "UTF-32", 6);
	return sk_encoding_utf16(bytes) != NULL;
}

/* Seven-bit text with the escapes of ISO 2022.  Of several, the variant that
 * knows most is named last here. */
static const char *
escape_find(struct sakuin_str s)
{
	static const char *const escapes[][2] = {
		{ "\x1B$@", "ISO-2022-JP" },   { "\x1B$B", "ISO-2022-JP" },
		{ "\x1B(J", "ISO-2022-JP" },   { "\x1B$(D", "ISO-2022-JP-2" },
		{ "\x1B$A", "ISO-2022-JP-2" }, { "\x1B.A", "ISO-2022-JP-2" },
		{ "\x1B(I", "JIS7" },          { "\x1B$)A", "ISO-2022-CN" },
		{ "\x1B$)G", "ISO-2022-CN" },  { "\x1B$)C", "ISO-2022-KR" },
	};
	const char *name = NULL;

	if (!s.len || !memchr(s.ptr, 0x1B, s.len))
		return NULL;
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (memmem(s.ptr, s.len, escapes[i][0], strlen(escapes[i][0])))
			name = escapes[i][1];
	return name;
}

/* What is neither ASCII nor well-formed UTF-8. */
struct tally {
	size_t high;  /* bytes from 0x80 up */
	size_t first; /* where the first of them is */
	size_t good;  /* characters of several bytes */
	size_t bad;   /* ill-formed pieces */
};

static struct tally
tally_utf8(struct sakuin_str bytes, bool cut)
{
	const uint8_t *s = (const uint8_t *)bytes.ptr;
	int32_t len = (int32_t)bytes.len;
	struct tally t = { .first = bytes.len };

	for (int32_t i = 0, from = 0; i < len; from = i) {
		UChar32 c;

		U8_NEXT(s, i, len, c);
		if (c >= 0 && c < 0x80)
			continue;
		if (t.high == 0)
			t.first = (size_t)from;
		t.high += (size_t)(i - from);
		if (c >= 0)
			t.good++;
		else if (!cut || i < len)
			t.bad++;
	}
	return t;
}

/* The part of BYTES that tells most.  All before its first byte that is not
 * ASCII is, so that it cannot start inside a character. */
static struct sakuin_str
sample_of(struct sakuin_str bytes, const struct tally *t)
{
	size_t from = t->first > BEFORE ? t->first - BEFORE : 0;

	if (t->high == 0)
		from = 0;
	bytes.ptr += from;
	bytes.len -= from;
	if (bytes.len > SAMPLE)
		bytes.len = SAMPLE;
	return bytes;
}

/* Is the declaration nonsense?  It may be wrong about one in sixteen of the
 * bytes that matter. */
static bool
fits(struct sakuin_str sample, const char *name, bool *yes,
     struct sakuin_error *err)
{
	struct sk_buf out = { 0 };
	uint32_t replaced = 0;
	size_t high = 0, nuls = 0;
	bool ok = sk_convert(sample, name, true, &out, &replaced, err);

	for (size_t i = 0; i < sample.len; i++) {
		high += (uint8_t)sample.ptr[i] >= 0x80;
		nuls += sample.ptr[i] == '\0';
	}
	*yes = replaced <= high / 16 + nuls;
	sk_buf_done(&out);
	return ok;
}

/* Is the declaration, though it fits, one of those that are often wrong? */
static bool
is_mistaken(struct sakuin_str sample, const char *name)
{
	if (!strcmp(name, sk_encoding_name("windows-1252")))
		return sk_encoding_unlatin(sample);
	return !strcmp(name, sk_encoding_name("Shift_JIS")) &&
	       !sk_encoding_everyday(sample, name, FEW) &&
	       sk_encoding_everyday(sample, "EUC-JP", FEW);
}

/* The declared encoding as ICU's name, or NULL.  Who can read a declaration
 * in ASCII does not have UTF-16 before him. */
static const char *
declared_name(struct sakuin_str declared)
{
	char copy[64];
	const char *name;

	if (declared.len == 0 || declared.len >= sizeof copy)
		return NULL;
	memcpy(copy, declared.ptr, declared.len);
	copy[declared.len] = '\0';
	name = sk_encoding_name(copy);
	if (name &&
	    (!strncmp(name, "UTF-16", 6) || !strncmp(name, "UTF-32", 6)))
		return "UTF-8";
	return name;
}

/* ICU's best guess, or NULL.  Its EBCDIC and UTF-16 are always wrong here:
 * the second was looked for before.  Of a short text what makes everyday
 * words of all its bytes is better than what ICU likes most; *CONFIDENCE is
 * then full. */
static const char *
detect(struct sakuin_str sample, bool is_short, int32_t *confidence)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const UCharsetMatch **matches;
	const char *name = NULL, *everyday = NULL;
	int32_t count = 0;

	ucsdet_setText(detector, sample.ptr, (int32_t)sample.len, &status);
	matches = ucsdet_detectAll(detector, &count, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i < count; i++) {
		const char *s = ucsdet_getName(matches[i], &status), *known;

		if (U_FAILURE(status) || !strncmp(s, "IBM4", 4) ||
		    !strncmp(s, "UTF-16", 6) || !strncmp(s, "UTF-32", 6))
			continue;
		known = sk_encoding_name(s);
		if (!name)
			*confidence = ucsdet_getConfidence(matches[i], &status);
		name = name ? name : known;
		if (is_short && known && !everyday &&
		    sk_encoding_everyday(sample, known, FEW))
			everyday = known;
	}
	ucsdet_close(detector);
	if (is_short && name && sk_encoding_korean(sample))
		everyday = sk_encoding_name("EUC-KR");
	*confidence = everyday ? 100 : *confidence;
	return everyday ? everyday : name;
}

/* The last resort: statistics, or what the collection says. */
static bool
guess(struct sakuin_str bytes, const struct tally *t, const char *fallback,
      struct sk_encoding *found, struct sakuin_error *err)
{
	int32_t confidence = 0;
	bool is_short = bytes.len < TRUST;
	const char *name = detect(sample_of(bytes, t), is_short, &confidence);

	/* UTF-8 with a few accidents. */
	if (t->good > 10 * t->bad)
		name = "UTF-8";
	else if (is_short && confidence < CONFIDENT &&
		 (fallback || t->high < bytes.len / 4))
		name = NULL; /* few high bytes are likely Latin */
	if (name) {
		*found = (struct sk_encoding){ name, "guess", 0 };
		return true;
	}
	name = sk_encoding_name(fallback ? fallback : "windows-1252");
	*found = (struct sk_encoding){ name, "default", 0 };
	return name || sk_fail(err, SAKUIN_EINVAL,
			       "unknown encoding '%s'; `uconv -l` lists ICU's",
			       fallback);
}

bool
sk_encoding_find(struct sakuin_str bytes, bool cut, struct sakuin_str declared,
		 const char *fallback, struct sk_encoding *found,
		 struct sakuin_error *err)
{
	const char *name = declared_name(declared);
	struct tally t = { 0 };
	bool believed = false;

	if (bom_find(bytes, found))
		return true;
	t = tally_utf8(bytes, cut);
	/* Pages get converted and keep their declaration. */
	if (name && t.bad == 0 && t.good > 0 && strcmp(name, "UTF-8") != 0 &&
	    (t.good >= SURE ||
	     !sk_encoding_everyday(sample_of(bytes, &t), name, 1)))
		name = NULL;
	if (name && !fits(sample_of(bytes, &t), name, &believed, err))
		return false;
	/* Servers call all pages Latin, and EUC-JP looks like kana of half the
	 * width to who reads it as Shift_JIS. */
	if (believed && t.bad > 0 && is_mistaken(sample_of(bytes, &t), name))
		believed = false;
	if (believed) {
		*found = (struct sk_encoding){ name, "declared", 0 };
		return true;
	}
	name = sk_encoding_utf16(bytes);
	if (!name && t.high == 0)
		name = escape_find(bytes);
	if (name)
		*found = (struct sk_encoding){ name, "guess", 0 };
	else if (t.bad == 0)
		*found = (struct sk_encoding){ "UTF-8", "utf-8", 0 };
	else
		return guess(bytes, &t, fallback, found, err);
	return true;
}
