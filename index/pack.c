/* pack.c - deflated documents (RFC 1950) behind their length, 4 bytes, big
 * end first. */
#include <zlib.h>

#include "pack.h"

/* Deflate can't make anything smaller than by this factor (zlib, "Maximum
 * compression factor"), so a length beyond it is damage. */
enum { HEAD = 4, LEVEL = 6, SMALLEST = 9, MEMORY = 6, FACTOR_MAX = 1032 };

/* What our lines have in common.  Never change it: what was stored with it
 * could not be read. */
static const char usual[] =
	"\",\"lang\":\"en\",\"date\":\"20\",\"url\":\"https://www.\","
	"\"authors\":[\"\",\"pages\":[0,\"mime\":\"text/html\",\"encoding\":"
	"\"UTF-8\",\"path\":\"\",\"encoding_by\":\"utf-8\"\"text/plain\","
	"\"application/x-ndjson\"}{\"id\":\"\",\"title\":\"\",\"text\":\"";

/* What may be copied from, best last (RFC 1950, preset dictionary). */
struct dictionary {
	Bytef bytes[20000];
	uInt len;
};

static void
pack_dictionary(struct dictionary *d, struct sakuin_str sample)
{
	size_t most = sizeof d->bytes - sizeof usual;

	if (sample.len > most)
		sample.len = most;
	memcpy(d->bytes, usual, sizeof usual);
	if (sample.len)
		memcpy(d->bytes + sizeof usual, sample.ptr, sample.len);
	d->len = (uInt)(sizeof usual + sample.len);
}

/* Of a short text zlib would spend most time on clearing tables made for a
 * long one; the smallest window is 512 bytes. */
static bool
pack_begin(z_stream *z, size_t len, const struct dictionary *d)
{
	int bits = SMALLEST;

	while (bits < MAX_WBITS && (size_t)1 << bits < len + d->len)
		bits++;
	if (deflateInit2(z, LEVEL, Z_DEFLATED, bits, bits - MEMORY,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	return deflateSetDictionary(z, d->bytes, d->len) == Z_OK;
}

bool
sk_pack(struct sakuin_str text, struct sakuin_str sample, struct sk_buf *out,
	struct sakuin_error *err)
{
	struct dictionary d;
	unsigned char head[HEAD];
	z_stream z = { 0 };
	uLong bound;
	int status;

	for (int i = 0; i < HEAD; i++)
		head[i] = (unsigned char)(text.len >> (24 - 8 * i));
	sk_buf_clear(out);
	pack_dictionary(&d, sample);
	if (!pack_begin(&z, text.len, &d))
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

/* Inflate PACKED to just LEN bytes at OUT. */
static bool
pack_inflate(struct sakuin_str packed, const struct dictionary *d, char *out,
	     size_t len)
{
	z_stream z = { 0 };
	int status;

	z.next_in = (z_const Bytef *)(uintptr_t)packed.ptr;
	z.avail_in = (uInt)packed.len;
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)len;
	if (inflateInit(&z) != Z_OK)
		return false;
	status = inflate(&z, Z_FINISH);
	if (status == Z_NEED_DICT &&
	    inflateSetDictionary(&z, d->bytes, d->len) == Z_OK)
		status = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	return status == Z_STREAM_END && z.total_out == len;
}

bool
sk_unpack(struct sakuin_str packed, struct sakuin_str sample,
	  struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str body;
	struct dictionary d;
	size_t len = 0;

	sk_buf_clear(out);
	for (int i = 0; i < HEAD && packed.len >= HEAD; i++)
		len = len << 8 | (uint8_t)packed.ptr[i];
	if (packed.len < HEAD || len / FACTOR_MAX > packed.len)
		return pack_damaged(err);
	if (!sk_buf_reserve(out, len, err))
		return false;
	body = (struct sakuin_str){ packed.ptr + HEAD, packed.len - HEAD };
	pack_dictionary(&d, sample);
	if (!pack_inflate(body, &d, out->ptr, len))
		return pack_damaged(err);
	out->len = len;
	return true;
}
