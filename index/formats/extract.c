/* extract.c - files into documents: what comes from workers, and members. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract_pool.h"
#include "filters.h"
#include "metadata.h"
#include "scan.h"

extern const struct sk_format sk_format_filter;
enum { RATIO = 100 };
#define UNPACKED ((uint64_t)512 << 20)

/* One file under way, or a member of one. */
struct extraction {
	struct sk_extractor *x;
	const struct sk_source *source;
	struct sakuin_str member;        /* its name in the outermost file */
	const struct sk_document *about; /* what is known about it, or NULL */
	const struct sk_format *format;
	const char *mime; /* of what a filter read; NULL: the format's */
	sk_document_fn *fn;
	void *ctx;
};

static bool extract_one(struct extraction *e, const struct sk_format *format,
			struct sakuin_error *err);

static bool
extract_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct extraction *e = ctx;

	if (e->about)
		sk_member_fill(e->about, doc);
	if (doc->path.len == 0)
		doc->path = sk_str(e->source->path);
	doc->reader = sk_str(e->format->name);
	/* What was said around the file, not in it; HTML tells itself. */
	if (e->source->charset.len > 0 &&
	    strcmp(e->format->name, "html") != 0 &&
	    sk_str_eq(doc->encoding_by, sk_str("declared")))
		doc->encoding_by = sk_str("header");
	if (e->mime)
		doc->mime = sk_str(e->mime);
	if (e->member.len > 0)
		doc->member = e->member;
	if (e->fn(e->ctx, doc, err))
		return true;
	e->x->stop = true;
	return false;
}

/* ------------------------------------------------------------- members */

/* NAME of a member that has not been there yet. */
static bool
member_name(struct extraction *e, struct sakuin_str name, struct sk_buf *out,
	    struct sakuin_error *err)
{
	struct sk_table *names = &e->x->names;
	size_t before = names->count;
	uint32_t number;

	if (e->member.len > 0 &&
	    (!sk_buf_add(out, e->member.ptr, e->member.len, err) ||
	     !sk_buf_puts(out, "!/", err)))
		return false;
	if (!sk_buf_add(out, name.ptr, name.len, err) ||
	    !sk_table_intern(names, sk_buf_str(out), &number, err))
		return false;
	/* Archives may hold a name twice, mailboxes a message. */
	return names->count > before ||
	       (sk_buf_printf(out, err, "~%zu", before + 1) &&
		sk_table_intern(names, sk_buf_str(out), &number, err));
}

static bool
member_left_out(struct extraction *e, const char *name, const char *why)
{
	if (e->source->leave_out)
		e->source->leave_out(e->source->complain_ctx, name, why);
	return true;
}

/* Its bytes must be those that were counted, and stay so. */
static bool
member_sound(struct extraction *e, const struct sk_member *m,
	     struct sakuin_error *err)
{
	struct stat st;
	int seals = fcntl(m->fd, F_GET_SEALS);

	if (m->fd < 0 || seals < 0 || !(seals & F_SEAL_WRITE) ||
	    !(seals & F_SEAL_SHRINK) || fstat(m->fd, &st) != 0 ||
	    (uint64_t)st.st_size != m->size)
		return sk_fail(err, SAKUIN_EINVAL,
			       "what reads this file sent nonsense; the file "
			       "may be hostile");
	e->x->unpacked += m->size;
	if (e->x->unpacked > e->x->unpacked_max)
		return sk_fail(err, SAKUIN_EINVAL,
			       "unpacks to more than %llu MiB, which is more "
			       "than any honest archive of its size; the rest "
			       "was left out",
			       (unsigned long long)e->x->unpacked_max >> 20);
	return true;
}

/* Read the member as what it is. */
static bool
member_read(struct extraction *outer, const struct sk_member *m,
	    struct sakuin_str name, struct sakuin_error *err)
{
	struct sk_source source = *outer->source;
	struct sk_scan scan;
	struct extraction e = { .x = outer->x,
				.source = &source,
				.member = name,
				.about = &m->about,
				.fn = outer->fn,
				.ctx = outer->ctx };
	const struct sk_format *format;

	source.fd = m->fd;
	source.size = m->size;
	source.charset = m->charset;
	source.name = sk_member_telling(m);
	source.head = (struct sakuin_str){ 0 };
	source.from = source.to = 0;
	source.depth++;
	source.scan = sk_scan_member(source.scan, &scan);
	format = sk_format_find(&source, err);
	if (!format && err->code == SAKUIN_EINVAL)
		return member_left_out(outer, name.ptr, err->text);
	return format && extract_one(&e, format, err);
}

