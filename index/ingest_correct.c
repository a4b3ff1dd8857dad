/* ingest_correct.c - corrections that come with a run. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "formats/format.h"
#include "ingest_correct.h"
#include "json_raw.h"
#include "metadata.h"
#include "store_correct.h"

enum { FILE_BYTES = 256 << 20 };

/* --------------------------------------------------------------- a file */

struct correct_run {
	struct sk_store *store;
	const struct sk_ingest_options *options;
	struct sk_ingest_summary *summary;
};

static void
correct_report(const struct correct_run *run, enum sk_event event,
	       unsigned line, const char *what)
{
	const struct sk_ingest_options *o = run->options;
	char where[4200];

	snprintf(where, sizeof where, "%.4096s:%u", o->corrections, line);
	if (o->report)
		o->report(o->ctx, event, where, what);
}

static bool
correct_take(void *ctx, unsigned line, const struct sk_correction *c,
	     struct sakuin_error *err)
{
	struct correct_run *run = ctx;

	run->summary->corrections++;
	return sk_store_correct(run->store, c, line, err);
}

static void
correct_bad(void *ctx, unsigned line, const struct sakuin_error *why)
{
	struct correct_run *run = ctx;

	run->summary->broken_corrections++;
	correct_report(run, SK_EVENT_FAILED, line, why->text);
}

static bool
correct_load(const char *path, struct sk_buf *out, struct sakuin_error *err)
{
	struct sk_source source = { .fd = open(path, O_RDONLY | O_CLOEXEC),
				    .path = path };
	bool ok;

	if (source.fd < 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%s: %s; give the path of a corrections file",
			       path, strerror(errno));
	ok = sk_source_read(&source, 0, FILE_BYTES + 1, out, err);
	close(source.fd);
	if (ok && out->len > FILE_BYTES)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%s: larger than 256 MiB; divide the file",
			       path);
	return ok ||
	       (err->code != SAKUIN_ENOMEM &&
		sk_fail(err, SAKUIN_EINVAL, "%s: it can't be read", path));
}

bool
sk_ingest_corrections(struct sk_store *store, const struct sk_ingest_options *o,
		      struct sk_ingest_summary *summary,
		      struct sakuin_error *err)
{
	struct correct_run run = { store, o, summary };
	const struct sk_correction_sink sink = { correct_take, correct_bad,
						 &run };
	struct sk_buf text = { 0 };
	bool ok;

	if (!o->corrections)
		return true;
	ok = correct_load(o->corrections, &text, err) &&
	     sk_corrections_parse(sk_buf_str(&text), &sink, err) &&
	     sk_store_commit(store, err);
	sk_buf_done(&text);
	return ok;
}

static bool
correct_unmet(void *ctx, unsigned line, const struct sk_correction *c,
	      struct sakuin_error *err)
{
	char what[300];

	(void)err;
	snprintf(what, sizeof what,
		 "nothing here has the id '%.*s'; the correction is kept until "
		 "it comes, or mend the id",
		 (int)sk_utf8_cut(c->id, 200), c->id.ptr);
	correct_report(ctx, SK_EVENT_WARNING, line, what);
	return true;
}

/* The documents that went may be what this was said of. */
static bool
correct_left(void *ctx, unsigned line, const struct sk_correction *c,
	     struct sakuin_error *err)
{
	const struct correct_run *run = ctx;
	char what[300], where[300];

	(void)line;
	(void)err;
	snprintf(where, sizeof where, "%.*s", (int)sk_utf8_cut(c->id, 200),
		 c->id.ptr);
	snprintf(what, sizeof what,
		 "nothing here has this id any more, but its correction of "
		 "'%.*s' is kept; a line with an empty value takes it out",
		 (int)c->field.len, c->field.ptr);
	run->options->report(run->options->ctx, SK_EVENT_WARNING, where, what);
	return true;
}

bool
sk_ingest_corrected(struct sk_store *store, const struct sk_ingest_options *o,
		    struct sk_ingest_summary *summary, struct sakuin_error *err)
{
	struct correct_run run = { store, o, summary };

	summary->waiting = sk_store_corrections_waiting(store);
	if (summary->removed && o->report &&
	    !sk_store_unmet_corrections(store, true, correct_left, &run, err))
		return false;
	return !o->corrections ||
	       sk_store_unmet_corrections(store, false, correct_unmet, &run,
					  err);
}

/* ------------------------------------------------------ lines of an export */

bool
sk_ingest_is_correction(const struct sk_document *doc)
{
	static const char mark[] = "\"kind\":\"correction\"";

	return doc->extra.len &&
	       memmem(doc->extra.ptr, doc->extra.len, mark, sizeof mark - 1) &&
	       memmem(doc->extra.ptr, doc->extra.len, "\"correction\":{", 14);
}

static struct sakuin_str
correct_member(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	return (struct sakuin_str){ json_string_value(value),
				    json_string_length(value) };
}

static bool
correct_line(struct sk_ingest *in, const struct sk_document *doc,
	     struct sakuin_error *err)
{
	json_t *root =
		json_loadb(doc->extra.ptr, doc->extra.len,
			   JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	const json_t *object = json_object_get(root, "correction");
	struct sk_correction c = { .id = correct_member(object, "id"),
				   .field = correct_member(object, "field"),
				   .value = correct_member(object, "value"),
				   .who = correct_member(object, "who"),
				   .when = correct_member(object, "when") };
	struct sk_correction checked;
	bool ok;

	if (!root) /* it was read before, as a document */
		return sk_nomem(err);
	ok = sk_correction_check(&c, &in->document_arena, &checked, err) &&
	     sk_store_correct(in->store, &checked, 0, err);
	json_decref(root);
	return ok;
}

bool
sk_ingest_correction(struct sk_ingest *in, const struct sk_document *doc,
		     struct sakuin_error *err)
{
	bool ok = correct_line(in, doc, err);

	if (!ok && err->code == SAKUIN_EINVAL) {
		snprintf(in->message, sizeof in->message, "id '%.*s': %.*s",
			 (int)sk_utf8_cut(doc->id, 200), doc->id.ptr,
			 (int)sk_utf8_cut(sk_str(err->text), 280), err->text);
		sk_ingest_refuse(in);
		ok = true;
	}
	in->fatal = !ok;
	sk_arena_reset(&in->document_arena);
	return ok;
}

static bool
correct_put(struct sk_buf *out, const char *name, struct sakuin_str value,
	    struct sakuin_error *err)
{
	return value.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", name) &&
				  sk_json_string(out, value, err));
}

bool
sk_correction_to_json(const struct sk_correction *c, unsigned number,
		      struct sk_buf *out, struct sakuin_error *err)
{
	return sk_buf_printf(out, err,
			     "{\"id\":\"correction:%u\",\"kind\":"
			     "\"correction\",\"correction\":{\"id\":",
			     number) &&
	       sk_json_string(out, c->id, err) &&
	       correct_put(out, "field", c->field, err) &&
	       sk_buf_puts(out, ",\"value\":", err) &&
	       sk_json_string(out, c->value, err) &&
	       correct_put(out, "who", c->who, err) &&
	       correct_put(out, "when", c->when, err) &&
	       sk_buf_puts(out, "}}", err);
}
