/* citing.h - the sentences of a text, one after the other.
 *
 * Rules of our own, not ICU's: reports are full of abbreviations, initials,
 * lost spaces ("Hackers.Center") and markers behind the full stop, which
 * belong to the sentence before. */
#ifndef SK_CITING_H
#define SK_CITING_H

#include "lines.h"
#include "reference.h"

struct sk_sentences {
	const struct sk_lines *lines;
	const struct sk_span *markers; /* in the order of the text */
	size_t marker_count;

	/* The sentence that sk_sentence_at() found, and the wider quotation
	 * around its end. */
	struct sk_span sentence, quotation;

	size_t line, marker; /* that are not behind the sentence's end */
	struct sk_span open; /* the quotation: from its sentence's start */
	bool quoted;         /* it is open */
};

/* Find the sentence with byte AT.  AT must not go back from call to call; all
 * calls together are linear in the text. */
void sk_sentence_at(struct sk_sentences *s, size_t at);

#endif
