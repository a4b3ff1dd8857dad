/* mecab_feature.h - what a dictionary laid out like IPADIC says of an entry;
 * other dictionaries have other fields. */
#ifndef SK_MECAB_FEATURE_H
#define SK_MECAB_FEATURE_H

#include "mecab_library.h"
#include "readings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fields of a row of IPADIC, from 0. */
enum { SK_MECAB_READING = 7, SK_MECAB_PRONUNCIATION = 8 };

/* Field NUMBER of FEATURE; empty if there are fewer. */
struct sakuin_str sk_mecab_field(const char *feature, int number);

/* Is NODE a noun or a prefix, by the first field? */
bool sk_mecab_noun(const struct mecab_node *node);

/* What kind of noun NODE is, by the first three fields. */
enum sk_piece_kind sk_mecab_kind(const struct mecab_node *node);

/* Is NODE a given name? */
bool sk_mecab_given(const struct mecab_node *node);

#ifdef __cplusplus
}
#endif
#endif
