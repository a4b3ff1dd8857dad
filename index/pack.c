/* pack.c - deflated text (RFC 1950) behind its length, 4 bytes, big end
 * first. */
#include <zlib.h>

#include "pack.h"

/* Deflate can't make anything smaller than by this factor (zlib, "Maximum
 * compression factor"), so a length beyond it is damage. */
enum { HEAD = 4, LEVEL = 1, SMALLEST = 9, MEMORY = 6, FACTOR_MAX = 1032 };

/* Of a short text zlib would spend most time on clearing tables made for a
 * long one; the smallest window is 512 bytes. */
static int
pack_begin(z_stream *z, size_t len)
{
	int bits = SMALLEST;

	while (bits < MAX_WBITS && (size_t)1 << bits < len)
		bits++;
	return deflateInit2(z, LEVEL, Z_DEFLATED, bits, bits - MEMORY,
			    Z_DEFAULT_STRATEGY);
}

bool
sk_pack(struct sakuin_str text, struct sk_buf *out, struct sakuin_error *err)
{
	unsigned char head[HEAD];
	z_stream z = { 0 };
	uLong bound;
	int status;

	for (int i = 0; i < HEAD; i++)
		head[i] = (unsigned char)(text.len >> (24 - 8 * i));
	sk_buf_clear(out);
	if (pack_begin(&z, text.len) != Z_OK)
		return sk_nomem(err);
	bound = deflateBound(&z, text.len);
	if (!sk_buf_add(out, head, HEAD, err) ||
	    !sk_buf_reserve(out, bound, err)) {
		deflateEnd(&z);
		return false;
	}
	z.next_in = (z_const Bytef *)(uintptr_t)text.ptr;
	z.avail_in = (uInt)text.len;
	z.next_out = (Bytef *)out->ptr + HEAD;
	z.avail_out = (uInt)bound;
	status = deflate(&z, Z_FINISH);
	out->len = HEAD + z.total_out;
	deflateEnd(&z);
	return status == Z_STREAM_END ||
	       sk_fail(err, SAKUIN_EINTERNAL, "deflating stopped half-way");
}

static bool
pack_damaged(struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EDB,
		       "a stored text is damaged; run sakuin check");
}

bool
sk_unpack(struct sakuin_str packed, struct sk_buf *out,
	  struct sakuin_error *err)
{
	uLongf len = 0;

	sk_buf_clear(out);
	for (int i = 0; i < HEAD && packed.len >= HEAD; i++)
		len = len << 8 | (uint8_t)packed.ptr[i];
	if (packed.len < HEAD || len / FACTOR_MAX > packed.len)
		return pack_damaged(err);
	if (!sk_buf_reserve(out, len, err))
		return false;
	out->len = len;
	if (uncompress((Bytef *)out->ptr, &len,
		       (const Bytef *)packed.ptr + HEAD,
		       packed.len - HEAD) != Z_OK ||
	    len != out->len) {
		sk_buf_clear(out);
		return pack_damaged(err);
	}
	return true;
}
