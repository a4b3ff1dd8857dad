/* mail.c - one message (RFC 5322, MIME), through GMime: its text is a
 * document, each attachment a member. */
#include <stdio.h>

#include "encodings.h"
#include "gmime_library.h"
#include "html.h"
#include "http.h"
#include "mail.h"
#include "metadata.h"
#include "prose.h"
#include "sniff.h"

enum { AUTHORS = 50, DEPTH = 50 };

struct mail {
	const struct sk_source *source;
	struct sk_document *doc;
	const struct sk_gmime *g;
	struct sk_buf text;
	bool cut;
	unsigned depth;
	unsigned attachments;
};

/* Is OBJECT of TYPE? */
static bool
is(const struct mail *m, const void *object, GType type)
{
	const GTypeInstance *instance = object;

	return object && m->g->g_type_check_instance_is_a(
				 (GTypeInstance *)(uintptr_t)instance, type);
}

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

/* The bytes of a part, without its transfer encoding, in OUT. */
static bool
part_bytes(const struct mail *m, GMimePart *part, struct sk_buf *out,
	   struct sakuin_error *err)
{
	GMimeDataWrapper *content = m->g->g_mime_part_get_content(part);
	GMimeStream *memory = m->g->g_mime_stream_mem_new();
	GByteArray *bytes;
	bool ok;

	if (content)
		m->g->g_mime_data_wrapper_write_to_stream(content, memory);
	bytes = m->g->g_mime_stream_mem_get_byte_array(
		(GMimeStreamMem *)memory);
	ok = sk_buf_add(out, bytes->data, bytes->len, err);
	m->g->g_object_unref(memory);
	return ok;
}

