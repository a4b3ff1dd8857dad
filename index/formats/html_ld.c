/* html_ld.c - what a page says about itself in JSON-LD (schema.org), as news
 * sites and repositories do. */
#include <jansson.h>

#include "html.h"

enum { DEPTH = 6, LENGTH_MAX = 1024 * 1024 };

static bool
put(json_t *value, struct sk_arena *arena, struct sakuin_str *to,
    struct sakuin_error *err)
{
	struct sakuin_str s = { json_string_value(value),
				json_string_length(value) };

	return to->len > 0 || s.len == 0 || !s.ptr ||
	       sk_arena_copy(arena, s, to, err);
}

/* A name, an object with one, or an array of these. */
static bool
put_authors(json_t *value, struct sk_arena *arena, struct sk_html_ld *ld,
	    unsigned depth, struct sakuin_error *err)
{
	size_t i;
	json_t *item;

	if (depth == DEPTH)
		return true;
	if (json_is_object(value))
		return put_authors(json_object_get(value, "name"), arena, ld,
				   depth + 1, err);
	if (json_is_array(value)) {
		json_array_foreach(value, i,
				   item) if (!put_authors(item, arena, ld,
							  depth + 1,
							  err)) return false;
		return true;
	}
	if (!json_is_string(value) || ld->author_count == SK_HTML_LD_AUTHORS)
		return true;
	ld->authors[ld->author_count] = (struct sakuin_str){ 0 };
	if (!put(value, arena, &ld->authors[ld->author_count], err))
		return false;
	ld->author_count += ld->authors[ld->author_count].len > 0;
	return true;
}

/* Is VALUE, or one of it, a type of text? */
static bool
is_text(const json_t *value)
{
	static const char *const types[] = {
		"Article",
		"NewsArticle",
		"ScholarlyArticle",
		"BlogPosting",
		"Report",
		"TechArticle",
		"Book",
		"Thesis",
		"CreativeWork",
		"ReportageNewsArticle",
		"AnalysisNewsArticle",
		"OpinionNewsArticle",
		"WebPage",
	};

	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++)
			if (is_text(json_array_get(value, i)))
				return true;
		return false;
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (json_is_string(value) &&
		    !strcmp(json_string_value(value), types[i]))
			return true;
	return false;
}

static bool
put_work(json_t *work, struct sk_arena *arena, struct sk_html_ld *ld,
	 struct sakuin_error *err)
{
	return put(json_object_get(work, "headline"), arena, &ld->title, err) &&
	       put(json_object_get(work, "name"), arena, &ld->title, err) &&
	       put(json_object_get(work, "datePublished"), arena, &ld->date,
		   err) &&
	       put(json_object_get(work, "dateCreated"), arena, &ld->date,
		   err) &&
	       put(json_object_get(work, "inLanguage"), arena, &ld->lang,
		   err) &&
	       put(json_object_get(work, "url"), arena, &ld->url, err) &&
	       (ld->author_count > 0 ||
		put_authors(json_object_get(work, "author"), arena, ld, 0,
			    err));
}

/* An object, an array of them, or {"@graph": [...]}. */
static bool
put_any(json_t *value, struct sk_arena *arena, struct sk_html_ld *ld,
	unsigned depth, struct sakuin_error *err)
{
	json_t *graph = json_object_get(value, "@graph");

	if (depth == DEPTH)
		return true;
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!put_any(json_array_get(value, i), arena, ld, depth + 1,
			     err))
			return false;
	if (graph && !put_any(graph, arena, ld, depth + 1, err))
		return false;
	return !is_text(json_object_get(value, "@type")) ||
	       put_work(value, arena, ld, err);
}

bool
sk_html_ld(struct sakuin_str json, struct sk_arena *arena,
	   struct sk_html_ld *ld, struct sakuin_error *err)
{
	json_error_t ignored;
	json_t *value;
	bool ok;

	if (json.len == 0 || json.len > LENGTH_MAX)
		return true;
	value = json_loadb(json.ptr, json.len, 0, &ignored);
	ok = !value || put_any(value, arena, ld, 0, err);
	json_decref(value);
	return ok;
}
