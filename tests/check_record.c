/* check_record.c - the data record that Omega's templates show. */
#include "index_test.h"
#include "record.h"
#include "suite.h"

static struct sk_buf out;

/* The record of DOC, made from FILE. */
static const char *
record(const struct sk_document *doc, const struct sk_file *file)
{
	const char *text;

	sk_buf_clear(&out);
	must(sk_record_write(&out, doc, file, sk_str("2024-05-06"), &err));
	text = sk_buf_cstr(&out, &err);
	ck_assert_ptr_nonnull(text);
	return text;
}

static void
check_field(const char *name, const char *expected)
{
	struct sakuin_str value = sk_record_field(sk_buf_str(&out), name);

	ck_assert_msg(sk_str_eq(value, sk_str(expected)), "%s=%.*s", name,
		      (int)value.len, value.ptr);
}

START_TEST(all_lines)
{
	struct sakuin_str authors[] = { sk_str("Nakasone Yasuhiro"),
					sk_str("윤석열") };
	struct sk_document doc = {
		.id = sk_str("folder/a.html"),
		.title = sk_str("Press conference"),
		.title_translated = sk_str("記者会見"),
		.doi = sk_str("10.1000/x"),
		.isbn = sk_str("0306406152"),
		.rights = sk_str("CC BY 4.0"),
		.embargo = sk_str("2020"),
		.text = sk_str("Two leaders\nspoke."),
		.lang = sk_str("en"),
		.date = sk_str("2012-09"),
		.url = sk_str("https://example.org/a"),
		.mime = sk_str("text/html"),
		.path = sk_str("/home/folder/a.html"),
		.authors = authors,
		.author_count = 2,
	};
	struct sk_file file = { .size = 1234, .mtime = 1347000000987654321u };

	ck_assert_str_eq(record(&doc, &file), "url=https://example.org/a\n"
					      "sample=Two leaders spoke.\n"
					      "caption=Press conference\n"
					      "type=text/html\n"
					      "language=en\n"
					      "id=folder/a.html\n"
					      "kind=document\n"
					      "title=Press conference\n"
					      "title_translated=記者会見\n"
					      "doi=10.1000/x\n"
					      "isbn=0306406152\n"
					      "date=2012-09\n"
					      "added=2024-05-06\n"
					      "rights=CC BY 4.0\n"
					      "embargo=2020\n"
					      "path=/home/folder/a.html\n"
					      "author=Nakasone Yasuhiro\n"
					      "author=윤석열\n"
					      "modtime=1347000000\n"
					      "size=1234\n");
	sk_buf_done(&out);
}
END_TEST

START_TEST(what_is_empty_is_left_out)
{
	struct sk_document doc = { .id = sk_str("a/b/c d.txt"),
				   .path = sk_str("/a/b/c") };
	struct sk_file file = { .size = 0, .mtime = 5 };

	ck_assert_str_eq(record(&doc, NULL),
			 "url=/a/b/c\ncaption=c d.txt\nid=a/b/c d.txt\n"
			 "kind=document\nadded=2024-05-06\npath=/a/b/c\n");
	record(&doc, &file);
	check_field("size", "");
	doc.id = sk_str("no-slash");
	record(&doc, NULL);
	check_field("caption", "no-slash");
	check_field("title", "");
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *name, *value, *folded;
} folds[] = {
	{ "line ends", "a\nb\r\nc", "a b c" },
	{ "a forged line", "a\nid=other", "a id=other" },
	{ "white space", "  a \t\v b  ", "a b" },
	{ "wide and hard spaces", "一\u3000二\u00A0三", "一 二 三" },
	{ "nothing but space", " \n\t", "" },
	{ "an equals sign", "a=b", "a=b" },
};

START_TEST(values_are_folded)
{
	struct sk_document doc = { .id = sk_str("x"),
				   .title = sk_str(folds[_i].value),
				   .text = sk_str(folds[_i].value) };

	record(&doc, NULL);
	check_field("title", folds[_i].folded);
	check_field("caption", folds[_i].folded);
	check_field("sample", folds[_i].folded);
	check_field("id", "x");
	sk_buf_done(&out);
}
END_TEST

