/* check_terms_language.c - in which language a document's words are stemmed.
 */
#include "suite.h"
#include "terms_test.h"

/* A paragraph that is long enough is analysed in its own language. */
START_TEST(paragraphs_have_languages)
{
	static const char german[] =
		"Die Regierungen der drei Länder haben gestern in der "
		"Hauptstadt über die Zusammenarbeit der Behörden beraten, und "
		"die Vertreter der Ministerien haben sich darauf "
		"verständigt, die Häuser der Bewohner nach dem Erdbeben "
		"gemeinsam wieder aufzubauen.  Die Sprecherin sagte, dass "
		"niemand wisse, wann die Arbeiten beginnen, weil das Geld "
		"noch nicht bewilligt worden ist und die Firmen keine "
		"Arbeiter finden.\n";
	struct sk_terms *t = new_terms();

	ck_assert_uint_gt(sizeof german, 400);
	add_text(t, SK_FIELD_BODY, german, "en");
	ck_assert(has_term(t, "Zhaus"));
	sk_terms_reset(t);
	/* A short one in that of the document. */
	add_text(t, SK_FIELD_BODY, "Die Häuser der Bewohner.\n", "en");
	ck_assert(!has_term(t, "Zhaus"));
	sk_terms_free(t);
}
END_TEST

static const char english[] =
	"The representatives of the three governments met yesterday in the "
	"capital to talk about the work of their offices, and they agreed "
	"that nobody should have to wait for the houses that were destroyed "
	"by the earthquake.  The speaker said that the money had not been "
	"granted and that the companies could not find enough workers.";

static const struct {
	const char *name, *said, *usual, *title, *text, *expected;
} guesses[] = {
	{ "said", "ko", "fr", "title", english, "ko" },
	{ "usual", "", "fr", "title", english, "fr" },
	{ "guessed from the text", "", NULL, "竹島", english, "en" },
	{ "guessed from the title", "", NULL, "日本の新しい首相について",
	  "1, 2, 3", "ja" },
	{ "hangul", "", "", "", "한국의 정상회담에서 논의된 것", "ko" },
	{ "unknown", "", "", "Takeshima", "Dokdo", "" },
	{ "usual is too long to be one", "", "klingonese", "", english, "en" },
};

START_TEST(language_of_a_document)
{
	struct sk_document doc = { .lang = sk_str(guesses[_i].said),
				   .title = sk_str(guesses[_i].title),
				   .text = sk_str(guesses[_i].text) };
	struct sk_terms *t = new_terms();

	sk_terms_language(t, guesses[_i].usual);
	must(sk_terms_guess(t, &doc, &err));
	ck_assert_msg(sk_str_eq(doc.lang, sk_str(guesses[_i].expected)),
		      "%s: %.*s", guesses[_i].name, (int)doc.lang.len,
		      doc.lang.ptr);
	sk_terms_free(t);
	sk_terms_free(NULL);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("terms_language");
	TCase *tcase = tcase_create("terms_language");

	tcase_add_test(tcase, paragraphs_have_languages);
	tcase_add_loop_test(tcase, language_of_a_document, 0, COUNT(guesses));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
