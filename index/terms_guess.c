/* terms_guess.c - the language of a document, and of its paragraphs. */
#include "terms_impl.h"

void
sk_terms_language(struct sk_terms *t, const char *lang)
{
	size_t len = lang ? strlen(lang) : 0;

	memset(t->usual, 0, sizeof t->usual);
	if (len && len < sizeof t->usual)
		memcpy(t->usual, lang, len);
}

bool
sk_terms_guess(struct sk_terms *t, struct sk_document *doc,
	       struct sakuin_error *err)
{
	char *guess = t->guessed_lang;

	if (doc->lang.len)
		return true;
	if (*t->usual)
		return sk_arena_copy(&t->table.arena, sk_str(t->usual),
				     &doc->lang, err);
	if (!sk_guess_text(t->guess, doc->text, guess, err))
		return false;
	t->guessed = doc->text;
	if (!*guess) {
		t->guessed = doc->title;
		if (!sk_guess_text(t->guess, doc->title, guess, err))
			return false;
	}
	return sk_arena_copy(&t->table.arena, sk_str(guess), &doc->lang, err);
}

bool
sk_terms_guess_block(struct sk_terms *t, struct sakuin_str text,
		     char out[SK_GUESS_SIZE], struct sakuin_error *err)
{
	*out = '\0';
	if (text.len < SK_TERMS_BLOCK)
		return true;
	if (text.ptr == t->guessed.ptr && text.len == t->guessed.len) {
		memcpy(out, t->guessed_lang, SK_GUESS_SIZE);
		return true;
	}
	return sk_guess_text(t->guess, text, out, err);
}
