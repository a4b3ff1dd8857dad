/* source_tongue.c - which languages a title may be read in. */
#include "gate.h"
#include "kokey.h"
#include "script.h"
#include "source_impl.h"

enum { WORD_MIN = 2, WORD_MAX = 64, SPOKEN_MIN = 3 };

/* Can a Latin word be of the language? */
struct tongue {
	enum sk_gate gate;
	bool (*parses)(struct sakuin_str word);
};

static bool
tongue_parses_japanese(struct sakuin_str word)
{
	struct sk_jakey key;

	return sk_jakey_latin(word, &key);
}

static bool
tongue_parses_korean(struct sakuin_str word)
{
	struct sk_kokeys keys;

	return sk_kokeys_latin(word, &keys);
}

static const struct tongue tongue_japanese = { SK_GATE_JA,
					       tongue_parses_japanese };
static const struct tongue tongue_korean = { SK_GATE_KO, tongue_parses_korean };

/* The next stretch of Latin letters, apostrophes and hyphens of *REST; empty
 * at the end. */
static struct sakuin_str
tongue_word(struct sakuin_str *rest)
{
	const char *p = rest->ptr, *end = rest->ptr + rest->len;
	struct sakuin_str word = { p, 0 };

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);
		bool letter = sk_script_of(c) == SAKUIN_LATIN;

		if (word.len == 0 && !letter) {
			word.ptr = p;
			continue;
		}
		if (!letter && c != '-' && c != '\'' && c != 0x2019 &&
		    (c < 0x300 || c > 0x36F)) {
			p = at;
			break;
		}
		word.len = (size_t)(p - word.ptr);
	}
	rest->ptr = p;
	rest->len = (size_t)(end - p);
	return word;
}

/* Are all words of TITLE words of the language, and at least three, and half
 * of them, ordinary ones of no other? */
static bool
tongue_spoken(struct sakuin_str title, const struct tongue *tongue)
{
	size_t words = 0, own = 0;

	for (;;) {
		struct sakuin_str word = tongue_word(&title);

		if (word.len == 0)
			return own >= SPOKEN_MIN && own * 2 >= words;
		if (word.len < WORD_MIN)
			continue;
		if (word.len > WORD_MAX || !tongue->parses(word))
			return false;
		words++;
		own += !sk_gate_blocks(tongue->gate, word, false);
	}
}

struct sk_source_tongues
sk_source_tongues(struct sakuin_str title, struct sakuin_str lang)
{
	struct sakuin_str rest = sk_source_cut(title);
	const char *p = rest.ptr, *end = rest.ptr + rest.len;
	struct sk_source_tongues t = { .latin = true };
	bool hangul = false, kana = false, han = false;

	while (p < end) {
		enum sakuin_script script = sk_script_of(sk_utf8_next(&p, end));

		hangul |= script == SAKUIN_HANGUL;
		kana |= script == SAKUIN_HIRAGANA || script == SAKUIN_KATAKANA;
		han |= script == SAKUIN_HAN;
	}
	t.latin = !hangul && !kana && !han;
	t.ko = hangul || (!kana && sk_str_eq(lang, sk_str("ko")));
	t.ja = !t.ko && (kana || sk_str_eq(lang, sk_str("ja")));
	t.zh = !t.ko && !t.ja && sk_str_eq(lang, sk_str("zh"));
	/* Who only sees Latin letters takes romanised titles for English. */
	if (t.latin && (lang.len == 0 || sk_str_eq(lang, sk_str("en")))) {
		t.ja = tongue_spoken(rest, &tongue_japanese);
		t.ko = !t.ja && tongue_spoken(rest, &tongue_korean);
	}
	/* Characters alone do not say whose they are, and what took them for
	 * Chinese may be wrong. */
	if (han && !t.ko && !kana)
		t.ja = t.zh = true;
	return t;
}
