/* source_evidence.c - fields compared one by one. */
#include <stdlib.h>

#include "source_evidence.h"
#include "source_id.h"
#include "source_title_impl.h"

enum { DATE_LEN = 10, TEXT_MIN = 24, NUMBER_MAX = 9 };

/* Numbers */

static long
number_value(struct sakuin_str digits)
{
	long value = 0;

	for (size_t i = 0; i < digits.len && i < NUMBER_MAX; i++)
		value = value * 10 + (digits.ptr[i] - '0');
	return value;
}

/* Do the first numbers of two fields agree? */
static enum sk_relation
evidence_number(const struct sk_reference *a, const struct sk_reference *b,
		enum sk_ref_field field)
{
	struct sakuin_str x = sk_source_number(sk_source_field(a, field));
	struct sakuin_str y = sk_source_number(sk_source_field(b, field));

	if (!x.len || !y.len)
		return SK_MISSING;
	return sk_str_eq(x, y) ? SK_EQUAL : SK_CONFLICT;
}

struct pages {
	long first, last; /* 0: none */
};

/* "335-7" ends at 337. */
static struct pages
evidence_range(const struct sk_reference *ref)
{
	struct sakuin_str s = sk_source_field(ref, SK_REF_PAGES);
	struct sakuin_str first = sk_source_number(s), last = s;
	struct pages p = { .first = number_value(first) };

	last.ptr = first.ptr + first.len;
	last.len = s.len - (size_t)(last.ptr - s.ptr);
	last = sk_source_number(last);
	p.last = number_value(last);
	if (last.len && last.len < first.len) {
		long scale = 1;

		for (size_t i = 0; i < last.len; i++)
			scale *= 10;
		p.last += p.first / scale * scale;
	}
	if (p.last < p.first)
		p.last = p.first;
	return p;
}

/* A page that is cited lies among those of the article. */
static enum sk_relation
evidence_pages(const struct sk_reference *a, const struct sk_reference *b)
{
	struct pages x = evidence_range(a), y = evidence_range(b);

	if (!x.first || !y.first)
		return SK_MISSING;
	if (x.first == y.first)
		return SK_EQUAL;
	if ((x.first >= y.first && x.last <= y.last) ||
	    (y.first >= x.first && y.last <= x.last))
		return SK_MISSING;
	return SK_CONFLICT;
}

/* Dates */

/* Days since some day, or -1 if S is no full date. */
static long
evidence_day(struct sakuin_str s)
{
	long year, month, day;

	if (s.len != DATE_LEN || s.ptr[4] != '-' || s.ptr[7] != '-')
		return -1;
	year = number_value((struct sakuin_str){ s.ptr, 4 });
	month = number_value((struct sakuin_str){ s.ptr + 5, 2 });
	day = number_value((struct sakuin_str){ s.ptr + 8, 2 });
	if (month < 3) {
		month += 12;
		year--;
	}
	return 365 * year + year / 4 - year / 100 + year / 400 +
	       (153 * (month - 3) + 2) / 5 + day;
}

/* What is printed today was on the net yesterday. */
static enum sk_relation
evidence_date(const struct sk_reference *a, const struct sk_reference *b)
{
	long x = evidence_day(sk_source_field(a, SK_REF_DATE));
	long y = evidence_day(sk_source_field(b, SK_REF_DATE));

	if (x < 0 || y < 0)
		return SK_MISSING;
	return labs(x - y) <= 1 ? SK_EQUAL : SK_CONFLICT;
}

static int
evidence_years(const struct sk_reference *a, const struct sk_reference *b)
{
	struct sakuin_str x = sk_source_year(a), y = sk_source_year(b);

	if (!x.len || !y.len)
		return -1;
	return abs((int)(number_value(x) - number_value(y)));
}

/* Identifiers */

typedef bool id_fn(struct sakuin_str text, struct sk_buf *out,
		   struct sakuin_error *err);

/* The identifier in any of two fields. */
static bool
evidence_id(struct sk_source_matcher *m, const struct sk_reference *ref,
	    enum sk_ref_field field, enum sk_ref_field other, id_fn *fn,
	    struct sakuin_str *out, struct sakuin_error *err)
{
	sk_buf_clear(&m->text);
	if (!fn(sk_source_field(ref, field), &m->text, err))
		return false;
	if (!m->text.len && !fn(sk_source_field(ref, other), &m->text, err))
		return false;
	return sk_arena_copy(&m->arena, sk_buf_str(&m->text), out, err);
}

/* A DOI without its version: ".v2" or "v2" behind a digit. */
static struct sakuin_str
evidence_unversioned(struct sakuin_str doi)
{
	size_t n = doi.len;

	while (n && doi.ptr[n - 1] >= '0' && doi.ptr[n - 1] <= '9')
		n--;
	if (n == doi.len || n < 2 || doi.ptr[n - 1] != 'v')
		return doi;
	if (doi.ptr[n - 2] == '.')
		doi.len = n - 2;
	else if (doi.ptr[n - 2] >= '0' && doi.ptr[n - 2] <= '9')
		doi.len = n - 1;
	return doi;
}

/* S without the digits at its end. */
static struct sakuin_str
evidence_stem(struct sakuin_str s)
{
	while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
		s.len--;
	return s;
}

