/* link_judge.c - what people say of references, before what we think. */
#include <stdio.h>

#include "link_impl.h"
#include "self.h"

static const struct sk_corrections *
judge_said(const struct sk_links *l)
{
	return l->store->corrections;
}

bool
sk_link_correct(struct sk_links *l, const char *name, struct sk_reference *ref,
		struct sakuin_error *err)
{
	return sk_correct_reference(judge_said(l), sk_str(name), ref, &l->arena,
				    err);
}

/* What people call V: references by their names, documents by their ids. */
static struct sakuin_str
judge_id(const struct link_variant *v)
{
	return v->document ? v->first : sk_str(v->name);
}

/* What people say of A and B; empty for nothing. */
static struct sakuin_str
judge_verdict(const struct sk_links *l, const struct link_variant *a,
	      const struct link_variant *b)
{
	struct sakuin_str partner, verdict;
	uint32_t at = 0;

	while (sk_corrections_verdict(judge_said(l), judge_id(a), &at, &partner,
				      &verdict))
		if (sk_str_eq(partner, judge_id(b)))
			return verdict;
	return sk_str("");
}

bool
sk_link_divided(const struct sk_links *l, const struct link_variant *a,
		const struct link_variant *b)
{
	return sk_str_eq(judge_verdict(l, a, b), sk_str("different"));
}

bool
sk_link_said_same(const struct sk_links *l, const struct link_variant *a,
		  const struct link_variant *b)
{
	return sk_str_eq(judge_verdict(l, a, b), sk_str("same"));
}

bool
sk_link_same(struct sk_links *l, const struct link_variant *a,
	     const struct link_variant *b, bool *same, struct sakuin_error *err)
{
	struct sakuin_str said = judge_verdict(l, a, b);
	enum sk_verdict verdict = SK_DIFFERENT;
	const char *why;

	*same = sk_str_eq(said, sk_str("same"));
	/* Two documents may be one work; but what nobody cites is no source. */
	if (said.len || (a->document && b->document))
		return true;
	if (!sk_source_same(l->matcher, &a->ref, &b->ref, &verdict, &why, err))
		return false;
	*same = verdict == SK_SAME;
	return true;
}

/* The source that what people call ID is, or may be. */
static bool
judge_find(struct sk_links *l, struct sakuin_str id, size_t *index, bool *found,
	   struct sakuin_error *err)
{
	char name[SK_VARIANT_SIZE];
	uint32_t docid = 0;

	*found = false;
	if (sk_correction_is_name(id)) {
		snprintf(name, sizeof name, "%.*s", (int)id.len, id.ptr);
		return sk_link_find(l, name, index, found, err);
	}
	sk_self_name(id, name);
	if (!sk_link_find(l, name, index, found, err))
		return false;
	if (*found)
		return true;
	if (!sk_store_lookup(sk_store_db(l->store), SK_FIELD_ID, id, &docid,
			     err))
		return false;
	*found = docid != 0;
	return docid == 0 || sk_link_load(l, docid, index, err);
}

struct sakuin_str
sk_link_called(const struct link_variant *v)
{
	return judge_id(v);
}

bool
sk_link_next_same(const struct sk_links *l, const struct link_variant *v,
		  uint32_t *at, struct sakuin_str *partner)
{
	struct sakuin_str verdict;

	while (sk_corrections_verdict(judge_said(l), judge_id(v), at, partner,
				      &verdict))
		if (sk_str_eq(verdict, sk_str("same")))
			return true;
	return false;
}

bool
sk_link_join_said(struct sk_links *l, size_t index,
		  const struct link_variant *v, struct sakuin_error *err)
{
	struct sakuin_str partner;
	uint32_t at = 0;

	while (sk_link_next_same(l, v, &at, &partner)) {
		size_t other;
		bool found;

		if (!judge_find(l, partner, &other, &found, err))
			return false;
		if (found)
			sk_link_unite(l, index, other);
	}
	return true;
}

/* Is one of LIST called ID? */
static bool
judge_among(const struct link_variant *list, struct sakuin_str id)
{
	while (list && !sk_str_eq(judge_id(list), id))
		list = list->next;
	return list != NULL;
}

/* Is one of LIST said to be different from something in S? */
static bool
judge_disputed(const struct sk_links *l, const struct link_source *s,
	       const struct link_variant *list)
{
	for (; list; list = list->next) {
		struct sakuin_str partner, verdict;
		uint32_t at = 0;

		while (sk_corrections_verdict(judge_said(l), judge_id(list),
					      &at, &partner, &verdict))
			if (sk_str_eq(verdict, sk_str("different")) &&
			    (judge_among(s->variants, partner) ||
			     judge_among(s->documents, partner)))
				return true;
	}
	return false;
}

bool
sk_link_disputed(struct sk_links *l, size_t index)
{
	const struct link_source *s = &l->sources[index];

	return sk_corrections_divide(judge_said(l)) &&
	       (judge_disputed(l, s, s->variants) ||
		judge_disputed(l, s, s->documents));
}
