/* Fuzz target: any bytes as a web archive, as a mailbox, and as headers and
 * body of HTTP.
 * What is handed over has a name, and strings without control characters; a
 * body is never longer than asked for. */
#include "fuzz_format.h"
#include "http.h"

extern const struct sk_format sk_format_warc, sk_format_mbox;

static void
check_clean(struct sakuin_str s)
{
	for (size_t i = 0; i < s.len; i++)
		must(s.ptr[i] > 0x20 && s.ptr[i] < 0x7F, "it is plain ASCII");
}

static bool
member(void *ctx, const struct sk_member *m, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	must(m->name.len > 0 && m->size > 0, "a member is something");
	check_clean(m->name);
	check_clean(m->charset);
	check_clean(m->about.url);
	return true;
}

static bool
no_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	(void)ctx;
	(void)doc;
	(void)err;
	must(false, "an archive has no text of its own");
	return false;
}

static void
as_http(struct sakuin_str bytes)
{
	struct sk_buf out = { 0 };
	struct sakuin_error err;
	struct sakuin_str head;
	char room[100];

	if (!sk_http_head(&bytes, &head))
		return;
	(void)sk_http_status(head);
	must(strlen(sk_http_type(sk_http_header(head, "Content-Type"), room)) <
		     100,
	     "a type has an end");
	(void)sk_http_parameter(sk_http_header(head, "Content-Type"),
				"charset");
	if (sk_http_body(head, bytes, 1 << 20, &out, &err))
		must(out.len <= 1 << 20, "a body is not too long");
	else
		must(err.text[0] != '\0', "a failure says something");
	sk_buf_done(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sk_format *const formats[] = { &sk_format_warc,
							   &sk_format_mbox };
	struct sk_arena arena = { 0 };
	struct sk_source source = fuzz_source(data, size, &arena);

	source.member = member;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		fuzz_read(formats[i], &source, no_document);
	as_http((struct sakuin_str){ (const char *)data, size });
	close(source.fd);
	sk_arena_done(&arena);
	return 0;
}
