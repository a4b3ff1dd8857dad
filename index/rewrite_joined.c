/* rewrite_joined.c - what several words of the query sound like together, as
 * they are the parts of one name. */
#include "rewrite_impl.h"
#include "script.h"

/* A key is of at most NAME_WORDS words of a run: with a longer one there is no
 * name that goes on in its neighbours. */
enum { PIECES = 16, WAYS = 12, NAME_WORDS = 6 };

/* One word of several that are read as one. */
struct piece {
	const char *gap; /* before it */
	struct sk_unstemmed words;
};

/* The text of several leaves under way. */
struct joined {
	struct sakuin_str prefix; /* of the first one's field */
	struct piece pieces[PIECES];
	size_t count;
	struct sk_buf name; /* all words in one piece */
	bool ours;          /* all are words, of one field */
	bool sentence;      /* one is too long for a name */
};

/* Put the word LEAF, or those that it may stand for, behind GAP. */
static bool
joined_word(struct sk_rewriter *r, const struct sk_leaf *leaf, const char *gap,
	    struct joined *j, struct sakuin_error *err)
{
	struct piece *p;

	if (j->count == 0)
		j->prefix = leaf->prefix;
	j->ours = j->count < PIECES && sk_str_eq(j->prefix, leaf->prefix);
	if (!j->ours)
		return true;
	j->sentence |= leaf->count > NAME_WORDS;
	p = &j->pieces[j->count++];
	p->gap = gap;
	p->words.count = 0;
	if (sk_rewrite_is_stem(r, leaf) &&
	    !sk_rewrite_unstem(r, leaf, &p->words, err))
		return false;
	if (p->words.count == 0)
		p->words.words[p->words.count++] = leaf->text;
	return sk_rewrite_name(r, leaf, &j->name, err);
}

/* Put the text of NODE, a word or a phrase of words, behind GAP. */
static bool
joined_add(struct sk_rewriter *r, const struct xc_node *node, const char *gap,
	   struct joined *j, struct sakuin_error *err)
{
	struct sk_leaf leaf;

	if (node->op == XC_PHRASE) {
		for (size_t i = 0; i < node->count && j->ours; i++)
			if (!joined_add(r, node->children[i], i ? "-" : gap, j,
					err))
				return false;
		return true;
	}
	if (!sk_rewrite_read(r, node, &leaf, &j->ours, err))
		return false;
	return !j->ours || joined_word(r, &leaf, gap, j, err);
}

/* The text of way number WAY: which of its words each piece takes. */
static bool
joined_text(const struct joined *j, size_t way, struct sk_buf *out,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct piece *p = &j->pieces[i];
		struct sakuin_str word = p->words.words[way % p->words.count];

		way /= p->words.count;
		if ((i && !sk_buf_puts(out, p->gap, err)) ||
		    !sk_buf_add(out, word.ptr, word.len, err))
			return false;
	}
	return true;
}

/* What one way of reading J sounds like; its parts too if PARTS. */
static bool
joined_way(struct sk_rewriter *r, const struct joined *j, bool parts,
	   struct sk_nodes *into, struct sakuin_error *err)
{
	struct xc_node node = { .op = XC_TERM, .wqf = 1 };
	struct sk_buf text = { 0 };
	struct sk_leaf leaf;
	bool ours = false;
	bool ok = sk_buf_add(&text, j->prefix.ptr, j->prefix.len, err) &&
		  joined_text(j, 0, &text, err);

	node.term = sk_buf_str(&text);
	ok = ok && sk_rewrite_read(r, &node, &leaf, &ours, err) &&
	     (!ours || sk_rewrite_keys(r, &leaf, parts, into, err));
	sk_buf_done(&text);
	return ok;
}

/* What all WAYS of reading J sound like. */
static bool
joined_ways(struct sk_rewriter *r, const struct joined *j, size_t ways,
	    struct sk_nodes *into, struct sakuin_error *err)
{
	struct sk_leaf all;
	struct sk_buf text = { 0 };
	bool ok = true;

	sk_leaf_clear(&all);
	for (size_t way = 0; ok && way < ways && way < WAYS; way++) {
		sk_buf_clear(&text);
		ok = joined_text(j, way, &text, err) &&
		     sk_rewrite_read_keys(r, j->prefix, sk_buf_str(&text),
					  SAKUIN_READ_NONE, &all, err);
	}
	sk_buf_done(&text);
	return ok && sk_rewrite_keys(r, &all, false, into, err);
}

/* Where the leaf that is rewritten for NODE begins. */
static const struct xc_node *
joined_from(const struct xc_node *node)
{
	while (node->op == XC_PHRASE && node->count)
		node = node->children[0];
	return node;
}

/* What stands for J, the words from LEAF on. */
static bool
joined_forms(struct sk_rewriter *r, const struct joined *j,
	     const struct xc_node *leaf, bool parts, struct sk_nodes *into,
	     struct sakuin_error *err)
{
	size_t ways = 1;

	if (!j->ours || j->count == 0)
		return true;
	r->from = joined_from(leaf);
	r->prefix = j->prefix;
	for (size_t i = 0; i < j->count && ways < WAYS; i++)
		ways *= j->pieces[i].words.count;
	return ((j->sentence && !parts) ||
		(ways == 1 ? joined_way(r, j, parts, into, err)
			   : joined_ways(r, j, ways, into, err))) &&
	       sk_rewrite_equivalents(r, sk_buf_str(&j->name), into, err);
}

static bool
joined_leaves(struct sk_rewriter *r, struct xc_node *const *leaves,
	      size_t count, bool parts, struct sk_nodes *into,
	      struct sakuin_error *err)
{
	struct joined j = { .ours = true };
	bool ok = true;

	for (size_t i = 0; i < count && ok && j.ours; i++)
		ok = joined_add(r, leaves[i], " ", &j, err);
	ok = ok && joined_forms(r, &j, leaves[0], parts, into, err);
	sk_buf_done(&j.name);
	return ok;
}

/* Where a leaf, or a phrase of leaves, was typed; 0: unknown. */
static uint32_t
joined_place(const struct xc_node *node)
{
	if (node->op == XC_PHRASE && node->count)
		node = node->children[0];
	return node->op == XC_TERM ? node->position : 0;
}

/* Is NODE one word in each of COUNT fields, as Omega's templates ask for it? */
static bool
joined_in_fields(const struct xc_node *node, size_t count)
{
	if (node->op != XC_OR || node->count != count || count < 2)
		return false;
	for (size_t i = 0; i < count; i++)
		if (joined_place(node->children[i]) == 0 ||
		    joined_place(node->children[i]) !=
			    joined_place(node->children[0]))
			return false;
	return true;
}

bool
sk_rewrite_joined(struct sk_rewriter *r, struct xc_node *const *leaves,
		  size_t count, bool parts, struct sk_nodes *into,
		  struct sakuin_error *err)
{
	size_t fields = leaves[0]->count;
	struct xc_node **field;

	for (size_t i = 0; i < count; i++)
		if (!joined_in_fields(leaves[i], fields))
			return joined_leaves(r, leaves, count, parts, into,
					     err);
	field = sk_arena_array(r->arena, count, sizeof(struct xc_node *), err);
	for (size_t f = 0; field && f < fields; f++) {
		for (size_t i = 0; i < count; i++)
			field[i] = leaves[i]->children[f];
		if (!joined_leaves(r, field, count, parts, into, err))
			return false;
	}
	return field != NULL;
}
