/* check_terms.c - which terms, with which places and weights, a document
 * gets. */
#include "suite.h"
#include "terms_test.h"

/* "term:wdf@position,position" for each term. */
struct list {
	char *items[200];
	size_t count;
};

static int
list_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Print N postings of one term; returns them as a string to free. */
static char *
print_term(const struct xc_posting *p, size_t n)
{
	struct sk_buf out = { 0 };
	uint32_t wdf = 0;

	for (size_t i = 0; i < n; i++)
		wdf += p[i].wdf;
	must(sk_buf_printf(&out, &err, "%.*s:%u", (int)p->term.len, p->term.ptr,
			   wdf));
	for (size_t i = 0; i < n; i++) {
		if (i)
			ck_assert_uint_lt(p[i - 1].position, p[i].position);
		if (p[i].position)
			must(sk_buf_printf(&out, &err, "%c%u", i ? ',' : '@',
					   p[i].position));
	}
	ck_assert_ptr_nonnull(sk_buf_cstr(&out, &err));
	return out.ptr;
}

/* T's postings, sorted, in one string to free: reading keys, or all others. */
static char *
all_terms(struct sk_terms *t, bool keys)
{
	const struct xc_posting *p;
	struct list list = { 0 };
	struct sk_buf out = { 0 };
	size_t count;

	must(sk_terms_postings(t, &p, &count, &err));
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1;
		     i + n < count && sk_str_eq(p[i].term, p[i + n].term);)
			n++;
		if (keys != !strncmp(p[i].term.ptr, SK_READING_PREFIX, 2))
			continue;
		ck_assert_uint_lt(list.count, 200);
		list.items[list.count++] = print_term(p + i, n);
	}
	qsort(list.items, list.count, sizeof *list.items, list_order);
	for (size_t i = 0; i < list.count; i++) {
		must(sk_buf_printf(&out, &err, "%s%s", i ? " " : "",
				   list.items[i]));
		free(list.items[i]);
	}
	ck_assert_ptr_nonnull(sk_buf_cstr(&out, &err));
	return out.ptr;
}

struct terms_case {
	const char *name;
	enum sk_field_id field;
	const char *lang, *text, *expected;
};

static const struct terms_case cases[] = {
	{ "nothing", SK_FIELD_BODY, "en", "", "" },
	{ "no word", SK_FIELD_BODY, "en", " .,; -- \n", "" },
	{ "english", SK_FIELD_BODY, "en", "The hackers hacked the hacker.",
	  "Zhack:1 Zhacker:2 Zthe:2 hacked:1@3 hacker:1@5 hackers:1@2 "
	  "the:2@1,4" },
	{ "accents are folded too", SK_FIELD_BODY, "en", "Kyōdō kaiken",
	  "Zkaiken:1 Zkyodo:1 Zkyōdō:1 kaiken:1@2 kyodo:1@1 "
	  "kyōdō:1@1" },
	{ "german and english stems", SK_FIELD_BODY, "de", "Die Häuser",
	  "Zdie:1 Zhaus:1 Zhauser:1 Zhäuser:1 die:1@1 hauser:1@2 "
	  "häuser:1@2" },
	{ "number", SK_FIELD_BODY, "en", "3.14 2012", "2012:1@2 3.14:1@1" },
	{ "capital runs", SK_FIELD_BODY, "en", "U.S. AT&T C++",
	  "Zat&t:1 Zc++:1 Zus:1 at&t:1@2 c++:1@3 us:1@1" },
	{ "japanese", SK_FIELD_BODY, "ja", "竹島は日本の領土です",
	  "Z日本:1 Z竹島:1 Z領土:1 です:0@6 の:0@4 "
	  "は:0@2 日本:1@3 竹島:1@1 領土:1@5" },
	{ "a compound", SK_FIELD_BODY, "ja", "東京都",
	  "Z京都:1 Z東京:1 Z東京都:1 Z都:1 東京:1@1 都:1@2" },
	{ "kana with a dot", SK_FIELD_BODY, "ja", "キム・ジョンウン",
	  "Zウン:1 Zキム:1 Zジョン:1 Zジョンウン:1 "
	  "ウン:1@3 キム:1@1 ジョン:1@2" },
	{ "a run that begins with a capital", SK_FIELD_BODY, "ja", "IT企業",
	  "Zit:1 Zit企業:1 Z企業:1 it:1@1 it企業:1 企業:1@2" },
	{ "korean with particles", SK_FIELD_BODY, "ko", "독도는 정상회담에서",
	  "XN:독도:1 XN:상회:1 XN:정상:1 XN:회담:1 Z독도:1 "
	  "Z독도는:1 Z정상회담:1 Z정상회담에서:1 "
	  "독도:1@1 독도는:1@1 정상회담:1@2 "
	  "정상회담에서:1@2" },
	{ "mixed scripts", SK_FIELD_BODY, "ko", "北韓의 Korea",
	  "Zkorea:1 Z北韓:1 Z北韓의:1 Z의:1 korea:1@3 北韓:1@1 "
	  "의:1@2" },
	{ "title, under its prefix and without", SK_FIELD_TITLE, "en",
	  "Press conferences",
	  "Sconferences:1@2 Spress:1@1 ZSconfer:1 ZSpress:1 Zconfer:2 "
	  "Zpress:2 conferences:2@2 press:2@1" },
	{ "japanese title", SK_FIELD_TITLE, "ja", "竹島の会見",
	  "Sの:0@2 S会見:1@3 S竹島:1@1 ZS会見:1 ZS竹島:1 "
	  "Z会見:2 Z竹島:2 の:0@2 会見:2@3 竹島:2@1" },
	{ "korean title", SK_FIELD_TITLE, "ko", "독도는",
	  "S독도:1@1 S독도는:1@1 XN:독도:2 ZS독도:1 "
	  "ZS독도는:1 Z독도:2 Z독도는:2 독도:2@1 "
	  "독도는:2@1" },
	{ "author", SK_FIELD_AUTHOR, "en", "Nakasone Yasuhiro",
	  "Anakasone:1@1 Ayasuhiro:1@2 ZAnakason:1 ZAyasuhiro:1 "
	  "Znakason:1 Zyasuhiro:1 nakasone:1@1 yasuhiro:1@2" },
};

