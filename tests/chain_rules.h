/* chain_rules.h - the rules of analyzers/stage.h, for property tests and for
 * the fuzzer. */
#ifndef CHAIN_RULES_H
#define CHAIN_RULES_H

#include "script.h"
#include "stock.h"
#include "tokens.h"

static inline bool
rules_utf8(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;

	while (p < end) {
		char bytes[4];
		const char *at = p;
		size_t len = sk_utf8_put(bytes, sk_utf8_next(&p, end));

		if (len != (size_t)(p - at) || memcmp(bytes, at, len) != 0)
			return false;
	}
	return true;
}

static inline bool
rules_boundary(struct sakuin_str text, uint32_t at)
{
	return at == text.len ||
	       (at < text.len && (text.ptr[at] & 0xC0) != 0x80);
}

static inline bool
rules_word_char(uint32_t c)
{
	return sk_stock_wordchar(c) || sk_script_of(c) == SAKUIN_HAN;
}

/* A word begins with a letter or the like and ends with one, or as "c++". */
static inline bool
rules_word_text(struct sakuin_str s)
{
	const char *p = s.ptr, *end = p + s.len, *last;

	if (!rules_word_char(sk_utf8_next(&p, end)))
		return false;
	for (last = end - 1; (*last & 0xC0) == 0x80;)
		last--;
	return *last == '+' || *last == '#' ||
	       rules_word_char(sk_utf8_next(&last, end));
}

/* Does a WORD of WORD's run before it begin at START? */
static inline bool
rules_word_begins(const struct tokens *t, const struct sakuin_token *word,
		  uint32_t start)
{
	while (word-- > t->list)
		if (word->kind == SAKUIN_WORD) {
			if (word->run == 0 || word->start < start)
				return false;
			if (word->start == start)
				return true;
		}
	return false;
}

static inline const char *
rules_word(const struct sakuin_token *w, const struct sakuin_token *before)
{
	if (w->position != (before ? before->position + 1 : 1))
		return "the n-th WORD has position n";
	if (before && w->start < before->end)
		return "WORDs do not overlap";
	if (!rules_word_text(w->text))
		return "a WORD begins and ends with a word character";
	if (w->run && before && before->run > w->run)
		return "runs count up";
	return NULL;
}

/* The letters of all languages' keys. */
static inline const char *
rules_reading(const struct tokens *t, const struct sakuin_token *r,
	      const struct sakuin_token *word)
{
	for (size_t i = 0; i < r->text.len; i++)
		if (r->text.ptr[i] <= ' ' || r->text.ptr[i] > '~')
			return "a READING is ASCII";
	if (r->reading == SAKUIN_READ_NONE || r->text.len > 96)
		return "a READING has a language and at most 96 bytes";
	if (r->end > word->end || r->start < t->list[0].start)
		return "a READING is of its WORD or those before it";
	return NULL;
}

static inline const char *
rules_variant(const struct tokens *t, const struct sakuin_token *v,
	      const struct sakuin_token *word)
{
	if (!word)
		return "a WORD comes first";
	if (v->position != word->position || v->run != word->run)
		return "variants share position and run";
	if (v->kind == SAKUIN_JOIN) {
		if (v->end != word->end || v->run == 0)
			return "a JOIN ends where its WORD ends";
		if (v->stop)
			return "a JOIN is no stop word";
		return rules_word_begins(t, word, v->start)
			       ? NULL
			       : "a JOIN begins with a WORD before it";
	}
	if (v->kind == SAKUIN_GRAM)
		return v->end > word->start && v->end <= word->end &&
				       (v->start >= word->start || v->run)
			       ? NULL
			       : "a GRAM ends inside its WORD";
	if (v->kind == SAKUIN_READING)
		return rules_reading(t, v, word);
	return v->start == word->start && v->end == word->end
		       ? NULL
		       : "variants share start and end";
}

/* The rule that the tokens T of TEXT break, or NULL. */
static inline const char *
rules_broken(const struct tokens *t, struct sakuin_str text)
{
	const struct sakuin_token *word = NULL;

	for (size_t i = 0; i < t->count; i++) {
		const struct sakuin_token *token = &t->list[i];
		const char *broken;

		if (token->text.len == 0)
			return "text is not empty";
		if (!rules_utf8(token->text))
			return "text is valid UTF-8";
		if (token->start >= token->end || token->end > text.len)
			return "start < end <= length";
		if (!rules_boundary(text, token->start) ||
		    !rules_boundary(text, token->end))
			return "tokens begin and end with characters";
		if (token->kind != SAKUIN_READING &&
		    token->reading != SAKUIN_READ_NONE)
			return "only a READING has a language";
		if (token->kind == SAKUIN_WORD) {
			broken = rules_word(token, word);
			word = token;
		} else {
			broken = rules_variant(t, token, word);
		}
		if (broken)
			return broken;
	}
	return NULL;
}

#endif
