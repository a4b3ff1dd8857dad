/* stock_sides.h - the words of a text on both sides: ours and Xapian's own. */
#ifndef STOCK_SIDES_H
#define STOCK_SIDES_H

#include <check.h>
#include <stdlib.h>

#include "chain_check.h"
#include "random_text.h"
#include "table.h"
#include "xapian_c.h"

enum { RANDOM_TEXTS = 200000, LONGEST = 40 };

/* What both sides need, reused for all texts. */
static struct sides {
	struct sakuin_analyzer *analyzer;
	struct tokens ours, stock;
	struct sk_table stems;
	struct sk_buf text, message;
	struct sakuin_error err;
} sides;

/* ck_assert() writes to a pipe each time, which is too slow here. */
static inline void
must(bool ok)
{
	if (!ok)
		ck_abort_msg("%s", sides.err.text);
}

static inline void
sides_open(const char *chain)
{
	sides.analyzer = chain_new(chain, SAKUIN_INDEX);
}

static inline void
sides_close(void)
{
	sakuin_analyzer_free(sides.analyzer);
	tokens_done(&sides.ours);
	tokens_done(&sides.stock);
	sk_table_done(&sides.stems);
	sk_buf_done(&sides.text);
	sk_buf_done(&sides.message);
}

/* One of Xapian's postings, as a token: a WORD or a STEM without its Z. */
static inline bool
stock_add(void *ctx, const struct xc_posting *posting, struct sakuin_error *err)
{
	struct sakuin_token token = { .text = posting->term,
				      .position = posting->position };

	if (posting->position == 0) {
		token.kind = SAKUIN_STEM;
		token.text.ptr++;
		token.text.len--;
	}
	return tokens_add(ctx, &token, err);
}

/* Words by their positions, then stems. */
static inline int
stock_order(const void *a, const void *b)
{
	const struct sakuin_token *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static inline void
sides_read(struct sakuin_str text, const char *stemmer)
{
	tokens_clear(&sides.stock);
	must(xc_stock_terms(text, stemmer, stock_add, &sides.stock,
			    &sides.err));
	if (sides.stock.count)
		qsort(sides.stock.list, sides.stock.count,
		      sizeof *sides.stock.list, stock_order);
	ck_assert_msg(
		tokens_read(&sides.ours, sides.analyzer, text, "", &sides.err),
		"%s", sides.err.text);
}

/* Fail, and say what TEXT gave. */
static inline void
sides_fail(const char *what, struct sakuin_str text)
{
	struct sk_buf *m = &sides.message;
	struct sk_buf list = { 0 };

	sk_buf_clear(m);
	must(sk_buf_printf(m, &sides.err, "%s\ntext:", what));
	for (const char *p = text.ptr; p < text.ptr + text.len;)
		must(sk_buf_printf(m, &sides.err, " %04X",
				   sk_utf8_next(&p, text.ptr + text.len)));
	must(tokens_print(&sides.ours, false, &list, &sides.err));
	must(sk_buf_printf(m, &sides.err, "\nours:  %s",
			   sk_buf_cstr(&list, &sides.err)));
	must(tokens_print(&sides.stock, false, &list, &sides.err));
	must(sk_buf_printf(m, &sides.err, "\nstock: %s",
			   sk_buf_cstr(&list, &sides.err)));
	sk_buf_done(&list);
	ck_abort_msg("%s", sk_buf_cstr(m, &sides.err));
}

static inline bool
sides_same_words(void)
{
	if (sides.ours.count != sides.stock.count)
		return false;
	for (size_t i = 0; i < sides.ours.count; i++)
		if (sides.ours.list[i].position !=
			    sides.stock.list[i].position ||
		    !sk_str_eq(sides.ours.list[i].text,
			       sides.stock.list[i].text))
			return false;
	return true;
}

/* The next random text of GROUPS of characters; good until the one after. */
static inline struct sakuin_str
next_text(uint64_t *state, unsigned groups)
{
	sk_buf_clear(&sides.text);
	must(random_text(state, groups, LONGEST, &sides.text, &sides.err));
	return sk_buf_str(&sides.text);
}

#endif
