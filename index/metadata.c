/* metadata.c - titles, dates and languages, brought into one form. */
#include <stdio.h>
#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>

#include "metadata.h"

enum { TITLE_MAX = 120 }; /* characters */

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
blank(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || u_iscntrl((UChar32)c);
}

bool
sk_one_line(struct sakuin_str s, struct sk_arena *arena, struct sakuin_str *out,
	    struct sakuin_error *err)
{
	char *to = sk_arena_alloc(arena, s.len + 1, err);
	const char *p = s.ptr, *end = p ? p + s.len : p;
	size_t len = 0;
	bool gap = false;

	if (!to)
		return false;
	while (p < end) {
		const char *from = p;

		if (blank(sk_utf8_next(&p, end))) {
			gap = len > 0;
			continue;
		}
		if (gap)
			to[len++] = ' ';
		gap = false;
		memcpy(to + len, from, (size_t)(p - from));
		len += (size_t)(p - from);
	}
	*out = (struct sakuin_str){ to, len };
	return true;
}

struct sakuin_str
sk_trim(struct sakuin_str s)
{
	while (s.len > 0 && sk_white(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len > 0 && sk_white(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

size_t
sk_utf8_cut(struct sakuin_str s, size_t max)
{
	if (s.len <= max)
		return s.len;
	while (max > 0 && U8_IS_TRAIL((uint8_t)s.ptr[max]))
		max--;
	return max;
}

/* ICU does not know the bibliographic codes of ISO 639-2, which library
 * catalogues (MARC) use. */
static void
lang_from_marc(char code[4])
{
	static const char table[][2][4] = {
		{ "alb", "sq" }, { "arm", "hy" }, { "baq", "eu" },
		{ "bur", "my" }, { "chi", "zh" }, { "cze", "cs" },
		{ "dut", "nl" }, { "fre", "fr" }, { "geo", "ka" },
		{ "ger", "de" }, { "gre", "el" }, { "ice", "is" },
		{ "mac", "mk" }, { "mao", "mi" }, { "may", "ms" },
		{ "per", "fa" }, { "rum", "ro" }, { "slo", "sk" },
		{ "tib", "bo" }, { "wel", "cy" },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp(code, table[i][0]))
			memcpy(code, table[i][1], 3);
}

size_t
sk_lang_code(struct sakuin_str tag, char out[4])
{
	UErrorCode status = U_ZERO_ERROR;
	char code[4] = "", two[ULOC_LANG_CAPACITY];
	size_t len = 0;

	out[0] = '\0';
	tag = sk_trim(tag);
	while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_') {
		char c = (char)(tag.ptr[len] | 0x20);

		if (len == 3 || c < 'a' || c > 'z')
			return 0;
		code[len++] = c;
	}
	if (len < 2 || !strcmp(code, "und") || !strcmp(code, "mul") ||
	    !strcmp(code, "zxx"))
		return 0;
	/* ICU knows the two-letter codes of the three-letter ones. */
	uloc_getLanguage(code, two, sizeof two, &status);
	if (U_SUCCESS(status) && strlen(two) == 2)
		memcpy(code, two, 3);
	lang_from_marc(code);
	memcpy(out, code, sizeof code);
	return strlen(out);
}

/* Read up to MAX digits at *P into *VALUE; returns how many. */
static size_t
digits(const char **p, const char *end, size_t max, unsigned *value)
{
	size_t n = 0;

	*value = 0;
	while (*p < end && n < max && digit(**p)) {
		*value = 10 * *value + (unsigned)(*(*p)++ - '0');
		n++;
	}
	return n;
}

static unsigned
days_in(unsigned year, unsigned month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month == 2)
		return leap ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Write as much of the date as is one. */
static size_t
date_put(unsigned year, unsigned month, unsigned day, char out[11])
{
	int n;

	/* The remainders cannot cut anything; they tell the compiler that
	 * the numbers fit. */
	if (year < 1 || year > 9999)
		n = 0;
	else if (month < 1 || month > 12)
		n = snprintf(out, 11, "%04u", year % 10000);
	else if (day < 1 || day > days_in(year, month))
		n = snprintf(out, 11, "%04u-%02u", year % 10000, month % 100);
	else
		n = snprintf(out, 11, "%04u-%02u-%02u", year % 10000,
			     month % 100, day % 100);
	out[n] = '\0';
	return (size_t)n;
}

bool
sk_date_valid(struct sakuin_str s)
{
	char text[11] = "";
	size_t len = sk_date_find(s, text);
	struct sakuin_str found = { text, len };

	return (s.len == 4 || s.len == 7 || s.len == 10) && sk_str_eq(s, found);
}

/* Move *P behind a separator of dates: - / . or the year and month signs of
 * Chinese, Japanese and Korean, with spaces behind it. */
static bool
date_separator(const char **p, const char *end)
{
	static const uint32_t signs[] = { '-',    '/',    '.',   0x5E74,
					  0x6708, 0xB144, 0xC6D4 };
	const char *q = *p;
	uint32_t c;

	if (q >= end)
		return false;
	c = sk_utf8_next(&q, end);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (c != signs[i])
			continue;
		while (q < end && *q == ' ')
			q++;
		*p = q;
		return true;
	}
	return false;
}

/* A month or a day behind a separator: one or two digits, no more. */
static unsigned
date_part(const char **p, const char *end)
{
	const char *q = *p;
	unsigned value;

	if (!date_separator(&q, end) || digits(&q, end, 2, &value) == 0 ||
	    (q < end && digit(*q)))
		return 0;
	*p = q;
	return value;
}

size_t
sk_date_find(struct sakuin_str s, char out[11])
{
	const char *p, *end;
	unsigned year, month = 0, day = 0;

	out[0] = '\0';
	s = sk_trim(s);
	if (s.len == 0)
		return 0;
	p = s.ptr;
	end = p + s.len;
	if (s.len > 2 && !memcmp(p, "D:", 2))
		p += 2;
	if (digits(&p, end, 4, &year) != 4)
		return 0;
	if (p < end && digit(*p)) {
		if (digits(&p, end, 2, &month) != 2)
			return 0;
		if (digits(&p, end, 2, &day) == 1)
			return 0;
	} else {
		month = date_part(&p, end);
		if (month)
			day = date_part(&p, end);
	}
	return date_put(year, month, day, out);
}

/* Is C how a sentence, or a line that goes on, ends? */
static bool
ends_sentence(uint32_t c)
{
	static const uint32_t marks[] = {
		'.',    '!',    '?',    ',',    ';',    ':',    0x2025, 0x2026,
		0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (c == marks[i])
			return true;
	return false;
}

/* The first line of *REST that is not blank, trimmed; moves *REST behind
 * it. */
static struct sakuin_str
next_line(struct sakuin_str *rest)
{
	struct sakuin_str line = { 0 };

	while (line.len == 0 && rest->len > 0) {
		size_t n = 0;

		while (n < rest->len && !strchr("\n\r\f", rest->ptr[n]))
			n++;
		line = sk_trim((struct sakuin_str){ rest->ptr, n });
		n += n < rest->len;
		rest->ptr += n;
		rest->len -= n;
	}
	return line;
}

/* Does a page say with LINE where its text begins?  Saved as text, it starts
 * with that link. */
static bool
leads_to_text(struct sakuin_str line)
{
	static const char *const links[] = {
		"Skip to content",
		"Skip to main content",
		"Skip to the content",
		"Skip to the main content",
		"Skip navigation",
		"Jump to content",
		"\u672C\u6587\u3078",
		"\u30DA\u30FC\u30B8\u306E\u672C\u6587\u3078",
		"\u672C\u6587\u3078\u30B9\u30AD\u30C3\u30D7",
		"\u672C\u6587\u3078\u79FB\u52D5",
		"\u30B3\u30F3\u30C6\u30F3\u30C4\u3078\u30B9\u30AD\u30C3\u30D7",
		("\u30E1\u30A4\u30F3\u30B3\u30F3\u30C6\u30F3\u30C4\u3078\u30B9"
		 "\u30AD\u30C3\u30D7"),
		"\uBCF8\uBB38 \uBC14\uB85C\uAC00\uAE30",
		"\uBCF8\uBB38\uC73C\uB85C \uBC14\uB85C\uAC00\uAE30",
		"\uBCF8\uBB38 \uB0B4\uC6A9 \uBC14\uB85C\uAC00\uAE30",
		"\uBA54\uB274 \uBC14\uB85C\uAC00\uAE30",
		"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",
		"\u8DF3\u8F6C\u5230\u4E3B\u8981\u5185\u5BB9",
		"\u8DF3\u5230\u4E3B\u8981\u5167\u5BB9",
		"\u8DF3\u81F3\u4E3B\u8981\u5167\u5BB9",
	};

	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		if (line.len == strlen(links[i]) &&
		    !strncasecmp(line.ptr, links[i], line.len))
			return true;
	return false;
}

/* "1. Introduction": the text begins with a section and has no title. */
static bool
first_section(struct sakuin_str line)
{
	static const char *const numbers[] = {
		"1. ", "1 ", "1.\u3000", "I. ", "\u2160. ", "\u2160.\u3000",
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (line.len > strlen(numbers[i]) &&
		    !memcmp(line.ptr, numbers[i], strlen(numbers[i])))
			return true;
	return false;
}

struct sakuin_str
sk_title_guess(struct sakuin_str text)
{
	struct sakuin_str none = { 0 }, rest = text, line, next;
	uint32_t last = 0;
	size_t count = 0, ends = 0;

	do
		line = next_line(&rest);
	while (leads_to_text(line));
	next = next_line(&rest);
	if (line.len == 0 || next.len == 0 || first_section(line))
		return none;
	for (const char *p = line.ptr, *end = p + line.len; p < end; count++) {
		last = sk_utf8_next(&p, end);
		if (count == TITLE_MAX)
			return none;
	}
	if (ends_sentence(last))
		return none;
	/* A wrapped paragraph: the line below goes on in lower case. */
	for (const char *p = line.ptr + line.len; p < next.ptr; p++)
		ends += *p == '\n';
	rest = next;
	if (ends <= 1 &&
	    u_islower((UChar32)sk_utf8_next(&rest.ptr, next.ptr + next.len)))
		return none;
	return line;
}

static bool
title_ends(struct sakuin_str title, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (title.len > len &&
		    !strncasecmp(title.ptr + title.len - len, list, len))
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

bool
sk_title_useless(struct sakuin_str title)
{
	static const char *const starts[] = { "untitled", "microsoft word",
					      "microsoft powerpoint",
					      "powerpoint", "slide 1" };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t len = strlen(starts[i]);

		if (title.len >= len && !strncasecmp(title.ptr, starts[i], len))
			return true;
	}
	return title.len == 0 ||
	       title_ends(title, ".pdf .doc .docx .odt .rtf .txt .tex .dvi "
				 ".ps .indd .qxd .hwp .hwpx .jtd .ppt .pptx "
				 ".xls .xlsx .html .htm .tif .tiff .jpg "
				 ".wpd .pmd .p65");
}
