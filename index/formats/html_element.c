/* html_element.c - the elements of HTML. */
#include <stdlib.h>

#include "html.h"

/* Sorted by name. */
static const struct element {
	const char *name;
	enum sk_html_act act;
} elements[] = {
	{ "address", SK_HTML_BLOCK },  { "applet", SK_HTML_SKIP },
	{ "article", SK_HTML_BLOCK },  { "aside", SK_HTML_FRAME },
	{ "audio", SK_HTML_SKIP },     { "blockquote", SK_HTML_BLOCK },
	{ "body", SK_HTML_BLOCK },     { "br", SK_HTML_BREAK },
	{ "canvas", SK_HTML_SKIP },    { "caption", SK_HTML_BLOCK },
	{ "center", SK_HTML_BLOCK },   { "dd", SK_HTML_BLOCK },
	{ "details", SK_HTML_BLOCK },  { "dialog", SK_HTML_BLOCK },
	{ "dir", SK_HTML_BLOCK },      { "div", SK_HTML_BLOCK },
	{ "dl", SK_HTML_BLOCK },       { "dt", SK_HTML_BLOCK },
	{ "fieldset", SK_HTML_BLOCK }, { "figcaption", SK_HTML_BLOCK },
	{ "figure", SK_HTML_BLOCK },   { "footer", SK_HTML_FRAME },
	{ "form", SK_HTML_BLOCK },     { "frameset", SK_HTML_BLOCK },
	{ "h1", SK_HTML_BLOCK },       { "h2", SK_HTML_BLOCK },
	{ "h3", SK_HTML_BLOCK },       { "h4", SK_HTML_BLOCK },
	{ "h5", SK_HTML_BLOCK },       { "h6", SK_HTML_BLOCK },
	{ "head", SK_HTML_BLOCK },     { "header", SK_HTML_BLOCK },
	{ "hgroup", SK_HTML_BLOCK },   { "hr", SK_HTML_BREAK },
	{ "html", SK_HTML_BLOCK },     { "iframe", SK_HTML_SKIP },
	{ "isindex", SK_HTML_BREAK },  { "legend", SK_HTML_BLOCK },
	{ "li", SK_HTML_BLOCK },       { "main", SK_HTML_BLOCK },
	{ "menu", SK_HTML_BLOCK },     { "nav", SK_HTML_FRAME },
	{ "noframes", SK_HTML_BLOCK }, { "noscript", SK_HTML_SKIP },
	{ "object", SK_HTML_SKIP },    { "ol", SK_HTML_BLOCK },
	{ "optgroup", SK_HTML_BLOCK }, { "option", SK_HTML_BLOCK },
	{ "p", SK_HTML_BLOCK },        { "pre", SK_HTML_BLOCK },
	{ "rp", SK_HTML_SKIP },        { "rt", SK_HTML_SKIP },
	{ "rtc", SK_HTML_SKIP },       { "script", SK_HTML_SKIP },
	{ "search", SK_HTML_BLOCK },   { "section", SK_HTML_BLOCK },
	{ "select", SK_HTML_BLOCK },   { "style", SK_HTML_SKIP },
	{ "summary", SK_HTML_BLOCK },  { "svg", SK_HTML_SKIP },
	{ "table", SK_HTML_BLOCK },    { "tbody", SK_HTML_BLOCK },
	{ "td", SK_HTML_CELL },        { "template", SK_HTML_SKIP },
	{ "textarea", SK_HTML_BLOCK }, { "tfoot", SK_HTML_BLOCK },
	{ "th", SK_HTML_CELL },        { "thead", SK_HTML_BLOCK },
	{ "title", SK_HTML_SKIP },     { "tr", SK_HTML_BLOCK },
	{ "ul", SK_HTML_BLOCK },       { "video", SK_HTML_SKIP },
	{ "xmp", SK_HTML_BLOCK },
};

static int
element_cmp(const void *name, const void *element)
{
	const struct element *e = element;

	return strcmp(name, e->name);
}

enum sk_html_act
sk_html_act(const char *name)
{
	const struct element *e;

	e = bsearch(name, elements, sizeof elements / sizeof *elements,
		    sizeof *elements, element_cmp);
	return e ? e->act : SK_HTML_INLINE;
}

bool
sk_html_breaks(const char *name)
{
	enum sk_html_act act = sk_html_act(name);

	return act != SK_HTML_INLINE && act != SK_HTML_SKIP;
}
