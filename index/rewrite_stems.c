/* rewrite_stems.c - which words a stock front end may have sent a stem for.
 *
 * Stock parsers send lower-case words as stems alone (Znakason, Zbeij), and
 * stems do not sound like their words.  The words come from two sources:
 * those of the collection that have this stem, and the stem undone.  Measured
 * on the romanised names of tests/bench/stems.py, English stemming takes from
 * 7 to 9 in 100 of any language an e, from 2 Chinese ones -ing or the e that
 * is left of it, from 0.6 Korean ones the -al of -mal (village) and from 0.1
 * Japanese ones -ate.  What is Chinese or Japanese is undone only if the stem
 * can't be read itself: jian stands for Jian more often than for Jianing. */
#include "gate.h"
#include "rewrite_impl.h"
#include "stop.h"

enum {
	WALK = 400,   /* terms of the collection that are looked at */
	LONGER = 8,   /* bytes that a word is longer than its stem */
	STEM_MIN = 2, /* bytes; below that everything begins so */
	WORD_MAX = 64
};

/* Put ADD for END behind a stem, to be read as READING or any. */
static const struct {
	const char *end, *add;
	enum sakuin_reading reading;
	bool always; /* also if the stem can be read so itself */
} undone[] = {
	{ "", "e", SAKUIN_READ_NONE, true },
	{ "m", "mal", SAKUIN_READ_KO, true },
	{ "", "ing", SAKUIN_READ_ZH, false },
	{ "e", "ing", SAKUIN_READ_ZH, false },
	{ "", "ate", SAKUIN_READ_JA, false },
};

struct stems {
	struct sk_rewriter *r;
	const struct sk_leaf *leaf; /* of the stem */
	struct sk_unstemmed *out;
	struct sk_arena scratch;
	bool readable[SAKUIN_READ_ZH + 1]; /* the stem itself, in what? */
	size_t walked;
	bool enough;
	bool ordinary; /* it is the stem of a word that the gate blocks */
};

/* Does WORD, as it was read, have the stem? */
static bool
stems_back(const struct stems *s, const struct sk_leaf *word)
{
	const struct sk_leaf_word *w = &word->words[0];

	if (word->count != 1)
		return false;
	for (size_t i = 0; i < w->stem_count; i++)
		if (sk_str_eq(w->stems[i], s->leaf->text))
			return true;
	return false;
}

static bool
stems_reads(const struct sk_leaf *word, enum sakuin_reading reading)
{
	for (size_t i = 0; i < word->key_count; i++)
		if (reading == SAKUIN_READ_NONE ||
		    word->keys[i].reading == reading)
			return true;
	return false;
}

/* Keep WORD, to be read as READING or any, if it stems to the stem and can be
 * read so; only look if it is ordinary unless WANTED. */
static bool
stems_try(struct stems *s, struct sakuin_str word, enum sakuin_reading reading,
	  bool wanted, struct sakuin_error *err)
{
	struct sk_unstemmed *out = s->out;
	struct sk_leaf leaf;
	bool ours;

	for (size_t i = 0; i < out->count; i++)
		if (sk_str_eq(out->words[i], word))
			return true;
	sk_arena_reset(&s->scratch);
	if (!sk_leaf_read(s->r->analyzer, sk_str(s->r->lang), word, &s->scratch,
			  &leaf, &ours, err))
		return false;
	if (!ours || !stems_back(s, &leaf))
		return true;
	if (!stems_reads(&leaf, reading)) {
		s->ordinary |= reading != SAKUIN_READ_ZH &&
			       sk_gate_blocks(SK_GATE_JA, word, SK_GATE_QUERY);
		return true;
	}
	if (!wanted || out->count == SK_UNSTEMMED)
		return true;
	out->readings[out->count] = reading;
	if (!sk_arena_copy(s->r->arena, word, &out->words[out->count], err))
		return false;
	s->enough = ++out->count == SK_UNSTEMMED;
	return true;
}

/* The stem may be a word by itself; a front end that stems otherwise sends
 * many that English would cut. */
static void
stems_itself(struct stems *s)
{
	struct sk_unstemmed *out = s->out;

	if (s->leaf->key_count == 0)
		return;
	for (size_t i = 0; i < s->leaf->key_count; i++)
		s->readable[s->leaf->keys[i].reading] = true;
	out->readings[0] = SAKUIN_READ_NONE;
	out->words[out->count++] = s->leaf->text;
}

/* A term of the collection that begins like the stem. */
static bool
stems_attested(void *ctx, struct sakuin_str term, uint32_t freq,
	       struct sakuin_error *err)
{
	struct stems *s = ctx;
	size_t prefix = s->leaf->prefix.len;
	struct sakuin_str word = { term.ptr + prefix, term.len - prefix };

	(void)freq;
	if (word.len <= s->leaf->text.len + LONGER &&
	    !stems_try(s, word, SAKUIN_READ_NONE, true, err))
		return false;
	s->enough |= ++s->walked == WALK;
	return !s->enough; /* to stop is no failure: see stems_walk() */
}

static bool
stems_walk(struct stems *s, struct sakuin_error *err)
{
	struct sk_buf start = { 0 };
	bool ok =
		sk_buf_add(&start, s->leaf->prefix.ptr, s->leaf->prefix.len,
			   err) &&
		sk_buf_add(&start, s->leaf->text.ptr, s->leaf->text.len, err) &&
		(xc_terms(s->r->db, sk_buf_str(&start), stems_attested, s,
			  err) ||
		 s->enough);

	sk_buf_done(&start);
	return ok;
}

