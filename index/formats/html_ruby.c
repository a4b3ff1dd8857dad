/* html_ruby.c - the readings that stand at words: <ruby>, in HTML and EPUB. */
#include "html.h"
#include "metadata.h"
#include "ruby.h"

/* What is in one <ruby>: bases and readings take turns, or all bases come
 * before all readings. */
struct piece {
	struct sk_buf base, reading;
};

/* Is NODE in an element NAME below ROOT? */
static bool
within(const xmlNode *node, const xmlNode *root, const char *name)
{
	for (; node && node != root; node = node->parent)
		if (sk_xml_is(node, name))
			return true;
	return false;
}

/* Is there nothing but white space between ruby NODE and the ruby before? */
static bool
follows(const xmlNode *node)
{
	for (node = node->prev; node; node = node->prev) {
		if (node->type == XML_ELEMENT_NODE)
			return sk_xml_is(node, "ruby");
		if (node->type == XML_TEXT_NODE && node->content &&
		    sk_trim(sk_str((const char *)node->content)).len > 0)
			return false;
	}
	return false;
}

static bool
put_piece(struct sk_ruby *r, struct piece *piece, bool *joined,
	  struct sakuin_error *err)
{
	bool ok = true;

	if (piece->base.len > 0) {
		ok = sk_ruby_add(r, sk_buf_str(&piece->base),
				 sk_buf_str(&piece->reading), *joined, err);
		*joined = true;
	}
	sk_buf_clear(&piece->base);
	sk_buf_clear(&piece->reading);
	return ok;
}

/* The pieces of the element RUBY.  A second level of annotation (rtc) tells
 * what it means, not how it is read. */
static bool
put_ruby(struct sk_ruby *r, xmlNode *ruby, struct piece *piece,
	 struct sakuin_error *err)
{
	bool joined = follows(ruby);

	for (xmlNode *n = ruby; n; n = sk_xml_next(n, ruby, false)) {
		struct sakuin_str s;

		if (n->type != XML_TEXT_NODE || !n->content ||
		    within(n, ruby, "rp") || within(n, ruby, "rtc"))
			continue;
		s = sk_str((const char *)n->content);
		if (within(n, ruby, "rt")) {
			if (!sk_buf_add(&piece->reading, s.ptr, s.len, err))
				return false;
			continue;
		}
		if (sk_trim(s).len == 0)
			continue;
		if (piece->reading.len > 0 &&
		    !put_piece(r, piece, &joined, err))
			return false;
		if (!sk_buf_add(&piece->base, s.ptr, s.len, err))
			return false;
	}
	return put_piece(r, piece, &joined, err);
}

bool
sk_html_ruby(xmlNode *root, struct sk_ruby *r, struct sakuin_error *err)
{
	struct piece piece = { 0 };
	bool ok = true;

	for (xmlNode *n = root; ok && n; n = sk_xml_next(n, root, false))
		if (sk_xml_is(n, "ruby"))
			ok = put_ruby(r, n, &piece, err);
	sk_buf_done(&piece.base);
	sk_buf_done(&piece.reading);
	return ok;
}
