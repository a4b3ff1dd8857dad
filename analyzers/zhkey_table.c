/* zhkey_table.c - searches in the tables of Chinese syllables. */
#include <stdlib.h>

#include "zhkey_impl.h"

struct more {
	uint16_t c, reading;
};

#include "tables/pinyin.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* What to look for; its form is at the start of a row. */
struct zhword {
	const char *text;
	size_t len;
};

static int
zhtable_cmp(const void *key, const void *row)
{
	const struct zhword *word = key;
	const char *form = row;
	int diff = (unsigned char)*word->text - (unsigned char)*form;

	/* Most rows begin with another letter. */
	if (diff)
		return diff;
	diff = strncmp(word->text, form, word->len);
	return diff ? diff : -(int)(unsigned char)form[word->len];
}

/* A row of TABLE, whose rows begin with their form; *COUNT equal ones. */
static const char *
zhtable_find(const char *table, size_t rows, size_t size, struct zhword word,
	     size_t *count)
{
	const char *hit, *end = table + rows * size;

	*count = 0;
	hit = bsearch(&word, table, rows, size, zhtable_cmp);
	if (!hit)
		return NULL;
	while (hit > table && !zhtable_cmp(&word, hit - size))
		hit -= size;
	for (const char *p = hit; p < end && !zhtable_cmp(&word, p); p += size)
		++*count;
	return hit;
}

bool
sk_zhkey_syllable(const char *text, size_t len)
{
	struct zhword word = { text, len };
	size_t count;

	return zhtable_find(pinyin_syllables[0], COUNT(pinyin_syllables),
			    sizeof pinyin_syllables[0], word, &count);
}

const struct sk_zhwade *
sk_zhkey_wade(const char *text, size_t len, size_t *count)
{
	struct zhword word = { text, len };

	return (const struct sk_zhwade *)zhtable_find(
		wade_spellings[0].form, COUNT(wade_spellings),
		sizeof wade_spellings[0], word, count);
}

const struct sk_zhpostal *
sk_zhkey_postal(const char *text, size_t len, size_t *count)
{
	struct zhword word = { text, len };

	return (const struct sk_zhpostal *)zhtable_find(
		postal_names[0].form, COUNT(postal_names),
		sizeof postal_names[0], word, count);
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
