/* check_oom_connector.c - conversations when memory runs out. */
#include <check.h>
#include <stdlib.h>

#include "connector_talk.h"
#include "oom.h"
#include "suite.h"

#define ID "01234567-89ab-cdef-0123-456789abcdef"

/* A query that can't be rewritten, for want of memory or else, goes on as it
 * is: that is no failure, so it is left out here. */
static bool
refuse(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	(void)ctx, (void)query, (void)out;
	return false;
}

static bool
frame(struct sk_buf *out, unsigned type, const char *body, size_t len,
      struct sakuin_error *err)
{
	return sk_frame_put(out, type, (struct sakuin_str){ body, len }, err);
}

static bool
talk(struct sk_talk *t, struct sk_buf *said, struct sk_buf *to_client,
     struct sk_buf *to_server, struct sakuin_error *err)
{
	static char answer[5000];

	if (!frame(said, SK_REPLY_UPDATE, "\x27\1" ID, 38, err) ||
	    !sk_talk_server(t, sk_buf_str(said), to_client, err))
		return false;
	sk_buf_clear(said);
	if (!frame(said, SK_MSG_QUERY, "\5queryrest", 10, err) ||
	    !sk_talk_client(t, sk_buf_str(said), to_server, err))
		return false;
	sk_buf_clear(said);
	return frame(said, SK_MSG_GETMSET, "", 0, err) &&
	       sk_talk_client(t, sk_buf_str(said), to_server, err) &&
	       frame(said, 11, answer, sizeof answer, err) &&
	       sk_talk_server(t, sk_buf_str(said), to_client, err) &&
	       sk_talk_move(t, to_server, err) &&
	       sk_talk_lost(t, "nobody is there", to_client, err);
}

static bool
converse(void *ctx, struct sakuin_error *err)
{
	struct sk_buf said = { 0 }, to_client = { 0 }, to_server = { 0 };
	struct sk_talk t = { .keep = true };
	bool ok;

	(void)ctx;
	t.rewrite = refuse;
	ok = talk(&t, &said, &to_client, &to_server, err);
	sk_talk_done(&t);
	sk_buf_done(&said);
	sk_buf_done(&to_client);
	sk_buf_done(&to_server);
	return ok;
}

START_TEST(conversations)
{
	ck_assert_uint_gt(oom_until_success(converse, NULL), 5);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_connector");
	TCase *tcase = tcase_create("oom_connector");

	tcase_add_test(tcase, conversations);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
