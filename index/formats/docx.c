/* docx.c - Word's files since 2007 (ECMA-376): word/document.xml and what
 * hangs on it. */
#include <stdlib.h>

#include "docx_list.h"
#include "metadata.h"
#include "package.h"
#include "xml_prose.h"

/* The parts of one document. */
struct docx {
	const struct sk_package *package;
	xmlDoc *body, *footnotes, *endnotes;
	struct sk_docx_lists lists;
	const struct sk_xml_style *style;
};

static const struct sk_xml_rule rules[] = {
	{ "p", SK_XML_ASK },
	{ "tbl", SK_XML_LINE },
	{ "tr", SK_XML_LINE },
	{ "tc", SK_XML_CELL },
	{ "tab", SK_XML_GAP },
	{ "br", SK_XML_GAP },
	{ "cr", SK_XML_GAP },
	{ "noBreakHyphen", SK_XML_ASK },
	{ "footnoteReference", SK_XML_ASK },
	{ "endnoteReference", SK_XML_ASK },
	{ "ruby", SK_XML_RUBY },
	{ "rt", SK_XML_SKIP },
	{ "Fallback", SK_XML_SKIP }, /* the same once more for old programs */
	{ "pPr", SK_XML_SKIP },
	{ "rPr", SK_XML_SKIP },
	{ "sdtPr", SK_XML_SKIP },
	{ "del", SK_XML_SKIP }, /* taken out, but tracked */
	{ "moveFrom", SK_XML_SKIP },
	{ "docPartObj", SK_XML_SKIP },
};

/* The note with the id that the reference NODE names. */
static xmlNode *
note_find(xmlDoc *tree, const xmlNode *node, const char *name)
{
	struct sakuin_str id = sk_xml_attr(node, "id");
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;

	if (!root || id.len == 0)
		return NULL;
	for (xmlNode *n = root->children; n; n = n->next)
		if (sk_xml_is(n, name) && sk_str_eq(sk_xml_attr(n, "id"), id))
			return n;
	return NULL;
}

static bool
put_note(struct docx *d, xmlNode *note, struct sk_prose *p,
	 struct sakuin_error *err)
{
	/* A note that cites itself would go on for ever. */
	if (!note || p->in_note)
		return true;
	return sk_prose_note(p, err) &&
	       sk_xml_prose(note, d->style, d, p, err) &&
	       sk_prose_note_end(p, err);
}

static bool
docx_ask(void *ctx, xmlNode *node, struct sk_prose *p, enum sk_xml_act *act,
	 struct sakuin_error *err)
{
	struct docx *d = ctx;

	*act = SK_XML_SKIP;
	if (sk_xml_is(node, "p")) {
		/* In a cell, paragraphs stay on the row's line. */
		bool cell = node->parent && sk_xml_is(node->parent, "tc");

		*act = cell ? SK_XML_CELL : SK_XML_END;
		return p->in_note || ((cell || sk_prose_line(p, err)) &&
				      sk_docx_label(&d->lists, node, p, err));
	}
	if (sk_xml_is(node, "noBreakHyphen"))
		return sk_prose_exact(p, sk_str("-"), err);
	if (sk_xml_is(node, "footnoteReference"))
		return put_note(d, note_find(d->footnotes, node, "footnote"), p,
				err);
	return put_note(d, note_find(d->endnotes, node, "endnote"), p, err);
}

static const struct sk_xml_style style = {
	.rules = rules,
	.count = sizeof rules / sizeof *rules,
	.text_in = "t",
	.reading = "rt",
	.exact = true,
	.ask = docx_ask,
};

/* A part that may be missing. */
static bool
open_part(const struct docx *d, const char *name, xmlDoc **tree,
	  struct sakuin_error *err)
{
	*tree = sk_package_tree(d->package, name, err);
	return *tree || err->code == SAKUIN_OK;
}

static bool
docx_about(const struct docx *d, struct sk_arena *arena,
	   struct sk_document *doc, struct sakuin_error *err)
{
	xmlDoc *core;
	bool ok = true;

	if (!open_part(d, "docProps/core.xml", &core, err))
		return err->code != SAKUIN_ENOMEM;
	if (core)
		ok = sk_xml_about(xmlDocGetRootElement(core), arena, doc, err);
	xmlFreeDoc(core);
	if (sk_title_useless(doc->title))
		doc->title.len = 0;
	return ok;
}

static bool
docx_text(struct docx *d, const struct sk_source *source,
	  struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_prose p = { .max = sk_source_text_max(source) };
	bool ok = sk_xml_prose(xmlDocGetRootElement(d->body), &style, d, &p,
			       err) &&
		  sk_prose_finish(&p, source->arena, doc, err);

	sk_prose_done(&p);
	return ok;
}

bool
sk_docx_read(const struct sk_source *source, const struct sk_package *p,
	     struct sk_document *doc, struct sakuin_error *err)
{
	struct docx d = { .package = p, .style = &style };
	bool ok = open_part(&d, "word/document.xml", &d.body, err) &&
		  open_part(&d, "word/footnotes.xml", &d.footnotes, err) &&
		  open_part(&d, "word/endnotes.xml", &d.endnotes, err) &&
		  sk_docx_lists_read(&d.lists, p, err) &&
		  docx_about(&d, source->arena, doc, err);

	if (ok && !d.body)
		ok = sk_fail(err, SAKUIN_EINVAL, "no text in it");
	ok = ok && docx_text(&d, source, doc, err);
	ok = ok && sk_source_title(doc->text, source->arena, doc, err);
	sk_docx_lists_done(&d.lists);
	xmlFreeDoc(d.endnotes);
	xmlFreeDoc(d.footnotes);
	xmlFreeDoc(d.body);
	return ok;
}