/* Files are known by their paths, so these stay as they are. */
START_TEST(paths_are_not_folded)
{
	static const char path[] = "/a/ two  spaces /報告\u3000第1号.txt ";
	struct sk_document doc = { .id = sk_str("x"), .path = sk_str(path) };

	record(&doc, NULL);
	check_field("path", path);
	doc.path = sk_str("/a/line\nid=y");
	record(&doc, NULL);
	check_field("path", "/a/line id=y");
	check_field("id", "x");
	sk_buf_done(&out);
}
END_TEST

/* A document may bring the path that it had elsewhere. */
START_TEST(where_it_came_from)
{
	struct sk_document doc = { .id = sk_str("x"), .path = sk_str("/a") };
	struct sk_file file = { .path = sk_str("/b  c") };

	record(&doc, NULL);
	check_field("file", "");
	ck_assert(sk_str_eq(sk_record_source(sk_buf_str(&out)), doc.path));
	record(&doc, &file);
	check_field("file", "/b  c");
	check_field("path", "/a");
	ck_assert(sk_str_eq(sk_record_source(sk_buf_str(&out)), file.path));
	file.path = doc.path;
	record(&doc, &file);
	check_field("file", "");
	doc.path = sk_str("");
	record(&doc, NULL);
	ck_assert_uint_eq(sk_record_source(sk_buf_str(&out)).len, 0);
	sk_buf_done(&out);
}
END_TEST

/* A sample ends after at most 480 bytes, between two characters. */
START_TEST(samples_are_cut_between_characters)
{
	struct sk_document doc = { .id = sk_str("x") };
	struct sk_buf text = { 0 };
	struct sakuin_str sample;

	for (int i = 0; i < _i; i++)
		must(sk_buf_putc(&text, 'x', &err));
	for (int i = 0; i < 500; i++)
		must(sk_buf_puts(&text, "竹", &err));
	doc.text = sk_buf_str(&text);
	record(&doc, NULL);
	sample = sk_record_field(sk_buf_str(&out), "sample");
	ck_assert_uint_le(sample.len, 480);
	ck_assert_uint_gt(sample.len, 477);
	ck_assert_uint_eq((sample.len - (size_t)_i) % 3, 0);
	ck_assert_int_eq(memcmp(sample.ptr, text.ptr, sample.len), 0);
	sk_buf_done(&text);
	sk_buf_done(&out);
}
END_TEST

/* The text is there where the sample is not all of it, up to 16,000 bytes, in
 * one line. */
static const struct {
	size_t characters, bytes; /* of the text; of the passage */
	bool both;
} texts[] = {
	{ 0, 0, false },        { 1, 3, false },       { 160, 480, false },
	{ 161, 483, true },     { 5000, 15000, true }, { 5334, 15999, true },
	{ 40000, 15999, true },
};

START_TEST(texts_longer_than_the_sample)
{
	struct sk_document doc = { .id = sk_str("x") };
	struct sk_buf text = { 0 };
	struct sakuin_str passage;

	for (size_t i = 0; i < texts[_i].characters; i++)
		must(sk_buf_puts(&text, "竹", &err));
	doc.text = sk_buf_str(&text);
	record(&doc, NULL);
	must(sk_record_text(&out, doc.text, &err));
	ck_assert_int_eq(sk_record_field(sk_buf_str(&out), "text").len > 0,
			 texts[_i].both);
	passage = sk_record_passage(sk_buf_str(&out));
	ck_assert_uint_eq(passage.len, texts[_i].bytes);
	if (passage.len)
		ck_assert_int_eq(memcmp(passage.ptr, text.ptr, passage.len), 0);
	sk_buf_done(&text);
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *name, *data, *shared;
} shares[] = {
	{ "nothing", "", "" },
	{ "lines", "url=u\nid=a\n", "url=u\nid=a\n" },
	{ "counts", "id=a\ncites=2\ncited_by=3\nkind=k\n", "id=a\nkind=k\n" },
	{ "a sample", "url=u\nsample=s t\nid=a\n", "url=u\nid=a\ns t" },
	{ "a text", "sample=s\nid=a\ntext=s and t\n", "id=a\ns and t" },
	{ "no last end of line", "id=a\npath=p", "id=a\npath=p" },
};

