/* jakana.c - Japanese reading keys of kana. */
#include <stdlib.h>

#include "jakey.h"

/* A kana and a small one behind it. */
struct kana_pair {
	uint16_t first, second;
	char key[4];
};

#include "tables/kana.h"

enum {
	KATAKANA = 0x60,       /* from hiragana to katakana */
	LONG = 0x30FC,         /* long vowel */
	REPEAT = 0x30FD,       /* the kana before once more, without voice */
	REPEAT_VOICED = 0x30FE /* the same, with voice */
};

static bool
is_katakana(uint32_t c)
{
	return c >= KANA_FIRST && c <= KANA_LAST;
}

/* Hiragana and half-width katakana as katakana; others as they are. */
static uint32_t
kana_plain(uint32_t c)
{
	if ((c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E)
		return c + KATAKANA;
	if (c >= HALF_FIRST && c <= HALF_LAST)
		return kana_full[c - HALF_FIRST];
	return c;
}

/* C with the mark MARK behind it, or 0. */
static uint32_t
kana_marked(uint32_t c, uint32_t mark)
{
	if (!is_katakana(c))
		return 0;
	switch (mark) {
	case 0x3099: /* combining */
	case 0x309B: /* spacing */
	case 0xFF9E: /* half-width */
		return kana_voiced[c - KANA_FIRST];
	case 0x309A:
	case 0x309C:
	case 0xFF9F:
		return kana_plosive[c - KANA_FIRST];
	default:
		return 0;
	}
}

/* C without its voicing. */
static uint32_t
kana_unvoiced(uint32_t c)
{
	for (uint32_t i = 0; c && i <= KANA_LAST - KANA_FIRST; i++)
		if (kana_voiced[i] == c)
			return i + KANA_FIRST;
	return c;
}

/* What the iteration mark C stands for behind LAST; 0 if it can't be. */
static uint32_t
kana_repeated(uint32_t c, uint32_t last)
{
	uint32_t plain = kana_unvoiced(last), voiced;

	if (!is_katakana(last) || c == 0x3005)
		return last;
	if (c == REPEAT)
		return plain;
	voiced = kana_voiced[plain - KANA_FIRST];
	return voiced ? voiced : plain;
}

/* Between the words of a name: spaces, middle dots, hyphens and the like. */
static bool
kana_skipped(uint32_t c)
{
	return c == ' ' || c == 0x3000 || c == 0x30FB || c == 0xFF65 ||
	       c == '-' || c == 0x2010 || c == 0x2011 || c == '=' ||
	       c == 0xFF1D || c == 0x30A0;
}

/* The next kana of *P, as katakana in one piece; LAST is the one before. */
static uint32_t
kana_next(const char **p, const char *end, uint32_t last)
{
	uint32_t c = kana_plain(sk_utf8_next(p, end)), both;
	const char *ahead = *p;

	both = ahead < end ? kana_marked(c, sk_utf8_next(&ahead, end)) : 0;
	if (both) {
		*p = ahead;
		c = both;
	}
	if (c == REPEAT || c == REPEAT_VOICED || c == 0x3005)
		return kana_repeated(c, last);
	return c;
}

static int
pair_compare(const void *a, const void *b)
{
	const struct kana_pair *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->second > y->second) - (x->second < y->second);
}

/* Is C a small kana that makes one syllable with the one before?  No pair of
 * the table has another one behind. */
static bool
kana_small(uint32_t c)
{
	return (c >= 0x30A1 && c <= 0x30A9 && c % 2) || c == 0x30E3 ||
	       c == 0x30E5 || c == 0x30E7 || c == 0x30EE;
}

/* The key of FIRST and SECOND as one syllable, or NULL. */
static const char *
kana_pair_key(uint32_t first, uint32_t second)
{
	struct kana_pair want = { (uint16_t)first, (uint16_t)second, "" };
	const struct kana_pair *found;

	if (!kana_small(second) || !is_katakana(first) ||
	    kana_single[second - KANA_FIRST][0] == '\0')
		return NULL;
	found = bsearch(&want, kana_pairs,
			sizeof kana_pairs / sizeof kana_pairs[0],
			sizeof kana_pairs[0], pair_compare);
	return found ? found->key : NULL;
}

/* The key of C alone; "" if it has none, NULL if it is no kana. */
static const char *
kana_key(uint32_t c)
{
	if (c == LONG || kana_skipped(c))
		return "";
	if (c >= AINU_FIRST && c <= AINU_LAST)
		return kana_ainu[c - AINU_FIRST];
	if (!is_katakana(c) || !kana_single[c - KANA_FIRST][0])
		return NULL;
	return kana_single[c - KANA_FIRST];
}

/* A small tsu before n or m is written nn, nm or mm, like the nasal. */
static void
kana_nasal(struct sk_jakey *out, const char *key)
{
	if (out->len && out->key[out->len - 1] == 'q' &&
	    (*key == 'n' || *key == 'm'))
		out->key[out->len - 1] = 'n';
}

bool
sk_jakey_kana(struct sakuin_str text, struct sk_jakey *out)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	uint32_t last = 0;

	out->len = 0;
	out->marked = false;
	while (p < end) {
		uint32_t c = kana_next(&p, end, last);
		const char *ahead = p, *key = NULL;

		if (p < end)
			key = kana_pair_key(c, kana_next(&ahead, end, c));
		if (key)
			p = ahead;
		else
			key = kana_key(c);
		if (!key)
			return false;
		kana_nasal(out, key);
		if (!sk_jakey_put(out, key))
			return false;
		last = c;
	}
	return sk_jakey_end(out);
}
