/* source_author.c - do two references have the same authors?
 *
 * Names are printed with the family name first or last, with given names in
 * full, as initials or not at all, and in several scripts. */
#include "script.h"
#include "source_compare.h"

enum {
	AUTHORS_MAX = 24,
	NAME_BYTES = 160,
	NAME_WORDS = 8,
	TYPO_MIN = 5,
	SOUND_EVERY = 4
};

struct name {
	struct sakuin_str text;          /* all of it, family name first */
	struct sakuin_str family;        /* folded */
	struct sakuin_str v[NAME_WORDS]; /* folded words */
	size_t count;
	size_t family_words; /* the first so many of them; 0: a body, or a
			      * person whose family name is not known */
	bool latin;
};

struct names {
	struct name v[AUTHORS_MAX];
	size_t count, bodies;
};

/* Reading */

/* Printed where there is no author. */
static bool
name_nobody(const struct name *n)
{
	static const char *const nobody[] = {
		"na",       "anon",   "anonymous", "unknown", "noauthor",
		"etal",     "others", "author",    "authors", "editor",
		"editors",  "staff",  "unav",      "null",    "none",
		"anonymus", "an",
	};

	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
		if (sk_str_eq(n->family, sk_str(nobody[i])))
			return true;
	return n->family.len == 0;
}

/* Put the words of TEXT behind those of N. */
static bool
name_add(struct sk_source_matcher *m, struct name *n, struct sakuin_str text,
	 struct sakuin_error *err)
{
	struct sk_source_words words = { 0 };

	if (text.len == 0)
		return true;
	if (!sk_source_words(m, text, &m->arena, &words, err))
		return false;
	for (size_t i = 0; i < words.count && n->count < NAME_WORDS; i++)
		n->v[n->count++] = words.v[i].text;
	return true;
}

/* The first COUNT words of N, or all, in one piece. */
static bool
name_join(struct sk_source_matcher *m, const struct name *n, size_t count,
	  struct sakuin_str *out, struct sakuin_error *err)
{
	sk_buf_clear(&m->text);
	for (size_t i = 0; i < count; i++)
		if (!sk_buf_add(&m->text, n->v[i].ptr, n->v[i].len, err))
			return false;
	return sk_arena_copy(&m->arena, sk_buf_str(&m->text), out, err);
}

/* A short piece of a name: what is longer is no name. */
static struct sakuin_str
name_cut(struct sakuin_str s)
{
	if (s.len <= NAME_BYTES)
		return s;
	for (s.len = NAME_BYTES;
	     s.len && ((unsigned char)s.ptr[s.len] & 0xC0) == 0x80;)
		s.len--;
	return s;
}

static bool
name_text(struct sk_source_matcher *m, struct sakuin_str family,
	  struct sakuin_str given, struct sakuin_str *out,
	  struct sakuin_error *err)
{
	sk_buf_clear(&m->text);
	return sk_buf_add(&m->text, family.ptr, family.len, err) &&
	       (!given.len || sk_buf_putc(&m->text, ' ', err)) &&
	       sk_buf_add(&m->text, given.ptr, given.len, err) &&
	       sk_arena_copy(&m->arena, sk_buf_str(&m->text), out, err);
}

static bool
name_read(struct sk_source_matcher *m, const struct sk_ref_author *author,
	  struct name *n, struct sakuin_error *err)
{
	bool person = author->family.len > 0;
	struct sakuin_str family =
		name_cut(person ? author->family : author->literal);
	struct sakuin_str given = name_cut(author->given);

	memset(n, 0, sizeof *n);
	if (!name_text(m, family, given, &n->text, err) ||
	    !name_add(m, n, family, err))
		return false;
	n->family_words = person ? n->count : 0;
	n->latin = n->count && sk_script_at(n->v[0], 0) == SAKUIN_LATIN;
	return name_join(m, n, n->count, &n->family, err) &&
	       name_add(m, n, given, err);
}

static bool
names_read(struct sk_source_matcher *m, const struct sk_reference *ref,
	   struct names *out, struct sakuin_error *err)
{
	out->count = out->bodies = 0;
	for (size_t i = 0; i < ref->author_count && i < AUTHORS_MAX; i++) {
		struct name *n = &out->v[out->count];

		if (!name_read(m, &ref->authors[i], n, err))
			return false;
		if (name_nobody(n))
			continue;
		out->bodies += n->family_words == 0;
		out->count++;
	}
	return true;
}

/* Comparing */

/* Equal but for an error of typing (or ue for u with dots).  A syllable or a
 * character is too much of an East Asian name. */
static bool
word_like(struct sakuin_str a, struct sakuin_str b)
{
	if (sk_str_eq(a, b))
		return true;
	return a.len >= TYPO_MIN && b.len >= TYPO_MIN && a.ptr[0] == b.ptr[0] &&
	       (unsigned char)a.ptr[0] < 0x80 &&
	       sk_source_text_distance(a, b, 1) <= 1;
}

static bool
name_has(const struct name *n, struct sakuin_str word)
{
	for (size_t i = 0; i < n->count; i++)
		if (word_like(n->v[i], word))
			return true;
	return false;
}

/* Is each family name among the names of the other? */
static bool
name_families(const struct name *a, const struct name *b)
{
	for (size_t i = 0; i < a->family_words; i++)
		if (a->v[i].len > 1 && !name_has(b, a->v[i]))
			return false;
	return true;
}

/* A letter of its own, or two: "YK" may be Y. K. */
static bool
name_initials(struct sakuin_str word)
{
	return word.len <= 2;
}

