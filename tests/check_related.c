/* check_related.c - documents that are about the same as a document. */
#include "index_test.h"
#include "related.h"
#include "suite.h"

static void
put_citing(struct sk_store *s, const char *id, const char *text,
	   const char *lang, const char *references)
{
	struct sk_buf extra = { 0 };
	struct sk_document doc = { .id = sk_str(id),
				   .text = sk_str(text),
				   .lang = sk_str(lang) };

	if (*references)
		must(sk_buf_printf(&extra, &err, "{\"references\":[%s]}",
				   references));
	doc.extra = sk_buf_str(&extra);
	must(sk_store_put(s, &doc, NULL, NULL, &err));
	sk_buf_done(&extra);
}

#define SMITH "\"Smith, J. (2001). Quiet harbours of the north. Coast 3, 1-9.\""
#define JONES "\"Jones, A. (1999). Lamps and lenses. Optics 7, 10-20.\""

static struct sk_store *
small(void)
{
	struct sk_store *s = writer("db");

	put_citing(s, "kimchi", "Cabbage and radish, salted, fermented.", "en",
		   "");
	put_citing(s, "cabbage", "How cabbage is salted: radish, too.", "en",
		   "");
	put_citing(s, "radish", "A radish in the garden.", "en", "");
	put_citing(s, "tower", "The lighthouse of Kadori stands.", "en", SMITH);
	put_citing(s, "keeper", "Nobody keeps it any longer.", "en",
		   SMITH "," JONES);
	put_citing(s, "lens", "Lenses are ground by hand.", "en", JONES);
	put_citing(s, "yoon", "President Yoon Suk-yeol went abroad.", "en", "");
	put_citing(s, "yun", "윤석열 대통령이 순방에 나섰다.", "ko", "");
	put_citing(s, "sky", "Blue.", "en", "");
	commit_and_close(s);
	return reader("db");
}

struct listing {
	char text[1024];
	uint32_t count, stop_at;
};

static bool
list(void *ctx, const struct sk_related *related, struct sakuin_error *e)
{
	struct listing *l = ctx;
	struct sakuin_str id = sk_record_field(related->hit.data, "id");
	size_t len = strlen(l->text);

	if (++l->count == l->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	ck_assert_uint_eq(related->hit.rank, l->count);
	ck_assert(related->hit.weight > 0);
	snprintf(l->text + len, sizeof l->text - len, "%s%.*s=%u",
		 len ? " " : "", (int)id.len, id.ptr, related->sources);
	return true;
}

static uint32_t
docid_of(struct sk_store *s, const char *id)
{
	uint32_t docid;

	must(sk_store_find(s, sk_str(id), &docid, &err));
	ck_assert_uint_ne(docid, 0);
	return docid;
}

static const struct {
	const char *id, *expected;
	uint32_t limit;
} cases[] = {
	/* More of the words, the more like it. */
	{ "kimchi", "cabbage=0 radish=0", 10 },
	{ "kimchi", "cabbage=0", 1 },
	{ "radish", "kimchi=0 cabbage=0", 10 },
	/* Not a word in common, but sources. */
	{ "tower", "keeper=1", 10 },
	{ "keeper", "tower=1 lens=1", 10 },
	/* A name, in another script. */
	{ "yun", "yoon=0", 10 },
	{ "yoon", "yun=0", 10 },
	{ "sky", "", 10 },
};

START_TEST(like_a_document)
{
	struct sk_store *s = small();
	struct sk_related_options o = { "document", cases[_i].limit };
	struct listing l = { .count = 0 };

	must(sk_related_find(s, docid_of(s, cases[_i].id), &o, list, &l, &err));
	ck_assert_str_eq(l.text, cases[_i].expected);
	sk_store_close(s);
}
END_TEST

START_TEST(sources_too)
{
	struct sk_store *s = small();
	struct sk_related_options all = { NULL, 10 };
	struct sk_related_options sources = { "source", 10 };
	struct listing l = { .count = 0 };

	/* What it cites says so in its own words. */
	must(sk_related_find(s, docid_of(s, "lens"), &all, list, &l, &err));
	ck_assert_ptr_nonnull(strstr(l.text, "keeper=1"));
	ck_assert_ptr_nonnull(strstr(l.text, "src:"));
	l = (struct listing){ .count = 0 };
	must(sk_related_find(s, docid_of(s, "lens"), &sources, list, &l, &err));
	ck_assert_uint_eq(l.count, 1);
	ck_assert(!strncmp(l.text, "src:", 4));
	sk_store_close(s);
}
END_TEST

START_TEST(words_to_mark)
{
	struct sk_store *s = small();
	struct sk_buf text = { 0 };
	struct xc_query *q = sk_related_query(s, docid_of(s, "kimchi"), &err);

	must(q != NULL);
	must(xc_query_describe(q, &text, &err));
	ck_assert(strstr(sk_buf_cstr(&text, &err), "Zcabbag"));
	ck_assert(!strstr(text.ptr, "Zferment")); /* nothing else has it */
	sk_buf_done(&text);
	xc_query_free(q);
	q = sk_related_query(s, docid_of(s, "sky"), &err);
	must(q != NULL);
	ck_assert(xc_query_empty(q));
	xc_query_free(q);
	sk_store_close(s);
}
END_TEST

START_TEST(failures)
{
	struct sk_store *s = small();
	struct sk_related_options o = { "document", 10 };
	struct listing l = { .stop_at = 1 };

	ck_assert(
		!sk_related_find(s, docid_of(s, "kimchi"), &o, list, &l, &err));
	ck_assert_str_eq(err.text, "stopped by the test");
	ck_assert(!sk_related_find(s, 4711, &o, list, &l, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	ck_assert(!sk_related_query(s, 4711, &err));
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("related");
	TCase *tcase = tcase_create("related");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, like_a_document, 0, COUNT(cases));
	tcase_add_test(tcase, sources_too);
	tcase_add_test(tcase, words_to_mark);
	tcase_add_test(tcase, failures);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
