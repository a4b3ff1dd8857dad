/* check_source_key.c - identifiers in one spelling, and keys that references
 * share. */
#include <stdio.h>

#include "matcher_test.h"
#include "source_id.h"
#include "source_impl.h"
#include "suite.h"

/* Identifiers */

typedef bool id_fn(struct sakuin_str text, struct sk_buf *out,
		   struct sakuin_error *error);

static const struct {
	const char *name;
	id_fn *fn;
	const char *text, *expected; /* "" is none */
} ids[] = {
	{ "doi", sk_source_doi, "10.5555/ABC.1", "10.5555/abc.1" },
	{ "doi with name", sk_source_doi, "doi: 10.5555/x", "10.5555/x" },
	{ "doi resolver", sk_source_doi, "https://doi.org/10.5555/X.",
	  "10.5555/x" },
	{ "doi old resolver", sk_source_doi, "http://dx.doi.org/10.5555/x",
	  "10.5555/x" },
	{ "doi www", sk_source_doi, "http://www.doi.org/10.5555/x",
	  "10.5555/x" },
	{ "doi escaped", sk_source_doi, "10.5555/a%28b%29", "10.5555/a(b)" },
	{ "doi bracket kept", sk_source_doi, "10.5555/s0002(63)90171-6",
	  "10.5555/s0002(63)90171-6" },
	{ "doi bracket of the sentence", sk_source_doi, "10.5555/x).",
	  "10.5555/x" },
	{ "doi version kept", sk_source_doi, "10.5555/p.v2", "10.5555/p.v2" },
	{ "doi with space inside", sk_source_doi, "10.5555/a b",
	  "10.5555/a%20b" },
	{ "no doi", sk_source_doi, "http://example.org/10.5555/x", "" },
	{ "doi without suffix", sk_source_doi, "10.5555", "" },
	{ "doi with an empty suffix", sk_source_doi, "10.5555/", "" },
	{ "doi empty", sk_source_doi, "", "" },

	{ "url", sk_source_url, "http://example.org/a/b.html",
	  "example.org/a/b.html" },
	{ "url https", sk_source_url, "HTTPS://WWW.Example.ORG/A/",
	  "example.org/A" },
	{ "url without scheme", sk_source_url, "www.example.org/a",
	  "example.org/a" },
	{ "url port", sk_source_url, "https://example.org:443/a",
	  "example.org/a" },
	{ "url other port", sk_source_url, "http://example.org:8080/a",
	  "example.org:8080/a" },
	{ "url user", sk_source_url, "http://me:pw@example.org/a",
	  "example.org/a" },
	{ "url fragment", sk_source_url, "http://example.org/a#top",
	  "example.org/a" },
	{ "url index page", sk_source_url, "http://example.org/a/index.html",
	  "example.org/a" },
	{ "url index in capitals", sk_source_url,
	  "http://example.org/a/Default.aspx", "example.org/a" },
	{ "url page like index", sk_source_url,
	  "http://example.org/a/myindex.html", "example.org/a/myindex.html" },
	{ "url tracking", sk_source_url,
	  "http://example.org/a?utm_source=x&id=3&fbclid=2",
	  "example.org/a?id=3" },
	{ "url tracking alone", sk_source_url, "http://example.org/a?gclid=1",
	  "example.org/a" },
	{ "url session", sk_source_url,
	  "http://example.org/a;jsessionid=12?x=1", "example.org/a?x=1" },
	{ "url query without path", sk_source_url, "http://example.org/?p=12",
	  "example.org?p=12" },
	{ "url percent", sk_source_url, "http://example.org/%7ea%2fb%e6%97%a5",
	  "example.org/~a%2Fb%E6%97%A5" },
	{ "url letters above ASCII", sk_source_url, "http://example.org/日",
	  "example.org/%E6%97%A5" },
	{ "url broken percent", sk_source_url, "http://example.org/100%",
	  "example.org/100%" },
	{ "url kept", sk_source_url,
	  "https://web.archive.org/web/20200102030405/http://www.example.org/a",
	  "example.org/a" },
	{ "url kept as image", sk_source_url,
	  "http://web.archive.org/web/20200102id_/https://example.org/a",
	  "example.org/a" },
	{ "url kept one slash", sk_source_url,
	  "web.archive.org/web/2020/http:/example.org/a", "example.org/a" },
	{ "url of the archive itself", sk_source_url,
	  "https://archive.org/details/book1", "archive.org/details/book1" },
	{ "url and the sentence's end", sk_source_url, "http://example.org/a ,",
	  "example.org/a" },
	{ "url in brackets", sk_source_url, "<http://example.org/a>",
	  "example.org/a" },
	{ "url host alone", sk_source_url, "http://www.example.org/", "" },
	{ "url no host", sk_source_url, "http:///a", "" },
	{ "url a word", sk_source_url, "forthcoming", "" },
	{ "url empty", sk_source_url, "", "" },

	{ "isbn 10", sk_source_isbn, "0-306-40615-2", "9780306406157" },
	{ "isbn 13", sk_source_isbn, "978-0-306-40615-7", "9780306406157" },
	{ "isbn x", sk_source_isbn, "ISBN 0-8044-2957-X", "9780804429573" },
	{ "isbn small x", sk_source_isbn, "080442957x", "9780804429573" },
	{ "isbn wrong digit", sk_source_isbn, "0-306-40615-3", "" },
	{ "isbn 13 wrong digit", sk_source_isbn, "9780306406158", "" },
	{ "isbn too short", sk_source_isbn, "0-306-40615", "" },
	{ "isbn too long", sk_source_isbn, "97803064061570", "" },
	{ "isbn empty", sk_source_isbn, "", "" },
};

