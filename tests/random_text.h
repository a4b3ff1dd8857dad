/* random_text.h - hostile text of many scripts, the same for the same seed.
 *
 * SAKUIN_SEED sets the seed; a test prints the one it used. */
#ifndef RANDOM_TEXT_H
#define RANDOM_TEXT_H

#include <stdio.h>
#include <stdlib.h>

#include "base.h"

/* splitmix64 */
static inline uint32_t
random_next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (uint32_t)((z ^ (z >> 31)) >> 32);
}

/* 0 to BELOW - 1. */
static inline uint32_t
random_below(uint64_t *state, uint32_t below)
{
	return random_next(state) % below;
}

static inline uint64_t
random_seed(const char *test)
{
	const char *set = getenv("SAKUIN_SEED");
	uint64_t seed = set ? strtoull(set, NULL, 0) : 1;

	printf("%s: SAKUIN_SEED=%llu\n", test, (unsigned long long)seed);
	return seed;
}

/* One character of a string is one choice; the groups can be left out. */
enum {
	RANDOM_ASCII = 1 << 0,
	RANDOM_ACCENTS = 1 << 1,
	RANDOM_JOINTS = 1 << 2, /* infixes, suffixes, quotes, zero width */
	RANDOM_SPACED = 1 << 3, /* Greek, Cyrillic, Arabic, Hindi ... */
	RANDOM_WIDTH = 1 << 4,  /* wide and compatibility forms of those */
	RANDOM_BREAKS = 1 << 5, /* spaces, punctuation, emoji */
	RANDOM_HANGUL = 1 << 6,
	RANDOM_UNSPACED = 1 << 7, /* Japanese, Chinese, Thai ... */
	RANDOM_GROUPS = 8,
	RANDOM_ALL = (1 << RANDOM_GROUPS) - 1,
	/* what Xapian's words and ours are equal in */
	RANDOM_PLAIN = RANDOM_ALL & ~(RANDOM_HANGUL | RANDOM_UNSPACED)
};

static const char *const random_groups[RANDOM_GROUPS] = {
	"abcdefgstyzABCDEFGSTYZ0123456789_",
	"\u00E0\u00E9\u00EE\u00F5\u00FC\u00E7\u00F1\u00DF\u00E6\u00F8\u00E5"
	"\u00C9\u00D8\u00DE\u0101\u014D\u016B\u0142\u0141\u0130\u0131\u017F"
	"\u01C5\u1E9E\u1EA4\u0300\u0301\u0302\u0308\u0304\u0327\u0323\u0307",
	"''&&.,;:-+#@/\u00B7\u05F4\u2027\u2019\u2018\u201B\u02BC\u02BB\u037E"
	"\u0589\u060D\u07F8\u2044\uFE10\uFE13\uFE14\u200B\u200C\u200D\u2060"
	"\uFEFF\u00AD\u30FB",
	"\u03B1\u03C3\u03C2\u03A3\u03AC\u1FB7\u0430\u0439\u0451\u0456\u0457"
	"\u0416\u05D0\u05E9\u05B8\u0627\u0644\u0623\u064E\u0640\u0939\u093F"
	"\u0928\u094D\u0921\u093C\u0663\u0967\u10D0\u0561\u0587\u1200\u0F40",
	"\uFF21\uFF41\uFF11\uFF0E\uFF07\uFB01\u2160\u2170\u00BD\u00B2\u2082"
	"\u2474\u2460\u2488\U0001D400\u2126\u212A\u00AA\u210C\uFEFB\uFB1D",
	"   \n\t()!?\u3000\u3001\u300C\u2014\u2026\uFFFD\uE000\u2028"
	"\U0001F600\U0001F1EF\u20AC\u00A9\u2603",
	"\uD55C\uAE00\uB3C5\uB3C4\uC758\uC5D0\uC11C\uB294\uC740\uC774\uAC00"
	"\uC744\uB97C\uB85C\uAC83\uC218\u1112\u1161\u11AB\u3131\u314F\uFFA1",
	"\u65E5\u672C\u4E2D\u97D3\u56FD\u570B\u4EBA\u3005\u3007\u3006\u4E8C"
	"\u306E\u306F\u304B\u304D\u3044\u3099\u309A\u3063\u30AB\u30AD\u30CF"
	"\u30F3\u30FC\uFF76\uFF9E\uFF9F\uFF8A\U00020BB7\uF900"
	"\u0E01\u0E32\u0E33\u0E19\u0E49\u0E4D\u0E57\u0E40\u0EAA\u0EB3\u1780"
	"\u1798\u17D2\u1019\u103C",
};

/* A character of TEXT; long ones a little more often. */
static inline struct sakuin_str
random_character(uint64_t *state, const char *text)
{
	const char *end = text + strlen(text);
	const char *p = text + random_below(state, (uint32_t)(end - text));
	const char *from;

	while ((*p & 0xC0) == 0x80)
		p--;
	from = p;
	sk_utf8_next(&p, end);
	return (struct sakuin_str){ from, (size_t)(p - from) };
}

/* Append up to MOST characters of some of GROUPS to OUT.  Each text has a
 * taste of its own: some groups are frequent in it and some are absent. */
static inline bool
random_text(uint64_t *state, unsigned groups, uint32_t most, struct sk_buf *out,
	    struct sakuin_error *err)
{
	unsigned taste = groups & random_next(state);
	uint32_t n = 1 + random_below(state, most);
	unsigned group = 0;

	if (!taste)
		taste = groups;
	while (n > 0) {
		struct sakuin_str c;

		/* Stay in a group for a while, so that words come about. */
		while (!(taste >> group & 1) || random_below(state, 4) == 0)
			group = random_below(state, RANDOM_GROUPS);
		c = random_character(state, random_groups[group]);
		if (!sk_buf_add(out, c.ptr, c.len, err))
			return false;
		n--;
	}
	return true;
}

#endif
