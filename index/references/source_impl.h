/* source_impl.h - what source_key.c and source_same.c share: the matcher, and
 * fields without what spellings disagree on. */
#ifndef SK_SOURCE_IMPL_H
#define SK_SOURCE_IMPL_H

#include "readings.h"
#include "source_key.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
	SK_SOURCE_FIELD = 1024, /* bytes of a field that are looked at */
	SK_SOURCE_WORDS = 160
};

struct sk_source_matcher {
	struct sakuin_analyzer *analyzer;
	struct sk_readings *readings;
	struct sk_buf text, sound, kana; /* at hand for any call */
	struct sk_arena arena;           /* of one comparison */
};

/* A word, folded: letters and digits alone, one form for the variants of a
 * Han character, kana as hiragana. */
struct sk_source_word {
	struct sakuin_str text;
	size_t start, end; /* bytes of what was cut */
};

struct sk_source_words {
	struct sk_source_word *v;
	size_t count;
};

/* The first SK_SOURCE_FIELD bytes of S, in whole characters. */
struct sakuin_str sk_source_cut(struct sakuin_str s);

/* The words of S in ARENA, at most SK_SOURCE_WORDS. */
SK_MUST_CHECK bool sk_source_words(struct sk_source_matcher *m,
				   struct sakuin_str s, struct sk_arena *arena,
				   struct sk_source_words *out,
				   struct sakuin_error *err);

/* Append the words [FROM, TO) without spaces. */
SK_MUST_CHECK bool sk_source_join(const struct sk_source_words *words,
				  size_t from, size_t to, struct sk_buf *out,
				  struct sakuin_error *err);

/* The first word of a title that is no article. */
size_t sk_source_article(const struct sk_source_words *words);

/* Where a title's words end before its subtitle: the number of words before
 * the first colon, dash or bracket; all of them if there is none. */
size_t sk_source_main(struct sakuin_str title,
		      const struct sk_source_words *words);

/* The words of all of REF as printed; its label ends before word *FROM. */
SK_MUST_CHECK bool sk_source_raw(struct sk_source_matcher *m,
				 const struct sk_reference *ref,
				 struct sk_arena *arena,
				 struct sk_source_words *out, size_t *from,
				 struct sakuin_error *err);

/* Is WORD, folded, one of those that titles leave out at will: articles,
 * prepositions, "and"? */
bool sk_source_minor(struct sakuin_str word);

/* Which languages TITLE may be read aloud in: LANG is what the reference
 * says, or empty. */
struct sk_source_tongues {
	bool ja, ko, zh;
	bool latin; /* it is romanised */
};
struct sk_source_tongues sk_source_tongues(struct sakuin_str title,
					   struct sakuin_str lang);

/* Append what TEXT sounds like to OUT, with letters for classes of sounds, so
 * that a title and its romanisations agree but for a letter here and there.
 * Vowels are a e i o u, consonants the rest.  *WHOLE says that all of it could
 * be read: kanji need MeCab. */
SK_MUST_CHECK bool sk_source_sound(struct sk_source_matcher *m,
				   struct sakuin_str text,
				   enum sakuin_reading tongue,
				   struct sk_buf *out, bool *whole,
				   struct sakuin_error *err);

/* Append only the consonants of SOUND, in the few classes that no spelling
 * and no gap between words changes. */
SK_MUST_CHECK bool sk_source_bones(struct sakuin_str sound,
				   enum sakuin_reading tongue,
				   struct sk_buf *out,
				   struct sakuin_error *err);

/* The year of REF as four digits, or empty. */
struct sakuin_str sk_source_year(const struct sk_reference *ref);

/* The first number of S: "12" of "12-15". */
struct sakuin_str sk_source_number(struct sakuin_str s);

static inline struct sakuin_str
sk_source_field(const struct sk_reference *ref, enum sk_ref_field field)
{
	return ref->fields[field].text;
}

#ifdef __cplusplus
}
#endif
#endif
