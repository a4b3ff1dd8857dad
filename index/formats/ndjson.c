/* ndjson.c - one JSON object a line, from files and pipes of any size. */
#include <stdio.h>

#include "document_json.h"
#include "format.h"
#include "metadata.h"
#include "sniff.h"

enum { STEP = 256 * 1024, LINE_BYTES = 64 * 1024 * 1024 };

static bool
ndjson_matches(struct sakuin_str head, struct sakuin_str name)
{
	bool piped = name.len == 0 || sk_str_eq(name, sk_str("-"));

	if (sk_sniff_binary(head))
		return false;
	return sk_name_ends(name, ".ndjson .jsonl") ||
	       (piped && sk_sniff_ndjson(head));
}

/* The file as lines.  Memory is that of the longest line. */
struct lines {
	const struct sk_source *source;
	struct sk_buf buf;
	size_t from, next; /* of this line and the one after it, in buf */
	size_t searched;   /* of buf, for the end of this line */
	uint64_t read;     /* bytes of the file */
	bool end;

	struct sakuin_str line; /* this one, borrowed from buf */
	uint64_t number, offset;
	bool too_long; /* then line is not whole */
};

/* More of the file behind what is in buf of this line. */
static bool
lines_more(struct lines *l, struct sakuin_error *err)
{
	size_t had = l->buf.len - l->from;

	if (had > 0)
		memmove(l->buf.ptr, l->buf.ptr + l->from, had);
	l->buf.len = l->searched = had;
	l->from = 0;
	if (!sk_source_read(l->source, l->read, STEP, &l->buf, err))
		return false;
	l->read += l->buf.len - had;
	l->end = l->buf.len - had < STEP;
	return true;
}

static const char *
lines_newline(const struct lines *l)
{
	size_t left = l->buf.len - l->searched;

	return left ? memchr(l->buf.ptr + l->searched, '\n', left) : NULL;
}

/* Go to the next line.  *FOUND is false at the end of the file. */
static bool
lines_next(struct lines *l, bool *found, struct sakuin_error *err)
{
	const char *newline;
	size_t stop;

	l->number++;
	l->from = l->searched = l->next;
	l->offset = l->read - (l->buf.len - l->from);
	l->too_long = false;
	while (!(newline = lines_newline(l)) && !l->end) {
		/* Of a line that is too long only its end is wanted. */
		if (l->buf.len - l->from > LINE_BYTES) {
			l->too_long = true;
			l->from = l->buf.len;
		}
		if (!lines_more(l, err))
			return false;
	}
	stop = newline ? (size_t)(newline - l->buf.ptr) : l->buf.len;
	l->next = stop + (newline != NULL);
	l->line = (struct sakuin_str){ l->buf.ptr + l->from, stop - l->from };
	l->too_long |= l->line.len > LINE_BYTES;
	*found = newline || l->line.len > 0 || l->too_long;
	return true;
}

/* This line is broken at its byte AT: say so, and may it go on? */
static bool
complain(const struct lines *l, size_t at, struct sakuin_error *err)
{
	const struct sk_source *source = l->source;
	char where[80];

	if (err->code != SAKUIN_EINVAL)
		return false;
	snprintf(where, sizeof where, "line %llu (byte %llu)",
		 (unsigned long long)l->number,
		 (unsigned long long)(l->offset + at));
	sk_fail_at(err, where);
	return source->complain && source->complain(source->complain_ctx, err);
}

/* Cut the text at the source's limit, and the pages with it. */
static void
cut_text(struct sk_document *doc, size_t max)
{
	if (doc->text.len <= max)
		return;
	doc->text.len = sk_utf8_cut(doc->text, max);
	doc->truncated = true;
	while (doc->page_count > 0 &&
	       doc->pages[doc->page_count - 1] > doc->text.len)
		doc->page_count--;
}

static bool
ndjson_line(struct lines *l, sk_document_fn *fn, void *ctx,
	    struct sakuin_error *err)
{
	bool bom = l->number == 1 && l->line.len >= 3 &&
		   !memcmp(l->line.ptr, "\xEF\xBB\xBF", 3);
	struct sakuin_str line = { l->line.ptr + (bom ? 3 : 0),
				   l->line.len - (bom ? 3 : 0) };
	struct sk_document doc;
	size_t at = 0;

	if (l->too_long) {
		sk_fail(err, SAKUIN_EINVAL,
			"more than %d MiB in one line; split the document",
			LINE_BYTES / (1024 * 1024));
		return complain(l, 0, err);
	}
	if (sk_trim(line).len == 0)
		return true;
	if (!sk_document_from_json(line, l->source->arena, &doc, &at, err))
		return complain(l, at + (bom ? 3 : 0), err);
	doc.offset = l->offset;
	cut_text(&doc, sk_source_text_max(l->source));
	return fn(ctx, &doc, err);
}

/* Does this line belong to the part of the file that is asked for? */
static bool
ndjson_mine(const struct lines *l)
{
	const struct sk_source *s = l->source;

	return s->to == 0 || (l->offset >= s->from && l->offset < s->to);
}

static bool
ndjson_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	    struct sakuin_error *err)
{
	struct lines l = { .source = source };
	bool found = true, ok = true;

	while (ok && found) {
		ok = lines_next(&l, &found, err);
		if (ok && found && ndjson_mine(&l))
			ok = ndjson_line(&l, fn, ctx, err);
	}
	sk_buf_done(&l.buf);
	return ok;
}

const struct sk_format sk_format_ndjson = {
	.name = "ndjson",
	.mime = "application/x-ndjson",
	.many = true,
	.matches = ndjson_matches,
	.read = ndjson_read,
};
