/* link_count.c - which documents cite a source. */
#include "link_impl.h"

bool
sk_link_citers(struct sk_links *l, struct sakuin_str name,
	       struct sk_docids *citers, struct sakuin_error *err)
{
	return sk_docids_add(citers, sk_store_db(l->store), SK_FIELD_CITES,
			     name, err);
}

bool
sk_link_all_citers(struct sk_links *l, const struct link_source *s,
		   uint32_t self, struct sk_docids *c, struct sakuin_error *err)
{
	bool ok = true;

	for (const struct link_variant *v = s->variants; ok && v; v = v->next)
		ok = sk_link_citers(l, sk_str(v->name), c, err);
	sk_docids_unique(c, self);
	return ok;
}
