/* rewrite_typed.c - was a query parsed without a stemmer?
 *
 * Stock parsers put Z before the stem of a word that stood loose, unless it
 * began with a capital or a digit.  Front ends that set no stemmer send every
 * word as it was typed; then there is no Z anywhere, and there are words that
 * would have had one.  In one that was quoted alone there is none either, but
 * few quote a single word, and questions without a space are one: they would
 * find nothing as a phrase. */
#include "rewrite_impl.h"
#include "stock.h"

/* Stems, words that should be, and all there is. */
struct typed {
	size_t stems, words, all;
};

static void
typed_leaf(const struct xc_node *leaf, struct typed *t)
{
	const char *p = leaf->term.ptr, *end = p + leaf->term.len;
	uint32_t first = p < end ? sk_utf8_next(&p, end) : 0;

	t->all++;
	if (first == 'Z')
		t->stems++;
	else if (leaf->wqf && leaf->position && sk_stock_stems(first))
		t->words++;
}

static void
typed_look(const struct xc_node *node, struct typed *t)
{
	size_t count = node->op == XC_FILTER ? 1 : node->count;

	switch (node->op) {
	case XC_TERM:
		typed_leaf(node, t);
		return;
	case XC_AND:
	case XC_OR:
	case XC_XOR:
	case XC_AND_NOT:
	case XC_AND_MAYBE:
	case XC_FILTER:
		break;
	default:
		t->all++;
		return;
	}
	for (size_t i = 0; i < count && i < node->count; i++)
		typed_look(node->children[i], t);
}

bool
sk_rewrite_typed(const struct xc_node *root, bool *lone)
{
	struct typed t = { 0 };

	typed_look(root, &t);
	*lone = t.stems == 0 && t.words == 1 && t.all == 1;
	return t.stems == 0 && t.words > 0;
}
