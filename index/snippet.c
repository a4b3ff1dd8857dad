/* snippet.c - the place in a text where it answers a query. */
#include <stdlib.h>

#include "leaf.h"
#include "schema.h"
#include "snippet_impl.h"

enum {
	BLOCK = 64 * 1024, /* analysed at a time, up to a line end */
	ENOUGH = 16,       /* blocks behind the first match; a better place
			    * may lie further on in a very long text */
	STOP_GAP = 3       /* bytes between a stop word and its neighbour */
};

void
sk_snippets_free(struct sk_snippets *s)
{
	if (!s)
		return;
	sakuin_analyzer_free(s->analyzer);
	sk_table_done(&s->terms);
	free(s->matches);
	free(s->seen);
	free(s->marks);
	sk_buf_done(&s->name);
	free(s);
}

/* Cut the prefix of a text field off TERM.  False for a filter, which is not
 * in the text. */
static bool
snippet_is_word(struct sakuin_str *term)
{
	const char *gram = sk_fields[SK_FIELD_GRAM].prefix;
	size_t reading = strlen(SK_READING_PREFIX);

	if (term->len > reading &&
	    !memcmp(term->ptr, SK_READING_PREFIX, reading))
		return true;
	if (term->len == 0 || *term->ptr < 'A' || *term->ptr > 'Z')
		return term->len > 0;
	if (term->len > strlen(gram) && !memcmp(term->ptr, gram, strlen(gram)))
		return true;
	for (int i = 0; i < SK_FIELD_COUNT; i++) {
		const struct sk_field_type *f = &sk_fields[i];

		if (f->boolean || strlen(f->prefix) != 1 ||
		    *f->prefix != *term->ptr)
			continue;
		term->ptr++;
		term->len--;
		return term->len > 0;
	}
	return false;
}

/* The reading key TERM without the letter of its field. */
static bool
snippet_reading(struct sk_snippets *s, struct sakuin_str term,
		struct sakuin_error *err)
{
	const char *colon = memchr(term.ptr, ':', term.len);
	size_t language = strlen(SK_READING_PREFIX) + 1;
	size_t rest = colon ? (size_t)(colon - term.ptr) : 0;
	uint32_t number;

	if (rest < language)
		return true;
	sk_buf_clear(&s->name);
	return sk_buf_add(&s->name, term.ptr, language, err) &&
	       sk_buf_add(&s->name, colon, term.len - rest, err) &&
	       sk_table_intern(&s->terms, sk_buf_str(&s->name), &number, err);
}

/* The field does not matter for what is marked. */
static bool
snippet_term(void *ctx, struct sakuin_str term, uint32_t freq,
	     struct sakuin_error *err)
{
	struct sk_snippets *s = ctx;
	bool stem = term.len && *term.ptr == 'Z';
	uint32_t number;

	(void)freq;
	term.ptr += stem;
	term.len -= stem;
	if (!snippet_is_word(&term))
		return true;
	if (!stem && term.len > 1 && !memcmp(term.ptr, SK_READING_PREFIX, 2))
		return snippet_reading(s, term, err);
	sk_buf_clear(&s->name);
	return (!stem || sk_buf_putc(&s->name, 'Z', err)) &&
	       sk_buf_add(&s->name, term.ptr, term.len, err) &&
	       sk_table_intern(&s->terms, sk_buf_str(&s->name), &number, err);
}

struct sk_snippets *
sk_snippets_new(const struct xc_query *query, const struct sakuin_str *prefixes,
		size_t prefix_count, struct sakuin_error *err)
{
	struct sk_snippets *s = calloc(1, sizeof *s);

	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	s->prefixes = prefixes;
	s->prefix_count = prefix_count;
	s->analyzer = sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_INDEX, err);
	if (!s->analyzer || !xc_query_terms(query, snippet_term, s, err)) {
		sk_snippets_free(s);
		return NULL;
	}
	return s;
}

/* Is NAME in the query?  Its number if so. */
static bool
snippet_lookup(struct sk_snippets *s, struct sakuin_str name, uint32_t *number)
{
	return sk_table_find(&s->terms, name, number);
}

