/* dict_impl.h - what the files that make a dictionary share.
 *
 *     terms of the collection, files of names
 *        --scan, names--> (concept, term or word) --sort-->
 *        --join--> (key, value) --sort--> --write--> the dictionary
 *
 * A concept is what words have in common: a reading key, a word without
 * accents, a Korean word without particles, an entry of a file of names.  A
 * record says that a TERM stands for it in the collection, or that a WORD is
 * a way to ask for it. */
#ifndef SK_DICT_IMPL_H
#define SK_DICT_IMPL_H

#include "dictionary.h"
#include "leaf.h"
#include "restricted.h"
#include "sorter.h"
#include "table.h"

enum {
	SK_DICT_PREFIX = 32, /* bytes of the longest prefix of a field */
	SK_DICT_FIELDS = 32,
	SK_DICT_TARGETS = 64,    /* terms of a concept that are looked at */
	SK_DICT_WORD = 120,      /* bytes of a word that is read */
	SK_DICT_HEARD = 1 << 24, /* bits */
	SK_DICT_NUMBER = 4       /* bytes of a number in a record */
};

/* What concepts there are: the first byte of their text. */
enum sk_dict_kind {
	SK_DICT_NAME = 'a',      /* an entry of a file of names */
	SK_DICT_FOLD = 'f',      /* a word without accents and the like */
	SK_DICT_HANGUL = 'h',    /* a Korean word without its particles */
	SK_DICT_AS_HANGUL = 'g', /* Hangul for a romanised word */
	SK_DICT_JA = 'j',        /* reading keys */
	SK_DICT_KO = 'k',
	SK_DICT_ZH = 'c',
	SK_DICT_PART = 's' /* a word of an unspaced run */
};

/* How a word or term is written, and what it is. */
enum sk_dict_class {
	SK_DICT_LATIN = 'l',
	SK_DICT_HAN = 'n',
	SK_DICT_KANA = 'o',
	SK_DICT_KOREAN = 'p',
	SK_DICT_INFLECTED = 'q', /* Hangul with particles */
	SK_DICT_OTHER = 'r',
	SK_DICT_TWO = 's' /* two words */
};

/* How good a value is, the best first. */
enum sk_dict_rank {
	SK_DICT_SAME = '0',  /* accents apart */
	SK_DICT_NAMED = '1', /* by a file of names */
	SK_DICT_WHOLE = '2', /* sounds the same */
	SK_DICT_WITH = '3',  /* with particles */
	SK_DICT_IN = '4'     /* a part of it does */
};

struct sk_dict_names;

struct sk_dict {
	const struct sk_dictionary_options *options;
	struct sk_dictionary_summary *summary;
	const char *stemmer;
	char state[65]; /* of what it is made */
	bool readings;  /* keep reading keys */
	bool spellings; /* and words for suggestions */
	struct xc_db *db;
	struct sk_restricted restricted; /* whose words are not given away */
	struct sakuin_analyzer *query, *index;
	struct sk_dict_names *names;
	struct sk_sorter *concepts, *entries;
	char fields[SK_DICT_FIELDS][SK_DICT_PREFIX];
	size_t field_count;
	const char *prefix; /* of the field under way */
	uint8_t *heard;     /* a bit for each Japanese key, by its hash, that
			 * some term has; */
	bool heard_any;
	struct sk_arena arena; /* of the term under way */
	struct sk_buf record, stem, term;
};

/* Find the prefixes of fields of words. */
SK_MUST_CHECK bool sk_dict_fields(struct sk_dict *d, struct sakuin_error *err);
/* Send the words of all fields to d->concepts, and their spellings. */
SK_MUST_CHECK bool sk_dict_scan(struct sk_dict *d, struct sakuin_error *err);

/* Send what WORD, of the field under way and in FREQ documents, has in common
 * with others. */
SK_MUST_CHECK bool sk_dict_read(struct sk_dict *d, struct sakuin_str word,
				uint32_t freq, struct sakuin_error *err);

/* Names in kanji that may be asked for. */
SK_MUST_CHECK bool sk_dict_kanji(struct sk_dict *d, struct sakuin_error *err);
/* Where the bit of the Japanese key is in d->heard. */
uint32_t sk_dict_heard(struct sakuin_str key);

/* The TERM of the collection that stands for WORD of the field under way, in
 * d->term, and in how many documents; 0 if it has none. */
SK_MUST_CHECK bool sk_dict_value(struct sk_dict *d, struct sakuin_str word,
				 uint32_t *freq, struct sakuin_error *err);
/* In the field under way TERM, in FREQ documents, stands for the concept. */
SK_MUST_CHECK bool sk_dict_target(struct sk_dict *d, enum sk_dict_kind kind,
				  struct sakuin_str text,
				  enum sk_dict_class written,
				  enum sk_dict_rank rank, uint32_t freq,
				  struct sakuin_str term,
				  struct sakuin_error *err);
/* WORD asks for it. */
SK_MUST_CHECK bool sk_dict_word(struct sk_dict *d, enum sk_dict_kind kind,
				struct sakuin_str text,
				enum sk_dict_class written,
				struct sakuin_str word,
				struct sakuin_error *err);
enum sk_dict_class sk_dict_class_of(struct sakuin_str word);
/* Is WORD one of English, or of its neighbours, so that it is left alone?  A
 * name that is such a word too (Hide) can't be told from it in lower case. */
bool sk_dict_ordinary(struct sakuin_str word);

/* Read the files of names. */
SK_MUST_CHECK bool sk_dict_names_read(struct sk_dict *d,
				      struct sakuin_error *err);
void sk_dict_names_free(struct sk_dict_names *n);
/* TERM stands for WORD, which may be a name. */
SK_MUST_CHECK bool sk_dict_names_term(struct sk_dict *d, struct sakuin_str word,
				      enum sk_dict_class written, uint32_t freq,
				      struct sakuin_str term,
				      struct sakuin_error *err);
/* Names that are asked for, in the field under way. */
SK_MUST_CHECK bool sk_dict_names_words(struct sk_dict *d,
				       struct sakuin_error *err);

/* From d->concepts to d->entries. */
SK_MUST_CHECK bool sk_dict_join(struct sk_dict *d, struct sakuin_error *err);

/* A line of the dictionary as it was, or shall be: a synonym, or a word. */
enum sk_dict_entry { SK_DICT_SYNONYM = 's', SK_DICT_SPELLING = 'w' };
enum sk_dict_side { SK_DICT_NEW = '1', SK_DICT_OLD = '2' };

SK_MUST_CHECK bool sk_dict_entry(struct sk_dict *d, enum sk_dict_entry entry,
				 struct sakuin_str key, enum sk_dict_side side,
				 char rank, uint32_t freq,
				 struct sakuin_str value,
				 struct sakuin_error *err);
/* Keep in DB how its dictionary was made. */
SK_MUST_CHECK bool sk_dict_remember(struct sk_dict *d, struct xc_db *db,
				    struct sakuin_error *err);
/* Leave something out: tell who wants to know. */
void sk_dict_leave(struct sk_dict *d, enum sk_dictionary_lint why,
		   const char *fmt, ...) SAKUIN_PRINTF(3, 4);

#endif
