/* dict_kanji.c - names in kanji that may be asked for.
 *
 * A collection in Latin letters holds no kanji, so where those who ask in
 * kanji find Nakasone has to come from a list of names: ENAMDICT, if it is
 * here.  Of its names those are taken whose reading some term has. */
#include "dict_impl.h"
#include "enamdict_each.h"

enum {
	HIRAGANA_FIRST = 0x3041,
	HIRAGANA_LAST = 0x3096,
	TO_KATAKANA = 0x60,
	KANA_BYTES = 160,
	TWO_CHARACTERS = 6 /* bytes */
};

uint32_t
sk_dict_heard(struct sakuin_str key)
{
	uint32_t hash = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < key.len; i++)
		hash = (hash ^ (uint8_t)key.ptr[i]) * 16777619u;
	return (hash ^ hash >> 15) % SK_DICT_HEARD;
}

/* A name is asked for by its TEXT, WRITTEN so, if anything sounds like KEY. */
static bool
kanji_word(struct sk_dict *d, const struct sk_jakey *key,
	   enum sk_dict_class written, struct sakuin_str text,
	   struct sakuin_error *err)
{
	struct sakuin_str k = { key->key, key->len };
	uint32_t bit = sk_dict_heard(k);

	return key->morae < 2 || text.len < TWO_CHARACTERS ||
	       !(d->heard[bit / 8] >> bit % 8 & 1) ||
	       sk_dict_word(d, SK_DICT_JA, k, written, text, err);
}

/* The same for how it is read, in hiragana and in katakana. */
static bool
kanji_kana(struct sk_dict *d, const struct sk_enamdict_name *name,
	   struct sakuin_error *err)
{
	const char *p = name->kana.ptr, *end = p + name->kana.len;
	char text[KANA_BYTES];
	size_t len = 0;

	while (p < end && len + 4 <= sizeof text) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c < HIRAGANA_FIRST || c > HIRAGANA_LAST)
			return true;
		len += sk_utf8_put(text + len, c + TO_KATAKANA);
	}
	return kanji_word(d, &name->key, SK_DICT_KANA, name->kana, err) &&
	       kanji_word(d, &name->key, SK_DICT_KANA,
			  (struct sakuin_str){ text, len }, err);
}

static bool
kanji_name(void *ctx, const struct sk_enamdict_name *name,
	   struct sakuin_error *err)
{
	enum sk_dict_class written = sk_dict_class_of(name->text);

	if (written != SK_DICT_HAN && written != SK_DICT_KANA)
		return true;
	if (name->surname.len)
		return kanji_word(ctx, &name->surname, written, name->text,
				  err);
	return kanji_word(ctx, &name->key, written, name->text, err) &&
	       kanji_kana(ctx, name, err);
}

bool
sk_dict_kanji(struct sk_dict *d, struct sakuin_error *err)
{
	return !d->heard_any || sk_enamdict_each(kanji_name, d, err);
}
