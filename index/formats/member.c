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

void
sk_member_fill(const struct sk_document *about, struct sk_document *doc)
{
	if (doc->title.len == 0)
		doc->title = about->title;
	if (doc->date.len == 0)
		doc->date = about->date;
	if (doc->lang.len == 0)
		doc->lang = about->lang;
	if (about->url.len > 0)
		doc->url = about->url;
	if (doc->author_count == 0) {
		doc->authors = about->authors;
		doc->author_count = about->author_count;
	}
}

struct sakuin_str
sk_member_telling(const struct sk_member *m)
{
	static const char *const types[][2] = {
		{ "text/html", "it.html" },
		{ "application/xhtml+xml", "it.html" },
		{ "text/plain", "it.txt" },
		{ "text/markdown", "it.md" },
		{ "message/rfc822", "it.eml" },
	};
	const char *slash = memrchr(m->name.ptr, '/', m->name.len);
	size_t folders = slash ? (size_t)(slash + 1 - m->name.ptr) : 0;

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (sk_str_eq(m->about.mime, sk_str(types[i][0])))
			return sk_str(types[i][1]);
	return (struct sakuin_str){ m->name.ptr + folders,
				    m->name.len - folders };
}
