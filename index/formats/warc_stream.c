/* warc_stream.c - the bytes of a web archive.
 *
 * Usually each record is a gzip file of its own, one behind the other (WARC
 * 1.1, annex D). */
#include <stdlib.h>
#include <zlib.h>

#include "warc.h"

enum { STEP = 256 * 1024 };

struct sakuin_str
sk_warc_there(const struct sk_warc_stream *s)
{
	return (struct sakuin_str){ s->data.ptr + s->at, s->data.len - s->at };
}

void
sk_warc_skip(struct sk_warc_stream *s, size_t len)
{
	s->at += len;
	s->offset += len;
}

/* Drop what was used. */
static void
compact(struct sk_buf *b, size_t *at)
{
	if (*at == 0)
		return;
	memmove(b->ptr, b->ptr + *at, b->len - *at);
	b->len -= *at;
	*at = 0;
}

static bool
fetch(struct sk_warc_stream *s, bool *none, struct sakuin_error *err)
{
	size_t before;

	compact(&s->in, &s->in_at);
	before = s->in.len;
	if (!s->more(s->ctx, &s->in, err))
		return false;
	*none = s->in.len == before;
	return true;
}

static bool
start(struct sk_warc_stream *s, struct sakuin_error *err)
{
	bool none = false;

	s->started = true;
	if (!fetch(s, &none, err))
		return false;
	if (s->in.len < 2 || memcmp(s->in.ptr, "\x1F\x8B", 2) != 0)
		return true;
	s->z = calloc(1, sizeof *s->z);
	if (!s->z || inflateInit2(s->z, 15 + 16) != Z_OK) {
		free(s->z);
		s->z = NULL;
		return sk_nomem(err);
	}
	return true;
}

/* Some more bytes into data. */
static bool
unpack(struct sk_warc_stream *s, struct sakuin_error *err)
{
	size_t there = s->in.len - s->in_at;
	int r;

	if (!sk_buf_reserve(&s->data, STEP, err))
		return false;
	s->z->next_in = (Bytef *)s->in.ptr + s->in_at;
	s->z->avail_in = (uInt)there;
	s->z->next_out = (Bytef *)s->data.ptr + s->data.len;
	s->z->avail_out = STEP;
	r = inflate(s->z, Z_NO_FLUSH);
	s->data.len += STEP - s->z->avail_out;
	s->in_at += there - s->z->avail_in;
	if (r == Z_STREAM_END)
		r = inflateReset(s->z);
	if (r == Z_MEM_ERROR)
		return sk_nomem(err);
	if (r != Z_OK && r != Z_BUF_ERROR)
		s->end = s->cut = true;
	return true;
}

bool
sk_warc_need(struct sk_warc_stream *s, size_t want, struct sakuin_error *err)
{
	if (!s->started && !start(s, err))
		return false;
	if (s->data.len - s->at >= want)
		return true;
	compact(&s->data, &s->at);
	while (!s->end && s->data.len < want) {
		if (s->in_at == s->in.len) {
			bool none = false;

			if (!fetch(s, &none, err))
				return false;
			if (none) {
				s->end = true;
				break;
			}
		}
		if (s->z ? !unpack(s, err)
			 : !sk_buf_add(&s->data, s->in.ptr + s->in_at,
				       s->in.len - s->in_at, err))
			return false;
		if (!s->z)
			s->in_at = s->in.len;
	}
	return true;
}

void
sk_warc_stream_done(struct sk_warc_stream *s)
{
	if (s->z)
		inflateEnd(s->z);
	free(s->z);
	sk_buf_done(&s->in);
	sk_buf_done(&s->data);
}
