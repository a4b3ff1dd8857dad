/* jats.c - journal articles in JATS (ANSI/NISO Z39.96), with their references
 * as the journal tagged them. */
#include <stdlib.h>

#include "jats.h"
#include "metadata.h"
#include "sniff.h"
#include "xml_prose.h"

enum { ARTICLE_MAX = 64 * 1024 * 1024, AUTHORS = 500 };

static const struct sk_xml_rule rules[] = {
	{ "p", SK_XML_LINE },
	{ "title", SK_XML_LINE },
	{ "subtitle", SK_XML_LINE },
	{ "sec", SK_XML_LINE },
	{ "label", SK_XML_CELL },
	{ "caption", SK_XML_LINE },
	{ "list-item", SK_XML_LINE },
	{ "def-item", SK_XML_LINE },
	{ "disp-quote", SK_XML_LINE },
	{ "verse-line", SK_XML_LINE },
	{ "tr", SK_XML_LINE },
	{ "td", SK_XML_CELL },
	{ "th", SK_XML_CELL },
	{ "break", SK_XML_GAP },
	{ "fn", SK_XML_ASK },
	{ "xref", SK_XML_ASK },
	{ "rt", SK_XML_SKIP },
	{ "ref-list", SK_XML_SKIP }, /* put behind the text */
	{ "tex-math", SK_XML_SKIP },
	{ "object-id", SK_XML_SKIP },
	{ "alt-text", SK_XML_SKIP },
	{ "permissions", SK_XML_SKIP },
};

static const struct sk_xml_style style;

/* The note that the marker NODE calls, here where it is called.  What is not
 * called stays where it stands. */
static bool
put_note(struct sk_jats *j, xmlNode *node, struct sk_prose *p, bool *found,
	 struct sakuin_error *err)
{
	struct sakuin_str id = sk_xml_attr(node, "rid");
	xmlNode *note = j->root;

	while (note && !(sk_xml_is(note, "fn") &&
			 sk_str_eq(sk_xml_attr(note, "id"), id)))
		note = sk_xml_next(note, j->root, false);
	*found = note && id.len > 0 && !p->in_note && !note->_private;
	if (!*found)
		return true;
	note->_private = note;
	if (!sk_prose_note(p, err))
		return false;
	for (xmlNode *n = note->children; n; n = n->next)
		if (!sk_xml_is(n, "label") &&
		    !sk_xml_prose(n, &style, j, p, err))
			return false;
	return sk_prose_note_end(p, err);
}

/* A marker: where it stands, and what it cites. */
static bool
put_marker(struct sk_jats *j, xmlNode *node, struct sk_prose *p,
	   struct sakuin_error *err)
{
	struct sakuin_str text;
	struct sk_jats_mark *mark;

	if (!sk_xml_line(node, j->source->arena, &text, err) ||
	    !sk_prose_text(p, text, err))
		return false;
	if (p->in_note || p->full || text.len == 0 || p->text.len < text.len)
		return true;
	if (!sk_grow(&j->marks, &j->mark_cap, j->mark_count + 1,
		     sizeof *j->marks, err))
		return false;
	mark = &j->marks[j->mark_count++];
	*mark = (struct sk_jats_mark){ .start = p->text.len - text.len,
				       .end = p->text.len,
				       .refs = sk_xml_attr(node, "rid") };
	return true;
}

static bool
jats_ask(void *ctx, xmlNode *node, struct sk_prose *p, enum sk_xml_act *act,
	 struct sakuin_error *err)
{
	struct sakuin_str type = sk_xml_attr(node, "ref-type");
	bool found = false;

	if (sk_xml_is(node, "fn")) {
		*act = node->_private ? SK_XML_SKIP : SK_XML_LINE;
		return true;
	}
	*act = SK_XML_INLINE;
	if (sk_str_eq(type, sk_str("bibr"))) {
		*act = SK_XML_SKIP;
		return put_marker(ctx, node, p, err);
	}
	if (sk_str_eq(type, sk_str("fn")) &&
	    !put_note(ctx, node, p, &found, err))
		return false;
	if (found)
		*act = SK_XML_SKIP;
	return true;
}

