/* turned.c - native names in the order that Western languages write them. */
#include "turned.h"

enum {
	TRIES = 4, /* the likeliest readings of both parts that are combined */
	SYLLABLE = 3, /* bytes of a syllable of Hangul */
	HANGUL_FIRST = 0xAC00,
	HANGUL_LAST = 0xD7A3,
	OF_A_LEAD = 588, /* syllables */
	OF_A_VOWEL = 28,
	LEAD_L = 5,
	LEAD_NONE = 11
};

void
sk_turned_add(struct sk_turned *t, size_t start, size_t end,
	      const struct sk_jakey *key)
{
	if (t->count == SK_TURNED_PARTS)
		return;
	t->part[t->count].start = start;
	t->part[t->count].end = end;
	t->part[t->count++].key = *key;
}

/* Reading number N of the part [START, END), or NULL. */
static const struct sk_jakey *
turned_find(const struct sk_turned *t, size_t start, size_t end, size_t n)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->part[i].start == start && t->part[i].end == end &&
		    n-- == 0)
			return &t->part[i].key;
	return NULL;
}

/* With the seam at SEAM. */
static bool
turned_at(const struct sk_turned *t, size_t seam, size_t len, sk_reading_fn *fn,
	  void *ctx, struct sakuin_error *err)
{
	for (size_t sum = 0; sum < TRIES; sum++) {
		for (size_t i = 0; i <= sum; i++) {
			const struct sk_jakey *surname =
				turned_find(t, 0, seam, i);
			const struct sk_jakey *given =
				turned_find(t, seam, len, sum - i);
			struct sk_jakey key;

			if (!surname || !given)
				continue;
			key = *given;
			if (sk_jakey_join(&key, surname) &&
			    !fn(ctx, 0, len, &key, err))
				return false;
		}
	}
	return true;
}

bool
sk_turned_each(const struct sk_turned *t, size_t len, sk_reading_fn *fn,
	       void *ctx, struct sakuin_error *err)
{
	size_t before = 0;

	for (size_t i = 0; i < t->count; i++) {
		size_t seam = t->part[i].end;

		if (t->part[i].start > 0 || seam >= len || seam == before)
			continue;
		before = seam;
		if (!turned_at(t, seam, len, fn, ctx, err))
			return false;
	}
	return true;
}

/* SYLLABLE with the lead of a Lee if it may be one: none, before i or y. */
static uint32_t
turned_lee(uint32_t syllable)
{
	static const char high[] = { 2, 3, 6, 7, 12, 17, 20 };
	uint32_t index = syllable - HANGUL_FIRST;
	char vowel = (char)(index % OF_A_LEAD / OF_A_VOWEL);

	if (index / OF_A_LEAD != LEAD_NONE || !memchr(high, vowel, sizeof high))
		return syllable;
	return syllable - (uint32_t)(LEAD_NONE - LEAD_L) * OF_A_LEAD;
}

size_t
sk_turned_hangul(struct sakuin_str word,
		 char keys[SK_TURNED_KEYS][SK_KEY_MAX + 1])
{
	char text[3 * SYLLABLE];
	struct sakuin_str turned = { text, sizeof text };
	const char *p = word.ptr, *end = word.ptr + word.len;
	uint32_t surname, lee;

	if (word.len != sizeof text)
		return 0;
	surname = sk_utf8_next(&p, end);
	if (p != word.ptr + SYLLABLE || surname < HANGUL_FIRST ||
	    surname > HANGUL_LAST)
		return 0;
	memcpy(text, p, 2 * SYLLABLE);
	memcpy(text + 2 * SYLLABLE, word.ptr, SYLLABLE);
	if (!sk_kokey_hangul(turned, keys[0]))
		return 0;
	lee = turned_lee(surname);
	if (lee == surname)
		return 1;
	text[6] = (char)(0xE0 | lee >> 12);
	text[7] = (char)(0x80 | (lee >> 6 & 0x3F));
	text[8] = (char)(0x80 | (lee & 0x3F));
	return sk_kokey_hangul(turned, keys[1]) ? 2 : 1;
}
