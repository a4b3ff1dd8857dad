/* dict_words.h - what the files that read words share. */
#ifndef SK_DICT_WORDS_H
#define SK_DICT_WORDS_H

#include "dict_impl.h"

/* A word that is read. */
struct sk_dict_word_at {
	struct sk_dict *d;
	struct sakuin_str text, term; /* without prefix; of the collection */
	uint32_t freq;
	enum sk_dict_class written;
	const struct sk_leaf *leaf;
	bool japanese;   /* a Latin one may be */
	unsigned hangul; /* how many such words it was taken for */
};

enum sk_dict_kind sk_dict_kind_of(enum sakuin_reading reading);

/* The word stands for the concept at RANK. */
SK_MUST_CHECK bool sk_dict_stands(struct sk_dict_word_at *w,
				  enum sk_dict_kind kind,
				  struct sakuin_str concept,
				  enum sk_dict_rank rank,
				  struct sakuin_error *err);
/* It also asks for it. */
SK_MUST_CHECK bool sk_dict_both(struct sk_dict_word_at *w,
				enum sk_dict_kind kind,
				struct sakuin_str concept,
				enum sk_dict_rank rank,
				struct sakuin_error *err);
/* PLAIN, the word without accents and the like, is another word: the two are
 * one, and what of it the collection has. */
SK_MUST_CHECK bool sk_dict_fold(struct sk_dict_word_at *w,
				struct sakuin_str plain,
				struct sakuin_error *err);
/* The word is in Han or kana. */
SK_MUST_CHECK bool sk_dict_word_han(struct sk_dict_word_at *w,
				    struct sakuin_error *err);

#endif
