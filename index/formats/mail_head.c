/* mail_head.c - who wrote a message, to whom, when and about what. */
#include <stdio.h>

#include "encodings.h"
#include "mail_impl.h"
#include "metadata.h"

enum { AUTHORS = 50 };

static struct sakuin_str
str(const char *s)
{
	return sk_str(s ? s : "");
}

/* A header that GMime decoded, as one line of valid UTF-8. */
static bool
line_of(struct sk_mail *m, const char *s, struct sakuin_str *out,
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
put_authors(struct sk_mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	InternetAddressList *from = m->g->g_mime_message_get_from_(message);
	int count = from ? m->g->internet_address_list_length_(from) : 0;
	struct sakuin_str *authors =
		sk_arena_array(m->source->arena, AUTHORS, sizeof *authors, err);

	if (!authors)
		return false;
	for (int i = 0; i < count && m->doc->author_count < AUTHORS; i++) {
		InternetAddress *a =
			m->g->internet_address_list_get_address_(from, i);
		const char *name = m->g->internet_address_get_name_(a);
		struct sakuin_str *to = &authors[m->doc->author_count];

		if ((!name || !*name) &&
		    sk_mail_is(m, a,
			       m->g->internet_address_mailbox_get_type_()))
			name = m->g->internet_address_mailbox_get_addr_(
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
put_recipients(struct sk_mail *m, GMimeMessage *message, const char *label,
	       GMimeAddressType type, struct sakuin_error *err)
{
	InternetAddressList *list =
		m->g->g_mime_message_get_addresses_(message, type);
	char *all =
		list ? m->g->internet_address_list_to_string_(list, NULL, FALSE)
		     : NULL;
	struct sakuin_str line;
	bool ok = line_of(m, all, &line, err) &&
		  (line.len == 0 ||
		   sk_buf_printf(&m->text, err, "%s: %.*s\n", label,
				 (int)line.len, line.ptr));

	m->g->g_free_(all);
	return ok;
}

/* A web page that was saved as mail (MHTML) says from where. */
static bool
put_location(struct sk_mail *m, GMimeMessage *message, struct sakuin_error *err)
{
	const char *url = m->g->g_mime_object_get_header_(
		(GMimeObject *)message, "Snapshot-Content-Location");

	return !url || line_of(m, url, &m->doc->url, err);
}

bool
sk_mail_headers(struct sk_mail *m, GMimeMessage *message,
		struct sakuin_error *err)
{
	GDateTime *date = m->g->g_mime_message_get_date_(message);
	struct sakuin_str id;
	char day[40] = "", found[11];
	int y, mo, d;

	if (date) {
		m->g->g_date_time_get_ymd_(date, &y, &mo, &d);
		snprintf(day, sizeof day, "%04d-%02d-%02d", y, mo, d);
		sk_date_find(sk_str(day), found);
		if (!sk_arena_copy(m->source->arena, sk_str(found),
				   &m->doc->date, err))
			return false;
	}
	if (!line_of(m, m->g->g_mime_message_get_subject_(message),
		     &m->doc->title, err) ||
	    !line_of(m, m->g->g_mime_message_get_message_id_(message), &id,
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
