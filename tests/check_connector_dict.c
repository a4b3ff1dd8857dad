/* check_connector_dict.c - what the connector looks up for a query, and what
 * it says where it can't. */
#include "connector_dict.h"
#include "connector_query.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *key, *value;
} entries[] = {
	{ "tokto", "Zdokdo" },
	{ "Ltokto", "Ldokdo" },
	{ "Ztokto", "Zdokdo" },
	{ "Stokto", "ZSdokdo" },
	{ "seokyeol", "Z석열" },
	{ "kyodo kaiken", "Z会見" },
	{ "Znakason", "Z中曽根" },
	{ "XRK:tokto", "Z독도" },
	{ "XRJ:kiodokaiken", "Z共同会見" },
	{ "XRJ:kyodokaiken", "Z共同会見" },
};

/* What a stock parser sends, and what becomes of it; NULL: it stays. */
static const struct {
	const char *text, *becomes;
} looked_up[] = {
	{ "Tokto", "(tokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1))" },
	{ "tokto", "(Ztokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1))" },
	{ "title:Tokto", "(Stokto@1 OR 0.4 * ZSdokdo@1)" },
	{ "nakasone", "(Znakason@1 OR 0.4 * Z中曽根@1)" },
	{ "hackers", NULL },
	{ "Seok-yeol", "((seok@1 PHRASE 2 yeol@2) OR 0.4 * Z석열@1)" },
	{ "\"kyodo kaiken\"", "((kyodo@1 PHRASE 2 kaiken@2) OR 0.4 * (Z会見@1 "
			      "SYNONYM Z共同会見@1))" },
	{ "kyodo AND kaiken", "((Zkyodo@1 AND Zkaiken@2) OR 0.4 * (Z会見@1 "
			      "SYNONYM Z共同会見@1))" },
	{ "cats -Tokto", NULL },
	{ "cats NEAR Tokto", NULL },
	{ "+Tokto cats", "((tokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1)) "
			 "AND_MAYBE Zcat@2)" },
	{ "cats lang:tokto", NULL },
	{ "lang:tokto", NULL },
	{ "lang:tokto lang:nakasone", NULL },
};

/* The weights are binary: "0.4000000000000000222". */
static void
short_weights(char *text)
{
	static const char longer[] = "0.4000000000000000222";
	char *p;

	while ((p = strstr(text, longer)))
		memmove(p + 3, p + sizeof longer - 1,
			strlen(p + sizeof longer - 1) + 1);
}

START_TEST(words_are_looked_up)
{
	static const struct xc_prefix prefixes[] = { { "title", "S", false },
						     { "lang", "L", true } };
	const struct xc_parser parser = { .prefixes = prefixes,
					  .prefix_count = COUNT(prefixes),
					  .default_op = XC_OR,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct xc_db *db = xc_open_writer(in_folder("dict"), &err);
	struct sk_buf stock = { 0 }, wide = { 0 }, text = { 0 }, want = { 0 };
	struct xc_query *query;
	struct sk_dict *d;

	must(db != NULL);
	for (int i = 0; i < COUNT(entries); i++) {
		struct sakuin_str value = sk_str(entries[i].value);

		must(xc_synonyms_set(db, sk_str(entries[i].key), &value, 1,
				     &err));
	}
	must(xc_commit(db, &err));
	xc_close(db);
	d = sk_dict_open(in_folder("dict"), &err);
	must(d != NULL);
	query = xc_query_parse(&parser, NULL, sk_str(looked_up[_i].text), &err);
	must(query && xc_query_serialise(query, &stock, &err) &&
	     xc_query_describe(query, &want, &err));
	xc_query_free(query);
	must(sk_dict_rewrite(d, sk_buf_str(&stock), &wide, &err));
	query = xc_query_unserialise(sk_buf_str(&wide), &err);
	must(query && xc_query_describe(query, &text, &err));
	must(sk_buf_cstr(&text, &err) && sk_buf_cstr(&want, &err));
	short_weights(text.ptr);
	if (looked_up[_i].becomes) {
		sk_buf_clear(&want);
		must(sk_buf_printf(&want, &err, "Query(%s)",
				   looked_up[_i].becomes));
	}
	ck_assert_str_eq(text.ptr, want.ptr);
	xc_query_free(query);
	sk_dict_close(d);
	sk_buf_done(&stock);
	sk_buf_done(&wide);
	sk_buf_done(&text);
	sk_buf_done(&want);
}
END_TEST

START_TEST(a_dictionary_that_is_not_there)
{
	ck_assert_ptr_null(sk_dict_open(in_folder("nowhere"), &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	sk_dict_close(NULL);
}
END_TEST

static const struct {
	const char *name, *path, *log;
} broken[] = {
	{ "no database", "nowhere", "queries stay as they are: " },
	{ "not of ours", "stock", "not made by sakuin, and no --dict" },
};

START_TEST(queries_stay_where_nothing_can_be_done)
{
	char log[1200], line[600] = "";
	const char *path;
	struct sk_log file = { .fd = -1 };
	struct sk_asking a = { .count = 1, .log = &file };
	struct sk_buf out = { 0 };
	struct xc_db *db = xc_open_writer(in_folder("stock"), &err);
	FILE *f;

	must(db != NULL);
	must(xc_commit(db, &err));
	xc_close(db);
	snprintf(log, sizeof log, "%s", in_folder("log"));
	must(sk_log_open(&file, log, &err));
	path = in_folder(broken[_i].path);
	a.paths = &path;
	for (int i = 0; i < 2; i++)
		ck_assert(!sk_asking_rewrite(&a,
					     sk_str("\x51"
						    "a"),
					     &out));
	sk_asking_done(&a);
	sk_log_close(&file);
	sk_buf_done(&out);
	f = fopen(log, "r");
	ck_assert(f && fgets(line, sizeof line, f));
	ck_assert_ptr_nonnull(strstr(line, broken[_i].log));
	/* Once for the database, once for each query. */
	ck_assert(fgets(line, sizeof line, f));
	ck_assert_ptr_nonnull(strstr(line, "stays as it is"));
	ck_assert(fgets(line, sizeof line, f));
	ck_assert(!fgets(line, sizeof line, f));
	ck_assert(file.reported);
	fclose(f);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("connector_dict");
	TCase *tcase = tcase_create("connector_dict");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, words_are_looked_up, 0, COUNT(looked_up));
	tcase_add_test(tcase, a_dictionary_that_is_not_there);
	tcase_add_loop_test(tcase, queries_stay_where_nothing_can_be_done, 0,
			    COUNT(broken));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
