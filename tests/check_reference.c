/* check_reference.c - reference.c, kind.c: label, language, script and type;
 * empty, long and hostile references; and where each value came from. */
#include <stdio.h>
#include <time.h>

#include "reference_test.h"

static const struct reference_case kinds[] = {
	{ "English",
	  "Mori, A. (2012). The harbour and the town. Coast Review, 3, 4-9.",
	  "language=en | script=Latn | type=article-journal" },
	{ "two English words",
	  "Ministry of Foreign Affairs, \u201CSummit "
	  "Talks,\u201D May 22, 2011 http://a.example/1",
	  "language=en | script=Latn | type=webpage" },
	{ "German",
	  "Berg, U. (1986): Auf dem Weg in eine andere Stadt. "
	  "Frankfurt: Quay.",
	  "language=de | script=Latn | type=book" },
	{ "French",
	  "Dupont, J. Les ports de la mer du Nord. Paris: Quai, 1990.",
	  "language=fr | script=Latn | type=book" },
	{ "Spanish",
	  "Ruiz, M. (2003). Historia de los puertos del sur. "
	  "Madrid: Muelle.",
	  "language=es | script=Latn | type=book" },
	{ "Portuguese",
	  "Silva, J. A hist\u00F3ria dos portos na educa\u00E7\u00E3o. "
	  "Rio: Cais, 2005.",
	  "language=pt | script=Latn | type=book" },
	{ "Italian",
	  "Rossi, M. La storia della seta nei porti. Torino: Molo, "
	  "1990.",
	  "language=it | script=Latn | type=book" },
	{ "romanised Japanese",
	  "Mori, A., \u201CNicchukan samitto ha nani no "
	  "tame?,\u201D Coast Shimbun, May 17, 2012",
	  "language=ja | script=Latn | type=article-newspaper" },
	{ "romanised, without particles",
	  "Cabinet Office, \u201CNicchukan kyodo kisha kaiken,\u201D May 1, "
	  "2009 http://a.example/1",
	  "language=ja | script=Latn | type=webpage" },
	{ "romanised, with the o of an object",
	  "Mori, A. \u201CYottsu no minato: Minamigawa no g\u014Di no "
	  "hon'yaku o megutte,\u201D Umi 3 (2005), 12-34.",
	  "language=ja | script=Latn | type=article-journal" },
	{ "Portuguese that is spelt as Japanese may be",
	  "Silva, J. \u201CO ensino no mar: o navio e o porto,\u201D Cais 3 "
	  "(2005), 12-34.",
	  "language=pt | script=Latn | type=article-journal" },
	{ "no Japanese",
	  "Marino, A. \u201CNo time to go,\u201D Coast Times, "
	  "May 17, 2012",
	  "language=en | script=Latn | type=article-newspaper" },
	{ "Japanese", "森愛子「港町の記録」『海岸研究』第3号、2012年。",
	  "language=ja | script=Jpan | type=article-journal" },
	{ "Chinese", "陈明，《港口问题》，北京：海岸出版社，2008年。",
	  "language=zh | script=Hani | type=book" },
	{ "Korean", "김하늘, 「항구의 유래」, 『해안연구』 제12호, 2010.",
	  "language=ko | script=Hang | type=article-journal" },
	{ "Korean with Han",
	  "김하늘, 「北 해킹 논의」, 『해안신문』, 2010년 5월 3일.",
	  "language=ko | script=Kore | type=article-newspaper" },
	{ "interview", "Port officer, Busan. Interviewed on May 27, 2023.",
	  "language=en | script=Latn | type=interview" },
	{ "thesis",
	  "Mac, L. (2012). Locating the port (Doctoral dissertation). "
	  "Coast University.",
	  "language=en | script=Latn | type=thesis" },
	{ "conference",
	  "A. Mori, \u201CThe towns,\u201D in Proceedings of the "
	  "Coast Symposium, 1987, pp. 1-6.",
	  "language=en | script=Latn | type=paper-conference" },
	{ "chapter",
	  "Cash, T. The ports. In: Berg, L. (ed.) The sea. New "
	  "York: Quay Press; 2011. p. 129-37.",
	  "language=en | script=Latn | type=chapter" },
	{ "archive", "ASVe, Senato, Terra, filza 12, cc. 34r-35v.",
	  "script=Latn | type=manuscript" },
	{ "archive, English",
	  "National Archives, Office of the Port, Box 7, "
	  "folder 3.",
	  "language=en | script=Latn | type=manuscript" },
	{ "Cyrillic", "Иванов И. Порты севера. Москва, 1999.",
	  "script=Cyrl | type=book" },
};

START_TEST(kind)
{
	static const enum sk_ref_field fields[] = { SK_REF_LANGUAGE,
						    SK_REF_SCRIPT,
						    SK_REF_TYPE };

	reference_is(&kinds[_i], fields, 3, false);
}
END_TEST

static const char *const labels[] = {
	"[12] ",       "(12) ", "12. ", "12) ", "12] ",    "- ",      "\u2022 ",
	"\u00B7 12. ", "* ",    "33 ",  ". ",   "\u2014 ", "(注12) ", "注 12）",
	"주 12) ",     "※12 ",  "※12",  "② ",   "¹² ",
};

/* Whatever stands in front, the fields are the same. */
START_TEST(label)
{
	char raw[200];
	struct reference_case c = {
		labels[_i], raw,
		"authors=Mori, A. | title=Harbour towns | container=Coast "
		"Review"
	};
	static const enum sk_ref_field fields[] = { SK_REF_TITLE,
						    SK_REF_CONTAINER };

	snprintf(raw, sizeof raw,
		 "%sMori, A. (2012). Harbour towns. Coast Review, 3(1), 4-9.",
		 labels[_i]);
	reference_is(&c, fields, 2, true);
}
END_TEST

