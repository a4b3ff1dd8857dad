/* hwpx.c - Hangul's files since 2010 (KS X 6101, OWPML): Contents/section0.xml
 * and those behind it. */
#include <stdio.h>

#include "metadata.h"
#include "package.h"
#include "xml_prose.h"

enum { SECTIONS = 1000 };

static const struct sk_xml_rule rules[] = {
	{ "p", SK_XML_LINE },
	{ "tr", SK_XML_LINE },
	{ "tc", SK_XML_CELL },
	{ "tab", SK_XML_GAP },
	{ "lineBreak", SK_XML_GAP },
	{ "nbSpace", SK_XML_GAP },
	{ "fwSpace", SK_XML_GAP },
	{ "footNote", SK_XML_NOTE },
	{ "endNote", SK_XML_NOTE },
	{ "dutmal", SK_XML_RUBY },
	{ "subText", SK_XML_SKIP },
	{ "secPr", SK_XML_SKIP },
	{ "shapeComment", SK_XML_SKIP },
	{ "hiddenComment", SK_XML_SKIP },
	{ "parameters", SK_XML_SKIP },
};

static const struct sk_xml_style style = {
	.rules = rules,
	.count = sizeof rules / sizeof *rules,
	.text_in = "t mainText",
	.reading = "subText",
	.exact = true,
};

/* <opf:meta name="creator">... beside Dublin Core's own title. */
static bool
hwpx_about(const struct sk_package *p, struct sk_arena *arena,
	   struct sk_document *doc, struct sakuin_error *err)
{
	xmlDoc *tree = sk_package_tree(p, "Contents/content.hpf", err);
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
	struct sakuin_str *author = NULL, line;
	char date[11];
	bool ok = root ? sk_xml_about(root, arena, doc, err)
		       : err->code != SAKUIN_ENOMEM;

	for (xmlNode *n = root; ok && n; n = sk_xml_next(n, root, false)) {
		struct sakuin_str name = sk_xml_attr(n, "name");

		if (!sk_xml_is(n, "meta") ||
		    !(ok = sk_xml_line(n, arena, &line, err)))
			continue;
		if (sk_str_eq(name, sk_str("CreatedDate")) &&
		    sk_date_find(line, date))
			ok = sk_arena_copy(arena, sk_str(date), &doc->date,
					   err);
		if (!sk_str_eq(name, sk_str("creator")) || line.len == 0)
			continue;
		author = sk_arena_array(arena, 1, sizeof *author, err);
		if (!author)
			ok = false;
		else
			*author = line;
	}
	if (ok && author && doc->author_count == 0) {
		doc->authors = author;
		doc->author_count = 1;
	}
	xmlFreeDoc(tree);
	return ok;
}

bool
sk_hwpx_read(const struct sk_source *source, const struct sk_package *p,
	     struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_prose prose = { .max = sk_source_text_max(source) };
	bool ok = hwpx_about(p, source->arena, doc, err);

	doc->lang = doc->lang.len ? doc->lang : sk_str("ko");
	for (int i = 0; ok && i < SECTIONS; i++) {
		char name[40];
		xmlDoc *tree;

		snprintf(name, sizeof name, "Contents/section%d.xml", i);
		tree = sk_package_tree(p, name, err);
		if (!tree) {
			ok = err->code == SAKUIN_OK;
			break;
		}
		ok = sk_xml_prose(xmlDocGetRootElement(tree), &style, NULL,
				  &prose, err);
		xmlFreeDoc(tree);
	}
	ok = ok && sk_prose_finish(&prose, source->arena, doc, err);
	ok = ok && sk_source_title(doc->text, source->arena, doc, err);
	sk_prose_done(&prose);
	return ok;
}
