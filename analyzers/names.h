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
	bool first;  /* an index needs no other than the first */
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
	/* Given names are two syllables with a hyphen (Su-mi). */
	bool given;
	/* Names have a "no" that native writing leaves out (Taira no
	 * Kiyomori). */
	bool genitive;
	/* Says that KEY is no name if other words are joined to it by
	 * hyphens; NULL if nothing is so. */
	bool (*generic)(const char *key);
	const char *no_end; /* ASCII with which no word ends */
	/* The keys of TEXT; false if it can't be of the language.  Hyphens
	 * stand between what was written apart. */
	bool (*keys)(struct sakuin_str text, struct sk_name_keys *out);
};

/* One of the last words, all of which can be of the language. */
struct sk_name {
	char text[SK_NAME_MAX];
	size_t len;
	uint32_t start, end;
	bool touches; /* the word before it */
	bool hyphen;  /* there is a hyphen between them */
	bool capital; /* or typed into a query */
	bool open;    /* the gate lets it pass */
	bool held;    /* but it looks like an acronym */
	unsigned syllables;
};

/* What is known of a word that came: bits for the languages, as in a token's
 * `mute`. */
struct sk_verdict {
	char word[14];   /* zeros behind it, and at first */
	uint8_t blocked; /* by the gate, as long as it is alone */
	uint8_t mute;    /* no word of the language ends so */
};

enum { SK_VERDICT_BITS = 13 };

/* How a text was read: its keys, each with its NUL. */
enum { SK_READ_BITS = 13, SK_READ_TEXT = 24, SK_READ_KEYS = 99 };

struct sk_read {
	char text[SK_READ_TEXT]; /* zeros behind it */
	uint8_t reading;         /* 0: nothing is here yet */
	uint8_t count, syllables;
	bool marked, first;
	char keys[SK_READ_KEYS];
};

struct sk_names {
	const struct sk_names_type *type;
	enum sakuin_mode mode;
	struct sakuin_str field; /* without white space at its end */
	struct sakuin_str lang;
	bool foreign;   /* LANG is known, and not what the gate is made of */
	unsigned alone; /* a bit for each language in which the field is nothing
			 * but a name: there is no gate */
	bool marks;     /* lift it: the field's language has none of its own */
	struct sk_name ring[SK_NAME_WORDS];
	size_t count; /* of words in a row that can be read */
	uint32_t end; /* of the last word in Latin script, or 0 */
	struct sk_name_keys keys;
	struct sk_verdict other; /* of a word too long for the others */
	struct sk_verdict verdicts[1 << SK_VERDICT_BITS];
	struct sk_read reads[1 << SK_READ_BITS];
};

extern const struct sk_names_type sk_names_ja, sk_names_ko, sk_names_zh;
/* By enum sakuin_reading; the first is NULL. */
extern const struct sk_names_type *const sk_names_types[];

void sk_names_begin(struct sk_names *n, const struct sakuin_field *field);

/* What a stage that sends reading keys begins with. */
struct sk_names_stage {
	struct sk_stage stage;
	struct sk_names names;
	struct sakuin_token word; /* the last one; its text is gone */
};

/* Judge WORD, a WORD, pass it on and send its keys. */
SK_MUST_CHECK bool sk_names_pass(struct sk_names_stage *s,
				 const struct sakuin_token *word,
				 struct sakuin_error *err);

/* Send KEY behind the last word, as of bytes [START, END) of the field. */
SK_MUST_CHECK bool sk_names_send(struct sk_names_stage *s,
				 struct sakuin_str key, uint32_t start,
				 uint32_t end, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
