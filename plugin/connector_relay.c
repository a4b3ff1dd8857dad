/* connector_relay.c - carrying bytes between a client and a server. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "connector_relay.h"

enum {
	SOME = 64 * 1024,
	HIGH = 1 << 20, /* bytes that may wait before no more are read */
	ROUNDS = 2      /* times that each replica is tried for an answer */
};

static size_t
pipe_waiting(const struct sk_pipe *p)
{
	return p->bytes.len - p->sent;
}

static void
pipe_empty(struct sk_pipe *p)
{
	sk_buf_clear(&p->bytes);
	p->sent = 0;
}

/* Write what goes now; false if nobody reads any more. */
static bool
pipe_write(struct sk_pipe *p, int fd)
{
	while (pipe_waiting(p)) {
		ssize_t n = write(fd, p->bytes.ptr + p->sent, pipe_waiting(p));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		p->sent += (size_t)n;
	}
	pipe_empty(p);
	return true;
}

/* Read what is there into ROOM.  0: it hung up; -1: nothing now. */
static ssize_t
relay_read(int fd, char room[SOME])
{
	ssize_t n;

	do
		n = read(fd, room, SOME);
	while (n < 0 && errno == EINTR);
	if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
		n = 0;
	return n;
}

/* No server is left: WHY.  The client is told, or else sees us hang up. */
static bool
relay_lost(struct sk_relay *r, const char *why, struct sakuin_error *err)
{
	size_t before;
	bool ok;

	r->lost = true;
	sk_server_stop(&r->server);
	pipe_empty(&r->to_server);
	if (!r->talk.leaving)
		sk_log_trouble(r->log, "%s", why);
	before = r->to_client.bytes.len;
	ok = sk_talk_lost(&r->talk, why, &r->to_client.bytes, err);
	r->closing = r->to_client.bytes.len == before;
	return ok;
}

/* The one that is asked, and the place for why it fails. */
static const char *
relay_name(const struct sk_relay *r)
{
	return r->argv ? r->argv[0]
		       : r->replicas[r->replica % r->replica_count];
}
static char *
relay_reason(struct sk_relay *r)
{
	return r->reasons[r->replica % r->replica_count];
}

/* Why none of them answers, as one line. */
static bool
relay_nobody(struct sk_relay *r, struct sakuin_error *err)
{
	struct sk_buf why = { 0 };
	const char *between = "no server answers for a part of the database: ";
	bool ok = true;

	if (r->argv)
		return relay_lost(r, r->reasons[0], err);
	for (size_t i = 0; ok && i < r->replica_count; i++) {
		ok = sk_buf_puts(&why, between, err) &&
		     sk_buf_puts(&why, r->reasons[i], err);
		between = "; ";
	}
	ok = ok && sk_buf_cstr(&why, err) && relay_lost(r, why.ptr, err);
	sk_buf_done(&why);
	return ok;
}

/* Whoever opens the database now, when no replica answers, gets one with
 * nothing in it; who has had its numbers from a replica is told the truth. */
static bool
relay_stand_in(struct sk_relay *r, struct sakuin_error *err)
{
	struct sakuin_error why;

	if (r->argv || !r->stand_in || r->talk.mode != SK_TALK_NEW)
		return relay_nobody(r, err);
	if (!sk_lost_make(&r->empty, r->stand_in, r->reasons[0], &why) ||
	    !sk_server_spawn(&r->server, r->empty.argv, &why)) {
		sk_log_line(r->log, "--partial: %s", why.text);
		return relay_nobody(r, err);
	}
	sk_log_trouble(r->log,
		       "no server answers for a part of the database, whose "
		       "documents are not found: %s",
		       r->reasons[0]);
	r->argv = r->empty.argv;
	r->replica = 0;
	r->replica_count = 1;
	pipe_empty(&r->to_server);
	return sk_talk_move(&r->talk, &r->to_server.bytes, err);
}

static bool
relay_connect(struct sk_relay *r, struct sakuin_error *err)
{
	r->tries++;
	r->since = sk_server_now();
	if (r->argv)
		return sk_server_spawn(&r->server, r->argv, err);
	return sk_server_connect(&r->server, relay_name(r), r->milliseconds,
				 err);
}

/* Go on with the next replica, as this one has FAILED, or begin with it. */
static bool
relay_move(struct sk_relay *r, bool failed, struct sakuin_error *err)
{
	size_t before = r->replica;
	struct sakuin_error why;

	sk_server_stop(&r->server);
	for (r->replica += failed; r->tries < ROUNDS * r->replica_count;
	     r->replica++) {
		if (!relay_connect(r, &why)) {
			snprintf(relay_reason(r), SK_REASON, "%.110s",
				 why.text);
			sk_log_line(r->log, "%s", relay_reason(r));
			continue;
		}
		if (r->replica != before)
			sk_log_trouble(r->log, "now %s", relay_name(r));
		r->asleep = false;
		pipe_empty(&r->to_server);
		return sk_talk_move(&r->talk, &r->to_server.bytes, err);
	}
	return relay_stand_in(r, err);
}

/* The server in use has failed: WHY.  If nobody waits for it, another is found
 * when somebody does: servers hang up after a while of silence. */
