/* marker_number.c - which numbers in the body point to which list.
 *
 * No marker is believed for its form alone: "[0, 1]" is an interval, "(12)" an
 * equation.  A list takes the family whose numbers cover it best, in the
 * order of their first use; the weaker the form and the label, the more of
 * the list has to be covered. */
#include <stdlib.h>

#include "marker.h"

enum { LISTS_MAX = 32 };

/* The entries of one list under their numbers. */
struct numbered {
	uint32_t number, entry, start;
};

struct list {
	size_t section, section_end;
	bool labelled;
	struct numbered *rows; /* by number, then by start */
	size_t count, distinct;
	uint32_t most; /* the greatest number */
	bool family[SK_FAMILIES];
};

struct fit {
	size_t hits;   /* numbers of the list that are used */
	size_t inside; /* markers all of whose numbers are in the list */
	size_t markers;
	size_t firsts, rising; /* first uses, and those that rise */
	bool first;            /* the list's first number is used */
};

static int
row_cmp(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* The first row of NUMBER; list->count if there is none. */
static size_t
row_find(const struct list *l, uint32_t number)
{
	size_t low = 0, high = l->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->rows[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->count && l->rows[low].number == number ? low : l->count;
}

/* Do the entries of section S that follow the list before it count on? */
static bool
counts_on(const struct sk_resolver *r, size_t s)
{
	const struct sk_section *section = &r->sections->sections[s];

	return s > 0 && section->follows && section->kind == section[-1].kind &&
	       section->style == section[-1].style &&
	       (section->style == SK_LABEL_NONE ||
		section->style == SK_LABEL_BULLET);
}

/* The list of sections [S, END). */
static bool
list_fill(const struct sk_resolver *r, size_t s, size_t end, struct list *l,
	  struct sk_arena *arena, struct sakuin_error *err)
{
	const struct sk_section *sections = r->sections->sections;
	size_t from = sections[s].entry_first, to = sections[end - 1].entry_end;
	uint32_t base = 0;

	memset(l, 0, sizeof *l);
	l->section = s;
	l->section_end = end;
	l->labelled = sections[s].style != SK_LABEL_NONE &&
		      sections[s].style != SK_LABEL_BULLET;
	l->rows = sk_arena_array(arena, to - from + 1, sizeof *l->rows, err);
	if (!l->rows)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct sk_entry *e = &r->entries->entries[i];
		struct numbered row = { .entry = (uint32_t)i,
					.start = e->start };

		if (i > from && e->section != e[-1].section)
			base += e[-1].place;
		row.number = l->labelled ? e->value : base + e->place;
		if (row.number > l->most)
			l->most = row.number;
		if (row.number)
			l->rows[l->count++] = row;
	}
	qsort(l->rows, l->count, sizeof *l->rows, row_cmp);
	for (size_t i = 0; i < l->count; i++)
		l->distinct +=
			i == 0 || l->rows[i].number != l->rows[i - 1].number;
	return true;
}

static bool
lists_fill(const struct sk_resolver *r, struct list *lists, size_t *count,
	   struct sk_arena *arena, struct sakuin_error *err)
{
	*count = 0;
	for (size_t s = 0; s < r->sections->count && *count < LISTS_MAX;) {
		size_t end = s + 1;

		while (end < r->sections->count && counts_on(r, end))
			end++;
		if (r->sections->sections[end - 1].entry_end >
		    r->sections->sections[s].entry_first) {
			if (!list_fill(r, s, end, &lists[*count], arena, err))
				return false;
			++*count;
		}
		s = end;
	}
	return true;
}

/* "(1998)" and "[1998]" are years where no list is that long. */
static bool
is_year(const struct sk_markers *m, const struct sk_marker *marker,
	uint32_t most)
{
	uint32_t number = m->numbers[marker->first];

	return marker->count == 1 && number >= 1500 && number < 2100 &&
	       most < 1500;
}

/* Count how FAMILY fits list L; SEEN has a place for each number of it. */
static void
fit_count(const struct sk_resolver *r, enum sk_family family,
	  const struct list *l, bool *seen, struct fit *fit)
{
	const struct sk_markers *m = &r->markers;
	uint32_t most = 0;

	memset(fit, 0, sizeof *fit);
	memset(seen, 0, l->count * sizeof *seen);
	for (size_t i = 0; i < m->count; i++) {
		bool inside = true;

		if (m->markers[i].family != family ||
		    is_year(m, &m->markers[i], l->most))
			continue;
		for (uint32_t k = 0; k < m->markers[i].count; k++) {
			uint32_t n = m->numbers[m->markers[i].first + k];
			size_t row = row_find(l, n);

			if (row == l->count) {
				inside = false;
				continue;
			}
			if (seen[row])
				continue;
			seen[row] = true;
			fit->hits++;
			fit->firsts++;
			fit->rising += n > most;
			fit->first = fit->first || row == 0;
			most = n > most ? n : most;
		}
		fit->inside += inside;
		fit->markers++;
	}
}

static bool
strong(enum sk_family family)
{
	return family <= SK_FAMILY_MARK;
}

/* Do the labels of the list and the markers look alike? */
static bool
alike(enum sk_label_style style, enum sk_family family)
{
	static const enum sk_family like[SK_LABEL_STYLES] = {
		[SK_LABEL_BRACKET] = SK_FAMILY_BRACKET,
		[SK_LABEL_CLOSE] = SK_FAMILY_CLOSE,
		[SK_LABEL_PARENS] = SK_FAMILY_PARENS,
		[SK_LABEL_CIRCLED] = SK_FAMILY_CIRCLED,
		[SK_LABEL_SUPER] = SK_FAMILY_SUPER,
		[SK_LABEL_WORD] = SK_FAMILY_WORD,
		[SK_LABEL_STAR] = SK_FAMILY_MARK
	};

	return style > SK_LABEL_KEY && style < SK_LABEL_BULLET
		       ? like[style] == family
		       : style == SK_LABEL_BRACKET &&
				 family == SK_FAMILY_BRACKET;
}

/* How well FAMILY fits, out of 100; 0: not at all. */
static unsigned
fit_score(const struct sk_resolver *r, enum sk_family family,
	  const struct list *l, const struct fit *f)
{
	enum sk_label_style style = r->sections->sections[l->section].style;
	unsigned cover, rising, inside;
	bool like = alike(style, family);

	if (f->hits == 0)
		return 0;
	cover = (unsigned)(f->hits * 100 / l->distinct);
	rising = (unsigned)(f->rising * 100 / f->firsts);
	inside = (unsigned)(f->inside * 100 / f->markers);
	/* Notes that no heading announces have to be called, most of them. */
	if (r->sections->sections[l->section].foot &&
	    (cover < 60 || inside < 50))
		return 0;
	if (like || (l->labelled && strong(family))) {
		if (inside < 50 || (!f->first && cover < 50))
			return 0;
	} else if (strong(family)) {
		if (cover < (l->distinct < 3 ? 100 : 60) || rising < 70 ||
		    inside < 80)
			return 0;
	} else if (l->labelled) {
		if (cover < 60 || rising < 80 || inside < 70 || l->count < 3)
			return 0;
	} else if (cover < 75 || rising < 85 || inside < 80 ||
		   l->distinct < 3) {
		return 0;
	}
	return cover + (like ? 40 : strong(family) ? 30 : 1);
}

/* The family that fits list L best is its own. */
static bool
list_choose(const struct sk_resolver *r, struct list *l, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	bool *seen = sk_arena_array(arena, l->count + 1, sizeof *seen, err);
	unsigned best = 0;
	int family = -1;

	if (!seen)
		return false;
	for (int f = 0; f < SK_FAMILIES; f++) {
		struct fit fit;
		unsigned score;

		fit_count(r, (enum sk_family)f, l, seen, &fit);
		score = fit_score(r, (enum sk_family)f, l, &fit);
		if (score > best) {
			best = score;
			family = f;
		}
	}
	if (family >= 0) {
		l->family[family] = true;
		for (size_t s = l->section; s < l->section_end; s++)
			r->numbered[s] = true;
	}
	return true;
}

/* The first row of NUMBER in list L that is meant at offset AT: notes that
 * are numbered anew on each page stand behind their marker. */
static size_t
row_meant(const struct list *l, uint32_t number, uint32_t at)
{
	size_t row = row_find(l, number), best = row;

	for (; row < l->count && l->rows[row].number == number; row++)
		if (l->rows[row].start > at &&
		    (row == 0 || l->rows[row - 1].number != number ||
		     l->rows[row - 1].start < at))
			return row;
	return best;
}

/* The list of FAMILY that holds NUMBER and is meant at offset AT: the first
 * one behind it, else the last one before; NULL if none. */
static const struct list *
list_meant(const struct sk_resolver *r, const struct list *lists, size_t count,
	   enum sk_family family, uint32_t number, uint32_t at)
{
	const struct list *before = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct list *l = &lists[i];
		const struct sk_section *s = &r->sections->sections[l->section];

		if (!l->family[family] || row_find(l, number) == l->count)
			continue;
		before = l;
		if (r->entries->entries[s->entry_first].start > at)
			return l;
	}
	return before;
}

