/* mail.c - one message (RFC 5322, MIME), through GMime: its text is a
 * document, each attachment a member. */
#include <stdio.h>

#include "encodings.h"
#include "html.h"
#include "http.h"
#include "mail.h"
#include "mail_impl.h"
#include "metadata.h"
#include "prose.h"
#include "sniff.h"

enum { DEPTH = 50 };

static bool
mail_matches(struct sakuin_str head, struct sakuin_str name)
{
	return !sk_sniff_binary(head) &&
	       sk_mail_looks(head, sk_name_ends(name, ".eml"));
}

static struct sakuin_str
str(const char *s)
{
	return sk_str(s ? s : "");
}

/* ------------------------------------------------------------------ parts */

bool
sk_mail_bytes(const struct sk_mail *m, GMimePart *part, struct sk_buf *out,
	      struct sakuin_error *err)
{
	GMimeDataWrapper *content = m->g->g_mime_part_get_content_(part);
	GMimeStream *memory = m->g->g_mime_stream_mem_new_();
	GByteArray *bytes;
	bool ok;

	if (content)
		m->g->g_mime_data_wrapper_write_to_stream_(content, memory);
	bytes = m->g->g_mime_stream_mem_get_byte_array_(
		(GMimeStreamMem *)memory);
	ok = sk_buf_add(out, bytes->data, bytes->len, err);
	m->g->g_object_unref_(memory);
	return ok;
}

/* Text that was decoded, as what it is. */
static bool
put_text(struct sk_mail *m, struct sakuin_str s, bool html,
	 struct sakuin_error *err)
{
	size_t max = sk_source_text_max(m->source);
	bool cut = false, ok = true;
	xmlDoc *tree;
	xmlNode *root;

	if (s.len == 0 || m->text.len >= max) {
		m->cut |= s.len > 0;
		return true;
	}
	if (!html) {
		cut = s.len > max - m->text.len;
		s.len = sk_utf8_cut(s, max - m->text.len);
		ok = sk_buf_add(&m->text, s.ptr, s.len, err);
	} else {
		tree = sk_html_parse(s, &cut, err);
		if (!tree)
			return false;
		root = xmlDocGetRootElement(tree);
		ok = !root || sk_html_inner(root, max - m->text.len, &m->text,
					    &cut, err);
		xmlFreeDoc(tree);
	}
	m->cut |= cut;
	return ok &&
	       (m->text.len == 0 || m->text.ptr[m->text.len - 1] == '\n' ||
		sk_buf_putc(&m->text, '\n', err));
}

static bool
put_body(struct sk_mail *m, GMimePart *part, bool html,
	 struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type_((GMimeObject *)part);
	struct sk_document how = { 0 };
	struct sk_buf bytes = { 0 };
	struct sakuin_str text, charset;
	bool ok = sk_mail_bytes(m, part, &bytes, err);

	charset =
		str(m->g->g_mime_content_type_get_parameter_(type, "charset"));
	if (charset.len == 0 && html)
		charset = sk_html_charset(sk_buf_str(&bytes));
	ok = ok &&
	     sk_decode(sk_buf_str(&bytes), charset, m->source->encoding,
		       m->source->arena, &text, &how, err) &&
	     put_text(m, text, html, err);
	m->doc->replaced += how.replaced;
	if (m->doc->encoding.len == 0) {
		m->doc->encoding = how.encoding;
		m->doc->encoding_by = how.encoding_by;
	}
	sk_buf_done(&bytes);
	return ok;
}

/* ------------------------------------------------------------------- tree */

static bool put_object(struct sk_mail *m, GMimeObject *object,
		       struct sakuin_error *err);

static bool
is_attached(const struct sk_mail *m, GMimeObject *part)
{
	GMimeContentDisposition *d =
		m->g->g_mime_object_get_content_disposition_(part);

	return (d && m->g->g_mime_content_disposition_is_attachment_(d)) ||
	       (sk_mail_is(m, part, m->g->g_mime_part_get_type_()) &&
		m->g->g_mime_part_get_filename_((GMimePart *)part));
}

/* Of several forms of one text the plain one, if there is any in it. */
static bool
put_alternative(struct sk_mail *m, GMimeMultipart *multi,
		struct sakuin_error *err)
{
	int count = m->g->g_mime_multipart_get_count_(multi);
	size_t before = m->text.len;

	for (int i = 0; i < count; i++) {
		GMimeObject *part = m->g->g_mime_multipart_get_part_(multi, i);
		GMimeContentType *type =
			m->g->g_mime_object_get_content_type_(part);

		if (m->g->g_mime_content_type_is_type_(type, "text", "plain") &&
		    !put_object(m, part, err))
			return false;
	}
	for (int i = count - 1; i >= 0 && m->text.len < before + 2; i--) {
		GMimeObject *part = m->g->g_mime_multipart_get_part_(multi, i);
		GMimeContentType *type =
			m->g->g_mime_object_get_content_type_(part);

		m->text.len = before;
		if (!m->g->g_mime_content_type_is_type_(type, "text",
							"plain") &&
		    !put_object(m, part, err))
			return false;
	}
	return true;
}

