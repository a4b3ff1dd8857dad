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

const struct link_owner *
sk_link_owner(const struct sk_links *l, const char *name)
{
	uint32_t number;

	return sk_table_find(&l->names, sk_str(name), &number)
		       ? &l->owners[number]
		       : NULL;
}

static bool
table_first(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	uint32_t *first = ctx;

	(void)wdf;
	(void)err;
	if (*first == 0)
		*first = docid;
	return true;
}

bool
sk_link_find(struct sk_links *l, struct sakuin_str name, size_t *index,
	     bool *found, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t docid = 0, number;
	bool ok;

	*found = sk_table_find(&l->names, name, &number);
	if (*found) {
		*index = sk_link_root(l, l->owners[number].source);
		return true;
	}
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_VARIANT].prefix, name,
			    err) &&
	     xc_postings(sk_store_db(l->store), sk_buf_str(&term), table_first,
			 &docid, err);
	sk_buf_done(&term);
	if (!ok || docid == 0)
		return ok;
	*found = true;
	return sk_link_load(l, docid, index, err);
}
