/* reference_bibtex.c - a source as BibTeX, in UTF-8.
 *
 * What TeX would read is written as a command; a brace as \textbraceleft{},
 * as BibTeX counts even escaped ones.  Addresses are taken verbatim by those
 * who read them and stay as they are: the parser lets no brace into one. */
#include "reference_write.h"

/* Type, and what the work that holds it is called there. */
static const struct bibtex_type {
	const char *csl, *type, *container;
} types[] = {
	{ "article-journal", "article", "journal" },
	{ "article-newspaper", "article", "journal" },
	{ "book", "book", "series" },
	{ "chapter", "incollection", "booktitle" },
	{ "paper-conference", "inproceedings", "booktitle" },
	{ "thesis", "phdthesis", "series" },
	{ "report", "techreport", "series" },
	{ "manuscript", "unpublished", "howpublished" },
	{ "", "misc", "howpublished" },
};

static const struct bibtex_type *
bibtex_type(struct sakuin_str csl)
{
	size_t i = 0;

	while (*types[i].csl && !sk_str_eq(csl, sk_str(types[i].csl)))
		i++;
	return &types[i];
}

static bool
bibtex_escape(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	static const struct {
		char c;
		const char *text;
	} commands[] = {
		{ '\\', "\\textbackslash{}" },
		{ '{', "\\textbraceleft{}" },
		{ '}', "\\textbraceright{}" },
		{ '~', "\\textasciitilde{}" },
		{ '^', "\\textasciicircum{}" },
		{ '&', "\\&" },
		{ '%', "\\%" },
		{ '$', "\\$" },
		{ '#', "\\#" },
		{ '_', "\\_" },
	};

	for (size_t i = 0; i < s.len; i++) {
		const char *text = NULL;

		for (size_t k = 0; k < sizeof commands / sizeof commands[0];
		     k++)
			if (commands[k].c == s.ptr[i])
				text = commands[k].text;
		if (text ? !sk_buf_puts(out, text, err)
			 : !sk_buf_putc(out, s.ptr[i], err))
			return false;
	}
	return true;
}

static bool
bibtex_open(struct sk_buf *out, const char *name, struct sakuin_error *err)
{
	return sk_buf_printf(out, err, "  %s = {", name);
}

static bool
bibtex_text(struct sk_buf *out, const char *name, struct sakuin_str s,
	    struct sakuin_error *err)
{
	return s.len == 0 ||
	       (bibtex_open(out, name, err) && bibtex_escape(out, s, err) &&
		sk_buf_puts(out, "},\n", err));
}

static bool
bibtex_raw(struct sk_buf *out, const char *name, struct sakuin_str s,
	   struct sakuin_error *err)
{
	return s.len == 0 || (bibtex_open(out, name, err) &&
			      sk_buf_add(out, s.ptr, s.len, err) &&
			      sk_buf_puts(out, "},\n", err));
}

/* A title keeps its capitals. */
static bool
bibtex_title(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	return s.len == 0 ||
	       (bibtex_open(out, "title", err) && sk_buf_putc(out, '{', err) &&
		bibtex_escape(out, s, err) && sk_buf_puts(out, "}},\n", err));
}

/* A body stands in braces of its own, or "and" would cut it. */
static bool
bibtex_author(const struct sk_ref_author *a, struct sk_buf *out,
	      struct sakuin_error *err)
{
	if (a->literal.len)
		return sk_buf_putc(out, '{', err) &&
		       bibtex_escape(out, a->literal, err) &&
		       sk_buf_putc(out, '}', err);
	return bibtex_escape(out, a->family, err) &&
	       (a->given.len == 0 || (sk_buf_puts(out, ", ", err) &&
				      bibtex_escape(out, a->given, err)));
}

static bool
bibtex_authors(const struct sk_reference *ref, struct sk_buf *out,
	       struct sakuin_error *err)
{
	if (ref->author_count == 0)
		return true;
	if (!bibtex_open(out, "author", err))
		return false;
	for (size_t i = 0; i < ref->author_count; i++)
		if ((i > 0 && !sk_buf_puts(out, " and ", err)) ||
		    !bibtex_author(&ref->authors[i], out, err))
			return false;
	return sk_buf_puts(out, "},\n", err);
}

static bool
bibtex_pages(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	if (s.len == 0)
		return true;
	if (!bibtex_open(out, "pages", err))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!sk_buf_add(out, s.ptr[i] == '-' ? "--" : s.ptr + i,
				s.ptr[i] == '-' ? 2 : 1, err))
			return false;
	return sk_buf_puts(out, "},\n", err);
}

static bool
bibtex_month(struct sk_buf *out, struct sakuin_str date,
	     struct sakuin_error *err)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "may", "jun",
		"jul", "aug", "sep", "oct", "nov", "dec",
	};
	unsigned parts[3];

	if (sk_iso_parts(date, parts) < 2 || parts[1] < 1 || parts[1] > 12)
		return true;
	return sk_buf_printf(out, err, "  month = %s,\n",
			     months[parts[1] - 1]) &&
	       (parts[2] == 0 || bibtex_raw(out, "date", date, err));
}

static bool
bibtex_url(const struct sk_reference *ref, struct sk_buf *out,
	   struct sakuin_error *err)
{
	return sk_reference_text(ref, SK_REF_URL).len == 0 ||
	       (bibtex_open(out, "url", err) &&
		sk_reference_url(ref, out, err) &&
		sk_buf_puts(out, "},\n", err));
}

static bool
bibtex_fields(const struct sk_reference *ref, const struct bibtex_type *type,
	      struct sk_buf *out, struct sakuin_error *err)
{
	const struct {
		enum sk_ref_field field;
		const char *name;
	} rows[] = {
		{ SK_REF_TITLE_TRANSLATED, "titleaddon" },
		{ SK_REF_CONTAINER, type->container },
		{ SK_REF_YEAR, "year" },
		{ SK_REF_VOLUME, "volume" },
		{ SK_REF_ISSUE, "number" },
		{ SK_REF_PUBLISHER, !strcmp(type->type, "phdthesis") ? "school"
				    : !strcmp(type->type, "techreport")
					    ? "institution"
					    : "publisher" },
		{ SK_REF_ISBN, "isbn" },
		{ SK_REF_LANGUAGE, "langid" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (!bibtex_text(out, rows[i].name,
				 sk_reference_text(ref, rows[i].field), err))
			return false;
	return true;
}

bool
sk_reference_to_bibtex(const struct sk_reference *ref, struct sakuin_str id,
		       struct sk_buf *out, struct sakuin_error *err)
{
	const struct bibtex_type *type =
		bibtex_type(sk_reference_text(ref, SK_REF_TYPE));

	return sk_buf_printf(out, err, "@%s{%.*s,\n", type->type, (int)id.len,
			     id.ptr) &&
	       bibtex_authors(ref, out, err) &&
	       bibtex_title(out, sk_reference_text(ref, SK_REF_TITLE), err) &&
	       bibtex_fields(ref, type, out, err) &&
	       bibtex_month(out, sk_reference_text(ref, SK_REF_DATE), err) &&
	       bibtex_pages(out, sk_reference_text(ref, SK_REF_PAGES), err) &&
	       bibtex_raw(out, "doi", sk_reference_text(ref, SK_REF_DOI),
			  err) &&
	       bibtex_url(ref, out, err) &&
	       bibtex_raw(out, "urldate",
			  sk_reference_text(ref, SK_REF_ACCESSED), err) &&
	       sk_buf_puts(out, "}\n", err);
}
