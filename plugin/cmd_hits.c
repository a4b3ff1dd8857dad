/* cmd_hits.c - hits on paper: text, JSON, TSV and TREC run lines. */
#include <stdio.h>

#include "cmd_hits.h"
#include "json_raw.h"
#include "record.h"
#include "search.h"

void
cmd_hits_begin(struct cmd_hits *h, struct sk_store *store, bool color)
{
	h->show.store = store;
	if (h->format == CMD_JSON || h->format == CMD_ATOM)
		h->show.marks = SK_MARK_HTML;
	else if (color)
		h->show.marks = SK_MARK_COLOR;
	if (h->format == CMD_TEXT)
		h->show.title_marks = h->show.marks;
}

void
cmd_hits_done(struct cmd_hits *h)
{
	sk_hits_done(&h->show);
	sk_table_done(&h->urls);
}

static void
hits_part(const char *before, struct sakuin_str s)
{
	if (s.len)
		printf("%s%.*s", before, (int)s.len, s.ptr);
}

/* As it is printed, where that is known. */
static struct sakuin_str
hits_date(struct sakuin_str data)
{
	struct sakuin_str printed = sk_record_field(data, "date_printed");

	return printed.len ? printed : sk_record_field(data, "date");
}

static void
hits_print_text(const struct cmd_hits *h, const struct xc_hit *hit,
		const struct sk_hit_text *t)
{
	struct sakuin_str url = sk_record_url(hit->data);

	/* Of several queries each says what it is before its first hit. */
	if (h->qid && h->printed == 1)
		printf("%s%s: %.*s\n\n", h->again ? "\n" : "", h->qid,
		       (int)h->query.len, h->query.ptr);
	printf("%s%2u. %.*s\n    ", hit->rank > 1 ? "\n" : "", hit->rank,
	       (int)t->title.len, t->title.ptr);
	hits_part("", sk_record_field(hit->data, "id"));
	hits_part("  ", sk_record_field(hit->data, "ref"));
	hits_part("  ", hits_date(hit->data));
	hits_part("  ", sk_record_field(hit->data, "language"));
	hits_part("  cites ", sk_record_field(hit->data, "cites"));
	hits_part("  cited by ", sk_record_field(hit->data, "cited_by"));
	if (t->page)
		printf("  p. %zu", t->page);
	if (h->shared)
		printf("  shares %u source%s", h->shared,
		       h->shared > 1 ? "s" : "");
	/* Filters alone rank nothing. */
	if (hit->weight > 0)
		printf("  %.2f", hit->weight);
	putchar('\n');
	if (url.len)
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

/* All lines NAME= of a record as the list MEMBER. */
static bool
hits_list(struct sk_buf *out, const char *member, struct sakuin_str data,
	  const char *name, struct sakuin_error *err)
{
	struct sakuin_str rest = data, value;
	bool any = false;

	while ((value = sk_record_field(rest, name)).len) {
		if ((any ? !sk_buf_putc(out, ',', err)
			 : !sk_buf_printf(out, err, ",\"%s\":[", member)) ||
		    !sk_json_string(out, value, err))
			return false;
		any = true;
		rest.len -= (size_t)(value.ptr + value.len - rest.ptr);
		rest.ptr = value.ptr + value.len;
	}
	return !any || sk_buf_putc(out, ']', err);
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
		const struct sk_hit_text *t, struct sakuin_error *err)
{
	static const char *const names[][2] = {
		{ "id", "id" },
		{ "kind", "kind" },
		{ "title", "title" },
		{ "lang", "language" },
		{ "date", "date" },
		{ "date_to", "date_to" },
		{ "date_printed", "date_printed" },
		{ "added", "added" },
		{ "path", "path" },
		{ "rights", "rights" },
	};
	struct sk_buf *out = &h->show.out;

	sk_buf_clear(out);
	if (!sk_buf_printf(out, err, "{\"rank\":%u,\"score\":%.6g", hit->rank,
			   hit->weight) ||
	    (h->qid && !hits_member(out, "topic", sk_str(h->qid), err)))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!hits_member(out, names[i][0],
				 sk_record_field(hit->data, names[i][1]), err))
			return false;
	if (!hits_list(out, "reference_codes", hit->data, "ref", err) ||
	    !hits_list(out, "collections", hit->data, "collection", err))
		return false;
	if (!hits_member(out, "url", sk_record_url(hit->data), err) ||
	    (t->page && !sk_buf_printf(out, err, ",\"page\":%zu", t->page)) ||
	    !hits_member(out, "snippet", t->snippet, err) ||
	    !hits_count(out, "cites", hit->data, err) ||
	    !hits_count(out, "cited_by", hit->data, err) ||
	    (h->shared &&
	     !sk_buf_printf(out, err, ",\"shared_sources\":%u", h->shared)) ||
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
hits_print_tsv(const struct cmd_hits *h, const struct xc_hit *hit,
	       const struct sk_hit_text *t)
{
	printf("%u\t%.6g", hit->rank, hit->weight);
	hits_cell(sk_record_field(hit->data, "id"));
	hits_cell(sk_record_field(hit->data, "title"));
	hits_cell(sk_record_field(hit->data, "language"));
	hits_cell(sk_record_field(hit->data, "date"));
	hits_cell(sk_record_field(hit->data, "url"));
	hits_cell(t->snippet);
	if (h->qid)
		hits_cell(sk_str(h->qid));
	putchar('\n');
}

static void
hits_print_trec(const struct cmd_hits *h, const struct xc_hit *hit)
{
	struct sakuin_str id = sk_record_field(hit->data, "id");

	printf("%s Q0 %.*s %u %.6f sakuin\n", h->qid ? h->qid : "1",
	       (int)id.len, id.ptr, hit->rank, hit->weight);
}

/* In any format but TREC's. */
static bool
hits_print(struct cmd_hits *h, const struct xc_hit *hit,
	   struct sakuin_error *err)
{
	struct sk_hit_text t = { 0 };

	sk_arena_reset(&h->show.arena);
	if (h->format == CMD_URLS)
		return cmd_hit_urls(h, hit->data, err);
	if (h->format >= CMD_CSL)
		return cmd_hit_cite(h, hit->data, err);
	if (!sk_hits_text(&h->show, hit->data, &t, err))
		return false;
	if (h->format == CMD_ATOM)
		return cmd_atom_add(h->feed, hit->data, &t, h->qid, err);
	if (h->format == CMD_JSON)
		return hits_print_json(h, hit, &t, err);
	if (h->format == CMD_TSV)
		hits_print_tsv(h, hit, &t);
	else
		hits_print_text(h, hit, &t);
	return true;
}

bool
cmd_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct cmd_hits *h = ctx;
	struct xc_hit counted = *hit;
	struct sk_buf data = { 0 };
	bool ok;

	h->printed++;
	if (h->format == CMD_TREC) {
		hits_print_trec(h, hit);
		return true;
	}
	ok = sk_search_recount(h->show.store, hit->data, &data, err);
	counted.data = sk_buf_str(&data);
	ok = ok && hits_print(h, &counted, err);
	sk_buf_done(&data);
	return ok;
}
