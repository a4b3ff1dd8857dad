/* rewrite_forms.c - words in other forms of their Chinese characters.
 *
 * What Japan, China and Taiwan write in forms of their own is one word, so that
 * a document is met by whichever it has.  Only forms that the collection has
 * are looked for: of most words there is but one in it. */
#include "hanfold.h"
#include "rewrite_impl.h"

/* Is TEXT among the first COUNT of FORMS? */
static bool
forms_have(const struct sakuin_str *forms, size_t count, struct sakuin_str text)
{
	for (size_t i = 0; i < count; i++)
		if (sk_str_eq(forms[i], text))
			return true;
	return false;
}

/* Add the leaf for FORM to INTO if the collection has it. */
static bool
forms_add(struct sk_rewriter *r, bool stem, struct sakuin_str form,
	  struct sk_nodes *into, struct sakuin_error *err)
{
	struct xc_node *node =
		sk_node_term(r->arena, r->from, stem, r->prefix.ptr, form, err);
	uint32_t freq = 0;

	if (!node || !xc_term_freq(r->words, node->term, &freq, err))
		return false;
	return freq == 0 || sk_nodes_add(into, node, err);
}

bool
sk_rewrite_hanforms(struct sk_rewriter *r, bool stem, struct sakuin_str text,
		    struct sk_nodes *into, struct sakuin_error *err)
{
	struct sakuin_str forms[1 + SK_HANFOLD_SYSTEMS] = { text };
	struct sk_buf buf = { 0 };
	size_t count = 1;
	bool ok = true;

	for (int i = 0; r->words && ok && i < SK_HANFOLD_SYSTEMS; i++) {
		struct sakuin_str form;

		ok = sk_hanfold_text((enum sk_hanfold_system)i, text, &buf,
				     &form, err);
		if (!ok || forms_have(forms, count, form))
			continue;
		ok = sk_arena_copy(r->arena, form, &forms[count], err) &&
		     forms_add(r, stem, forms[count++], into, err);
	}
	sk_buf_done(&buf);
	return ok;
}