/* Put the entries that NUMBER means into the found marker M. */
static bool
resolve_number(struct sk_resolver *r, const struct list *lists, size_t count,
	       const struct sk_marker *from, uint32_t number,
	       struct sk_marker *m, struct sakuin_error *err)
{
	const struct list *l =
		list_meant(r, lists, count, from->family, number, from->start);
	struct sk_markers *found = &r->found;
	size_t row;
	uint32_t section;

	if (!l) {
		r->unresolved += !is_year(&r->markers, from, 0);
		return true;
	}
	row = row_meant(l, number, from->start);
	section = r->entries->entries[l->rows[row].entry].section;
	/* Those that share the number follow each other. */
	for (size_t k = row;
	     k < l->count && l->rows[k].number == number &&
	     (k == row || r->entries->entries[l->rows[k].entry].sibling);
	     k++) {
		if (r->entries->entries[l->rows[k].entry].section != section)
			break;
		if (!sk_grow(&found->numbers, &found->number_cap,
			     found->number_count + 1, sizeof *found->numbers,
			     err))
			return false;
		found->numbers[found->number_count++] = l->rows[k].entry;
		m->count++;
	}
	return true;
}

static bool
resolve_marker(struct sk_resolver *r, const struct list *lists, size_t count,
	       const struct sk_marker *from, struct sakuin_error *err)
{
	struct sk_markers *found = &r->found;
	struct sk_marker m = *from;

	m.first = (uint32_t)found->number_count;
	m.count = 0;
	for (uint32_t k = 0; k < from->count; k++)
		if (!resolve_number(r, lists, count, from,
				    r->markers.numbers[from->first + k], &m,
				    err))
			return false;
	if (m.count == 0)
		return true;
	if (!sk_grow(&found->markers, &found->cap, found->count + 1,
		     sizeof *found->markers, err))
		return false;
	found->markers[found->count++] = m;
	return true;
}

bool
sk_resolve_numbers(struct sk_resolver *r, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct list lists[LISTS_MAX];
	bool used[SK_FAMILIES] = { false };
	size_t count;
	bool ok = lists_fill(r, lists, &count, &arena, err);

	for (size_t i = 0; ok && i < count; i++)
		ok = list_choose(r, &lists[i], &arena, err);
	for (size_t i = 0; ok && i < count; i++)
		for (int f = 0; f < SK_FAMILIES; f++)
			used[f] = used[f] || lists[i].family[f];
	for (size_t i = 0; ok && i < r->markers.count; i++)
		if (used[r->markers.markers[i].family])
			ok = resolve_marker(r, lists, count,
					    &r->markers.markers[i], err);
	sk_arena_done(&arena);
	return ok;
}
