/* record.c - Omega's data record, so that its stock templates show url,
 * caption, sample, type, modtime, size and language (Omega, overview). */
#include <inttypes.h>

#include "metadata.h"
#include "record.h"

/* Bytes.  Of the sample omindex takes 512; the text is deflated by Xapian, and
 * what is in it costs the stored line next to nothing (pack.h), whose window
 * is twice as long. */
enum { SAMPLE_MAX = 480, TEXT_MAX = 16000 };

/* The bytes of the white space or control character at P, 0 if it is none. */
static size_t
record_space(const char *p, const char *end)
{
	if ((unsigned char)*p <= ' ')
		return 1;
	if (*p == '\xC2')
		return end - p >= 2 && p[1] == '\xA0' ? 2 : 0;
	return *p == '\xE3' && end - p >= 3 && !memcmp(p + 1, "\x80\x80", 2)
		       ? 3
		       : 0;
}

/* Add VALUE with white space folded, at most MAX bytes, on a boundary. */
static bool
record_fold(struct sk_buf *out, struct sakuin_str value, size_t max,
	    struct sakuin_error *err)
{
	const char *p = value.ptr, *end = p + value.len;
	size_t start = out->len, len;
	bool space = false;

	while (p < end) {
		struct sakuin_str word = { p, 0 };
		size_t room = max - (out->len - start);

		for (; p < end && (len = record_space(p, end)); p += len)
			space = out->len > start;
		word.ptr = p;
		while (p < end && !record_space(p, end))
			p++;
		word.len = (size_t)(p - word.ptr);
		if (room < space || word.len == 0)
			break;
		len = sk_utf8_cut(word, room - space);
		if (len == 0)
			break;
		if ((space && !sk_buf_putc(out, ' ', err)) ||
		    !sk_buf_add(out, word.ptr, len, err))
			return false;
		if (len < word.len)
			break;
		space = false;
	}
	return true;
}

static bool
record_line(struct sk_buf *out, const char *name, struct sakuin_str value,
	    size_t max, struct sakuin_error *err)
{
	if (value.len == 0)
		return true;
	return sk_buf_puts(out, name, err) && sk_buf_putc(out, '=', err) &&
	       record_fold(out, value, max, err) && sk_buf_putc(out, '\n', err);
}

/* Files are found again by their paths, so only what would end the line is
 * changed in a place. */
static bool
record_place(struct sk_buf *out, const char *name, struct sakuin_str place,
	     struct sakuin_error *err)
{
	if (place.len == 0)
		return true;
	if (!sk_buf_puts(out, name, err) || !sk_buf_putc(out, '=', err))
		return false;
	for (size_t i = 0; i < place.len; i++)
		if (!sk_buf_putc(out, place.ptr[i] == '\n' ? ' ' : place.ptr[i],
				 err))
			return false;
	return sk_buf_putc(out, '\n', err);
}

static bool
record_count(struct sk_buf *out, const char *name, uint32_t count,
	     struct sakuin_error *err)
{
	return count == 0 ||
	       sk_buf_printf(out, err, "%s=%u\n", name, (unsigned)count);
}

/* A document without a title is shown by the last part of its id. */
static struct sakuin_str
record_caption(const struct sk_document *doc)
{
	const char *slash;

	if (doc->title.len)
		return doc->title;
	slash = memrchr(doc->id.ptr, '/', doc->id.len);
	if (!slash)
		return doc->id;
	slash++;
	return (struct sakuin_str){ slash, (size_t)(doc->id.ptr + doc->id.len -
						    slash) };
}

static bool
record_list(struct sk_buf *out, const char *name, const struct sakuin_str *list,
	    size_t count, struct sakuin_error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!record_line(out, name, list[i], 240, err))
			return false;
	return true;
}

/* What archivists say about it. */
static bool
record_about(struct sk_buf *out, const struct sk_document *doc,
	     struct sakuin_error *err)
{
	return record_line(out, "date_to", doc->date_to, 240, err) &&
	       record_line(out, "date_printed", doc->date_printed, 240, err) &&
	       record_list(out, "ref", doc->codes, doc->code_count, err) &&
	       record_list(out, "collection", doc->collections,
			   doc->collection_count, err) &&
	       record_line(out, "repository", doc->repository, 240, err) &&
	       record_list(out, "keyword", doc->keywords, doc->keyword_count,
			   err);
}

bool
sk_record_write(struct sk_buf *out, const struct sk_document *doc,
		const struct sk_file *file, struct sakuin_str added,
		struct sakuin_error *err)
{
	struct sakuin_str url = doc->url.len ? doc->url : doc->path;

