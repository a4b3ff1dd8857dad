/* source_sound.c - what a title in Japanese, Korean or Chinese sounds like,
 * in its own script or in any romanisation.
 *
 * Spellings of a sound are brought together by the reading keys of analyzers/;
 * here the keys of all words are put in a row and their letters into classes:
 * where words are parted, and what is said at their seams, differs from one
 * romanisation to the next.  Latin words that can't be of the language (EU in
 * a Korean title) are taken as they are, in both scripts alike. */
#include "hanja.h"
#include "kokey.h"
#include "script.h"
#include "source_impl.h"
#include "zhkey.h"

enum { WORD_MAX = 64, HANGUL_MAX = 36 };

struct sound {
	struct sk_source_matcher *m;
	enum sakuin_reading tongue;
	struct sk_buf *out;
	bool whole;
};

/* Letters */

/* Letters that spellings confuse; 0 for those that come and go. */
static char
sound_class(enum sakuin_reading tongue, char c)
{
	if (tongue == SAKUIN_READ_KO && strchr("vx", c))
		return 'o';
	switch (c) {
	case 'u': /* in Korean it may be meant for any of three vowels */
		return tongue == SAKUIN_READ_KO ? 'o' : 'u';
	case 'g':
		return 'k';
	case 'd':
		return 't';
	case 'b':
		return 'p';
	case 'v':
	case 'f':
		return 'h';
	case 'z':
	case 'j':
		return tongue == SAKUIN_READ_JA ? 's' : 'c';
	case 'q':
	case 'x':
		return tongue == SAKUIN_READ_ZH && c == 'x' ? 's' : 'c';
	case 'r':
		return 'l';
	case 'w':
	case 'y':
		return 0;
	default:
		return c;
	}
}

static bool
sound_put(struct sound *s, char c, struct sakuin_error *err)
{
	c = sound_class(s->tongue, c);
	return !c || sk_buf_putc(s->out, c, err);
}

/* A key of the reading keys' alphabet.  In Japanese q doubles the consonant
 * behind it, as if that syllable had lost its vowel (niti-tyu, niq-tyu). */
static bool
sound_key(struct sound *s, const char *key, struct sakuin_error *err)
{
	for (; *key; key++) {
		char c = *key;

		if (c == 'q' && s->tongue == SAKUIN_READ_JA)
			c = key[1];
		if (c && !sound_put(s, c, err))
			return false;
	}
	return true;
}

/* Latin */

/* Latin letters that are no word of the language. */
static bool
sound_letters(struct sound *s, const char *word, size_t len,
	      struct sakuin_error *err)
{
	const char *end = word + len;

	while (word < end) {
		uint32_t c = sk_utf8_next(&word, end);

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		if (c >= 'a' && c <= 'z' && !sound_put(s, (char)c, err))
			return false;
	}
	return true;
}

/* Without quotation marks that look like apostrophes. */
static struct sakuin_str
sound_bare(struct sakuin_str s)
{
	static const char mark[] = "\xe2\x80\x99";
	size_t n = sizeof mark - 1;
	bool more = true;

	while (more) {
		more = false;
		if (s.len && s.ptr[0] == '\'') {
			s.ptr++, s.len--;
			more = true;
		} else if (s.len >= n && !memcmp(s.ptr, mark, n)) {
			s.ptr += n, s.len -= n;
			more = true;
		} else if (s.len && s.ptr[s.len - 1] == '\'') {
			s.len--;
			more = true;
		} else if (s.len >= n && !memcmp(s.ptr + s.len - n, mark, n)) {
			s.len -= n;
			more = true;
		}
	}
	return s;
}

static bool
sound_latin(struct sound *s, const char *p, size_t len,
	    struct sakuin_error *err)
{
	struct sakuin_str word = sound_bare((struct sakuin_str){ p, len });
	struct sk_jakey ja;
	struct sk_kokeys ko;
	struct sk_zhkeys zh;

	if (len > WORD_MAX)
		return sound_letters(s, p, len, err);
	if (s->tongue == SAKUIN_READ_JA && sk_jakey_latin(word, &ja))
		return sound_key(s, ja.key, err);
	if (s->tongue == SAKUIN_READ_KO && sk_kokeys_latin(word, &ko))
		return sound_key(s, ko.key[0], err);
	if (s->tongue == SAKUIN_READ_ZH && sk_zhkey_latin(word, &zh))
		return sound_key(s, zh.keys[0].key, err);
	return sound_letters(s, p, len, err);
}

/* Hangul */

static bool
sound_hangul(struct sound *s, struct sakuin_str text, struct sakuin_error *err)
{
	char key[SK_KEY_MAX + 1];

	while (text.len) {
		struct sakuin_str head = text;

		if (head.len > HANGUL_MAX) /* twelve syllables */
			head.len = HANGUL_MAX;
		while (head.len < text.len && head.len &&
		       ((unsigned char)head.ptr[head.len] & 0xC0) == 0x80)
			head.len--;
		if (!sk_kokey_hangul(head, key))
			s->whole = false;
		else if (!sound_key(s, key, err))
			return false;
		text.ptr += head.len;
		text.len -= head.len;
	}
	return true;
}

/* Hanja in the commonest reading of each. */
static bool
sound_hanja(struct sound *s, struct sakuin_str text, struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	struct sk_buf *hangul = &s->m->kana;

	sk_buf_clear(hangul);
	while (p < end) {
		struct sakuin_str all =
			sk_hanja_readings(sk_utf8_next(&p, end));

		s->whole = s->whole && all.len > 0;
		if (!sk_buf_add(hangul, all.ptr, all.len ? 3 : 0, err))
			return false;
	}
	return sound_hangul(s, sk_buf_str(hangul), err);
}

