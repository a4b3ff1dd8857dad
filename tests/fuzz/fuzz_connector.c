/* Fuzz target: any bytes as what a client and a server say through the
 * connector.  The input is the size of the pieces in which they come, then the
 * server's bytes, four bytes 0xFE, and the client's.
 *
 * Nothing but queries is changed, however the bytes are cut; a query becomes
 * another one or stays, with what follows it; and when the server is lost, at
 * any time, what is asked again is what was asked. */

#include "connector_talk.h"
#include "fuzz.h"
#include "xapian_c.h"

static struct sakuin_rewriter *rewriter;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct sakuin_error err;

	(void)argc, (void)argv;
	rewriter = sakuin_rewriter_new(NULL, 0, &err);
	must(rewriter != NULL, "there is a rewriter");
	return 0;
}

static bool
keep_bytes(void *ctx, struct sakuin_str bytes, struct sakuin_error *err)
{
	return sk_buf_add(ctx, bytes.ptr, bytes.len, err);
}

static bool
rewrite(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	struct sakuin_error err;
	struct xc_query *back;

	(void)ctx;
	if (!sakuin_query_rewrite(rewriter, query, keep_bytes, out, &err))
		return false;
	back = xc_query_unserialise(sk_buf_str(out), &err);
	must(back != NULL, "a query became a query");
	xc_query_free(back);
	return true;
}

static bool
refuse(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	(void)ctx, (void)query, (void)out;
	return false;
}

struct said {
	struct sakuin_str server, client;
	size_t step;
};

static struct sakuin_str
piece(struct sakuin_str all, size_t at, size_t step)
{
	struct sakuin_str one = { all.ptr + at, 0 };

	if (at < all.len)
		one.len = all.len - at < step ? all.len - at : step;
	return one;
}

static bool
starts(struct sakuin_str all, const struct sk_buf *with)
{
	return with->len <= all.len &&
	       (with->len == 0 || !memcmp(all.ptr, with->ptr, with->len));
}

/* Carry both through T by turns; lose the server after LOSE bytes of it. */
static void
carry(struct sk_talk *t, const struct said *s, size_t lose,
      struct sk_buf *to_server, struct sk_buf *to_client)
{
	size_t most =
		s->server.len > s->client.len ? s->server.len : s->client.len;
	struct sakuin_error err;

	for (size_t at = 0; at < most; at += s->step) {
		if (!sk_talk_server(t, piece(s->server, at, s->step), to_client,
				    &err)) {
			must(err.code == SAKUIN_ENOTFOUND,
			     "memory is not short");
			return;
		}
		must(sk_talk_flush(t, to_server, &err), "nor here");
		must(sk_talk_client(t, piece(s->client, at, s->step), to_server,
				    &err),
		     "nor here");
		if (at <= lose && lose < at + s->step && sk_talk_can_move(t)) {
			must(sk_talk_move(t, to_server, &err), "nor here");
			must(to_server->len == 0 ||
				     sk_str_eq(sk_buf_str(to_server),
					       sk_buf_str(&t->question)),
			     "the same is asked again");
		}
	}
}

static void
check_unchanged(const struct said *s)
{
	struct sk_talk t = { .rewrite = refuse };
	struct sk_buf to_server = { 0 }, to_client = { 0 };

	t.client.max = t.server.max = 64;
	carry(&t, s, SIZE_MAX, &to_server, &to_client);
	must(starts(s->client, &to_server), "the server gets what was said");
	must(starts(s->server, &to_client), "the client gets what was said");
	must(to_client.len + t.server.held.len == s->server.len,
	     "and all of it");
	must(to_server.len + t.client.held.len == s->client.len,
	     "and all of it");
	sk_talk_done(&t);
	sk_buf_done(&to_server);
	sk_buf_done(&to_client);
}

/* The frames of HAVE are those of the client, but for queries. */
static void
check_frames(struct sakuin_str want, struct sakuin_str have)
{
	struct sk_frame a, b;

	while (have.len && sk_frame_scan(want, &a) == SK_FRAME_WHOLE) {
		size_t was = a.header + (size_t)a.len, is;

		must(sk_frame_scan(have, &b) == SK_FRAME_WHOLE,
		     "a frame stays one");
		is = b.header + (size_t)b.len;
		must(a.type == b.type, "of its type");
		must(a.type == SK_MSG_QUERY ||
			     (was == is && !memcmp(want.ptr, have.ptr, is)),
		     "and with its bytes");
		want.ptr += was, want.len -= was;
		have.ptr += is, have.len -= is;
	}
}

static void
check_rewritten(const struct said *s, bool keep)
{
	struct sk_talk t = { .rewrite = rewrite, .keep = keep };
	struct sk_buf to_server = { 0 }, to_client = { 0 };

	carry(&t, s, keep ? s->client.len / 2 : SIZE_MAX, &to_server,
	      &to_client);
	if (!keep && t.mode == SK_TALK_KNOWN)
		check_frames(s->client, sk_buf_str(&to_server));
	if (!keep)
		must(starts(s->server, &to_client),
		     "the client gets what was said");
	sk_talk_done(&t);
	sk_buf_done(&to_server);
	sk_buf_done(&to_client);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char between[] = "\xFE\xFE\xFE\xFE";
	struct said s = { .step = size && data[0] ? data[0] : 1 };
	const char *bytes = (const char *)data + (size > 0);
	size_t len = size - (size > 0);
	const char *middle = len ? memmem(bytes, len, between, 4) : NULL;

	s.server = (struct sakuin_str){ bytes, len };
	s.client = (struct sakuin_str){ "", 0 };
	if (middle) {
		s.server.len = (size_t)(middle - bytes);
		s.client = (struct sakuin_str){ middle + 4,
						len - s.server.len - 4 };
	}
	check_unchanged(&s);
	check_rewritten(&s, false);
	check_rewritten(&s, true);
	return 0;
}
