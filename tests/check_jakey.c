/* check_jakey.c - jakey.c and jakana.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "jakey.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* All spellings, Latin and kana, separated by blanks, have one key. */
static const struct {
	const char *name, *key, *spellings;
} same[] = {
	{ "long o", "kyodo",
	  "kyōdō kyôdô kyodo kyoudou kyohdoh kyoodoo kyōdou KYŌDŌ "
	  "kyo\xcc\x84"
	  "do\xcc\x84 kyo\xcc\x82"
	  "do\xcc\x82 きょうどう キョードー キョオドオ" },
	{ "long u", "yuki", "yūki yuuki yuki yûki yuhki ゆうき ユーキ" },
	{ "long a", "okasan", "okāsan okaasan okasan おかあさん" },
	{ "long i", "kohi", "kōhī kōhii kohi コーヒー こうひい" },
	{ "long e", "nesan", "nēsan neesan nesan ねえさん ネーサン" },
	{ "ei is kept", "sensei", "sensei せんせい" },
	{ "passport, before a consonant", "ono",
	  "Ohno Ōno Ono Oono Ouno おおの" },
	{ "passport, at the end", "sato", "Satoh Satō Satou Sato さとう" },
	{ "passport, in front of y", "oyama", "Ohyama Ōyama Oyama おおやま" },
	{ "passport, in front of h", "ohasi",
	  "Ohhashi Ōhashi Oohashi Ohasi おおはし" },
	{ "passport, hyphen", "onosan", "Ohno-san おおのさん" },
	{ "no passport: Ohira", "ohira", "Ohira Ōhira Oohira おおひら" },
	{ "no passport: long already", "ohyo",
	  "ōhyō ôhyô o\xcc\x84hyo oohyou おうひょう" },
	{ "no passport: tohyo", "tohyo", "tohyo tōhyō とうひょう" },
	{ "no passport: gohho", "goqho", "gohho ゴッホ" },
	{ "shi", "sinzi", "shinji sinzi sindi しんじ しんぢ" },
	{ "tsu, fu", "hutatu", "futatsu hutatu ふたつ" },
	{ "chi, du", "tikazuku",
	  "chikazuku tikaduku chikadzuku ちかづく ちかずく" },
	{ "sha", "syasin", "shashin syasin shyasin しゃしん" },
	{ "cha", "otya", "ocha otya ocya ochya おちゃ" },
	{ "ja", "zyama", "jama zyama jyama dyama じゃま ぢゃま" },
	{ "m before b", "sinbun", "shimbun shinbun sinbun shim-bun しんぶん" },
	{ "m before p", "kenpo", "kempō kenpō kenpou けんぽう" },
	{ "m before m", "gunma", "Gumma Gunma ぐんま" },
	{ "n and vowel", "siniti",
	  "Shin'ichi Shin\u2019ichi Shin\u2018ichi Shin\u02bcichi "
	  "Shin\u02bbichi Shin`ichi Shin-ichi Shinichi Sin'iti shin'īchi "
	  "しんいち シンイチ" },
	{ "n and y", "kinyu", "kin'yū kinyū kin'yuu きんゆう" },
	{ "n and n", "onna", "onna on'na おんな" },
	{ "n with a macron", "senpai", "sen\xcc\x84pai sempai せんぱい" },
	{ "doubled", "niqpon", "nippon Nip-pon にっぽん ニッポン" },
	{ "doubled ch", "niqtyukan",
	  "Nicchukan Nitchūkan Nitchukan Nittyukan にっちゅうかん" },
	{ "doubled sh", "zaqsi", "zasshi zassi ざっし" },
	{ "doubled ts", "miqtu", "mittsu mittu みっつ" },
	{ "doubled voiced", "beqdo", "beddo ベッド" },
	{ "small tsu before m", "anma", "amma anma あっま あんま" },
	{ "ti", "pati", "pāti pātī paatii pathi パーティー" },
	{ "di", "zisuku", "disuku dhisuku ディスク" },
	{ "tu", "tatu", "tatu tatwu タトゥ" },
	{ "va", "baiorin", "vaiorin baiorin ヴァイオリン バイオリン" },
	{ "fa", "huamiri", "famirī famirii ファミリー" },
	{ "she", "syerute", "sherute syerute シェルテ" },
	{ "che", "tyeko", "cheko tyeko チェコ" },
	{ "je", "zyeqto", "jetto zyetto ジェット" },
	{ "wi, we", "uiue", "wiwe ウィウェ" },
	{ "tsa", "motuaruto", "motsaruto モツァルト" },
	{ "ye", "ebisu", "Yebisu Ebisu えびす ヱビス イェビス" },
	{ "iye, noue", "inoe", "Inouye Inoue Inōe いのうえ" },
	{ "kwa", "kannon", "Kwannon Kannon クヮンノン かんのん" },
	{ "gwa", "gaka", "gwaka gaka グヮカ がか" },
	{ "dz", "izumi", "Idzumi Izumi いづみ いずみ" },
	{ "wo", "iwao", "Iwawo Iwao いわを" },
	{ "hyphens", "sinzo",
	  "Shin-zo Shin\u2010zō Shin\u2011zo Shinzo シンゾー しんぞう" },
	{ "half width", "pati", "ﾊﾟｰﾃｨｰ" },
	{ "half width, voiced", "gaza", "ｶﾞｻﾞ" },
	{ "decomposed", "gapabu",
	  "か\xe3\x82\x99は\xe3\x82\x9a\xe3\x82\xa6\xe3\x82\x99 "
	  "か\u309bは\u309cウ\u309b" },
	{ "repeated", "kokoro", "こゝろ コヽロ こ々ろ こころ" },
	{ "repeated with voice", "isuzu", "いすゞ イスヾ いすず" },
	{ "repeated with another voice", "tuzuki", "つゞき つづき" },
	{ "nothing to voice", "nana", "なゞ" },
	{ "voice taken back", "tazututa", "たづゝた たづつた" },
	{ "middle dot", "maikerusumisu", "マイケル・スミス ﾏｲｹﾙ･ｽﾐｽ" },
	{ "small and rare", "kakekoto", "ヵヶヿ" },
	{ "Ainu", "kamui", "カムィ カㇺィ" },
	{ "alone", "a", "a ā あ ア ァ" },
	{ "nasal alone", "nn", "nn んん" },
	{ "long mark as a hyphen", "kotaro", "Koutaro- Kōtarō コウタロー" },
};

