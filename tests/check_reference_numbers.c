/* check_reference_numbers.c - number.c, number_place.c and identifier.c:
 * volume, issue, pages, DOI, URL and ISBN. */
#include "reference_test.h"

#define A "Mori, A. (2012). Harbour towns. "
#define COMMA "A. Mori, \u201CHarbour towns,\u201D Coast Review"

static const struct reference_case cases[] = {
	/* where they stand */
	{ "brackets and comma", A "Coast Review, 3(1), 4-9.",
	  "volume=3 | issue=1 | pages=4-9" },
	{ "en dash", A "Coast Review 3(1): 4\u20139.",
	  "volume=3 | issue=1 | pages=4-9" },
	{ "two hyphens", A "Coast Review 3(1): 4--9.",
	  "volume=3 | issue=1 | pages=4-9" },
	{ "no issue", A "Coast Review 49: 1570\u20131578.",
	  "volume=49 | pages=1570-1578" },
	{ "medical", "Mori A. Harbour towns. Coast Rev. 2010;32(1):19-23.",
	  "volume=32 | issue=1 | pages=19-23" },
	{ "medical, two issues",
	  "Mori A. Harbour towns. Coast Rev. 2010;32(1-2):19-23.",
	  "volume=32 | issue=1-2 | pages=19-23" },
	{ "supplement",
	  "Mori A. Harbour towns. Coast Rev. 2006;24:S11\u2013S25.",
	  "volume=24 | pages=S11-S25" },
	{ "the number of an article", A "Coast Review, 234, 106452.",
	  "volume=234 | pages=106452" },
	{ "an article with a letter",
	  "Mori A. Towns. Coast Rev. 2017;33(10):e00035716.",
	  "volume=33 | issue=10 | pages=e00035716" },
	{ "year behind",
	  "A. Mori, \u201CTowns,\u201D Coast Rev. 79, 245\u2013255 (2011).",
	  "volume=79 | pages=245-255" },
	{ "one page and year behind", "A. Mori, Coast Rev. 82, 3502 (2003).",
	  "volume=82 | pages=3502" },
	{ "volume, issue, year, pages", COMMA ", 33, 1 (2013), pp. 39-55.",
	  "volume=33 | issue=1 | pages=39-55" },
	{ "year at the end", "Mori A: Towns. Coast Rev 26: 1-3, 2005",
	  "volume=26 | pages=1-3" },
	{ "volume and issue in one bracket",
	  "김하늘 2017. '항구,' 해안연구 (18:4), pp. 97-118.",
	  "volume=18 | issue=4 | pages=97-118" },
	{ "no volume", A "Coast Review, 7-31.", "pages=7-31" },
	{ "a volume that looks like a year",
	  "Mori A (2011) Towns. Acta Maritima 1810: 959\u2013966.",
	  "volume=1810 | pages=959-966" },
	{ "what is printed behind by mistake",
	  A "Coast Review,50(2), 120-137. Lecture Notes, vol 9503. Quay.",
	  "volume=50 | issue=2 | pages=120-137" },
	{ "no pages in the title",
	  "Mori, A. Harbour Towns: 1935-1936. London: Quay, 2000.", "" },
	/* words */
	{ "English", COMMA ", vol. 5, no. 3, pp. 25\u201342, 2004.",
	  "volume=5 | issue=3 | pages=25-42" },
	{ "glued", COMMA ", Vol.5, No.3, pp.25-42, 2004.",
	  "volume=5 | issue=3 | pages=25-42" },
	{ "with colons", A "Coast Review: Vol. 24: No. 1, pp.109-142.",
	  "volume=24 | issue=1 | pages=109-142" },
	{ "volume, then no.", COMMA " 10, no. 2 (1972), p. 176.",
	  "volume=10 | issue=2 | pages=176" },
	{ "Portuguese", "SILVA, J. Portos. O Mar, v. 18, n. 2, p. 60-78, 2013.",
	  "volume=18 | issue=2 | pages=60-78" },
	{ "German",
	  "M\u00FCller, K. (1998): H\u00E4fen. In: K\u00FCstenblatt, 50. Jg., "
	  "H. 3, S. 456-478.",
	  "volume=50 | issue=3 | pages=456-478" },
	{ "French",
	  "Dupont, J. Ports. La C\u00F4te, ao\u00FBt 2008, n\u00B0243. p. "
	  "24-27.",
	  "issue=243 | pages=24-27" },
	{ "Roman",
	  "M. Rossi, Porti, \u00ABStudi\u00BB, XII (1986), pp. 101-130.",
	  "volume=XII | pages=101-130" },
	{ "Roman pages", COMMA ", vol. 5, pp. xi-xv, 2004.",
	  "volume=5 | pages=xi-xv" },
	{ "Korean", "김하늘, '항구,' 해안연구, 제13권 제2호, 2017, 1-11쪽.",
	  "volume=13 | issue=2 | pages=1-11" },
	{ "Korean without je", "김하늘, 항구, 해안연구, 10권 1호, 2002.",
	  "volume=10 | issue=1" },
	{ "Korean jip", "김하늘, 항구, 해안연구 제32집, 2014.", "volume=32" },
	{ "Korean number", "김하늘, '항구,' 해안연구, 제1631호 2016.",
	  "issue=1631" },
	{ "Japanese", "森愛子「港町」『海岸』第3巻第2号（2010年）、24-29頁。",
	  "volume=3 | issue=2 | pages=24-29" },
	{ "Chinese", "陈明，《港口》，《海岸研究》，2010年第2期，第24-29页。",
	  "issue=2 | pages=24-29" },
	{ "pages counted",
	  "Silva, J. Portos. S\u00E3o Paulo: Quay, 2005. 210 p.", "" },
	{ "edition", "Silva, J. Portos. 2. ed. Rio: Quay, 2005. p. 3-4.",
	  "pages=3-4" },
	{ "Vol. before brackets", COMMA ", Vol. 10 (3), 205 \u2013223.",
	  "volume=10 | issue=3 | pages=205-223" },
	{ "issue in words, in brackets",
	  "Kling, R., Ports and choice, Notes of the Coast, 21(no 8) (August "
	  "1978): pages 642-657.",
	  "volume=21 | issue=8 | pages=642-657" },
	{ "colons throughout",
	  "Delr, M. \u201CEscape.\u201D COAST 26: 2 (April 1995): 7-23.",
	  "volume=26 | issue=2 | pages=7-23" },
	{ "decimal",
	  "Toh L, Yeo S. Robots at sea. Coast Tech. 2016;19.2: 148\u2013163.",
	  "volume=19 | issue=2 | pages=148-163" },
	{ "number before its word",
	  "M\u00FCller: H\u00E4fen. Kai, 50. Jg., S. 4-6.",
	  "volume=50 | pages=4-6" },
	/* what is none */
	{ "initials H. I.", "SILVA, H. I. B. Portos. Rio: Quay, 2015.", "" },
	{ "initials S. C. and V. C.",
	  "Silva, S. C. & Lima, V. C. Portos. Rio: Quay, 2015.", "" },
	/* addresses */
	{ "DOI", A "Coast Review, 3(1), 4-9. doi:10.5555/cr.2012.a9",
	  "volume=3 | issue=1 | pages=4-9 | doi=10.5555/cr.2012.a9" },
	{ "DOI with a resolver", A "https://doi.org/10.5555/CR(2012)9.",
	  "doi=10.5555/CR(2012)9" },
	{ "DOI between words", A "doi: https://doi.org/10.5555/x9 PMID: 123.",
	  "doi=10.5555/x9" },
	{ "DOI broken at the line's end", A "https://doi.org/ 10.5555/x9",
	  "doi=10.5555/x9" },
	{ "no DOI", A "10.55/x9", "" },
	{ "full stop behind", A "http://a.example/b.html.",
	  "url=http://a.example/b.html" },
	{ "brackets in it", A "(http://a.example/b_(c)).",
	  "url=http://a.example/b_(c)" },
	{ "comma and word", A "http://a.example/1532,Viewed on 3 May 2013.",
	  "url=http://a.example/1532" },
	{ "commas of its own", A "http://a.example/0,1518,druck-12,00.html",
	  "url=http://a.example/0,1518,druck-12,00.html" },
	{ "without a scheme", A "www.a.example/news-61.",
	  "url=www.a.example/news-61" },
	{ "broken behind a stroke", A "http://a.example/2010/ talks.html",
	  "url=http://a.example/2010/talks.html" },
	{ "broken before a hyphen", A "http://a.example/use-and -more-of/it",
	  "url=http://a.example/use-and-more-of/it" },
	{ "not broken", A "http://a.example/. Accessed later.",
	  "url=http://a.example/" },
	{ "pages behind", A "http://a.example/3.html , 227-228.",
	  "pages=227-228 | url=http://a.example/3.html" },
	{ "in Japanese",
	  "外務省「声明」http://a.example/joint.html（2019年）。",
	  "url=http://a.example/joint.html" },
	{ "in angle brackets", A "<http://a.example/b>",
	  "url=http://a.example/b" },
	{ "the first of two", A "http://a.example/1 and http://b.example/2",
	  "url=http://a.example/1" },
	{ "ISBN-13", A "London: Quay. ISBN 978-0-306-40615-7.",
	  "isbn=9780306406157" },
	{ "ISBN-10 with X", A "London: Quay. ISBN: 0-8044-2957-X",
	  "isbn=080442957X" },
	{ "ISBN too short", A "London: Quay. ISBN 978-0-306", "" },
};

START_TEST(numbers)
{
	static const enum sk_ref_field fields[] = {
		SK_REF_VOLUME, SK_REF_ISSUE, SK_REF_PAGES,
		SK_REF_DOI,    SK_REF_URL,   SK_REF_ISBN,
	};

	reference_is(&cases[_i], fields, 6, false);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_numbers");
	TCase *tcase = tcase_create("numbers");

	tcase_add_loop_test(tcase, numbers, 0, COUNT(cases));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
