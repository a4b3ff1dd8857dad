/* check_source_same.c - same source or not: named pairs. */
#include "matcher_test.h"
#include "suite.h"

/* The articles of two references that once were printed with one address but
 * for a hyphen. */
#define BBC_17                                                                            \
	"a=BBC News Korea|y=2022|t=한미 정상회담서죽한 '완전한 비핵화' "   \
	"재확인...'전략적 경제안보동맹'강화|c=BBC News Korea|d=2022-05-21|" \
	"u=https://www.bbc.com/korean/news61532951|acc=2023-10-01|l=ko"
#define BBC_18                                                                                \
	"a=BBCNews Korea|y=2022|t=한 미 일 정상회담개최, 북 중 러 대응 전선 " \
	"본격화|c=BBC News Korea|d=2022-06-30|"                                            \
	"u=https://www.bbc.com/korean/news-61532951|acc=2023-10-02|l=ko"

static const struct {
	const char *name;
	enum sk_verdict verdict;
	const char *why; /* the beginning of it; "" for any */
	const char *a, *b;
} cases[] = {
	/* Spellings of one article */
	{ "itself", SK_SAME, "",
	  "a=Sato, E.|y=2001|t=The harbours of the north",
	  "a=Sato, E.|y=2001|t=The harbours of the north" },
	{ "capitals, full names", SK_SAME, "same title and authors",
	  "a=Sato, E.|a=Kim, S.|y=2001|t=The Harbours of the North",
	  "a=SATO, Eiji|a=KIM, Sung|y=2001|t=Harbours of the north." },
	{ "words run together", SK_SAME, "",
	  "a=Ernst, M.|a=Lee, S.|y=2021|t=COUNTERING ASYMMETRY: DEFENSE "
	  "AGAINST ATTACKS FROMAUTHORITARIAN STATES",
	  "a=Ernst, Maximilian|a=Lee, Sangho|y=2021|t=Countering asymmetry: "
	  "defense against attacks from authoritarian states" },
	{ "an error of typing", SK_SAME, "titles and authors alike",
	  "a=Sato, E.|y=2001|t=Goverment of the northern harbours",
	  "a=Sato, E.|y=2001|t=Government of the northern harbours" },
	{ "name order", SK_SAME, "same title and authors",
	  "a=Flores, Montes Manuel|y=2002|t=Atomic ratio in the channel",
	  "a=Montes, Manuel Flores|y=2002|t=Atomic ratio in the channel" },
	{ "one author of many is named", SK_SAME, "",
	  "a=Sato, E.|a=Kim, S.|a=Li, W.|y=2001|t=The harbours of the north",
	  "a=Sato, E.|y=2001|t=The harbours of the north" },
	{ "abbreviated journal, one page cited", SK_SAME, "",
	  "a=Sato, E.|y=2001|t=Currents|c=J. Harb. Law|v=12|p=65-76",
	  "a=Sato, E.|y=2001|t=Currents|c=Journal of Harbour Law|v=12|p=70" },
	{ "subtitle left out", SK_SAME, "same authors",
	  "a=Sato, E.|y=2001|t=Ships of the line: a history of ports",
	  "a=Sato, E.|y=2001|t=Ships of the line" },
	{ "other title at one place", SK_SAME, "same place and authors",
	  "a=Sato, E.|y=1998|t=Archaeology of the E. coli genome|c=Proc. "
	  "Harb. Sci.|v=95|p=9413",
	  "a=Sato, E.|y=1998|t=Archaeology of the Escherichia coli genome|"
	  "c=Proc. Harb. Sci.|v=95|p=9413-17" },
	{ "preprint and article", SK_SAME,
	  "same title and authors, printed later",
	  "a=Sato, E.|y=2013|t=Action and motion of harbour circles",
	  "a=Sato, E.|y=2015|t=Action and motion of harbour circles|v=2|"
	  "p=213-246|doi=10.5555/jep.23" },
	{ "reprinted with another DOI", SK_SAME,
	  "same title and authors, another",
	  "a=Sato, E.|y=1979|t=Early steps toward a harbour information "
	  "system|v=33|p=97|doi=10.5555/a",
	  "a=Sato, E.|y=1979|t=Early steps toward a harbour information "
	  "system|v=33|p=97-101|doi=10.5556/b" },
	{ "two versions of a DOI", SK_SAME, "same DOI",
	  "t=Harbours|doi=10.5555/p.3100v1",
	  "t=Harbours|doi=10.5555/P.3100v3" },
	{ "DOI in a URL", SK_SAME, "same DOI", "t=Harbours|doi=10.5555/p",
	  "t=The harbours|u=http://dx.doi.org/10.5555/P" },
	{ "no author in one", SK_SAME, "same title",
	  "y=2001|t=A short history of the northern harbours",
	  "a=Sato, E.|y=2001|t=A short history of the northern harbours" },
	{ "as printed", SK_SAME, "same text",
	  "raw=3. Sato, The harbours of the north, 2001.|n=3",
	  "raw=[8] Sato, The harbours of the north, 2001|n=8" },
	{ "ISBN", SK_SAME, "", "t=Harbours|isbn=0306406152|y=1979",
	  "t=Harbours|isbn=978-0-306-40615-7" },

	{ "a standard with two DOIs", SK_SAME, "same title and publisher",
	  "t=Determination of the size of grains by gravitational liquid "
	  "sedimentation methods|pub=Harbour Standards|doi=10.5555/022u",
	  "t=Determination of the size of grains by gravitational liquid "
	  "sedimentation methods|pub=Harbour Standards|doi=10.5555/iso133" },
	{ "files of one article", SK_UNDECIDED, "same title, other place",
	  "t=Determination of the size of grains by gravitational liquid "
	  "sedimentation methods|pub=Harbour Press|doi=10.5555/x.s007",
	  "t=Determination of the size of grains by gravitational liquid "
	  "sedimentation methods|pub=Harbour Press|doi=10.5555/x.s014" },
	{ "a preprint with an error of typing", SK_SAME, "titles and authors",
	  "a=Sato, E.|y=2014|t=Action and motion of harbour circels|"
	  "doi=10.5555/1",
	  "a=Sato, E.|y=2015|t=Action and motion of harbour circles|v=2|"
	  "p=213-246|doi=10.5556/2" },
	{ "most of the authors", SK_SAME, "same title and authors, another",
	  "a=Sato, E.|a=Kim, S.|a=Institute, The "
	  "Harbour|y=2014|p=1|doi=10.5555/1|"
	  "t=Action and motion of harbour circles",
	  "a=Sato, E.|a=Kim, S.|a=Li, W.|y=2014|p=9|doi=10.5555/2|"
	  "t=Action and motion of harbour circles" },

	/* Two works of one title */
	{ "yearly report", SK_DIFFERENT, "years differ",
	  "a=Ministry of the Sea|y=2010|t=White paper on the harbours of Japan",
	  "a=Ministry of the Sea|y=2012|t=White paper on the harbours of "
	  "Japan" },
	{ "yearly report of the next year", SK_UNDECIDED, "years differ",
	  "a=Ministry of the Sea|y=2010|t=White paper on the harbours of Japan",
	  "a=Ministry of the Sea|y=2011|t=White paper on the harbours of "
	  "Japan" },
	{ "the year in the title", SK_DIFFERENT, "numbers",
	  "a=Ministry of the Sea|t=White paper 2010",
	  "a=Ministry of the Sea|t=White paper 2011" },
	{ "declarations of two summits", SK_DIFFERENT, "days differ",
	  "a=Ministry of the Sea|t=Summit Declaration|d=2011-05-22",
	  "a=Ministry of the Sea|t=Summit Declaration|d=2011-11-10" },
	{ "parts", SK_DIFFERENT, "numbers",
	  "a=Sato, E.|y=1986|t=Homer and oral tradition: the formula, Part I",
	  "a=Sato, E.|y=1986|t=Homer and oral tradition: the formula, "
	  "Part II" },
	{ "parts in digits", SK_DIFFERENT, "numbers",
	  "a=Sato, E.|y=1986|t=Survey of the northern harbours 1",
	  "a=Sato, E.|y=1986|t=Survey of the northern harbours 2" },
	{ "editions", SK_DIFFERENT, "numbers",
	  "a=Sato, E.|t=Manual of the northern harbours, 2nd edition",
	  "a=Sato, E.|t=Manual of the northern harbours, 3rd edition" },
	{ "part A and part B", SK_DIFFERENT, "",
	  "a=Sato, E.|y=1986|t=Survey of the northern harbours, part A",
	  "a=Sato, E.|y=1986|t=Survey of the northern harbours, part B" },
	{ "Korean parts", SK_DIFFERENT, "numbers",
	  "a=박상현|y=2020|t=항만법의 역사와 전망 제1부",
	  "a=박상현|y=2020|t=항만법의 역사와 전망 제2부" },
	{ "Japanese volumes", SK_DIFFERENT, "numbers",
	  "a=佐藤栄作|y=2020|t=北方港湾史研究序説　上",
	  "a=佐藤栄作|y=2020|t=北方港湾史研究序説　下" },
	{ "Han numerals", SK_DIFFERENT, "numbers",
	  "y=2020|t=第一次北方港湾調査報告書",
	  "y=2020|t=第二次北方港湾調査報告書" },
	{ "volumes of one work", SK_UNDECIDED, "volumes differ",
	  "a=Sato, E.|y=2002|v=1|t=The living resources of the north",
	  "a=Sato, E.|y=2002|v=2|t=The living resources of the north" },
	{ "a column", SK_DIFFERENT, "same title, other place",
	  "a=Sato, E.|y=2002|v=3|i=1|p=5|c=Harbour Law|t=Letter from Pusan",
	  "a=Sato, E.|y=2002|v=3|i=2|p=7|c=Harbour Law|t=Letter from Pusan" },
	{ "book reviews", SK_DIFFERENT, "authors differ",
	  "a=Sato, E.|y=1961|p=78|v=68|t=Introduction to harbours",
	  "a=Wisner, R.|y=1960|p=226|v=2|t=Introduction to harbours (Sato)" },
	{ "reply", SK_DIFFERENT, "numbers or parts",
	  "a=Sato, E.|y=2001|t=The pricing of northern harbours",
	  "a=Sato, E.|y=2001|t=The pricing of northern harbours: reply" },
	{ "a sequel", SK_UNDECIDED, "one title is longer, other",
	  "a=Sato, E.|y=2002|t=The pricing of northern harbours: epilogues and "
	  "other thoughts|doi=10.5555/1",
	  "a=Sato, E.|y=2001|t=The pricing of northern "
	  "harbours|doi=10.5555/2" },
	{ "negated", SK_DIFFERENT, "titles differ",
	  "a=Sato, E.|y=2001|t=Typical harbours of the north",
	  "a=Sato, E.|y=2001|t=Atypical harbours of the north" },
	{ "one word apart", SK_DIFFERENT, "titles differ",
	  "a=Sato, E.|y=2012|t=Response to exposure of aluminum blends",
	  "a=Sato, E.|y=2012|t=Response to exposure of copper blends" },
	{ "initials only", SK_DIFFERENT, "authors differ",
	  "a=B., W. C.|y=1886|t=Two ears|v=7|p=498",
	  "a=L., N. G. N.|y=1886|t=Two ears|v=7|p=499" },
	{ "another Kim", SK_DIFFERENT, "authors differ",
	  "a=Kim, S.|y=2001|t=The harbours of the north",
	  "a=Kim, Y. K.|y=2001|t=The harbours of the north" },
	{ "generic title, nobody", SK_UNDECIDED, "short title",
	  "y=2001|t=Editorial", "y=2001|t=Editorial" },
	{ "generic title, other numbers", SK_UNDECIDED, "short title, numbers",
	  "a=Sato, E.|y=2005|t=Harbour Law|raw=Sato, Harbour Law 22 (2005) 127",
	  "a=Sato, E.|y=2005|t=Harbour Law|raw=Sato. Harbour Law 22:339 "
	  "(2005)" },

	/* News and pages */
	{ "articles 17 and 18", SK_DIFFERENT, "titles differ", BBC_17, BBC_18 },
	{ "article 17 in better spacing", SK_SAME, "", BBC_17,
	  "a=BBC News Korea|t=한미 정상회담서 죽한 '완전한 비핵화' 재확인... "
	  "'전략적 경제안보 동맹' 강화|d=2022-05-21|l=ko" },
	{ "two articles at one address", SK_UNDECIDED,
	  "same address, other title",
	  "t=Harbour opens|u=http://example.org/news|y=2020",
	  "t=Strike ends in Pusan|u=http://example.org/news|y=2020" },
	{ "a page's title with its site", SK_SAME, "same address",
	  "t=Harbour opens|u=http://example.org/a",
	  "t=Harbour opens - Harbour News|u=http://example.org/a|y=2020" },
	{ "a page's title with its site, another year", SK_UNDECIDED,
	  "one title is longer",
	  "t=Harbour opens|u=http://example.org/a|y=2019",
	  "t=Harbour opens - Harbour News|u=http://example.org/a|y=2020" },
	{ "two articles at one address, two days", SK_DIFFERENT,
	  "titles differ",
	  "t=Harbour opens|u=http://example.org/news|d=2020-01-02",
	  "t=Strike ends in Pusan|u=http://example.org/news|d=2020-03-04" },
	{ "agency news, two names", SK_SAME, "same title, outlet and day",
	  "a=Sato, E.|c=Harbour News|d=2020-01-02|t=Harbour opens",
	  "a=Kim, S.|c=Harbour News|d=2020-01-02|t=Harbour opens" },
	{ "printed the next day", SK_SAME, "",
	  "c=Harbour News|d=2020-01-02|t=Harbour opens again",
	  "c=Harbour News|d=2020-01-03|t=Harbour opens again" },
	{ "the same headline later", SK_DIFFERENT, "days differ",
	  "c=Harbour News|d=2020-01-02|t=Harbour opens again",
	  "c=Harbour News|d=2020-07-03|t=Harbour opens again" },
	{ "page read on two days", SK_SAME, "",
	  "a=Ministry of the "
	  "Sea|t=Harbours|u=http://example.org/a|acc=2020-01-01",
	  "a=Ministry of the Sea|t=Harbours|u=https://www.example.org/a/|"
	  "acc=2021-01-01" },
	{ "interview", SK_SAME, "same authors and day",
	  "a=Consular officer, Harbour embassy|d=2023-09-27|type=interview",
	  "a=Consular officer, Harbour embassy|d=2023-09-27|type=interview" },
	{ "interview on another day", SK_DIFFERENT, "no title",
	  "a=Consular officer, Harbour embassy|d=2023-09-27|type=interview",
	  "a=Consular officer, Harbour embassy|d=2023-03-02|type=interview" },

	/* Identifiers against the rest */
	{ "a DOI copied from the line above", SK_UNDECIDED,
	  "same DOI, other title", "t=The harbours of the north|doi=10.5555/a",
	  "t=Poetry in the age of steam|doi=10.5555/a" },
	{ "a DOI and bad typing", SK_SAME, "same DOI",
	  "t=Booststrap methods: another look at the Jakkinife|doi=10.5555/a",
	  "t=Bootstrap methods: another look at the jackknife|doi=10.5555/a" },
	{ "two chapters of one book", SK_DIFFERENT, "titles differ",
	  "a=Sato, E.|t=Ports of the north|isbn=0306406152|y=1979",
	  "a=Kim, S.|t=Steam and poetry|isbn=0306406152|y=1979" },

	/* Languages and scripts */
	{ "Hangul and romanised", SK_SAME, "titles and authors alike",
	  "a=배, 경환|y=2023|t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "a=Bae, Gyung Hwan|y=2023|t=Han-mi-il gowigeup saibeo anbo cheot "
	  "hoeui|l=ko" },
	{ "Hangul and romanised, other year", SK_DIFFERENT, "years differ",
	  "a=배, 경환|y=2013|t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "a=Bae, Gyung Hwan|y=2023|t=Han-mi-il gowigeup saibeo anbo cheot "
	  "hoeui|l=ko" },
	{ "other words romanised", SK_DIFFERENT, "titles differ",
	  "a=배, 경환|y=2023|t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "a=Bae, Gyung Hwan|y=2023|t=Hanguk munhak ui yeoksa wa jeonmang|"
	  "l=ko" },
	{ "two romanisations", SK_SAME, "titles and authors alike",
	  "a=Bae, G.|y=2023|t=Kukche chŏngch'i ŭi saeroun ihae|l=ko",
	  "a=Pae, G.|a=Bae, G.|y=2023|t=Gukje jeongchi-ui saeroun ihae|l=ko" },
	{ "kana and romaji", SK_SAME, "titles and authors alike",
	  "a=みやけ, はな|y=2012|t=ひらがなのうつくしさについて|l=ja",
	  "a=Miyake, Hana|y=2012|t=Hiragana no utsukushisa ni tsuite|l=ja" },
	{ "characters and pinyin", SK_SAME, "titles and authors alike",
	  "a=李, 伟|y=2008|t=中国经济改革三十年|l=zh",
	  "a=Li, Wei|y=2008|t=Zhongguo jingji gaige sanshi nian|l=zh" },
	{ "the translation is the other's title", SK_SAME, "titles alike",
	  "a=Miyake, Kunihiko|d=2012-05-17|t=Samitto ha nani no tame?|tt=What "
	  "is the summit for?|c=Sankei Shimbun|l=ja",
	  "a=Miyake, K.|d=2012-05-17|t=What is the summit for?|c=Sankei "
	  "Shimbun|l=en" },
	{ "two papers on one day's event", SK_UNDECIDED,
	  "titles alike, other address",
	  "a=문서진|d=2022-10-15|t=일본 당국 \"北 연계 해킹조직, 日 가상화폐 "
	  "기업 공격\"|c=한바다뉴스|u=http://hanbada.example/8841|l=ko",
	  "a=Park, Sang Hyun|d=2022-10-15|t=일본경찰 \"北연계해킹조직, 日 "
	  "가상화폐 기업 공격\"|u=http://www.example.org/62|l=ko" },
	{ "two languages, one day and address", SK_SAME, "same address and day",
	  "t=항구가 열리다|d=2020-01-02|u=http://example.org/a/1|l=ko",
	  "t=Harbour opens|d=2020-01-02|u=http://example.org/a/1|l=en" },
	{ "two languages at one place", SK_SAME, "same place",
	  "a=박상현|y=2018|t=항만 정책의 변화|c=항만법학|v=58|p=45-78|l=ko",
	  "a=Park, S.|y=2018|t=Changes of harbour policy|c=항만법학|v=58|p=45|"
	  "l=en" },
	{ "two languages, an author and a year", SK_DIFFERENT,
	  "titles of two languages",
	  "a=박, 상현|y=2018|t=항만 정책의 변화|l=ko",
	  "a=Park, S.|y=2018|t=Poetry in the age of steam|l=en" },
	{ "two languages, the same outlet and day", SK_UNDECIDED,
	  "titles of two", "a=박, 상현|d=2018-03-04|t=항만 정책의 변화|l=ko",
	  "a=Park, Sang Hyun|d=2018-03-04|t=Changes of harbour policy|l=en" },
	{ "characters are not enough", SK_DIFFERENT, "titles of two",
	  "y=2008|t=中国经济改革三十年|l=zh",
	  "y=2008|t=日本近代文学史研究|l=ja" },

	/* Little is known */
	{ "nothing", SK_DIFFERENT, "no title, nothing in common", "", "" },
	{ "place alone", SK_SAME, "same place, no title",
	  "c=Science|v=221|p=719-725|y=1983", "c=Science|v=221|p=719|y=1983" },
	{ "place alone, another journal", SK_DIFFERENT, "",
	  "c=Science|v=221|p=719-725|y=1983",
	  "c=Tetrahedron|v=221|p=719|y=1983" },
	{ "author and year alone", SK_UNDECIDED, "no title",
	  "a=Sato, E.|y=2001",
	  "a=Sato, E.|y=2001|t=The harbours of the north" },
	{ "nobody's name", SK_UNDECIDED, "short title",
	  "a=N/A|y=2001|t=Vaccines", "a=Sato, E.|y=2001|t=Vaccines" },
};