static bool
put_multipart(struct sk_mail *m, GMimeMultipart *multi,
	      struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type_((GMimeObject *)multi);
	int count = m->g->g_mime_multipart_get_count_(multi);

	if (m->g->g_mime_content_type_is_type_(type, "multipart",
					       "alternative"))
		return put_alternative(m, multi, err);
	for (int i = 0; i < count; i++)
		if (!put_object(m, m->g->g_mime_multipart_get_part_(multi, i),
				err))
			return false;
	return true;
}

static bool
put_object(struct sk_mail *m, GMimeObject *object, struct sakuin_error *err)
{
	GMimeContentType *type = m->g->g_mime_object_get_content_type_(object);
	bool html = m->g->g_mime_content_type_is_type_(type, "text", "html"),
	     ok;

	if (!object || m->depth >= DEPTH)
		return true;
	m->depth++;
	if (sk_mail_is(m, object, m->g->g_mime_multipart_get_type_()))
		ok = put_multipart(m, (GMimeMultipart *)object, err);
	else if (sk_mail_is(m, object, m->g->g_mime_message_part_get_type_()))
		ok = sk_mail_message(m, (GMimeMessagePart *)object, err);
	else if (!sk_mail_is(m, object, m->g->g_mime_part_get_type_()))
		ok = true;
	else if (m->g->g_mime_content_type_is_type_(type, "text", "*") &&
		 sk_mail_wanted(m, type) && !is_attached(m, object))
		ok = put_body(m, (GMimePart *)object, html, err);
	else
		ok = sk_mail_attachment(m, (GMimePart *)object, err);
	m->depth--;
	return ok;
}

static bool
mail_document(struct sk_mail *m, GMimeMessage *message,
	      struct sakuin_error *err)
{
	GMimeObject *body = m->g->g_mime_message_get_mime_part_(message);

	if (!sk_mail_headers(m, message, err) ||
	    (body && !put_object(m, body, err)) ||
	    !sk_arena_copy(m->source->arena, sk_buf_str(&m->text),
			   &m->doc->text, err))
		return false;
	m->doc->truncated |= m->cut;
	return m->doc->text.len > 0 || m->doc->title.len > 0 ||
	       sk_fail(err, SAKUIN_EINVAL, "no text in it");
}

/* ------------------------------------------------------------------ reading */

/* Old mail has headers in the encoding of its text, without a word. */
static GMimeParserOptions *
parser_options(const struct sk_mail *m, struct sakuin_str bytes)
{
	GMimeParserOptions *o = m->g->g_mime_parser_options_new_();
	struct sakuin_str head = { 0 }, charset = { 0 };
	char name[60];
	const char *list[4] = { "utf-8" };
	size_t count = 1;

	if (sk_http_head(&bytes, &head))
		charset = sk_http_parameter(
			sk_http_header(head, "Content-Type"), "charset");
	if (charset.len > 0 && charset.len < sizeof name) {
		snprintf(name, sizeof name, "%.*s", (int)charset.len,
			 charset.ptr);
		list[count++] = name;
	}
	list[count++] =
		m->source->encoding ? m->source->encoding : "iso-8859-1";
	m->g->g_mime_parser_options_set_fallback_charsets_(o, list);
	return o;
}

static bool
mail_parse(struct sk_mail *m, struct sakuin_str bytes, struct sakuin_error *err)
{
	GMimeStream *stream =
		m->g->g_mime_stream_mem_new_with_buffer_(bytes.ptr, bytes.len);
	GMimeParser *parser = m->g->g_mime_parser_new_with_stream_(stream);
	GMimeParserOptions *options = parser_options(m, bytes);
	GMimeMessage *message =
		m->g->g_mime_parser_construct_message_(parser, options);
	bool ok = message ? mail_document(m, message, err)
			  : sk_fail(err, SAKUIN_EINVAL,
				    "it looks like mail, but is none");

	if (message)
		m->g->g_object_unref_(message);
	m->g->g_mime_parser_options_free_(options);
	m->g->g_object_unref_(parser);
	m->g->g_object_unref_(stream);
	return ok;
}

static bool
mail_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_gmime library;
	struct sk_document doc = { .mime = sk_str("message/rfc822"),
				   .path = sk_str(source->path) };
	struct sk_mail m = { .source = source, .doc = &doc, .g = &library };
	struct sk_buf bytes = { 0 };
	bool ok = sk_gmime_load(&library, err) &&
		  sk_source_read(source, 0, SK_MEMBER_MAX, &bytes, err);

	ok = ok && mail_parse(&m, sk_buf_str(&bytes), err);
	sk_buf_done(&bytes);
	sk_buf_done(&m.text);
	return ok && fn(ctx, &doc, err);
}

static bool
mail_library(struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "GMime %d.%d", GMIME_MAJOR_VERSION,
			     GMIME_MINOR_VERSION);
}

const struct sk_format sk_format_mail = {
	.name = "mail",
	.mime = "message/rfc822",
	.foreign = true,
	.library = mail_library,
	.prepare = sk_gmime_prepare,
	.matches = mail_matches,
	.read = mail_read,
};
