/* kokey_letters.c - letters, marks and apostrophes of romanised Korean. */
#include "kokey_letters.h"

/* Letters with the marks that stand for ㅓ and ㅡ: the breve of McCune and
 * Reischauer, and the caron, circumflex and macron that typists put in its
 * place.  Circumflex and macron are French and Japanese as well, so that they
 * tell the vowel but do not mark a word as Korean.  The diaeresis keeps e
 * apart from the vowel before it. */
static const struct {
	uint16_t c;
	char letter;
	bool marks, apart;
} composed[] = {
	{ 0xD4, 'v', false, false },  { 0xF4, 'v', false, false },
	{ 0xDB, 'x', false, false },  { 0xFB, 'x', false, false },
	{ 0xCB, 'e', false, true },   { 0xEB, 'e', false, true },
	{ 0x14C, 'v', false, false }, { 0x14D, 'v', false, false },
	{ 0x14E, 'v', true, false },  { 0x14F, 'v', true, false },
	{ 0x16A, 'x', false, false }, { 0x16B, 'x', false, false },
	{ 0x16C, 'x', true, false },  { 0x16D, 'x', true, false },
	{ 0x1D1, 'v', true, false },  { 0x1D2, 'v', true, false },
	{ 0x1D3, 'x', true, false },  { 0x1D4, 'x', true, false },
};

static char
letters_last(const struct sk_koletters *o)
{
	return o->len ? o->text[o->len - 1] : '-';
}

static bool
letters_vowel(char c)
{
	return c && strchr("aeiouvx", c);
}

static bool
letters_put(struct sk_koletters *o, char c)
{
	if (c == '-' && letters_last(o) == '-')
		return true;
	if (o->len == sizeof o->text)
		return false;
	o->text[o->len++] = c;
	return true;
}

/* Apostrophes stand after an aspirated consonant or between the syllables of
 * n'g, ng'a and a'e. */
static bool
letters_apostrophe(struct sk_koletters *o)
{
	char last = letters_last(o);

	if (letters_vowel(last))
		return letters_put(o, '-');
	return last == '-' || strchr("ktphng", last);
}

/* Is an apostrophe before NEXT one that only Korean and its neighbours in
 * Wade-Giles have?  Shin'ichi and O'Neill do not. */
static bool
letters_telling(const struct sk_koletters *o, char next)
{
	switch (letters_last(o)) {
	case 'n':
		return next == 'g';
	case 'k':
	case 't':
	case 'p':
		break;
	case 'h':
		if (o->len > 1 && o->text[o->len - 2] == 'c')
			break;
		return false;
	default:
		return false;
	}
	return strchr("aeiouyw", next) != NULL;
}

/* A combining mark.  As for letters that have one in one piece. */
static bool
letters_combine(struct sk_koletters *o, uint32_t mark)
{
	char *last = o->len ? &o->text[o->len - 1] : NULL;

	if (!last)
		return false;
	if (mark == 0x308 && *last == 'e') {
		o->len--;
		return letters_put(o, '-') && letters_put(o, 'e');
	}
	if (mark != 0x302 && mark != 0x304 && mark != 0x306 && mark != 0x30C)
		return false;
	if (*last != 'o' && *last != 'u')
		return false;
	*last = *last == 'o' ? 'v' : 'x';
	o->marked = o->marked || mark == 0x306 || mark == 0x30C;
	return true;
}

static bool
letters_composed(struct sk_koletters *o, uint32_t c)
{
	for (size_t i = 0; i < sizeof composed / sizeof composed[0]; i++) {
		if (composed[i].c != c)
			continue;
		o->marked = o->marked || composed[i].marks;
		return (!composed[i].apart || letters_put(o, '-')) &&
		       letters_put(o, composed[i].letter);
	}
	return false;
}

static bool
letters_quotes(uint32_t c)
{
	switch (c) {
	case '\'':
	case '`':
	case 0xB4:
	case 0x2BB:
	case 0x2BC:
	case 0x2018:
	case 0x2019:
	case 0x2032:
		return true;
	default:
		return false;
	}
}

/* Anything but a letter of ASCII. */
static bool
letters_other(struct sk_koletters *o, uint32_t c)
{
	if (c == ' ' || c == '-' || c == 0x2010 || c == 0x2011)
		return letters_put(o, '-');
	if (letters_quotes(c))
		return letters_apostrophe(o);
	if (c >= 0x300 && c < 0x370)
		return letters_combine(o, c);
	return letters_composed(o, c);
}

/* The bytes of the apostrophe at the end of P[0, len), 0 for none. */
static size_t
letters_quote(const char *p, size_t len)
{
	if (len >= 1 && p[len - 1] == '\'')
		return 1;
	return len >= 3 && memcmp(p + len - 3, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* TOKEN without a possessive 's.  Returns false for other contractions. */
static bool
letters_uncontract(struct sakuin_str *token)
{
	static const char *const tails[] = { "s",  "t", "re", "ve",
					     "ll", "d", "m" };

	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
		size_t n = strlen(tails[i]), quote, k;

		if (token->len <= n)
			continue;
		for (k = 0; k < n; k++)
			if ((token->ptr[token->len - n + k] | 0x20) !=
			    tails[i][k])
				break;
		quote = letters_quote(token->ptr, token->len - n);
		if (k < n || !quote)
			continue;
		token->len -= n + quote;
		return i == 0;
	}
	return true;
}

/* Write wh as hw, which is what it stands for (Kyong-whan). */
static void
letters_swap(struct sk_koletters *o)
{
	for (size_t i = 0; i + 1 < o->len; i++)
		if (o->text[i] == 'w' && o->text[i + 1] == 'h') {
			o->text[i] = 'h';
			o->text[i + 1] = 'w';
		}
}

bool
sk_koletters(struct sakuin_str token, struct sk_koletters *o)
{
	const char *p, *end;
	bool quoted = false;

	o->len = 0;
	o->marked = false;
	if (!letters_uncontract(&token))
		return false;
	for (p = token.ptr, end = p + token.len; p < end;) {
		uint32_t c = sk_utf8_next(&p, end);
		char low = c < 0x80 ? (char)(c | 0x20) : 0;

		if (low < 'a' || low > 'z') {
			quoted = letters_quotes(c);
			if (!letters_other(o, c))
				return false;
			continue;
		}
		if (quoted && letters_telling(o, low))
			o->marked = true;
		quoted = false;
		if (strchr("fqvx", low) || !letters_put(o, low))
			return false;
	}
	if (o->len && letters_last(o) == '-')
		o->len--;
	letters_swap(o);
	return o->len > 0;
}
