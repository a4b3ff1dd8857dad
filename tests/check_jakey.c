/* check_jakey.c - jakey.c and jakana.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "jakey.h"

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

/* Every spelling that a scheme gives to a kana word has the word's key.  The
 * tables are written down here once more, scheme by scheme. */

enum { HEPBURN, KUNREI, NIHON, WAPURO, SCHEMES };

static const struct unit {
	const char *kana, *latin[SCHEMES];
} units[] = {
	{ "あ", { "a", "a", "a", "a" } },
	{ "い", { "i", "i", "i", "i" } },
	{ "う", { "u", "u", "u", "u" } },
	{ "え", { "e", "e", "e", "e" } },
	{ "お", { "o", "o", "o", "o" } },
	{ "か", { "ka", "ka", "ka", "ka" } },
	{ "き", { "ki", "ki", "ki", "ki" } },
	{ "く", { "ku", "ku", "ku", "ku" } },
	{ "け", { "ke", "ke", "ke", "ke" } },
	{ "こ", { "ko", "ko", "ko", "ko" } },
	{ "が", { "ga", "ga", "ga", "ga" } },
	{ "ぎ", { "gi", "gi", "gi", "gi" } },
	{ "ぐ", { "gu", "gu", "gu", "gu" } },
	{ "げ", { "ge", "ge", "ge", "ge" } },
	{ "ご", { "go", "go", "go", "go" } },
	{ "な", { "na", "na", "na", "na" } },
	{ "に", { "ni", "ni", "ni", "ni" } },
	{ "ぬ", { "nu", "nu", "nu", "nu" } },
	{ "ね", { "ne", "ne", "ne", "ne" } },
	{ "の", { "no", "no", "no", "no" } },
	{ "ば", { "ba", "ba", "ba", "ba" } },
	{ "び", { "bi", "bi", "bi", "bi" } },
	{ "ぶ", { "bu", "bu", "bu", "bu" } },
	{ "べ", { "be", "be", "be", "be" } },
	{ "ぼ", { "bo", "bo", "bo", "bo" } },
	{ "ぱ", { "pa", "pa", "pa", "pa" } },
	{ "ぴ", { "pi", "pi", "pi", "pi" } },
	{ "ぷ", { "pu", "pu", "pu", "pu" } },
	{ "ぺ", { "pe", "pe", "pe", "pe" } },
	{ "ぽ", { "po", "po", "po", "po" } },
	{ "ま", { "ma", "ma", "ma", "ma" } },
	{ "み", { "mi", "mi", "mi", "mi" } },
	{ "む", { "mu", "mu", "mu", "mu" } },
	{ "め", { "me", "me", "me", "me" } },
	{ "も", { "mo", "mo", "mo", "mo" } },
	{ "ら", { "ra", "ra", "ra", "ra" } },
	{ "り", { "ri", "ri", "ri", "ri" } },
	{ "る", { "ru", "ru", "ru", "ru" } },
	{ "れ", { "re", "re", "re", "re" } },
	{ "ろ", { "ro", "ro", "ro", "ro" } },
	{ "さ", { "sa", "sa", "sa", "sa" } },
	{ "し", { "shi", "si", "si", "shi" } },
	{ "す", { "su", "su", "su", "su" } },
	{ "せ", { "se", "se", "se", "se" } },
	{ "そ", { "so", "so", "so", "so" } },
	{ "ざ", { "za", "za", "za", "za" } },
	{ "じ", { "ji", "zi", "zi", "ji" } },
	{ "ず", { "zu", "zu", "zu", "zu" } },
	{ "ぜ", { "ze", "ze", "ze", "ze" } },
	{ "ぞ", { "zo", "zo", "zo", "zo" } },
	{ "た", { "ta", "ta", "ta", "ta" } },
	{ "ち", { "chi", "ti", "ti", "ti" } },
	{ "つ", { "tsu", "tu", "tu", "tu" } },
	{ "て", { "te", "te", "te", "te" } },
	{ "と", { "to", "to", "to", "to" } },
	{ "だ", { "da", "da", "da", "da" } },
	{ "ぢ", { "ji", "zi", "di", "di" } },
	{ "づ", { "zu", "zu", "du", "du" } },
	{ "で", { "de", "de", "de", "de" } },
	{ "ど", { "do", "do", "do", "do" } },
	{ "は", { "ha", "ha", "ha", "ha" } },
	{ "ひ", { "hi", "hi", "hi", "hi" } },
	{ "ふ", { "fu", "hu", "hu", "hu" } },
	{ "へ", { "he", "he", "he", "he" } },
	{ "ほ", { "ho", "ho", "ho", "ho" } },
	{ "や", { "ya", "ya", "ya", "ya" } },
	{ "ゆ", { "yu", "yu", "yu", "yu" } },
	{ "よ", { "yo", "yo", "yo", "yo" } },
	{ "わ", { "wa", "wa", "wa", "wa" } },
	{ "を", { "o", "o", "wo", "wo" } },
	{ "きゃ", { "kya", "kya", "kya", "kya" } },
	{ "きゅ", { "kyu", "kyu", "kyu", "kyu" } },
	{ "きょ", { "kyo", "kyo", "kyo", "kyo" } },
	{ "ぎゃ", { "gya", "gya", "gya", "gya" } },
	{ "ぎゅ", { "gyu", "gyu", "gyu", "gyu" } },
	{ "ぎょ", { "gyo", "gyo", "gyo", "gyo" } },
	{ "にゃ", { "nya", "nya", "nya", "nya" } },
	{ "にゅ", { "nyu", "nyu", "nyu", "nyu" } },
	{ "にょ", { "nyo", "nyo", "nyo", "nyo" } },
	{ "ひゃ", { "hya", "hya", "hya", "hya" } },
	{ "ひゅ", { "hyu", "hyu", "hyu", "hyu" } },
	{ "ひょ", { "hyo", "hyo", "hyo", "hyo" } },
	{ "びゃ", { "bya", "bya", "bya", "bya" } },
	{ "びゅ", { "byu", "byu", "byu", "byu" } },
	{ "びょ", { "byo", "byo", "byo", "byo" } },
	{ "ぴゃ", { "pya", "pya", "pya", "pya" } },
	{ "ぴゅ", { "pyu", "pyu", "pyu", "pyu" } },
	{ "ぴょ", { "pyo", "pyo", "pyo", "pyo" } },
	{ "みゃ", { "mya", "mya", "mya", "mya" } },
	{ "みゅ", { "myu", "myu", "myu", "myu" } },
	{ "みょ", { "myo", "myo", "myo", "myo" } },
	{ "りゃ", { "rya", "rya", "rya", "rya" } },
	{ "りゅ", { "ryu", "ryu", "ryu", "ryu" } },
	{ "りょ", { "ryo", "ryo", "ryo", "ryo" } },
	{ "しゃ", { "sha", "sya", "sya", "sha" } },
	{ "ちゃ", { "cha", "tya", "tya", "cya" } },
	{ "じゃ", { "ja", "zya", "zya", "jya" } },
	{ "ぢゃ", { "ja", "zya", "dya", "dya" } },
	{ "しゅ", { "shu", "syu", "syu", "shu" } },
	{ "ちゅ", { "chu", "tyu", "tyu", "cyu" } },
	{ "じゅ", { "ju", "zyu", "zyu", "jyu" } },
	{ "ぢゅ", { "ju", "zyu", "dyu", "dyu" } },
	{ "しょ", { "sho", "syo", "syo", "sho" } },
	{ "ちょ", { "cho", "tyo", "tyo", "cyo" } },
	{ "じょ", { "jo", "zyo", "zyo", "jyo" } },
	{ "ぢょ", { "jo", "zyo", "dyo", "dyo" } },
};

