/* check_kokey.c - kokey.c, kokey_letters.c, kokey_slot.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "kokey.h"
#include "kokey_meet.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* What must meet: a class of variation, then spellings of one word. */
static const struct {
	const char *name, *hangul;
	const char *latin[10]; /* NULL ends */
} meets[] = {
	{ "velars", "경기", { "gyeonggi", "kyŏnggi", "kyonggi", "kyunggi" } },
	{ "aspirated velar", "강릉", { "gangneung", "kangnŭng", "kangnung" } },
	{ "kh of the North", "쿠바", { "kuba", "k'uba", "khuba" } },
	{ "tense velar", "꽃", { "kkot", "ggot", "got" } },
	{ "gh", "기", { "ghi", "kee", "gi", "ki" } },
	{ "dentals", "대구", { "daegu", "taegu", "taeku" } },
	{ "aspirated dental", "태", { "tae", "t'ae", "thae", "t’ae", "tʼae" } },
	{ "tense dental", "딸기", { "ttalgi", "ddalgi", "ttalki" } },
	{ "labials", "부산", { "busan", "pusan", "boosan" } },
	{ "aspirated labial",
	  "평양",
	  { "pyeongyang", "p'yŏngyang", "pyongyang", "phyŏngyang",
	    "p‘yŏngyang" } },
	{ "tense labial", "빵", { "ppang", "bbang" } },
	{ "affricates", "정", { "jeong", "chŏng", "chung", "jung", "jong" } },
	{ "aspirated affricate", "철", { "cheol", "ch'ŏl", "chol", "chul" } },
	{ "tense affricate", "쯔", { "jjeu", "tchŭ", "cchu" } },
	{ "sibilants", "신", { "sin", "shin" } },
	{ "tense sibilant", "쌍용", { "ssangyong", "sangyong" } },
	{ "rieul and initial law, Lee",
	  "이",
	  { "lee", "yi", "rhee", "ri", "i", "ree" } },
	{ "Lee, written as in the North", "리", { "lee", "yi", "rhee" } },
	{ "initial law, Roh", "노", { "roh", "noh", "no", "ro", "rho" } },
	{ "Roh, written as in the North", "로", { "roh", "noh", "no" } },
	{ "initial law, Ryu",
	  "류",
	  { "ryu", "yu", "yoo", "you", "ryoo", "lew" } },
	{ "initial law, Lim", "임", { "lim", "rim", "im", "yim" } },
	{ "initial nieun", "녕변", { "nyŏngbyŏn", "yongbyon", "nyongbyon" } },
	{ "the same in the South", "영변", { "yeongbyeon", "nyongbyon" } },
	{ "a", "한", { "han", "hahn" } },
	{ "eo", "석", { "seok", "sŏk", "sok", "suk", "sôk", "sǒk" } },
	{ "eo with h or r", "허", { "heo", "hŏ", "huh", "hur", "her", "ho" } },
	{ "o", "고", { "go", "ko", "koh", "goh" } },
	{ "u", "구", { "gu", "ku", "koo", "goo", "kou" } },
	{ "u with w", "우", { "u", "woo", "wu", "oo" } },
	{ "eu", "흥", { "heung", "hŭng", "hung", "hûng" } },
	{ "eu by family names", "금", { "geum", "keum", "kum", "kŭm" } },
	{ "i, ui", "의", { "ui", "ŭi", "eui", "i", "yi", "ee" } },
	{ "ae, e", "백", { "baek", "paek", "paik", "beck" } },
	{ "ae as ay and ea", "채", { "chae", "chai", "chay", "chea" } },
	{ "yeo", "연", { "yeon", "yŏn", "yon", "youn", "yun", "yeun" } },
	{ "yo", "표", { "pyo", "p'yo" } },
	{ "yu", "윤", { "yun", "yoon", "youn" } },
	{ "oe", "최", { "choe", "choi", "ch'oe", "choy" } },
	{ "wi", "위", { "wi", "wee" } },
	{ "wo", "권", { "gwon", "kwon", "kwŏn", "kweon" } },
	{ "wa", "광", { "gwang", "kwang" } },
	{ "ye", "계", { "gye", "kye", "ke" } },
	{ "stop and nasal", "박물관", { "bangmulgwan", "pakmulkwan" } },
	{ "stop and rieul", "독립", { "dongnip", "tongnip", "doklip" } },
	{ "velar nasal and rieul", "종로", { "jongno", "chongno", "jongro" } },
	{ "p and rieul", "왕십리", { "wangsimni", "wangsipri" } },
	{ "m and rieul", "담론", { "damnon", "tamnon", "damron" } },
	{ "nieun and rieul", "신라", { "silla", "shilla", "sinra", "sinla" } },
	{ "rieul and nieun", "칠년", { "chillyeon", "chilnyeon" } },
	{ "two rieuls", "일류", { "illyu", "ilryu" } },
	{ "nieun and rieul as nn", "신문로", { "sinmunno", "sinmulro" } },
	{ "aspiration", "각하", { "gakha", "kakha", "gaka" } },
	{ "aspiration by a final h", "좋다", { "jota", "choda", "jotha" } },
	{ "aspiration of clusters", "앉히다", { "anchida", "anch'ida" } },
	{ "liaison", "석열", { "seogyeol", "sŏgyŏl", "suk-yeol", "sukyol" } },
	{ "liaison of clusters", "값이", { "gapsi", "kapsi" } },
	{ "palatal", "같이", { "gachi", "kach'i" } },
	{ "palatal d", "해돋이", { "haedoji", "haedoji" } },
	{ "t is lost", "꽃집", { "kkotjip", "kkotchip", "kkochip" } },
	{ "rh in the middle", "칠현", { "ch'irhyŏn", "chilhyeon" } },
	{ "ng and vowel", "중앙", { "jungang", "chung'ang", "joong-ang" } },
	{ "n and g", "한강", { "hangang", "han'gang", "hankang" } },
	{ "ng and h", "정희", { "jeonghui", "chung-hee", "chŏnghŭi" } },
	{ "Doeup", "도읍", { "doeup", "do-eup", "toŭp" } },
	{ "Gaeul", "가을", { "gaeul", "ka-ŭl", "kaŭl" } },
	{ "Haeun, one", "하은", { "haeun" } },
	{ "Haeun, other", "해운", { "haeun" } },
	{ "Nayoung", "나영", { "nayoung", "nayŏng" } },
	{ "diaeresis", "사에", { "saë", "sae\xcc\x88" } },
	{ "wh for hw", "경환", { "kyong-whan", "kyonghwan", "kyeonghwan" } },
	{ "wh alone", "황", { "whang", "hwang" } },
	{ "wh after a vowel", "태환", { "tae-whan", "taewhan" } },
	{ "Park", "박", { "park", "pak", "bak", "bark", "pahk", "parc" } },
	{ "Syngman", "승만", { "syngman", "seungman", "sŭngman" } },
	{ "Chough", "조", { "chough", "jo", "cho", "joe" } },
	{ "June", "준", { "june", "joon", "jun", "chun" } },
	{ "b at the end", "민섭", { "min-seob", "minseop", "min-sup" } },
	{ "Ewha", "이화", { "ewha", "ihwa" } },
	{ "our nation", "우리민족끼리", { "uriminzokkiri" } },
	{ "Tokto", "독도", { "dokdo", "tokto", "tokdo", "dogdo" } },
	{ "Seoul", "서울", { "seoul", "sŏul", "soul" } },
	{ "capitals", "김정은", { "KIM JONG UN", "Kim Jung-eun" } },
	{ "possessive", "평양", { "Pyongyang's", "P’yŏngyang’s" } },
	{ "combining breve", "석", { "so\xcc\x86k", "SO\xcc\x86K" } },
	{ "name in one piece",
	  "윤석열",
	  { "yoon-suk-yeol", "yun sŏk-yŏl", "yoon seok-youl",
	    "yoon sukyeol" } },
	{ "North Korean name",
	  "최룡해",
	  { "choe ryong-hae", "ch'oe ryong-hae" } },
	{ "Roh Moo-hyun", "노무현", { "roh moo-hyun", "no mu-hyŏn" } },
	{ "Ban Ki-moon", "반기문", { "ban ki-moon", "pan kimun" } },
	{ "Hyundai", "현대", { "hyundai", "hyŏndae" } },
	{ "strange hyphens", "김정은", { "kim‐jong‑un" } },
};

