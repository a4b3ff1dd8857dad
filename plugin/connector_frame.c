/* connector_frame.c - the frames of Xapian's remote protocol.
 *
 * A length below 255 is one byte.  Others are the byte 255 and what exceeds
 * that, in groups of seven bits, lowest first; the last has its top bit set. */
#include "connector_frame.h"

enum {
	LONG = 255,
	GROUP_BITS = 7,
	SHIFT_MAX = 28,
	MAX = 16 << 20,
	NETWORK_ERROR = 14
};

bool
sk_frame_length(struct sakuin_str *bytes, uint64_t *len)
{
	const unsigned char *p = (const unsigned char *)bytes->ptr;
	size_t n = 0;
	unsigned shift = 0;

	if (bytes->len == 0)
		return false;
	*len = p[n++];
	if (*len == LONG)
		do {
			if (n == bytes->len || shift > SHIFT_MAX)
				return false;
			*len += (uint64_t)(p[n] & 0x7F) << shift;
			shift += GROUP_BITS;
		} while (!(p[n++] & 0x80));
	bytes->ptr += n;
	bytes->len -= n;
	return true;
}

enum sk_frame_scan
sk_frame_scan(struct sakuin_str bytes, struct sk_frame *out)
{
	enum { HEADER_MAX = 2 + SHIFT_MAX / GROUP_BITS + 1 };
	struct sakuin_str rest;

	*out = (struct sk_frame){ .header = 0 };
	if (bytes.len == 0)
		return SK_FRAME_PART;
	out->type = (unsigned char)bytes.ptr[0];
	rest = (struct sakuin_str){ bytes.ptr + 1, bytes.len - 1 };
	if (!sk_frame_length(&rest, &out->len))
		return bytes.len < HEADER_MAX ? SK_FRAME_PART : SK_FRAME_BAD;
	out->header = bytes.len - rest.len;
	return rest.len < out->len ? SK_FRAME_PART : SK_FRAME_WHOLE;
}

bool
sk_frame_put_length(struct sk_buf *out, size_t len, struct sakuin_error *err)
{
	if (len < LONG)
		return sk_buf_putc(out, (char)len, err);
	if (!sk_buf_putc(out, (char)LONG, err))
		return false;
	for (len -= LONG; len > 0x7F; len >>= GROUP_BITS)
		if (!sk_buf_putc(out, (char)(len & 0x7F), err))
			return false;
	return sk_buf_putc(out, (char)(len | 0x80), err);
}

bool
sk_frame_put_string(struct sk_buf *out, struct sakuin_str text,
		    struct sakuin_error *err)
{
	return sk_frame_put_length(out, text.len, err) &&
	       sk_buf_add(out, text.ptr, text.len, err);
}

bool
sk_frame_put(struct sk_buf *out, unsigned type, struct sakuin_str body,
	     struct sakuin_error *err)
{
	return sk_buf_putc(out, (char)type, err) &&
	       sk_frame_put_string(out, body, err);
}

/* The number of the class, the context and the message of what is thrown. */
bool
sk_frame_put_error(struct sk_buf *out, const char *message,
		   struct sakuin_error *err)
{
	struct sk_buf body = { 0 };
	bool ok = sk_buf_putc(&body, NETWORK_ERROR, err) &&
		  sk_frame_put_string(&body, sk_str(""), err) &&
		  sk_frame_put_string(&body, sk_str(message), err) &&
		  sk_frame_put(out, SK_REPLY_EXCEPTION, sk_buf_str(&body), err);

	sk_buf_done(&body);
	return ok;
}

/* Send as much of the long frame under way as stands at P; *SENT bytes. */
static bool
frames_pass(struct sk_frames *f, struct sakuin_str bytes, size_t *sent,
	    sk_frame_fn *fn, void *ctx, struct sakuin_error *err)
{
	*sent = f->pass < bytes.len ? (size_t)f->pass : bytes.len;
	f->pass -= *sent;
	return *sent == 0 ||
	       fn(ctx, NULL, (struct sakuin_str){ bytes.ptr, *sent }, err);
}

/* Send what stands at the start of BYTES; *SENT bytes, 0 if it is a part. */
static bool
frames_next(struct sk_frames *f, struct sakuin_str bytes, size_t *sent,
	    sk_frame_fn *fn, void *ctx, struct sakuin_error *err)
{
	size_t max = f->max ? f->max : MAX;
	struct sk_frame frame;

	*sent = 0;
	if (f->raw)
		f->pass = bytes.len;
	if (f->pass)
		return frames_pass(f, bytes, sent, fn, ctx, err);
	switch (sk_frame_scan(bytes, &frame)) {
	case SK_FRAME_BAD:
		f->raw = true;
		break;
	case SK_FRAME_PART:
		break;
	case SK_FRAME_WHOLE:
		if (frame.len > max)
			break;
		*sent = frame.header + (size_t)frame.len;
		return fn(ctx, &frame, (struct sakuin_str){ bytes.ptr, *sent },
			  err);
	}
	if (f->raw)
		f->pass = bytes.len;
	else if (frame.header && frame.len > max)
		f->pass = frame.header + frame.len;
	return frames_pass(f, bytes, sent, fn, ctx, err);
}

bool
sk_frames_take(struct sk_frames *f, struct sakuin_str bytes, sk_frame_fn *fn,
	       void *ctx, struct sakuin_error *err)
{
	size_t done = 0, sent;

	if (!sk_buf_add(&f->held, bytes.ptr, bytes.len, err))
		return false;
	do {
		struct sakuin_str rest = { f->held.ptr + done,
					   f->held.len - done };

		sent = 0;
		if (rest.len && !frames_next(f, rest, &sent, fn, ctx, err))
			return false;
		done += sent;
	} while (sent);
	if (done)
		memmove(f->held.ptr, f->held.ptr + done, f->held.len - done);
	f->held.len -= done;
	return true;
}

bool
sk_frames_give_up(struct sk_frames *f, sk_frame_fn *fn, void *ctx,
		  struct sakuin_error *err)
{
	f->raw = true;
	return sk_frames_take(f, sk_str(""), fn, ctx, err);
}

void
sk_frames_reset(struct sk_frames *f)
{
	sk_buf_clear(&f->held);
	f->pass = 0;
	f->raw = false;
}

void
sk_frames_done(struct sk_frames *f)
{
	sk_buf_done(&f->held);
}
