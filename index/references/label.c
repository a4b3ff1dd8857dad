/* label.c - numbers and bullets before the entries of a list. */
#include "label.h"
#include "letter.h"
#include "scan.h"
#include "tables/words.h"

enum { DIGITS_MAX = 6, KEY_MAX = 24 };

/* Numbers that are one character. */
static int
number_of(uint32_t c)
{
	if (c >= 0x2460 && c <= 0x2473) /* circled */
		return (int)(c - 0x2460 + 1);
	if (c >= 0x3251 && c <= 0x325F) /* circled from 21 */
		return (int)(c - 0x3251 + 21);
	if (c >= 0x32B1 && c <= 0x32BF) /* circled from 36 */
		return (int)(c - 0x32B1 + 36);
	if (c >= 0x2474 && c <= 0x2487) /* in parentheses */
		return (int)(c - 0x2474 + 1);
	if (c >= 0x2776 && c <= 0x277F) /* white on black */
		return (int)(c - 0x2776 + 1);
	if (c >= 0x2160 && c <= 0x216B) /* Roman */
		return (int)(c - 0x2160 + 1);
	if (c >= 0x2170 && c <= 0x217B)
		return (int)(c - 0x2170 + 1);
	return -1;
}

int
sk_number_read(const char **p, const char *end)
{
	const char *q = *p;
	int number = 0, digits = 0, d;

	if (q == end)
		return -1;
	d = number_of(sk_utf8_next(&q, end));
	if (d > 0) {
		*p = q;
		return d;
	}
	for (q = *p; q < end; digits++) {
		const char *at = q;

		d = sk_digit(sk_utf8_next(&q, end));
		if (d < 0) {
			q = at;
			break;
		}
		if (digits == DIGITS_MAX)
			return -1;
		number = number * 10 + d;
	}
	if (digits == 0)
		return -1;
	*p = q;
	return number;
}

static const char *
skip_space(const char *p, const char *end)
{
	while (p < end) {
		const char *at = p;

		if (!sk_space(sk_utf8_next(&p, end)))
			return at;
	}
	return p;
}

/* Move *P over one character if it is of SET. */
static bool
skip_one(const char **p, const char *end, const char *set)
{
	const char *q = *p;

	if (q == end || !sk_one_of(sk_utf8_next(&q, end), set))
		return false;
	*p = q;
	return true;
}

static bool
label_set(struct sk_label *l, enum sk_label_style style, int number,
	  const char *p, const char *end)
{
	/* "(3), 17-25." is an issue and its pages. */
	if (style != SK_LABEL_CIRCLED && style != SK_LABEL_BULLET &&
	    sk_one_of(sk_at(p, end), ",;:."))
		return false;
	l->style = style;
	l->number = (uint32_t)number;
	l->end = skip_space(p, end);
	return true;
}

/* "[12]", "［１２］", "〔12〕", "【12】", "[Smi04]" */
static bool
read_bracket(const char *p, const char *end, struct sk_label *l)
{
	const char *from, *q;
	bool letter = false, digit = false;
	int number;

	if (!skip_one(&p, end, "[［〔【"))
		return false;
	from = q = p = skip_space(p, end);
	number = sk_number_read(&q, end);
	l->printed = (struct sakuin_str){ from, (size_t)(q - from) };
	q = skip_space(q, end);
	if (number >= 0 && skip_one(&q, end, "]］〕】"))
		return label_set(l, SK_LABEL_BRACKET, number, q, end);
	for (q = p; q < end && q - p < KEY_MAX;) {
		uint32_t c = sk_at(q, end);

		if (sk_one_of(c, "]］〕】"))
			break;
		letter = letter || sk_letter_upper(c);
		digit = digit || sk_digit(c) >= 0;
		if (!sk_letter(c) && sk_digit(c) < 0 && !sk_one_of(c, "+*-:."))
			return false;
		(void)sk_utf8_next(&q, end);
	}
	l->printed = (struct sakuin_str){ from, (size_t)(q - from) };
	if (!letter || !digit || !skip_one(&q, end, "]］〕】"))
		return false;
	return label_set(l, SK_LABEL_KEY, 0, q, end);
}

/* Does an entry begin at P?  Behind a full stop without a space only a
 * letter, a bracket or a quotation mark does, never "1.5". */
static bool
entry_begins(const char *p, const char *end)
{
	uint32_t c = sk_at(p, end);

	if (p == end || sk_space(c))
		return true;
	return sk_digit(c) < 0 &&
	       (sk_letter_upper(c) || c >= 0x2018 || sk_one_of(c, "\"'([-"));
}