/* May A and B, of people with one family name, be one given name? */
static bool
name_given(const struct name *a, const struct name *b)
{
	struct sakuin_str x, y;

	if (a->count == a->family_words || b->count == b->family_words)
		return true;
	x = a->v[a->family_words];
	y = b->v[b->family_words];
	if (name_initials(x) || name_initials(y))
		return x.ptr[0] == y.ptr[0];
	return word_like(x, y) || name_has(b, x) || name_has(a, y) ||
	       (x.len > y.len ? !memcmp(x.ptr, y.ptr, y.len)
			      : !memcmp(x.ptr, y.ptr, x.len));
}

/* Do initials make up all of the name? */
static bool
name_only_initials(const struct name *n)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->v[i].len > 1)
			return false;
	return true;
}

static bool
name_all(const struct name *a, const struct name *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!sk_str_eq(a->v[i], b->v[i]))
			return false;
	return true;
}

static bool
name_person(const struct name *a, const struct name *b)
{
	if (name_all(a, b))
		return true;
	if (name_only_initials(a) || name_only_initials(b))
		return false;
	if (word_like(a->family, b->family))
		return name_given(a, b);
	return a->count > 1 && b->count > 1 && name_families(a, b) &&
	       name_families(b, a);
}

/* Names of two scripts: all of both, or the family names if one has only
 * initials behind it. */
static bool
name_sounds(struct sk_source_matcher *m, struct sakuin_str a,
	    struct sakuin_str b, enum sakuin_reading tongue, bool *like,
	    struct sakuin_error *err)
{
	struct sakuin_str x, y;
	bool whole_a, whole_b;
	size_t longer;

	sk_buf_clear(&m->sound);
	if (!sk_source_sound(m, a, tongue, &m->sound, &whole_a, err) ||
	    !sk_arena_copy(&m->arena, sk_buf_str(&m->sound), &x, err))
		return false;
	sk_buf_clear(&m->sound);
	if (!sk_source_sound(m, b, tongue, &m->sound, &whole_b, err) ||
	    !sk_arena_copy(&m->arena, sk_buf_str(&m->sound), &y, err))
		return false;
	longer = x.len > y.len ? x.len : y.len;
	*like = whole_a && whole_b && longer > 0 &&
		sk_source_text_distance(x, y, longer / SOUND_EVERY) <=
			longer / SOUND_EVERY;
	return true;
}

static bool
name_short_given(const struct name *n)
{
	return n->count > n->family_words &&
	       name_initials(n->v[n->family_words]);
}

static bool
name_across(struct sk_source_matcher *m, const struct name *a,
	    const struct name *b, bool *like, struct sakuin_error *err)
{
	const struct name *own = a->latin ? b : a;
	struct sk_source_tongues t = sk_source_tongues(own->text, sk_str(""));
	bool family =
		a->family_words && b->family_words &&
		(name_short_given(a) || name_short_given(b) ||
		 a->count == a->family_words || b->count == b->family_words);
	struct sakuin_str x = family ? a->family : a->text;
	struct sakuin_str y = family ? b->family : b->text;

	*like = false;
	if (t.ko)
		return name_sounds(m, x, y, SAKUIN_READ_KO, like, err);
	if (t.ja && !name_sounds(m, x, y, SAKUIN_READ_JA, like, err))
		return false;
	return *like || !t.zh ||
	       name_sounds(m, x, y, SAKUIN_READ_ZH, like, err);
}

static bool
name_same(struct sk_source_matcher *m, const struct name *a,
	  const struct name *b, bool *like, struct sakuin_error *err)
{
	enum sk_relation relation;

	if (a->latin != b->latin)
		return name_across(m, a, b, like, err);
	if (a->family_words && b->family_words) {
		*like = name_person(a, b);
		return true;
	}
	if (!sk_source_bodies(m, a->text, b->text, &relation, err))
		return false;
	*like = relation == SK_EQUAL;
	return true;
}

/* How many of A are in B, each once; *PEOPLE of them are people. */
static bool
names_match(struct sk_source_matcher *m, const struct names *a,
	    const struct names *b, size_t *count, size_t *people,
	    struct sakuin_error *err)
{
	bool taken[AUTHORS_MAX] = { false };

	*count = *people = 0;
	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++) {
			bool like;

			if (taken[j])
				continue;
			if (!name_same(m, &a->v[i], &b->v[j], &like, err))
				return false;
			if (!like)
				continue;
			taken[j] = true;
			*count += 1;
			*people += a->v[i].family_words > 0 &&
				   b->v[j].family_words > 0;
			break;
		}
	return true;
}

/* Can nothing be said of lists that share nobody? */
static bool
names_strange(const struct names *a, const struct names *b)
{
	bool bodies_a = a->bodies == a->count, bodies_b = b->bodies == b->count;

	return bodies_a != bodies_b || a->v[0].latin != b->v[0].latin;
}

bool
sk_source_authors(struct sk_source_matcher *m, const struct sk_reference *a,
		  const struct sk_reference *b, struct sk_author_relation *out,
		  struct sakuin_error *err)
{
	struct names x, y;
	size_t shorter, matched, people;

	memset(out, 0, sizeof *out);
	if (!names_read(m, a, &x, err) || !names_read(m, b, &y, err))
		return false;
	if (!x.count || !y.count)
		return true;
	if (!names_match(m, &x, &y, &matched, &people, err))
		return false;
	shorter = x.count < y.count ? x.count : y.count;
	out->persons = people > 0;
	if (matched == shorter || (matched > 1 && matched * 3 >= shorter * 2))
		out->authors = SK_AUTHORS_ALL;
	else if (matched)
		out->authors = SK_AUTHORS_SOME;
	else
		out->authors = names_strange(&x, &y) ? SK_AUTHORS_UNKNOWN
						     : SK_AUTHORS_NONE;
	return true;
}
