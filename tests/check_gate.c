/* check_gate.c - gate.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "gate.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *name, *word;
	bool lower, capitalised, query;
} words[] = {
	{ "English", "made", true, true, true },
	{ "English with a capital", "Take", true, true, true },
	{ "more English", "same", true, true, true },
	{ "a fruit", "banana", true, true, true },
	{ "long word of Korean look", "intention", true, true, true },
	{ "British", "honour", true, true, true },
	{ "capital of another country", "London", true, true, false },
	{ "day", "sunday", true, true, false },
	{ "president", "Obama", true, true, false },
	{ "given name", "Maria", true, true, true },
	{ "the country has no such reading", "Korea", true, true, false },
	{ "Chinese look", "China", true, true, true },
	{ "French", "h\xc3\xb4te", true, false, false },
	{ "French, marks apart", "ho\xcc\x82te", true, false, false },
	{ "Italian", "sono", true, false, false },
	{ "Italian plural", "banane", true, false, false },
	{ "Spanish", "tambi\xc3\xa9n", true, false, false },
	{ "German", "sagte", true, false, false },
	{ "Portuguese", "n\xc3\xa3o", true, false, false },
	{ "Dutch", "heeft", false, false, false },
	{ "contraction", "we're", true, true, true },
	{ "typographic apostrophe", "we\xe2\x80\x99re", true, true, true },
	{ "possessive", "people's", true, true, true },
	{ "possessive of a name", "nakasone\xe2\x80\x99s", false, false,
	  false },
	{ "long German", "anwendungen", true, false, false },
	{ "behind a prefix", "nondimensional", true, true, true },
	{ "behind another", "Antinational", true, true, true },
	{ "prefix and a name", "Miskawahara", false, false, false },
	{ "prefix and a short word", "misake", false, false, false },
	{ "Korean surname", "Ryang", false, false, false },
	{ "hyphen, both English", "made-same", true, true, true },
	{ "hyphen, one English", "made-nakasone", false, false, false },
	{ "hyphens at the ends", "-made-", true, true, true },
	{ "nothing but hyphens", "--", false, false, false },
	{ "empty", "", false, false, false },
	{ "not Latin", "\xed\x95\x9c", false, false, false },
	{ "surname", "nakasone", false, false, false },
	{ "surname, a capital", "Watanabe", false, false, false },
	{ "surname and Italian", "mori", false, false, false },
	{ "surname and English", "Song", true, false, false },
	{ "surname and English, lower case", "park", true, false, false },
	{ "city in the list", "Tokyo", false, false, false },
	{ "city in the list, lower case", "tokyo", false, false, false },
	{ "city", "Seoul", false, false, false },
	{ "port", "Kobe", false, false, false },
	{ "another", "hiroshima", false, false, false },
	{ "Korean given name", "minjae", false, false, false },
	{ "Chinese capital", "beijing", false, false, false },
	{ "ideology", "juche", false, false, false },
	{ "a loan that is its own reading", "yakuza", false, false, false },
	{ "island", "Dokdo", false, false, false },
};

START_TEST(gate_blocks)
{
	static const enum sk_gate gates[] = { SK_GATE_JA, SK_GATE_KO,
					      SK_GATE_ZH };
	struct sakuin_str word = sk_str(words[_i].word);

	for (int i = 0; i < COUNT(gates); i++) {
		ck_assert_msg(sk_gate_blocks(gates[i], word, SK_GATE_LOWER) ==
				      words[_i].lower,
			      "%s, lower case", words[_i].name);
		ck_assert_msg(sk_gate_blocks(gates[i], word, SK_GATE_CAPITAL) ==
				      words[_i].capitalised,
			      "%s, capitalised", words[_i].name);
		ck_assert_msg(sk_gate_blocks(gates[i], word, SK_GATE_QUERY) ==
				      words[_i].query,
			      "%s, in a query", words[_i].name);
	}
}
END_TEST

static const struct {
	const char *stem;
	bool blocked;
} stems[] = {
	{ "mad", true },       { "made", true },     { "happi", true },
	{ "banana", true },    { "hous", true },     { "negoti", true },
	{ "znakason", false }, { "nakason", false }, { "watanab", false },
	{ "beij", false },     { "nanj", false },    { "inou", false },
	{ "miyak", false },    { "hakon", false },   { "minja", false },
	{ "juch", false },     { "abe", false },     { "", false },
};

START_TEST(gate_blocks_stems)
{
	ck_assert_msg(sk_gate_blocks_stem(SK_GATE_JA, sk_str(stems[_i].stem)) ==
			      stems[_i].blocked,
		      "%s", stems[_i].stem);
}
END_TEST

/* Nonsense that looks Japanese is blocked by chance only, and rarely. */
START_TEST(gate_rarely_errs)
{
	static const char onsets[] = "kstnhmyrgzdbp", vowels[] = "aiueo";
	uint32_t seed = 12345;
	int blocked = 0;
	enum { TRIES = 100000 };

	for (int i = 0; i < TRIES; i++) {
		char word[17];

		for (size_t k = 0; k < 16; k += 2) {
			seed = seed * 1664525u + 1013904223u;
			word[k] = onsets[(seed >> 16) % 13];
			word[k + 1] = vowels[(seed >> 8) % 5];
		}
		word[16] = '\0';
		blocked +=
			sk_gate_blocks(SK_GATE_JA, sk_str(word), SK_GATE_LOWER);
	}
	ck_assert_int_le(blocked, TRIES / 400);
	ck_assert_int_gt(blocked, 0);
}
END_TEST

START_TEST(gate_takes_long_words)
{
	char word[1000];
	struct sakuin_str s = { word, sizeof word };

	memset(word, 'a', sizeof word);
	ck_assert(!sk_gate_blocks(SK_GATE_KO, s, SK_GATE_LOWER));
	sk_gate_blocks_stem(SK_GATE_KO, s);
}
END_TEST

/* Development data, where they are: English words, one a line. */
static const char *const negatives[] = { "en_negative_ja.txt",
					 "en_negative_ko.txt" };

START_TEST(gate_blocks_english)
{
	char path[100], line[200];
	int all = 0, open = 0;
	FILE *f;

	snprintf(path, sizeof path, "../shared/data/romanisation/%s",
		 negatives[_i]);
	f = fopen(path, "r");
	if (!f)
		return;
	while (fgets(line, sizeof line, f)) {
		struct sakuin_str word = { line, strcspn(line, "\n") };

		all++;
		if (!sk_gate_blocks(SK_GATE_JA, word, SK_GATE_QUERY) ||
		    !sk_gate_blocks(SK_GATE_KO, word, SK_GATE_LOWER))
			open++;
	}
	fclose(f);
	ck_assert_int_gt(all, 1000);
	ck_assert_msg(100 * open <= all, "%d of %d are open", open, all);
}
END_TEST

START_TEST(gate_table_is_in_order)
{
	ck_assert_int_eq(system("python3 analyzers/tables/gate.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("gate");
	TCase *tc = tcase_create("gate");

	tcase_add_loop_test(tc, gate_blocks, 0, COUNT(words));
	tcase_add_loop_test(tc, gate_blocks_stems, 0, COUNT(stems));
	tcase_add_test(tc, gate_rarely_errs);
	tcase_add_test(tc, gate_takes_long_words);
	tcase_add_loop_test(tc, gate_blocks_english, 0, COUNT(negatives));
	tcase_add_test(tc, gate_table_is_in_order);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
