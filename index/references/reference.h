/* reference.h - what a document cites: plain data.
 *
 * A reference is one cited source as a list or a note prints it; a citation
 * is the place in the body that points to one or several.  Offsets are bytes
 * of the document's text (UTF-8); the JSON of `sakuin refs` turns them into
 * code points.  All strings belong to the arena that the maker was given. */
#ifndef SK_REFERENCE_H
#define SK_REFERENCE_H

#include "base.h"

struct sk_span {
	size_t start, end;
};

/* How a field was come by, strongest last. */
enum sk_how {
	SK_HOW_NONE,  /* not there */
	SK_HOW_LOOK,  /* by where it stands and how it looks */
	SK_HOW_MODEL, /* reserved for a trained model */
	SK_HOW_RULE,  /* by a form that means nothing else: quotes, "Vol." */
	SK_HOW_GIVEN  /* structured input or a person's correction */
};

enum sk_ref_field {
	SK_REF_TITLE,
	SK_REF_TITLE_TRANSLATED,
	SK_REF_CONTAINER, /* journal, newspaper, book of a chapter, site */
	SK_REF_VOLUME,
	SK_REF_ISSUE,
	SK_REF_PAGES,
	SK_REF_PUBLISHER,
	SK_REF_YEAR,     /* digits */
	SK_REF_DATE,     /* ISO 8601, as far as it is known */
	SK_REF_ACCESSED, /* ISO 8601 */
	SK_REF_URL,      /* as printed, white space out: maybe without scheme */
	SK_REF_DOI,      /* "10.", without resolver */
	SK_REF_ISBN,
	SK_REF_LANGUAGE, /* ISO 639-1 of the title, "ja" even if romanised */
	SK_REF_SCRIPT,   /* ISO 15924 of the title: Latn, Jpan, Kore, Hani */
	SK_REF_TYPE,     /* CSL's, and "webpage", "interview" */
	SK_REF_FIELDS
};

/* One value with where it came from. */
struct sk_ref_value {
	struct sakuin_str text; /* normalised for output; empty: none */
	struct sk_span span;    /* of reference.raw; 0,0 where derived */
	enum sk_how how;
	float confidence; /* 0 to 1: a judgement, for review, no probability */
};

/* A person (family, perhaps given) or a body (literal alone). */
struct sk_ref_author {
	struct sakuin_str family, given, literal;
	struct sk_span span; /* of reference.raw */
};

struct sk_reference {
	struct sakuin_str raw;    /* one line, label kept: line ends are
				   * spaces, or nothing in unspaced scripts,
				   * URLs and behind a hyphen they made; what
				   * a page break put in is left out */
	struct sk_span span;      /* in the document's text, label included */
	struct sakuin_str number; /* the printed label without brackets and
				   * stops, or empty; several may share one */
	struct sk_ref_author *authors;
	size_t author_count;
	struct sk_ref_value fields[SK_REF_FIELDS];
};

struct sk_citation {
	struct sk_span marker;    /* "[1,3-5]" */
	struct sk_span sentence;  /* the sentence that cites */
	struct sk_span quotation; /* the wider quotation; = sentence if none */
	const uint32_t *references; /* indexes, 0-based */
	size_t reference_count;
	uint32_t page; /* that the marker is on, from 1; 0: there are none */
};

struct sk_reference_list {
	struct sk_reference *references; /* in the order of the text */
	size_t reference_count;
	struct sk_citation *citations; /* in the order of the text */
	size_t citation_count;
	size_t unresolved; /* markers that no reference answers */
};

/* Find everything TEXT cites.  Linear in TEXT.  LANG: ISO 639-1 of the
 * document or empty.  Fields are filled by sk_reference_parse(). */
SK_MUST_CHECK bool sk_references_find(struct sakuin_str text,
				      struct sakuin_str lang,
				      struct sk_arena *arena,
				      struct sk_reference_list *out,
				      struct sakuin_error *err);

/* Fill the authors and fields of REF from ref->raw (one line of valid UTF-8,
 * which may begin with a label).  ref->number is taken from the label if it is
 * empty, and then borrows from raw.  What is not found
 * stays empty; no text is an error.  Linear in raw, of which at most
 * SK_REFERENCE_MAX bytes are looked at. */
SK_MUST_CHECK bool sk_reference_parse(struct sk_reference *ref,
				      struct sk_arena *arena,
				      struct sakuin_error *err);

/* Deep copy into ARENA; spans are left out. */
SK_MUST_CHECK bool sk_reference_copy(const struct sk_reference *ref,
				     struct sk_arena *arena,
				     struct sk_reference *out,
				     struct sakuin_error *err);

#define SK_REFERENCE_MAX ((size_t)16 * 1024)

#endif
