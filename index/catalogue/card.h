/* card.h - what a catalogue says of one file: a card of lines.
 *
 * A card comes from a manifest, a bibliography, a sidecar or a bag, and what
 * it says wins over what the file says of itself. */
#ifndef SK_CARD_H
#define SK_CARD_H

#include "document.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_card_field {
	SK_CARD_FILE, /* that it is about: a path as it stands there */
	SK_CARD_ID,
	SK_CARD_TITLE,
	SK_CARD_TITLE_TRANSLATED,
	SK_CARD_AUTHOR,
	SK_CARD_DATE,
	SK_CARD_LANG,
	SK_CARD_URL,
	SK_CARD_DOI,
	SK_CARD_ISBN,
	SK_CARD_CODE,
	SK_CARD_COLLECTION,
	SK_CARD_REPOSITORY,
	SK_CARD_DESCRIPTION,
	SK_CARD_KEYWORD,
	SK_CARD_RIGHTS,
	SK_CARD_EMBARGO,
	SK_CARD_IDENTIFIER, /* a DOI, ISBN, address or code: by its looks */
	SK_CARD_CHECKSUM,   /* "sha256:" and hex digits, of a bag */
	SK_CARD_FIELDS
};

struct sk_card_line {
	enum sk_card_field field;
	/* Valid UTF-8 and not empty; one line, but for a path, which is as it
	 * stands there. */
	struct sakuin_str value;
};

struct sk_card {
	struct sk_card_line *lines;
	size_t count, cap;
	unsigned line; /* of the catalogue where it begins, from 1 */
};

/* Where readers of catalogues put what they find. */
struct sk_card_sink {
	/* A card; it lives as long as the call. */
	bool (*take)(void *ctx, const struct sk_card *card,
		     struct sakuin_error *err);
	/* Line LINE (0: all of it) is wrong, or has a column that nobody
	 * knows; it goes on. */
	void (*note)(void *ctx, unsigned line, const char *what);
	void *ctx;
};

/* Add VALUE to CARD, brought into one form: languages as codes, a DOI without
 * its address.  Empty ones are passed over.  *WHY is "" or, in at most 200
 * bytes, what is wrong with it; then it is not added. */
SK_MUST_CHECK bool sk_card_add(struct sk_card *card, enum sk_card_field field,
			       struct sakuin_str value, struct sk_arena *arena,
			       char why[200], struct sakuin_error *err);
/* The same for a value that is a list with SEPARATORS ("" for none) between
 * its parts. */
SK_MUST_CHECK bool sk_card_add_list(struct sk_card *card,
				    enum sk_card_field field,
				    struct sakuin_str value,
				    const char *separators,
				    struct sk_arena *arena, char why[200],
				    struct sakuin_error *err);
void sk_card_done(struct sk_card *card);

/* Cards as text, to be kept: lines ORIGIN, field and value with tabs between.
 * ORIGIN is the catalogue's path, or its kind. */
SK_MUST_CHECK bool sk_card_write(const struct sk_card *card,
				 struct sakuin_str origin, struct sk_buf *out,
				 struct sakuin_error *err);
/* Cut the next line off *REST; false at the end. */
bool sk_card_next(struct sakuin_str *rest, struct sakuin_str *origin,
		  struct sk_card_line *line);

/* Let TEXT, which sk_card_write() wrote, win over what DOC says; of several
 * origins the last one wins, but of rights the strictest and of embargoes the
 * longest.  SHARED: the file holds several documents, so
 * that only what can be said of all is; what has "!/" and doc->member behind
 * its origin is said of this one. */
SK_MUST_CHECK bool sk_card_apply(struct sakuin_str text, bool shared,
				 struct sk_document *doc,
				 struct sk_arena *arena,
				 struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
