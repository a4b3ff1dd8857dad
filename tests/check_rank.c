/* check_rank.c - everything else equal, an exact match comes before a stem,
 * a stem before a folded form, and that before a part.
 *
 * "Equal" needs some text around the word: variants are terms too, so that a
 * document of one word gets longer by them. */
#include "index_test.h"
#include "suite.h"

/* Words with which a document matches QUERY, best first; each gets a document
 * that is the same in all else. */
static const struct {
	const char *name, *lang, *query;
	bool tie; /* may be: the better term stands in both documents */
	const char *words[5];
} ladders[] = {
	{ "stems", "en", "hackers", false, { "hackers", "hacker" } },
	{ "stems the other way", "en", "hack", false, { "hack", "hacking" } },
	{ "accents", "en", "kyōdō", false, { "kyōdō", "kyodo" } },
	{ "no accents", "en", "kyodo", true, { "kyodo", "kyōdō" } },
	{ "stems and accents",
	  "en",
	  "naïves",
	  false,
	  { "naïves", "naïve", "naives" } },
	{ "wide letters", "en", "ＮＨＫ", false, { "ＮＨＫ", "NHK" } },
	{ "a quoted name",
	  "en",
	  "\"kyōdō kaiken\"",
	  false,
	  { "kyōdō kaiken", "kyodo kaiken" } },
	{ "particles",
	  "ko",
	  "정상회담에서",
	  false,
	  { "정상회담에서", "정상회담", "한미정상회담장" } },
	{ "no particles",
	  "ko",
	  "정상회담",
	  true,
	  { "정상회담", "정상회담에서" } },
	{ "a part of a compound", "ko", "독도", false, { "독도", "독도문제" } },
	{ "a part of a longer one",
	  "ko",
	  "정상회담",
	  false,
	  { "정상회담에서", "한미정상회담장" } },
	{ "a compound",
	  "ja",
	  "共同会見",
	  false,
	  { "共同会見", "共同で会見", "会見" } },
	{ "katakana",
	  "ja",
	  "日立システムズ",
	  false,
	  { "日立システムズ", "日立のシステムズ", "日立" } },
	{ "halfwidth", "ja", "ﾎﾟｯﾌﾟ", false, { "ﾎﾟｯﾌﾟ", "ポップ" } },
	{ "chinese",
	  "zh",
	  "领导人会议",
	  false,
	  { "领导人会议", "领导人的会议", "会议" } },
	{ "a name and what sounds like it",
	  "en",
	  "nakasone",
	  false,
	  { "nakasone", "ナカソネ" } },
	{ "with marks", "en", "kyōdō", false, { "kyōdō", "kyodo", "kyoudou" } },
	{ "a name in kana",
	  "ja",
	  "ナカソネ",
	  false,
	  { "ナカソネ", "nakasone" } },
	{ "a name in Hangul",
	  "ko",
	  "윤석열",
	  false,
	  { "윤석열", "Yoon Suk-yeol" } },
	{ "a name of two words",
	  "en",
	  "suk-yeol",
	  false,
	  { "Suk-yeol", "Sukyeol" } },
	{ "two variant spellings",
	  "en",
	  "kyodo",
	  false,
	  { "kyodo", "kyoudou kyohdoh" } },
	{ "words side by side",
	  "en",
	  "wind tunnels",
	  false,
	  { "wind tunnels", "tunnels wind" } },
	{ "Korean words side by side",
	  "ko",
	  "단위의 테스트",
	  false,
	  { "단위 테스트를", "테스트를 단위" } },
	{ "title", "en", "title:hackers", false, { "hackers", "hacker" } },
};

static const char *const fillers[] = {
	"We", "met",  "Kim",    "slow", "rain", "竹島", "섬에서",
	"of", "Café", "日本の", "2012", "and",  "Ω",
};

