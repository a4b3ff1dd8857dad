/* check_sidecar.c - Dublin Core beside files: whose it is, and what it says. */
#include <sys/stat.h>
#include <unistd.h>

#include "card.h"
#include "mapping.h"
#include "sidecar.h"
#include "suite.h"
#include "xapian_c_test.h"

/* What is there beside PATH: a file, a folder ("NAME/") or a link to nothing
 * ("NAME@"); and whether PATH is a sidecar. */
static const struct {
	const char *path, *beside;
	bool is;
} whose[] = {
	{ "report.pdf.dc.xml", "report.pdf", true },
	{ "report.dc.xml", "report.pdf", true },
	{ "report.dc.xml", "report", true },
	{ "report.tar.dc.xml", "report.tar.gz", true },
	{ ".hidden.dc.xml", ".hidden", true },
	{ "report.dc.xml", "reports.pdf", false },
	{ "report.dc.xml", "rep.pdf", false },
	{ "report.pdf.dc.xml", "report.txt", false },
	{ "report.dc.xml", "report.pdf.dc.xml", false },
	{ "report.xml", "report.pdf", false },
	{ ".dc.xml", "report.pdf", false },
	/* A folder is no file, and neither is a link. */
	{ "report.dc.xml", "report/", false },
	{ "report.dc.xml", "report.d/", false },
	{ "report.d.dc.xml", "report.d/", false },
	{ "report.pdf.dc.xml", "report.pdf@", false },
	{ "report.dc.xml", "report.pdf@", false },
};

static void
make_beside(const char *name)
{
	char path[200];
	size_t len = strlen(name) - 1;

	snprintf(path, sizeof path, "%.*s", (int)len, name);
	if (name[len] == '/')
		ck_assert_int_eq(mkdir(in_folder(path), 0700), 0);
	else if (name[len] == '@')
		ck_assert_int_eq(symlink("nothing", in_folder(path)), 0);
	else
		write_file(name, "text");
}

START_TEST(whose_it_is)
{
	bool is = !whose[_i].is;

	write_file(whose[_i].path, "<dc/>");
	make_beside(whose[_i].beside);
	must(sk_sidecar_is(in_folder(whose[_i].path), &is, &err));
	ck_assert_int_eq(is, whose[_i].is);
	/* The same by a name without a folder. */
	ck_assert_int_eq(chdir(in_folder("")), 0);
	must(sk_sidecar_is(whose[_i].path, &is, &err));
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(is, whose[_i].is);
}
END_TEST

#define DC "xmlns:dc='http://purl.org/dc/elements/1.1/'"
#define TERMS "xmlns:t='http://purl.org/dc/terms/'"
#define T(text) "<dc:title>" text "</dc:title>"

/* The lines of a card with | behind each. */
static const struct {
	const char *name, *xml, *lines;
} says[] = {
	{ "simple",
	  "<x " DC ">" T("Ports") "<dc:creator>Kim, S.</dc:creator>"
				  "<dc:creator>Mori</dc:creator></x>",
	  "title=Ports|author=Kim, S.|author=Mori|" },
	{ "oai_dc",
	  "<?xml version='1.0'?><o:dc xmlns:o='http://www.openarchives.org/"
	  "OAI/2.0/oai_dc/' " DC ">" T("A") "</o:dc>",
	  "title=A|" },
	{ "qualified",
	  "<x " TERMS "><t:created>1987</t:created><t:isPartOf>MG 1"
	  "</t:isPartOf><t:accessRights>no-text</t:accessRights></x>",
	  "date=1987|collection=MG 1|rights=no-text|" },
	{ "at any depth, and the root itself",
	  "<t:title " TERMS ">A<y><t:subject>b</t:subject></y></t:title>",
	  "title=Ab|keyword=b|" },
	{ "another prefix",
	  "<x xmlns='http://purl.org/dc/elements/1.1/'><title>A</title></x>",
	  "title=A|" },
	{ "one line of text",
	  "<x " DC ">" T("\n Ports \t and\n<b>quays</b> &amp; more ") "</x>",
	  "title=Ports and quays & more|" },
	{ "what nobody knows, and what is empty",
	  "<x " DC "><dc:colour>red</dc:colour>" T(" ") T("A") "</x>",
	  "title=A|" },
	{ "elements of others", "<x " DC "><title>no</title>" T("A") "</x>",
	  "title=A|" },
	{ "identifiers",
	  "<x " DC "><dc:identifier>https://doi.org/10.1/x</dc:identifier>"
	  "<dc:identifier>MG-12</dc:identifier></x>",
	  "doi=10.1/x|ref=MG-12|" },
	{ "Latin 1",
	  "<?xml version='1.0' encoding='ISO-8859-1'?><x " DC
	  ">" T("caf\xE9") "</x>",
	  "title=caf\u00E9|" },
	{ "entities from elsewhere",
	  "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]><x " DC
	  ">" T("A&e;") "</x>",
	  "title=A|" },
};

