/* check_names.c - what the stages of reading keys share: names.c. */
#include <check.h>
#include <stdlib.h>

#include "names.h"
#include "random_text.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct sk_names_type *const types[] = {
	&sk_names_ja,
	&sk_names_ko,
	&sk_names_zh,
};

/* Is every word of LEN letters that can be read let through? */
static void
ends_check(const struct sk_names_type *type, size_t len)
{
	char text[8];
	struct sk_name_keys keys;
	size_t read = 0, all = 1;

	for (size_t i = 0; i < len; i++)
		all *= 26;
	for (size_t number = 0; number < all; number++) {
		for (size_t i = 0, rest = number; i < len; i++, rest /= 26)
			text[i] = (char)('a' + rest % 26);
		text[len] = '\0';
		if (!type->keys(sk_str(text), &keys))
			continue;
		read++;
		ck_assert_msg(!strchr(type->no_end, text[len - 1]), "%s: %s",
			      type->lang, text);
	}
	ck_assert_uint_gt(read, 0);
}

START_TEST(ends)
{
	for (size_t len = 1; len <= 4; len++)
		ends_check(types[_i], len);
}
END_TEST

/* One stage alone and the three together */

static const char *const words[] = {
	"the",
	"The",
	"no",
	"No",
	"made",
	"Made",
	"sake",
	"Sakē",
	"Kim",
	"kim",
	"Young",
	"young",
	"Kanda",
	"kanda",
	"London",
	"Nakasone",
	"nakasone",
	"Watanabe",
	"Kyōdō",
	"Shin'ichi",
	"Tokto",
	"Suk",
	"yeol",
	"Yun",
	"Sŏk",
	"Mao",
	"Tse",
	"tung",
	"Peking",
	"Chʻing",
	"lü",
	"ASEAN",
	"a",
	"I",
	"internationally",
	"International",
	"internationalisation",
	"takahashimurakami",
	"Takahashimurakami",
	"abcdefgha",
	"Abcdefghb",
	"2ch",
	"국회",
	"東京",
};

static const char *const gaps[] = {
	" ", " ", " ", "-", "-", "-\n", ", ", "\n", "  ", " - ", ".",
};

static void
random_names(uint64_t *seed, struct sk_buf *out)
{
	struct sakuin_error err;

	sk_buf_clear(out);
	for (uint32_t i = random_below(seed, 30); i > 0; i--) {
		const char *gap = gaps[random_below(seed, COUNT(gaps))];
		const char *word = words[random_below(seed, COUNT(words))];

		ck_assert(sk_buf_puts(out, word, &err));
		ck_assert(sk_buf_puts(out, gap, &err));
	}
}

struct keys {
	enum sakuin_reading only;
	struct sk_buf out;
};

static bool
keys_put(void *ctx, const struct sakuin_token *token, struct sakuin_error *err)
{
	struct keys *k = ctx;

	return token->kind != SAKUIN_READING || token->reading != k->only ||
	       sk_buf_printf(&k->out, err, "%.*s@%u,%u,%u ",
			     (int)token->text.len, token->text.ptr,
			     token->position, token->start, token->end);
}

static void
keys_of(struct sakuin_analyzer *a, struct sakuin_str text, const char *lang,
	struct keys *keys)
{
	struct sakuin_field field = { text, sk_str(lang) };
	struct sakuin_error err = { 0 };

	sk_buf_clear(&keys->out);
	ck_assert_msg(sakuin_analyze(a, &field, keys_put, keys, &err), "%s",
		      err.text);
	ck_assert_str_eq(sk_buf_cstr(&keys->out, &err) ? "" : err.text, "");
}

static const struct {
	enum sakuin_reading reading;
	const char *chain;
} alone[] = {
	{ SAKUIN_READ_JA, "words | romaji" },
	{ SAKUIN_READ_KO, "words | romaja" },
	{ SAKUIN_READ_ZH, "words | pinyin" },
};

/* The first stage judges words for all, whichever it is. */
static void
together_check(const char *chain, size_t i, enum sakuin_mode mode)
{
	static const char *const langs[] = { "", "en", "fr", "ja", "ko", "zh" };
	uint64_t seed = random_seed("together");
	struct sakuin_error err;
	struct keys one = { .only = alone[i].reading }, all = one;
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(alone[i].chain, mode, &err);
	struct sakuin_analyzer *b = sakuin_analyzer_new(chain, mode, &err);
	struct sk_buf text = { 0 };
	size_t keys = 0;

	ck_assert(a && b);
	for (int round = 0; round < 400; round++) {
		const char *lang = langs[random_below(&seed, COUNT(langs))];

		random_names(&seed, &text);
		keys_of(a, sk_buf_str(&text), lang, &one);
		keys_of(b, sk_buf_str(&text), lang, &all);
		ck_assert_str_eq(one.out.ptr, all.out.ptr);
		keys += one.out.len > 0;
	}
	ck_assert_uint_gt(keys, 100);
	sakuin_analyzer_free(a);
	sakuin_analyzer_free(b);
	sk_buf_done(&text);
	sk_buf_done(&one.out);
	sk_buf_done(&all.out);
}

START_TEST(together)
{
	static const char *const chains[] = {
		"words | romaji | romaja | pinyin",
		"words | pinyin | romaja | romaji",
	};
	size_t i = (size_t)_i % 3;

	together_check(chains[_i / 3 % 2], i,
		       _i < 6 ? SAKUIN_INDEX : SAKUIN_QUERY);
}
END_TEST

/* A verdict on a word is no verdict on one that is like it. */
START_TEST(verdicts)
{
	static const struct {
		const char *text, *keys;
	} cases[] = {
		{ "kanda; Kanda; kanda", "kanda@2,7,12 " },
		{ "Kanda; kanda; Kanda", "kanda@1,0,5 kanda@3,14,19 " },
		{ "made; Kanda-made; Kanda made",
		  "kanda@2,6,11 kandamade@3,6,16 kanda@4,18,23 " },
		{ "made; Kanda-made; made", "kanda@2,6,11 kandamade@3,6,16 " },
	};
	struct sakuin_error err;
	struct keys keys = { .only = SAKUIN_READ_JA };
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(alone[0].chain, SAKUIN_INDEX, &err);

	ck_assert_ptr_nonnull(a);
	for (int i = 0; i < COUNT(cases); i++) {
		keys_of(a, sk_str(cases[i].text), "", &keys);
		ck_assert_str_eq(keys.out.ptr, cases[i].keys);
	}
	sakuin_analyzer_free(a);
	sk_buf_done(&keys.out);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("names");
	TCase *tcase = tcase_create("names");

	suite_add_tcase(suite, tcase);
	tcase_add_loop_test(tcase, ends, 0, COUNT(types));
	tcase_add_loop_test(tcase, together, 0, 12);
	tcase_add_test(tcase, verdicts);
	return run_suite(suite);
}
