/* check_properties.c - what holds for any text and any chain. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "chain_check.h"
#include "chain_rules.h"
#include "random_text.h"
#include "stage.h"
#include "suite.h"

enum { TEXTS = 30000, LONGEST = 60, UNITS = 1024 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])
#define CHAIN "words | fold | han:joins | hangul | stop | stem:auto"

extern const struct sk_stage_type sk_stage_fold;

static const char *const langs[] = { "", "en", "fr", "ja", "ko", "ru", "xx" };

/* What the tests share; each runs in a process of its own. */
static struct {
	uint64_t state;
	struct sakuin_error err;
	struct sk_buf text, other, message;
	struct tokens tokens, again;
} p;

static void
start(const char *test)
{
	p.state = random_seed(test);
}

static void
finish(void)
{
	sk_buf_done(&p.text);
	sk_buf_done(&p.other);
	sk_buf_done(&p.message);
	tokens_done(&p.tokens);
	tokens_done(&p.again);
}

/* ck_assert() writes to a pipe each time, which is too slow here. */
static void
must(bool ok)
{
	if (!ok)
		ck_abort_msg("%s", p.err.text);
}

static struct sakuin_str
next_text_of(unsigned groups)
{
	sk_buf_clear(&p.text);
	must(random_text(&p.state, groups, LONGEST, &p.text, &p.err));
	return sk_buf_str(&p.text);
}

static struct sakuin_str
next_text(void)
{
	return next_text_of(RANDOM_ALL);
}

static const char *
next_lang(void)
{
	return langs[random_below(&p.state, COUNT(langs))];
}

static void
read_tokens(struct tokens *t, struct sakuin_analyzer *a, struct sakuin_str text,
	    const char *lang)
{
	must(tokens_read(t, a, text, lang, &p.err));
}

/* Fail: RULE does not hold for the text and the tokens at hand. */
static void
broken(const char *rule)
{
	struct sk_buf *m = &p.message, list = { 0 };
	const char *at = p.text.ptr, *end = at + p.text.len;

	sk_buf_clear(m);
	must(sk_buf_printf(m, &p.err, "%s\ntext:", rule));
	while (at < end)
		must(sk_buf_printf(m, &p.err, " %04X", sk_utf8_next(&at, end)));
	must(tokens_print(&p.tokens, true, &list, &p.err));
	must(sk_buf_printf(m, &p.err, "\ntokens: %s",
			   sk_buf_cstr(&list, &p.err)));
	must(tokens_print(&p.again, true, &list, &p.err));
	must(sk_buf_printf(m, &p.err, "\nagain:  %s",
			   sk_buf_cstr(&list, &p.err)));
	sk_buf_done(&list);
	ck_abort_msg("%s", sk_buf_cstr(m, &p.err));
}

START_TEST(rules)
{
	static const enum sakuin_mode modes[] = { SAKUIN_INDEX, SAKUIN_QUERY };
	struct sakuin_analyzer *a = chain_new(CHAIN, modes[_i]);
	size_t kinds[SAKUIN_READING + 1] = { 0 };

	start("rules");
	for (int i = 0; i < TEXTS; i++) {
		struct sakuin_str text = next_text();
		const char *rule;

		read_tokens(&p.tokens, a, text, next_lang());
		rule = rules_broken(&p.tokens, text);
		if (rule)
			broken(rule);
		for (size_t n = 0; n < p.tokens.count; n++)
			kinds[p.tokens.list[n].kind]++;
	}
	for (int kind = 0; kind < SAKUIN_READING; kind++)
		ck_assert_uint_gt(kinds[kind], TEXTS / 50);
	finish();
	sakuin_analyzer_free(a);
}
END_TEST

