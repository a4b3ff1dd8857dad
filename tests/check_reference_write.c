/* check_reference_write.c - reference_csl.c, _ris.c, _bibtex.c: one source in
 * the forms of other programs, with all that has to be escaped. */
#include "reference_test.h"
#include "reference_write.h"

#define STR(s)                                                                 \
	{                                                                      \
		s, sizeof(s) - 1                                               \
	}

static struct sk_ref_author authors[] = {
	{ .family = STR("Mori & Co"), .given = STR("A.") },
	{ .literal = STR("Ports and {Towns}") },
};

static const struct sk_reference full = {
	.authors = authors,
	.author_count = 2,
	.fields = {
		[SK_REF_TYPE].text = STR("article-journal"),
		[SK_REF_TITLE].text = STR("100% \"of\" {C#} \\ a_b~c^d $1"),
		[SK_REF_TITLE_TRANSLATED].text = STR("Of"),
		[SK_REF_CONTAINER].text = STR("Coast Review"),
		[SK_REF_VOLUME].text = STR("3"),
		[SK_REF_ISSUE].text = STR("1-2"),
		[SK_REF_PAGES].text = STR("4-9"),
		[SK_REF_PUBLISHER].text = STR("Quay"),
		[SK_REF_YEAR].text = STR("2012"),
		[SK_REF_DATE].text = STR("2012-05-03"),
		[SK_REF_ACCESSED].text = STR("2013-06"),
		[SK_REF_URL].text = STR("www.a.example/x_y%20z"),
		[SK_REF_DOI].text = STR("10.5555/x_y"),
		[SK_REF_ISBN].text = STR("9780306406157"),
		[SK_REF_LANGUAGE].text = STR("en"),
	},
};
static const struct sk_reference nothing;
static const struct sk_reference bare = {
	.fields = { [SK_REF_TITLE].text = STR("港") },
};
static const struct sk_reference site = {
	.fields = {
		[SK_REF_TYPE].text = STR("webpage"),
		[SK_REF_URL].text = STR("https://a.example/"),
		[SK_REF_PAGES].text = STR("7"),
		[SK_REF_DATE].text = STR("2012-05"),
	},
};

