/* cmd_hits.c - hits on paper: text, JSON, TSV and TREC run lines. */
#include <stdio.h>

#include "cmd_hits.h"
#include "cmd_render.h"
#include "document_json.h"
#include "json_raw.h"

enum { SNIPPET_BYTES = 320 };

/* Where a snippet comes from, and what it says. */
struct hit_text {
	struct sakuin_str snippet, title;
	size_t page; /* from 1; 0 if the document has none */
};

void
cmd_hits_done(struct cmd_hits *h)
{
	sk_snippets_free(h->snippets);
	sk_arena_done(&h->arena);
	sk_table_done(&h->urls);
	sk_buf_done(&h->line);
	sk_buf_done(&h->out);
}

/* One rendered piece of TEXT into the arena. */
static bool
hits_render(struct cmd_hits *h, struct sakuin_str text, struct sakuin_str lang,
	    size_t width, enum cmd_marks marks, struct sakuin_str *out,
	    uint32_t *start, struct sakuin_error *err)
{
	struct sk_snippet s;

	sk_buf_clear(&h->out);
	if (!sk_snippets_find(h->snippets, text, lang, width, &s, err) ||
	    !cmd_render(&h->out, text, &s, marks, err))
		return false;
	if (start)
		*start = s.count ? s.marks[0].start : s.window.start;
	return sk_arena_copy(&h->arena, sk_buf_str(&h->out), out, err);
}

static size_t
hits_page(const struct sk_document *doc, uint32_t offset)
{
	size_t page = 1;

	if (doc->page_count == 0)
		return 0;
	while (page <= doc->page_count && doc->pages[page - 1] <= offset)
		page++;
	return page;
}

/* The stored text if it is at hand, else the sample in the record. */
static bool
hits_text(struct cmd_hits *h, struct sakuin_str data, struct hit_text *out,
	  struct sakuin_error *err)
{
	enum cmd_marks marks = h->format == CMD_JSON ? CMD_MARK_HTML
			       : h->color            ? CMD_MARK_COLOR
						     : CMD_MARK_NONE;
	struct sk_document doc = { .text = sk_record_field(data, "sample"),
				   .lang = sk_record_field(data, "language") };
	uint32_t start = 0;

	if (!sk_store_line(h->store, sk_record_field(data, "id"), &h->line,
			   err) ||
	    (h->line.len && !sk_document_from_json(sk_buf_str(&h->line),
						   &h->arena, &doc, NULL, err)))
		return false;
	if (doc.text.len == 0)
		doc.text = sk_record_field(data, "sample");
	if (!hits_render(h, doc.text, doc.lang, SNIPPET_BYTES, marks,
			 &out->snippet, &start, err) ||
	    !hits_render(h, sk_record_field(data, "caption"), doc.lang, 0,
			 h->format == CMD_TEXT ? marks : CMD_MARK_NONE,
			 &out->title, NULL, err))
		return false;
	out->page = hits_page(&doc, start);
	return true;
}

static void
hits_part(const char *before, struct sakuin_str s)
{
	if (s.len)
		printf("%s%.*s", before, (int)s.len, s.ptr);
}

static void
hits_print_text(const struct xc_hit *hit, const struct hit_text *t)
{
	struct sakuin_str url = sk_record_field(hit->data, "url");
	struct sakuin_str path = sk_record_field(hit->data, "path");

	printf("%s%2u. %.*s\n    ", hit->rank > 1 ? "\n" : "", hit->rank,
	       (int)t->title.len, t->title.ptr);
	hits_part("", sk_record_field(hit->data, "id"));
	hits_part("  ", sk_record_field(hit->data, "date"));
	hits_part("  ", sk_record_field(hit->data, "language"));
	hits_part("  cites ", sk_record_field(hit->data, "cites"));
	hits_part("  cited by ", sk_record_field(hit->data, "cited_by"));
	if (t->page)
		printf("  p. %zu", t->page);
	printf("  %.2f\n", hit->weight);
	if (url.len && !sk_str_eq(url, path))
		printf("    %.*s\n", (int)url.len, url.ptr);
	if (t->snippet.len)
		printf("    %.*s\n", (int)t->snippet.len, t->snippet.ptr);
}

