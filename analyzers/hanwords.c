/* hanwords.c - stretches of Han characters that may be a name. */
#include "hanwords.h"
#include "script.h"

void
sk_hanwords_begin(struct sk_hanwords *h, const struct sakuin_field *field,
		  bool whole)
{
	*h = (struct sk_hanwords){ .field = field->text, .whole = whole };
}

/* How many characters WORD has; 0 if not all are Han. */
static size_t
hanwords_characters(const struct sakuin_token *word)
{
	const char *p = word->text.ptr, *end = p + word->text.len;
	size_t n = 0;

	if (word->script != SAKUIN_HAN || !word->run)
		return 0;
	for (; p < end; n++)
		if (sk_script_of(sk_utf8_next(&p, end)) != SAKUIN_HAN)
			return 0;
	return n;
}

bool
sk_hanwords_before(struct sk_hanwords *h, const struct sakuin_token *word,
		   sk_hanword_fn *fn, void *ctx, struct sakuin_error *err)
{
	size_t n = h->run_characters;

	if (word && word->run && word->run == h->run)
		return true;
	h->run = word ? word->run : 0;
	h->count = 0;
	h->run_characters = 0;
	if (!h->whole || n < SK_HAN_MIN || n > SK_HAN_MAX)
		return true;
	return fn(ctx, h->run_start, h->end, err);
}

/* Note WORD as one of its run; a run of more than Han is too long. */
static void
hanwords_run(struct sk_hanwords *h, const struct sakuin_token *word, size_t n)
{
	bool first = h->run_characters == 0;

	if (n == 0 || (!first && h->end != word->start))
		h->run_characters = SK_HAN_MAX + 1;
	else
		h->run_characters += n;
	if (first)
		h->run_start = word->start;
	h->end = word->end;
}

bool
sk_hanwords_after(struct sk_hanwords *h, const struct sakuin_token *word,
		  sk_hanword_fn *fn, void *ctx, struct sakuin_error *err)
{
	size_t n = hanwords_characters(word), all = 0;

	if (n == 0 || h->end != word->start)
		h->count = 0;
	hanwords_run(h, word, n);
	if (n == 0 || h->whole)
		return true;
	h->starts[h->count % SK_HAN_MAX] = word->start;
	h->characters[h->count % SK_HAN_MAX] = n;
	h->count++;
	for (size_t i = h->count; i-- > 0 && all < SK_HAN_MAX;) {
		all += h->characters[i % SK_HAN_MAX];
		if (all >= SK_HAN_MIN && all <= SK_HAN_MAX &&
		    !fn(ctx, h->starts[i % SK_HAN_MAX], word->end, err))
			return false;
	}
	return true;
}
