/* span.c - from which day to which, by what is printed. */
#include <stdio.h>
#include <stdlib.h>

#include "metadata.h"
#include "span_impl.h"

/* ------------------------------------------------------------- one form */

/* A byte becomes at most three: where it is no UTF-8, the sign for that.  The
 * others are for a number and its NUL. */
enum { FOLDED = 3 * SK_SPAN_TEXT + 8 };

/* The digit that C is in Han characters, or -1. */
static int
span_han_digit(uint32_t c)
{
	static const uint16_t han[] = {
		0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
		0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
	};

	for (int i = 0; i < 10; i++)
		if (c == han[i])
			return i;
	return -1;
}

/* A number in Han characters at *P: digit by digit, or with tens. */
static bool
span_han_number(const char **p, const char *end, unsigned *value)
{
	const char *at = *p;
	unsigned n = 0, last = 0;
	bool any = false, tens = false;

	while (at < end) {
		const char *q = at;
		uint32_t c = sk_utf8_next(&q, end);
		int digit = span_han_digit(c);

		if (c == 0x5341 && !tens) { /* ten */
			n = (any ? n : 1) * 10;
			tens = true;
			last = 0;
		} else if (digit < 0 || (tens && last) || n > 999) {
			break;
		} else {
			n = tens ? n + (unsigned)digit
				 : 10 * n + (unsigned)digit;
			last = 1;
		}
		any = true;
		at = q;
	}
	*p = any ? at : *p;
	*value = n;
	return any;
}

/* Signs that mean one thing: C in the form in which it is read, or 0. */
static uint32_t
span_sign(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5D) /* of full width */
		c -= 0xFEE0;
	switch (c) {
	case 0x3000:
	case 0xA0:
	case '\t':
	case '\r':
	case '\n':
		return ' ';
	case 0x301C:
	case 0xFF5E:
		return '~';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2212:
		return '-';
	case 0x2013: /* dashes between two dates, as in EDTF */
	case 0x2014:
	case 0x2015:
		return '/';
	case 0x3014:
	case 0x3010:
		return '[';
	case 0x3015:
	case 0x3011:
		return ']';
	default:
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	}
}

/* S in small letters, with ASCII's digits and signs; false if too long. */
static bool
span_fold(struct sakuin_str s, char out[FOLDED], size_t *len)
{
	const char *p, *end;

	s = sk_trim(s);
	if (s.len == 0 || s.len > SK_SPAN_TEXT)
		return false;
	for (p = s.ptr, end = p + s.len, *len = 0; p < end;) {
		unsigned n;

		if (span_han_number(&p, end, &n))
			*len += (size_t)snprintf(out + *len, 8, "%u", n);
		else
			*len += sk_utf8_put(out + *len,
					    span_sign(sk_utf8_next(&p, end)));
	}
	return true;
}

/* ------------------------------------------------------------ intervals */

/* Between two dates: the words, or signs, of many languages. */
static const char *const betweens[] = {
	"..",           "/",      "to ", "and ", "\u304B\u3089",
	"\uBD80\uD130", "\u81F3", "~",   "-",
};

enum { BETWEENS = sizeof betweens / sizeof *betweens };

/* The end of an interval at S: a date, or the rest of one ("1987-89"). */
static bool
span_second(struct sk_span_scan *s, struct sk_date_span *first, char to[11])
{
	struct sk_date_span second;
	struct sk_span_scan at = *s;
	unsigned value;

	if (sk_span_hedged(s, &second)) {
		memcpy(to, second.to, sizeof second.to);
		return true;
	}
	if (strlen(first->from) != 4 || sk_span_digits(&at, 2, &value) != 2)
		return false;
	value += (unsigned)strtoul(first->from, NULL, 10) / 100 * 100;
	*s = at;
	return sk_span_put(value, 0, 0, to);
}

/* "..", or nothing at all: not known, or not at an end. */
static bool
span_is_open(struct sk_span_scan *s)
{
	sk_span_spaces(s);
	if (sk_span_word(s, ".."))
		return true;
	return sk_span_ends(s);
}

