/* check_guess.c - English is known by its function words, and nothing else is
 * taken for it. */
#include <check.h>

#include "guess.h"
#include "suite.h"

#define HARBOUR                                                                \
	"The archivists of the coastal provinces met twice that year to "      \
	"compare how earthquakes, floods and fires had been recorded by the "  \
	"people who lived there, and what they had done with the records. "
#define NAMES                                                                  \
	"Sesshu Toyo, Kano Motonobu, Tosa Mitsunobu, Hasegawa Tohaku, Kaiho "  \
	"Yusho, Tawaraya Sotatsu, Ogata Korin, Maruyama Okyo, Ike no Taiga, "

static const struct {
	const char *name, *text;
	bool english;
} cases[] = {
	{ "empty", "", false },
	{ "too short", "The people of the town and the port.", false },
	{ "plain", HARBOUR HARBOUR, true },
	{ "capitals",
	  "THE PEOPLE OF THE TOWN AND THE PORT WERE NOT ASKED BY THE OFFICE "
	  "WHICH HAD MADE THE PLAN OF THE HARBOUR, AND THEY SAID THAT THEY "
	  "WOULD NOT GO TO THE MEETING THIS YEAR WITH THE PLAN AS IT WAS THEN",
	  true },
	{ "names in English prose",
	  HARBOUR "The painters were Sesshu Toyo and Kano Motonobu. " HARBOUR,
	  true },
	{ "names", NAMES NAMES NAMES, false },
	{ "Japanese with English words",
	  HARBOUR "港の記録係は地震や洪水がどのように書き留められたかを比べる"
		  "ため年に二度集まった",
	  false },
	{ "Dutch",
	  "De archivarissen van de kustprovincies kwamen dat jaar twee keer "
	  "bijeen om te vergelijken hoe aardbevingen, overstromingen of "
	  "branden waren vastgelegd; in the end was het verslag van 1923 "
	  "door de eigenaar van een café in Zürich vertaald, die de namen "
	  "van zeventien havens of steden had verbeterd.",
	  false },
	{ "Danish",
	  "Arkivarerne fra kystprovinserne mødtes to gange det år for at "
	  "sammenligne, hvordan jordskælv, oversvømmelser og brande var "
	  "blevet nedskrevet, og at the end var der en rapport, som blev "
	  "trykt i 1923 og oversat af en mand i Zürich, der rettede navnene "
	  "på sytten havne.",
	  false },
	{ "German with an English title",
	  "Die Archivare der Küstenprovinzen trafen sich in jenem Jahr "
	  "zweimal, um zu vergleichen, wie Erdbeben, Fluten und Brände "
	  "aufgezeichnet worden waren; ihr Bericht \"The Records of the "
	  "Harbour and the Town\" wurde 1923 gedruckt und von einem Wirt in "
	  "Zürich übersetzt, der die Namen von siebzehn Häfen verbesserte.",
	  false },
	{ "French",
	  "Les archivistes des provinces côtières se réunirent deux fois "
	  "cette année pour comparer la manière dont les séismes et les "
	  "crues avaient été notés, et leur rapport, imprimé en 1923, fut "
	  "traduit par le patron d'un café qui corrigea le nom de dix-sept "
	  "ports et de quelques villes.",
	  false },
	{ "code",
	  "for (i = 0; i < n; i++) if (a[i] == b[i]) return c; else the = of; "
	  "while (x) { y = z; w = v; u = t; s = r; q = p; o = m; l = k; } "
	  "struct a { int b; int c; int d; int e; int f; int g; int h; };",
	  false },
};

START_TEST(english)
{
	ck_assert_msg(sk_guess_english(sk_str(cases[_i].text)) ==
			      cases[_i].english,
		      "%s", cases[_i].name);
}
END_TEST

/* What is in doubt is left to the letters. */
static const struct {
	const char *text, *lang;
} guesses[] = {
	{ HARBOUR HARBOUR, "en" },
	{ "Die Archivare der Küstenprovinzen trafen sich in jenem Jahr "
	  "zweimal, um zu vergleichen, wie Erdbeben, Fluten und Brände "
	  "aufgezeichnet worden waren, und ihr Bericht wurde 1923 gedruckt "
	  "und in viele Sprachen übersetzt, auch ins Englische; die Namen von "
	  "siebzehn Häfen waren verbessert.",
	  "de" },
	{ "港の記録係は、地震や洪水がどのように書き留められたかを比べる",
	  "ja" },
	{ "항구의 기록 담당자들은 지진과 홍수가 어떻게 기록되었는지를", "ko" },
	{ "short", "" },
};

START_TEST(guess)
{
	struct sakuin_error err;
	struct sk_guess *g = sk_guess_new(&err);
	char lang[SK_GUESS_SIZE];

	ck_assert_ptr_nonnull(g);
	ck_assert(sk_guess_text(g, sk_str(guesses[_i].text), lang, &err));
	ck_assert_str_eq(lang, guesses[_i].lang);
	sk_guess_free(g);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("guess");
	TCase *tcase = tcase_create("guess");

	tcase_add_loop_test(tcase, english, 0, sizeof cases / sizeof cases[0]);
	tcase_add_loop_test(tcase, guess, 0,
			    sizeof guesses / sizeof guesses[0]);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
