/* jakey.c - Japanese reading keys of Latin spellings.
 *
 * The token is first reduced to letters and hyphens, then read syllable by
 * syllable.  Because the key is flat and forgets vowel length, all marks can
 * be dropped at once: n' before a vowel and n before it give the same key. */
#include "jakey.h"

/* A row of tables/romaji.tsv. */
struct onset {
	char text[4];
	uint8_t len;
	char key[5][4]; /* with a, i, u, e, o; "" if nobody writes that */
};

#include "tables/romaji.h"

/* What is left of a token: a-z, each hyphen once, and a NUL. */
enum { LETTERS_MAX = 2 * SK_KEY_MAX };

struct letters {
	char s[LETTERS_MAX + 1];
	size_t len;
	bool marked;
	bool first_long; /* the first one had a long mark */
};

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

static bool
is_consonant(char c)
{
	return c >= 'a' && c <= 'z' && !is_vowel(c);
}

/* The key */

static bool
key_put(struct sk_jakey *out, char c)
{
	char last = out->len ? out->key[out->len - 1] : '\0';

	if (c == last && (is_vowel(c) || c == 'q'))
		return true;
	if (c == 'u' && last == 'o')
		return true;
	if (out->len == SK_KEY_MAX)
		return false;
	out->key[out->len++] = c;
	return true;
}

bool
sk_jakey_put(struct sk_jakey *out, const char *s)
{
	for (; *s; s++)
		if (!key_put(out, *s))
			return false;
	return true;
}

bool
sk_jakey_end(struct sk_jakey *out)
{
	out->key[out->len] = '\0';
	out->morae = 0;
	for (size_t i = 0; i < out->len; i++) {
		char c = out->key[i], next = out->key[i + 1];

		out->morae += is_vowel(c) || c == 'q' ||
			      (c == 'n' && !is_vowel(next) && next != 'y');
	}
	return out->len > 0;
}

bool
sk_jakey_join(struct sk_jakey *out, const struct sk_jakey *more)
{
	out->marked |= more->marked;
	return sk_jakey_put(out, more->key) && sk_jakey_end(out);
}

/* Letters */

/* The letter under a macron or a circumflex, or 0. */
static char
long_vowel(uint32_t c)
{
	switch (c | 1) { /* macron; a capital is the even number before */
	case 0x101:
		return 'a';
	case 0x113:
		return 'e';
	case 0x12B:
		return 'i';
	case 0x14D:
		return 'o';
	case 0x16B:
		return 'u';
	}
	switch (c | 0x20) { /* circumflex */
	case 0xE2:
		return 'a';
	case 0xEA:
		return 'e';
	case 0xEE:
		return 'i';
	case 0xF4:
		return 'o';
	case 0xFB:
		return 'u';
	default:
		return '\0';
	}
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 ||
	       c == 0x2019 || c == 0x2BB || c == 0x2BC;
}

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x2010 || c == 0x2011;
}

/* May an apostrophe stand between what was read and REST?  It separates a
 * moraic n or a vowel from a vowel or y; some write it between two n.  The
 * contractions of English (they're, we've) have a consonant behind it. */
static bool
apostrophe_fits(struct letters *l, const char *rest, const char *end)
{
	char last = l->len ? l->s[l->len - 1] : '\0';
	uint32_t next = rest < end ? sk_utf8_next(&rest, end) : 0;
	char plain;

	if (next >= 'A' && next <= 'Z')
		next |= 0x20;
	plain = next < 0x80 ? (char)next : long_vowel(next);
	if (last != 'n')
		return is_vowel(last) && is_vowel(plain);
	if (plain != 'n' && plain != 'y' && !is_vowel(plain))
		return false;
	/* French and Italian have n'a and un'ora; all that can be told here
	 * is that a moraic n never comes first. */
	l->marked |= l->len > 1;
	return true;
}

/* Take C, no plain letter, with REST behind it. */
static bool
letters_mark(struct letters *l, uint32_t c, const char *rest, const char *end)
{
	char last = l->len ? l->s[l->len - 1] : '\0', plain = long_vowel(c);

	if (plain) {
		l->s[l->len++] = plain;
		l->first_long |= l->len == 1;
		l->marked = true;
		return true;
	}
	if (c == 0x304 || c == 0x302) { /* combining macron, circumflex */
		l->first_long |= l->len == 1;
		l->marked = true;
		return is_vowel(last) || last == 'n';
	}
	if (is_hyphen(c)) {
		l->s[l->len++] = '-';
		return last && last != '-';
	}
	return is_apostrophe(c) && apostrophe_fits(l, rest, end);
}

