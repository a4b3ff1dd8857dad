/* mecab.c - readings by MeCab and a dictionary laid out like IPADIC.
 *
 * The best path cuts the text.  A window is then read in every way that the
 * dictionary lists: each piece alone, and also all entries that cover
 * several pieces at once (nit-chu for the two pieces nichi and chu). */
#include <stdlib.h>

#include "mecab_feature.h"
#include "mecab_library.h"
#include "numeral.h"
#include "readings.h"
#include "script.h"

/* What was read last.  A piece is in up to six windows, and of all pieces
 * that a window can hold each has a row of its own. */
struct span {
	size_t start, end; /* end 0: nothing */
	struct sk_keys keys;
};

/* How an entry of the dictionary is read; the same ones come again and again,
 * and each is at one place as long as the dictionary is loaded. */
struct entry {
	const char *feature; /* NULL: nothing is here yet */
	bool reads, says;    /* it has a reading, and says it otherwise */
	struct sk_jakey reading, said;
};

enum { ENTRIES = 1024 };

struct mecab {
	struct sk_mecab_library lib;
	bool tried;         /* to load the dictionary */
	struct sk_buf text; /* that was cut last */
	struct span spans[SK_WINDOW_PIECES][SK_WINDOW_PIECES];
	struct entry entries[ENTRIES];
};

enum { HAN_BYTES = 3 }; /* of a character in the common planes */

/* Loading */

static void
mecab_close(void *self)
{
	struct mecab *m = self;

	sk_mecab_close(&m->lib);
	sk_buf_done(&m->text);
	free(m);
}

static bool
mecab_open(void **self, struct sakuin_error *err)
{
	struct mecab *m = calloc(1, sizeof *m);

	if (!m)
		return sk_nomem(err);
	if (sk_mecab_find(&m->lib))
		*self = m;
	else
		free(m);
	return true;
}

/* Analyse TEXT, which outlives what is asked about it and has a NUL behind it:
 * MeCab is told the length but looks for the NUL all the same. */
static bool
mecab_parse(struct mecab *m, struct sakuin_str text)
{
	m->lib.api.set_sentence(m->lib.lattice, text.ptr, text.len);
	return m->lib.api.parse(m->lib.tagger, m->lib.lattice) != 0;
}

/* Is the reading where IPADIC has it? */
static bool
mecab_layout_fits(struct mecab *m)
{
	static const char tokyo[] = "\xe6\x9d\xb1\xe4\xba\xac";
	const struct mecab_node *bos;
	struct sk_jakey key;

	if (!mecab_parse(m, sk_str(tokyo)))
		return false;
	bos = m->lib.api.bos_node(m->lib.lattice);
	return bos && bos->next &&
	       sk_jakey_kana(
		       sk_mecab_field(bos->next->feature, SK_MECAB_READING),
		       &key) &&
	       !strcmp(key.key, "tokyo");
}

/* Load the dictionary, once; false if there is none that we understand. */
static bool
mecab_load(struct mecab *m)
{
	if (!m->tried) {
		m->tried = true;
		if (!sk_mecab_load(&m->lib) || !mecab_layout_fits(m))
			sk_mecab_unload(&m->lib);
	}
	return m->lib.lattice != NULL;
}

/* Cutting */

/* Put the pieces of the best path, which is of m->text, into OUT. */
static bool
mecab_pieces(struct mecab *m, struct sk_pieces *out, struct sakuin_error *err)
{
	const struct mecab_node *node =
		m->lib.api.bos_node(m->lib.lattice)->next;

	/* The last node stands for no text. */
	for (; node && node->next; node = node->next) {
		size_t start = (size_t)(node->surface - m->text.ptr);
		struct sk_piece piece = {
			.start = start,
			.end = start + node->length,
			.at = start - (size_t)(node->rlength - node->length),
			.noun = sk_mecab_noun(node),
			.kind = sk_mecab_kind(node),
		};

		if (!sk_pieces_add(out, piece, err))
			return false;
	}
	return true;
}