START_TEST(shared_with_the_line)
{
	must(sk_record_shared(&out, sk_str(shares[_i].data), &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&out), sk_str(shares[_i].shared)),
		      "%s", shares[_i].name);
	sk_buf_done(&out);
}
END_TEST

START_TEST(texts_are_one_line)
{
	struct sk_buf text = { 0 };

	for (int i = 0; i < 100; i++)
		must(sk_buf_puts(&text, "a\n\tid=b\r\n", &err));
	must(sk_record_text(&out, sk_buf_str(&text), &err));
	ck_assert_ptr_eq(memchr(out.ptr, '\n', out.len), out.ptr + out.len - 1);
	check_field("id", "");
	sk_buf_done(&text);
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *data, *name, *expected;
} fields[] = {
	{ "a=1\nb=2\n", "a", "1" },
	{ "a=1\nb=2", "b", "2" },
	{ "a=1\na=2\n", "a", "1" },
	{ "ab=1\na=2\n", "a", "2" },
	{ "a=1\n", "b", "" },
	{ "", "a", "" },
	{ "a\na=1\n", "a", "1" },
	{ "xa=1\n", "a", "" },
	{ "a=\nb=1\n", "a", "" },
	{ "b=a=1\n", "a", "" },
	{ "a=1=2\n", "a", "1=2" },
	{ "\n\na=1", "a", "1" },
	{ "no lines at all", "no", "" },
};

START_TEST(fields_of_a_record)
{
	struct sakuin_str value =
		sk_record_field(sk_str(fields[_i].data), fields[_i].name);

	ck_assert_msg(sk_str_eq(value, sk_str(fields[_i].expected)), "%.*s",
		      (int)value.len, value.ptr);
}
END_TEST

START_TEST(numbers_and_addresses)
{
	const struct sakuin_str data =
		sk_str("url=/a.txt\npath=/a.txt\ncites=12\n");

	ck_assert_uint_eq(sk_record_number(data, "cites"), 12);
	ck_assert_uint_eq(sk_record_number(data, "cited_by"), 0);
	ck_assert_uint_eq(sk_record_url(data).len, 0);
	ck_assert(sk_str_eq(sk_record_url(sk_str("url=http://a\npath=/a\n")),
			    sk_str("http://a")));
}
END_TEST

/* The number of those who cite it comes, changes and goes; nothing else. */
START_TEST(counted_again)
{
	static const struct {
		uint32_t count;
		const char *data;
	} steps[] = {
		{ 0, "id=a\ntitle=T\n" },
		{ 3, "id=a\ntitle=T\ncited_by=3\n" },
		{ 12, "id=a\ntitle=T\ncited_by=12\n" },
		{ 0, "id=a\ntitle=T\n" },
	};
	struct sk_buf next = { 0 };

	sk_buf_clear(&out);
	must(sk_buf_puts(&out, steps[0].data, &err));
	for (size_t i = 0; i < COUNT(steps); i++) {
		sk_buf_clear(&next);
		must(sk_record_recount(&next, sk_buf_str(&out), steps[i].count,
				       &err));
		ck_assert_str_eq(sk_buf_cstr(&next, &err), steps[i].data);
		sk_buf_clear(&out);
		must(sk_buf_add(&out, next.ptr, next.len, &err));
	}
	sk_buf_done(&next);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("record");
	TCase *tcase = tcase_create("record");

	tcase_add_test(tcase, all_lines);
	tcase_add_test(tcase, what_is_empty_is_left_out);
	tcase_add_loop_test(tcase, values_are_folded, 0, COUNT(folds));
	tcase_add_test(tcase, paths_are_not_folded);
	tcase_add_test(tcase, where_it_came_from);
	tcase_add_loop_test(tcase, samples_are_cut_between_characters, 0, 3);
	tcase_add_loop_test(tcase, texts_longer_than_the_sample, 0,
			    COUNT(texts));
	tcase_add_test(tcase, texts_are_one_line);
	tcase_add_loop_test(tcase, shared_with_the_line, 0, COUNT(shares));
	tcase_add_loop_test(tcase, fields_of_a_record, 0, COUNT(fields));
	tcase_add_test(tcase, numbers_and_addresses);
	tcase_add_test(tcase, counted_again);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
