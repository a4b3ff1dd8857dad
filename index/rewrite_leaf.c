/* rewrite_leaf.c - what stands for one word or one unspaced run. */
#include "rewrite_impl.h"

/* A leaf for TEXT in the field under way, after the leaf rewritten. */
static struct xc_node *
rewrite_term(struct sk_rewriter *r, bool stem, const char *prefix,
	     struct sakuin_str text, struct sakuin_error *err)
{
	return sk_node_term(r->arena, r->from, stem, prefix, text, err);
}

/* Hangul: the word without its particles, and its pairs of syllables, by
 * which compounds meet (measured as good as a morphological dictionary). */
static bool
rewrite_hangul(struct sk_rewriter *r, const struct sk_leaf_word *w,
	       enum rewrite_mode mode, struct sk_nodes *into,
	       struct sakuin_error *err)
{
	const char *gram = sk_fields[SK_FIELD_GRAM].prefix;
	struct sk_nodes grams = { .arena = r->arena };
	struct xc_node *all;

	if (mode == REWRITE_NEGATED || r->prefix.len || w->gram_count == 0)
		return true;
	for (size_t i = 0; i < w->gram_count; i++)
		if (!sk_nodes_add(
			    &grams,
			    rewrite_term(r, false, gram, w->grams[i], err),
			    err))
			return false;
	all = sk_nodes_join(&grams, mode == REWRITE_LOOSE ? XC_OR : XC_AND,
			    err);
	return sk_nodes_add_scaled(into, all, SK_WEIGHT_GRAM, err);
}

/* The stem that stands for W: of its plainest form. */
static struct sakuin_str
rewrite_stem(const struct sk_leaf_word *w)
{
	if (w->part_stem.len)
		return w->part_stem;
	if (w->fold_stem.len)
		return w->fold_stem;
	return w->stem_count ? w->stems[0] : sk_str("");
}

/* Stems of W in one node: with a known language its stem and English's, and
 * other forms of Chinese characters unless it must not occur. */
static struct xc_node *
rewrite_stems(struct sk_rewriter *r, const struct sk_leaf_word *w,
	      enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes stems = { .arena = r->arena };
	struct sakuin_str main = rewrite_stem(w);

	if (!sk_nodes_add(&stems,
			  rewrite_term(r, true, r->prefix.ptr, main, err), err))
		return NULL;
	for (size_t i = 1; i < w->stem_count; i++)
		if (!sk_nodes_add(&stems,
				  rewrite_term(r, true, r->prefix.ptr,
					       w->stems[i], err),
				  err))
			return NULL;
	if (mode != REWRITE_NEGATED && w->script == SAKUIN_HAN &&
	    !sk_rewrite_hanforms(r, true, main, &stems, err))
		return NULL;
	return sk_nodes_join(&stems, XC_SYNONYM, err);
}

