/* dictionary_test.h - small dictionaries, for their tests. */
#ifndef DICTIONARY_TEST_H
#define DICTIONARY_TEST_H

#include "dictionary.h"
#include "index_test.h"

/* How far a word may be from what is suggested. */
enum { EDITS = 2 };

/* Options for the dictionary OUT of the database FROM. */
static inline struct sk_dictionary_options
options(const char **from, const char *out)
{
	*from = in_folder("db");
	return (struct sk_dictionary_options){ .databases = from,
					       .count = 1,
					       .out = out };
}

static inline struct sk_dictionary_summary
build_with(const struct sk_dictionary_options *o)
{
	struct sk_dictionary_summary s;

	must(sk_dictionary_build(o, &s, &err));
	return s;
}

static inline struct sk_dictionary_summary
build(void)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));

	return build_with(&o);
}

/* A database as stock Xapian makes it, a document for each line. */
static inline void
stock(const char *name, const char *lines)
{
	struct xc_db *db = open_writer(name);

	while (*lines) {
		size_t len = strcspn(lines, "\n");

		must(xc_stock_add(db, bytes(lines, len), "english", &err));
		lines += len + (lines[len] == '\n');
	}
	must(xc_commit(db, &err));
	xc_close(db);
}

static inline bool
see_value(void *ctx, struct sakuin_str name, uint32_t freq,
	  struct sakuin_error *e)
{
	struct seen *s = ctx;

	(void)freq;
	s->count++;
	return sk_buf_printf(&s->text, e, "%s%.*s", s->text.len ? " " : "",
			     (int)name.len, name.ptr);
}

/* What the database NAME gives for WORD, in the order of the terms. */
static inline const char *
shown(const char *name, const char *word)
{
	static struct seen seen;
	struct xc_db *db = open_reader(name);

	seen_done(&seen);
	must(sk_dictionary_find(db, sk_str(word), see_value, &seen, &err));
	xc_close(db);
	return seen_text(&seen);
}

#define shows(word, expected)                                                  \
	ck_assert_msg(!strcmp(shown("dict", word), expected),                  \
		      "%s: '%s', not '%s'", word, shown("dict", word),         \
		      expected)

#endif
