/* jats_refs.c - the references of a journal article, field by field, and where
 * they are cited. */
#include "jats.h"
#include "json_raw.h"
#include "metadata.h"

enum { SENTENCE = 2000 }; /* bytes to each side of a marker */

/* The element that holds the citation in a <ref>. */
static xmlNode *
citation_in(xmlNode *ref)
{
	static const char list[] =
		"mixed-citation element-citation citation nlm-citation";

	for (xmlNode *n = ref; n; n = sk_xml_next(n, ref, false))
		if (n != ref && sk_xml_one_of(n, list))
			return n;
	return ref;
}

/* Is there text between the elements, as it was printed? */
static bool
is_printed(const xmlNode *citation)
{
	for (const xmlNode *n = citation->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && n->content &&
		    sk_trim(sk_str((const char *)n->content)).len > 0)
			return true;
	return false;
}

static bool
put_part(struct sk_buf *out, xmlNode *node, struct sakuin_error *err)
{
	struct sk_arena own = { 0 };
	struct sakuin_str line;
	bool ok = sk_xml_line(node, &own, &line, err) &&
		  (line.len == 0 ||
		   sk_buf_printf(out, err, "%s%.*s", out->len ? ". " : "",
				 (int)line.len, line.ptr));

	sk_arena_done(&own);
	return ok;
}

/* Are people tagged in it? */
static bool
is_tagged(xmlNode *citation)
{
	for (xmlNode *n = citation; n; n = sk_xml_next(n, citation, false))
		if (sk_xml_one_of(n, "name string-name collab"))
			return true;
	return false;
}

/* "Kim A, Lee B" of a <person-group>, or one <name>. */
static bool
put_names(struct sk_buf *out, xmlNode *group, struct sakuin_error *err)
{
	struct sk_arena own = { 0 };
	struct sakuin_str family, given;
	size_t count = 0;
	bool ok = true;

	for (xmlNode *n = group; ok && n; n = sk_xml_next(n, group, false)) {
		if (!sk_xml_one_of(n, "name string-name collab"))
			continue;
		ok = sk_xml_line(sk_xml_find(n, "surname"), &own, &family,
				 err) &&
		     sk_xml_line(sk_xml_find(n, "given-names"), &own, &given,
				 err);
		if (ok && family.len == 0)
			ok = sk_xml_line(n, &own, &family, err);
		ok = ok && sk_buf_printf(out, err, "%s%.*s%s%.*s",
					 count++    ? ", "
					 : out->len ? ". "
						    : "",
					 (int)family.len, family.ptr,
					 given.len ? " " : "", (int)given.len,
					 given.ptr);
	}
	sk_arena_done(&own);
	return ok;
}

/* The parts of a citation that says nothing between them. */
static bool
put_parts(struct sk_buf *out, xmlNode *citation, struct sakuin_error *err)
{
	for (xmlNode *n = citation->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (sk_xml_one_of(n, "person-group name string-name collab")
			    ? !put_names(out, n, err)
			    : !put_part(out, n, err))
			return false;
	}
	return true;
}

bool
sk_jats_raw(xmlNode *ref, struct sk_arena *arena, struct sakuin_str *raw,
	    struct sakuin_error *err)
{
	xmlNode *citation = citation_in(ref);
	xmlNode *label = sk_xml_find(ref, "label");
	struct sk_buf out = { 0 }, parts = { 0 };
	struct sakuin_str line = { 0 };
	bool ok = true;

	if (label)
		ok = sk_xml_line(label, arena, &line, err) &&
		     sk_buf_printf(&out, err, "%.*s%s ", (int)line.len,
				   line.ptr,
				   line.len && strchr("0123456789",
						      line.ptr[line.len - 1])
					   ? "."
					   : "");
	if (ok && is_printed(citation))
		ok = sk_xml_line(citation, arena, &line, err);
	else if (ok)
		ok = put_parts(&parts, citation, err) &&
		     sk_arena_copy(arena, sk_buf_str(&parts), &line, err);
	ok = ok && sk_buf_add(&out, line.ptr, line.len, err) &&
	     sk_one_line(sk_buf_str(&out), arena, raw, err);
	sk_buf_done(&parts);
	sk_buf_done(&out);
	return ok;
}

/* ------------------------------------------------------------------- JSON */

/* Byte offsets, ascending, as code points. */
struct points {
	struct sakuin_str text;
	size_t at, points;
};

static size_t
points_to(struct points *p, size_t byte)
{
	if (byte < p->at)
		p->at = p->points = 0;
	for (; p->at < byte && p->at < p->text.len; p->at++)
		p->points += ((uint8_t)p->text.ptr[p->at] & 0xC0) != 0x80;
	return p->points;
}

/* ,"KEY":"VALUE" of the text below NODE, if there is any. */
static bool
put_field(struct sk_buf *out, const char *key, xmlNode *node,
	  struct sakuin_error *err)
{
	struct sk_arena own = { 0 };
	struct sakuin_str line = { 0 };
	bool ok = !node || sk_xml_line(node, &own, &line, err);

