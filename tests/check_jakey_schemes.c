/* check_jakey_schemes.c - jakey.c and jakana.c agree.
 *
 * Every spelling that a scheme gives to a kana word has the word's key.  The
 * tables are written down here once more, scheme by scheme. */
#include <check.h>

#include "jakey.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* As ck_assert(), but silent, because it is called millions of times. */
static void
must(bool ok)
{
	if (!ok)
		ck_abort();
}

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
			must(sk_buf_puts(out, katakana ? "ッ" : "っ", &err));
		while (p < end) {
			char c[4];
			uint32_t code =
				sk_utf8_next(&p, end) + (katakana ? 0x60 : 0);

			must(sk_buf_add(out, c, sk_utf8_put(c, code), &err));
		}
		if (parts[i].lengthened)
			must(sk_buf_puts(out, katakana ? "ー" : "う", &err));
		if (parts[i].nasal)
			must(sk_buf_puts(out, katakana ? "ン" : "ん", &err));
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
		must(sk_buf_add(out, text[0] == 'c' && s->dchi ? s->dchi : text,
				1, &err));
	/* An h that stands before a vowel, y or h would be its own. */
	if (longer[1] == 'h' && !part->nasal && is_in(next, "aiueoyhv"))
		longer = last == 'o' ? "o" : "u";
	if (part->lengthened) {
		must(sk_buf_add(out, text, strlen(text) - 1, &err));
		must(sk_buf_puts(out, longer, &err));
	} else {
		must(sk_buf_puts(out, text, &err));
	}
	if (part->nasal)
		must(sk_buf_puts(out,
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
	must(sk_jakey_kana(sk_buf_str(&kana), &want));
	spell_kana(parts, count, true, &other);
	must(sk_jakey_kana(sk_buf_str(&other), &got));
	must(!strcmp(want.key, got.key));
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
		bool parsed;

		sk_buf_clear(&other);
		spell_latin(&schemes[i], parts, count, &other);
		parsed = sk_jakey_latin(sk_buf_str(&other), &got);
		if (!parsed || strcmp(got.key, want.key) != 0 ||
		    got.morae != want.morae)
			ck_abort_msg("%s: %.*s is %s, but %.*s is %s",
				     schemes[i].name, (int)other.len, other.ptr,
				     parsed ? got.key : "nothing",
				     (int)kana.len, kana.ptr, want.key);
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

int
main(void)
{
	Suite *suite = suite_create("jakey_schemes");
	TCase *tc = tcase_create("jakey");

	tcase_add_loop_test(tc, jakey_pairs, 0, COUNT(units));
	tcase_add_test(tc, jakey_words);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