START_TEST(identifiers)
{
	struct sk_buf out = { 0 };

	must(ids[_i].fn(sk_str(ids[_i].text), &out, &err));
	must(sk_buf_cstr(&out, &err) != NULL);
	ck_assert_msg(!strcmp(out.ptr, ids[_i].expected), "%s: %s",
		      ids[_i].name, out.ptr);
	sk_buf_done(&out);
}
END_TEST

/* Keys */

static void
keys_of(const char *spec, struct sk_source_keys *out)
{
	struct sk_reference ref;

	must(source_read(sk_str(spec), &arena, &ref, &err));
	must(sk_source_keys(matcher, &ref, &arena, out, &err));
}

static bool
has(const struct sk_source_keys *keys, struct sakuin_str key)
{
	for (size_t i = 0; i < keys->count; i++)
		if (sk_str_eq(keys->key[i], key))
			return true;
	return false;
}

/* One key of a reference. */
static const struct {
	const char *name, *spec, *key;
} exact[] = {
	{ "doi", "doi=10.5555/X", "doi:10.5555/x" },
	{ "doi in a url", "u=https://doi.org/10.5555/X", "doi:10.5555/x" },
	{ "url", "u=http://www.example.org/a/", "url:example.org/a" },
	{ "isbn", "isbn=0306406152", "isbn:9780306406157" },
	{ "title", "t=The Making of a Treaty: Notes",
	  "title:makingofatreatynotes" },
	{ "before the colon", "t=The Making of a Great Treaty: Notes",
	  "title:makingofagreattreaty" },
	{ "short with year", "t=Summary|y=2011", "title:summary/2011" },
	{ "short, no year", "t=Summary", "title:summary" },
	{ "accents, case and width", "t=Étude ＳＵＲ le Golfe de Corée",
	  "title:etudesurlegolfedecoree" },
	{ "kana are hiragana", "t=データベース・システムの研究",
	  "title:でたべすしすてむの研究" },
	{ "old characters", "t=國際會議報告書目録第一集",
	  "title:国际会议报告书目录第一集" },
	{ "tags and entities",
	  "t=Ports of <i>the North</i> &amp; H<sub>2</sub>O",
	  "title:portsofthenorthh2o" },
	{ "no tag", "t=Ports where a<b and c>d &c.", "title:portswhereabcdc" },
	{ "translation", "t=X|tt=The Harbour Treaty of the North",
	  "title:harbourtreatyofthenorth" },
	{ "author", "a=O'Neill, Eva|y=2001", "name:oneill/e/2001" },
	{ "body", "a=Ministry of the Sea|y=2001",
	  "name:ministryofthesea//2001" },
	{ "year of the date", "a=Sato, E.|d=2001-02-03", "name:sato/e/2001" },
	{ "day", "a=Harbour News|d=2001-02-03", "day:harbournews/2001-02-03" },
	{ "day of the outlet", "c=Harbour News|d=2001-02-03",
	  "day:harbournews/2001-02-03" },
	{ "place", "c=Journal of Harbour Law|v=12|p=65-76", "part:jhl/12/65" },
	{ "place of an abbreviation", "c=J. Harb. Law|v=12|p=65",
	  "part:jhl/12/65" },
	{ "place by issue", "c=Notes|i=07|p=65", "part:n/7/65" },
	{ "place and year", "v=12|p=65|y=2001", "page:2001/12/65" },
	{ "Korean name", "a=박, 상현|y=2022", "name:ko/pak/s/2022" },
	{ "Korean name in one piece", "a=박상현|y=2022", "name:ko/pak/s/2022" },
	{ "Korean name romanised", "a=Park, Sang Hyun|y=2022",
	  "name:ko/pak/s/2022" },
	{ "sound of Hangul", "t=한미 정상회담 공동성명",
	  "sound:ko/tpcksktpkktkskpk" },
};

