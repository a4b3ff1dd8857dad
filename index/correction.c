/* correction.c - is this a correction, and of what? */
#include "correction.h"
#include "document_compose.h"
#include "document_json.h"
#include "metadata.h"
#include "reference_json.h"
#include "source_id.h"
#include "span.h"

enum { NAME_BYTES = 20, ID_BYTES = 2 * SK_ID_MAX + 1 };

bool
sk_correction_is_name(struct sakuin_str id)
{
	if (id.len != NAME_BYTES || memcmp(id.ptr, "src:", 4) != 0)
		return false;
	for (size_t i = 4; i < id.len; i++)
		if (!strchr("0123456789abcdef", id.ptr[i]) || !id.ptr[i])
			return false;
	return true;
}

bool
sk_correction_place(struct sakuin_str id, struct sakuin_str *report,
		    struct sakuin_str *number)
{
	const char *hash = id.len ? memrchr(id.ptr, '#', id.len) : NULL;

	if (!hash || hash == id.ptr || hash + 1 == id.ptr + id.len)
		return false;
	*report = (struct sakuin_str){ id.ptr, (size_t)(hash - id.ptr) };
	*number = (struct sakuin_str){ hash + 1, id.len - report->len - 1 };
	return true;
}

bool
sk_correction_pair(struct sakuin_str id, struct sakuin_str *first,
		   struct sakuin_str *second)
{
	const char *space = id.len ? memchr(id.ptr, ' ', id.len) : NULL;

	if (!space)
		return false;
	*first = (struct sakuin_str){ id.ptr, (size_t)(space - id.ptr) };
	*second = (struct sakuin_str){ space + 1, id.len - first->len - 1 };
	return first->len && second->len &&
	       !memchr(second->ptr, ' ', second->len);
}

/* ---------------------------------------------------------------- values */

static bool
check_year(struct sk_correction *c, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	(void)arena;
	if (c->value.len == 4 && sk_date_valid(c->value))
		return true;
	return sk_fail(err, SAKUIN_EINVAL,
		       "the year '%.*s' is none; write four digits",
		       (int)c->value.len, c->value.ptr);
}

/* Documents may be from more days than one; references have the date that is
 * printed. */
static bool
check_is_span(const struct sk_correction *c)
{
	struct sakuin_str report, number;
	struct sk_date_span span;

	return sk_str_eq(c->field, sk_str("date")) &&
	       !sk_correction_is_name(c->id) &&
	       !sk_correction_place(c->id, &report, &number) &&
	       sk_span_find(c->value, &span);
}

static bool
check_date(struct sk_correction *c, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	(void)arena;
	if (sk_date_valid(c->value) || check_is_span(c))
		return true;
	return sk_fail(err, SAKUIN_EINVAL,
		       "the date '%.*s' is none; write YYYY, YYYY-MM or "
		       "YYYY-MM-DD",
		       (int)c->value.len, c->value.ptr);
}

static bool
check_language(struct sk_correction *c, struct sk_arena *arena,
	       struct sakuin_error *err)
{
	char code[4];

	if (sk_lang_code(c->value, code))
		return sk_arena_copy(arena, sk_str(code), &c->value, err);
	return sk_fail(err, SAKUIN_EINVAL,
		       "the language '%.*s' is no code; write one of ISO "
		       "639-1 such as ja",
		       (int)c->value.len, c->value.ptr);
}

static bool
check_type(struct sk_correction *c, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	static const char *const types[] = {
		"article-journal", "article-newspaper", "book",       "chapter",
		"document",        "interview",         "manuscript", "map",
		"motion_picture",  "paper-conference",  "report",     "speech",
		"thesis",          "webpage",
	};

	(void)arena;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (sk_str_eq(c->value, sk_str(types[i])))
			return true;
	return sk_fail(err, SAKUIN_EINVAL,
		       "the type '%.*s' is unknown; write book, chapter, "
		       "article-journal, article-newspaper, paper-conference, "
		       "thesis, report, webpage, interview, speech, map, "
		       "motion_picture, manuscript or document",
		       (int)c->value.len, c->value.ptr);
}

/* With a resolver or without, as the parser of references gives it. */
static bool
check_doi(struct sk_correction *c, struct sk_arena *arena,
	  struct sakuin_error *err)
{
	const char *at = memmem(c->value.ptr, c->value.len, "10.", 3);
	struct sk_buf doi = { 0 };
	bool ok = sk_source_doi(c->value, &doi, err);

	(void)arena;
	if (ok && (doi.len == 0 || !at))
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "the DOI '%.*s' is none; write 10., a number, a "
			     "slash and the rest",
			     (int)c->value.len, c->value.ptr);
	sk_buf_done(&doi);
	if (!ok)
		return false;
	c->value.len -= (size_t)(at - c->value.ptr);
	c->value.ptr = at;
	return true;
}

static bool
check_url(struct sk_correction *c, struct sk_arena *arena,
	  struct sakuin_error *err)
{
	(void)arena;
	return !memchr(c->value.ptr, ' ', c->value.len) ||
	       sk_fail(err, SAKUIN_EINVAL,
		       "the address has a space in it; write %%20 for it");
}

