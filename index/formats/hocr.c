/* hocr.c - what OCR programs print, as HTML with classes (the hOCR 1.2
 * specification): pages, lines, words. */
#include <libxml/xmlversion.h>

#include "html.h"
#include "metadata.h"
#include "pages.h"
#include "script.h"
#include "sniff.h"

/* Each word has its place. */
enum { MARKUP = 60 };

/* How an element acts on the text around it. */
enum role { NONE, PAGE, AREA, LINE, WORD, NO_TEXT };

static const struct {
	const char *name;
	enum role role;
} roles[] = {
	{ "ocr_page", PAGE },      { "ocr_carea", AREA },
	{ "ocr_par", LINE },       { "ocr_line", LINE },
	{ "ocrx_line", LINE },     { "ocr_caption", LINE },
	{ "ocr_textfloat", LINE }, { "ocr_header", NO_TEXT },
	{ "ocrx_word", WORD },     { "ocr_footer", NO_TEXT },
	{ "ocr_pageno", NO_TEXT },
};

enum { ROLES = sizeof roles / sizeof *roles };

static bool
hocr_matches(struct sakuin_str head, struct sakuin_str name)
{
	static const char *const marks[] = { "ocr_page", "ocr-system",
					     "ocr-capabilities" };

	if (!sk_sniff_html(head, sk_str("a.html")) &&
	    !sk_name_ends(name, ".hocr"))
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (memmem(head.ptr, head.len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

/* Is WORD one of the words in LIST? */
static bool
has_word(struct sakuin_str list, const char *word)
{
	size_t len = strlen(word);

	while (list.len > 0) {
		const char *space = memchr(list.ptr, ' ', list.len);
		size_t n = space ? (size_t)(space - list.ptr) : list.len;

		if (n == len && !memcmp(list.ptr, word, len))
			return true;
		n += space != NULL;
		list.ptr += n;
		list.len -= n;
	}
	return false;
}

static enum role
role_of(const xmlNode *node)
{
	struct sakuin_str class;

	if (node->type != XML_ELEMENT_NODE)
		return NONE;
	if (sk_xml_is(node, "head") || sk_xml_is(node, "script") ||
	    sk_xml_is(node, "style"))
		return NO_TEXT;
	class = sk_xml_attr(node, "class");
	for (size_t i = 0; class.len && i < ROLES; i++)
		if (has_word(class, roles[i].name))
			return roles[i].role;
	return NONE;
}

struct writer {
	struct sk_buf out;
	size_t max;
	bool gap; /* white space since the last word */
	bool any_page;
};

static bool
end_line(struct writer *w, struct sakuin_error *err)
{
	struct sk_buf *out = &w->out;

	w->gap = false;
	return out->len == 0 || strchr("\n\f", out->ptr[out->len - 1]) ||
	       sk_buf_putc(out, '\n', err);
}

/* Areas stand apart on the page, as by a blank line. */
static bool
end_area(struct writer *w, struct sakuin_error *err)
{
	const struct sk_buf *out = &w->out;

	if (!end_line(w, err))
		return false;
	return out->len < 2 || out->ptr[out->len - 1] != '\n' ||
	       out->ptr[out->len - 2] == '\n' ||
	       sk_buf_putc(&w->out, '\n', err);
}

/* Programs find words in Japanese and Chinese that are written without
 * spaces. */
static bool
gap_counts(const struct writer *w, uint32_t next)
{
	const char *p = w->out.ptr + w->out.len, *end = p;

	if (!sk_script_japanese(sk_script_of(next)))
		return true;
	do
		p--;
	while (p > w->out.ptr && ((uint8_t)*p & 0xC0) == 0x80);
	return !sk_script_japanese(sk_script_of(sk_utf8_next(&p, end)));
}

static bool
put_word(struct writer *w, struct sakuin_str word, struct sakuin_error *err)
{
	struct sk_buf *out = &w->out;
	const char *p = word.ptr;
	uint32_t c = sk_utf8_next(&p, word.ptr + word.len);

	if (w->gap && out->len > 0 && !strchr("\n\f", out->ptr[out->len - 1]) &&
	    gap_counts(w, c) && !sk_buf_putc(out, ' ', err))
		return false;
	w->gap = false;
	return sk_buf_add(out, word.ptr, word.len, err);
}

static bool
put_text(struct writer *w, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0, from; i < s.len && w->out.len < w->max;) {
		if (sk_white(s.ptr[i])) {
			w->gap = true;
			i++;
			continue;
		}
		for (from = i; i < s.len && !sk_white(s.ptr[i]);)
			i++;
		if (!put_word(w, (struct sakuin_str){ s.ptr + from, i - from },
			      err))
			return false;
	}
	return true;
}

/* A page begins: the one before ends, blank or not. */
static bool
begin_page(struct writer *w, struct sakuin_error *err)
{
	bool first = !w->any_page;

	w->any_page = true;
	return end_line(w, err) && (first || sk_buf_putc(&w->out, '\f', err));
}

static bool
enter(struct writer *w, const xmlNode *node, enum role role,
      struct sakuin_error *err)
{
	if (node->type == XML_TEXT_NODE && node->content)
		return put_text(w, sk_str((const char *)node->content), err);
	if (role == PAGE)
		return begin_page(w, err);
	if (role == WORD)
		w->gap = true;
	if (sk_xml_is(node, "br") || sk_xml_is(node, "p"))
		return end_line(w, err);
	if (role == AREA)
		return end_area(w, err);
	return role == NONE || role == WORD || end_line(w, err);
}

static bool
write_tree(struct writer *w, xmlNode *root, struct sakuin_error *err)
{
	for (xmlNode *node = root; node && w->out.len < w->max;) {
		enum role role = role_of(node);

		if (role != NO_TEXT && !enter(w, node, role, err))
			return false;
		node = sk_xml_next(node, root, role == NO_TEXT);
	}
	return end_line(w, err) && sk_buf_putc(&w->out, '\f', err);
}

static bool
hocr_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("text/html"),
				   .path = sk_str(source->path) };
	struct writer w = { .max = sk_source_text_max(source) };
	xmlDoc *tree = sk_html_open(source, MARKUP, &doc, err);
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
	bool ok = tree && (!root || write_tree(&w, root, err));

	if (ok && w.out.len > w.max) {
		doc.truncated = true;
		w.out.len = sk_utf8_cut(sk_buf_str(&w.out), w.max);
	}
	ok = ok &&
	     sk_pages_fill(sk_buf_str(&w.out), source->arena, &doc, err) &&
	     (sk_trim(doc.text).len > 0 ||
	      sk_fail(err, SAKUIN_EINVAL, "no text in it")) &&
	     sk_source_title(doc.text, source->arena, &doc, err);
	xmlFreeDoc(tree);
	sk_buf_done(&w.out);
	return ok && fn(ctx, &doc, err);
}

static bool
hocr_library(struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "libxml2 %s", LIBXML_DOTTED_VERSION);
}

const struct sk_format sk_format_hocr = {
	.name = "hocr",
	.mime = "text/html",
	.foreign = true,
	.library = hocr_library,
	.matches = hocr_matches,
	.read = hocr_read,
};
