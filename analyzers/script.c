/* script.c - the script of a character (Unicode property Script, UAX #24). */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "script.h"

static enum sakuin_script
script_by_property(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	switch (uscript_getScript((UChar32)c, &status)) {
	case USCRIPT_LATIN:
		return SAKUIN_LATIN;
	case USCRIPT_GREEK:
		return SAKUIN_GREEK;
	case USCRIPT_CYRILLIC:
		return SAKUIN_CYRILLIC;
	case USCRIPT_HANGUL:
		return SAKUIN_HANGUL;
	case USCRIPT_HAN:
		return SAKUIN_HAN;
	case USCRIPT_HIRAGANA:
		return SAKUIN_HIRAGANA;
	case USCRIPT_KATAKANA:
		return SAKUIN_KATAKANA;
	case USCRIPT_THAI:
	case USCRIPT_LAO:
	case USCRIPT_KHMER:
	case USCRIPT_MYANMAR:
		return SAKUIN_SEASIAN;
	default:
		return SAKUIN_OTHER;
	}
}

enum sakuin_script
sk_script_of(uint32_t c)
{
	if (c < 0x80) {
		if (c >= '0' && c <= '9')
			return SAKUIN_NUMBER;
		c |= 0x20;
		return c >= 'a' && c <= 'z' ? SAKUIN_LATIN : SAKUIN_OTHER;
	}
	if (c >= 0x4E00 && c <= 0x9FFF)
		return SAKUIN_HAN;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return SAKUIN_HANGUL;
	if (c >= 0x3041 && c <= 0x309F)
		return SAKUIN_HIRAGANA;
	/* The prolonged sound mark and the half-width forms, voicing marks
	 * too, are "common" in Unicode. */
	if ((c >= 0x30A1 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F))
		return SAKUIN_KATAKANA;
	if (c == 0x3006 || c == 0x3007) /* shime and zero, of all scripts */
		return SAKUIN_HAN;
	if (U_GET_GC_MASK((UChar32)c) & U_GC_N_MASK)
		return SAKUIN_NUMBER;
	return script_by_property(c);
}

const char *
sk_script_name(enum sakuin_script s)
{
	static const char *const names[] = {
		[SAKUIN_OTHER] = "other",       [SAKUIN_NUMBER] = "number",
		[SAKUIN_LATIN] = "latin",       [SAKUIN_GREEK] = "greek",
		[SAKUIN_CYRILLIC] = "cyrillic", [SAKUIN_HANGUL] = "hangul",
		[SAKUIN_HAN] = "han",           [SAKUIN_HIRAGANA] = "hiragana",
		[SAKUIN_KATAKANA] = "katakana", [SAKUIN_SEASIAN] = "seasian",
	};

	return s <= SAKUIN_SEASIAN ? names[s] : "?";
}
