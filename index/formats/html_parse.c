/* html_parse.c - libxml2's HTML parser, with bounds on what a page can cost.
 *
 * On its own it stops at 256 nested elements, which a page full of unclosed
 * <font> tags has soon, and takes the square of their number in time. */
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <pthread.h>

#include "html.h"
#include "metadata.h"

enum {
	DEPTH_MAX = 250,             /* elements deeper down are not kept */
	ATTRIBUTES_MAX = 500,        /* words in a tag; more, and it is text */
	WORK_MAX = 300 * 1000 * 1000 /* open elements looked at */
};

/* The parser's own callbacks, and what ours count. */
struct guard {
	startElementSAXFunc start;
	endElementSAXFunc end;
	charactersSAXFunc characters;
	cdataBlockSAXFunc cdata;
	unsigned dropped; /* open elements that are not kept */
	unsigned owed;    /* parts of ruby that were closed before their end */
	int64_t work;
	bool stopped;
};

/* Bases and readings of ruby end where the next one begins (HTML, 13.1.2.4),
 * which this parser does not know; it would put one into the other. */
static bool
part_of_ruby(const char *name)
{
	return !strcmp(name, "rb") || !strcmp(name, "rt") ||
	       !strcmp(name, "rp");
}

static void
end_ruby_part(struct guard *g, htmlParserCtxt *parser, const char *name)
{
	const xmlNode *open = parser->node;

	if (!part_of_ruby(name) || !open || !open->name ||
	    !part_of_ruby((const char *)open->name))
		return;
	g->end(parser, open->name);
	g->owed++;
}

/* Was the element NAME, which ends, closed before? */
static bool
ended_before(struct guard *g, const htmlParserCtxt *parser, const char *name)
{
	const xmlNode *open = parser->node;

	if (g->owed == 0 || !part_of_ruby(name) ||
	    (open && open->name && !strcmp((const char *)open->name, name)))
		return false;
	g->owed--;
	return true;
}

/* Where an element that breaks lines is dropped, a mark stays, which cannot
 * come from a page. */
static void
guard_start(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
	static const xmlChar mark[] = { SK_HTML_LINE };
	htmlParserCtxt *parser = ctx;
	struct guard *g = parser->_private;

	if (g->dropped == 0)
		end_ruby_part(g, parser, (const char *)name);
	if (g->dropped == 0 && parser->nodeNr < DEPTH_MAX) {
		g->start(ctx, name, attributes);
		return;
	}
	g->dropped++;
	if (sk_html_breaks((const char *)name))
		g->characters(ctx, mark, 1);
}

static void
guard_end(void *ctx, const xmlChar *name)
{
	static const xmlChar mark[] = { SK_HTML_LINE };
	htmlParserCtxt *parser = ctx;
	struct guard *g = parser->_private;

	if (g->dropped == 0) {
		if (!ended_before(g, parser, (const char *)name))
			g->end(ctx, name);
		return;
	}
	g->dropped--;
	if (sk_html_breaks((const char *)name))
		g->characters(ctx, mark, 1);
}

/* Scripts and styles. */
static void
guard_cdata(void *ctx, const xmlChar *text, int len)
{
	struct guard *g = ((htmlParserCtxt *)ctx)->_private;

	if (g->dropped == 0)
		g->cdata(ctx, text, len);
}

/* Each end tag without a start makes the parser look through all that is
 * open; a tag that it does not know does not. */
static void
guard_error(void *ctx, xmlError *error)
{
	htmlParserCtxt *parser = ctx;
	struct guard *g = parser->_private;

	if (error->code == XML_HTML_UNKNOWN_TAG)
		return;
	g->work += parser->nameNr + 1;
	if (g->work > WORK_MAX && !g->stopped) {
		g->stopped = true;
		xmlStopParser(parser);
	}
}

static void
guard_set(struct guard *g, htmlParserCtxt *parser)
{
	htmlSAXHandler *sax = parser->sax;

	*g = (struct guard){ .start = sax->startElement,
			     .end = sax->endElement,
			     .characters = sax->characters,
			     .cdata = sax->cdataBlock };
	sax->startElement = guard_start;
	sax->endElement = guard_end;
	sax->cdataBlock = guard_cdata;
	sax->serror = guard_error;
	sax->initialized = XML_SAX2_MAGIC;
	parser->_private = g;
	/* Its limits on the length of a text; the page's is ours. */
	parser->options |= XML_PARSE_HUGE;
}

/* The words in the tag that starts at P, up to one more than the maximum. */
static size_t
tag_words(const char *p, const char *end)
{
	size_t words = 0;
	char quote = 0;

	for (p++; p < end && words <= ATTRIBUTES_MAX; p++) {
		if (quote)
			quote = *p == quote ? 0 : quote;
		else if (*p == '>' || *p == '<')
			break;
		else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '=' || *p == '/' || sk_white(*p))
			words++;
	}
	return words;
}

/* The time that a tag takes grows with the square of its attributes: make
 * text of those with too many, in COPY, to which *TEXT then points. */
static bool
defuse(struct sakuin_str *text, struct sk_buf *copy, struct sakuin_error *err)
{
	const char *p = text->ptr, *end = p + text->len;

	for (; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++) {
		size_t at = (size_t)(p - text->ptr);

		if (tag_words(p, end) <= ATTRIBUTES_MAX)
			continue;
		if (copy->len == 0 &&
		    !sk_buf_add(copy, text->ptr, text->len, err))
			return false;
		copy->ptr[at] = ' ';
	}
	if (copy->len > 0)
		*text = sk_buf_str(copy);
	return true;
}

/* All but the guards. */
static xmlDoc *
parse(htmlParserCtxt *parser, struct sakuin_str text, struct sakuin_error *err)
{
	xmlDoc *tree = htmlCtxtReadMemory(
		parser, text.ptr, (int)text.len, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			HTML_PARSE_NONET | HTML_PARSE_COMPACT |
			HTML_PARSE_IGNORE_ENC);

	if (tree && parser->lastError.code != XML_ERR_NO_MEMORY)
		return tree;
	xmlFreeDoc(tree);
	sk_nomem(err);
	return NULL;
}

xmlDoc *
sk_html_parse(struct sakuin_str text, bool *cut, struct sakuin_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct sk_buf copy = { 0 };
	htmlParserCtxt *parser;
	struct guard guard;
	xmlDoc *tree = NULL;

	pthread_once(&once, xmlInitParser);
	parser = htmlNewParserCtxt();
	if (!parser) {
		sk_nomem(err);
		return NULL;
	}
	guard_set(&guard, parser);
	if (defuse(&text, &copy, err))
		tree = parse(parser, text, err);
	*cut = guard.stopped;
	htmlFreeParserCtxt(parser);
	sk_buf_done(&copy);
	return tree;
}
