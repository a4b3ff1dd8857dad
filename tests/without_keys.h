/* without_keys.h - a query as Xapian describes it, without the reading keys,
 * which depend on the dictionaries that are installed. */
#ifndef WITHOUT_KEYS_H
#define WITHOUT_KEYS_H

#include <stdlib.h>
#include <string.h>

/* Where the bracket that opens at P closes. */
static inline char *
keys_close(char *p)
{
	int depth = 0;

	for (; *p; p++) {
		depth += *p == '(';
		depth -= *p == ')';
		if (depth == 0)
			return p;
	}
	return NULL;
}

/* Take " OR 0.1 * (XRJ:a@1 SYNONYM ...)" out of TEXT. */
static inline void
keys_cut(char *text)
{
	for (char *at = text; (at = strstr(at, " OR "));) {
		char *p, *end;

		strtod(at + 4, &p);
		if (strncmp(p, " * ", 3) != 0 ||
		    strncmp(p + 3 + (p[3] == '('), "XR", 2) != 0) {
			at++;
			continue;
		}
		if (p[3] == '(')
			end = keys_close(p + 3) + 1;
		else
			end = p + 3 + strcspn(p + 3, " )");
		memmove(at, end, strlen(end) + 1);
	}
}

/* Then make "((a OR b))" of what is left "(a OR b)". */
static inline void
without_keys(char *text)
{
	keys_cut(text);
	for (char *p = text; (p = strstr(p, "(("));) {
		char *outer = keys_close(p), *inner = keys_close(p + 1);

		if (!outer || inner + 1 != outer || p == text ||
		    !strncmp(text, "Query", (size_t)(p - text))) {
			p++;
			continue;
		}
		memmove(outer, outer + 1, strlen(outer));
		memmove(p, p + 1, strlen(p));
	}
}

#endif
