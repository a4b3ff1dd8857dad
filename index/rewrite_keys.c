/* rewrite_keys.c - what sounds like a word of the query.
 *
 * Keys of the same bytes are readings of one thing: a SYNONYM, which counts
 * as one term and so gives no document more for having several. */
#include "rewrite_impl.h"
#include "script.h"

enum { PART_BYTES = 6 };

/* Is KEY of the language that was asked for? */
static bool
keys_wanted(const struct sk_rewriter *r, const struct sk_leaf_key *key)
{
	static const char *const langs[] = {
		[SAKUIN_READ_NONE] = "",
		[SAKUIN_READ_JA] = "ja",
		[SAKUIN_READ_KO] = "ko",
		[SAKUIN_READ_ZH] = "zh",
	};

	return !r->asked || strcmp(r->asked, langs[key->reading]) == 0;
}

/* Add to KEYS those of LEAF that are of the same bytes as that at *I; *I moves
 * behind them. */
static bool
keys_span(struct sk_rewriter *r, const struct sk_leaf *leaf, size_t *i,
	  struct sk_nodes *keys, struct sakuin_error *err)
{
	const struct sk_leaf_key *first = &leaf->keys[*i];

	for (; *i < leaf->key_count; ++*i) {
		const struct sk_leaf_key *k = &leaf->keys[*i];
		const char *prefix =
			sk_schema_reading(k->reading, leaf->prefix.ptr);

		if (k->start != first->start || k->end != first->end)
			break;
		if (keys_wanted(r, k) &&
		    !sk_nodes_add(keys,
				  sk_node_term(r->arena, r->from, false, prefix,
					       k->text, err),
				  err))
			return false;
	}
	return true;
}

static double
keys_weight(const struct sk_leaf *leaf, const struct sk_leaf_key *key)
{
	if (sk_script_at(leaf->text, key->start) == SAKUIN_HANGUL)
		return key->whole ? SK_WEIGHT_HANGUL_READING
				  : SK_WEIGHT_HANGUL_PART_READING;
	return key->whole ? SK_WEIGHT_READING : SK_WEIGHT_PART_READING;
}

/* One character of a longer word says too little. */
static bool
keys_of_part(const struct sk_leaf_key *key)
{
	return key->end - key->start >= PART_BYTES;
}

bool
sk_rewrite_keys(struct sk_rewriter *r, const struct sk_leaf *leaf, bool parts,
		struct sk_nodes *into, struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->key_count;) {
		const struct sk_leaf_key *key = &leaf->keys[i];
		struct sk_nodes keys = { .arena = r->arena };

		if (!keys_span(r, leaf, &i, &keys, err))
			return false;
		if (keys.count &&
		    (key->whole || (parts && keys_of_part(key))) &&
		    !sk_nodes_add_scaled(into,
					 sk_nodes_join(&keys, XC_SYNONYM, err),
					 keys_weight(leaf, key), err))
			return false;
	}
	return true;
}

/* The text of several leaves under way. */
struct joined {
	struct sakuin_str prefix; /* of the first one's field */
	struct sk_buf text;
	bool ours; /* all are words, of one field */
};

/* Put the text of NODE, a word or a phrase of words, behind GAP. */
static bool
joined_add(struct sk_rewriter *r, const struct xc_node *node, const char *gap,
	   struct joined *j, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool first = j->text.len == 0;

	if (node->op == XC_PHRASE) {
		for (size_t i = 0; i < node->count && j->ours; i++)
			if (!joined_add(r, node->children[i], i ? "-" : gap, j,
					err))
				return false;
		return true;
	}
	if (!sk_rewrite_read(r, node, &leaf, &j->ours, err))
		return false;
	if (!j->ours)
		return true;
	if (first)
		j->prefix = leaf.prefix;
	j->ours = sk_str_eq(j->prefix, leaf.prefix);
	return sk_buf_puts(&j->text, first ? leaf.prefix.ptr : gap, err) &&
	       sk_buf_add(&j->text, leaf.text.ptr, leaf.text.len, err);
}

/* Where the leaf that is rewritten for NODE begins. */
static const struct xc_node *
joined_from(const struct xc_node *node)
{
	while (node->op == XC_PHRASE && node->count)
		node = node->children[0];
	return node;
}

bool
sk_rewrite_joined(struct sk_rewriter *r, struct xc_node *const *leaves,
		  size_t count, bool parts, struct sk_nodes *into,
		  struct sakuin_error *err)
{
	struct joined j = { .ours = true };
	struct xc_node joined = { .op = XC_TERM, .wqf = 1 };
	struct sk_leaf leaf = { 0 };
	bool ok = true;

	for (size_t i = 0; i < count && ok && j.ours; i++)
		ok = joined_add(r, leaves[i], " ", &j, err);
	joined.term = sk_buf_str(&j.text);
	if (ok && j.ours)
		ok = sk_rewrite_read(r, &joined, &leaf, &j.ours, err);
	r->from = joined_from(leaves[0]);
	if (ok && j.ours)
		ok = sk_rewrite_keys(r, &leaf, parts, into, err);
	sk_buf_done(&j.text);
	return ok;
}

const char *
sk_rewrite_asks(const struct xc_node *phrase)
{
	static const char *const langs[] = { "ja", "ko", "zh" };

	if (phrase->count < 2 || phrase->window > phrase->count ||
	    phrase->children[0]->op != XC_TERM)
		return NULL;
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++)
		if (sk_str_eq(phrase->children[0]->term, sk_str(langs[i])))
			return langs[i];
	return NULL;
}

bool
sk_rewrite_done(const struct xc_node *node)
{
	size_t len = strlen(SK_READING_PREFIX);

	if (node->op == XC_TERM && node->term.len > len &&
	    !memcmp(node->term.ptr, SK_READING_PREFIX, len))
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (sk_rewrite_done(node->children[i]))
			return true;
	return false;
}
