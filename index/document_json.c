/* document_json.c - a document as one line of NDJSON. */
#include <stdio.h>

#include "document_json.h"
#include "json_raw.h"
#include "metadata.h"

/* A comma if need be, and the name. */
static bool
put_name(struct sk_buf *out, const char *name, struct sakuin_error *err)
{
	return (out->ptr[out->len - 1] == '{' || sk_buf_putc(out, ',', err)) &&
	       sk_buf_printf(out, err, "\"%s\":", name);
}

static bool
put_text(struct sk_buf *out, const char *name, struct sakuin_str s,
	 struct sakuin_error *err)
{
	return s.len == 0 ||
	       (put_name(out, name, err) && sk_json_string(out, s, err));
}

static bool
put_list(struct sk_buf *out, const char *name, const struct sakuin_str *list,
	 size_t count, struct sakuin_error *err)
{
	if (count == 0)
		return true;
	if (!put_name(out, name, err) || !sk_buf_putc(out, '[', err))
		return false;
	for (size_t i = 0; i < count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !sk_json_string(out, list[i], err))
			return false;
	return sk_buf_putc(out, ']', err);
}

/* What archivists say about it. */
static bool
put_about(const struct sk_document *doc, struct sk_buf *out,
	  struct sakuin_error *err)
{
	return put_text(out, "date_to", doc->date_to, err) &&
	       put_text(out, "date_printed", doc->date_printed, err) &&
	       put_list(out, "reference_codes", doc->codes, doc->code_count,
			err) &&
	       put_list(out, "collections", doc->collections,
			doc->collection_count, err) &&
	       put_text(out, "repository", doc->repository, err) &&
	       put_text(out, "description", doc->description, err) &&
	       put_list(out, "keywords", doc->keywords, doc->keyword_count,
			err);
}

static bool
put_pages(const struct sk_document *doc, struct sk_buf *out,
	  struct sakuin_error *err)
{
	if (doc->page_count == 0)
		return true;
	if (!put_name(out, "pages", err))
		return false;
	for (size_t i = 0; i < doc->page_count; i++)
		if (!sk_buf_printf(out, err, "%c%u", i > 0 ? ',' : '[',
				   (unsigned)doc->pages[i]))
			return false;
	return sk_buf_putc(out, ']', err);
}

static bool
put_extra(const struct sk_document *doc, struct sk_buf *out,
	  struct sakuin_error *err)
{
	struct sakuin_str extra = sk_trim(doc->extra), inner;

	if (extra.len == 0)
		return true;
	if (extra.len < 2 || extra.ptr[0] != '{' ||
	    extra.ptr[extra.len - 1] != '}')
		return sk_fail(err, SAKUIN_EINVAL,
			       "the further members are not a JSON object");
	inner = (struct sakuin_str){ extra.ptr + 1, extra.len - 2 };
	inner = sk_trim(inner);
	return inner.len == 0 ||
	       ((out->ptr[out->len - 1] == '{' || sk_buf_putc(out, ',', err)) &&
		sk_json_compact(out, inner, err));
}

static bool
put_cleaning(const struct sk_document *doc, struct sk_buf *out,
	     struct sakuin_error *err)
{
	if (doc->replaced > 0 &&
	    (!put_name(out, "replaced", err) ||
	     !sk_buf_printf(out, err, "%u", (unsigned)doc->replaced)))
		return false;
	return !doc->truncated || (put_name(out, "truncated", err) &&
				   sk_buf_puts(out, "true", err));
}

bool
sk_document_to_json(const struct sk_document *doc, struct sk_buf *out,
		    struct sakuin_error *err)
{
	return sk_buf_putc(out, '{', err) &&
	       put_text(out, "id", doc->id, err) &&
	       put_text(out, "kind", doc->kind, err) &&
	       put_text(out, "title", doc->title, err) &&
	       put_text(out, "title_translated", doc->title_translated, err) &&
	       put_text(out, "text", doc->text, err) &&
	       put_text(out, "lang", doc->lang, err) &&
	       put_text(out, "date", doc->date, err) &&
	       put_text(out, "url", doc->url, err) &&
	       put_text(out, "doi", doc->doi, err) &&
	       put_text(out, "isbn", doc->isbn, err) &&
	       put_text(out, "rights", doc->rights, err) &&
	       put_text(out, "embargo", doc->embargo, err) &&
	       put_list(out, "authors", doc->authors, doc->author_count, err) &&
	       put_about(doc, out, err) && put_pages(doc, out, err) &&
	       put_text(out, "mime", doc->mime, err) &&
	       put_text(out, "encoding", doc->encoding, err) &&
	       put_text(out, "path", doc->path, err) &&
	       put_text(out, "encoding_by", doc->encoding_by, err) &&
	       put_text(out, "text_by", doc->text_by, err) &&
	       put_text(out, "ruby", doc->ruby, err) &&
	       put_text(out, "frame", doc->frame, err) &&
	       put_cleaning(doc, out, err) && put_extra(doc, out, err) &&
	       sk_buf_putc(out, '}', err);
}
