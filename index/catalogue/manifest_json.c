/* manifest_json.c - a manifest of NDJSON: an object a line. */
#include <jansson.h>
#include <stdio.h>

#include "catalogue_read.h"
#include "json_raw.h"
#include "metadata.h"
#include "table.h"

enum { VALUES_MAX = 100000 }; /* in one line */

struct manifest_json {
	struct sk_card_maker maker;
	struct sk_table unknown; /* names that were noted */
	unsigned line;
};

/* A string or a number as text. */
static bool
json_value(struct manifest_json *t, struct sakuin_str name, const json_t *value,
	   bool *known, struct sakuin_error *err)
{
	char number[40];
	struct sakuin_str s = { json_string_value(value),
				json_string_length(value) };
	enum sk_card_field field = sk_mapping_find(SK_SCHEME_MANIFEST, name);

	*known = field < SK_CARD_FIELDS;
	if (json_is_number(value)) {
		snprintf(number, sizeof number, "%.15g",
			 json_number_value(value));
		s = sk_str(number);
	}
	return !*known ||
	       sk_maker_add_field(
		       &t->maker, field, s,
		       json_is_string(value)
			       ? field == SK_CARD_FILE
					 ? ""
					 : sk_mappings[field].separators
			       : "",
		       t->line, err);
}

static bool
json_member(struct manifest_json *t, const char *name, const json_t *value,
	    struct sakuin_error *err)
{
	struct sakuin_str key = sk_str(name);
	size_t before = t->unknown.count;
	uint32_t number;
	bool known = true;

	if (!json_is_array(value)) {
		if (!json_value(t, key, value, &known, err))
			return false;
	} else {
		for (size_t i = 0; i < json_array_size(value); i++)
			if (!json_value(t, key, json_array_get(value, i),
					&known, err))
				return false;
	}
	if (known)
		return true;
	if (!sk_table_intern(&t->unknown, key, &number, err))
		return false;
	return t->unknown.count == before ||
	       sk_maker_unknown(&t->maker, "member", key, t->line, err);
}

static bool
json_line(struct manifest_json *t, struct sakuin_str line,
	  struct sakuin_error *err)
{
	json_error_t why;
	const char *name;
	json_t *value, *object = NULL;
	bool ok = true;

	if (sk_json_values(line) <= VALUES_MAX)
		object = json_loadb(line.ptr, line.len,
				    JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
				    &why);
	if (!json_is_object(object)) {
		sk_maker_note(&t->maker, line.ptr,
			      "not a JSON object; write one {...} a line");
		json_decref(object);
		return true;
	}
	sk_maker_begin(&t->maker, t->line);
	json_object_foreach(object, name, value) ok =
		ok && json_member(t, name, value, err);
	ok = ok && sk_maker_take(&t->maker, err);
	json_decref(object);
	return ok;
}

bool
sk_manifest_read_json(struct sakuin_str text, const struct sk_card_sink *sink,
		      struct sakuin_error *err)
{
	struct manifest_json t = { .maker = { .sink = sink,
					      .text = text,
					      .scheme = SK_SCHEME_MANIFEST } };
	const char *p = text.ptr, *end = p + text.len;
	bool ok = true;

	while (ok && p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		struct sakuin_str line;

		stop = stop ? stop : end;
		line = sk_trim((struct sakuin_str){ p, (size_t)(stop - p) });
		t.line++;
		ok = line.len == 0 || json_line(&t, line, err);
		p = stop < end ? stop + 1 : end;
	}
	sk_maker_done(&t.maker);
	sk_table_done(&t.unknown);
	return ok;
}
