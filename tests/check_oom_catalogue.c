/* check_oom_catalogue.c - catalogues, bags, dates and codes when memory runs
 * out. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bag.h"
#include "catalogue.h"
#include "catalogue_read.h"
#include "checksum.h"
#include "exact.h"
#include "index_test.h"
#include "oom.h"
#include "span.h"
#include "suite.h"

static bool
take(void *ctx, const struct sk_card *card, struct sakuin_error *e)
{
	struct sk_document doc = { .member = sk_str("m") };
	struct sk_buf text = { 0 };
	struct sk_arena arena = { 0 };
	bool ok = sk_card_write(card, sk_str("/c"), &text, e) &&
		  sk_card_write(card, sk_str("/c!/m"), &text, e) &&
		  sk_card_apply(sk_buf_str(&text), false, &doc, &arena, e);

	(void)ctx;
	ck_assert(!ok || doc.title.len);
	sk_buf_done(&text);
	sk_arena_done(&arena);
	return ok;
}

static void
note(void *ctx, unsigned line, const char *what)
{
	(void)ctx;
	(void)line;
	ck_assert(*what);
}

static const char *const texts[] = {
	"file\ttitle\tcreator\tbox\na\t\"T \"\"\"\tX; Y\t1\nb\tU\n",
	"{\"file\":\"a\",\"title\":\"T\",\"author\":[\"X\",\"Y\"],\"box\":1}\n",
	"TY  - GEN\nTI  - T\n u\nAU  - \u6E21\u8FBA, \u5065\nPY  - 1987\n"
	"L1  - a\nER  - \n",
	"@string{n = \"Mori\"}\n@misc{k, title = {T\\={o} {x}}, author = n # "
	"{ and \u6E21\u8FBA, \u5065}, month = mar, year = 1987, file = "
	"{x:a:y;b}, url = {a\\_b}}",
	"[{\"title\":\"T\",\"author\":[{\"family\":\"A\",\"given\":\"B\"}],"
	"\"issued\":{\"date-parts\":[[1987]]},\"file\":[\"a\"]}]",
};

static bool
read_text(void *ctx, struct sakuin_error *e)
{
	const struct sk_card_sink sink = { take, note, NULL };
	const char *const *text = ctx;

	return sk_catalogue_reader(sk_str(*text))(sk_str(*text), &sink, e);
}

START_TEST(readers)
{
	const char *text = texts[_i];

	ck_assert_uint_ge(oom_until_success(read_text, &text), 5);
}
END_TEST

static void
write_text(const char *name, const char *text)
{
	FILE *f = fopen(in_folder(name), "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

static bool
load(void *ctx, struct sakuin_error *e)
{
	char names[2][1600];
	const char *files[] = { names[0], names[1] };
	const struct sk_catalogue_options none = { .count = 0 };
	struct sk_catalogue *c;
	size_t count;

	(void)ctx;
	snprintf(names[0], sizeof names[0], "%s", in_folder("m.tsv"));
	snprintf(names[1], sizeof names[1], "%s", in_folder("m.ris"));
	c = sk_catalogue_new(files, 2, &none, e);
	count = c ? sk_catalogue_count(c) : 0;
	sk_catalogue_free(c);
	ck_assert(!c || count == 2);
	return c != NULL;
}

START_TEST(catalogues)
{
	write_text("a.txt", "a");
	write_text("z.zip", "z");
	write_text("m.tsv", "file\ttitle\na.txt\tT\nz.zip!/m\tU\nno\tV\n");
	write_text("m.ris", "TY  - GEN\nTI  - T\nL1  - C:\\x\\a.txt\n"
			    "L1  - file:///q/a%2etxt\nER  - \n");
	ck_assert_uint_ge(oom_until_success(load, NULL), 30);
}
END_TEST

static bool
count_lost(void *ctx, const char *path, const char *why, struct sakuin_error *e)
{
	(void)path;
	(void)e;
	ck_assert(*why);
	++*(size_t *)ctx;
	return true;
}

static bool
enter(void *ctx, struct sakuin_error *e)
{
	struct sk_bag bag = { .bag = 0 };
	struct sk_buf card = { 0 };
	size_t lost = 0;
	bool listed = false, ok;

	ok = sk_bag_enter(&bag, ctx, e) &&
	     sk_bag_card(&bag, ctx, &card, &listed, e) &&
	     sk_bag_missing(&bag, count_lost, &lost, e);
	ck_assert(!ok || (listed && lost == 2 && card.len > 100));
	sk_buf_done(&card);
	sk_bag_done(&bag);
	return ok;
}

#define HEX "0123456789abcdef0123456789ABCDEF"

START_TEST(bags)
{
	char path[1600];

	ck_assert_int_eq(mkdir(in_folder("bag"), 0700), 0);
	ck_assert_int_eq(mkdir(in_folder("bag/data"), 0700), 0);
	write_text("bag/data/a", "a");
	write_text("bag/bagit.txt", "BagIt-Version: 1.0\n"
				    "Tag-File-Character-Encoding: UTF-8\n");
	write_text("bag/bag-info.txt", "Source-Organization: City\n Archive\n"
				       "External-Identifier: MG 1\n");
	write_text("bag/manifest-md5.txt",
		   HEX "  data/a\n" HEX " *data/b%25\n" HEX "  ../c\nx\n");
	write_text("bag/tagmanifest-md5.txt", HEX "  fetch.txt\n");
	write_text("bag/manifest-x.txt", "");
	snprintf(path, sizeof path, "%s", in_folder("bag/data/a"));
	ck_assert_uint_ge(oom_until_success(enter, path), 30);
}
END_TEST

static bool
digest(void *ctx, struct sakuin_error *e)
{
	char hex[SK_CHECKSUM_SIZE];

	return sk_checksum_file(*(int *)ctx, sk_str("sha512"), hex, e);
}

static bool
date_and_code(void *ctx, struct sakuin_error *e)
{
	struct sk_document doc = { .date = sk_str("circa 1987") };
	struct sk_arena arena = { 0 };
	struct sk_buf code = { 0 };
	bool ok = sk_document_span(&doc, &arena, e) &&
		  sk_exact_fold(sk_str("MG\u201012"), &code, e);

	(void)ctx;
	ck_assert(!ok || sk_str_eq(sk_buf_str(&code), sk_str("mg-12")));
	sk_arena_done(&arena);
	sk_buf_done(&code);
	return ok;
}

START_TEST(small_things)
{
	int fd;

	write_text("a", "a");
	fd = open(in_folder("a"), O_RDONLY);
	ck_assert_int_ge(fd, 0);
	ck_assert_uint_ge(oom_until_success(digest, &fd), 2);
	close(fd);
	ck_assert_uint_ge(oom_until_success(date_and_code, NULL), 2);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_catalogue");
	TCase *tcase = tcase_create("out of memory");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, readers, 0, sizeof texts / sizeof *texts);
	tcase_add_test(tcase, catalogues);
	tcase_add_test(tcase, bags);
	tcase_add_test(tcase, small_things);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
