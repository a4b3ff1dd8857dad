/* A document as a line of NDJSON, and back. */
#include "document_json.h"
#include "format_help.h"
#include "json_raw.h"
#include "suite.h"

static const struct sakuin_str two_authors[] = { BYTES("Ann \"A\""),
						 BYTES("\u6771") };
static const uint32_t two_pages[] = { 3, 3 };

static const struct {
	const char *name;
	struct sk_document doc;
	const char *json;
} cases[] = {
	{ "the least", { .id = BYTES("1") }, "{\"id\":\"1\"}" },
	{ "everything",
	  { .id = BYTES("a/b"),
	    .title = BYTES("T"),
	    .title_translated = BYTES("U"),
	    .doi = BYTES("10.1000/x"),
	    .isbn = BYTES("0306406152"),
	    .rights = BYTES("no-text"),
	    .embargo = BYTES("2030-05"),
	    .text = BYTES("one\ntwo"),
	    .lang = BYTES("ja"),
	    .date = BYTES("2020-03"),
	    .url = BYTES("http://e.org/"),
	    .mime = BYTES("text/html"),
	    .encoding = BYTES("EUC-JP"),
	    .encoding_by = BYTES("guess"),
	    .path = BYTES("b"),
	    .authors = two_authors,
	    .author_count = 2,
	    .pages = two_pages,
	    .page_count = 2,
	    .extra = BYTES("{\"references\":[\"r\"],\"n\":1.10}"),
	    .replaced = 7,
	    .truncated = true },
	  "{\"id\":\"a/b\",\"title\":\"T\","
	  "\"title_translated\":\"U\",\"text\":\"one\\ntwo\","
	  "\"lang\":\"ja\",\"date\":\"2020-03\",\"url\":\"http://e.org/\","
	  "\"doi\":\"10.1000/x\",\"isbn\":\"0306406152\","
	  "\"rights\":\"no-text\",\"embargo\":\"2030-05\","
	  "\"authors\":[\"Ann \\\"A\\\"\",\"\u6771\"],\"pages\":[3,3],"
	  "\"mime\":\"text/html\",\"encoding\":\"EUC-JP\",\"path\":\"b\","
	  "\"encoding_by\":\"guess\",\"replaced\":7,\"truncated\":true,"
	  "\"references\":[\"r\"],\"n\":1.10}" },
	{ "escapes",
	  { .id = BYTES("1"),
	    .text = BYTES(
		    "\"\\/\b\f\n\r\t\1\x1F\x7F\xC2\x80\xC2\x85\xC2\x9F\u00A0"
		    "\u2027\u2028\u2029\u202A\U0001F600") },
	  "{\"id\":\"1\",\"text\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f"
	  "\\u007f\\u0080\\u0085\\u009f\u00A0\u2027\\u2028\\u2029\u202A"
	  "\U0001F600\"}" },
	{ "what archivists say",
	  { .id = BYTES("1"),
	    .date = BYTES("1980"),
	    .date_to = BYTES("1989"),
	    .date_printed = BYTES("198X"),
	    .codes = two_authors,
	    .code_count = 2,
	    .collections = two_authors,
	    .collection_count = 1,
	    .repository = BYTES("City Archive"),
	    .description = BYTES("one\ntwo"),
	    .keywords = two_authors,
	    .keyword_count = 2 },
	  "{\"id\":\"1\",\"date\":\"1980\",\"date_to\":\"1989\","
	  "\"date_printed\":\"198X\","
	  "\"reference_codes\":[\"Ann \\\"A\\\"\",\"\u6771\"],"
	  "\"collections\":[\"Ann \\\"A\\\"\"],"
	  "\"repository\":\"City Archive\",\"description\":\"one\\ntwo\","
	  "\"keywords\":[\"Ann \\\"A\\\"\",\"\u6771\"]}" },
	{ "empty extra",
	  { .id = BYTES("1"), .extra = BYTES("{}") },
	  "{\"id\":\"1\"}" },
};

static void
same(struct sakuin_str a, struct sakuin_str b)
{
	ck_assert_msg(sk_str_eq(a, b), "'%.*s' is not '%.*s'", (int)a.len,
		      a.ptr, (int)b.len, b.ptr);
}