START_TEST(kokey_meets)
{
	for (size_t i = 0; meets[_i].latin[i]; i++)
		ck_assert_msg(kokey_meet(meets[_i].latin[i], meets[_i].hangul),
			      "%s: %s is not %s", meets[_i].name,
			      meets[_i].latin[i], meets[_i].hangul);
}
END_TEST

/* What must not. */
static const struct {
	const char *name, *latin, *hangul;
} parts[] = {
	{ "a breve tells eo from o", "sŏn", "손" },
	{ "and nothing else", "sŏn", "순" },
	{ "a breve tells eu from u", "kŭm", "굼" },
	{ "and from eo", "kŭm", "검" },
	{ "a circumflex tells as much", "sôn", "손" },
	{ "oh is o", "koh", "거" },
	{ "a is not o", "kam", "곰" },
	{ "final consonants differ", "kim", "긴" },
	{ "hyphens are borders", "jo-ak", "좌" },
	{ "diaeresis is a border", "saë", "새" },
	{ "k is no t", "kokto", "독도" },
	{ "name and its half", "kim jong", "김정은" },
	{ "exceptions take the place of rules", "june", "주네" },
};

START_TEST(kokey_parts)
{
	char key[SK_KEY_MAX + 1];

	ck_assert(sk_kokey_hangul(sk_str(parts[_i].hangul), key));
	ck_assert_msg(!kokey_meet(parts[_i].latin, parts[_i].hangul), "%s",
		      parts[_i].name);
}
END_TEST