/* How a scheme writes what is no syllable. */
static const struct scheme {
	const char *name;
	int table;
	const char *nasal, *before_labial, *before_vowel;
	const char *dchi;            /* what doubles ch */
	const char *long_o, *long_u; /* for o-u and u-u */
} schemes[] = {
	{ "Hepburn", HEPBURN, "n", "m", "n'", "t", "ō", "ū" },
	{ "Hepburn, new", HEPBURN, "n", "n", "n\u2019", "t", "o\xcc\x84",
	  "u\xcc\x84" },
	{ "Hepburn, bare", HEPBURN, "n", "m", "n", "c", "o", "u" },
	{ "Kunrei", KUNREI, "n", "n", "n'", NULL, "ô", "û" },
	{ "Nihon-shiki", NIHON, "n", "n", "n-", NULL, "o\xcc\x82",
	  "u\xcc\x82" },
	{ "wapuro", WAPURO, "n", "n", "n'", NULL, "ou", "uu" },
	{ "wapuro, doubled", WAPURO, "n", "n", "n'", NULL, "oo", "uu" },
	{ "passport", HEPBURN, "n", "m", "n", "t", "oh", "uh" },
};

/* A piece of a word: a syllable, and what goes before and behind it. */
struct part {
	const struct unit *unit;
	bool doubled; /* a small tsu before it */
	bool lengthened;
	bool nasal; /* n behind it */
};

