/* dublin_core.c - the elements of Dublin Core and the DCMI terms in a sidecar:
 * oai_dc, simple and qualified, in whatever element they stand. */
#include "card.h"
#include "mapping.h"
#include "sidecar.h"
#include "xml.h"

enum { FILE_BYTES = 16 << 20 };

#define SIDECAR_ORIGIN "dc:"

static bool
core_is_term(const xmlNode *node)
{
	static const char *const spaces[] = {
		"http://purl.org/dc/elements/1.1/",
		"http://purl.org/dc/terms/",
		"http://purl.org/dc/elements/1.0/",
	};

	if (node->type != XML_ELEMENT_NODE || !node->ns || !node->ns->href)
		return false;
	for (size_t i = 0; i < 3; i++)
		if (!strcmp((const char *)node->ns->href, spaces[i]))
			return true;
	return false;
}

static bool
core_add(struct sk_card *card, xmlNode *node, struct sk_arena *arena,
	 struct sakuin_error *err)
{
	enum sk_card_field field =
		sk_mapping_find(SK_SCHEME_DC, sk_str((const char *)node->name));
	struct sakuin_str value;
	char why[200];

	return field == SK_CARD_FIELDS ||
	       (sk_xml_line(node, arena, &value, err) &&
		sk_card_add(card, field, value, arena, why, err));
}

static bool
core_tree(xmlDoc *tree, struct sk_card *card, struct sk_arena *arena,
	  struct sakuin_error *err)
{
	xmlNode *root = xmlDocGetRootElement(tree);
	bool any = false;

	for (xmlNode *n = root; n; n = sk_xml_next(n, root, false)) {
		if (!core_is_term(n))
			continue;
		any = true;
		if (!core_add(card, n, arena, err))
			return false;
	}
	return any || sk_fail(err, SAKUIN_EINVAL,
			      "no element of Dublin Core in it; its namespace "
			      "is http://purl.org/dc/elements/1.1/ or "
			      "http://purl.org/dc/terms/");
}

static bool
core_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_buf bytes = { 0 }, text = { 0 };
	struct sk_card card = { 0 };
	struct sk_document doc = { 0 };
	xmlDoc *tree = NULL;
	bool ok = sk_source_read(source, 0, FILE_BYTES, &bytes, err) &&
		  (tree = sk_xml_parse(sk_buf_str(&bytes), err)) != NULL &&
		  core_tree(tree, &card, source->arena, err) &&
		  sk_card_write(&card, sk_str(SIDECAR_ORIGIN), &text, err);

	doc.text = sk_buf_str(&text);
	ok = ok && fn(ctx, &doc, err);
	xmlFreeDoc(tree);
	sk_card_done(&card);
	sk_buf_done(&bytes);
	sk_buf_done(&text);
	return ok;
}

const struct sk_format sk_format_sidecar = {
	.name = "sidecar",
	.mime = "text/xml",
	.foreign = true,
	.read = core_read,
};
