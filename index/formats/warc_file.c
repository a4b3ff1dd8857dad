/* warc_file.c - web archives that are files of their own. */
#include "warc.h"

enum { STEP = 256 * 1024 };

struct reading {
	const struct sk_source *source;
	uint64_t at;
};

static bool
more_of_source(void *ctx, struct sk_buf *out, struct sakuin_error *err)
{
	struct reading *r = ctx;
	size_t before = out->len;

	if (!sk_source_read(r->source, r->at, STEP, out, err))
		return false;
	r->at += out->len - before;
	return true;
}

bool
sk_warc_read_source(const struct sk_source *source, struct sakuin_error *err)
{
	struct reading r = { source, 0 };

	return sk_warc_read(source, more_of_source, &r, err);
}

bool
sk_warc_in_gzip(const struct sk_source *source)
{
	struct reading r = { source, 0 };
	struct sk_warc_stream s = { .more = more_of_source, .ctx = &r };
	struct sakuin_error err;
	struct sakuin_str there = { 0 };
	bool yes;

	if (sk_warc_need(&s, 5, &err))
		there = sk_warc_there(&s);
	yes = there.len >= 5 && !memcmp(there.ptr, "WARC/", 5);
	sk_warc_stream_done(&s);
	return yes;
}

static bool
warc_matches(struct sakuin_str head, struct sakuin_str name)
{
	(void)name;
	return head.len > 7 && !memcmp(head.ptr, "WARC/1.", 7);
}

static bool
warc_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	(void)fn;
	(void)ctx;
	return sk_warc_read_source(source, err);
}

const struct sk_format sk_format_warc = {
	.name = "warc",
	.mime = "application/warc",
	.foreign = true,
	.matches = warc_matches,
	.read = warc_read,
};