/* Any stages in any order, with a text that is abandoned in between. */
START_TEST(any_chain)
{
	static const char *const stages[] = {
		"fold",   "han",    "han:joins", "hangul",  "hangul:parts",
		"stop",   "stem",   "stem:fr",   "stem:ru", "hangul:grams",
		"romaji", "romaja", "pinyin",
	};

	start("any_chain");
	for (int i = 0; i < TEXTS / 10; i++) {
		struct sakuin_analyzer *a;
		const char *rule;

		sk_buf_clear(&p.other);
		must(sk_buf_puts(&p.other, "words", &p.err));
		for (uint32_t n = random_below(&p.state, 8); n > 0; n--)
			must(sk_buf_printf(
				&p.other, &p.err, " | %s",
				stages[random_below(&p.state, COUNT(stages))]));
		a = chain_new(sk_buf_cstr(&p.other, &p.err), SAKUIN_INDEX);
		for (int k = 0; k < 3; k++) {
			p.tokens.refuse = random_below(&p.state, 30);
			if (!tokens_read(&p.tokens, a, next_text(), next_lang(),
					 &p.err))
				must(p.err.code == SAKUIN_EIO);
			rule = rules_broken(&p.tokens, sk_buf_str(&p.text));
			if (rule)
				broken(rule);
		}
		p.tokens.refuse = 0;
		sakuin_analyzer_free(a);
	}
	finish();
}
END_TEST

/* The last fold that the stage under test sent. */
struct fold_sink {
	struct sk_stage stage;
	size_t count;
};

static bool
fold_sink_put(struct sk_stage *self, const struct sakuin_token *token,
	      struct sakuin_error *err)
{
	(void)token;
	(void)err;
	((struct fold_sink *)self)->count++;
	return true;
}

/* A fold, taken for a word, has no fold but itself. */
START_TEST(fold_twice)
{
	static const struct sk_stage_type sink_type = { .put = fold_sink_put };
	struct fold_sink sink = { .stage.type = &sink_type };
	struct sakuin_analyzer *a = chain_new("words | fold", SAKUIN_QUERY);
	struct sk_stage *fold =
		sk_stage_fold.create(NULL, SAKUIN_QUERY, &p.err);
	size_t folds = 0;

	must(fold != NULL);
	fold->type = &sk_stage_fold;
	fold->next = &sink.stage;
	start("fold_twice");
	for (int i = 0; i < TEXTS; i++) {
		read_tokens(&p.tokens, a, next_text(), "");
		for (size_t n = 0; n < p.tokens.count; n++) {
			struct sakuin_token token = p.tokens.list[n];

			if (token.kind != SAKUIN_FOLD)
				continue;
			token.kind = SAKUIN_WORD;
			sink.count = 0;
			must(fold->type->put(fold, &token, &p.err));
			if (sink.count != 1)
				broken("fold twice = fold once");
			folds++;
		}
	}
	ck_assert_uint_gt(folds, TEXTS / 2);
	finish();
	sk_stage_fold.destroy(fold);
	sakuin_analyzer_free(a);
}
END_TEST

/* TEXT in the form of N, into OUT. */
static void
normalise(const UNormalizer2 *n, struct sakuin_str text, struct sk_buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[UNITS], normal[4 * UNITS];
	char utf8[12 * UNITS];
	int32_t len;

	u_strFromUTF8(wide, UNITS, &len, text.ptr, (int32_t)text.len, &status);
	len = unorm2_normalize(n, wide, len, normal, 4 * UNITS, &status);
	u_strToUTF8(utf8, 12 * UNITS, &len, normal, len, &status);
	must(U_SUCCESS(status));
	sk_buf_clear(out);
	must(sk_buf_add(out, utf8, (size_t)len, &p.err));
}

/* What counts for the word at token *I: its fold, its last stem and whether
 * it is a stop word.  Moves *I to the next word. */
struct form {
	struct sakuin_str fold, stem;
	bool stop;
};

static struct form
next_form(const struct tokens *t, size_t *i)
{
	struct form f = { t->list[*i].text, { NULL, 0 }, t->list[*i].stop };
	const char *first;

	for (++*i; *i < t->count; ++*i) {
		const struct sakuin_token *token = &t->list[*i];

		if (token->kind == SAKUIN_WORD)
			break;
		if (token->kind == SAKUIN_FOLD)
			f.fold = token->text;
		if (token->kind == SAKUIN_STEM)
			f.stem = token->text;
	}
	first = f.fold.ptr;
	if (!sk_stock_stems(sk_utf8_next(&first, first + f.fold.len)))
		f.stem.len = 0; /* it was that of the word only */
	return f;
}