START_TEST(exact_keys)
{
	struct sk_source_keys keys;

	keys_of(exact[_i].spec, &keys);
	if (has(&keys, sk_str(exact[_i].key)))
		return;
	for (size_t i = 0; i < keys.count; i++)
		printf("%.*s\n", (int)keys.key[i].len, keys.key[i].ptr);
	ck_abort_msg("%s: no %s", exact[_i].name, exact[_i].key);
}
END_TEST

/* Two references that meet, or do not, under a kind of key. */
static const struct {
	const char *name, *a, *b, *kind;
	bool meet, kanji;
} pairs[] = {
	{ "words run together",
	  "t=DEFENSE AGAINST ATTACKS FROMAUTHORITARIAN STATES",
	  "t=Defense against attacks from authoritarian states", "title:", true,
	  false },
	{ "Hangul spaced otherwise", "t=한 미 일 정상회담 개최",
	  "t=한미일 정상 회담개최", "title:", true, false },
	{ "ampersand", "t=Law & Order in the Harbour",
	  "t=Law and order in the harbour", "title:", true, false },
	{ "article", "t=The law of the sea and the land",
	  "t=Law of the sea and the land", "title:", true, false },
	{ "subtitle missing", "t=Ships of the Northern Line: a history",
	  "t=Ships of the Northern Line", "title:", true, false },
	{ "remark behind", "t=Ships of the Northern Line (Dataset)",
	  "t=Ships of the Northern Line", "title:", true, false },
	{ "generic main title", "t=Introduction: the sea|y=2001",
	  "t=Introduction: the land|y=2001", "title:", false, false },
	{ "generic title of other years", "t=Editorial|y=2001",
	  "t=Editorial|y=2002", "title:", false, false },
	{ "translation is the other's title",
	  "t=Kowan no rekishi|tt=The History of Harbours",
	  "t=The history of harbours", "title:", true, false },
	{ "traditional and simplified", "t=中國經濟改革三十年",
	  "t=中国经济改革三十年", "title:", true, false },
	{ "new and old characters", "t=國際關係史研究", "t=国際関係史研究",
	  "title:", true, false },
	{ "half-width kana", "t=ﾃﾞｰﾀﾍﾞｰｽの設計と実装",
	  "t=データベースの設計と実装", "title:", true, false },

	{ "Hangul and the official romanisation",
	  "t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "t=Han-mi-il gowigeup saibeo anbo cheot hoeui|l=ko", "sound:", true,
	  false },
	{ "Hangul and McCune-Reischauer",
	  "t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "t=Han-Mi-Il kowigŭp saibŏ anbo ch'ŏt hoeŭi|l=ko", "sound:", true,
	  false },
	{ "and without its marks", "t=국제정치의 새로운 이해|l=ko",
	  "t=Kukche chongchi ui saeroun ihae|l=ko", "sound:", true, false },
	{ "hanja amid Hangul", "t=北 대량살상무기 자금차단 논의|l=ko",
	  "t=Buk daeryang salsang mugi jageum chadan nonui|l=ko",
	  "sound:", true, false },
	{ "romanised, and taken for English", "t=국제정치의 새로운 이해|l=ko",
	  "t=Gukje jeongchi-ui saeroun ihae|l=en", "sound:", true, false },
	{ "kana and romaji", "t=ひらがなのうつくしさについて|l=ja",
	  "t=Hiragana no utsukushisa ni tsuite|l=ja", "sound:", true, false },
	{ "particles as they are said", "t=わたしはどこへゆくのか|l=ja",
	  "t=Watashi wa doko e yuku no ka|l=ja", "sound:", true, false },
	{ "kanji and romaji", "t=日中韓共同記者会見|l=ja",
	  "t=Nicchukan kyodo kisha kaiken|l=ja", "sound:", true, true },
	{ "kanji and a printer's error", "t=日中韓共同記者会見|l=ja",
	  "t=Nicchukan kyodo kasha kaiken|l=ja", "sound:", true, true },
	{ "kanji, Latin letters and quotes",
	  "t=奈良国立博物館のHP改ざん、英文で「尖閣は中国領土」|l=ja",
	  "t=Nara Kokuritsu Hakubutsukan no HP kaizan, eibun de ‘Senkaku ha "
	  "chugoku ryodo’|l=ja",
	  "sound:", true, true },
	{ "two romanisations of Japanese",
	  "t=Kyōdō shinbun no rekishi to genzai|l=ja",
	  "t=Kyoudou shimbun no rekishi to genzai|l=ja", "sound:", true,
	  false },
	{ "the head, where one goes on",
	  "t=小渕総理のASEAN＋3首脳会議出席|l=ja|y=1999",
	  "t=Obuchi Sori no ASEAN + 3 shuno kaigi shusseki: sono seika to "
	  "kadai|l=ja|y=1999",
	  "head:", true, true },
	{ "characters and pinyin", "t=中国经济改革三十年|l=zh",
	  "t=Zhongguo jingji gaige sanshi nian|l=zh", "sound:", true, false },
	{ "characters and Wade-Giles", "t=中國經濟改革三十年|l=zh",
	  "t=Chung-kuo ching-chi kai-ko san-shih nien|l=zh", "sound:", true,
	  false },
	{ "two Korean titles", "t=한미일 고위급 사이버안보 첫 회의|l=ko",
	  "t=한중일 고위급 해양안보 첫 회의|l=ko", "sound:", false, false },
	{ "English has no sound", "t=The harbours of the north|l=en",
	  "t=The harbours of the north|l=en", "sound:", false, false },

	{ "interview",
	  "a=Consular officer, Harbour embassy|d=2023-09-27|type=interview",
	  "a=Consular officer, Harbour embassy|d=2023-09-27", "day:", true,
	  false },
	{ "same page of other volumes", "c=Harbour Law|v=1|p=5|y=2001",
	  "c=Harbour Law|v=2|p=5|y=2001", "page:", false, false },
	{ "journal in two languages", "c=항만법학|v=12|p=5|y=2001",
	  "c=Harbour Law|v=12|p=5-20|y=2001", "page:", true, false },
	{ "as printed, other labels", "raw=[3] Sato, The sea. 2001.|n=3",
	  "raw=12. Sato, The Sea, 2001|n=12", "text:", true, false },
	{ "as printed, other words", "raw=Sato, The sea. 2001.",
	  "raw=Sato, The seas. 2001", "text:", false, false },
};