static bool
is_in(char c, const char *set)
{
	return c && strchr(set, c);
}

/* Put in KANA; hiragana, or katakana with its long mark. */
static void
spell_kana(const struct part *parts, size_t count, bool katakana,
	   struct sk_buf *out)
{
	struct sakuin_error err;

	for (size_t i = 0; i < count; i++) {
		const char *p = parts[i].unit->kana, *end = p + strlen(p);

		if (parts[i].doubled)
			ck_assert(
				sk_buf_puts(out, katakana ? "ッ" : "っ", &err));
		while (p < end) {
			char c[4];
			uint32_t code =
				sk_utf8_next(&p, end) + (katakana ? 0x60 : 0);

			ck_assert(
				sk_buf_add(out, c, sk_utf8_put(c, code), &err));
		}
		if (parts[i].lengthened)
			ck_assert(
				sk_buf_puts(out, katakana ? "ー" : "う", &err));
		if (parts[i].nasal)
			ck_assert(
				sk_buf_puts(out, katakana ? "ン" : "ん", &err));
	}
}

/* Put the syllable of PART, of which NEXT letter follows, in Latin. */
static void
spell_syllable(const struct scheme *s, const struct part *part, char next,
	       struct sk_buf *out)
{
	const char *text = part->unit->latin[s->table];
	char last = text[strlen(text) - 1];
	const char *longer = last == 'o' ? s->long_o : s->long_u;
	struct sakuin_error err;

	if (part->doubled)
		ck_assert(sk_buf_add(out,
				     text[0] == 'c' && s->dchi ? s->dchi : text,
				     1, &err));
	/* An h that stands before a vowel, y or h would be its own. */
	if (longer[1] == 'h' && !part->nasal && is_in(next, "aiueoyhv"))
		longer = last == 'o' ? "o" : "u";
	if (part->lengthened) {
		ck_assert(sk_buf_add(out, text, strlen(text) - 1, &err));
		ck_assert(sk_buf_puts(out, longer, &err));
	} else {
		ck_assert(sk_buf_puts(out, text, &err));
	}
	if (part->nasal)
		ck_assert(sk_buf_puts(out,
				      is_in(next, "bpm")      ? s->before_labial
				      : is_in(next, "aiueoy") ? s->before_vowel
							      : s->nasal,
				      &err));
}

static void
spell_latin(const struct scheme *s, const struct part *parts, size_t count,
	    struct sk_buf *out)
{
	for (size_t i = 0; i < count; i++) {
		char next = '\0';

		if (i + 1 < count)
			next = parts[i + 1].unit->latin[s->table][0];
		spell_syllable(s, &parts[i], next, out);
	}
}

