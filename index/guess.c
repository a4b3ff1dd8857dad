/* guess.c - the language of a paragraph, with as little work as will do.
 *
 * To compare letter n-grams takes longer than to analyse the text.  Most
 * Latin text of most collections is English, and that shows in its function
 * words: a quarter to a half of all words, and no other language has "the". */
#include <stdlib.h>

#include "guess.h"
#include "lang.h"

enum {
	LOOK = 2048,       /* bytes that are looked at */
	LONGEST = 5,       /* letters of a function word */
	WORDS_MIN = 40,    /* words worth counting */
	SHARE = 6,         /* one function word in so many */
	THE_SHARE = 50,    /* one "the" in so many */
	FOREIGN_SHARE = 16 /* at most one byte beyond ASCII in so many */
};

struct sk_guess {
	struct sk_lang *lang;
};

void
sk_guess_free(struct sk_guess *g)
{
	if (g)
		sk_lang_free(g->lang);
	free(g);
}

struct sk_guess *
sk_guess_new(struct sakuin_error *err)
{
	struct sk_guess *g = calloc(1, sizeof *g);

	if (!g) {
		sk_nomem(err);
		return NULL;
	}
	g->lang = sk_lang_new(err);
	if (!g->lang) {
		free(g);
		return NULL;
	}
	return g;
}

/* Only words that are rare in the languages next to English: "in", "is" and
 * "for" are Dutch or Danish too. */
static bool
guess_is_function_word(const char *word, size_t len)
{
	static const char words[][LONGEST + 1] = {
		"and",   "are",  "been", "by",    "from", "has",  "have",
		"his",   "it",   "not",  "of",    "that", "the",  "their",
		"there", "they", "this", "to",    "were", "what", "when",
		"which", "who",  "with", "would", "you",
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (words[i][0] == word[0] && strlen(words[i]) == len &&
		    !memcmp(words[i], word, len))
			return true;
	return false;
}

/* Lower-case C if it is a letter of English, else 0. */
static char
guess_letter(char c)
{
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? c : 0;
}

bool
sk_guess_english(struct sakuin_str text)
{
	size_t end = text.len < LOOK ? text.len : LOOK;
	size_t words = 0, function = 0, the = 0, foreign = 0, len = 0;
	char word[LONGEST];

	for (size_t i = 0; i < end; i++) {
		char c = guess_letter(text.ptr[i]);

		foreign += (unsigned char)text.ptr[i] >= 0x80;
		if (c) {
			if (len < LONGEST)
				word[len] = c;
			len++;
			continue;
		}
		if (len > 0 && len <= LONGEST &&
		    guess_is_function_word(word, len)) {
			function++;
			the += len == 3 && !memcmp(word, "the", 3);
		}
		words += len > 0;
		len = 0;
	}
	return words >= WORDS_MIN && function * SHARE >= words &&
	       the * THE_SHARE >= words && foreign * FOREIGN_SHARE <= end;
}

bool
sk_guess_text(struct sk_guess *g, struct sakuin_str text,
	      char out[SK_GUESS_SIZE], struct sakuin_error *err)
{
	if (sk_guess_english(text)) {
		memcpy(out, "en", 3);
		return true;
	}
	return sk_lang_guess(g->lang, text, out, err);
}
