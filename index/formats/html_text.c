/* html_text.c - the text of an HTML tree. */
#include "html.h"
#include "metadata.h"
#include "script.h"

/* Which elements of a page are wanted. */
enum want { ALL, NO_FRAME, IN_MAIN, IN_ARTICLE };

struct writer {
	struct sk_buf *out;
	size_t max;
	size_t start;  /* of this text in out */
	size_t label;  /* where the last label ends */
	unsigned pre;  /* elements that keep white space */
	bool gap;      /* white space since the last character */
	bool gap_line; /* with a line end in it */
	bool full;
	const xmlNode *inside; /* what is wanted, or NULL */
};

/* The children of an entity's node are not below it. */
static bool
has_children(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->children;
}

static enum sk_html_act
act_of(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE
		       ? sk_html_act((const char *)node->name)
		       : SK_HTML_INLINE;
}

/* A block starts or ends. */
static bool
end_line(struct writer *w, struct sakuin_error *err)
{
	struct sk_buf *out = w->out;

	/* A paragraph in a list's item follows the number. */
	w->gap = out->len == w->label && out->len > w->start;
	w->gap_line = false;
	if (w->gap || out->len == w->start || out->ptr[out->len - 1] == '\n')
		return true;
	return sk_buf_putc(out, '\n', err);
}

/* A line end in the source between two characters that are written without
 * spaces is none in the text (CSS Text Level 3, section 4.1.3). */
static bool
gap_vanishes(const struct writer *w, uint32_t next)
{
	const char *p = w->out->ptr + w->out->len, *end = p;

	if (!w->gap_line || !sk_script_japanese(sk_script_of(next)))
		return false;
	do
		p--;
	while (p > w->out->ptr + w->start && ((uint8_t)*p & 0xC0) == 0x80);
	return sk_script_japanese(sk_script_of(sk_utf8_next(&p, end)));
}

static bool
put_gap(struct writer *w, uint32_t next, struct sakuin_error *err)
{
	struct sk_buf *out = w->out;
	bool space = w->gap && out->len > w->start &&
		     out->ptr[out->len - 1] != '\n' && !gap_vanishes(w, next);

	w->gap = w->gap_line = false;
	return !space || sk_buf_putc(out, ' ', err);
}

/* The characters up to the next white space. */
static bool
put_word(struct writer *w, const char *s, size_t len, struct sakuin_error *err)
{
	size_t room;
	const char *p = s;

	if (!put_gap(w, sk_utf8_next(&p, s + len), err))
		return false;
	room = w->out->len - w->start < w->max
		       ? w->max - (w->out->len - w->start)
		       : 0;
	if (len > room) {
		w->full = true;
		len = sk_utf8_cut((struct sakuin_str){ s, len }, room);
	}
	return sk_buf_add(w->out, s, len, err);
}

static bool
put_text(struct writer *w, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0, from; i < s.len && !w->full;) {
		if (w->pre && s.ptr[i] == '\n') {
			w->gap = false;
			if (!sk_buf_putc(w->out, '\n', err))
				return false;
		}
		if (s.ptr[i] == SK_HTML_LINE && !end_line(w, err))
			return false;
		if (sk_white(s.ptr[i])) {
			w->gap = true;
			w->gap_line |= s.ptr[i] == '\n' && !w->pre;
			i++;
			continue;
		}
		for (from = i; i < s.len && !sk_white(s.ptr[i]);)
			i++;
		if (!put_word(w, s.ptr + from, i - from, err))
			return false;
	}
	return true;
}

/* Notes and references count as text wherever they stand. */
static bool
holds_notes(const xmlNode *node)
{
	static const char *const words[] = { "note", "reference", "biblio" };
	static const char *const attrs[] = { "role", "id", "class",
					     "epub:type" };

	for (size_t a = 0; a < sizeof attrs / sizeof *attrs; a++) {
		struct sakuin_str s = sk_xml_attr(node, attrs[a]);

		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (s.len && strcasestr(s.ptr, words[i]))
				return true;
	}
	return false;
}

/* "Back to the text" is no text. */
static bool
leads_back(const xmlNode *node)
{
	return sk_xml_is(node, "a") &&
	       (sk_str_eq(sk_xml_attr(node, "role"), sk_str("doc-backlink")) ||
		sk_str_eq(sk_xml_attr(node, "class"), sk_str("footnote-back")));
}

static bool
skipped(const xmlNode *node, enum sk_html_act act, enum want want)
{
	if (act == SK_HTML_SKIP || leads_back(node))
		return true;
	if (act != SK_HTML_FRAME || want == ALL)
		return false;
	return sk_xml_is(node, "nav") || !holds_notes(node);
}

