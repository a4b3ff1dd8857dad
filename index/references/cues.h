/* cues.h - words that say what stands beside them in a reference. */
#ifndef SK_CUES_H
#define SK_CUES_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Classes of tables/cues.tsv, which says what is in them. */
enum {
	SK_CUE_VOLUME = 1 << 0,
	SK_CUE_ISSUE = 1 << 1,
	SK_CUE_PAGES = 1 << 2,
	SK_CUE_EDITION = 1 << 3,
	SK_CUE_EDITOR = 1 << 4,
	SK_CUE_EDITS = 1 << 5,
	SK_CUE_AND = 1 << 6,
	SK_CUE_ETAL = 1 << 7,
	SK_CUE_IN = 1 << 8,
	SK_CUE_ACCESSED = 1 << 9,
	SK_CUE_AVAILABLE = 1 << 10,
	SK_CUE_INTERVIEW = 1 << 11,
	SK_CUE_THESIS = 1 << 12,
	SK_CUE_REPORT = 1 << 13,
	SK_CUE_CONFERENCE = 1 << 14,
	SK_CUE_NODATE = 1 << 15,
	SK_CUE_ARTICLE = 1 << 16,
	SK_CUE_BODY = 1 << 17,
	SK_CUE_NEWS = 1 << 18,
	SK_CUE_JOURNAL = 1 << 19,
	SK_CUE_PUBLISHER = 1 << 20,
	SK_CUE_SERIES = 1 << 21,
	SK_CUE_PARTICLE = 1 << 22,
	SK_CUE_SUFFIX = 1 << 23,
	SK_CUE_ARCHIVE = 1 << 24,
	SK_CUE_ABBREV = 1 << 25,
	SK_CUE_KOREAN = 1 << 26,
	SK_CUE_SIGNAL = 1 << 27,
	SK_CUE_PLACE = 1 << 28
};

/* Languages of which small words are known, as bits: see sk_cue_language. */
enum { SK_CUE_LANGUAGES = 8 };

struct sk_cue {
	uint32_t cues;     /* SK_CUE_* */
	uint8_t month;     /* 1 to 12; 13 for a season; 0 */
	uint8_t languages; /* bit i: a small word of sk_cue_language(i) */
};

/* What WORD says; all zero if it says nothing.  WORD is in one width and
 * case and without accents, as sk_char_base() makes it. */
struct sk_cue sk_cue_of(struct sakuin_str word);

/* The same for the longest known ending of WORD, which is written in Han,
 * kana or Hangul.  An ending is never the whole word. */
struct sk_cue sk_cue_ending(struct sakuin_str word);

/* ISO 639-1 code of language I < SK_CUE_LANGUAGES. */
const char *sk_cue_language(size_t i);

#ifdef __cplusplus
}
#endif
#endif
