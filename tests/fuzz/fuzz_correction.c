/* Fuzz target: any bytes as a corrections file.  Each line is a correction, a
 * comment or is refused with a reason; a correction is one line of text, in
 * the form that it is brought into, and written it is read again as it was. */

#include "correction.h"
#include "fuzz.h"

struct seen {
	unsigned lines, last;
	const struct sk_correction *same; /* what must come, or NULL */
};

static void
equal(const struct sk_correction *a, const struct sk_correction *b)
{
	must(sk_str_eq(a->id, b->id), "the same id");
	must(sk_str_eq(a->field, b->field), "the same field");
	must(sk_str_eq(a->value, b->value), "the same value");
	must(sk_str_eq(a->who, b->who), "the same person");
	must(sk_str_eq(a->when, b->when), "the same date");
}

static bool
take_again(void *ctx, unsigned line, const struct sk_correction *c,
	   struct sakuin_error *err)
{
	struct seen *seen = ctx;

	(void)line;
	(void)err;
	equal(c, seen->same);
	seen->lines++;
	return true;
}

static void
bad_again(void *ctx, unsigned line, const struct sakuin_error *why)
{
	(void)ctx;
	(void)line;
	must(false, why->text);
}

/* As it is written it is read. */
static void
there_and_back(const struct sk_correction *c)
{
	struct seen seen = { .same = c };
	const struct sk_correction_sink sink = { take_again, bad_again, &seen };
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	struct sk_correction again;
	struct sakuin_error err;

	must(sk_correction_check(c, &arena, &again, &err), "a second time");
	equal(c, &again);
	must(sk_correction_line(&line, c, &err), "written");
	must(sk_corrections_parse(sk_buf_str(&line), &sink, &err), "read");
	/* But for one that looks like the names of the columns. */
	must(seen.lines == 1 || sk_str_eq(c->id, sk_str("id")), "one line");
	sk_buf_done(&line);
	sk_arena_done(&arena);
}

static bool
take(void *ctx, unsigned line, const struct sk_correction *c,
     struct sakuin_error *err)
{
	struct seen *seen = ctx;

	(void)err;
	must(line > seen->last, "lines in order");
	seen->last = line;
	must_be_line(c->id);
	must_be_line(c->field);
	must_be_line(c->value);
	must_be_line(c->who);
	must_be_line(c->when);
	must(c->id.len && c->field.len, "an id and a field");
	there_and_back(c);
	return true;
}

static void
bad(void *ctx, unsigned line, const struct sakuin_error *why)
{
	struct seen *seen = ctx;

	must(line > seen->last, "lines in order");
	seen->last = line;
	must(*why->text && strchr(why->text, ';'), "a reason and a remedy");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seen seen = { 0 };
	const struct sk_correction_sink sink = { take, bad, &seen };
	struct sakuin_error err;

	must(sk_corrections_parse(
		     (struct sakuin_str){ (const char *)data, size }, &sink,
		     &err),
	     "a file is read");
	return 0;
}
