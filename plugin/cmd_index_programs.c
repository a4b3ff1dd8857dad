/* cmd_index_programs.c - sakuin index --filters, --ocr: programs of others. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cmd_index.h"

enum { FILTERS_MAX = 1024 * 1024 };

bool
cmd_index_filters(struct index_options *o, const char *path)
{
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	struct sk_source source = { .path = path };
	bool ok;

	source.fd = open(path, O_RDONLY | O_CLOEXEC);
	ok = source.fd >= 0 || sk_fail(&err, SAKUIN_EIO, "%s", strerror(errno));
	ok = ok && sk_source_read(&source, 0, FILTERS_MAX, &text, &err) &&
	     sk_filters_parse(sk_buf_str(&text), &o->filters, &err);
	if (source.fd >= 0)
		close(source.fd);
	sk_buf_done(&text);
	if (!ok)
		cmd_complain("--filters=%s: %s", path, err.text);
	o->ingest.filters = &o->filters;
	return ok;
}

bool
cmd_index_ocr(struct index_options *o, const char *command)
{
	struct sakuin_error err;

	sk_ocr_done(&o->ocr);
	o->ingest.ocr = &o->ocr;
	if (sk_ocr_parse(sk_str(command), &o->ocr, &err))
		return true;
	cmd_complain("--ocr: %s", err.text);
	return false;
}
