/* names_read.c - how a word is read, and what is remembered of that.
 *
 * To read a word means to try all ways in which it can be cut into syllables,
 * which costs more than all the rest of its analysis; and most that come have
 * come before. */
#include "names_impl.h"

/* Where READ, whose text and reading are set, has its place. */
static struct sk_read *
read_place(struct sk_names *n, const struct sk_read *read)
{
	uint64_t parts[SK_READ_TEXT / sizeof(uint64_t)], hash = 0;

	memcpy(parts, read->text, sizeof parts);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		hash = (hash ^ parts[i]) * 0x9e3779b97f4a7c15u;
	hash ^= hash >> 32;
	hash = (hash ^ read->reading) * 0x9e3779b97f4a7c15u;
	return &n->reads[hash >> (64 - SK_READ_BITS)];
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
	struct sk_read read = { .reading = (uint8_t)n->type->reading };

	if (word->script != SAKUIN_LATIN || word->run ||
	    word->mute & 1u << n->type->reading ||
	    word->text.len > sizeof read.text)
		return;
	memcpy(read.text, word->text.ptr, word->text.len);
	__builtin_prefetch(read_place(n, &read));
}

bool
sk_names_read(struct sk_names *n, const struct sk_names_type *type,
	      struct sakuin_str text)
{
	struct sk_read read = { .reading = (uint8_t)type->reading }, *place;
	bool ok;

	n->keys.count = 0;
	n->keys.marked = n->keys.first = false;
	if (text.len > sizeof read.text)
		return type->keys(text, &n->keys);
	memcpy(read.text, text.ptr, text.len);
	place = read_place(n, &read);
	if (place->reading == read.reading &&
	    !memcmp(place->text, read.text, sizeof read.text))
		return read_unpack(place, &n->keys);
	ok = type->keys(text, &n->keys);
	if (!ok)
		n->keys.count = 0;
	if (read_pack(&read, &n->keys))
		*place = read;
	return ok;
}