static bool
check_verdict(struct sk_correction *c, struct sk_arena *arena,
	      struct sakuin_error *err)
{
	(void)arena;
	if (sk_str_eq(c->value, sk_str("undecided")))
		c->value.len = 0;
	return c->value.len == 0 || sk_str_eq(c->value, sk_str("same")) ||
	       sk_str_eq(c->value, sk_str("different")) ||
	       sk_fail(err, SAKUIN_EINVAL,
		       "the verdict '%.*s' is none; write same, different or "
		       "undecided",
		       (int)c->value.len, c->value.ptr);
}

static const struct {
	const char *field;
	bool (*check)(struct sk_correction *c, struct sk_arena *arena,
		      struct sakuin_error *err);
} checks[] = {
	{ "year", check_year },     { "date", check_date },
	{ "accessed", check_date }, { "language", check_language },
	{ "type", check_type },     { "doi", check_doi },
	{ "url", check_url },       { "verdict", check_verdict },
};

static bool
check_value(struct sk_correction *c, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	if (c->value.len > SK_CORRECTION_VALUE)
		return sk_fail(err, SAKUIN_EINVAL,
			       "the value has %zu bytes; write at most %d",
			       c->value.len, SK_CORRECTION_VALUE);
	if (c->value.len == 0 || sk_correction_is_none(c->value))
		return true;
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (sk_str_eq(c->field, sk_str(checks[i].field)))
			return checks[i].check(c, arena, err);
	return true;
}

/* ------------------------------------------------------- ids and fields */

static bool
check_is_field(struct sakuin_str field)
{
	if (sk_str_eq(field, sk_str("authors")))
		return true;
	for (int i = 0; i < SK_REF_FIELDS; i++)
		if (sk_str_eq(field, sk_str(sk_reference_field_name(
					     (enum sk_ref_field)i))))
			return true;
	return false;
}

static bool
check_is_document_field(struct sakuin_str field)
{
	return sk_str_eq(field, sk_str("title")) ||
	       sk_str_eq(field, sk_str("date")) ||
	       sk_str_eq(field, sk_str("language"));
}

/* The smaller id first, so that a pair has one name. */
static bool
check_pair(struct sk_correction *c, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	struct sakuin_str a, b;
	struct sk_buf id = { 0 };
	int order;
	bool ok;

	if (!sk_correction_pair(c->id, &a, &b))
		return sk_fail(err, SAKUIN_EINVAL,
			       "a verdict is about two ids; write both, with a "
			       "space between");
	order = sk_str_cmp(a, b);
	if (order == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a verdict about '%.*s' and itself; write two "
			       "ids",
			       (int)a.len, a.ptr);
	if (order < 0)
		return true;
	ok = sk_buf_add(&id, b.ptr, b.len, err) && sk_buf_putc(&id, ' ', err) &&
	     sk_buf_add(&id, a.ptr, a.len, err) &&
	     sk_arena_copy(arena, sk_buf_str(&id), &c->id, err);
	sk_buf_done(&id);
	return ok;
}

static bool
check_field(struct sk_correction *c, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	struct sakuin_str report, number;

	if (sk_str_eq(c->field, sk_str("lang")))
		c->field = sk_str("language");
	if (sk_str_eq(c->field, sk_str("verdict")))
		return check_pair(c, arena, err);
	if (sk_str_eq(c->field, sk_str("reading")))
		return true;
	if (!check_is_field(c->field))
		return sk_fail(err, SAKUIN_EINVAL,
			       "the field '%.*s' is unknown; write title, "
			       "authors, date, language, container, url, "
			       "verdict, reading or another of sakuin(1)",
			       (int)c->field.len, c->field.ptr);
	if (memchr(c->id.ptr, ' ', c->id.len))
		return sk_fail(err, SAKUIN_EINVAL,
			       "the id '%.*s' has a space in it; copy it from "
			       "what search or show prints",
			       (int)c->id.len, c->id.ptr);
	if (check_is_document_field(c->field) || sk_correction_is_name(c->id) ||
	    sk_correction_place(c->id, &report, &number))
		return true;
	return sk_fail(err, SAKUIN_EINVAL,
		       "documents have no '%.*s' to correct; for a reference "
		       "write its id, src:..., or REPORT#NUMBER",
		       (int)c->field.len, c->field.ptr);
}

/* One line of composed characters. */
static bool
check_text(struct sakuin_str *s, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	struct sk_document holder = { .title = *s };

	if (!sk_one_line(holder.title, arena, &holder.title, err) ||
	    !sk_document_compose(&holder, arena, err))
		return false;
	*s = holder.title;
	return true;
}

static bool
check_when(struct sakuin_str when, struct sakuin_error *err)
{
	char date[11];

	return when.len == 0 || sk_date_find(when, date) ||
	       sk_fail(err, SAKUIN_EINVAL,
		       "the last column, '%.*s', is no date; write YYYY-MM-DD "
		       "or nothing",
		       (int)when.len, when.ptr);
}

bool
sk_correction_check(const struct sk_correction *from, struct sk_arena *arena,
		    struct sk_correction *out, struct sakuin_error *err)
{
	*out = *from;
	if (!check_text(&out->id, arena, err) ||
	    !check_text(&out->field, arena, err) ||
	    !check_text(&out->value, arena, err) ||
	    !check_text(&out->who, arena, err) ||
	    !check_text(&out->when, arena, err))
		return false;
	if (out->id.len == 0 || out->id.len > ID_BYTES)
		return sk_fail(err, SAKUIN_EINVAL,
			       "the first column is no id; copy one from what "
			       "search, show or review prints");
	return check_field(out, arena, err) && check_value(out, arena, err) &&
	       check_when(out->when, err);
}
