/* gloss_acronym.c - names that are told with their acronym: 금융위원회(FSC).
 *
 * Nothing in the sounds says that the two belong together, so only what can
 * hardly be anything else is taken: capital letters, and a name of four
 * characters or more whose begin is plain.  Shorter ones are "agency" or
 * "committee", the last words of some name. */
#include "gloss_impl.h"
#include "script.h"

enum { LETTERS_LEAST = 2, LETTERS_MOST = 6, CHARACTERS_LEAST = 4 };

static bool
acronym_letters(struct sakuin_str text)
{
	if (text.len < LETTERS_LEAST || text.len > LETTERS_MOST)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
			return false;
	return true;
}

/* Does the name begin where it was cut?  BEFORE is the character there. */
static bool
acronym_begins(uint32_t before)
{
	enum sakuin_script s = before ? sk_script_of(before) : SAKUIN_OTHER;

	return s < SAKUIN_HANGUL || s == SAKUIN_HIRAGANA;
}

/* Of "members of the IAEA（国際原子力機関）" the last word. */
static struct sakuin_str
acronym_last(const struct sk_gloss_side *native,
	     const struct sk_gloss_side *latin)
{
	struct sakuin_str text = latin->text;
	const char *blank = native->text.ptr > text.ptr
				    ? memrchr(text.ptr, ' ', text.len)
				    : NULL;

	if (blank) {
		text.len -= (size_t)(blank + 1 - text.ptr);
		text.ptr = blank + 1;
	}
	return text;
}

static size_t
acronym_characters(struct sakuin_str name)
{
	const char *p = name.ptr, *end = p + name.len;
	size_t count = 0;

	for (; p < end; count++)
		sk_utf8_next(&p, end);
	return count;
}

bool
sk_gloss_acronym(struct sk_glosses *g, const struct sk_gloss_side *native,
		 const struct sk_gloss_side *latin, struct sakuin_error *err)
{
	struct sk_gloss made = { .native = { g->native, g->native_len },
				 .reading = SAKUIN_READ_NONE };
	struct sakuin_str letters = acronym_last(native, latin);
	char key[LETTERS_MOST];

	if (!acronym_letters(letters) ||
	    acronym_characters(made.native) < CHARACTERS_LEAST ||
	    !acronym_begins(native->before))
		return true;
	for (size_t i = 0; i < letters.len; i++)
		key[i] = (char)(letters.ptr[i] + ('a' - 'A'));
	made.key = (struct sakuin_str){ key, letters.len };
	return g->fn(g->ctx, &made, err);
}