static bool
hits_member(struct sk_buf *out, const char *name, struct sakuin_str value,
	    struct sakuin_error *err)
{
	return value.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", name) &&
				  sk_json_string(out, value, err));
}

static bool
hits_count(struct sk_buf *out, const char *name, struct sakuin_str data,
	   struct sakuin_error *err)
{
	struct sakuin_str count = sk_record_field(data, name);

	return sk_buf_printf(out, err, ",\"%s\":%.*s", name,
			     count.len ? (int)count.len : 1,
			     count.len ? count.ptr : "0");
}

static bool
hits_print_json(struct cmd_hits *h, const struct xc_hit *hit,
		const struct hit_text *t, struct sakuin_error *err)
{
	static const char *const names[][2] = {
		{ "id", "id" },       { "kind", "kind" },
		{ "title", "title" }, { "lang", "language" },
		{ "date", "date" },   { "added", "added" },
		{ "path", "path" },
	};
	struct sakuin_str url = sk_record_field(hit->data, "url");
	struct sk_buf *out = &h->out;

	sk_buf_clear(out);
	if (!sk_buf_printf(out, err, "{\"rank\":%u,\"score\":%.6g", hit->rank,
			   hit->weight))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!hits_member(out, names[i][0],
				 sk_record_field(hit->data, names[i][1]), err))
			return false;
	/* Omega is given the path where there is no URL. */
	if (!sk_str_eq(url, sk_record_field(hit->data, "path")) &&
	    !hits_member(out, "url", url, err))
		return false;
	if ((t->page && !sk_buf_printf(out, err, ",\"page\":%zu", t->page)) ||
	    !hits_member(out, "snippet", t->snippet, err) ||
	    !hits_count(out, "cites", hit->data, err) ||
	    !hits_count(out, "cited_by", hit->data, err) ||
	    !sk_buf_puts(out, "}\n", err))
		return false;
	fwrite(out->ptr, 1, out->len, stdout);
	return true;
}

static void
hits_cell(struct sakuin_str s)
{
	putchar('\t');
	for (size_t i = 0; i < s.len; i++)
		putchar((unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
}

static void
hits_print_tsv(const struct xc_hit *hit, const struct hit_text *t)
{
	printf("%u\t%.6g", hit->rank, hit->weight);
	hits_cell(sk_record_field(hit->data, "id"));
	hits_cell(sk_record_field(hit->data, "title"));
	hits_cell(sk_record_field(hit->data, "language"));
	hits_cell(sk_record_field(hit->data, "date"));
	hits_cell(sk_record_field(hit->data, "url"));
	hits_cell(t->snippet);
	putchar('\n');
}

static void
hits_print_trec(const struct cmd_hits *h, const struct xc_hit *hit)
{
	struct sakuin_str id = sk_record_field(hit->data, "id");

	printf("%s Q0 %.*s %u %.6f sakuin\n", h->qid, (int)id.len, id.ptr,
	       hit->rank, hit->weight);
}

bool
cmd_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct cmd_hits *h = ctx;
	struct hit_text t = { 0 };

	h->printed++;
	if (h->format == CMD_TREC) {
		hits_print_trec(h, hit);
		return true;
	}
	sk_arena_reset(&h->arena);
	if (h->format == CMD_URLS)
		return cmd_hit_urls(h, hit->data, err);
	if (h->format >= CMD_CSL)
		return cmd_hit_cite(h, hit->data, err);
	if (!hits_text(h, hit->data, &t, err))
		return false;
	if (h->format == CMD_JSON)
		return hits_print_json(h, hit, &t, err);
	if (h->format == CMD_TSV)
		hits_print_tsv(hit, &t);
	else
		hits_print_text(hit, &t);
	return true;
}
