/* source_title.c - do two titles name the same? */
#include "script.h"
#include "source_title_impl.h"

enum {
	EDIT_EVERY = 8, /* letters of an unspaced title */
	UNSPACED_MIN = 4,
	SOUND_MIN = 8,
	SOUND_EVERY = 5, /* an error in so many sounds */
	LETTERS_A_WORD = 6,
	HAN_A_WORD = 2
};

static size_t
points(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;
	size_t n = 0;

	for (; p < end; n++)
		sk_utf8_next(&p, end);
	return n;
}

static bool
begins_with(struct sakuin_str s, struct sakuin_str with)
{
	return s.len >= with.len && !memcmp(s.ptr, with.ptr, with.len);
}

/* One script */

/* Is the shorter one what stands before the subtitle of the longer, or does
 * that go on behind it in another script? */
static bool
letters_inside(const struct sk_title *a, const struct sk_title *b)
{
	const struct sk_title *s = a->joined.len < b->joined.len ? a : b;
	const struct sk_title *l = s == a ? b : a;

	return points(s->joined) >= UNSPACED_MIN &&
	       begins_with(l->joined, s->joined) &&
	       (sk_str_eq(l->main, s->joined) ||
		(sk_script_at(l->joined, (uint32_t)s->joined.len) ==
			 SAKUIN_LATIN &&
		 sk_script_at(l->joined, 0) != SAKUIN_LATIN));
}

/* A and B are DISTANCE apart, and the shorter has SHORTER letters. */
static enum sk_titles
letters_judge(const struct sk_title *a, const struct sk_title *b,
	      size_t distance, size_t shorter)
{
	if (letters_inside(a, b))
		return SK_TITLES_INSIDE;
	if (shorter < UNSPACED_MIN || distance > 1 + shorter / EDIT_EVERY)
		return SK_TITLES_OTHER;
	if (sk_title_numbers_differ(a, b))
		return SK_TITLES_APART;
	if (!sk_title_numbers_equal(a, b))
		return SK_TITLES_INSIDE;
	return shorter > UNSPACED_MIN ? SK_TITLES_NEAR : SK_TITLES_OTHER;
}

void
sk_title_by_letters(const struct sk_title *a, const struct sk_title *b,
		    struct sk_title_relation *out)
{
	size_t x = points(a->joined), y = points(b->joined);
	size_t shorter = x < y ? x : y, most = 1 + shorter / 2;
	size_t distance = sk_source_text_distance(a->joined, b->joined, most);

	out->titles = letters_judge(a, b, distance, shorter);
	out->half = distance * 2 <= shorter;
}

static bool
same_script(struct sk_source_matcher *m, const struct sk_title *a,
	    const struct sk_title *b, struct sk_title_relation *out,
	    struct sakuin_error *err)
{
	if (sk_str_eq(a->joined, b->joined)) {
		out->titles = SK_TITLES_EQUAL;
		return true;
	}
	if (a->unspaced || b->unspaced) {
		sk_title_by_letters(a, b, out);
		return true;
	}
	return sk_title_by_words(m, a, b, out, err);
}

/* Two scripts, or two romanisations */

/* Compare how A and B sound.  *OUT is left alone if one can't be read. */
static bool
same_sound(struct sk_source_matcher *m, const struct sk_title *a,
	   const struct sk_title *b, enum sakuin_reading tongue,
	   enum sk_titles *out, struct sakuin_error *err)
{
	struct sakuin_str x, y;
	bool whole_a, whole_b;
	size_t longer, shorter, most;

	sk_buf_clear(&m->sound);
	if (!sk_source_sound(m, a->text, tongue, &m->sound, &whole_a, err) ||
	    !sk_arena_copy(&m->arena, sk_buf_str(&m->sound), &x, err))
		return false;
	sk_buf_clear(&m->sound);
	if (!sk_source_sound(m, b->text, tongue, &m->sound, &whole_b, err) ||
	    !sk_arena_copy(&m->arena, sk_buf_str(&m->sound), &y, err))
		return false;
	if (!whole_a || !whole_b)
		return true;
	longer = x.len > y.len ? x.len : y.len;
	shorter = x.len > y.len ? y.len : x.len;
	most = longer / SOUND_EVERY;
	if (shorter < SOUND_MIN || sk_source_text_distance(x, y, most) > most)
		*out = SK_TITLES_OTHER;
	else
		*out = sk_title_digits_differ(a, b) ? SK_TITLES_APART
						    : SK_TITLES_NEAR;
	return true;
}

