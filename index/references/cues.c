/* cues.c - words that say what stands beside them in a reference. */
#include <stdlib.h>

#include "cues.h"

struct cue {
	const char *word;
	uint32_t cues;
	uint8_t month, languages;
};

#include "tables/cue_table.h"

enum {
	CUES = sizeof cues / sizeof cues[0],
	LONGEST_CUE = 40,   /* bytes */
	LONGEST_ENDING = 15 /* bytes: five characters */
};

_Static_assert(sizeof cue_languages / sizeof cue_languages[0] ==
		       SK_CUE_LANGUAGES,
	       "as many languages as in the table");

static int
cue_compare(const void *word, const void *row)
{
	return sk_str_cmp(*(const struct sakuin_str *)word,
			  sk_str(((const struct cue *)row)->word));
}

struct sk_cue
sk_cue_of(struct sakuin_str word)
{
	const struct cue *found = NULL;

	if (word.len <= LONGEST_CUE)
		found = bsearch(&word, cues, CUES, sizeof cues[0], cue_compare);
	return found ? (struct sk_cue){ found->cues, found->month,
					found->languages }
		     : (struct sk_cue){ 0 };
}

struct sk_cue
sk_cue_ending(struct sakuin_str word)
{
	char ending[1 + LONGEST_ENDING] = "~";
	size_t from = word.len > LONGEST_ENDING ? word.len - LONGEST_ENDING : 1;

	for (; from < word.len; from++) {
		size_t len = word.len - from;
		struct sk_cue cue;

		if (((unsigned char)word.ptr[from] & 0xC0) == 0x80)
			continue; /* inside a character */
		memcpy(ending + 1, word.ptr + from, len);
		cue = sk_cue_of((struct sakuin_str){ ending, 1 + len });
		if (cue.cues)
			return cue;
	}
	return (struct sk_cue){ 0 };
}

const char *
sk_cue_language(size_t i)
{
	return cue_languages[i];
}
