/* marker_author.c - "Smith & Jones 2004", "김철수(2019)", "山田（2015）".
 *
 * The list itself says which names to look for: each entry is put under the
 * words it begins with and its years.  At a year in the body the words before
 * it are looked up, as far back as they may be names. */
#include <stdlib.h>

#include "letter.h"
#include "look.h"
#include "marker.h"
#include "scan.h"
#include "script.h"

enum {
	HEAD_BYTES = 240, /* of an entry, in which its authors are */
	HEAD_WORDS = 14,
	YEARS_MAX = 4, /* of an entry */
	YEAR_BYTES = 1200,
	NAMES_MAX = 10,   /* words before a year */
	BACK_BYTES = 160, /* in which they are */
	CJK_MAX = 12      /* characters of a name */
};

/* An entry under one of its words and years. */
struct row {
	uint64_t hash;
	uint32_t entry, next;
	uint16_t rank;  /* of the word in the entry, 0 the first */
	uint8_t suffix; /* the letter behind the year, 0 if none */
};

struct author {
	struct sk_resolver *r;
	const char *text;
	struct sk_arena arena;
	struct row *rows;
	size_t count, cap;
	uint32_t *heads;
	size_t mask;
	/* What was last found, for "Smith (2014; 2017)". */
	size_t last_end;
	uint64_t last_names[NAMES_MAX];
	size_t last_count;
	size_t last_start;
};

static uint64_t
hash_start(void)
{
	return 14695981039346656037u;
}

static uint64_t
hash_add(uint64_t h, uint32_t c)
{
	return (h ^ c) * 1099511628211u;
}

static uint64_t
with_year(uint64_t name, unsigned year)
{
	uint64_t h = hash_add(name, 0x110000 + year);

	return h ^ h >> 31;
}

static bool
cjk(uint32_t c)
{
	enum sakuin_script s = sk_script_of(c);

	return c >= 0x2E80 &&
	       (sk_script_unspaced(s) || s == SAKUIN_HANGUL || c == 0x3005);
}

static bool
latin_inner(uint32_t c)
{
	return (sk_letter(c) && !cjk(c)) || sk_mark(c);
}

/* A word of letters at *P, moved behind it; its hash, and how many letters. */
static uint64_t
word_hash(const char **p, const char *end, size_t *letters, size_t *capitals)
{
	uint64_t h = hash_start();

	*letters = *capitals = 0;
	while (*p < end) {
		const char *q = *p;
		uint32_t c = sk_utf8_next(&q, end);

		if (!latin_inner(c))
			break;
		*p = q;
		if (sk_mark(c))
			continue;
		h = hash_add(h, sk_letter_plain(c));
		++*letters;
		*capitals += sk_letter_upper(c);
	}
	return h;
}

static bool
row_put(struct author *a, uint64_t name, uint32_t entry, size_t rank,
	const unsigned *years, const uint8_t *suffixes, size_t count,
	struct sakuin_error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct row row = { .hash = with_year(name, years[i]),
				   .entry = entry,
				   .rank = (uint16_t)rank,
				   .suffix = suffixes[i] };

		if (!sk_grow(&a->rows, &a->cap, a->count + 1, sizeof *a->rows,
			     err))
			return false;
		a->rows[a->count++] = row;
	}
	return true;
}

/* The letter behind a year ("2018b"), moved over. */
static uint8_t
suffix_at(const char **p, const char *end)
{
	uint32_t c = sk_at(*p, end), next;

	if (c < 'a' || c > 'z')
		return 0;
	next = sk_at(*p + 1, end);
	if (sk_letter(next) || sk_digit(next) >= 0)
		return 0;
	++*p;
	return (uint8_t)c;
}

/* The years of an entry, those of URLs and of ranges left out. */
static size_t
entry_years(const char *p, const char *end, unsigned *years, uint8_t *suffixes)
{
	const char *start = p;
	size_t count = 0;

	if (end - p > YEAR_BYTES)
		end = p + YEAR_BYTES;
	while (p < end && count < YEARS_MAX) {
		const char *at = p, *behind;
		uint32_t c = sk_utf8_next(&p, end);
		unsigned year;

		if (sk_letter(c) && !sk_letter(sk_before(start, at)) &&
		    sk_look_url(at, end)) {
			p = sk_look_url_end(at, end);
			continue;
		}
		if (sk_digit(c) < 0)
			continue;
		year = sk_look_year(start, at, end, &behind);
		if (!year || sk_one_of(sk_before(start, at), "-–—:./"))
			continue;
		p = behind;
		years[count] = year;
		suffixes[count++] = suffix_at(&p, end);
	}
	return count;
}

