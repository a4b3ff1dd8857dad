/* gate.c - ordinary words: a search for fingerprints in sorted buckets.
 *
 * The bucket is the top bits of a word's hash; an entry is its next 14 bits
 * and two that say when it is blocked.  About one other word in 450 has the
 * fingerprint of an entry by chance and loses its key. */
#include <string.h>

#include "gate.h"
#include "latin.h"

#include "tables/gate_words.h"

enum { PRINT_BITS = 14, STEM_LETTERS = 6 };

/* As gate.py numbers them. */
enum gate_class { GATE_ALWAYS, GATE_LOWER, GATE_STEM, GATE_NAME, GATE_NONE };

static uint32_t
gate_hash(const char *word, size_t len)
{
	uint32_t h = 2166136261u; /* FNV-1a, and a finish that mixes it well */

	for (size_t i = 0; i < len; i++)
		h = (h ^ (uint8_t)word[i]) * 16777619u;
	h ^= h >> 16;
	h *= 0x45d9f3bu;
	return h ^ (h >> 16);
}

static enum gate_class
gate_find(const char *word, size_t len)
{
	uint32_t hash = gate_hash(word, len);
	uint32_t bucket = hash >> (32 - GATE_BUCKET_BITS);
	uint32_t print = (hash >> (32 - GATE_BUCKET_BITS - PRINT_BITS)) &
			 ((1u << PRINT_BITS) - 1);
	uint32_t low = gate_starts[bucket], high = gate_starts[bucket + 1];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t other = gate_entries[middle] >> 2;

		if (other == print)
			return (enum gate_class)(gate_entries[middle] & 3);
		if (other < print)
			low = middle + 1;
		else
			high = middle;
	}
	return GATE_NONE;
}

/* Is WORD an ordinary one behind a prefix, such as "nondimensional"?  No list
 * has them all.  Prefixes of two letters begin names, too (un, in, re). */
static bool
gate_derived(const char *word, size_t len)
{
	static const struct {
		char text[8];
		uint8_t len;
	} prefixes[] = {
		{ "anti", 4 },   { "counter", 7 }, { "dis", 3 },
		{ "hyper", 5 },  { "inter", 5 },   { "micro", 5 },
		{ "mis", 3 },    { "multi", 5 },   { "non", 3 },
		{ "over", 4 },   { "post", 4 },    { "pre", 3 },
		{ "pseudo", 6 }, { "semi", 4 },    { "sub", 3 },
		{ "super", 5 },  { "trans", 5 },   { "ultra", 5 },
		{ "under", 5 },
	};

	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		size_t n = prefixes[i].len;

		if (len >= n + STEM_LETTERS && *word == *prefixes[i].text &&
		    !memcmp(word, prefixes[i].text, n) &&
		    gate_find(word + n, len - n) == GATE_ALWAYS)
			return true;
	}
	return false;
}

/* One part of a hyphenated word. */
static bool
gate_part(const char *part, size_t len, enum sk_gate_place place)
{
	switch (len ? gate_find(part, len) : GATE_NONE) {
	case GATE_ALWAYS:
		return true;
	case GATE_LOWER:
		return place == SK_GATE_LOWER;
	case GATE_NAME:
		return place != SK_GATE_QUERY;
	case GATE_STEM:
	case GATE_NONE:
		break;
	}
	return gate_derived(part, len);
}

/* How many of the COUNT letters are the word, without a possessive s. */
static size_t
gate_word(const struct sk_latin *letters, size_t count)
{
	if (count > 2 && letters[count - 1].letter == 's' &&
	    letters[count - 2].letter == '\'')
		return count - 2;
	return count;
}

bool
sk_gate_blocks(enum sk_gate which, struct sakuin_str word,
	       enum sk_gate_place place)
{
	struct sk_latin letters[SK_LATIN_MAX];
	char part[SK_LATIN_MAX];
	size_t count = sk_latin(word, letters), len = 0, blocked = 0;

	(void)which; /* one list serves all three: see gate.h */
	count = gate_word(letters, count);
	for (size_t i = 0; i < count; i++) {
		char c = letters[i].letter;

		if (c == '-') {
			if (len && !gate_part(part, len, place))
				return false;
			blocked += len > 0;
			len = 0;
		} else if (c != '\'') {
			part[len++] = c;
		}
	}
	return len ? gate_part(part, len, place) : blocked > 0;
}

bool
sk_gate_blocks_stem(enum sk_gate which, struct sakuin_str stem)
{
	enum gate_class found = gate_find(stem.ptr, stem.len);

	(void)which;
	return found == GATE_ALWAYS || found == GATE_STEM;
}
