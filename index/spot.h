/* spot.h - where a text holds certain terms, and how it spells them.
 *
 * Terms tell only that a document has what sounds like 독도; its text, cut by
 * the chain once more, tells that it says "Tokto" there. */
#ifndef SK_SPOT_H
#define SK_SPOT_H

#include "document.h"
#include "table.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Analyses texts; terms are those of the text field, without letters of
 * other fields. */
struct sk_spotter {
	struct sakuin_analyzer *analyzer;
	struct sk_table terms; /* that are looked for */
	struct sk_spot *spots; /* of the block under way */
	size_t count, cap;
	struct sk_buf name;
	struct sk_arena arena; /* of the block */
	struct sakuin_str block;
	struct sakuin_str part; /* without particles, if that comes last */
	bool after_part;
};

struct sk_spot {
	uint32_t start, end;         /* bytes of the block */
	struct sakuin_str text;      /* as it is written, spaces folded */
	uint32_t term;               /* its number among the terms */
	enum sakuin_reading reading; /* of a reading key, else NONE */
};

SK_MUST_CHECK bool sk_spotter_init(struct sk_spotter *s,
				   struct sakuin_error *err);
/* Harmless on a zeroed spotter. */
void sk_spotter_done(struct sk_spotter *s);

/* Look for TERM too. */
SK_MUST_CHECK bool sk_spotter_term(struct sk_spotter *s, struct sakuin_str term,
				   struct sakuin_error *err);

/* SPOT and its text are valid until it returns. */
typedef bool sk_spot_fn(void *ctx, const struct sk_spot *spot,
			struct sakuin_error *err);

/* Send FN what is in TEXT, in order, without what overlaps another: of two
 * that begin together the longer counts, unless it is a word with the same
 * stem and the other one sounds right. */
SK_MUST_CHECK bool sk_spotter_text(struct sk_spotter *s, struct sakuin_str text,
				   struct sakuin_str lang, sk_spot_fn *fn,
				   void *ctx, struct sakuin_error *err);
/* The same for title, authors and text of DOC. */
SK_MUST_CHECK bool sk_spotter_document(struct sk_spotter *s,
				       const struct sk_document *doc,
				       sk_spot_fn *fn, void *ctx,
				       struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
