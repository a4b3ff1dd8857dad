/* link_table.c - sources and variants at hand, and whose is which. */
#include "link_impl.h"

size_t
sk_link_root(struct sk_links *l, size_t i)
{
	while (l->sources[i].parent != i)
		i = l->sources[i].parent =
			l->sources[l->sources[i].parent].parent;
	return i;
}

bool
sk_link_source(struct sk_links *l, size_t *index, struct sakuin_error *err)
{
	*index = l->source_count;
	if (!sk_grow(&l->sources, &l->source_cap, l->source_count + 1,
		     sizeof *l->sources, err))
		return false;
	l->sources[l->source_count++] =
		(struct link_source){ .parent = *index };
	return true;
}

bool
sk_link_own(struct sk_links *l, struct link_variant *v, size_t index,
	    struct sakuin_error *err)
{
	uint32_t number;

	if (!sk_table_intern(&l->names, sk_str(v->name), &number, err) ||
	    !sk_grow(&l->owners, &l->owner_cap, l->names.count,
		     sizeof *l->owners, err))
		return false;
	l->owners[number] = (struct link_owner){ index, v };
	return true;
}

struct link_variant *
sk_link_variant(const struct sk_links *l, const char *name)
{
	const struct link_owner *owner = sk_link_owner(l, name);

	return owner ? owner->variant : NULL;
}

const struct link_owner *
sk_link_owner(const struct sk_links *l, const char *name)
{
	uint32_t number;

	return sk_table_find(&l->names, sk_str(name), &number)
		       ? &l->owners[number]
		       : NULL;
}
