/* store_document.c - add, replace, find and remove documents. */
#include "digest.h"
#include "document_json.h"
#include "pack.h"
#include "record.h"
#include "store_impl.h"

/* When to commit, by postings held: what Xapian holds soon outgrows the
 * processor's caches, so that 200,000 is fastest, on long and on short
 * documents (1,000,000 takes a fifth more time); but each commit writes to
 * most blocks of the database, so that as it grows more are held.  500,000
 * postings take up to 100 MB. */
enum {
	COMMIT_LEAST = 200000,
	COMMIT_MOST = 500000,
	COMMIT_SHARE = 32 /* of all postings */
};

static bool
store_unspell(void *ctx, struct sakuin_str term, uint32_t wdf,
	      struct sakuin_error *err)
{
	(void)wdf;
	return sk_store_spell(ctx, term, -1, err);
}

static bool
store_first(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	uint32_t *first = ctx;

	(void)wdf;
	(void)err;
	if (*first == 0)
		*first = docid;
	return true;
}

static bool
store_find(struct xc_db *db, struct sakuin_str id, uint32_t *docid,
	   struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok;

	*docid = 0;
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_ID].prefix, id, err) &&
	     xc_postings(db, sk_buf_str(&term), store_first, docid, err);
	sk_buf_done(&term);
	return ok;
}

bool
sk_store_find(struct sk_store *s, struct sakuin_str id, uint32_t *docid,
	      struct sakuin_error *err)
{
	return store_find(s->db, id, docid, err);
}

/* Host part of a URL. */
static struct sakuin_str
store_host(struct sakuin_str url)
{
	const char *p = url.len ? memmem(url.ptr, url.len, "://", 3) : NULL;
	const char *end;

	if (!p)
		return sk_str("");
	p += 3;
	for (end = p; end < url.ptr + url.len && !strchr("/:?#", *end);)
		end++;
	return (struct sakuin_str){ p, (size_t)(end - p) };
}

/* Y2012, M201209, D20120903, as far as DATE goes. */
static bool
store_date_terms(struct sk_store *s, struct sakuin_str date,
		 struct sakuin_error *err)
{
	char digits[9] = "";
	size_t n = 0;

	for (size_t i = 0; i < date.len && n < 8; i++)
		if (date.ptr[i] != '-')
			digits[n++] = date.ptr[i];
	return (n < 4 ||
		sk_terms_filter(s->terms, SK_FIELD_YEAR,
				(struct sakuin_str){ digits, 4 }, err)) &&
	       (n < 6 ||
		sk_terms_filter(s->terms, SK_FIELD_MONTH,
				(struct sakuin_str){ digits, 6 }, err)) &&
	       (n < 8 ||
		sk_terms_filter(s->terms, SK_FIELD_DAY,
				(struct sakuin_str){ digits, 8 }, err));
}

static bool
store_filters(struct sk_store *s, const struct sk_document *doc,
	      const struct sk_file *file, struct sakuin_error *err)
{
	char digest[65];

	if (!sk_terms_filter(s->terms, SK_FIELD_ID, doc->id, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_LANG, doc->lang, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_TYPE, doc->mime, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_HOST, store_host(doc->url),
			     err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_URL, doc->url, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_KIND, sk_str("document"),
			     err) ||
	    !store_date_terms(s, doc->date, err))
		return false;
	if (!file)
		return true;
	sk_digest(file->path, digest);
	return sk_terms_filter(s->terms, SK_FIELD_FILE,
			       sk_digest_term(sk_str(digest)), err) &&
	       sk_terms_filter(s->terms, SK_FIELD_DIGEST,
			       sk_digest_term(file->digest), err);
}

static bool
store_words(struct sk_store *s, const struct sk_document *doc,
	    struct sakuin_error *err)
{
	if (!sk_terms_text(s->terms, SK_FIELD_TITLE, doc->title, doc->lang,
			   err))
		return false;
	for (size_t i = 0; i < doc->author_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_AUTHOR, doc->authors[i],
				   doc->lang, err))
			return false;
	return sk_terms_text(s->terms, SK_FIELD_BODY, doc->text, doc->lang,
			     err);
}

