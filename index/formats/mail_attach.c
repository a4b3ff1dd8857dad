/* mail_attach.c - what is attached to a message, as members. */
#include <stdio.h>

#include "encodings.h"
#include "mail_impl.h"

/* The name of an attachment without folders, or its number. */
static bool
attachment_name(struct sk_mail *m, const char *given, const char *ending,
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
put_member(struct sk_mail *m, const char *given, const char *ending,
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
	     sk_utf8_repair(sk_str(charset ? charset : ""), false, &code,
			    &replaced, err) &&
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

bool
sk_mail_wanted(const struct sk_mail *m, GMimeContentType *type)
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
		if (m->g->g_mime_content_type_is_type_(type, no[i][0],
						       no[i][1]))
			return false;
	return true;
}

bool
sk_mail_attachment(struct sk_mail *m, GMimePart *part, struct sakuin_error *err)
{
	GMimeContentType *type =
		m->g->g_mime_object_get_content_type_((GMimeObject *)part);
	bool html = m->g->g_mime_content_type_is_type_(type, "text", "html");
	bool plain = m->g->g_mime_content_type_is_type_(type, "text", "plain");
	struct sk_buf bytes = { 0 };
	bool ok;

	if (!sk_mail_wanted(m, type))
		return true;
	ok = sk_mail_bytes(m, part, &bytes, err) &&
	     put_member(
		     m, m->g->g_mime_part_get_filename_(part),
		     html    ? ".html"
		     : plain ? ".txt"
			     : "",
		     html ? "text/html" : "",
		     m->g->g_mime_content_type_get_parameter_(type, "charset"),
		     sk_buf_str(&bytes), err);
	sk_buf_done(&bytes);
	return ok;
}

bool
sk_mail_message(struct sk_mail *m, GMimeMessagePart *part,
		struct sakuin_error *err)
{
	GMimeMessage *inner = m->g->g_mime_message_part_get_message_(part);
	GMimeStream *memory = m->g->g_mime_stream_mem_new_();
	GByteArray *bytes;
	bool ok = true;

	if (inner) {
		m->g->g_mime_object_write_to_stream_((GMimeObject *)inner, NULL,
						     memory);
		bytes = m->g->g_mime_stream_mem_get_byte_array_(
			(GMimeStreamMem *)memory);
		ok = put_member(m, NULL, ".eml", "message/rfc822", NULL,
				(struct sakuin_str){ (const char *)bytes->data,
						     bytes->len },
				err);
	}
	m->g->g_object_unref_(memory);
	return ok;
}
