/* markdown_inline.c - what stands within a paragraph of Markdown. */
#include "markdown.h"

enum { BRACKET_MAX = 2000 }; /* bytes in brackets; more are no link */

/* Where C is, from FROM on; S.len for nowhere. */
static size_t
before(struct sakuin_str s, char c, size_t from)
{
	const char *p =
		from < s.len ? memchr(s.ptr + from, c, s.len - from) : NULL;

	return p ? (size_t)(p - s.ptr) : s.len;
}

/* The bracket that closes the one at FROM, or S.len. */
static size_t
closing(struct sakuin_str s, size_t from, char open, char close)
{
	size_t depth = 0;

	for (size_t i = from; i < s.len && i - from < BRACKET_MAX; i++) {
		if (s.ptr[i] == '\\')
			i++;
		else if (s.ptr[i] == open)
			depth++;
		else if (s.ptr[i] == close && --depth == 0)
			return i;
	}
	return s.len;
}

static struct sakuin_str
part(struct sakuin_str s, size_t from, size_t to)
{
	return (struct sakuin_str){ s.ptr + from, to - from };
}

/* The note NAME, at its first marker with its text. */
static bool
put_note(struct sk_markdown *m, struct sakuin_str name, bool *found,
	 struct sakuin_error *err)
{
	struct sk_markdown_note *note = NULL;

	for (size_t i = 0; i < m->count && !note; i++)
		if (sk_str_eq(m->notes[i].name, name))
			note = &m->notes[i];
	*found = note != NULL;
	if (!note || m->prose->in_note)
		return true;
	if (note->number)
		return sk_prose_marker(m->prose, note->number, err);
	note->number = m->prose->note_count + 1;
	return sk_prose_note(m->prose, err) &&
	       sk_markdown_inline(m, note->text, err) &&
	       sk_prose_note_end(m->prose, err);
}

/* "(address "title")" at FROM: the address. */
static struct sakuin_str
address(struct sakuin_str s, size_t from, size_t to)
{
	struct sakuin_str url = part(s, from + 1, to);
	size_t len = 0;

	while (url.len > 0 && (*url.ptr == ' ' || *url.ptr == '<')) {
		url.ptr++;
		url.len--;
	}
	while (len < url.len && url.ptr[len] != ' ' && url.ptr[len] != '>')
		len++;
	url.len = len;
	return url;
}

/* Addresses within the site say nothing to a reader. */
static bool
worth_it(struct sakuin_str url, struct sakuin_str text)
{
	return url.len > 7 && memmem(url.ptr, url.len, "://", 3) &&
	       !memmem(text.ptr, text.len, url.ptr, url.len);
}

/* What the bracket at FROM opens: a note, a link, or nothing.  *TO is behind
 * it; FROM if it is plain text. */
static bool
put_bracket(struct sk_markdown *m, struct sakuin_str s, size_t from, bool image,
	    size_t *to, struct sakuin_error *err)
{
	size_t close = closing(s, from, '[', ']'), end;
	struct sakuin_str text, url;
	bool found;

	*to = from;
	if (close == s.len)
		return true;
	text = part(s, from + 1, close);
	if (text.len > 1 && text.ptr[0] == '^') {
		if (!put_note(m, part(text, 1, text.len), &found, err))
			return false;
		*to = found ? close + 1 : from;
		return true;
	}
	if (close + 1 == s.len || s.ptr[close + 1] != '(')
		return true;
	end = closing(s, close + 1, '(', ')');
	if (end == s.len)
		return true;
	*to = end + 1;
	url = address(s, close + 1, end);
	if (!sk_markdown_inline(m, text, err))
		return false;
	if (image || !worth_it(url, text))
		return true;
	return sk_prose_exact(m->prose, sk_str(" <"), err) &&
	       sk_prose_exact(m->prose, url, err) &&
	       sk_prose_exact(m->prose, sk_str(">"), err);
}

