/* html.h - the two halves of the HTML reader. */
#ifndef SK_HTML_H
#define SK_HTML_H

#include "xml.h"

/* The tree of a page in UTF-8, at least one byte long; free it with
 * xmlFreeDoc().  Never deeper than 255 elements.  *CUT is set where the
 * parser gave up on the rest.  NULL for SAKUIN_ENOMEM. */
SK_MUST_CHECK xmlDoc *sk_html_parse(struct sakuin_str text, bool *cut,
				    struct sakuin_error *err);

/* The same of a file, in whatever encoding, which is told in DOC.  It is read
 * as far as text of the wanted length goes with MARKUP times its bytes. */
SK_MUST_CHECK xmlDoc *sk_html_open(const struct sk_source *source,
				   size_t markup, struct sk_document *doc,
				   struct sakuin_error *err);

/* Stands in the tree's text where a line ends; no page can hold it. */
#define SK_HTML_LINE '\v'

/* How an element acts on the text around it. */
enum sk_html_act {
	SK_HTML_INLINE = 0,
	SK_HTML_BLOCK, /* its own lines */
	SK_HTML_BREAK, /* ends a line, no more */
	SK_HTML_CELL,  /* a space between it and its neighbours */
	SK_HTML_SKIP,  /* not text */
	SK_HTML_FRAME  /* around the text: navigation and the like */
};
enum sk_html_act sk_html_act(const char *name);

/* Does the element NAME break the line? */
bool sk_html_breaks(const char *name);

/* Append the text of ROOT, an element, to OUT: paragraphs as lines, white
 * space as browsers show it.  Stops at MAX bytes and then sets *CUT. */
SK_MUST_CHECK bool sk_html_inner(xmlNode *root, size_t max, struct sk_buf *out,
				 bool *cut, struct sakuin_error *err);

/* The same for a page: what <main> or <article> holds if there is one worth
 * the name, else all but navigation, header and footer. */
SK_MUST_CHECK bool sk_html_text(xmlNode *root, size_t max, struct sk_buf *out,
				bool *cut, struct sakuin_error *err);

enum { SK_HTML_LABEL = 24 };

/* A list starts; then for each of its items the number that browsers print
 * before it, as text with a NUL: false for none.  Notes and references are
 * found by it. */
void sk_html_list_start(xmlNode *list);
bool sk_html_label(xmlNode *item, char label[SK_HTML_LABEL]);

/* Fill title, lang, date, url and authors from ROOT. */
SK_MUST_CHECK bool sk_html_meta(xmlNode *root, struct sk_arena *arena,
				struct sk_document *doc,
				struct sakuin_error *err);

enum { SK_HTML_LD_AUTHORS = 100 };

/* What JSON-LD says: empty where it does not. */
struct sk_html_ld {
	struct sakuin_str title, date, lang, url;
	struct sakuin_str authors[SK_HTML_LD_AUTHORS];
	size_t author_count;
};

/* Add what JSON, a script of that type, says about an article or page; what
 * came first stays.  Broken JSON says nothing. */
SK_MUST_CHECK bool sk_html_ld(struct sakuin_str json, struct sk_arena *arena,
			      struct sk_html_ld *ld, struct sakuin_error *err);

/* Add the readings of its ruby to R. */
struct sk_ruby;
SK_MUST_CHECK bool sk_html_ruby(xmlNode *root, struct sk_ruby *r,
				struct sakuin_error *err);

/* The charset that the first 1,024 bytes declare, or empty. */
struct sakuin_str sk_html_charset(struct sakuin_str bytes);

#endif