/* YYYY[-MM[-DD]] as YYYYMMDD with zeros. */
static struct sakuin_str
store_day(struct sakuin_str date, char out[9])
{
	size_t n = 0;

	for (size_t i = 0; i < date.len && n < 8; i++)
		if (date.ptr[i] != '-')
			out[n++] = date.ptr[i];
	if (n == 0)
		return sk_str("");
	while (n < 8)
		out[n++] = '0';
	out[8] = '\0';
	return sk_str(out);
}

static bool
store_values(struct sk_store *s, const struct sk_document *doc,
	     const struct sk_file *file, struct sakuin_str added,
	     struct xc_document *x, struct sakuin_error *err)
{
	struct sk_arena *arena = sk_terms_arena(s->terms);
	struct xc_value *v = sk_arena_array(arena, 4, sizeof *v, err);
	char *text = sk_arena_alloc(arena, 9 + 9 + 4 + 9, err);
	uint64_t seconds = file ? file->mtime / 1000000000 : 0;

	if (!v || !text)
		return false;
	x->values = v;
	*v++ = (struct xc_value){ SK_SLOT_DATE, store_day(doc->date, text) };
	*v++ = (struct xc_value){ SK_SLOT_ADDED, store_day(added, text + 9) };
	x->value_count = 2;
	if (!file || file->size == 0)
		return true;
	for (int i = 0; i < 4; i++)
		text[18 + i] = (char)(seconds >> (24 - 8 * i));
	*v++ = (struct xc_value){ SK_SLOT_MODIFIED, { text + 18, 4 } };
	*v = (struct xc_value){ SK_SLOT_SIZE, { text + 22, 0 } };
	v->bytes.len = xc_sortable((double)file->size, text + 22);
	x->value_count = 4;
	return true;
}

/* Forget the spelling of document DOCID's words; its date added goes to
 * s->today's place in ADDED. */
static bool
store_replace(struct sk_store *s, uint32_t docid, char added[SK_ADDED_SIZE],
	      struct sakuin_error *err)
{
	struct sakuin_str was;

	if (!xc_document_terms(s->db, docid, store_unspell, s, err) ||
	    !xc_document_data(s->db, docid, &s->record, err))
		return false;
	was = sk_record_field(sk_buf_str(&s->record), "added");
	if (was.len && was.len < SK_ADDED_SIZE) {
		memcpy(added, was.ptr, was.len);
		added[was.len] = '\0';
	}
	return true;
}

/* Keep the whole document, whose record is written, as a line of NDJSON. */
static bool
store_line(struct sk_store *s, const struct sk_document *doc,
	   struct sakuin_error *err)
{
	struct sk_document kept = *doc;
	struct sakuin_str key;

	if (s->without & SK_WITHOUT_TEXT) {
		kept.text = sk_str("");
		kept.page_count = 0;
	}
	sk_buf_clear(&s->line);
	return sk_document_to_json(&kept, &s->line, err) &&
	       sk_pack(sk_buf_str(&s->line),
		       sk_record_field(sk_buf_str(&s->record), "sample"),
		       &s->packed, err) &&
	       sk_store_key(s, SK_KEY_STORED, doc->id, &key, err) &&
	       xc_metadata_set(s->db, key, sk_buf_str(&s->packed), err);
}

static size_t
store_enough(const struct sk_store *s)
{
	size_t share = s->all_postings / COMMIT_SHARE;

	if (share < COMMIT_LEAST)
		return COMMIT_LEAST;
	return share < COMMIT_MOST ? share : COMMIT_MOST;
}

bool
sk_store_put(struct sk_store *s, struct sk_document *doc,
	     const struct sk_file *file, bool *replaced,
	     struct sakuin_error *err)
{
	struct xc_document x = { 0 };
	char added[SK_ADDED_SIZE];
	uint32_t docid;

