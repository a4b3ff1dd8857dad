/* ingest_frame_member.c - the frames of pages in archives.
 *
 * The first pages of an archive are read a second time, by themselves, for
 * the same reason as files are: what is learned must not depend on who reads
 * which part of it. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/format.h"
#include "ingest_impl.h"

enum { PAGES = 80 }; /* of an archive that are looked at */

/* The host of a capture, or the folder of any other member. */
static struct sakuin_str
site_of(const struct sk_document *doc)
{
	struct sakuin_str s = doc->member;
	const char *host =
		doc->url.len ? memmem(doc->url.ptr, doc->url.len, "://", 3)
			     : NULL;
	const char *slash;

	if (host) {
		s = doc->url;
		host += 3;
		slash = memchr(host, '/', s.len - (size_t)(host - s.ptr));
	} else {
		slash = memrchr(s.ptr, '/', s.len);
	}
	s.len = slash ? (size_t)(slash - s.ptr) : host ? s.len : 0;
	return s;
}

/* The frame of SITE, a new one where there is none yet. */
static struct sk_frame *
frame_of(struct sk_ingest_frame *f, struct sakuin_str site,
	 struct sakuin_error *err)
{
	size_t before = f->sites.count;
	uint32_t number;

	if (!sk_table_intern(&f->sites, site, &number, err) ||
	    !sk_grow(&f->of_sites, &f->cap, f->sites.count, sizeof *f->of_sites,
		     err))
		return NULL;
	if (f->sites.count > before)
		f->of_sites[number] = (struct sk_frame){ .pages = 0 };
	return &f->of_sites[number];
}

/* One page; false when they are enough. */
static bool
learn_member(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;
	struct sk_frame *frame;

	if (!sk_str_eq(doc->reader, sk_str("html")))
		return true;
	frame = frame_of(&in->frame, site_of(doc), err);
	if (!frame || (frame->pages < SK_FRAME_SAMPLE &&
		       !sk_frame_learn(frame, doc->text, err)))
		return false;
	return ++in->frame.pages < PAGES ||
	       sk_fail(err, SAKUIN_EINVAL, "enough");
}

static bool
go_on(void *ctx, const struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	return true;
}

static bool
learn_archive(struct sk_ingest *in, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_source source = { .path = in->where,
				    .name = sk_str(strrchr(in->where, '/') + 1),
				    .text_max = in->options->text_max,
				    .encoding = in->options->encoding,
				    .complain = go_on,
				    .arena = &arena };
	const struct sk_format *format;
	struct stat st;
	bool ok = true;

	source.fd =
		open(in->where, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (source.fd >= 0 && fstat(source.fd, &st) == 0) {
		source.size = (uint64_t)st.st_size;
		format = sk_format_find(&source, err);
		ok = (format && sk_extract(&in->reader, format, &source,
					   learn_member, in, err)) ||
		     err->code != SAKUIN_ENOMEM;
	}
	if (source.fd >= 0)
		close(source.fd);
	sk_arena_done(&arena);
	return ok;
}

void
sk_ingest_frame_forget(struct sk_ingest_frame *f)
{
	for (size_t i = 0; i < f->sites.count; i++)
		sk_frame_done(&f->of_sites[i]);
	sk_table_reset(&f->sites);
	f->pages = 0;
	f->archive[0] = '\0';
}

bool
sk_ingest_frame_member(struct sk_ingest *in, struct sk_document *doc,
		       struct sakuin_error *err)
{
	struct sk_ingest_frame *f = &in->frame;
	uint32_t number;

	if (strcmp(f->archive, in->where) != 0) {
		sk_ingest_frame_forget(f);
		if (strlen(in->where) >= sizeof f->archive)
			return true;
		memcpy(f->archive, in->where, strlen(in->where) + 1);
		if (!learn_archive(in, err))
			return false;
	}
	return !sk_table_find(&f->sites, site_of(doc), &number) ||
	       sk_frame_split(&f->of_sites[number], &in->document_arena, doc,
			      err);
}
