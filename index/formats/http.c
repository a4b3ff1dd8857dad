/* http.c - header lines and bodies (RFC 9110 and 9112). */
#include <brotli/decode.h>
#include <strings.h>
#include <zlib.h>

#include "http.h"
#include "metadata.h"

enum { STEP = 64 * 1024 };

bool
sk_http_head(struct sakuin_str *bytes, struct sakuin_str *head)
{
	const char *p = bytes->ptr, *end = p + bytes->len;

	while (p && p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		const char *next = p + 1;

		if (next < end && *next == '\r')
			next++;
		if (next < end && *next == '\n') {
			*head = (struct sakuin_str){ bytes->ptr,
						     (size_t)(p - bytes->ptr) };
			bytes->len -= (size_t)(next + 1 - bytes->ptr);
			bytes->ptr = next + 1;
			return true;
		}
		p++;
	}
	return false;
}

struct sakuin_str
sk_http_header(struct sakuin_str head, const char *name)
{
	struct sakuin_str none = { 0 };
	size_t len = strlen(name);

	while (head.len > 0) {
		const char *newline = memchr(head.ptr, '\n', head.len);
		size_t line = newline ? (size_t)(newline - head.ptr) : head.len;

		if (line > len && head.ptr[len] == ':' &&
		    !strncasecmp(head.ptr, name, len))
			return sk_trim((struct sakuin_str){ head.ptr + len + 1,
							    line - len - 1 });
		line += newline != NULL;
		head.ptr += line;
		head.len -= line;
	}
	return none;
}

struct sakuin_str
sk_http_parameter(struct sakuin_str value, const char *name)
{
	struct sakuin_str none = { 0 };
	size_t len = strlen(name);
	const char *p = value.ptr, *end = p + value.len;

	while (p && p < end && (p = memchr(p, ';', (size_t)(end - p)))) {
		size_t n = 0;

		for (p++; p < end && (*p == ' ' || *p == '\t'); p++)
			;
		if ((size_t)(end - p) <= len || p[len] != '=' ||
		    strncasecmp(p, name, len) != 0)
			continue;
		p += len + 1;
		if (p < end && (*p == '"' || *p == '\''))
			p++;
		while (p + n < end && !strchr("\"'; \t", p[n]))
			n++;
		return (struct sakuin_str){ p, n };
	}
	return none;
}

const char *
sk_http_type(struct sakuin_str value, char room[100])
{
	size_t n = 0;

	while (n < value.len && n < 99 && value.ptr[n] &&
	       !strchr("; \t\r\n", value.ptr[n])) {
		char c = value.ptr[n];

		room[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	room[n] = '\0';
	return room;
}

unsigned
sk_http_status(struct sakuin_str head)
{
	const char *p = head.ptr;
	unsigned status = 0;

	if (head.len < 12 || strncasecmp(p, "HTTP/", 5) != 0)
		return 0;
	p = memchr(p, ' ', head.len - 4);
	for (int i = 1; p && i <= 3; i++) {
		if (p[i] < '0' || p[i] > '9')
			return 0;
		status = 10 * status + (unsigned)(p[i] - '0');
	}
	return status;
}

static bool
too_long(size_t max, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINVAL, "more than %zu MiB", max >> 20);
}

/* ---------------------------------------------------------------- chunked */

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The chunk at *P: its length, and *P behind its line.  False if there is no
 * such line. */
static bool
chunk_line(const char **p, const char *end, size_t *len)
{
	const char *q = *p;
	int digits = 0;

	*len = 0;
	for (; q < end && hex(*q) >= 0 && digits < 8; digits++)
		*len = 16 * *len + (size_t)hex(*q++);
	while (q < end && *q != '\n')
		q++;
	*p = q + (q < end);
	return digits > 0 && q < end;
}

/* The chunks of BYTES in OUT.  What breaks off ends the body. */
static bool
put_chunks(struct sakuin_str bytes, struct sk_buf *out,
	   struct sakuin_error *err)
{
	const char *p = bytes.ptr, *end = p + bytes.len;
	size_t len;

	while (p < end && chunk_line(&p, end, &len) && len > 0) {
		size_t room = (size_t)(end - p);

		if (!sk_buf_add(out, p, len < room ? len : room, err))
			return false;
		p += len < room ? len : room;
		while (p < end && (*p == '\r' || *p == '\n'))
			p++;
	}
	return true;
}

static bool
starts_chunked(struct sakuin_str bytes)
{
	const char *p = bytes.ptr, *end = p + bytes.len, *start = p;
	size_t len;

	return p < end && chunk_line(&p, end, &len) && p - start < 200 &&
	       len <= (size_t)(end - p);
}

/* -------------------------------------------------------------- compressed */

/* FORMAT as for inflateInit2(). */
static bool
put_inflated(struct sakuin_str bytes, int format, size_t max,
	     struct sk_buf *out, struct sakuin_error *err)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)bytes.ptr,
		       .avail_in = (uInt)bytes.len };
	int r = inflateInit2(&z, format);
	bool ok = r == Z_OK || sk_nomem(err);

	while (ok && r == Z_OK) {
		ok = sk_buf_reserve(out, STEP, err);
		if (!ok)
			break;
		z.next_out = (Bytef *)out->ptr + out->len;
		z.avail_out = STEP;
		r = inflate(&z, Z_NO_FLUSH);
		out->len += STEP - z.avail_out;
		if (out->len > max)
			ok = too_long(max, err);
	}
	inflateEnd(&z);
	/* Half a page is better than none. */
	if (ok && out->len == 0 && r != Z_STREAM_END)
		return sk_fail(err, SAKUIN_EINVAL, "its compression is broken");
	return ok;
}

