/* check_references_cut.c - lists are found, and cut where a source begins. */
#include <check.h>

#include "references_test.h"
#include "suite.h"

/* Prose in front of a list, long enough not to be part of one. */
#define BODY                                                                   \
	"The office was moved to the harbour, and nobody asked the clerks.\n"  \
	"They went on as before, with the same ink and in the same hands.\n"

static const struct {
	const char *name, *text, *want;
} cases[] = {
	{ "nothing", "", "" },
	{ "prose", BODY BODY, "" },
	{ "numbers and stops",
	  BODY "References\n"
	       "1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	       "2. Brandt, L. (1993). The clerk's hand. Quay Press.\n",
	  "{1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{2. Brandt, L. (1993). The clerk's hand. Quay Press.}" },
	{ "brackets, lines that go on",
	  BODY "REFERENCES\n"
	       "[1] K. Adler, Ink and iron, Harbour Rev. 3,\n"
	       "5 (1991).\n"
	       "[2] L. Brandt, The clerk's hand (Quay Press, London,\n"
	       "1993), p. 7.\n",
	  "{[1] K. Adler, Ink and iron, Harbour Rev. 3, 5 (1991).}"
	  "{[2] L. Brandt, The clerk's hand (Quay Press, London, 1993), p. "
	  "7.}" },
	{ "a label on a line of its own",
	  BODY "Literature cited\n"
	       "1.\nAdler K. Ink and iron. Harbour Rev. 1991;3:5-9.\n"
	       "2.\nBrandt L. The clerk's hand. Quay. 1993;1:7.\n",
	  "{1. Adler K. Ink and iron. Harbour Rev. 1991;3:5-9.}"
	  "{2. Brandt L. The clerk's hand. Quay. 1993;1:7.}" },
	{ "a hyphen at a line end, a URL over two lines",
	  BODY "References\n"
	       "1. Adler, K. Ink and ad-\nministration. 1991.\n"
	       "2. Brandt, L. http://quay.example/the/\nclerk.html 1993.\n",
	  "{1. Adler, K. Ink and administration. 1991.}"
	  "{2. Brandt, L. http://quay.example/the/clerk.html 1993.}" },
	{ "full width, without spaces",
	  "本文は港の記録について述べる。\n参考文献\n"
	  "［１］峰岸晴夫「港の記\n録」『港湾』第3巻、2011年、5-9頁。\n"
	  "［２］岡部裕子『倉庫の歴史』港湾書房、2013年。\n",
	  "{［１］峰岸晴夫「港の記録」『港湾』第3巻、2011年、5-9頁。}"
	  "{［２］岡部裕子『倉庫の歴史』港湾書房、2013年。}" },
	{ "circled",
	  "正文。\n注释\n① 周海宁：《海港档案》，《环海研究》2018年第4期。\n"
	  "② 王晓岚：《书记员》，2019年。\n",
	  "{① 周海宁：《海港档案》，《环海研究》2018年第4期。}"
	  "{② 王晓岚：《书记员》，2019年。}" },
	{ "a word for note",
	  "본문이다.\n각주\n주 1) 한지원, 「항구의 기록」, 『기록』 3(2), "
	  "2018, "
	  "5-9쪽.\n주 2) 오세린, 『창고』, 2019, 7쪽.\n",
	  "{주 1) 한지원, 「항구의 기록」, 『기록』 3(2), 2018, 5-9쪽.}"
	  "{주 2) 오세린, 『창고』, 2019, 7쪽.}" },
	{ "bullets, one of another kind",
	  BODY "Related information:\n"
	       "- Adler, K. (1991). Ink and iron. Harbour Review, 3.\n"
	       "- Brandt, L. (1993). The clerk's hand.\n"
	       "* All product names are trade marks of their owners.\n",
	  "{- Adler, K. (1991). Ink and iron. Harbour Review, 3.}"
	  "{- Brandt, L. (1993). The clerk's hand.}" },
	{ "lines without labels",
	  BODY "Bibliography\n"
	       "Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	       "Brandt, L. (1993). The clerk's hand. Quay Press.\n"
	       "Conrad, M. (1994). Ledgers.\n",
	  "{Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{Brandt, L. (1993). The clerk's hand. Quay Press.}"
	  "{Conrad, M. (1994). Ledgers.}" },
	{ "wrapped, without labels",
	  BODY "Literaturverzeichnis\n"
	       "Adler, Karl, 1991: Tinte und Eisen. Die Verwaltung der Häfen\n"
	       "im Norden. Hamburg: Kai-Verlag.\n"
	       "Brandt, Lina (1993): Die Hand des Schreibers. Akten und Ab-\n"
	       "lagen in drei Städten. S. 7-44 in: K. Adler (Hrsg.), Häfen.\n"
	       "Hamburg: Kai-Verlag.\n"
	       "Conrad, Max, 1994: Kontobücher. Zeitschrift für Häfen 37:\n"
	       "1-29.\n",
	  "{Adler, Karl, 1991: Tinte und Eisen. Die Verwaltung der Häfen im "
	  "Norden. Hamburg: Kai-Verlag.}"
	  "{Brandt, Lina (1993): Die Hand des Schreibers. Akten und Ablagen "
	  "in drei Städten. S. 7-44 in: K. Adler (Hrsg.), Häfen. Hamburg: "
	  "Kai-Verlag.}"
	  "{Conrad, Max, 1994: Kontobücher. Zeitschrift für Häfen 37: 1-29.}" },
	{ "hanging indent",
	  BODY "Works cited\n"
	       "The Harbour Office. Report of the year that was long and\n"
	       "    Cold. London, 1899.\n"
	       "Letters of the Quay Master to his brother in the country,\n"
	       "    Undated. Folder 3.\n"
	       "Adler, Karl. Ink and iron, a history of the office that\n"
	       "    Nobody wanted. Quay Press, 1991.\n",
	  "{The Harbour Office. Report of the year that was long and Cold. "
	  "London, 1899.}"
	  "{Adler, Karl. Ink and iron, a history of the office that Nobody "
	  "wanted. Quay Press, 1991.}" },
	{ "several sources under a number",
	  BODY "Notes\n"
	       "1. Karl Adler, “Ink and iron,” Harbour Review, May 3, 1991,\n"
	       "  http://harbour.example/ink , 5-9.\n"
	       "  Lina Brandt, “The clerk's hand,” Quay Times, June 4, 1993\n"
	       "  http://quay.example/hand\n"
	       "2. Max Conrad, “Ledgers,” Quay Times, June 5, 1993\n"
	       "  http://quay.example/ledgers\n",
	  "{1. Karl Adler, “Ink and iron,” Harbour Review, May 3, 1991, "
	  "http://harbour.example/ink , 5-9.}"
	  "{Lina Brandt, “The clerk's hand,” Quay Times, June 4, 1993 "
	  "http://quay.example/hand}"
	  "{2. Max Conrad, “Ledgers,” Quay Times, June 5, 1993 "
	  "http://quay.example/ledgers}" },
	{ "parted by semicolons, authors are not",
	  BODY "Notes and references\n"
	       "1. K. Adler; L. Brandt, Harbour Rev. 3, 5 (1991); M. Conrad,\n"
	       "Quay Lett. 7, 9 (1994).\n"
	       "2. L. Brandt, Quay Lett. 8, 10 (1995).\n",
	  "{1. K. Adler; L. Brandt, Harbour Rev. 3, 5 (1991);}"
	  "{M. Conrad, Quay Lett. 7, 9 (1994).}"
	  "{2. L. Brandt, Quay Lett. 8, 10 (1995).}" },
	{ "letters under a number",
	  BODY "References\n"
	       "[1] a) K. Adler, Harb. Rev. 1991, 3, 5; b) L. Brandt, Quay\n"
	       "Lett. 1993, 7, 9.\n"
	       "[2] M. Conrad, Quay Lett. 1994, 8, 10.\n",
	  "{[1] a) K. Adler, Harb. Rev. 1991, 3, 5;}"
	  "{b) L. Brandt, Quay Lett. 1993, 7, 9.}"
	  "{[2] M. Conrad, Quay Lett. 1994, 8, 10.}" },
	{ "line ends lost",
	  BODY "References\n"
	       "[1] K. Adler, Ink (1991). [2] L. Brandt, Hand [3], (1993). "
	       "[3] M. Conrad, Ledgers (1994).\n",
	  "{[1] K. Adler, Ink (1991).}{[2] L. Brandt, Hand [3], (1993).}"
	  "{[3] M. Conrad, Ledgers (1994).}" },
	{ "a list and nothing else",
	  "Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	  "Brandt, L. (1993). The clerk's hand. Quay Press, pp. 3-9.\n",
	  "{Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{Brandt, L. (1993). The clerk's hand. Quay Press, pp. 3-9.}" },
	{ "the heading in a table of contents",
	  "Contents\nIntroduction\nReferences\nThe harbour\nThe clerks\n"
	  "The ink\nThe hands\n" BODY BODY "References\n"
	  "1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n",
	  "{1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}" },
	{ "notes and a bibliography, an appendix",
	  BODY "Notes\n"
	       "1 Adler, Ink and iron, p. 5.\n"
	       "2 This was common usage at the time.\n"
	       "3 Ibid., p. 7.\n"
	       "7. Bibliography\n"
	       "Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	       "Brandt, L. (1993). The clerk's hand.\n"
	       "Appendix B. The questionnaire\n"
	       "Conrad, M. (1994). When did you begin?\n",
	  "{1 Adler, Ink and iron, p. 5.}{3 Ibid., p. 7.}"
	  "{Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{Brandt, L. (1993). The clerk's hand.}" },
	{ "\"abstract)\" is no heading",
	  BODY "References\n"
	       "1. Adler, K. Ink and iron. 1991. (in Danish with English\n"
	       "abstract)\n"
	       "2. Brandt, L. The clerk's hand. 1993.\n",
	  "{1. Adler, K. Ink and iron. 1991. (in Danish with English "
	  "abstract)}{2. Brandt, L. The clerk's hand. 1993.}" },
	{ "a list without a heading behind prose",
	  BODY BODY BODY "Adler, K. (1991). Ink and iron. Harbour Review, "
			 "3(2), 5-9.\n"
			 "Brandt, L. (1993). The clerk's hand. Quay Press.\n"
			 "Conrad, M. (1994). Ledgers. Quay Press, pp. 3-9.\n"
			 "Lang, O. (1995). Offices. Harbour Review, 4, 1-7.\n"
			 "Moor, P. (1996). Ropes. Harbour Review, 5, 2-8.\n"
			 "Nash, R. (1997). Sails. Harbour Review, 6, 3-9.\n"
			 "Olsen, S. (1998). Masts. Harbour Review, 7, 1-5.\n"
			 "Pratt, T. (1999). Decks. Harbour Review, 8, 2-4.\n",
	  "{Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{Brandt, L. (1993). The clerk's hand. Quay Press.}"
	  "{Conrad, M. (1994). Ledgers. Quay Press, pp. 3-9.}"
	  "{Lang, O. (1995). Offices. Harbour Review, 4, 1-7.}"
	  "{Moor, P. (1996). Ropes. Harbour Review, 5, 2-8.}"
	  "{Nash, R. (1997). Sails. Harbour Review, 6, 3-9.}"
	  "{Olsen, S. (1998). Masts. Harbour Review, 7, 1-5.}"
	  "{Pratt, T. (1999). Decks. Harbour Review, 8, 2-4.}" },
	{ "steps with numbers are no list of sources",
	  BODY BODY BODY "1. Let the address be unknown.\n"
			 "2. Look the name up, if there is one.\n"
			 "3. Otherwise, ask the clerk.\n"
			 "4. If the clerk is out, wait.\n"
			 "5. Let the answer be what he says.\n"
			 "6. If he says nothing, ask again.\n"
			 "7. Write the answer down.\n"
			 "8. Return the book.\n"
			 "9. Return the key.\n",
	  "" },
	{ "nothing but steps with numbers",
	  "1. Let the address be unknown.\n"
	  "2. Look the name up, if there is one.\n"
	  "3. Otherwise, ask the clerk.\n",
	  "" },
	{ "what comes behind the last entry",
	  BODY
	  "References\n"
	  "1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	  "2. Brandt, L. (1993). The clerk's hand. Quay Press, London and\n"
	  "Hull.\n"
	  "3. Conrad, M. (1994). Ledgers. Quay Press, pp. 3-9.\n"
	  "4. Lang, O. (1995). Offices. Harbour Review, 4, 1-7.\n"
	  "Otto Lang is a clerk at the harbour, where he has been since\n"
	  "the office was moved. He likes ink, iron and the sea, which\n"
	  "he looks at from the window when there is nothing to write,\n"
	  "and this happens more often than one would like to believe\n"
	  "who has never been to a harbour office. His latest work is\n"
	  "on offices. He lives with a dog in the house at the quay,\n"
	  "whose roof needs to be mended.\n",
	  "{1. Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.}"
	  "{2. Brandt, L. (1993). The clerk's hand. Quay Press, London and "
	  "Hull.}"
	  "{3. Conrad, M. (1994). Ledgers. Quay Press, pp. 3-9.}"
	  "{4. Lang, O. (1995). Offices. Harbour Review, 4, 1-7.}" },
	{ "numbered paragraphs are no notes",
	  BODY "1. Adler (1991, p. 5) asked who had the ink.\n"
	       "2. Brandt (1993, p. 7) asked who had the iron.\n"
	       "3. Conrad (1994, p. 9) did not ask.\n",
	  "" },
	{ "\"Appendix D\" in an entry",
	  BODY "References\n"
	       "1. Adler, K. (1991) Ink and iron, a report of the office -\n"
	       "Appendix D, www.harbour.example/ink.pdf.\n"
	       "2. Brandt, L. (1993) The clerk's hand. Quay Press.\n",
	  "{1. Adler, K. (1991) Ink and iron, a report of the office - "
	  "Appendix D, www.harbour.example/ink.pdf.}"
	  "{2. Brandt, L. (1993) The clerk's hand. Quay Press.}" },
	{ "the same author again",
	  BODY "References\n"
	       "Adler, K. 1991. Ink and iron. Harbour Review 3: 5-9.\n"
	       "———. 1993. The clerk's hand. Harbour Review 5: 7-11.\n"
	       "Conrad, M. 1994. Ledgers. Quay Press.\n",
	  "{Adler, K. 1991. Ink and iron. Harbour Review 3: 5-9.}"
	  "{———. 1993. The clerk's hand. Harbour Review 5: 7-11.}"
	  "{Conrad, M. 1994. Ledgers. Quay Press.}" },
	{ "an issue is no label",
	  BODY "References\n"
	       "Adler, K. (1991). Ink and iron in the harbours, 24\n"
	       "(1), 137-149.\n"
	       "Brandt, L. (1993). The clerk's hand. Harbour Review, 24\n"
	       "(2), 155-160.\n"
	       "Conrad, M. (1994). Ledgers of the quays, Quay Press 1,\n"
	       "3-17.\n",
	  "{Adler, K. (1991). Ink and iron in the harbours, 24 (1), 137-149.}"
	  "{Brandt, L. (1993). The clerk's hand. Harbour Review, 24 (2), "
	  "155-160.}"
	  "{Conrad, M. (1994). Ledgers of the quays, Quay Press 1, 3-17.}" },
	{ "years in Chinese numerals and of an era",
	  "正文。\n註釋\n【1】〈港口檔案〉，《港口季刊》，二○二三年。\n"
	  "【2】『港湾年報』、昭和五十年。\n",
	  "{【1】〈港口檔案〉，《港口季刊》，二○二三年。}"
	  "{【2】『港湾年報』、昭和五十年。}" },
	{ "right to left, combining marks",
	  BODY "References\n"
	       "1. אדלר, ק. דיו וברזל. 1991.\n"
	       "2. Mu\xCC\x88ller, L. The clerk's hand. 1993.\n",
	  "{1. אדלר, ק. דיו וברזל. 1991.}"
	  "{2. Mu\xCC\x88ller, L. The clerk's hand. 1993.}" },
	{ "pages of wrapped text: running heads, page numbers and notes at the "
	  "feet",
	  "Harbour Leaves 7 (1998)\n"
	  "The office was moved in 1923.1 At that time the council had\n"
	  "decided to order its files by subject,2 which has been taken\n"
	  "for a break ever since.3 Others have pointed to the length "
	  "of\n"
	  "the move, which went on for years.\n"
	  "1 Cf. Hans Weber, The Office, London 1971, pp. 34-40; Karl\n"
	  "Brandt, Files and Piles, Oxford 1980, p. 12.\n"
	  "2 Harbour Archives, box 12, no. 44.\n"
	  "3 Thus Otto Lang, Offices, in: Archivist 12 (1959), pp. "
	  "3-17.\n"
	  "211\n"
	  "Harbour Leaves 7 (1998)\n"
	  "and was over only in the thirties.4 So there was no break. "
	  "In\n"
	  "12 of 30 cases nothing was changed.\n"
	  "4 Weber, Office, p. 88.\n"
	  "212\n"
	  "Harbour Leaves 7 (1998)\n"
	  "References\n"
	  "Brandt, Karl, 1980: Files and Piles. The order of paper in\n"
	  "the north. Oxford: Quay Press.\n"
	  "Lang, Otto, 1959: Offices. What they were and how they were\n"
	  "213\n"
	  "Harbour Leaves 7 (1998)\n"
	  "run. Archivist 12: 3-17.\n"
	  "Weber, Hans, 1971: The Office and its Files, from the moving\n"
	  "to the end. London: Quay Press.\n",
	  "{1 Cf. Hans Weber, The Office, London 1971, pp. 34-40;}"
	  "{Karl Brandt, Files and Piles, Oxford 1980, p. 12.}"
	  "{2 Harbour Archives, box 12, no. 44.}"
	  "{3 Thus Otto Lang, Offices, in: Archivist 12 (1959), pp. "
	  "3-17.}"
	  "{4 Weber, Office, p. 88.}"
	  "{Brandt, Karl, 1980: Files and Piles. The order of paper in "
	  "the north. Oxford: Quay Press.}"
	  "{Lang, Otto, 1959: Offices. What they were and how they were "
	  "run. Archivist 12: 3-17.}"
	  "{Weber, Hans, 1971: The Office and its Files, from the moving "
	  "to the end. London: Quay Press.}"
	  " 1=1,2 2=3 3=4 4=5" },
	{ "notes whose numbers begin again on each page",
	  "The office was moved.1 The council resolved it,2 which has\n"
	  "been taken for a break ever since by those who came later.\n"
	  "1 Cf. Hans Weber, The Office, London 1971, pp. 34-40.\n"
	  "2 Harbour Archives, box 12, p. 44.\n"
	  "211\n"
	  "It was over only in the thirties.1 So there was no break in\n"
	  "the files of the harbour, as all the clerks knew quite "
	  "well.2\n"
	  "1 Otto Lang, Offices, Oxford 1980, p. 12.\n"
	  "2 Ibid., p. 88.\n"
	  "212\n"
	  "And so on, until the end.1\n"
	  "1 Karl Brandt, Files and Piles, Hull 1990, p. 7.\n"
	  "213\n",
	  "{1 Cf. Hans Weber, The Office, London 1971, pp. 34-40.}"
	  "{2 Harbour Archives, box 12, p. 44.}"
	  "{1 Otto Lang, Offices, Oxford 1980, p. 12.}"
	  "{2 Ibid., p. 88.}"
	  "{1 Karl Brandt, Files and Piles, Hull 1990, p. 7.}"
	  " 1=1 2=2 1=3 2=4 1=5" },
};

