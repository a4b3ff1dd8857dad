/* check_stem.c - stem.c, also against Xapian's own stemmers. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "stage_sink.h"
#include "suite.h"
#include "xapian_c.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

extern const struct sk_stage_type sk_stage_stem;

static const struct {
	const char *name, *arg, *lang, *in, *out;
} cases[] = {
	{ "English by default", NULL, "", "hackers", "hackers %hacker" },
	{ "auto, unknown language", "auto", "", "running", "running %run" },
	{ "auto, language without a stemmer", "auto", "ko", "running",
	  "running %run" },
	{ "auto, English", "auto", "en", "running", "running %run" },
	{ "auto, both stems", "auto", "de", "zeitungen",
	  "zeitungen %zeitungen %zeitung" },
	{ "auto, both the same", "auto", "de", "berlin", "berlin %berlin" },
	{ "auto, Cyrillic", "auto", "ru", "книги", "книги %книги %книг" },
	{ "Norwegian by either code", "auto", "nb", "husene",
	  "husene %husen %hus" },
	{ "one language", "english", "de", "running", "running %run" },
	{ "one language, not English", "french", "en", "nationales",
	  "nationales %national" },
	{ "one language by its code", "fr", "", "nationales",
	  "nationales %national" },
	{ "fold with another stem", "auto", "", "résumés ~resumes",
	  "résumés %résumé ~resumes %resum" },
	{ "fold with the same stem", "auto", "", "ｔｏｋｙｏ ~ｔｏｋｙｏ",
	  "ｔｏｋｙｏ %ｔｏｋｙｏ ~ｔｏｋｙｏ" },
	{ "the same stem in the next word", "auto", "", "run runs",
	  "run %run runs %run" },
	{ "Hangul and its part", "auto", "ko", "독도는 +독도 ^독도",
	  "독도는 %독도는 +독도 %독도 ^독도" },
	{ "Han", "auto", "ja", "首脳 &首脳会談", "首脳 %首脳 &首脳会談" },
	{ "katakana", "auto", "ja", "キム", "キム %キム" },
	{ "hiragana", "auto", "ja", "ひらがな", "ひらがな %ひらがな" },
	{ "one hiragana", "auto", "ja", "の は", "の は" },
	{ "one hiragana and its mark", "auto", "ja", "か\u3099 は\u309A",
	  "か\u3099 は\u309A" },
	{ "two hiragana", "auto", "ja", "かな", "かな %かな" },
	{ "one Han", "auto", "ja", "核", "核 %核" },
	{ "Thai", "auto", "th", "ภาษา", "ภาษา %ภาษา" },
	{ "a number", "auto", "", "2270", "2270" },
	{ "a number with letters", "auto", "", "2nd 3rds", "2nd 3rds" },
	{ "a capital", "auto", "", "Tokyo", "Tokyo" },
	{ "reading", "auto", "ja", "東京 =tokyo", "東京 %東京 =tokyo" },
};

START_TEST(stem_sends)
{
	sink_check(&sk_stage_stem, cases[_i].arg, cases[_i].lang, cases[_i].in,
		   cases[_i].out, false);
}
END_TEST

START_TEST(stem_places)
{
	sink_check(&sk_stage_stem, NULL, "", "old papers",
		   "old@1,0,3 %old@1,0,3 papers@2,4,10 %paper@2,4,10", true);
}
END_TEST

START_TEST(stem_unknown_option)
{
	sink_check_option(&sk_stage_stem, "klingon",
			  "stem: unknown language 'klingon'; use auto, "
			  "english, french, ...");
	sink_check_option(&sk_stage_stem, "",
			  "stem: unknown language ''; use auto, english, "
			  "french, ...");
}
END_TEST

START_TEST(stem_refusal)
{
	sink_check_refusal(&sk_stage_stem, "de", "zeitungen häuser ~hauser");
}
END_TEST

/* Begin with LANG, feed IN and compare; the stage goes on to be used. */
static void
stem_again(struct sk_stage *stage, struct sink *sink, const char *lang,
	   const char *in, const char *out)
{
	struct sakuin_error err = { 0 };

	sk_buf_clear(&sink->out);
	ck_assert(sink_begin(stage, in, lang));
	ck_assert(sink_feed(stage, in, &err));
	ck_assert_str_eq(sk_buf_cstr(&sink->out, &err), out);
}

/* One stage serves fields of several languages. */
START_TEST(stem_changes_language)
{
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stem, "auto");

	for (int i = 0; i < 3; i++) {
		stem_again(stage, &sink, "de", "zeitungen",
			   "zeitungen %zeitungen %zeitung");
		stem_again(stage, &sink, "", "zeitungen",
			   "zeitungen %zeitungen");
		stem_again(stage, &sink, "ru", "zeitungen книги",
			   "zeitungen %zeitungen книги %книги %книг");
	}
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

