/* connector_server.c - the stock server behind the connector. */
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "connector_frame.h"
#include "connector_server.h"

extern char **environ;

enum {
	GRACE = 200, /* ms for a server to see that we hung up */
	STEP = 5,
	HOST_MAX = 256,
	PORT_MAX = 64 /* or the name of a service */
};

int64_t
sk_server_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
server_unblock(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0;
}

/* The child gets FD as 0 and 1, and signals as they were. */
static int
server_start(pid_t *pid, int fd, const char *const *argv)
{
	/* posix_spawnp() changes neither array, whatever its type says. */
	union {
		const char *const *given;
		char *const *wanted;
	} args = { argv };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t pipe;
	int why = posix_spawn_file_actions_init(&files);

	if (why)
		return why;
	why = posix_spawnattr_init(&attributes);
	if (why) {
		posix_spawn_file_actions_destroy(&files);
		return why;
	}
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	posix_spawnattr_setsigdefault(&attributes, &pipe);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	why = posix_spawn_file_actions_adddup2(&files, fd, 0);
	if (!why)
		why = posix_spawn_file_actions_adddup2(&files, fd, 1);
	if (!why)
		why = posix_spawnp(pid, argv[0], &files, &attributes,
				   args.wanted, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return why;
}

bool
sk_server_spawn(struct sk_server *s, const char *const *argv,
		struct sakuin_error *err)
{
	int pair[2], why;

	*s = (struct sk_server){ .fd = -1 };
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return sk_fail(err, SAKUIN_EIO, "cannot start %s: %s", argv[0],
			       strerrordesc_np(errno));
	/* The server's end blocks, ours does not. */
	why = server_unblock(pair[0]) ? server_start(&s->pid, pair[1], argv)
				      : errno;
	close(pair[1]);
	if (why == 0) {
		s->fd = pair[0];
		return true;
	}
	close(pair[0]);
	s->pid = 0;
	if (why == ENOENT)
		return sk_fail(err, SAKUIN_ENOTFOUND,
			       "%s is not installed; install the package "
			       "xapian-tools",
			       argv[0]);
	return sk_fail(err, SAKUIN_EIO, "cannot start %s: %s", argv[0],
		       strerrordesc_np(why));
}

/* Wait until FD is ready for EVENTS. */
static bool
server_wait(int fd, short events, int64_t until)
{
	struct pollfd p = { fd, events, 0 };

	for (;;) {
		int64_t left = until - sk_server_now();
		int n = left <= 0 ? 0 : poll(&p, 1, (int)left);

		if (n >= 0 || errno != EINTR) {
			if (n == 0)
				errno = ETIMEDOUT;
			return n > 0;
		}
	}
}

static bool
server_reach(const struct addrinfo *a, int64_t until, int *out)
{
	int fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC,
			a->ai_protocol);
	int on = 1, why = 0;
	socklen_t len = sizeof why;

	if (fd < 0)
		return false;
	if (!server_unblock(fd) ||
	    (connect(fd, a->ai_addr, a->ai_addrlen) != 0 &&
	     errno != EINPROGRESS) ||
	    !server_wait(fd, POLLOUT, until) ||
	    getsockopt(fd, SOL_SOCKET, SO_ERROR, &why, &len) != 0)
		why = errno;
	if (why) {
		close(fd);
		errno = why;
		return false;
	}
	/* Questions are small, and wait for their answers. */
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
	*out = fd;
	return true;
}

/* A question to the name servers. */
struct lookup {
	struct gaicb ask;
	struct addrinfo hints;
	char host[HOST_MAX], port[PORT_MAX];
};

/* Cut "HOST:PORT" or "[HOST]:PORT". */
static bool
lookup_cut(struct lookup *l, const char *where)
{
	const char *colon = strrchr(where, ':');
	size_t len = colon ? (size_t)(colon - where) : 0;
	size_t port_len = colon ? strlen(colon + 1) : 0;

	if (len == 0 || len >= HOST_MAX || port_len == 0 ||
	    port_len >= PORT_MAX)
		return false;
	if (where[0] == '[' && where[len - 1] == ']') {
		where++;
		len -= 2;
	}
	memcpy(l->host, where, len);
	memcpy(l->port, colon + 1, port_len);
	return true;
}

/* Returns 0, or an EAI_ number. */
static int
lookup_run(struct lookup *l, int64_t until)
{
	struct gaicb *const all[] = { &l->ask };
	struct gaicb *one[] = { &l->ask };
	int why;

	l->hints.ai_socktype = SOCK_STREAM;
	l->hints.ai_flags = AI_ADDRCONFIG;
	l->ask.ar_name = l->host;
	l->ask.ar_service = l->port;
	l->ask.ar_request = &l->hints;
	why = getaddrinfo_a(GAI_NOWAIT, one, 1, NULL);
	while (why == 0 && gai_error(&l->ask) == EAI_INPROGRESS) {
		int64_t left = until - sk_server_now();
		struct timespec wait = { left / 1000, left % 1000 * 1000000 };

		if (left <= 0)
			return EAI_INPROGRESS;
		(void)gai_suspend((const struct gaicb *const *)all, 1, &wait);
	}
	return why ? why : gai_error(&l->ask);
}

/* What comes too late is still written to L, which then has to stay. */
static void
lookup_free(struct lookup *l)
{
	if (gai_cancel(&l->ask) == EAI_NOTCANCELED)
		return;
	if (l->ask.ar_result)
		freeaddrinfo(l->ask.ar_result);
	free(l);
}

