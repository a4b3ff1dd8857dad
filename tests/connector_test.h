/* connector_test.h - one end of a conversation, for the tests of the
 * connector. */
#ifndef CONNECTOR_TEST_H
#define CONNECTOR_TEST_H

#include "connector_talk.h"
#include "xapian_c_test.h"

#define ID "01234567-89ab-cdef-0123-456789abcdef"

static inline void
is_text(const struct sk_buf *have, const char *want)
{
	ck_assert(sk_str_eq(sk_buf_str(have), sk_str(want)));
}

/* A rewriter: "ab" becomes "A.B.", what begins with the letter CTX stays. */
static inline bool
upper(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	const char *refuse = ctx;
	struct sakuin_error e;

	if (query.len && query.ptr[0] == *refuse)
		return false;
	for (size_t i = 0; i < query.len; i++)
		if (!sk_buf_putc(out, (char)(query.ptr[i] - 32), &e) ||
		    !sk_buf_putc(out, '.', &e))
			return false;
	return true;
}

static inline void
talk_new(struct sk_talk *t, bool keep)
{
	static char refuse[] = "x";

	*t = (struct sk_talk){ .rewrite = upper, .ctx = refuse, .keep = keep };
}

static inline void
frame(struct sk_buf *out, unsigned type, const char *body, size_t len)
{
	sk_buf_clear(out);
	must(sk_frame_put(out, type, (struct sakuin_str){ body, len }, &err));
}

/* The greeting of protocol MAJOR.1 by the database NAME. */
static inline void
greet(struct sk_talk *t, int major, const char *name, struct sk_buf *to_client)
{
	struct sk_buf body = { 0 }, bytes = { 0 };

	must(sk_buf_putc(&body, (char)major, &err));
	must(sk_buf_puts(&body, "\1stats", &err));
	must(sk_buf_puts(&body, name, &err));
	frame(&bytes, SK_REPLY_UPDATE, body.ptr, body.len);
	must(sk_talk_server(t, sk_buf_str(&bytes), to_client, &err));
	sk_buf_done(&body);
	sk_buf_done(&bytes);
}

#endif