/* The stem with row I of the table undone. */
static bool
stems_undo(struct stems *s, size_t i, struct sakuin_error *err)
{
	struct sakuin_str stem = s->leaf->text;
	size_t cut = strlen(undone[i].end), len = strlen(undone[i].add);
	char word[WORD_MAX + 8];

	if (stem.len <= cut || stem.len > WORD_MAX ||
	    memcmp(stem.ptr + stem.len - cut, undone[i].end, cut) != 0)
		return true;
	memcpy(word, stem.ptr, stem.len - cut);
	memcpy(word + stem.len - cut, undone[i].add, len);
	return stems_try(s, (struct sakuin_str){ word, stem.len - cut + len },
			 undone[i].reading,
			 undone[i].always || !s->readable[undone[i].reading],
			 err);
}

/* What English stems of stop words have lost: any, does, because, themselves,
 * during, and how. */
static const struct {
	const char *end, *add;
} lost[] = {
	{ "i", "y" }, { "", "s" },    { "", "e" },
	{ "", "es" }, { "e", "ing" }, { "", "ing" },
};

enum { STOP_MAX = 16 }; /* bytes */

/* Is WORD a stop word, and STEM its stem? */
static bool
stems_stop_word(struct sk_rewriter *r, struct sakuin_str word,
		struct sakuin_str stem, bool *stop, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!sk_stop_any(word))
		return true;
	if (!sk_leaf_read(r->analyzer, sk_str(r->lang), word, r->arena, &leaf,
			  &ours, err))
		return false;
	*stop = ours && leaf.count == 1 && leaf.words[0].stop &&
		leaf.words[0].stem_count &&
		sk_str_eq(leaf.words[0].stems[0], stem);
	return true;
}

bool
sk_rewrite_stem_stops(struct sk_rewriter *r, const struct sk_leaf *leaf,
		      bool *stop, struct sakuin_error *err)
{
	struct sakuin_str stem = leaf->text;
	char word[STOP_MAX + 8];

	*stop = false;
	for (size_t i = 0; !*stop && i < sizeof lost / sizeof *lost; i++) {
		size_t cut = strlen(lost[i].end), len = strlen(lost[i].add);

		if (stem.len <= cut || stem.len > STOP_MAX ||
		    memcmp(stem.ptr + stem.len - cut, lost[i].end, cut) != 0)
			continue;
		memcpy(word, stem.ptr, stem.len - cut);
		memcpy(word + stem.len - cut, lost[i].add, len);
		if (!stems_stop_word(
			    r,
			    (struct sakuin_str){ word, stem.len - cut + len },
			    stem, stop, err))
			return false;
	}
	return true;
}

/* What English stems have lost most often. */
static const struct {
	const char *end, *add;
} endings[] = {
	{ "", "" },    { "", "s" },   { "", "e" },  { "", "es" },
	{ "", "ed" },  { "", "ing" }, { "i", "y" }, { "i", "ies" },
	{ "", "ion" }, { "", "al" },  { "", "ic" }, { "", "ity" },
};

/* Put the stem of S with row I of ENDINGS into *WORD if the collection has it
 * more often than *MOST and it has this stem. */
static bool
stems_oftener(struct sk_rewriter *r, const struct sk_leaf *leaf, size_t i,
	      struct xc_node **word, uint32_t *most, struct sakuin_error *err)
{
	struct sakuin_str stem = leaf->text, text;
	size_t cut = strlen(endings[i].end), len = strlen(endings[i].add);
	char ended[WORD_MAX + 8];
	struct stems s = { .r = r, .leaf = leaf };
	struct sk_leaf other;
	struct xc_node *node;
	uint32_t freq = 0;
	bool ours;

	if (stem.len <= cut ||
	    memcmp(stem.ptr + stem.len - cut, endings[i].end, cut) != 0)
		return true;
	memcpy(ended, stem.ptr, stem.len - cut);
	memcpy(ended + stem.len - cut, endings[i].add, len);
	text = (struct sakuin_str){ ended, stem.len - cut + len };
	node = sk_node_term(r->arena, r->from, false, leaf->prefix.ptr, text,
			    err);
	if (!node || !xc_term_freq(r->db, node->term, &freq, err))
		return false;
	if (freq <= *most)
		return true;
	if (!sk_leaf_read(r->analyzer, sk_str(r->lang), text, r->arena, &other,
			  &ours, err))
		return false;
	if (ours && stems_back(&s, &other)) {
		*word = node;
		*most = freq;
	}
	return true;
}

bool
sk_rewrite_stem_word(struct sk_rewriter *r, const struct sk_leaf *leaf,
		     struct xc_node **word, struct sakuin_error *err)
{
	uint32_t most = 0;

	*word = NULL;
	if (!r->db || leaf->text.len > WORD_MAX)
		return true;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (!stems_oftener(r, leaf, i, word, &most, err))
			return false;
	return true;
}

bool
sk_rewrite_unstem(struct sk_rewriter *r, const struct sk_leaf *leaf,
		  struct sk_unstemmed *out, struct sakuin_error *err)
{
	struct stems s = { .r = r, .leaf = leaf, .out = out };
	bool ok = true;

	out->count = 0;
	if (leaf->text.len < STEM_MIN ||
	    sk_gate_blocks_stem(SK_GATE_JA, leaf->text))
		return true;
	stems_itself(&s);
	for (size_t i = 0; ok && i < sizeof undone / sizeof *undone; i++)
		ok = stems_undo(&s, i, err);
	if (ok && r->db && !s.ordinary)
		ok = stems_walk(&s, err);
	if (s.ordinary)
		out->count = 0;
	sk_arena_done(&s.scratch);
	return ok;
}