static const struct {
	const char *name;
	sk_reference_writer *write;
	const struct sk_reference *ref;
	const char *want;
} cases[] = {
	{ "csl", sk_reference_to_csl, &full,
	  "{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"100% "
	  "\\\"of\\\" {C#} \\\\ a_b~c^d $1\",\"container-title\":\"Coast "
	  "Review\",\"volume\":\"3\",\"issue\":\"1-2\",\"page\":\"4-9\","
	  "\"publisher\":\"Quay\",\"DOI\":\"10.5555/x_y\",\"ISBN\":"
	  "\"9780306406157\",\"language\":\"en\",\"note\":\"Of\","
	  "\"author\":[{\"family\":\"Mori & Co\",\"given\":\"A.\"},"
	  "{\"literal\":\"Ports and {Towns}\"}],\"issued\":{\"date-parts\":"
	  "[[2012,5,3]]},\"accessed\":{\"date-parts\":[[2013,6]]},"
	  "\"URL\":\"http://www.a.example/x_y%20z\"}" },
	{ "csl, bare", sk_reference_to_csl, &bare,
	  "{\"id\":\"r1\",\"title\":\"港\"}" },
	{ "csl, site", sk_reference_to_csl, &site,
	  "{\"id\":\"r1\",\"type\":\"webpage\",\"page\":\"7\",\"issued\":"
	  "{\"date-parts\":[[2012,5]]},\"URL\":\"https://a.example/\"}" },
	{ "ris", sk_reference_to_ris, &full,
	  "TY  - JOUR\nID  - r1\nAU  - Mori & Co, A.\nAU  - Ports and "
	  "{Towns}\nPY  - 2012\nTI  - 100% \"of\" {C#} \\ a_b~c^d $1\n"
	  "TT  - Of\nT2  - Coast Review\nVL  - 3\nIS  - 1-2\nPB  - Quay\n"
	  "DO  - 10.5555/x_y\nSN  - 9780306406157\nLA  - en\n"
	  "DA  - 2012/05/03/\nSP  - 4\nEP  - 9\n"
	  "UR  - http://www.a.example/x_y%20z\nY2  - 2013/06//\nER  - \n" },
	{ "ris, bare", sk_reference_to_ris, &bare,
	  "TY  - GEN\nID  - r1\nTI  - 港\nER  - \n" },
	{ "ris, site", sk_reference_to_ris, &site,
	  "TY  - ELEC\nID  - r1\nDA  - 2012/05//\nSP  - 7\n"
	  "UR  - https://a.example/\nER  - \n" },
	{ "bibtex", sk_reference_to_bibtex, &full,
	  "@article{r1,\n  author = {Mori \\& Co, A. and {Ports and "
	  "\\textbraceleft{}Towns\\textbraceright{}}},\n  title = {{100\\% "
	  "\"of\" "
	  "\\textbraceleft{}C\\#\\textbraceright{} "
	  "\\textbackslash{} a\\_b\\textasciitilde{}c\\textasciicircum{}d "
	  "\\$1}},\n  titleaddon = {Of},\n  journal = {Coast Review},\n"
	  "  year = {2012},\n  volume = {3},\n  number = {1-2},\n"
	  "  publisher = {Quay},\n  isbn = {9780306406157},\n"
	  "  langid = {en},\n  month = may,\n  date = {2012-05-03},\n"
	  "  pages = {4--9},\n  doi = {10.5555/x_y},\n"
	  "  url = {http://www.a.example/x_y%20z},\n"
	  "  urldate = {2013-06},\n}\n" },
	{ "bibtex, bare", sk_reference_to_bibtex, &bare,
	  "@misc{r1,\n  title = {{港}},\n}\n" },
	{ "bibtex, nothing", sk_reference_to_bibtex, &nothing,
	  "@misc{r1,\n}\n" },
	{ "bibtex, site", sk_reference_to_bibtex, &site,
	  "@misc{r1,\n  month = may,\n  pages = {7},\n"
	  "  url = {https://a.example/},\n}\n" },
};

START_TEST(written)
{
	struct sk_buf out = { 0 };

	ck_assert(cases[_i].write(cases[_i].ref, sk_str("r1"), &out, &err));
	ck_assert_msg(!strcmp(sk_buf_cstr(&out, &err), cases[_i].want),
		      "%s:\n%s", cases[_i].name, sk_buf_cstr(&out, &err));
	sk_buf_done(&out);
}
END_TEST

/* Every type has its own name in RIS and BibTeX, or is known to have none. */
static const struct {
	const char *type, *ris, *bibtex;
} types[] = {
	{ "article-newspaper", "NEWS", "@article" },
	{ "book", "BOOK", "@book" },
	{ "chapter", "CHAP", "@incollection" },
	{ "paper-conference", "CPAPER", "@inproceedings" },
	{ "thesis", "THES", "@phdthesis" },
	{ "report", "RPRT", "@techreport" },
	{ "webpage", "ELEC", "@misc" },
	{ "interview", "PCOMM", "@misc" },
	{ "manuscript", "MANSCPT", "@unpublished" },
	{ "document", "GEN", "@misc" },
};

START_TEST(type)
{
	struct sk_reference ref = { 0 };
	struct sk_buf out = { 0 };

	ref.fields[SK_REF_TYPE].text = sk_str(types[_i].type);
	ck_assert(sk_reference_to_ris(&ref, sk_str("r"), &out, &err));
	ck_assert(!strncmp(out.ptr + 6, types[_i].ris, strlen(types[_i].ris)));
	sk_buf_clear(&out);
	ck_assert(sk_reference_to_bibtex(&ref, sk_str("r"), &out, &err));
	ck_assert(
		!strncmp(out.ptr, types[_i].bibtex, strlen(types[_i].bibtex)));
	sk_buf_done(&out);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_write");
	TCase *tcase = tcase_create("reference_write");

	tcase_add_loop_test(tcase, written, 0, COUNT(cases));
	tcase_add_loop_test(tcase, type, 0, COUNT(types));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
