/* check_kokey_hangul.c - kokey_hangul.c, kokey_kept.c, kokey_sound.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "kokey_kept.h"
#include "random_text.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* A word and its key: the rule by which it is said so. */
static const struct {
	const char *name, *text, *key;
} keys[] = {
	{ "one syllable", "김", "kim" },
	{ "k before a vowel", "독도", "tokto" },
	{ "k and rieul", "독립", "tonknip" },
	{ "p and rieul", "왕십리", "wanksimni" },
	{ "ieung and rieul", "종로", "conkno" },
	{ "m and rieul", "담론", "tamnon" },
	{ "nieun and rieul", "신라", "sinna" },
	{ "rieul and nieun", "칠년", "cinnyvn" },
	{ "two rieuls", "일류", "innyu" },
	{ "k and nieun", "국내", "kunkne" },
	{ "k and mieum", "박물관", "pankmulkwan" },
	{ "p and nieun", "십년", "simnyvn" },
	{ "t and mieum", "꽃말", "konmal" },
	{ "a nasal that makes a nasal", "값나가다", "kamnakata" },
	{ "k and h", "각하", "kaka" },
	{ "p and h", "법학", "pvpak" },
	{ "t and h", "못하다", "motata" },
	{ "h and k", "놓고", "noko" },
	{ "h and n", "놓는", "nonnxn" },
	{ "h and a vowel", "좋아", "coa" },
	{ "nh and t", "많다", "manta" },
	{ "lh and a vowel", "잃어", "ilv" },
	{ "nj and h", "앉히다", "ancita" },
	{ "lg and h", "밝히다", "palkita" },
	{ "lb and h", "밟히다", "palpita" },
	{ "j and h", "맞히다", "macita" },
	{ "d and hi", "굳히다", "kucita" },
	{ "liaison", "석열", "svkyvl" },
	{ "liaison of two", "값이", "kapsi" },
	{ "t and i", "같이", "kaci" },
	{ "d and i", "해돋이", "hetoci" },
	{ "t and another vowel", "같아", "kata" },
	{ "t is lost before s", "꽃사슴", "kosasxm" },
	{ "t is lost before c", "꽃집", "kocip" },
	{ "t stays at the end", "꽃", "kot" },
	{ "ieung and vowel", "중앙", "cunkank" },
	{ "nieun and k", "한강", "hankank" },
	{ "ieung and k", "강가", "kanka" },
	{ "initial rieul before i", "리", "i" },
	{ "initial rieul before y", "룡", "yonk" },
	{ "initial rieul before others", "로동", "notonk" },
	{ "initial nieun before y", "녕변", "yvnkpyvn" },
	{ "initial nieun before others", "노동", "notonk" },
	{ "ye behind a consonant", "계", "ke" },
	{ "ye behind a vowel", "세예", "seye" },
	{ "ye behind nothing", "예", "ye" },
	{ "y behind c", "쳐", "cv" },
	{ "both e", "새세", "sese" },
	{ "three we", "왜웨외", "wewewe" },
	{ "ui is i", "의희", "ihi" },
	{ "space", "윤 석열", "yunsvkyvl" },
	{ "hyphen", "윤-석열", "yunsvkyvl" },
	{ "middle dots", "윤·석・열", "yunsvkyvl" },
	{ "decomposed", "\u1103\u1169\u11a8\u1103\u1169", "tokto" },
	{ "half composed", "도\u11a8도", "tokto" },
};

START_TEST(hangul_keys)
{
	char key[SK_KEY_MAX + 1] = "";

	ck_assert_msg(sk_kokey_hangul(sk_str(keys[_i].text), key), "%s",
		      keys[_i].name);
	ck_assert_msg(strcmp(key, keys[_i].key) == 0, "%s: %s", keys[_i].name,
		      key);
}
END_TEST

