/* text.c - plain text in any encoding. */
#include "format.h"
#include "metadata.h"
#include "sniff.h"

/* Does S start like JSON?  (References start with a bracket as well.) */
static bool
json_start(struct sakuin_str s)
{
	struct sakuin_str rest = sk_trim(s);

	if (rest.len < 2 || !strchr("[{", rest.ptr[0]) || !rest.ptr[0])
		return false;
	rest = sk_trim((struct sakuin_str){ rest.ptr + 1, rest.len - 1 });
	return rest.len > 0 && rest.ptr[0] && strchr("{}\"]", rest.ptr[0]);
}

static bool
text_matches(struct sakuin_str head, struct sakuin_str name)
{
	/* Nothing else is known of standard input than what it starts with. */
	bool piped = name.len == 0 || sk_str_eq(name, sk_str("-"));

	if (sk_name_ends(name, ".json") || (piped && json_start(head)))
		return false;
	return sk_sniff_binary(head) == NULL;
}

/* A form feed ends a page; the last one ends the text. */
static bool
text_pages(struct sk_document *doc, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	const char *p = doc->text.ptr, *end = p + doc->text.len;
	uint32_t *pages;
	size_t count = 0;

	for (const char *q = p; q < end; q++)
		count += *q == '\f' && q + 1 < end;
	if (count == 0)
		return true;
	pages = sk_arena_array(arena, count, sizeof *pages, err);
	if (!pages)
		return false;
	doc->pages = pages;
	doc->page_count = count;
	for (const char *q = p; q + 1 < end; q++)
		if (*q == '\f')
			*pages++ = (uint32_t)(q + 1 - p);
	return true;
}

static bool
text_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("text/plain"),
				   .path = sk_str(source->path) };

	if (!sk_source_text(source, &doc.text, &doc, err))
		return false;
	if (sk_trim(doc.text).len == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no text in it");
	return text_pages(&doc, source->arena, err) &&
	       sk_source_title(doc.text, source->arena, &doc, err) &&
	       fn(ctx, &doc, err);
}

const struct sk_format sk_format_text = {
	.name = "text",
	.mime = "text/plain",
	.matches = text_matches,
	.read = text_read,
};
