/* query_text.c - a query for people to read. */
#include <stdio.h>
#include <stdlib.h>

#include "query_text.h"

#define SYNONYM " SYNONYM "

/* Weights are binary; no shorter number has so many digits. */
enum { DIGITS = 10 };

static bool
text_numbers(const char *p, struct sk_buf *out, struct sakuin_error *err)
{
	bool ok = true;

	while (ok && *p) {
		char *end = NULL;
		double factor = *p >= '0' && *p <= '9' ? strtod(p, &end) : 0;

		if (end && end - p > DIGITS && strncmp(end, " * ", 3) == 0) {
			ok = sk_buf_printf(out, err, "%g", factor);
			p = end;
		} else {
			ok = sk_buf_putc(out, *p++, err);
		}
	}
	return ok && sk_buf_cstr(out, err) != NULL;
}

/* Where the bracket that opens at P closes, if all in it are synonyms; NULL if
 * not. */
static char *
text_synonyms(char *p)
{
	bool synonyms = false;
	int depth = 0;

	for (; *p; p++) {
		depth += *p == '(';
		depth -= *p == ')';
		if (depth == 0)
			return synonyms ? p : NULL;
		if (depth != 1 || *p != ' ')
			continue;
		if (strncmp(p, SYNONYM, strlen(SYNONYM)) != 0)
			return NULL;
		synonyms = true;
		p += strlen(SYNONYM) - 1;
	}
	return NULL;
}

/* Take the brackets off synonyms that are one of several. */
static void
text_flatten(char *text)
{
	const size_t len = strlen(SYNONYM);

	for (char *p = text; (p = strchr(p, '(')); p++) {
		char *end = text_synonyms(p);
		bool among = (size_t)(p - text) >= len &&
			     strncmp(p - len, SYNONYM, len) == 0;

		if (!end || (!among && strncmp(end + 1, SYNONYM, len) != 0))
			continue;
		memmove(end, end + 1, strlen(end));
		memmove(p, p + 1, strlen(p));
		p--;
	}
}

bool
sk_query_text(const struct xc_query *query, struct sk_buf *out,
	      struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	bool ok =
		xc_query_describe(query, &text, err) && sk_buf_cstr(&text, err);

	sk_buf_clear(out);
	ok = ok && text_numbers(text.ptr, out, err);
	sk_buf_done(&text);
	if (!ok)
		return false;
	text_flatten(out->ptr);
	out->len = strlen(out->ptr);
	return true;
}
