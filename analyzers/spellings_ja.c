/* spellings_ja.c - Japanese keys in the spellings that people type.
 *
 * Keys are written in Nihon-shiki without long vowels (jakey.h).  With up to
 * two vowels that may be long all combinations are sent, with up to four each one
 * alone and all of them, beyond that none: that covers most names, and all
 * combinations would be many times as many. */
#include "jakey.h"
#include "spellings.h"

enum { SPELLING = 3 * SK_KEY_MAX, LONG_MAX = 4, COMBINED = 2 };

enum spelling_length { AS_IT_IS, MACRON, WAPURO };
/* OLD_HEPBURN writes m before b, m and p. */
enum spelling_scheme { NIHON, HEPBURN, OLD_HEPBURN };

struct spellings_ja {
	struct sakuin_str key;
	sk_spelling_fn *fn;
	void *ctx;
	char text[SPELLING + 8];
	size_t len;
};

/* Nihon-shiki and Hepburn, longest first. */
static const struct {
	const char *from, *to;
} hepburn[] = {
	{ "sy", "sh" },  { "ty", "ch" },  { "zy", "j" },  { "si", "shi" },
	{ "ti", "chi" }, { "tu", "tsu" }, { "zi", "ji" }, { "hu", "fu" },
};

static void
ja_put(struct spellings_ja *s, const char *text, size_t len)
{
	if (s->len + len > SPELLING)
		return;
	memcpy(s->text + s->len, text, len);
	s->len += len;
}

/* What the letters of the key at I are in Hepburn, and how many they are. */
static const char *
ja_hepburn(const struct spellings_ja *s, size_t i, size_t *len)
{
	for (size_t r = 0; r < sizeof hepburn / sizeof *hepburn; r++)
		if (i + 2 <= s->key.len &&
		    !memcmp(s->key.ptr + i, hepburn[r].from, 2)) {
			*len = 2;
			return hepburn[r].to;
		}
	*len = 1;
	return NULL;
}

static bool
ja_may_be_long(char c)
{
	return c == 'o' || c == 'u';
}

/* The vowel C, long as LENGTH says. */
static void
ja_vowel(struct spellings_ja *s, char c, enum spelling_length length)
{
	ja_put(s, &c, 1);
	if (length == WAPURO)
		ja_put(s, "u", 1);
	if (length != MACRON)
		return;
	s->len--;
	ja_put(s, c == 'o' ? "\xC5\x8D" : "\xC5\xAB", 2);
}

/* The small tsu before the letters at I: "kk", but "tch" in Hepburn. */
static void
ja_double(struct spellings_ja *s, size_t i, enum spelling_scheme scheme)
{
	size_t len;
	const char *to = scheme == NIHON ? NULL : ja_hepburn(s, i, &len);

	if (i >= s->key.len)
		ja_put(s, "t", 1);
	else if (to)
		ja_put(s, *to == 'c' ? "t" : to, 1);
	else
		ja_put(s, s->key.ptr + i, 1);
}

/* The letters of the key at I but long vowels; returns how many they are. */
static size_t
ja_letters(struct spellings_ja *s, size_t i, enum spelling_scheme scheme)
{
	size_t len;
	const char *to = ja_hepburn(s, i, &len);
	char c = s->key.ptr[i],
	     next = i + 1 < s->key.len ? s->key.ptr[i + 1] : 0;

	if (c == 'q')
		ja_double(s, i + 1, scheme);
	else if (scheme == OLD_HEPBURN && c == 'n' && next &&
		 strchr("bmp", next))
		ja_put(s, "m", 1);
	else if (scheme == NIHON || !to)
		ja_put(s, &c, 1);
	else
		ja_put(s, to, strlen(to));
	return scheme == NIHON ? 1 : len;
}

/* Write the key; bit I of LONGS says that vowel I of those that may be long
 * is so. */
static bool
ja_write(struct spellings_ja *s, enum spelling_scheme scheme, unsigned longs,
	 enum spelling_length length, struct sakuin_error *err)
{
	struct sakuin_str made = { s->text, 0 };
	struct sk_jakey back;

	s->len = 0;
	for (size_t i = 0; i < s->key.len;) {
		char last;

		i += ja_letters(s, i, scheme);
		last = s->key.ptr[i - 1];
		if (!ja_may_be_long(last))
			continue;
		if (longs & 1) {
			s->len--;
			ja_vowel(s, last, length);
		}
		longs >>= 1;
	}
	made.len = s->len;
	return !sk_jakey_latin(made, &back) ||
	       !sk_str_eq(sk_str(back.key), s->key) || s->fn(s->ctx, made, err);
}

/* Both ways to write long vowels, of those in LONGS. */
static bool
ja_long(struct spellings_ja *s, unsigned longs, struct sakuin_error *err)
{
	return ja_write(s, HEPBURN, longs, MACRON, err) &&
	       ja_write(s, HEPBURN, longs, WAPURO, err);
}

bool
sk_spellings_ja(struct sakuin_str key, bool longs, sk_spelling_fn *fn,
		void *ctx, struct sakuin_error *err)
{
	struct spellings_ja s = { .key = key, .fn = fn, .ctx = ctx };
	unsigned vowels = 0, all;

	if (key.len > SK_KEY_MAX)
		return true;
	if (!ja_write(&s, HEPBURN, 0, AS_IT_IS, err) ||
	    !ja_write(&s, OLD_HEPBURN, 0, AS_IT_IS, err) ||
	    !ja_write(&s, NIHON, 0, AS_IT_IS, err))
		return false;
	for (size_t i = 0; i < key.len; i++)
		vowels += ja_may_be_long(key.ptr[i]);
	if (!longs || vowels > LONG_MAX)
		return true;
	all = (1u << vowels) - 1;
	for (unsigned some = 1; some < all; some++)
		if ((vowels <= COMBINED || (some & (some - 1)) == 0) &&
		    !ja_long(&s, some, err))
			return false;
	return vowels == 0 || ja_long(&s, all, err);
}
