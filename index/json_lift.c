/* json_lift.c - a long string out of a line of JSON. */
#include "json_lift.h"
#include "json_raw.h"

enum { LONG = 256 /* bytes, which are worth it */ };

/* The byte that a backslash and C stand for; 0 if that is left to others. */
static char
lift_escape(char c)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	const char *at = c ? strchr(letters, c) : NULL;

	return at ? bytes[at - letters] : 0;
}

/* Write what [P, END) stands for, the inside of a string, to TO, which has
 * room for as much; returns its length, 0 if a parser has to look. */
static size_t
lift_decode(const char *p, const char *end, char *to)
{
	char *out = to;

	while (p < end) {
		const char *from = p;
		unsigned char c = (unsigned char)*p;

		if (c >= 0x80) {
			/* Perhaps it is no UTF-8. */
			if (sk_utf8_next(&p, end) == 0xFFFD)
				return 0;
			while (from < p)
				*out++ = *from++;
			continue;
		}
		p++;
		if (c < 0x20 || c == '"')
			return 0;
		if (c == '\\') {
			c = p < end ? (unsigned char)lift_escape(*p++) : 0;
			if (!c)
				return 0;
		}
		*out++ = (char)c;
	}
	return (size_t)(out - to);
}

static bool
lift_value(struct sakuin_str value, struct sk_arena *arena,
	   struct sk_lifted *out, struct sakuin_error *err)
{
	const char *end = value.ptr + value.len - 1;
	char *text;
	size_t len;

	if (value.len < LONG || *value.ptr != '"' || *end != '"')
		return true;
	text = sk_arena_alloc(arena, value.len, err);
	if (!text)
		return false;
	len = lift_decode(value.ptr + 1, end, text);
	if (len)
		out->text = (struct sakuin_str){ text, len };
	return true;
}

bool
sk_json_lift(struct sakuin_str line, const char *key, struct sk_arena *arena,
	     struct sk_buf *rest, struct sk_lifted *out,
	     struct sakuin_error *err)
{
	struct sakuin_str members = line, name, value;
	const char *behind;

	*out = (struct sk_lifted){ 0 };
	do
		if (!sk_json_member(&members, &name, &value))
			return true;
	while (!sk_str_eq(name, sk_str(key)));
	if (!lift_value(value, arena, out, err))
		return false;
	if (!out->text.ptr)
		return true;
	out->at = (size_t)(value.ptr - line.ptr);
	out->cut = value.len - 2;
	behind = value.ptr + value.len;
	sk_buf_clear(rest);
	return sk_buf_add(rest, line.ptr, out->at, err) &&
	       sk_buf_puts(rest, "\"\"", err) &&
	       sk_buf_add(rest, behind, (size_t)(line.ptr + line.len - behind),
			  err);
}

size_t
sk_json_lifted_from(const struct sk_lifted *lifted, size_t at)
{
	return lifted->text.ptr && at > lifted->at ? at + lifted->cut : at;
}
