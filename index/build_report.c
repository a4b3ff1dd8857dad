/* build_report.c - the report of a build by several processes. */
#include <errno.h>
#include <stdio.h>

#include "build.h"
#include "report.h"

bool
sk_build_report_part(const struct sk_build *b, unsigned number,
		     struct sk_buf *path, struct sakuin_error *err)
{
	sk_buf_clear(path);
	return sk_buf_printf(path, err, "%s/sakuin-report", b->parts[number]) &&
	       sk_buf_cstr(path, err);
}

bool
sk_build_can_report(const struct sk_build *b, struct sakuin_error *err)
{
	struct sk_report report = { .open = false };
	bool ok = !b->options->report_file ||
		  sk_report_open(&report, b->options->report_file, err);

	sk_report_done(&report);
	return ok;
}

/* Append the file PATH to OUT. */
static bool
append(FILE *out, const char *path)
{
	char bytes[64 * 1024];
	FILE *in = fopen(path, "re");
	size_t n;
	bool ok = true;

	if (!in)
		return errno == ENOENT;
	while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
		ok = fwrite(bytes, 1, n, out) == n && ok;
	ok = !ferror(in) && ok;
	fclose(in);
	return ok;
}

bool
sk_build_join_reports(const struct sk_build *b, struct sakuin_error *err)
{
	const char *name = b->options->report_file;
	FILE *out = fopen(name, "we");
	struct sk_buf part = { 0 };
	bool ok = out != NULL;

	for (unsigned i = 0; ok && i < b->jobs; i++) {
		if (!sk_build_report_part(b, i, &part, err)) {
			fclose(out);
			sk_buf_done(&part);
			return false;
		}
		ok = append(out, part.ptr);
	}
	sk_buf_done(&part);
	if (out)
		ok = fclose(out) == 0 && ok;
	return ok ||
	       sk_fail(err, SAKUIN_EIO, "%s: %s; the report can't be written",
		       name, strerror(errno));
}