static void
same_list(const struct sakuin_str *a, size_t count, const struct sakuin_str *b,
	  size_t other)
{
	ck_assert_uint_eq(count, other);
	for (size_t i = 0; i < count; i++)
		same(a[i], b[i]);
}

static void
same_document(const struct sk_document *a, const struct sk_document *b)
{
	same(a->id, b->id);
	same(a->title, b->title);
	same(a->title_translated, b->title_translated);
	same(a->doi, b->doi);
	same(a->isbn, b->isbn);
	same(a->rights, b->rights);
	same(a->embargo, b->embargo);
	same(a->text, b->text);
	same(a->lang, b->lang);
	same(a->date, b->date);
	same(a->date_to, b->date_to);
	same(a->date_printed, b->date_printed);
	same(a->repository, b->repository);
	same(a->description, b->description);
	same_list(a->codes, a->code_count, b->codes, b->code_count);
	same_list(a->collections, a->collection_count, b->collections,
		  b->collection_count);
	same_list(a->keywords, a->keyword_count, b->keywords, b->keyword_count);
	same(a->url, b->url);
	same(a->mime, b->mime);
	same(a->encoding, b->encoding);
	same(a->encoding_by, b->encoding_by);
	same(a->path, b->path);
	ck_assert_uint_eq(a->author_count, b->author_count);
	for (size_t i = 0; i < a->author_count; i++)
		same(a->authors[i], b->authors[i]);
	ck_assert_uint_eq(a->page_count, b->page_count);
	for (size_t i = 0; i < a->page_count; i++)
		ck_assert_uint_eq(a->pages[i], b->pages[i]);
	ck_assert_uint_eq(a->replaced, b->replaced);
	ck_assert_int_eq(a->truncated, b->truncated);
}

START_TEST(there_and_back)
{
	struct sk_buf out = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_document back;
	struct sakuin_error err;

	ck_assert(sk_document_to_json(&cases[_i].doc, &out, &err));
	ck_str(sk_buf_str(&out), cases[_i].json);
	ck_assert_msg(sk_document_from_json(sk_buf_str(&out), &arena, &back,
					    NULL, &err),
		      "%s", err.text);
	same_document(&cases[_i].doc, &back);
	if (cases[_i].doc.extra.len > 2)
		same(cases[_i].doc.extra, back.extra);
	sk_buf_done(&out);
	sk_arena_done(&arena);
}
END_TEST

/* A document of random characters and members; the seed is the case. */
static uint32_t
dice(uint32_t *seed, uint32_t sides)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % sides;
}

static struct sakuin_str
random_text(uint32_t *seed, struct sk_arena *arena, bool plain)
{
	static const uint32_t from[] = { 0x21,   0x1,    0x7F,   0x2028,
					 0xAC00, 0x3042, 0x1F600 };
	struct sakuin_error err;
	uint32_t count = dice(seed, 40);
	char *p = sk_arena_alloc(arena, 4 * count + 1, &err);
	size_t len = 0;

	for (uint32_t i = 0; i < count; i++)
		len += sk_utf8_put(p + len, from[plain ? 0 : dice(seed, 7)] +
						    dice(seed, 60));
	return (struct sakuin_str){ p, len };
}

START_TEST(random_documents)
{
	uint32_t seed = (uint32_t)_i, pages[5] = { 0 };
	struct sk_buf out = { 0 }, again = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_document doc = { .lang = STR("ko") }, back;
	struct sakuin_str authors[3];
	struct sakuin_error err;

	doc.id = random_text(&seed, &arena, true);
	if (doc.id.len == 0)
		doc.id = STR("x");
	doc.title = random_text(&seed, &arena, true);
	doc.text = random_text(&seed, &arena, false);
	doc.path = random_text(&seed, &arena, false);
	doc.author_count = dice(&seed, 4);
	for (size_t i = 0; i < doc.author_count; i++)
		authors[i] = random_text(&seed, &arena, true);
	doc.authors = authors;
	doc.pages = pages;
	doc.page_count = dice(&seed, 6);
	doc.replaced = dice(&seed, 3);
	ck_assert(sk_document_to_json(&doc, &out, &err));
	for (size_t i = 0; i < out.len; i++)
		ck_assert((uint8_t)out.ptr[i] >= 0x20 && out.ptr[i] != 0x7F);
	ck_assert_msg(sk_document_from_json(sk_buf_str(&out), &arena, &back,
					    NULL, &err),
		      "seed %d: %s", _i, err.text);
	same_document(&doc, &back);
	ck_assert(sk_document_to_json(&back, &again, &err));
	same(sk_buf_str(&out), sk_buf_str(&again));
	sk_buf_done(&out);
	sk_buf_done(&again);
	sk_arena_done(&arena);
}
END_TEST

