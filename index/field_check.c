/* field_check.c - the forms that the short fields of a document have. */
#include <unicode/uchar.h>

#include "document_json.h"
#include "field_check.h"
#include "metadata.h"
#include "span.h"

static bool
bad_id(struct sakuin_str id)
{
	const char *p = id.ptr, *end = p + id.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (u_isUWhiteSpace((UChar32)c) || u_iscntrl((UChar32)c))
			return true;
	}
	return false;
}

static bool
check_id(struct sakuin_str id, struct sakuin_error *err)
{
	if (id.len == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"id\" is empty; give each document one");
	if (id.len > SK_ID_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"id\" has %zu bytes; use at most %zu", id.len,
			       SK_ID_MAX);
	if (bad_id(id))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"id\" has white space or a control character "
			       "in it; percent-encode it");
	return true;
}

/* The codes of ISO 639-2 for an unknown, for several and for no language. */
static bool
no_language(struct sakuin_str s)
{
	return sk_str_eq(s, sk_str("und")) || sk_str_eq(s, sk_str("mul")) ||
	       sk_str_eq(s, sk_str("zxx"));
}

/* The short fields have forms of their own. */
bool
sk_field_check(const char *name, struct sakuin_str s, struct sakuin_error *err)
{
	struct sk_date_span span;
	char code[4];

	if (!strcmp(name, "id"))
		return check_id(s, err);
	if (!strcmp(name, "date") && sk_span_find(s, &span))
		return true;
	if ((!strcmp(name, "date") || !strcmp(name, "date_to") ||
	     !strcmp(name, "added")) &&
	    s.len > 0 && !sk_date_valid(s))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"%s\" is not a date; write YYYY, YYYY-MM or "
			       "YYYY-MM-DD",
			       name);
	if (!strcmp(name, "lang") && s.len > 0 && !sk_lang_code(s, code) &&
	    !no_language(s))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"lang\" is not a language's code; write one "
			       "of ISO 639-1 such as \"ja\"");
	return true;
}
