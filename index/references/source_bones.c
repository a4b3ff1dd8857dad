/* source_bones.c - what is left of a title's sound where spellings differ. */
#include "source_impl.h"

static bool
bones_vowel(char c)
{
	return c && strchr("aeiou", c) != NULL;
}

/* The class of consonant C, 0 for none, that stands between LAST, 0 after a
 * vowel, and NEXT. */
static char
bones_class(enum sakuin_reading tongue, char last, char c, char next)
{
	if (tongue == SAKUIN_READ_JA)
		return c == 'h' ? 0 : c; /* the particle ha is said wa */
	if (tongue == SAKUIN_READ_ZH)    /* zh, ch, sh */
		return c == 'h' && (last == 'c' || last == 's') ? 0 : c;
	switch (c) {
	case 'n': /* of ng, and n before k, which may be meant for it */
		return next == 'k' ? 0 : 't';
	case 'l':
		return 't';
	case 'm':
		return 'p';
	case 'h':
		return 0;
	default:
		return c;
	}
}

bool
sk_source_bones(struct sakuin_str sound, enum sakuin_reading tongue,
		struct sk_buf *out, struct sakuin_error *err)
{
	char last = 0;

	for (size_t i = 0; i < sound.len; i++) {
		char next = i + 1 < sound.len ? sound.ptr[i + 1] : 0;
		char c = sound.ptr[i];

		if (bones_vowel(c)) {
			last = 0;
			continue;
		}
		c = bones_class(tongue, last, c, next);
		/* Korean seams double and halve consonants. */
		if (!c || (tongue == SAKUIN_READ_KO && c == last))
			continue;
		if (!sk_buf_putc(out, c, err))
			return false;
		last = c;
	}
	return true;
}