static bool
put_brotli(struct sakuin_str bytes, size_t max, struct sk_buf *out,
	   struct sakuin_error *err)
{
	BrotliDecoderState *b = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const uint8_t *in = (const uint8_t *)bytes.ptr;
	size_t left = bytes.len;
	BrotliDecoderResult r = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	bool ok = b || sk_nomem(err);

	while (ok && r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
		size_t room = STEP;
		uint8_t *to;

		ok = sk_buf_reserve(out, STEP, err);
		if (!ok)
			break;
		to = (uint8_t *)out->ptr + out->len;
		r = BrotliDecoderDecompressStream(b, &left, &in, &room, &to,
						  NULL);
		out->len += STEP - room;
		if (out->len > max)
			ok = too_long(max, err);
	}
	if (b)
		BrotliDecoderDestroyInstance(b);
	if (ok && out->len == 0 && r != BROTLI_DECODER_RESULT_SUCCESS)
		return sk_fail(err, SAKUIN_EINVAL, "its compression is broken");
	return ok;
}

static bool
is_gzip(struct sakuin_str s)
{
	return s.len > 2 && !memcmp(s.ptr, "\x1F\x8B", 2);
}

static bool
is_zlib(struct sakuin_str s)
{
	return s.len > 2 && (s.ptr[0] & 0x0F) == 8 &&
	       ((unsigned)(uint8_t)s.ptr[0] << 8 | (uint8_t)s.ptr[1]) % 31 == 0;
}

/* Markup or text in plain sight has been unpacked before. */
static bool
is_plain(struct sakuin_str s)
{
	s = sk_trim(s);
	return s.len > 0 && s.ptr[0] == '<';
}

static bool
put_decoded(const char *coding, struct sakuin_str bytes, size_t max,
	    struct sk_buf *out, struct sakuin_error *err)
{
	if ((!strcmp(coding, "gzip") || !strcmp(coding, "x-gzip")) &&
	    is_gzip(bytes))
		return put_inflated(bytes, 15 + 16, max, out, err);
	if (!strcmp(coding, "deflate") && !is_plain(bytes))
		return put_inflated(bytes, is_zlib(bytes) ? 15 : -15, max, out,
				    err);
	if (!strcmp(coding, "br") && !is_plain(bytes))
		return put_brotli(bytes, max, out, err);
	if (bytes.len > max)
		return too_long(max, err);
	return sk_buf_add(out, bytes.ptr, bytes.len, err);
}

bool
sk_http_body(struct sakuin_str head, struct sakuin_str bytes, size_t max,
	     struct sk_buf *out, struct sakuin_error *err)
{
	struct sk_buf chunks = { 0 };
	char transfer[100], content[100];
	bool ok = true;

	sk_http_type(sk_http_header(head, "Transfer-Encoding"), transfer);
	sk_http_type(sk_http_header(head, "Content-Encoding"), content);
	if (!strcmp(transfer, "chunked") && starts_chunked(bytes)) {
		ok = put_chunks(bytes, &chunks, err);
		bytes = sk_buf_str(&chunks);
	}
	ok = ok && put_decoded(content, bytes, max, out, err);
	sk_buf_done(&chunks);
	return ok;
}