static bool
snippet_matches(struct sk_snippets *s, const struct sakuin_token *token,
		uint32_t *number, bool *found, struct sakuin_error *err)
{
	const char *prefix = "";

	if (token->kind == SAKUIN_STEM || token->kind == SAKUIN_JOIN ||
	    (token->kind == SAKUIN_GRAM && token->script == SAKUIN_HAN))
		prefix = "Z";
	else if (token->kind == SAKUIN_GRAM)
		prefix = sk_fields[SK_FIELD_GRAM].prefix;
	else if (token->kind == SAKUIN_READING)
		prefix = sk_schema_reading(token->reading, "");
	sk_buf_clear(&s->name);
	if (!sk_buf_puts(&s->name, prefix, err) ||
	    !sk_buf_add(&s->name, token->text.ptr, token->text.len, err))
		return false;
	*found = snippet_lookup(s, sk_buf_str(&s->name), number) ||
		 (token->kind == SAKUIN_JOIN &&
		  snippet_lookup(s, token->text, number));
	for (size_t i = 0; !*found && i < s->prefix_count; i++)
		if (token->kind <= SAKUIN_FOLD && s->prefixes[i].len &&
		    token->text.len >= s->prefixes[i].len &&
		    !memcmp(token->text.ptr, s->prefixes[i].ptr,
			    s->prefixes[i].len)) {
			*found = true;
			*number = (uint32_t)(s->terms.count + i);
		}
	return true;
}

static bool
snippet_put(void *ctx, const struct sakuin_token *token,
	    struct sakuin_error *err)
{
	struct sk_snippets *s = ctx;
	uint32_t number = 0;
	bool found;

	if (!snippet_matches(s, token, &number, &found, err))
		return false;
	if (!found)
		return true;
	if (!sk_grow(&s->matches, &s->match_cap, s->match_count + 1,
		     sizeof *s->matches, err))
		return false;
	s->matches[s->match_count++] =
		(struct sk_snippet_match){ { s->base + token->start,
					     s->base + token->end },
					   number,
					   token->stop };
	return true;
}

static int
snippet_order(const void *a, const void *b)
{
	const struct sk_snippet_match *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

static bool
snippet_scan(struct sk_snippets *s, struct sakuin_str text,
	     struct sakuin_str lang, struct sakuin_error *err)
{
	const char *p = text.ptr, *end = p + text.len;
	int blocks = 0;

	s->match_count = 0;
	while (p < end && blocks < ENOUGH) {
		const char *q = end - p > BLOCK ? p + BLOCK : end;
		struct sakuin_field block = { .lang = lang };

		if (q < end) {
			q = memchr(q, '\n', (size_t)(end - q));
			q = q ? q + 1 : end;
		}
		block.text = (struct sakuin_str){ p, (size_t)(q - p) };
		s->base = (uint32_t)(p - text.ptr);
		if (!sakuin_analyze(s->analyzer, &block, snippet_put, s, err))
			return false;
		blocks += s->match_count > 0;
		p = q;
	}
	if (s->match_count)
		qsort(s->matches, s->match_count, sizeof *s->matches,
		      snippet_order);
	return true;
}

/* Does match I stand beside one that is no stop word? */
static bool
snippet_beside(const struct sk_snippets *s, size_t i)
{
	const struct sk_snippet_match *m = s->matches;

	for (size_t j = i; j-- > 0;) {
		if (m[i].span.start > m[j].span.end + STOP_GAP)
			break;
		if (!m[j].stop)
			return true;
	}
	for (size_t j = i + 1; j < s->match_count; j++) {
		if (m[j].span.start > m[i].span.end + STOP_GAP)
			break;
		if (!m[j].stop)
			return true;
	}
	return false;
}

/* Matches in WINDOW, those that touch made one. */
static bool
snippet_marks(struct sk_snippets *s, struct sk_stretch window, size_t *count,
	      struct sakuin_error *err)
{
	bool only_stop = true;

	*count = 0;
	for (size_t i = 0; i < s->match_count; i++)
		only_stop &= s->matches[i].stop;
	for (size_t i = 0; i < s->match_count; i++) {
		struct sk_stretch span = s->matches[i].span;

		if (span.start < window.start || span.end > window.end ||
		    (s->matches[i].stop && !only_stop && !snippet_beside(s, i)))
			continue;
		if (*count && span.start <= s->marks[*count - 1].end) {
			if (span.end > s->marks[*count - 1].end)
				s->marks[*count - 1].end = span.end;
			continue;
		}
		if (!sk_grow(&s->marks, &s->mark_cap, *count + 1,
			     sizeof *s->marks, err))
			return false;
		s->marks[(*count)++] = span;
	}
	return true;
}

bool
sk_snippets_find(struct sk_snippets *s, struct sakuin_str text,
		 struct sakuin_str lang, size_t width, struct sk_snippet *out,
		 struct sakuin_error *err)
{
	if (!sk_grow(&s->seen, &s->seen_cap,
		     s->terms.count + s->prefix_count + 1, sizeof *s->seen,
		     err) ||
	    !snippet_scan(s, text, lang, err))
		return false;
	sk_snippet_window(s, text, width, &out->window);
	if (!snippet_marks(s, out->window, &out->count, err))
		return false;
	out->marks = s->marks;
	return true;
}
