/* identifier.c - DOI, URL and ISBN, with the words that introduce them. */
#include "parse.h"

enum { ISBN_MAX = 20 }; /* tokens: digits, hyphens, spaces */

static bool
identifier_word(const struct sk_ref_parse *p, size_t i, const char *word)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	return s.len == strlen(word) && !strncasecmp(s.ptr, word, s.len);
}

/* "doi:", "URL:", "Available at:", "Retrieved from", "PubMed:" in front of
 * token I belong to it.  Brackets around it too. */
static size_t
identifier_begin(const struct sk_ref_parse *p, size_t i)
{
	size_t from = i;

	while (from > p->first && sk_ref_free(p, from - 1)) {
		const struct sk_ref_token *t = sk_ref_tok(p, from - 1);

		if (t->quoted || t->kind == SK_TOKEN_NUMBER)
			break;
		if (t->kind == SK_TOKEN_SIGN &&
		    !(t->c == ':' || t->c == '<' || t->c == '(' ||
		      t->c == '[' || t->c == '='))
			break;
		if (t->kind == SK_TOKEN_WORD &&
		    !identifier_word(p, from - 1, "doi") &&
		    !identifier_word(p, from - 1, "url") &&
		    !(t->cue.cues & (SK_CUE_AVAILABLE | SK_CUE_ACCESSED)))
			break;
		from--;
	}
	/* "Online. http": a sentence of such words alone. */
	return from;
}

static bool
identifier_doi(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);
	size_t at = sk_ref_doi_at(s);
	char doi[300];
	size_t len = 0;

	/* A year in brackets glued to it is the reference's. */
	for (size_t k = at; k < s.len && len < sizeof doi; k++)
		if (s.ptr[k] != ' ')
			doi[len++] = s.ptr[k];
	return len == 0 ||
	       sk_ref_put(p, SK_REF_DOI, (struct sakuin_str){ doi, len }, i,
			  i + 1, SK_HOW_RULE, 0.98f, err);
}

static bool
identifier_url(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);
	char *url = sk_arena_alloc(&p->scratch, s.len + 1, err);
	size_t len = 0;

	if (!url)
		return false;
	for (size_t k = 0; k < s.len; k++)
		if (s.ptr[k] != ' ')
			url[len++] = s.ptr[k];
	return sk_ref_put(p, SK_REF_URL, (struct sakuin_str){ url, len }, i,
			  i + 1, SK_HOW_RULE, 0.98f, err);
}

static bool
identifier_address(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t from = identifier_begin(p, i);
	bool doi = sk_ref_kind(p, i, SK_TOKEN_DOI);
	enum sk_ref_field field = doi ? SK_REF_DOI : SK_REF_URL;

	sk_ref_take(p, from, i, SK_TAKEN_NOISE);
	sk_ref_take(p, i, i + 1, 1 + field);
	if (sk_ref_is(p, i + 1, '>') || sk_ref_is(p, i + 1, ')') ||
	    sk_ref_is(p, i + 1, ']'))
		if (sk_ref_tok(p, i + 1)->mate >= from &&
		    sk_ref_tok(p, i + 1)->mate < i)
			sk_ref_take(p, i + 1, i + 2, SK_TAKEN_NOISE);
	if (sk_ref_has(p, field))
		return true; /* the first one is the source's own */
	return doi ? identifier_doi(p, i, err) : identifier_url(p, i, err);
}

/* Ten or thirteen digits, the last perhaps an X, in any grouping. */
static bool
identifier_isbn(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t k = i + 1;
	struct sakuin_str s;
	char digits[16];
	size_t len = 0;

	while (sk_ref_is(p, k, ':') || sk_ref_is(p, k, '-') ||
	       (sk_ref_kind(p, k, SK_TOKEN_NUMBER) && k == i + 2 &&
		sk_ref_tok(p, k)->letters == 2 && sk_ref_is(p, k + 1, ':')))
		k++;
	for (size_t m = k; m < k + ISBN_MAX && m < p->count; m++) {
		/* Too few digits are no pages either. */
		sk_ref_take(p, i, m, SK_TAKEN_NOISE);
		s = sk_ref_text(p, m, m + 1);
		if (sk_ref_dash(p, m))
			continue;
		if (!sk_ref_kind(p, m, SK_TOKEN_NUMBER) &&
		    !(len == 9 && s.len == 1 && (s.ptr[0] | 32) == 'x'))
			break;
		if (len + s.len > 13)
			break;
		memcpy(digits + len, s.ptr, s.len);
		len += s.len;
		if (len == 10 || len == 13) {
			/* More digits may follow the tenth. */
			if (len == 10 && (sk_ref_dash(p, m + 1)))
				continue;
			sk_ref_take(p, i, m + 1, 1 + SK_REF_ISBN);
			return sk_ref_put(p, SK_REF_ISBN,
					  (struct sakuin_str){ digits, len }, k,
					  m + 1, SK_HOW_RULE, 0.95f, err);
		}
	}
	return true;
}

/* "PMID: 123", "PubMed: 123", "PMCID: PMC123", "arXiv:1234.5678" */
static void
identifier_other(struct sk_ref_parse *p, size_t i)
{
	static const char *const names[] = { "pmid", "pubmed",  "pmcid",
					     "issn", "medline", "pmc" };

	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
		size_t to = i + 1;

		if (!identifier_word(p, i, names[k]))
			continue;
		while (sk_ref_is(p, to, ':') || sk_ref_dash(p, to) ||
		       sk_ref_kind(p, to, SK_TOKEN_NUMBER) ||
		       (sk_ref_tok(p, to)->look & SK_LOOK_DIGITS) ||
		       identifier_word(p, to, "central") ||
		       identifier_word(p, to, "pmcid") ||
		       identifier_word(p, to, "pmc") ||
		       identifier_word(p, to, "pmid"))
			to++;
		if (to > i + 1)
			sk_ref_take(p, i, to, SK_TAKEN_NOISE);
	}
}

bool
sk_ref_addresses(struct sk_ref_parse *p, struct sakuin_error *err)
{
	for (size_t i = p->first; i < p->count; i++) {
		bool ok = true;

		if (!sk_ref_free(p, i))
			continue;
		if (sk_ref_kind(p, i, SK_TOKEN_DOI) ||
		    sk_ref_kind(p, i, SK_TOKEN_URL))
			ok = identifier_address(p, i, err);
		else if (identifier_word(p, i, "isbn") &&
			 !sk_ref_has(p, SK_REF_ISBN))
			ok = identifier_isbn(p, i, err);
		else if (sk_ref_kind(p, i, SK_TOKEN_WORD))
			identifier_other(p, i);
		if (!ok)
			return false;
	}
	return true;
}
