/* docx_list.c - the numbers that Word prints before paragraphs.
 *
 * They are not in the text: a paragraph names a list (w:num), or its style
 * does, the list its levels (w:abstractNum), and a level says what a label
 * looks like ("[%1]").  Numbered references can't be found without them. */
#include <stdio.h>
#include <stdlib.h>

#include "docx_list.h"
#include "xml.h"

static xmlNode *
child(const xmlNode *node, const char *name)
{
	for (xmlNode *n = node ? node->children : NULL; n; n = n->next)
		if (sk_xml_is(n, name))
			return n;
	return NULL;
}

static struct sakuin_str
value(const xmlNode *node, const char *name)
{
	struct sakuin_str none = { 0 };
	const xmlNode *n = child(node, name);

	return n ? sk_xml_attr(n, "val") : none;
}

static unsigned
number(struct sakuin_str s, unsigned otherwise)
{
	unsigned n = 0;

	if (s.len == 0 || s.len > 6)
		return otherwise;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return otherwise;
		n = 10 * n + (unsigned)(s.ptr[i] - '0');
	}
	return n;
}

/* The element NAME of ROOT whose ATTR is ID. */
static xmlNode *
by_id(xmlDoc *tree, const char *name, const char *attr, struct sakuin_str id)
{
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;

	for (xmlNode *n = root ? root->children : NULL; n && id.len;
	     n = n->next)
		if (sk_xml_is(n, name) && sk_str_eq(sk_xml_attr(n, attr), id))
			return n;
	return NULL;
}

bool
sk_docx_lists_read(struct sk_docx_lists *l, const struct sk_package *p,
		   struct sakuin_error *err)
{
	l->tree = sk_package_tree(p, "word/numbering.xml", err);
	if (!l->tree && err->code == SAKUIN_ENOMEM)
		return false;
	/* A text without its numbers is better than none. */
	if (!l->tree)
		return true;
	l->styles = sk_package_tree(p, "word/styles.xml", err);
	return l->styles || err->code != SAKUIN_ENOMEM;
}

void
sk_docx_lists_done(struct sk_docx_lists *l)
{
	free(l->lists);
	xmlFreeDoc(l->styles);
	xmlFreeDoc(l->tree);
}

/* The list that is called ID, made known if it is new; NULL if there is none.
 * Lists of one abstract list count together. */
static bool
list_of(struct sk_docx_lists *l, struct sakuin_str id,
	struct sk_docx_list **list, struct sakuin_error *err)
{
	xmlNode *num;

	*list = NULL;
	for (size_t i = 0; i < l->count; i++)
		if (sk_str_eq(l->lists[i].id, id)) {
			*list = &l->lists[i];
			return true;
		}
	num = by_id(l->tree, "num", "numId", id);
	if (!num || l->count == SK_DOCX_LISTS)
		return true;
	if (!sk_grow(&l->lists, &l->cap, l->count + 1, sizeof *l->lists, err))
		return false;
	*list = &l->lists[l->count++];
	**list = (struct sk_docx_list){
		.id = id,
		.abstract = by_id(l->tree, "abstractNum", "abstractNumId",
				  value(num, "abstractNumId"))
	};
	return true;
}

/* Where PARAGRAPH says its list: itself, or its style. */
static xmlNode *
numbering(struct sk_docx_lists *l, xmlNode *paragraph)
{
	xmlNode *properties = child(paragraph, "pPr");
	xmlNode *own = child(properties, "numPr");
	xmlNode *style;

	if (own || !properties)
		return own;
	style = by_id(l->styles, "style", "styleId",
		      value(properties, "pStyle"));
	return child(child(style, "pPr"), "numPr");
}

/* "[%1]" with the numbers in. */
static bool
put_label(const struct sk_docx_list *list, struct sakuin_str form,
	  struct sk_prose *p, struct sakuin_error *err)
{
	char label[80];
	const char *from = form.ptr, *end = from + form.len;
	size_t len = 0;

	while (from < end && len < sizeof label - 12) {
		uint32_t c = sk_utf8_next(&from, end);

		if (c == '%' && from < end && *from >= '1' && *from <= '9')
			len += (size_t)snprintf(label + len, 11, "%u",
						list->counts[*from++ - '1'] %
							1000000);
		else
			len += sk_utf8_put(label + len, c);
	}
	label[len++] = ' ';
	return sk_prose_exact(p, (struct sakuin_str){ label, len }, err);
}

bool
sk_docx_label(struct sk_docx_lists *l, xmlNode *paragraph, struct sk_prose *p,
	      struct sakuin_error *err)
{
	xmlNode *num = l->tree ? numbering(l, paragraph) : NULL, *level;
	struct sk_docx_list *list;
	unsigned at;

	if (!num)
		return true;
	at = number(value(num, "ilvl"), 0);
	if (!list_of(l, value(num, "numId"), &list, err))
		return false;
	if (!list || at >= SK_DOCX_LEVELS)
		return true;
	for (level = list->abstract ? list->abstract->children : NULL; level;
	     level = level->next)
		if (sk_xml_is(level, "lvl") &&
		    number(sk_xml_attr(level, "ilvl"), 99) == at)
			break;
	if (!level || !sk_str_eq(value(level, "numFmt"), sk_str("decimal")))
		return true;
	if (list->counts[at]++ == 0)
		list->counts[at] = number(value(level, "start"), 1);
	for (unsigned i = at + 1; i < SK_DOCX_LEVELS; i++)
		list->counts[i] = 0;
	return put_label(list, value(level, "lvlText"), p, err);
}