/* A field that was given up leaves nothing behind. */
START_TEST(stem_forgets_an_abandoned_field)
{
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stem, "auto");
	struct sakuin_token fold = { .kind = SAKUIN_FOLD,
				     .script = SAKUIN_LATIN,
				     .text = { "run", 3 } };
	struct sakuin_error err = { 0 };

	stem_again(stage, &sink, "", "runs", "runs %run");
	sk_buf_clear(&sink.out);
	ck_assert(sink_begin(stage, "", ""));
	ck_assert(stage->type->put(stage, &fold, &err));
	ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), "~run %run");
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

/* A stem must leave room for its Z; text of any length passes. */
START_TEST(stem_of_long_words)
{
	static const size_t lengths[] = { 244, 245, 246, 100000 };

	for (int i = 0; i < COUNT(lengths); i++) {
		struct sink sink = { 0 };
		struct sk_stage *stage =
			sink_stage(&sink, &sk_stage_stem, "auto");
		struct sakuin_error err = { 0 };
		char *word = calloc(lengths[i] + 1, 1);

		ck_assert_ptr_nonnull(word);
		memset(word, 'x', lengths[i]);
		ck_assert(sink_begin(stage, word, "de"));
		ck_assert(sink_feed(stage, word, &err));
		ck_assert_uint_eq(sink.puts, lengths[i] < 245 ? 2 : 1);
		free(word);
		stage->type->destroy(stage);
		sk_buf_done(&sink.out);
	}
}
END_TEST

/* ------------------------------------------------- against Xapian's own */

/* The languages that Xapian 1.4 and libstemmer share, the letters of each
 * beside a to z, and common endings.  libstemmer is newer and differs in
 * letters that are not the language's own, in Russian yo (which it reads as
 * ye), French e and i with dots and the Swedish a of Finnish names; those are
 * left out. */
static const struct language {
	const char *name, *letters, *endings;
} languages[] = {
	{ "arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ",
	  "ات ون ين ها هم كم نا ية ان وا" },
	{ "armenian", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
	  "ություն ներ երի ների ական ում ելու ով" },
	{ "basque", "ñ", "aren etan tzea tasun koa ekin arekin" },
	{ "catalan", "àèéíïòóúüç", "ment acions aven ària istes ant ades íem" },
	{ "danish", "æøå", "erne ene elser heden ligt løst ethed" },
	{ "dutch", "ëïéèáö", "heden ingen lijke baar end elen isch" },
	{ "english", "é",
	  "ing ed ly s es ies ational fulness iviti ement able ization 's" },
	{ "finnish", "äö", "ssa ssä lle lta ista kin kaan nsa iden mme" },
	{ "french", "àâçéèêîôùûü",
	  "ement ations ables eaux euses issait èrent ités" },
	{ "german", "äöüß", "ungen heiten lich keit isch ern em st end" },
	{ "hungarian", "áéíóöőúüű",
	  "ban ben okat eket nak nek val vel ság ból hoz" },
	{ "indonesian", "", "kan nya lah kah an i ku mu pun" },
	{ "irish", "áéíóú", "anna aí acht eacha óirí úil igh" },
	{ "italian", "àèéìòù",
	  "mente azioni abile ivano eremo issimo anza osi" },
	{ "lithuanian", "ąčęėįšųūž", "ams uose omis ieji imas ėjo ytė" },
	{ "nepali", "अआइईउएकखगघचछजझटठडतथदधनपफबभमयरलवशसह",
	  "हरू लाई बाट को का की ले मा" },
	{ "norwegian", "æøå", "ene hetene elig lov ert ande eleg" },
	{ "portuguese", "áâãàçéêíóôõú",
	  "mente ações adora ência iríamos idades ável osa" },
	{ "romanian", "ăâîșțşţ", "urilor ilor ește itate aţie ului ează" },
	{ "russian", "абвгдежзийклмнопрстуфхцчшщъыьэюя",
	  "ами ого ему ость ывала ейшие ться ешь ния" },
	{ "spanish", "áéíñóúü",
	  "mente aciones ería ábamos ancia idades ísima ándolo" },
	{ "swedish", "åäö", "arna heten elser ande ligt fullt löst" },
	{ "tamil", "அஆஇஈஉஎகஙசஞடணதநபமயரலவழளறன", "கள் ில் ை ும் ிருந்து" },
	{ "turkish", "çğıöşü", "ler lar inde ndan ımız ünüz ken ki leri" },
};

/* xorshift32; the seed is the language's number. */
static uint32_t
stem_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Split TEXT at code points (or at spaces) and return the N-th piece, going
 * round. */
static struct sakuin_str
stem_letter(const char *text, uint32_t n)
{
	const char *p = text, *end = text + strlen(text), *from = p;

	do {
		if (p == end)
			p = text;
		from = p;
		sk_utf8_next(&p, end);
	} while (n-- > 0);
	return (struct sakuin_str){ from, (size_t)(p - from) };
}

