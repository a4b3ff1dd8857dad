/* xml_prose.c - the text of a tree. */
#include "xml_prose.h"

struct walk {
	const struct sk_xml_style *style;
	void *ctx;
	struct sk_prose *p;
};

static enum sk_xml_act
rule_of(const struct sk_xml_style *style, const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE)
		return SK_XML_INLINE;
	for (size_t i = 0; i < style->count; i++)
		if (!strcmp(style->rules[i].name, (const char *)node->name))
			return style->rules[i].act;
	return SK_XML_INLINE;
}

static bool
put_text(struct walk *w, const xmlNode *node, struct sakuin_error *err)
{
	struct sakuin_str s = sk_str((const char *)node->content);

	if (w->style->text_in &&
	    (!node->parent || !sk_xml_one_of(node->parent, w->style->text_in)))
		return true;
	return w->style->exact ? sk_prose_exact(w->p, s, err)
			       : sk_prose_text(w->p, s, err);
}

/* What stands at an element's start. */
static bool
enter(struct walk *w, const xmlNode *node, enum sk_xml_act act,
      struct sakuin_error *err)
{
	if (node->type == XML_TEXT_NODE && node->content)
		return put_text(w, node, err);
	if (act == SK_XML_CELL || act == SK_XML_GAP)
		sk_prose_gap(w->p);
	if (act == SK_XML_LINE || act == SK_XML_BREAK)
		return sk_prose_line(w->p, err);
	return act != SK_XML_NOTE || sk_prose_note(w->p, err);
}

static bool
leave(struct walk *w, enum sk_xml_act act, struct sakuin_error *err)
{
	if (act == SK_XML_CELL)
		sk_prose_gap(w->p);
	if (act == SK_XML_LINE || act == SK_XML_END)
		return sk_prose_line(w->p, err);
	return act != SK_XML_NOTE || sk_prose_note_end(w->p, err);
}

/* What stands at a word, behind it. */
static bool
put_reading(struct walk *w, xmlNode *ruby, size_t from,
	    struct sakuin_error *err)
{
	xmlNode *node = sk_xml_find(ruby, w->style->reading);
	struct sk_arena arena = { 0 };
	struct sakuin_str reading;
	bool ok = sk_xml_line(node, &arena, &reading, err) &&
		  sk_prose_ruby(w->p, from, reading, err);

	sk_arena_done(&arena);
	return ok;
}

/* The depth of trees is bounded by the parser. */
static bool
walk_node(struct walk *w, xmlNode *node, struct sakuin_error *err)
{
	enum sk_xml_act act = rule_of(w->style, node);
	size_t from = sk_prose_len(w->p);

	if (act == SK_XML_ASK && !w->style->ask(w->ctx, node, w->p, &act, err))
		return false;
	if (act == SK_XML_SKIP || w->p->full)
		return true;
	if (!enter(w, node, act, err))
		return false;
	if (node->type == XML_ELEMENT_NODE)
		for (xmlNode *n = node->children; n; n = n->next)
			if (!walk_node(w, n, err))
				return false;
	return leave(w, act, err) &&
	       (act != SK_XML_RUBY || put_reading(w, node, from, err));
}

bool
sk_xml_prose(xmlNode *root, const struct sk_xml_style *style, void *ctx,
	     struct sk_prose *p, struct sakuin_error *err)
{
	struct walk w = { style, ctx, p };

	return !root || walk_node(&w, root, err);
}