static bool
relay_failed(struct sk_relay *r, const char *why, struct sakuin_error *err)
{
	char text[SK_REASON];

	snprintf(text, sizeof text, "%.70s: %.40s", relay_name(r), why);
	if (!sk_talk_can_move(&r->talk))
		return relay_lost(r, text, err);
	memcpy(relay_reason(r), text, sizeof text);
	sk_log_line(r->log, "%s", text);
	if (r->talk.greeted && !r->talk.open) {
		sk_server_stop(&r->server);
		r->asleep = true;
		return true;
	}
	return relay_move(r, true, err);
}

static bool
relay_from_client(struct sk_relay *r, struct sakuin_error *err)
{
	char room[SOME];
	ssize_t n = relay_read(r->in, room);

	r->gone = n == 0;
	/* It was told, and asks again. */
	r->closing |= r->lost && n > 0;
	if (n <= 0 || r->lost)
		return true;
	if (r->asleep) {
		r->tries = 0;
		if (!relay_move(r, false, err))
			return false;
		if (r->lost)
			return true;
	}
	if (pipe_waiting(&r->to_server) == 0)
		r->since = sk_server_now();
	return sk_talk_client(&r->talk, (struct sakuin_str){ room, (size_t)n },
			      &r->to_server.bytes, err);
}

static bool
relay_from_server(struct sk_relay *r, struct sakuin_error *err)
{
	size_t before = r->to_client.bytes.len;
	char room[SOME];
	ssize_t n = relay_read(r->server.fd, room);

	if (n == 0)
		return relay_failed(r, "it hung up", err);
	if (n < 0)
		return true;
	r->since = sk_server_now();
	if (!sk_talk_server(&r->talk, (struct sakuin_str){ room, (size_t)n },
			    &r->to_client.bytes, err))
		return err->code == SAKUIN_ENOTFOUND &&
		       relay_failed(r, err->text, err);
	if (r->to_client.bytes.len > before)
		r->tries = 0;
	return sk_talk_flush(&r->talk, &r->to_server.bytes, err);
}

/* How long to wait: for an answer of a replica, or for ever. */
static int
relay_patience(const struct sk_relay *r)
{
	int64_t left;

	if (r->argv || r->server.fd < 0 || !(r->talk.open || !r->talk.greeted))
		return -1;
	left = r->since + r->milliseconds - sk_server_now();
	return left > 0 ? (int)left : 0;
}

enum { CLIENT_IN, CLIENT_OUT, SERVER, ENDS };

static void
relay_wishes(const struct sk_relay *r, struct pollfd fds[ENDS])
{
	bool full = pipe_waiting(&r->to_client) >= HIGH;

	fds[CLIENT_IN] = (struct pollfd){ r->in, 0, 0 };
	fds[CLIENT_OUT] = (struct pollfd){ -1, POLLOUT, 0 };
	fds[SERVER] = (struct pollfd){ r->server.fd, 0, 0 };
	if (pipe_waiting(&r->to_server) < HIGH)
		fds[CLIENT_IN].events = POLLIN;
	if (pipe_waiting(&r->to_client))
		fds[CLIENT_OUT].fd = r->out;
	if (!full)
		fds[SERVER].events = POLLIN;
	if (pipe_waiting(&r->to_server))
		fds[SERVER].events |= POLLOUT;
}

static bool
relay_step(struct sk_relay *r, struct sakuin_error *err)
{
	struct pollfd fds[ENDS];
	int n;

	relay_wishes(r, fds);
	n = poll(fds, ENDS, relay_patience(r));
	if (n == 0)
		return relay_failed(r, "it does not answer", err);
	if (n < 0)
		return errno == EINTR ||
		       sk_fail(err, SAKUIN_EIO, "poll: %s", strerror(errno));
	if (fds[CLIENT_OUT].revents && !pipe_write(&r->to_client, r->out))
		r->gone = true;
	/* What a server said before it hung up is read first. */
	if (fds[SERVER].revents & POLLOUT &&
	    !pipe_write(&r->to_server, r->server.fd))
		pipe_empty(&r->to_server);
	if (fds[SERVER].revents & (POLLIN | POLLHUP | POLLERR) &&
	    !relay_from_server(r, err))
		return false;
	return !fds[CLIENT_IN].revents || relay_from_client(r, err);
}

bool
sk_relay_run(struct sk_relay *r, struct sakuin_error *err)
{
	bool ok = fcntl(r->in, F_SETFL, O_NONBLOCK) == 0 &&
		  fcntl(r->out, F_SETFL, O_NONBLOCK) == 0;

	if (!ok)
		sk_fail(err, SAKUIN_EIO, "standard input: %s", strerror(errno));
	r->server = (struct sk_server){ .fd = -1 };
	ok = ok && relay_move(r, false, err);
	while (ok && !r->gone &&
	       !(r->closing && pipe_waiting(&r->to_client) == 0))
		ok = relay_step(r, err);
	/* A last word of the client's, if it goes at once. */
	if (ok && r->server.fd >= 0)
		(void)pipe_write(&r->to_server, r->server.fd);
	sk_server_stop(&r->server);
	sk_lost_done(&r->empty);
	sk_buf_done(&r->to_server.bytes);
	sk_buf_done(&r->to_client.bytes);
	sk_talk_done(&r->talk);
	return ok;
}
