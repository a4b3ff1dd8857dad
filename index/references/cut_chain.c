/* cut_chain.c - lists whose labels rise by one. */
#include "cut.h"
#include "look.h"

enum {
	NEAR_START = 5, /* lines before the first label of a list */
	SKIPPED = 4     /* numbers that may be missing in a row */
};

/* The next line from I on with a label of STYLE; c->count if none. */
static size_t
next_label(const struct sk_cutter *c, size_t i, enum sk_label_style style)
{
	while (i < c->count &&
	       (c->labels[i].style != style || sk_cut_junk(c, i)))
		i++;
	return i;
}

/* Walks the labels of one style that rise by one.  Each is looked at twice:
 * as the one that comes next and as the one behind it. */
struct chain {
	const struct sk_cutter *c;
	enum sk_label_style style;
	size_t at;     /* line of the label last taken */
	size_t next;   /* of the one that comes */
	uint32_t last; /* number last taken */
	size_t taken;
};

static void
chain_begin(struct chain *ch, const struct sk_cutter *c,
	    enum sk_label_style style)
{
	memset(ch, 0, sizeof *ch);
	ch->c = c;
	ch->style = style;
	ch->next = next_label(c, 0, style);
}

/* May the label at line I, number N, follow?  AFTER is the number of the one
 * behind it, 0 if none. */
static bool
chain_fits(const struct chain *ch, uint32_t n, uint32_t after)
{
	bool weak = ch->style == SK_LABEL_BARE;

	if (ch->style == SK_LABEL_KEY)
		return true;
	if (n == 0)
		return false;
	if (ch->taken == 0)
		return n == 1 || after == n + 1;
	if (n == ch->last + 1)
		return true;
	if (n > ch->last && n <= ch->last + SKIPPED && !weak)
		return after == n + 1;
	return n == 1 && after == 2 && ch->last > 1;
}

/* To the next label of the chain; false at the end. */
static bool
chain_next(struct chain *ch)
{
	while (ch->next < ch->c->count) {
		size_t i = ch->next,
		       behind = next_label(ch->c, i + 1, ch->style);
		uint32_t n = ch->c->labels[i].number,
			 after = behind < ch->c->count
					 ? ch->c->labels[behind].number
					 : 0;

		ch->next = behind;
		if (!chain_fits(ch, n, after))
			continue;
		ch->at = i;
		ch->last = n;
		ch->taken++;
		return true;
	}
	return false;
}

/* How many lines before line I are not junk? */
static size_t
lines_before(const struct sk_cutter *c, size_t i)
{
	size_t count = 0;

	for (size_t k = 0; k < i && count <= NEAR_START; k++)
		count += !sk_cut_junk(c, k);
	return count;
}

/* Lines without a label that begin as authors do: many more of them than
 * labels mean that the labels are none. */
static size_t
unlabelled_names(const struct sk_cutter *c)
{
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++) {
		struct sakuin_str s = sk_cut_line(c, i);

		count += c->labels[i].style == SK_LABEL_NONE &&
			 sk_look_start(s.ptr, s.ptr + s.len) == SK_START_PERSON;
	}
	return count;
}

/* The style of the longest chain that begins near the start, or NONE. */
enum sk_label_style
sk_cut_chain_style(const struct sk_cutter *c)
{
	enum sk_label_style best = SK_LABEL_NONE;
	size_t most = 0;

	for (int s = SK_LABEL_BRACKET; s < SK_LABEL_BULLET; s++) {
		struct chain ch;
		size_t first;

		chain_begin(&ch, c, (enum sk_label_style)s);
		if (!chain_next(&ch))
			continue;
		first = lines_before(c, ch.at);
		while (chain_next(&ch))
			;
		if (first > NEAR_START && ch.taken <= NEAR_START)
			continue;
		if (ch.taken == 1 && (first > 0 || s == SK_LABEL_BARE))
			continue;
		if (ch.taken <= NEAR_START && first > 0 &&
		    ch.taken * 2 < unlabelled_names(c))
			continue;
		if (ch.taken > most) {
			most = ch.taken;
			best = (enum sk_label_style)s;
		}
	}
	return best;
}

bool
sk_cut_chain(struct sk_cutter *c, enum sk_label_style style,
	     struct sakuin_error *err)
{
	struct chain ch;
	size_t longest = 1, entries = 0;
	bool more;

	c->section->style = style;
	chain_begin(&ch, c, style);
	more = chain_next(&ch);
	while (more) {
		size_t i = ch.at, limit, last, from = c->out->count;

		more = chain_next(&ch);
		limit = more ? ch.at : c->count;
		last = sk_cut_entry_last(c, i, limit,
					 !more && entries >= 3 && longest == 1);
		if (!more && entries >= 3)
			last = sk_cut_end(c, i, last, longest);
		if (last - i + 1 > longest)
			longest = last - i + 1;
		entries++;
		if (!sk_cut_put(c, i, last, &c->labels[i], err) ||
		    !sk_cut_inline(c, more ? c->labels[ch.at].number : 0,
				   err) ||
		    (c->out->count == from + 1 &&
		     !sk_cut_siblings(c, from, err)))
			return false;
	}
	return true;
}
