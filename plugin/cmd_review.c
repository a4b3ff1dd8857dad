/* cmd_review.c - sakuin review: what is doubtful, as a corrections file. */
#include <inttypes.h>
#include <stdio.h>

#include "command.h"
#include "json_raw.h"
#include "metadata.h"
#include "review.h"

enum { REVIEW_LIMIT = 100, REVIEW_TEXT = 400 };

struct review_run {
	struct cmd_databases databases;
	struct sk_store *store;
	unsigned long limit;
	bool json;
	size_t printed;
	struct sk_buf out;
};

/* One comment line. */
static bool
review_comment(struct review_run *run, const char *before,
	       struct sakuin_str text, struct sakuin_error *err)
{
	struct sk_buf *out = &run->out;
	size_t from;

	text.len = text.len > REVIEW_TEXT ? sk_utf8_cut(text, REVIEW_TEXT)
					  : text.len;
	if (!sk_buf_puts(out, before, err))
		return false;
	from = out->len;
	if (!sk_buf_add(out, text.ptr, text.len, err))
		return false;
	for (; from < out->len; from++)
		if ((unsigned char)out->ptr[from] < ' ')
			out->ptr[from] = ' ';
	return sk_buf_putc(out, '\n', err);
}

/* What to do with it stands above what is printed. */
static bool
review_head(struct review_run *run, struct sakuin_error *err)
{
	return sk_buf_puts(
		&run->out,
		"# Mend the third column where it is wrong, and take away what "
		"you did not look at;\n"
		"# a title that there is none of is \"-\". Then: sakuin index "
		"--corrections FILE\n"
		"id\tfield\tvalue\twho\twhen\n",
		err);
}

static bool
review_why(struct review_run *run, const struct sk_doubt *d,
	   struct sakuin_error *err)
{
	struct sk_buf *out = &run->out;

	return (run->printed > 1 || review_head(run, err)) &&
	       sk_buf_putc(out, '\n', err) && sk_buf_puts(out, "# ", err) &&
	       (d->cited_by == 0 ||
		sk_buf_printf(out, err, "cited by %" PRIu32 ": ",
			      d->cited_by)) &&
	       (d->count == 0 ||
		sk_buf_printf(out, err, "%" PRIu32 " ", d->count)) &&
	       sk_buf_printf(out, err, "%s\n", d->why);
}

static bool
review_tsv(struct review_run *run, const struct sk_doubt *d,
	   struct sakuin_error *err)
{
	static const char *const verdict = "# write same or different\n";

	if (!review_why(run, d, err))
		return false;
	for (size_t i = 0; i < d->text_count; i++)
		if (!review_comment(run, "#   ", d->texts[i], err))
			return false;
	if (d->proposal.field.len == 0)
		return review_comment(run, "#   ", d->proposal.id, err);
	if (sk_str_eq(d->proposal.field, sk_str("verdict")) &&
	    !sk_buf_puts(&run->out, verdict, err))
		return false;
	return sk_correction_line(&run->out, &d->proposal, err);
}

static bool
review_member(struct sk_buf *out, const char *name, struct sakuin_str value,
	      struct sakuin_error *err)
{
	return value.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", name) &&
				  sk_json_string(out, value, err));
}

static bool
review_json(struct review_run *run, const struct sk_doubt *d,
	    struct sakuin_error *err)
{
	struct sk_buf *out = &run->out;

	if (!sk_buf_puts(out, "{\"id\":", err) ||
	    !sk_json_string(out, d->proposal.id, err) ||
	    !review_member(out, "field", d->proposal.field, err) ||
	    !review_member(out, "value", d->proposal.value, err) ||
	    !review_member(out, "why", sk_str(d->why), err) ||
	    (d->count &&
	     !sk_buf_printf(out, err, ",\"count\":%" PRIu32, d->count)) ||
	    !sk_buf_printf(out, err, ",\"cited_by\":%" PRIu32 ",\"texts\":[",
			   d->cited_by))
		return false;
	for (size_t i = 0; i < d->text_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !sk_json_string(out, d->texts[i], err))
			return false;
	return sk_buf_puts(out, "]}\n", err);
}

static bool
review_doubt(void *ctx, const struct sk_doubt *d, struct sakuin_error *err)
{
	struct review_run *run = ctx;

	run->printed++;
	sk_buf_clear(&run->out);
	if (run->json ? !review_json(run, d, err) : !review_tsv(run, d, err))
		return false;
	fwrite(run->out.ptr, 1, run->out.len, stdout);
	return !ferror(stdout) ||
	       sk_fail(err, SAKUIN_EIO, "writing the output failed");
}

static bool
review_format(struct review_run *run, const char *name)
{
	static const char *const names[] = { "tsv", "json", NULL };
	int i = cmd_choice("--format", name, names);

	run->json = i == 1;
	return i >= 0;
}

static bool
review_option(struct review_run *run, int c)
{
	switch (c) {
	case 'd':
		return cmd_add_database(&run->databases, optarg);
	case 'n':
		return cmd_number(optarg, 100000000, "-n", &run->limit);
	case 'f':
		return review_format(run, optarg);
	default:
		return false;
	}
}

static int
review_go(struct review_run *run)
{
	struct sakuin_error err;
	size_t found = 0;
	bool ok;

	run->store = cmd_open(&run->databases, &err);
	ok = run->store &&
	     sk_review(run->store, run->limit, review_doubt, run, &found, &err);
	sk_buf_done(&run->out);
	sk_store_close(run->store);
	if (!ok) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	if (found > run->printed)
		cmd_complain("review: %zu doubts, of which these are the first "
			     "%zu; -n 0 prints all",
			     found, run->printed);
	return found ? CMD_DONE : CMD_NOTHING;
}

int
cmd_review(int argc, char **argv)
{
	static const struct option review_long[] = {
		{ "format", required_argument, NULL, 'f' },
		{ NULL, 0, NULL, 0 },
	};
	struct review_run run = { .limit = REVIEW_LIMIT };
	int c;

	while ((c = getopt_long(argc, argv, "d:n:", review_long, NULL)) != -1)
		if (!review_option(&run, c))
			return cmd_usage("review");
	if (optind < argc) {
		cmd_complain("review: '%s': name databases with -d",
			     argv[optind]);
		return cmd_usage("review");
	}
	return review_go(&run);
}
