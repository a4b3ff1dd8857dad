/* fuzz_chain.c - any bytes through the whole chain.
 *
 * The first byte chooses mode, language and chain, the rest is the text.
 * Ill-formed text is made well-formed first: that is what the decoder owes to
 * the chain.  The rules of stage.h must hold, and the same text once more,
 * after a field that was given up half-way, must give the same tokens. */

#include "../chain_rules.h"
#include "fuzz.h"

static const char *const chains[] = {
	"words | fold | han | hangul | stop | stem:auto",
	"words | fold | han:joins | hangul | stop | stem:auto",
	"words | stem | hangul | han | fold | stop",
	"words | fold | han | hangul | romaji | romaja | pinyin | stop | stem",
	"words | pinyin | romaja | romaji",
	"words | stop | han | stem:fr | hangul:grams | fold",
};

enum { CHAINS = sizeof chains / sizeof *chains };

static const char *const langs[] = { "", "ko", "ja", "de" };

static void
run(struct sakuin_analyzer *a, struct sakuin_str text, const char *lang)
{
	struct tokens first = { 0 }, again = { 0 };
	struct sakuin_error err;
	const char *rule;

	must(tokens_read(&first, a, text, lang, &err), err.text);
	rule = rules_broken(&first, text);
	must(!rule, rule);
	again.refuse = first.count / 2;
	must(tokens_read(&again, a, text, lang, &err) == (again.refuse == 0),
	     "a refusal comes back");
	again.refuse = 0;
	must(tokens_read(&again, a, text, lang, &err), err.text);
	must(tokens_equal(&first, &again), "the same text, the same tokens");
	tokens_done(&first);
	tokens_done(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sakuin_analyzer *analyzers[CHAINS][2];
	uint8_t choice = size ? data[0] : 0;
	enum sakuin_mode mode = choice & 1 ? SAKUIN_QUERY : SAKUIN_INDEX;
	size_t chain = (choice >> 3) % CHAINS;
	struct sakuin_analyzer **a = &analyzers[chain][mode];
	struct sk_buf text = { 0 };
	struct sakuin_error err;

	if (!*a)
		*a = sakuin_analyzer_new(chains[chain], mode, &err);
	must(*a != NULL, "there is an analyzer");
	if (size > 1)
		well_formed(data + 1, size - 1, &text);
	run(*a, sk_buf_str(&text), langs[choice >> 1 & 3]);
	sk_buf_done(&text);
	return 0;
}
