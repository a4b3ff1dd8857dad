/* report.c - what a run of indexing made of each file, as lines of JSON. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "formats/format.h"
#include "json_raw.h"
#include "metadata.h"
#include "report.h"
#include "walk.h"

bool
sk_report_open(struct sk_report *r, const char *path, struct sakuin_error *err)
{
	r->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	r->open = r->fd >= 0;
	return r->open || sk_fail(err, SAKUIN_EIO,
				  "%s: %s; the report can't "
				  "be written",
				  path, strerror(errno));
}

void
sk_report_begin(struct sk_report *r)
{
	sk_buf_clear(&r->warnings);
	sk_buf_clear(&r->members);
	r->documents = r->characters = r->references = r->replaced = 0;
	r->withheld = 0;
	r->reader[0] = r->mime[0] = r->encoding[0] = r->encoding_by[0] = '\0';
	r->text_by[0] = '\0';
	r->truncated = false;
}

static uint64_t
characters(struct sakuin_str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((uint8_t)s.ptr[i] & 0xC0) != 0x80;
	return n;
}

static void
keep(char *to, size_t size, struct sakuin_str s)
{
	if (!*to && s.len > 0)
		snprintf(to, size, "%.*s", (int)sk_utf8_cut(s, size - 1),
			 s.ptr);
}

/* ,"NAME":"VALUE" unless that is empty. */
static bool
put_text(struct sk_buf *out, const char *name, struct sakuin_str value,
	 struct sakuin_error *err)
{
	return value.len == 0 || (sk_buf_printf(out, err, ",\"%s\":", name) &&
				  sk_json_string(out, value, err));
}

static bool
put_number(struct sk_buf *out, const char *name, uint64_t value,
	   struct sakuin_error *err)
{
	return sk_buf_printf(out, err, ",\"%s\":%" PRIu64, name, value);
}

/* What READER is made of; asked once. */
static const char *
library_of(struct sk_report *r, const char *reader)
{
	const struct sk_format *format = sk_format_named(sk_str(reader));
	struct sk_report_reader *to = &r->readers[r->reader_count];
	struct sk_buf out = { 0 };
	struct sakuin_error ignored;

	for (size_t i = 0; i < r->reader_count; i++)
		if (!strcmp(r->readers[i].name, reader))
			return r->readers[i].library;
	if (!format || r->reader_count == SK_REPORT_READERS)
		return "";
	r->reader_count++;
	snprintf(to->name, sizeof to->name, "%s", reader);
	if (!format->library)
		snprintf(to->library, sizeof to->library, "sakuin %s",
			 SAKUIN_VERSION);
	else if (format->library(&out, &ignored))
		snprintf(to->library, sizeof to->library, "%.*s", (int)out.len,
			 out.ptr);
	sk_buf_done(&out);
	return to->library;
}

static bool
put_reader(struct sk_report *r, struct sk_buf *out, const char *reader,
	   struct sakuin_error *err)
{
	return !*reader ||
	       (put_text(out, "reader", sk_str(reader), err) &&
		put_text(out, "library", sk_str(library_of(r, reader)), err));
}

/* A member has a line of its own, behind that of its file. */
static bool
put_member(struct sk_report *r, const struct sk_document *doc,
	   struct sakuin_error *err)
{
	struct sk_buf *out = &r->members;
	char reader[20] = "";

	keep(reader, sizeof reader, doc->reader);
	return sk_buf_puts(out, "{\"path\":", err) &&
	       sk_json_string(out, doc->path, err) &&
	       put_text(out, "id", doc->id, err) &&
	       put_text(out, "status", sk_str("ok"), err) &&
	       put_text(out, "mime", doc->mime, err) &&
	       put_reader(r, out, reader, err) &&
	       put_text(out, "encoding", doc->encoding, err) &&
	       put_text(out, "encoding_by", doc->encoding_by, err) &&
	       put_text(out, "text_by", doc->text_by, err) &&
	       put_number(out, "characters", characters(doc->text), err) &&
	       put_number(out, "references", doc->cites, err) &&
	       sk_buf_puts(out, "}\n", err);
}

/* Of a document that may not be in the database, its name and the reason. */
static bool
put_withheld(struct sk_report *r, const struct sk_document *doc,
	     struct sakuin_error *err)
{
	struct sk_buf *out = &r->members;