/* A tongue that both may be read in. */
static bool
same_tongue(struct sk_source_matcher *m, const struct sk_title *a,
	    const struct sk_title *b, struct sk_source_tongues x,
	    struct sk_source_tongues y, enum sk_titles *out,
	    struct sakuin_error *err)
{
	if (x.ja && y.ja)
		return same_sound(m, a, b, SAKUIN_READ_JA, out, err);
	if (x.ko && y.ko)
		return same_sound(m, a, b, SAKUIN_READ_KO, out, err);
	if (x.zh && y.zh)
		return same_sound(m, a, b, SAKUIN_READ_ZH, out, err);
	return true;
}

/* How much the shorter one says. */
static void
title_size(const struct sk_title *a, const struct sk_title *b,
	   struct sk_title_relation *out)
{
	const struct sk_title *s = a->joined.len < b->joined.len ? a : b;

	out->letters = points(s->joined);
	out->words = s->unspaced ? out->letters / HAN_A_WORD : s->words.count;
	if (s->unspaced)
		out->letters = out->words * LETTERS_A_WORD;
}

/* Do these letters say what language it is? */
static bool
foreign(struct sk_source_tongues x, struct sk_source_tongues y,
	struct sakuin_str lang_a, struct sakuin_str lang_b)
{
	if (x.latin != y.latin)
		return true;
	return lang_a.len && lang_b.len && !sk_str_eq(lang_a, lang_b);
}

bool
sk_source_title_pair(struct sk_source_matcher *m, struct sakuin_str a,
		     struct sakuin_str b, struct sakuin_str lang_a,
		     struct sakuin_str lang_b, struct sk_title_relation *out,
		     struct sakuin_error *err)
{
	struct sk_source_tongues x = sk_source_tongues(a, lang_a);
	struct sk_source_tongues y = sk_source_tongues(b, lang_b);
	struct sk_title s, t;

	memset(out, 0, sizeof *out);
	if (!sk_title_read(m, a, &s, err) || !sk_title_read(m, b, &t, err))
		return false;
	if (s.joined.len == 0 || t.joined.len == 0)
		return true;
	title_size(&s, &t, out);
	if (x.latin == y.latin && !same_script(m, &s, &t, out, err))
		return false;
	if (out->titles > SK_TITLES_OTHER)
		return true;
	out->titles = foreign(x, y, lang_a, lang_b) ? SK_TITLES_FOREIGN
						    : SK_TITLES_OTHER;
	/* Two Japanese titles in kanji are told apart by their letters. */
	if (!x.latin && !y.latin)
		return true;
	return same_tongue(m, &s, &t, x, y, &out->titles, err);
}

/* References */

/* A printed translation may be the other's title, or its translation. */
static bool
titles_translated(struct sk_source_matcher *m, const struct sk_reference *a,
		  const struct sk_reference *b, struct sk_title_relation *out,
		  struct sakuin_error *err)
{
	const enum sk_ref_field pairs[3][2] = {
		{ SK_REF_TITLE_TRANSLATED, SK_REF_TITLE },
		{ SK_REF_TITLE, SK_REF_TITLE_TRANSLATED },
		{ SK_REF_TITLE_TRANSLATED, SK_REF_TITLE_TRANSLATED },
	};
	struct sakuin_str any = sk_str("");
	struct sk_title_relation best = *out;

	for (size_t i = 0; i < 3; i++) {
		struct sk_title_relation now = { 0 };

		if (!sk_source_title_pair(m, sk_source_field(a, pairs[i][0]),
					  sk_source_field(b, pairs[i][1]), any,
					  any, &now, err))
			return false;
		/* Two translators seldom choose the same words. */
		if (now.titles == SK_TITLES_EQUAL)
			now.titles = SK_TITLES_NEAR;
		if (now.titles == SK_TITLES_NEAR ||
		    now.titles == SK_TITLES_INSIDE)
			best = now.titles > best.titles ? now : best;
	}
	*out = best;
	return true;
}

bool
sk_source_titles(struct sk_source_matcher *m, const struct sk_reference *a,
		 const struct sk_reference *b, struct sk_title_relation *out,
		 struct sakuin_error *err)
{
	memset(out, 0, sizeof *out);
	if (!sk_source_title_pair(m, sk_source_field(a, SK_REF_TITLE),
				  sk_source_field(b, SK_REF_TITLE),
				  sk_source_field(a, SK_REF_LANGUAGE),
				  sk_source_field(b, SK_REF_LANGUAGE), out,
				  err))
		return false;
	if (out->titles != SK_TITLES_FOREIGN &&
	    out->titles != SK_TITLES_UNKNOWN)
		return true;
	return titles_translated(m, a, b, out, err);
}