/* What is not one of ours comes out as it went in. */
static const struct {
	const char *json, *extra;
} extras[] = {
	{ "{\"id\":\"1\"}", "" },
	{ "{ \"kind\" : \"letter\" ,\"id\":\"1\", \"z\" : [ 1 , { } ] }",
	  "{\"kind\":\"letter\",\"z\":[1,{}]}" },
	{ "{\"id\":\"1\",\"keywords\":{\"a\":1},\"description\":[]}",
	  "{\"keywords\":{\"a\":1},\"description\":[]}" },
	{ "{\"id\":\"1\",\"collections\":[1],\"repository\":2}",
	  "{\"collections\":[1],\"repository\":2}" },
	{ "{\"id\":\"1\",\"doi\":null,\"isbn\":[\"0306406152\"]}",
	  "{\"doi\":null,\"isbn\":[\"0306406152\"]}" },
	{ "{\"id\":\"1\",\"cited_as\":{\"variants\":[]}}", "" },
	{ "{\"id\":\"1\",\"n\":[1.10,1e5,-0,12345678901234567890123]}",
	  "{\"n\":[1.10,1e5,-0,12345678901234567890123]}" },
	{ "{\"id\":\"1\",\"s\":\"a \\u0061\\n\\\" , } ] "
	  "\u3042\\ud83d\\ude00\"}",
	  "{\"s\":\"a \\u0061\\n\\\" , } ] \u3042\\ud83d\\ude00\"}" },
	{ "{\"id\":\"1\",\"s\":\"\u2028\xC2\x85\x7F\\u0000\\\\u0000\"}",
	  "{\"s\":\"\\u2028\\u0085\\u007f\\ufffd\\\\u0000\"}" },
	{ "{\"b\\u0061d \\\" key\":null,\"id\":\"1\",\"a\":true}",
	  "{\"b\\u0061d \\\" key\":null,\"a\":true}" },
	{ "{\"\\u0069d\":\"1\",\"\":{}}", "{\"\":{}}" },
};

START_TEST(extra)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	struct sakuin_error err;

	ck_assert_msg(sk_document_from_json(sk_str(extras[_i].json), &arena,
					    &doc, NULL, &err),
		      "%s", err.text);
	ck_str(doc.id, "1");
	ck_str(doc.extra, extras[_i].extra);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(extra_must_be_an_object)
{
	struct sk_document doc = { .id = STR("1"), .extra = STR("[1]") };
	struct sk_buf out = { 0 };
	struct sakuin_error err;

	ck_assert(!sk_document_to_json(&doc, &out, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, "the further members are not a JSON object");
	sk_buf_done(&out);
}
END_TEST

/* What is brought into form. */
START_TEST(normalised)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	struct sakuin_error err;

	ck_assert(sk_document_from_json(
		STR("{\"id\":\"1\",\"title\":\" a\\n b\\u0000\",\"text\":"
		    "\"a\\u0000b\",\"lang\":\"ENG\",\"date\":null,"
		    "\"authors\":[\" x  y \"],\"pages\":null,"
		    "\"truncated\":null,\"url\":\"\"}"),
		&arena, &doc, NULL, &err));
	ck_str(doc.title, "a b");
	ck_assert(sk_str_eq(doc.text, STR("a b")));
	ck_str(doc.lang, "en");
	ck_str(doc.date, "");
	ck_str(doc.authors[0], "x y");
	ck_assert(!doc.truncated);
	sk_arena_done(&arena);
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

int
main(void)
{
	Suite *suite = suite_create("document_json");
	TCase *tc = tcase_create("document_json");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, there_and_back, 0, COUNT(cases));
	tcase_add_loop_test(tc, random_documents, 0, 100);
	tcase_add_loop_test(tc, extra, 0, COUNT(extras));
	tcase_add_test(tc, extra_must_be_an_object);
	tcase_add_test(tc, normalised);
	return run_suite(suite);
}
