/* html_meta.c - what an HTML page says about itself. */
#include <strings.h>

#include "html.h"
#include "metadata.h"

enum { CHARSET_WITHIN = 1024, AUTHORS_MAX = 1000, TITLE_ROOM = 2000 };

enum field { TITLE, DATE, LANG, URL, AUTHOR, DOI, ISBN, FIELDS };

/* The names in <meta name=...> or property=..., best first. */
static const struct rule {
	const char *name;
	enum field field;
	int rank;
} rules[] = {
	{ "citation_title", TITLE, 1 },
	{ "og:title", TITLE, 3 },
	{ "article:published_time", DATE, 1 },
	{ "dc.date", DATE, 2 },
	{ "dcterms.date", DATE, 2 },
	{ "dcterms.created", DATE, 3 },
	{ "dcterms.issued", DATE, 4 },
	{ "dc.date.issued", DATE, 4 },
	{ "date", DATE, 5 },
	{ "citation_publication_date", DATE, 6 },
	{ "citation_date", DATE, 7 },
	{ "content-language", LANG, 3 },
	{ "dc.language", LANG, 4 },
	{ "og:url", URL, 3 },
	{ "citation_author", AUTHOR, 1 },
	{ "dc.creator", AUTHOR, 2 },
	{ "author", AUTHOR, 3 },
	{ "citation_doi", DOI, 1 },
	{ "prism.doi", DOI, 2 },
	{ "dc.identifier.doi", DOI, 3 },
	{ "dc.identifier", DOI, 4 },
	{ "dcterms.identifier", DOI, 4 },
	{ "citation_isbn", ISBN, 1 },
	{ "books:isbn", ISBN, 2 },
};

/* Ranks of what is no <meta>: <title>, <html lang>, <link rel=canonical>
 * come first, but for a title that has no name of a site behind it; <h1> and
 * <time> last. */
enum { FIRST = 2, STRUCTURED = 8, LAST = 99 };

struct meta {
	struct sakuin_str value[FIELDS]; /* borrowed from the tree */
	int rank[FIELDS];                /* 0 for none yet */
	xmlNode *h1;
	struct sakuin_str authors[AUTHORS_MAX];
	size_t author_count;
	char date[11], lang[4];
};

static void
offer(struct meta *m, enum field field, int rank, struct sakuin_str value)
{
	if (sk_trim(value).len == 0 ||
	    (m->rank[field] != 0 && m->rank[field] <= rank))
		return;
	m->value[field] = value;
	m->rank[field] = rank;
}

/* Dates and languages count only if they are ones. */
static void
offer_date(struct meta *m, int rank, struct sakuin_str value)
{
	char found[11];

	if (m->rank[DATE] && m->rank[DATE] <= rank)
		return;
	if (sk_date_find(value, found)) {
		memcpy(m->date, found, sizeof found);
		m->rank[DATE] = rank;
	}
}

static void
offer_lang(struct meta *m, int rank, struct sakuin_str value)
{
	char found[4];

	if (m->rank[LANG] && m->rank[LANG] <= rank)
		return;
	if (sk_lang_code(value, found)) {
		memcpy(m->lang, found, sizeof found);
		m->rank[LANG] = rank;
	}
}

static bool
absolute(struct sakuin_str url)
{
	return (url.len > 7 && !strncasecmp(url.ptr, "http://", 7)) ||
	       (url.len > 8 && !strncasecmp(url.ptr, "https://", 8));
}

/* All authors of the best kind, each once; some give a page's address. */
static void
offer_author(struct meta *m, int rank, struct sakuin_str value)
{
	value = sk_trim(value);
	if (value.len == 0 || absolute(value) ||
	    (m->rank[AUTHOR] && m->rank[AUTHOR] < rank))
		return;
	if (m->rank[AUTHOR] != rank)
		m->author_count = 0;
	m->rank[AUTHOR] = rank;
	for (size_t i = 0; i < m->author_count; i++)
		if (sk_str_eq(m->authors[i], value))
			return;
	if (m->author_count < AUTHORS_MAX)
		m->authors[m->author_count++] = value;
}

