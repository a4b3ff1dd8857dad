/* check_link_held.c - documents that are what others cite: found whichever
 * comes first, and as they were when nobody cites them any more. */
#include "link_test.h"
#include "pack.h"
#include "schema.h"
#include "self.h"
#include "suite.h"

struct listing {
	struct sk_store *store;
	struct sk_buf out;
};

/* What a document says of itself. */
struct work {
	const char *id, *title, *author, *date, *url, *doi, *isbn;
};

static void
put_work(struct sk_store *s, const struct work *w)
{
	struct sakuin_str author = sk_str(w->author ? w->author : "");
	struct sk_document doc = { .id = sk_str(w->id),
				   .title = sk_str(w->title),
				   .authors = &author,
				   .author_count = author.len > 0,
				   .date = sk_str(w->date ? w->date : ""),
				   .url = sk_str(w->url ? w->url : ""),
				   .doi = sk_str(w->doi ? w->doi : ""),
				   .isbn = sk_str(w->isbn ? w->isbn : ""),
				   .text = sk_str("Long ago."),
				   .lang = sk_str("en") };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
}

/* Which documents of KIND have id and cited_by as in WANT, in any order. */
static bool
list_id(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct listing *l = ctx;
	struct sk_buf data = { 0 };
	struct sakuin_str id, cited;

	(void)wdf;
	must(xc_document_data(sk_store_db(l->store), docid, &data, e));
	id = sk_record_field(sk_buf_str(&data), "id");
	cited = sk_record_field(sk_buf_str(&data), "cited_by");
	must(sk_buf_printf(
		&l->out, e, "%.*s:%.*s;",
		id.len > 4 && !memcmp(id.ptr, "src:", 4) ? 3 : (int)id.len,
		id.ptr, (int)cited.len, cited.ptr));
	sk_buf_done(&data);
	return true;
}

static void
holds(struct sk_store *s, const char *what, const char *term, const char *want)
{
	struct listing l = { .store = s };

	must(xc_postings(sk_store_db(s), sk_str(term), list_id, &l, &err));
	ck_assert_msg(!strcmp(sk_buf_cstr(&l.out, &err), want), "%s: %s", what,
		      l.out.ptr);
	sk_buf_done(&l.out);
}

#define HISTORY .title = "A history of the islands"
#define SMITH HISTORY, .author = "Smith, John", .date = "2004"

/* A work of the collection, a reference (A if none is named), and whether
 * they are one. */
static const struct {
	const char *name;
	struct work work;
	const char *reference;
	bool is_one;
} works[] = {
	{ "title, author and year", { .id = "w", SMITH }, NULL, true },
	{ "a name in one piece",
	  { .id = "w",
	    .title = "A History of the Islands",
	    .author = "John Smith",
	    .date = "2004-05-01" },
	  NULL,
	  true },
	{ "another year",
	  { .id = "w", HISTORY, .author = "Smith, John", .date = "1994" },
	  NULL,
	  false },
	{ "another author",
	  { .id = "w", HISTORY, .author = "Brown, Tom", .date = "2004" },
	  NULL,
	  false },
	{ "a DOI",
	  { .id = "w",
	    .title = "Ports of call",
	    .doi = "https://doi.org/10.1000/PORTS" },
	  "{\"title\":\"Ports of call\",\"doi\":\"10.1000/ports\"}",
	  true },
	{ "a DOI, but the title is another's",
	  { .id = "w", .title = "Ports of call", .doi = "10.1000/ports" },
	  "{\"title\":\"Reefs and shoals of the southern sea\","
	  "\"doi\":\"10.1000/ports\"}",
	  false },
	{ "a URL once canonical",
	  { .id = "w",
	    .title = "Ports of call",
	    .url = "http://www.example.org/a/?utm_id=1" },
	  "{\"title\":\"Ports of call\",\"url\":\"https://example.org/a\"}",
	  true },
	{ "a URL, but the title is another's",
	  { .id = "w",
	    .title = "Ports of call",
	    .url = "http://example.org/a" },
	  "{\"title\":\"Reefs and shoals of the southern sea\","
	  "\"url\":\"http://example.org/a\"}",
	  false },
	{ "an ISBN",
	  { .id = "w", .title = "Ports", .isbn = "0-306-40615-2" },
	  "{\"title\":\"Ports\",\"isbn\":\"978-0-306-40615-7\"}",
	  true },
	{ "a title that anything may have",
	  { .id = "w", .title = "Introduction" },
	  "{\"title\":\"Introduction\"}",
	  false },
};

