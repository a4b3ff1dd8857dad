/* document_read.c - a line of NDJSON as a document.
 *
 * First everything is checked, with the document's strings borrowed from
 * jansson's tree; then all is copied. */
#include <jansson.h>
#include <stdio.h>

#include "document_json.h"
#include "field_check.h"
#include "json_lift.h"
#include "json_pages.h"
#include "json_raw.h"
#include "metadata.h"

/* A parser's tree takes a hundred bytes and more for each. */
enum { VALUES_MAX = 4 * 1024 * 1024 };

/* Members that are strings. */
static const struct {
	const char *name;
	size_t offset; /* in struct sk_document */
	bool one_line;
	bool lenient; /* what is no string is not ours */
} texts[] = {
	{ "id", offsetof(struct sk_document, id), false, false },
	{ "kind", offsetof(struct sk_document, kind), true, false },
	{ "title", offsetof(struct sk_document, title), true, false },
	{ "text", offsetof(struct sk_document, text), false, false },
	{ "lang", offsetof(struct sk_document, lang), false, false },
	{ "date", offsetof(struct sk_document, date), false, false },
	{ "date_to", offsetof(struct sk_document, date_to), false, false },
	{ "date_printed", offsetof(struct sk_document, date_printed), true,
	  true },
	{ "repository", offsetof(struct sk_document, repository), true, true },
	{ "description", offsetof(struct sk_document, description), false,
	  true },
	{ "added", offsetof(struct sk_document, added), false, false },
	{ "url", offsetof(struct sk_document, url), true, false },
	{ "mime", offsetof(struct sk_document, mime), true, false },
	{ "encoding", offsetof(struct sk_document, encoding), true, false },
	{ "path", offsetof(struct sk_document, path), false, false },
	{ "encoding_by", offsetof(struct sk_document, encoding_by), true,
	  false },
	{ "doi", offsetof(struct sk_document, doi), true, true },
	{ "isbn", offsetof(struct sk_document, isbn), true, true },
	{ "title_translated", offsetof(struct sk_document, title_translated),
	  true, true },
	{ "rights", offsetof(struct sk_document, rights), true, false },
	{ "embargo", offsetof(struct sk_document, embargo), true, false },
	{ "text_by", offsetof(struct sk_document, text_by), true, true },
	{ "ruby", offsetof(struct sk_document, ruby), false, true },
	{ "frame", offsetof(struct sk_document, frame), false, true },
};

enum { TEXTS = sizeof texts / sizeof *texts };

/* And those that are lists of strings, or one string. */
static const struct {
	const char *name;
	size_t list, count; /* in struct sk_document */
	bool strict;        /* what is no such list is an error, not extra */
} lists[] = {
	{ "authors", offsetof(struct sk_document, authors),
	  offsetof(struct sk_document, author_count), true },
	{ "reference_codes", offsetof(struct sk_document, codes),
	  offsetof(struct sk_document, code_count), false },
	{ "collections", offsetof(struct sk_document, collections),
	  offsetof(struct sk_document, collection_count), false },
	{ "keywords", offsetof(struct sk_document, keywords),
	  offsetof(struct sk_document, keyword_count), false },
};

enum { LISTS = sizeof lists / sizeof *lists };

static struct sakuin_str *
text_in(struct sk_document *doc, size_t i)
{
	void *at = (char *)doc + texts[i].offset;

	return at;
}

struct reader {
	struct sk_document *doc;
	json_t *lists[LISTS], *pages; /* NULL for none */
	struct sk_buf extra;
	struct sk_lifted lifted; /* the text, which the tree is without */
};

static struct sakuin_str
json_str(const json_t *value)
{
	return (struct sakuin_str){ json_string_value(value),
				    json_string_length(value) };
}

static bool
is_list(const json_t *value)
{
	if (!json_is_array(value))
		return json_is_string(value);
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!json_is_string(json_array_get(value, i)))
			return false;
	return true;
}

/* *KNOWN: it is the list I of ours. */
static bool
take_list(struct reader *r, size_t i, json_t *value, bool *known,
	  struct sakuin_error *err)
{
	bool strict = lists[i].strict;