/* "10.1000/x", "doi:10.1000/x", "https://doi.org/10.1000/x": an identifier
 * may be any other. */
static bool
is_doi(struct sakuin_str value)
{
	const char *at =
		value.len ? memmem(value.ptr, value.len, "10.", 3) : NULL;
	size_t before = at ? (size_t)(at - value.ptr) : 0;

	if (!at || !memchr(at, '/', value.len - before))
		return false;
	return before == 0 ||
	       (before >= 4 && !strncasecmp(value.ptr, "doi:", 4)) ||
	       memmem(value.ptr, before, "doi.org/", 8);
}

static void
take_rule(struct meta *m, const struct rule *rule, struct sakuin_str value)
{
	if (rule->field == DATE)
		offer_date(m, rule->rank, value);
	else if (rule->field == LANG)
		offer_lang(m, rule->rank, value);
	else if (rule->field == AUTHOR)
		offer_author(m, rule->rank, value);
	else if (rule->field == DOI && !is_doi(sk_trim(value)))
		return;
	else if (rule->field != URL || absolute(sk_trim(value)))
		offer(m, rule->field, rule->rank, sk_trim(value));
}

static void
take_meta(struct meta *m, const xmlNode *node)
{
	static const char *const keys[] = { "name", "property", "http-equiv",
					    "itemprop" };
	struct sakuin_str content = sk_xml_attr(node, "content");

	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		struct sakuin_str name = sk_xml_attr(node, keys[k]);

		for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
			if (name.len && !strcasecmp(name.ptr, rules[i].name))
				take_rule(m, &rules[i], content);
	}
}

/* An <svg> has titles as well. */
static void
take_title(struct meta *m, const xmlNode *node)
{
	const xmlNode *text = node->children;

	if (text && text->content && !sk_xml_is(node->parent, "svg") &&
	    !sk_xml_is(node->parent, "g"))
		offer(m, TITLE, FIRST, sk_str((const char *)text->content));
}

static void
take_node(struct meta *m, xmlNode *node)
{
	struct sakuin_str rel = sk_xml_attr(node, "rel");

	if (sk_xml_is(node, "meta")) {
		take_meta(m, node);
	} else if (sk_xml_is(node, "title")) {
		take_title(m, node);
	} else if (sk_xml_is(node, "html")) {
		offer_lang(m, FIRST, sk_xml_attr(node, "lang"));
		offer_lang(m, FIRST, sk_xml_attr(node, "xml:lang"));
	} else if (sk_xml_is(node, "link")) {
		struct sakuin_str href = sk_trim(sk_xml_attr(node, "href"));

		if (rel.len && !strcasecmp(rel.ptr, "canonical") &&
		    absolute(href))
			offer(m, URL, FIRST, href);
	} else if (sk_xml_is(node, "time")) {
		offer_date(m, LAST, sk_xml_attr(node, "datetime"));
	} else if (sk_xml_is(node, "h1") && !m->h1) {
		m->h1 = node;
	}
}

/* Scripts of JSON-LD, which say less than tags for machines and more than
 * the look of a page. */
static bool
take_ld(struct meta *m, xmlNode *root, struct sk_arena *arena,
	struct sakuin_error *err)
{
	struct sk_html_ld ld = { 0 };

	for (xmlNode *n = root; n; n = sk_xml_next(n, root, false)) {
		struct sakuin_str type = { 0 };

		if (sk_xml_is(n, "script") && n->children &&
		    n->children->content)
			type = sk_xml_attr(n, "type");
		if (type.len > 0 &&
		    !strcasecmp(type.ptr, "application/ld+json") &&
		    !sk_html_ld(sk_str((const char *)n->children->content),
				arena, &ld, err))
			return false;
	}
	offer(m, TITLE, STRUCTURED, ld.title);
	offer_date(m, STRUCTURED, ld.date);
	offer_lang(m, STRUCTURED, ld.lang);
	if (absolute(ld.url))
		offer(m, URL, STRUCTURED, ld.url);
	for (size_t i = 0; i < ld.author_count; i++)
		offer_author(m, STRUCTURED, ld.authors[i]);
	return true;
}