	ok = ok &&
	     (line.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", key) &&
				sk_json_string(out, line, err)));
	sk_arena_done(&own);
	return ok;
}

static bool
put_author(struct sk_buf *out, xmlNode *name, bool first,
	   struct sakuin_error *err)
{
	xmlNode *family = sk_xml_find(name, "surname");
	size_t start;

	if (!sk_buf_puts(out, first ? "{" : ",{", err))
		return false;
	start = out->len;
	if (family ? !put_field(out, "family", family, err) ||
			     !put_field(out, "given",
					sk_xml_find(name, "given-names"), err)
		   : !put_field(out, "literal", name, err))
		return false;
	/* Without the comma that each field begins with. */
	if (out->len > start) {
		memmove(out->ptr + start, out->ptr + start + 1,
			out->len - start - 1);
		out->len--;
	}
	return sk_buf_putc(out, '}', err);
}

/* Editors are no authors. */
static bool
is_editors(const xmlNode *node)
{
	return sk_xml_is(node, "person-group") &&
	       sk_xml_attr(node, "person-group-type").len > 0 &&
	       !sk_str_eq(sk_xml_attr(node, "person-group-type"),
			  sk_str("author"));
}

static bool
put_author_list(struct sk_buf *out, xmlNode *citation, struct sakuin_error *err)
{
	bool first = true, over;

	if (!sk_buf_puts(out, ",\"authors\":[", err))
		return false;
	for (xmlNode *n = citation; n; n = sk_xml_next(n, citation, over)) {
		over = is_editors(n);
		if (!sk_xml_one_of(n, "name string-name collab"))
			continue;
		over = true;
		if (!put_author(out, n, first, err))
			return false;
		first = false;
	}
	return sk_buf_putc(out, ']', err);
}

static xmlNode *
pub_id(xmlNode *citation, const char *type)
{
	for (xmlNode *n = citation; n; n = sk_xml_next(n, citation, false))
		if (sk_xml_is(n, "pub-id") &&
		    sk_str_eq(sk_xml_attr(n, "pub-id-type"), sk_str(type)))
			return n;
	return NULL;
}

static bool
put_year(struct sk_buf *out, xmlNode *citation, struct sakuin_error *err)
{
	struct sk_arena own = { 0 };
	struct sakuin_str line = { 0 };
	char date[11] = "";
	bool ok = sk_xml_line(sk_xml_find(citation, "year"), &own, &line, err);

	if (ok && line.len >= 4 &&
	    sk_date_find((struct sakuin_str){ line.ptr, 4 }, date) == 4)
		ok = sk_buf_printf(out, err, ",\"year\":%d,\"date\":\"%s\"",
				   (date[0] - '0') * 1000 +
					   (date[1] - '0') * 100 +
					   (date[2] - '0') * 10 + date[3] - '0',
				   date);
	sk_arena_done(&own);
	return ok;
}

static bool
put_pages(struct sk_buf *out, xmlNode *citation, struct sakuin_error *err)
{
	xmlNode *first = sk_xml_find(citation, "fpage");
	xmlNode *last = sk_xml_find(citation, "lpage");
	struct sk_arena own = { 0 };
	struct sakuin_str from = { 0 }, to = { 0 };
	struct sk_buf pages = { 0 };
	bool ok;

	if (!first)
		first = sk_xml_find(citation, "elocation-id");
	ok = sk_xml_line(first, &own, &from, err) &&
	     sk_xml_line(last, &own, &to, err) &&
	     sk_buf_printf(&pages, err, "%.*s%s%.*s", (int)from.len, from.ptr,
			   from.len && to.len ? "-" : "", (int)to.len, to.ptr);
	if (ok && from.len > 0)
		ok = sk_buf_puts(out, ",\"pages\":", err) &&
		     sk_json_string(out, sk_buf_str(&pages), err);
	sk_buf_done(&pages);
	sk_arena_done(&own);
	return ok;
}

/* A source without a title in it is the title itself. */
static bool
put_titles(struct sk_buf *out, xmlNode *citation, struct sakuin_error *err)
{
	xmlNode *title = sk_xml_find(citation, "article-title");
	xmlNode *source = sk_xml_find(citation, "source");

	if (!title)
		title = sk_xml_find(citation, "chapter-title");
	if (!title)
		title = sk_xml_find(citation, "data-title");
	return put_field(out, "title", title ? title : source, err) &&
	       put_field(out, "title_translated",
			 sk_xml_find(citation, "trans-title"), err) &&
	       (!title || put_field(out, "container", source, err));
}

static bool
put_reference(const struct sk_jats_ref *ref, struct points *points,
	      struct sk_buf *out, struct sakuin_error *err)
{
	xmlNode *c = citation_in(ref->node);
	struct sakuin_str raw = { points->text.ptr + ref->start,
				  ref->end - ref->start };
	size_t start = points_to(points, ref->start);
	size_t end = points_to(points, ref->end);