/* Chinese */

struct first_key {
	char key[SK_KEY_MAX + 1];
	bool any;
};

static bool
sound_first(void *ctx, const struct sk_zhkey *key, struct sakuin_error *err)
{
	struct first_key *first = ctx;

	(void)err;
	if (!first->any)
		memcpy(first->key, key->key, sizeof first->key);
	first->any = true;
	return true;
}

static bool
sound_chinese(struct sound *s, struct sakuin_str text, struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	while (p < end) {
		struct first_key first = { .any = false };
		struct sakuin_str one = { p, 0 };

		sk_utf8_next(&p, end);
		one.len = (size_t)(p - one.ptr);
		if (!sk_zhkey_han(one, sound_first, &first, err))
			return false;
		if (!first.any)
			s->whole = false;
		else if (!sound_key(s, first.key, err))
			return false;
	}
	return true;
}

/* Japanese */

/* Kana, piece by piece: a key has room for some thirty. */
static bool
sound_kana(struct sound *s, struct sakuin_str kana, struct sakuin_error *err)
{
	struct sk_jakey key;

	while (kana.len) {
		const char *p = kana.ptr, *end = kana.ptr + kana.len;
		struct sakuin_str head = { kana.ptr, 0 };

		/* Not before a small kana or the mark of a long vowel. */
		for (int n = 0; p < end; n++) {
			uint32_t c = sk_utf8_next(&(const char *){ p }, end);
			bool leans = c == 0x30FC || c == 0x30E3 ||
				     c == 0x30E5 || c == 0x30E7 ||
				     c == 0x3083 || c == 0x3085 || c == 0x3087;

			if (n >= 12 && (!leans || n >= 24))
				break;
			sk_utf8_next(&p, end);
		}
		head.len = (size_t)(p - head.ptr);
		if (!sk_jakey_kana(head, &key))
			s->whole = false;
		else if (!sound_key(s, key.key, err))
			return false;
		kana.ptr += head.len;
		kana.len -= head.len;
	}
	return true;
}

static bool
sound_has_han(struct sakuin_str text)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	while (p < end)
		if (sk_script_of(sk_utf8_next(&p, end)) == SAKUIN_HAN)
			return true;
	return false;
}

static bool
sound_japanese(struct sound *s, struct sakuin_str text,
	       struct sakuin_error *err)
{
	struct sk_buf *kana = &s->m->kana;
	bool done;

	if (!sound_has_han(text))
		return sound_kana(s, text, err);
	sk_buf_clear(kana);
	if (!sk_readings_aloud(s->m->readings, text, kana, &done, err))
		return false;
	if (!done) {
		s->whole = false;
		return true;
	}
	return sound_kana(s, sk_buf_str(kana), err);
}

/* Stretches of one kind of writing */

enum stretch { GAP, LATIN, HANGUL, HAN, KANA, DIGITS, OTHER };

static enum stretch
sound_stretch(const struct sound *s, uint32_t c)
{
	if (c >= '0' && c <= '9')
		return DIGITS;
	if (c == '\'' || c == 0x2019 || (c >= 0x300 && c <= 0x36F))
		return LATIN;
	switch (sk_script_of(c)) {
	case SAKUIN_LATIN:
		return LATIN;
	case SAKUIN_HANGUL:
		return HANGUL;
	case SAKUIN_HAN:
		return s->tongue == SAKUIN_READ_JA ? KANA : HAN;
	case SAKUIN_HIRAGANA:
	case SAKUIN_KATAKANA:
		return KANA;
	case SAKUIN_GREEK:
	case SAKUIN_CYRILLIC:
	case SAKUIN_SEASIAN:
		return OTHER;
	default:
		return GAP;
	}
}

static bool
sound_say(struct sound *s, enum stretch kind, struct sakuin_str text,
	  struct sakuin_error *err)
{
	switch (kind) {
	case GAP:
		return true;
	case LATIN:
		return sound_latin(s, text.ptr, text.len, err);
	case DIGITS:
		return sk_buf_add(s->out, text.ptr, text.len, err);
	case HANGUL:
		if (s->tongue == SAKUIN_READ_KO)
			return sound_hangul(s, text, err);
		break;
	case HAN:
		if (s->tongue == SAKUIN_READ_ZH)
			return sound_chinese(s, text, err);
		return sound_hanja(s, text, err);
	case KANA:
		if (s->tongue == SAKUIN_READ_JA)
			return sound_japanese(s, text, err);
		break;
	case OTHER:
		break;
	}
	s->whole = false;
	return true;
}

bool
sk_source_sound(struct sk_source_matcher *m, struct sakuin_str text,
		enum sakuin_reading tongue, struct sk_buf *out, bool *whole,
		struct sakuin_error *err)
{
	struct sound s = { m, tongue, out, true };
	struct sakuin_str rest = sk_source_cut(text), now = { rest.ptr, 0 };
	const char *p = rest.ptr, *end = rest.ptr + rest.len;
	enum stretch before = GAP;

	while (p < end) {
		const char *at = p;
		enum stretch kind = sound_stretch(&s, sk_utf8_next(&p, end));

		if (kind != before) {
			now.len = (size_t)(at - now.ptr);
			if (!sound_say(&s, before, now, err))
				return false;
			now.ptr = at;
			before = kind;
		}
	}
	now.len = (size_t)(end - now.ptr);
	if (!sound_say(&s, before, now, err))
		return false;
	*whole = s.whole;
	return true;
}