static bool
title_from_h1(struct meta *m, struct sk_buf *room, struct sakuin_error *err)
{
	bool cut;

	if (m->rank[TITLE] || !m->h1)
		return true;
	if (!sk_html_inner(m->h1, TITLE_ROOM, room, &cut, err))
		return false;
	m->value[TITLE] = sk_buf_str(room);
	return true;
}

static bool
fill(const struct meta *m, struct sk_arena *arena, struct sk_document *doc,
     struct sakuin_error *err)
{
	struct sakuin_str title = m->value[TITLE];
	struct sakuin_str *authors;

	title.len = sk_utf8_cut(title, TITLE_ROOM);
	doc->title_guessed = title.len > 0 && !m->rank[TITLE];
	authors = sk_arena_array(arena, m->author_count, sizeof *authors, err);
	if (!authors || !sk_one_line(title, arena, &doc->title, err) ||
	    !sk_one_line(m->value[URL], arena, &doc->url, err) ||
	    !sk_one_line(m->value[DOI], arena, &doc->doi, err) ||
	    !sk_one_line(m->value[ISBN], arena, &doc->isbn, err) ||
	    !sk_arena_copy(arena, sk_str(m->date), &doc->date, err) ||
	    !sk_arena_copy(arena, sk_str(m->lang), &doc->lang, err))
		return false;
	for (size_t i = 0; i < m->author_count; i++)
		if (!sk_one_line(m->authors[i], arena, &authors[i], err))
			return false;
	doc->authors = authors;
	doc->author_count = m->author_count;
	return true;
}

bool
sk_html_meta(xmlNode *root, struct sk_arena *arena, struct sk_document *doc,
	     struct sakuin_error *err)
{
	struct sk_buf room = { 0 };
	struct meta m = { 0 };
	bool ok;

	for (xmlNode *node = root; node; node = sk_xml_next(node, root, false))
		if (node->type == XML_ELEMENT_NODE)
			take_node(&m, node);
	ok = take_ld(&m, root, arena, err) && title_from_h1(&m, &room, err) &&
	     fill(&m, arena, doc, err);
	sk_buf_done(&room);
	return ok;
}

/* The value behind KEY= in S, without quotes; or empty. */
static struct sakuin_str
value_of(struct sakuin_str s, const char *key)
{
	struct sakuin_str none = { 0 };
	const char *end = s.ptr + s.len, *p = s.ptr, *from;
	size_t len = strlen(key);

	while (p + len < end && strncasecmp(p, key, len) != 0)
		p++;
	for (p += len; p < end && strchr(" \t\n\r", *p) && *p;)
		p++;
	if (p >= end || *p != '=')
		return none;
	for (p++; p < end && strchr(" \t\n\r\"'", *p) && *p;)
		p++;
	for (from = p; p < end && !strchr(" \t\n\r\"';>/?", *p);)
		p++;
	return (struct sakuin_str){ from, (size_t)(p - from) };
}

struct sakuin_str
sk_html_charset(struct sakuin_str bytes)
{
	struct sakuin_str found = { 0 };
	const char *p = bytes.ptr, *end;

	if (bytes.len > CHARSET_WITHIN)
		bytes.len = CHARSET_WITHIN;
	end = p + bytes.len;
	while (found.len == 0 && p && (p = memchr(p, '<', (size_t)(end - p)))) {
		struct sakuin_str tag = { p, (size_t)(end - p) };
		bool comment = tag.len > 4 && !strncmp(p, "<!--", 4);
		const char *stop = comment ? memmem(p, tag.len, "-->", 3)
					   : memchr(p, '>', tag.len);

		if (stop)
			tag.len = (size_t)(stop - p);
		if (tag.len > 5 && !strncasecmp(p, "<meta", 5))
			found = value_of(tag, "charset");
		else if (tag.len > 5 && !strncasecmp(p, "<?xml", 5))
			found = value_of(tag, "encoding");
		p = stop;
	}
	return found;
}
