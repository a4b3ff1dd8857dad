/* fuzz_gloss.c - any bytes as a text with glosses.
 *
 * The first byte chooses who knows how names are read, the rest is the text,
 * made well-formed first, as the decoder owes to what reads it.  A name must
 * stand in the text, spaces apart, and a sound must be a key; what has no
 * sound is an acronym. */

#include "fuzz.h"
#include "gloss.h"

static const char *const chains[] = {
	"words",
	"words | romaja | pinyin",
	"words | romaji | romaja | pinyin",
};

enum { CHAINS = sizeof chains / sizeof *chains, SIDE = 96 };

/* The text twice: as it is, and without spaces. */
struct texts {
	struct sk_buf whole, solid;
};

static void
texts_read(const uint8_t *data, size_t size, struct texts *t)
{
	struct sakuin_error err;
	const char *p, *end;

	well_formed(data, size, &t->whole);
	p = t->whole.ptr;
	end = p + t->whole.len;
	while (p < end) {
		const char *start = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (c != ' ' && c != 0x3000)
			must(sk_buf_add(&t->solid, start, (size_t)(p - start),
					&err),
			     "memory");
	}
}

static void
check_acronym(struct sakuin_str key)
{
	must(key.len >= 2 && key.len <= 6, "an acronym has a size");
	for (size_t i = 0; i < key.len; i++)
		must(key.ptr[i] >= 'a' && key.ptr[i] <= 'z', "of letters");
}

static bool
check(void *ctx, const struct sk_gloss *g, struct sakuin_error *err)
{
	const struct texts *t = ctx;

	(void)err;
	must(g->native.len > 0 && g->native.len <= SIDE, "a name has a size");
	must(memmem(t->solid.ptr, t->solid.len, g->native.ptr, g->native.len),
	     "the name stands in the text");
	must(g->reading <= SAKUIN_READ_ZH, "it is read in a language");
	if (g->reading == SAKUIN_READ_NONE)
		check_acronym(g->key);
	must(g->key.len > 0 && g->key.len <= SIDE, "a key has a size");
	for (size_t i = 0; i < g->key.len; i++)
		must((unsigned char)g->key.ptr[i] > ' ' &&
			     (unsigned char)g->key.ptr[i] < 0x7F,
		     "a key is ASCII");
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sakuin_analyzer *analyzers[CHAINS];
	struct texts t = { { 0 }, { 0 } };
	struct sakuin_error err;
	size_t i = size ? data[0] % CHAINS : 0;

	if (size == 0)
		return 0;
	if (!analyzers[i])
		analyzers[i] =
			sakuin_analyzer_new(chains[i], SAKUIN_INDEX, &err);
	must(analyzers[i] != NULL, "a chain");
	texts_read(data + 1, size - 1, &t);
	must(sk_gloss_find(analyzers[i], sk_buf_str(&t.whole), sk_str(""),
			   data[0] >= 128, check, &t, &err),
	     "nothing fails");
	sk_buf_done(&t.whole);
	sk_buf_done(&t.solid);
	return 0;
}
