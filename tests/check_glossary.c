/* check_glossary.c - glossary.c and rewrite_gloss.c: what documents say of how
 * names are read, in queries.  All names here are read without a dictionary. */
#include "forms.h"
#include "glossary.h"
#include "index_test.h"
#include "record.h"
#include "suite.h"

static const struct {
	const char *id, *title, *text, *lang;
} documents[] = {
	{ "a", "", "雪舟（せっしゅう）は画家。雪舟（せっしゅう）", "ja" },
	{ "b", "雪舟（せつふね）", "夏目 漱石（なつめ そうせき）", "ja" },
	{ "c", "", "Sesshu was a painter, like Setsufune.", "en" },
	{ "d", "", "雪舟の画", "ja" },
	{ "e", "", "YouTube(유튜브)", "ko" },
	{ "f", "", "Here is nothing of all that.", "en" },
};

static struct sk_store *
small(unsigned without)
{
	struct sk_store *s =
		sk_store_open_writer_without(in_folder("db"), without, &err);

	must(s != NULL);
	for (int i = 0; i < COUNT(documents); i++)
		put(s, documents[i].id, documents[i].title, documents[i].text,
		    documents[i].lang);
	must(sk_store_commit(s, &err));
	return s;
}

/* What TEXT finds with the glosses of S, best first. */
static const char *
asked(struct sk_store *s, const char *text)
{
	const struct sk_query_options none = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	static struct seen seen;
	struct xc_query *query;

	must(r != NULL);
	must(sk_rewriter_glosses(r, sk_store_db(s), &err));
	query = sk_query_new(sk_store_db(s), r, sk_str(text), &none, &err);
	must(query != NULL);
	seen_done(&seen);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	xc_query_free(query);
	sk_rewriter_free(r);
	return seen_text(&seen);
}

static bool
see_glossed(void *ctx, const struct sk_glossed *g, struct sakuin_error *e)
{
	struct sk_buf *out = ctx;

	return sk_buf_printf(out, e, "%s%.*s:%u", out->len ? " " : "",
			     (int)g->text.len, g->text.ptr, g->documents);
}

static struct sk_glossary *
glossary(struct sk_store *s)
{
	struct sk_glossary *g = sk_glossary_new(sk_store_db(s), &err);

	must(g != NULL);
	return g;
}

/* Are there neither glosses nor corrections? */
static bool
nothing(struct sk_store *s)
{
	struct sk_glossary *g = glossary(s);
	bool empty = sk_glossary_is_empty(g);

	sk_glossary_free(g);
	return empty;
}

static const char *
readings(struct sk_store *s, const char *name)
{
	static struct sk_buf out;
	struct sk_glossary *g = glossary(s);

	sk_buf_clear(&out);
	must(sk_glossary_readings(g, sk_str(name), see_glossed, &out, &err));
	sk_glossary_free(g);
	return sk_buf_cstr(&out, &err);
}

static const char *
names(struct sk_store *s, const char *key)
{
	static struct sk_buf out;
	struct sk_glossary *g = glossary(s);

	sk_buf_clear(&out);
	must(sk_glossary_names(g, SAKUIN_READ_JA, sk_str(key), see_glossed,
			       &out, &err));
	sk_glossary_free(g);
	return sk_buf_cstr(&out, &err);
}

START_TEST(names_and_sounds)
{
	struct sk_store *s = small(0);

	ck_assert_str_eq(readings(s, "雪舟"), "seqsyu:1 setuhune:1");
	ck_assert_str_eq(readings(s, "夏目漱石"),
			 "natumesoseki:1 sosekinatume:1");
	ck_assert_str_eq(readings(s, "雪"), "");
	ck_assert_str_eq(names(s, "seqsyu"), "雪舟:1");
	ck_assert_str_eq(names(s, "seqsy"), "");
	sk_store_close(s);
}
END_TEST

static const struct {
	const char *text;
	size_t most, len;
} longest[] = {
	{ "雪舟", 9, 6 },   { "雪舟の画", 9, 6 }, { "雪舟", 2, 0 },
	{ "の雪舟", 9, 0 }, { "雪の画", 9, 0 },   { "夏目漱石展", 9, 12 },
	{ "", 9, 0 },
};