START_TEST(cut)
{
	struct sk_buf out = { 0 };

	references_of(cases[_i].text, &out);
	ck_assert_msg(!strcmp(out.ptr, cases[_i].want), "%s:\nwant %s\nhave %s",
		      cases[_i].name, cases[_i].want, out.ptr);
	sk_buf_done(&out);
}
END_TEST

/* The span of an entry is its bytes in the text, with label and line ends. */
START_TEST(spans)
{
	static const char text[] =
		"Body.\r\nReferences\r\n  [1] Adler, K. Ink\r\n"
		"  and iron. 1991.\r\n\r\nIndex\r\n";
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	struct sk_reference *r;
	struct sakuin_error err;

	ck_assert(sk_references_find(sk_str(text), sk_str("en"), &arena, &list,
				     &err));
	ck_assert_uint_eq(list.reference_count, 1);
	r = &list.references[0];
	ck_assert_str_eq(r->raw.ptr, "[1] Adler, K. Ink and iron. 1991.");
	ck_assert_str_eq(r->number.ptr, "1");
	ck_assert_int_eq(memcmp(text + r->span.start, "[1]", 3), 0);
	ck_assert_int_eq(memcmp(text + r->span.end - 5, "1991.", 5), 0);
	ck_assert_uint_gt(r->fields[SK_REF_YEAR].text.len, 0);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("references_cut");
	TCase *tcase = tcase_create("references_cut");

	tcase_add_loop_test(tcase, cut, 0, sizeof cases / sizeof cases[0]);
	tcase_add_test(tcase, spans);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
