/* warc.c - web archives (ISO 28500, versions 1.0 and 1.1): what they captured
 * of pages and documents, each with its address and the date of the capture.
 *
 * libarchive's reader loses records of wget and knows no 1.1. */
#include <stdio.h>
#include <strings.h>

#include "http.h"
#include "metadata.h"
#include "table.h"
#include "warc.h"

enum {
	HEAD_MAX = 64 * 1024, /* bytes of the header of a record */
	STEP = 256 * 1024
};

/* With room for HTTP's header, and for a body that gets shorter. */
#define BLOCK_MAX (SK_MEMBER_MAX + HEAD_MAX)

struct warc {
	const struct sk_source *source;
	struct sk_warc_stream stream;
	struct sk_table seen;   /* digests of what was captured */
	uint64_t records, lost; /* revisits of what is elsewhere */
	/* Of the record under way; HEAD is a copy. */
	struct sk_buf head;
	uint64_t start;
};

/* Complain of this record; the others go on. */
static bool
complain(struct warc *w, struct sakuin_error *err)
{
	char where[60];

	snprintf(where, sizeof where, "record %llu (byte %llu)",
		 (unsigned long long)w->records, (unsigned long long)w->start);
	sk_fail_at(err, where);
	return w->source->complain &&
	       w->source->complain(w->source->complain_ctx, err);
}

static struct sakuin_str
header(const struct warc *w, const char *name)
{
	return sk_http_header(sk_buf_str(&w->head), name);
}

/* Types that hold no text of their own. */
static bool
wanted_type(const char *type)
{
	static const char *const no[] = {
		"image/",
		"audio/",
		"video/",
		"font/",
		"text/css",
		"text/javascript",
		"text/ecmascript",
		"application/javascript",
		"application/x-javascript",
		"application/ecmascript",
		"application/json",
		"application/ld+json",
		"application/font",
		"application/x-font",
		"application/vnd.ms-fontobject",
		"application/wasm",
		"application/x-shockwave-flash",
		"text/vtt",
		"application/manifest+json",
		"text/dns",
		"application/rss+xml",
		"application/atom+xml",
		"application/vnd.apple.mpegurl",
		"application/ocsp",
	};

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (!strncmp(type, no[i], strlen(no[i])))
			return false;
	return true;
}

/* wget writes "<URL>". */
static struct sakuin_str
target(const struct warc *w)
{
	struct sakuin_str url = header(w, "WARC-Target-URI");

	if (url.len > 1 && url.ptr[0] == '<' && url.ptr[url.len - 1] == '>') {
		url.ptr++;
		url.len -= 2;
	}
	return url;
}

/* Valid UTF-8 without control characters, as ASCII. */
static bool
put_clean(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s.len; i++) {
		uint8_t c = (uint8_t)s.ptr[i];

		if (c > 0x20 && c < 0x7F
			    ? !sk_buf_putc(out, (char)c, err)
			    : !sk_buf_printf(out, err, "%%%02X", c))
			return false;
	}
	return true;
}

/* "20200229120000/http://...": when and where. */
static bool
put_name(const struct warc *w, struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str date = header(w, "WARC-Date");
	size_t digits = 0;

	for (size_t i = 0; i < date.len && digits < 14; i++)
		if (date.ptr[i] >= '0' && date.ptr[i] <= '9') {
			digits++;
			if (!sk_buf_putc(out, date.ptr[i], err))
				return false;
		}
	return sk_buf_putc(out, '/', err) && put_clean(out, target(w), err);
}

/* Hand over BODY, of TYPE. */
static bool
put_member(struct warc *w, struct sakuin_str body, const char *type,
	   struct sakuin_str charset, struct sakuin_error *err)
{
	struct sk_member m = { .fd = -1 };
	struct sk_buf name = { 0 }, url = { 0 }, code = { 0 };
	char date[11];
	bool ok = put_name(w, &name, err) && put_clean(&url, target(w), err) &&
		  put_clean(&code, charset, err);

