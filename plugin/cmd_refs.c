/* cmd_refs.c - sakuin refs: what would be extracted, without a database. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd_filters.h"
#include "cmd_refs.h"
#include "command.h"
#include "reference_write.h"

/* One line is one reference; what is longer than this is no line. */
#define LINE_MAX_BYTES ((size_t)64 << 20)

struct refs_line {
	struct refs_out out;
	struct sk_buf bytes; /* as read, then as valid UTF-8 */
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

bool
cmd_refs_put(struct refs_out *o, const struct sk_reference *ref,
	     struct sk_code_points *points, struct sakuin_error *err)
{
	char name[32];
	struct sakuin_str id = { name, 0 };

	o->number++;
	snprintf(name, sizeof name, "ref%zu", o->number);
	id.len = strlen(name);
	switch (o->format) {
	case REFS_RIS:
		return sk_reference_to_ris(ref, id, &o->out, err);
	case REFS_BIBTEX:
		return sk_reference_to_bibtex(ref, id, &o->out, err);
	case REFS_CSL:
		return sk_buf_puts(&o->out, o->number > 1 ? ",\n" : "[\n",
				   err) &&
		       sk_reference_to_csl(ref, id, &o->out, err);
	default:
		return sk_reference_to_json(ref, points, &o->out, err) &&
		       sk_buf_putc(&o->out, '\n', err);
	}
}

void
cmd_refs_flush(struct refs_out *o)
{
	fwrite(o->out.ptr, 1, o->out.len, stdout);
	sk_buf_clear(&o->out);
}

void
cmd_refs_finish(struct refs_out *o)
{
	if (o->format == REFS_CSL)
		fputs(o->number ? "\n]\n" : "[]\n", stdout);
}

static bool
refs_parse_line(struct refs_line *l, struct sakuin_error *err)
{
	struct sk_reference ref = { 0 };
	struct sk_code_points points;

	if (l->out.number == 0)
		cmd_drop_mark(&l->bytes);
	if (!cmd_valid_utf8(&l->bytes, err))
		return false;
	ref.raw = sk_buf_str(&l->bytes);
	ref.span.end = ref.raw.len;
	points = (struct sk_code_points){ .text = ref.raw };
	sk_arena_reset(&l->arena);
	/* An empty line has no fields, but its place in the output. */
	if (!sk_reference_parse(&ref, &l->arena, err) &&
	    err->code != SAKUIN_EINVAL)
		return false;
	return cmd_refs_put(&l->out, &ref, &points, err);
}

static bool
refs_lines(FILE *f, struct refs_line *l, struct sakuin_error *err)
{
	bool ok = true;

	while (ok && refs_read_line(f, l, &ok, err)) {
		ok = refs_parse_line(l, err);
		if (ok)
			cmd_refs_flush(&l->out);
	}
	cmd_refs_finish(&l->out);
	return ok &&
	       (!ferror(f) || sk_fail(err, SAKUIN_EIO, "reading failed: %s",
				      strerror(errno)));
}

static bool
refs_strings(const char *path, enum refs_format format,
	     struct sakuin_error *err)
{
	FILE *f = strcmp(path, "-") ? fopen(path, "rb") : stdin;
	struct refs_line line = { .out.format = format };
	bool ok;

	if (!f)
		return sk_fail(err, SAKUIN_EINVAL, "%s: %s", path,
			       strerror(errno));
	ok = refs_lines(f, &line, err) || sk_fail_at(err, path);
	if (f != stdin)
		fclose(f);
	sk_buf_done(&line.bytes);
	sk_buf_done(&line.out.out);
	sk_arena_done(&line.arena);
	return ok;
}

static const struct option refs_long[] = {
	{ "strings", required_argument, NULL, 's' },
	{ "format", required_argument, NULL, 'f' },
	{ "text", no_argument, NULL, 't' },
	{ "filters", required_argument, NULL, 'F' },
	{ NULL, 0, NULL, 0 },
};

static bool
refs_find_format(const char *name, enum refs_format *format)
{
	static const char *const names[] = { "json", "csl", "ris", "bibtex",
					     NULL };
	int i = cmd_choice("--format", name, names);

	*format = i < 0 ? REFS_JSON : (enum refs_format)i;
	return i >= 0;
}

static int
refs_go(int argc, char **argv, struct sk_filters *filters)
{
	enum refs_format format = REFS_JSON;
	const char *strings = NULL;
	bool text = false;
	struct sakuin_error err;
	int c;

	while ((c = getopt_long(argc, argv, "", refs_long, NULL)) != -1) {
		if (c == 's')
			strings = optarg;
		else if (c == 't')
			text = true;
		else if (c == 'F' ? !cmd_filters(optarg, filters)
				  : c != 'f' ||
					    !refs_find_format(optarg, &format))
			return cmd_usage("refs");
	}
	if (strings ? text || filters->count || optind < argc
		    : optind == argc) {
		cmd_complain("name files, or one of references with "
			     "--strings");
		return cmd_usage("refs");
	}
	if (!strings)
		return cmd_refs_files(argv + optind, argc - optind, format,
				      text, filters);
	return refs_strings(strings, format, &err) ? CMD_DONE
						   : cmd_failed(&err);
}

int
cmd_refs(int argc, char **argv)
{
	struct sk_filters filters = { .count = 0 };
	int status = refs_go(argc, argv, &filters);

	sk_filters_done(&filters);
	return status;
}
