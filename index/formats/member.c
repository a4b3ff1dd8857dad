/* member.c - a file within a file, as a file in memory. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "format.h"

bool
sk_member_open(struct sk_member *m, struct sakuin_error *err)
{
	m->size = 0;
	m->fd = memfd_create("sakuin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return m->fd >= 0 ||
	       sk_fail(err, SAKUIN_EIO, "no room in memory: error %d", errno);
}

bool
sk_member_write(struct sk_member *m, struct sakuin_str s,
		struct sakuin_error *err)
{
	if (s.len > SK_MEMBER_MAX - m->size)
		return sk_fail(err, SAKUIN_EINVAL,
			       "more than %zu MiB; unpack it and index the "
			       "result",
			       SK_MEMBER_MAX >> 20);
	while (s.len > 0) {
		ssize_t n = write(m->fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return sk_fail(err, SAKUIN_EIO,
				       "no room in memory: error %d", errno);
		s.ptr += n;
		s.len -= (size_t)n;
		m->size += (uint64_t)n;
	}
	return true;
}

bool
sk_member_seal(struct sk_member *m, struct sakuin_error *err)
{
	return fcntl(m->fd, F_ADD_SEALS,
		     F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW) == 0 ||
	       sk_fail(err, SAKUIN_EIO, "cannot seal a file: error %d", errno);
}

bool
sk_member_make(struct sk_member *m, struct sakuin_str bytes,
	       struct sakuin_error *err)
{
	return sk_member_open(m, err) && sk_member_write(m, bytes, err) &&
	       sk_member_seal(m, err);
}

void
sk_member_done(struct sk_member *m)
{
	if (m->fd >= 0)
		close(m->fd);
	m->fd = -1;
}