static const struct {
	const char *name, *text;
} refused[] = {
	{ "empty", "" },
	{ "separators alone", " -·" },
	{ "Latin behind", "김A" },
	{ "Latin before", "A김" },
	{ "kana", "김の" },
	{ "hanja", "金정은" },
	{ "digit", "김1" },
	{ "a jamo of the keyboard", "ㄱ" },
	{ "a lead alone", "\u1100" },
	{ "a lead and a syllable", "\u1100가" },
	{ "a lead and a space", "\u1100 \u1161" },
	{ "a vowel alone", "\u1161" },
	{ "a tail alone", "\u11a8" },
	{ "a second tail", "각\u11a8" },
	{ "a vowel behind a syllable", "가\u1161" },
	{ "a jamo of old", "\u1140\u1161" },
	{ "broken bytes", "김\xea\xb0" },
	{ "beyond all syllables",
	  "가가가가가가가가가가가가가가가가가가가가가가가가가"
	  "가가가가가가가가가가가가가가가가가가가가가가가가가" },
	{ "beyond the key",
	  "권권권권권권권권권권권권권권권권권권권권권권권권권" },
};

START_TEST(hangul_refuses)
{
	char key[SK_KEY_MAX + 1];

	ck_assert_msg(!sk_kokey_hangul(sk_str(refused[_i].text), key), "%s",
		      refused[_i].name);
}
END_TEST

/* NUL is a character like others, and bytes may end anywhere. */
START_TEST(hangul_bytes)
{
	struct sakuin_str text = { "김\0", 4 };
	char key[SK_KEY_MAX + 1];

	ck_assert(!sk_kokey_hangul(text, key));
	text.len = 3;
	ck_assert(sk_kokey_hangul(text, key));
	text.len = 2;
	ck_assert(!sk_kokey_hangul(text, key));
}
END_TEST

/* Windows as KEY:START-END/SYLLABLES, in the order of sending. */
static const struct {
	const char *name, *word, *windows;
} windows[] = {
	{ "one syllable", "김", "kim:0-3/1" },
	{ "two", "독도", "tokto:0-6/2" },
	{ "a name", "윤석열", "yunsvkyvl:0-9/3 yunsvk:0-6/2 svkyvl:3-9/2" },
	{ "a name and a title", "이명박대통령",
	  "imyvnkpaktetonknyvnk:0-18/6 imyvnk:0-6/2 imyvnkpak:0-9/3 "
	  "imyvnkpakte:0-12/4 myvnkpak:3-9/2 myvnkpakte:3-12/3 "
	  "myvnkpaktetonk:3-15/4" },
	{ "a given name in rieul", "최룡해",
	  "cwelyonkhe:0-9/3 cwelyonk:0-6/2 yonkhe:3-9/2" },
	{ "each key once", "가가가가",
	  "kakakaka:0-12/4 kaka:0-6/2 kakaka:0-9/3" },
	{ "decomposed", "\u1103\u1169\u11a8\u1103\u1169\u1109\u1161",
	  "toktosa:0-21/3 tokto:0-15/2 tosa:9-21/2" },
	{ "separators", "윤 석열",
	  "yunsvkyvl:0-10/3 yunsvk:0-7/2 svkyvl:4-10/2" },
	{ "too long for a key of the whole",
	  "권권권권권권권권권권권권권권권권권권권권권권권권권",
	  "kwvnkwvn:0-6/2 kwvnkwvnkwvn:0-9/3 kwvnkwvnkwvnkwvn:0-12/4" },
	{ "Latin", "abc", "" },
	{ "mixed", "김A", "" },
	{ "empty", "", "" },
};

struct seen {
	char text[1000];
	size_t len;
	int left; /* windows until it refuses */
};

static bool
seen_window(void *ctx, const struct sk_kokey_window *w,
	    struct sakuin_error *err)
{
	struct seen *s = ctx;

	if (s->left-- == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no more of %.*s",
			       (int)w->key.len, w->key.ptr);
	s->len += (size_t)snprintf(s->text + s->len, sizeof s->text - s->len,
				   "%s%.*s:%zu-%zu/%u", s->len ? " " : "",
				   (int)w->key.len, w->key.ptr, w->start,
				   w->end, w->syllables);
	return true;
}

START_TEST(hangul_windows)
{
	struct seen seen = { .left = 99 };
	struct sakuin_error err;

	ck_assert(sk_kokey_windows(sk_str(windows[_i].word), seen_window, &seen,
				   &err));
	ck_assert_msg(strcmp(seen.text, windows[_i].windows) == 0, "%s: %s",
		      windows[_i].name, seen.text);
}
END_TEST