	*known = is_list(value) || strict || json_is_null(value);
	if (!*known || json_is_null(value))
		return true;
	if (strict && !json_is_array(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"%s\" is not an array; write "
			       "[\"name\", ...]",
			       lists[i].name);
	if (!is_list(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"%s\" holds something that is "
			       "not a string; write it in quotes",
			       lists[i].name);
	r->lists[i] = value;
	return true;
}

static bool
take_replaced(struct reader *r, json_t *value, struct sakuin_error *err)
{
	double n = json_number_value(value);

	if (!json_is_number(value) || n < 0 || n > UINT32_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"replaced\" is not a count; write a number");
	r->doc->replaced = (uint32_t)n;
	return true;
}

static bool
take_text(struct reader *r, size_t i, json_t *value, struct sakuin_error *err)
{
	if (!json_is_string(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"%s\" is not a string; write it in quotes",
			       texts[i].name);
	*text_in(r->doc, i) = json_str(value);
	if (text_in(r->doc, i) == &r->doc->text && r->lifted.text.ptr)
		r->doc->text = r->lifted.text;
	return sk_field_check(texts[i].name, *text_in(r->doc, i), err);
}

/* One member we have a place for; *KNOWN tells whether it was. */
static bool
take_known(struct reader *r, const char *name, json_t *value, bool *known,
	   struct sakuin_error *err)
{
	*known = true;
	/* Who cites it is found anew. */
	if (!strcmp(name, "cited_as"))
		return true;
	/* Other people's kinds are none of ours. */
	if (!strcmp(name, "kind") &&
	    !sk_str_eq(json_str(value), sk_str("source"))) {
		*known = false;
		return true;
	}
	for (size_t i = 0; i < TEXTS; i++) {
		if (strcmp(name, texts[i].name) != 0)
			continue;
		*known = json_is_string(value) || !texts[i].lenient;
		return !*known || json_is_null(value) ||
		       take_text(r, i, value, err);
	}
	for (size_t i = 0; i < LISTS; i++)
		if (!strcmp(name, lists[i].name))
			return take_list(r, i, value, known, err);
	if (!strcmp(name, "pages"))
		return json_is_null(value) ||
		       sk_json_pages(r->pages = value, err);
	if (!strcmp(name, "replaced"))
		return json_is_null(value) || take_replaced(r, value, err);
	if (strcmp(name, "truncated") != 0) {
		*known = false;
		return true;
	}
	if (!json_is_boolean(value) && !json_is_null(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"truncated\" is neither true nor false");
	r->doc->truncated = json_is_true(value);
	return true;
}

static bool
take_extra(struct reader *r, struct sakuin_str key, struct sakuin_str value,
	   struct sakuin_error *err)
{
	return sk_buf_putc(&r->extra, r->extra.len ? ',' : '{', err) &&
	       sk_json_compact(&r->extra, key, err) &&
	       sk_buf_putc(&r->extra, ':', err) &&
	       sk_json_compact(&r->extra, value, err);
}

/* jansson keeps the order of members and refuses a name that comes twice,
 * so its members and those in the line go in step. */
static bool
take_members(struct reader *r, json_t *object, struct sakuin_str line,
	     size_t *offset, struct sakuin_error *err)
{
	struct sakuin_str rest = line, key, raw;
	const char *name;
	json_t *value;

	json_object_foreach(object, name, value)
	{
		bool known;

		if (!sk_json_member(&rest, &key, &raw))
			return sk_fail(err, SAKUIN_EINTERNAL,
				       "lost member \"%s\" of an object", name);
		*offset = (size_t)(raw.ptr - line.ptr);
		if (!take_known(r, name, value, &known, err) ||
		    (!known && !take_extra(r, key, raw, err)))
			return false;
	}
	*offset = 0;
	if (r->doc->id.len == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"id\" is missing; give each document one");
	return r->extra.len == 0 || sk_buf_putc(&r->extra, '}', err);
}

/* Copying. */

/* U+0000 is valid JSON, but no text: a space keeps the offsets. */
static bool
own_text(struct sk_arena *arena, struct sakuin_str *s, struct sakuin_error *err)
{
	char *p = sk_arena_alloc(arena, s->len + 1, err);

	if (!p)
		return false;
	for (size_t i = 0; i < s->len; i++)
		p[i] = s->ptr[i] ? s->ptr[i] : ' ';
	s->ptr = p;
	return true;
}

static bool
own_lang(struct sk_arena *arena, struct sakuin_str *lang,
	 struct sakuin_error *err)
{
	char code[4];

	sk_lang_code(*lang, code);
	return sk_arena_copy(arena, sk_str(code), lang, err);
}

static bool
own_list(const struct reader *r, size_t i, struct sk_arena *arena,
	 struct sakuin_error *err)
{
	json_t *value = r->lists[i];
	size_t count =
		json_is_array(value) ? json_array_size(value) : value != NULL;
	struct sakuin_str *list;
	char *doc = (char *)r->doc;

	if (count == 0)
		return true;
	list = sk_arena_array(arena, count, sizeof *list, err);
	if (!list)
		return false;
	for (size_t k = 0; k < count; k++)
		if (!sk_one_line(json_str(json_is_array(value)
						  ? json_array_get(value, k)
						  : value),
				 arena, &list[k], err))
			return false;
	memcpy(doc + lists[i].list, &list, sizeof list);
	memcpy(doc + lists[i].count, &count, sizeof count);
	return true;
}

/* Move all that is borrowed into the arena. */
static bool
own(const struct reader *r, struct sk_arena *arena, struct sakuin_error *err)
{
	if (!own_lang(arena, &r->doc->lang, err))
		return false;
	for (size_t i = 0; i < TEXTS; i++) {
		struct sakuin_str *s = text_in(r->doc, i);

		if (s->ptr && s->ptr == r->lifted.text.ptr)
			continue; /* and has no U+0000 */
		if (!(texts[i].one_line ? sk_one_line(*s, arena, s, err)
					: own_text(arena, s, err)))
			return false;
	}
	for (size_t i = 0; i < LISTS; i++)
		if (!own_list(r, i, arena, err))
			return false;
	return sk_json_pages_copy(r->pages, arena, r->doc, err) &&
	       sk_arena_copy(arena, sk_buf_str(&r->extra), &r->doc->extra, err);
}

/* The tree of LINE, which must be an object; NULL with *OFFSET and *err. */
static json_t *
parse(struct sakuin_str line, size_t *offset, struct sakuin_error *err)
{
	json_error_t why;
	json_t *object;

	/* Integers of any size must pass. */
	object = json_loadb(line.ptr ? line.ptr : "", line.len,
			    JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL |
				    JSON_DECODE_INT_AS_REAL,
			    &why);
	if (!object) {
		/* What it is near to may be anything. */
		size_t len = strcspn(why.text, "'\n");
		const char *near = strstr(why.text, " near ");

		if (near)
			len = (size_t)(near - why.text);
		if (json_error_code(&why) == json_error_out_of_memory)
			sk_nomem(err);
		else
			sk_fail(err, SAKUIN_EINVAL, "not JSON: %.*s", (int)len,
				why.text);
		*offset = why.position > 0 ? (size_t)why.position : 0;
	} else if (!json_is_object(object)) {
		sk_fail(err, SAKUIN_EINVAL,
			"not a JSON object; write one {...} per line");
		json_decref(object);
		object = NULL;
	}
	return object;
}

/* The same of LINE without its text, which becomes r->lifted. */
static json_t *
parse_lifted(struct reader *r, struct sakuin_str line, struct sk_arena *arena,
	     size_t *offset, struct sakuin_error *err)
{
	struct sk_buf rest = { 0 };
	json_t *object = NULL;

	*offset = 0;
	if (sk_json_values(line) > VALUES_MAX)
		sk_fail(err, SAKUIN_EINVAL,
			"more than %d values in one object; split it",
			(int)VALUES_MAX);
	else if (sk_json_lift(line, "\"text\"", arena, &rest, &r->lifted, err))
		object = parse(r->lifted.text.ptr ? sk_buf_str(&rest) : line,
			       offset, err);
	*offset = sk_json_lifted_from(&r->lifted, *offset);
	sk_buf_done(&rest);
	return object;
}

bool
sk_document_from_json(struct sakuin_str line, struct sk_arena *arena,
		      struct sk_document *doc, size_t *offset,
		      struct sakuin_error *err)
{
	struct reader r = { .doc = doc };
	size_t at;
	json_t *object = parse_lifted(&r, line, arena, &at, err);
	bool ok;

	*doc = (struct sk_document){ 0 };
	ok = object && take_members(&r, object, line, &at, err) &&
	     sk_json_pages_fit(r.pages, doc->text, err) && own(&r, arena, err);
	json_decref(object);
	sk_buf_done(&r.extra);
	if (offset)
		*offset = at;
	return ok;
}
