/* author_index.h - the entries of a list under the words that they begin with
 * and their years. */
#ifndef SK_AUTHOR_INDEX_H
#define SK_AUTHOR_INDEX_H

#include "marker.h"

#define SK_NAMES_MAX 10    /* words before a year */
#define SK_NAME_CJK_MAX 12 /* characters of a name in Han, kana or Hangul */

/* An entry under one of its words and years. */
struct sk_author_row {
	uint64_t hash;
	uint32_t entry, next;
	uint16_t rank;  /* of the word in the entry, 0 the first */
	uint8_t suffix; /* the letter behind the year, 0 if none */
};

struct sk_author_index {
	struct sk_resolver *r;
	const char *text;
	struct sk_arena arena;
	struct sk_author_row *rows;
	size_t count, cap;
	uint32_t *heads;
	size_t mask;
	/* What was last found, for "Smith (2014; 2017)". */
	size_t last_end;
	uint64_t last_names[SK_NAMES_MAX];
	size_t last_count;
};

/* The hash of a word: begin, add its plain letters, then the year. */
static inline uint64_t
sk_author_hash(void)
{
	return 14695981039346656037u;
}

static inline uint64_t
sk_author_hash_add(uint64_t h, uint32_t c)
{
	return (h ^ c) * 1099511628211u;
}

static inline uint64_t
sk_author_hash_year(uint64_t name, unsigned year)
{
	uint64_t h = sk_author_hash_add(name, 0x110000 + year);

	return h ^ h >> 31;
}

/* Is C a character of a name in Han, kana or Hangul? */
bool sk_author_cjk(uint32_t c);
/* Is C one of a name in letters with spaces between words? */
bool sk_author_letter(uint32_t c);
/* A word of such letters at *P, moved behind it; its hash, and how many letters
 * and capitals. */
uint64_t sk_author_word(const char **p, const char *end, size_t *letters,
			size_t *capitals);
/* The letter behind a year ("2018b"), moved over; 0 if none. */
uint8_t sk_author_suffix(const char **p, const char *end);

/* The hash of a label such as "Smi04", which stands under the year 0. */
uint64_t sk_author_key(struct sakuin_str key);

/* Put the entries of all lists that have no numbers in.  Free rows and arena,
 * after a failure too. */
SK_MUST_CHECK bool sk_author_index(struct sk_author_index *a,
				   struct sakuin_error *err);
/* The first row of the chain of HASH, which goes on by `next`; rows count from
 * 1, 0 ends it.  Rows of another hash are in it. */
static inline uint32_t
sk_author_chain(const struct sk_author_index *a, uint64_t hash)
{
	return a->heads[hash & a->mask];
}

/* "[Smi04, ABC+99]": each key behind the bracket at *P that is a label is a
 * marker.  *P moves behind the last one. */
SK_MUST_CHECK bool sk_author_keys(struct sk_author_index *a, const char **p,
				  const char *end, struct sakuin_error *err);

#endif
