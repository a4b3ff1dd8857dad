/* pdf_info.c - what a PDF says about itself. */
#include "encodings.h"
#include "metadata.h"
#include "pdf_impl.h"

/* The value of KEY in pdfinfo's "Key:   value" lines. */
static struct sakuin_str
info_value(struct sakuin_str info, const char *key)
{
	struct sakuin_str none = { 0 };
	size_t len = strlen(key);
	const char *p = info.ptr, *end = p + info.len;

	while (p < end) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		const char *stop = newline ? newline : end;

		if ((size_t)(stop - p) > len && !memcmp(p, key, len) &&
		    p[len] == ':') {
			struct sakuin_str value = {
				p + len + 1, (size_t)(stop - p) - len - 1
			};

			return sk_trim(value);
		}
		p = stop + 1;
	}
	return none;
}

static bool
pdf_author(struct sakuin_str author, struct sk_arena *arena,
	   struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str *authors;

	if (author.len == 0)
		return true;
	authors = sk_arena_array(arena, 1, sizeof *authors, err);
	if (!authors || !sk_one_line(author, arena, authors, err))
		return false;
	doc->authors = authors;
	doc->author_count = authors->len > 0;
	return true;
}

/* Title, author and date; the first page's end is where page 2 starts. */
static bool
pdf_fill(struct sakuin_str info, struct sk_arena *arena,
	 struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str title = info_value(info, "Title");
	struct sakuin_str first = doc->text;
	char date[11];

	/* The first page may be blank. */
	for (size_t i = 0; i < doc->page_count; i++) {
		first.len = doc->pages[i];
		if (sk_trim(first).len > 0)
			break;
		first.len = doc->text.len;
	}
	if (sk_title_useless(title))
		title = sk_str("");
	sk_date_find(info_value(info, "CreationDate"), date);
	return sk_one_line(title, arena, &doc->title, err) &&
	       sk_source_title(first, arena, doc, err) &&
	       sk_arena_copy(arena, sk_str(date), &doc->date, err) &&
	       pdf_author(info_value(info, "Author"), arena, doc, err);
}

bool
sk_pdf_info(const struct sk_source *source, struct sk_document *doc,
	    struct sakuin_error *err)
{
	static const char *const argv[] = { "pdfinfo",   "-enc",      "UTF-8",
					    "-isodates", "/dev/fd/0", NULL };
	struct sk_child_result result;
	struct sk_buf raw = { 0 }, clean = { 0 };
	uint32_t replaced = 0;
	bool ok = sk_pdf_run(source, argv, SK_PDF_INFO_MAX, &raw, &result, err);

	/* A text without these is better than none. */
	if (!ok && err->code == SAKUIN_EINVAL) {
		sk_buf_clear(&raw);
		ok = true;
	}
	ok = ok &&
	     sk_utf8_repair(sk_buf_str(&raw), true, &clean, &replaced, err) &&
	     pdf_fill(sk_buf_str(&clean), source->arena, doc, err);
	sk_buf_done(&clean);
	sk_buf_done(&raw);
	return ok;
}
