/* fold.c - after each word, the form in which case, width, compatibility
 * and accents do not count, if that differs (NFKC_Casefold, UAX #15).
 *
 * Accents go only where they decorate: from Latin and Greek letters, and
 * from Cyrillic the stress marks and the dots of yo.  Kana voicing marks,
 * Hangul, Han and the vowel signs of other scripts are left alone.  Decimal
 * digits become those of ASCII, and Thai and Lao "am" stays the one character
 * that people type. */
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "script.h"
#include "stage.h"
#include "stock.h"

enum { MAX_UNITS = 512 };

struct fold {
	struct sk_stage stage;
	const UNormalizer2 *casefold, *nfd, *nfc; /* ICU owns them */
};

static struct sk_stage *
fold_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	struct fold *f;

	(void)mode;
	f = sk_stage_new("fold", sizeof *f, arg, err);
	if (!f)
		return NULL;
	f->casefold = unorm2_getNFKCCasefoldInstance(&status);
	f->nfd = unorm2_getNFDInstance(&status);
	f->nfc = unorm2_getNFCInstance(&status);
	if (U_FAILURE(status)) {
		sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
			u_errorName(status));
		free(f);
		return NULL;
	}
	return &f->stage;
}

/* Most words are plain and need no folding: lower-case ASCII (the words
 * stage has lowered it), Han, precomposed Hangul, kana without marks. */
static bool
fold_is_plain(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) ||
		    (c >= 0xAC00 && c <= 0xD7A3) ||
		    (c >= 0x3041 && c <= 0x3096) ||
		    (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC)
			continue;
		return false;
	}
	return true;
}

/* Letters that are not a letter with a mark in Unicode's eyes. */
static const char *
fold_letter(UChar32 c)
{
	switch (c) {
	case 0x00E6: /* ae */
		return "ae";
	case 0x00F0: /* eth */
	case 0x0111: /* d with stroke */
		return "d";
	case 0x00F8: /* o with stroke */
		return "o";
	case 0x00FE: /* thorn */
		return "th";
	case 0x0127: /* h with stroke */
		return "h";
	case 0x0131: /* dotless i */
		return "i";
	case 0x0142: /* l with stroke */
		return "l";
	case 0x014B: /* eng */
		return "ng";
	case 0x0153: /* oe */
		return "oe";
	case 0x0167: /* t with stroke */
		return "t";
	case 0x02BB: /* turned comma, modifier apostrophe: as people type it */
	case 0x02BC:
		return "'";
	default:
		return NULL;
	}
}

/* Does MARK count for nothing behind LETTER of script BASE? */
static bool
fold_drops(enum sakuin_script base, uint32_t letter, UChar32 mark)
{
	if (u_charType(mark) != U_NON_SPACING_MARK)
		return false;
	if (base == SAKUIN_LATIN || base == SAKUIN_GREEK)
		return true;
	return base == SAKUIN_CYRILLIC &&
	       (mark == 0x0300 || mark == 0x0301 ||
		(mark == 0x0308 && letter == 0x0435)); /* ye, not yi */
}

/* The code point at *I of N units; moves *I behind it. */
static uint32_t
fold_next(const UChar *s, int32_t *i, int32_t n)
{
	uint32_t c = s[(*i)++];

	if (c >= 0xD800 && c <= 0xDBFF && *i < n)
		c = 0x10000 + ((c - 0xD800) << 10) + (s[(*i)++] - 0xDC00u);
	return c;
}

/* Strip IN (NFD, N units) into OUT, which has room for twice as many. */
static int32_t
fold_strip(const UChar *in, int32_t n, UChar *out)
{
	enum sakuin_script base = SAKUIN_OTHER;
	uint32_t letter = 0;
	int32_t len = 0;

	for (int32_t i = 0; i < n;) {
		uint32_t c = fold_next(in, &i, n);
		int8_t type = u_charType((UChar32)c);
		const char *plain;

		if (fold_drops(base, letter, (UChar32)c))
			continue;
		plain = fold_letter((UChar32)c);
		if (type != U_NON_SPACING_MARK) {
			base = sk_script_of(c);
			letter = c;
		}
		if (type == U_DECIMAL_DIGIT_NUMBER)
			c = '0' + (uint32_t)u_charDigitValue((UChar32)c);
		if (!plain)
			U16_APPEND_UNSAFE(out, len, c);
		for (; plain && *plain; plain++)
			out[len++] = (UChar)*plain;
	}
	return len;
}