/* COUNT words from a seed, then WORD in the middle of as many again. */
static void
fill(struct sk_buf *text, const char *word, size_t count)
{
	uint64_t seed = count;

	sk_buf_clear(text);
	for (size_t i = 0; i < 2 * count; i++) {
		if (i == count)
			must(sk_buf_printf(text, &err, "%s. ", word));
		must(sk_buf_printf(text, &err, "%s. ",
				   fillers[draw(&seed, COUNT(fillers))]));
	}
	if (count == 0)
		must(sk_buf_puts(text, word, &err));
}

/* The hits that matter, with their weights. */
struct ranking {
	char ids[5][40];
	double weights[5];
	size_t count;
};

static bool
see_rank(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct ranking *r = ctx;
	struct sakuin_str id = sk_record_field(hit->data, "id");

	if (r->count == 5)
		return sk_fail(e, SAKUIN_EINTERNAL, "too many hits");
	r->weights[r->count] = hit->weight;
	snprintf(r->ids[r->count++], sizeof r->ids[0], "%.*s", (int)id.len,
		 id.ptr);
	return true;
}

static void
rank(struct sk_store *s, const char *text, struct ranking *out)
{
	const struct sk_query_options none = { 0 };
	struct xc_query *query = query_with(s, text, &none);

	must(query != NULL);
	out->count = 0;
	must(sk_search(s, query, 0, 5, see_rank, out, NULL, &err));
	xc_query_free(query);
}

/* A document for each of the COUNT words, and OTHERS without. */
static void
put_ladder(struct sk_store *s, int ladder, int count, size_t filler,
	   bool backwards, uint32_t others)
{
	const char *const *words = ladders[ladder].words;
	bool title = strncmp(ladders[ladder].query, "title:", 6) == 0;
	struct sk_buf text = { 0 };

	for (int i = 0; i < count; i++) {
		const char *word = words[backwards ? count - 1 - i : i];

		fill(&text, word, filler);
		put(s, word, title ? word : "", sk_buf_cstr(&text, &err),
		    ladders[ladder].lang);
	}
	for (uint32_t i = 0; i < others; i++) {
		char id[16];

		snprintf(id, sizeof id, "other%u", i);
		fill(&text, "nothing", i % 50);
		put(s, id, "", sk_buf_cstr(&text, &err), "en");
	}
	sk_buf_done(&text);
}

/* Is the order the same whatever the length of the documents, their order in
 * the database and what else is there? */
static void
check_ladder(int ladder, size_t filler, bool backwards, uint32_t others)
{
	struct sk_store *s = writer("db");
	const char *const *words = ladders[ladder].words;
	struct ranking r;
	int count = 0;

	while (count < 5 && words[count])
		count++;
	put_ladder(s, ladder, count, filler, backwards, others);
	rank(s, ladders[ladder].query, &r);
	ck_assert_int_eq((int)r.count, count);
	for (int i = 0; i < count; i++) {
		if (ladders[ladder].tie && r.weights[0] == r.weights[1])
			break;
		ck_assert_msg(!strcmp(r.ids[i], words[i]),
			      "%s, %zu words, %u others: %s at %d",
			      ladders[ladder].name, 2 * filler, others,
			      r.ids[i], i + 1);
		ck_assert_msg(i == 0 || r.weights[i] < r.weights[i - 1],
			      "%s, %zu words, %u others: a tie at %s",
			      ladders[ladder].name, 2 * filler, others,
			      r.ids[i]);
	}
	sk_store_close(s);
	tear_down();
	set_up();
}

START_TEST(better_matches_come_first)
{
	static const size_t lengths[] = { 5, 10, 40, 400 };
	static const uint32_t others[] = { 0, 1, 60 };

	for (int l = 0; l < COUNT(lengths); l++)
		for (int o = 0; o < COUNT(others); o++) {
			check_ladder(_i, lengths[l], false, others[o]);
			check_ladder(_i, lengths[l], true, others[o]);
		}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rank");
	TCase *tcase = tcase_create("rank");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, better_matches_come_first, 0,
			    COUNT(ladders));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