static void
judge(const char *a, const char *b, enum sk_verdict *verdict, const char **why)
{
	struct sk_reference x, y;

	must(source_read(sk_str(a), &arena, &x, &err));
	must(source_read(sk_str(b), &arena, &y, &err));
	must(sk_source_same(matcher, &x, &y, verdict, why, &err));
}

START_TEST(verdicts)
{
	enum sk_verdict verdict;
	const char *why;

	judge(cases[_i].a, cases[_i].b, &verdict, &why);
	ck_assert_msg(
		verdict == cases[_i].verdict &&
			!strncmp(why, cases[_i].why, strlen(cases[_i].why)),
		"%s: %s, %s", cases[_i].name, sk_verdict_name(verdict), why);
}
END_TEST

START_TEST(symmetric)
{
	enum sk_verdict there, back;
	const char *why, *why_back;

	judge(cases[_i].a, cases[_i].b, &there, &why);
	judge(cases[_i].b, cases[_i].a, &back, &why_back);
	ck_assert_msg(there == back && !strcmp(why, why_back), "%s: %s, %s",
		      cases[_i].name, why, why_back);
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(sk_verdict_name(SK_SAME), "same");
	ck_assert_str_eq(sk_verdict_name(SK_DIFFERENT), "different");
	ck_assert_str_eq(sk_verdict_name(SK_UNDECIDED), "undecided");
}
END_TEST

/* Fields of any length are compared in bounded time: this ends. */
START_TEST(long_fields)
{
	struct sk_buf a = { 0 }, b = { 0 };
	enum sk_verdict verdict;
	const char *why;

	must(sk_buf_puts(&a, "y=2001|t=", &err) &&
	     sk_buf_puts(&b, "y=2001|t=", &err));
	for (size_t i = 0; i < 200000; i++)
		must(sk_buf_printf(&a, &err, "word%zu ", i % 977) &&
		     sk_buf_printf(&b, &err, "word%zu ", (i + 1) % 977));
	judge(sk_buf_cstr(&a, &err), sk_buf_cstr(&b, &err), &verdict, &why);
	ck_assert_int_ne(verdict, SK_SAME);
	sk_buf_done(&a);
	sk_buf_done(&b);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("source_same");
	TCase *tc = tcase_create("source_same");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, verdicts, 0, COUNT(cases));
	tcase_add_loop_test(tc, symmetric, 0, COUNT(cases));
	tcase_add_test(tc, names);
	tcase_add_test(tc, long_fields);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