START_TEST(a_work_is_the_source)
{
	size_t n = (size_t)_i / 2;
	struct sk_store *s = writer("db");
	char extra[400];

	snprintf(extra, sizeof extra, PRINTS("%s"),
		 works[n].reference ? works[n].reference : "\"" A "\"");
	if (_i % 2)
		put_work(s, &works[n].work);
	else
		put_report(s, "r", "x", extra);
	must(sk_store_commit(s, &err));
	if (_i % 2)
		put_report(s, "r", "x", extra);
	else
		put_work(s, &works[n].work);
	must(sk_store_commit(s, &err));
	holds(s, works[n].name, "XD:source",
	      works[n].is_one ? "w:1;" : "src:1;");
	holds(s, "who says so", "XCITES:w", works[n].is_one ? "r:;" : "");
	sk_store_close(s);
}
END_TEST

/* Of two that are the same, the one with the smaller id; when that goes, the
 * other; when that is another work, none. */
START_TEST(the_smallest_id_is_the_source)
{
	static const struct work b = { .id = "b", SMITH },
				 a = { .id = "a", SMITH };
	static const struct work other = { .id = "b",
					   .title = "Nothing of the kind" };
	struct sk_store *s = writer("db");

	put_report(s, "r", "x", PRINTS("\"" A "\""));
	put_work(s, &b);
	must(sk_store_commit(s, &err));
	holds(s, "one", "XD:source", "b:1;");
	put_work(s, &a);
	must(sk_store_commit(s, &err));
	holds(s, "two", "XD:source", "a:1;");
	holds(s, "two: who cites a", "XCITES:a", "r:;");
	holds(s, "two: who cites b", "XCITES:b", "");
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_commit(s, &err));
	holds(s, "one again", "XD:source", "b:1;");
	holds(s, "one again: who cites a", "XCITES:a", "");
	put_work(s, &other);
	must(sk_store_commit(s, &err));
	holds(s, "none", "XD:source", "src:1;");
	holds(s, "none: who cites b", "XCITES:b", "");
	must(sk_store_remove(s, sk_str("r"), &err));
	must(sk_store_commit(s, &err));
	holds(s, "nobody cites", "XD:source", "");
	sk_store_close(s);
}
END_TEST

/* What prints itself ("cite as: ...") is not cited for that. */
START_TEST(who_cites_oneself_does_not_count)
{
	struct sk_document doc = { .id = sk_str("a"),
				   .title = sk_str("A history of the islands"),
				   .date = sk_str("2004"),
				   .text = sk_str("Cite me [1]."),
				   .lang = sk_str("en"),
				   .extra = sk_str(PRINTS("\"" A "\"")) };
	struct sakuin_str author = sk_str("Smith, John");
	struct sk_store *s = writer("db");

	doc.authors = &author;
	doc.author_count = 1;
	must(sk_store_put(s, &doc, NULL, NULL, &err));
	must(sk_store_commit(s, &err));
	holds(s, "by itself", "XD:source", "a:;");
	holds(s, "by itself: who says so", "XCITES:a", "");
	put_report(s, "r", "x", PRINTS("\"" A2 "\""));
	must(sk_store_commit(s, &err));
	holds(s, "by another", "XD:source", "a:1;");
	must(sk_store_remove(s, sk_str("r"), &err));
	must(sk_store_commit(s, &err));
	holds(s, "by itself again", "XD:source", "a:;");
	sk_store_close(s);
}
END_TEST

/* What those say who cite it finds it, and its own words still do when they
 * say so no longer. */
