/* fuzz_source.c - any bytes as two references, one a line as in
 * ../source_test.h, or only their raw texts behind a first '!', which are
 * then parsed.  Keys keep their limits; a reference with a title shares all of
 * its keys with itself; a verdict does not depend on the order. */

#include "../source_test.h"
#include "fuzz.h"

/* The next line of *TEXT as a reference. */
static struct sk_reference
next(struct sakuin_str *text, struct sk_arena *arena)
{
	struct sakuin_str line = *text;
	const char *nl = text->len ? memchr(text->ptr, '\n', text->len) : NULL;
	struct sk_reference ref = { 0 };
	struct sakuin_error err;

	if (nl)
		line.len = (size_t)(nl - line.ptr);
	text->ptr += line.len + (nl != NULL);
	text->len -= line.len + (nl != NULL);
	if (line.len > 1 && line.ptr[0] == '!') {
		ref.raw = (struct sakuin_str){ line.ptr + 1, line.len - 1 };
		/* No text is an error, which is as good. */
		(void)!sk_reference_parse(&ref, arena, &err);
	} else {
		must(source_read(line, arena, &ref, &err), err.text);
	}
	return ref;
}

static void
keys_hold(struct sk_source_matcher *m, const struct sk_reference *ref,
	  struct sk_arena *arena)
{
	struct sk_source_keys keys;
	struct sakuin_error err;

	must(sk_source_keys(m, ref, arena, &keys, &err), err.text);
	must(keys.count <= SK_SOURCE_KEYS, "there are few keys");
	for (size_t i = 0; i < keys.count; i++) {
		must(keys.key[i].len <= SK_SOURCE_KEY_MAX, "keys are short");
		for (size_t j = 0; j < keys.key[i].len; j++)
			must((unsigned char)keys.key[i].ptr[j] > ' ',
			     "keys have no spaces");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sk_source_matcher *m;
	struct sakuin_error err;
	struct sk_arena arena = { 0 };
	struct sk_buf buf = { 0 };
	struct sakuin_str text;
	struct sk_reference a, b;
	enum sk_verdict there, back;
	const char *why, *why_back;

	if (!m)
		m = sk_source_matcher_new(&err);
	must(m != NULL, "there is a matcher");
	well_formed(data, size, &buf);
	text = sk_buf_str(&buf);
	a = next(&text, &arena);
	b = next(&text, &arena);
	keys_hold(m, &a, &arena);
	keys_hold(m, &b, &arena);
	must(sk_source_same(m, &a, &b, &there, &why, &err), err.text);
	must(sk_source_same(m, &b, &a, &back, &why_back, &err), err.text);
	must(there == back && !strcmp(why, why_back), "order does not matter");
	sk_arena_done(&arena);
	sk_buf_done(&buf);
	return 0;
}
