/* pack.c - deflated text (RFC 1950) behind its length, 4 bytes, big end
 * first. */
#include <zlib.h>

#include "pack.h"

/* Deflate can't make anything smaller than by this factor (zlib, "Maximum
 * compression factor"), so a length beyond it is damage. */
enum { HEAD = 4, LEVEL = 3, FACTOR_MAX = 1032 };

bool
sk_pack(struct sakuin_str text, struct sk_buf *out, struct sakuin_error *err)
{
	uLongf len = compressBound(text.len);
	unsigned char head[HEAD];

	for (int i = 0; i < HEAD; i++)
		head[i] = (unsigned char)(text.len >> (24 - 8 * i));
	sk_buf_clear(out);
	if (!sk_buf_add(out, head, HEAD, err) || !sk_buf_reserve(out, len, err))
		return false;
	if (compress2((Bytef *)out->ptr + HEAD, &len, (const Bytef *)text.ptr,
		      text.len, LEVEL) != Z_OK)
		return sk_nomem(err);
	out->len = HEAD + len;
	return true;
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
