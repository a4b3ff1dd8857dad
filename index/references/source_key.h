/* source_key.h - the keys under which a reference meets its like.
 *
 * Two references to one source are looked for by equal keys and then compared
 * (source_same.h).  A key is only a hint: it may bring together what is
 * different, and one of them is enough to meet.  Keys depend on nothing but
 * the reference and, for kanji, on MeCab being here.  Their texts are stored
 * in databases: a change of a rule changes the schema.
 *
 *     doi:10.1000/x  url:mofa.go.jp/a/b.html  isbn:9780306406157
 *     title:…   letters and digits of the title, of its part before a colon,
 *               and of the translated title; short ones with the year
 *     sound:…   consonants of a title in Japanese, Korean or Chinese, alike
 *               for its own script and for any romanisation
 *     head:… tail:…  the first and the last of these, with the year
 *     name:…    first author, initial and year
 *     day:…     first author or container, and the full date
 *     part:…    initials of the container, volume and first page
 *     page:…    year, volume and first page
 *     text:…    digest of the whole, as printed */
#ifndef SK_SOURCE_KEY_H
#define SK_SOURCE_KEY_H

#include "reference.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_SOURCE_KEYS 32
#define SK_SOURCE_KEY_MAX 200 /* bytes */

/* UTF-8 of letters, digits and ASCII punctuation, no spaces; none twice. */
struct sk_source_keys {
	struct sakuin_str key[SK_SOURCE_KEYS];
	size_t count;
};

/* What comparing references needs: an analyzer, and MeCab where that is
 * installed.  Fails with SAKUIN_ENOMEM or SAKUIN_EINTERNAL.  One thread at a
 * time may use it. */
struct sk_source_matcher;
SK_MUST_CHECK struct sk_source_matcher *
sk_source_matcher_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_source_matcher_free(struct sk_source_matcher *m);

/* The keys of REF, in ARENA.  Every reference with text has some.  Of a field
 * at most some thousand bytes are looked at.  Fails with SAKUIN_ENOMEM. */
SK_MUST_CHECK bool sk_source_keys(struct sk_source_matcher *m,
				  const struct sk_reference *ref,
				  struct sk_arena *arena,
				  struct sk_source_keys *out,
				  struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