/* The next word of *P, up to a blank; empty at the end. */
static struct sakuin_str
next_word(const char **p)
{
	struct sakuin_str word;

	*p += strspn(*p, " ");
	word = (struct sakuin_str){ *p, strcspn(*p, " ") };
	*p += word.len;
	return word;
}

static bool
any_key(struct sakuin_str word, struct sk_jakey *out)
{
	return sk_jakey_latin(word, out) || sk_jakey_kana(word, out);
}

START_TEST(jakey_same)
{
	const char *p = same[_i].spellings;
	struct sakuin_str word;

	while ((word = next_word(&p)).len) {
		struct sk_jakey out;

		if (!any_key(word, &out))
			ck_abort_msg("%s: %.*s has no key", same[_i].name,
				     (int)word.len, word.ptr);
		ck_assert_msg(!strcmp(out.key, same[_i].key) &&
				      out.len == strlen(out.key),
			      "%s: %.*s is %s, not %s", same[_i].name,
			      (int)word.len, word.ptr, out.key, same[_i].key);
	}
}
END_TEST

static const struct {
	const char *name, *words;
} none[] = {
	{ "English", "the world this string light box queen" },
	{ "contractions", "they're we've don't it's I'm he'd we'll o're" },
	{ "names", "o'hara o'neil d'ici l'eau n'djamena" },
	{ "final consonants", "tom san-s nap kit hok" },
	{ "no such syllables", "tla yi wu si'k qa ca co la xa sti" },
	{ "other marks", "café naïve doppelgänger señor kŏ kö tokyo\xcc\x88" },
	{ "marks without a vowel", "\xcc\x84 k\xcc\x84o \xcc\x82o" },
	{ "apostrophes", "' 'a n' a' sa'to shin'kansen ma'" },
	{ "hyphens", "- -a a--i" },
	{ "other characters", "a1 1 tōkyō! a.b ko_i 東京 대구 аи" },
	{ "mixed", "aあ あa 東あ あ1 あ漢" },
	{ "marks alone", "ー ・ ゛ ゝゝ" },
	{ "doubled, not Japanese", "arrow-a arra avva atla" },
};

START_TEST(jakey_none)
{
	const char *p = none[_i].words;
	struct sakuin_str word;

	while ((word = next_word(&p)).len) {
		struct sk_jakey out;

		ck_assert_msg(!any_key(word, &out), "%s: %.*s is %s",
			      none[_i].name, (int)word.len, word.ptr, out.key);
	}
}
END_TEST

START_TEST(jakey_empty)
{
	struct sk_jakey out;

	ck_assert(!sk_jakey_latin(sk_str(""), &out));
	ck_assert(!sk_jakey_kana(sk_str(""), &out));
	ck_assert(!sk_jakey_kana(sk_str("・ 　"), &out));
}
END_TEST

