/* check_oom_budget.c - how many allocations a document may cost, from text to
 * postings, stored line and record.  Times depend on the machine; this does
 * not, and shows when a buffer is no longer kept from word to word. */
#include <check.h>

#include "document_json.h"
#include "oom.h"
#include "pack.h"
#include "record.h"
#include "suite.h"
#include "terms.h"

enum { REPEATS = 50 };

static const struct budget {
	const char *name, *text;
	size_t first;   /* document with new buffers, that have to grow */
	size_t further; /* with buffers that have grown */
} budgets[] = {
	{ "english",
	  "The archivists of the coastal provinces met twice that year to "
	  "compare how earthquakes, floods and fires had been recorded; a "
	  "café owner in Zürich corrected the names of 17 harbours. ",
	  40, 4 },
	{ "japanese",
	  "港の記録係は、地震や洪水がどのように書き留められたかを比べる"
	  "ため、年に二度集まった。ﾃﾞｰﾀﾍﾞｰｽの名称は訂正されている。",
	  56, 4 },
	{ "korean",
	  "항구의 기록 담당자들은 지진과 홍수가 어떻게 기록되었는지를 "
	  "비교하기 위해 한 해에 두 번 모였다. 독도 문제는 다루지 않았다. ",
	  40, 4 },
};

struct work {
	struct sk_terms *terms;
	struct sk_buf text, line, packed, record;
};

static bool
index_document(void *ctx, struct sakuin_error *err)
{
	struct work *w = ctx;
	const struct xc_posting *postings;
	struct sk_document doc = { .id = sk_str("a"),
				   .title = { w->text.ptr, 60 },
				   .text = sk_buf_str(&w->text) };
	size_t count = 0;
	bool ok;

	sk_terms_reset(w->terms);
	sk_buf_clear(&w->line);
	sk_buf_clear(&w->record);
	ok = sk_terms_guess(w->terms, &doc, err) &&
	     sk_terms_text(w->terms, SK_FIELD_TITLE, doc.title, doc.lang,
			   err) &&
	     sk_terms_text(w->terms, SK_FIELD_BODY, doc.text, doc.lang, err) &&
	     sk_terms_postings(w->terms, &postings, &count, err) &&
	     sk_document_to_json(&doc, &w->line, err) &&
	     sk_pack(sk_buf_str(&w->line), sk_str("x"), &w->packed, err) &&
	     sk_record_write(&w->record, &doc, NULL, sk_str("2012-09-15"), err);
	ck_assert(!ok || count > REPEATS * 20);
	return ok;
}

static void
within(const char *name, const char *which, size_t made, size_t budget)
{
	ck_assert_msg(made <= budget,
		      "%s: the %s document takes %zu allocations; at most %zu",
		      name, which, made, budget);
}

START_TEST(budget)
{
	const struct budget *b = &budgets[_i];
	struct sakuin_error err;
	struct work w = { .terms = sk_terms_new(&err) };
	size_t first, further;

	ck_assert_ptr_nonnull(w.terms);
	for (int i = 0; i < REPEATS; i++)
		ck_assert(sk_buf_puts(&w.text, b->text, &err));
	first = oom_count(index_document, &w);
	ck_assert_uint_gt(first, 0);
	further = oom_count(index_document, &w);
	within(b->name, "first", first, b->first);
	within(b->name, "next", further, b->further);
	sk_terms_free(w.terms);
	sk_buf_done(&w.text);
	sk_buf_done(&w.line);
	sk_buf_done(&w.packed);
	sk_buf_done(&w.record);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_budget");
	TCase *tcase = tcase_create("oom_budget");

	tcase_add_loop_test(tcase, budget, 0,
			    sizeof budgets / sizeof budgets[0]);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
