/* check_cites.c - what a document cites, from its text or from NDJSON, and
 * the names of references. */
#include <check.h>

#include "cites.h"
#include "plain.h"
#include "reference_read.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static struct sk_arena arena;
static struct sakuin_error err;

static void
done(void)
{
	sk_arena_done(&arena);
}

static const struct {
	const char *name, *text, *plain;
} plains[] = {
	{ "nothing", "", "" },
	{ "case, spaces, points", "J. of  Maps, 3", "jofmaps3" },
	{ "widths", "Ｄｏｋｄｏ ｶﾞ", "dokdoガ" },
	{ "accents stay", "Kyōdō", "kyōdō" },
	{ "Han, kana, Hangul", "竹島の「독도」", "竹島の독도" },
	{ "ligatures and sharp s", "ﬁn Straße", "finstrasse" },
	{ "only punctuation", "...—*", "" },
};

START_TEST(plain_text)
{
	struct sk_buf out = { 0 };

	ck_assert(sk_plain(sk_str(plains[_i].text), &out, &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&out), sk_str(plains[_i].plain)),
		      "%s: %.*s", plains[_i].name, (int)out.len, out.ptr);
	sk_buf_done(&out);
}
END_TEST

static void
name_of(const char *raw, const char *number, char out[SK_VARIANT_SIZE])
{
	struct sk_reference ref = { .raw = sk_str(raw),
				    .number = sk_str(number) };

	ck_assert(sk_variant_name(&ref, out, &err));
}

static const struct {
	const char *name, *a, *number_a, *b, *number_b;
	bool same;
} pairs[] = {
	{ "labels do not count", "[12] Mori, K. Ports. 1999", "12",
	  "3. Mori, K. Ports. 1999", "3", true },
	{ "a word before the number", "주 12) 모리, 항구", "12", "모리, 항구",
	  "", true },
	{ "spaces and case", "MORI K.  Ports", "", "Mori, K. ports", "", true },
	{ "another year", "Mori, Ports, 1999", "", "Mori, Ports, 2000", "",
	  false },
	{ "a number that is none", "1984 by Orwell", "", "by Orwell", "",
	  false },
};

START_TEST(names)
{
	char a[SK_VARIANT_SIZE], b[SK_VARIANT_SIZE];

	name_of(pairs[_i].a, pairs[_i].number_a, a);
	name_of(pairs[_i].b, pairs[_i].number_b, b);
	ck_assert_uint_eq(strlen(a), SK_VARIANT_SIZE - 1);
	ck_assert_msg(!strcmp(a, b) == pairs[_i].same, "%s: %s %s",
		      pairs[_i].name, a, b);
}
END_TEST

START_TEST(no_text_has_no_name)
{
	char name[SK_VARIANT_SIZE];

	name_of("* ...", "", name);
	ck_assert_str_eq(name, "");
}
END_TEST

#define TEXT                                                                   \
	"The harbour was deep [1]. The maps show reefs [2].\n\nReferences\n"   \
	"[1] Mori, K. (1999). Harbours and ships. Tokyo: Kaiun.\n"             \
	"[2] Brown, T. (2011). Maps of the eastern sea. Journal of Maps, 3, "  \
	"1-20.\n"

/* What is found in the text is kept with the document, and read again it is
 * the same. */
START_TEST(found_is_kept)
{
	struct sk_document doc = { .text = sk_str(TEXT),
				   .extra = sk_str("{\"box\":7}") };
	struct sk_reference_list first, second;
	struct sakuin_str kept;

	ck_assert(sk_cites_of(&doc, &arena, &first, &err));
	ck_assert_uint_eq(first.reference_count, 2);
	ck_assert_uint_eq(first.citation_count, 2);
	kept = doc.extra;
	ck_assert_int_eq(strncmp(kept.ptr, "{\"box\":7,\"references\":[{", 24),
			 0);
	ck_assert(sk_cites_of(&doc, &arena, &second, &err));
	ck_assert_ptr_eq(doc.extra.ptr, kept.ptr);
	ck_assert_uint_eq(second.reference_count, 2);
	ck_assert_uint_eq(second.citation_count, 2);
	for (int i = 0; i < 2; i++) {
		const struct sk_citation *a = &first.citations[i];
		const struct sk_citation *b = &second.citations[i];

		ck_assert(sk_str_eq(
			first.references[i].fields[SK_REF_TITLE].text,
			second.references[i].fields[SK_REF_TITLE].text));
		ck_assert(sk_str_eq(first.references[i].raw,
				    second.references[i].raw));
		ck_assert_uint_eq(a->sentence.start, b->sentence.start);
		ck_assert_uint_eq(a->sentence.end, b->sentence.end);
		ck_assert_uint_eq(b->references[0], (uint32_t)i);
	}
	done();
}
END_TEST