/* What is no romanised Korean. */
static const struct {
	const char *name, *text;
} refused[] = {
	{ "empty", "" },
	{ "hyphens alone", "--" },
	{ "a possessive alone", "'s" },
	{ "no vowel", "kr" },
	{ "a part without a vowel", "kim-k" },
	{ "f", "fan" },
	{ "q", "qan" },
	{ "v", "van" },
	{ "x", "xan" },
	{ "z", "zan" },
	{ "c alone", "can" },
	{ "two consonants first", "tree" },
	{ "s at the end", "kims" },
	{ "d at the end", "land" },
	{ "three consonants", "kantstan" },
	{ "not", "don't" },
	{ "have", "I've" },
	{ "will, curly", "he’ll" },
	{ "apostrophe behind l", "l'homme" },
	{ "apostrophe behind d", "d'une" },
	{ "digit", "kim2" },
	{ "full stop", "kim.un" },
	{ "breve on a", "kăm" },
	{ "breve alone", "\xcc\x86kim" },
	{ "mark that is not ours", "so\xcc\x81k" },
	{ "letter that is not ours", "søk" },
	{ "Hangul", "김" },
	{ "kana", "かな" },
	{ "broken bytes", "ki\xc3" },
	{ "vowels without end", "kaiouaeiou" },
	{ "beyond all syllables",
	  "nananananananananananananananananananananananananananananana" },
	{ "beyond the letters",
	  "kimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkimkim"
	  "kimkimkimkimkimkimkimkimkimkimkimkim" },
};

START_TEST(kokey_refuses)
{
	struct sk_kokeys keys;

	keys.count = 99;
	ck_assert_msg(!sk_kokeys_latin(sk_str(refused[_i].text), &keys), "%s",
		      refused[_i].name);
	ck_assert_uint_eq(keys.count, 0);
}
END_TEST

/* Exact keys, in their order, and what else is said of a token. */
static const struct {
	const char *name, *latin, *keys;
	unsigned syllables;
	bool marked;
} tokens[] = {
	{ "likeliest first", "tokto", "tokto toktv tvkto tvktv", 2, false },
	{ "breve", "sŏk", "svk", 1, true },
	{ "combining breve", "su\xcc\x86ng", "sxnk", 1, true },
	{ "caron", "sǒk", "svk", 1, true },
	{ "circumflex is French too", "rôle", "nvle", 2, false },
	{ "macron is Japanese too", "tōkyō", "tvkyv", 2, false },
	{ "apostrophe behind an aspirate", "t'an", "tan", 1, true },
	{ "and behind ch", "ch’an", "can", 1, true },
	{ "n'g", "han'gang", "hankank", 2, true },
	{ "n' is Japanese too", "shin'ichi", "sinici", 3, false },
	{ "O'Neill", "o'nel", "onel vnel", 2, false },
	{ "three ways of u", "kum", "kum kvm kxm", 1, false },
	{ "weak vowels", "kai", "ke kai", 1, false },
	{ "exception", "park", "pak", 1, false },
	{ "exception of two syllables", "syngman", "sxnkman", 2, false },
	{ "exception behind a hyphen", "kim-june", "kimcun", 2, false },
	{ "one key for both readings of kk", "kakka", "kaka", 2, false },
};

START_TEST(kokey_tokens)
{
	struct sk_kokeys keys;
	char all[SK_KOKEYS * (SK_KEY_MAX + 1)] = "";

	ck_assert_msg(sk_kokeys_latin(sk_str(tokens[_i].latin), &keys), "%s",
		      tokens[_i].name);
	for (size_t i = 0, n = 0; i < keys.count; i++)
		n += (size_t)snprintf(all + n, sizeof all - n, "%s%s",
				      i ? " " : "", keys.key[i]);
	ck_assert_str_eq(all, tokens[_i].keys);
	ck_assert_uint_eq(keys.syllables, tokens[_i].syllables);
	ck_assert_msg(keys.marked == tokens[_i].marked, "%s", tokens[_i].name);
}
END_TEST

/* Never more than the cap, and the likeliest are among them. */
START_TEST(kokey_cap)
{
	struct sk_kokeys keys;

	ck_assert(sk_kokeys_latin(sk_str("kumsuntuntokto"), &keys));
	ck_assert_uint_eq(keys.count, SK_KOKEYS);
	ck_assert_str_eq(keys.key[0], "kumsuntuntokto");
	ck_assert(kokey_meet("kumsuntuntokto", "굼선툰톡토"));
	ck_assert(!kokey_meet("kumsuntuntokto", "검선턴턱터"));
}
END_TEST

START_TEST(kokey_tables_are_new)
{
	ck_assert_int_eq(system("python3 analyzers/tables/romaja.py --check"),
			 0);
	ck_assert_int_eq(
		system("python3 analyzers/tables/korean_names.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("kokey");
	TCase *tc = tcase_create("kokey");

	tcase_add_loop_test(tc, kokey_meets, 0, COUNT(meets));
	tcase_add_loop_test(tc, kokey_parts, 0, COUNT(parts));
	tcase_add_loop_test(tc, kokey_refuses, 0, COUNT(refused));
	tcase_add_loop_test(tc, kokey_tokens, 0, COUNT(tokens));
	tcase_add_test(tc, kokey_cap);
	tcase_add_test(tc, kokey_tables_are_new);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
