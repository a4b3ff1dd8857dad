/* check_reference_titles.c - title.c, title_end.c, title_comma.c, rest.c,
 * imprint.c: the title, its translation, and what it appeared in. */
#include "reference_test.h"

static const struct reference_case cases[] = {
	/* marks */
	{ "double quotes",
	  "A. Mori, \u201CHarbour towns,\u201D Coast Review 3 (2012).",
	  "title=Harbour towns | container=Coast Review" },
	{ "straight quotes",
	  "A. Mori, \"Harbour towns\", Coast Review, Vol. 3, 2012.",
	  "title=Harbour towns | container=Coast Review" },
	{ "single quotes",
	  "A. Mori, 'Harbour towns,' Coast Review, Vol.3, 2012.",
	  "title=Harbour towns | container=Coast Review" },
	{ "guillemets",
	  "Dupont, J., \u00AB Ports du Nord \u00BB, La C\u00F4te, n\u00B0 3, "
	  "1990.",
	  "title=Ports du Nord | container=La C\u00F4te" },
	{ "German quotes",
	  "M\u00FCller, K., \u201EH\u00E4fen\u201C, K\u00FCstenblatt 3 (2012).",
	  "title=H\u00E4fen | container=K\u00FCstenblatt" },
	{ "the ordinal sign of pages is no publisher",
	  "\u738B\u660E\uFF1A\u300A\u73B0\u72B6\u300B\uFF0C\u300A\u73AF\u6D77"
	  "\u7814\u7A76\u300B2018\u5E74\u7B2C4\u671F\uFF0C\u7B2C77\u201491"
	  "\u9875"
	  "\u3002",
	  "title=\u73B0\u72B6 | container=\u73AF\u6D77\u7814\u7A76" },
	{ "LaTeX quotes",
	  "A. Mori, ``Harbour towns'', Coast Review 3 (2012) 4-9.",
	  "title=Harbour towns | container=Coast Review" },
	{ "quotes inside quotes",
	  "A. Mori, \u201COn \u2018old\u2019 towns,\u201D Coast Review 3 "
	  "(2012).",
	  "title=On \u2018old\u2019 towns | container=Coast Review" },
	{ "quotes inside a title",
	  "Mori, J. (2023). A Plan for a\" Free and Open Coast\" and More. "
	  "Coast Policy,30(3), 17-25.",
	  "title=A Plan for a\" Free and Open Coast\" and More | "
	  "container=Coast Policy" },
	{ "a title of two quotations",
	  "Mori, A. \u201CHarbours\u201D and \u201CTowns.\u201D New York: "
	  "Quay, "
	  "1975.",
	  "title=\u201CHarbours\u201D and \u201CTowns.\u201D | "
	  "publisher=Quay" },
	{ "translated",
	  "Mori, A., \u201CMinato no kiroku [The records of the "
	  "harbour],\u201D "
	  "Coast Shimbun, May 17, 2012",
	  "title=Minato no kiroku | title_translated=The records of the "
	  "harbour | container=Coast Shimbun" },
	{ "an inner quote that is not closed",
	  "Mori, A., \u201CMinato ga \u2018nibanme [The harbour is "
	  "\u2018second\u2019],\u201D Coast Shimbun, May 17, 2012",
	  "title=Minato ga \u2018nibanme | title_translated=The harbour is "
	  "\u2018second\u2019 | container=Coast Shimbun" },
	{ "years are no translation",
	  "Lima, M. Obra do mar [1951-1953]. Rio: Quay, 2011.",
	  "title=Obra do mar [1951-1953] | publisher=Quay" },
	/* sentences */
	{ "journal",
	  "Mori, A. (2012). Harbour towns: a study. Coast Review, 3(1), 4-9.",
	  "title=Harbour towns: a study | container=Coast Review" },
	{ "no space behind the full stop",
	  "Mori, A. (2012). Harbour towns.Coast Review, 3(1), 4-9.",
	  "title=Harbour towns | container=Coast Review" },
	{ "a short journal",
	  "Carp, R. (2021). The law of ports.Int. Coast. Law "
	  "Rev.2, 65-76",
	  "title=The law of ports | container=Int. Coast. Law Rev" },
	{ "a title that ends in a year",
	  "Mori, A. (2021). Port weapons, 2021. Coast Bulletin,77(4), 222-236",
	  "title=Port weapons, 2021 | container=Coast Bulletin" },
	{ "a question",
	  "Mori, A. (2023). Trade: a new chance?.Coast Affairs,50(2), 120-137.",
	  "title=Trade: a new chance? | container=Coast Affairs" },
	{ "a question and no full stop",
	  "Mori A. How many towns? Coast Rev. 2011;8:62-70.",
	  "title=How many towns? | container=Coast Rev" },
	{ "a letter before the full stop",
	  "Mori A. The towns of hepatitis B. Coast Rev. 2011;8:62-70.",
	  "title=The towns of hepatitis B | container=Coast Rev" },
	{ "two sentences and a journal",
	  "Mori A. Harbours of the north. A second look. Coast Rev. "
	  "2011;8:62-70.",
	  "title=Harbours of the north. A second look | container=Coast Rev" },
	{ "two sentences and a publisher",
	  "Berg, Ulla (1986): Hafengesellschaft. Auf dem Weg zum Meer. "
	  "Frankfurt a. M.: Quay.",
	  "title=Hafengesellschaft. Auf dem Weg zum Meer | publisher=Quay" },
	{ "medical, on line",
	  "Mori A. Harbours of the north. Coast Rev [Internet]. "
	  "2012;21(4):8-9.",
	  "title=Harbours of the north | container=Coast Rev" },
	{ "no title", "P. Berg, Ann. Phys. 369, 253 (1921).",
	  "container=Ann. Phys" },
	/* commas */
	{ "journal behind a comma",
	  "F. Berg and J. Tits, Groupes sur un port local, Inst. Hautes Etudes "
	  "Sci. Publ. No. 41 (1972), 5-251.",
	  "title=Groupes sur un port local | container=Inst. Hautes Etudes "
	  "Sci. Publ" },
	{ "commas in the title",
	  "F. Green, Y. Zhu, Ports, towns and people, Coast Economic Journal, "
	  "Vol.62, 2010.",
	  "title=Ports, towns and people | container=Coast Economic Journal" },
	{ "place and publisher",
	  "Adde, Anne, La Chanson des ports, Paris : Le Quai, 2013.",
	  "title=La Chanson des ports | publisher=Le Quai" },
	{ "place, publisher",
	  "Moulin R., Le port et la mer, Paris, Flammarion, 1997.",
	  "title=Le port et la mer | publisher=Flammarion" },
	{ "brackets",
	  "Tom Downing, Songs of the Port, 1647\u20131785 (Coast "
	  "University Press, 2002).",
	  "title=Songs of the Port, 1647\u20131785 | publisher=Coast "
	  "University Press" },
	{ "an Italian journal",
	  "M. Rossi, L'arte a Porto, \u00ABStudi del mare\u00BB, n.s., XII "
	  "(1986), pp. 1-3.",
	  "title=L'arte a Porto | container=Studi del mare" },
	{ "only a place", "F. Berg, Porto. A Republic, Baltimore 1973.",
	  "title=Porto. A Republic" },
	/* in something */
	{ "in, editors",
	  "Kim, K. (2016). Changes at sea. In: Kim, Hw., Choi, D. (eds) Coast "
	  "Security. WISA 2015. Notes in Ports, vol 9503. Springer, Cham.",
	  "title=Changes at sea | container=Coast Security. WISA 2015 | "
	  "publisher=Springer" },
	{ "in, glued",
	  "Yang, J. (2017). Readiness at sea. InCoast Security: 17th Workshop, "
	  "Jeju, Korea(pp. 102-111). Quay Publishing.",
	  "title=Readiness at sea | container=Coast Security: 17th Workshop, "
	  "Jeju, Korea | publisher=Quay Publishing" },
	{ "in, medical editors",
	  "Cash TF. Crucial ports. In: Cash TF, Berg L, editors. Body of sea: "
	  "a handbook. New York: Guilford Press; 2011. p. 129-37.",
	  "title=Crucial ports | container=Body of sea: a handbook | "
	  "publisher=Guilford Press" },
	{ "in, German",
	  "Huber, P.: Die Welt der H\u00E4fen, in: Klein, E. (Hrsg.): "
	  "Geschichte des Meeres, Stuttgart 1975, S. 12-45.",
	  "title=Die Welt der H\u00E4fen | container=Geschichte des Meeres" },
	{ "in, a conference",
	  "Aiko Mori and Li Feng. Dense harbours. In Proceedings of the Coast "
	  "Conference, pages 23-27, 2016.",
	  "title=Dense harbours | container=Proceedings of the Coast "
	  "Conference" },
	{ "in, with an author",
	  "LIMA, M. O porto. In: LIMA, M. Obra do mar. Rio de Janeiro: Atlas, "
	  "2011, p.307-336.",
	  "title=O porto | container=Obra do mar | publisher=Atlas" },
	/* books */
	{ "place: publisher",
	  "Berg, M. (1922). Towns and society. T\u00FCbingen: Mohr.",
	  "title=Towns and society | publisher=Mohr" },
	{ "publisher: place",
	  "Berg, J. (2020). Footprints of Hackers.Center for a New Coast "
	  "Security: Washington, DC, USA.",
	  "title=Footprints of Hackers | publisher=Center for a New Coast "
	  "Security" },
	{ "publisher alone",
	  "Tuft, E. R. 1980. Control of the port. Coast University Press.",
	  "title=Control of the port | publisher=Coast University Press" },
	{ "an edition",
	  "Silva, J. A hist\u00F3ria. 2. ed. S\u00E3o Paulo: Atlas, 2005.",
	  "title=A hist\u00F3ria | publisher=Atlas" },
	{ "a thesis",
	  "Mac, L. (2012). Locating Ports (Unpublished doctoral dissertation). "
	  "University of the Coast, Busan.",
	  "title=Locating Ports | publisher=University of the Coast" },
	{ "two sentences, place behind a comma",
	  "Blum, K.: Hafen und Stadt. Eine Studie, Frankfurt/New York 1987.",
	  "title=Hafen und Stadt. Eine Studie" },
	{ "a particle", "Maier, O. (1985) Netze am Kai. Berlin: de Gruyter.",
	  "title=Netze am Kai | publisher=de Gruyter" },
	{ "a publisher with commas",
	  "James, Will. Ports in Practice. New York: Longs, Greene, and Co., "
	  "1912.",
	  "title=Ports in Practice | publisher=Longs, Greene, and Co" },
	{ "a translator",
	  "Assis, M. Dom Porto, trans. John Gled. New York: Quay Press, 1997.",
	  "title=Dom Porto | publisher=Quay Press" },
	{ "two full stops",
	  "Gott, M. (2009). Barriers at sea.. Coast Medicine, 23(7), 642-648.",
	  "title=Barriers at sea | container=Coast Medicine" },
	{ "two sentences, on line",
	  "WHO. Good ports add life. A brief for 2012 [Internet]. WHO; 2012. "
	  "Available from: http://a.example/1",
	  "title=Good ports add life. A brief for 2012 | container=WHO" },
	{ "pages right behind the journal",
	  "BFG. 2018. Ports of Brazil 2020: a study. Costeira 3513-3527.",
	  "title=Ports of Brazil 2020: a study | container=Costeira" },
	{ "a state",
	  "Kolb, T. (2011). Time and ports. Boston, MA. Retrieved "
	  "from http://a.example/1",
	  "title=Time and ports" },
	{ "a place that is a publisher",
	  "B. Pulli, Rich in Laguna Towns, Oxford, Blackwell, 1971, p. 229.",
	  "title=Rich in Laguna Towns | publisher=Blackwell" },
	{ "an editor is no journal",
	  "M. Sanu, I diarii, ed. F. Stefani, Venezia 1879, vol. XII, p. 45.",
	  "title=I diarii" },
	{ "brackets behind a title with commas",
	  "P. Vale, Homes, Ports and Rotations (Quay Press, Oxford, 1964).",
	  "title=Homes, Ports and Rotations | publisher=Quay Press" },
	{ "a chapter in marks",
	  "Birk, H. \u201CGo-Between.\u201D Neue Ans\u00E4tze am Meer. Trier: "
	  "WVT 2003. 115\u201352.",
	  "title=Go-Between | container=Neue Ans\u00E4tze am Meer | "
	  "publisher=WVT" },
	{ "a journal without numbers",
	  "Vane, K. \u201CLost in Ports?\u201D Journal of the Coast Society, "
	  "2005.",
	  "title=Lost in Ports? | container=Journal of the Coast Society" },
	{ "a short name in brackets",
	  "Litt, D. (1990). Cue phrases. In Proceedings of the Coast "
	  "Conference (COLING).",
	  "title=Cue phrases | container=Proceedings of the Coast Conference "
	  "(COLING)" },
	{ "edited by",
	  "Hogue, C. \u201CStructures.\u201D Coast Informatics, edited by A. "
	  "Baxter and B. Fry, 2001, pp. 83\u2013109.",
	  "title=Structures | container=Coast Informatics" },
	{ "editor, in words",
	  "A. Meyer. Continuation in ports. In Rohit Parik, editor, Logics of "
	  "Ports, pages 219-224. Quay Press, 1985.",
	  "title=Continuation in ports | container=Logics of Ports | "
	  "publisher=Quay Press" },
	{ "editors, a cura di",
	  "ALTO L., 2015, \u201CLa necropoli\u201D, in P. BROCA (a cura di), "
	  "Note "
	  "di mare, Roma: 107-144.",
	  "title=La necropoli | container=Note di mare" },
	{ "no full stop before the journal",
	  "Butch EC, Pick LJ. Harbour homing and homeostasis Coast Rev 1996; "
	  "272:60-66.",
	  "title=Harbour homing and homeostasis | container=Coast Rev" },
	/* papers and sites */
	{ "a newspaper and a day",
	  "Park, S.(2022). 항구 \"北 해킹\", Coast News, 2022.10.15, "
	  "www.a.example/1, Viewed on May 2, 2023.",
	  "title=항구 \"北 해킹\" | container=Coast News" },
	{ "a newspaper behind a full stop",
	  "Bae, G.(2023). 한미일, 첫 회의... 北 논의. 해안경제, 2023.08.04, "
	  "http://a.example/1.",
	  "title=한미일, 첫 회의... 北 논의 | container=해안경제" },
	{ "a site",
	  "Silva, D. Home bate recorde em 2018, diz IBGE. Dispon\u00EDvel "
	  "em: http://a.example/1.",
	  "title=Home bate recorde em 2018, diz IBGE" },
	{ "a place behind the journal",
	  "Lima, R. A valora\u00E7\u00E3o. Revista do Mar, Florian\u00F3polis, "
	  "v. "
	  "51, n. 2, p.89-107, 2020.",
	  "title=A valora\u00E7\u00E3o | container=Revista do Mar" },
	/* Korean, Japanese, Chinese */
	{ "Japanese marks",
	  "森愛子（2015）「港町の再検討」『海岸研究』第180号、15-30頁。",
	  "title=港町の再検討 | container=海岸研究" },
	{ "Japanese newspaper",
	  "森愛子「港町」『海岸新聞』2012年5月17日朝刊、7面。",
	  "title=港町 | container=海岸新聞" },
	{ "Japanese book",
	  "森愛子『港の記録：百年』東京：青葉書房、2009年、45-67頁。",
	  "title=港の記録：百年 | publisher=青葉書房" },
	{ "Japanese chapter",
	  "森愛子「地震」太田千恵編『災害の文化史』青葉書店、2011年、1-25頁。",
	  "title=地震 | container=災害の文化史 | publisher=青葉書店" },
	{ "Japanese with full stops",
	  "森愛子. 港町の課題. 海岸研究. 2014, vol. 30, no. 2, p. 1-12.",
	  "title=港町の課題 | container=海岸研究" },
	{ "Chinese marks",
	  "陈明，〈港口问题〉，《海岸研究》，第12卷第2期（2005年），页1-38。",
	  "title=港口问题 | container=海岸研究" },
	{ "Chinese national standard",
	  "陈明, 李海. 港口研究[J]. 海岸通讯, 2015(3): 45-50.",
	  "title=港口研究 | container=海岸通讯" },
	{ "Chinese book",
	  "陈明. 东亚港口研究[M]. 北京: 海岸出版社, 2010: 12-18.",
	  "title=东亚港口研究 | publisher=海岸出版社" },
	{ "Korean marks",
	  "김하늘, 「항구의 유래」, 『해안연구』 제12호, 2010, 33-58쪽.",
	  "title=항구의 유래 | container=해안연구" },
	{ "Korean angle brackets",
	  "김하늘, \"항구의 과제\", <해안논총> 제53집 3호(2013), pp. 7-40.",
	  "title=항구의 과제 | container=해안논총" },
	{ "Korean book", "국방부, 『2014 항구백서』 (서울: 국방부, 2014).",
	  "title=2014 항구백서 | publisher=국방부" },
	{ "Korean, a journal glued to its number",
	  "김하늘, 2003, 항구에서 살펴 본 특성 새해안13(3), 국립해양원, "
	  "pp.174-176.",
	  "title=항구에서 살펴 본 특성 | container=새해안 | "
	  "publisher=국립해양원" },
};

START_TEST(titles)
{
	static const enum sk_ref_field fields[] = {
		SK_REF_TITLE,
		SK_REF_TITLE_TRANSLATED,
		SK_REF_CONTAINER,
		SK_REF_PUBLISHER,
	};

	reference_is(&cases[_i], fields, 4, false);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_titles");
	TCase *tcase = tcase_create("titles");

	tcase_add_loop_test(tcase, titles, 0, COUNT(cases));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