	r->withheld++;
	return sk_buf_puts(out, "{\"path\":", err) &&
	       sk_json_string(out, doc->path, err) &&
	       put_text(out, "id", doc->id, err) &&
	       put_text(out, "status", sk_str("withheld"), err) &&
	       put_text(out, "rights", doc->rights, err) &&
	       put_text(out, "embargo", doc->embargo, err) &&
	       sk_buf_puts(out, "}\n", err);
}

bool
sk_report_document(struct sk_report *r, const struct sk_document *doc,
		   struct sakuin_error *err)
{
	if (!r->open)
		return true;
	if (doc->withheld)
		return put_withheld(r, doc, err);
	r->documents++;
	r->characters += characters(doc->text);
	r->references += doc->cites;
	r->replaced += doc->replaced;
	r->truncated |= doc->truncated;
	if (doc->member.len > 0)
		return put_member(r, doc, err);
	keep(r->reader, sizeof r->reader, doc->reader);
	keep(r->mime, sizeof r->mime, doc->mime);
	keep(r->encoding, sizeof r->encoding, doc->encoding);
	keep(r->encoding_by, sizeof r->encoding_by, doc->encoding_by);
	keep(r->text_by, sizeof r->text_by, doc->text_by);
	return true;
}

bool
sk_report_say(struct sk_report *r, const char *what, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sakuin_str text;
	bool ok;

	if (!r->open)
		return true;
	/* Names in messages may be no UTF-8. */
	ok = sk_walk_text(sk_str(what), &arena, &text, err) &&
	     (r->warnings.len == 0 || sk_buf_putc(&r->warnings, ',', err)) &&
	     sk_json_string(&r->warnings, text, err);
	sk_arena_done(&arena);
	return ok;
}

static bool
put_found(struct sk_report *r, struct sk_buf *out, struct sakuin_error *err)
{
	return put_text(out, "mime", sk_str(r->mime), err) &&
	       put_reader(r, out, r->reader, err) &&
	       put_text(out, "encoding", sk_str(r->encoding), err) &&
	       put_text(out, "encoding_by", sk_str(r->encoding_by), err) &&
	       put_text(out, "text_by", sk_str(r->text_by), err) &&
	       put_number(out, "documents", r->documents, err) &&
	       put_number(out, "characters", r->characters, err) &&
	       put_number(out, "references", r->references, err) &&
	       (r->withheld == 0 ||
		put_number(out, "withheld", r->withheld, err)) &&
	       (r->replaced == 0 ||
		put_number(out, "replaced", r->replaced, err)) &&
	       (!r->truncated || sk_buf_puts(out, ",\"truncated\":true", err));
}

static bool
report_write(struct sk_report *r, struct sakuin_str s, struct sakuin_error *err)
{
	while (s.len > 0) {
		ssize_t n = write(r->fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return sk_fail(err, SAKUIN_EIO,
				       "writing the report: %s",
				       strerror(errno));
		s.ptr += n;
		s.len -= (size_t)n;
	}
	return true;
}

bool
sk_report_end(struct sk_report *r, const struct sk_file *file,
	      const char *status, const char *why, uint64_t from,
	      struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };
	struct sakuin_str path, reason;
	bool ok;

	if (!r->open || (from > 0 && r->documents == 0 && r->members.len == 0 &&
			 r->warnings.len == 0))
		return true;
	ok = sk_walk_text(file->path, &arena, &path, err) &&
	     sk_walk_text(sk_str(why), &arena, &reason, err) &&
	     sk_buf_puts(&out, "{\"path\":", err) &&
	     sk_json_string(&out, path, err) &&
	     put_text(&out, "status", sk_str(status), err) &&
	     put_text(&out, "why", reason, err) &&
	     (from == 0 || put_number(&out, "from", from, err)) &&
	     put_number(&out, "size", file->size, err) &&
	     put_text(&out, "sha256", file->digest, err) &&
	     (!strcmp(status, "unchanged") || put_found(r, &out, err)) &&
	     (r->warnings.len == 0 ||
	      (sk_buf_puts(&out, ",\"warnings\":[", err) &&
	       sk_buf_add(&out, r->warnings.ptr, r->warnings.len, err) &&
	       sk_buf_putc(&out, ']', err))) &&
	     sk_buf_puts(&out, "}\n", err) &&
	     sk_buf_add(&out, r->members.ptr, r->members.len, err) &&
	     report_write(r, sk_buf_str(&out), err);
	sk_buf_done(&out);
	sk_arena_done(&arena);
	return ok;
}

void
sk_report_done(struct sk_report *r)
{
	sk_buf_done(&r->warnings);
	sk_buf_done(&r->members);
	if (r->open)
		close(r->fd);
	r->open = false;
}