	sk_date_find(header(w, "WARC-Date"), date);
	m.name = sk_buf_str(&name);
	m.charset = sk_buf_str(&code);
	m.about.url = sk_buf_str(&url);
	m.about.date = sk_str(date);
	m.about.mime = sk_str(type);
	ok = ok && sk_member_make(&m, body, err) &&
	     w->source->member(w->source->complain_ctx, &m, err);
	sk_member_done(&m);
	sk_buf_done(&code);
	sk_buf_done(&url);
	sk_buf_done(&name);
	return ok;
}

/* Remember what was captured, for revisits. */
static bool
note_digest(struct warc *w, struct sakuin_error *err)
{
	struct sakuin_str digest = header(w, "WARC-Payload-Digest");
	uint32_t number;

	return digest.len == 0 ||
	       sk_table_intern(&w->seen, digest, &number, err);
}

static bool
put_response(struct warc *w, struct sakuin_str block, struct sakuin_error *err)
{
	struct sakuin_str head, value;
	struct sk_buf body = { 0 };
	char type[100];
	unsigned status;
	bool ok;

	if (!sk_http_head(&block, &head))
		return true;
	status = sk_http_status(head);
	value = sk_http_header(head, "Content-Type");
	sk_http_type(value, type);
	if (status < 200 || status > 299 || block.len == 0 ||
	    !wanted_type(type))
		return true;
	ok = sk_http_body(head, block, SK_MEMBER_MAX, &body, err);
	if (!ok)
		ok = err->code == SAKUIN_EINVAL && complain(w, err);
	else if (body.len > 0)
		ok = put_member(w, sk_buf_str(&body), type,
				sk_http_parameter(value, "charset"), err);
	sk_buf_done(&body);
	return ok;
}

static bool
put_resource(struct warc *w, struct sakuin_str block, struct sakuin_error *err)
{
	struct sakuin_str value = header(w, "Content-Type");
	char type[100];

	sk_http_type(value, type);
	return block.len == 0 || !wanted_type(type) ||
	       put_member(w, block, type, sk_http_parameter(value, "charset"),
			  err);
}

enum kind { OTHER, RESPONSE, RESOURCE, REVISIT };

static enum kind
kind_of(const struct warc *w)
{
	struct sakuin_str type = header(w, "WARC-Type"), url = target(w);
	bool web = url.len > 4 && !strncasecmp(url.ptr, "http", 4);

	if (web && sk_str_eq(type, sk_str("response")))
		return RESPONSE;
	if (sk_str_eq(type, sk_str("resource")) && url.len > 4 &&
	    strncasecmp(url.ptr, "dns:", 4) != 0 &&
	    strncasecmp(url.ptr, "metadata:", 9) != 0 &&
	    strncasecmp(url.ptr, "urn:", 4) != 0)
		return RESOURCE;
	return sk_str_eq(type, sk_str("revisit")) ? REVISIT : OTHER;
}

/* A revisit says that a page was what it had been before.  It adds no text;
 * but if what it refers to is not here, somebody should know. */
static bool
note_revisit(struct warc *w, struct sakuin_error *err)
{
	struct sakuin_str digest = header(w, "WARC-Payload-Digest");
	uint32_t number;

	(void)err;
	w->lost += digest.len > 0 && !sk_table_find(&w->seen, digest, &number);
	return true;
}

static bool
broken(struct warc *w, const char *what, struct sakuin_error *err)
{
	sk_fail(err, SAKUIN_EINVAL, "%s; the rest was left out", what);
	return complain(w, err);
}

/* Pass over LEN bytes, of which perhaps not all are there. */
static bool
pass(struct warc *w, uint64_t len, bool *whole, struct sakuin_error *err)
{
	while (len > 0) {
		size_t step = len < STEP ? (size_t)len : STEP;
		struct sakuin_str there;

		if (!sk_warc_need(&w->stream, step, err))
			return false;
		there = sk_warc_there(&w->stream);
		if (there.len == 0)
			break;
		step = there.len < step ? there.len : step;
		sk_warc_skip(&w->stream, step);
		len -= step;
	}
	*whole = len == 0;
	return true;
}

