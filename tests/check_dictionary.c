/* check_dictionary.c - synonyms and spellings of the terms of any database. */
#include "dictionary_test.h"
#include "suite.h"

/* ------------------------------------------------------ what is joined */

static const struct {
	const char *name, *lines, *word, *expected;
} joined[] = {
	{ "typed only", "It is Dokdo here", "tokto", "Zdokdo" },
	{ "by its stem", "ナカソネ は", "Znakason", "Zナカソネ" },
	{ "stem alike", "독도", "Ztokto", "Z독도" },
	{ "Hangul for Latin", "It is Dokdo here", "독도", "Zdokdo" },
	{ "Latin for Hangul", "독도", "dokdo", "Z독도" },
	{ "particles", "독도의 독도는 독도에서", "독도",
	  "Z독도는 Z독도에서 Z독도의" },
	{ "particles typed", "독도 독도는", "독도는", "Z독도" },
	{ "with particles", "독도의 날", "tokto", "Z독도의" },
	{ "only like particles", "거마들 이다", "kŏmadŭl", "Z거마들" },
	{ "given name", "윤석열은 갔다", "sokyol", "Z윤석열은" },
	{ "given name typed", "said Sokyol then", "윤석열", "" },
	{ "both names", "윤석열은 said Sokyol", "윤석열", "Zsokyol Z윤석열은" },
	{ "no surname", "동석열 이다", "seokyeol", "" },
	{ "accents", "the Kyōdō news", "kyodo", "Zkyōdō" },
	{ "accents typed", "the kyodo news", "kyōdō", "Zkyodo" },
	{ "any accents", "un café noir", "cafe", "Zcafé" },
	{ "any accents back", "un café a cafe", "café", "Zcafe" },
	{ "wapuro", "the Kyodo news", "kyoudou", "Zkyodo" },
	{ "kunrei", "by Takeshima", "takesima", "Ztakeshima" },
	{ "kana", "ナカソネ は", "nakasone", "Zナカソネ" },
	{ "kana and kana", "ナカソネ は", "なかそね", "Zナカソネ" },
	{ "forms of Han", "獨島 와", "独岛", "Z獨島" },
	{ "Han and Han", "獨島 와 独島", "獨島", "Z独島" },
	{ "pinyin", "说 北京 话", "beijing", "Z北京" },
	{ "Wade-Giles", "in Peiching then", "beijing", "Zpeich" },
	{ "pinyin of a word", "说 嫦娥 话", "change", "" },
	{ "hanja and Hangul", "獨島 와 섬", "독도", "Z獨島" },
	{ "part of a run", "日韓首脳会談", "首脳会談", "Z日韓首脳会談" },
	{ "not of one character", "日韓首脳会談", "日", "" },
	{ "part of a title", "自衛隊法改正案", "改正案", "Z自衛隊法改正案" },
	{ "not of a sentence", "政府は新しい法律を作ると決めた", "法律", "" },
	{ "Hangul for hanja", "女子 大學", "여자", "Z女子" },
	{ "part of a foreign name", "アサハン川", "han", "" },
	{ "one character", "寛 と", "kan", "" },
	{ "surname", "安倍晋三", "安倍", "Z安倍晋三" },
	{ "numeral", "第 ⅵ 章", "vi", "" },
	{ "stop word", "ウナ と", "una", "" },
	{ "stop word typed", "by Karah カラ", "から", "" },
	{ "homophones", "会見 と 改憲", "会見", "" },
	{ "English", "It was made the same", "まで", "" },
	{ "English stem", "more and more", "more", "" },
	{ "nothing else", "Dokdo", "dokdo", "" },
	{ "Cyrillic", "Москва и Сеул", "москва", "" },
	{ "reading key", "Dokdo 독도", "XRK:tokto", "Zdokdo Z독도" },
	{ "reading key, one", "by Nakasone", "XRJ:nakasone", "Znakason" },
	{ "numbers", "2005 20th", "2005", "" },
};

START_TEST(joins)
{
	stock("db", joined[_i].lines);
	build();
	shows(joined[_i].word, joined[_i].expected);
}
END_TEST

/* No word of a long English text is asked for by anything that reads as
 * Japanese, and asks for nothing. */
START_TEST(english_is_left_alone)
{
	static const char text[] =
		"the more we made the same bones the more one came home to "
		"take some note of none here there these are some house rules "
		"no one wrote a name on a tire so we hide one mine in a cone "
		"do not use the pine gate to the same site as before and hide";
	char word[16];
	int used;

	stock("db", text);
	ck_assert_uint_eq(build().keys, 0);
	for (const char *p = text; sscanf(p, "%15s%n", word, &used) == 1;
	     p += used)
		shows(word, "");
}
END_TEST

