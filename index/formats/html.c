/* html.c - HTML, through libxml2's parser. */
#include <libxml/xmlversion.h>

#include "encodings.h"
#include "html.h"
#include "metadata.h"
#include "ruby.h"
#include "sniff.h"

/* Markup takes more room than the text in it, and its tree ten times that. */
enum { MARKUP = 8, PAGE_MAX = 64 * 1024 * 1024 };

static bool
html_matches(struct sakuin_str head, struct sakuin_str name)
{
	if (sk_sniff_binary(head))
		return false;
	return sk_sniff_html(head, name) ||
	       sk_name_ends(name, ".html .htm .xhtml .shtml");
}

/* What a header says of BYTES, if that makes sense, else what they say
 * themselves: servers call all pages the same.  *BY tells which. */
static bool
html_declared(const struct sk_source *source, struct sakuin_str bytes, bool cut,
	      struct sakuin_str *declared, const char **by,
	      struct sakuin_error *err)
{
	struct sakuin_str said = sk_html_charset(bytes);
	struct sk_encoding found = { .by = "declared" };

	*declared = source->charset.len ? source->charset : said;
	*by = source->charset.len ? "header" : "declared";
	if (said.len == 0 || source->charset.len == 0)
		return true;
	if (!sk_encoding_find(bytes, cut, source->charset, source->encoding,
			      &found, err))
		return false;
	if (strcmp(found.by, "declared") != 0) {
		*declared = said;
		*by = "declared";
	}
	return true;
}

/* The bytes as UTF-8 in *TEXT. */
static bool
html_decode(const struct sk_source *source, size_t markup,
	    struct sakuin_str *text, struct sk_document *doc,
	    struct sakuin_error *err)
{
	size_t max = sk_source_text_max(source);
	size_t limit = max < PAGE_MAX / markup ? max * markup : PAGE_MAX;
	struct sk_buf bytes = { 0 };
	struct sakuin_str declared;
	const char *by;
	bool ok = sk_source_read(source, 0, limit + 1, &bytes, err);

	if (ok && bytes.len > limit) {
		doc->truncated = true;
		bytes.len = limit;
	}
	ok = ok &&
	     html_declared(source, sk_buf_str(&bytes), doc->truncated,
			   &declared, &by, err) &&
	     sk_decode(sk_buf_str(&bytes), declared, source->encoding,
		       source->arena, text, doc, err);
	if (ok && sk_str_eq(doc->encoding_by, sk_str("declared")))
		doc->encoding_by = sk_str(by);
	sk_buf_done(&bytes);
	return ok;
}

static bool
html_fill(const struct sk_source *source, xmlNode *root,
	  struct sk_document *doc, struct sakuin_error *err)
{
	size_t max = sk_source_text_max(source);
	struct sk_buf text = { 0 };
	struct sk_ruby ruby = { 0 };
	bool cut = false;
	bool ok = sk_html_meta(root, source->arena, doc, err) &&
		  sk_html_text(root, max, &text, &cut, err) &&
		  sk_html_ruby(root, &ruby, err) &&
		  sk_ruby_finish(&ruby, source->arena, doc, err) &&
		  sk_arena_copy(source->arena, sk_buf_str(&text), &doc->text,
				err);

	sk_buf_done(&text);
	sk_ruby_done(&ruby);
	if (!ok)
		return false;
	doc->truncated |= cut;
	doc->text.len = sk_utf8_cut(doc->text, max);
	if (doc->text.len == 0 && doc->title.len == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no text in it");
	return true;
}

xmlDoc *
sk_html_open(const struct sk_source *source, size_t markup,
	     struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str text;
	bool cut = false;
	xmlDoc *tree;

	if (!html_decode(source, markup, &text, doc, err))
		return NULL;
	if (text.len == 0) {
		sk_fail(err, SAKUIN_EINVAL, "no text in it");
		return NULL;
	}
	tree = sk_html_parse(text, &cut, err);
	doc->truncated |= cut;
	return tree;
}

/* What the document gets is in the arena, not in the tree. */
static bool
html_document(const struct sk_source *source, struct sk_document *doc,
	      struct sakuin_error *err)
{
	xmlDoc *tree = sk_html_open(source, MARKUP, doc, err);
	xmlNode *root;
	bool ok;

	if (!tree)
		return false;
	root = xmlDocGetRootElement(tree);
	ok = root ? html_fill(source, root, doc, err)
		  : sk_fail(err, SAKUIN_EINVAL, "no text in it");
	xmlFreeDoc(tree);
	return ok;
}

static bool
html_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("text/html"),
				   .path = sk_str(source->path) };

	return html_document(source, &doc, err) && fn(ctx, &doc, err);
}

static bool
html_library(struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "libxml2 %s", LIBXML_DOTTED_VERSION);
}

const struct sk_format sk_format_html = {
	.name = "html",
	.mime = "text/html",
	.foreign = true,
	.library = html_library,
	.matches = html_matches,
	.read = html_read,
};