static bool
server_look_up(struct sk_server *s, const char *where, struct lookup *l,
	       int64_t until, struct sakuin_error *err)
{
	int why;

	if (!lookup_cut(l, where))
		return sk_fail(err, SAKUIN_EINVAL, "'%s' is no HOST:PORT",
			       where);
	why = lookup_run(l, until);
	if (why)
		return sk_fail(err, SAKUIN_EIO, "%s: %s", where,
			       why == EAI_INPROGRESS ? "no name server answers"
						     : gai_strerror(why));
	errno = 0;
	for (const struct addrinfo *a = l->ask.ar_result; a && s->fd < 0;
	     a = a->ai_next)
		(void)server_reach(a, until, &s->fd);
	return s->fd >= 0 || sk_fail(err, SAKUIN_EIO, "%s: %s", where,
				     strerrordesc_np(errno));
}

bool
sk_server_connect(struct sk_server *s, const char *where, int milliseconds,
		  struct sakuin_error *err)
{
	int64_t until = sk_server_now() + milliseconds;
	struct lookup *l = calloc(1, sizeof *l);
	bool ok;

	*s = (struct sk_server){ .fd = -1 };
	if (!l)
		return sk_nomem(err);
	ok = server_look_up(s, where, l, until, err);
	lookup_free(l);
	return ok;
}

/* Has it ended within so many MILLISECONDS? */
static bool
server_ended(pid_t pid, int milliseconds)
{
	int64_t until = sk_server_now() + milliseconds;
	int status;
	pid_t got;

	while ((got = waitpid(pid, &status, WNOHANG)) == 0 &&
	       sk_server_now() < until)
		poll(NULL, 0, STEP);
	return got != 0;
}

void
sk_server_stop(struct sk_server *s)
{
	int status;

	if (s->fd >= 0)
		close(s->fd);
	if (s->pid > 0 && !server_ended(s->pid, GRACE)) {
		kill(s->pid, SIGTERM);
		if (!server_ended(s->pid, GRACE)) {
			kill(s->pid, SIGKILL);
			while (waitpid(s->pid, &status, 0) < 0 &&
			       errno == EINTR)
				;
		}
	}
	*s = (struct sk_server){ .fd = -1 };
}

/* Read until FRAME stands at the start of BYTES. */
static bool
server_frame(const struct sk_server *s, int64_t until, struct sk_buf *bytes,
	     struct sk_frame *frame, struct sakuin_error *err)
{
	enum { SOME = 4096 };

	for (;;) {
		enum sk_frame_scan scan =
			sk_frame_scan(sk_buf_str(bytes), frame);
		ssize_t n;

		if (scan == SK_FRAME_WHOLE)
			return true;
		if (scan == SK_FRAME_BAD)
			return sk_fail(err, SAKUIN_EIO,
				       "it does not speak Xapian's protocol");
		if (!sk_buf_reserve(bytes, SOME, err))
			return false;
		if (!server_wait(s->fd, POLLIN, until))
			return sk_fail(err, SAKUIN_EIO, "%s",
				       strerrordesc_np(errno));
		n = read(s->fd, bytes->ptr + bytes->len, SOME);
		if (n == 0)
			return sk_fail(err, SAKUIN_EIO, "it hung up");
		if (n > 0)
			bytes->len += (size_t)n;
		else if (errno != EINTR && errno != EAGAIN)
			return sk_fail(err, SAKUIN_EIO, "%s",
				       strerrordesc_np(errno));
	}
}

static bool
server_metadata(const struct sk_server *s, const char *key, int64_t until,
		struct sk_buf *bytes, struct sk_probe *out,
		struct sakuin_error *err)
{
	enum { GETMETADATA = 22 };
	struct sk_frame frame;

	sk_buf_clear(bytes);
	if (!sk_frame_put(bytes, GETMETADATA, sk_str(key), err))
		return false;
	if (send(s->fd, bytes->ptr, bytes->len, MSG_NOSIGNAL) !=
	    (ssize_t)bytes->len)
		return sk_fail(err, SAKUIN_EIO, "it hung up");
	sk_buf_clear(bytes);
	return server_frame(s, until, bytes, &frame, err) &&
	       (frame.type != SK_REPLY_EXCEPTION ||
		sk_fail(err, SAKUIN_EDB, "it complains")) &&
	       sk_buf_add(&out->value, bytes->ptr + frame.header,
			  (size_t)frame.len, err);
}

/* The UUID is at the end of the greeting. */
static void
server_id(const struct sk_buf *bytes, const struct sk_frame *frame,
	  struct sk_probe *out)
{
	enum { ID = 36 };
	const char *end = bytes->ptr + frame->header + (size_t)frame->len;

	out->id[0] = '\0';
	if (out->major != SK_PROTOCOL || frame->len < ID)
		return;
	memcpy(out->id, end - ID, ID);
	out->id[ID] = '\0';
}

bool
sk_server_probe(const struct sk_server *s, const char *key, int milliseconds,
		struct sk_probe *out, struct sakuin_error *err)
{
	int64_t until = sk_server_now() + milliseconds;
	struct sk_buf bytes = { 0 };
	struct sk_frame frame;
	bool ok = server_frame(s, until, &bytes, &frame, err);

	if (ok && (frame.type != SK_REPLY_UPDATE || frame.len < 2))
		ok = sk_fail(err, SAKUIN_EDB,
			     "it can't open its database, or is no server of "
			     "Xapian's");
	if (ok) {
		out->major = (unsigned char)bytes.ptr[frame.header];
		out->minor = (unsigned char)bytes.ptr[frame.header + 1];
		server_id(&bytes, &frame, out);
	}
	if (ok && key && out->major == SK_PROTOCOL)
		ok = server_metadata(s, key, until, &bytes, out, err);
	sk_buf_done(&bytes);
	return ok;
}
