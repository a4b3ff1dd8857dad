/* marker_author.c - "Smith & Jones 2004", "김철수(2019)", "山田（2015）".
 *
 * The list itself says which names to look for: each entry is put under the
 * words it begins with and its years.  At a year in the body the words before
 * it are looked up, as far back as they may be names. */
#include <stdlib.h>

#include "author_index.h"
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "script.h"
#include "tables/words.h"

enum { BACK_BYTES = 160 }; /* before a year, in which the names are */

/* The words before a year, the last one first. */
struct names {
	uint64_t hash[SK_NAMES_MAX];
	size_t start[SK_NAMES_MAX]; /* offsets of the text */
	size_t count;
	bool many;     /* "et al." or the like */
	bool enclosed; /* a parenthesis opens before them, not the year */
};

/* Words that may stand between names, and before the year. */
static bool
is_joint(const char *p, const char *end, bool *many)
{
	if (end - p == 2 && !memcmp(p, "al", 2))
		*many = true;
	return sk_is_any(p, end, joint_words,
			 sizeof joint_words / sizeof *joint_words);
}

/* The start of the word that ends at P. */
static const char *
word_start(const char *start, const char *p)
{
	while (p > start) {
		const char *q = p;

		if (!sk_author_letter(sk_back(start, &q)))
			break;
		p = q;
	}
	return p;
}

static void
name_put(struct names *n, const struct sk_author_index *a, uint64_t hash,
	 const char *start)
{
	if (n->count == SK_NAMES_MAX)
		return;
	n->hash[n->count] = hash;
	n->start[n->count++] = (size_t)(start - a->text);
}

/* All endings of the run of Han, kana or Hangul that ends at P, which may be
 * the name: the text before it has no space.  A particle at its end is taken
 * off. */
static const char *
cjk_names(struct names *n, const struct sk_author_index *a, const char *start,
	  const char *p)
{
	const char *at[SK_NAME_CJK_MAX + 1];
	uint32_t letters[SK_NAME_CJK_MAX];
	size_t count = 0;

	at[0] = p;
	while (p > start && count < SK_NAME_CJK_MAX) {
		const char *q = p;
		uint32_t c = sk_back(start, &q);

		if (!sk_author_cjk(c))
			break;
		p = q;
		letters[count++] = c;
		at[count] = p;
	}
	/* The longest ending that the list knows would do; so all are put,
	 * the longest last. */
	for (size_t cut = 0; cut < 2 && cut < count; cut++)
		for (size_t len = count; len > cut; len--) {
			uint64_t h = sk_author_hash();
			size_t before = n->count;

			if (len - cut < 2 && count > 1)
				break;
			for (size_t k = len; k > cut; k--)
				h = sk_author_hash_add(h, letters[k - 1]);
			name_put(n, a, h, at[len]);
			if (n->count == before)
				return p;
		}
	return p;
}

/* Over marks and small words that say "and others" in CJK, before P. */
static const char *
cjk_others(const char *start, const char *p, bool *many)
{
	size_t count = sizeof others_words / sizeof *others_words;

	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(others_words[i]);

		if ((size_t)(p - start) > len &&
		    !memcmp(p - len, others_words[i], len)) {
			*many = true;
			return p - len;
		}
	}
	return p;
}

/* Collect the names before P, not before START. */
static void
collect(const struct sk_author_index *a, const char *start, const char *p,
	struct names *n)
{
	bool first = true, paren = false;

	memset(n, 0, sizeof *n);
	if (p - start > BACK_BYTES) {
		start = p - BACK_BYTES;
		while (((uint8_t)*start & 0xC0) == 0x80)
			start++;
	}
	while (p > start && n->count < SK_NAMES_MAX) {
		const char *q = p;
		uint32_t c = sk_back(start, &q);
		const char *word;
		size_t letters, capitals;
		uint64_t h;

		if (sk_one_of(c, "(（[［")) {
			if (!first || paren) {
				n->enclosed = true;
				return;
			}
			paren = true;
			p = q;
			continue;
		}
		if (sk_space(c) || sk_one_of(c, ",.;&'’-–·・、，:/")) {
			if (c == '\n' && p[0] == '\n')
				return;
			p = q;
			continue;
		}
		if (sk_author_cjk(c)) {
			p = first ? cjk_others(start, p, &n->many) : p;
			if (sk_author_cjk(sk_before(start, p)))
				p = cjk_names(n, a, start, p);
			first = false;
			continue;
		}
		if (!sk_author_letter(c))
			return;
		word = word_start(start, p);
		q = word;
		h = sk_author_word(&q, p, &letters, &capitals);
		if (!capitals && !is_joint(word, p, &n->many))
			return;
		if (letters > 1)
			name_put(n, a, h, word);
		first = false;
		p = word;
	}
}

struct choice {
	uint32_t entry;
	unsigned score;
	size_t start;
};