START_TEST(citing_sentences_find_the_work)
{
	static const struct work w = { .id = "w",
				       .title = "Harbours and ships",
				       .author = "Mori, K.",
				       .date = "1999" };
	static const struct {
		const char *term;
		uint32_t documents;
	} terms[] = {
		{ "XCTX:deep", 1 },  { "deep", 2 }, { "harbours", 2 },
		{ "XCTX:kaiun", 1 }, { "ago", 1 },  { "XCTX:reefs", 1 },
	};
	struct sk_store *s = writer("db");

	put_work(s, &w);
	put_report(s, "a", CITING, "");
	must(sk_store_commit(s, &err));
	holds(s, "held", "XD:source", "w:1;src:1;");
	for (size_t i = 0; i < COUNT(terms); i++)
		ck_assert_msg(holding(s, terms[i].term) == terms[i].documents,
			      "%s: %u", terms[i].term,
			      holding(s, terms[i].term));
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(holding(s, "deep"), 0);
	ck_assert_uint_eq(holding(s, "ago"), 1);
	sk_store_close(s);
}
END_TEST

/* A source that does not name all of its documents is told, and no more. */
START_TEST(damage_is_told)
{
	static const struct work b = { .id = "b", SMITH },
				 a = { .id = "a", SMITH };
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 }, packed = { 0 };
	char *name;

	put_report(s, "r", "x", PRINTS("\"" A "\""));
	put_work(s, &a);
	put_work(s, &b);
	must(sk_store_commit(s, &err));
	must(sk_store_cited(s, sk_str("a"), &line, &err));
	name = strstr(sk_buf_cstr(&line, &err), "\"doc:");
	name = name ? strstr(name + 1, "\"doc:") : NULL;
	ck_assert_ptr_nonnull(name);
	name[1] = 'x';
	must(sk_pack(sk_buf_str(&line), sk_str(""), &packed, &err));
	must(xc_metadata_set(sk_store_db(s), sk_str("cited:a"),
			     sk_buf_str(&packed), &err));
	put_work(s, &b);
	must_fail(sk_store_commit(s, &err), SAKUIN_EDB,
		  "a source is damaged; run sakuin check");
	sk_buf_done(&line);
	sk_buf_done(&packed);
	sk_store_close(s);
}
END_TEST

/* Say that document ID is in the source that is document HOLDER. */
static void
claim(struct sk_store *s, const char *holder, const char *id)
{
	const struct xc_document nothing = { .data = { 0 } };
	struct xc_posting posting = { .wdf = 0 };
	const struct xc_document names = { .postings = &posting,
					   .posting_count = 1 };
	char name[SK_VARIANT_SIZE];
	struct sk_buf term = { 0 };
	uint32_t docid;

	sk_self_name(sk_str(id), name);
	must(sk_schema_term(&term, sk_fields[SK_FIELD_VARIANT].prefix,
			    sk_str(name), &err));
	posting.term = sk_buf_str(&term);
	must(sk_store_find(s, sk_str(holder), &docid, &err));
	must(xc_patch(sk_store_db(s), docid, &nothing, &names, &err));
	sk_buf_done(&term);
}

/* Two documents each of which is said to be in the other's source. */
START_TEST(a_circle_is_told)
{
	static const struct work a = { .id = "a", .title = "Ports" },
				 b = { .id = "b", .title = "Other ports" },
				 c = { .id = "c", .title = "More ports" };
	struct sk_store *s = writer("db");

	put_work(s, &a);
	put_work(s, &b);
	put_work(s, &c);
	must(sk_store_commit(s, &err));
	claim(s, "a", "c");
	claim(s, "a", "b");
	claim(s, "b", "a");
	put_work(s, &c);
	must_fail(sk_store_commit(s, &err), SAKUIN_EDB,
		  "a source is damaged; run sakuin check");
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("link held");
	TCase *tcase = tcase_create("link held");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, a_work_is_the_source, 0, 2 * COUNT(works));
	tcase_add_test(tcase, the_smallest_id_is_the_source);
	tcase_add_test(tcase, who_cites_oneself_does_not_count);
	tcase_add_test(tcase, citing_sentences_find_the_work);
	tcase_add_test(tcase, damage_is_told);
	tcase_add_test(tcase, a_circle_is_told);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
