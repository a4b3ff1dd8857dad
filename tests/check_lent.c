/* check_lent.c - postings as bytes, and what changes from one list to the
 * next. */
#include "lent.h"
#include "suite.h"
#include "xapian_c_test.h"

/* Lists as "term@position:wdf" with spaces between. */
static void
lent_bytes(const char *list, struct sk_buf *out)
{
	char term[20];
	unsigned position, wdf;
	int used;

	while (sscanf(list, "%19[^@]@%u:%u%n", term, &position, &wdf, &used) ==
	       3) {
		must(sk_lent_write(sk_str(term), position, wdf, out, &err));
		list += used;
		list += *list == ' ';
	}
	ck_assert_str_eq(list, "");
}

static void
lent_print(const struct sk_lent *h, bool more, struct sk_buf *out)
{
	struct xc_posting p[8];
	size_t count = sk_lent_changes(h, more, p);

	ck_assert_uint_le(count, COUNT(p));
	sk_buf_clear(out);
	must(sk_buf_cstr(out, &err) != NULL);
	for (size_t i = 0; i < count; i++)
		must(sk_buf_printf(out, &err, "%s%.*s@%u:%u", i ? " " : "",
				   (int)p[i].term.len, p[i].term.ptr,
				   p[i].position, p[i].wdf));
}

static const struct {
	const char *name, *was, *is, *less, *more;
} lists[] = {
	{ "nothing", "", "", "", "" },
	{ "new", "", "a@0:2 a@7:0 XD:x@0:0", "", "a@0:2 a@7:0 XD:x@0:0" },
	{ "gone", "a@0:2 a@7:0 XD:x@0:0", "", "a@0:2 a@7:0 XD:x@0:0", "" },
	{ "the same", "a@0:2 a@7:0 f@0:0", "a@0:2 a@7:0 f@0:0", "", "" },
	{ "more weight", "a@0:2", "a@0:5", "", "a@0:3" },
	{ "less weight", "a@0:5 b@0:1", "b@0:1 a@0:2", "a@0:3", "" },
	{ "another place", "a@0:1 a@7:0", "a@0:1 a@8:0", "a@7:0", "a@8:0" },
	{ "another word", "a@0:1", "b@0:1", "a@0:1", "b@0:1" },
};

START_TEST(changes)
{
	struct sk_buf was = { 0 }, is = { 0 }, out = { 0 };
	struct sk_lent h = { .cap = 0 };

	lent_bytes(lists[_i].was, &was);
	lent_bytes(lists[_i].is, &is);
	must(sk_lent_read(&h, sk_buf_str(&was), false, &err));
	must(sk_lent_read(&h, sk_buf_str(&is), true, &err));
	lent_print(&h, false, &out);
	ck_assert_str_eq(sk_buf_cstr(&out, &err), lists[_i].less);
	lent_print(&h, true, &out);
	ck_assert_str_eq(sk_buf_cstr(&out, &err), lists[_i].more);
	sk_lent_done(&h);
	sk_buf_done(&was);
	sk_buf_done(&is);
	sk_buf_done(&out);
}
END_TEST

/* Bytes that end in the middle, or have an empty term. */
START_TEST(damaged)
{
	struct sk_buf bytes = { 0 };
	struct sk_lent h = { .cap = 0 };
	size_t first;

	lent_bytes("word@0:2", &bytes);
	first = bytes.len;
	lent_bytes("other@7:0", &bytes);
	for (size_t len = 0; len <= bytes.len; len++) {
		const char zeros[12] = { 0 };
		struct sakuin_str cut = { bytes.ptr, len };
		bool whole = len == 0 || len == first || len == bytes.len;

		ck_assert_msg(sk_lent_read(&h, cut, true, &err) == whole,
			      "%zu bytes", len);
		if (len == 1)
			must_fail(sk_lent_read(&h,
					       (struct sakuin_str){ zeros, 12 },
					       true, &err),
				  SAKUIN_EDB,
				  "what a document is cited by is damaged; run "
				  "sakuin check");
	}
	sk_lent_done(&h);
	sk_buf_done(&bytes);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("lent");
	TCase *tcase = tcase_create("lent");

	tcase_add_loop_test(tcase, changes, 0, COUNT(lists));
	tcase_add_test(tcase, damaged);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
