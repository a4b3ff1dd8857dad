/* name_key.h - what a name is known by: its words in plain letters.
 *
 * "Iwo-jima", "Iwo Jima" and "Iwojima" have one key. */
#ifndef SK_NAME_KEY_H
#define SK_NAME_KEY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* For one name after another; zero it before. */
struct sk_name_key {
	struct sakuin_analyzer *analyzer;
	struct sk_buf exact; /* the words in one piece; empty without words */
	struct sk_buf stems; /* "Z" and their English stems */
	struct sk_buf apart; /* the words, a space before each */
	size_t exact_word, stems_word, apart_word; /* where the last begins */
};

SK_MUST_CHECK bool sk_name_key_init(struct sk_name_key *k,
				    struct sakuin_error *err);
void sk_name_key_done(struct sk_name_key *k);

/* Write what TEXT is known by to K, instead of what was there. */
SK_MUST_CHECK bool sk_name_key_read(struct sk_name_key *k,
				    struct sakuin_str text,
				    struct sakuin_error *err);

/* The first letter of TEXT, as all that it is known by begins: itself, or in
 * LOWER, where nothing makes another of it; else "", for any. */
struct sakuin_str sk_name_key_letter(struct sakuin_str text, char lower[1]);

#ifdef __cplusplus
}
#endif
#endif
