/* store_write.c - what a document is in the database: terms, values, record,
 * stored line. */
#include <stdio.h>
#include <stdlib.h>

#include "dictionary.h"
#include "digest.h"
#include "document_json.h"
#include "exact.h"
#include "glossary.h"
#include "pack.h"
#include "record.h"
#include "rights.h"
#include "self.h"
#include "source_key.h"
#include "span.h"
#include "store_impl.h"

enum { YEARS_MAX = 200 }; /* with a term each */

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
	size_t n = sk_span_day(date, '0', digits).len ? date.len : 0;

	return (n < 4 ||
		sk_terms_filter(s->terms, SK_FIELD_YEAR,
				(struct sakuin_str){ digits, 4 }, err)) &&
	       (n < 7 ||
		sk_terms_filter(s->terms, SK_FIELD_MONTH,
				(struct sakuin_str){ digits, 6 }, err)) &&
	       (n < 10 ||
		sk_terms_filter(s->terms, SK_FIELD_DAY,
				(struct sakuin_str){ digits, 8 }, err));
}

/* Of a span of years each that it may be; of one that is open, or very long,
 * those alone that are named. */
static bool
store_span_terms(struct sk_store *s, const struct sk_document *doc,
		 struct sakuin_error *err)
{
	char first[9], last[9], year[5];
	unsigned from, to;

	if (doc->date_to.len == 0)
		return store_date_terms(s, doc->date, err);
	sk_span_day(doc->date, '0', first);
	sk_span_day(doc->date_to, '9', last);
	from = (unsigned)strtoul(first, NULL, 10) / 10000;
	to = (unsigned)strtoul(last, NULL, 10) / 10000;
	for (unsigned y = from; y <= to; y++) {
		if (y == 1 || y == 9999)
			continue;
		snprintf(year, sizeof year, "%04u", y % 10000);
		if (!sk_terms_filter(s->terms, SK_FIELD_YEAR, sk_str(year),
				     err))
			return false;
		if (to - from > YEARS_MAX && y < to)
			y = to - 1;
	}
	return true;
}

/* What is found whole: as it is printed, which is what stock programs ask
 * for, and as we do. */
static bool
store_exact(struct sk_store *s, enum sk_field_id field,
	    const struct sakuin_str *list, size_t count,
	    struct sakuin_error *err)
{
	struct sk_buf folded = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		sk_buf_clear(&folded);
		ok = sk_terms_filter(s->terms, field, list[i], err) &&
		     sk_exact_fold(list[i], &folded, err) &&
		     (sk_str_eq(sk_buf_str(&folded), list[i]) ||
		      sk_terms_filter(s->terms, field, sk_buf_str(&folded),
				      err));
	}
	sk_buf_done(&folded);
	return ok;
}

bool
sk_store_filters(struct sk_store *s, const struct sk_document *doc,
		 const struct sk_file *file, struct sakuin_error *err)
{
	struct sakuin_str kind = doc->kind.len ? doc->kind : sk_str("document");
	char digest[65];

	if (!sk_terms_filter(s->terms, SK_FIELD_ID, doc->id, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_LANG, doc->lang, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_TYPE, doc->mime, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_HOST, store_host(doc->url),
			     err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_URL, doc->url, err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_KIND, kind, err) ||
	    !store_span_terms(s, doc, err) ||
	    !store_exact(s, SK_FIELD_CODE, doc->codes, doc->code_count, err) ||
	    !store_exact(s, SK_FIELD_COLLECTION, doc->collections,
			 doc->collection_count, err) ||
	    !store_exact(s, SK_FIELD_KEYWORD, doc->keywords, doc->keyword_count,
			 err))
		return false;
	if (!file)
		return true;
	sk_digest(file->path, digest);
	return sk_terms_filter(s->terms, SK_FIELD_FILE,
			       sk_digest_term(sk_str(digest)), err) &&
	       sk_terms_filter(s->terms, SK_FIELD_DIGEST,
			       sk_digest_term(file->digest), err);
}

/* What is said about it, behind what it says itself. */
static bool
store_about(struct sk_store *s, const struct sk_document *doc,
	    struct sakuin_error *err)
{
	if (!sk_terms_text(s->terms, SK_FIELD_BODY, doc->description, doc->lang,
			   err))
		return false;
	for (size_t i = 0; i < doc->keyword_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_BODY, doc->keywords[i],
				   doc->lang, err))
			return false;
	for (size_t i = 0; i < doc->code_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_BODY, doc->codes[i],
				   sk_str(""), err))
			return false;
	return true;
}

bool
sk_store_words(struct sk_store *s, const struct sk_document *doc,
	       struct sakuin_error *err)
{
	if (!sk_terms_text(s->terms, SK_FIELD_TITLE, doc->title, doc->lang,
			   err) ||
	    !sk_terms_text(s->terms, SK_FIELD_TITLE, doc->title_translated,
			   sk_str(""), err))
		return false;
	for (size_t i = 0; i < doc->author_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_AUTHOR, doc->authors[i],
				   doc->lang, err))
			return false;
	if (!sk_terms_text(s->terms, SK_FIELD_BODY, doc->text, doc->lang,
			   err) ||
	    !store_about(s, doc, err))
		return false;
	return s->without & SK_WITHOUT_READINGS ||
	       sk_rights_access(doc->rights) != SK_ACCESS_OPEN ||
	       (sk_glossary_add(s->terms, doc->title, doc->lang, err) &&
		sk_glossary_add(s->terms, doc->text, doc->lang, err) &&
		sk_glossary_ruby(s->terms, doc->ruby, doc->lang, err));
}

