/* mbox.c - mailboxes (RFC 4155 and what programs really write): each message
 * is a member, called by its Message-ID. */
#include <stdio.h>
#include <strings.h>

#include "http.h"
#include "mail.h"
#include "metadata.h"
#include "sniff.h"

#include "format.h"

enum { STEP = 256 * 1024 };

bool
sk_mbox_from(struct sakuin_str line)
{
	size_t years = 0, colons = 0, run = 0;

	if (line.len < 10 || memcmp(line.ptr, "From ", 5) != 0)
		return false;
	/* A time and a year; prose has them seldom. */
	for (size_t i = 5; i <= line.len; i++) {
		bool digit = i < line.len && line.ptr[i] >= '0' &&
			     line.ptr[i] <= '9';

		years += !digit && run == 4;
		colons += i < line.len && line.ptr[i] == ':';
		run = digit ? run + 1 : 0;
	}
	return years > 0 && colons > 0;
}

static struct sakuin_str
first_line(struct sakuin_str s)
{
	const char *end = s.len ? memchr(s.ptr, '\n', s.len) : NULL;

	return (struct sakuin_str){ s.ptr,
				    end ? (size_t)(end - s.ptr) : s.len };
}

/* A header: "Name: value". */
static bool
header_line(struct sakuin_str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] > ' ' && s.ptr[n] < 0x7F &&
	       s.ptr[n] != ':')
		n++;
	return n > 0 && n < s.len && s.ptr[n] == ':';
}

bool
sk_mail_looks(struct sakuin_str head, bool sure)
{
	static const char *const names[] = { "Message-ID", "Received",
					     "MIME-Version", "Return-Path",
					     "Delivered-To" };
	struct sakuin_str rest = head, header;
	bool from;

	if (!header_line(first_line(head)))
		return false;
	if (sure)
		return true;
	if (!sk_http_head(&rest, &header))
		header = head;
	from = sk_http_header(header, "From").len > 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (from && sk_http_header(header, names[i]).len > 0)
			return true;
	return false;
}

bool
sk_mbox_looks(struct sakuin_str head)
{
	struct sakuin_str line = first_line(head);

	if (!sk_mbox_from(line) || line.len == head.len)
		return false;
	head.ptr += line.len + 1;
	head.len -= line.len + 1;
	return header_line(first_line(head));
}

/* ------------------------------------------------------------ the messages */

struct mbox {
	const struct sk_source *source;
	struct sk_buf buf; /* bytes of the file */
	size_t at;         /* used of them */
	uint64_t read;
	bool end;
	struct sk_member member; /* under way; fd -1: none */
	struct sk_buf message;   /* bytes for it */
	struct sk_buf id;
	uint64_t count;
	bool too_large;
};

/* A line with its end, borrowed; empty at the end of the file. */
static bool
next_line(struct mbox *m, struct sakuin_str *line, struct sakuin_error *err)
{
	for (;;) {
		size_t there = m->buf.len - m->at, before;
		const char *p = m->buf.ptr + m->at, *newline = NULL;

		if (there > 0)
			newline = memchr(p, '\n', there);
		if (newline || m->end || there > STEP) {
			*line = (struct sakuin_str){
				p, newline ? (size_t)(newline + 1 - p) : there
			};
			m->at += line->len;
			return true;
		}
		if (there > 0)
			memmove(m->buf.ptr, p, there);
		m->at = 0;
		m->buf.len = before = there;
		if (!sk_source_read(m->source, m->read, STEP, &m->buf, err))
			return false;
		m->read += m->buf.len - before;
		m->end = m->buf.len - before < STEP;
	}
}

/* What the message calls itself, else its number. */
static bool
name_message(struct mbox *m, struct sakuin_error *err)
{
	struct sakuin_str rest = sk_buf_str(&m->message), head, id = { 0 };

	sk_buf_clear(&m->id);
	if (sk_http_head(&rest, &head))
		id = sk_http_header(head, "Message-ID");
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		if (c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '/' &&
		    !sk_buf_putc(&m->id, c, err))
			return false;
	}
	return m->id.len > 0 || sk_buf_printf(&m->id, err, "message-%llu",
					      (unsigned long long)m->count);
}

/* The message under way is whole. */
static bool
finish(struct mbox *m, struct sakuin_error *err)
{
	const struct sk_source *s = m->source;
	bool ok;

	if (m->message.len == 0)
		return true;
	m->count++;
	if (!name_message(m, err))
		return false;
	if (m->too_large) {
		sk_fail(err, SAKUIN_EINVAL, "%.*s: more than %zu MiB",
			(int)sk_utf8_cut(sk_buf_str(&m->id), 100), m->id.ptr,
			SK_MEMBER_MAX >> 20);
		ok = s->complain && s->complain(s->complain_ctx, err);
	} else {
		m->member.name = sk_buf_str(&m->id);
		m->member.about.mime = sk_str("message/rfc822");
		ok = sk_member_make(&m->member, sk_buf_str(&m->message), err) &&
		     s->member(s->complain_ctx, &m->member, err);
		sk_member_done(&m->member);
	}
	sk_buf_clear(&m->message);
	m->too_large = false;
	return ok;
}

/* A line of the message, without the > that keeps "From " from starting the
 * next one. */
static bool
put_line(struct mbox *m, struct sakuin_str line, struct sakuin_error *err)
{
	size_t quotes = 0;

	while (quotes < line.len && line.ptr[quotes] == '>')
		quotes++;
	if (quotes > 0 && line.len > quotes + 5 &&
	    !memcmp(line.ptr + quotes, "From ", 5)) {
		line.ptr++;
		line.len--;
	}
	m->too_large |= m->message.len + line.len > SK_MEMBER_MAX;
	return m->too_large || sk_buf_add(&m->message, line.ptr, line.len, err);
}

static bool
walk(struct mbox *m, struct sakuin_error *err)
{
	struct sakuin_str line = { "", 1 };
	bool blank = true; /* the line before */

	while (line.len > 0) {
		if (!next_line(m, &line, err))
			return false;
		if (line.len == 0 || (blank && sk_mbox_from(line))) {
			if (!finish(m, err))
				return false;
		} else if (!put_line(m, line, err)) {
			return false;
		}
		blank = sk_trim(line).len == 0;
	}
	return true;
}

static bool
mbox_matches(struct sakuin_str head, struct sakuin_str name)
{
	(void)name;
	return sk_mbox_looks(head);
}

static bool
mbox_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct mbox m = { .source = source, .member = { .fd = -1 } };
	bool ok;

	(void)fn;
	(void)ctx;
	if (!source->member)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a mailbox; index it to read it");
	ok = walk(&m, err);
	sk_buf_done(&m.buf);
	sk_buf_done(&m.message);
	sk_buf_done(&m.id);
	return ok;
}

const struct sk_format sk_format_mbox = {
	.name = "mbox",
	.mime = "application/mbox",
	.foreign = true,
	.matches = mbox_matches,
	.read = mbox_read,
};