/* ------------------------------------------------------------- prefixes */

START_TEST(fields)
{
	struct xc_db *db = open_writer("db");

	put_words(db, "",
		  "dokdo Zdokdo Stokto ZStokto XAdokdo ZXAdokdo "
		  "Hdokdo.kr Qtokto",
		  "");
	must(xc_commit(db, &err));
	xc_close(db);
	build();
	shows("tokto", "Zdokdo");
	shows("Sdokdo", "ZStokto");
	shows("S독도", "ZStokto");
	shows("XAtokto", "ZXAdokdo");
	shows("Htokto", "");
	shows("Qdokdo", "");
	shows("XRKS:tokto", "ZStokto");
}
END_TEST

/* Terms may be any bytes, in other people's databases. */
START_TEST(any_terms)
{
	static const char *const odd[] = {
		"\xE7\xAB",
		"dok\x80o",
		"tok to",
		"\x01",
		"dok\ndo",
		"\xFF",
		"Z",
		"ZX",
		"ZXA:",
		"XXXXXXXXXXXX",
		"ZXDOKDO:",
		"dokdo\x7F",
		"\xED\xA0\x80",
		"''",
		"\xF4\x90\x80\x80",
	};
	struct xc_posting postings[COUNT(odd) + 3];
	struct xc_document doc = { .postings = postings };
	struct xc_db *db = open_writer("db");
	uint64_t seed = 3;
	uint32_t docid = 0;
	char noise[200][12];

	memset(postings, 0, sizeof postings);
	for (int i = 0; i < COUNT(odd); i++)
		postings[doc.posting_count++].term = sk_str(odd[i]);
	postings[doc.posting_count++].term = bytes("do\0kdo", 6);
	postings[doc.posting_count++].term = sk_str("dokdo");
	postings[doc.posting_count++].term = sk_str("Zdokdo");
	must(xc_put(db, &doc, &docid, &err));
	for (int i = 0; i < COUNT(noise); i++) {
		for (size_t j = 0; j < sizeof noise[i]; j++)
			noise[i][j] = (char)draw(&seed, 256);
		if (i % 2)
			noise[i][0] = 'Z';
		postings[0].term = bytes(noise[i], sizeof noise[i]);
		doc.posting_count = 1;
		docid = 0;
		must(xc_put(db, &doc, &docid, &err));
	}
	must(xc_commit(db, &err));
	xc_close(db);
	build();
	shows("tokto", "Zdokdo");
}
END_TEST

/* A database without stems: raw terms, and the fields of Omega. */
START_TEST(without_stems)
{
	struct xc_db *db = open_writer("db");

	put_words(db, "", "dokdo nakasone Snakasone Htokto", "");
	must(xc_commit(db, &err));
	xc_close(db);
	build();
	shows("tokto", "dokdo");
	shows("Snakasōne", "Snakasone");
	shows("H독도", "");
}
END_TEST

START_TEST(another_stemmer)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct xc_db *db = open_writer("db");

	/* German leaves an e that English takes. */
	put_words(db, "", "nakasone Znakason nakasones", "");
	must(xc_commit(db, &err));
	xc_close(db);
	o.stemmer = "german";
	build_with(&o);
	shows("nakasōne", "Znakason");
	o.stemmer = "klingon";
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_EINVAL, "klingon");
	shows("nakasōne", "Znakason");
}
END_TEST

/* ------------------------------------------------------------ spellings */

START_TEST(suggestions)
{
	struct xc_db *db;
	struct sk_buf word = { 0 };
	const char *paths[] = { in_folder("db"), in_folder("dict") };

	stock("db", "Dokdo and Nakasone wrote\nNakasone again");
	ck_assert_uint_eq(build().words, 5);
	db = xc_open(paths, 2, &err);
	must(db != NULL);
	must(xc_spelling_suggest(db, sk_str("nakasome"), EDITS, &word, &err));
	ck_assert(sk_str_eq(sk_buf_str(&word), sk_str("nakasone")));
	sk_buf_done(&word);
	xc_close(db);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("dictionary");
	TCase *tcase = tcase_create("dictionary");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, joins, 0, COUNT(joined));
	tcase_add_test(tcase, english_is_left_alone);
	tcase_add_test(tcase, fields);
	tcase_add_test(tcase, any_terms);
	tcase_add_test(tcase, without_stems);
	tcase_add_test(tcase, another_stemmer);
	tcase_add_test(tcase, suggestions);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
