/* parse.h - what the parts of the reference parser share.
 *
 * Each part looks at the tokens that no part before it has taken, takes those
 * it is sure of, and sets fields.  Order: label, addresses, accessed, date,
 * numbers, authors, title and the rest.  Nothing is taken twice. */
#ifndef SK_REF_PARSE_H
#define SK_REF_PARSE_H

#include "token.h"

/* What a token was taken for: 1 + enum sk_ref_field, or one of these. */
enum {
	SK_TAKEN_FREE,
	SK_TAKEN_LABEL = SK_REF_FIELDS + 1,
	SK_TAKEN_AUTHOR,
	SK_TAKEN_NOISE /* "Available at", "[Internet]", "in press" */
};

struct sk_ref_date {
	size_t from, to; /* tokens; in brackets: those included */
	uint32_t year;   /* 0: none */
	uint8_t month, day;
	bool bracketed;
};

enum { SK_REF_DATES = 16 }; /* a reference holds few dates */

struct sk_ref_parse {
	struct sk_reference *ref;
	struct sk_arena *arena; /* of the values */
	struct sk_arena scratch;
	struct sakuin_str raw;
	struct sk_ref_token *t;
	size_t count;
	size_t first; /* behind the label */
	struct sk_ref_date dates[SK_REF_DATES];
	size_t date_count;
	size_t year;       /* index into dates, or SK_NO_TOKEN */
	size_t numbers;    /* first token taken for volume, issue or pages
			    * that stand behind the title; count if none */
	size_t author_end; /* first token behind the authors */
	bool comma;        /* a comma stands between authors and title */
	bool cjk;          /* mostly Han, kana or Hangul */
	bool archival;     /* a unit of an archive: "busta 3, fasc. 2" */
};

extern const struct sk_ref_token sk_ref_no_token;

/* Token I, or an END outside. */
static inline const struct sk_ref_token *
sk_ref_tok(const struct sk_ref_parse *p, size_t i)
{
	return i < p->count ? &p->t[i] : &sk_ref_no_token;
}

static inline bool
sk_ref_is(const struct sk_ref_parse *p, size_t i, uint32_t sign)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_SIGN && t->c == sign;
}

static inline bool
sk_ref_kind(const struct sk_ref_parse *p, size_t i, enum sk_ref_kind kind)
{
	return sk_ref_tok(p, i)->kind == kind;
}

/* Is token I a word of CUES? */
static inline bool
sk_ref_cue(const struct sk_ref_parse *p, size_t i, uint32_t cues)
{
	return (sk_ref_tok(p, i)->cue.cues & cues) != 0;
}

static inline bool
sk_ref_free(const struct sk_ref_parse *p, size_t i)
{
	return i < p->count && p->t[i].field == SK_TAKEN_FREE;
}

/* Is token I a hyphen or dash of any length, or a tilde? */
bool sk_ref_dash(const struct sk_ref_parse *p, size_t i);

/* Mark the tokens [FROM, TO). */
void sk_ref_take(struct sk_ref_parse *p, size_t from, size_t to,
		 unsigned field);

/* The bytes of the tokens [FROM, TO) as printed. */
struct sakuin_str sk_ref_text(const struct sk_ref_parse *p, size_t from,
			      size_t to);

/* Set FIELD to the text of the tokens [FROM, TO), with white space in one
 * form, and take them.  An empty range does nothing. */
SK_MUST_CHECK bool sk_ref_set(struct sk_ref_parse *p, enum sk_ref_field field,
			      size_t from, size_t to, enum sk_how how,
			      float confidence, struct sakuin_error *err);

/* Set FIELD to TEXT, which is copied; the span is that of the tokens. */
SK_MUST_CHECK bool sk_ref_put(struct sk_ref_parse *p, enum sk_ref_field field,
			      struct sakuin_str text, size_t from, size_t to,
			      enum sk_how how, float confidence,
			      struct sakuin_error *err);

static inline bool
sk_ref_has(const struct sk_ref_parse *p, enum sk_ref_field field)
{
	return p->ref->fields[field].text.len > 0;
}

/* The parts, in the order in which they are called. */
void sk_ref_label(struct sk_ref_parse *p);
SK_MUST_CHECK bool sk_ref_addresses(struct sk_ref_parse *p,
				    struct sakuin_error *err);
void sk_ref_find_dates(struct sk_ref_parse *p);
SK_MUST_CHECK bool sk_ref_accessed(struct sk_ref_parse *p,
				   struct sakuin_error *err);
SK_MUST_CHECK bool sk_ref_year(struct sk_ref_parse *p,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_ref_numbers(struct sk_ref_parse *p,
				  struct sakuin_error *err);
/* Volume, issue and pages that no word names. */
SK_MUST_CHECK bool sk_ref_numbers_by_place(struct sk_ref_parse *p,
					   struct sakuin_error *err);
SK_MUST_CHECK bool sk_ref_names(struct sk_ref_parse *p,
				struct sakuin_error *err);
SK_MUST_CHECK bool sk_ref_titles(struct sk_ref_parse *p,
				 struct sakuin_error *err);
SK_MUST_CHECK bool sk_ref_kind_of(struct sk_ref_parse *p,
				  struct sakuin_error *err);

#endif
