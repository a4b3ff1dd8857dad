/* source_title_impl.h - between the files that compare titles. */
#ifndef SK_SOURCE_TITLE_IMPL_H
#define SK_SOURCE_TITLE_IMPL_H

#include "source_compare.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_TITLE_NUMBERS = 24 };

/* One title, folded and taken apart. */
struct sk_title {
	struct sakuin_str text;       /* as printed */
	struct sk_source_words words; /* all */
	struct sakuin_str joined;     /* without an article, in one piece */
	struct sakuin_str main;       /* what is before a subtitle of that */
	unsigned numbers[SK_TITLE_NUMBERS]; /* in order of size */
	size_t number_count, digit_count;   /* Han numerals come last */
	bool unspaced; /* Han, kana or Hangul: compared by characters */
	bool *number;  /* words that are numbers */
};

SK_MUST_CHECK bool sk_title_read(struct sk_source_matcher *m,
				 struct sakuin_str text, struct sk_title *out,
				 struct sakuin_error *err);

/* Do both have numbers that the other does not? */
bool sk_title_numbers_differ(const struct sk_title *a,
			     const struct sk_title *b);
/* The same of digits alone: what is a Han numeral in one script is a word in
 * another. */
bool sk_title_digits_differ(const struct sk_title *a, const struct sk_title *b);
/* Do they have the same numbers? */
bool sk_title_numbers_equal(const struct sk_title *a, const struct sk_title *b);

/* Compare titles that are spaced, word by word. */
SK_MUST_CHECK bool sk_title_by_words(struct sk_source_matcher *m,
				     const struct sk_title *a,
				     const struct sk_title *b,
				     struct sk_title_relation *out,
				     struct sakuin_error *err);

/* Compare titles of which one is unspaced, or both. */
void sk_title_by_letters(const struct sk_title *a, const struct sk_title *b,
			 struct sk_title_relation *out);

#ifdef __cplusplus
}
#endif
#endif
