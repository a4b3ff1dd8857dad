/* ingest_file.c - one file or stream into the database. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "digest.h"
#include "formats/scan.h"
#include "ingest_beside.h"
#include "ingest_correct.h"
#include "metadata.h"
#include "record.h"
#include "walk.h"

void
sk_ingest_report(struct sk_ingest *in, enum sk_event event, const char *where,
		 const char *what)
{
	struct sakuin_error ignored;

	if (in->options->report)
		in->options->report(in->options->ctx, event, where, what);
	/* What there is no memory for is missing in the report. */
	(void)!sk_report_say(&in->files, what, &ignored);
}

static bool
ingest_stale(void *ctx, struct sakuin_str id, uint32_t freq,
	     struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;
	uint32_t number;

	(void)freq;
	if (sk_table_find(&in->seen, id, &number))
		return true;
	in->summary->removed++;
	return sk_store_remove(in->store, id, err);
}

static bool
ingest_finish(struct sk_ingest *in, const char *kind, const char *why,
	      struct sakuin_error *err)
{
	char status[900];
	int len = (int)sk_utf8_cut(sk_str(why), sizeof in->why - 1);

	snprintf(status, sizeof status, "%s%s%.*s%s", kind, *why ? ": " : "",
		 len, why, in->beside->mark);
	for (char *p = status; *p; p++)
		if (*p == '\t' || *p == '\n')
			*p = ' ';
	in->file.status = sk_str(status);
	in->status = kind;
	snprintf(in->why, sizeof in->why, "%.*s", len, why);
	return (!in->redescribed || sk_ingest_keep_card(in, err)) &&
	       sk_store_put_file(in->store, &in->file, err);
}

static bool
ingest_failed(struct sk_ingest *in, const char *why, struct sakuin_error *err)
{
	if (in->from > 0)
		return true; /* told by the process that has its beginning */
	in->summary->failed++;
	sk_ingest_report(in, SK_EVENT_FAILED, in->where, why);
	return ingest_finish(in, "failed", why, err);
}

/* The file tells about others, and is no document itself (any more). */
static bool
ingest_set_aside(struct sk_ingest *in, struct sakuin_error *err)
{
	sk_table_reset(&in->seen);
	in->summary->descriptions += in->from == 0;
	return sk_store_ids_of(in->store, in->file.path, ingest_stale, in,
			       err) &&
	       ingest_finish(in, "skipped", in->aside, err);
}

/* Read the open file and store its documents. */
static bool
ingest_read(struct sk_ingest *in, struct sk_source *source,
	    struct sakuin_error *err)
{
	const struct sk_format *format;

	if (!in->stream && in->aside)
		return ingest_set_aside(in, err);
	format = sk_format_find(source, err);
	if (in->from > 0 && !(format && format->many))
		return true; /* the process that has its beginning reads it */
	if (!format) {
		in->summary->skipped++;
		sk_ingest_report(in, SK_EVENT_SKIPPED, in->where, err->text);
		return in->stream ||
		       ingest_finish(in, "skipped", err->text, err);
	}
	sk_table_reset(&in->seen);
	in->fatal = in->left_out = in->beside_taken = in->withheld = false;
	in->stored = in->broken = 0;
	if (!in->stream && in->from == 0 &&
	    !sk_store_await_nothing(in->store, in->file.path, err))
		return false;
	if (!sk_extract(&in->extractor, format, source, sk_ingest_document, in,
			err)) {
		if (in->fatal || err->code == SAKUIN_ENOMEM)
			return false;
		return in->stream ? sk_fail_at(err, in->where)
				  : ingest_failed(in, err->text, err);
	}
	if (in->stream)
		return true;
	sk_ingest_check_change(in, source->fd);
	/* What is broken may be what the file held earlier: that is kept. */
	if (in->broken) {
		in->summary->failed++;
		return ingest_finish(in, "failed", "some records are broken",
				     err);
	}
	if (in->left_out)
		return ingest_finish(in, "skipped", in->message, err);
	/* What the file held earlier and holds no more. */
	if (!sk_store_ids_of(in->store, in->file.path, ingest_stale, in, err) ||
	    (in->beside_taken && !sk_beside_taken(in, in->beside, err)))
		return false;
	return ingest_finish(in, "ok", "", err);
}

/* The file is the text of ORIGINAL: what it was before, it is no more. */
static bool
ingest_serves(struct sk_ingest *in, const char *original,
	      struct sakuin_error *err)
{
	char why[PATH_MAX + 40];

