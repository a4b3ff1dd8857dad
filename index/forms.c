/* forms.c - every spelling of a name that the documents hold.
 *
 * The documents are those that have a stem or a reading key of the name; how
 * they spell it is in their stored text. */
#include <stdlib.h>

#include "document_json.h"
#include "equivalents.h"
#include "forms.h"
#include "glossary.h"
#include "leaf.h"
#include "name_key.h"
#include "node.h"
#include "schema.h"
#include "search.h"
#include "spot.h"
#include "store_correct.h"

struct forms {
	struct sk_store *store;
	struct sk_forms *out;
	struct sakuin_analyzer *analyzer; /* of the name */
	struct sk_glossary *glosses;
	struct sk_equivalents *said; /* readings that people gave, or NULL */
	struct sk_spotter spotter;
	struct sk_arena arena; /* of the query */
	struct sk_arena one;   /* of a document */
	struct sk_nodes terms;
	struct sk_buf line;
};

void
sk_forms_done(struct sk_forms *f)
{
	sk_table_done(&f->texts);
	free(f->list);
	*f = (struct sk_forms){ .count = 0 };
}

static bool
forms_term(struct forms *f, bool stem, const char *prefix,
	   struct sakuin_str text, struct sakuin_error *err)
{
	struct xc_node *node =
		sk_node_term(&f->arena, NULL, stem, prefix, text, err);

	if (!node)
		return false;
	node->wqf = 1;
	return sk_nodes_add(&f->terms, node, err) &&
	       sk_spotter_term(&f->spotter, node->term, err);
}

/* The stems of the only word of LEAF. */
static bool
forms_stems(struct forms *f, const struct sk_leaf *leaf,
	    struct sakuin_error *err)
{
	const struct sk_leaf_word *w = &leaf->words[0];

	for (size_t i = 0; i < w->stem_count; i++)
		if (!forms_term(f, true, "", w->stems[i], err))
			return false;
	if (w->stem_count == 0 && !forms_term(f, false, "", w->raw, err))
		return false;
	return (w->fold_stem.len == 0 ||
		forms_term(f, true, "", w->fold_stem, err)) &&
	       (w->part_stem.len == 0 ||
		forms_term(f, true, "", w->part_stem, err));
}

/* An unspaced run of words in one piece. */
static bool
forms_joins(struct forms *f, const struct sk_leaf *leaf,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->join_count; i++)
		if (leaf->joins[i].whole &&
		    !forms_term(f, leaf->joins[i].stems, "",
				leaf->joins[i].text, err))
			return false;
	return true;
}

/* The words of NAME, in LEAF. */
static bool
forms_words(struct forms *f, struct sakuin_str name, struct sk_leaf *leaf,
	    bool *ours, struct sakuin_error *err)
{
	if (!sk_leaf_read_text(f->analyzer, sk_str(""), name, &f->arena, leaf,
			       ours, err))
		return false;
	if (!*ours)
		return true;
	return leaf->count == 1 ? forms_stems(f, leaf, err)
				: forms_joins(f, leaf, err);
}

/* How the documents say that a name is read. */
static bool
forms_reading(void *ctx, const struct sk_glossed *g, struct sakuin_error *err)
{
	return forms_term(ctx, false, sk_schema_reading(g->reading, ""),
			  g->text, err);
}

/* A name that they say is read as the name was typed. */
static bool
forms_name(void *ctx, const struct sk_glossed *g, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	return forms_words(ctx, g->text, &leaf, &ours, err);
}

/* Is LEAF in characters, which do not tell how they sound? */
static bool
forms_is_native(const struct sk_leaf *leaf)
{
	return leaf->words[0].script == SAKUIN_HANGUL ||
	       leaf->words[0].script == SAKUIN_HAN;
}

/* Other names of what was typed. */
static bool
forms_also(void *ctx, const struct sk_equivalent *group, size_t named,
	   struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	for (size_t i = 0; i < group->count; i++)
		if (i != named &&
		    !forms_words(ctx, group->forms[i], &leaf, &ours, err))
			return false;
	return true;
}

/* What people say is written NAME, or is read so. */
static bool
forms_said_name(struct forms *f, struct sakuin_str name,
		struct sakuin_error *err)
{
	struct sk_name_key key = { 0 };
	bool ok = sk_name_key_init(&key, err) &&
		  sk_name_key_read(&key, name, err) &&
		  sk_equivalents_find(f->said, sk_buf_str(&key.exact),
				      forms_also, f, err);

	sk_name_key_done(&key);
	return ok;
}

/* The same, and what they say sounds like LEAF, which is NAME. */
static bool
forms_said(struct forms *f, struct sakuin_str name, const struct sk_leaf *leaf,
	   struct sakuin_error *err)
{
	struct sk_buf sound = { 0 };
	bool ok = !f->said || forms_said_name(f, name, err);

	for (size_t i = 0; ok && f->said && i < leaf->key_count; i++)
		if (leaf->keys[i].whole)
			ok = sk_equivalents_sound(leaf->keys[i].reading,
						  leaf->keys[i].text, &sound,
						  err) &&
			     sk_equivalents_find(f->said, sk_buf_str(&sound),
						 forms_also, f, err);
	sk_buf_done(&sound);
	return ok;
}

