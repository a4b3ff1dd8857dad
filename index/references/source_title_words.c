/* source_title_words.c - titles compared by what they do not share.
 *
 * Words that both have are put aside.  What is left decides: nothing, small
 * words or an error of typing, and the titles are near; words on one side
 * only, behind all that is shared, and one title goes on where the other
 * ends; words on both sides, and they are two titles. */
#include "source_title_impl.h"

enum { EDIT_EVERY = 12, TYPO_MIN = 4, SHARED_MIN = 8, REST_MIN = 3 };

struct side {
	const struct sk_title *title;
	bool *used;             /* words that the other side has too */
	struct sakuin_str rest; /* the others, joined */
	size_t rest_words, shared_words;
	size_t shared_letters; /* bytes */
	bool behind;           /* the others all stand behind what is shared */
};

/* Words that say that the work is about the one it names. */
static bool
words_about(struct sakuin_str word)
{
	static const char *const about[] = {
		"reply",      "response",      "rejoinder",   "comment",
		"comments",   "erratum",       "errata",      "corrigendum",
		"correction", "retraction",    "retracted",   "review",
		"rezension",  "recensione",    "resena",      "resenha",
		"supplement", "supplementary", "replication", "addendum",
		"epilogue",   "index",         "summary",     "abstract",
	};

	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (sk_str_eq(word, sk_str(about[i])))
			return true;
	return false;
}

static void
words_share(struct side *a, struct side *b)
{
	const struct sk_source_words *x = &a->title->words,
				     *y = &b->title->words;
	size_t hint = 0;

	for (size_t i = 0; i < x->count; i++)
		for (size_t n = 0; n < y->count; n++) {
			size_t j = (hint + n) % y->count;

			if (b->used[j] ||
			    !sk_str_eq(x->v[i].text, y->v[j].text))
				continue;
			a->used[i] = b->used[j] = true;
			hint = j + 1;
			break;
		}
}

/* Are the words left on this side telling: "reply", a single letter? */
static bool
words_tell(const struct side *s)
{
	const struct sk_source_words *w = &s->title->words;

	for (size_t i = 0; i < w->count; i++)
		if (!s->used[i] && words_about(w->v[i].text))
			return true;
	return false;
}

static bool
words_rest(struct sk_source_matcher *m, struct side *s,
	   struct sakuin_error *err)
{
	const struct sk_source_words *w = &s->title->words;
	size_t last_shared = 0, first_rest = w->count;

	sk_buf_clear(&m->text);
	for (size_t i = 0; i < w->count; i++) {
		struct sakuin_str word = w->v[i].text;
		bool minor = sk_source_minor(word);

		if (s->used[i]) {
			s->shared_letters += word.len;
			s->shared_words += !minor;
			if (!minor)
				last_shared = i;
			continue;
		}
		if (minor || s->title->number[i])
			continue;
		if (first_rest == w->count)
			first_rest = i;
		s->rest_words++;
		if (!sk_buf_add(&m->text, word.ptr, word.len, err))
			return false;
	}
	s->behind = first_rest > last_shared;
	return sk_arena_copy(&m->arena, sk_buf_str(&m->text), &s->rest, err);
}

static bool
words_side(struct sk_source_matcher *m, const struct sk_title *t,
	   struct side *out, struct sakuin_error *err)
{
	memset(out, 0, sizeof *out);
	out->title = t;
	out->used =
		sk_arena_array(&m->arena, SK_SOURCE_WORDS, sizeof(bool), err);
	return out->used != NULL;
}

/* May the rests be one text, typed twice?  The first letter is seldom wrong,
 * and where it comes or goes it changes the meaning (typical, atypical). */
static bool
words_typed(const struct side *a, const struct side *b)
{
	size_t shorter = a->rest.len < b->rest.len ? a->rest.len : b->rest.len;
	size_t most = 1 + shorter / EDIT_EVERY;

	if (shorter == 0 || a->rest.ptr[0] != b->rest.ptr[0])
		return false;
	if (sk_str_eq(a->rest, b->rest)) /* cut differently */
		return true;
	return shorter >= TYPO_MIN &&
	       sk_source_text_distance(a->rest, b->rest, most) <= most;
}

/* Is A what stands before the subtitle of B? */
static bool
words_main(const struct sk_title *a, const struct sk_title *b)
{
	return a->joined.len < b->joined.len && sk_str_eq(a->joined, b->main);
}

static bool
words_half(const struct side *a, const struct side *b)
{
	size_t shorter = a->title->joined.len < b->title->joined.len
				 ? a->title->joined.len
				 : b->title->joined.len;

	return a->shared_letters * 2 >= shorter;
}

static enum sk_titles
words_judge(const struct side *a, const struct side *b)
{
	const struct side *more = a->rest_words ? a : b;
	bool numbers = sk_title_numbers_equal(a->title, b->title);

	if (a->shared_words == 0)
		return SK_TITLES_OTHER;
	if (words_main(a->title, b->title) || words_main(b->title, a->title))
		return words_tell(a) || words_tell(b) ? SK_TITLES_APART
						      : SK_TITLES_INSIDE;
	if (a->rest_words && b->rest_words)
		return !words_typed(a, b) ? SK_TITLES_OTHER
		       : sk_title_numbers_differ(a->title, b->title)
			       ? SK_TITLES_APART
		       : numbers ? SK_TITLES_NEAR
				 : SK_TITLES_INSIDE;
	if (words_tell(a) || words_tell(b) ||
	    sk_title_numbers_differ(a->title, b->title))
		return SK_TITLES_APART;
	if (!more->rest_words)
		return numbers ? SK_TITLES_NEAR : SK_TITLES_INSIDE;
	if (more->behind && more->rest.len >= REST_MIN &&
	    a->shared_letters >= SHARED_MIN)
		return SK_TITLES_INSIDE;
	return SK_TITLES_OTHER;
}

bool
sk_title_by_words(struct sk_source_matcher *m, const struct sk_title *a,
		  const struct sk_title *b, struct sk_title_relation *out,
		  struct sakuin_error *err)
{
	struct side x, y;

	if (!words_side(m, a, &x, err) || !words_side(m, b, &y, err))
		return false;
	words_share(&x, &y);
	if (!words_rest(m, &x, err) || !words_rest(m, &y, err))
		return false;
	out->titles = words_judge(&x, &y);
	out->half = words_half(&x, &y);
	return true;
}
