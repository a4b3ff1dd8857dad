/* link_context.c - the sentences that cite a source, in order. */
#include "link_impl.h"

int
sk_link_context_order(const struct link_context *a,
		      const struct link_context *b)
{
	int order = sk_str_cmp(a->report, b->report);

	return order ? order : strcmp(a->name, b->name);
}

bool
sk_link_remove_context(struct link_source *s,
		       const struct link_context *context)
{
	struct link_context **at = &s->contexts;

	while (*at && sk_link_context_order(*at, context) != 0)
		at = &(*at)->next;
	if (!*at)
		return false;
	*at = (*at)->next;
	return true;
}

/* A report that prints a reference twice says this, too. */
static bool
context_more(struct link_context *to, const struct link_context *from)
{
	size_t before = to->count;

	for (size_t i = 0; i < from->count; i++)
		if (to->count < SK_CONTEXT_SENTENCES)
			to->sentences[to->count++] = from->sentences[i];
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
