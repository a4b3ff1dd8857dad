/* epub.c - EPUB 2 and 3: the chapters in the order of the spine. */
#include <stdio.h>

#include "html.h"
#include "metadata.h"
#include "package.h"
#include "ruby.h"
#include "xml.h"

struct epub {
	const struct sk_source *source;
	const struct sk_package *package;
	struct sk_document *doc;
	struct sakuin_str folder; /* of the OPF file, with / at its end */
	struct sk_buf text;
	struct sk_ruby ruby;
	bool cut;
};

/* HREF, as URLs are written, below the folder of the OPF file. */
static bool
resolve(const struct epub *e, struct sakuin_str href, struct sk_buf *name,
	struct sakuin_error *err)
{
	sk_buf_clear(name);
	if (!sk_buf_add(name, e->folder.ptr, e->folder.len, err))
		return false;
	for (size_t i = 0; i < href.len && href.ptr[i] != '#'; i++) {
		unsigned byte = (uint8_t)href.ptr[i];
		char hex[3] = "";

		if (byte == '%' && i + 2 < href.len) {
			memcpy(hex, href.ptr + i + 1, 2);
			if (sscanf(hex, "%2x", &byte) == 1)
				i += 2;
		}
		if (!sk_buf_putc(name, (char)byte, err))
			return false;
	}
	return true;
}

/* The text of one chapter behind that of those before. */
static bool
put_page(struct epub *e, struct sakuin_str page, struct sakuin_error *err)
{
	size_t max = sk_source_text_max(e->source);
	struct sk_document about = { 0 };
	struct sakuin_str text;
	xmlDoc *tree;
	xmlNode *root;
	bool cut = false, ok;

	if (page.len == 0 || e->cut)
		return true;
	if (!sk_decode(page, sk_html_charset(page), NULL, e->source->arena,
		       &text, &about, err))
		return false;
	e->doc->replaced += about.replaced;
	if (text.len == 0)
		return true;
	tree = sk_html_parse(text, &cut, err);
	if (!tree)
		return false;
	root = xmlDocGetRootElement(tree);
	e->cut |= cut || e->text.len >= max;
	ok = !root || e->cut ||
	     (sk_html_inner(root, max - e->text.len, &e->text, &cut, err) &&
	      sk_html_ruby(root, &e->ruby, err));
	e->cut |= cut;
	xmlFreeDoc(tree);
	return ok;
}

/* The item of the manifest with the id ID. */
static xmlNode *
item_find(xmlNode *opf, struct sakuin_str id)
{
	xmlNode *manifest = sk_xml_find(opf, "manifest");

	for (xmlNode *n = manifest ? manifest->children : NULL; n; n = n->next)
		if (sk_xml_is(n, "item") && sk_str_eq(sk_xml_attr(n, "id"), id))
			return n;
	return NULL;
}

/* The table of contents says again what the chapters say. */
static bool
is_contents(const xmlNode *item)
{
	struct sakuin_str properties = sk_xml_attr(item, "properties");

	return properties.len >= 3 &&
	       memmem(properties.ptr, properties.len, "nav", 3) != NULL;
}

static bool
put_chapters(struct epub *e, xmlNode *opf, struct sakuin_error *err)
{
	xmlNode *spine = sk_xml_find(opf, "spine");
	struct sk_buf name = { 0 };
	bool ok = true;

	for (xmlNode *n = spine ? spine->children : NULL; ok && n;
	     n = n->next) {
		xmlNode *item =
			sk_xml_is(n, "itemref")
				? item_find(opf, sk_xml_attr(n, "idref"))
				: NULL;

		if (!item || is_contents(item))
			continue;
		ok = resolve(e, sk_xml_attr(item, "href"), &name, err) &&
		     put_page(e, sk_package_part(e->package, sk_buf_str(&name)),
			      err);
	}
	sk_buf_done(&name);
	return ok;
}

static bool
epub_fill(struct epub *e, xmlNode *opf, struct sakuin_error *err)
{
	xmlNode *about = sk_xml_find(opf, "metadata");

	if (about && !sk_xml_about(about, e->source->arena, e->doc, err))
		return false;
	if (!put_chapters(e, opf, err) ||
	    !sk_ruby_finish(&e->ruby, e->source->arena, e->doc, err) ||
	    !sk_arena_copy(e->source->arena, sk_buf_str(&e->text),
			   &e->doc->text, err))
		return false;
	e->doc->truncated |= e->cut;
	if (sk_trim(e->doc->text).len == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "no text in it (pictures of pages?)");
	return true;
}

/* The name of the OPF file, from META-INF/container.xml. */
static bool
opf_name(const struct sk_package *p, struct sk_arena *arena,
	 struct sakuin_str *name, struct sakuin_error *err)
{
	xmlDoc *tree = sk_package_tree(p, "META-INF/container.xml", err);
	xmlNode *root =
		tree ? sk_xml_find(xmlDocGetRootElement(tree), "rootfile")
		     : NULL;
	bool ok;

	if (!tree && err->code != SAKUIN_OK)
		return false;
	ok = root && sk_xml_attr(root, "full-path").len > 0
		     ? sk_arena_copy(arena, sk_xml_attr(root, "full-path"),
				     name, err)
		     : sk_fail(err, SAKUIN_EINVAL,
			       "its META-INF/container.xml names no book");
	xmlFreeDoc(tree);
	return ok;
}

bool
sk_epub_read(const struct sk_source *source, const struct sk_package *p,
	     struct sk_document *doc, struct sakuin_error *err)
{
	struct epub e = { .source = source, .package = p, .doc = doc };
	struct sakuin_str name;
	const char *slash;
	xmlDoc *tree;
	bool ok;

	if (!opf_name(p, source->arena, &name, err))
		return false;
	slash = memrchr(name.ptr, '/', name.len);
	if (slash)
		e.folder = (struct sakuin_str){ name.ptr, (size_t)(slash + 1 -
								   name.ptr) };
	tree = sk_package_tree(p, name.ptr, err);
	if (!tree)
		return err->code != SAKUIN_OK
			       ? false
			       : sk_fail(err, SAKUIN_EINVAL,
					 "%s, which should be in it, is not",
					 name.ptr);
	ok = epub_fill(&e, xmlDocGetRootElement(tree), err);
	sk_buf_done(&e.text);
	sk_ruby_done(&e.ruby);
	xmlFreeDoc(tree);
	return ok;
}