START_TEST(meeting)
{
	struct sk_source_keys a, b;
	size_t len = strlen(pairs[_i].kind);
	bool met = false;

	if (pairs[_i].kanji && !sk_readings_has(matcher->readings, "mecab"))
		return;
	keys_of(pairs[_i].a, &a);
	keys_of(pairs[_i].b, &b);
	for (size_t i = 0; i < a.count; i++)
		met |= a.key[i].len > len &&
		       !memcmp(a.key[i].ptr, pairs[_i].kind, len) &&
		       has(&b, a.key[i]);
	ck_assert_msg(met == pairs[_i].meet, "%s", pairs[_i].name);
}
END_TEST

/* Without MeCab the sound of kanji is not made up. */
START_TEST(kanji_unread)
{
	static const struct sk_reading_source *const none[] = { NULL };
	struct sk_source_keys keys;

	sk_readings_free(matcher->readings);
	matcher->readings = sk_readings_new_of(none, &err);
	must(matcher->readings != NULL);
	keys_of("t=日中韓サミットは何のため|l=ja|y=2012", &keys);
	ck_assert_uint_eq(keys.count, 1);
	ck_assert(has(&keys, sk_str("title:日中韩さみっとは何のため")));
}
END_TEST

/* Limits */

static void
fill(struct sk_buf *out, const char *with, size_t times)
{
	for (size_t i = 0; i < times; i++)
		must(sk_buf_puts(out, with, &err));
}