static void
print_lines(struct sakuin_str text, struct sk_buf *out)
{
	struct sakuin_str origin;
	struct sk_card_line line;

	while (sk_card_next(&text, &origin, &line)) {
		ck_assert(sk_str_eq(origin, sk_str("dc:")));
		must(sk_buf_printf(out, &err, "%s=%.*s|",
				   sk_mappings[line.field].field,
				   (int)line.value.len, line.value.ptr));
	}
	ck_assert_uint_eq(text.len, 0);
}

START_TEST(what_it_says)
{
	struct sk_extractor x = { .stop = false };
	struct sk_buf text = { 0 }, out = { 0 };

	write_file("a.txt", "text");
	write_file("a.dc.xml", says[_i].xml);
	must(sk_sidecar_read(&x, in_folder("a.txt"), &text, &err));
	print_lines(sk_buf_str(&text), &out);
	ck_assert_msg(sk_str_eq(sk_buf_str(&out), sk_str(says[_i].lines)),
		      "%s: %s", says[_i].name, sk_buf_cstr(&out, &err));
	sk_extractor_done(&x);
	sk_buf_done(&text);
	sk_buf_done(&out);
}
END_TEST

/* That of the whole name comes last, and so wins; one that is not there, or
 * the file's own name without an ending, is none. */
START_TEST(two_of_one_file)
{
	struct sk_extractor x = { .stop = false };
	struct sk_buf text = { 0 }, out = { 0 };

	write_file("a.txt.dc.xml", "<x " DC ">" T("whole") "</x>");
	write_file("a.dc.xml", "<x " DC ">" T("stem") "</x>");
	must(sk_sidecar_read(&x, in_folder("a.txt"), &text, &err));
	print_lines(sk_buf_str(&text), &out);
	ck_assert(
		sk_str_eq(sk_buf_str(&out), sk_str("title=stem|title=whole|")));
	sk_buf_clear(&text);
	must(sk_sidecar_read(&x, in_folder("a"), &text, &err));
	sk_buf_clear(&out);
	print_lines(sk_buf_str(&text), &out);
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("title=stem|")));
	sk_buf_clear(&text);
	must(sk_sidecar_read(&x, in_folder("b.txt"), &text, &err));
	ck_assert_uint_eq(text.len, 0);
	sk_extractor_done(&x);
	sk_buf_done(&text);
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *xml, *message;
} broken[] = {
	{ "", "its sidecar a.dc.xml: no XML in it" },
	{ "<x>\n<oops", "its sidecar a.dc.xml: its XML is broken at line 2" },
	{ "<x><title>A</title></x>",
	  "its sidecar a.dc.xml: no element of Dublin Core in it; its "
	  "namespace is http://purl.org/dc/elements/1.1/ or "
	  "http://purl.org/dc/terms/" },
};

START_TEST(what_is_wrong)
{
	struct sk_extractor x = { .stop = false };
	struct sk_buf text = { 0 };

	write_file("a.dc.xml", broken[_i].xml);
	must_fail(sk_sidecar_read(&x, in_folder("a.txt"), &text, &err),
		  SAKUIN_EINVAL, broken[_i].message);
	ck_assert_uint_eq(text.len, 0);
	sk_extractor_done(&x);
	sk_buf_done(&text);
}
END_TEST

START_TEST(too_large)
{
	struct sk_extractor x = { .stop = false };
	struct sk_buf text = { 0 };

	write_file("a.dc.xml", "<x/>");
	ck_assert_int_eq(truncate(in_folder("a.dc.xml"), (16 << 20) + 1), 0);
	must_fail(sk_sidecar_read(&x, in_folder("a.txt"), &text, &err),
		  SAKUIN_EINVAL, "larger than 16 MiB; that is no sidecar");
	sk_extractor_done(&x);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("sidecar");
	TCase *tcase = tcase_create("sidecar");

	tcase_set_timeout(tcase, 30);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, whose_it_is, 0, COUNT(whose));
	tcase_add_loop_test(tcase, what_it_says, 0, COUNT(says));
	tcase_add_test(tcase, two_of_one_file);
	tcase_add_loop_test(tcase, what_is_wrong, 0, COUNT(broken));
	tcase_add_test(tcase, too_large);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
