/* suggest.c - another spelling of a query that finds nothing. */
#include <string.h>

#include "near.h"
#include "schema.h"
#include "script.h"
#include "search.h"
#include "spelling.h"

/* Two edits turn a short word into any other, and one does it to a few
 * letters; characters and syllables say more each. */
enum { EDITS = 2, SHORT = 4, LETTERS = 3 };

/* Words that the text is made of, to be looked up. */
struct suggest {
	struct sk_store *store;
	struct sakuin_str text;
	struct sk_buf *out;
	struct sk_buf word;
	struct sk_near *near;
	uint32_t copied; /* bytes of text already in out */
	bool changed;
};

static bool
suggest_short(struct sakuin_str word, size_t most)
{
	size_t count = 0;

	for (const char *p = word.ptr, *end = p + word.len; p < end; count++)
		sk_utf8_next(&p, end);
	return count <= most;
}

static bool
suggest_few_letters(struct sakuin_str word)
{
	return sk_script_at(word, 0) == SAKUIN_LATIN &&
	       suggest_short(word, LETTERS);
}

/* Put what may have been meant instead of WORD into s->word: first what is
 * written nearly like it, then what sounds nearly like it in any script. */
static bool
suggest_other(struct suggest *s, struct sakuin_str word,
	      struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(s->store);
	bool found;

	sk_buf_clear(&s->word);
	if (!sk_near_found(s->near, word, &found, err))
		return false;
	if (found || suggest_few_letters(word))
		return true;
	if (!xc_spelling_suggest(db, word, 1, &s->word, err))
		return false;
	if (s->word.len == 0 && !sk_near_spelling(s->near, word, &s->word, err))
		return false;
	return s->word.len > 0 || suggest_short(word, SHORT) ||
	       xc_spelling_suggest(db, word, EDITS, &s->word, err);
}

/* Is TOKEN of TEXT the name of a field, or what a filter asks for? */
static bool
suggest_never(struct sakuin_str text, const struct sakuin_token *token)
{
	if (token->end < text.len && text.ptr[token->end] == ':')
		return true;
	for (int i = 0; i < SK_FIELD_COUNT; i++) {
		const char *name = sk_fields[i].name;
		size_t len = name ? strlen(name) + 1 : 0;

		if (len && sk_fields[i].boolean && token->start >= len &&
		    text.ptr[token->start - 1] == ':' &&
		    !memcmp(text.ptr + token->start - len, name, len - 1))
			return true;
	}
	return false;
}

static bool
suggest_word(void *ctx, const struct sakuin_token *token,
	     struct sakuin_error *err)
{
	struct suggest *s = ctx;
	struct xc_db *db = sk_store_db(s->store);
	uint32_t freq;

	if (token->kind != SAKUIN_WORD || !sk_spelling_word(token->text) ||
	    suggest_never(s->text, token))
		return true;
	if (!xc_term_freq(db, token->text, &freq, err))
		return false;
	if (freq > 0)
		return true;
	if (!suggest_other(s, token->text, err))
		return false;
	if (s->word.len == 0)
		return true;
	s->changed = true;
	if (!sk_buf_add(s->out, s->text.ptr + s->copied,
			token->start - s->copied, err) ||
	    !sk_buf_add(s->out, s->word.ptr, s->word.len, err))
		return false;
	s->copied = token->end;
	return true;
}

bool
sk_search_suggest(struct sk_store *store, struct sakuin_str text,
		  struct sk_buf *out, struct sakuin_error *err)
{
	struct suggest s = { .store = store, .text = text, .out = out };
	struct sakuin_field field = { .text = text, .lang = sk_str("") };
	struct sakuin_analyzer *a =
		sakuin_analyzer_new("words", SAKUIN_QUERY, err);
	bool ok;

	s.near = a ? sk_near_new(store, err) : NULL;
	ok = s.near && sakuin_analyze(a, &field, suggest_word, &s, err);
	if (ok && s.changed)
		ok = sk_buf_add(out, text.ptr + s.copied, text.len - s.copied,
				err);
	if (!ok || !s.changed)
		sk_buf_clear(out);
	sakuin_analyzer_free(a);
	sk_near_free(s.near);
	sk_buf_done(&s.word);
	return ok;
}