/* Ohya is the passport's Ooya before it is o-hya. */
static bool
is_passport(const struct part *parts, size_t count)
{
	return count > 1 && !strcmp(parts[0].unit->latin[HEPBURN], "o") &&
	       !parts[0].nasal &&
	       !strncmp(parts[1].unit->latin[HEPBURN], "hy", 2);
}

/* All spellings of the word of PARTS have one key. */
static void
agree(const struct part *parts, size_t count)
{
	struct sk_buf kana = { 0 }, other = { 0 };
	struct sk_jakey want, got;

	if (is_passport(parts, count))
		return;
	spell_kana(parts, count, false, &kana);
	ck_assert(sk_jakey_kana(sk_buf_str(&kana), &want));
	spell_kana(parts, count, true, &other);
	ck_assert(sk_jakey_kana(sk_buf_str(&other), &got));
	ck_assert_str_eq(want.key, got.key);
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
		bool parsed;

		sk_buf_clear(&other);
		spell_latin(&schemes[i], parts, count, &other);
		parsed = sk_jakey_latin(sk_buf_str(&other), &got);
		ck_assert_msg(parsed && !strcmp(got.key, want.key) &&
				      got.morae == want.morae,
			      "%s: %.*s is %s, but %.*s is %s", schemes[i].name,
			      (int)other.len, other.ptr,
			      parsed ? got.key : "nothing", (int)kana.len,
			      kana.ptr, want.key);
	}
	sk_buf_done(&kana);
	sk_buf_done(&other);
}

static bool
can_lengthen(const struct unit *u)
{
	return is_in(u->latin[HEPBURN][strlen(u->latin[HEPBURN]) - 1], "ou");
}

static bool
can_double(const struct unit *u)
{
	return is_in(u->latin[HEPBURN][0], "kstcpgzjdb") &&
	       is_in(u->latin[WAPURO][0], "kstcpgzjdb");
}

/* Every syllable behind every other, in all ways. */
START_TEST(jakey_pairs)
{
	const struct unit *first = &units[_i];

	for (int j = 0; j < COUNT(units); j++)
		for (int ways = 0; ways < 8; ways++) {
			struct part parts[2] = {
				{ .unit = first,
				  .lengthened = ways & 1 && can_lengthen(first),
				  .nasal = ways & 2 },
				{ .unit = &units[j],
				  .doubled = ways & 4 && !(ways & 2) &&
					     can_double(&units[j]) },
			};

			agree(parts, 2);
		}
}
END_TEST

START_TEST(jakey_words)
{
	enum { WORDS = 20000, LONGEST = 6 };
	uint32_t seed = 20240607;

	for (int i = 0; i < WORDS; i++) {
		struct part parts[LONGEST] = { 0 };
		size_t count = 1 + (size_t)i % LONGEST;

		for (size_t j = 0; j < count; j++) {
			struct part *p = &parts[j];
			uint32_t r;

			seed = seed * 1664525 + 1013904223;
			r = seed >> 8;
			p->unit = &units[r % (uint32_t)COUNT(units)];
			p->lengthened =
				(r >> 8) % 3 == 0 && can_lengthen(p->unit);
			p->nasal = (r >> 12) % 4 == 0;
			p->doubled = j && (r >> 16) % 4 == 0 &&
				     !parts[j - 1].nasal && can_double(p->unit);
		}
		agree(parts, count);
	}
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
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tc, jakey_same, 0, COUNT(same));
	tcase_add_loop_test(tc, jakey_none, 0, COUNT(none));
	tcase_add_test(tc, jakey_empty);
	tcase_add_loop_test(tc, jakey_counts, 0, COUNT(counts));
	tcase_add_test(tc, jakey_different);
	tcase_add_test(tc, jakey_long);
	tcase_add_loop_test(tc, jakey_joins, 0, COUNT(joins));
	tcase_add_test(tc, jakey_join_too_long);
	tcase_add_loop_test(tc, jakey_pairs, 0, COUNT(units));
	tcase_add_test(tc, jakey_words);
	tcase_add_test(tc, jakey_tables_are_new);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