	if (!record_place(out, "url", url, err) ||
	    !record_line(out, "sample", doc->text, SAMPLE_MAX, err) ||
	    !record_line(out, "caption", record_caption(doc), 240, err) ||
	    !record_line(out, "type", doc->mime, 240, err) ||
	    !record_line(out, "language", doc->lang, 240, err) ||
	    !record_line(out, "id", doc->id, SIZE_MAX, err) ||
	    !record_line(out, "kind",
			 doc->kind.len ? doc->kind : sk_str("document"), 240,
			 err) ||
	    !record_count(out, "cites", doc->cites, err) ||
	    !record_count(out, "cited_by", doc->cited_by, err) ||
	    !record_line(out, "title", doc->title, SIZE_MAX, err) ||
	    !record_line(out, "title_translated", doc->title_translated,
			 SIZE_MAX, err) ||
	    !record_line(out, "doi", doc->doi, SIZE_MAX, err) ||
	    !record_line(out, "isbn", doc->isbn, SIZE_MAX, err) ||
	    !record_line(out, "date", doc->date, 240, err) ||
	    !record_line(out, "added", added, 240, err) ||
	    !record_line(out, "rights", doc->rights, 240, err) ||
	    !record_line(out, "embargo", doc->embargo, 240, err) ||
	    !record_place(out, "path", doc->path, err))
		return false;
	if (!record_list(out, "author", doc->authors, doc->author_count, err) ||
	    !record_about(out, doc, err))
		return false;
	if (!file)
		return true;
	if (!sk_str_eq(file->path, doc->path) &&
	    !record_place(out, "file", file->path, err))
		return false;
	if (file->size == 0)
		return true;
	return sk_buf_printf(out, err,
			     "modtime=%" PRIu64 "\nsize=%" PRIu64 "\n",
			     file->mtime / 1000000000, file->size);
}

struct sakuin_str
sk_record_field(struct sakuin_str data, const char *name)
{
	const char *p = data.ptr, *end = p + data.len;
	size_t len = strlen(name);

	while (p < end) {
		const char *line_end = memchr(p, '\n', (size_t)(end - p));

		if (!line_end)
			line_end = end;
		if ((size_t)(line_end - p) > len && p[len] == '=' &&
		    memcmp(p, name, len) == 0)
			return (struct sakuin_str){
				p + len + 1, (size_t)(line_end - p) - len - 1
			};
		p = line_end + 1;
	}
	return sk_str("");
}

uint32_t
sk_record_number(struct sakuin_str data, const char *name)
{
	struct sakuin_str s = sk_record_field(data, name);
	uint32_t n = 0;

	for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		n = 10 * n + (uint32_t)(s.ptr[i] - '0');
	return n;
}

bool
sk_record_recount(struct sk_buf *out, struct sakuin_str data, uint32_t count,
		  struct sakuin_error *err)
{
	struct sakuin_str was = sk_record_field(data, "cited_by");
	size_t before;

	if (was.len == 0)
		return sk_buf_add(out, data.ptr, data.len, err) &&
		       record_count(out, "cited_by", count, err);
	before = (size_t)(was.ptr - data.ptr);
	if (count == 0) /* not even the line */
		return sk_buf_add(out, data.ptr, before - strlen("cited_by="),
				  err) &&
		       sk_buf_add(out, was.ptr + was.len + 1,
				  data.len - before - was.len - 1, err);
	return sk_buf_add(out, data.ptr, before, err) &&
	       sk_buf_printf(out, err, "%u", (unsigned)count) &&
	       sk_buf_add(out, was.ptr + was.len, data.len - before - was.len,
			  err);
}

bool
sk_record_text(struct sk_buf *out, struct sakuin_str text,
	       struct sakuin_error *err)
{
	return text.len <= SAMPLE_MAX ||
	       record_line(out, "text", text, TEXT_MAX, err);
}

struct sakuin_str
sk_record_passage(struct sakuin_str data)
{
	struct sakuin_str text = sk_record_field(data, "text");

	return text.len ? text : sk_record_field(data, "sample");
}

struct sakuin_str
sk_record_url(struct sakuin_str data)
{
	struct sakuin_str url = sk_record_field(data, "url");

	if (sk_str_eq(url, sk_record_field(data, "path")))
		url.len = 0;
	return url;
}

/* Is LINE the passage, or what changes while the document stays? */
static bool
record_apart(struct sakuin_str line)
{
	static const char *const names[] = { "sample=",   "text=",    "cites=",
					     "cited_by=", "modtime=", "size=" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i]);

		if (line.len >= len && !memcmp(line.ptr, names[i], len))
			return true;
	}
	return false;
}

bool
sk_record_shared(struct sk_buf *out, struct sakuin_str data,
		 struct sakuin_error *err)
{
	struct sakuin_str passage = sk_record_passage(data);

	for (const char *p = data.ptr, *end = p + data.len; p < end;) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		struct sakuin_str line = { p, (size_t)(end - p) };

		if (stop)
			line.len = (size_t)(stop + 1 - p);
		p += line.len;
		if (!record_apart(line) &&
		    !sk_buf_add(out, line.ptr, line.len, err))
			return false;
	}
	return sk_buf_add(out, passage.ptr, passage.len, err);
}

struct sakuin_str
sk_record_source(struct sakuin_str data)
{
	struct sakuin_str file = sk_record_field(data, "file");

	return file.len ? file : sk_record_field(data, "path");
}
