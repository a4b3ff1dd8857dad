/* zhkey.c - keys of romanised Chinese.
 *
 * The word is taken apart into letters, each with what stood on or behind it;
 * then three readers try to make sense of all of it: pinyin, Wade-Giles and
 * the table of postal names. */
#include "latin.h"
#include "zhkey_impl.h"

enum { SYLLABLE_MAX = 6 };

struct zhword {
	char text[SK_KEY_MAX];
	bool dots[SK_KEY_MAX];   /* the letter is a u with dots */
	bool breath[SK_KEY_MAX]; /* an apostrophe of Wade-Giles follows */
	bool border[SK_KEY_MAX]; /* a syllable must begin here */
	size_t len;
	bool any_dots, any_breath, marked;
};

/* How a reader cuts the word: the length of the syllable that begins at each
 * letter, and the fewest syllables from there on (0: none). */
struct zhcut {
	unsigned char len[SK_KEY_MAX];
	unsigned count[SK_KEY_MAX + 1];
};

static bool
zhword_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* The marks that Chinese puts on a letter. */
static bool
zhword_marks(struct zhword *w, struct sk_latin l)
{
	bool dots = l.marks & SK_MARK_DOTS;

	if (l.marks & SK_MARK_OTHER || (dots && l.letter != 'u') ||
	    (l.marks && !zhword_vowel(l.letter)))
		return false;
	if (l.marks & (SK_MARK_CARON | SK_MARK_MACRON))
		w->marked = true;
	w->dots[w->len] = dots;
	w->any_dots |= dots;
	return true;
}

/* v, after l or n, and u: are u with dots. */
static bool
zhword_letter(struct zhword *w, struct sk_latin l)
{
	char before = w->len ? w->text[w->len - 1] : 0;

	if (w->len == SK_KEY_MAX || !zhword_marks(w, l))
		return false;
	if (l.letter == 'v' && (before == 'l' || before == 'n')) {
		l.letter = 'u';
		w->dots[w->len] = w->any_dots = true;
	}
	w->text[w->len++] = l.letter;
	return true;
}

/* After p, t, k, ch, ts and tz an apostrophe belongs to Wade-Giles; anywhere
 * else it parts syllables, as a hyphen does. */
static void
zhword_apostrophe(struct zhword *w, const struct sk_latin *next)
{
	char before = w->len ? w->text[w->len - 1] : 0;
	char first = w->len > 1 ? w->text[w->len - 2] : 0;
	bool front = before == 'p' || before == 't' || before == 'k' ||
		     (before == 'h' && first == 'c') ||
		     ((before == 's' || before == 'z') && first == 't');

	if (front && next && zhword_vowel(next->letter)) {
		w->breath[w->len - 1] = true;
		w->any_breath = w->marked = true;
	} else if (w->len < SK_KEY_MAX) {
		w->border[w->len] = true;
	}
}

static bool
zhword_put(struct zhword *w, const struct sk_latin *l,
	   const struct sk_latin *next)
{
	char before = w->len ? w->text[w->len - 1] : 0;

	if (l->letter == '\'') {
		zhword_apostrophe(w, next);
	} else if (l->letter == '-') {
		if (w->len < SK_KEY_MAX)
			w->border[w->len] = true;
	} else if (l->letter == ':') {
		if (before != 'u')
			return false;
		w->dots[w->len - 1] = w->any_dots = true;
	} else if (l->letter >= '0' && l->letter <= '9') {
		/* One digit behind a letter; 0 and 5 are the neutral tone. */
		if (!before || l->letter > '5' || l[-1].letter < 'a')
			return false;
		w->marked = true;
		if (w->len < SK_KEY_MAX)
			w->border[w->len] = true;
	} else {
		return zhword_letter(w, *l);
	}
	return true;
}

static bool
zhword_read(struct zhword *w, struct sakuin_str token)
{
	struct sk_latin letters[SK_LATIN_MAX];
	size_t count = sk_latin(token, letters);

	*w = (struct zhword){ 0 };
	for (size_t i = 0; i < count; i++)
		if (!zhword_put(w, &letters[i],
				i + 1 < count ? &letters[i + 1] : NULL))
			return false;
	return w->len > 0;
}

/* Does this row say what the LEN letters at START say? */
static bool
zhword_fits(const struct zhword *w, size_t start, size_t len,
	    const struct sk_zhwade *row)
{
	bool dots = false, breath = false;

	for (size_t i = start; i < start + len; i++) {
		dots |= w->dots[i];
		breath |= w->breath[i];
	}
	if (w->any_breath && row->aspirated >= 0 && row->aspirated != breath)
		return false;
	return !(w->any_dots && row->dots >= 0 && row->dots != dots);
}

static bool
zhword_is_wade(const struct zhword *w, size_t start, size_t len)
{
	size_t count;
	const struct sk_zhwade *row =
		sk_zhkey_wade(w->text + start, len, &count);

	for (size_t i = 0; i < count; i++)
		if (zhword_fits(w, start, len, row + i))
			return true;
	return false;
}

