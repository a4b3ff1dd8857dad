/* link_sort.c - variants by who prints them first. */
#include <stdlib.h>

#include "link_impl.h"

static int
sort_order(const void *a, const void *b)
{
	const struct link_variant *x = *(struct link_variant *const *)a;
	const struct link_variant *y = *(struct link_variant *const *)b;
	int order = sk_str_cmp(x->first, y->first);

	return order ? order : strcmp(x->name, y->name);
}

bool
sk_link_sort(struct sk_links *l, struct link_variant **list,
	     struct sakuin_error *err)
{
	struct link_variant **sorted, **end = list;
	size_t count = 0;

	for (struct link_variant *v = *list; v; v = v->next)
		count++;
	sorted = sk_arena_array(&l->arena, count, sizeof *sorted, err);
	if (!sorted)
		return false;
	count = 0;
	for (struct link_variant *v = *list; v; v = v->next)
		sorted[count++] = v;
	if (count)
		qsort(sorted, count, sizeof *sorted, sort_order);
	for (size_t i = 0; i < count; i++) {
		*end = sorted[i];
		end = &sorted[i]->next;
	}
	*end = NULL;
	return true;
}
