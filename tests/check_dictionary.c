/* check_dictionary.c - synonyms and spellings of the terms of any database. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "dictionary_test.h"
#include "suite.h"

enum { EDITS = 2 };

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

/* ------------------------------------------------------ again and again */

START_TEST(only_what_changed)
{
	struct sk_dictionary_summary s;
	struct sk_buf state = { 0 }, again = { 0 };

	stock("db", "Dokdo");
	s = build();
	ck_assert_uint_gt(s.added, 3);
	ck_assert_uint_eq(s.changed + s.removed, 0);
	must(xc_state(in_folder("dict"), &state, &err));
	s = build();
	ck_assert(s.current);

	stock("db", "Nakasone");
	s = build();
	ck_assert_uint_gt(s.added, 1);
	ck_assert_uint_eq(s.changed + s.removed, 0);
	must(xc_state(in_folder("dict"), &again, &err));
	ck_assert_msg(again.len > 36 && !memcmp(state.ptr, again.ptr, 36),
		      "the same database: %.*s", (int)again.len, again.ptr);
	shows("tokto", "Zdokdo");
	shows("nakasōne", "Znakason");
	sk_buf_done(&state);
	sk_buf_done(&again);
}
END_TEST

/* Other files of names, another stemmer, another database: made again. */
START_TEST(not_current)
{
	const char *from[2], *path = in_folder("names.txt");
	struct sk_dictionary_options o = options(from, in_folder("dict"));
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs("Rocks, Dokdo", f), 0);
	ck_assert_int_eq(fclose(f), 0);
	stock("db", "Dokdo");
	stock("other", "Tokto");
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
	o.names = &path;
	o.name_count = 1;
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
	shows("rocks", "Zdokdo");
	o.name_count = 0;
	ck_assert(!build_with(&o).current);
	shows("rocks", "");
	o.stemmer = "german";
	ck_assert(!build_with(&o).current);
	from[1] = in_folder("other");
	o.count = 2;
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
}
END_TEST

/* What is in no document any more goes, and so do its suggestions. */
START_TEST(removal)
{
	struct sk_dictionary_summary s;
	struct sk_buf word = { 0 };
	struct xc_db *db;

	stock("db", "Dokdo\nNakasone");
	build();
	db = open_writer("db");
	must(xc_delete(db, 1, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	s = build();
	ck_assert_uint_gt(s.removed, 3);
	ck_assert_uint_eq(s.added + s.changed, 0);
	shows("tokto", "");
	shows("XRK:tokto", "");
	shows("nakasōne", "Znakason");
	db = open_reader("dict");
	must(xc_spelling_suggest(db, sk_str("dokdp"), EDITS, &word, &err));
	ck_assert_uint_eq(word.len, 0);
	xc_close(db);
	sk_buf_done(&word);
}
END_TEST

/* A reader has the old one until it asks for the new one, also where so many
 * words changed that all is made anew. */
static const int anew[] = { false, true };

START_TEST(readers)
{
	struct seen before = { .count = 0 }, after = { .count = 0 };
	struct xc_db *reader_db, *db;
	char word[32];

	stock("db", "Dokdo");
	build();
	reader_db = open_reader("dict");
	stock("db", "Tokto");
	db = open_writer("db");
	for (uint32_t i = 0; anew[_i] && i < 101000; i += 50) {
		struct sk_buf text = { 0 };

		for (uint32_t j = i; j < i + 50; j++) {
			snprintf(word, sizeof word, "q%c%c%c%cx ",
				 'a' + j / 17576 % 26, 'a' + j / 676 % 26,
				 'a' + j / 26 % 26, 'a' + j % 26);
			must(sk_buf_puts(&text, word, &err));
		}
		must(xc_stock_add(db, sk_buf_str(&text), NULL, &err));
		sk_buf_done(&text);
	}
	must(xc_commit(db, &err));
	xc_close(db);
	build();
	must(sk_dictionary_find(reader_db, sk_str("독도"), see_value, &before,
				&err));
	ck_assert_str_eq(seen_text(&before), "Zdokdo");
	must(xc_reopen(reader_db, &err));
	must(sk_dictionary_find(reader_db, sk_str("독도"), see_value, &after,
				&err));
	ck_assert_str_eq(seen_text(&after), "Zdokdo Ztokto");
	ck_assert_int_ne(access(in_folder("dict.part"), F_OK), 0);
	seen_done(&before);
	seen_done(&after);
	xc_close(reader_db);
}
END_TEST

/* What a build left that was stopped is in nobody's way. */
START_TEST(left_overs)
{
	struct xc_db *db;

	must(mkdir(in_folder("dict.part"), 0777) == 0);
	db = open_writer("dict.part/raw");
	must(xc_spelling_add(db, sk_str("ghost"), 1, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	must(mkdir(in_folder("dict.part/packed"), 0777) == 0);
	stock("db", "Dokdo");
	ck_assert_uint_eq(build().words, 1);
	ck_assert_int_ne(access(in_folder("dict.part"), F_OK), 0);
	shows("tokto", "Zdokdo");
}
END_TEST

/* The same however little memory there is to sort in. */
START_TEST(little_memory)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct sk_buf text = { 0 };
	struct sk_dictionary_summary s;

	for (int i = 0; i < 676; i++)
		must(sk_buf_printf(&text, &err, "naka%co%cu seo%ceok독%c%c ",
				   "kstnhmr"[i % 7], "kstnhmr"[i / 7 % 7],
				   "gdbjs"[i % 5], 'a' + i % 26, 'a' + i / 26));
	must(sk_buf_cstr(&text, &err) != NULL);
	stock("db", text.ptr);
	sk_buf_done(&text);
	o.memory = 1;
	s = build_with(&o);
	ck_assert_uint_gt(s.keys, 300);
	stock("db", "독도");
	o.memory = 0;
	s = build_with(&o);
	ck_assert_uint_eq(s.added, 3);
	ck_assert_uint_eq(s.changed + s.removed, 0);
}
END_TEST

/* ------------------------------------------------------------- its place */

START_TEST(several)
{
	const char *from[2];
	struct sk_dictionary_options o = options(from, in_folder("dict"));

	stock("db", "Dokdo");
	stock("other", "Tokto");
	from[1] = in_folder("other");
	o.count = 2;
	build_with(&o);
	shows("독도", "Zdokdo Ztokto");
	o.out = NULL;
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_EINVAL, "several databases needs one of its own");
	o.count = 0;
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_EINVAL, "no database is named");
}
END_TEST

/* Written into a database of ours, whose spellings are the store's. */
START_TEST(in_itself)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, NULL);
	struct sk_store *s = writer("db");
	struct sk_dictionary_summary sum;
	struct sk_buf word = { 0 };
	struct xc_db *db;

	put(s, "a", "Dokdo", "Some wrote of Dokdo.", "en");
	commit_and_close(s);
	sum = build_with(&o);
	ck_assert_uint_gt(sum.keys, 3);
	ck_assert_uint_eq(sum.words, 0);
	ck_assert_str_eq(shown("db", "tokto"), "Zdokdo");
	ck_assert_str_eq(shown("db", "Stokto"), "ZSdokdo");
	ck_assert_str_eq(shown("db", "XRK:tokto"), "");
	sum = build_with(&o);
	ck_assert_uint_eq(sum.added + sum.changed + sum.removed, 0);
	s = reader("db");
	ck_assert_str_eq(found(s, "tokto"), "a");
	db = sk_store_db(s);
	must(xc_spelling_suggest(db, sk_str("dokdp"), EDITS, &word, &err));
	ck_assert(sk_str_eq(sk_buf_str(&word), sk_str("dokdo")));
	sk_buf_done(&word);
	sk_store_close(s);
	/* And after more documents it is still a database of ours. */
	s = writer("db");
	put(s, "b", "", "Tokto, then.", "en");
	commit_and_close(s);
	build_with(&o);
	ck_assert_str_eq(shown("db", "독도"), "Zdokdo Ztokto");
}
END_TEST

