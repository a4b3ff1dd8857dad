/* check_references_link.c - markers in the body point to the right sources. */
#include <check.h>

#include "references_test.h"
#include "suite.h"

#define ADLER "Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
#define BRANDT "Brandt, L., & Weiss, O. (1993). The clerk's hand. Quay Press.\n"
#define CONRAD                                                                 \
	"Conrad, M., Adler, K., & Lang, O. (1994). Ledgers. Quay Press.\n"
#define LANG "Lang, O. (1995). Offices. Quay Press, pp. 3-17.\n"
#define BRACKETS                                                               \
	"\nReferences\n[1] " ADLER "[2] " BRANDT "[3] " CONRAD "[4] " LANG
#define STOPS "\nReferences\n1. " ADLER "2. " BRANDT "3. " CONRAD "4. " LANG
#define CLOSES "\nNotes\n1) " ADLER "2) " BRANDT "3) " CONRAD "4) " LANG
#define PLAIN "\nReferences\n" ADLER BRANDT CONRAD LANG

static const struct {
	const char *name, *text, *want; /* without the sources themselves */
} cases[] = {
	{ "brackets", "It was so [1]. Then not [2, 4]." BRACKETS,
	  " [1]=1 [2, 4]=2,4" },
	{ "ranges",
	  "So [1-3]. So [2\xE2\x80\x93"
	  "4]. So [1,3-4]." STOPS,
	  " [1-3]=1,2,3 [2–4]=2,3,4 [1,3-4]=1,3,4" },
	{ "a range of brackets", "So [1]\xE2\x80\x93[3], [4]." STOPS,
	  " [1]–[3]=1,2,3 [4]=4" },
	{ "pages in the bracket", "So [2, p. 7]; so [3: 12]." BRACKETS,
	  " [2, p. 7]=2 [3: 12]=3" },
	{ "full width", "そうである［１］。違う［２，３］。" BRACKETS,
	  " ［１］=1 ［２，３］=2,3" },
	{ "superscripts", "It was so.¹ Then not.²⁻⁴ And so³." STOPS,
	  " ¹=1 ²⁻⁴=2,3,4 ³=3" },
	{ "superscripts in brackets, with spaces",
	  "So ⁽ 1 ⁾. So ⁽ 2 ⁻ 4 ⁾. So. ¹ , ³ Then." STOPS,
	  " ⁽ 1 ⁾=1 ⁽ 2 ⁻ 4 ⁾=2,3,4 ¹ , ³=1,3" },
	{ "exponents are none",
	  "An area of 30 km² and 10³ m³ with R² = 1.¹ Then.² So.³ So.⁴" STOPS,
	  " ¹=1 ²=2 ³=3 ⁴=4" },
	{ "words for note", "그랬다(각주 1). 아니다.주 2) 그래서(주 3)." CLOSES,
	  " (각주 1)=1 주 2)=2 (주 3)=3" },
	{ "words for note, Japanese",
	  "そうである注1)。違う（注２）。そして註(3)。" CLOSES,
	  " 注1)=1 （注２）=2 註(3)=3" },
	{ "times a week are none",
	  "주 3회 모인다. 그랬다.주 1) 그래서.주 2)" CLOSES,
	  " 주 1)=1 주 2)=2" },
	{ "footnote and a Roman number",
	  "It was so.(footnote:ⅰ) Then not.(footnote:ⅳ)" STOPS,
	  " (footnote:ⅰ)=1 (footnote:ⅳ)=4" },
	{ "reference marks",
	  "そうである※1。違う※2,3。"
	  "\n注\n※1 " ADLER "※2 " BRANDT "※3 " CONRAD,
	  " ※1=1 ※2,3=2,3" },
	{ "circled numbers",
	  "一是这样①。二是那样②。"
	  "\n注释\n① " ADLER "② " BRANDT,
	  " ①=1 ②=2" },
	{ "parentheses", "It was so (1). Then not (2, 3). And yet (4)." STOPS,
	  " (1)=1 (2, 3)=2,3 (4)=4" },
	{ "parentheses among years",
	  "It was so (1) in the spring (1998). Then not (2, 3), as in the "
	  "autumn (1999) and the winter (2001). And yet (4)." STOPS,
	  " (1)=1 (2, 3)=2,3 (4)=4" },
	{ "closing parentheses", "그랬다1). 아니다2). 그래서3). 끝4)." CLOSES,
	  " 1)=1 2)=2 3)=3 4)=4" },
	{ "bare digits",
	  "It was so.1 Then not,2 and yet it was moved.3,4 So." STOPS,
	  " 1=1 2=2 3,4=3,4" },
	{ "bare digits behind a year",
	  "It was so in 1923.1 Then came.2 So "
	  "it was.3 It ended.4 And." STOPS,
	  " 1=1 2=2 3=3 4=4" },
	{ "position in an unnumbered list",
	  "So [1]. So [2,3]. So [4]. So [1]." PLAIN,
	  " [1]=1 [2,3]=2,3 [4]=4 [1]=1" },
	{ "too little of an unnumbered list", "An interval [1]." PLAIN, "" },
	{ "an interval", "All x in [0, 1] do. So [2] and [3]." BRACKETS,
	  " [0, 1]=1 [2]=2 [3]=3" },
	{ "equations", "See (1) and (2) for a proof of (17)." STOPS, "" },
	{ "enumerators",
	  "(1) First things.\n(2) Second things.\n(3) Third.\n(4) Last." STOPS,
	  "" },
	{ "years are no numbers", "In (1991) and [1993] it rained." BRACKETS,
	  "" },
	{ "a callout without a note", "The THAAD1) years [1]. So [2]." BRACKETS,
	  " [1]=1 [2]=2" },
	{ "author and year",
	  "Adler (1991) says so. It is known (Brandt & Weiss 1993; Lang, "
	  "1995, p. 7)." PLAIN,
	  " Adler (1991=1 Brandt & Weiss 1993=2 Lang, 1995=4" },
	{ "and others", "It is known (Conrad et al., 1994)." PLAIN,
	  " Conrad et al., 1994=3" },
	{ "the year decides",
	  "Smith (2001) and Smith (2003b), not Smith (1999)."
	  "\nReferences\nSmith, J. (2001). One. Quay, 1, 2-3.\n"
	  "Smith, J. (2003a). Two. Quay, 2, 3-4.\n"
	  "Smith, J. (2003b). Three. Quay, 3, 4-5.\n",
	  " Smith (2001=1 Smith (2003b=3" },
	{ "two years",
	  "As Smith (2001; 2003a) says."
	  "\nReferences\nSmith, J. (2001). One. Quay, 1, 2-3.\n"
	  "Smith, J. (2003a). Two. Quay, 2, 3-4.\n",
	  " Smith (2001=1 2003a=2" },
	{ "a body by its initials",
	  "It is known (WHO, 2004)."
	  "\nReferences\nWorld Health Organization. (2004). Ports. Geneva.\n"
	  "Young, A. (2005). Quays. Quay, 2, 3-4.\n",
	  " WHO, 2004=1" },
	{ "capitals in the list",
	  "Segundo Souza e Lima (2010), foi assim (PRADO, 2011)."
	  "\nReferências\nPRADO, A. Portos. Rio: Cais, 2011.\n"
	  "SOUZA, B.; LIMA, C. Navios. Rio: Cais, 2010.\n",
	  " Souza e Lima (2010=2 PRADO, 2011=1" },
	{ "Korean",
	  "김철수(2019)는 말했다. 알려져 있다(이영희 외, 2020)."
	  "\n참고문헌\n김철수 (2019). 항구의 기록. 기록연구, 3(2), 5-9.\n"
	  "이영희, 박민수, 최진 (2020). 창고. 기록연구, 4(1), 1-9.\n",
	  " 김철수(2019=1 이영희 외, 2020=2" },
	{ "Japanese",
	  "これは山田（2015）が述べた。また鈴木他(2016)もある。"
	  "\n参考文献\n山田太郎 (2015). 港の記録. 港湾, 3, 5-9.\n"
	  "鈴木花子, 佐藤次郎 (2016). 倉庫. 港湾, 4, 1-9.\n",
	  " 山田（2015=1 鈴木他(2016=2" },
	{ "given names and numbers",
	  "Yoo, IT(2022)[2] and Pei, Y(2023)[1]."
	  "\nReferences\n- Pei, Y. (2023). Ports. Quay, 3, 5-9.\n"
	  "- Yoo, I. T. (2022). Ships. Quay, 4, 1-9.\n",
	  " Yoo, IT(2022=2 Pei, Y(2023=1" },
	{ "keys",
	  "So [Adl91]. So [BW+93, Adl91, Xyz00]. In [array1]."
	  "\nReferences\n[Adl91] " ADLER "[BW+93] " BRANDT,
	  " Adl91=1 BW+93=2 Adl91=1" },
	{ "one number, several sources",
	  "So.¹ And so.²"
	  "\nNotes\n1. K. Adler, Harb. Rev. 3, 5 (1991); M. Conrad, Quay "
	  "Lett. 7, 9 (1994).\n2. L. Brandt, Quay Lett. 8, 10 (1995).\n",
	  " ¹=1,2 ²=3" },
	{ "notes and sources apart",
	  "So.¹ It is known (Lang, 1995). And so.²"
	  "\nNotes\n1. K. Adler, Harb. Rev. 3, 5 (1991).\n"
	  "2. L. Brandt, Quay Lett. 8, 10 (1995)." PLAIN,
	  " ¹=1 Lang, 1995=6 ²=2" },
	{ "each chapter has its list",
	  "First [1].\nReferences\n[1] " ADLER
	  "Chapter the second\nAppendix\nSecond [1].\nReferences\n[1] " LANG,
	  " [1]=1 [1]=2" },
};

START_TEST(link)
{
	struct sk_buf out = { 0 };
	const char *links;

	references_of(cases[_i].text, &out);
	links = strrchr(out.ptr, '}');
	ck_assert_msg(links != NULL, "%s: no sources", cases[_i].name);
	ck_assert_msg(!strcmp(links + 1, cases[_i].want),
		      "%s:\nwant%s\nhave%s\nof %s", cases[_i].name,
		      cases[_i].want, links + 1, out.ptr);
	sk_buf_done(&out);
}
END_TEST

/* What nobody answers is counted. */
START_TEST(unresolved)
{
	static const char text[] = "So [1]. So [2]. So [3]. So [9]." BRACKETS;
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	struct sakuin_error err;

	ck_assert(sk_references_find(sk_str(text), sk_str(""), &arena, &list,
				     &err));
	ck_assert_uint_eq(list.citation_count, 3);
	ck_assert_uint_eq(list.unresolved, 1);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("references_link");
	TCase *tcase = tcase_create("references_link");

	tcase_add_loop_test(tcase, link, 0, sizeof cases / sizeof cases[0]);
	tcase_add_test(tcase, unresolved);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
