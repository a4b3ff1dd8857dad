/* check_reference_dates.c - date_parse.c and date_choose.c: which date is
 * that of publication, in any language, and when a page was looked at. */
#include "reference_test.h"

static const struct reference_case cases[] = {
	{ "in brackets",
	  "Mori, A. (2012). Harbour towns. Coast Review, 3(1), 4-9.",
	  "year=2012 | date=2012" },
	{ "with a letter",
	  "Mori, A. 2012b. Harbour towns. Coast Review 3: 4-9.",
	  "year=2012 | date=2012" },
	{ "a day in brackets", "Mori, A. (2012, May 13). Harbour towns.",
	  "year=2012 | date=2012-05-13" },
	{ "before volume",
	  "Mori A. Harbour towns. Coast Rev. 2010;32(1):19-23.",
	  "year=2010 | date=2010" },
	{ "month before volume",
	  "Mori A. Harbour towns. Coast Rev. 2010 Jan 5;32(1):19-23.",
	  "year=2010 | date=2010-01-05" },
	{ "at the end", "A. Mori, Harbour towns, Coast Review 3, 4-9 (2012).",
	  "year=2012 | date=2012" },
	{ "years in the title",
	  "Mori, Aiko. Harbour Towns: Banking, 1889\u20131930. London: Quay, "
	  "2000.",
	  "year=2000 | date=2000" },
	{ "a year in the title, in words",
	  "Port Office. Report on the year 1999 in Busan. Seoul: Quay Press, "
	  "2001.",
	  "year=2001 | date=2001" },
	{ "a year in brackets in the title",
	  "Lima, R. Portos na Web of Science (2017). Anais do Mar, v. 15, n. "
	  "1, p. 126-129, 2019.",
	  "year=2019 | date=2019" },
	{ "pages that look like years",
	  "Mori A (2010) Harbour towns. Coast Rev 12: 1985\u20131997.",
	  "year=2010 | date=2010" },
	{ "American", "\u201CTowns,\u201D Coast Herald, May 17, 2012, p. 3.",
	  "year=2012 | date=2012-05-17" },
	{ "British", "\u201CTowns,\u201D Coast Herald, 17 May 2012.",
	  "year=2012 | date=2012-05-17" },
	{ "glued", "\u201CTowns,\u201D Coast Herald, May17, 2012.",
	  "year=2012 | date=2012-05-17" },
	{ "two months",
	  "Mori, A. \u201CTowns.\u201D Coast Review, May/June "
	  "2012.",
	  "year=2012 | date=2012-05" },
	{ "a season", "Mori, A. \u201CTowns.\u201D Coast Review, Spring 2012.",
	  "year=2012 | date=2012" },
	{ "German",
	  "M\u00FCller, K.: H\u00E4fen, K\u00FCstenblatt, 3. "
	  "M\u00E4rz 2012, S. 4.",
	  "year=2012 | date=2012-03-03" },
	{ "French",
	  "Dupont, J., \u00AB Ports \u00BB, La C\u00F4te, 1er "
	  "ao\u00FBt 2013.",
	  "year=2013 | date=2013-08-01" },
	{ "Portuguese",
	  "SILVA, J. Portos. O Mar, Recife, 29 de setembro de "
	  "2014.",
	  "year=2014 | date=2014-09-29" },
	{ "Spanish", "Ruiz, M. (2003, 3 de mayo). Puertos. La Costa.",
	  "year=2003 | date=2003-05-03" },
	{ "Japanese", "森愛子「港町」『海岸新聞』2012年5月3日。",
	  "year=2012 | date=2012-05-03" },
	{ "Japanese month", "森愛子「港町」『海岸』2012年5月号、4頁。",
	  "year=2012 | date=2012-05" },
	{ "an era", "森愛子『港町』青葉書房、平成24年。",
	  "year=2012 | date=2012" },
	{ "the Republic's years",
	  "陳大文，《港口》，臺北：海岸書局，民國101年。",
	  "year=2012 | date=2012" },
	{ "full width", "森愛子（２０１２）「港町」『海岸研究』３号。",
	  "year=2012 | date=2012" },
	{ "Korean", "김하늘, 「항구」, 『해안신문』, 2012년 5월 3일.",
	  "year=2012 | date=2012-05-03" },
	{ "Korean with stops", "김하늘, \"항구\", 해안신문, 2012. 5. 3.",
	  "year=2012 | date=2012-05-03" },
	{ "a fuller date further on",
	  "해안신문(2022). 항구 이야기, 해안신문, 2022.05.21, "
	  "http://a.example/1.",
	  "year=2022 | date=2022-05-21" },
	{ "day and month further on",
	  "Mori, A. 2011. \"Towns\". Coast Herald, 20 June.",
	  "year=2011 | date=2011-06-20" },
	{ "a volume before a month",
	  "He Huan: On Names. Coast Journal, Vol. 21 March, 2017, 214-254",
	  "year=2017 | date=2017-03" },
	{ "first edition in brackets",
	  "Barth, Roland 1988 [1964]. \u201CThe Kitchen.\u201D New York: Quay.",
	  "year=1988 | date=1988" },
	{ "an older year in the title",
	  "Axt, Stephan. 1971. De navi: een handschrift van Thomas d. 1471 "
	  "(Schriften 27). Kempen: Kai.",
	  "year=1971 | date=1971" },
	{ "no such day", "\u201CTowns,\u201D Coast Herald, 31 February 2012.",
	  "year=2012 | date=2012-02" },
	{ "no year", "Mori, A. Harbour towns. London: Quay, n.d.", "" },
	{ "no such month", "Mori, A. Towns. http://a.example/ 2012-13-45", "" },
	/* accessed */
	{ "accessed, English",
	  "Mori, A. (2012). Towns. http://a.example/1 (accessed 3 November "
	  "2013).",
	  "year=2012 | date=2012 | accessed=2013-11-03" },
	{ "viewed, glued to the URL",
	  "Mori (2012). Towns, http://a.example/1,Viewed on October1, 2013.",
	  "year=2012 | date=2012 | accessed=2013-10-01" },
	{ "retrieved before the URL",
	  "Mori, A. (2012). Towns. Retrieved June 5, 2013, from "
	  "http://a.example/1",
	  "year=2012 | date=2012 | accessed=2013-06-05" },
	{ "cited, in brackets",
	  "Mori A. Towns [Internet]. 2012 [cited 2013 Mar 23]. Available "
	  "from: http://a.example/1",
	  "year=2012 | date=2012 | accessed=2013-03-23" },
	{ "Portuguese access",
	  "SILVA, J. Portos. 2012. Dispon\u00EDvel em: http://a.example/1. "
	  "Acesso em: 12 ago. 2021.",
	  "year=2012 | date=2012 | accessed=2021-08-12" },
	{ "Portuguese access in numbers",
	  "SILVA, J. Portos, http://a.example/1, acessado em 15/06/2021.",
	  "accessed=2021-06-15" },
	{ "Spanish access",
	  "Ruiz, M. (2003). Puertos. http://a.example/1 (consultado el 3 de "
	  "mayo de 2015).",
	  "year=2003 | date=2003 | accessed=2015-05-03" },
	{ "French access",
	  "Dupont, J. (2003). Ports. http://a.example/1 (consult\u00E9 le 3 "
	  "mai 2019).",
	  "year=2003 | date=2003 | accessed=2019-05-03" },
	{ "German access",
	  "M\u00FCller, K. (2005): H\u00E4fen. http://a.example/1, zuletzt "
	  "gepr\u00FCft am 03.05.2012.",
	  "year=2005 | date=2005 | accessed=2012-05-03" },
	{ "Japanese access",
	  "外務省「声明」2012年5月13日、http://a.example/"
	  "1（2019年5月3日閲覧）。",
	  "year=2012 | date=2012-05-13 | accessed=2019-05-03" },
	{ "Japanese access, the word first",
	  "外務省「声明」2012年、http://a.example/1、最終閲覧日：2019/5/3。",
	  "year=2012 | date=2012 | accessed=2019-05-03" },
	{ "Korean access",
	  "외교부, 「선언」, 2012, http://a.example/1 (검색일: 2014. 6. 1.).",
	  "year=2012 | date=2012 | accessed=2014-06-01" },
	{ "Korean access, the word behind",
	  "외교부, 「선언」, 2012, http://a.example/1 (2014년 6월 1일 접속).",
	  "year=2012 | date=2012 | accessed=2014-06-01" },
	{ "Chinese access",
	  "外交部：《白皮书》，2012年5月9日，http://a.example/1（访问时间："
	  "2014年6月1日）。",
	  "year=2012 | date=2012-05-09 | accessed=2014-06-01" },
	{ "Chinese brackets",
	  "新华社. 发表宣言[EB/OL]. (2012-05-14)[2014-06-01]. "
	  "http://a.example/1.",
	  "year=2012 | date=2012-05-14 | accessed=2014-06-01" },
	{ "no date of access",
	  "Mori, A. (2012). Towns. Retrieved from http://a.example/1",
	  "year=2012 | date=2012" },
};

START_TEST(dates)
{
	static const enum sk_ref_field fields[] = { SK_REF_YEAR, SK_REF_DATE,
						    SK_REF_ACCESSED };

	reference_is(&cases[_i], fields, 3, false);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_dates");
	TCase *tcase = tcase_create("dates");

	tcase_add_loop_test(tcase, dates, 0, COUNT(cases));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
