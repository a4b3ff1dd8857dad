/* warc.h - web archives, from a file or from within another. */
#ifndef SK_WARC_H
#define SK_WARC_H

#include "format.h"

/* Where the bytes come from: append some to OUT, none at the end. */
typedef bool sk_warc_more_fn(void *ctx, struct sk_buf *out,
			     struct sakuin_error *err);

/* Hand over the pages that are captured in what MORE gives, compressed or
 * not, as members of SOURCE. */
SK_MUST_CHECK bool sk_warc_read(const struct sk_source *source,
				sk_warc_more_fn *more, void *more_ctx,
				struct sakuin_error *err);

/* The same for all of SOURCE. */
SK_MUST_CHECK bool sk_warc_read_source(const struct sk_source *source,
				       struct sakuin_error *err);

/* Does SOURCE, compressed by gzip, hold a web archive? */
bool sk_warc_in_gzip(const struct sk_source *source);

/* The bytes without compression, for warc.c: a window on what comes. */
struct sk_warc_stream {
	sk_warc_more_fn *more;
	void *ctx;
	struct sk_buf in, data; /* as it comes; unpacked */
	size_t in_at, at;       /* used of them */
	uint64_t offset;        /* of what stands at data[at], unpacked */
	struct z_stream_s *z;   /* NULL: not compressed */
	bool started, end;
	bool cut; /* the compression broke off */
};

/* Have at least WANT bytes at stream->at, or all that there are. */
SK_MUST_CHECK bool sk_warc_need(struct sk_warc_stream *s, size_t want,
				struct sakuin_error *err);
/* What is there. */
struct sakuin_str sk_warc_there(const struct sk_warc_stream *s);
/* Go on by LEN bytes that are there. */
void sk_warc_skip(struct sk_warc_stream *s, size_t len);
void sk_warc_stream_done(struct sk_warc_stream *s);

#endif
