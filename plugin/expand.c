/* expand.c - what a query for a word also finds: how the documents spell it,
 * and what else the thing is called. */
#include <stdlib.h>

#include "forms.h"
#include "node.h"
#include "rewriter.h"
#include "search.h"

/* The rows of authority files that a word has. */
struct expand {
	struct sakuin_rewriter *r;
	const struct sk_equivalent **groups;
	size_t *named;
	size_t count, cap, named_cap;
	struct sk_table sent; /* texts that were told already */
	sakuin_form_fn *fn;
	void *ctx;
};

static bool
expand_also(void *ctx, const struct sk_equivalent *group, size_t named,
	    struct sakuin_error *err)
{
	struct expand *e = ctx;

	for (size_t i = 0; i < e->count; i++)
		if (e->groups[i] == group)
			return true;
	if (!sk_grow(&e->groups, &e->cap, e->count + 1, sizeof *e->groups,
		     err) ||
	    !sk_grow(&e->named, &e->named_cap, e->count + 1, sizeof *e->named,
		     err))
		return false;
	e->groups[e->count] = group;
	e->named[e->count++] = named;
	return true;
}

/* Collect the rows by rewriting WORD. */
static bool
expand_groups(struct expand *e, struct sakuin_str word,
	      struct sakuin_error *err)
{
	const struct sk_query_options plain = { .plain = true };
	struct sakuin_rewriter *r = e->r;
	struct xc_query *query;

	sk_rewriter_equivalents(r->rewriter, r->equivalents, expand_also, e);
	query = sk_rewriter_query(r, word, &plain, err);
	sk_rewriter_equivalents(r->rewriter, r->equivalents, NULL, NULL);
	xc_query_free(query);
	return query != NULL;
}

static bool
expand_count(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	(void)ctx, (void)hit, (void)err;
	return true;
}

/* How many documents have NAME; exact, as all are looked at. */
static bool
expand_documents(struct expand *e, struct sakuin_str name, uint32_t *count,
		 struct sakuin_error *err)
{
	const struct xc_search all = { .check_at_least = UINT32_MAX };
	struct xc_db *db = sk_rewriter_db(e->r);
	struct sk_arena arena = { 0 };
	struct xc_node *node =
		sk_rewrite_name_node(e->r->rewriter, name, &arena, err);
	struct xc_query *query = node ? xc_query_build(node, err) : NULL;
	bool ok = query &&
		  xc_search(db, query, &all, expand_count, NULL, count, err);

	xc_query_free(query);
	sk_arena_done(&arena);
	return ok;
}

/* Tell of FORM, unless its text was told before: a spelling may be among the
 * other names too. */
static bool
expand_send(struct expand *e, const struct sakuin_form *form,
	    struct sakuin_error *err)
{
	size_t before = e->sent.count;
	uint32_t number;

	return sk_table_intern(&e->sent, form->text, &number, err) &&
	       (e->sent.count == before || e->fn(e->ctx, form, err));
}

static bool
expand_names(struct expand *e, struct sakuin_error *err)
{
	for (size_t i = 0; i < e->count; i++) {
		const struct sk_equivalent *g = e->groups[i];
		struct sakuin_form form = {
			.relation = SAKUIN_OTHER_NAME,
			.file = g->file,
			.disputed = g->disputed,
		};

		for (size_t j = 0; j < g->count; j++) {
			form.text = g->forms[j];
			if (j != e->named[i] &&
			    (!expand_documents(e, form.text, &form.documents,
					       err) ||
			     !expand_send(e, &form, err)))
				return false;
		}
	}
	return true;
}

static bool
expand_spellings(struct expand *e, struct sakuin_str word, uint32_t limit,
		 struct sakuin_error *err)
{
	struct sk_forms forms = { .count = 0 };
	bool ok = sk_forms_find(e->r->store, word, limit, &forms, err);

	for (size_t i = 0; ok && i < forms.count; i++) {
		const struct sk_form *f = &forms.list[i];
		const struct sakuin_form form = {
			.text = f->text,
			.relation = f->reading == SAKUIN_READ_NONE
					    ? SAKUIN_SAME_STEM
					    : SAKUIN_SAME_SOUND,
			.reading = f->reading,
			.occurrences = f->count,
			.documents = f->documents,
		};

		ok = expand_send(e, &form, err);
	}
	sk_forms_done(&forms);
	return ok;
}

bool
sakuin_expand(struct sakuin_rewriter *r, struct sakuin_str word, uint32_t limit,
	      sakuin_form_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct expand e = { .r = r, .fn = fn, .ctx = ctx };
	bool ok = sk_rewriter_documents(r, err) &&
		  expand_spellings(&e, word, limit, err) &&
		  (!r->equivalents || expand_groups(&e, word, err)) &&
		  expand_names(&e, err);

	sk_table_done(&e.sent);
	free(e.groups);
	free(e.named);
	return ok;
}
