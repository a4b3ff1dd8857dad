/* pdf_info.c - what a PDF says about itself. */
#include "encodings.h"
#include "metadata.h"
#include "pdf_impl.h"

struct sakuin_str
sk_pdf_head_of(struct sakuin_str rows)
{
	static const char first[] = "\nlevel\t";
	const char *end =
		rows.len ? memmem(rows.ptr, rows.len, first, sizeof first - 1)
			 : NULL;

	rows.len = end ? (size_t)(end - rows.ptr) : 0;
	return rows;
}

/* What follows BEFORE up to the next AFTER. */
static struct sakuin_str
info_between(struct sakuin_str head, const char *before, char after)
{
	struct sakuin_str none = { 0 };
	size_t len = strlen(before);
	const char *p =
		head.len ? memmem(head.ptr, head.len, before, len) : NULL;
	const char *end;

	if (!p)
		return none;
	p += len;
	end = memchr(p, after, (size_t)(head.ptr + head.len - p));
	if (!end)
		return none;
	return (struct sakuin_str){ p, (size_t)(end - p) };
}

/* VALUE with the five characters that poppler writes as entities. */
static bool
info_plain(struct sakuin_str value, struct sk_arena *arena,
	   struct sakuin_str *out, struct sakuin_error *err)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = { { "&amp;", '&' },
			 { "&lt;", '<' },
			 { "&gt;", '>' },
			 { "&quot;", '"' },
			 { "&apos;", '\'' } };
	char *to = sk_arena_alloc(arena, value.len + 1, err);
	size_t len = 0;

	for (size_t i = 0; to && i < value.len;) {
		size_t left = value.len - i, used = 1;

		to[len] = value.ptr[i];
		for (size_t k = 0; k < sizeof entities / sizeof *entities;
		     k++) {
			size_t n = strlen(entities[k].name);

			if (n <= left &&
			    !memcmp(value.ptr + i, entities[k].name, n)) {
				to[len] = entities[k].c;
				used = n;
			}
		}
		len++;
		i += used;
	}
	*out = (struct sakuin_str){ to, len };
	return to != NULL;
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
pdf_fill(struct sakuin_str head, struct sk_arena *arena,
	 struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str title = info_between(head, "<title>", '<');
	struct sakuin_str author =
		info_between(head, "<meta name=\"Author\" content=\"", '"');
	struct sakuin_str created = info_between(
		head, "<meta name=\"CreationDate\" content=\"", '"');
	struct sakuin_str first = doc->text;
	char date[11];

	if (!info_plain(title, arena, &title, err) ||
	    !info_plain(author, arena, &author, err))
		return false;
	title = sk_trim(title);
	/* The first page may be blank. */
	for (size_t i = 0; i < doc->page_count; i++) {
		first.len = doc->pages[i];
		if (sk_trim(first).len > 0)
			break;
		first.len = doc->text.len;
	}
	if (sk_title_useless(title))
		title = sk_str("");
	sk_date_find(created, date);
	return sk_one_line(title, arena, &doc->title, err) &&
	       sk_source_title(first, arena, doc, err) &&
	       sk_arena_copy(arena, sk_str(date), &doc->date, err) &&
	       pdf_author(sk_trim(author), arena, doc, err);
}

/* Only one page's rows are printed with it. */
static bool
info_ask(const struct sk_source *source, struct sk_buf *raw,
	 struct sakuin_error *err)
{
	static const char *const argv[] = { "pdftotext", "-htmlmeta", "-tsv",
					    "-l",        "1",         "-enc",
					    "UTF-8",     "/dev/fd/0", "-",
					    NULL };
	struct sk_child_result result;

	if (sk_pdf_run(source, argv, SK_PDF_INFO_MAX, raw, &result, err))
		return true;
	/* A text without these is better than none. */
	sk_buf_clear(raw);
	return err->code == SAKUIN_EINVAL;
}

bool
sk_pdf_info(const struct sk_source *source, struct sakuin_str head,
	    struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_buf raw = { 0 }, clean = { 0 };
	uint32_t replaced = 0;
	bool ok = true;

	if (head.len == 0) {
		ok = info_ask(source, &raw, err) &&
		     sk_utf8_repair(sk_buf_str(&raw), true, &clean, &replaced,
				    err);
		head = sk_pdf_head_of(sk_buf_str(&clean));
	}
	ok = ok && pdf_fill(head, source->arena, doc, err);
	sk_buf_done(&clean);
	sk_buf_done(&raw);
	return ok;
}