	snprintf(why, sizeof why, SK_BESIDE_HOLDS "%s",
		 strrchr(original, '/') + 1);
	sk_table_reset(&in->seen);
	return sk_store_ids_of(in->store, in->file.path, ingest_stale, in,
			       err) &&
	       ingest_finish(in, "skipped", why, err);
}

static bool
ingest_opened(struct sk_ingest *in, int fd, bool known,
	      struct sakuin_error *err)
{
	const char *name = strrchr(in->beside->path, '/');
	const struct sk_scan scan = { .ocr = in->options->ocr,
				      .beside = in->beside->fd,
				      .beside_name =
					      sk_str(name ? name + 1 : ""),
				      .meant = in->beside->meant,
				      .reader = &in->reader };
	struct sk_source source = {
		.fd = fd,
		.path = in->where,
		.scan = scan.ocr || scan.beside >= 0 ? &scan : NULL,
		.name = sk_str(strrchr(in->where, '/') + 1),
		.size = in->file.size,
		.text_max = in->options->text_max,
		.filters = in->options->filters,
		.encoding = in->options->encoding,
		.arena = &in->document_arena,
		.complain = sk_ingest_complain,
		.complain_ctx = in,
		.leave_out = sk_ingest_leave_out,
		.from = in->from,
		.to = in->to,
	};
	struct sakuin_str was = in->file.digest;
	uint64_t size;
	bool fit;

	if (!sk_digest_file(fd, in->digest, &size, err))
		return ingest_failed(in, err->text, err);
	in->file.digest = sk_str(in->digest);
	in->summary->bytes += in->from ? 0 : size;
	if (!sk_ingest_fixity(in, fd, &fit, err))
		return false;
	if (!fit)
		return ingest_failed(in, in->message, err);
	if (known && sk_str_eq(was, in->file.digest) && in->was_ok &&
	    !in->redescribed) {
		in->summary->unchanged++;
		if (!ingest_finish(in, "ok", "", err))
			return false;
		in->status = "unchanged";
		return true;
	}
	if (!known && !sk_ingest_follow_move(in, err))
		return false;
	return ingest_read(in, &source, err);
}

bool
sk_ingest_file(struct sk_ingest *in, const char *path, struct sakuin_error *err)
{
	char original[PATH_MAX];
	struct sk_beside beside;
	struct sk_file was = { 0 };
	struct stat st;
	bool known, ok, serves;
	int fd;

	in->file = (struct sk_file){ .path = sk_str(path) };
	if (!sk_store_file(in->store, in->file.path, &in->arena, &was, &known,
			   err))
		return false;
	/* What was a catalogue once is not a document where it is not given. */
	if (!in->aside && sk_str_eq(was.status, sk_str(SK_ASIDE_STATUS)))
		in->aside = SK_ASIDE_LIST;
	sk_beside_find(path, &beside);
	in->beside = &beside;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) != 0) {
		ok = ingest_failed(in, strerror(errno), err);
	} else if (!S_ISREG(st.st_mode)) {
		ok = ingest_failed(in, "not a file any more", err);
	} else if (known && !in->redescribed &&
		   sk_ingest_is_known(in, &was, &st)) {
		in->summary->unchanged++;
		ok = true;
	} else if (!sk_beside_serves(in, path, original, &serves, err)) {
		ok = false;
	} else if (serves) {
		sk_ingest_stat(&in->file, &st);
		ok = ingest_serves(in, original, err);
	} else {
		sk_ingest_stat(&in->file, &st);
		in->file.digest = was.digest;
		in->was_ok = sk_str_eq(was.status, sk_str("ok")) &&
			     sk_beside_same(&beside, was.status);
		ok = ingest_opened(in, fd, known, err);
	}
	sk_beside_close(&beside);
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
sk_ingest_stdin(struct sk_ingest *in, struct sakuin_error *err)
{
	struct sk_source source = {
		.fd = STDIN_FILENO,
		.path = "standard input",
		.name = sk_str("-"),
		.text_max = in->options->text_max,
		.filters = in->options->filters,
		.arena = &in->document_arena,
		.complain = sk_ingest_complain,
		.complain_ctx = in,
		.leave_out = sk_ingest_leave_out,
	};
	struct sk_buf head = { 0 };
	bool ok;

	in->where = source.path;
	in->stream = true;
	in->file = (struct sk_file){ .path = sk_str("") };
	ok = sk_source_peek(&source, &head, err) &&
	     ingest_read(in, &source, err);
	in->summary->failed += in->broken > 0;
	sk_buf_done(&head);
	return ok;
}