/* Weigh the entry of ROW, which name I of N has. */
static unsigned
weigh(const struct sk_author_index *a, const struct names *n, uint32_t entry,
      unsigned year, uint8_t suffix, size_t *start)
{
	unsigned score = 0;
	bool first = false;

	for (size_t i = 0; i < n->count; i++) {
		uint64_t h = sk_author_hash_year(n->hash[i], year);
		uint32_t at = sk_author_chain(a, h);

		for (int k = 0; at && k < 64; at = a->rows[at - 1].next, k++) {
			const struct sk_author_row *row = &a->rows[at - 1];

			if (row->hash != h || row->entry != entry)
				continue;
			score += row->rank == 0 ? 10 : 3;
			first = first || row->rank == 0;
			if (row->suffix == suffix)
				score += 2;
			else if (row->suffix && suffix)
				return 0;
			if (n->start[i] < *start)
				*start = n->start[i];
			break;
		}
	}
	return first || score >= 8 ? score : 0;
}

/* The entry that N and YEAR mean. */
static struct choice
choose(const struct sk_author_index *a, const struct names *n, unsigned year,
       uint8_t suffix)
{
	struct choice best = { .score = 0 };

	for (size_t i = 0; i < n->count; i++) {
		uint64_t h = sk_author_hash_year(n->hash[i], year);
		uint32_t at = sk_author_chain(a, h);

		for (int k = 0; at && k < 32; at = a->rows[at - 1].next, k++) {
			const struct sk_author_row *row = &a->rows[at - 1];
			size_t start = SIZE_MAX;
			unsigned score;

			if (row->hash != h || row->rank > 4)
				continue;
			score = weigh(a, n, row->entry, year, suffix, &start);
			if (score > best.score)
				best = (struct choice){ row->entry, score,
							start };
		}
	}
	return best;
}

/* Is there nothing but marks between the last marker and P? */
static bool
goes_on(const struct sk_author_index *a, const char *p)
{
	const char *q = a->text + a->last_end;

	if (a->last_count == 0 || a->last_end == 0 || p - q > 12)
		return false;
	while (q < p) {
		uint32_t c = sk_utf8_next(&q, p);

		if (!sk_space(c) && !sk_one_of(c, ",;a-zand&y"))
			return false;
	}
	return true;
}

static bool
at_year(struct sk_author_index *a, const char *start, const char *at,
	unsigned year, const char *behind, const char *end,
	struct sakuin_error *err)
{
	struct names n;
	uint8_t suffix = sk_author_suffix(&behind, end);
	struct choice c;

	collect(a, start, at, &n);
	c = choose(a, &n, year, suffix);
	if (!c.score && goes_on(a, at)) {
		n.count = a->last_count;
		memcpy(n.hash, a->last_names, sizeof n.hash);
		for (size_t i = 0; i < n.count; i++)
			n.start[i] = (size_t)(at - a->text);
		c = choose(a, &n, year, suffix);
	}
	if (!c.score) {
		a->r->unresolved += n.count > 0 && n.enclosed;
		return true;
	}
	a->last_end = (size_t)(behind - a->text);
	a->last_count = n.count;
	memcpy(a->last_names, n.hash, sizeof n.hash);
	return sk_marker_put(&a->r->found, SK_FAMILY_AUTHOR, c.start,
			     a->last_end, c.entry, err);
}

/* The years in the body's piece [START, END). */
static bool
scan_piece(struct sk_author_index *a, size_t from, size_t to,
	   struct sakuin_error *err)
{
	const char *start = a->text + from, *end = a->text + to, *p = start;

	while (p < end && a->r->found.count < SK_MARKERS_MAX) {
		const char *at = p, *behind;
		uint32_t c = sk_utf8_next(&p, end);
		unsigned year;

		if (c == '[' && !sk_author_keys(a, &p, end, err))
			return false;
		if (sk_digit(c) < 0)
			continue;
		year = sk_look_year(start, at, end, &behind);
		if (!year) {
			while (p < end && sk_digit(sk_at(p, end)) >= 0)
				(void)sk_utf8_next(&p, end);
			continue;
		}
		p = behind;
		if (!at_year(a, start, at, year, behind, end, err))
			return false;
	}
	return true;
}

static bool
any_list(const struct sk_resolver *r)
{
	for (size_t i = 0; i < r->sections->count; i++)
		if (!r->numbered[i])
			return true;
	return false;
}

static int
marker_cmp(const void *a, const void *b)
{
	const struct sk_marker *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

bool
sk_resolve_authors(struct sk_resolver *r, struct sakuin_error *err)
{
	struct sk_author_index a = { .r = r, .text = r->lines->text.ptr };
	const struct sk_entries *e = r->entries;
	size_t from = 0;
	bool ok;

	if (!any_list(r))
		return true;
	ok = sk_author_index(&a, err);
	for (size_t i = 0; ok && i <= e->count; i++) {
		size_t to =
			i < e->count ? e->entries[i].start : r->lines->text.len;

		if (to > from)
			ok = scan_piece(&a, from, to, err);
		if (i < e->count && e->entries[i].end > from)
			from = e->entries[i].end;
	}
	if (ok && r->found.count > 0)
		qsort(r->found.markers, r->found.count,
		      sizeof *r->found.markers, marker_cmp);
	free(a.rows);
	sk_arena_done(&a.arena);
	return ok;
}