/* A member that can't be read is complained of; the others go on. */
static bool
extract_member(struct extraction *e, const struct sk_member *m,
	       struct sakuin_error *err)
{
	const struct sk_source *source = e->source;
	struct sk_buf name = { 0 };
	bool ok = member_sound(e, m, err);

	if (!ok)
		return false;
	ok = member_name(e, m->name, &name, err) && sk_buf_cstr(&name, err);
	if (ok && source->depth >= SK_EXTRACT_DEPTH) {
		ok = member_left_out(e, name.ptr,
				     "too many archives around it; unpack "
				     "them to index it");
	} else if (ok && !member_read(e, m, sk_buf_str(&name), err)) {
		ok = false;
		if (!e->x->stop && err->code != SAKUIN_ENOMEM &&
		    e->x->unpacked <= e->x->unpacked_max) {
			sk_fail_at(err, name.ptr);
			ok = source->complain &&
			     source->complain(source->complain_ctx, err);
		}
	}
	sk_buf_done(&name);
	return ok;
}

/* ---------------------------------------------------- what a worker says */

static bool
say_document(struct extraction *e, struct sakuin_str body,
	     struct sakuin_error *err)
{
	struct sk_document doc;

	return sk_wire_get_document(body, e->source->arena, &doc, err) &&
	       extract_document(e, &doc, err);
}

static bool
say_complaint(struct extraction *e, struct sakuin_str body,
	      struct sakuin_error *err)
{
	const struct sk_source *source = e->source;

	body.len = body.len < sizeof err->text ? body.len : sizeof err->text;
	sk_fail(err, SAKUIN_EINVAL, "%.*s", (int)body.len, body.ptr);
	if (e->member.len > 0)
		sk_fail_at(err, e->member.ptr);
	return source->complain && source->complain(source->complain_ctx, err);
}

static bool
say_left_out(struct extraction *e, struct sakuin_str body,
	     struct sakuin_error *err)
{
	struct sakuin_str name, why;
	struct sk_buf whole = { 0 }, reason = { 0 };
	bool ok = sk_wire_get(&body, &name, err) &&
		  sk_wire_get(&body, &why, err) &&
		  (e->member.len == 0 ||
		   (sk_buf_add(&whole, e->member.ptr, e->member.len, err) &&
		    (name.len == 0 || sk_buf_puts(&whole, "!/", err)))) &&
		  sk_buf_add(&whole, name.ptr, name.len, err) &&
		  sk_buf_add(&reason, why.ptr, why.len, err) &&
		  sk_buf_cstr(&whole, err) && sk_buf_cstr(&reason, err) &&
		  member_left_out(e, whole.ptr, reason.ptr);

	sk_buf_done(&whole);
	sk_buf_done(&reason);
	return ok;
}

static bool
say_member(struct extraction *e, struct sk_wire_in *in,
	   struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_member m;
	struct sakuin_str none = { 0 };
	struct stat st;
	bool ok = sk_wire_get_member(sk_buf_str(&in->body), &arena, &m, err);

	if (ok) {
		m.fd = in->fd;
		m.size = fstat(m.fd, &st) == 0 ? (uint64_t)st.st_size : 0;
		ok = extract_member(e, &m, err) &&
		     sk_wire_send(e->x->workers[e->source->depth].sock,
				  SK_WIRE_GO_ON, none, -1, err);
	}
	sk_arena_done(&arena);
	return ok;
}

static bool
say_end(struct extraction *e, struct sakuin_str body, struct sakuin_error *err)
{
	struct sk_wire_end end;

	if (body.len != sizeof end)
		return sk_fail(err, SAKUIN_EINVAL, "no message of ours");
	memcpy(&end, body.ptr, sizeof end);
	end.error.text[sizeof end.error.text - 1] = '\0';
	if (end.ok)
		return true;
	/* Its memory has a limit; ours did not run out. */
	if (end.error.code == SAKUIN_ENOMEM)
		return sk_fail(err, SAKUIN_EINVAL,
			       "reading it takes more than %zu MiB of memory",
			       sk_pool_memory(e->x) >> 20);
	return sk_fail(err, SAKUIN_EINVAL, "%s", end.error.text);
}