/* Is there a letter or digit at both sides, as in snake_case? */
static bool
within_word(struct sakuin_str s, size_t from, size_t to)
{
	static const char breaks[] = " \t.,;:!?()[]{}\"'*_`~<>|/\\";

	return from > 0 && to < s.len && !strchr(breaks, s.ptr[from - 1]) &&
	       !strchr(breaks, s.ptr[to]);
}

/* "<b>", "</p>", "<br/>", "<!-- -->" up to the next > at END: its length, 0
 * for none. */
static size_t
tag_len(struct sakuin_str s, size_t from, size_t end)
{
	size_t i = from + 1;

	if (end == s.len || i == end)
		return 0;
	i += s.ptr[i] == '/';
	if (s.ptr[i] == '!')
		return end + 1 - from;
	if ((s.ptr[i] | 0x20) < 'a' || (s.ptr[i] | 0x20) > 'z')
		return 0;
	for (size_t k = i; k < end && s.ptr[k] != ' ' && s.ptr[k] != '/'; k++)
		if ((s.ptr[k] | 0x20) < 'a' || (s.ptr[k] | 0x20) > 'z')
			if (k == i || s.ptr[k] < '0' || s.ptr[k] > '9')
				return 0;
	return end + 1 - from;
}

/* How often the character at I comes in a row. */
static size_t
run_len(struct sakuin_str s, size_t i)
{
	size_t run = 1;

	while (i + run < s.len && s.ptr[i + run] == s.ptr[i])
		run++;
	return run;
}

/* Are the RUN marks at I to go? */
static bool
is_emphasis(struct sakuin_str s, size_t i, size_t run)
{
	switch (s.ptr[i]) {
	case '*': /* a bullet, or times */
		return i + run == s.len || s.ptr[i + run] != ' ' ||
		       (i > 0 && s.ptr[i - 1] != ' ');
	case '_':
		return !within_word(s, i, i + run);
	case '~':
		return run == 2;
	default:
		return true;
	}
}

/* Put S[FROM, TO), with spaces for the bars of tables. */
static bool
put_plain(struct sk_markdown *m, struct sakuin_str s, size_t from, size_t to,
	  struct sakuin_error *err)
{
	while (from < to) {
		size_t bar = before(part(s, 0, to), '|', from);

		if (!sk_prose_text(m->prose, part(s, from, bar), err))
			return false;
		if (bar < to)
			sk_prose_gap(m->prose);
		from = bar + 1;
	}
	return true;
}

bool
sk_markdown_inline(struct sk_markdown *m, struct sakuin_str s,
		   struct sakuin_error *err)
{
	size_t from = 0;  /* not written yet */
	size_t angle = 0; /* the last > that was looked for */

	for (size_t i = 0; i < s.len;) {
		bool image =
			s.ptr[i] == '!' && i + 1 < s.len && s.ptr[i + 1] == '[';
		size_t skip = 0, text = 1, to;

		if (s.ptr[i] == '\\' && i + 1 < s.len) {
			if (!put_plain(m, s, from, i, err))
				return false;
			from = i + 1;
			i += 2;
			continue;
		}
		if (s.ptr[i] == '[' || image) {
			if (!put_plain(m, s, from, i, err))
				return false;
			from = i;
			if (!put_bracket(m, s, i + image, image, &to, err))
				return false;
			skip = to - (i + image) ? to - i : 0;
		} else if (s.ptr[i] == '<') {
			angle = angle > i ? angle : before(s, '>', i);
			skip = tag_len(s, i, angle);
		} else if (s.ptr[i] && strchr("*_~`", s.ptr[i])) {
			text = run_len(s, i);
			skip = is_emphasis(s, i, text) ? text : 0;
		}
		if (skip > 0) {
			if (!put_plain(m, s, from, i > from ? i : from, err))
				return false;
			from = i + skip;
		}
		i += skip ? skip : text;
	}
	return put_plain(m, s, from, s.len, err);
}
