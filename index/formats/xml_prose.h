/* xml_prose.h - the text of a tree, by a table of what its elements do. */
#ifndef SK_XML_PROSE_H
#define SK_XML_PROSE_H

#include "prose.h"
#include "xml.h"

enum sk_xml_act {
	SK_XML_INLINE, /* as what is not in the table */
	SK_XML_LINE,   /* lines of its own */
	SK_XML_BREAK,  /* ends a line */
	SK_XML_END,    /* ends a line where it ends itself */
	SK_XML_CELL,   /* a space around it */
	SK_XML_GAP,    /* stands for white space */
	SK_XML_SKIP,   /* not text, with all in it */
	SK_XML_NOTE,   /* a note, where it is cited */
	SK_XML_RUBY,   /* a word with its reading, in the style's `reading` */
	SK_XML_ASK     /* by the format itself */
};

struct sk_xml_rule {
	const char *name;
	enum sk_xml_act act;
};

struct sk_xml_style {
	const struct sk_xml_rule *rules;
	size_t count;
	const char *text_in; /* only the text in these elements; NULL: all */
	const char *reading; /* the element in SK_XML_RUBY that is how it is
			      * read; the rules skip it */
	bool exact;          /* white space counts */
	/* For SK_XML_ASK: what the element does; it may write as well. */
	bool (*ask)(void *ctx, xmlNode *node, struct sk_prose *p,
		    enum sk_xml_act *act, struct sakuin_error *err);
};

/* Append the text below ROOT to P. */
SK_MUST_CHECK bool sk_xml_prose(xmlNode *root, const struct sk_xml_style *style,
				void *ctx, struct sk_prose *p,
				struct sakuin_error *err);

#endif
