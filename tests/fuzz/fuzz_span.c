/* Fuzz target: any bytes as a date: a first and a last day of the calendar in
 * order, or none; and any bytes as a reference code: folding twice is folding
 * once. */
#include "encodings.h"
#include "exact.h"
#include "fuzz.h"
#include "metadata.h"
#include "span.h"

static void
fold(struct sakuin_str s)
{
	struct sk_buf once = { 0 }, twice = { 0 };
	struct sakuin_error err;

	must(sk_exact_fold(s, &once, &err), "folded");
	must(sk_exact_fold(sk_buf_str(&once), &twice, &err), "twice");
	must(sk_str_eq(sk_buf_str(&once), sk_buf_str(&twice)), "as once");
	sk_buf_done(&once);
	sk_buf_done(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sakuin_str s = { (const char *)data, size };
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	struct sk_date_span span;
	uint32_t replaced = 0;
	char from[9], to[9];

	/* Bytes of a command line may be no text; they are read all the same. */
	(void)sk_span_find(s, &span);
	must(sk_utf8_repair(s, false, &text, &replaced, &err), "repaired");
	s = sk_buf_str(&text);
	if (s.len && sk_span_find(s, &span)) {
		must(sk_date_valid(sk_str(span.from)), "a first day");
		must(sk_date_valid(sk_str(span.to)), "a last day");
		sk_span_day(sk_str(span.from), '0', from);
		sk_span_day(sk_str(span.to), '9', to);
		must(strcmp(from, to) <= 0, "in order");
	}
	if (s.len)
		fold(s);
	sk_buf_done(&text);
	return 0;
}