/* Text that was decoded, as what it is. */
static bool
put_text(struct mail *m, struct sakuin_str s, bool html,
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
put_body(struct mail *m, GMimePart *part, bool html, struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type((GMimeObject *)part);
	struct sk_document how = { 0 };
	struct sk_buf bytes = { 0 };
	struct sakuin_str text, charset;
	bool ok = part_bytes(m, part, &bytes, err);

	charset = str(m->g->g_mime_content_type_get_parameter(type, "charset"));
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

/* The name of an attachment without folders, or its number. */
static bool
attachment_name(struct mail *m, const char *given, const char *ending,
		struct sk_buf *name, struct sakuin_error *err)
{
	const char *slash = given ? strrchr(given, '/') : NULL;
	uint32_t replaced = 0;

	m->attachments++;
	if (slash)
		given = slash + 1;
	if (given && *given)
		return sk_utf8_repair(sk_str(given), false, name, &replaced,
				      err);
	return sk_buf_printf(name, err, "part-%u%s", m->attachments, ending);
}

static bool
put_member(struct mail *m, const char *given, const char *ending,
	   const char *mime, const char *charset, struct sakuin_str bytes,
	   struct sakuin_error *err)
{
	struct sk_member member = { .fd = -1,
				    .about = { .date = m->doc->date } };
	struct sk_buf name = { 0 }, code = { 0 };
	uint32_t replaced = 0;
	bool ok;

	if (!m->source->member || bytes.len == 0)
		return true;
	ok = attachment_name(m, given, ending, &name, err) &&
	     sk_utf8_repair(str(charset), false, &code, &replaced, err) &&
	     sk_member_make(&member, bytes, err);
	member.name = sk_buf_str(&name);
	member.charset = sk_buf_str(&code);
	member.about.mime = sk_str(mime);
	ok = ok && m->source->member(m->source->complain_ctx, &member, err);
	sk_member_done(&member);
	sk_buf_done(&name);
	sk_buf_done(&code);
	return ok;
}

/* What is no text, and never was. */
static bool
wanted(const struct mail *m, GMimeContentType *type)
{
	static const char *const no[][2] = {
		{ "image", "*" },
		{ "audio", "*" },
		{ "video", "*" },
		{ "application", "pgp-signature" },
		{ "application", "pkcs7-signature" },
		{ "application", "x-pkcs7-signature" },
		{ "text", "calendar" },
		{ "text", "x-vcard" },
	};

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (m->g->g_mime_content_type_is_type(type, no[i][0], no[i][1]))
			return false;
	return true;
}

static bool
put_attachment(struct mail *m, GMimePart *part, struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type((GMimeObject *)part);
	bool html = m->g->g_mime_content_type_is_type(type, "text", "html");
	bool plain = m->g->g_mime_content_type_is_type(type, "text", "plain");
	struct sk_buf bytes = { 0 };
	bool ok;

	if (!wanted(m, type))
		return true;
	ok = part_bytes(m, part, &bytes, err) &&
	     put_member(
		     m, m->g->g_mime_part_get_filename(part),
		     html    ? ".html"
		     : plain ? ".txt"
			     : "",
		     html ? "text/html" : "",
		     m->g->g_mime_content_type_get_parameter(type, "charset"),
		     sk_buf_str(&bytes), err);
	sk_buf_done(&bytes);
	return ok;
}

/* A message within this one: as it stands. */
static bool
put_message(struct mail *m, GMimeMessagePart *part, struct sakuin_error *err)
{
	GMimeMessage *inner = m->g->g_mime_message_part_get_message(part);
	GMimeStream *memory = m->g->g_mime_stream_mem_new();
	GByteArray *bytes;
	bool ok = true;

	if (inner) {
		m->g->g_mime_object_write_to_stream((GMimeObject *)inner, NULL,
						    memory);
		bytes = m->g->g_mime_stream_mem_get_byte_array(
			(GMimeStreamMem *)memory);
		ok = put_member(m, NULL, ".eml", "message/rfc822", NULL,
				(struct sakuin_str){ (const char *)bytes->data,
						     bytes->len },
				err);
	}
	m->g->g_object_unref(memory);
	return ok;
}

/* ------------------------------------------------------------------- tree */

static bool put_object(struct mail *m, GMimeObject *object,
		       struct sakuin_error *err);

static bool
is_attached(const struct mail *m, GMimeObject *part)
{
	GMimeContentDisposition *d =
		m->g->g_mime_object_get_content_disposition(part);

	return (d && m->g->g_mime_content_disposition_is_attachment(d)) ||
	       (is(m, part, m->g->g_mime_part_get_type()) &&
		m->g->g_mime_part_get_filename((GMimePart *)part));
}

/* Of several forms of one text the plain one, if there is any in it. */
static bool
put_alternative(struct mail *m, GMimeMultipart *multi, struct sakuin_error *err)
{
	int count = m->g->g_mime_multipart_get_count(multi);
	size_t before = m->text.len;

	for (int i = 0; i < count; i++) {
		GMimeObject *part = m->g->g_mime_multipart_get_part(multi, i);
		GMimeContentType *type =
			m->g->g_mime_object_get_content_type(part);

		if (m->g->g_mime_content_type_is_type(type, "text", "plain") &&
		    !put_object(m, part, err))
			return false;
	}
	for (int i = count - 1; i >= 0 && m->text.len < before + 2; i--) {
		GMimeObject *part = m->g->g_mime_multipart_get_part(multi, i);
		GMimeContentType *type =
			m->g->g_mime_object_get_content_type(part);

		m->text.len = before;
		if (!m->g->g_mime_content_type_is_type(type, "text", "plain") &&
		    !put_object(m, part, err))
			return false;
	}
	return true;
}

static bool
put_multipart(struct mail *m, GMimeMultipart *multi, struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type((GMimeObject *)multi);
	int count = m->g->g_mime_multipart_get_count(multi);

	if (m->g->g_mime_content_type_is_type(type, "multipart", "alternative"))
		return put_alternative(m, multi, err);
	for (int i = 0; i < count; i++)
		if (!put_object(m, m->g->g_mime_multipart_get_part(multi, i),
				err))
			return false;
	return true;
}

static bool
put_object(struct mail *m, GMimeObject *object, struct sakuin_error *err)
{
	GMimeContentType *type = m->g->g_mime_object_get_content_type(object);
	bool html = m->g->g_mime_content_type_is_type(type, "text", "html"), ok;

	if (!object || m->depth >= DEPTH)
		return true;
	m->depth++;
	if (is(m, object, m->g->g_mime_multipart_get_type()))
		ok = put_multipart(m, (GMimeMultipart *)object, err);
	else if (is(m, object, m->g->g_mime_message_part_get_type()))
		ok = put_message(m, (GMimeMessagePart *)object, err);
	else if (!is(m, object, m->g->g_mime_part_get_type()))
		ok = true;
	else if (m->g->g_mime_content_type_is_type(type, "text", "*") &&
		 wanted(m, type) && !is_attached(m, object))
		ok = put_body(m, (GMimePart *)object, html, err);
	else
		ok = put_attachment(m, (GMimePart *)object, err);
	m->depth--;
	return ok;
}

/* ----------------------------------------------------------------- headers */

/* A header that GMime decoded, as one line of valid UTF-8. */
static bool
line_of(struct mail *m, const char *s, struct sakuin_str *out,
	struct sakuin_error *err)
{
	struct sk_buf clean = { 0 };
	uint32_t replaced = 0;
	bool ok = sk_utf8_repair(str(s), false, &clean, &replaced, err) &&
		  sk_one_line(sk_buf_str(&clean), m->source->arena, out, err);

	sk_buf_done(&clean);
	return ok;
}

static bool
put_authors(struct mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	InternetAddressList *from = m->g->g_mime_message_get_from(message);
	int count = from ? m->g->internet_address_list_length(from) : 0;
	struct sakuin_str *authors =
		sk_arena_array(m->source->arena, AUTHORS, sizeof *authors, err);

	if (!authors)
		return false;
	for (int i = 0; i < count && m->doc->author_count < AUTHORS; i++) {
		InternetAddress *a =
			m->g->internet_address_list_get_address(from, i);
		const char *name = m->g->internet_address_get_name(a);
		struct sakuin_str *to = &authors[m->doc->author_count];

		if ((!name || !*name) &&
		    is(m, a, m->g->internet_address_mailbox_get_type()))
			name = m->g->internet_address_mailbox_get_addr(
				(InternetAddressMailbox *)a);
		if (!line_of(m, name, to, err))
			return false;
		m->doc->author_count += to->len > 0;
	}
	m->doc->authors = authors;
	return true;
}

/* Who it went to, as the first lines of the text. */
static bool
put_recipients(struct mail *m, GMimeMessage *message, const char *label,
	       GMimeAddressType type, struct sakuin_error *err)
{
	InternetAddressList *list =
		m->g->g_mime_message_get_addresses(message, type);
	char *all =
		list ? m->g->internet_address_list_to_string(list, NULL, FALSE)
		     : NULL;
	struct sakuin_str line;
	bool ok = line_of(m, all, &line, err) &&
		  (line.len == 0 ||
		   sk_buf_printf(&m->text, err, "%s: %.*s\n", label,
				 (int)line.len, line.ptr));

	m->g->g_free(all);
	return ok;
}

/* A web page that was saved as mail (MHTML) says from where. */
static bool
put_location(struct mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	const char *url = m->g->g_mime_object_get_header(
		(GMimeObject *)message, "Snapshot-Content-Location");

	return !url || line_of(m, url, &m->doc->url, err);
}

static bool
put_headers(struct mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	GDateTime *date = m->g->g_mime_message_get_date(message);
	struct sakuin_str id;
	char day[40] = "", found[11];
	int y, mo, d;

	if (date) {
		m->g->g_date_time_get_ymd(date, &y, &mo, &d);
		snprintf(day, sizeof day, "%04d-%02d-%02d", y, mo, d);
		sk_date_find(sk_str(day), found);
		if (!sk_arena_copy(m->source->arena, sk_str(found),
				   &m->doc->date, err))
			return false;
	}
	if (!line_of(m, m->g->g_mime_message_get_subject(message),
		     &m->doc->title, err) ||
	    !line_of(m, m->g->g_mime_message_get_message_id(message), &id,
		     err) ||
	    !put_authors(m, message, err))
		return false;
	if (!put_location(m, message, err))
		return false;
	if (m->doc->url.len == 0 && id.len > 0 && id.len < 200) {
		char url[220];

		snprintf(url, sizeof url, "mid:%.*s", (int)id.len, id.ptr);
		if (!sk_arena_copy(m->source->arena, sk_str(url), &m->doc->url,
				   err))
			return false;
	}
	return put_recipients(m, message, "To", GMIME_ADDRESS_TYPE_TO, err) &&
	       put_recipients(m, message, "Cc", GMIME_ADDRESS_TYPE_CC, err);
}

static bool
mail_document(struct mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	GMimeObject *body = m->g->g_mime_message_get_mime_part(message);

	if (!put_headers(m, message, err) ||
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
parser_options(const struct mail *m, struct sakuin_str bytes)
{
	GMimeParserOptions *o = m->g->g_mime_parser_options_new();
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
	m->g->g_mime_parser_options_set_fallback_charsets(o, list);
	return o;
}

static bool
mail_parse(struct mail *m, struct sakuin_str bytes, struct sakuin_error *err)
{
	GMimeStream *stream =
		m->g->g_mime_stream_mem_new_with_buffer(bytes.ptr, bytes.len);
	GMimeParser *parser = m->g->g_mime_parser_new_with_stream(stream);
	GMimeParserOptions *options = parser_options(m, bytes);
	GMimeMessage *message =
		m->g->g_mime_parser_construct_message(parser, options);
	bool ok = message ? mail_document(m, message, err)
			  : sk_fail(err, SAKUIN_EINVAL,
				    "it looks like mail, but is none");

	if (message)
		m->g->g_object_unref(message);
	m->g->g_mime_parser_options_free(options);
	m->g->g_object_unref(parser);
	m->g->g_object_unref(stream);
	return ok;
}

static bool
mail_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_gmime library;
	struct sk_document doc = { .mime = sk_str("message/rfc822"),
				   .path = sk_str(source->path) };
	struct mail m = { .source = source, .doc = &doc, .g = &library };
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
