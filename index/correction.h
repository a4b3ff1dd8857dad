/* correction.h - what a person knows better, one line each.
 *
 * A corrections file has lines of three to five columns with tabs between:
 *
 *     id  field  value  who  when
 *
 * The id says what is corrected, and which fields it has:
 *     a document's id          title date language
 *     src:0123456789abcdef     a reference, by what it prints (cites.h): its
 *     REPORT#12                fields and authors; or by who prints it and
 *                              under which number
 *     two of these, a space    verdict: same, different or undecided
 *     a name as it is written  reading: how it is read, in Latin letters
 *
 * The last line on an id and a field counts; an empty value takes back what
 * was said before, "-" says that there is none. */
#ifndef SK_CORRECTION_H
#define SK_CORRECTION_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_CORRECTION_VALUE = 4000 }; /* bytes */

struct sk_correction {
	struct sakuin_str id, field, value, who, when;
};

/* Bring FROM into one form, in ARENA: names of fields, dates, codes, the order
 * of two ids.  SAKUIN_EINVAL, saying what to write, if it is none. */
SK_MUST_CHECK bool sk_correction_check(const struct sk_correction *from,
				       struct sk_arena *arena,
				       struct sk_correction *out,
				       struct sakuin_error *err);

/* Is ID the name of a reference: "src:" and 16 hex digits? */
bool sk_correction_is_name(struct sakuin_str id);
/* Cut REPORT#NUMBER at its last "#"; false if ID is not of that form. */
bool sk_correction_place(struct sakuin_str id, struct sakuin_str *report,
			 struct sakuin_str *number);
/* Cut two ids at the space between them. */
bool sk_correction_pair(struct sakuin_str id, struct sakuin_str *first,
			struct sakuin_str *second);

/* "-": there is none. */
static inline bool
sk_correction_is_none(struct sakuin_str value)
{
	return value.len == 1 && *value.ptr == '-';
}

struct sk_correction_sink {
	/* A correction, checked, of line LINE; strings live as long as the
	 * call. */
	bool (*take)(void *ctx, unsigned line, const struct sk_correction *c,
		     struct sakuin_error *err);
	/* Line LINE is none, for the reason in *WHY. */
	void (*bad)(void *ctx, unsigned line, const struct sakuin_error *why);
	void *ctx;
};

/* Read TEXT, a whole file. */
SK_MUST_CHECK bool sk_corrections_parse(struct sakuin_str text,
					const struct sk_correction_sink *sink,
					struct sakuin_error *err);

/* Append S as a cell of such a file: in quotes, doubled inside, if it begins
 * with one or with "#", as spreadsheets do. */
SK_MUST_CHECK bool sk_correction_cell(struct sk_buf *out, struct sakuin_str s,
				      struct sakuin_error *err);
/* Append C as a line. */
SK_MUST_CHECK bool sk_correction_line(struct sk_buf *out,
				      const struct sk_correction *c,
				      struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
