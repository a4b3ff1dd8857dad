/* ruby.c - names and their readings, as ruby has them.
 *
 * A name may be one piece, or one for each character (雪 せっ, 舟 しゅう), or
 * one for the family's name and one for one's own: each piece is told, and
 * what all that stand together make. */
#include "ruby.h"
#include "metadata.h"

/* Bytes: longer ones are no names but notes, and what names a book can need. */
enum { SIDE_MAX = 96, OUT_MAX = 256 * 1024 };

/* Append S without white space, and without the points that part the words of
 * a name in kana. */
static bool
ruby_put(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	const char *p = s.ptr, *end = p + s.len;

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x30FB)
			continue;
		if (!sk_buf_add(out, at, (size_t)(p - at), err))
			return false;
	}
	return true;
}

static unsigned
characters(struct sakuin_str s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((uint8_t)s.ptr[i] & 0xC0) != 0x80;
	return n;
}

/* BASE（READING） as a line, if it is not there yet. */
static bool
ruby_line(struct sk_ruby *r, struct sakuin_str base, struct sakuin_str reading,
	  struct sakuin_error *err)
{
	size_t before = r->seen.count;
	struct sk_buf line = { 0 };
	uint32_t number;
	bool ok;

	if (base.len == 0 || reading.len == 0 || base.len > SIDE_MAX ||
	    reading.len > SIDE_MAX || r->out.len > OUT_MAX)
		return true;
	ok = sk_buf_add(&line, base.ptr, base.len, err) &&
	     sk_buf_puts(&line, "\uFF08", err) &&
	     sk_buf_add(&line, reading.ptr, reading.len, err) &&
	     sk_buf_puts(&line, "\uFF09\n", err) &&
	     sk_table_intern(&r->seen, sk_buf_str(&line), &number, err);
	if (ok && r->seen.count > before)
		ok = sk_buf_add(&r->out, line.ptr, line.len, err);
	sk_buf_done(&line);
	return ok;
}

/* What stood together.  The two parts of a name have a space between, so that
 * it is found the other way round as well. */
static bool
ruby_end(struct sk_ruby *r, struct sakuin_error *err)
{
	struct sakuin_str first = { r->reading.ptr, r->first };
	struct sakuin_str rest = { r->reading.ptr, r->reading.len };
	struct sk_buf parts = { 0 };
	bool ok = true;

	if (r->pieces == 2 && r->longest > 1) {
		rest.ptr += r->first;
		rest.len -= r->first;
		ok = sk_buf_add(&parts, first.ptr, first.len, err) &&
		     sk_buf_putc(&parts, ' ', err) &&
		     sk_buf_add(&parts, rest.ptr, rest.len, err);
		rest = sk_buf_str(&parts);
	}
	if (ok && r->pieces > 1)
		ok = ruby_line(r, sk_buf_str(&r->base), rest, err);
	sk_buf_done(&parts);
	sk_buf_clear(&r->base);
	sk_buf_clear(&r->reading);
	r->pieces = r->longest = 0;
	return ok;
}

bool
sk_ruby_add(struct sk_ruby *r, struct sakuin_str base,
	    struct sakuin_str reading, bool joined, struct sakuin_error *err)
{
	struct sakuin_str one, said;
	size_t from, said_from;

	if (!joined && !ruby_end(r, err))
		return false;
	/* A line of them is no name; its pieces are told. */
	if (r->base.len > SIDE_MAX && !ruby_end(r, err))
		return false;
	from = r->base.len;
	said_from = r->reading.len;
	if (!ruby_put(&r->base, base, err) ||
	    !ruby_put(&r->reading, reading, err))
		return false;
	one = (struct sakuin_str){ r->base.ptr + from, r->base.len - from };
	said = (struct sakuin_str){ r->reading.ptr + said_from,
				    r->reading.len - said_from };
	if (r->pieces++ == 0)
		r->first = said.len;
	if (characters(one) > r->longest)
		r->longest = characters(one);
	return ruby_line(r, one, said, err);
}

bool
sk_ruby_finish(struct sk_ruby *r, struct sk_arena *arena,
	       struct sk_document *doc, struct sakuin_error *err)
{
	return ruby_end(r, err) &&
	       sk_arena_copy(arena, sk_buf_str(&r->out), &doc->ruby, err);
}

void
sk_ruby_done(struct sk_ruby *r)
{
	sk_buf_done(&r->out);
	sk_buf_done(&r->base);
	sk_buf_done(&r->reading);
	sk_table_done(&r->seen);
}