static bool
store_values(struct sk_store *s, const struct sk_document *doc,
	     const struct sk_file *file, struct sakuin_str added,
	     struct xc_document *x, struct sakuin_error *err)
{
	struct sk_arena *arena = sk_terms_arena(s->terms);
	struct xc_value *v = sk_arena_array(arena, 7, sizeof *v, err);
	char *text = sk_arena_alloc(arena, 9 + 9 + 4 + 9 + 9 + 9, err);
	struct sakuin_str to = doc->date_to.len ? doc->date_to : doc->date;
	uint64_t seconds = file ? file->mtime / 1000000000 : 0;

	if (!v || !text)
		return false;
	x->values = v;
	*v++ = (struct xc_value){ SK_SLOT_DATE,
				  sk_span_day(doc->date, '0', text) };
	*v++ = (struct xc_value){ SK_SLOT_ADDED,
				  sk_span_day(added, '0', text + 9) };
	*v++ = (struct xc_value){ SK_SLOT_DATE_TO,
				  sk_span_day(to, '9', text + 40) };
	x->value_count = 3;
	if (doc->cited_by) {
		*v = (struct xc_value){ SK_SLOT_CITED_BY, { text + 31, 0 } };
		v++->bytes.len = xc_sortable(doc->cited_by, text + 31);
		x->value_count++;
	}
	/* Several databases may have a source. */
	if (sk_str_eq(doc->kind, sk_str("source"))) {
		*v++ = (struct xc_value){ SK_SLOT_COLLAPSE, doc->id };
		x->value_count++;
	}
	if (!file || file->size == 0)
		return true;
	for (int i = 0; i < 4; i++)
		text[18 + i] = (char)(seconds >> (24 - 8 * i));
	*v++ = (struct xc_value){ SK_SLOT_MODIFIED, { text + 18, 4 } };
	*v = (struct xc_value){ SK_SLOT_SIZE, { text + 22, 0 } };
	v->bytes.len = xc_sortable((double)file->size, text + 22);
	x->value_count += 2;
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
		kept.text = kept.ruby = kept.frame = sk_str("");
		kept.page_count = 0;
	}
	sk_buf_clear(&s->line);
	sk_buf_clear(&s->shared);
	return sk_document_to_json(&kept, &s->line, err) &&
	       sk_record_shared(&s->shared, sk_buf_str(&s->record), err) &&
	       sk_pack(sk_buf_str(&s->line), sk_buf_str(&s->shared), &s->packed,
		       err) &&
	       sk_store_key(s, SK_KEY_STORED, doc->id, &key, err) &&
	       xc_metadata_set(sk_store_keeper(s, doc->id), key,
			       sk_buf_str(&s->packed), err);
}

/* The keys by which the references that mean this document, whose record is
 * written, find it. */
static bool
store_own_keys(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_arena *arena = sk_terms_arena(s->terms);
	struct sk_source_keys keys;
	struct sk_reference self;

	if (!sk_self_reference(sk_buf_str(&s->record), arena, &self, err) ||
	    !sk_source_keys(s->matcher, &self, arena, &keys, err))
		return false;
	for (size_t i = 0; i < keys.count; i++)
		if (!sk_terms_filter(s->terms, SK_FIELD_OWN_KEY, keys.key[i],
				     err))
			return false;
	return true;
}

/* Nobody is told of words whose text may not be seen. */
static bool
write_spelling(struct sk_store *s, const struct sk_document *doc,
	       const struct xc_document *x, struct sakuin_error *err)
{
	if (sk_rights_access(doc->rights) != SK_ACCESS_OPEN)
		return true;
	for (size_t i = 0; i < x->posting_count; i++)
		if ((i == 0 ||
		     x->postings[i].term.ptr != x->postings[i - 1].term.ptr) &&
		    !sk_store_spell(s, x->postings[i].term, 1, err))
			return false;
	return true;
}

bool
sk_store_changes(struct sk_store *s, struct sakuin_error *err)
{
	if (s->changed)
		return true;
	s->changed = true;
	return xc_metadata_get(s->db, sk_str(SK_KEY_DICTIONARY_WITH), &s->line,
			       err) &&
	       (s->line.len == 0 ||
		xc_metadata_set(s->db, sk_str(SK_KEY_DICTIONARY_BEHIND),
				sk_str("behind"), err));
}

bool
sk_store_write(struct sk_store *s, struct sk_document *doc,
	       const struct sk_file *file, uint32_t *docid, const char *added,
	       struct sakuin_error *err)
{
	struct xc_document x = { 0 };

	sk_buf_clear(&s->record);
	if (!store_values(s, doc, file, sk_str(added), &x, err) ||
	    !sk_record_write(&s->record, doc, file, sk_str(added), err) ||
	    (doc->kind.len == 0 && !store_own_keys(s, err)) ||
	    (!(s->without & SK_WITHOUT_TEXT) &&
	     !sk_record_text(&s->record, doc->text, err)) ||
	    !sk_terms_postings(s->terms, &x.postings, &x.posting_count, err) ||
	    !write_spelling(s, doc, &x, err))
		return false;
	x.data = sk_buf_str(&s->record);
	if (sk_terms_has_kanji(s->terms) && !sk_store_stamp_readings(s, err))
		return false;
	s->postings += x.posting_count;
	s->all_postings += x.posting_count;
	return sk_store_changes(s, err) && store_line(s, doc, err) &&
	       xc_put_part(s->db, sk_store_part_of(s, doc->id), &x, docid, err);
}