static const struct sk_xml_style style = {
	.rules = rules,
	.count = sizeof rules / sizeof *rules,
	.ask = jats_ask,
};

/* ------------------------------------------------------------------ about */

static bool
put_authors(xmlNode *front, struct sk_arena *arena, struct sk_document *doc,
	    struct sakuin_error *err)
{
	struct sakuin_str *authors =
		sk_arena_array(arena, AUTHORS, sizeof *authors, err);

	if (!authors)
		return false;
	for (xmlNode *n = front; n; n = sk_xml_next(n, front, false)) {
		struct sakuin_str given = { 0 }, family;
		struct sk_buf name = { 0 };
		bool ok = true;

		if (!sk_xml_is(n, "contrib") || doc->author_count == AUTHORS)
			continue;
		if (sk_xml_find(n, "surname"))
			ok = sk_xml_line(sk_xml_find(n, "given-names"), arena,
					 &given, err) &&
			     sk_xml_line(sk_xml_find(n, "surname"), arena,
					 &family, err);
		else
			ok = sk_xml_line(sk_xml_find(n, "collab"), arena,
					 &family, err);
		ok = ok &&
		     sk_buf_printf(&name, err, "%.*s%s%.*s", (int)given.len,
				   given.ptr, given.len ? " " : "",
				   (int)family.len, family.ptr);
		ok = ok && sk_arena_copy(arena, sk_buf_str(&name),
					 &authors[doc->author_count], err);
		doc->author_count += ok && name.len > 0;
		sk_buf_done(&name);
		if (!ok)
			return false;
	}
	doc->authors = authors;
	return true;
}

static bool
put_date(xmlNode *front, struct sk_arena *arena, struct sk_document *doc,
	 struct sakuin_error *err)
{
	xmlNode *date = sk_xml_find(front, "pub-date");
	static const char *const parts[] = { "year", "month", "day" };
	struct sk_buf text = { 0 };
	struct sakuin_str line;
	char found[11];
	bool ok = true;

	for (size_t i = 0; ok && date && i < 3; i++) {
		xmlNode *part = sk_xml_find(date, parts[i]);

		if (!part)
			break;
		ok = sk_xml_line(part, arena, &line, err) &&
		     sk_buf_printf(&text, err, "%s%.*s", i ? "-" : "",
				   (int)line.len, line.ptr);
	}
	sk_date_find(sk_buf_str(&text), found);
	sk_buf_done(&text);
	return ok && sk_arena_copy(arena, sk_str(found), &doc->date, err);
}

static bool
put_doi(xmlNode *front, struct sk_arena *arena, struct sk_document *doc,
	struct sakuin_error *err)
{
	struct sakuin_str id;
	struct sk_buf url = { 0 };
	bool ok = true;

	for (xmlNode *n = front; ok && n && doc->url.len == 0;
	     n = sk_xml_next(n, front, false)) {
		if (!sk_xml_is(n, "article-id") ||
		    !sk_str_eq(sk_xml_attr(n, "pub-id-type"), sk_str("doi")))
			continue;
		ok = sk_xml_line(n, arena, &id, err) &&
		     sk_buf_printf(&url, err, "https://doi.org/%.*s",
				   (int)id.len, id.ptr) &&
		     sk_arena_copy(arena, sk_buf_str(&url), &doc->url, err);
	}
	sk_buf_done(&url);
	return ok;
}

static bool
jats_about(xmlNode *root, struct sk_arena *arena, struct sk_document *doc,
	   struct sakuin_error *err)
{
	xmlNode *front = sk_xml_find(root, "article-meta");
	char lang[4];

	sk_lang_code(sk_xml_attr(root, "lang"), lang);
	return sk_arena_copy(arena, sk_str(lang), &doc->lang, err) &&
	       (!front || (sk_xml_line(sk_xml_find(front, "article-title"),
				       arena, &doc->title, err) &&
			   put_authors(front, arena, doc, err) &&
			   put_date(front, arena, doc, err) &&
			   put_doi(front, arena, doc, err)));
}

/* ------------------------------------------------------------------- text */

