/* names.h - reading keys of romanised words, alone and next to each other.
 *
 * Names are written apart, with a hyphen or in one piece (Suk Yeol, Suk-yeol,
 * Sukyeol); so neighbouring words are also read together.  What is common to
 * the stages of all languages is here, what is read how, in a struct
 * sk_names_type. */
#ifndef SK_NAMES_H
#define SK_NAMES_H

#include "gate.h"
#include "stage.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_KEY_MAX 96 /* bytes */

enum { SK_NAME_KEYS = 12, SK_NAME_WORDS = 3, SK_NAME_MAX = 64 };

/* What a piece of Latin text may sound like. */
struct sk_name_keys {
	char key[SK_NAME_KEYS][SK_KEY_MAX + 1]; /* the likeliest first */
	size_t count;
	unsigned syllables;
	bool marked; /* as only a romanised word is */
};

struct sk_names_type {
	const char *lang; /* of a field in which no word is gated */
	enum sk_gate gate;
	enum sakuin_reading reading;
	size_t words; /* that are read together, at most */
	/* Only names (with a capital, or typed into a query) are read
	 * together: the language's syllables look like English. */
	bool names_only;
	/* A syllable that is a field, or typed into a query, may be a name;
	 * else two are needed. */
	bool syllable;
	/* And in a query it is not gated: there are few such words. */
	bool syllable_open;
	/* Names have a "no" that native writing leaves out (Taira no
	 * Kiyomori). */
	bool genitive;
	/* Says that KEY is no name if other words are joined to it by
	 * hyphens; NULL if nothing is so. */
	bool (*generic)(const char *key);
	/* The keys of TEXT; false if it can't be of the language.  Hyphens
	 * stand between what was written apart. */
	bool (*keys)(struct sakuin_str text, struct sk_name_keys *out);
};

/* A word of the last few. */
struct sk_name {
	char text[SK_NAME_MAX];
	size_t len;
	uint32_t start, end;
	bool touches; /* the word before it */
	bool hyphen;  /* there is a hyphen between them */
	bool capital; /* or typed into a query */
	bool parses;  /* it can be of the language */
	bool open;    /* and the gate lets it pass */
	bool held;    /* but looks like an acronym */
	unsigned syllables;
};

/* A word that gets no key; most words come often. */
struct sk_no_name {
	uint8_t len;  /* 0: none */
	bool blocked; /* by the gate; else it can't be of the language */
	char text[14];
};

enum { SK_NO_NAMES = 4096 };

struct sk_names {
	const struct sk_names_type *type;
	enum sakuin_mode mode;
	struct sakuin_str field; /* without white space at its end */
	bool lifted;             /* no gate */
	bool foreign; /* in a language whose words are not those of the gate */
	bool alone;   /* neither, as the field is nothing but a name */
	bool marks;   /* lift it: the field's language has none of its own */
	struct sk_name ring[SK_NAME_WORDS];
	size_t count;
	struct sk_name_keys keys;
	struct sk_no_name seen[SK_NO_NAMES];
};

void sk_names_begin(struct sk_names *n, const struct sakuin_field *field);

/* Send the keys of WORD, a WORD that STAGE has passed on, and of the words
 * that end with it. */
SK_MUST_CHECK bool sk_names_put(struct sk_names *n, struct sk_stage *stage,
				const struct sakuin_token *word,
				struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
