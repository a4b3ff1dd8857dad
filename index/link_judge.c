/* link_judge.c - what people say of references, before what we think. */
#include "link_impl.h"

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

/* What people say of NAME and OTHER; empty for nothing. */
static struct sakuin_str
judge_verdict(const struct sk_links *l, const char *name, const char *other)
{
	struct sakuin_str partner, verdict;
	uint32_t at = 0;

	while (sk_corrections_verdict(judge_said(l), sk_str(name), &at,
				      &partner, &verdict))
		if (sk_str_eq(partner, sk_str(other)))
			return verdict;
	return sk_str("");
}

bool
sk_link_divided(const struct sk_links *l, const struct link_variant *a,
		const struct link_variant *b)
{
	return sk_str_eq(judge_verdict(l, a->name, b->name),
			 sk_str("different"));
}

bool
sk_link_said_same(const struct sk_links *l, const struct link_variant *a,
		  const struct link_variant *b)
{
	return sk_str_eq(judge_verdict(l, a->name, b->name), sk_str("same"));
}

bool
sk_link_same(struct sk_links *l, const struct link_variant *a,
	     const struct link_variant *b, bool *same, struct sakuin_error *err)
{
	struct sakuin_str said = judge_verdict(l, a->name, b->name);
	enum sk_verdict verdict = SK_DIFFERENT;
	const char *why;

	*same = sk_str_eq(said, sk_str("same"));
	if (said.len)
		return true;
	if (!sk_source_same(l->matcher, &a->ref, &b->ref, &verdict, &why, err))
		return false;
	*same = verdict == SK_SAME;
	return true;
}

bool
sk_link_join_said(struct sk_links *l, size_t index,
		  const struct link_variant *v, struct sakuin_error *err)
{
	struct sakuin_str partner, verdict;
	uint32_t at = 0;

	while (sk_corrections_verdict(judge_said(l), sk_str(v->name), &at,
				      &partner, &verdict)) {
		size_t other;
		bool found;

		if (!sk_str_eq(verdict, sk_str("same")))
			continue;
		if (!sk_link_find(l, partner, &other, &found, err))
			return false;
		if (found)
			sk_link_unite(l, index, other);
	}
	return true;
}

/* Is a pair among the variants of S said to be different? */
bool
sk_link_disputed(struct sk_links *l, size_t index)
{
	const struct link_source *s = &l->sources[index];

	if (!sk_corrections_divide(judge_said(l)))
		return false;
	for (const struct link_variant *v = s->variants; v; v = v->next) {
		struct sakuin_str partner, verdict;
		uint32_t at = 0;

		while (sk_corrections_verdict(judge_said(l), sk_str(v->name),
					      &at, &partner, &verdict)) {
			const struct link_variant *u = s->variants;

			if (!sk_str_eq(verdict, sk_str("different")))
				continue;
			while (u && !sk_str_eq(sk_str(u->name), partner))
				u = u->next;
			if (u)
				return true;
		}
	}
	return false;
}
