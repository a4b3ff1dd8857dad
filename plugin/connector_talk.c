/* connector_talk.c - a conversation in which queries are rewritten. */
#include "connector_talk.h"

/* A rewritten query replaces the first field of its message. */
static bool
talk_query(struct sk_talk *t, struct sakuin_str body, struct sk_buf *message,
	   struct sakuin_error *err)
{
	struct sakuin_str rest = body;
	struct sk_buf made = { 0 };
	uint64_t len;
	bool ok = true;

	sk_buf_clear(message);
	if (sk_frame_length(&rest, &len) && len && len <= rest.len &&
	    t->rewrite(t->ctx, (struct sakuin_str){ rest.ptr, (size_t)len },
		       &made))
		ok = sk_frame_put_string(message, sk_buf_str(&made), err) &&
		     sk_buf_add(message, rest.ptr + len, rest.len - (size_t)len,
				err);
	sk_buf_done(&made);
	return ok;
}

/* A question goes from START of t->out to its end; GETMSET is the second half
 * of the one that began with QUERY. */
static bool
talk_keep(struct sk_talk *t, unsigned type, size_t start,
	  struct sakuin_error *err)
{
	if (!t->keep)
		return true;
	if (type != SK_MSG_GETMSET) {
		sk_buf_clear(&t->question);
		t->answered = 0;
		t->once = false;
	}
	t->open = type != SK_MSG_SHUTDOWN;
	t->half = type == SK_MSG_QUERY;
	t->writer |= type == SK_MSG_WRITEACCESS;
	t->list = type == SK_MSG_ALLTERMS || type == SK_MSG_DOCUMENT ||
		  type == SK_MSG_TERMLIST || type == SK_MSG_POSITIONLIST ||
		  type == SK_MSG_POSTLIST || type == SK_MSG_METADATAKEYLIST ||
		  type > SK_MSG_LAST;
	return sk_buf_add(&t->question, t->out->ptr + start,
			  t->out->len - start, err);
}

static bool
talk_asked(void *ctx, const struct sk_frame *frame, struct sakuin_str bytes,
	   struct sakuin_error *err)
{
	struct sk_talk *t = ctx;
	struct sk_buf message = { 0 };
	size_t start = t->out->len;
	bool ok = true;

	if (!frame) {
		t->open = t->once = true;
		t->half = t->list = false;
		return sk_buf_add(t->out, bytes.ptr, bytes.len, err);
	}
	if (frame->type == SK_MSG_QUERY)
		ok = talk_query(t,
				(struct sakuin_str){ bytes.ptr + frame->header,
						     (size_t)frame->len },
				&message, err);
	if (ok && message.len)
		ok = sk_frame_put(t->out, frame->type, sk_buf_str(&message),
				  err);
	else if (ok)
		ok = sk_buf_add(t->out, bytes.ptr, bytes.len, err);
	sk_buf_done(&message);
	t->leaving |= frame->type == SK_MSG_SHUTDOWN;
	return ok && talk_keep(t, frame->type, start, err);
}

/* What is held until the greeting waits in t->client. */
bool
sk_talk_client(struct sk_talk *t, struct sakuin_str bytes, struct sk_buf *out,
	       struct sakuin_error *err)
{
	if (t->mode == SK_TALK_NEW)
		return sk_buf_add(&t->client.held, bytes.ptr, bytes.len, err);
	t->out = out;
	return sk_frames_take(&t->client, bytes, talk_asked, t, err);
}

bool
sk_talk_flush(struct sk_talk *t, struct sk_buf *out, struct sakuin_error *err)
{
	t->out = out;
	if (t->mode == SK_TALK_RAW)
		return sk_frames_give_up(&t->client, talk_asked, t, err);
	return t->mode == SK_TALK_NEW ||
	       sk_frames_take(&t->client, sk_str(""), talk_asked, t, err);
}

/* The server's first frame.  The UUID is at its end; what is no greeting is
 * not for us to judge. */
static bool
talk_greeting(struct sk_talk *t, const struct sk_frame *frame,
	      struct sakuin_str bytes, struct sakuin_error *err)
{
	bool first = t->mode == SK_TALK_NEW;
	bool known = frame->type == SK_REPLY_UPDATE &&
		     frame->len > SK_TALK_ID &&
		     bytes.ptr[frame->header] == SK_PROTOCOL;
	const char *id = known ? bytes.ptr + bytes.len - SK_TALK_ID : NULL;

	t->greeted = true;
	if (first) {
		t->mode = known ? SK_TALK_KNOWN : SK_TALK_RAW;
		if (known)
			memcpy(t->id, id, SK_TALK_ID);
		else
			t->server.raw = true;
		return sk_buf_add(t->out, bytes.ptr, bytes.len, err);
	}
	return (known && !memcmp(t->id, id, SK_TALK_ID)) ||
	       sk_fail(err, SAKUIN_ENOTFOUND, "it has another database");
}

static bool
talk_answered(void *ctx, const struct sk_frame *frame, struct sakuin_str bytes,
	      struct sakuin_error *err)
{
	struct sk_talk *t = ctx;

	if (!frame) {
		t->once = true;
		if (!t->greeted)
			t->mode = SK_TALK_RAW;
		t->greeted = true;
		return sk_buf_add(t->out, bytes.ptr, bytes.len, err);
	}
	if (!t->greeted)
		return talk_greeting(t, frame, bytes, err);
	if (t->drop) {
		t->drop--;
		return true;
	}
	/* Nobody asked: it complains of the silence before it hangs up. */
	if (t->keep && !t->open)
		return true;
	t->answered++;
	if (frame->type == SK_REPLY_EXCEPTION)
		t->half = t->open = false;
	if (!t->list || frame->type == SK_REPLY_DONE)
		t->open = false;
	return sk_buf_add(t->out, bytes.ptr, bytes.len, err);
}

bool
sk_talk_server(struct sk_talk *t, struct sakuin_str bytes, struct sk_buf *out,
	       struct sakuin_error *err)
{
	t->out = out;
	return sk_frames_take(&t->server, bytes, talk_answered, t, err);
}

bool
sk_talk_can_move(const struct sk_talk *t)
{
	return t->keep && t->mode != SK_TALK_RAW && !t->writer &&
	       !((t->open || t->half) && t->once);
}

bool
sk_talk_move(struct sk_talk *t, struct sk_buf *out, struct sakuin_error *err)
{
	sk_buf_clear(out);
	sk_frames_reset(&t->server);
	t->greeted = false;
	t->drop = 0;
	if (!t->open && !t->half)
		return true;
	t->drop = t->answered;
	return sk_buf_add(out, t->question.ptr, t->question.len, err);
}

bool
sk_talk_lost(struct sk_talk *t, const char *message, struct sk_buf *out,
	     struct sakuin_error *err)
{
	if (t->leaving || t->mode == SK_TALK_RAW ||
	    (t->server.pass && !t->server.raw))
		return true;
	return sk_frame_put_error(out, message, err);
}

void
sk_talk_done(struct sk_talk *t)
{
	sk_frames_done(&t->client);
	sk_frames_done(&t->server);
	sk_buf_done(&t->question);
}
