/* ruby.h - names and their readings, as ruby has them. */
#ifndef SK_RUBY_H
#define SK_RUBY_H

#include "format.h"
#include "table.h"

/* Zero it; sk_ruby_done() after. */
struct sk_ruby {
	struct sk_buf out;           /* lines of "name（reading）" */
	struct sk_table seen;        /* them, each once */
	struct sk_buf base, reading; /* of pieces that stand together */
	unsigned pieces, longest;    /* characters of the longest of them */
	size_t first;                /* bytes of the first one's reading */
};

/* READING stands at BASE; white space in both counts for nothing.  JOINED: the
 * piece follows the last one without anything between, as the two halves of a
 * name do, or its single characters. */
SK_MUST_CHECK bool sk_ruby_add(struct sk_ruby *r, struct sakuin_str base,
			       struct sakuin_str reading, bool joined,
			       struct sakuin_error *err);

/* No more follows: doc->ruby, in ARENA. */
SK_MUST_CHECK bool sk_ruby_finish(struct sk_ruby *r, struct sk_arena *arena,
				  struct sk_document *doc,
				  struct sakuin_error *err);
void sk_ruby_done(struct sk_ruby *r);

#endif
