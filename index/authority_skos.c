/* authority_skos.c - labels of SKOS files.
 *
 * Statements are read by a small parser of the part of Turtle that label
 * files use (N-Triples is a part of it): prefixes, IRIs, literals, and ; and ,
 * between them.  The labels of a subject may stand anywhere in the file, so
 * they are gathered first and sent at the end. */
#include <stdlib.h>

#include "authority_skos.h"
#include "table.h"

struct skos_label {
	uint32_t subject;
	unsigned line;
	size_t order; /* in the file */
	struct sakuin_str text;
};

struct skos {
	struct sk_turtle turtle;
	struct sk_table subjects;
	struct skos_label *labels;
	size_t count, cap;
};

static bool
skos_is_label(struct sakuin_str iri)
{
	static const char *const labels[] = {
		"http://www.w3.org/2004/02/skos/core#prefLabel",
		"http://www.w3.org/2004/02/skos/core#altLabel",
		"http://www.w3.org/2004/02/skos/core#hiddenLabel",
		"http://www.w3.org/2000/01/rdf-schema#label",
	};

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (sk_str_eq(iri, sk_str(labels[i])))
			return true;
	return false;
}

static bool
skos_label(struct skos *s, struct sakuin_str subject, struct sakuin_str text,
	   struct sakuin_error *err)
{
	struct skos_label *label;

	if (!sk_grow(&s->labels, &s->cap, s->count + 1, sizeof *label, err))
		return false;
	label = &s->labels[s->count];
	label->text = text;
	label->order = s->count;
	label->line = s->turtle.a->line;
	if (!sk_table_intern(&s->subjects, subject, &label->subject, err))
		return false;
	s->count++;
	return true;
}

/* The objects of one predicate, up to the mark that is no comma. */
static bool
skos_objects(struct skos *s, struct sakuin_str subject, bool labels,
	     struct sk_turtle_token *token, struct sakuin_error *err)
{
	do {
		if (!sk_turtle_next(&s->turtle, token, err))
			return false;
		if (token->kind != SK_TURTLE_IRI &&
		    token->kind != SK_TURTLE_LITERAL)
			return sk_authority_fail(s->turtle.a,
						 "a value is missing; "
						 "write subject, predicate, "
						 "value and a full stop",
						 err);
		if (labels && token->kind == SK_TURTLE_LITERAL &&
		    !skos_label(s, subject, token->text, err))
			return false;
		if (!sk_turtle_next(&s->turtle, token, err))
			return false;
	} while (token->kind == ',');
	return true;
}

/* What follows a subject, up to its full stop. */
static bool
skos_statement(struct skos *s, struct sakuin_str subject,
	       struct sakuin_error *err)
{
	struct sk_turtle_token token;

	do {
		if (!sk_turtle_next(&s->turtle, &token, err))
			return false;
		if (token.kind == '.' || token.kind == ';')
			continue; /* a ; before the full stop is allowed */
		if (token.kind != SK_TURTLE_IRI)
			return sk_authority_fail(s->turtle.a,
						 "a predicate is missing; "
						 "write its IRI or prefix:name",
						 err);
		if (!skos_objects(s, subject, skos_is_label(token.text), &token,
				  err))
			return false;
	} while (token.kind == ';');
	if (token.kind == '.')
		return true;
	return sk_authority_fail(
		s->turtle.a, "a full stop is missing behind a statement", err);
}

static bool
skos_parse(struct skos *s, struct sakuin_error *err)
{
	struct sk_turtle_token token;

	for (;;) {
		if (!sk_turtle_next(&s->turtle, &token, err))
			return false;
		if (token.kind == SK_TURTLE_END)
			return true;
		if (token.kind == SK_TURTLE_PREFIX) {
			if (!sk_turtle_prefix(&s->turtle, &token, err))
				return false;
		} else if (token.kind != SK_TURTLE_IRI) {
			return sk_authority_fail(s->turtle.a,
						 "a statement must begin with "
						 "an IRI or prefix:name",
						 err);
		} else if (!skos_statement(s, token.text, err)) {
			return false;
		}
	}
}

/* By subject, in the order of the file. */
static int
skos_cmp(const void *x, const void *y)
{
	const struct skos_label *a = x, *b = y;

	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool
skos_send(struct skos *s, struct sakuin_error *err)
{
	struct sk_authority *a = s->turtle.a;

	if (s->count)
		qsort(s->labels, s->count, sizeof *s->labels, skos_cmp);
	for (size_t i = 0; i < s->count;) {
		size_t first = i;
		uint32_t subject = s->labels[i].subject;

		for (; i < s->count && s->labels[i].subject == subject; i++) {
			a->line = s->labels[i].line;
			if (!sk_authority_form(a, s->labels[i].text, err))
				return false;
		}
		a->line = s->labels[first].line;
		if (!sk_authority_send(a, s->subjects.keys[subject].text,
				       a->count, false, err))
			return false;
	}
	return true;
}

bool
sk_authority_skos(struct sk_authority *a, struct sakuin_error *err)
{
	struct skos s = { .turtle = { .a = a } };
	bool ok;

	a->line = 1;
	ok = skos_parse(&s, err) && skos_send(&s, err);
	sk_turtle_done(&s.turtle);
	sk_table_done(&s.subjects);
	free(s.labels);
	return ok;
}
