/* jats_raw.c - a reference of a journal article as one printed line. */
#include "jats.h"
#include "metadata.h"

xmlNode *
sk_jats_citation(xmlNode *ref)
{
	static const char list[] =
		"mixed-citation element-citation citation nlm-citation";

	for (xmlNode *n = ref; n; n = sk_xml_next(n, ref, false))
		if (n != ref && sk_xml_one_of(n, list))
			return n;
	return ref;
}

bool
sk_jats_is_printed(const xmlNode *citation)
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
	xmlNode *citation = sk_jats_citation(ref);
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
	if (ok && sk_jats_is_printed(citation))
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
