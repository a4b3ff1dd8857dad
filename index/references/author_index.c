/* author_index.c - the entries of a list under the words that they begin with
 * and their years. */
#include <stdlib.h>

#include "author_index.h"
#include "label.h"
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "script.h"

enum {
	HEAD_BYTES = 240, /* of an entry, in which its authors are */
	HEAD_WORDS = 14,
	YEARS_MAX = 4, /* of an entry */
	YEAR_BYTES = 1200
};

bool
sk_author_cjk(uint32_t c)
{
	enum sakuin_script s = sk_script_of(c);

	/* A middle dot stands between names. */
	return c >= 0x2E80 && c != 0x30FB && c != 0xFF65 &&
	       (sk_script_unspaced(s) || s == SAKUIN_HANGUL || c == 0x3005);
}

bool
sk_author_letter(uint32_t c)
{
	return (sk_letter(c) && !sk_author_cjk(c)) || sk_mark(c);
}

/* A word of letters at *P, moved behind it; its hash, and how many letters. */
uint64_t
sk_author_word(const char **p, const char *end, size_t *letters,
	       size_t *capitals)
{
	uint64_t h = sk_author_hash();

	*letters = *capitals = 0;
	while (*p < end) {
		const char *q = *p;
		uint32_t c = sk_utf8_next(&q, end);

		if (!sk_author_letter(c))
			break;
		*p = q;
		if (sk_mark(c))
			continue;
		h = sk_author_hash_add(h, sk_letter_plain(c));
		++*letters;
		*capitals += sk_letter_upper(c);
	}
	return h;
}

static bool
row_put(struct sk_author_index *a, uint64_t name, uint32_t entry, size_t rank,
	const unsigned *years, const uint8_t *suffixes, size_t count,
	struct sakuin_error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct sk_author_row row = { .hash = sk_author_hash_year(
						     name, years[i]),
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
uint8_t
sk_author_suffix(const char **p, const char *end)
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
		suffixes[count++] = sk_author_suffix(&p, end);
	}
	return count;
}

uint64_t
sk_author_key(struct sakuin_str key)
{
	uint64_t h = sk_author_hash();

	for (size_t i = 0; i < key.len; i++)
		h = sk_author_hash_add(h, (uint8_t)key.ptr[i]);
	return h;
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
cjk_rows(struct sk_author_index *a, const char **p, const char *end,
	 uint32_t entry, size_t rank, const unsigned *years,
	 const uint8_t *suffixes, size_t count, struct sakuin_error *err)
{
	uint64_t h = sk_author_hash();
	size_t letters = 0;

	while (*p < end) {
		const char *q = *p;
		uint32_t c = sk_utf8_next(&q, end);
		bool more;

		if (!sk_author_cjk(c))
			break;
		*p = q;
		h = sk_author_hash_add(h, c);
		if (++letters > SK_NAME_CJK_MAX)
			continue;
		more = sk_author_cjk(sk_at(q, end));
		if ((more && (letters > 4 || sk_script_of(c) == SAKUIN_HANGUL)))
			continue;
		if (!row_put(a, h, entry, rank, years, suffixes, count, err))
			return false;
	}
	return true;
}

static bool
index_head(struct sk_author_index *a, uint32_t entry, const char *p,
	   const char *end, const unsigned *years, const uint8_t *suffixes,
	   size_t count, struct sakuin_error *err)
{
	struct initials in = { .hash = sk_author_hash(), .open = true };
	size_t rank = 0;

	while (p < end && rank < HEAD_WORDS) {
		size_t letters, capitals;
		uint32_t c = sk_at(p, end);
		bool paren = c == '(';
		uint64_t h;

		if (sk_author_cjk(c)) {
			if (!cjk_rows(a, &p, end, entry, rank++, years,
				      suffixes, count, err))
				return false;
			continue;
		}
		if (paren)
			c = sk_at(p + 1, end);
		if (paren)
			p++;
		if (!sk_author_letter(c)) {
			in.open = in.open && sk_space(c);
			if (p < end)
				(void)sk_utf8_next(&p, end);
			continue;
		}
		h = sk_author_word(&p, end, &letters, &capitals);
		if (in.open && capitals) {
			in.hash =
				sk_author_hash_add(in.hash, sk_letter_plain(c));
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
index_entry(struct sk_author_index *a, uint32_t i, struct sakuin_error *err)
{
	const struct sk_entry *e = &a->r->entries->entries[i];
	const char *p = a->text + e->start, *end = a->text + e->end;
	unsigned years[YEARS_MAX];
	uint8_t suffixes[YEARS_MAX];
	struct sk_label label;
	size_t count;

	sk_label_read(p, end, &label);
	if (label.style == SK_LABEL_KEY) {
		unsigned none = 0;
		uint8_t suffix = 0;

		return row_put(a, sk_author_key(label.printed), i, 0, &none,
			       &suffix, 1, err);
	}
	p = label.end;
	count = entry_years(p, end, years, suffixes);
	if (end - p > HEAD_BYTES)
		end = p + HEAD_BYTES;
	return index_head(a, i, p, end, years, suffixes, count, err);
}

bool
sk_author_index(struct sk_author_index *a, struct sakuin_error *err)
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
