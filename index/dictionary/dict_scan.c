/* dict_scan.c - the words of a collection, from its terms. */
#include "dict_impl.h"
#include "schema.h"
#include "spelling.h"

enum { UTF8_LEAD = 0xC2, UTF8_LAST = 0xF4 };

/* The fields of Omega whose words have no stems in an index without any. */
static const char *const scan_plain[] = { "S", "A", "K" };

struct scan {
	struct sk_dict *d;
	bool found;
};

static bool
scan_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* How many bytes at the head of TERM, without its Z, are a prefix. */
static size_t
scan_prefix(struct sakuin_str term)
{
	size_t i = 0;

	if (term.len == 0 || !scan_capital(*term.ptr))
		return 0;
	if (*term.ptr != 'X')
		return 1;
	while (i < term.len && scan_capital(term.ptr[i]))
		i++;
	return i + (i < term.len && term.ptr[i] == ':');
}

static void
scan_field(struct sk_dict *d, const char *prefix, size_t len)
{
	for (size_t i = 0; i < d->field_count; i++)
		if (strlen(d->fields[i]) == len &&
		    !memcmp(d->fields[i], prefix, len))
			return;
	if (len >= SK_DICT_PREFIX || d->field_count == SK_DICT_FIELDS)
		return;
	memcpy(d->fields[d->field_count], prefix, len);
	d->fields[d->field_count++][len] = '\0';
}

/* A stem with a prefix.  Of a letter other than X one is enough; our own
 * citing sentences are no field that others ask. */
static bool
scan_stem(void *ctx, struct sakuin_str term, uint32_t freq,
	  struct sakuin_error *err)
{
	const char *context = sk_fields[SK_FIELD_CONTEXT].prefix;
	struct scan *s = ctx;
	struct sakuin_str rest = { term.ptr + 1, term.len - 1 };
	size_t len = scan_prefix(rest);

	(void)freq;
	(void)err;
	if (len != strlen(context) || memcmp(rest.ptr, context, len) != 0)
		scan_field(s->d, rest.ptr, len);
	s->found = *rest.ptr != 'X';
	return !s->found; /* to stop is no failure */
}

static bool
scan_any(void *ctx, struct sakuin_str term, uint32_t freq,
	 struct sakuin_error *err)
{
	(void)term;
	(void)freq;
	(void)err;
	*(bool *)ctx = true;
	return false;
}

bool
sk_dict_fields(struct sk_dict *d, struct sakuin_error *err)
{
	bool stems = false;

	d->field_count = 0;
	scan_field(d, "", 0);
	for (int c = 'A'; c <= 'Z'; c++) {
		const char start[2] = { 'Z', (char)c };
		struct scan s = { .d = d };

		if (!xc_terms(d->db, (struct sakuin_str){ start, 2 }, scan_stem,
			      &s, err) &&
		    !s.found)
			return false;
	}
	if (!xc_terms(d->db, sk_str("Z"), scan_any, &stems, err) && !stems)
		return false;
	for (size_t i = 0; !stems && i < sizeof scan_plain / sizeof *scan_plain;
	     i++)
		scan_field(d, scan_plain[i], strlen(scan_plain[i]));
	return true;
}

/* Terms may be any bytes; a word is UTF-8 and holds no blank. */
static bool
scan_is_word(struct sakuin_str word)
{
	const char *p = word.ptr, *end = p + word.len;

	while (p < end) {
		const char *start = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (c <= ' ' || c == 0x7F ||
		    (c == 0xFFFD &&
		     (p - start != 3 || memcmp(start, "\xEF\xBF\xBD", 3) != 0)))
			return false;
	}
	return word.len <= SK_DICT_WORD;
}

static bool
scan_term(void *ctx, struct sakuin_str term, uint32_t freq,
	  struct sakuin_error *err)
{
	struct sk_dict *d = ctx;
	size_t prefix = strlen(d->prefix);
	struct sakuin_str word = { term.ptr + prefix, term.len - prefix };

	freq = sk_restricted_others(&d->restricted, term, freq);
	if (freq == 0 || !scan_is_word(word))
		return true;
	d->summary->terms++;
	sk_arena_reset(&d->arena);
	if (d->spellings && prefix == 0 && sk_spelling_word(word) &&
	    !sk_dict_entry(d, SK_DICT_SPELLING, word, SK_DICT_NEW, '0', freq,
			   sk_str(""), err))
		return false;
	return sk_dict_read(d, word, freq, err);
}

/* The words of the field under way that begin with the byte C. */
static bool
scan_letter(struct sk_dict *d, char c, struct sakuin_error *err)
{
	char start[SK_DICT_PREFIX + 1];
	size_t len = strlen(d->prefix);

	memcpy(start, d->prefix, len);
	start[len] = c;
	return xc_terms(d->db, (struct sakuin_str){ start, len + 1 }, scan_term,
			d, err);
}

bool
sk_dict_scan(struct sk_dict *d, struct sakuin_error *err)
{
	for (size_t i = 0; i < d->field_count; i++) {
		d->prefix = d->fields[i];
		memset(d->heard, 0, SK_DICT_HEARD / 8);
		d->heard_any = false;
		for (int c = 'a'; c <= UTF8_LAST;
		     c = c == 'z' ? UTF8_LEAD : c + 1)
			if (!scan_letter(d, (char)c, err))
				return false;
		if (!sk_dict_kanji(d, err) ||
		    (d->names && !sk_dict_names_words(d, err)))
			return false;
	}
	return true;
}