START_TEST(the_longest_name)
{
	struct sk_store *s = small(0);
	struct sk_glossary *g = glossary(s);

	for (int i = 0; i < COUNT(longest); i++) {
		size_t len = 99;

		must(sk_glossary_longest(g, sk_str(longest[i].text),
					 longest[i].most, &len, &err));
		ck_assert_msg(len == longest[i].len, "%s: %zu", longest[i].text,
			      len);
	}
	sk_glossary_free(g);
	sk_store_close(s);
}
END_TEST

/* Names, of which a beginning will do, and sounds. */
static const struct {
	bool sounds;
	enum sakuin_reading reading;
	const char *text;
	bool found;
} starts[] = {
	{ false, SAKUIN_READ_NONE, "雪舟", true },
	{ false, SAKUIN_READ_NONE, "夏目漱", true },
	{ false, SAKUIN_READ_NONE, "舟", false },
	{ false, SAKUIN_READ_NONE, "雪国", false },
	{ true, SAKUIN_READ_JA, "seqsyu", true },
	{ true, SAKUIN_READ_JA, "seqsy", false },
	{ true, SAKUIN_READ_KO, "seqsyu", false },
	{ true, SAKUIN_READ_JA, "setuhune", true },
	{ true, SAKUIN_READ_JA, "a", false },
};

/* Ask G for all of either kind at once. */
static void
ask_starts(const struct sk_glossary *g, bool sounds)
{
	struct sk_gloss_start list[COUNT(starts)];
	bool expected[COUNT(starts)];
	struct sk_arena arena = { 0 };
	size_t n = 0;

	for (int i = 0; i < COUNT(starts); i++) {
		if (starts[i].sounds != sounds)
			continue;
		expected[n] = starts[i].found;
		list[n].reading = starts[i].reading;
		list[n].text = sk_str(starts[i].text);
		list[n++].found = !starts[i].found;
	}
	must(sk_glossary_starts(g, sounds, list, n, &arena, &err));
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(list[i].found == expected[i], "%.*s",
			      (int)list[i].text.len, list[i].text.ptr);
	sk_arena_done(&arena);
}

START_TEST(many_at_once)
{
	struct sk_store *s = small(0);
	struct sk_glossary *g = glossary(s);

	ask_starts(g, false);
	ask_starts(g, true);
	sk_glossary_free(g);
	sk_store_close(s);
}
END_TEST

START_TEST(who_says_so)
{
	struct sk_store *s = small(0);
	struct xc_db *db = sk_store_db(s);
	struct sk_gloss_source from;
	uint32_t docid;

	must(sk_store_find(s, sk_str("a"), &docid, &err));
	must(sk_glossary_source(db, sk_str("雪舟"), SAKUIN_READ_JA,
				sk_str("seqsyu"), &from, &err));
	ck_assert_uint_eq(from.documents, 1);
	ck_assert_uint_eq(from.docid, docid);
	must(sk_glossary_source(db, sk_str("雪舟"), SAKUIN_READ_KO,
				sk_str("seqsyu"), &from, &err));
	ck_assert_uint_eq(from.documents, 0);
	ck_assert_uint_eq(from.docid, 0);
	sk_store_close(s);
}
END_TEST

/* A name meets how it is said to be read, and the other way round; what one
 * document says counts for all. */
static const struct {
	const char *query, *found, *not_found;
} questions[] = {
	{ "雪舟", "a b c d", "e f" },
	{ "雪舟の画", "a b c d", "e f" },
	{ "Sesshu", "a b c d", "e f" },
	{ "setsufune", "a b c d", "e f" },
	{ "せっしゅう", "a b c d", "e f" },
	{ "\"雪舟\"", "a b c d", "e f" },
	{ "Soseki Natsume", "b", "a c d e f" },
	{ "painter -雪舟", "c", "a b d e f" },
	{ "유튜브", "e", "a b c d f" },
	{ "nothing", "f", "a b c d e" },
	/* Read in one language only. */
	{ "ja:sesshu", "a b c d", "e f" },
	{ "ko:sesshu", "c", "a b d e f" },
};

