/* check_rewrite_forms.c - words in the forms of their characters that the
 * collection has. */
#include "index_test.h"
#include "query_text.h"
#include "suite.h"
#include "without_keys.h"

static const struct {
	const char *id, *title, *text, *lang;
} documents[] = {
	{ "new", "", "昨日の会議で翻訳を話す。", "ja" },
	{ "old", "國會", "昨日ノ會議ニ於テ翻譯ヲ話ス。", "ja" },
	{ "china", "", "昨天的会议。", "zh" },
};

static struct sk_store *
collection(void)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < COUNT(documents); i++)
		put(s, documents[i].id, documents[i].title, documents[i].text,
		    documents[i].lang);
	commit_and_close(s);
	return reader("db");
}

/* What a query becomes, without its reading keys and all that stands behind
 * them. */
static const struct {
	const char *name, *text, *becomes;
} become[] = {
	{ "forms that are there", "会議",
	  "((Z会議@1 SYNONYM Z会议@1 SYNONYM Z會議@1) OR 0.05 * 会議@1)" },
	{ "from an old form", "翻譯",
	  "((Z翻譯@1 SYNONYM Z翻訳@1) OR 0.05 * 翻譯@1)" },
	{ "a form that nobody has typed before", "翻译",
	  "((Z翻译@1 SYNONYM Z翻訳@1 SYNONYM Z翻譯@1) OR 0.05 * 翻译@1)" },
	{ "none are there", "発見", "(Z発見@1 OR 0.05 * 発見@1)" },
	{ "no other forms", "昨日", "(Z昨日@1 OR 0.05 * 昨日@1)" },
	{ "in the field that was asked for", "title:国会",
	  "((ZS国会@1 SYNONYM ZS國會@1) OR 0.05 * S国会@1)" },
	{ "and not in another", "title:会議", "(ZS会議@1 OR 0.05 * S会議@1)" },
};

START_TEST(forms_become)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = collection();
	struct xc_query *query = query_with(s, become[_i].text, &none);
	struct sk_buf text = { 0 };
	char got[4096], whole[1024];

	must(query != NULL);
	must(sk_query_text(query, &text, &err));
	snprintf(got, sizeof got, "%s", sk_buf_cstr(&text, &err));
	without_keys(got);
	snprintf(whole, sizeof whole, "Query(%s)", become[_i].becomes);
	ck_assert_msg(!strcmp(got, whole), "%s: %s\n  not %s", become[_i].name,
		      got, whole);
	sk_buf_done(&text);
	xc_query_free(query);
	sk_store_close(s);
}
END_TEST

/* Every form finds every document, in an order that hangs on what dictionaries
 * there are; what must not occur is meant as typed. */
static const struct {
	const char *text, *ids[4];
} finds[] = {
	{ "会議", { "new", "old", "china" } },
	{ "會議", { "new", "old", "china" } },
	{ "会议", { "new", "old", "china" } },
	{ "+会議 +翻訳", { "new", "old" } },
	{ "+会议 +翻译", { "new", "old" } },
	{ "会議 -翻訳", { "old", "china" } },
	{ "title:国会", { "old" } },
};

START_TEST(forms_find)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = collection();
	const char *found = found_with(s, finds[_i].text, &none);
	size_t len = 0;

	for (const char *const *id = finds[_i].ids; *id; id++) {
		ck_assert_msg(strstr(found, *id) != NULL, "%s: no %s in %s",
			      finds[_i].text, *id, found);
		len += strlen(*id) + (len > 0);
	}
	ck_assert_msg(strlen(found) == len, "%s: %s", finds[_i].text, found);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rewrite_forms");
	TCase *tc = tcase_create("rewrite_forms");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, forms_become, 0, COUNT(become));
	tcase_add_loop_test(tc, forms_find, 0, COUNT(finds));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
