/* html_label.c - the numbers that browsers print before the items of lists. */
#include <stdio.h>

#include "html.h"
#include "metadata.h"

/* The number at the start of S, or OTHERWISE. */
static uintptr_t
number(struct sakuin_str s, uintptr_t otherwise)
{
	uintptr_t n = 0;

	if (s.len == 0 || s.len > 6)
		return otherwise;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return otherwise;
		n = 10 * n + (uintptr_t)(s.ptr[i] - '0');
	}
	return n;
}

/* Does the item have a label of its own in the text? */
static bool
labelled(xmlNode *item)
{
	for (xmlNode *n = item; n; n = sk_xml_next(n, item, false)) {
		struct sakuin_str s = { 0 };

		if (n->type == XML_TEXT_NODE && n->content)
			s = sk_trim(sk_str((const char *)n->content));
		if (s.len > 0)
			return strchr("0123456789[(", s.ptr[0]) != NULL;
	}
	return true; /* nothing to label */
}

void
sk_html_list_start(xmlNode *list)
{
	list->_private = (void *)number(sk_xml_attr(list, "start"), 1);
}

/* The list keeps count in what libxml2 leaves to us. */
bool
sk_html_label(xmlNode *item, char label[SK_HTML_LABEL])
{
	xmlNode *list = item->parent;
	struct sakuin_str type;
	uintptr_t n;

	if (!list || !sk_xml_is(list, "ol"))
		return false;
	n = number(sk_xml_attr(item, "value"), (uintptr_t)list->_private);
	list->_private = (void *)(n + 1);
	type = sk_xml_attr(list, "type");
	if ((type.len > 0 && !sk_str_eq(type, sk_str("1"))) || labelled(item))
		return false;
	snprintf(label, SK_HTML_LABEL, "%lu.", (unsigned long)n);
	return true;
}
