/* odt.c - OpenDocument text (ISO 26300): content.xml and meta.xml. */
#include "metadata.h"
#include "package.h"
#include "xml_prose.h"

static const struct sk_xml_rule rules[] = {
	{ "p", SK_XML_ASK },
	{ "h", SK_XML_LINE },
	{ "table-row", SK_XML_LINE },
	{ "table-cell", SK_XML_CELL },
	{ "s", SK_XML_GAP },
	{ "tab", SK_XML_GAP },
	{ "line-break", SK_XML_GAP },
	{ "note", SK_XML_NOTE },
	{ "note-citation", SK_XML_SKIP },
	{ "ruby", SK_XML_RUBY },
	{ "ruby-text", SK_XML_SKIP },
	{ "annotation", SK_XML_SKIP },
	{ "tracked-changes", SK_XML_SKIP },
	{ "table-of-content", SK_XML_SKIP }, /* its headings come again */
	{ "automatic-styles", SK_XML_SKIP },
	{ "font-face-decls", SK_XML_SKIP },
	{ "scripts", SK_XML_SKIP },
	{ "forms", SK_XML_SKIP },
	{ "desc", SK_XML_SKIP },
};

/* In a cell, paragraphs stay on the row's line. */
static bool
odt_ask(void *ctx, xmlNode *node, struct sk_prose *p, enum sk_xml_act *act,
	struct sakuin_error *err)
{
	bool cell = node->parent && sk_xml_is(node->parent, "table-cell");

	(void)ctx;
	(void)p;
	(void)err;
	*act = cell ? SK_XML_CELL : SK_XML_LINE;
	return true;
}

static const struct sk_xml_style style = {
	.rules = rules,
	.count = sizeof rules / sizeof *rules,
	.reading = "ruby-text",
	.ask = odt_ask,
};

static bool
odt_about(const struct sk_package *p, struct sk_arena *arena,
	  struct sk_document *doc, struct sakuin_error *err)
{
	xmlDoc *meta = sk_package_tree(p, "meta.xml", err);
	bool ok = true;

	if (!meta)
		return err->code != SAKUIN_ENOMEM;
	ok = sk_xml_about(xmlDocGetRootElement(meta), arena, doc, err);
	xmlFreeDoc(meta);
	if (sk_title_useless(doc->title))
		doc->title.len = 0;
	return ok;
}

bool
sk_odt_read(const struct sk_source *source, const struct sk_package *p,
	    struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str mime = sk_package_part(p, sk_str("mimetype"));
	struct sk_prose prose = { .max = sk_source_text_max(source) };
	xmlDoc *tree = NULL;
	bool ok = odt_about(p, source->arena, doc, err);

	if (ok)
		tree = sk_package_tree(p, "content.xml", err);
	if (ok && !tree && err->code == SAKUIN_OK)
		ok = sk_fail(err, SAKUIN_EINVAL, "no text in it");
	/* Spreadsheets and slides have text as well, and the same elements. */
	if (mime.len > 0)
		doc->mime = sk_trim(mime);
	ok = ok && tree &&
	     sk_xml_prose(xmlDocGetRootElement(tree), &style, NULL, &prose,
			  err) &&
	     sk_prose_finish(&prose, source->arena, doc, err) &&
	     sk_arena_copy(source->arena, doc->mime, &doc->mime, err);
	ok = ok && sk_source_title(doc->text, source->arena, doc, err);
	sk_prose_done(&prose);
	xmlFreeDoc(tree);
	return ok;
}