START_TEST(queries_meet_glosses)
{
	struct sk_store *s = small(0);
	const char *found = asked(s, questions[_i].query);

	for (const char *p = questions[_i].found; *p; p += *p != '\0')
		if (*p != ' ')
			ck_assert_msg(listed(found, ((char[]){ *p, '\0' })),
				      "%s finds %s, not %c",
				      questions[_i].query, found, *p);
	for (const char *p = questions[_i].not_found; *p; p++)
		if (*p != ' ')
			ck_assert_msg(!listed(found, ((char[]){ *p, '\0' })),
				      "%s finds %s, also %c",
				      questions[_i].query, found, *p);
	sk_store_close(s);
}
END_TEST

/* Nothing is left of a gloss whose document is gone or says otherwise. */
START_TEST(glosses_go_with_their_documents)
{
	struct sk_store *s = small(0);

	must(sk_store_remove(s, sk_str("a"), &err));
	put(s, "b", "雪舟", "夏目 漱石", "ja");
	must(sk_store_commit(s, &err));
	ck_assert_str_eq(readings(s, "雪舟"), "");
	ck_assert_str_eq(names(s, "seqsyu"), "");
	ck_assert(!listed(asked(s, "Setsufune"), "d"));
	must(sk_store_remove(s, sk_str("e"), &err));
	must(sk_store_commit(s, &err));
	ck_assert(nothing(s));
	sk_store_close(s);
}
END_TEST

START_TEST(without_readings)
{
	struct sk_store *s = small(SK_WITHOUT_READINGS);

	ck_assert(nothing(s));
	sk_store_close(s);
}
END_TEST

/* A correction as correction.h has it: number, id, field, value, who, when. */
static void
correct(struct sk_store *s, const char *name, const char *value)
{
	struct sk_buf key = { 0 }, line = { 0 };

	must(sk_buf_printf(&key, &err, "fix:%s\treading", name));
	must(sk_buf_printf(&line, &err, "1\t%s\treading\t%s\tme\t2026", name,
			   value));
	must(xc_metadata_set(sk_store_db(s), sk_buf_str(&key),
			     sk_buf_str(&line), &err));
	must(sk_store_commit(s, &err));
	sk_buf_done(&key);
	sk_buf_done(&line);
}

START_TEST(a_person_knows_better)
{
	struct sk_store *s = small(0);

	correct(s, "雪舟", "Yukifune");
	ck_assert_str_eq(readings(s, "雪舟"), "");
	ck_assert_str_eq(names(s, "seqsyu"), "");
	correct(s, "雪舟", "-");
	ck_assert_str_eq(readings(s, "雪舟"), "");
	ck_assert(!listed(asked(s, "setsufune"), "d"));
	correct(s, "雪舟", "");
	ck_assert_str_eq(readings(s, "雪舟"), "seqsyu:1 setuhune:1");
	ck_assert(listed(asked(s, "setsufune"), "d"));
	sk_store_close(s);
}
END_TEST

/* Is FORM among the spellings of NAME? */
static bool
spelled(struct sk_store *s, const char *name, const char *form)
{
	struct sk_forms f = { .count = 0 };
	bool is = false;

	must(sk_forms_find(s, sk_str(name), 100, &f, &err));
	for (size_t i = 0; i < f.count; i++)
		is |= sk_str_eq(f.list[i].text, sk_str(form));
	sk_forms_done(&f);
	return is;
}

START_TEST(forms_of_glossed_names)
{
	struct sk_store *s = small(0);

	ck_assert(spelled(s, "雪舟", "Setsufune"));
	ck_assert(spelled(s, "雪舟", "Sesshu"));
	ck_assert(spelled(s, "Setsufune", "雪舟"));
	ck_assert(!spelled(s, "Setsufune", "Sesshu"));
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("glossary");
	TCase *tcase = tcase_create("glossary");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, names_and_sounds);
	tcase_add_test(tcase, the_longest_name);
	tcase_add_test(tcase, many_at_once);
	tcase_add_test(tcase, who_says_so);
	tcase_add_loop_test(tcase, queries_meet_glosses, 0, COUNT(questions));
	tcase_add_test(tcase, glosses_go_with_their_documents);
	tcase_add_test(tcase, without_readings);
	tcase_add_test(tcase, a_person_knows_better);
	tcase_add_test(tcase, forms_of_glossed_names);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