/* Hear the worker out.  False leaves no worker, or one that said so. */
static bool
listen_to(struct extraction *e, struct sakuin_error *err)
{
	unsigned slot = e->source->depth;
	struct sk_extract_worker *w = &e->x->workers[slot];
	struct sk_wire_in in = { .fd = -1 };
	bool ok = true, over = false;

	while (ok && !over) {
		sk_pool_clock(w);
		if (!sk_pool_next(e->x, slot, &in, err)) {
			ok = false;
			break;
		}
		switch (in.head.type) {
		case SK_WIRE_DOCUMENT:
			ok = say_document(e, sk_buf_str(&in.body), err);
			break;
		case SK_WIRE_COMPLAINT:
			ok = say_complaint(e, sk_buf_str(&in.body), err);
			break;
		case SK_WIRE_LEFT_OUT:
			ok = say_left_out(e, sk_buf_str(&in.body), err);
			break;
		case SK_WIRE_MEMBER:
			ok = say_member(e, &in, err);
			break;
		default:
			over = true;
			ok = say_end(e, sk_buf_str(&in.body), err);
		}
		if (in.fd >= 0)
			close(in.fd);
		in.fd = -1;
		/* One that is in the middle of something can't be used. */
		if (!ok && !over)
			sk_pool_end(w);
	}
	sk_buf_done(&in.body);
	return ok;
}

static bool
ask_worker(struct extraction *e, const struct sk_format *format,
	   struct sakuin_error *err)
{
	const struct sk_source *s = e->source;
	struct sk_wire_read read = { .format = format,
				     .size = s->size,
				     .text_max = s->text_max,
				     .depth = s->depth,
				     .complains = s->complain != NULL };
	struct sk_buf out = { 0 };
	bool ok;

	if (s->encoding)
		snprintf(read.encoding, sizeof read.encoding, "%s",
			 s->encoding);
	ok = sk_buf_add(&out, &read, sizeof read, err) &&
	     sk_wire_put(&out, s->name, err) &&
	     sk_wire_put(&out, s->charset, err) &&
	     sk_pool_ask(e->x, s->depth, format->prepare, sk_buf_str(&out),
			 s->fd, err) &&
	     listen_to(e, err);
	sk_buf_done(&out);
	return ok;
}

/* What a program makes of it, as what that prints. */
static bool
extract_filtered(struct extraction *outer, struct sakuin_error *err)
{
	const struct sk_source *from = outer->source;
	const struct sk_filter *filter =
		sk_filter_find(from->filters, from->name);
	struct extraction e = *outer;
	struct sk_source source = *from;
	struct sk_member m = { .fd = -1 };
	struct sk_buf out = { 0 };
	const struct sk_format *format = NULL;
	bool ok = sk_filter_run(filter, from, &out, err) &&
		  sk_member_make(&m, sk_buf_str(&out), err);

	sk_buf_done(&out);
	source.fd = m.fd;
	source.size = m.size;
	source.name = sk_str(filter->name);
	source.filters = NULL; /* one of them may be for such names */
	e.source = &source;
	e.mime = filter->mime;
	if (ok)
		format = sk_format_find(&source, err);
	ok = format && extract_one(&e, format, err);
	sk_member_done(&m);
	return ok;
}

static bool
extract_one(struct extraction *e, const struct sk_format *format,
	    struct sakuin_error *err)
{
	e->format = format;
	if (format == &sk_format_filter)
		return extract_filtered(e, err);
	if (format->foreign)
		return ask_worker(e, format, err);
	return format->read(e->source, extract_document, e, err);
}

bool
sk_extract(struct sk_extractor *x, const struct sk_format *format,
	   const struct sk_source *source, sk_document_fn *fn, void *ctx,
	   struct sakuin_error *err)
{
	struct extraction e = {
		.x = x, .source = source, .fn = fn, .ctx = ctx
	};
	struct sk_source spooled = { .fd = -1 };
	bool ok = true;

	sk_table_reset(&x->names);
	x->stop = false;
	x->unpacked = 0;
	x->unpacked_max = (x->limits.unpacked ? x->limits.unpacked : UNPACKED) +
			  RATIO * source->size;
	if ((format->foreign || format == &sk_format_filter) &&
	    source->head.len > 0) {
		ok = sk_source_spool(source, &spooled, err);
		e.source = &spooled;
	}
	ok = ok && extract_one(&e, format, err);
	if (spooled.fd >= 0)
		close(spooled.fd);
	return ok;
}

void
sk_extractor_done(struct sk_extractor *x)
{
	for (size_t i = 0; i <= SK_EXTRACT_DEPTH; i++)
		sk_pool_end(&x->workers[i]);
	sk_table_done(&x->names);
}
