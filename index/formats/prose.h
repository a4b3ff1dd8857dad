/* prose.h - text made from markup: lines, white space, notes. */
#ifndef SK_PROSE_H
#define SK_PROSE_H

#include "format.h"
#include "ruby.h"

/* Zero it but for `max`; sk_prose_done() after. */
struct sk_prose {
	size_t max;         /* bytes of text and notes together; then `full` */
	struct sk_buf text; /* of the body */
	struct sk_buf notes;
	unsigned note_count;
	unsigned in_note; /* notes around what comes; only the first counts */
	bool gap;         /* white space since the last character */
	bool full;
	struct sk_ruby ruby;
	size_t ruby_end; /* where the last one ended in the text */
};

void sk_prose_done(struct sk_prose *p);

/* Text, its white space as one space each, or as it is. */
SK_MUST_CHECK bool sk_prose_text(struct sk_prose *p, struct sakuin_str s,
				 struct sakuin_error *err);
SK_MUST_CHECK bool sk_prose_exact(struct sk_prose *p, struct sakuin_str s,
				  struct sakuin_error *err);
/* A space, if anything follows on this line. */
void sk_prose_gap(struct sk_prose *p);
/* The line ends here, if there is one. */
SK_MUST_CHECK bool sk_prose_line(struct sk_prose *p, struct sakuin_error *err);
/* And a blank one follows, where there is text before it. */
SK_MUST_CHECK bool sk_prose_blank(struct sk_prose *p, struct sakuin_error *err);

/* A note hangs here: its number goes into the text, raised, and what comes up
 * to sk_prose_note_end() into the list of notes. */
SK_MUST_CHECK bool sk_prose_note(struct sk_prose *p, struct sakuin_error *err);
SK_MUST_CHECK bool sk_prose_note_end(struct sk_prose *p,
				     struct sakuin_error *err);
/* Only the marker of note NUMBER, raised. */
SK_MUST_CHECK bool sk_prose_marker(struct sk_prose *p, unsigned number,
				   struct sakuin_error *err);

/* Bytes so far, of the text or of the note under way. */
size_t sk_prose_len(const struct sk_prose *p);
/* READING stands at what was written since the text had LEN bytes. */
SK_MUST_CHECK bool sk_prose_ruby(struct sk_prose *p, size_t len,
				 struct sakuin_str reading,
				 struct sakuin_error *err);

/* The text with its notes behind it, under a heading in the language of DOC,
 * as doc->text in ARENA.  SAKUIN_EINVAL if there is none. */
SK_MUST_CHECK bool sk_prose_finish(struct sk_prose *p, struct sk_arena *arena,
				   struct sk_document *doc,
				   struct sakuin_error *err);

#endif
