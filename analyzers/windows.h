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

#ifdef __cplusplus
}
#endif
#endif