/* What needs no dictionary. */
static const struct terms_case readings[] = {
	{ "nothing", SK_FIELD_BODY, "en", "We made the same sake", "" },
	{ "as often as it comes, without a place", SK_FIELD_BODY, "",
	  "カナ かな カナ", "XRJ:kana:3" },
	{ "neighbours", SK_FIELD_BODY, "en", "Of kyōdō kaiken.",
	  "XRC:gaigen:1 XRC:gaiken:1 XRC:kaigen:1 XRC:kaiken:1 "
	  "XRJ:kaiken:1 XRJ:kyodo:1 XRJ:kyodokaiken:1 "
	  "XRK:kaiken:1 XRK:keken:1 XRK:kyvtv:1" },
	{ "Korean", SK_FIELD_BODY, "ko", "독도는",
	  "XRK:tokto:1 XRK:toktonxn:1" },
	{ "title, under its prefix and without", SK_FIELD_TITLE, "", "Dokdo",
	  "XRK:tokto:2 XRK:toktv:2 XRK:tvkto:2 XRK:tvktv:2 "
	  "XRKS:tokto:1 XRKS:toktv:1 XRKS:tvkto:1 XRKS:tvktv:1" },
	{ "author", SK_FIELD_AUTHOR, "", "Nakasone",
	  "XRC:nagasuone:1 XRC:nakasuone:1 XRCA:nagasuone:1 "
	  "XRCA:nakasuone:1 XRJ:nakasone:1 XRJA:nakasone:1 "
	  "XRK:nakasone:1 XRKA:nakasone:1" },
	{ "words and the run", SK_FIELD_BODY, "ja", "カナについて",
	  "XRJ:kana:1 XRJ:kananituite:1 XRJ:nituite:1" },
};

/* Are T's terms EXPECTED? */
static void
check_terms_of(struct sk_terms *t, bool keys, const char *expected)
{
	char *terms = all_terms(t, keys);

	ck_assert_str_eq(terms, expected);
	free(terms);
}

static void
check_terms(struct sk_terms *t, const char *expected)
{
	check_terms_of(t, false, expected);
}

static void
add_case(struct sk_terms *t, const struct terms_case *c)
{
	add_text(t, c->field, c->text, c->lang);
}

START_TEST(reading_keys)
{
	struct sk_terms *t = new_terms();

	add_case(t, &readings[_i]);
	check_terms_of(t, true, readings[_i].expected);
	sk_terms_free(t);
}
END_TEST

START_TEST(terms_of_a_text)
{
	struct sk_terms *t = new_terms();

	add_case(t, &cases[_i]);
	check_terms(t, cases[_i].expected);
	/* Nothing of it stays behind. */
	sk_terms_reset(t);
	check_terms(t, "");
	add_case(t, &cases[_i]);
	check_terms(t, cases[_i].expected);
	sk_terms_free(t);
}
END_TEST

/* No phrase spans two fields: their places are far apart. */
START_TEST(fields_lie_apart)
{
	struct sk_terms *t = new_terms();

	add_text(t, SK_FIELD_TITLE, "one", "en");
	add_text(t, SK_FIELD_AUTHOR, "two", "en");
	add_text(t, SK_FIELD_AUTHOR, "", "en");
	add_text(t, SK_FIELD_BODY, "one two", "en");
	check_terms(t, "Atwo:1@102 Sone:1@1 ZAtwo:1 ZSone:1 Zone:3 Ztwo:2 "
		       "one:3@1,203 two:2@102,204");
	sk_terms_free(t);
}
END_TEST

/* Xapian's limits: words of 64 bytes, terms of 245. */
START_TEST(long_words_and_filters)
{
	char word[300];
	struct sk_terms *t = new_terms();

	memset(word, 'x', sizeof word);
	word[65] = '\0';
	add_text(t, SK_FIELD_BODY, word, "en");
	check_terms(t, "");
	word[64] = '\0';
	add_text(t, SK_FIELD_BODY, word, "en");
	ck_assert(has_term(t, word));
	sk_terms_reset(t);
	memset(word, 'x', sizeof word);
	must(sk_terms_filter(t, SK_FIELD_URL, bytes(word, 245), &err));
	must(sk_terms_filter(t, SK_FIELD_LANG, sk_str(""), &err));
	check_terms(t, "");
	must(sk_terms_filter(t, SK_FIELD_URL, bytes(word, 244), &err));
	must(sk_terms_filter(t, SK_FIELD_LANG, sk_str("ja"), &err));
	must(sk_terms_filter(t, SK_FIELD_KIND, sk_str("source"), &err));
	word[0] = 'U';
	word[245] = '\0';
	ck_assert(has_term(t, word));
	ck_assert(has_term(t, "Lja"));
	ck_assert(has_term(t, "XD:source"));
	sk_terms_free(t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("terms");
	TCase *tcase = tcase_create("terms");

	tcase_add_loop_test(tcase, reading_keys, 0, COUNT(readings));
	tcase_add_loop_test(tcase, terms_of_a_text, 0, COUNT(cases));
	tcase_add_test(tcase, fields_lie_apart);
	tcase_add_test(tcase, long_words_and_filters);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
