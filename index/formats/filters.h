/* filters.h - programs that make text of formats that we do not read. */
#ifndef SK_FILTERS_H
#define SK_FILTERS_H

#include "format.h"

enum { SK_FILTER_WORDS = 20 };

struct sk_filter {
	const char *endings; /* of names: ".rtf .doc" */
	const char *mime;    /* of the document */
	const char *name;    /* that tells what it prints: "it.html" ... */
	const char *argv[SK_FILTER_WORDS + 1];
};

struct sk_filters {
	struct sk_arena arena; /* owns all */
	struct sk_filter *list;
	size_t count, cap;
};

/* Read the table in TEXT; a line is
 *
 *     .rtf .wri  application/rtf  html  unrtf --html /dev/stdin
 *
 * with tabs between its four fields: endings, type, what it prints ("text" or
 * "html"), and the command, whose words spaces part and which gets the file
 * as its standard input.  Lines that are blank or begin with # are passed
 * over.  SAKUIN_EINVAL with the line's number. */
SK_MUST_CHECK bool sk_filters_parse(struct sakuin_str text,
				    struct sk_filters *f,
				    struct sakuin_error *err);
void sk_filters_done(struct sk_filters *f);

/* The words of COMMAND, which spaces part that have no backslash before them,
 * copied to ARENA. */
SK_MUST_CHECK bool sk_filter_words(struct sakuin_str command,
				   struct sk_arena *arena,
				   const char *argv[SK_FILTER_WORDS + 1],
				   struct sakuin_error *err);

/* The filter for a file called NAME, or NULL. */
const struct sk_filter *sk_filter_find(const struct sk_filters *f,
				       struct sakuin_str name);

/* Append what the filter prints to OUT.  Like any program it can open only
 * what is installed, write nothing and reach nobody (child.h). */
SK_MUST_CHECK bool sk_filter_run(const struct sk_filter *f,
				 const struct sk_source *source,
				 struct sk_buf *out, struct sakuin_error *err);

#endif
