/* catalogue_read.h - readers of catalogues, one for each make. */
#ifndef SK_CATALOGUE_READ_H
#define SK_CATALOGUE_READ_H

#include "card.h"
#include "mapping.h"

/* Each reads TEXT, a whole file in valid UTF-8, and hands its cards over; what
 * is wrong with one of them is noted, with its line and byte.  False only if
 * memory is short or the sink wants no more. */
typedef bool sk_catalogue_read_fn(struct sakuin_str text,
				  const struct sk_card_sink *sink,
				  struct sakuin_error *err);

SK_MUST_CHECK bool sk_manifest_read(struct sakuin_str text,
				    const struct sk_card_sink *sink,
				    struct sakuin_error *err);
SK_MUST_CHECK bool sk_manifest_read_json(struct sakuin_str text,
					 const struct sk_card_sink *sink,
					 struct sakuin_error *err);
SK_MUST_CHECK bool sk_ris_read(struct sakuin_str text,
			       const struct sk_card_sink *sink,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_bibtex_read(struct sakuin_str text,
				  const struct sk_card_sink *sink,
				  struct sakuin_error *err);
SK_MUST_CHECK bool sk_csl_read(struct sakuin_str text,
			       const struct sk_card_sink *sink,
			       struct sakuin_error *err);

/* The reader of TEXT, by its looks: never NULL. */
sk_catalogue_read_fn *sk_catalogue_reader(struct sakuin_str text);

/* What the readers share: a card under way, and what it lives in. */
struct sk_card_maker {
	const struct sk_card_sink *sink;
	struct sakuin_str text; /* the whole file, for places */
	struct sk_card card;
	struct sk_arena arena; /* of the card */
	enum sk_scheme scheme;
	const char *noted; /* up to here lines have been counted */
	unsigned lines;    /* before that */
};

/* Begin a card at line LINE; the last one is forgotten. */
void sk_maker_begin(struct sk_card_maker *m, unsigned line);
/* Add a value under the name that the scheme has for it; *KNOWN: it has it.
 * What is wrong is noted with LINE. */
SK_MUST_CHECK bool sk_maker_add(struct sk_card_maker *m, struct sakuin_str name,
				struct sakuin_str value, unsigned line,
				bool *known, struct sakuin_error *err);
/* The same for a field, whose value is a list with these separators. */
SK_MUST_CHECK bool sk_maker_add_field(struct sk_card_maker *m,
				      enum sk_card_field field,
				      struct sakuin_str value,
				      const char *separators, unsigned line,
				      struct sakuin_error *err);
/* Note that the WHAT ("column") called NAME means nothing. */
SK_MUST_CHECK bool sk_maker_unknown(struct sk_card_maker *m, const char *what,
				    struct sakuin_str name, unsigned line,
				    struct sakuin_error *err);
/* Hand the card over, unless it is empty. */
SK_MUST_CHECK bool sk_maker_take(struct sk_card_maker *m,
				 struct sakuin_error *err);
/* Note WHAT of the place AT in the text. */
void sk_maker_note(struct sk_card_maker *m, const char *at, const char *what);
void sk_maker_done(struct sk_card_maker *m);

/* Text as TeX writes it ("M{\"u}ller", "{\c{c}}") as characters, appended to
 * OUT.  Never fails but for memory. */
SK_MUST_CHECK bool sk_tex_text(struct sakuin_str tex, struct sk_buf *out,
			       struct sakuin_error *err);

#endif