/* The names that a body abbreviates a corporate author by: "WHO". */
struct initials {
	uint64_t hash;
	size_t count;
	bool open; /* the words at the start are still going on */
};

/* A run of Han, kana or Hangul in an entry's head: the whole, and its first
 * characters, by which a Japanese or Chinese author may be cited. */
static bool
cjk_rows(struct author *a, const char **p, const char *end, uint32_t entry,
	 size_t rank, const unsigned *years, const uint8_t *suffixes,
	 size_t count, struct sakuin_error *err)
{
	uint64_t h = hash_start();
	size_t letters = 0;

	while (*p < end) {
		const char *q = *p;
		uint32_t c = sk_utf8_next(&q, end);
		bool more;

		if (!cjk(c))
			break;
		*p = q;
		h = hash_add(h, c);
		if (++letters > CJK_MAX)
			continue;
		more = cjk(sk_at(q, end));
		if ((more && (letters < 2 || letters > 4 ||
			      sk_script_of(c) == SAKUIN_HANGUL)))
			continue;
		if (!row_put(a, h, entry, rank, years, suffixes, count, err))
			return false;
	}
	return true;
}

static bool
index_head(struct author *a, uint32_t entry, const char *p, const char *end,
	   const unsigned *years, const uint8_t *suffixes, size_t count,
	   struct sakuin_error *err)
{
	struct initials in = { .hash = hash_start(), .open = true };
	size_t rank = 0;

	while (p < end && rank < HEAD_WORDS) {
		size_t letters, capitals;
		uint32_t c = sk_at(p, end);
		bool paren = c == '(';
		uint64_t h;

		if (cjk(c)) {
			if (!cjk_rows(a, &p, end, entry, rank++, years,
				      suffixes, count, err))
				return false;
			continue;
		}
		if (paren)
			c = sk_at(p + 1, end);
		if (paren)
			p++;
		if (!latin_inner(c)) {
			in.open = in.open && sk_space(c);
			if (p < end)
				(void)sk_utf8_next(&p, end);
			continue;
		}
		h = word_hash(&p, end, &letters, &capitals);
		if (in.open && capitals) {
			in.hash = hash_add(in.hash, sk_letter_plain(c));
			in.count++;
		}
		if (letters < 2)
			continue;
		/* "(WHO)" is as good as the first word. */
		if (!row_put(a, h, entry,
			     paren && capitals == letters ? 0 : rank, years,
			     suffixes, count, err))
			return false;
		rank++;
	}
	return in.count < 3 ||
	       row_put(a, in.hash, entry, 0, years, suffixes, count, err);
}

static bool
index_entry(struct author *a, uint32_t i, struct sakuin_error *err)
{
	const struct sk_entry *e = &a->r->entries->entries[i];
	const char *p = a->text + e->start, *end = a->text + e->end;
	unsigned years[YEARS_MAX];
	uint8_t suffixes[YEARS_MAX];
	struct sk_label label;
	size_t count;

	sk_label_read(p, end, &label);
	p = label.end;
	count = entry_years(p, end, years, suffixes);
	if (end - p > HEAD_BYTES)
		end = p + HEAD_BYTES;
	return index_head(a, i, p, end, years, suffixes, count, err);
}

static bool
index_all(struct author *a, struct sakuin_error *err)
{
	const struct sk_resolver *r = a->r;
	size_t size = 16;

	for (size_t i = 0; i < r->entries->count; i++) {
		uint32_t s = r->entries->entries[i].section;

		if (!r->numbered[s] && !index_entry(a, (uint32_t)i, err))
			return false;
	}
	while (size < a->count * 2)
		size *= 2;
	a->heads = sk_arena_array(&a->arena, size, sizeof *a->heads, err);
	if (!a->heads)
		return false;
	a->mask = size - 1;
	/* Chains begin with the first entry: the last put comes first. */
	for (size_t i = a->count; i-- > 0;) {
		uint32_t *head = &a->heads[a->rows[i].hash & a->mask];

		a->rows[i].next = *head;
		*head = (uint32_t)i + 1;
	}
	return true;
}

/* The words before a year, the last one first. */
struct names {
	uint64_t hash[NAMES_MAX];
	size_t start[NAMES_MAX]; /* offsets of the text */
	size_t count;
	bool many;     /* "et al." or the like */
	bool enclosed; /* a parenthesis opens before them, not the year */
};

/* Words that may stand between names, and before the year. */
static bool
is_joint(const char *p, size_t len, bool *many)
{
	static const char *const words[] = {
		"and", "et",  "al", "e",  "y",   "und", "de",  "da",  "do",
		"dos", "das", "di", "la", "van", "von", "der", "den", "s",
		"en",  "och", "og", "ed", "eds", "in",  "u",   "a",   "del",
		"du",  "le",  "i",  "cf", "ca",  "col", "cols"
	};

	if (len == 2 && !memcmp(p, "al", 2))
		*many = true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (len == strlen(words[i]) && !memcmp(p, words[i], len))
			return true;
	return false;
}

