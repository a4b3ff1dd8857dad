/* check_reference_names.c - name.c, name_cjk.c, authors.c, authors_end.c: who
 * wrote it, in any order of names. */
#include "reference_test.h"

static const struct reference_case cases[] = {
	/* one form after the other */
	{ "inverted, initials", "Mori, A. (2012). Towns. Coast Review, 3, 4-9.",
	  "authors=Mori, A." },
	{ "two, inverted",
	  "Mori, A. B., & Ota, C. (2012). Towns. Coast, 3, 4-9.",
	  "authors=Mori, A. B.; Ota, C." },
	{ "medical", "Mori AB, Ota C, van der Berg D. Towns. Coast. 2010;3:4.",
	  "authors=Mori, AB; Ota, C; van der Berg, D" },
	{ "medical, one author", "Mori AB. HLA in towns. Coast. 2010;3:4-9.",
	  "authors=Mori, AB" },
	{ "medical, title with an article",
	  "Mori A, Ota R. A casa do mar. Mar. 2010;3:4-9.",
	  "authors=Mori, A; Ota, R" },
	{ "medical, particle first", "van Berg FJ. I sail. Coast. 2010;3:4-9.",
	  "authors=van Berg, FJ" },
	{ "initials first",
	  "A. B. Mori and C. Ota, \u201CTowns,\u201D Coast 3 (2012).",
	  "authors=Mori, A. B.; Ota, C." },
	{ "initials first, commas",
	  "A. Mori, C.-D. Ota, and E. van Berg, \u201CTowns,\u201D Coast 3 "
	  "(2012).",
	  "authors=Mori, A.; Ota, C.-D.; van Berg, E." },
	{ "the first inverted only",
	  "Mori, A.B., C. Ota and D.E. Berg, 2014. Towns. Coast 3: 4-9.",
	  "authors=Mori, A.B.; Ota, C.; Berg, D.E." },
	{ "given names", "Mori, Aiko. Towns. London: Quay, 2006.",
	  "authors=Mori, Aiko" },
	{ "given names, then and",
	  "Mori, Aiko, Chie Ota, and Dirk Berg. 2002. Towns. London: Quay.",
	  "authors=Mori, Aiko; Ota, Chie; Berg, Dirk" },
	{ "no authors behind a comma",
	  "Fehr, Berta, Friendship Tales, Thousand Oaks: Quay, 1996.",
	  "authors=Fehr, Berta" },
	{ "given names first",
	  "Aiko Mori, Dirk E. Berg, and Li Feng. Towns at sea. In CVPR, 2016.",
	  "authors=Mori, Aiko; Berg, Dirk E.; Feng, Li" },
	{ "initials in the middle",
	  "John C. Berg, James Dolan, Towns and harbours, Coast 3 (2012) 4-9.",
	  "authors=Berg, John C.; Dolan, James" },
	{ "two words and the next one's initials",
	  "Cheng Huang, Q.M. Zhang, and Ji Su. High towns. Coast 82, 35 "
	  "(2003).",
	  "authors=Huang, Cheng; Zhang, Q.M.; Su, Ji" },
	{ "semicolons",
	  "Thomas, Maria S. C.; Berg, Julia. 2001. Towns. Coast 3.",
	  "authors=Thomas, Maria S. C.; Berg, Julia" },
	{ "strokes",
	  "Berg, Karl/Meier, Anna (Hrsg.) (2001): H\u00E4fen. Berlin.",
	  "authors=Berg, Karl; Meier, Anna" },
	{ "capitals", "BERG, D.; LIMA NETO, S. Portos. Rio: Quay, 1976.",
	  "authors=BERG, D.; LIMA NETO, S." },
	{ "capitals, no comma", "DELISLE L\u00E9a, 1999, Ports, Paris, Quai.",
	  "authors=DELISLE, L\u00E9a" },
	{ "two family names",
	  "Garc\u00EDa Vila, L. y P\u00E9rez Ruiz, M. (2003), Puertos, Madrid.",
	  "authors=Garc\u00EDa Vila, L.; P\u00E9rez Ruiz, M." },
	{ "glued", "OGAWA, H.,& TSUDA, M.(2021). Towns. Coast, 7-31.",
	  "authors=OGAWA, H.; TSUDA, M." },
	{ "Jr.", "Brown, A., Jr., & Ota, C. (2012). Towns. Coast, 3, 4-9.",
	  "authors=Brown, A.; Ota, C." },
	{ "et al.", "Mori A, Ota C, et al. (2009) Towns. Coast 49: 15\u201316.",
	  "authors=Mori, A; Ota, C" },
	{ "et al. before a colon", "Mori A et al.: Towns. Coast 2010, 3:4-9.",
	  "authors=Mori, A" },
	{ "combining marks",
	  "Mu\u0308ller, K. (1998): Ha\u0308fen. Berlin: Quay.",
	  "authors=Mu\u0308ller, K." },
	{ "Korean order",
	  "Choe Sang-Ho, \u201CTowns,\u201D Coast Times, May 12, "
	  "2012.",
	  "authors=Choe, Sang-Ho" },
	{ "editors", "Mori, A. & Ota, C. (Eds.). (2012). Towns. London: Quay.",
	  "authors=Mori, A.; Ota, C." },
	{ "a label", "[12] A. Mori, \u201CTowns,\u201D Coast 3 (2012).",
	  "authors=Mori, A." },
	{ "a number for a label", "33 Mori, A. Towns. Coast 12, 1-21 (1995).",
	  "authors=Mori, A." },
	{ "in brackets",
	  "Amand (M.), Les ports anciens. Quai, 14, 1955, p. 1-9.",
	  "authors=Amand, M." },
	{ "full stops between",
	  "LAB-PIQUET, Anne. AIGUE, Eve. SIEB, Carole. Soins d'urgence. Paris "
	  ": Quai, 2009.",
	  "authors=LAB-PIQUET, Anne; AIGUE, Eve; SIEB, Carole" },
	{ "an initial, then the title",
	  "Nato, Joseph P. Twentieth-century Harbour Songs: A Life. Quay, "
	  "2015.",
	  "authors=Nato, Joseph P." },
	{ "inverted on both sides of and",
	  "Catmull, Ed and Rom, Rafael, A class of ports, in Berg, L. (ed.), "
	  "Coast Design, Quay Press, New York, 1974.",
	  "authors=Catmull, Ed; Rom, Rafael" },
	{ "JR before the comma",
	  "WERN, F.P., SITES JR, J.W. & COSTA, G.C. 2012. Ports. Coast 39:1-6.",
	  "authors=WERN, F.P.; SITES, J.W.; COSTA, G.C." },
	{ "a particle in capitals",
	  "DE PAULA, L. C\u00EDrculo do mar: uma hist\u00F3ria. O Cais, v. "
	  "21, p.23-25, 2013.",
	  "authors=DE PAULA, L." },
	{ "Jr. in the middle",
	  "R. P. LaRowe Jr., J. T. Wilkes, and C. S. Ellis. Ports. In Coast "
	  "Conference, pages 1-2, 1991.",
	  "authors=LaRowe, R. P.; Wilkes, J. T.; Ellis, C. S." },
	{ "capitals before a full stop",
	  "D. SEEBACH, H. A. OEI et H. DAUM. Chem. Ber. 110, 2316 (1977).",
	  "authors=SEEBACH, D.; OEI, H. A.; DAUM, H." },
	{ "an initial and a title with and",
	  "Liu C, Gao S. Ports and Challenges of the Sea. Coast Rev 2013;101: "
	  "24\u201327.",
	  "authors=Liu, C; Gao, S" },
	{ "small words before a quoted title",
	  "Lord Berg of Quay, \u201CTowns\u201D, Port Law, 1998, pp. 221.",
	  "authors={Lord Berg of Quay}" },
	{ "behind see", "Vgl. Lange, M., Hafenrecht, M\u00FCnchen 1970, S. 15.",
	  "authors=Lange, M." },
	{ "no date", "Lange, M. (o. J.): Hafenrecht. K\u00F6ln: Kai.",
	  "authors=Lange, M." },
	{ "in press", "Lange, M. (in press). Port law. Coast Review.",
	  "authors=Lange, M." },
	{ "an article is no given name",
	  "Der K\u00FCstenspiegel, Nr. 12, 1998.", "" },
	{ "first words of a title",
	  "Ghost Stories. Ed. Ann Porter. New York: Quay Press, 2008.", "" },
	/* bodies */
	{ "a ministry",
	  "Ministry of Foreign Affairs, \u201CTowns,\u201D May 1, 2008.",
	  "authors={Ministry of Foreign Affairs}" },
	{ "a body with a country",
	  "Minist\u00E9rio da Sa\u00FAde (BR). Manual. "
	  "Rio: Quay; 2017.",
	  "authors={Minist\u00E9rio da Sa\u00FAde (BR)}" },
	{ "a body with commas",
	  "United Nations Educational, Scientific and Cultural Organization. "
	  "Towns. Paris: Quay, 2015.",
	  "authors={United Nations Educational, Scientific and Cultural "
	  "Organization}" },
	{ "a newspaper", "Coast Shimbun, \u201CTowns,\u201D August 18, 2012.",
	  "authors={Coast Shimbun}" },
	{ "letters glued to a word", "BBCNews Korea (2022). Towns, 2022.06.30.",
	  "authors={BBCNews Korea}" },
	{ "a small body", "WHO. Towns at sea. Geneva: WHO; 2001.",
	  "authors={WHO}" },
	{ "an interview",
	  "Port officer, harbour of Busan. Interviewed on May "
	  "27, 2023.",
	  "authors={Port officer, harbour of Busan}" },
	{ "none", "\u201CTowns,\u201D The Coast Herald, 3 April 2011, p. 4.",
	  "" },
	{ "no body in a title",
	  "M. Rossi, L'arte a Porto, \u00ABStudi\u00BB, XII "
	  "(1986), pp. 1-3.",
	  "authors=Rossi, M." },
	/* Korean, Japanese, Chinese */
	{ "Korean", "김하늘, 이바다 (2017). 항구. 해안연구, 15(2), 27-36.",
	  "authors={김하늘}; {이바다}" },
	{ "Korean without a year",
	  "김하늘, 이바다, 항구에 대한 연구, 해안연구, "
	  "10권 1호, 2002.",
	  "authors={김하늘}; {이바다}" },
	{ "Korean, a dot", "김하늘·이바다, 「항구」, 『해안연구』 3호, 2002.",
	  "authors={김하늘}; {이바다}" },
	{ "Korean, a full stop",
	  "김하늘.이바다, 2013, 항구. 해안연구 4(3), 2-5.",
	  "authors={김하늘}; {이바다}" },
	{ "Korean and others",
	  "김하늘 외 3인, 항구에 대한 연구, 해안연구, 2015, "
	  "31(12), 11-18.",
	  "authors={김하늘}" },
	{ "Korean ministry", "외교부, 「선언」, 2012년 5월 13일.",
	  "authors={외교부}" },
	{ "Japanese", "森愛子・太田千恵「港町」『海岸』3号、2012年。",
	  "authors={森愛子}; {太田千恵}" },
	{ "Japanese with spaces",
	  "森 愛子, 太田 千恵 (2020). 港町. 海岸誌, 9, 8-14.",
	  "authors=森, 愛子; 太田, 千恵" },
	{ "Japanese newspaper", "海岸新聞「港町」2012年8月18日。",
	  "authors={海岸新聞}" },
	{ "Chinese", "陈明, 李海. 港口研究. 海岸杂志. 2014;2:147-149.",
	  "authors={陈明}; {李海}" },
	{ "Chinese with a colon",
	  "陈明、李海：《港口研究》，北京：海岸出版社，2008年。",
	  "authors={陈明}; {李海}" },
	{ "Chinese and others",
	  "陈明, 李海, 等. 港口研究. 海岸杂志, 2014, 2: 1-9.",
	  "authors={陈明}; {李海}" },
	{ "a title is no author",
	  "陈明. 东亚港口研究[M]. 北京: 海岸出版社, 2010.", "authors={陈明}" },
};

START_TEST(names)
{
	reference_is(&cases[_i], NULL, 0, true);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_names");
	TCase *tcase = tcase_create("names");

	tcase_add_loop_test(tcase, names, 0, COUNT(cases));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