/* Files that belong to one article have such DOIs. */
static bool
evidence_serial(struct sakuin_str a, struct sakuin_str b)
{
	struct sakuin_str x = evidence_stem(a), y = evidence_stem(b);

	return x.len && x.len < a.len && sk_str_eq(x, y);
}

static enum sk_relation
evidence_relation(struct sakuin_str a, struct sakuin_str b)
{
	if (!a.len || !b.len)
		return SK_MISSING;
	return sk_str_eq(a, b) ? SK_EQUAL : SK_CONFLICT;
}

static bool
evidence_ids(struct sk_source_matcher *m, const struct sk_reference *a,
	     const struct sk_reference *b, struct sk_evidence *out,
	     struct sakuin_error *err)
{
	struct sakuin_str doi[2], url[2], isbn[2];
	const struct sk_reference *const refs[2] = { a, b };

	for (int i = 0; i < 2; i++)
		if (!evidence_id(m, refs[i], SK_REF_DOI, SK_REF_URL,
				 sk_source_doi, &doi[i], err) ||
		    !evidence_id(m, refs[i], SK_REF_URL, SK_REF_URL,
				 sk_source_url, &url[i], err) ||
		    !evidence_id(m, refs[i], SK_REF_ISBN, SK_REF_ISBN,
				 sk_source_isbn, &isbn[i], err))
			return false;
	out->doi = evidence_relation(evidence_unversioned(doi[0]),
				     evidence_unversioned(doi[1]));
	out->serial = evidence_serial(doi[0], doi[1]);
	out->url = evidence_relation(url[0], url[1]);
	out->isbn = evidence_relation(isbn[0], isbn[1]);
	/* A source may be read at many places. */
	out->elsewhere = out->url == SK_CONFLICT;
	if (out->elsewhere)
		out->url = SK_MISSING;
	return true;
}

/* The rest */

static bool
evidence_text(struct sk_source_matcher *m, const struct sk_reference *a,
	      const struct sk_reference *b, bool *same,
	      struct sakuin_error *err)
{
	struct sk_source_words words = { 0 };
	struct sakuin_str text[2];
	const struct sk_reference *const refs[2] = { a, b };

	*same = false;
	if (a->raw.len > SK_SOURCE_FIELD || b->raw.len > SK_SOURCE_FIELD)
		return true;
	for (int i = 0; i < 2; i++) {
		size_t from;

		if (!sk_source_raw(m, refs[i], &m->arena, &words, &from, err))
			return false;
		sk_buf_clear(&m->text);
		if (!sk_source_join(&words, from, words.count, &m->text, err) ||
		    !sk_arena_copy(&m->arena, sk_buf_str(&m->text), &text[i],
				   err))
			return false;
		if (words.count == SK_SOURCE_WORDS)
			return true;
	}
	*same = text[0].len >= TEXT_MIN && sk_str_eq(text[0], text[1]);
	return true;
}

/* What was not understood may tell them apart: numbers anywhere. */
static bool
evidence_raw_numbers(struct sk_source_matcher *m, const struct sk_reference *a,
		     const struct sk_reference *b, bool *differ,
		     struct sakuin_error *err)
{
	struct sk_title x, y;

	if (!sk_title_read(m, a->raw, &x, err) ||
	    !sk_title_read(m, b->raw, &y, err))
		return false;
	*differ = sk_title_digits_differ(&x, &y);
	return true;
}

static bool
evidence_unplaced(const struct sk_reference *ref)
{
	return !sk_source_number(sk_source_field(ref, SK_REF_VOLUME)).len &&
	       !sk_source_number(sk_source_field(ref, SK_REF_PAGES)).len;
}

bool
sk_source_evidence(struct sk_source_matcher *m, const struct sk_reference *a,
		   const struct sk_reference *b, struct sk_evidence *out,
		   struct sakuin_error *err)
{
	memset(out, 0, sizeof *out);
	out->years = evidence_years(a, b);
	out->date = evidence_date(a, b);
	out->volume = evidence_number(a, b, SK_REF_VOLUME);
	out->issue = evidence_number(a, b, SK_REF_ISSUE);
	out->pages = evidence_pages(a, b);
	out->untitled = !sk_source_field(a, SK_REF_TITLE).len &&
			!sk_source_field(b, SK_REF_TITLE).len;
	out->undated = !sk_source_year(a).len && !sk_source_year(b).len;
	out->anonymous = a->author_count == 0 && b->author_count == 0;
	out->unplaced = evidence_unplaced(a) || evidence_unplaced(b);
	return evidence_ids(m, a, b, out, err) &&
	       evidence_text(m, a, b, &out->same_text, err) &&
	       sk_source_titles(m, a, b, &out->title, err) &&
	       /* It takes as long as all the rest. */
	       (out->title.titles != SK_TITLES_EQUAL ||
		evidence_raw_numbers(m, a, b, &out->numbers, err)) &&
	       sk_source_authors(m, a, b, &out->author, err) &&
	       sk_source_bodies(m, sk_source_field(a, SK_REF_CONTAINER),
				sk_source_field(b, SK_REF_CONTAINER),
				&out->container, err) &&
	       sk_source_bodies(m, sk_source_field(a, SK_REF_PUBLISHER),
				sk_source_field(b, SK_REF_PUBLISHER),
				&out->publisher, err);
}
