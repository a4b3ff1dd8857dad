/* json_raw.c - JSON as it is written. */
#include <stdio.h>

#include "json_raw.h"

/* Must the character at P be escaped?  Returns its length, else 0: one line
 * of NDJSON is to be one line for everybody, and harmless on a terminal. */
static size_t
unsafe(const char *p, const char *end, uint32_t *c)
{
	const uint8_t *s = (const uint8_t *)p;

	if (s[0] < 0x20 || s[0] == 0x7F) {
		*c = s[0];
		return 1;
	}
	if (s[0] == 0xC2 && end - p >= 2 && s[1] < 0xA0) {
		*c = s[1];
		return 2;
	}
	if (s[0] == 0xE2 && end - p >= 3 && s[1] == 0x80 &&
	    (s[2] == 0xA8 || s[2] == 0xA9)) {
		*c = 0x2000U + (s[2] & 0x3F);
		return 3;
	}
	return 0;
}

static bool
put_escape(struct sk_buf *out, uint32_t c, struct sakuin_error *err)
{
	static const char known[] = "\b\f\n\r\t", letters[] = "bfnrt";
	const char *at = c ? memchr(known, (int)c, sizeof known - 1) : NULL;

	if (at)
		return sk_buf_printf(out, err, "\\%c", letters[at - known]);
	return sk_buf_printf(out, err, "\\u%04x", (unsigned)c);
}

/* Move *P behind the character that is there; false if it is none. */
static bool
well_formed(const char **p, const char *end)
{
	const char *from = *p;

	return sk_utf8_next(p, end) != 0xFFFD ||
	       (*p - from == 3 && !memcmp(from, "\xEF\xBF\xBD", 3));
}

bool
sk_json_string(struct sk_buf *out, struct sakuin_str s,
	       struct sakuin_error *err)
{
	const char *p = s.ptr, *end = p + s.len, *run = p;

	if (!sk_buf_putc(out, '"', err))
		return false;
	while (p < end) {
		uint32_t c;
		size_t len = unsafe(p, end, &c);
		bool quote = *p == '"' || *p == '\\';

		if (len == 0 && !quote) {
			const char *from = p;

			if (well_formed(&p, end))
				continue;
			c = 0xFFFD;
			len = (size_t)(p - from);
			p = from;
		}
		if (!sk_buf_add(out, run, (size_t)(p - run), err) ||
		    !(quote ? sk_buf_putc(out, '\\', err)
			    : put_escape(out, c, err)))
			return false;
		/* A quote follows its backslash with the next run. */
		run = p + len;
		p += quote ? 1 : len;
	}
	return sk_buf_add(out, run, (size_t)(end - run), err) &&
	       sk_buf_putc(out, '"', err);
}

static bool
white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The character of a string at *P, as it is to be written; moves *P. */
static bool
put_quoted(struct sk_buf *out, const char **p, const char *end,
	   struct sakuin_error *err)
{
	const char *s = *p;
	uint32_t c;
	size_t len = unsafe(s, end, &c);

	if (len) {
		*p += len;
		return put_escape(out, c, err);
	}
	if (end - s >= 6 && !memcmp(s, "\\u0000", 6)) {
		*p += 6;
		return sk_buf_puts(out, "\\ufffd", err);
	}
	len = *s == '\\' && end - s > 1 ? 2 : 1;
	*p += len;
	return sk_buf_add(out, s, len, err);
}

bool
sk_json_compact(struct sk_buf *out, struct sakuin_str raw,
		struct sakuin_error *err)
{
	const char *p = raw.ptr, *end = p + raw.len;
	bool quoted = false;

	while (p < end) {
		if (*p == '"')
			quoted = !quoted;
		if (quoted && *p != '"') {
			if (!put_quoted(out, &p, end, err))
				return false;
			continue;
		}
		if (!white(*p) && !sk_buf_putc(out, *p, err))
			return false;
		p++;
	}
	return true;
}

/* Behind the string that starts at P. */
static const char *
skip_string(const char *p, const char *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\')
			p++;
	return p < end ? p + 1 : end;
}

/* Behind the value that starts at P: the comma, or the end of what holds it. */
static const char *
skip_value(const char *p, const char *end)
{
	size_t depth = 0;

	while (p < end) {
		if (*p == '"') {
			p = skip_string(p, end);
			continue;
		}
		if (depth == 0 && (*p == ',' || *p == '}' || *p == ']'))
			return p;
		depth += *p == '{' || *p == '[';
		depth -= *p == '}' || *p == ']';
		p++;
	}
	return end;
}

/* Cut the value that *REST begins with off. */
static void
cut_value(struct sakuin_str *rest, struct sakuin_str *value)
{
	const char *from = rest->ptr, *end = from + rest->len;
	const char *p = skip_value(from, end);

	*rest = (struct sakuin_str){ p, (size_t)(end - p) };
	while (p > from && white(p[-1]))
		p--;
	*value = (struct sakuin_str){ from, (size_t)(p - from) };
}

bool
sk_json_member(struct sakuin_str *rest, struct sakuin_str *key,
	       struct sakuin_str *value)
{
	const char *p = rest->ptr, *end = p + rest->len, *from;

	/* The brace or the comma before it. */
	while (p < end && (white(*p) || *p == '{' || *p == ','))
		p++;
	if (p >= end || *p != '"')
		return false;
	from = p;
	p = skip_string(p, end);
	*key = (struct sakuin_str){ from, (size_t)(p - from) };
	while (p < end && (white(*p) || *p == ':'))
		p++;
	*rest = (struct sakuin_str){ p, (size_t)(end - p) };
	cut_value(rest, value);
	return true;
}

bool
sk_json_element(struct sakuin_str *rest, struct sakuin_str *value)
{
	const char *p = rest->ptr, *end = p + rest->len;

	while (p < end && white(*p))
		p++;
	/* The bracket or the comma before it. */
	if (p >= end || (*p != '[' && *p != ','))
		return false;
	for (p++; p < end && white(*p);)
		p++;
	if (p >= end || *p == ']')
		return false;
	*rest = (struct sakuin_str){ p, (size_t)(end - p) };
	cut_value(rest, value);
	return true;
}

size_t
sk_json_values(struct sakuin_str raw)
{
	const char *p = raw.ptr, *end = p + raw.len;
	size_t count = 1;

	while (p < end) {
		if (*p == '"') {
			p = skip_string(p, end);
			continue;
		}
		count += *p == ',' || *p == '[' || *p == '{';
		p++;
	}
	return count;
}
