/* reference.c - the fields of one printed reference.
 *
 * What has a form of its own is taken first: label, addresses, dates, volume,
 * issue and pages.  What is left is authors, title and the place where it
 * appeared, told apart by quotation marks, by where the year stands and by
 * what names look like; see names.c and title.c. */
#include "label.h"
#include "metadata.h"
#include "parse.h"

bool
sk_ref_dash(const struct sk_ref_parse *p, size_t i)
{
	return sk_ref_is(p, i, '-') || sk_ref_is(p, i, '~') ||
	       sk_ref_is(p, i, 0x2014);
}

void
sk_ref_take(struct sk_ref_parse *p, size_t from, size_t to, unsigned field)
{
	for (size_t i = from; i < to && i < p->count; i++)
		p->t[i].field = (uint8_t)field;
}

struct sakuin_str
sk_ref_text(const struct sk_ref_parse *p, size_t from, size_t to)
{
	if (from >= to || from >= p->count)
		return (struct sakuin_str){ "", 0 };
	if (to > p->count)
		to = p->count;
	return (struct sakuin_str){ p->raw.ptr + p->t[from].span.start,
				    p->t[to - 1].span.end -
					    p->t[from].span.start };
}

bool
sk_ref_put(struct sk_ref_parse *p, enum sk_ref_field field,
	   struct sakuin_str text, size_t from, size_t to, enum sk_how how,
	   float confidence, struct sakuin_error *err)
{
	struct sk_ref_value *v = &p->ref->fields[field];

	if (!sk_one_line(text, p->arena, &v->text, err))
		return false;
	v->how = how;
	v->confidence = confidence;
	if (from < to && to <= p->count) {
		v->span.start = p->t[from].span.start;
		v->span.end = p->t[to - 1].span.end;
	}
	return true;
}

bool
sk_ref_set(struct sk_ref_parse *p, enum sk_ref_field field, size_t from,
	   size_t to, enum sk_how how, float confidence,
	   struct sakuin_error *err)
{
	if (from >= to)
		return true;
	sk_ref_take(p, from, to, 1 + field);
	return sk_ref_put(p, field, sk_ref_text(p, from, to), from, to, how,
			  confidence, err);
}

/* "[12]", "(3)", "12.", "12)", a bullet; and a number alone before a name. */
static size_t
label_end(const struct sk_ref_parse *p)
{
	size_t i = 0;

	while (sk_ref_kind(p, i, SK_TOKEN_SIGN) &&
	       (sk_ref_is(p, i, 0xB7) || sk_ref_dash(p, i) ||
		sk_ref_is(p, i, '*') || sk_ref_is(p, i, '.') ||
		sk_ref_tok(p, i)->c >= 0x2020) &&
	       sk_ref_tok(p, i)->mate == SK_NO_TOKEN &&
	       sk_ref_tok(p, i + 1)->space)
		i++;
	if ((sk_ref_is(p, i, '[') || sk_ref_is(p, i, '(')) &&
	    sk_ref_kind(p, i + 1, SK_TOKEN_NUMBER) &&
	    sk_ref_tok(p, i + 1)->letters <= 3 &&
	    sk_ref_tok(p, i)->mate == i + 2)
		return sk_ref_is(p, i + 3, '.') ? i + 4 : i + 3;
	if (!sk_ref_kind(p, i, SK_TOKEN_NUMBER) ||
	    sk_ref_tok(p, i)->letters > 3)
		return i;
	if (sk_ref_is(p, i + 1, '.') || sk_ref_is(p, i + 1, ')') ||
	    sk_ref_is(p, i + 1, ']'))
		return sk_ref_kind(p, i + 2, SK_TOKEN_NUMBER) ? i : i + 2;
	return sk_ref_tok(p, i + 1)->space &&
			       (sk_ref_tok(p, i + 1)->look & SK_LOOK_UPPER)
		       ? i + 1
		       : i;
}

/* "(注1)", "※1", "①", "¹": a mark or a word for "note" and a number, which as
 * tokens are text.  A word goes with a number in titles, too ("주 5일제"). */
static size_t
label_of_note(const struct sk_ref_parse *p, struct sakuin_str *number)
{
	struct sk_label l;
	size_t i = 0;

	if (!sk_label_read(p->raw.ptr, p->raw.ptr + p->raw.len, &l) ||
	    !(l.style == SK_LABEL_STAR || l.style == SK_LABEL_CIRCLED ||
	      l.style == SK_LABEL_SUPER ||
	      (l.style == SK_LABEL_WORD &&
	       l.end > l.printed.ptr + l.printed.len)))
		return 0;
	while (i < p->count &&
	       p->t[i].span.start < (size_t)(l.end - p->raw.ptr))
		i++;
	*number = l.printed;
	return i;
}

