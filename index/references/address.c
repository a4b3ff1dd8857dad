/* address.c - URLs and DOIs as references print them: without a scheme, with
 * the sentence's full stop glued to them, broken in two at the line's end. */
#include "character.h"
#include "token.h"

static bool
address_begins(struct sakuin_str s, size_t at, const char *word)
{
	size_t len = strlen(word);

	return s.len - at >= len && !strncasecmp(s.ptr + at, word, len);
}

static bool
address_digit(struct sakuin_str s, size_t at)
{
	return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* Is there "10.", four to nine digits and a slash?  Returns its length. */
static size_t
address_doi(struct sakuin_str s, size_t at)
{
	size_t i = at + 3;

	if (!address_begins(s, at, "10."))
		return 0;
	while (address_digit(s, i) && i < at + 12)
		i++;
	return i >= at + 7 && i < s.len && s.ptr[i] == '/' ? i + 1 - at : 0;
}

size_t
sk_ref_doi_at(struct sakuin_str s)
{
	for (size_t i = 0; i + 7 < s.len; i++)
		if (s.ptr[i] == '1' && address_doi(s, i) &&
		    (i == 0 || !address_digit(s, i - 1)))
			return i;
	return s.len;
}

/* May C stand in an address?  Letters beyond ASCII may, CJK may not: there
 * it is the sentence that goes on without a space. */
static bool
address_may_hold(uint32_t c)
{
	if (c < 0x80)
		return c > ' ' && c != 0x7F && !strchr("<>\"\\^`{|}", (int)c);
	return c < 0x2000 && sk_char_of(c) != SK_CHAR_SPACE && c != 0xAB &&
	       c != 0xBB;
}

/* A comma and a capitalised word: "...532951,Viewed on". */
static bool
address_sentence(struct sakuin_str s, size_t at)
{
	return (s.ptr[at] == ',' || s.ptr[at] == ';') && at + 2 < s.len &&
	       s.ptr[at + 1] >= 'A' && s.ptr[at + 1] <= 'Z' &&
	       s.ptr[at + 2] >= 'a' && s.ptr[at + 2] <= 'z';
}

static size_t
address_run(struct sakuin_str s, size_t at)
{
	const char *p = s.ptr + at, *end = s.ptr + s.len;

	while (p < end) {
		const char *next = p;

		if (!address_may_hold(sk_utf8_next(&next, end)) ||
		    address_sentence(s, (size_t)(p - s.ptr)))
			break;
		p = next;
	}
	return (size_t)(p - s.ptr);
}

/* Is the bracket at the END of s[at, end) one that the address opened? */
static bool
address_balanced(struct sakuin_str s, size_t at, size_t end)
{
	char close = s.ptr[end - 1], open = close == ')' ? '(' : '[';
	size_t depth = 0;

	for (size_t i = at; i < end; i++) {
		if (s.ptr[i] == open)
			depth++;
		else if (s.ptr[i] == close && depth-- == 0)
			return false;
	}
	return true;
}

/* Without the punctuation of the sentence around.  Each call of
 * address_balanced() that reads all is followed by an end, or by taking off a
 * bracket: of these, only so many are looked at. */
static size_t
address_trim(struct sakuin_str s, size_t at, size_t end)
{
	for (unsigned brackets = 0; end > at;) {
		char c = s.ptr[end - 1];

		if ((c == ')' || c == ']') && brackets++ < 8 &&
		    address_balanced(s, at, end))
			break;
		if (!strchr(".,;:!?'*)]", c))
			break;
		end--;
	}
	return end;
}

/* Does the word s[at, end) look like the rest of an address that ended with
 * LAST? */
static bool
address_rest(struct sakuin_str s, size_t at, size_t end, char last)
{
	bool slash = false, dot = false, letter = false;

	for (size_t i = at; i < end; i++) {
		slash |= s.ptr[i] == '/' || s.ptr[i] == '=';
		dot |= s.ptr[i] == '.' && i + 2 < end;
		letter |= (s.ptr[i] | 32) >= 'a' && (s.ptr[i] | 32) <= 'z';
	}
	if (address_begins(s, at, "http") || address_begins(s, at, "www.") ||
	    !letter || (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z' && !slash))
		return false;
	return last == '.' ? slash : slash || dot;
}

/* Go on behind a space when what follows can only belong to the address. */
static size_t
address_join(struct sakuin_str s, size_t at, size_t end)
{
	for (unsigned joined = 0; joined < 4; joined++) {
		char last = end > at ? s.ptr[end - 1] : ' ';
		size_t next;

		if (end + 1 >= s.len || s.ptr[end] != ' ' ||
		    !(strchr("/-_=?&%.", last) ||
		      strchr("/-_=?&%", s.ptr[end + 1])))
			break;
		next = address_run(s, end + 1);
		if (next == end + 1 ||
		    !address_rest(s, end + 1, address_trim(s, end + 1, next),
				  last))
			break;
		end = next;
	}
	return end;
}

static size_t
address_scheme(struct sakuin_str s, size_t at)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://",
					       "www.", "doi.org/10." };

	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (address_begins(s, at, schemes[i]))
			return strlen(schemes[i]);
	if (address_begins(s, at, "dx.doi.org/"))
		return 11;
	return 0;
}

enum sk_ref_kind
sk_ref_address(struct sakuin_str raw, size_t at, size_t *end)
{
	size_t scheme = address_scheme(raw, at);
	size_t doi = scheme ? 0 : address_doi(raw, at);
	struct sakuin_str text;

	if (!scheme && !doi)
		return SK_TOKEN_END;
	*end = address_join(raw, at, address_run(raw, at));
	*end = address_trim(raw, at, *end);
	if (*end <= at + scheme + doi)
		return SK_TOKEN_END;
	text = (struct sakuin_str){ raw.ptr + at, *end - at };
	if (doi)
		return SK_TOKEN_DOI;
	/* A publisher's page may hold a DOI too; only a resolver is one. */
	for (size_t i = 0; i + 8 < text.len; i++)
		if (address_begins(text, i, "doi.org/"))
			return sk_ref_doi_at(text) < text.len ? SK_TOKEN_DOI
							      : SK_TOKEN_URL;
	return SK_TOKEN_URL;
}
