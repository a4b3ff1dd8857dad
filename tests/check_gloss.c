/* check_gloss.c - gloss.c, gloss_sound.c, gloss_judge.c: which readings a text
 * is believed. */
#include "gloss.h"
#include "suite.h"
#include "xapian_c_test.h"

/* Without any reading stage the analyzer knows of no reading, as where no
 * dictionary is installed. */
static const char none[] = "words";
static const char korean[] = "words | romaja";
static const char all[] = "words | romaji | romaja | pinyin";

struct gloss_case {
	const char *name, *text, *expected;
};

/* What is believed without a dictionary: hiragana. */
static const struct gloss_case kana[] = {
	{ "wide brackets", "雪舟（せっしゅう）は", "雪舟=ja:seqsyu" },
	{ "narrow brackets", "雪舟 (せっしゅう)", "雪舟=ja:seqsyu" },
	{ "square brackets", "雪舟[せっしゅう]〔x〕", "雪舟=ja:seqsyu" },
	{ "with dates behind", "雪舟（せっしゅう、1420年）", "雪舟=ja:seqsyu" },
	{ "in quotation marks", "「雪舟」（「せっしゅう」）",
	  "雪舟=ja:seqsyu" },
	{ "two parts, also turned", "夏目 漱石（なつめ そうせき）",
	  "夏目漱石=ja:natumesoseki 夏目漱石=ja:sosekinatume" },
	{ "with a wide space", "夏目　漱石（なつめ　そうせき）",
	  "夏目漱石=ja:natumesoseki 夏目漱石=ja:sosekinatume" },
	{ "a no inside", "菊の前（きくのまえ）", "菊の前=ja:kikunomae" },
	{ "a no before", "の雪舟（せっしゅう）", "雪舟=ja:seqsyu" },
	{ "two", "雪舟（せっしゅう）と障子（しょうじ）",
	  "雪舟=ja:seqsyu 障子=ja:syozi" },
	{ "at the end of the text", "雪舟（せっしゅう", "" },
	{ "only the last ones are read", "日本の家紋（かもん）", "" },
	{ "too many syllables", "雪舟（しゅしゅしゅしゅしゅしゅしゅしゅしゅ）",
	  "" },
	{ "katakana may be a translation", "聖書（バイブル）", "" },
	{ "Latin letters may be one", "聖書（Seisho）", "" },
	{ "one character", "菊（きく）", "" },
	{ "no name before it", "（せっしゅう）", "" },
	{ "words, not kana alone", "雪舟（せっしゅうは偉い）", "" },
	{ "empty brackets", "雪舟（）雪舟( )", "" },
	{ "nested", "雪舟（せっしゅう（1420年））", "雪舟=ja:seqsyu" },
	{ "a long bracket",
	  "雪舟（しゅうしゅうしゅうしゅうしゅうしゅうしゅうしゅうしゅうしゅう"
	  "しゅうしゅうしゅう）",
	  "" },
	{ "nothing", "", "" },
	{ "a bracket alone", "(", "" },
};

/* What is said in ruby, which a text in brackets would not be believed. */
static const struct gloss_case ruby[] = {
	{ "hiragana", "雪舟（せっしゅう）\n", "雪舟=ja:seqsyu" },
	{ "katakana", "亜米利加（アメリカ）\n", "亜米利加=ja:amerika" },
	{ "few sounds", "東雲（しの）\n", "東雲=ja:sino" },
	{ "two parts", "夏目漱石（なつめ そうせき）\n",
	  "夏目漱石=ja:natumesoseki 夏目漱石=ja:sosekinatume" },
	{ "lines", "雪舟（せっしゅう）\n障子（しょうじ）\n",
	  "雪舟=ja:seqsyu 障子=ja:syozi" },
	{ "one character", "菊（きく）\n", "" },
	{ "Latin letters may be a translation", "聖書（Bible）\n", "" },
};

/* What hanja are read as is known without a dictionary. */
static const struct gloss_case hanja[] = {
	{ "Hangul behind", "尹錫悅(윤석열)", "尹錫悅=ko:yunsvkyvl" },
	{ "Hangul before", "윤석열(尹錫悅)", "尹錫悅=ko:yunsvkyvl" },
	{ "another word", "尹錫悅(대통령)", "" },
	{ "more syllables", "尹錫悅(윤석열이다)", "" },
	{ "Latin letters", "尹錫悅(Yoon Suk-yeol)", "尹錫悅=ko:yunsvkyvl" },
	{ "what is spelt otherwise", "see YouTube (유튜브)",
	  "유튜브=ko:yutupe" },
	{ "what we read so ourselves", "Kim Dae-jung (김대중)", "" },
	{ "the given name first", "Dae-jung Kim (김대중)", "" },
	{ "a translation", "대통령(President)", "" },
	{ "an acronym", "금융위원회(FSC)", "금융위원회=:fsc" },
	{ "an acronym before", "the ASEAN (東南アジア諸国連合)",
	  "東南アジア諸国連合=:asean" },
	{ "of a name in Han", "は国際原子力機関（IAEA）",
	  "国際原子力機関=:iaea" },
	{ "of a name whose begin is not plain", "ウラン濃縮会社（UEC）", "" },
	{ "of one that is too long to be seen",
	  "一二三四五六七八九十百千万（ABC）", "" },
	{ "of the last word of a name", "국제 기구(UN)", "" },
	{ "not only capitals", "금융위원회(FSc)", "" },
	{ "one letter", "금융위원회(F)", "" },
	{ "too many letters", "금융위원회(ABCDEFG)", "" },
	{ "words, and an acronym", "금융위원회(of the FSC)", "" },
	{ "Latin letters, a blank", "Yun Sŏk-yŏl 尹錫悅 said",
	  "尹錫悅=ko:yunsvkyvl 尹錫悅=ko:svkyvlyun" },
	{ "both in Hangul", "윤석열(대통령)", "" },
};

