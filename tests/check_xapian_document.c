/* check_xapian_document.c - terms, postings, values and spelling through the shim. */
#include <math.h>

#include "suite.h"
#include "xapian_c_test.h"

static bool
see_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%u:%u", s->text.len ? " " : "",
			     docid, wdf);
}

START_TEST(terms_and_postings)
{
	struct xc_db *db;
	struct seen seen = { 0 };
	uint32_t freq;

	make_three("db");
	db = open_reader("db");
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "apple:2 banana:2 cherry:1 date:2");
	seen_done(&seen);
	must(xc_terms(db, sk_str("da"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "date:2");
	seen_done(&seen);
	must(xc_postings(db, sk_str("apple"), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "1:1 3:2");
	seen_done(&seen);
	must(xc_postings(db, sk_str(""), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "1:1 2:1 3:1");
	seen_done(&seen);
	must(xc_postings(db, sk_str("none"), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "");
	must(xc_document_terms(db, 3, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "apple:2 date:1");
	must(xc_term_freq(db, sk_str("banana"), &freq, &err));
	ck_assert_uint_eq(freq, 2);
	must(xc_term_freq(db, sk_str("none"), &freq, &err));
	ck_assert_uint_eq(freq, 0);

	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(xc_terms(db, sk_str(""), see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	seen_done(&seen);
	must_fail(xc_postings(db, sk_str(""), see_docid, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	must_fail(xc_document_terms(db, 1, see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	must_fail(xc_document_terms(db, 9, see_name, &seen, &err),
		  SAKUIN_ENOTFOUND, "document 9");
	must_fail(xc_document_terms(db, 0, see_name, &seen, &err),
		  SAKUIN_EINVAL, "Document ID 0");
	xc_close(db);
	seen_done(&seen);
}
END_TEST

/* Sorted texts, and whether a term begins so. */
static const struct {
	const char *start;
	bool found;
} starts[] = {
	{ "a", true },       { "ab", false },    { "apple", true },
	{ "apples", false }, { "b", true },      { "b", true },
	{ "bz", false },     { "cherry", true }, { "d", true },
	{ "dates", false },  { "e", false },     { "f", false },
};

static void
terms_begin(struct xc_db *db, size_t first)
{
	struct sakuin_str texts[COUNT(starts)] = { 0 };
	bool found[COUNT(starts)];
	size_t count = COUNT(starts) - first;

	for (size_t i = 0; i < count; i++)
		texts[i] = sk_str(starts[first + i].start);
	must(xc_terms_begin(db, sk_str(""), texts, count, found, &err));
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(found[i] == starts[first + i].found, "%s",
			      starts[first + i].start);
}

START_TEST(terms_that_begin_so)
{
	const char *const paths[] = { in_folder("db"), in_folder("db") };
	const struct sakuin_str text = sk_str("b");
	struct xc_db *db;
	bool found = true;

	make_three("db");
	db = open_reader("db");
	for (size_t i = 0; i <= COUNT(starts); i++)
		terms_begin(db, i);
	must(xc_terms_begin(db, sk_str("c"), &text, 0, &found, &err));
	ck_assert(found);
	must(xc_terms_begin(db, sk_str("x"), &text, 1, &found, &err));
	ck_assert(!found);
	xc_close(db);
	db = xc_open(paths, 2, &err);
	must(db != NULL);
	terms_begin(db, 0);
	xc_close(db);
}
END_TEST

START_TEST(put_in_any_order_replace_delete)
{
	struct xc_db *db = open_writer("db");
	struct xc_posting postings[] = {
		{ sk_str("b"), 7, 2 }, { sk_str("a"), 3, 1 },
		{ sk_str("b"), 2, 3 }, { sk_str("Qid"), 0, 0 },
		{ sk_str("a"), 1, 1 }, { sk_str("Zb"), 0, 4 },
		{ sk_str("b"), 7, 1 },
	};
	struct xc_value values[] = { { 0, sk_str("zero") },
				     { 11, bytes("\0x", 2) } };
	struct xc_document doc = { .data = bytes("da\0ta", 5),
				   .postings = postings,
				   .posting_count = 7,
				   .values = values,
				   .value_count = 2 };
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	uint32_t docid = 0;

	must(xc_put(db, &doc, &docid, &err));
	ck_assert_uint_eq(docid, 1);
	must(xc_document_terms(db, 1, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "Qid:0 Zb:4 a:2 b:6");
	must(xc_document_data(db, 1, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), doc.data));
	must(xc_document_value(db, 1, 11, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), values[1].bytes));
	must(xc_document_value(db, 1, 5, &value, &err));
	ck_assert_uint_eq(value.len, 0);

	docid = 5;
	must(xc_put(db, &doc, &docid, &err));
	ck_assert_uint_eq(docid, 5);
	doc.posting_count = 2;
	must(xc_put(db, &doc, &docid, &err));
	seen_done(&seen);
	must(xc_document_terms(db, 5, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "a:1 b:2");
	must(xc_delete(db, 1, &err));
	must_fail(xc_delete(db, 1, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	must_fail(xc_delete(db, 0, &err), SAKUIN_EINVAL, "Document ID 0");
	must_fail(xc_document_data(db, 1, &value, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	must_fail(xc_document_value(db, 1, 0, &value, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

static const struct {
	const char *name;
	size_t len, nuls;
	const char *words; /* of the message; NULL: it fits */
} lengths[] = {
	{ "empty", 0, 0, "an empty term" },
	{ "one byte", 1, 0, NULL },
	{ "longest", 245, 0, NULL },
	{ "one too many", 246, 0, "a term of 246 bytes; at most 245" },
	{ "far too long", 4000, 0, "a term of 4000 bytes" },
	{ "NULs that fit", 245 - 45, 45, NULL },
	{ "all NULs", 122, 122, NULL },
	{ "one NUL too many", 245 - 44, 45, "NULs count twice" },
};

/* A document that was refused does not spoil the commit. */
START_TEST(term_lengths)
{
	char term[4000] = "";
	struct xc_posting posting = { bytes(term, lengths[_i].len), 1, 1 };
	struct xc_document doc = { .postings = &posting, .posting_count = 1 };
	struct xc_db *db = open_writer("db");
	uint32_t docid = 0;

	memset(term, 'x', sizeof term);
	memset(term, '\0', lengths[_i].nuls);
	if (lengths[_i].words) {
		must_fail(xc_put(db, &doc, &docid, &err), SAKUIN_EINVAL,
			  lengths[_i].words);
		must_fail(xc_spelling_add(db, posting.term, 1, &err),
			  SAKUIN_EINVAL, "");
	} else {
		must(xc_put(db, &doc, &docid, &err));
	}
	must(xc_commit(db, &err));
	xc_close(db);
}
END_TEST

/* Xapian reads the bytes back; here through its own command, which every
 * document that xc_put() writes goes through as well. */
/* What a patched document has: terms, then its record. */
static void
has(struct xc_db *db, uint32_t docid, const char *terms, const char *data)
{
	struct seen seen = { 0 };
	struct sk_buf out = { 0 };

	must(xc_document_terms(db, docid, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), terms);
	seen_done(&seen);
	must(xc_document_data(db, docid, &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), data);
	sk_buf_done(&out);
}

/* Postings are lent to a document and taken away again. */
START_TEST(patches)
{
	const struct xc_posting own[] = {
		{ sk_str("apple"), 1, 2 },
		{ sk_str("apple"), 5, 0 },
		{ sk_str("filter"), 0, 0 },
	};
	const struct xc_posting lent[] = {
		{ sk_str("apple"), 900, 3 },
		{ sk_str("banana"), 901, 1 },
		{ sk_str("mark"), 0, 0 },
		{ sk_str("place"), 902, 0 },
	};
	const struct xc_document document = { .data = sk_str("record"),
					      .postings = own,
					      .posting_count = 3 };
	struct xc_value value = { 11, sk_str("v") };
	const struct xc_document plus = { .data = sk_str("other"),
					  .postings = lent,
					  .posting_count = 4,
					  .values = &value,
					  .value_count = 1 };
	const struct xc_document none = { .data = { 0 } };
	struct xc_document minus = plus;
	struct xc_db *db = open_writer("db");
	struct sk_buf out = { 0 };
	uint32_t docid = 0;

	must(xc_put(db, &document, &docid, &err));
	must(xc_patch(db, docid, &none, &plus, &err));
	has(db, docid, "apple:5 banana:1 filter:0 mark:0 place:0", "other");
	must(xc_document_value(db, docid, 11, &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), "v");
	must(xc_commit(db, &err));
	/* What is not there is passed over: banana goes once. */
	value.bytes = sk_str("");
	minus.data = sk_str("record");
	minus.posting_count = 0;
	must(xc_patch(db, docid, &plus, &minus, &err));
	has(db, docid, "apple:2 filter:0", "record");
	must(xc_document_value(db, docid, 11, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must(xc_patch(db, docid, &plus, &none, &err));
	has(db, docid, "apple:0 filter:0", "record");
	must_fail(xc_patch(db, 7, &none, &none, &err), SAKUIN_ENOTFOUND,
		  "Document 7 not found");
	sk_buf_done(&out);
	xc_close(db);
}
END_TEST

START_TEST(spelling)
{
	struct xc_db *db = open_writer("db");
	struct sk_buf out = { 0 };
	struct seen seen = { 0 };

	must(xc_spelling_add(db, sk_str("takeshima"), 3, &err));
	must(xc_spelling_add(db, sk_str("kyōdō"), 1, &err));
	must(xc_spelling_words(db, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "kyōdō:1 takeshima:3");
	seen_done(&seen);
	seen.stop_at = 1;
	must_fail(xc_spelling_words(db, see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	seen_done(&seen);
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("takeshima")));
	must(xc_spelling_suggest(db, sk_str("kyodo"), 2, &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("kyōdō")));
	must(xc_spelling_suggest(db, sk_str("kyodo"), 1, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must(xc_spelling_add(db, sk_str("takeshima"), 0, &err));
	must(xc_spelling_add(db, sk_str("takeshima"), -2, &err));
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert_uint_gt(out.len, 0);
	must(xc_spelling_add(db, sk_str("takeshima"), INT32_MIN, &err));
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must_fail(xc_spelling_add(db, bytes("a\0b", 3), 1, &err), SAKUIN_EINVAL,
		  "a word with a NUL");
	must_fail(xc_spelling_add(db, sk_str(""), 1, &err), SAKUIN_EINVAL,
		  "empty");
	must(xc_commit(db, &err));
	xc_close(db);
	sk_buf_done(&out);
}
END_TEST

START_TEST(sortable_numbers)
{
	static const double numbers[] = { -INFINITY,  -1e9, -1, -0.5,
					  0,          0.25, 1,  19450815,
					  20240101.5, 1e9 };
	char before[9], now[9];
	size_t before_len = 0;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		size_t len = xc_sortable(numbers[i], now);
		struct sakuin_str s = bytes(now, len);

		ck_assert_uint_le(len, 9);
		ck_assert(xc_sortable_decode(s) == numbers[i]);
		if (i)
			ck_assert_int_lt(
				sk_str_cmp(bytes(before, before_len), s), 0);
		memcpy(before, now, len);
		before_len = len;
	}
	/* What is no number is read without harm. */
	ck_assert(!isnan(xc_sortable_decode(sk_str("a long text, no number"))));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_document");
	TCase *tcase = tcase_create("xapian_document");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, terms_and_postings);
	tcase_add_test(tcase, terms_that_begin_so);
	tcase_add_test(tcase, put_in_any_order_replace_delete);
	tcase_add_loop_test(tcase, term_lengths, 0, COUNT(lengths));
	tcase_add_test(tcase, patches);
	tcase_add_test(tcase, spelling);
	tcase_add_test(tcase, sortable_numbers);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
