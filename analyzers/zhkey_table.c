/* zhkey_table.c - searches in the tables of Chinese syllables. */
#include <endian.h>
#include <stdlib.h>

#include "zhkey_impl.h"

struct more {
	uint16_t c, reading;
};

#include "tables/pinyin.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* The form at the start of a row, or another of at most 8 bytes, as a number
 * of the same order; most words are looked for in vain, and often. */
static inline uint64_t
zhtable_number(const char *form, size_t len)
{
	uint64_t number = 0;

	memcpy(&number, form, len);
	return be64toh(number);
}

/* A table whose rows, of SIZE bytes each, begin with a form of FORM bytes;
 * those of a letter begin at its number in STARTS. */
struct zhtable {
	const char *rows;
	const uint16_t *starts;
	size_t size, form;
};

/* The first row that is not before [TEXT, TEXT + LEN); *COUNT rows have that
 * form. */
static inline const char *
zhtable_find(struct zhtable t, const char *text, size_t len, size_t *count)
{
	size_t low, high, end;
	uint64_t word;

	*count = 0;
	if (len > t.form || *text < 'a' || *text > 'z')
		return NULL;
	low = t.starts[*text - 'a'];
	high = end = t.starts[*text - 'a' + 1];
	word = zhtable_number(text, len);
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (zhtable_number(t.rows + middle * t.size, t.form) < word)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + *count < end &&
	       zhtable_number(t.rows + (low + *count) * t.size, t.form) == word)
		++*count;
	return t.rows + low * t.size;
}

bool
sk_zhkey_syllable(const char *text, size_t len)
{
	const struct zhtable table = { pinyin_syllables[0], pinyin_starts,
				       sizeof pinyin_syllables[0],
				       sizeof pinyin_syllables[0] };
	size_t count;

	zhtable_find(table, text, len, &count);
	return count > 0;
}

const struct sk_zhwade *
sk_zhkey_wade(const char *text, size_t len, size_t *count)
{
	const struct zhtable table = { wade_spellings[0].form, wade_starts,
				       sizeof wade_spellings[0],
				       sizeof wade_spellings[0].form };

	return (const struct sk_zhwade *)zhtable_find(table, text, len, count);
}

struct zhword {
	const char *text;
	size_t len;
};

static int
zhtable_cmp_postal(const void *key, const void *row)
{
	const struct zhword *word = key;
	const char *form = ((const struct sk_zhpostal *)row)->form;
	int diff = strncmp(word->text, form, word->len);

	return diff ? diff : -(int)(unsigned char)form[word->len];
}

const struct sk_zhpostal *
sk_zhkey_postal(const char *text, size_t len, size_t *count)
{
	const struct sk_zhpostal *hit,
		*end = postal_names + COUNT(postal_names);
	struct zhword word = { text, len };

	*count = 0;
	hit = bsearch(&word, postal_names, COUNT(postal_names), sizeof *hit,
		      zhtable_cmp_postal);
	if (!hit)
		return NULL;
	while (hit > postal_names && !zhtable_cmp_postal(&word, hit - 1))
		hit--;
	while (hit + *count < end && !zhtable_cmp_postal(&word, hit + *count))
		++*count;
	return hit;
}

/* The number of the first reading, or one that is out of range. */
static unsigned
zhtable_first(uint32_t c)
{
	if (c >= 0x3400 && c - 0x3400 < COUNT(readings_3400))
		return readings_3400[c - 0x3400];
	if (c >= 0x4e00 && c - 0x4e00 < COUNT(readings_4e00))
		return readings_4e00[c - 0x4e00];
	return COUNT(pinyin_syllables);
}

static int
zhtable_cmp_more(const void *key, const void *row)
{
	uint32_t c = *(const uint32_t *)key;
	uint32_t other = ((const struct more *)row)->c;

	return (c > other) - (c < other);
}

size_t
sk_zhkey_readings(uint32_t c, const char *out[], size_t max)
{
	unsigned first = zhtable_first(c);
	const struct more *more, *end = more_readings + COUNT(more_readings);
	size_t count = 0;

	if (first >= COUNT(pinyin_syllables) || !max)
		return 0;
	out[count++] = pinyin_syllables[first];
	more = bsearch(&c, more_readings, COUNT(more_readings), sizeof *more,
		       zhtable_cmp_more);
	if (!more)
		return count;
	while (more > more_readings && more[-1].c == c)
		more--;
	while (count < max && more < end && more->c == c)
		out[count++] = pinyin_syllables[(more++)->reading];
	return count;
}