/* Composed and decomposed text give the same folds and stems.  Not so in
 * unspaced scripts, where ICU's dictionary cuts decomposed kana differently,
 * nor of U+0130, which Xapian lower-cases to an i, a stop word. */
START_TEST(nfc_and_nfd)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	struct sakuin_analyzer *a =
		chain_new("words | fold | stop | stem", SAKUIN_QUERY);
	struct sk_buf normal = { 0 };

	must(U_SUCCESS(status));
	start("nfc_and_nfd");
	for (int i = 0; i < TEXTS; i++) {
		struct sakuin_str text =
			next_text_of(RANDOM_ALL & ~RANDOM_UNSPACED);
		size_t x = 0, y = 0;

		if (memmem(text.ptr, text.len, "\u0130", 2))
			continue;
		normalise(nfc, text, &normal);
		read_tokens(&p.tokens, a, sk_buf_str(&normal), "");
		normalise(nfd, text, &normal);
		read_tokens(&p.again, a, sk_buf_str(&normal), "");
		while (x < p.tokens.count && y < p.again.count) {
			struct form c = next_form(&p.tokens, &x);
			struct form d = next_form(&p.again, &y);

			if (!sk_str_eq(c.fold, d.fold))
				broken("the same folds");
			if (!sk_str_eq(c.stem, d.stem))
				broken("the same stems");
			if (c.stop != d.stop)
				broken("the same stop words");
		}
		if (x < p.tokens.count || y < p.again.count)
			broken("the same words");
	}
	sk_buf_done(&normal);
	finish();
	sakuin_analyzer_free(a);
}
END_TEST

/* An analyzer that was used for other text, or given up half-way, gives what
 * a new one gives. */
START_TEST(no_memory)
{
	struct sakuin_analyzer *old = chain_new(CHAIN, SAKUIN_INDEX);

	start("no_memory");
	for (int i = 0; i < TEXTS / 10; i++) {
		struct sakuin_analyzer *new = chain_new(CHAIN, SAKUIN_INDEX);
		const char *lang = next_lang();

		p.again.refuse = random_below(&p.state, 100);
		if (!tokens_read(&p.again, old, next_text(), next_lang(),
				 &p.err))
			must(p.err.code == SAKUIN_EIO);
		p.again.refuse = 0;
		read_tokens(&p.tokens, new, next_text(), lang);
		read_tokens(&p.again, old, sk_buf_str(&p.text), lang);
		if (!tokens_equal(&p.tokens, &p.again))
			broken("the same tokens");
		sakuin_analyzer_free(new);
	}
	finish();
	sakuin_analyzer_free(old);
}
END_TEST

static bool
has_long_word(const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->list[i].kind == SAKUIN_WORD && t->list[i].text.len > 64)
			return true;
	return false;
}

/* A query and a document are cut in the same way. */
START_TEST(index_and_query)
{
	struct sakuin_analyzer *index = chain_new(CHAIN, SAKUIN_INDEX);
	struct sakuin_analyzer *query = chain_new(CHAIN, SAKUIN_QUERY);
	size_t compared = 0;

	start("index_and_query");
	for (int i = 0; i < TEXTS; i++) {
		const char *lang = next_lang();

		read_tokens(&p.tokens, index, next_text(), lang);
		read_tokens(&p.again, query, sk_buf_str(&p.text), lang);
		if (has_long_word(&p.again))
			continue;
		if (!tokens_equal(&p.tokens, &p.again))
			broken("the same tokens in a query");
		compared++;
	}
	ck_assert_uint_gt(compared, TEXTS / 2);
	finish();
	sakuin_analyzer_free(index);
	sakuin_analyzer_free(query);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("properties");
	TCase *tc = tcase_create("properties");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, rules, 0, 2);
	tcase_add_test(tc, any_chain);
	tcase_add_test(tc, fold_twice);
	tcase_add_test(tc, nfc_and_nfd);
	tcase_add_test(tc, no_memory);
	tcase_add_test(tc, index_and_query);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