static const struct {
	const char *raw, *given, *number;
} numbers[] = {
	{ "[12] Mori, A. (2012). Towns.", "", "12" },
	{ "3) Mori, A. (2012). Towns.", "", "3" },
	{ "7. Mori, A. (2012). Towns.", "", "7" },
	{ "- Mori, A. (2012). Towns 7.", "", "" },
	{ "※3 Mori, A. (2012). Towns.", "", "3" },
	{ "(注３) Mori, A. (2012). Towns.", "", "３" },
	{ "주 5일제와 여가 (2012)", "", "" },
	{ "[12] Mori, A. (2012). Towns.", "iv", "iv" },
};

START_TEST(number)
{
	struct sk_reference ref = { .raw = sk_str(numbers[_i].raw),
				    .number = sk_str(numbers[_i].given) };
	struct sk_arena arena = { 0 };

	ck_assert(sk_reference_parse(&ref, &arena, &err));
	ck_assert(sk_str_eq(ref.number, sk_str(numbers[_i].number)));
	sk_arena_done(&arena);
}
END_TEST

START_TEST(provenance)
{
	static const char raw[] =
		"Mori, A. (2012). Harbour towns. Coast Review, vol. 3, "
		"4\u20139. http://a.example/ b/c (accessed 5 May 2013).";
	struct sk_reference ref = { .raw = sk_str(raw) };
	struct sk_arena arena = { 0 };
	const struct sk_ref_value *f = ref.fields;

	ck_assert(sk_reference_parse(&ref, &arena, &err));
	spans_are_sound(&ref);
#define SPAN(v, text)                                                          \
	ck_assert(sk_str_eq(                                                   \
		(struct sakuin_str){ raw + (v).span.start,                     \
				     (v).span.end - (v).span.start },          \
		sk_str(text)))
	SPAN(f[SK_REF_TITLE], "Harbour towns");
	SPAN(f[SK_REF_YEAR], "(2012)");
	SPAN(f[SK_REF_PAGES], "4\u20139");
	SPAN(f[SK_REF_URL], "http://a.example/ b/c");
	SPAN(f[SK_REF_ACCESSED], "5 May 2013");
	SPAN(ref.authors[0], "Mori, A.");
	ck_assert_uint_eq(f[SK_REF_LANGUAGE].span.end, 0);
	ck_assert_int_eq(f[SK_REF_TITLE].how, SK_HOW_LOOK);
	ck_assert_int_eq(f[SK_REF_VOLUME].how, SK_HOW_RULE);
	ck_assert_int_eq(f[SK_REF_DOI].how, SK_HOW_NONE);
	ck_assert(f[SK_REF_URL].confidence > f[SK_REF_TITLE].confidence);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(nothing)
{
	static const char *const empty[] = { "", " ", "\t\t" };
	struct sk_arena arena = { 0 };

	for (size_t i = 0; i < 3; i++) {
		struct sk_reference ref = { .raw = sk_str(empty[i]) };

		ck_assert(!sk_reference_parse(&ref, &arena, &err));
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		ck_assert_str_eq(err.text, "the reference is empty");
	}
	sk_arena_done(&arena);
}
END_TEST

/* What no one would print, repeated until it fills the limit and more. */
static const char *const hostile[] = {
	"(",
	"[",
	")",
	"\"",
	"'",
	"\u201C",
	"\u201D",
	"[(\"",
	"a",
	"1",
	"1-",
	"1(2",
	"1(2),",
	"2012. ",
	"A. ",
	"A, ",
	"Aa, ",
	"Aa Bb ",
	"www.",
	"http://a/ ",
	"10.5555/",
	"10.5555/ ",
	"http://a).",
	"vol. ",
	"pp. 1",
	". ",
	"In: ",
	"、",
	"森",
	"김하늘, ",
	"\xD7\x90\xE2\x80\x8F", /* right to left */
	"e\u0301",
	"\u0301",
	"accessed 1 May 2012 ",
	"a-",
	"’s",
	"ISBN ",
	"doi: ",
	"PMID: 1 ",
	"(ed.) ",
	"? ",
	"Aa. Bb. ",
	"and ",
	"et al. ",
	"y ",
	"第",
	"제1",
	"Hg. ",
	"《",
	"»«",
	"``",
	"Aa, B.; ",
	"(2012)",
	"2012年",
};

START_TEST(hostility)
{
	enum { SIZE = 64 * 1024 };
	size_t len = strlen(hostile[_i]), used = 0;
	char *raw = malloc(SIZE);
	struct sk_reference ref = { 0 };
	struct sk_arena arena = { 0 };
	clock_t before = clock();

	ck_assert_ptr_nonnull(raw);
	for (; used + len <= SIZE; used += len)
		memcpy(raw + used, hostile[_i], len);
	ref.raw = (struct sakuin_str){ raw, used };
	ck_assert(sk_reference_parse(&ref, &arena, &err));
	spans_are_sound(&ref);
	for (size_t f = 0; f < SK_REF_FIELDS; f++)
		ck_assert_uint_le(ref.fields[f].span.end, SK_REFERENCE_MAX);
	/* Linear takes some milliseconds, quadratic minutes. */
	ck_assert(clock() - before < 5 * CLOCKS_PER_SEC);
	sk_arena_done(&arena);
	free(raw);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference");
	TCase *tcase = tcase_create("reference");

	tcase_add_loop_test(tcase, kind, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, label, 0, COUNT(labels));
	tcase_add_loop_test(tcase, number, 0, COUNT(numbers));
	tcase_add_test(tcase, provenance);
	tcase_add_test(tcase, nothing);
	tcase_add_loop_test(tcase, hostility, 0, COUNT(hostile));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
