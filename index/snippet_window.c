/* snippet_window.c - which piece of a text is shown of it. */
#include "snippet_impl.h"

enum { LEAD = 3 }; /* a match stands a third into the window */

/* The first of the matches that make the best window: most different terms,
 * then most matches; stop words count for nothing. */
static size_t
snippet_best(struct sk_snippets *s, size_t width)
{
	size_t best = 0, best_score = 0, terms = 0, last = 0, words = 0;

	memset(s->seen, 0,
	       (s->terms.count + s->prefix_count) * sizeof *s->seen);
	for (size_t first = 0; first < s->match_count; first++) {
		const struct sk_snippet_match *m = &s->matches[first];

		for (; last < s->match_count &&
		       (last == first ||
			s->matches[last].span.end - m->span.start <= width);
		     last++) {
			if (s->matches[last].stop)
				continue;
			terms += s->seen[s->matches[last].term]++ == 0;
			words++;
		}
		if (1000 * terms + (words < 999 ? words : 999) > best_score &&
		    !m->stop) {
			best_score = 1000 * terms + (words < 999 ? words : 999);
			best = first;
		}
		if (!m->stop) {
			terms -= --s->seen[m->term] == 0;
			words--;
		}
	}
	return best;
}

static bool
snippet_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The start of the character at AT. */
static uint32_t
snippet_align(struct sakuin_str text, uint32_t at)
{
	while (at > 0 && at < text.len &&
	       ((uint8_t)text.ptr[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* A good place to begin, at most BACK bytes before AT: behind a line end or
 * the end of a sentence, else behind a space, else at a character. */
static uint32_t
snippet_begin(struct sakuin_str text, uint32_t at, uint32_t back)
{
	uint32_t low = at > back ? at - back : 0, space = 0;

	if (low == 0)
		return 0;
	for (uint32_t i = at; i > low; i--) {
		char c = text.ptr[i - 1];

		if (c == '\n' ||
		    (i >= 3 && !memcmp(text.ptr + i - 3, "\xE3\x80\x82", 3)))
			return i;
		if (i >= 2 && c == ' ' && strchr(".?!", text.ptr[i - 2]))
			return i;
		if (snippet_is_space(c))
			space = i;
	}
	return space ? space : snippet_align(text, low);
}

static uint32_t
snippet_end(struct sakuin_str text, uint32_t at, uint32_t limit)
{
	if (limit >= text.len)
		return (uint32_t)text.len;
	for (uint32_t i = limit; i > at && limit - i < 40; i--)
		if (snippet_is_space(text.ptr[i]))
			return i;
	return snippet_align(text, limit) > at ? snippet_align(text, limit)
					       : at;
}

void
sk_snippet_window(struct sk_snippets *s, struct sakuin_str text, size_t width,
		  struct sk_stretch *out)
{
	const struct sk_snippet_match *first;
	uint32_t wide = (uint32_t)width;

	*out = (struct sk_stretch){ 0, (uint32_t)text.len };
	if (width == 0 || text.len <= width)
		return;
	if (s->match_count == 0) {
		out->end = snippet_end(text, 0, wide);
		return;
	}
	first = &s->matches[snippet_best(s, width * (LEAD - 1) / LEAD)];
	out->start = snippet_begin(text, first->span.start, wide / LEAD);
	out->end = snippet_end(text, first->span.end, out->start + wide);
}