/* The list of sources, a line each. */
static bool
put_list(struct sk_jats *j, xmlNode *root, struct sk_prose *p,
	 struct sakuin_error *err)
{
	for (xmlNode *n = root; n; n = sk_xml_next(n, root, false)) {
		struct sk_jats_ref *ref;
		struct sakuin_str raw;

		if (!sk_xml_is(n, "ref"))
			continue;
		if (!sk_jats_raw(n, j->source->arena, &raw, err) ||
		    !sk_grow(&j->refs, &j->ref_cap, j->ref_count + 1,
			     sizeof *j->refs, err) ||
		    (j->ref_count == 0 &&
		     (!sk_prose_blank(p, err) ||
		      !sk_prose_exact(p, sk_str("References\n"), err))))
			return false;
		ref = &j->refs[j->ref_count++];
		*ref = (struct sk_jats_ref){ .node = n,
					     .id = sk_xml_attr(n, "id"),
					     .start = p->text.len };
		if (!sk_prose_text(p, raw, err))
			return false;
		ref->end = p->text.len;
		if (!sk_prose_line(p, err))
			return false;
	}
	return true;
}

static bool
jats_text(struct sk_jats *j, xmlNode *root, struct sk_document *doc,
	  struct sakuin_error *err)
{
	struct sk_prose p = { .max = sk_source_text_max(j->source) };
	struct sk_buf extra = { 0 };
	static const char *const parts[] = { "abstract", "body", "back" };
	bool ok = sk_prose_text(&p, doc->title, err);

	for (size_t i = 0; ok && i < 3; i++)
		ok = sk_prose_line(&p, err) &&
		     sk_xml_prose(sk_xml_find(root, parts[i]), &style, j, &p,
				  err);
	ok = ok && sk_prose_line(&p, err) && put_list(j, root, &p, err) &&
	     sk_prose_finish(&p, j->source->arena, doc, err);
	if (ok && j->ref_count > 0 && !doc->truncated)
		ok = sk_jats_references(j, doc->text, &extra, err) &&
		     sk_arena_copy(j->source->arena, sk_buf_str(&extra),
				   &doc->extra, err);
	sk_buf_done(&extra);
	sk_prose_done(&p);
	return ok;
}

/* The root says what it is, or a declaration before it. */
static bool
jats_matches(struct sakuin_str head, struct sakuin_str name)
{
	bool mark = head.len > 3 && !memcmp(head.ptr, "\xEF\xBB\xBF", 3);
	const char *root, *end;
	size_t left;

	(void)name;
	head.ptr += mark ? 3 : 0;
	head.len -= mark ? 3 : 0;
	root = head.len ? memmem(head.ptr, head.len, "<article", 8) : NULL;
	left = root ? (size_t)(head.ptr + head.len - root) : 0;
	if (!root || left < 10 || !strchr(" \t\r\n>", root[8]) ||
	    sk_trim(head).ptr[0] != '<')
		return false;
	end = memchr(root, '>', left);
	left = end ? (size_t)(end - root) : left;
	return memmem(head.ptr, (size_t)(root - head.ptr), "<!DOCTYPE article",
		      17) ||
	       memmem(root, left, "article-type=", 13) ||
	       memmem(root, left, "dtd-version=", 12);
}

static bool
jats_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("application/jats+xml"),
				   .path = sk_str(source->path) };
	struct sk_jats j = { .source = source };
	struct sk_buf bytes = { 0 };
	xmlDoc *tree = NULL;
	xmlNode *root;
	bool ok = sk_source_read(source, 0, ARTICLE_MAX, &bytes, err) &&
		  (tree = sk_xml_parse(sk_buf_str(&bytes), err)) != NULL;

	root = ok ? xmlDocGetRootElement(tree) : NULL;
	j.root = root;
	ok = ok && jats_about(root, source->arena, &doc, err) &&
	     jats_text(&j, root, &doc, err);
	free(j.refs);
	free(j.marks);
	xmlFreeDoc(tree);
	sk_buf_done(&bytes);
	return ok && fn(ctx, &doc, err);
}

static bool
jats_library(struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "libxml2 %s", LIBXML_DOTTED_VERSION);
}

const struct sk_format sk_format_jats = {
	.name = "jats",
	.mime = "application/jats+xml",
	.foreign = true,
	.library = jats_library,
	.matches = jats_matches,
	.read = jats_read,
};
