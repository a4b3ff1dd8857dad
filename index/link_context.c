/* link_context.c - the sentences that cite a source, in order. */
#include <stdlib.h>

#include "link_impl.h"

int
sk_link_context_order(const struct link_context *a,
		      const struct link_context *b)
{
	int order = sk_str_cmp(a->report, b->report);

	return order ? order : strcmp(a->name, b->name);
}

bool
sk_link_contexts_full(const struct link_source *s)
{
	struct sakuin_str last = sk_str("");
	int reports = 0;

	for (const struct link_context *c = s->contexts; c; c = c->next) {
		reports += !sk_str_eq(c->report, last);
		last = c->report;
	}
	return reports >= SK_CONTEXT_REPORTS;
}

bool
sk_link_remove_context(struct link_source *s,
		       const struct link_context *context)
{
	struct link_context **at = &s->contexts, *gone;
	bool full = s->lost || sk_link_contexts_full(s);

	while (*at && sk_link_context_order(*at, context) != 0)
		at = &(*at)->next;
	gone = *at;
	if (!gone)
		return false;
	*at = gone->next;
	if (full) {
		gone->next = s->lost;
		s->lost = gone;
	}
	return true;
}

/* A report that prints a reference twice says this, too. */
static bool
context_more(struct link_context *to, const struct link_context *from)
{
	size_t before = to->count;

	for (size_t i = 0; i < from->count; i++)
		if (to->count < SK_CONTEXT_SENTENCES) {
			to->pages[to->count] = from->pages[i];
			to->sentences[to->count++] = from->sentences[i];
		}
	return to->count > before;
}

bool
sk_link_add_context(struct link_source *s, struct link_context *context)
{
	struct link_context **at = &s->contexts;
	struct sakuin_str last = sk_str("");
	int reports = 0;

	for (; *at && sk_link_context_order(*at, context) < 0;
	     at = &(*at)->next) {
		reports += !sk_str_eq((*at)->report, last);
		last = (*at)->report;
	}
	if (reports >= SK_CONTEXT_REPORTS && !sk_str_eq(last, context->report))
		return false;
	if (*at && sk_link_context_order(*at, context) == 0)
		return context_more(*at, context);
	context->next = *at;
	*at = context;
	return true;
}

/* ----------------------------------------------------- those left outside */

/* Do all that were taken out say something again? */
static bool
context_again(const struct link_source *s)
{
	for (const struct link_context *c = s->lost; c; c = c->next) {
		const struct link_context *again = s->contexts;

		while (again && !sk_str_eq(again->report, c->report))
			again = again->next;
		if (!again)
			return false;
	}
	return true;
}

/* All that REPORT says of source INDEX; *ANY tells whether it says something. */
static bool
context_read(struct sk_links *l, size_t index, struct sakuin_str report,
	     bool *any, struct sakuin_error *err)
{
	struct sk_reference_list list;
	struct sk_document doc;
	struct link_context *all;

	*any = false;
	if (!sk_link_report(l, report, &doc, &list, err))
		return false;
	all = sk_arena_array(&l->arena, list.reference_count + 1, sizeof *all,
			     err);
	if (!all)
		return false;
	for (size_t i = 0; i < list.citation_count; i++) {
		const struct sk_citation *c = &list.citations[i];

		for (size_t j = 0; j < c->reference_count; j++)
			if (!sk_link_sentence(l, &all[c->references[j]],
					      doc.text, c, err))
				return false;
	}
	for (size_t i = 0; i < list.reference_count; i++) {
		const struct link_owner *owner;

		all[i].report = report;
		if (!sk_variant_name(&list.references[i], all[i].name, err))
			return false;
		owner = sk_link_owner(l, all[i].name);
		if (all[i].count && owner &&
		    sk_link_root(l, owner->source) == index)
			*any |= sk_link_add_context(&l->sources[index],
						    &all[i]);
	}
	return true;
}

static int
context_id_order(const void *a, const void *b)
{
	return sk_str_cmp(*(const struct sakuin_str *)a,
			  *(const struct sakuin_str *)b);
}

/* The ids of those who cite source INDEX, in order; *IDS in the arena. */
static bool
context_ids(struct sk_links *l, size_t index, struct sakuin_str **ids,
	    size_t *count, struct sakuin_error *err)
{
	struct sk_docids citers = { 0 };
	struct sk_buf data = { 0 };
	bool ok = sk_link_all_citers(l, &l->sources[index], 0, &citers, err) &&
		  (*ids = sk_arena_array(&l->arena, citers.count, sizeof **ids,
					 err));

	*count = ok ? citers.count : 0;
	for (size_t i = 0; ok && i < citers.count; i++)
		ok = xc_document_data(sk_store_db(l->store), citers.docids[i],
				      &data, err) &&
		     sk_arena_copy(&l->arena,
				   sk_record_field(sk_buf_str(&data), "id"),
				   &(*ids)[i], err);
	if (*count)
		qsort(*ids, *count, sizeof **ids, context_id_order);
	free(citers.docids);
	sk_buf_done(&data);
	return ok;
}

bool
sk_link_refill(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_source *s = &l->sources[index];
	struct sakuin_str *ids;
	size_t count;
	int reports = 0;

	if (!s->variants || (!s->refill && context_again(s)))
		return true;
	s->contexts = NULL;
	s->changed = true;
	if (!context_ids(l, index, &ids, &count, err))
		return false;
	for (size_t i = 0; i < count && reports < SK_CONTEXT_REPORTS; i++) {
		bool any;

		if (!context_read(l, index, ids[i], &any, err))
			return false;
		reports += any;
	}
	return true;
}