/* The block of LEN bytes behind the header. */
static bool
read_block(struct warc *w, uint64_t len, bool *go_on, struct sakuin_error *err)
{
	enum kind kind = kind_of(w);
	struct sakuin_str block;
	bool ok = true;

	if (kind == REVISIT && !note_revisit(w, err))
		return false;
	if (kind == OTHER || kind == REVISIT || len > BLOCK_MAX) {
		if (kind != OTHER && len > BLOCK_MAX)
			sk_fail(err, SAKUIN_EINVAL, "more than %zu MiB",
				SK_MEMBER_MAX >> 20);
		if (kind != OTHER && len > BLOCK_MAX && !complain(w, err))
			return false;
		return pass(w, len, go_on, err) &&
		       (*go_on || broken(w, "it ends too early", err));
	}
	if (!sk_warc_need(&w->stream, (size_t)len, err))
		return false;
	block = sk_warc_there(&w->stream);
	*go_on = block.len >= len;
	if (!*go_on)
		return broken(w, "it ends too early", err);
	block.len = (size_t)len;
	ok = note_digest(w, err) &&
	     (kind == RESPONSE ? put_response(w, block, err)
			       : put_resource(w, block, err));
	sk_warc_skip(&w->stream, (size_t)len);
	return ok;
}

static bool
length(struct sakuin_str s, uint64_t *len)
{
	*len = 0;
	if (s.len == 0 || s.len > 15)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		*len = 10 * *len + (uint64_t)(s.ptr[i] - '0');
	}
	return true;
}

/* The next record.  *GO_ON: there may be more behind it. */
static bool
read_record(struct warc *w, bool *go_on, struct sakuin_error *err)
{
	struct sakuin_str there, head;
	uint64_t len;

	*go_on = false;
	if (!sk_warc_need(&w->stream, HEAD_MAX, err))
		return false;
	there = sk_warc_there(&w->stream);
	for (; there.len > 0 && strchr("\r\n", there.ptr[0]) && *there.ptr;
	     there = sk_warc_there(&w->stream))
		sk_warc_skip(&w->stream, 1);
	w->start = w->stream.offset;
	if (there.len == 0 && !w->stream.cut)
		return true;
	w->records++;
	if (there.len < 8 || strncasecmp(there.ptr, "WARC/", 5) != 0)
		return broken(w,
			      w->stream.cut ? "its compression is broken"
					    : "no record of a web archive",
			      err);
	if (!sk_http_head(&there, &head))
		return broken(w, "its header does not end", err);
	sk_buf_clear(&w->head);
	if (!sk_buf_add(&w->head, head.ptr, head.len, err))
		return false;
	sk_warc_skip(&w->stream, (size_t)(there.ptr - head.ptr));
	if (!length(header(w, "Content-Length"), &len))
		return broken(w, "it has no length", err);
	return read_block(w, len, go_on, err);
}

bool
sk_warc_read(const struct sk_source *source, sk_warc_more_fn *more,
	     void *more_ctx, struct sakuin_error *err)
{
	struct warc w = { .source = source,
			  .stream = { .more = more, .ctx = more_ctx } };
	bool ok = true, go_on = true;
	char why[120];

	if (!source->member)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a web archive; index it to read it");
	while (ok && go_on)
		ok = read_record(&w, &go_on, err);
	if (ok && w.lost > 0 && source->leave_out) {
		snprintf(why, sizeof why,
			 "%llu captures say only that a page had not changed; "
			 "the page is in another file",
			 (unsigned long long)w.lost);
		source->leave_out(source->complain_ctx, "revisits", why);
	}
	sk_warc_stream_done(&w.stream);
	sk_table_done(&w.seen);
	sk_buf_done(&w.head);
	return ok;
}
