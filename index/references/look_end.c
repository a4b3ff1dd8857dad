/* look_end.c - how a line ends: may a reference end there? */
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "tables/words.h"

enum { WORD_MAX_BYTES = 300 }; /* of the word, or URL, that ends a line */

/* Does the last word of [START, P) want something behind it? */
static bool
wants_more(const char *start, const char *p)
{
	const char *q = p;

	while (q > start && (uint8_t)q[-1] < 0x80 && (q[-1] | 0x20) >= 'a' &&
	       (q[-1] | 0x20) <= 'z' && p - q < 8)
		q--;
	return (q == start || q[-1] == ' ') &&
	       sk_is_any(q, p, open_words,
			 sizeof open_words / sizeof *open_words);
}

/* A single capital before the full stop at P: "Vairo, A." */
static bool
after_initial(const char *start, const char *p)
{
	uint32_t c = sk_back(start, &p), before = sk_back(start, &p);

	return sk_letter_upper(c) && !sk_letter(before);
}

enum sk_end
sk_look_end(const char *start, const char *p)
{
	const char *q = p, *word = p;
	uint32_t c = sk_back(start, &q);

	while (word > start && p - word < WORD_MAX_BYTES &&
	       !sk_space((uint8_t)word[-1]))
		word--;
	if (p - word > 8 && (sk_look_url(word, p) ||
			     memmem(word, (size_t)(p - word), "://", 3)))
		return SK_END_STOP;
	if (sk_one_of(c, ",;:&-–—(（[/、，；：‐=“「『《·"))
		return SK_END_OPEN;
	if (sk_one_of(c, ".．"))
		return after_initial(start, q) ? SK_END_ABBREVIATION
					       : SK_END_STOP;
	if (sk_one_of(c, "。)）]］”」』》>!?！？"))
		return SK_END_STOP;
	if (sk_digit(c) >= 0)
		return SK_END_DIGIT;
	return wants_more(start, p) ? SK_END_OPEN : SK_END_LETTER;
}

/* Behind initials before a name: "K. L. Adler" stands under A. */
static const char *
over_initials(const char *p, const char *end)
{
	for (;;) {
		const char *q = p;

		while (q < end && sk_one_of(sk_at(q, end), " -"))
			q++;
		if (q == end || !sk_letter_upper(sk_utf8_next(&q, end)) ||
		    q == end || *q != '.')
			return p;
		p = q + 1;
	}
}

uint64_t
sk_look_key(const char *p, const char *end)
{
	uint64_t key = 0;

	p = over_initials(p, end);
	for (int i = 0; i < 3;) {
		uint32_t c;

		if (p == end)
			return key << (21 * (3 - i));
		c = sk_utf8_next(&p, end);
		if (!sk_letter(c) || sk_mark(c))
			continue;
		key = key << 21 | sk_letter_plain(c);
		i++;
	}
	return key;
}
