/* authority_solr.c - Solr's synonym format. */
#include "authority_impl.h"

/* Cut the next name off *LINE into a->text, its backslashes resolved.
 * *STOP is what ended it: ',', '>' for =>, or 0 for the end. */
static bool
solr_name(struct sk_authority *a, struct sakuin_str *line, char *stop,
	  struct sakuin_error *err)
{
	const char *p = line->ptr, *end = p + line->len;

	*stop = '\0';
	while (p < end && !*stop) {
		if (*p == '\\' && p + 1 < end) {
			p++;
			if (!sk_buf_putc(&a->text, *p++, err))
				return false;
		} else if (*p == ',') {
			*stop = *p++;
		} else if (*p == '=' && p + 1 < end && p[1] == '>') {
			*stop = '>';
			p += 2;
		} else if (!sk_buf_putc(&a->text, *p++, err)) {
			return false;
		}
	}
	line->ptr = p;
	line->len = (size_t)(end - p);
	return true;
}

/* Add the names of LINE; *SOURCES is how many stood before a =>. */
static bool
solr_names(struct sk_authority *a, struct sakuin_str line, size_t *sources,
	   struct sakuin_error *err)
{
	char stop;

	*sources = 0;
	/* Names point into a->text, which must not move: it never grows
	 * beyond the line. */
	sk_buf_clear(&a->text);
	if (!sk_buf_reserve(&a->text, line.len, err))
		return false;
	do {
		size_t start = a->text.len;
		struct sakuin_str name;

		if (!solr_name(a, &line, &stop, err))
			return false;
		name.ptr = a->text.ptr + start;
		name.len = a->text.len - start;
		if (!sk_authority_form(a, name, err))
			return false;
		if (stop == '>' && *sources)
			return sk_authority_fail(
				a, "two => in one row; divide it", err);
		if (stop == '>')
			*sources = a->count;
	} while (stop);
	return true;
}

bool
sk_authority_solr(struct sk_authority *a, struct sakuin_error *err)
{
	struct sakuin_str line, none = { "", 0 };
	size_t sources;

	while (sk_authority_line(a, &line)) {
		line = sk_authority_trim(line);
		if (!line.len || *line.ptr == '#')
			continue;
		if (!solr_names(a, line, &sources, err) ||
		    !sk_authority_send(a, none, sources ? sources : a->count,
				       false, err))
			return false;
	}
	return true;
}