static struct sakuin_str
stem_ending(const char *text, uint32_t n)
{
	const char *p = text;

	for (;;) {
		size_t len = strcspn(p, " ");

		if (n-- == 0)
			return (struct sakuin_str){ p, len };
		p = p[len] ? p + len + 1 : text;
	}
}

static void
stem_make_word(const struct language *l, uint32_t *state, struct sk_buf *out)
{
	static const char latin[] = "abcdefghijklmnopqrstuvwxyzaeiouaeiou";
	bool own = l->letters[0] && (unsigned char)l->letters[0] >= 0xC8;
	uint32_t letters = 1 + stem_random(state) % 9;
	struct sakuin_error err = { 0 };

	sk_buf_clear(out);
	for (uint32_t i = 0; i < letters; i++) {
		bool plain =
			!l->letters[0] || (!own && stem_random(state) % 5 != 0);
		struct sakuin_str s = stem_letter(plain ? latin : l->letters,
						  stem_random(state) % 97);

		ck_assert(sk_buf_add(out, s.ptr, s.len, &err));
	}
	if (stem_random(state) % 4) {
		struct sakuin_str s =
			stem_ending(l->endings, stem_random(state) % 60);

		ck_assert(sk_buf_add(out, s.ptr, s.len, &err));
	}
}

/* Does the stage stem WORD as Xapian does? */
static void
stem_compare(struct sk_stage *stage, struct sink *sink, const char *language,
	     const char *word)
{
	struct sk_buf want = { 0 };
	struct sakuin_error err = { 0 };
	size_t len = strlen(word);
	const char *ours;

	sk_buf_clear(&sink->out);
	ck_assert(sink_begin(stage, word, ""));
	ck_assert_msg(sink_feed(stage, word, &err), "%s", err.text);
	ck_assert_msg(xc_stock_stem(language, sk_str(word), &want, &err), "%s",
		      err.text);
	ck_assert(sk_buf_cstr(&want, &err) && sk_buf_cstr(&sink->out, &err));
	/* Of a word that is all ending nothing is left, and so no token. */
	ours = sink->out.len > len ? sink->out.ptr + len + 2 : "";
	ck_assert_msg(strcmp(ours, want.ptr) == 0,
		      "%s: %s: ours '%s', Xapian's '%s'", language, word, ours,
		      want.ptr);
	sk_buf_done(&want);
}

START_TEST(stem_equals_xapian)
{
	const struct language *l = &languages[_i];
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stem, l->name);
	uint32_t state = (uint32_t)_i + 1;
	struct sk_buf word = { 0 };
	struct sakuin_error err = { 0 };

	for (int i = 0; i < 10000; i++) {
		stem_make_word(l, &state, &word);
		stem_compare(stage, &sink, l->name, sk_buf_cstr(&word, &err));
	}
	sk_buf_done(&word);
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

/* Compare the lower-case ASCII words of the file at PATH. */
static size_t
stem_compare_file(struct sk_stage *stage, struct sink *sink, const char *path)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0, count = 0;

	ck_assert_msg(file != NULL, "%s can't be read", path);
	while (getline(&line, &cap, file) > 0) {
		char *p = line + strcspn(line, letters);

		while (*p) {
			size_t len = strspn(p, letters);
			char end = p[len];

			p[len] = '\0';
			stem_compare(stage, sink, "english", p);
			count++;
			p[len] = end;
			p += len;
			p += strcspn(p, letters);
		}
	}
	free(line);
	fclose(file);
	return count;
}

/* The words of our own texts and, if there is one, of the system's list. */
START_TEST(stem_equals_xapian_in_texts)
{
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stem, "english");
	glob_t files;
	size_t count = 0;

	ck_assert_int_eq(glob("LICENSE", 0, NULL, &files), 0);
	glob("fixtures/collection/*.ndjson", GLOB_APPEND, NULL, &files);
	glob("fixtures/collection/*.txt", GLOB_APPEND, NULL, &files);
	glob("/usr/share/dict/american-english", GLOB_APPEND, NULL, &files);
	for (size_t i = 0; i < files.gl_pathc; i++)
		count += stem_compare_file(stage, &sink, files.gl_pathv[i]);
	ck_assert_uint_gt(count, 1000);
	globfree(&files);
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("stem");
	TCase *tc = tcase_create("stem"), *slow = tcase_create("Xapian");

	tcase_add_loop_test(tc, stem_sends, 0, COUNT(cases));
	tcase_add_test(tc, stem_places);
	tcase_add_test(tc, stem_unknown_option);
	tcase_add_test(tc, stem_refusal);
	tcase_add_test(tc, stem_changes_language);
	tcase_add_test(tc, stem_forgets_an_abandoned_field);
	tcase_add_test(tc, stem_of_long_words);
	suite_add_tcase(suite, tc);
	tcase_set_timeout(slow, 120);
	tcase_add_loop_test(slow, stem_equals_xapian, 0, COUNT(languages));
	tcase_add_test(slow, stem_equals_xapian_in_texts);
	suite_add_tcase(suite, slow);
	return run_suite(suite);
}
