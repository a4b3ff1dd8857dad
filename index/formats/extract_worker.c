/* extract_worker.c - the process that reads foreign files. */
#include <stdlib.h>
#include <unistd.h>

#include "extract.h"
#include "wire.h"

struct worker {
	int sock;
	struct sk_wire_in in;
	struct sk_buf out;
	struct sk_arena arena;
};

/* Nobody listens any more, or nobody would understand. */
_Noreturn static void
give_up(void)
{
	_exit(EXIT_FAILURE);
}

static void
tell(struct worker *w, enum sk_wire_type type, struct sakuin_str s, int fd)
{
	struct sakuin_error err;

	if (!sk_wire_send(w->sock, type, s, fd, &err))
		give_up();
}

static void
wait_for(struct worker *w, enum sk_wire_type type)
{
	struct sakuin_error err;
	bool done = false;

	w->in.got = 0;
	w->in.fd = -1;
	sk_buf_clear(&w->in.body);
	while (!done)
		if (!sk_wire_receive(w->sock, &w->in, &done, &err))
			give_up();
	if (w->in.head.type != (uint32_t)type)
		give_up();
}

static bool
worker_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct worker *w = ctx;

	sk_buf_clear(&w->out);
	if (!sk_wire_put_document(&w->out, doc, err))
		return false;
	tell(w, SK_WIRE_DOCUMENT, sk_buf_str(&w->out), -1);
	sk_arena_reset(&w->arena);
	return true;
}

static bool
worker_complain(void *ctx, const struct sakuin_error *err)
{
	struct worker *w = ctx;

	tell(w, SK_WIRE_COMPLAINT, sk_str(err->text), -1);
	return true;
}

static void
worker_leave_out(void *ctx, const char *name, const char *why)
{
	struct worker *w = ctx;
	struct sakuin_error err;

	sk_buf_clear(&w->out);
	if (!sk_wire_put(&w->out, sk_str(name), &err) ||
	    !sk_wire_put(&w->out, sk_str(why), &err))
		give_up();
	tell(w, SK_WIRE_LEFT_OUT, sk_buf_str(&w->out), -1);
}

/* The document around it may be half done: the arena stays as it is. */
static bool
worker_member(void *ctx, const struct sk_member *member,
	      struct sakuin_error *err)
{
	struct worker *w = ctx;

	sk_buf_clear(&w->out);
	if (!sk_wire_put_member(&w->out, member, err))
		return false;
	tell(w, SK_WIRE_MEMBER, sk_buf_str(&w->out), member->fd);
	wait_for(w, SK_WIRE_GO_ON);
	return true;
}

static void
worker_read(struct worker *w, const struct sk_wire_read *read,
	    struct sakuin_str name, struct sakuin_str charset)
{
	struct sk_wire_end end = { .ok = true };
	struct sk_source source = {
		.fd = w->in.fd,
		.path = "it",
		.name = name,
		.charset = charset,
		.size = read->size,
		.text_max = (size_t)read->text_max,
		.depth = read->depth,
		.encoding = read->encoding[0] ? read->encoding : NULL,
		.arena = &w->arena,
		.complain = read->complains ? worker_complain : NULL,
		.complain_ctx = w,
		.leave_out = worker_leave_out,
		.member = worker_member,
	};
	struct sakuin_str bytes = { (const char *)&end, sizeof end };

	end.ok = read->format->read(&source, worker_document, w, &end.error);
	close(source.fd);
	sk_arena_reset(&w->arena);
	tell(w, SK_WIRE_END, bytes, -1);
}

_Noreturn void
sk_extract_worker(int sock)
{
	struct worker w = { .sock = sock };

	for (;;) {
		struct sk_buf own = { 0 };
		struct sk_wire_read read;
		struct sakuin_str body, name, charset;
		struct sakuin_error err;

		wait_for(&w, SK_WIRE_READ);
		if (!sk_buf_add(&own, w.in.body.ptr, w.in.body.len, &err) ||
		    own.len < sizeof read || w.in.fd < 0)
			give_up();
		memcpy(&read, own.ptr, sizeof read);
		body = (struct sakuin_str){ own.ptr + sizeof read,
					    own.len - sizeof read };
		if (!sk_wire_get(&body, &name, &err) ||
		    !sk_wire_get(&body, &charset, &err))
			give_up();
		worker_read(&w, &read, name, charset);
		sk_buf_done(&own);
	}
}
