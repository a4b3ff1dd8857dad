/* check_leaf.c - the words in one leaf of a query.
 *
 * A leaf is written as its field's prefix, "Z" first if it is loose, and a
 * colon; then each word, "!" for a stop word, with its ~fold, +part, %stems,
 * ~%stem of the fold, +%stem of the part and ^pairs; then &joins, "Z" first
 * if they are looked for as stems, "." behind if they are the whole leaf. */
#include "index_test.h"
#include "leaf.h"
#include "schema.h"
#include "suite.h"

static struct sk_arena arena;
static struct sk_buf out;

static void
print(const char *sign, struct sakuin_str text)
{
	if (text.len)
		must(sk_buf_printf(&out, &err, "%s%.*s", sign, (int)text.len,
				   text.ptr));
}

static void
print_word(const struct sk_leaf_word *w)
{
	print(" ", w->raw);
	must(sk_buf_puts(&out, w->stop ? "!" : "", &err));
	print("~", w->fold);
	print("+", w->part);
	for (size_t i = 0; i < w->stem_count; i++)
		print("%", w->stems[i]);
	print("~%", w->fold_stem);
	print("+%", w->part_stem);
	for (size_t i = 0; i < w->gram_count; i++)
		print("^", w->grams[i]);
}

static const char *
print_leaf(const struct sk_leaf *leaf)
{
	sk_buf_clear(&out);
	must(sk_buf_printf(&out, &err, "%s%.*s:", leaf->loose ? "Z" : "",
			   (int)leaf->prefix.len, leaf->prefix.ptr));
	for (size_t i = 0; i < leaf->count; i++)
		print_word(&leaf->words[i]);
	for (size_t i = 0; i < leaf->join_count; i++) {
		print(leaf->joins[i].stems ? " &Z" : " &", leaf->joins[i].text);
		if (leaf->joins[i].whole)
			must(sk_buf_putc(&out, '.', &err));
	}
	return sk_buf_cstr(&out, &err);
}

static bool
read_leaf(struct sakuin_str term, const char *lang, struct sk_leaf *leaf)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_QUERY, &err);
	bool ours;

	must(a != NULL);
	must(sk_leaf_read(a, sk_str(lang), term, &arena, leaf, &ours, &err));
	sakuin_analyzer_free(a);
	return ours;
}

static const struct {
	const char *name, *lang, *term, *expected; /* NULL: none of ours */
} leaves[] = {
	{ "a word", "", "Zcats", "Z: cats%cat" },
	{ "typed with a capital, or quoted", "", "cats", ": cats%cat" },
	{ "an accent", "", "Zkyōdō", "Z: kyōdō~kyodo%kyōdō~%kyodo" },
	{ "a number", "", "2012", ": 2012" },
	{ "a stop word", "en", "Zthe", "Z: the!%the" },
	{ "two languages", "de", "Zhäuser",
	  "Z: häuser~hauser%häuser%haus~%hauser" },
	{ "of the title", "", "ZSpress", "ZS: press%press" },
	{ "of the author", "", "Anakasone", "A: nakasone%nakason" },
	{ "kanji and kana", "", "Z竹島は", "Z: 竹島%竹島 は!" },
	{ "a compound", "", "Z東京都", "Z: 東京%東京 都%都 &Z東京都." },
	{ "a run that begins with a capital", "", "it企業",
	  ": it%it 企業%企業 &Zit企業." },
	{ "hangul with a particle", "", "Z정상회담에서",
	  "Z: 정상회담에서+정상회담%정상회담에서+%정상회담^정상^상회^회담" },
	{ "hangul with hanja", "", "Z北韓의", "Z: 北韓%北韓 의%의 &Z北韓의." },
	{ "a filter", "", "Lja", NULL },
	{ "an id", "", "Qsome/file", NULL },
	{ "an extended prefix", "", "XD:document", NULL },
	{ "a prefix that nobody knows", "", "Gword", NULL },
	{ "nothing", "", "", NULL },
	{ "Z alone", "", "Z", NULL },
	{ "a prefix alone", "", "S", NULL },
	{ "a stemmed prefix alone", "", "ZS", NULL },
	{ "no word character", "", "...", NULL },
	{ "two prefixes", "", "ZSAword", NULL },
};

START_TEST(leaf_of_a_term)
{
	struct sk_leaf leaf;
	bool ours = read_leaf(sk_str(leaves[_i].term), leaves[_i].lang, &leaf);

	if (!leaves[_i].expected)
		ck_assert_msg(!ours, "%s", print_leaf(&leaf));
	else
		ck_assert_str_eq(print_leaf(&leaf), leaves[_i].expected);
	sk_arena_done(&arena);
	sk_buf_done(&out);
}
END_TEST

/* N times WHAT. */
static struct sakuin_str
repeat(const char *what, size_t n)
{
	static struct sk_buf text;

	sk_buf_clear(&text);
	for (size_t i = 0; i < n; i++)
		must(sk_buf_puts(&text, what, &err));
	return sk_buf_str(&text);
}

/* What is beyond the limits is left out, and nothing is overwritten. */
START_TEST(long_leaves)
{
	struct sk_leaf leaf;

	ck_assert(read_leaf(repeat("東京都民", 30), "ja", &leaf));
	ck_assert_uint_eq(leaf.count, SK_LEAF_WORDS);
	ck_assert_uint_eq(leaf.join_count, SK_LEAF_JOINS);
	ck_assert_uint_gt(leaf.words[SK_LEAF_WORDS - 1].raw.len, 0);
	ck_assert(read_leaf(sk_str("가나다라마바사아자차카타파하거너더러머버"),
			    "ko", &leaf));
	ck_assert_uint_eq(leaf.count, 1);
	ck_assert_uint_eq(leaf.words[0].gram_count, SK_LEAF_GRAMS);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("leaf");
	TCase *tcase = tcase_create("leaf");

	tcase_add_loop_test(tcase, leaf_of_a_term, 0, COUNT(leaves));
	tcase_add_test(tcase, long_leaves);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
