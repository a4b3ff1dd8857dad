/* gloss_side.c - names before a bracket, and what is in it. */
#include "character.h"
#include "gloss_impl.h"
#include "script.h"

enum { WORDS = 4, CHARACTERS = 12 };

/* Does one of the characters of SET begin at P?  Returns its bytes.  Those
 * that are not ASCII have three each. */
static size_t
gloss_one_of(const char *p, const char *end, const char *set)
{
	if ((unsigned char)*p < 0x80)
		return *p && strchr(set, *p) != NULL;
	if ((unsigned char)*p < 0xE0 || end - p < 3)
		return 0;
	while ((set = strchr(set, *p))) {
		if (!memcmp(p, set, 3))
			return 3;
		set += 3;
	}
	return 0;
}

static const char opens[] = "([\uFF08\uFF3B\u3014\u3010";
static const char closes[] = ")]\uFF09\uFF3D\u3015\u3011";
/* A bracket goes on with dates and the like behind these. */
static const char ends[] = ",;:/\n\u3001\uFF0C\uFF1B\uFF1A\u30FB\uFF0F\u3002"
			   "([\uFF08\uFF3B\u3014";
static const char blanks[] = " \u3000'\"\u2018\u2019\u201C\u201D\u300C\u300D"
			     "\u300E\u300F\u300A\u300B";

static enum sk_gloss_script
gloss_script(uint32_t c)
{
	switch (sk_script_of(c)) {
	case SAKUIN_HAN:
		return SK_GLOSS_HAN;
	case SAKUIN_HIRAGANA:
	case SAKUIN_KATAKANA:
		return SK_GLOSS_KANA;
	case SAKUIN_HANGUL:
		return SK_GLOSS_HANGUL;
	case SAKUIN_LATIN:
		return SK_GLOSS_LATIN;
	default:
		return SK_GLOSS_OTHER;
	}
}

/* What stands inside a romanised word. */
static bool
gloss_inside(uint32_t c)
{
	return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 ||
	       sk_char_of(c) == SK_CHAR_MARK;
}

/* The script that all of TEXT is in, spaces apart. */
static enum sk_gloss_script
gloss_script_of(struct sakuin_str text)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	enum sk_gloss_script all = SK_GLOSS_OTHER;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		enum sk_gloss_script s = gloss_script(c);
		bool kana = s == SK_GLOSS_KANA || s == SK_GLOSS_HAN;

		if (c == ' ' || c == 0x3000 ||
		    (all == SK_GLOSS_LATIN && gloss_inside(c)))
			continue;
		if (s == SK_GLOSS_OTHER)
			return SK_GLOSS_OTHER;
		if (all == SK_GLOSS_OTHER || (kana && all == SK_GLOSS_KANA))
			all = s;
		else if (s != all && !(kana && all == SK_GLOSS_HAN))
			return SK_GLOSS_OTHER;
	}
	return all;
}

/* Where the character before P begins. */
static const char *
gloss_back(const char *begin, const char *p)
{
	do
		p--;
	while (p > begin && ((unsigned char)*p & 0xC0) == 0x80);
	return p;
}

static uint32_t
gloss_before(const char *begin, const char *p)
{
	const char *at = p > begin ? gloss_back(begin, p) : p;

	return at < p ? sk_utf8_next(&at, p) : 0;
}

/* Does C, between two Han characters, belong to them? */
static bool
gloss_joins(uint32_t c)
{
	return c == 0x306E || c == 0x30CE || c == 0x30F6 || c == 0x30B1 ||
	       c == ' ' || c == 0x3000;
}

/* Han characters before P, and what joins them. */
static const char *
gloss_left_han(const char *begin, const char *p)
{
	for (size_t n = 0; n < CHARACTERS && p > begin; n++) {
		const char *at = gloss_back(begin, p);
		uint32_t c = gloss_before(begin, p);

		if (gloss_script(c) != SK_GLOSS_HAN &&
		    !(gloss_joins(c) &&
		      gloss_script(gloss_before(begin, at)) == SK_GLOSS_HAN))
			break;
		p = at;
	}
	return p;
}

/* Up to four words before P. */
static const char *
gloss_left_latin(const char *begin, const char *p)
{
	const char *word = p;
	size_t words = 1;

	while (p > begin) {
		uint32_t c = gloss_before(begin, p);

		if (c == ' ' && words++ == WORDS)
			break;
		if (c != ' ' && gloss_script(c) != SK_GLOSS_LATIN &&
		    !gloss_inside(c))
			break;
		p = gloss_back(begin, p);
		word = c == ' ' ? word : p;
	}
	return word;
}

struct sk_gloss_side
sk_gloss_left(const char *begin, const char *p)
{
	struct sk_gloss_side side = { { 0 }, SK_GLOSS_OTHER, 0 };
	const char *start;

	while (p > begin && gloss_one_of(gloss_back(begin, p), p, blanks))
		p = gloss_back(begin, p);
	side.script = gloss_script(gloss_before(begin, p));
	start = p;
	if (side.script == SK_GLOSS_HAN)
		start = gloss_left_han(begin, p);
	else if (side.script == SK_GLOSS_LATIN)
		start = gloss_left_latin(begin, p);
	else if (side.script == SK_GLOSS_HANGUL)
		while (start > begin &&
		       gloss_script(gloss_before(begin, start)) ==
			       SK_GLOSS_HANGUL)
			start = gloss_back(begin, start);
	side.text = (struct sakuin_str){ start, (size_t)(p - start) };
	side.before = gloss_before(begin, start);
	return side;
}

struct sk_gloss_side
sk_gloss_right(const char *p, const char *end)
{
	struct sk_gloss_side side = { { 0 }, SK_GLOSS_OTHER, 0 };
	const char *q, *last;
	size_t n;

	while (p < end && (n = gloss_one_of(p, end, blanks)))
		p += n;
	for (q = p; q < end && q - p <= SK_GLOSS_MAX; sk_utf8_next(&q, end))
		if (gloss_one_of(q, end, closes) || gloss_one_of(q, end, ends))
			break;
	if (q == end || q - p > SK_GLOSS_MAX)
		return side;
	while (q > p && gloss_one_of(gloss_back(p, q), q, blanks))
		q = gloss_back(p, q);
	side.text = (struct sakuin_str){ p, (size_t)(q - p) };
	side.script = gloss_script_of(side.text);
	if (side.script != SK_GLOSS_OTHER || !side.text.len)
		return side;
	/* "written 法被" */
	last = memrchr(p, ' ', side.text.len);
	if (last) {
		side.text =
			(struct sakuin_str){ last + 1, (size_t)(q - last - 1) };
		side.script = gloss_script_of(side.text);
	}
	return side;
}

struct sk_gloss_side
sk_gloss_behind(const char *p, const char *end)
{
	struct sk_gloss_side side = { { p, 0 }, SK_GLOSS_HAN, 0 };

	for (size_t n = 0; n < CHARACTERS && p < end; n++) {
		if (gloss_script(sk_utf8_next(&p, end)) != SK_GLOSS_HAN)
			break;
		side.text.len = (size_t)(p - side.text.ptr);
	}
	return side;
}

/* A quick look at the first bytes of a character. */
static bool
gloss_may_open(const char *p, const char *end)
{
	if (*p == '(' || *p == '[')
		return true;
	return end - p >= 3 && ((*p == '\xEF' && p[1] == '\xBC') ||
				(*p == '\xE3' && p[1] == '\x80'));
}

size_t
sk_gloss_opens(const char *p, const char *end)
{
	return gloss_may_open(p, end) ? gloss_one_of(p, end, opens) : 0;
}