static const struct {
	const char *word;
	unsigned morae;
	bool marked;
} counts[] = {
	{ "a", 1, false },          { "tokyo", 2, false },
	{ "tōkyō", 2, true },       { "tôkyô", 2, true },
	{ "とうきょう", 2, false }, { "shinbun", 4, false },
	{ "nippon", 4, false },     { "shin'ichi", 3, true },
	{ "shinichi", 3, false },   { "kin'yu", 2, true },
	{ "on'na", 3, true },       { "n'a", 1, false },
	{ "ta'iku", 3, false },     { "sen̄pai", 4, true },
	{ "shin-ichi", 3, false },  { "んん", 2, false },
};

START_TEST(jakey_counts)
{
	struct sk_jakey out;
	struct sakuin_str word = sk_str(counts[_i].word);

	ck_assert(any_key(word, &out));
	ck_assert_msg(out.morae == counts[_i].morae &&
			      out.marked == counts[_i].marked,
		      "%s: %u morae, %smarked", counts[_i].word, out.morae,
		      out.marked ? "" : "not ");
}
END_TEST

/* Words do not meet that differ in more than spelling. */
START_TEST(jakey_different)
{
	static const char *const pairs[][2] = {
		{ "kaki", "kagi" },         { "kite", "kitte" },
		{ "kona", "konna" },        { "sei", "se" },
		{ "yamasaki", "yamazaki" }, { "kiyo", "kyo" },
		{ "tokei", "toke" },        { "ie", "e" },
	};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		struct sk_jakey a, b;

		ck_assert(sk_jakey_latin(sk_str(pairs[i][0]), &a));
		ck_assert(sk_jakey_latin(sk_str(pairs[i][1]), &b));
		ck_assert_str_ne(a.key, b.key);
	}
}
END_TEST

/* A key and a token have an end. */
START_TEST(jakey_long)
{
	char latin[1000], kana[1000];
	struct sk_jakey out;

	for (size_t i = 0; i < sizeof latin; i += 2)
		memcpy(latin + i, "ka", 2);
	for (size_t i = 0; i + 3 <= sizeof kana; i += 3)
		memcpy(kana + i, "か", 3);
	ck_assert(sk_jakey_latin((struct sakuin_str){ latin, 96 }, &out));
	ck_assert_uint_eq(out.len, SK_KEY_MAX);
	ck_assert_uint_eq(strlen(out.key), SK_KEY_MAX);
	ck_assert(!sk_jakey_latin((struct sakuin_str){ latin, 98 }, &out));
	ck_assert(!sk_jakey_latin((struct sakuin_str){ latin, 1000 }, &out));
	ck_assert(sk_jakey_kana((struct sakuin_str){ kana, 144 }, &out));
	ck_assert_uint_eq(out.len, SK_KEY_MAX);
	ck_assert(!sk_jakey_kana((struct sakuin_str){ kana, 147 }, &out));
}
END_TEST

static const struct {
	const char *first, *second, *key;
	unsigned morae;
} joins[] = {
	{ "shuno", "kaigi", "syunokaigi", 5 },
	{ "to", "ōyama", "toyama", 3 },
	{ "shin", "ichi", "siniti", 3 },
	{ "きっ", "ぷ", "kiqpu", 3 },
};

/* As if written in one word; one mark marks both. */
START_TEST(jakey_joins)
{
	struct sk_jakey all = { 0 }, one;

	ck_assert(any_key(sk_str(joins[_i].first), &one));
	ck_assert(sk_jakey_join(&all, &one));
	ck_assert(any_key(sk_str(joins[_i].second), &one));
	ck_assert(sk_jakey_join(&all, &one));
	ck_assert_str_eq(all.key, joins[_i].key);
	ck_assert_uint_eq(all.morae, joins[_i].morae);
	ck_assert(all.marked == one.marked);
}
END_TEST

START_TEST(jakey_join_too_long)
{
	struct sk_jakey all = { 0 }, one;
	int joined = 0;

	ck_assert(sk_jakey_latin(sk_str("karakara"), &one));
	while (sk_jakey_join(&all, &one))
		joined++;
	ck_assert_int_eq(joined, SK_KEY_MAX / 8);
}
END_TEST

/* The headers were made of their tables. */
START_TEST(jakey_tables_are_new)
{
	ck_assert_int_eq(system("python3 analyzers/tables/kana.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("jakey");
	TCase *tc = tcase_create("jakey");

	tcase_add_loop_test(tc, jakey_same, 0, COUNT(same));
	tcase_add_loop_test(tc, jakey_none, 0, COUNT(none));
	tcase_add_test(tc, jakey_empty);
	tcase_add_loop_test(tc, jakey_counts, 0, COUNT(counts));
	tcase_add_test(tc, jakey_different);
	tcase_add_test(tc, jakey_long);
	tcase_add_loop_test(tc, jakey_joins, 0, COUNT(joins));
	tcase_add_test(tc, jakey_join_too_long);
	tcase_add_test(tc, jakey_tables_are_new);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