static bool
zhword_is_pinyin(const struct zhword *w, size_t start, size_t len)
{
	return sk_zhkey_syllable(w->text + start, len);
}

/* Cut the whole word into the fewest syllables; false if it can't be. */
static bool
zhword_cut(const struct zhword *w, struct zhcut *cut,
	   bool (*is)(const struct zhword *, size_t, size_t))
{
	*cut = (struct zhcut){ 0 };
	for (size_t start = w->len; start-- > 0;) {
		for (size_t len = 1; len <= SYLLABLE_MAX; len++) {
			size_t end = start + len;

			if (end > w->len || (len > 1 && w->border[end - 1]))
				break;
			if ((end < w->len && !cut->count[end]) ||
			    (cut->count[start] &&
			     cut->count[end] + 1 > cut->count[start]) ||
			    !is(w, start, len))
				continue;
			cut->count[start] = cut->count[end] + 1;
			cut->len[start] = (unsigned char)len;
		}
	}
	return cut->count[0] > 0;
}

/* Append a key that is not there yet; full is no failure. */
static void
zhkeys_add(struct sk_zhkeys *out, const struct zhword *w, const char *text,
	   size_t len, unsigned syllables)
{
	struct sk_zhkey *key = &out->keys[out->count];

	for (size_t i = 0; i < out->count; i++)
		if (out->keys[i].len == len &&
		    !memcmp(out->keys[i].key, text, len))
			return;
	if (out->count == SK_ZHKEYS || len > SK_KEY_MAX)
		return;
	memcpy(key->key, text, len);
	key->key[len] = '\0';
	key->len = len;
	key->syllables = syllables;
	key->marked = w->marked;
	out->count++;
}

/* The rows that the syllable at START can stand for. */
struct zhchoice {
	const char *keys[8];
	size_t count, now;
};

static void
zhword_choices(const struct zhword *w, size_t start, size_t len,
	       struct zhchoice *c)
{
	size_t count;
	const struct sk_zhwade *row =
		sk_zhkey_wade(w->text + start, len, &count);

	*c = (struct zhchoice){ 0 };
	for (size_t i = 0; i < count && c->count < 8; i++)
		if (zhword_fits(w, start, len, row + i))
			c->keys[c->count++] = row[i].key;
}

/* Turn the wheels on by one, the last fastest; false after a full round. */
static bool
zhchoices_next(struct zhchoice *choices, unsigned count)
{
	while (count-- > 0) {
		if (++choices[count].now < choices[count].count)
			return true;
		choices[count].now = 0;
	}
	return false;
}

static void
zhkeys_add_wade(struct sk_zhkeys *out, const struct zhword *w,
		const struct zhcut *cut)
{
	struct zhchoice choices[16] = { 0 };
	unsigned count = 0;

	if (cut->count[0] > 16)
		return;
	for (size_t at = 0; at < w->len; at += cut->len[at])
		zhword_choices(w, at, cut->len[at], &choices[count++]);
	do {
		char text[SK_KEY_MAX + 1];
		size_t len = 0;

		for (unsigned i = 0; i < count; i++) {
			const char *key = choices[i].keys[choices[i].now];

			if (!key || len + strlen(key) > SK_KEY_MAX)
				return;
			memcpy(text + len, key, strlen(key));
			len += strlen(key);
		}
		zhkeys_add(out, w, text, len, count);
	} while (out->count < SK_ZHKEYS && zhchoices_next(choices, count));
}

bool
sk_zhkey_latin(struct sakuin_str token, struct sk_zhkeys *out)
{
	struct zhword w;
	struct zhcut pinyin, wade;
	size_t count;
	const struct sk_zhpostal *name;

	out->count = 0;
	if (!zhword_read(&w, token))
		return false;
	name = sk_zhkey_postal(w.text, w.len, &count);
	for (size_t i = 0; i < count; i++)
		zhkeys_add(out, &w, name[i].key, strlen(name[i].key),
			   name[i].syllables);
	/* Apostrophes of Wade-Giles have no place in pinyin.  A reading in
	 * more syllables than the other one needs is an accident: tian is not
	 * ti-an, and chiang not chi-ang. */
	if (w.any_breath || !zhword_cut(&w, &pinyin, zhword_is_pinyin))
		pinyin.count[0] = SK_KEY_MAX;
	if (!zhword_cut(&w, &wade, zhword_is_wade))
		wade.count[0] = SK_KEY_MAX;
	if (pinyin.count[0] < SK_KEY_MAX && pinyin.count[0] <= wade.count[0])
		zhkeys_add(out, &w, w.text, w.len, pinyin.count[0]);
	if (wade.count[0] < SK_KEY_MAX && wade.count[0] <= pinyin.count[0])
		zhkeys_add_wade(out, &w, &wade);
	return out->count > 0;
}
