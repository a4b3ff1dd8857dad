/* wire_socket.c - messages over a socket, with descriptors. */
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "wire.h"

enum { STEP = 256 * 1024 };

/* One sendmsg() of what is left of head and body. */
static ssize_t
send_some(int sock, struct iovec *parts, int fd)
{
	union {
		char bytes[CMSG_SPACE(sizeof fd)];
		struct cmsghdr align;
	} room = { .bytes = { 0 } };
	struct msghdr m = { .msg_iov = parts, .msg_iovlen = 2 };

	if (fd >= 0) {
		struct cmsghdr *c;

		m.msg_control = room.bytes;
		m.msg_controllen = sizeof room.bytes;
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof fd);
		memcpy(CMSG_DATA(c), &fd, sizeof fd);
	}
	return sendmsg(sock, &m, MSG_NOSIGNAL);
}

bool
sk_wire_send(int sock, enum sk_wire_type type, struct sakuin_str bytes, int fd,
	     struct sakuin_error *err)
{
	struct sk_wire_head head = { type, (uint32_t)bytes.len };
	struct iovec parts[2] = { { &head, sizeof head }, { NULL, 0 } };

	if (bytes.len > SK_WIRE_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "it makes a document of more than %zu MiB",
			       SK_WIRE_MAX >> 20);
	memcpy(&parts[1].iov_base, &bytes.ptr, sizeof bytes.ptr);
	parts[1].iov_len = bytes.len;
	while (parts[0].iov_len + parts[1].iov_len > 0) {
		ssize_t n = send_some(sock, parts, fd);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return sk_fail(err, SAKUIN_EIO,
				       "cannot talk to the process that reads "
				       "files: error %d",
				       errno);
		fd = -1;
		for (size_t i = 0; i < 2; i++) {
			size_t part = parts[i].iov_len;

			part = (size_t)n < part ? (size_t)n : part;
			parts[i].iov_base = (char *)parts[i].iov_base + part;
			parts[i].iov_len -= part;
			n -= (ssize_t)part;
		}
	}
	return true;
}

/* Keep the descriptors of M: the first; who sends more is not honest. */
static void
take_fd(struct msghdr *m, struct sk_wire_in *in)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
		size_t count;

		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
			continue;
		count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < count; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
			if (in->fd < 0)
				in->fd = fd;
			else
				close(fd);
		}
	}
}

static ssize_t
receive_some(int sock, struct sk_wire_in *in, void *to, size_t len)
{
	union {
		char bytes[CMSG_SPACE(4 * sizeof(int))];
		struct cmsghdr align;
	} room;
	struct iovec part = { to, len };
	struct msghdr m = { .msg_iov = &part,
			    .msg_iovlen = 1,
			    .msg_control = room.bytes,
			    .msg_controllen = sizeof room.bytes };
	ssize_t n;

	do
		n = recvmsg(sock, &m, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		take_fd(&m, in);
	return n;
}

/* Where the next bytes go, and how many are wanted of them. */
static bool
next_room(struct sk_wire_in *in, char **to, size_t *len,
	  struct sakuin_error *err)
{
	size_t head = sizeof in->head, left;

	if (in->got < head) {
		*to = (char *)&in->head + in->got;
		*len = head - in->got;
		return true;
	}
	left = in->head.len - (in->got - head);
	*len = left < STEP ? left : STEP;
	if (!sk_buf_reserve(&in->body, *len, err))
		return false;
	*to = in->body.ptr + in->body.len;
	return true;
}

bool
sk_wire_receive(int sock, struct sk_wire_in *in, bool *done,
		struct sakuin_error *err)
{
	char *to;
	size_t len;
	ssize_t n;

	*done = false;
	if (!next_room(in, &to, &len, err))
		return false;
	n = receive_some(sock, in, to, len);
	if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return true;
	if (n <= 0)
		return sk_fail(err, SAKUIN_EIO, "the other end is gone");
	if (in->got >= sizeof in->head)
		in->body.len += (size_t)n;
	in->got += (size_t)n;
	if (in->got >= sizeof in->head &&
	    (in->head.type >= SK_WIRE_TYPES || in->head.len > SK_WIRE_MAX))
		return sk_fail(err, SAKUIN_EINVAL, "no message of ours");
	*done = in->got == sizeof in->head + in->head.len;
	return true;
}