void
sk_ref_label(struct sk_ref_parse *p)
{
	struct sakuin_str number = { NULL, 0 };

	p->first = label_of_note(p, &number);
	if (p->first == 0)
		p->first = label_end(p);
	while (sk_ref_cue(p, p->first, SK_CUE_SIGNAL) &&
	       (sk_ref_is(p, p->first + 1, '.') ||
		!(sk_ref_tok(p, p->first)->look & SK_LOOK_CAPS)) &&
	       sk_ref_kind(p, p->first, SK_TOKEN_WORD))
		p->first += sk_ref_is(p, p->first + 1, '.') ||
					    sk_ref_is(p, p->first + 1, ':')
				    ? 2
				    : 1;
	/* Nothing but a label is not one. */
	if (p->first >= p->count)
		p->first = 0;
	sk_ref_take(p, 0, p->first, SK_TAKEN_LABEL);
	if (p->first && p->ref->number.len == 0)
		p->ref->number = number;
	for (size_t i = 0; i < p->first && p->ref->number.len == 0; i++)
		if (sk_ref_kind(p, i, SK_TOKEN_NUMBER))
			p->ref->number = sk_ref_text(p, i, i + 1);
}

/* Is the reference written in Han, kana or Hangul?  Its names and its
 * title's beginning decide, not a long Latin journal. */
static bool
reference_cjk(const struct sk_ref_parse *p)
{
	size_t cjk = 0, latin = 0;

	for (size_t i = p->first; i < p->count; i++) {
		const struct sk_ref_token *t = &p->t[i];

		if (t->kind != SK_TOKEN_WORD)
			continue;
		if (t->look & SK_LOOK_CJK)
			cjk += t->letters;
		else
			latin += t->letters;
	}
	/* A Han character says as much as some three Latin letters. */
	return 3 * cjk > latin;
}

/* Is it a unit of an archive?  The archive's name begins it, or a short form
 * in capitals, and a shelf mark follows: "ASVe, Senato, filza 12",
 * "National Archives, Box 7, folder 3".  It has no title; the reference
 * itself is its name. */
static bool
reference_archival(const struct sk_ref_parse *p)
{
	bool archive = false,
	     year = p->year != SK_NO_TOKEN && p->dates[p->year].bracketed;
	size_t marks = 0;

	for (size_t i = p->first; i < p->first + 4; i++)
		archive |= sk_ref_cue(p, i, SK_CUE_ARCHIVE) &&
			   (sk_ref_tok(p, i)->look & SK_LOOK_UPPER) &&
			   sk_ref_tok(p, i)->letters > 2;
	for (size_t i = p->first; i < p->count; i++) {
		size_t next = sk_ref_is(p, i + 1, '.') ? i + 2 : i + 1;

		if (sk_ref_cue(p, i, SK_CUE_ARCHIVE) &&
		    sk_ref_kind(p, next, SK_TOKEN_NUMBER))
			marks += archive ||
				 !sk_ref_cue(p, i,
					     SK_CUE_ISSUE | SK_CUE_VOLUME |
						     SK_CUE_PAGES);
	}
	/* Two marks are enough: "Senato, Mar, filza 12, cc. 34r". */
	return marks > (archive ? 0 : 1) && !year;
}

static bool
reference_fields(struct sk_ref_parse *p, struct sakuin_error *err)
{
	if (!sk_ref_tokens(p->raw, &p->scratch, &p->t, &p->count, err))
		return false;
	p->numbers = p->count;
	p->year = SK_NO_TOKEN;
	sk_ref_label(p);
	p->cjk = reference_cjk(p);
	p->author_end = p->first;
	if (!sk_ref_addresses(p, err))
		return false;
	sk_ref_find_dates(p);
	if (!sk_ref_accessed(p, err) || !sk_ref_year(p, err))
		return false;
	p->archival = reference_archival(p);
	if (p->archival)
		return sk_ref_kind_of(p, err);
	return sk_ref_numbers(p, err) && sk_ref_names(p, err) &&
	       sk_ref_titles(p, err) && sk_ref_kind_of(p, err);
}

bool
sk_reference_parse(struct sk_reference *ref, struct sk_arena *arena,
		   struct sakuin_error *err)
{
	struct sk_ref_parse p = { .ref = ref, .arena = arena };
	bool ok;

	if (sk_trim(ref->raw).len == 0)
		return sk_fail(err, SAKUIN_EINVAL, "the reference is empty");
	p.raw.ptr = ref->raw.ptr;
	p.raw.len = sk_utf8_cut(ref->raw, SK_REFERENCE_MAX);
	ok = reference_fields(&p, err);
	sk_arena_done(&p.scratch);
	return ok;
}