START_TEST(long_titles)
{
	static const char *const pieces[] = { "harbour ", "항만", "港", "ん",
					      "a" };
	struct sk_buf a = { 0 }, b = { 0 };
	struct sk_source_keys x, y;

	must(sk_buf_puts(&a, "l=ko|t=", &err) &&
	     sk_buf_puts(&b, "l=ko|t=", &err));
	fill(&a, pieces[_i], 100);
	fill(&b, pieces[_i], 100);
	must(sk_buf_puts(&b, " end", &err));
	keys_of(sk_buf_cstr(&a, &err), &x);
	keys_of(sk_buf_cstr(&b, &err), &y);
	ck_assert_uint_ge(x.count, 1);
	for (size_t i = 0; i < x.count; i++)
		ck_assert_uint_le(x.key[i].len, SK_SOURCE_KEY_MAX);
	/* The digest tells apart what was cut off. */
	ck_assert(!sk_str_eq(x.key[0], y.key[0]));
	sk_buf_done(&a);
	sk_buf_done(&b);
}
END_TEST

START_TEST(nothing_known)
{
	struct sk_source_keys keys;

	keys_of("", &keys);
	ck_assert_uint_eq(keys.count, 0);
	keys_of("t=...|a=--, .|y=2001|u=x|doi=y|isbn=z", &keys);
	ck_assert_uint_eq(keys.count, 0);
	keys_of("raw=?", &keys);
	ck_assert_uint_eq(keys.count, 0);
}
END_TEST

START_TEST(free_nothing)
{
	sk_source_matcher_free(NULL);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("source_key");
	TCase *tc = tcase_create("source_key");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, identifiers, 0, COUNT(ids));
	tcase_add_loop_test(tc, exact_keys, 0, COUNT(exact));
	tcase_add_loop_test(tc, meeting, 0, COUNT(pairs));
	tcase_add_loop_test(tc, long_titles, 0, 5);
	tcase_add_test(tc, kanji_unread);
	tcase_add_test(tc, nothing_known);
	tcase_add_test(tc, free_nothing);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