/* A word that comes again has the windows that it had. */
START_TEST(hangul_kept)
{
	struct sk_kokey_kept *kept =
		calloc((size_t)1 << SK_KEPT_BITS, sizeof *kept);
	struct sakuin_error err;

	for (int times = 0; times < 3; times++) {
		struct seen seen = { .left = 99 };

		ck_assert(sk_kokey_kept_windows(kept, sk_str(windows[_i].word),
						seen_window, &seen, &err));
		ck_assert_msg(strcmp(seen.text, windows[_i].windows) == 0,
			      "%s: %s", windows[_i].name, seen.text);
	}
	free(kept);
}
END_TEST

/* More words than there is room for, in turns. */
START_TEST(hangul_kept_many)
{
	struct sk_kokey_kept *kept =
		calloc((size_t)1 << SK_KEPT_BITS, sizeof *kept);
	uint64_t state = random_seed("hangul_kept_many");
	struct sakuin_error err;

	for (int n = 0; n < 20000; n++) {
		struct seen seen = { .left = 99 }, again = { .left = 99 };
		struct sakuin_str word;
		char text[40];
		size_t len = 0;

		for (uint32_t i = random_below(&state, 10) + 1; i > 0; i--)
			len += sk_utf8_put(text + len,
					   0xAC00 + random_below(&state, 5) *
							    2351);
		word = (struct sakuin_str){ text, len };
		ck_assert(sk_kokey_windows(word, seen_window, &seen, &err) &&
			  sk_kokey_kept_windows(kept, word, seen_window, &again,
						&err));
		ck_assert_str_eq(again.text, seen.text);
	}
	free(kept);
}
END_TEST

/* A receiver that refuses is not asked again, and the word is not kept. */
START_TEST(hangul_kept_refusal)
{
	struct sk_kokey_kept *kept =
		calloc((size_t)1 << SK_KEPT_BITS, sizeof *kept);
	struct sakuin_error err = { 0 };
	struct seen all = { .left = 99 };

	for (int times = 0; times < 2; times++) {
		struct seen seen = { .left = 1 };

		ck_assert(!sk_kokey_kept_windows(kept, sk_str("윤석열"),
						 seen_window, &seen, &err));
		ck_assert_str_eq(err.text, "no more of yunsvk");
	}
	ck_assert(sk_kokey_kept_windows(kept, sk_str("윤석열"), seen_window,
					&all, &err));
	ck_assert_int_eq(all.left, 99 - 3);
	for (int times = 0; times < 2; times++) {
		struct seen seen = { .left = 2 };

		ck_assert(!sk_kokey_kept_windows(kept, sk_str("윤석열"),
						 seen_window, &seen, &err));
		ck_assert_str_eq(err.text, "no more of svkyvl");
		ck_assert_int_eq(seen.left, -1);
	}
	free(kept);
}
END_TEST

/* A receiver that refuses ends it, wherever it does. */
START_TEST(hangul_refusal)
{
	static const char *const texts[] = { "no more of yunsvkyvl",
					     "no more of yunsvk",
					     "no more of svkyvl" };
	struct seen seen = { .left = _i };
	struct sakuin_error err = { 0 };

	ck_assert(
		!sk_kokey_windows(sk_str("윤석열"), seen_window, &seen, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, texts[_i]);
	ck_assert_int_eq(seen.left, -1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("kokey_hangul");
	TCase *tc = tcase_create("kokey_hangul");

	tcase_add_loop_test(tc, hangul_keys, 0, COUNT(keys));
	tcase_add_loop_test(tc, hangul_refuses, 0, COUNT(refused));
	tcase_add_test(tc, hangul_bytes);
	tcase_add_loop_test(tc, hangul_windows, 0, COUNT(windows));
	tcase_add_loop_test(tc, hangul_kept, 0, COUNT(windows));
	tcase_add_test(tc, hangul_kept_many);
	tcase_add_test(tc, hangul_kept_refusal);
	tcase_add_loop_test(tc, hangul_refusal, 0, 3);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
