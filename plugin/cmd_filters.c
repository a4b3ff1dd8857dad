/* cmd_filters.c - the option --filters. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "cmd_filters.h"
#include "command.h"

enum { FILTERS_MAX = 1024 * 1024 };

bool
cmd_filters(const char *path, struct sk_filters *out)
{
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	struct sk_source source = { .path = path };
	bool ok;

	source.fd = open(path, O_RDONLY | O_CLOEXEC);
	ok = source.fd >= 0 || sk_fail(&err, SAKUIN_EIO, "%s", strerror(errno));
	ok = ok && sk_source_read(&source, 0, FILTERS_MAX, &text, &err) &&
	     sk_filters_parse(sk_buf_str(&text), out, &err);
	if (source.fd >= 0)
		close(source.fd);
	sk_buf_done(&text);
	if (!ok)
		cmd_complain("--filters=%s: %s", path, err.text);
	return ok;
}
