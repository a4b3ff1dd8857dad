/* check_ref_token.c - token.c, pair.c, address.c: a reference in pieces. */
#include "reference_test.h"
#include "token.h"

/* Words plain, numbers with #, signs as they are after folding, addresses in
 * <>; a space where there was white space. */
static void
render(const struct sk_ref_token *t, size_t count, struct sakuin_str raw,
       struct sk_buf *out)
{
	for (size_t i = 0; i < count; i++) {
		struct sakuin_str s = { raw.ptr + t[i].span.start,
					t[i].span.end - t[i].span.start };
		char sign[4];

		if (t[i].space)
			ck_assert(sk_buf_putc(out, ' ', &err));
		if (i > 0 && !t[i].space)
			ck_assert(sk_buf_putc(out, '_', &err));
		if (t[i].kind == SK_TOKEN_SIGN)
			ck_assert(sk_buf_add(out, sign,
					     sk_utf8_put(sign, t[i].c), &err));
		else
			ck_assert(sk_buf_printf(
				out, &err, "%s%.*s%s",
				t[i].kind == SK_TOKEN_NUMBER ? "#"
				: t[i].kind == SK_TOKEN_WORD ? ""
				: t[i].kind == SK_TOKEN_URL  ? "<"
							     : "<doi ",
				(int)s.len, s.ptr,
				t[i].kind > SK_TOKEN_SIGN ? ">" : ""));
	}
}

static const struct reference_case cuts[] = {
	{ "words", "Harbour towns", "Harbour towns" },
	{ "hyphens and apostrophes", "Jean-Luc O\u2019Brien's a- b",
	  "Jean-Luc O\u2019Brien's a_- b" },
	{ "initials", "J.-P. Mori", "J_._-_P_. Mori" },
	{ "a year's letter", "2017a. 13th", "#2017a_. #13_th" },
	{ "a letter and digits", "D05109 S11-S25 e3", "D05109 S11_-_S25 e3" },
	{ "a word and digits", "Rev2 May17", "Rev_#2 May_#17" },
	{ "Korean numbers", "제13권 제2호", "제_#13_권 제_#2_호" },
	{ "je inside a word", "경제13", "경_제_#13" },
	{ "Japanese date", "2019年5月3日閲覧", "#2019_年_#5_月_#3_日_閲覧" },
	{ "Hangul and Han", "北연계", "北_연계" },
	{ "Han and kana", "港の記録", "港の記録" },
	{ "folded signs", "\uFF08\u3001\u3002\uFF1A\uFF09", "(_,_._:_)" },
	{ "dashes", "1\u20132\u22123", "#1_-_#2_-_#3" },
	{ "wide digits", "\uFF11\uFF12", "#\uFF11\uFF12" },
	{ "LaTeX marks", "``a''", "\u201C_a_\u201D" },
	{ "combining", "Mu\u0308ller", "Mu\u0308ller" },
	{ "URL", "see http://a.example/b, c", "see <http://a.example/b>_, c" },
	{ "DOI", "doi:10.5555/x.y. z", "doi_:_<doi 10.5555/x.y>_. z" },
	{ "resolver", "https://doi.org/10.5555/x",
	  "<doi https://doi.org/10.5555/x>" },
	{ "no resolver", "http://a.example/10.5555/x",
	  "<http://a.example/10.5555/x>" },
	{ "no DOI", "10.55/x", "#10_._#55_/_x" },
	{ "no host", "http:// x www. y", "http_:_/_/ x www_. y" },
	{ "CJK ends a URL", "http://a.example/b。港",
	  "<http://a.example/b>_._港" },
	{ "control characters",
	  "a\x01"
	  "b",
	  "a b" },
	{ "only marks", "\u0301", "\u0301" },
};

START_TEST(cut)
{
	struct sakuin_str raw = sk_str(cuts[_i].raw);
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };
	struct sk_ref_token *t;
	size_t count;

	ck_assert(sk_ref_tokens(raw, &arena, &t, &count, &err));
	ck_assert_int_eq(t[count].kind, SK_TOKEN_END);
	render(t, count, raw, &out);
	ck_assert_msg(!strcmp(sk_buf_cstr(&out, &err), cuts[_i].want), "%s: %s",
		      cuts[_i].name, sk_buf_cstr(&out, &err));
	sk_buf_done(&out);
	sk_arena_done(&arena);
}
END_TEST

/* Each token in pairs is followed by the letter of its pair: the raw text
 * with A, B ... behind what opens and what closes. */
static const struct reference_case pairs[] = {
	{ "brackets", "(a [b] c)", "(A_a [B_b_]B c_)A" },
	{ "unclosed", "(a [b c)", "(A_a [_b c_)A" },
	{ "unopened", "a) b]", "a_) b_]" },
	{ "double", "\u201Ca\u201D \u201Cb\u201D",
	  "\u201CA_a_\u201DA \u201CB_b_\u201DB" },
	{ "straight", "\"a\" b \"c\"", "\"A_a_\"A b \"B_c_\"B" },
	{ "apostrophes", "the towns' past", "the towns_' past" },
	{ "single, straight", "A, 'b's c,' d", "A_, 'A_b's c_,_'A d" },
	{ "a year's apostrophe", "'b : '98 c,' d", "'A_b : '_#98 c_,_'A d" },
	{ "German", "\u201Ea\u201C b", "\u201EA_a_\u201CA b" },
	{ "guillemets", "\u00ABa\u00BB", "\u201CA_a_\u201DA" },
	{ "Japanese", "「a『b』c」", "「A_a_『B_b_』B_c_」A" },
	{ "inner mark not closed", "\u201Ca \u2018b\u201D c",
	  "\u201CA_a \u2018_b_\u201DA c" },
};

START_TEST(pair)
{
	struct sakuin_str raw = sk_str(pairs[_i].raw);
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };
	struct sk_ref_token *t;
	size_t count, n = 0;
	char letters[64] = { 0 };

	ck_assert(sk_ref_tokens(raw, &arena, &t, &count, &err));
	for (size_t i = 0; i < count; i++)
		if (t[i].mate != SK_NO_TOKEN && t[i].mate > i) {
			ck_assert_uint_eq(t[t[i].mate].mate, i);
			letters[i] = letters[t[i].mate] = (char)('A' + n++);
		}
	for (size_t i = 0; i < count; i++) {
		struct sk_ref_token one = t[i];

		if (i > 0 && !one.space)
			ck_assert(sk_buf_putc(&out, '_', &err));
		render(&one, 1, raw, &out);
		if (letters[i])
			ck_assert(sk_buf_putc(&out, letters[i], &err));
	}
	ck_assert_msg(!strcmp(sk_buf_cstr(&out, &err), pairs[_i].want),
		      "%s: %s", pairs[_i].name, sk_buf_cstr(&out, &err));
	sk_buf_done(&out);
	sk_arena_done(&arena);
}
END_TEST

static const struct {
	const char *text;
	size_t at;
} dois[] = {
	{ "10.5555/x", 0 },   { "https://doi.org/10.5555/x", 16 },
	{ "110.5555/x", 10 }, { "10.55555555555/x", 16 },
	{ "10.5555 x", 9 },   { "", 0 },
};

START_TEST(doi)
{
	ck_assert_uint_eq(sk_ref_doi_at(sk_str(dois[_i].text)), dois[_i].at);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ref_token");
	TCase *tcase = tcase_create("ref_token");

	tcase_add_loop_test(tcase, cut, 0, COUNT(cuts));
	tcase_add_loop_test(tcase, pair, 0, COUNT(pairs));
	tcase_add_loop_test(tcase, doi, 0, COUNT(dois));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
