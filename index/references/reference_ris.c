/* reference_ris.c - a source as RIS, which every reference manager reads.
 *
 * A line is two characters, two spaces, a hyphen, a space and the value;
 * values are one line each, as all our fields are. */
#include "reference_write.h"

static const char *
ris_type(struct sakuin_str type)
{
	static const char *const types[][2] = {
		{ "article-journal", "JOUR" },
		{ "article-newspaper", "NEWS" },
		{ "book", "BOOK" },
		{ "chapter", "CHAP" },
		{ "paper-conference", "CPAPER" },
		{ "thesis", "THES" },
		{ "report", "RPRT" },
		{ "webpage", "ELEC" },
		{ "interview", "PCOMM" },
		{ "manuscript", "MANSCPT" },
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (sk_str_eq(type, sk_str(types[i][0])))
			return types[i][1];
	return "GEN";
}

static bool
ris_line(struct sk_buf *out, const char *tag, struct sakuin_str s,
	 struct sakuin_error *err)
{
	return s.len == 0 || (sk_buf_printf(out, err, "%s  - ", tag) &&
			      sk_buf_add(out, s.ptr, s.len, err) &&
			      sk_buf_putc(out, '\n', err));
}

static bool
ris_author(const struct sk_ref_author *a, struct sk_buf *out,
	   struct sakuin_error *err)
{
	if (a->literal.len)
		return ris_line(out, "AU", a->literal, err);
	return sk_buf_puts(out, "AU  - ", err) &&
	       sk_buf_add(out, a->family.ptr, a->family.len, err) &&
	       (a->given.len == 0 ||
		(sk_buf_puts(out, ", ", err) &&
		 sk_buf_add(out, a->given.ptr, a->given.len, err))) &&
	       sk_buf_putc(out, '\n', err);
}

/* YYYY/MM/DD/: what is not known stays empty, the strokes stay. */
static bool
ris_date(struct sk_buf *out, const char *tag, struct sakuin_str s,
	 struct sakuin_error *err)
{
	unsigned parts[3];
	size_t n = sk_iso_parts(s, parts);

	if (n == 0)
		return true;
	if (!sk_buf_printf(out, err, "%s  - %04u/", tag, parts[0]))
		return false;
	for (size_t i = 1; i < 3; i++)
		if ((i < n && !sk_buf_printf(out, err, "%02u", parts[i])) ||
		    !sk_buf_putc(out, '/', err))
			return false;
	return sk_buf_putc(out, '\n', err);
}

static bool
ris_pages(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	const char *dash = s.len ? memchr(s.ptr, '-', s.len) : NULL;
	struct sakuin_str first = s, last = { NULL, 0 };

	if (dash) {
		first.len = (size_t)(dash - s.ptr);
		last.ptr = dash + 1;
		last.len = s.len - first.len - 1;
	}
	return ris_line(out, "SP", first, err) &&
	       ris_line(out, "EP", last, err);
}

static bool
ris_url(const struct sk_reference *ref, struct sk_buf *out,
	struct sakuin_error *err)
{
	if (sk_reference_text(ref, SK_REF_URL).len == 0)
		return true;
	return sk_buf_puts(out, "UR  - ", err) &&
	       sk_reference_url(ref, out, err) && sk_buf_putc(out, '\n', err);
}

static bool
ris_lines(const struct sk_reference *ref, struct sk_buf *out,
	  struct sakuin_error *err)
{
	static const struct {
		enum sk_ref_field field;
		char tag[3];
	} rows[] = {
		{ SK_REF_YEAR, "PY" },
		{ SK_REF_TITLE, "TI" },
		{ SK_REF_TITLE_TRANSLATED, "TT" },
		{ SK_REF_CONTAINER, "T2" },
		{ SK_REF_VOLUME, "VL" },
		{ SK_REF_ISSUE, "IS" },
		{ SK_REF_PUBLISHER, "PB" },
		{ SK_REF_DOI, "DO" },
		{ SK_REF_ISBN, "SN" },
		{ SK_REF_LANGUAGE, "LA" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (!ris_line(out, rows[i].tag,
			      sk_reference_text(ref, rows[i].field), err))
			return false;
	return true;
}

bool
sk_reference_to_ris(const struct sk_reference *ref, struct sakuin_str id,
		    struct sk_buf *out, struct sakuin_error *err)
{
	if (!sk_buf_printf(out, err, "TY  - %s\n",
			   ris_type(sk_reference_text(ref, SK_REF_TYPE))) ||
	    !ris_line(out, "ID", id, err))
		return false;
	for (size_t i = 0; i < ref->author_count; i++)
		if (!ris_author(&ref->authors[i], out, err))
			return false;
	return ris_lines(ref, out, err) &&
	       ris_date(out, "DA", sk_reference_text(ref, SK_REF_DATE), err) &&
	       ris_pages(out, sk_reference_text(ref, SK_REF_PAGES), err) &&
	       ris_url(ref, out, err) &&
	       ris_date(out, "Y2", sk_reference_text(ref, SK_REF_ACCESSED),
			err) &&
	       sk_buf_puts(out, "ER  - \n", err);
}
