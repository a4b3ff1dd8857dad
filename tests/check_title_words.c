/* check_title_words.c - a document is found by any word of its own title, in
 * four scripts, however the words beside it may change how it is cut. */
#include <glob.h>

#include "index_test.h"
#include "script.h"
#include "suite.h"

enum { TITLES = 60, PIECES_MAX = 20000 };

/* Stretches of text without white space, from the fixtures. */
static struct sakuin_str pieces[PIECES_MAX];
static size_t piece_count;
static struct sk_buf texts;

static void
read_texts(void)
{
	glob_t g;

	ck_assert_int_eq(glob("fixtures/collection/*.txt", 0, NULL, &g), 0);
	ck_assert_uint_gt(g.gl_pathc, 5);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		FILE *f = fopen(g.gl_pathv[i], "rb");

		ck_assert_ptr_nonnull(f);
		must(sk_buf_reserve(&texts, 1 << 20, &err));
		texts.len += fread(texts.ptr + texts.len, 1, 1 << 20, f);
		must(sk_buf_putc(&texts, '\n', &err));
		fclose(f);
	}
	globfree(&g);
}

/* Not all of the fixtures are UTF-8. */
static bool
is_text(const char *p, const char *end)
{
	while (p < end)
		if (sk_utf8_next(&p, end) == 0xFFFD)
			return false;
	return true;
}

static void
cut_pieces(void)
{
	const char *p = texts.ptr, *end = p + texts.len;

	while (p < end && piece_count < PIECES_MAX) {
		const char *q = p;

		while (q < end && !strchr(" \t\r\n", *q))
			q++;
		if (q > p && is_text(p, q))
			pieces[piece_count++] =
				(struct sakuin_str){ p, (size_t)(q - p) };
		p = q + 1;
	}
	ck_assert_uint_gt(piece_count, 500);
}

/* Add a part of PIECE: of an unspaced sentence some characters. */
static void
add_part(struct sk_buf *title, struct sakuin_str piece, uint64_t *seed)
{
	const char *p = piece.ptr, *end = p + piece.len, *q;
	uint32_t skip = piece.len > 40 ? draw(seed, 20) : 0;

	while (skip-- && p < end)
		sk_utf8_next(&p, end);
	q = p;
	for (uint32_t n = 3 + draw(seed, 15); n && q < end; n--)
		sk_utf8_next(&q, end);
	if (piece.len <= 40)
		q = end;
	must(sk_buf_add(title, p, (size_t)(q - p), &err));
	must(sk_buf_putc(title, ' ', &err));
}

/* A piece whose first character is of SCRIPT, or not spaced like it. */
static struct sakuin_str
draw_piece(enum sakuin_script script, uint64_t *seed)
{
	for (;;) {
		struct sakuin_str piece =
			pieces[draw(seed, (uint32_t)piece_count)];
		const char *p = piece.ptr;
		enum sakuin_script s =
			sk_script_of(sk_utf8_next(&p, p + piece.len));

		if (s == script ||
		    (sk_script_unspaced(s) && sk_script_unspaced(script)))
			return piece;
	}
}

/* A title of one script, or of several. */
static void
draw_title(struct sk_buf *title, uint64_t *seed)
{
	static const enum sakuin_script scripts[] = { SAKUIN_LATIN,
						      SAKUIN_HANGUL, SAKUIN_HAN,
						      SAKUIN_HAN };
	uint32_t script = draw(seed, COUNT(scripts) + 1);

	for (uint32_t n = 1 + draw(seed, 6); n; n--) {
		uint32_t i = script < COUNT(scripts)
				     ? script
				     : draw(seed, COUNT(scripts));

		add_part(title, draw_piece(scripts[i], seed), seed);
	}
}

/* Asks for each word. */
struct asking {
	struct sk_store *store;
	const char *id, *title;
	size_t asked;
	int seed;
};

static bool
ask(void *ctx, const struct sakuin_token *token, struct sakuin_error *e)
{
	struct asking *a = ctx;
	char word[300];

	(void)e;
	for (int way = 0; way < 3; way++) {
		snprintf(word, sizeof word, "%s%s%.*s%s",
			 way == 2 ? "title:" : "", way == 1 ? "\"" : "",
			 (int)token->text.len, token->text.ptr,
			 way == 1 ? "\"" : "");
		ck_assert_msg(listed(found(a->store, word), a->id),
			      "seed %d: '%s' does not find '%s'", a->seed, word,
			      a->title);
	}
	a->asked++;
	return true;
}

START_TEST(found_by_any_word_of_the_title)
{
	struct sakuin_analyzer *words =
		sakuin_analyzer_new("words", SAKUIN_INDEX, &err);
	static const char *const langs[] = { "", "en", "ja", "ko", "zh" };
	struct asking asking = { .store = writer("db"), .seed = _i };
	char titles[TITLES][600], ids[TITLES][16];
	uint64_t seed = (uint64_t)_i;

	must(words != NULL);
	read_texts();
	cut_pieces();
	for (int i = 0; i < TITLES; i++) {
		struct sk_buf title = { 0 };

		draw_title(&title, &seed);
		snprintf(titles[i], sizeof titles[i], "%s",
			 sk_buf_cstr(&title, &err));
		ck_assert_uint_lt(title.len, sizeof titles[i]);
		snprintf(ids[i], sizeof ids[i], "t%d", i);
		put(asking.store, ids[i], titles[i], "",
		    langs[draw(&seed, COUNT(langs))]);
		sk_buf_done(&title);
	}
	for (int i = 0; i < TITLES; i++) {
		struct sakuin_field field = { .text = sk_str(titles[i]) };

		asking.id = ids[i];
		asking.title = titles[i];
		must(sakuin_analyze(words, &field, ask, &asking, &err));
	}
	ck_assert_uint_gt(asking.asked, (size_t)TITLES * 2);
	sakuin_analyzer_free(words);
	sk_store_close(asking.store);
	sk_buf_done(&texts);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("title_words");
	TCase *tcase = tcase_create("title_words");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, found_by_any_word_of_the_title, 1, 6);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
