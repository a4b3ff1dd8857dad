/* enamdict_each.c - all names of ENAMDICT. */
#include <stdlib.h>

#include "enamdict_each.h"
#include "enamdict_file.h"

enum {
	CELLS = SK_JIS_PLANES * SK_JIS_PLANES,
	CODES = 0x10000,
	WORD_MAX = 60, /* bytes of a surname in Latin letters */
	KANA_MAX = 40  /* characters of a reading */
};

struct each {
	const struct sk_enamdict *e;
	uint16_t *codes; /* code points of JIS X 0208 */
	char text[4 * SK_ENAMDICT_CHARS];
	char kana[4 * KANA_MAX];
};

/* Turn the table of the file round. */
static bool
each_codes(struct each *x, struct sakuin_error *err)
{
	x->codes = calloc(CELLS, sizeof *x->codes);
	if (!x->codes)
		return sk_nomem(err);
	for (uint32_t c = 0; c < CODES; c++) {
		uint32_t euc = x->e->euc[c];

		if (euc)
			x->codes[((euc >> 8) - SK_EUC_FIRST) * SK_JIS_PLANES +
				 ((euc & 0xFF) - SK_EUC_FIRST)] = (uint16_t)c;
	}
	return true;
}

/* EUC, at most MAX characters, in UTF-8 at PTR; false if it is longer or not
 * all of JIS X 0208. */
static bool
each_text(struct each *x, struct sakuin_str euc, size_t max, char *ptr,
	  struct sakuin_str *out)
{
	size_t len = 0;

	if (euc.len == 0 || euc.len % 2 || euc.len > 2 * max)
		return false;
	for (size_t i = 0; i < euc.len; i += 2) {
		uint32_t row = (uint8_t)euc.ptr[i] - (uint32_t)SK_EUC_FIRST;
		uint32_t cell =
			(uint8_t)euc.ptr[i + 1] - (uint32_t)SK_EUC_FIRST;

		if (row >= SK_JIS_PLANES || cell >= SK_JIS_PLANES ||
		    !x->codes[row * SK_JIS_PLANES + cell])
			return false;
		len += sk_utf8_put(ptr + len,
				   x->codes[row * SK_JIS_PLANES + cell]);
	}
	*out = (struct sakuin_str){ ptr, len };
	return true;
}

/* The surname in "(h) Surname Given ...", from P to END. */
static void
each_surname(const char *p, const char *end, struct sk_jakey *out)
{
	static const char person[] = "(h) ";
	const char *word = p;

	out->len = 0;
	while (word < end && *word != '(')
		word++;
	if ((size_t)(end - word) < sizeof person ||
	    memcmp(word, person, sizeof person - 1) != 0)
		return;
	word += sizeof person - 1;
	p = memchr(word, ' ', (size_t)(end - word));
	if (!p || p - word > WORD_MAX ||
	    !sk_jakey_latin((struct sakuin_str){ word, (size_t)(p - word) },
			    out))
		out->len = 0;
}

/* The name on the line from START to END, if it has a reading. */
static bool
each_line(struct each *x, size_t start, size_t end, sk_enamdict_fn *fn,
	  void *ctx, struct sakuin_error *err)
{
	const char *p = x->e->map + start, *stop = x->e->map + end;
	const char *open = memchr(p, '[', end - start);
	const char *close =
		open ? memchr(open, ']', (size_t)(stop - open)) : NULL;
	struct sk_enamdict_name name;
	struct sakuin_str kana;

	if (!close)
		return true;
	kana = (struct sakuin_str){ open + 1, (size_t)(close - open - 1) };
	if (!each_text(x, sk_enamdict_name(x->e, start), SK_ENAMDICT_CHARS,
		       x->text, &name.text) ||
	    !each_text(x, kana, KANA_MAX, x->kana, &name.kana) ||
	    !sk_enamdict_key(kana, &name.key))
		return true;
	each_surname(close, stop, &name.surname);
	return fn(ctx, &name, err);
}

bool
sk_enamdict_each(sk_enamdict_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct each x = { .codes = NULL };
	void *self = NULL;
	bool ok;

	if (!sk_enamdict_open(&self, err))
		return false;
	if (!self)
		return true;
	x.e = self;
	ok = each_codes(&x, err);
	for (size_t start = 0, end; ok && start < x.e->size; start = end + 1) {
		end = sk_enamdict_end(x.e, start);
		ok = each_line(&x, start, end, fn, ctx, err);
	}
	free(x.codes);
	sk_enamdict_close(self);
	return ok;
}