/* One word: stem first, then the word as typed, then how it was written. */
static struct xc_node *
rewrite_word(struct sk_rewriter *r, const struct sk_leaf_word *w,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	const char *prefix = r->prefix.ptr;
	struct sk_nodes forms = { .arena = r->arena };
	struct xc_node *raw = rewrite_term(r, false, prefix, w->raw, err);

	if (!raw)
		return NULL;
	if (rewrite_stem(w).len == 0) { /* numbers, single kana */
		if (w->fold.len == 0)
			return raw;
		if (!sk_nodes_add(&forms,
				  rewrite_term(r, false, prefix, w->fold, err),
				  err))
			return NULL;
	} else if (!sk_nodes_add(&forms, rewrite_stems(r, w, mode, err), err)) {
		return NULL;
	}
	if (!sk_nodes_add_scaled(&forms, raw, SK_WEIGHT_RAW, err))
		return NULL;
	if (w->fold_stem.len && w->stem_count &&
	    !sk_str_eq(w->fold_stem, w->stems[0]) &&
	    !sk_nodes_add_scaled(
		    &forms, rewrite_term(r, true, prefix, w->stems[0], err),
		    SK_WEIGHT_ACCENT, err))
		return NULL;
	if (!rewrite_hangul(r, w, mode, &forms, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

bool
sk_rewrite_is_stem(const struct sk_rewriter *r, const struct sk_leaf *leaf)
{
	return r->stock && leaf->loose && leaf->count == 1 &&
	       leaf->words[0].script == SAKUIN_LATIN;
}

/* A stem as it came, which no stemmer has to see again, and what sounds like
 * the words that have it. */
static struct xc_node *
rewrite_stemmed(struct sk_rewriter *r, struct xc_node *node,
		const struct sk_leaf *leaf, enum rewrite_mode mode,
		struct sakuin_error *err)
{
	struct sakuin_str plain = leaf->words[0].fold_stem;
	struct sk_nodes forms = { .arena = r->arena };
	bool ok;

	if (plain.len && !sk_str_eq(plain, leaf->text))
		ok = sk_nodes_add(&forms,
				  rewrite_term(r, true, leaf->prefix.ptr, plain,
					       err),
				  err) &&
		     sk_nodes_add_scaled(&forms, node, SK_WEIGHT_ACCENT, err);
	else
		ok = sk_nodes_add(&forms, node, err);
	if (!ok || (mode != REWRITE_NEGATED &&
		    (!sk_rewrite_stem_keys(r, leaf, &forms, err) ||
		     !sk_rewrite_equivalents_of(r, leaf, &forms, err))))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

/* WORD, which is all of LEAF, and what sounds like it. */
static struct xc_node *
rewrite_single(struct sk_rewriter *r, const struct sk_leaf *leaf,
	       enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = r->arena };
	struct xc_node *word = rewrite_word(r, &leaf->words[0], mode, err);

	if (!word || mode == REWRITE_NEGATED)
		return word;
	if (!sk_nodes_add(&forms, word, err) ||
	    !sk_rewrite_keys(r, leaf, mode == REWRITE_LOOSE, &forms, err) ||
	    !sk_rewrite_acronym(r, leaf, &forms, err) ||
	    !sk_rewrite_equivalents_of(r, leaf, &forms, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

bool
sk_rewrite_sequence(struct sk_rewriter *r, const struct sk_leaf *leaf,
		    bool folded, struct sk_nodes *into,
		    struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->count; i++) {
		const struct sk_leaf_word *w = &leaf->words[i];
		struct sakuin_str text = w->raw;

		if (folded && w->part.len)
			text = w->part;
		else if (folded && w->fold.len)
			text = w->fold;
		if (!sk_nodes_add(
			    into,
			    rewrite_term(r, false, leaf->prefix.ptr, text, err),
			    err))
			return false;
	}
	return true;
}

/* The words of an unspaced run that was quoted, or that must not occur. */
static struct xc_node *
rewrite_run_phrase(struct sk_rewriter *r, const struct sk_leaf *leaf,
		   struct sakuin_error *err)
{
	struct sk_nodes words = { .arena = r->arena };

	if (!sk_rewrite_sequence(r, leaf, true, &words, err))
		return NULL;
	return sk_nodes_phrase(&words, 0, err);
}

/* A particle in a run.  The "it" of an "IT\u4F01\u696D" is none. */
static bool
rewrite_particle(const struct sk_leaf_word *w)
{
	return w->stop && w->script != SAKUIN_LATIN;
}

/* All words of the run, or any of them: particles only if there is nothing
 * else. */
static struct xc_node *
rewrite_run_words(struct sk_rewriter *r, const struct sk_leaf *leaf,
		  enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes words = { .arena = r->arena };
	bool content = false;

	for (size_t i = 0; i < leaf->count; i++)
		content |= !rewrite_particle(&leaf->words[i]);
	for (size_t i = 0; i < leaf->count; i++)
		if ((!content || !rewrite_particle(&leaf->words[i])) &&
		    !sk_nodes_add(&words,
				  rewrite_word(r, &leaf->words[i], mode, err),
				  err))
			return NULL;
	return sk_nodes_join(&words, mode == REWRITE_LOOSE ? XC_OR : XC_AND,
			     err);
}

/* J in one piece: where the index has that, it is met however its words were
 * cut there. */
static struct xc_node *
rewrite_join(struct sk_rewriter *r, const struct sk_leaf_join *j,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = r->arena };

	if (!sk_nodes_add(
		    &forms,
		    rewrite_term(r, j->stems, r->prefix.ptr, j->text, err),
		    err) ||
	    (mode != REWRITE_NEGATED &&
	     !sk_rewrite_hanforms(r, j->stems, j->text, &forms, err)))
		return NULL;
	return sk_nodes_join(&forms, XC_SYNONYM, err);
}

/* The run, or stretches of it if PARTS. */
static bool
rewrite_joins(struct sk_rewriter *r, const struct sk_leaf *leaf, bool parts,
	      enum rewrite_mode mode, struct sk_nodes *into,
	      struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->join_count; i++) {
		const struct sk_leaf_join *j = &leaf->joins[i];

		if ((parts || j->whole) &&
		    !sk_nodes_add_scaled(into, rewrite_join(r, j, mode, err),
					 SK_WEIGHT_JOIN, err))
			return false;
	}
	return true;
}

/* Was LEAF in quotation marks?  Of a stock query nobody says so, but its runs
 * have a Z unless they begin with a capital or a digit. */
static bool
rewrite_is_quoted(const struct sk_rewriter *r, const struct sk_leaf *leaf)
{
	if (r->stock)
		return !leaf->loose && leaf->words[0].script > SAKUIN_LATIN;
	return !leaf->loose && r->quotes;
}

/* The run as it was typed, before all else, if that may have been meant. */
static bool
rewrite_perhaps_quoted(struct sk_rewriter *r, const struct sk_leaf *leaf,
		       struct sk_nodes *into, struct sakuin_error *err)
{
	return !r->lone ||
	       sk_nodes_add_scaled(into, rewrite_run_phrase(r, leaf, err),
				   SK_WEIGHT_PERHAPS_QUOTED, err);
}

/* An unspaced run of several words. */
static struct xc_node *
rewrite_run(struct sk_rewriter *r, const struct sk_leaf *leaf,
	    enum rewrite_mode mode, struct sakuin_error *err)
{
	bool phrase = rewrite_is_quoted(r, leaf) || mode == REWRITE_NEGATED;
	struct sk_nodes forms = { .arena = r->arena };

	if (!sk_nodes_add(&forms,
			  phrase ? rewrite_run_phrase(r, leaf, err)
				 : rewrite_run_words(r, leaf, mode, err),
			  err) ||
	    (!phrase && !rewrite_perhaps_quoted(r, leaf, &forms, err)) ||
	    !rewrite_joins(r, leaf, !phrase && mode == REWRITE_LOOSE, mode,
			   &forms, err) ||
	    (mode != REWRITE_NEGATED &&
	     (!sk_rewrite_keys(r, leaf, !phrase && mode == REWRITE_LOOSE,
			       &forms, err) ||
	      !sk_rewrite_equivalents_of(r, leaf, &forms, err))))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

bool
sk_rewrite_form(struct sk_rewriter *r, struct sakuin_str text,
		struct sk_nodes *into, struct sakuin_error *err)
{
	struct sk_nodes words = { .arena = r->arena };
	struct sakuin_str stem;
	struct sk_leaf leaf;
	bool ours;

	if (!sk_leaf_read_text(r->analyzer, sk_str(""), text, r->arena, &leaf,
			       &ours, err))
		return false;
	if (!ours)
		return true;
	leaf.prefix = r->prefix;
	stem = rewrite_stem(&leaf.words[0]);
	if (leaf.count == 1 && stem.len)
		return sk_nodes_add(
			into, rewrite_term(r, true, r->prefix.ptr, stem, err),
			err);
	for (size_t i = 0; i < leaf.join_count; i++)
		if (leaf.joins[i].whole)
			return sk_nodes_add(into,
					    rewrite_term(r, leaf.joins[i].stems,
							 r->prefix.ptr,
							 leaf.joins[i].text,
							 err),
					    err);
	return sk_rewrite_sequence(r, &leaf, true, &words, err) &&
	       sk_nodes_add(into, sk_nodes_phrase(&words, 0, err), err);
}

struct xc_node *
sk_rewrite_leaf(struct sk_rewriter *r, struct xc_node *node,
		enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!sk_rewrite_read(r, node, &leaf, &ours, err))
		return NULL;
	if (!ours)
		return node;
	r->from = node;
	r->prefix = leaf.prefix;
	if (sk_rewrite_is_stem(r, &leaf))
		return rewrite_stemmed(r, node, &leaf, mode, err);
	if (mode != REWRITE_NEGATED &&
	    !sk_rewrite_glosses(r, &leaf, mode == REWRITE_LOOSE, err))
		return NULL;
	if (leaf.count == 1)
		return rewrite_single(r, &leaf, mode, err);
	return rewrite_run(r, &leaf, mode, err);
}
