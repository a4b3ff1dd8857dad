/* spelling.c - which words a reader may misspell. */
#include "spelling.h"
#include "hangul.h"
#include "script.h"

enum { LETTERS_MIN = 3, LETTERS_MAX = 20 };
enum { NAME_BYTES = 9 }; /* three syllables */

bool
sk_spelling_word(struct sakuin_str term)
{
	const char *p = term.ptr, *end = p + term.len;
	enum sakuin_script script = SAKUIN_OTHER;
	size_t letters = 0;

	for (; p < end; letters++) {
		uint32_t c = sk_utf8_next(&p, end);
		enum sakuin_script s = sk_script_of(c);

		if (letters == 0)
			script = s;
		if (s != script || (c >= 'A' && c <= 'Z'))
			return false;
	}
	return (script == SAKUIN_LATIN || script == SAKUIN_GREEK ||
		script == SAKUIN_CYRILLIC || script == SAKUIN_HANGUL ||
		script == SAKUIN_KATAKANA) &&
	       letters >= LETTERS_MIN && letters <= LETTERS_MAX;
}

bool
sk_spelling_kept(struct sakuin_str term)
{
	return sk_spelling_word(term) &&
	       (term.len <= NAME_BYTES || sk_hangul_strip(term) == term.len);
}