	memcpy(added, s->today, sizeof added);
	sk_terms_reset(s->terms);
	if (!sk_terms_guess(s->terms, doc, err) ||
	    !sk_store_find(s, doc->id, &docid, err) ||
	    (docid && !store_replace(s, docid, added, err)))
		return false;
	if (doc->added.len && doc->added.len < SK_ADDED_SIZE) {
		memcpy(added, doc->added.ptr, doc->added.len);
		added[doc->added.len] = '\0';
	}
	if (replaced)
		*replaced = docid != 0;
	sk_buf_clear(&s->record);
	if (!store_filters(s, doc, file, err) || !store_words(s, doc, err) ||
	    !store_values(s, doc, file, sk_str(added), &x, err) ||
	    !sk_record_write(&s->record, doc, file, sk_str(added), err) ||
	    !sk_terms_postings(s->terms, &x.postings, &x.posting_count, err))
		return false;
	x.data = sk_buf_str(&s->record);
	for (size_t i = 0; i < x.posting_count; i++)
		if ((i == 0 ||
		     x.postings[i].term.ptr != x.postings[i - 1].term.ptr) &&
		    !sk_store_spell(s, x.postings[i].term, 1, err))
			return false;
	if ((sk_terms_has_kanji(s->terms) &&
	     !sk_store_stamp_readings(s, err)) ||
	    !store_line(s, doc, err) || !xc_put(s->db, &x, &docid, err))
		return false;
	s->postings += x.posting_count;
	s->all_postings += x.posting_count;
	return s->postings < store_enough(s) || sk_store_commit_some(s, err);
}

bool
sk_store_remove(struct sk_store *s, struct sakuin_str id,
		struct sakuin_error *err)
{
	struct sakuin_str key;
	uint32_t docid;

	if (!sk_store_find(s, id, &docid, err))
		return false;
	if (docid == 0)
		return true;
	return xc_document_terms(s->db, docid, store_unspell, s, err) &&
	       xc_delete(s->db, docid, err) &&
	       sk_store_key(s, SK_KEY_STORED, id, &key, err) &&
	       xc_metadata_set(s->db, key, sk_str(""), err);
}

static bool
store_last(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	uint32_t *last = ctx;

	(void)wdf;
	(void)err;
	*last = docid;
	return true;
}

bool
sk_store_remove_twins(struct sk_store *s, struct sakuin_str id,
		      struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t first, last = 0;
	bool ok = sk_store_find(s, id, &first, err) &&
		  sk_schema_term(&term, sk_fields[SK_FIELD_ID].prefix, id, err);

	while (ok) {
		ok = xc_postings(s->db, sk_buf_str(&term), store_last, &last,
				 err);
		if (!ok || last <= first)
			break;
		ok = xc_document_terms(s->db, last, store_unspell, s, err) &&
		     xc_delete(s->db, last, err);
	}
	sk_buf_done(&term);
	return ok;
}

/* The line of document ID in DB, or an empty buffer. */
static bool
store_read_line(struct sk_store *s, struct xc_db *db, struct sakuin_str id,
		struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str key, sample;
	uint32_t docid;

	sk_buf_clear(out);
	sk_buf_clear(&s->record);
	if (!sk_store_key(s, SK_KEY_STORED, id, &key, err) ||
	    !xc_metadata_get(db, key, &s->packed, err))
		return false;
	if (s->packed.len == 0)
		return true;
	if (!store_find(db, id, &docid, err) ||
	    (docid && !xc_document_data(db, docid, &s->record, err)))
		return false;
	sample = sk_record_field(sk_buf_str(&s->record), "sample");
	return sk_unpack(sk_buf_str(&s->packed), sample, out, err);
}

/* The same; a reader that the database has overtaken opens it again. */
static bool
store_line_again(struct sk_store *s, struct xc_db *db, struct sakuin_str id,
		 struct sk_buf *out, struct sakuin_error *err)
{
	for (int tries = 1;; tries++) {
		if (store_read_line(s, db, id, out, err))
			return true;
		if (err->code != SAKUIN_EMODIFIED || tries == 3 ||
		    !xc_reopen(db, err))
			return false;
	}
}

bool
sk_store_line(struct sk_store *s, struct sakuin_str id, struct sk_buf *out,
	      struct sakuin_error *err)
{
	size_t count = s->parts ? s->part_count : 1;

	sk_buf_clear(out);
	for (size_t i = 0; i < count && out->len == 0; i++)
		if (!store_line_again(s, s->parts ? s->parts[i] : s->db, id,
				      out, err))
			return false;
	return true;
}