	/* Without a name tagged it tells less than what is printed. */
	if (is_printed(c) && !is_tagged(c))
		return sk_json_string(out, raw, err);
	return sk_buf_puts(out, "{\"raw\":", err) &&
	       sk_json_string(out, raw, err) &&
	       sk_buf_printf(out, err, ",\"start\":%zu,\"end\":%zu", start,
			     end) &&
	       put_field(out, "number", sk_xml_find(ref->node, "label"), err) &&
	       put_author_list(out, c, err) && put_year(out, c, err) &&
	       put_titles(out, c, err) &&
	       put_field(out, "volume", sk_xml_find(c, "volume"), err) &&
	       put_field(out, "issue", sk_xml_find(c, "issue"), err) &&
	       put_pages(out, c, err) &&
	       put_field(out, "publisher", sk_xml_find(c, "publisher-name"),
			 err) &&
	       put_field(out, "url", sk_xml_find(c, "uri"), err) &&
	       put_field(out, "doi", pub_id(c, "doi"), err) &&
	       sk_buf_putc(out, '}', err);
}

/* Does a sentence end at S[I]? */
static bool
ends(struct sakuin_str s, size_t i)
{
	if (s.ptr[i] == '\n')
		return true;
	if (i + 2 < s.len && !memcmp(s.ptr + i, "\xE3\x80\x82", 3))
		return true;
	return strchr(".!?", s.ptr[i]) && s.ptr[i] && i + 1 < s.len &&
	       (s.ptr[i + 1] == ' ' || s.ptr[i + 1] == '\n');
}

/* The sentence around [*START, *END). */
static void
sentence(struct sakuin_str s, size_t *start, size_t *end)
{
	size_t from = *start, to = *end;

	while (from > 0 && *start - from < SENTENCE && !ends(s, from - 1))
		from--;
	while (from < *start &&
	       (s.ptr[from] == ' ' || ((uint8_t)s.ptr[from] & 0xC0) == 0x80))
		from++;
	while (to < s.len && to - *end < SENTENCE && !ends(s, to))
		to++;
	if (to < s.len && s.ptr[to] != '\n')
		to += (uint8_t)s.ptr[to] < 0x80 ? 1 : 3;
	while (to < s.len && ((uint8_t)s.ptr[to] & 0xC0) == 0x80)
		to++;
	*start = from;
	*end = to;
}

/* The numbers of the references whose ids are in LIST. */
static bool
put_cited(const struct sk_jats *j, struct sakuin_str list, struct sk_buf *out,
	  size_t *count, struct sakuin_error *err)
{
	*count = 0;
	while (list.len > 0) {
		const char *space = memchr(list.ptr, ' ', list.len);
		struct sakuin_str id = list;
		size_t i = 0;

		if (space)
			id.len = (size_t)(space - list.ptr);
		while (i < j->ref_count && !sk_str_eq(j->refs[i].id, id))
			i++;
		if (i < j->ref_count && id.len > 0 &&
		    !sk_buf_printf(out, err, "%s%zu", (*count)++ ? "," : "", i))
			return false;
		id.len += space != NULL;
		list.ptr += id.len;
		list.len -= id.len;
	}
	return true;
}

static bool
put_citation(const struct sk_jats *j, const struct sk_jats_mark *mark,
	     struct points *points, struct sk_buf *out, bool *first,
	     struct sakuin_error *err)
{
	struct sakuin_str text = points->text,
			  marker = { text.ptr + mark->start,
				     mark->end - mark->start };
	size_t from = mark->start, to = mark->end, count;
	struct sk_buf cited = { 0 };
	bool ok = put_cited(j, mark->refs, &cited, &count, err);

	sentence(text, &from, &to);
	if (ok && count > 0) {
		size_t at[4];

		at[0] = points_to(points, from);
		at[1] = points_to(points, mark->start);
		at[2] = points_to(points, mark->end);
		at[3] = points_to(points, to);
		ok = sk_buf_printf(out, err,
				   "%s{\"sentence_start\":%zu,\"start\":%zu,"
				   "\"end\":%zu,\"sentence_end\":%zu,"
				   "\"references\":[%.*s],\"marker\":",
				   *first ? "" : ",", at[0], at[1], at[2],
				   at[3], (int)cited.len, cited.ptr) &&
		     sk_json_string(out, marker, err) &&
		     sk_buf_putc(out, '}', err);
		*first = false;
	}
	sk_buf_done(&cited);
	return ok;
}

bool
sk_jats_references(const struct sk_jats *j, struct sakuin_str text,
		   struct sk_buf *out, struct sakuin_error *err)
{
	struct points points = { .text = text };
	bool first = true;

	if (!sk_buf_puts(out, "{\"references\":[", err))
		return false;
	for (size_t i = 0; i < j->ref_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !put_reference(&j->refs[i], &points, out, err))
			return false;
	if (!sk_buf_puts(out, "],\"citations\":[", err))
		return false;
	for (size_t i = 0; i < j->mark_count; i++)
		if (!put_citation(j, &j->marks[i], &points, out, &first, err))
			return false;
	return sk_buf_puts(out, "]}", err);
}
