/* kokey_kept.c - windows of Hangul words, kept for when the word comes again. */
#include "kokey_kept.h"

/* A word that is new, on its way to whoever asked. */
struct keeping {
	struct sk_kokey_kept kept;
	size_t used; /* of its keys */
	bool whole;  /* all windows found room */
	sk_kokey_window_fn *fn;
	void *ctx;
};

static bool
keeping_put(void *ctx, const struct sk_kokey_window *window,
	    struct sakuin_error *err)
{
	struct keeping *k = ctx;
	struct sk_kokey_kept *kept = &k->kept;
	size_t len = window->key.len;

	if (kept->count == SK_KEPT_WINDOWS ||
	    k->used + len + 1 > sizeof kept->keys) {
		k->whole = false;
	} else {
		memcpy(kept->keys + k->used, window->key.ptr, len);
		k->used += len + 1; /* the NUL is there */
		kept->windows[kept->count].start = (uint8_t)window->start;
		kept->windows[kept->count].end = (uint8_t)window->end;
		kept->windows[kept->count].syllables =
			(uint8_t)window->syllables;
		kept->count++;
	}
	return k->fn(k->ctx, window, err);
}

static bool
kept_send(const struct sk_kokey_kept *kept, sk_kokey_window_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	const char *key = kept->keys;

	for (size_t i = 0; i < kept->count; i++) {
		struct sk_kokey_window window = {
			.key = sk_str(key),
			.start = kept->windows[i].start,
			.end = kept->windows[i].end,
			.syllables = kept->windows[i].syllables,
		};

		key += window.key.len + 1;
		if (!fn(ctx, &window, err))
			return false;
	}
	return true;
}

bool
sk_kokey_kept_windows(struct sk_kokey_kept *kept, struct sakuin_str word,
		      sk_kokey_window_fn *fn, void *ctx,
		      struct sakuin_error *err)
{
	struct keeping k = { .whole = true, .fn = fn, .ctx = ctx };
	uint64_t parts[SK_KEPT_WORD / sizeof(uint64_t)], hash = 0;

	if (word.len > SK_KEPT_WORD)
		return sk_kokey_windows(word, fn, ctx, err);
	memcpy(k.kept.word, word.ptr, word.len);
	memcpy(parts, k.kept.word, sizeof parts);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		hash = (hash ^ parts[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 32;
	}
	kept += hash & ((1u << SK_KEPT_BITS) - 1);
	if (!memcmp(kept->word, k.kept.word, sizeof kept->word))
		return kept_send(kept, fn, ctx, err);
	if (!sk_kokey_windows(word, keeping_put, &k, err))
		return false;
	if (k.whole)
		*kept = k.kept;
	return true;
}
