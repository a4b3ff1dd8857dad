/* xml.c - XML, through libxml2. */
#include <libxml/parser.h>
#include <pthread.h>

#include "metadata.h"
#include "xml.h"

enum { AUTHORS_MAX = 200 };

static void
ignore(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

xmlDoc *
sk_xml_parse(struct sakuin_str bytes, struct sakuin_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	xmlParserCtxt *parser;
	xmlDoc *tree;

	pthread_once(&once, xmlInitParser);
	if (bytes.len == 0 || bytes.len > INT32_MAX) {
		sk_fail(err, SAKUIN_EINVAL, "no XML in it");
		return NULL;
	}
	parser = xmlNewParserCtxt();
	if (!parser) {
		sk_nomem(err);
		return NULL;
	}
	parser->sax->serror = ignore;
	tree = xmlCtxtReadMemory(parser, bytes.ptr, (int)bytes.len, NULL, NULL,
				 XML_PARSE_NONET | XML_PARSE_NOERROR |
					 XML_PARSE_NOWARNING |
					 XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
	if (!tree) {
		int line = parser->lastError.line;

		if (parser->lastError.code == XML_ERR_NO_MEMORY)
			sk_nomem(err);
		else
			sk_fail(err, SAKUIN_EINVAL,
				"its XML is broken at line %d", line);
	}
	xmlFreeParserCtxt(parser);
	return tree;
}

bool
sk_xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcmp((const char *)node->name, name);
}

bool
sk_xml_one_of(const xmlNode *node, const char *list)
{
	size_t name_len;

	if (node->type != XML_ELEMENT_NODE)
		return false;
	name_len = strlen((const char *)node->name);
	while (*list) {
		size_t len = strcspn(list, " ");

		if (len == name_len && !memcmp(node->name, list, len))
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

struct sakuin_str
sk_xml_attr(const xmlNode *node, const char *name)
{
	struct sakuin_str none = { 0 };

	if (node->type != XML_ELEMENT_NODE)
		return none;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, name) && a->children &&
		    a->children->content)
			return sk_str((const char *)a->children->content);
	return none;
}

xmlNode *
sk_xml_next(xmlNode *node, const xmlNode *root, bool over)
{
	if (!over && node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

xmlNode *
sk_xml_find(xmlNode *root, const char *name)
{
	for (xmlNode *n = root; n; n = sk_xml_next(n, root, false))
		if (sk_xml_is(n, name))
			return n;
	return NULL;
}

bool
sk_xml_line(xmlNode *node, struct sk_arena *arena, struct sakuin_str *line,
	    struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	bool ok = true;

	for (xmlNode *n = node; ok && n; n = sk_xml_next(n, node, false))
		if (n->type == XML_TEXT_NODE && n->content)
			ok = sk_buf_puts(&text, (const char *)n->content, err);
	ok = ok && sk_one_line(sk_buf_str(&text), arena, line, err);
	sk_buf_done(&text);
	return ok;
}

/* Take the date if it is one and better than what is there (lower RANK). */
static bool
offer_date(xmlNode *node, int rank, int *best, struct sk_arena *arena,
	   struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str line;
	char date[11];

	if (*best && *best <= rank)
		return true;
	if (!sk_xml_line(node, arena, &line, err))
		return false;
	if (sk_date_find(line, date) == 0)
		return true;
	*best = rank;
	return sk_arena_copy(arena, sk_str(date), &doc->date, err);
}

static void
put_author(struct sakuin_str name, struct sakuin_str *authors, size_t *count)
{
	name = sk_trim(name);
	for (size_t i = 0; i < *count; i++)
		if (sk_str_eq(authors[i], name))
			return;
	if (name.len > 0 && *count < AUTHORS_MAX)
		authors[(*count)++] = name;
}

/* Office programs put all into one, with semicolons. */
static bool
offer_authors(xmlNode *node, struct sk_arena *arena, struct sakuin_str *authors,
	      size_t *count, struct sakuin_error *err)
{
	struct sakuin_str names;

	if (!sk_xml_line(node, arena, &names, err))
		return false;
	while (names.len > 0) {
		const char *end = memchr(names.ptr, ';', names.len);
		size_t len = end ? (size_t)(end - names.ptr) : names.len;

		put_author((struct sakuin_str){ names.ptr, len }, authors,
			   count);
		len += end != NULL;
		names.ptr += len;
		names.len -= len;
	}
	return true;
}

bool
sk_xml_about(xmlNode *root, struct sk_arena *arena, struct sk_document *doc,
	     struct sakuin_error *err)
{
	struct sakuin_str *authors, lang;
	char code[4];
	int best = 0;
	bool ok = true;

	authors = sk_arena_array(arena, AUTHORS_MAX, sizeof *authors, err);
	if (!authors)
		return false;
	for (xmlNode *n = root; ok && n; n = sk_xml_next(n, root, false)) {
		if (sk_xml_is(n, "title") && doc->title.len == 0) {
			ok = sk_xml_line(n, arena, &doc->title, err);
		} else if (sk_xml_one_of(n, "creator initial-creator")) {
			ok = offer_authors(n, arena, authors,
					   &doc->author_count, err);
		} else if (sk_xml_is(n, "date")) {
			ok = offer_date(n, 1, &best, arena, doc, err);
		} else if (sk_xml_one_of(n, "created creation-date")) {
			ok = offer_date(n, 2, &best, arena, doc, err);
		} else if (sk_xml_is(n, "modified")) {
			ok = offer_date(n, 3, &best, arena, doc, err);
		} else if (sk_xml_is(n, "language") && doc->lang.len == 0) {
			ok = sk_xml_line(n, arena, &lang, err);
			if (ok && sk_lang_code(lang, code))
				ok = sk_arena_copy(arena, sk_str(code),
						   &doc->lang, err);
		}
	}
	doc->authors = authors;
	return ok;
}