START_TEST(given_is_not_sought)
{
	struct sk_document doc = { .text = sk_str(TEXT),
				   .extra = sk_str("{\"references\":[]}") };
	struct sk_reference_list list;

	ck_assert(sk_cites_of(&doc, &arena, &list, &err));
	ck_assert_uint_eq(list.reference_count, 0);
	ck_assert(sk_str_eq(doc.extra, sk_str("{\"references\":[]}")));
	done();
}
END_TEST

START_TEST(given_as_spaces)
{
	struct sk_document doc = { .extra =
					   sk_str("{\"references\":[\"\",\" \","
						  "{\"raw\":\"  \"}]}") };
	struct sk_reference_list list;
	char name[SK_VARIANT_SIZE];

	ck_assert_msg(sk_cites_of(&doc, &arena, &list, &err), "%s", err.text);
	ck_assert_uint_eq(list.reference_count, 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert(sk_variant_name(&list.references[i], name, &err));
		ck_assert_str_eq(name, "");
	}
	done();
}
END_TEST

START_TEST(given_as_object)
{
	static const char extra[] =
		"{\"references\":[{\"title\":\"Ports\",\"year\":1999,"
		"\"volume\":3,\"authors\":[{\"family\":\"Mori\",\"given\":"
		"\"K\"},\"Kaiun\"],\"number\":12}],\"citations\":[{\"start\":"
		"2,\"end\":3,\"sentence_start\":0,\"sentence_end\":4,"
		"\"references\":[0,7,-1]},{\"start\":99,\"end\":100,"
		"\"sentence_start\":0,\"sentence_end\":4,\"references\":[0]}]}";
	struct sk_reference_list list;
	const struct sk_reference *ref;
	bool given;

	ck_assert(sk_references_read(sk_str(extra), sk_str("竹島é."), &arena,
				     &list, &given, &err));
	ck_assert(given);
	ck_assert_uint_eq(list.reference_count, 1);
	ref = &list.references[0];
	ck_assert(sk_str_eq(ref->fields[SK_REF_YEAR].text, sk_str("1999")));
	ck_assert(sk_str_eq(ref->fields[SK_REF_VOLUME].text, sk_str("3")));
	ck_assert_int_eq(ref->fields[SK_REF_VOLUME].how, SK_HOW_GIVEN);
	ck_assert(sk_str_eq(ref->number, sk_str("12")));
	ck_assert_uint_eq(ref->author_count, 2);
	ck_assert(sk_str_eq(ref->authors[1].literal, sk_str("Kaiun")));
	ck_assert(sk_str_eq(ref->raw, sk_str("Mori K, Kaiun, Ports, 3, 1999")));
	/* Offsets in code points; what fits nowhere is left out. */
	ck_assert_uint_eq(list.citation_count, 1);
	ck_assert_uint_eq(list.citations[0].marker.start, 6);
	ck_assert_uint_eq(list.citations[0].sentence.end, 9);
	ck_assert_uint_eq(list.citations[0].reference_count, 1);
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("cites");
	TCase *tcase = tcase_create("cites");

	tcase_add_loop_test(tcase, plain_text, 0, COUNT(plains));
	tcase_add_loop_test(tcase, names, 0, COUNT(pairs));
	tcase_add_test(tcase, no_text_has_no_name);
	tcase_add_test(tcase, found_is_kept);
	tcase_add_test(tcase, given_is_not_sought);
	tcase_add_test(tcase, given_as_spaces);
	tcase_add_test(tcase, given_as_object);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
