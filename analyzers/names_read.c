/* names_read.c - how a word is read, and what is remembered of that.
 *
 * To read a word means to try all ways in which it can be cut into syllables,
 * which costs more than all the rest of its analysis; and most that come have
 * come before. */
#include "names_impl.h"

/* Where what is remembered of TEXT has its place, which is asked for of every
 * word: zeros are put behind so few bytes that it costs next to nothing. */
static struct sk_read *
read_place(struct sk_names *n, enum sakuin_reading reading,
	   struct sakuin_str text)
{
	uint64_t parts[SK_READ_TEXT / sizeof(uint64_t)] = { 0 }, hash = 0;

	memcpy(parts, text.ptr, text.len);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		hash = (hash ^ parts[i]) * 0x9e3779b97f4a7c15u;
	hash ^= hash >> 32;
	hash = (hash ^ (uint8_t)reading) * 0x9e3779b97f4a7c15u;
	return &n->reads[hash >> (64 - SK_READ_BITS)];
}

/* Is READ of TEXT?  No text has a NUL. */
static bool
read_is(const struct sk_read *read, enum sakuin_reading reading,
	struct sakuin_str text)
{
	return read->reading == (uint8_t)reading &&
	       !memcmp(read->text, text.ptr, text.len) &&
	       (text.len == sizeof read->text || !read->text[text.len]);
}

/* Put KEYS behind one another into READ; false if they do not fit. */
static bool
read_pack(struct sk_read *read, const struct sk_name_keys *keys)
{
	size_t at = 0;

	for (size_t i = 0; i < keys->count; i++) {
		size_t len = strlen(keys->key[i]) + 1;

		if (at + len > sizeof read->keys)
			return false;
		memcpy(read->keys + at, keys->key[i], len);
		at += len;
	}
	read->count = (uint8_t)keys->count;
	read->syllables = (uint8_t)keys->syllables;
	read->marked = keys->marked;
	read->first = keys->first;
	return true;
}

/* The same as type->keys() left behind: a text that can't be read tells
 * nothing of syllables. */
static bool
read_unpack(const struct sk_read *read, struct sk_name_keys *keys)
{
	const char *key = read->keys;

	keys->count = read->count;
	if (!read->count)
		return false;
	for (size_t i = 0; i < read->count; i++) {
		size_t len = strlen(key) + 1;

		memcpy(keys->key[i], key, len);
		key += len;
	}
	keys->syllables = read->syllables;
	keys->marked = read->marked;
	keys->first = read->first;
	return true;
}

void
sk_names_expect(struct sk_names *n, const struct sakuin_token *word)
{
	enum sakuin_reading reading = n->type->reading;

	if (word->script == SAKUIN_LATIN && !word->run &&
	    !(word->mute & 1u << reading) && word->text.len <= SK_READ_TEXT)
		__builtin_prefetch(read_place(n, reading, word->text));
}

/* Read TEXT, and remember it at PLACE. */
static bool
read_anew(struct sk_names *n, const struct sk_names_type *type,
	  struct sakuin_str text, struct sk_read *place)
{
	struct sk_read read = { .reading = (uint8_t)type->reading };
	bool ok = type->keys(text, &n->keys);

	if (!ok)
		n->keys.count = 0;
	memcpy(read.text, text.ptr, text.len);
	if (read_pack(&read, &n->keys))
		*place = read;
	return ok;
}

bool
sk_names_read(struct sk_names *n, const struct sk_names_type *type,
	      struct sakuin_str text)
{
	struct sk_read *place;

	n->keys.count = 0;
	n->keys.marked = n->keys.first = false;
	if (text.len > SK_READ_TEXT)
		return type->keys(text, &n->keys);
	place = read_place(n, type->reading, text);
	if (read_is(place, type->reading, text))
		return read_unpack(place, &n->keys);
	return read_anew(n, type, text, place);
}
