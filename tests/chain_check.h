/* chain_check.h - a whole chain under test, one line of text a case. */
#ifndef CHAIN_CHECK_H
#define CHAIN_CHECK_H

#include <check.h>

#include "tokens.h"

static inline struct sakuin_analyzer *
chain_new(const char *spec, enum sakuin_mode mode)
{
	struct sakuin_error err = { 0 };
	struct sakuin_analyzer *a = sakuin_analyzer_new(spec, mode, &err);

	ck_assert_msg(a != NULL, "%s: %s", spec, err.text);
	return a;
}

/* The tokens of TEXT must be WANT, in the notation of token_print(). */
static inline void
chain_check(const char *spec, enum sakuin_mode mode, const char *lang,
	    const char *text, const char *want, bool ranges)
{
	struct sakuin_analyzer *a = chain_new(spec, mode);
	struct sakuin_error err = { 0 };
	struct tokens tokens = { 0 };
	struct sk_buf out = { 0 };

	ck_assert_msg(tokens_read(&tokens, a, sk_str(text), lang, &err), "%s",
		      err.text);
	ck_assert(tokens_print(&tokens, ranges, &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), want);
	sk_buf_done(&out);
	tokens_done(&tokens);
	sakuin_analyzer_free(a);
}

/* SPEC is refused with MESSAGE. */
static inline void
chain_check_refused(const char *spec, const char *message)
{
	struct sakuin_error err = { 0 };

	ck_assert_ptr_null(sakuin_analyzer_new(spec, SAKUIN_INDEX, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, message);
}

#endif
