/* authority_skos.h - the tokens of Turtle, as far as label files use it. */
#ifndef SK_AUTHORITY_SKOS_H
#define SK_AUTHORITY_SKOS_H

#include "authority_impl.h"

enum sk_turtle_kind {
	SK_TURTLE_END = 0,
	SK_TURTLE_DOT = '.',
	SK_TURTLE_SEMICOLON = ';',
	SK_TURTLE_COMMA = ',',
	SK_TURTLE_IRI = 256, /* in full; blank node labels too */
	SK_TURTLE_LITERAL,   /* without language and type; numbers too */
	SK_TURTLE_PREFIX     /* @prefix, @base and their SPARQL forms */
};

struct sk_turtle_token {
	int kind;
	struct sakuin_str text; /* lives as long as the parser */
	bool sparql;            /* PREFIX: no full stop behind it */
};

struct sk_turtle_prefix {
	struct sakuin_str name, iri;
};

#define SK_TURTLE_PREFIXES ((size_t)64)

/* Zeroed but for A, whose rest is read and whose line is kept. */
struct sk_turtle {
	struct sk_authority *a;
	struct sk_arena arena;
	struct sk_turtle_prefix prefixes[SK_TURTLE_PREFIXES];
	size_t count;
};

SK_MUST_CHECK bool sk_turtle_next(struct sk_turtle *t,
				  struct sk_turtle_token *token,
				  struct sakuin_error *err);
/* Read what follows the SK_TURTLE_PREFIX in *TOKEN. */
SK_MUST_CHECK bool sk_turtle_prefix(struct sk_turtle *t,
				    struct sk_turtle_token *token,
				    struct sakuin_error *err);
void sk_turtle_done(struct sk_turtle *t);

#endif