/* The terms that a document with NAME may have. */
static bool
forms_terms(struct forms *f, struct sakuin_str name, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!forms_words(f, name, &leaf, &ours, err))
		return false;
	if (!ours)
		return true;
	if (!forms_said(f, name, &leaf, err))
		return false;
	if (forms_is_native(&leaf) &&
	    !sk_glossary_readings(f->glosses, name, forms_reading, f, err))
		return false;
	for (size_t i = 0; i < leaf.key_count; i++) {
		const struct sk_leaf_key *k = &leaf.keys[i];

		if (!k->whole)
			continue;
		if (!forms_term(f, false, sk_schema_reading(k->reading, ""),
				k->text, err) ||
		    (!forms_is_native(&leaf) &&
		     !sk_glossary_names(f->glosses, k->reading, k->text,
					forms_name, f, err)))
			return false;
	}
	return true;
}

static bool
forms_spot(void *ctx, const struct sk_spot *spot, struct sakuin_error *err)
{
	struct sk_forms *out = ctx;
	size_t before = out->texts.count;
	struct sk_form *form;
	uint32_t i;

	if (!sk_grow(&out->list, &out->cap, before + 1, sizeof *out->list,
		     err) ||
	    !sk_table_intern(&out->texts, spot->text, &i, err))
		return false;
	form = &out->list[i];
	if (out->texts.count > before) {
		out->count = out->texts.count;
		*form = (struct sk_form){ .text = out->texts.keys[i].text,
					  .reading = spot->reading };
	}
	form->count++;
	form->documents += form->last != out->read;
	form->last = out->read;
	return true;
}

static bool
forms_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct forms *f = ctx;
	struct sk_document doc = { .id = sk_record_field(hit->data, "id") };

	f->out->read++;
	sk_arena_reset(&f->one);
	return sk_store_line(f->store, doc.id, &f->line, err) &&
	       (f->line.len == 0 ||
		(sk_document_from_json(sk_buf_str(&f->line), &f->one, &doc,
				       NULL, err) &&
		 sk_spotter_document(&f->spotter, &doc, forms_spot, f->out,
				     err)));
}

/* The most frequent first, then by their bytes. */
static int
forms_order(const void *a, const void *b)
{
	const struct sk_form *x = a, *y = b;
	size_t len = x->text.len < y->text.len ? x->text.len : y->text.len;
	int order = memcmp(x->text.ptr, y->text.ptr, len);

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (order)
		return order;
	return (x->text.len > y->text.len) - (x->text.len < y->text.len);
}

/* Look for f->terms. */
static bool
forms_search(struct forms *f, uint32_t limit, struct sakuin_error *err)
{
	struct sk_forms *out = f->out;
	struct xc_node *any;
	struct xc_query *query;
	bool ok;

	if (f->terms.count == 0)
		return true;
	any = sk_nodes_join(&f->terms, XC_SYNONYM, err);
	query = any ? xc_query_build(any, err) : NULL;
	if (!query)
		return false;
	ok = sk_search(f->store, query, 0, limit, forms_hit, f, &out->documents,
		       err);
	xc_query_free(query);
	if (ok && out->count)
		qsort(out->list, out->count, sizeof *out->list, forms_order);
	return ok;
}

static void
forms_done(struct forms *f)
{
	sakuin_analyzer_free(f->analyzer);
	sk_glossary_free(f->glosses);
	sk_equivalents_free(f->said);
	sk_spotter_done(&f->spotter);
	sk_arena_done(&f->arena);
	sk_arena_done(&f->one);
	sk_buf_done(&f->line);
}

/* Have the readings at hand that people gave, if they did. */
static bool
forms_corrections(struct forms *f, struct sakuin_error *err)
{
	struct sk_corrections *c;

	if (!sk_store_load_corrections(f->store, err))
		return false;
	c = sk_store_corrections(f->store);
	if (!sk_corrections_has_readings(c))
		return true;
	f->said = sk_equivalents_new(err);
	return f->said && sk_corrections_readings(c, f->said, err);
}

bool
sk_forms_find(struct sk_store *store, struct sakuin_str name, uint32_t limit,
	      struct sk_forms *out, struct sakuin_error *err)
{
	struct forms f = { .store = store, .out = out };
	bool ok;

	f.terms.arena = &f.arena;
	f.analyzer = sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_QUERY, err);
	f.glosses =
		f.analyzer ? sk_glossary_new(sk_store_db(store), err) : NULL;
	ok = f.glosses && forms_corrections(&f, err) &&
	     sk_spotter_init(&f.spotter, err) && forms_terms(&f, name, err) &&
	     forms_search(&f, limit, err);
	forms_done(&f);
	return ok;
}

bool
sk_forms_of_terms(struct sk_store *store, const struct sakuin_str *terms,
		  size_t count, uint32_t limit, struct sk_forms *out,
		  struct sakuin_error *err)
{
	struct forms f = { .store = store, .out = out };
	bool ok;

	f.terms.arena = &f.arena;
	ok = sk_spotter_init(&f.spotter, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = forms_term(&f, false, "", terms[i], err);
	ok = ok && forms_search(&f, limit, err);
	forms_done(&f);
	return ok;
}