/* Thai and Lao: NFKC takes "am" apart, and its ring and a tone mark may stand
 * in either order.  Make it the tone mark and "am" again. */
static int32_t
fold_join_am(UChar *s, int32_t n)
{
	int32_t len = 0;

	for (int32_t i = 0; i < n; i++) {
		UChar block = s[i] & 0xFF80; /* the ring is at 0x4D of it */
		bool ring = s[i] == 0x0E4D || s[i] == 0x0ECD;
		int32_t next = i + 1;

		while (ring && next < n && s[next] >= block + 0x48 &&
		       s[next] <= block + 0x4B)
			next++;
		if (!ring || next == n || s[next] != block + 0x32) {
			s[len++] = s[i];
			continue;
		}
		for (i++; i < next; i++)
			s[len++] = s[i];
		s[len++] = (UChar)(block + 0x33);
	}
	return len;
}

/* Make one word of the LEN bytes at S, as Xapian understands it: what stands
 * for an enclosed number and the like brings brackets or spaces with it.
 * Returns its length. */
static size_t
fold_one_word(char *s, size_t len)
{
	const char *p = s, *end = s + len;
	uint32_t before = 0, infix = 0;
	size_t out = 0;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c != '+' && c != '#' && !sk_stock_wordchar(c) &&
		    sk_script_of(c) != SAKUIN_HAN) {
			infix = c;
			continue;
		}
		if (before && infix && sk_stock_infix(infix, before, c))
			out += sk_utf8_put(s + out, infix);
		out += sk_utf8_put(s + out, c);
		before = c;
		infix = 0;
	}
	return out;
}

/* Fold S into OUT (room for SIZE bytes); *LEN is 0 if it is too long or
 * folds to nothing that can be searched. */
static bool
fold_text(struct fold *f, struct sakuin_str s, char *out, int32_t size,
	  int32_t *len, struct sakuin_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar a[MAX_UNITS], b[2 * MAX_UNITS];
	int32_t n;

	*len = 0;
	if (s.len >= MAX_UNITS)
		return true;
	u_strFromUTF8WithSub(a, MAX_UNITS, &n, s.ptr, (int32_t)s.len, 0xFFFD,
			     NULL, &status);
	n = unorm2_normalize(f->casefold, a, n, b, MAX_UNITS, &status);
	n = unorm2_normalize(f->nfd, b, n, a, MAX_UNITS, &status);
	if (U_SUCCESS(status))
		n = fold_strip(a, n, b);
	n = unorm2_normalize(f->nfc, b, n, a, MAX_UNITS, &status);
	if (U_SUCCESS(status))
		n = fold_join_am(a, n);
	u_strToUTF8WithSub(out, size, len, a, n, 0xFFFD, NULL, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) {
		*len = 0; /* longer than any term */
		return true;
	}
	if (U_FAILURE(status))
		return sk_fail(err, SAKUIN_EINTERNAL, "ICU normalisation: %s",
			       u_errorName(status));
	return true;
}

static bool
fold_put(struct sk_stage *self, const struct sakuin_token *word,
	 struct sakuin_error *err)
{
	struct fold *f = (struct fold *)self;
	struct sakuin_token folded = *word;
	char utf8[3 * MAX_UNITS];
	int32_t len;

	if (!sk_emit(self, word, err))
		return false;
	if (word->kind != SAKUIN_WORD || fold_is_plain(word->text))
		return true;
	if (!fold_text(f, word->text, utf8, sizeof utf8, &len, err))
		return false;
	folded.kind = SAKUIN_FOLD;
	folded.text.ptr = utf8;
	folded.text.len = fold_one_word(utf8, (size_t)len);
	if (folded.text.len == 0 || sk_str_eq(folded.text, word->text))
		return true;
	folded.script = sk_script_of(
		sk_utf8_next(&(const char *){ utf8 }, utf8 + folded.text.len));
	return sk_emit(self, &folded, err);
}

static void
fold_destroy(struct sk_stage *self)
{
	free(self);
}

const struct sk_stage_type sk_stage_fold = {
	.name = "fold",
	.create = fold_create,
	.put = fold_put,
	.destroy = fold_destroy,
};
