/* rewrite_keys.c - what sounds like a word of the query.
 *
 * Keys of the same bytes are readings of one thing: a SYNONYM, which counts
 * as one term and so gives no document more for having several. */
#include "rewrite_impl.h"
#include "script.h"

enum { PART_BYTES = 6 };

bool
sk_rewrite_wants(const struct sk_rewriter *r, enum sakuin_reading reading)
{
	static const char *const langs[] = {
		[SAKUIN_READ_JA] = "ja",
		[SAKUIN_READ_KO] = "ko",
		[SAKUIN_READ_ZH] = "zh",
	};

	return !r->asked || reading == SAKUIN_READ_NONE ||
	       strcmp(r->asked, langs[reading]) == 0;
}

/* Tell who wants to know that K of LEAF is looked for. */
static bool
keys_tell(const struct sk_rewriter *r, const struct sk_leaf *leaf,
	  const struct sk_leaf_key *k, struct sakuin_error *err)
{
	struct sk_read_as key = { leaf->text, k->reading, k->text, { 0 } };

	if (k->end > k->start && k->end <= leaf->text.len)
		key.typed = (struct sakuin_str){ leaf->text.ptr + k->start,
						 (size_t)(k->end - k->start) };
	if (k->gloss)
		key.name = key.typed;
	return !r->read_as || r->read_as(r->read_as_ctx, &key, err);
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
		if (sk_rewrite_wants(r, k->reading) &&
		    (!keys_tell(r, leaf, k, err) ||
		     !sk_nodes_add(keys,
				   sk_node_term(r->arena, r->from, false,
						prefix, k->text, err),
				   err)))
			return false;
	}
	return true;
}

/* Is there grammar in LEAF?  Then it is no name. */
static bool
keys_of_sentence(const struct sk_leaf *leaf)
{
	for (size_t i = 0; i < leaf->count; i++)
		if (leaf->words[i].stop)
			return true;
	return false;
}

static double
keys_weight(const struct sk_leaf *leaf, const struct sk_leaf_key *key)
{
	if (sk_script_at(leaf->text, key->start) == SAKUIN_HANGUL)
		return key->whole ? SK_WEIGHT_HANGUL_READING
				  : SK_WEIGHT_HANGUL_PART_READING;
	if (key->whole)
		return SK_WEIGHT_READING;
	return keys_of_sentence(leaf) ? SK_WEIGHT_SENTENCE_READING
				      : SK_WEIGHT_PART_READING;
}

/* Was KEY of LEAF typed as it sounds, and not as a name in characters? */
static bool
keys_of_sound(const struct sk_leaf *leaf, const struct sk_leaf_key *key)
{
	enum sakuin_script s = sk_script_at(leaf->text, key->start);

	return s != SAKUIN_HANGUL && s != SAKUIN_HAN;
}

/* One character of a longer word says too little. */
static bool
keys_of_part(const struct sk_leaf_key *key)
{
	return key->end - key->start >= PART_BYTES;
}

/* Names that people say sound like all of LEAF; each once. */
static bool
keys_said(struct sk_rewriter *r, const struct sk_leaf *leaf,
	  struct sk_nodes *into, struct sakuin_error *err)
{
	struct sk_buf sound = { 0 };
	size_t before = into->count;
	bool ok = true;

	for (size_t i = 0; r->equivalents && ok && i < leaf->key_count &&
			   into->count == before;
	     i++)
		if (leaf->keys[i].whole &&
		    sk_rewrite_wants(r, leaf->keys[i].reading))
			ok = sk_equivalents_sound(leaf->keys[i].reading,
						  leaf->keys[i].text, &sound,
						  err) &&
			     sk_rewrite_equivalents(r, sk_buf_str(&sound), into,
						    err);
	sk_buf_done(&sound);
	return ok;
}

