/* fuzz_chain.c - any bytes through the whole chain.
 *
 * The first byte chooses mode, language and chain, the rest is the text.
 * Ill-formed text is made well-formed first: that is what the decoder owes to
 * the chain.  The rules of stage.h must hold, and the same text once more,
 * after a field that was given up half-way, must give the same tokens. */
#include <stdio.h>

#include "../chain_rules.h"

static const char *const chains[] = {
	"words | fold | han | hangul | stop | stem:auto",
	"words | fold | han:joins | hangul | stop | stem:auto",
	"words | stem | hangul | han | fold | stop",
	"words | fold | han | hangul | romaji | romaja | pinyin | stop | stem",
	"words | pinyin | romaja | romaji",
	"words | stop | han | stem:fr | hangul:grams | fold",
};

static const char *const langs[] = { "", "ko", "ja", "de" };

static void
die(const char *what)
{
	fprintf(stderr, "fuzz_chain: %s\n", what);
	abort();
}

static void
well_formed(const uint8_t *data, size_t size, struct sk_buf *out)
{
	const char *p = (const char *)data, *end = p + size;
	struct sakuin_error err;

	while (p < end) {
		char bytes[4];

		if (!sk_buf_add(out, bytes,
				sk_utf8_put(bytes, sk_utf8_next(&p, end)),
				&err))
			die(err.text);
	}
}

static void
run(struct sakuin_analyzer *a, struct sakuin_str text, const char *lang)
{
	struct tokens first = { 0 }, again = { 0 };
	struct sakuin_error err;
	const char *rule;

	if (!tokens_read(&first, a, text, lang, &err))
		die(err.text);
	rule = rules_broken(&first, text);
	if (rule)
		die(rule);
	again.refuse = first.count / 2;
	if (tokens_read(&again, a, text, lang, &err) != (again.refuse == 0))
		die("a refusal is lost");
	again.refuse = 0;
	if (!tokens_read(&again, a, text, lang, &err))
		die(err.text);
	if (!tokens_equal(&first, &again))
		die("the same text, other tokens");
	tokens_done(&first);
	tokens_done(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sakuin_analyzer *analyzers[4][2];
	uint8_t choice = size ? data[0] : 0;
	enum sakuin_mode mode = choice & 1 ? SAKUIN_QUERY : SAKUIN_INDEX;
	struct sakuin_analyzer **a = &analyzers[choice >> 3 & 3][mode];
	struct sk_buf text = { 0 };
	struct sakuin_error err;

	if (!*a)
		*a = sakuin_analyzer_new(chains[choice >> 3 & 3], mode, &err);
	if (!*a)
		die(err.text);
	if (size > 1)
		well_formed(data + 1, size - 1, &text);
	run(*a, sk_buf_str(&text), langs[choice >> 1 & 3]);
	sk_buf_done(&text);
	return 0;
}