/* "12.", "12)", "12 Smith", "12" alone */
static bool
read_number(const char *p, const char *end, struct sk_label *l)
{
	const char *from = p, *q;
	uint32_t c = sk_at(p, end);
	int number = sk_number_read(&p, end);

	if (number < 0)
		return false;
	l->printed = (struct sakuin_str){ from, (size_t)(p - from) };
	if (p == from + (c < 0x800 ? 1 : 3) && number_of(c) > 0 && c < 0x3300 &&
	    (c >= 0x2460 || c < 0x2160))
		return label_set(l, SK_LABEL_CIRCLED, number, p, end);
	q = skip_space(p, end);
	if (skip_one(&q, end, ")）") && q - p < 6)
		return label_set(l, SK_LABEL_CLOSE, number, q, end);
	q = p;
	if (skip_one(&q, end, ".．、:：")) {
		if (!entry_begins(q, end))
			return false;
		return label_set(l, SK_LABEL_DOT, number, q, end);
	}
	q = skip_space(p, end);
	c = sk_at(q, end);
	if (q < end && (q == p || !(sk_letter_upper(c) || c >= 0x2018 ||
				    sk_one_of(c, "\"'([") || c == 'h')))
		return false;
	return label_set(l, SK_LABEL_BARE, number, p, end);
}

/* "(12)", "(注12)", "(12" is none */
static bool
read_parens(const char *p, const char *end, struct sk_label *l)
{
	const char *from;
	enum sk_label_style style = SK_LABEL_PARENS;
	int number;

	if (!skip_one(&p, end, "(（"))
		return false;
	p = skip_space(p, end);
	for (size_t i = 0; i < sizeof note_words / sizeof *note_words; i++)
		if (sk_starts(p, end, note_words[i])) {
			p += strlen(note_words[i]);
			style = SK_LABEL_WORD;
			break;
		}
	from = p = skip_space(p, end);
	number = sk_number_read(&p, end);
	l->printed = (struct sakuin_str){ from, (size_t)(p - from) };
	p = skip_space(p, end);
	return number >= 0 && skip_one(&p, end, ")）") &&
	       label_set(l, style, number, p, end);
}

/* A number behind the word or mark at P. */
static bool
read_marked(const char *p, const char *end, enum sk_label_style style,
	    struct sk_label *l)
{
	const char *from;
	bool bracket = skip_one(&p, end, "(（[［");
	int number;

	from = p = skip_space(p, end);
	number = sk_number_read(&p, end);
	if (number < 0)
		return false;
	l->printed = (struct sakuin_str){ from, (size_t)(p - from) };
	if (skip_one(&p, end, ")）]］.．、:："))
		bracket = false;
	return !bracket && label_set(l, style, number, p, end);
}

/* "注1)", "脚注 3", "주 12)", "※1", "*1" */
static bool
read_word(const char *p, const char *end, struct sk_label *l)
{
	for (size_t i = 0; i < sizeof note_words / sizeof *note_words; i++)
		if (sk_starts(p, end, note_words[i]))
			return read_marked(
				skip_space(p + strlen(note_words[i]), end), end,
				SK_LABEL_WORD, l);
	if (skip_one(&p, end, "※*＊"))
		return read_marked(p, end, SK_LABEL_STAR, l);
	return false;
}

static bool
read_super(const char *p, const char *end, struct sk_label *l)
{
	const char *from = p, *q = p;
	int number = 0, digits = 0;

	while (q < end && digits < DIGITS_MAX) {
		int d = sk_superscript(sk_utf8_next(&q, end));

		if (d < 0)
			break;
		number = number * 10 + d;
		digits++;
		p = q;
	}
	l->printed = (struct sakuin_str){ from, (size_t)(p - from) };
	if (digits == 0)
		return false;
	(void)skip_one(&p, end, ")⁾.");
	return label_set(l, SK_LABEL_SUPER, number, p, end);
}

/* A bullet has a space behind it: "-5" and an em dash for a repeated author
 * have none. */
static bool
read_bullet(const char *p, const char *end, struct sk_label *l)
{
	uint32_t c = sk_at(p, end);

	if (!skip_one(&p, end, "-–—•·*○●■□▪▫◦◆◇►▶‣⁃∙ㅇㆍ・"))
		return false;
	if (!sk_space(sk_at(p, end)))
		return false;
	l->printed = (struct sakuin_str){ NULL, 0 };
	return label_set(l, SK_LABEL_BULLET, (int)c, p, end);
}

bool
sk_label_read(const char *p, const char *end, struct sk_label *l)
{
	memset(l, 0, sizeof *l);
	l->end = p;
	if (read_bracket(p, end, l) || read_parens(p, end, l) ||
	    read_word(p, end, l) || read_super(p, end, l) ||
	    read_number(p, end, l) || read_bullet(p, end, l))
		return true;
	memset(l, 0, sizeof *l);
	l->end = p;
	return false;
}
