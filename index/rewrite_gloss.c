/* rewrite_gloss.c - how names are read, as the documents say themselves, and
 * their acronyms.
 *
 * A name in characters also meets what sounds like the readings that some
 * document gives it; what is typed as it sounds, the names that are read so.
 * That is done here and not to documents as they are indexed: a gloss in the
 * last document counts for the first one as well, without touching it, and
 * not after its document is gone. */
#include "rewrite_impl.h"
#include "script.h"

enum { NAME_CHARACTERS = 10, ACRONYM_LETTERS = 6 };

/* The keys of bytes [START, END) of LEAF under way. */
struct gloss_keys {
	struct sk_rewriter *r;
	struct sk_leaf *leaf;
	uint32_t start, end;
	bool whole;
};

static bool
gloss_key(void *ctx, const struct sk_glossed *glossed, struct sakuin_error *err)
{
	struct gloss_keys *k = ctx;
	const struct sk_leaf_key key = {
		.reading = glossed->reading,
		.text = glossed->text,
		.start = k->start,
		.end = k->end,
		.whole = k->whole,
		.gloss = true,
	};

	return sk_leaf_key_add(k->leaf, k->r->arena, &key, err);
}

static bool
gloss_read(struct gloss_keys *k, struct sakuin_error *err)
{
	struct sakuin_str name = { k->leaf->text.ptr + k->start,
				   k->end - k->start };

	return sk_glossary_readings(k->r->glosses, name, gloss_key, k, err);
}

/* The pairs of characters in TEXT that a name may begin with, up to COUNT:
 * those that begin with a Han character. */
static size_t
gloss_pairs(struct sakuin_str text, struct sk_gloss_start *pairs, size_t count)
{
	const char *p = text.ptr, *end = p + text.len;
	size_t n = 0;

	while (p < end && n < count) {
		const char *at = p, *after;

		if (sk_script_of(sk_utf8_next(&p, end)) != SAKUIN_HAN ||
		    p == end)
			continue;
		after = p;
		sk_utf8_next(&after, end);
		pairs[n].reading = SAKUIN_READ_NONE;
		pairs[n++].text =
			(struct sakuin_str){ at, (size_t)(after - at) };
	}
	return n;
}

/* Names within a longer run, the longest from each character on. */
static bool
gloss_parts(struct gloss_keys *k, struct sakuin_error *err)
{
	struct sakuin_str text = k->leaf->text;
	struct sk_gloss_start *pairs =
		sk_arena_array(k->r->arena, text.len, sizeof *pairs, err);
	size_t count = pairs ? gloss_pairs(text, pairs, text.len) : 0;
	const char *p = text.ptr;

	k->whole = false;
	if (!pairs || (count && !sk_glossary_starts(k->r->glosses, false, pairs,
						    count, k->r->arena, err)))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *at = pairs[i].text.ptr;
		struct sakuin_str rest = { at,
					   (size_t)(text.ptr + text.len - at) };
		size_t len = 0;

		if (!pairs[i].found || at < p)
			continue;
		if (!sk_glossary_longest(k->r->glosses, rest,
					 NAME_CHARACTERS + 1, &len, err))
			return false;
		if (len == 0 || len == text.len)
			continue;
		k->start = (uint32_t)(at - text.ptr);
		k->end = k->start + (uint32_t)len;
		if (!gloss_read(k, err))
			return false;
		p = at + len;
	}
	return true;
}

bool
sk_rewrite_glosses(struct sk_rewriter *r, struct sk_leaf *leaf, bool parts,
		   struct sakuin_error *err)
{
	struct gloss_keys k = { r, leaf, 0, (uint32_t)leaf->text.len, true };
	struct sakuin_str part = leaf->words[0].part;

	if (!r->glosses || leaf->words[0].script < SAKUIN_HANGUL)
		return true;
	if (!gloss_read(&k, err))
		return false;
	if (leaf->count == 1 && part.len && part.len < leaf->text.len) {
		k.end = (uint32_t)part.len;
		if (!gloss_read(&k, err))
			return false;
	}
	return !parts || gloss_parts(&k, err);
}

struct gloss_names {
	struct sk_rewriter *r;
	const struct sk_leaf_key *key;
	struct sakuin_str typed;
	struct sk_nodes names;
};

static bool
gloss_name(void *ctx, const struct sk_glossed *glossed,
	   struct sakuin_error *err)
{
	struct gloss_names *n = ctx;
	const struct sk_read_as told = { n->typed, n->key->reading,
					 n->key->text, glossed->text };

	return (!n->r->read_as ||
		n->r->read_as(n->r->read_as_ctx, &told, err)) &&
	       sk_rewrite_form(n->r, glossed->text, &n->names, err);
}

/* Which of COUNT KEYS do glosses say that a name is read as?  In the arena. */
static struct sk_gloss_start *
gloss_sounds(struct sk_rewriter *r, const struct sk_leaf_key *keys,
	     size_t count, struct sakuin_error *err)
{
	struct sk_gloss_start *sounds =
		sk_arena_array(r->arena, count, sizeof *sounds, err);

	for (size_t i = 0; sounds && i < count; i++) {
		sounds[i].reading = keys[i].reading;
		sounds[i].text = keys[i].text;
	}
	return sounds && sk_glossary_starts(r->glosses, true, sounds, count,
					    r->arena, err)
		       ? sounds
		       : NULL;
}

bool
sk_rewrite_glossed(struct sk_rewriter *r, struct sakuin_str typed,
		   const struct sk_leaf_key *keys, size_t count,
		   struct sk_nodes *into, struct sakuin_error *err)
{
	struct gloss_names n = { .r = r, .typed = typed };
	const struct sk_gloss_start *sounds;

	if (!r->glosses || count == 0)
		return true;
	n.names.arena = r->arena;
	sounds = gloss_sounds(r, keys, count, err);
	if (!sounds)
		return false;
	for (size_t i = 0; i < count; i++) {
		n.key = &keys[i];
		if (sounds[i].found && sk_rewrite_wants(r, keys[i].reading) &&
		    !sk_glossary_names(r->glosses, keys[i].reading,
				       keys[i].text, gloss_name, &n, err))
			return false;
	}
	return n.names.count == 0 ||
	       sk_nodes_add_scaled(into,
				   sk_nodes_join(&n.names, XC_SYNONYM, err),
				   SK_WEIGHT_GLOSS, err);
}

bool
sk_rewrite_acronym(struct sk_rewriter *r, const struct sk_leaf *leaf,
		   struct sk_nodes *into, struct sakuin_error *err)
{
	const struct sk_leaf_key key = { .reading = SAKUIN_READ_NONE,
					 .text = leaf->words[0].raw };

	if (leaf->count != 1 || leaf->words[0].script != SAKUIN_LATIN ||
	    leaf->text.len > ACRONYM_LETTERS)
		return true;
	return sk_rewrite_glossed(r, leaf->text, &key, 1, into, err);
}