/* With MeCab and IPADIC. */
static const struct gloss_case kanji[] = {
	{ "a reading that is known", "京都市の障子（しょうじ）",
	  "障子=ja:syozi" },
	{ "and one that is not", "静遍（じょうへん）", "静遍=ja:zyohen" },
	{ "a translation", "英国（イギリス）", "" },
	{ "what begins further left", "世直し一揆（よなおしいっき）", "" },
	{ "behind Latin letters", "the temple Kiyomizu (清水)",
	  "清水=ja:kiyomizu" },
	{ "too far from what is known", "Johen (静遍) was a monk", "" },
	{ "the last words", "the painter FUJIWARA no Ariyoshi (藤原有快)",
	  "藤原有快=ja:huziwarariyosi 藤原有快=ja:ariyosihuziwara" },
	{ "the given name first", "Soseki Natsume (夏目漱石)",
	  "夏目漱石=ja:natumesoseki 夏目漱石=ja:sosekinatume" },
	{ "with words in the bracket", "Happi (written 法被)",
	  "法被=ja:haqpi" },
	{ "other Latin words", "a coat (法被)", "" },
	{ "scholars' custom", "the monk Johen 静遍 wrote", "" },
	{ "and with marks", "Minister Obuchi Keizō 小渕恵三 said",
	  "小渕恵三=ja:obutikeizo 小渕恵三=ja:keizobuti" },
	{ "without a capital", "the temple kiyomizu 清水", "" },
	{ "what is no reading", "Linux 系統と Windows 環境", "" },
};

static bool
take(void *ctx, const struct sk_gloss *g, struct sakuin_error *e)
{
	static const char *const langs[] = { "", "ja", "ko", "zh" };
	struct sk_buf *out = ctx;

	return sk_buf_printf(out, e, "%s%.*s=%s:%.*s", out->len ? " " : "",
			     (int)g->native.len, g->native.ptr,
			     langs[g->reading], (int)g->key.len, g->key.ptr);
}

static void
check_case(const char *chain, const struct gloss_case *c, bool is_ruby)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(chain, SAKUIN_INDEX, &err);
	struct sk_buf out = { 0 };

	must(a != NULL);
	must(sk_gloss_find(a, sk_str(c->text), sk_str(""), is_ruby, take, &out,
			   &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&out), sk_str(c->expected)),
		      "%s: %s gives '%s', not '%s'", c->name, c->text,
		      sk_buf_cstr(&out, &err), c->expected);
	sakuin_analyzer_free(a);
	sk_buf_done(&out);
}

START_TEST(hiragana_is_believed)
{
	check_case(none, &kana[_i], false);
}
END_TEST

START_TEST(ruby_is_believed)
{
	check_case(none, &ruby[_i], true);
	if (_i != 0)
		check_case(all, &ruby[_i], true);
}
END_TEST

START_TEST(korean_names)
{
	check_case(korean, &hanja[_i], false);
}
END_TEST

static bool
see_japanese(void *ctx, const struct sakuin_token *token,
	     struct sakuin_error *e)
{
	(void)e;
	*(bool *)ctx |= token->reading == SAKUIN_READ_JA;
	return true;
}

/* Is there a dictionary? */
static bool
reads_kanji(void)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(all, SAKUIN_INDEX, &err);
	const struct sakuin_field field = { .text = sk_str("障子"),
					    .lang = sk_str("ja") };
	bool any = false;

	must(a != NULL);
	must(sakuin_analyze(a, &field, see_japanese, &any, &err));
	sakuin_analyzer_free(a);
	return any;
}

START_TEST(japanese_names)
{
	if (reads_kanji())
		check_case(all, &kanji[_i], false);
}
END_TEST

static bool
refuse(void *ctx, const struct sk_gloss *g, struct sakuin_error *e)
{
	(void)ctx, (void)g;
	return sk_fail(e, SAKUIN_EIO, "no more");
}

START_TEST(the_receiver_may_stop)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(none, SAKUIN_INDEX, &err);

	must(a != NULL);
	must_fail(sk_gloss_find(a, sk_str("雪舟（せっしゅう）"), sk_str(""),
				false, refuse, NULL, &err),
		  SAKUIN_EIO, "no more");
	sakuin_analyzer_free(a);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("gloss");
	TCase *tcase = tcase_create("gloss");

	tcase_add_loop_test(tcase, hiragana_is_believed, 0, COUNT(kana));
	tcase_add_loop_test(tcase, ruby_is_believed, 0, COUNT(ruby));
	tcase_add_loop_test(tcase, korean_names, 0, COUNT(hanja));
	tcase_add_loop_test(tcase, japanese_names, 0, COUNT(kanji));
	tcase_add_test(tcase, the_receiver_may_stop);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
