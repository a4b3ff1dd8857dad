/* source_compare.h - what two references have in common, field by field. */
#ifndef SK_SOURCE_COMPARE_H
#define SK_SOURCE_COMPARE_H

#include "source_impl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How two titles compare. */
enum sk_titles {
	SK_TITLES_UNKNOWN, /* one has none */
	SK_TITLES_FOREIGN, /* of two languages, and nothing translates */
	SK_TITLES_OTHER,   /* not alike */
	SK_TITLES_APART,   /* alike but for a number, or for "reply to" */
	SK_TITLES_INSIDE,  /* one goes on where the other ends */
	SK_TITLES_NEAR,    /* but for small words and errors of typing */
	SK_TITLES_EQUAL    /* letter by letter */
};

struct sk_title_relation {
	enum sk_titles titles;
	bool half;      /* they have at least half in common */
	size_t letters; /* code points of the shorter one */
	size_t words;   /* of the shorter one; a Han or Hangul title has as
			 * many as it would have in English, about */
};

SK_MUST_CHECK bool sk_source_titles(struct sk_source_matcher *m,
				    const struct sk_reference *a,
				    const struct sk_reference *b,
				    struct sk_title_relation *out,
				    struct sakuin_error *err);

/* The same of two texts, of which LANG_A and LANG_B are the languages. */
SK_MUST_CHECK bool
sk_source_title_pair(struct sk_source_matcher *m, struct sakuin_str a,
		     struct sakuin_str b, struct sakuin_str lang_a,
		     struct sakuin_str lang_b, struct sk_title_relation *out,
		     struct sakuin_error *err);

/* How two lists of authors compare. */
enum sk_authors {
	SK_AUTHORS_UNKNOWN, /* one has none, or they can't be compared */
	SK_AUTHORS_NONE,    /* nobody is in both */
	SK_AUTHORS_SOME,
	SK_AUTHORS_ALL /* of the shorter list, or nearly */
};

struct sk_author_relation {
	enum sk_authors authors;
	bool persons; /* those that are in both are people */
};

SK_MUST_CHECK bool sk_source_authors(struct sk_source_matcher *m,
				     const struct sk_reference *a,
				     const struct sk_reference *b,
				     struct sk_author_relation *out,
				     struct sakuin_error *err);

/* How two values of a field compare. */
enum sk_relation { SK_MISSING, SK_EQUAL, SK_CONFLICT };

/* Names of journals, newspapers, publishers: equal too where one holds the
 * other, or abbreviates it.  Of two scripts they are SK_MISSING. */
SK_MUST_CHECK bool sk_source_bodies(struct sk_source_matcher *m,
				    struct sakuin_str a, struct sakuin_str b,
				    enum sk_relation *out,
				    struct sakuin_error *err);

/* The edit distance of A and B (insertions, deletions, replacements, and
 * neighbours that changed places), or more than MOST if it is more.  Takes
 * time in proportion to the longer and MOST.  At most SK_EDIT_MAX letters of
 * each are compared and MOST is at most SK_EDIT_MOST. */
size_t sk_source_distance(const uint32_t *a, size_t a_len, const uint32_t *b,
			  size_t b_len, size_t most);

#define SK_EDIT_MAX ((size_t)1024)
#define SK_EDIT_MOST ((size_t)128)

/* The same of the code points of texts. */
size_t sk_source_text_distance(struct sakuin_str a, struct sakuin_str b,
			       size_t most);

/* The code points of S, at most SK_EDIT_MAX; returns how many. */
size_t sk_source_points(struct sakuin_str s, uint32_t out[SK_EDIT_MAX]);

#ifdef __cplusplus
}
#endif
#endif