bool
sk_rewrite_keys(struct sk_rewriter *r, const struct sk_leaf *leaf, bool parts,
		struct sk_nodes *into, struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->key_count;) {
		const struct sk_leaf_key *key = &leaf->keys[i];
		struct sk_nodes keys = { .arena = r->arena };

		if (!key->whole && (!parts || !keys_of_part(key))) {
			i++;
			continue;
		}
		if (!keys_span(r, leaf, &i, &keys, err))
			return false;
		if (key->whole && keys_of_sound(leaf, key) &&
		    !sk_rewrite_glossed(r, leaf->text, key,
					(size_t)(&leaf->keys[i] - key), into,
					err))
			return false;
		if (keys.count &&
		    !sk_nodes_add_scaled(into,
					 sk_nodes_join(&keys, XC_SYNONYM, err),
					 keys_weight(leaf, key), err))
			return false;
	}
	return keys_said(r, leaf, into, err);
}

/* Put the keys of ONE, which is all that was typed, that are READING's, to
 * those of ALL, as readings of one thing. */
static bool
keys_merge(struct sk_rewriter *r, struct sk_leaf *all,
	   const struct sk_leaf *one, enum sakuin_reading reading,
	   struct sakuin_error *err)
{
	if (!all->keys) {
		all->prefix = one->prefix;
		all->loose = one->loose;
		all->count = one->count;
		memcpy(all->words, one->words, one->count * sizeof *one->words);
		if (!sk_leaf_key_room(all, r->arena, err) ||
		    !sk_arena_copy(r->arena, one->text, &all->text, err))
			return false;
	}
	for (size_t i = 0; i < one->key_count; i++) {
		struct sk_leaf_key key = one->keys[i];
		bool known = !key.whole || (reading != SAKUIN_READ_NONE &&
					    key.reading != reading);

		for (size_t j = 0; !known && j < all->key_count; j++)
			known = all->keys[j].reading == key.reading &&
				sk_str_eq(all->keys[j].text, key.text);
		key.start = key.end = 0;
		if (known || all->key_count == SK_LEAF_KEYS)
			continue;
		if (!sk_leaf_key_room(all, r->arena, err))
			return false;
		all->keys[all->key_count++] = key;
	}
	return true;
}

bool
sk_rewrite_read_keys(struct sk_rewriter *r, struct sakuin_str prefix,
		     struct sakuin_str word, enum sakuin_reading reading,
		     struct sk_leaf *all, struct sakuin_error *err)
{
	struct xc_node node = { .op = XC_TERM, .wqf = 1 };
	struct sk_buf term = { 0 };
	struct sk_leaf one;
	bool ours = false;
	bool ok = sk_buf_add(&term, prefix.ptr, prefix.len, err) &&
		  sk_buf_add(&term, word.ptr, word.len, err);

	node.term = sk_buf_str(&term);
	ok = ok && sk_rewrite_read(r, &node, &one, &ours, err) &&
	     (!ours || keys_merge(r, all, &one, reading, err));
	sk_buf_done(&term);
	return ok;
}

bool
sk_rewrite_stem_keys(struct sk_rewriter *r, const struct sk_leaf *leaf,
		     struct sk_nodes *into, struct sakuin_error *err)
{
	struct sk_unstemmed words;
	struct sk_leaf all;

	sk_leaf_clear(&all);
	if (!sk_rewrite_unstem(r, leaf, &words, err))
		return false;
	for (size_t i = 0; i < words.count; i++)
		if (!sk_rewrite_read_keys(r, leaf->prefix, words.words[i],
					  words.readings[i], &all, err))
			return false;
	return sk_rewrite_keys(r, &all, false, into, err);
}

const char *
sk_rewrite_asks(const struct xc_node *phrase)
{
	static const char *const langs[] = { "ja", "ko", "zh" };

	if (phrase->count < 2 || phrase->window > phrase->count)
		return NULL;
	for (size_t i = 0; i < phrase->count; i++)
		if (phrase->children[i]->op != XC_TERM)
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