/* The start of the word that ends at P. */
static const char *
word_start(const char *start, const char *p)
{
	while (p > start) {
		const char *q = p;

		if (!latin_inner(sk_back(start, &q)))
			break;
		p = q;
	}
	return p;
}

static void
name_put(struct names *n, const struct author *a, uint64_t hash,
	 const char *start)
{
	if (n->count == NAMES_MAX)
		return;
	n->hash[n->count] = hash;
	n->start[n->count++] = (size_t)(start - a->text);
}

/* All endings of the run of Han, kana or Hangul that ends at P, which may be
 * the name: the text before it has no space.  A particle at its end is taken
 * off. */
static const char *
cjk_names(struct names *n, const struct author *a, const char *start,
	  const char *p)
{
	const char *at[CJK_MAX + 1];
	uint32_t letters[CJK_MAX];
	size_t count = 0;

	at[0] = p;
	while (p > start && count < CJK_MAX) {
		const char *q = p;
		uint32_t c = sk_back(start, &q);

		if (!cjk(c))
			break;
		p = q;
		letters[count++] = c;
		at[count] = p;
	}
	/* The longest ending that the list knows would do; so all are put,
	 * the longest last. */
	for (size_t cut = 0; cut < 2 && cut < count; cut++)
		for (size_t len = count; len > cut; len--) {
			uint64_t h = hash_start();
			size_t before = n->count;

			if (len - cut < 2 && count > 1)
				break;
			for (size_t k = len; k > cut; k--)
				h = hash_add(h, letters[k - 1]);
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
	static const char *const words[] = { "外", "他",   "等", "외",
					     "ら", "ほか", "氏", "등" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);

		if ((size_t)(p - start) > len &&
		    !memcmp(p - len, words[i], len)) {
			*many = true;
			return p - len;
		}
	}
	return p;
}

/* Collect the names before P, not before START. */
static void
collect(const struct author *a, const char *start, const char *p,
	struct names *n)
{
	bool first = true, paren = false;

	memset(n, 0, sizeof *n);
	if (p - start > BACK_BYTES) {
		start = p - BACK_BYTES;
		while (((uint8_t)*start & 0xC0) == 0x80)
			start++;
	}
	while (p > start && n->count < NAMES_MAX) {
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
		if (cjk(c)) {
			p = first ? cjk_others(start, p, &n->many) : p;
			if (cjk(sk_before(start, p)))
				p = cjk_names(n, a, start, p);
			first = false;
			continue;
		}
		if (!latin_inner(c))
			return;
		word = word_start(start, p);
		q = word;
		h = word_hash(&q, p, &letters, &capitals);
		if (!capitals && !is_joint(word, (size_t)(p - word), &n->many))
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
weigh(const struct author *a, const struct names *n, uint32_t entry,
      unsigned year, uint8_t suffix, size_t *start)
{
	unsigned score = 0;
	bool first = false;

	for (size_t i = 0; i < n->count; i++) {
		uint64_t h = with_year(n->hash[i], year);
		uint32_t at = a->heads[h & a->mask];

		for (int k = 0; at && k < 64; at = a->rows[at - 1].next, k++) {
			const struct row *row = &a->rows[at - 1];

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
choose(const struct author *a, const struct names *n, unsigned year,
       uint8_t suffix)
{
	struct choice best = { .score = 0 };

	for (size_t i = 0; i < n->count; i++) {
		uint64_t h = with_year(n->hash[i], year);
		uint32_t at = a->heads[h & a->mask];

		for (int k = 0; at && k < 32; at = a->rows[at - 1].next, k++) {
			const struct row *row = &a->rows[at - 1];
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
goes_on(const struct author *a, const char *p)
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
at_year(struct author *a, const char *start, const char *at, unsigned year,
	const char *behind, const char *end, struct sakuin_error *err)
{
	struct names n;
	uint8_t suffix = suffix_at(&behind, end);
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
scan_piece(struct author *a, size_t from, size_t to, struct sakuin_error *err)
{
	const char *start = a->text + from, *end = a->text + to, *p = start;

	while (p < end && a->r->found.count < SK_MARKERS_MAX) {
		const char *at = p, *behind;
		uint32_t c = sk_utf8_next(&p, end);
		unsigned year;

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
	struct author a = { .r = r, .text = r->lines->text.ptr };
	const struct sk_entries *e = r->entries;
	size_t from = 0;
	bool ok;

	if (!any_list(r))
		return true;
	ok = index_all(&a, err);
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