static bool
mecab_cut(void *self, struct sakuin_str text, struct sk_pieces *out, bool *done,
	  struct sakuin_error *err)
{
	struct mecab *m = self;

	sk_buf_clear(&m->text);
	if (!sk_buf_add(&m->text, text.ptr, text.len, err) ||
	    !sk_buf_cstr(&m->text, err))
		return false;
	if (!mecab_load(m) || !mecab_parse(m, sk_buf_str(&m->text)))
		return true;
	*done = true;
	for (size_t i = 0; i < SK_WINDOW_PIECES; i++)
		for (size_t j = 0; j < SK_WINDOW_PIECES; j++)
			m->spans[i][j].end = 0;
	return mecab_pieces(m, out, err);
}

/* Reading */

/* A set that is kept in the order of cost. */
struct candidates {
	struct sk_keys *keys;
	short cost[SK_READINGS_MAX];
};

/* Add KEY; the costliest falls out of a full set. */
static void
candidates_add(struct candidates *c, const struct sk_jakey *key, short cost)
{
	struct sk_jakey *v = c->keys->v;
	size_t i = 0;

	while (i < c->keys->count && strcmp(v[i].key, key->key) != 0)
		i++;
	if (i == SK_READINGS_MAX)
		i--; /* take the place of the last, if cheaper */
	if (i < c->keys->count && c->cost[i] <= cost)
		return;
	if (i == c->keys->count)
		c->keys->count++;
	for (; i > 0 && c->cost[i - 1] > cost; i--) {
		v[i] = v[i - 1];
		c->cost[i] = c->cost[i - 1];
	}
	v[i] = *key;
	c->cost[i] = cost;
}

/* The pronunciation differs from the reading in particles (ha, wa) and a few
 * words that hold one. */
static void
entry_fill(struct entry *e, const char *feature)
{
	struct sakuin_str reading = sk_mecab_field(feature, SK_MECAB_READING);
	struct sakuin_str said =
		sk_mecab_field(feature, SK_MECAB_PRONUNCIATION);

	e->feature = feature;
	e->reads = sk_jakey_kana(reading, &e->reading);
	e->says = !sk_str_eq(reading, said) && sk_jakey_kana(said, &e->said);
}

static void
candidates_of_node(struct mecab *m, struct candidates *c,
		   const struct mecab_node *node)
{
	uint64_t hash = (uintptr_t)node->feature * 0x9e3779b97f4a7c15u;
	struct entry *e = &m->entries[hash >> 32 & (ENTRIES - 1)];

	if (e->feature != node->feature)
		entry_fill(e, node->feature);
	if (e->reads)
		candidates_add(c, &e->reading, node->wcost);
	if (e->says)
		candidates_add(c, &e->said, node->wcost);
}

/* Can a given name not be at bytes [START, END) of TEXT: one character, with
 * another behind it and none before?  A dozen readings each, and a surname
 * would come first. */
static bool
mecab_no_given(struct sakuin_str text, size_t start, size_t end)
{
	const char *next = text.ptr + end, *stop = text.ptr + text.len;
	const char *before = text.ptr + start;

	if (end - start != HAN_BYTES || next >= stop ||
	    sk_script_of(sk_utf8_next(&next, stop)) != SAKUIN_HAN)
		return false;
	if (start < HAN_BYTES)
		return true;
	before -= HAN_BYTES;
	return sk_script_of(sk_utf8_next(&before, stop)) != SAKUIN_HAN;
}

/* Fill S with all readings of its bytes as one entry of the dictionary; the
 * cutter began to look for it at AT.  A piece alone may also be kana or a
 * number. */