/* Does what is wanted start here? */
static bool
wanted_here(const xmlNode *node, enum want want)
{
	if (want == IN_MAIN)
		return sk_xml_is(node, "main") ||
		       (node->type == XML_ELEMENT_NODE &&
			sk_str_eq(sk_xml_attr(node, "role"), sk_str("main")));
	return want != IN_ARTICLE || sk_xml_is(node, "article");
}

static bool
keeps_space(const xmlNode *node)
{
	return sk_xml_is(node, "pre") || sk_xml_is(node, "textarea") ||
	       sk_xml_is(node, "xmp");
}

/* What stands at an element's start (STEP 1) or end (STEP -1). */
static bool
at_edge(struct writer *w, const xmlNode *node, int step,
	struct sakuin_error *err)
{
	enum sk_html_act act = act_of(node);

	if (keeps_space(node))
		w->pre += (unsigned)step;
	if (act == SK_HTML_CELL)
		w->gap = true;
	else if (act == SK_HTML_BREAK ? step > 0 : act != SK_HTML_INLINE)
		return end_line(w, err);
	return true;
}

static bool
put_label(struct writer *w, xmlNode *item, struct sakuin_error *err)
{
	char label[SK_HTML_LABEL];

	if (!sk_html_label(item, label))
		return true;
	if (!put_word(w, label, strlen(label), err))
		return false;
	w->gap = true;
	w->label = w->out->len;
	return true;
}

static bool
enter(struct writer *w, xmlNode *node, enum want want, struct sakuin_error *err)
{
	if (sk_xml_is(node, "ol"))
		sk_html_list_start(node);
	if (!w->inside && wanted_here(node, want))
		w->inside = node;
	if (!w->inside)
		return true;
	if (node->type == XML_TEXT_NODE && node->content)
		return put_text(w, sk_str((const char *)node->content), err);
	return node->type != XML_ELEMENT_NODE ||
	       (at_edge(w, node, 1, err) &&
		(!sk_xml_is(node, "li") || put_label(w, node, err)));
}

static bool
leave(struct writer *w, const xmlNode *node, struct sakuin_error *err)
{
	bool ok = !w->inside || node->type != XML_ELEMENT_NODE ||
		  at_edge(w, node, -1, err);

	if (node == w->inside)
		w->inside = NULL;
	return ok;
}

static bool
write_tree(struct writer *w, xmlNode *root, enum want want,
	   struct sakuin_error *err)
{
	for (xmlNode *node = root; !w->full;) {
		bool skip = skipped(node, act_of(node), want);

		if (!skip && !enter(w, node, want, err))
			return false;
		if (!skip && has_children(node)) {
			node = node->children;
			continue;
		}
		for (;; node = node->parent) {
			if (!skip && !leave(w, node, err))
				return false;
			skip = false; /* what is around it was entered */
			if (node == root)
				return true;
			if (node->next)
				break;
		}
		node = node->next;
	}
	return true;
}

static bool
render(xmlNode *root, enum want want, size_t max, struct sk_buf *out, bool *cut,
       struct sakuin_error *err)
{
	struct writer w = { .out = out, .max = max, .start = out->len };

	if (!write_tree(&w, root, want, err) || !end_line(&w, err))
		return false;
	*cut = w.full;
	return true;
}

bool
sk_html_inner(xmlNode *root, size_t max, struct sk_buf *out, bool *cut,
	      struct sakuin_error *err)
{
	return render(root, ALL, max, out, cut, err);
}

/* A <main> with less than a quarter of the text is not the main thing, and
 * what is lost is worse than what is too much. */
bool
sk_html_text(xmlNode *root, size_t max, struct sk_buf *out, bool *cut,
	     struct sakuin_error *err)
{
	static const enum want order[] = { IN_MAIN, IN_ARTICLE };
	size_t start = out->len, all;

	if (!render(root, NO_FRAME, max, out, cut, err))
		return false;
	all = out->len - start;
	if (all == 0)
		return render(root, ALL, max, out, cut, err);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		size_t from = out->len, len;
		bool part_cut;

		if (!render(root, order[i], max, out, &part_cut, err))
			return false;
		len = out->len - from;
		if (len > 0 && len >= all / 4) {
			memmove(out->ptr + start, out->ptr + from, len);
			out->len = start + len;
			*cut = part_cut;
			return true;
		}
		out->len = from;
	}
	return true;
}
