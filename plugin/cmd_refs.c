/* cmd_refs.c - sakuin refs: what would be extracted, without a database. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "reference_json.h"

/* One line is one reference; what is longer than this is no line. */
#define LINE_MAX_BYTES ((size_t)64 << 20)

struct refs_line {
	struct sk_buf bytes; /* as read, then as valid UTF-8 */
	struct sk_buf out;
	struct sk_arena arena;
};

/* The next line of F, without its end; false at the end of the file or, with
 * *ok false, when that fails. */
static bool
refs_read_line(FILE *f, struct refs_line *l, bool *ok, struct sakuin_error *err)
{
	bool any = false;
	int c;

	sk_buf_clear(&l->bytes);
	l->bytes.max = LINE_MAX_BYTES;
	while ((c = getc_unlocked(f)) != EOF) {
		any = true;
		if (c == '\n')
			break;
		*ok = sk_buf_putc(&l->bytes, (char)c, err);
		if (!*ok)
			return false;
	}
	if (l->bytes.len && l->bytes.ptr[l->bytes.len - 1] == '\r')
		l->bytes.len--;
	return any;
}

static bool
refs_parse_line(struct refs_line *l, struct sakuin_error *err)
{
	struct sk_reference ref = { 0 };
	struct sk_code_points points;

	if (!cmd_valid_utf8(&l->bytes, err))
		return false;
	ref.raw = sk_buf_str(&l->bytes);
	ref.span.end = ref.raw.len;
	points = (struct sk_code_points){ .text = ref.raw };
	sk_arena_reset(&l->arena);
	sk_buf_clear(&l->out);
	/* An empty line has no fields, but its place in the output. */
	if (!sk_reference_parse(&ref, &l->arena, err) &&
	    err->code != SAKUIN_EINVAL)
		return false;
	return sk_reference_to_json(&ref, &points, &l->out, err) &&
	       sk_buf_putc(&l->out, '\n', err);
}

static bool
refs_lines(FILE *f, struct refs_line *l, struct sakuin_error *err)
{
	bool ok = true;

	while (ok && refs_read_line(f, l, &ok, err)) {
		ok = refs_parse_line(l, err);
		if (ok)
			fwrite(l->out.ptr, 1, l->out.len, stdout);
	}
	return ok &&
	       (!ferror(f) || sk_fail(err, SAKUIN_EIO, "reading failed: %s",
				      strerror(errno)));
}

static bool
refs_strings(const char *path, struct sakuin_error *err)
{
	FILE *f = strcmp(path, "-") ? fopen(path, "rb") : stdin;
	struct refs_line line = { 0 };
	bool ok;

	if (!f)
		return sk_fail(err, SAKUIN_EINVAL, "%s: %s", path,
			       strerror(errno));
	ok = refs_lines(f, &line, err) || sk_fail_at(err, path);
	if (f != stdin)
		fclose(f);
	sk_buf_done(&line.bytes);
	sk_buf_done(&line.out);
	sk_arena_done(&line.arena);
	return ok;
}

static const struct option refs_long[] = {
	{ "strings", required_argument, NULL, 's' },
	{ "format", required_argument, NULL, 'f' },
	{ NULL, 0, NULL, 0 },
};

int
cmd_refs(int argc, char **argv)
{
	const char *strings = NULL;
	struct sakuin_error err;
	int c;

	while ((c = getopt_long(argc, argv, "", refs_long, NULL)) != -1) {
		if (c == 's')
			strings = optarg;
		else if (c != 'f')
			return cmd_usage("refs");
		else if (strcmp(optarg, "json")) {
			cmd_complain("--format '%s': write json", optarg);
			return CMD_USAGE;
		}
	}
	if (!strings || optind < argc) {
		cmd_complain("name a file of references with --strings");
		return cmd_usage("refs");
	}
	return refs_strings(strings, &err) ? CMD_DONE : cmd_failed(&err);
}
