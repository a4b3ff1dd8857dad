/* readings.h - how Japanese text in kanji may be read aloud.
 *
 * Text is cut into pieces (morphemes); each window of one to three nouns that
 * stand side by side is offered to every source of readings, and each reading
 * becomes a key (jakey.h).  Sources are found at run time; without any, kana
 * are still read.  To add a source, write a struct sk_reading_source and add
 * its row in readings.c. */
#ifndef SK_READINGS_H
#define SK_READINGS_H

#include "jakey.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_readings;

/* Find the sources.  Cheap: what is large is loaded when the first kanji
 * comes.  Fails only with SAKUIN_ENOMEM.  One thread at a time may use the
 * result; files are mapped, so that a second one costs little memory. */
SK_MUST_CHECK struct sk_readings *sk_readings_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_readings_free(struct sk_readings *r);

/* Receives the key of one reading of bytes [START, END) of the text.  KEY is
 * the callee's only during the call.  Return false, with *err set, to stop. */
typedef bool sk_reading_fn(void *ctx, size_t start, size_t end,
			   const struct sk_jakey *key,
			   struct sakuin_error *err);

/* From now on leave out what is not worth its place in an index. */
void sk_readings_spare(struct sk_readings *r);

/* Send every reading of every window of TEXT, an unspaced run of Japanese
 * writing or a piece of a sentence, to FN, old and Chinese forms of characters
 * as the new ones; of one window, no key twice and at
 * most SK_READINGS_MAX.  Kana alone have one reading, the whole.  Fails with
 * SAKUIN_ENOMEM or as FN fails. */
SK_MUST_CHECK bool sk_readings_each(struct sk_readings *r,
				    struct sakuin_str text, sk_reading_fn *fn,
				    void *ctx, struct sakuin_error *err);

/* Append to OUT how the whole of TEXT, Japanese writing without spaces, is most
 * likely said, in kana.  *DONE is false, and nothing appended, if no source
 * that can is here or some of TEXT is not known to it.  Fails with
 * SAKUIN_ENOMEM. */
SK_MUST_CHECK bool sk_readings_aloud(struct sk_readings *r,
				     struct sakuin_str text, struct sk_buf *out,
				     bool *done, struct sakuin_error *err);

/* Is the source NAME ("mecab", "enamdict") here? */
bool sk_readings_has(const struct sk_readings *r, const char *name);
/* One line on what is lost without the sources that are not here, and the
 * command that brings them; NULL if all are here.  Valid until the next call
 * with R. */
const char *sk_readings_missing(struct sk_readings *r);

/* Write to OUT, of SIZE bytes, which dictionaries are here, with something
 * that tells their versions apart: "ipadic-utf8 392126, enamdict 22713024",
 * or "none".  Loads nothing. */
void sk_readings_stamp(char *out, size_t size);

/* For sources */

enum {
	SK_READINGS_MAX = 24, /* of one window */
	SK_WINDOW_PIECES = 3
};

/* What a noun is. */
enum sk_piece_kind {
	SK_PIECE_NOUN,
	SK_PIECE_NAME,
	SK_PIECE_PREFIX,
	SK_PIECE_SUFFIX,
	SK_PIECE_COUNTER, /* what stands behind numbers */
	SK_PIECE_DIGITS,
	SK_PIECE_NUMERAL, /* a number in kanji */
	SK_PIECE_WEAK     /* a pronoun, or of no meaning alone */
};

/* Bytes [start, end) of a text; `at` is where the cutter began to look for
 * it, before any space.  Windows hold only `noun` pieces. */
struct sk_piece {
	size_t start, end, at;
	bool noun;
	enum sk_piece_kind kind;
};

struct sk_pieces {
	struct sk_piece *v;
	size_t count, cap;
};

/* What is to be read: pieces that stand side by side in TEXT. */
struct sk_window {
	struct sakuin_str text;
	const struct sk_piece *pieces;
	size_t count;
	size_t first; /* how many pieces of the text come before */
	/* Some are no nouns: ask only for a name that is all of it. */
	bool torn;
};

/* A set of keys in the order of likelihood. */
struct sk_keys {
	struct sk_jakey v[SK_READINGS_MAX];
	size_t count;
	size_t most; /* that are wanted; 0: as many as fit */
};

bool sk_keys_full(const struct sk_keys *keys);
/* Add KEY unless it is there or the set is full. */
void sk_keys_add(struct sk_keys *keys, const struct sk_jakey *key);
/* Add the ways to say one of each of PARTS in a row, the likeliest first;
 * COUNT is at most SK_WINDOW_PIECES. */
void sk_keys_product(const struct sk_keys *const *parts, size_t count,
		     struct sk_keys *out);

struct sk_reading_source {
	const char *name;
	const char *lost; /* what is worse without it */
	/* Find the source.  *SELF stays NULL if it is not here, which is no
	 * failure. */
	bool (*open)(void **self, struct sakuin_error *err);
	void (*close)(void *self);
	/* Cut TEXT; the first source that can does it.  Optional.  Sets
	 * *DONE if it did. */
	bool (*cut)(void *self, struct sakuin_str text, struct sk_pieces *out,
		    bool *done, struct sakuin_error *err);
	/* Add the readings of WINDOW, which is of the text cut last. */
	void (*read)(void *self, const struct sk_window *window,
		     struct sk_keys *out);
	bool names;           /* it knows names and nothing else */
	const char *packages; /* of Debian that hold it */
	/* Write what tells its version to OUT, of SIZE bytes; false if it is
	 * not here. */
	bool (*stamp)(char *out, size_t size);
	/* As sk_readings_aloud().  Optional. */
	bool (*aloud)(void *self, struct sakuin_str text, struct sk_buf *out,
		      bool *done, struct sakuin_error *err);
};

/* Put a piece behind the others. */
SK_MUST_CHECK bool sk_pieces_add(struct sk_pieces *pieces,
				 struct sk_piece piece,
				 struct sakuin_error *err);

/* Cut TEXT where there is no dictionary: each Han character is a noun. */
SK_MUST_CHECK bool sk_pieces_characters(struct sk_pieces *pieces,
					struct sakuin_str text,
					struct sakuin_error *err);

/* As sk_readings_new() with the sources of a list that ends with NULL and
 * outlives the result. */
SK_MUST_CHECK struct sk_readings *
sk_readings_new_of(const struct sk_reading_source *const *sources,
		   struct sakuin_error *err);

extern const struct sk_reading_source sk_source_mecab;
extern const struct sk_reading_source sk_source_enamdict;

#ifdef __cplusplus
}
#endif
#endif
