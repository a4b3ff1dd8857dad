/* xml.h - XML, without entities of its own, without the network. */
#ifndef SK_XML_H
#define SK_XML_H

#include <libxml/tree.h>

#include "format.h"

/* The tree of BYTES; free it with xmlFreeDoc().  Nothing is loaded and no
 * entity but XML's five is put in; the parser's bounds on depth and length
 * hold.  NULL: SAKUIN_EINVAL with the line. */
SK_MUST_CHECK xmlDoc *sk_xml_parse(struct sakuin_str bytes,
				   struct sakuin_error *err);

/* Is NODE the element NAME, in whatever namespace? */
bool sk_xml_is(const xmlNode *node, const char *name);

/* Is it one of LIST ("p h list-item")? */
bool sk_xml_one_of(const xmlNode *node, const char *list);

/* The value of an attribute, by its name without prefix; or empty. */
struct sakuin_str sk_xml_attr(const xmlNode *node, const char *name);

/* The next node in the order of the document, below ROOT; NULL at the end.
 * OVER: not what is in NODE. */
xmlNode *sk_xml_next(xmlNode *node, const xmlNode *root, bool over);

/* The first element NAME below ROOT, or NULL. */
xmlNode *sk_xml_find(xmlNode *root, const char *name);

/* All text below NODE (which may be NULL) as one line. */
SK_MUST_CHECK bool sk_xml_line(xmlNode *node, struct sk_arena *arena,
			       struct sakuin_str *line,
			       struct sakuin_error *err);

/* Title, authors, date and language by the names of Dublin Core and of Office
 * files, wherever they are below ROOT. */
SK_MUST_CHECK bool sk_xml_about(xmlNode *root, struct sk_arena *arena,
				struct sk_document *doc,
				struct sakuin_error *err);

#endif
