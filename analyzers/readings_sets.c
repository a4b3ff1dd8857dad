/* readings_sets.c - sets of readings, and rows of pieces. */
#include "readings.h"
#include "script.h"

bool
sk_keys_full(const struct sk_keys *keys)
{
	return keys->count == (keys->most ? keys->most : SK_READINGS_MAX);
}

void
sk_keys_add(struct sk_keys *keys, const struct sk_jakey *key)
{
	for (size_t i = 0; i < keys->count; i++)
		if (!strcmp(keys->v[i].key, key->key))
			return;
	if (!sk_keys_full(keys))
		keys->v[keys->count++] = *key;
}

/* Add the keys of PARTS that PICK names, in a row. */
static void
product_add(const struct sk_keys *const *parts, size_t count,
	    const size_t *pick, struct sk_keys *out)
{
	struct sk_jakey key = { 0 };

	for (size_t i = 0; i < count; i++)
		if (pick[i] >= parts[i]->count ||
		    !sk_jakey_join(&key, &parts[i]->v[pick[i]]))
			return;
	sk_keys_add(out, &key);
}

/* The places in the lists of a combination add up to its rank; low ranks
 * come first, so that each part's likely readings meet before the set is
 * full. */
void
sk_keys_product(const struct sk_keys *const *parts, size_t count,
		struct sk_keys *out)
{
	size_t most = 0, pick[SK_WINDOW_PIECES] = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (!parts[i]->count)
			return;
		most += parts[i]->count - 1;
	}
	for (size_t rank = 0; rank <= most && !sk_keys_full(out); rank++)
		for (size_t a = 0; a <= rank && a < parts[0]->count; a++)
			for (size_t b = 0; b <= rank - a; b++) {
				pick[0] = a;
				pick[1] = count > 2 ? b : rank - a;
				pick[2] = rank - a - b;
				if (count == 1 && a < rank)
					break;
				product_add(parts, count, pick, out);
				if (count < 3)
					break;
			}
}

bool
sk_pieces_add(struct sk_pieces *pieces, struct sk_piece piece,
	      struct sakuin_error *err)
{
	if (!sk_grow(&pieces->v, &pieces->cap, pieces->count + 1,
		     sizeof *pieces->v, err))
		return false;
	pieces->v[pieces->count++] = piece;
	return true;
}

bool
sk_pieces_characters(struct sk_pieces *pieces, struct sakuin_str text,
		     struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	while (p < end) {
		struct sk_piece piece = { .start = (size_t)(p - text.ptr) };
		uint32_t c = sk_utf8_next(&p, end);

		piece.at = piece.start;
		piece.end = (size_t)(p - text.ptr);
		piece.noun = sk_script_of(c) == SAKUIN_HAN;
		if (!sk_pieces_add(pieces, piece, err))
			return false;
	}
	return true;
}
