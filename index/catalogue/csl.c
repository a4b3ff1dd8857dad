/* csl.c - CSL-JSON: a list of items, or an object that has one as "items".
 *
 * CSL itself has no files; programs add "file", "files" or "attachments". */
#include <jansson.h>
#include <stdio.h>

#include "catalogue_read.h"
#include "json_raw.h"

enum { VALUES_MAX = 4 * 1024 * 1024, DATE_PARTS = 3 };

struct csl {
	struct sk_card_maker maker;
	unsigned item; /* from 1; there are no lines */
};

static struct sakuin_str
csl_str(const json_t *value)
{
	return (struct sakuin_str){ json_string_value(value),
				    json_string_length(value) };
}

static bool
csl_add(struct csl *c, enum sk_card_field field, struct sakuin_str value,
	struct sakuin_error *err)
{
	return sk_maker_add_field(&c->maker, field, value,
				  field == SK_CARD_KEYWORD ? ",;" : "", c->item,
				  err);
}

/* {"family", "given"} as names are printed, or {"literal"}. */
static bool
csl_name(struct csl *c, const json_t *name, struct sakuin_error *err)
{
	struct sakuin_str family = csl_str(json_object_get(name, "family"));
	struct sakuin_str given = csl_str(json_object_get(name, "given"));
	struct sakuin_str particle =
		csl_str(json_object_get(name, "non-dropping-particle"));
	struct sk_buf text = { 0 };
	bool ok;

	if (json_is_string(name))
		return csl_add(c, SK_CARD_AUTHOR, csl_str(name), err);
	if (family.len == 0)
		return csl_add(c, SK_CARD_AUTHOR,
			       csl_str(json_object_get(name, "literal")), err);
	ok = sk_buf_add(&text, particle.ptr, particle.len, err) &&
	     (particle.len == 0 || sk_buf_putc(&text, ' ', err)) &&
	     sk_buf_add(&text, family.ptr, family.len, err) &&
	     (given.len == 0 ||
	      (sk_buf_puts(&text, ", ", err) &&
	       sk_buf_add(&text, given.ptr, given.len, err))) &&
	     csl_add(c, SK_CARD_AUTHOR, sk_buf_str(&text), err);
	sk_buf_done(&text);
	return ok;
}

/* [1987, 3, 4] in one form; parts may be strings. */
static void
csl_parts(const json_t *parts, char out[40])
{
	size_t len = 0;

	*out = '\0';
	for (size_t i = 0; i < DATE_PARTS && i < json_array_size(parts); i++) {
		const json_t *part = json_array_get(parts, i);
		double n = json_number_value(part);

		if (json_is_string(part))
			sscanf(json_string_value(part), "%6lf", &n);
		if (!(n >= 1 && n <= 9999)) /* or no number at all */
			return;
		len += (size_t)snprintf(out + len, 40 - len,
					i ? "-%02u" : "%04u", (unsigned)n);
	}
}

static bool
csl_date(struct csl *c, const json_t *date, struct sakuin_error *err)
{
	const json_t *parts = json_object_get(date, "date-parts");
	char from[40], to[40], both[90];

	if (json_is_string(date))
		return csl_add(c, SK_CARD_DATE, csl_str(date), err);
	csl_parts(json_array_get(parts, 0), from);
	csl_parts(json_array_get(parts, 1), to);
	if (!*from) {
		const json_t *raw = json_object_get(date, "raw");

		return csl_add(
			c, SK_CARD_DATE,
			csl_str(raw ? raw : json_object_get(date, "literal")),
			err);
	}
	snprintf(both, sizeof both, "%s%s%s%s", from,
		 json_is_true(json_object_get(date, "circa")) ? "~" : "",
		 *to ? "/" : "", to);
	return csl_add(c, SK_CARD_DATE, sk_str(both), err);
}

/* "a.pdf", ["a.pdf"], or [{"path": "a.pdf"}]. */
static bool
csl_files(struct csl *c, const json_t *value, struct sakuin_error *err)
{
	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++) {
			const json_t *file = json_array_get(value, i);

			if (json_is_object(file))
				file = json_object_get(file, "path");
			if (!csl_add(c, SK_CARD_FILE, csl_str(file), err))
				return false;
		}
		return true;
	}
	return csl_add(c, SK_CARD_FILE, csl_str(value), err);
}

static bool
csl_member(struct csl *c, const char *name, const json_t *value,
	   struct sakuin_error *err)
{
	enum sk_card_field field = sk_mapping_find(SK_SCHEME_CSL, sk_str(name));
	struct sakuin_str text = csl_str(value);

	switch (field) {
	case SK_CARD_FIELDS:
		return strcmp(name, "attachments") != 0 ||
		       csl_files(c, value, err);
	case SK_CARD_FILE:
		return csl_files(c, value, err);
	case SK_CARD_DATE:
		return csl_date(c, value, err);
	case SK_CARD_AUTHOR:
		for (size_t i = 0; i < json_array_size(value); i++)
			if (!csl_name(c, json_array_get(value, i), err))
				return false;
		return true;
	case SK_CARD_URL:
		if (text.len > 5 && !memcmp(text.ptr, "file:", 5))
			field = SK_CARD_FILE;
		break;
	default:
		break;
	}
	return csl_add(c, field, text, err);
}

static bool
csl_item(struct csl *c, const json_t *item, struct sakuin_error *err)
{
	json_t *object = json_incref((json_t *)(uintptr_t)item);
	const char *name;
	json_t *value;
	bool ok = true;

	sk_maker_begin(&c->maker, c->item);
	if (!json_is_object(item))
		c->maker.sink->note(c->maker.sink->ctx, c->item,
				    "this item is not a JSON object; write "
				    "{...}");
	json_object_foreach(object, name, value) ok =
		ok && csl_member(c, name, value, err);
	json_decref(object);
	return ok && sk_maker_take(&c->maker, err);
}

static void
csl_broken(struct csl *c, const json_error_t *why)
{
	/* What it is near to may be anything. */
	const char *near = strstr(why->text, " near ");
	char what[300];

	snprintf(what, sizeof what,
		 "line %d, byte %d: not JSON: %.*s; export it again", why->line,
		 why->position,
		 near ? (int)(near - why->text)
		      : (int)strcspn(why->text, "'\n"),
		 why->text);
	c->maker.sink->note(c->maker.sink->ctx, 0, what);
}

bool
sk_csl_read(struct sakuin_str text, const struct sk_card_sink *sink,
	    struct sakuin_error *err)
{
	struct csl c = {
		.maker = { .sink = sink, .text = text, .scheme = SK_SCHEME_CSL }
	};
	json_error_t why = { .text = "more than four million values" };
	json_t *root = NULL;
	const json_t *items;
	bool ok = true;

	if (sk_json_values(text) <= VALUES_MAX)
		root = json_loadb(text.ptr, text.len,
				  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
				  &why);
	if (!root)
		csl_broken(&c, &why);
	items = json_is_object(root) ? json_object_get(root, "items") : root;
	for (size_t i = 0; ok && i < json_array_size(items); i++) {
		c.item++;
		ok = csl_item(&c, json_array_get(items, i), err);
	}
	json_decref(root);
	sk_maker_done(&c.maker);
	return ok;
}
