/* json_pages.c - where the pages of a document of NDJSON start. */
#include "json_pages.h"
#include "metadata.h"

bool
sk_json_pages(const json_t *pages, struct sakuin_error *err)
{
	double before = 0;

	if (!json_is_array(pages))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"pages\" is not an array; write the byte "
			       "offsets where page 2, 3 ... start");
	for (size_t i = 0; i < json_array_size(pages); i++) {
		json_t *item = json_array_get(pages, i);
		double n = json_number_value(item);

		if (!json_is_number(item) || n < before || n > UINT32_MAX ||
		    n != (double)(uint32_t)n)
			return sk_fail(err, SAKUIN_EINVAL,
				       "\"pages\" holds something that is not "
				       "an offset behind the one before it");
		before = n;
	}
	return true;
}

bool
sk_json_pages_fit(const json_t *pages, struct sakuin_str text,
		  struct sakuin_error *err)
{
	for (size_t i = 0; i < json_array_size(pages); i++) {
		double n = json_number_value(json_array_get(pages, i));

		if (n > (double)text.len ||
		    sk_utf8_cut(text, (size_t)n) != (size_t)n)
			return sk_fail(err, SAKUIN_EINVAL,
				       "\"pages\" holds %u, which is not at a "
				       "character of \"text\" (%zu bytes)",
				       (unsigned)n, text.len);
	}
	return true;
}

bool
sk_json_pages_copy(const json_t *pages, struct sk_arena *arena,
		   struct sk_document *doc, struct sakuin_error *err)
{
	size_t count = json_array_size(pages);
	uint32_t *starts;

	if (count == 0)
		return true;
	starts = sk_arena_array(arena, count, sizeof *starts, err);
	if (!starts)
		return false;
	for (size_t i = 0; i < count; i++)
		starts[i] =
			(uint32_t)json_number_value(json_array_get(pages, i));
	doc->pages = starts;
	doc->page_count = count;
	return true;
}
