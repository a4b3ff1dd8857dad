/* ingest_document.c - what comes out of the file under way: its documents, and
 * what in it is broken or left out. */
#include <stdio.h>

#include "document_compose.h"
#include "ingest_correct.h"
#include "ingest_impl.h"
#include "metadata.h"
#include "walk.h"

static void
ingest_count(struct sk_ingest *in, const struct sk_document *doc, bool replaced)
{
	struct sk_ingest_summary *s = in->summary;

	if (doc->withheld) {
		s->withheld++;
		s->removed += replaced;
		return;
	}
	s->documents++;
	s->replaced += replaced;
	s->damaged += doc->replaced > 0;
	s->guessed += sk_str_eq(doc->encoding_by, sk_str("guess"));
	s->truncated += doc->truncated;
	s->kanji += sk_store_has_kanji(in->store);
	if (doc->truncated)
		sk_ingest_report(in, SK_EVENT_WARNING, in->where,
				 "only the beginning was indexed; raise "
				 "--max-text or split the file");
	if (doc->replaced) {
		snprintf(in->message, sizeof in->message,
			 "%u bytes are not valid %.*s; they were replaced",
			 doc->replaced, (int)doc->encoding.len,
			 doc->encoding.ptr);
		sk_ingest_report(in, SK_EVENT_WARNING, in->where, in->message);
	}
}

void
sk_ingest_refuse(struct sk_ingest *in)
{
	in->summary->broken_records++;
	in->broken++;
	sk_ingest_report(in, SK_EVENT_FAILED, in->where, in->message);
}

static bool
ingest_store(struct sk_ingest *in, struct sk_document *doc,
	     struct sakuin_error *err)
{
	bool replaced;

	in->beside_taken |=
		doc->text_by.len > 7 && !memcmp(doc->text_by.ptr, "beside ", 7);
	if (sk_store_put(in->store, doc, in->stream ? NULL : &in->file,
			 &replaced, err)) {
		ingest_count(in, doc, replaced);
		in->stored += !doc->withheld;
		in->withheld |= doc->withheld;
		return sk_report_document(&in->files, doc, err);
	}
	/* Its references can't be read: its own fault. */
	if (err->code != SAKUIN_EINVAL)
		return false;
	snprintf(in->message, sizeof in->message, "id '%.*s': %.*s",
		 (int)sk_utf8_cut(doc->id, 200), doc->id.ptr,
		 (int)sk_utf8_cut(sk_str(err->text), 280), err->text);
	sk_ingest_refuse(in);
	return true;
}

bool
sk_ingest_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;
	size_t before = in->seen.count;
	bool clash;
	uint32_t number;

	/* Sources are made from the documents that cite them. */
	if (sk_str_eq(doc->kind, sk_str("source"))) {
		sk_arena_reset(&in->document_arena);
		return true;
	}
	if (sk_ingest_is_correction(doc))
		return sk_ingest_correction(in, doc, err);
	in->fatal = true;
	if (!sk_ingest_described(in, doc, err))
		return false;
	if (doc->id.len == 0 &&
	    !sk_walk_member(in->id, doc->member, &in->document_arena, &doc->id,
			    err))
		return false;
	/* There is no file behind a stream to be found again. */
	if (in->stream && sk_str_eq(doc->path, sk_str(in->where)))
		doc->path = sk_str("");
	if (!in->stream &&
	    (doc->path.len == 0 || sk_str_eq(doc->path, in->file.path)) &&
	    !sk_ingest_path(in, doc, err))
		return false;
	if (!sk_ingest_frame(in, doc, err) ||
	    !sk_document_compose(doc, &in->document_arena, err) ||
	    !sk_table_intern(&in->seen, doc->id, &number, err) ||
	    !sk_ingest_clash(in, doc->id, &clash, err))
		return false;
	if (!clash && in->seen.count == before) {
		snprintf(in->message, sizeof in->message,
			 "id '%.*s' stands twice in this file; the first "
			 "one counts",
			 (int)doc->id.len, doc->id.ptr);
		clash = true;
	}
	if (clash)
		sk_ingest_refuse(in);
	else if (!ingest_store(in, doc, err))
		return false;
	in->fatal = false;
	sk_arena_reset(&in->document_arena);
	in->summary->passed = in->passed + doc->offset - in->from;
	if (in->options->progress)
		in->options->progress(in->options->ctx, in->summary);
	return true;
}

bool
sk_ingest_complain(void *ctx, const struct sakuin_error *broken)
{
	struct sk_ingest *in = ctx;

	in->summary->broken_records++;
	in->broken++;
	sk_ingest_report(in, SK_EVENT_FAILED, in->where, broken->text);
	sk_arena_reset(&in->document_arena);
	return true;
}

void
sk_ingest_leave_out(void *ctx, const char *name, const char *why)
{
	struct sk_ingest *in = ctx;

	in->summary->skipped++;
	in->left_out |= !*name;
	snprintf(in->message, sizeof in->message, "%.*s%s%.*s",
		 (int)sk_utf8_cut(sk_str(name), 300), name, *name ? ": " : "",
		 (int)sk_utf8_cut(sk_str(why), 190), why);
	sk_ingest_report(in, SK_EVENT_SKIPPED, in->where, in->message);
}
