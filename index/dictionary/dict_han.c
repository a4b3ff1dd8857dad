/* dict_han.c - what words in Han and kana have in common with others. */
#include "dict_words.h"
#include "hanfold.h"
#include "hangul.h"
#include "hanja.h"
#include "script.h"

enum {
	HAN_KEYS = 4, /* readings of a word: the likeliest */
	PART_MIN = 6, /* bytes: two characters */
	RUN_MAX = 24, /* bytes: eight, beyond which a run is no title */
	WORDS = 4,    /* of a part of a run */
	KEY_MIN = 5,  /* letters */
	HIRAGANA_FIRST = 0x3041,
	HIRAGANA_LAST = 0x3096,
	TO_KATAKANA = 0x60
};

static bool
han_has_kana(struct sakuin_str text)
{
	const char *p = text.ptr, *end = p + text.len;

	while (p < end) {
		enum sakuin_script s = sk_script_of(sk_utf8_next(&p, end));

		if (s == SAKUIN_HIRAGANA || s == SAKUIN_KATAKANA)
			return true;
	}
	return false;
}

/* One form of each character, where that is still a word. */
static bool
han_fold(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	const char *p = w->text.ptr, *end = p + w->text.len;
	char plain[SK_DICT_WORD + 8];
	size_t len = 0;

	if (w->text.len > RUN_MAX || han_has_kana(w->text))
		return true;
	while (p < end && len + 4 <= sizeof plain)
		len += sk_utf8_put(plain + len,
				   sk_hanfold(sk_utf8_next(&p, end)));
	return sk_dict_fold(w, (struct sakuin_str){ plain, len }, err);
}

/* A part of the run, as it is written. */
static bool
han_part(struct sk_dict_word_at *w, struct sakuin_str part,
	 struct sakuin_error *err)
{
	if (part.len < PART_MIN || part.len >= w->text.len)
		return true;
	return sk_dict_stands(w, SK_DICT_PART, part, SK_DICT_IN, err) &&
	       sk_dict_word(w->d, SK_DICT_PART, part, w->written, part, err);
}

/* Does the word LEAF stand at AT in the run, as it is written? */
static bool
han_at(const struct sk_dict_word_at *w, const char *at,
       const struct sk_leaf_word *leaf)
{
	size_t left = (size_t)(w->text.ptr + w->text.len - at);

	return leaf->raw.len <= left &&
	       !memcmp(at, leaf->raw.ptr, leaf->raw.len);
}

/* All stretches of words that neither begin nor end with a particle. */
static bool
han_parts(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	const struct sk_leaf_word *words = w->leaf->words;
	size_t count = w->leaf->count;
	struct sakuin_str part = w->text;

	for (size_t i = 0; i < count; i++) {
		part.len = 0;
		for (size_t j = i; j < count && j < i + WORDS; j++) {
			if (!han_at(w, part.ptr + part.len, &words[j]))
				return true; /* it was changed */
			part.len += words[j].raw.len;
			if (!words[i].stop && !words[j].stop &&
			    !han_part(w, part, err))
				return false;
		}
		part.ptr += words[i].raw.len;
	}
	return true;
}

/* Does K, of a part of the run, tell what the part is?  Two kanji do; of kana
 * it takes more, as dictionaries tear foreign names. */
static bool
han_says_much(const struct sk_dict_word_at *w, const struct sk_leaf_key *k)
{
	struct sakuin_str part = { w->text.ptr + k->start, k->end - k->start };

	return part.len >= PART_MIN &&
	       (!han_has_kana(part) ||
		(part.len > PART_MIN && k->text.len >= KEY_MIN));
}

/* The readings of the run, and of its parts if it is SHORT. */
static bool
han_readings(struct sk_dict_word_at *w, bool is_short, struct sakuin_error *err)
{
	const struct sk_leaf *leaf = w->leaf;
	unsigned sent[SAKUIN_READ_ZH + 1] = { 0 };
	bool japanese = han_has_kana(w->text);

	for (size_t i = 0; i < leaf->key_count; i++) {
		const struct sk_leaf_key *k = &leaf->keys[i];
		enum sk_dict_kind kind = sk_dict_kind_of(k->reading);
		bool whole = k->start == 0 && k->end == w->text.len;
		bool part = is_short && !whole && han_says_much(w, k);

		if (japanese && k->reading != SAKUIN_READ_JA)
			continue;
		if ((whole && ++sent[k->reading] <= HAN_KEYS &&
		     !sk_dict_both(w, kind, k->text, SK_DICT_WHOLE, err)) ||
		    (part &&
		     !sk_dict_stands(w, kind, k->text, SK_DICT_IN, err)))
			return false;
	}
	return true;
}

/* The same word in the other kana. */
static bool
han_kana(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	const char *p = w->text.ptr, *end = p + w->text.len;
	char text[SK_DICT_WORD + 8];
	struct sakuin_str other = { text, 0 };

	if (w->written != SK_DICT_KANA)
		return true;
	while (p < end && other.len + 4 <= sizeof text) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST)
			c += TO_KATAKANA;
		else if (c >= HIRAGANA_FIRST + TO_KATAKANA &&
			 c <= HIRAGANA_LAST + TO_KATAKANA)
			c -= TO_KATAKANA;
		other.len += sk_utf8_put(text + other.len, c);
	}
	for (size_t i = 0; i < w->leaf->key_count; i++) {
		const struct sk_leaf_key *k = &w->leaf->keys[i];

		if (k->whole && k->reading == SAKUIN_READ_JA &&
		    !sk_dict_word(w->d, SK_DICT_JA, k->text, SK_DICT_KANA,
				  other, err))
			return false;
	}
	return true;
}

/* How Koreans write the word: each character as it is read in most words, the
 * first by the law of initial sounds. */
static bool
han_hangul(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	const char *p = w->text.ptr, *end = p + w->text.len;
	char text[3 * SK_HANJA_CHARACTERS];
	size_t len = 0;

	while (p < end) {
		struct sakuin_str read =
			sk_hanja_readings(sk_utf8_next(&p, end));

		if (read.len < 3 || len == sizeof text)
			return true;
		memcpy(text + len, read.ptr, 3);
		len += 3;
	}
	if (len < PART_MIN)
		return true;
	sk_hangul_initial(text);
	return sk_dict_both(w, SK_DICT_AS_HANGUL,
			    (struct sakuin_str){ text, len }, SK_DICT_WHOLE,
			    err);
}

bool
sk_dict_word_han(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	bool is_short = w->text.len <= RUN_MAX;

	/* One character has too many readings. */
	if (w->written == SK_DICT_HAN && w->text.len < PART_MIN)
		return true;
	if (!han_readings(w, is_short, err) || !han_kana(w, err) ||
	    !han_fold(w, err) || !han_hangul(w, err))
		return false;
	w->d->summary->runs += !is_short && w->leaf->count > 1;
	return w->leaf->count < 2 || !is_short || han_parts(w, err);
}