/* A date or two: 1987, 1987/1989, ../1989, ..1989, 1987.. */
static bool
span_interval(struct sk_span_scan *s, struct sk_date_span *out)
{
	char to[11];
	bool open;

	if (sk_span_word(s, "between ") || sk_span_word(s, "from "))
		sk_span_spaces(s);
	open = sk_span_word(s, "..");
	if (sk_span_word(s, "/") || open) {
		if (!sk_span_hedged(s, out))
			return false;
		memcpy(out->from, SK_SPAN_OPEN_FROM, 5);
		return true;
	}
	if (!sk_span_hedged(s, out))
		return false;
	if (sk_span_ends(s))
		return true;
	sk_span_spaces(s);
	if (sk_span_one_of(s, betweens, BETWEENS) == BETWEENS)
		return false;
	if (span_is_open(s)) {
		memcpy(out->to, SK_SPAN_OPEN_TO, 5);
		return true;
	}
	if (!span_second(s, out, to))
		return false;
	memcpy(out->to, to, sizeof to);
	(void)(sk_span_word(s, "\u307E\u3067") ||
	       sk_span_word(s, "\uAE4C\uC9C0"));
	return true;
}

/* Is A before B, to the precision of both?  An end counts as the last day. */
static bool
span_before(const char *a, const char *b, char fill)
{
	char x[9], y[9];

	sk_span_day(sk_str(a), fill, x);
	sk_span_day(sk_str(b), fill, y);
	return strcmp(x, y) < 0;
}

/* Several, with commas between them: from the first to the last. */
static bool
span_list(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_date_span next;

	if (!span_interval(s, out))
		return false;
	while (sk_span_spaces(s), sk_span_word(s, ",")) {
		if (!span_interval(s, &next))
			return false;
		if (span_before(next.from, out->from, '0'))
			memcpy(out->from, next.from, sizeof next.from);
		if (span_before(out->to, next.to, '9'))
			memcpy(out->to, next.to, sizeof next.to);
	}
	return true;
}

bool
sk_span_find(struct sakuin_str s, struct sk_date_span *out)
{
	char text[FOLDED];
	struct sk_span_scan at;
	size_t len;
	char close = 0;

	*out = (struct sk_date_span){ "", "" };
	if (!span_fold(s, text, &len))
		return false;
	at = (struct sk_span_scan){ text, text + len };
	if (strchr("[({", *at.p)) {
		close = *at.p == '[' ? ']' : *at.p == '(' ? ')' : '}';
		at.p++;
		sk_span_spaces(&at);
	}
	if (!span_list(&at, out))
		return false;
	sk_span_spaces(&at);
	if (close && !(at.p < at.end && *at.p++ == close))
		return false;
	sk_span_spaces(&at);
	return at.p == at.end && !span_before(out->to, out->from, '9');
}

/* ------------------------------------------------------------ documents */

struct sakuin_str
sk_span_day(struct sakuin_str date, char fill, char out[9])
{
	size_t n = 0;

	for (size_t i = 0; i < date.len && n < 8; i++)
		if (date.ptr[i] != '-')
			out[n++] = date.ptr[i];
	while (n > 0 && n < 8)
		out[n++] = fill;
	out[n] = '\0';
	return (struct sakuin_str){ out, n };
}

/* 1987/03/04: digits in another order of signs tell nothing more. */
static bool
span_is_plain(struct sakuin_str printed, const struct sk_date_span *span)
{
	for (size_t i = 0; i < printed.len; i++)
		if (!printed.ptr[i] ||
		    !strchr("0123456789-/. ", printed.ptr[i]))
			return false;
	return *span->from && !strcmp(span->from, span->to);
}

bool
sk_document_span(struct sk_document *doc, struct sk_arena *arena,
		 struct sakuin_error *err)
{
	struct sakuin_str printed = doc->date;
	struct sk_date_span span;

	if (printed.len == 0 || sk_date_valid(printed))
		return true;
	if (!sk_span_find(printed, &span))
		span = (struct sk_date_span){ "", "" };
	if (span_is_plain(printed, &span))
		printed = sk_str("");
	if (!strcmp(span.from, span.to))
		*span.to = '\0';
	return sk_one_line(printed, arena, &doc->date_printed, err) &&
	       sk_arena_copy(arena, sk_str(span.from), &doc->date, err) &&
	       sk_arena_copy(arena, sk_str(span.to), &doc->date_to, err);
}