/* Can a Japanese word end in C?  This spares most English words the rest. */
static bool
may_end(char c)
{
	c |= 0x20;
	return !is_consonant(c) || c == 'n' || c == 'h';
}

static bool
letters_read(struct sakuin_str token, struct letters *l)
{
	const char *p = token.ptr, *end = token.ptr + token.len;

	if (!token.len || !may_end(end[-1]))
		return false;
	l->len = 0;
	l->marked = l->first_long = false;
	while (p < end) {
		char low = (char)(*p | 0x20);
		uint32_t c;

		if (l->len == LETTERS_MAX)
			return false;
		if (low >= 'a' && low <= 'z' && !(*p & 0x80)) {
			l->s[l->len++] = low;
			p++;
			continue;
		}
		c = sk_utf8_next(&p, end);
		if (!letters_mark(l, c, p, end))
			return false;
	}
	l->s[l->len] = '\0';
	return true;
}

/* Syllables */

/* Does the h at S[i] only make the vowel before it long?  Passports write
 * Ohno, Satoh, Yuhki; Ohira is o-hi-ra.  Before y and h that is so only at
 * the beginning: Ohyama, Ohhashi, but tohyo, gohho and (long already) ōhyō. */
static bool
latin_long_h(const struct letters *l, size_t i)
{
	const char *s = l->s;
	char next = s[i + 1];

	if (i == 0 || (s[i - 1] != 'o' && s[i - 1] != 'u'))
		return false;
	if (next == 'y' || next == 'h')
		return i == 1 && s[0] == 'o' && !l->first_long;
	return !is_vowel(next) && next != 'v';
}

/* Is the consonant at S[i] the moraic nasal?  Hepburn has m before b, p, m. */
static bool
latin_nasal(const char *s, size_t i)
{
	char next = s[i + 1];

	if (s[i] == 'm') {
		if (next == '-')
			next = s[i + 2];
		return next == 'b' || next == 'p' || next == 'm';
	}
	return s[i] == 'n' && !is_vowel(next) && next != 'y';
}

/* Is the consonant at S[i] a small tsu: kk, tch, cch, or p-p at a line's end?
 * rr, vv and so on are in no Japanese word that is written often. */
static bool
latin_doubled(const char *s, size_t i)
{
	static const char doubled[] = "bcdfghjkpstz";
	const char *next = s + i + 1;

	if (i == 0 || !strchr(doubled, s[i]))
		return false;
	if (*next == '-')
		next++;
	return *next == s[i] ||
	       (s[i] == 't' && next[0] == 'c' && next[1] == 'h');
}

static size_t
vowel_number(char c)
{
	switch (c) {
	case 'a':
		return 0;
	case 'i':
		return 1;
	case 'u':
		return 2;
	case 'e':
		return 3;
	default:
		return 4;
	}
}

/* Read consonants and a vowel at S; returns their number, or 0. */
static size_t
latin_syllable(const char *s, struct sk_jakey *out)
{
	size_t len = 1, first = (size_t)(s[0] - 'a');
	const char *key = NULL;

	while (len < 4 && is_consonant(s[len]))
		len++;
	if (!is_vowel(s[len]))
		return 0;
	for (size_t i = onset_start[first]; i < onset_start[first + 1]; i++)
		if (onsets[i].len == len && !memcmp(onsets[i].text, s, len)) {
			key = onsets[i].key[vowel_number(s[len])];
			break;
		}
	if (!key || !*key || !sk_jakey_put(out, key))
		return 0;
	return len + 1;
}

/* Read one step at S[i]; returns its letters, or 0 if it is not Japanese. */
static size_t
latin_step(const struct letters *l, size_t i, struct sk_jakey *out)
{
	const char *s = l->s;

	if (is_vowel(s[i]))
		return key_put(out, s[i]) ? 1 : 0;
	if (s[i] == '-')
		return 1;
	if (s[i] == 'h' && latin_long_h(l, i))
		return 1;
	if (latin_nasal(s, i))
		return key_put(out, 'n') ? 1 : 0;
	if (latin_doubled(s, i))
		return key_put(out, 'q') ? 1 : 0;
	return latin_syllable(s + i, out);
}

bool
sk_jakey_latin(struct sakuin_str token, struct sk_jakey *out)
{
	struct letters l;

	if (!letters_read(token, &l))
		return false;
	out->len = 0;
	out->marked = l.marked;
	for (size_t i = 0, step; i < l.len; i += step) {
		step = latin_step(&l, i, out);
		if (!step)
			return false;
	}
	return sk_jakey_end(out);
}