static void
mecab_entries(struct mecab *m, size_t at, bool piece, struct span *s)
{
	const char *text = m->text.ptr;
	struct sakuin_str surface = { text + s->start, s->end - s->start };
	struct candidates c = { .keys = &s->keys };
	const struct mecab_node *node =
		m->lib.api.begin_nodes(m->lib.lattice, at);
	bool no_given = mecab_no_given(sk_buf_str(&m->text), s->start, s->end);
	struct sk_jakey kana;

	s->keys.count = s->keys.most = 0;
	for (; node; node = node->bnext)
		if (node->stat == NODE_NORMAL &&
		    node->surface + node->length == text + s->end &&
		    sk_mecab_noun(node) && !(no_given && sk_mecab_given(node)))
			candidates_of_node(m, &c, node);
	if (!piece)
		return;
	if (sk_jakey_kana(surface, &kana))
		sk_keys_add(&s->keys, &kana);
	sk_numeral_keys(surface, &s->keys);
}

/* The readings of pieces FIRST to LAST of the window as one entry. */
static const struct sk_keys *
mecab_span(struct mecab *m, const struct sk_window *w, size_t first,
	   size_t last)
{
	const struct sk_piece *from = &w->pieces[first];
	size_t row = (w->first + first) % SK_WINDOW_PIECES;
	struct span *s = &m->spans[row][last - first];

	if (s->end != w->pieces[last].end || s->start != from->start) {
		s->start = from->start;
		s->end = w->pieces[last].end;
		mecab_entries(m, from->at, first == last, s);
	}
	return &s->keys;
}

/* Each way to put the window together is a number: bit i is set if there is
 * a seam behind piece i.  The fewer seams, the fewer and likelier readings,
 * so they come first. */
static void
mecab_read(void *self, const struct sk_window *w, struct sk_keys *out)
{
	static const unsigned orders[SK_WINDOW_PIECES][4] = { { 0 },
							      { 0, 1 },
							      { 0, 2, 1, 3 } };
	struct mecab *m = self;
	const struct sk_keys *parts[SK_WINDOW_PIECES];

	if (!m->lib.lattice || !w->count || w->count > SK_WINDOW_PIECES)
		return;
	for (size_t i = 0; i < (size_t)1 << (w->count - 1); i++) {
		unsigned seams = orders[w->count - 1][i];
		size_t count = 0, first = 0;

		for (size_t last = 0; last < w->count; last++) {
			if (last + 1 < w->count && !(seams >> last & 1))
				continue;
			parts[count++] = mecab_span(m, w, first, last);
			first = last + 1;
		}
		sk_keys_product(parts, count, out);
	}
}

/* Aloud */

/* What NODE sounds like; what has no pronunciation may be kana itself. */
static struct sakuin_str
mecab_said(const struct mecab_node *node)
{
	struct sakuin_str surface = { node->surface, node->length };
	struct sakuin_str said =
		sk_mecab_field(node->feature, SK_MECAB_PRONUNCIATION);
	struct sk_jakey key;

	if (sk_jakey_kana(said, &key))
		return said;
	return sk_jakey_kana(surface, &key) ? surface : sk_str("");
}

static bool
mecab_aloud(void *self, struct sakuin_str text, struct sk_buf *out, bool *done,
	    struct sakuin_error *err)
{
	struct mecab *m = self;
	const struct mecab_node *node;
	size_t len = out->len;

	sk_buf_clear(&m->text);
	if (!sk_buf_add(&m->text, text.ptr, text.len, err) ||
	    !sk_buf_cstr(&m->text, err))
		return false;
	if (!mecab_load(m) || !mecab_parse(m, sk_buf_str(&m->text)))
		return true;
	node = m->lib.api.bos_node(m->lib.lattice)->next;
	for (; node && node->next; node = node->next) {
		struct sakuin_str said = mecab_said(node);

		if (said.len == 0) {
			out->len = len;
			return true;
		}
		if (!sk_buf_add(out, said.ptr, said.len, err))
			return false;
	}
	*done = true;
	return true;
}

const struct sk_reading_source sk_source_mecab = {
	.name = "mecab",
	.lost = "kanji are not read without MeCab and IPADIC",
	.packages = "libmecab2 mecab-ipadic-utf8",
	.stamp = sk_mecab_stamp,
	.open = mecab_open,
	.close = mecab_close,
	.cut = mecab_cut,
	.read = mecab_read,
	.aloud = mecab_aloud,
};