START_TEST(refused)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct sk_dictionary_summary s;
	struct xc_db *db;

	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_ENOTFOUND, "db");
	stock("db", "Dokdo");
	o.out = NULL;
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EINVAL,
		  "not made by sakuin");
	o.out = from;
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EINVAL,
		  "no dictionary; give another");
	o.out = in_folder("no/such/folder");
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EIO,
		  "no/such/folder.part: can't be made");
	o.out = in_folder("dict");
	build_with(&o);
	stock("db", "Nakasone");
	db = open_writer("dict");
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_ELOCKED, "dict");
	xc_close(db);
	shows("nakasōne", "");
}
END_TEST

/* Another process is making it just now. */
START_TEST(in_the_making)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	int fd;

	stock("db", "Dokdo");
	must(mkdir(in_folder("dict.part"), 0777) == 0);
	must(mkdir(in_folder("dict.part/raw"), 0777) == 0);
	fd = open(in_folder("dict.part"), O_RDONLY | O_DIRECTORY);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(flock(fd, LOCK_EX), 0);
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_ELOCKED, "another process is making this");
	ck_assert_int_eq(access(in_folder("dict.part/raw"), F_OK), 0);
	close(fd);
	build_with(&o);
	shows("tokto", "Zdokdo");
}
END_TEST

START_TEST(empty)
{
	struct xc_db *db = open_writer("db");
	struct sk_dictionary_summary s;

	must(xc_commit(db, &err));
	xc_close(db);
	must(mkdir(in_folder("dict"), 0777) == 0); /* none yet */
	s = build();
	ck_assert_uint_eq(s.terms + s.keys + s.words, 0);
	s = build();
	ck_assert(s.current);
	shows("", "");
	shows("Z", "");
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
	tcase_add_test(tcase, only_what_changed);
	tcase_add_test(tcase, not_current);
	tcase_add_test(tcase, removal);
	tcase_add_loop_test(tcase, readers, 0, COUNT(anew));
	tcase_add_test(tcase, left_overs);
	tcase_add_test(tcase, little_memory);
	tcase_add_test(tcase, several);
	tcase_add_test(tcase, in_itself);
	tcase_add_test(tcase, refused);
	tcase_add_test(tcase, in_the_making);
	tcase_add_test(tcase, empty);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
