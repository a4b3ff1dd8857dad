/* enamdict.c - readings of names by ENAMDICT (Debian package enamdict).
 *
 * The file has a name a line, such as
 *
 *     NAME [KANA] /(s,p) Romanised/
 *
 * in EUC-JP, sorted by bytes, so it is mapped and searched as it is.  A window
 * that is no name as a whole is tried as surname and given name. */
#include "enamdict_file.h"
#include "readings.h"

enum { PERSON_MIN_CHARS = 3, PERSON_MAX_CHARS = 7, SURNAME_MAX_CHARS = 4 };

/* Kinds of names. */
enum { SURNAME = 1, GIVEN = 2, ANY = 4 };

/* Rows 4 and 5 are in Unicode's order. */
bool
sk_enamdict_key(struct sakuin_str euc, struct sk_jakey *key)
{
	char utf8[256];
	size_t len = 0;

	for (size_t i = 0; i + 1 < euc.len; i += 2) {
		uint32_t row = (uint8_t)euc.ptr[i];
		uint32_t cell =
			(uint8_t)euc.ptr[i + 1] - (uint32_t)SK_EUC_FIRST;
		uint32_t base = row == 0xA4 ? 0x3041 : 0x30A1;

		if (len + 4 > sizeof utf8 || cell >= SK_JIS_PLANES)
			return false;
		if (row == 0xA1) /* long vowels and middle dots */
			continue;
		if (row != 0xA4 && row != 0xA5)
			return false;
		len += sk_utf8_put(utf8 + len, base + cell);
	}
	return sk_jakey_kana((struct sakuin_str){ utf8, len }, key);
}

/* The kinds of name in "(s,p) Romanised/". */
static unsigned
enamdict_kinds(const char *p, const char *end)
{
	unsigned kinds = ANY;

	p = memchr(p, '(', (size_t)(end - p));
	for (; p && p < end && *p != ')'; p++) {
		bool alone = end - p > 2 && (p[2] == ',' || p[2] == ')');

		if ((*p != '(' && *p != ',') || !alone)
			continue;
		if (p[1] == 's' || p[1] == 'u')
			kinds |= SURNAME;
		if (strchr("gfmu", p[1]))
			kinds |= GIVEN;
	}
	return kinds;
}

/* Add the reading on the line [P, END) if it is of kind WANT. */
static void
enamdict_line(const char *p, const char *end, unsigned want,
	      struct sk_keys *out)
{
	const char *open = memchr(p, '[', (size_t)(end - p));
	const char *close =
		open ? memchr(open, ']', (size_t)(end - open)) : NULL;
	struct sakuin_str kana;
	struct sk_jakey key;

	if (!close || !(enamdict_kinds(close, end) & want))
		return;
	kana = (struct sakuin_str){ open + 1, (size_t)(close - open - 1) };
	if (sk_enamdict_key(kana, &key))
		sk_keys_add(out, &key);
}

/* Add all readings of NAME that are of kind WANT; false if it is not there
 * as any kind. */
static bool
enamdict_find(struct sk_enamdict *e, struct sakuin_str name, unsigned want,
	      struct sk_keys *out)
{
	size_t start = sk_enamdict_start(e, name), lines = 0;

	for (; start < e->size && sk_str_eq(sk_enamdict_name(e, start), name) &&
	       !(lines && sk_keys_full(out));
	     lines++) {
		size_t end = sk_enamdict_end(e, start);

		enamdict_line(e->map + start, e->map + end, want, out);
		start = end + 1;
	}
	return lines > 0;
}

/* Is NAME there, as any kind? */
static bool
enamdict_has(struct sk_enamdict *e, struct sakuin_str name)
{
	return sk_enamdict_start(e, name) < e->size;
}

/* Add readings of NAME as a surname and a given name.  Lines are not read for
 * one half before both are known to be there. */
static void
enamdict_person(struct sk_enamdict *e, const struct sk_euc_name *name,
		struct sk_keys *out)
{
	for (size_t i = 1;
	     i < name->chars && i <= SURNAME_MAX_CHARS && !sk_keys_full(out);
	     i++) {
		struct sk_keys surnames, givens;
		const struct sk_keys *const parts[] = { &surnames, &givens };
		struct sakuin_str surname = { name->bytes, 2 * i };
		struct sakuin_str given = { name->bytes + 2 * i,
					    2 * (name->chars - i) };

		surnames.count = surnames.most = 0;
		givens.count = givens.most = 0;
		if (enamdict_has(e, surname) && enamdict_has(e, given) &&
		    enamdict_find(e, surname, SURNAME, &surnames) &&
		    enamdict_find(e, given, GIVEN, &givens))
			sk_keys_product(parts, 2, out);
	}
}

static void
enamdict_read(void *self, const struct sk_window *w, struct sk_keys *out)
{
	struct sk_enamdict *e = self;
	size_t start = w->pieces[0].start, end = w->pieces[w->count - 1].end;
	struct sakuin_str text = { w->text.ptr + start, end - start };
	struct sk_euc_name name;
	struct sakuin_str whole = { name.bytes, 0 };

	/* A single character can be a dozen given names: only alone. */
	if (!sk_enamdict_euc(e, text, &name) ||
	    (name.chars == 1 && text.len < w->text.len))
		return;
	whole.len = 2 * name.chars;
	if (enamdict_find(e, whole, ANY, out) ||
	    (w->torn && text.len < w->text.len))
		return;
	if (name.chars >= PERSON_MIN_CHARS && name.chars <= PERSON_MAX_CHARS)
		enamdict_person(e, &name, out);
}

const struct sk_reading_source sk_source_enamdict = {
	.name = "enamdict",
	.names = true,
	.lost = "names in kanji are read less well without ENAMDICT",
	.packages = "enamdict",
	.stamp = sk_enamdict_stamp,
	.open = sk_enamdict_open,
	.close = sk_enamdict_close,
	.read = enamdict_read,
};
