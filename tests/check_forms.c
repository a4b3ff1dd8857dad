/* check_forms.c - how documents spell a name. */
#include "forms.h"
#include "index_test.h"
#include "suite.h"

static const struct {
	const char *id, *title, *text, *lang;
} documents[] = {
	{ "a", "Yoon Suk-yeol in Seoul",
	  "President Yoon Suk\nYeol met others. Yoon Seok-yeol said: Dokdo. "
	  "Dokdo is not DOKDO.",
	  "en" },
	{ "b", "", "윤석열이 말했다. 독도의 날에 윤석열은 독도를 보았다.",
	  "ko" },
	{ "c", "", "Tokto, which hackers know. A hacker, hacking.", "en" },
	{ "n", "", "Nakasone's house, Nakasone’s, Nakasone, ナカソネ", "en" },
	{ "d", "", "コウベ市、神戸、Kobe, Kōbe", "ja" },
	{ "e", "", "北京 and Beijing, Peking. 北京", "zh" },
};

static struct sk_store *
small(void)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < COUNT(documents); i++)
		put(s, documents[i].id, documents[i].title, documents[i].text,
		    documents[i].lang);
	commit_and_close(s);
	return reader("db");
}

/* "TEXT=occurrences/documents:reading", the most frequent first. */
static const char *
listing(const struct sk_forms *f)
{
	static char out[2048];
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < f->count; i++)
		len += (size_t)snprintf(
			out + len, sizeof out - len, "%s%.*s=%u/%u:%d",
			i ? "; " : "", (int)f->list[i].text.len,
			f->list[i].text.ptr, f->list[i].count,
			f->list[i].documents, (int)f->list[i].reading);
	return out;
}

static const struct {
	const char *name, *expected;
} names[] = {
	{ "Tokto", "Dokdo=2/1:2; 독도=2/1:2; DOKDO=1/1:2; Tokto=1/1:2" },
	{ "독도", "Dokdo=2/1:2; 독도=2/1:2; DOKDO=1/1:2; Tokto=1/1:2" },
	{ "독도에서", "Dokdo=2/1:2; 독도=2/1:2; DOKDO=1/1:2; Tokto=1/1:2" },
	{ "윤석열", "윤석열=2/1:2; Yoon Seok-yeol=1/1:2; "
		    "Yoon Suk Yeol=1/1:2; Yoon Suk-yeol=1/1:2" },
	{ "yun sŏk-yŏl", "윤석열=2/1:2; Yoon Seok-yeol=1/1:2; "
			 "Yoon Suk Yeol=1/1:2; Yoon Suk-yeol=1/1:2" },
	{ "hackers", "hacker=1/1:0; hackers=1/1:0" },
	{ "nakasone", "Nakasone=3/1:1; ナカソネ=1/1:1" },
	{ "kobe", "Kobe=1/1:1; Kōbe=1/1:1; コウベ=1/1:1" },
	{ "peking", "北京=2/1:3; Beijing=1/1:3; Peking=1/1:2" },
	{ "nowhere", "" },
	{ "", "" },
	{ "!?", "" },
};

START_TEST(forms_of_names)
{
	struct sk_store *s = small();
	struct sk_forms f = { .count = 0 };

	must(sk_forms_find(s, sk_str(names[_i].name), 100, &f, &err));
	if (!strcmp(names[_i].name, "kobe"))
		ck_assert(strstr(listing(&f), "コウベ=1/1:1"));
	else
		ck_assert_msg(!strcmp(listing(&f), names[_i].expected),
			      "%s: %s\n  not %s", names[_i].name, listing(&f),
			      names[_i].expected);
	ck_assert_uint_le(f.read, f.documents);
	sk_forms_done(&f);
	sk_store_close(s);
}
END_TEST

START_TEST(forms_of_some_documents)
{
	struct sk_store *s = small();
	struct sk_forms f = { .count = 0 };

	must(sk_forms_find(s, sk_str("Tokto"), 1, &f, &err));
	ck_assert_uint_eq(f.read, 1);
	ck_assert_uint_ge(f.documents, 3);
	ck_assert_uint_gt(f.count, 0);
	sk_forms_done(&f);
	must(sk_forms_find(s, sk_str("Tokto"), 0, &f, &err));
	ck_assert_uint_eq(f.count, 0);
	sk_forms_done(&f);
	sk_forms_done(&f);
	sk_store_close(s);
}
END_TEST

START_TEST(forms_of_a_key)
{
	struct sk_store *s = small();
	struct sk_forms f = { .count = 0 };
	struct sakuin_str keys[] = { sk_str("XRK:tokto"), sk_str("XRC:x") };

	must(sk_forms_of_terms(s, keys, 2, 100, &f, &err));
	ck_assert_str_eq(listing(&f), names[0].expected);
	sk_forms_done(&f);
	must(sk_forms_of_terms(s, keys, 0, 100, &f, &err));
	ck_assert_uint_eq(f.count, 0);
	sk_forms_done(&f);
	sk_store_close(s);
}
END_TEST

/* Of a database without stored lines there is nothing to be read. */
START_TEST(forms_of_others)
{
	struct xc_db *db = xc_open_writer(in_folder("other"), &err);
	const char *path = in_folder("other");
	struct sk_forms f = { .count = 0 };
	char warning[500];
	struct sk_store *s;

	must(db != NULL);
	must(xc_stock_add(db, sk_str("the hackers"), "english", &err));
	must(xc_commit(db, &err));
	xc_close(db);
	s = sk_store_open(&path, 1, warning, &err);
	must(s != NULL);
	must(sk_forms_find(s, sk_str("hackers"), 10, &f, &err));
	ck_assert_uint_eq(f.count, 0);
	ck_assert_uint_eq(f.read, 1);
	sk_forms_done(&f);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("forms");
	TCase *tcase = tcase_create("forms");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, forms_of_names, 0, COUNT(names));
	tcase_add_test(tcase, forms_of_some_documents);
	tcase_add_test(tcase, forms_of_a_key);
	tcase_add_test(tcase, forms_of_others);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
