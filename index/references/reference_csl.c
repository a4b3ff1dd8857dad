/* reference_csl.c - a source as CSL-JSON, the input of citeproc. */
#include "json_raw.h"
#include "reference_write.h"

size_t
sk_iso_parts(struct sakuin_str date, unsigned parts[3])
{
	size_t n = 0;

	parts[0] = parts[1] = parts[2] = 0;
	for (size_t i = 0; i < date.len && n < 3; i++) {
		if (date.ptr[i] >= '0' && date.ptr[i] <= '9')
			parts[n] =
				parts[n] * 10 + (unsigned)(date.ptr[i] - '0');
		if (date.ptr[i] == '-' || i + 1 == date.len)
			n++;
	}
	return n;
}

bool
sk_reference_url(const struct sk_reference *ref, struct sk_buf *out,
		 struct sakuin_error *err)
{
	struct sakuin_str url = sk_reference_text(ref, SK_REF_URL);

	if (url.len == 0)
		return true;
	if (!memmem(url.ptr, url.len, "://", 3) &&
	    !sk_buf_puts(out, "http://", err))
		return false;
	return sk_buf_add(out, url.ptr, url.len, err);
}

static bool
csl_text(struct sk_buf *out, const char *name, struct sakuin_str s,
	 struct sakuin_error *err)
{
	return s.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", name) &&
			      sk_json_string(out, s, err));
}

static bool
csl_date(struct sk_buf *out, const char *name, struct sakuin_str s,
	 struct sakuin_error *err)
{
	unsigned parts[3];
	size_t n = sk_iso_parts(s, parts);

	if (n == 0)
		return true;
	if (!sk_buf_printf(out, err, ",\"%s\":{\"date-parts\":[[%u", name,
			   parts[0]))
		return false;
	for (size_t i = 1; i < n; i++)
		if (!sk_buf_printf(out, err, ",%u", parts[i]))
			return false;
	return sk_buf_puts(out, "]]}", err);
}

static bool
csl_author(const struct sk_ref_author *a, struct sk_buf *out,
	   struct sakuin_error *err)
{
	if (a->literal.len)
		return sk_buf_puts(out, "{\"literal\":", err) &&
		       sk_json_string(out, a->literal, err) &&
		       sk_buf_putc(out, '}', err);
	return sk_buf_puts(out, "{\"family\":", err) &&
	       sk_json_string(out, a->family, err) &&
	       csl_text(out, "given", a->given, err) &&
	       sk_buf_putc(out, '}', err);
}

static bool
csl_authors(const struct sk_reference *ref, struct sk_buf *out,
	    struct sakuin_error *err)
{
	if (ref->author_count == 0)
		return true;
	if (!sk_buf_puts(out, ",\"author\":[", err))
		return false;
	for (size_t i = 0; i < ref->author_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !csl_author(&ref->authors[i], out, err))
			return false;
	return sk_buf_putc(out, ']', err);
}

static bool
csl_url(const struct sk_reference *ref, struct sk_buf *out,
	struct sakuin_error *err)
{
	struct sk_buf url = { 0 };
	bool ok = sk_reference_url(ref, &url, err) &&
		  csl_text(out, "URL", sk_buf_str(&url), err);

	sk_buf_done(&url);
	return ok;
}

bool
sk_reference_to_csl(const struct sk_reference *ref, struct sakuin_str id,
		    struct sk_buf *out, struct sakuin_error *err)
{
	static const struct {
		enum sk_ref_field field;
		const char *name;
	} rows[] = {
		{ SK_REF_TYPE, "type" },
		{ SK_REF_TITLE, "title" },
		{ SK_REF_CONTAINER, "container-title" },
		{ SK_REF_VOLUME, "volume" },
		{ SK_REF_ISSUE, "issue" },
		{ SK_REF_PAGES, "page" },
		{ SK_REF_PUBLISHER, "publisher" },
		{ SK_REF_DOI, "DOI" },
		{ SK_REF_ISBN, "ISBN" },
		{ SK_REF_LANGUAGE, "language" },
		/* CSL has no variable for a title in translation. */
		{ SK_REF_TITLE_TRANSLATED, "note" },
	};

	if (!sk_buf_puts(out, "{\"id\":", err) || !sk_json_string(out, id, err))
		return false;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (!csl_text(out, rows[i].name,
			      sk_reference_text(ref, rows[i].field), err))
			return false;
	return csl_authors(ref, out, err) &&
	       csl_date(out, "issued", sk_reference_text(ref, SK_REF_DATE),
			err) &&
	       csl_date(out, "accessed",
			sk_reference_text(ref, SK_REF_ACCESSED), err) &&
	       csl_url(ref, out, err) && sk_buf_putc(out, '}', err);
}
