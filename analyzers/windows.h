/* windows.h - which windows of a Japanese text are worth how many keys. */
#ifndef SK_WINDOWS_H
#define SK_WINDOWS_H

#include "readings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How many keys a window should have. */
struct sk_worth {
	size_t readings; /* from a dictionary */
	size_t names;    /* and more from a list of names */
};

/* What an index should have of WINDOW, one of PIECES. */
struct sk_worth sk_window_worth(const struct sk_window *window,
				const struct sk_pieces *pieces);

/* The dictionary takes parts of names that it does not know for adjectives and
 * particles (Fukamaki, Tanoiri). */

/* May a name begin or end with PIECE of TEXT: is there a Han character, and
 * nothing else if it is no noun? */
bool sk_torn_part(struct sakuin_str text, const struct sk_piece *piece);
/* Is it what stands between the halves of names (no, ga, tsu)? */
bool sk_torn_infix(struct sakuin_str text, const struct sk_piece *piece);

#ifdef __cplusplus
}
#endif
#endif
