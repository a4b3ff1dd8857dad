/* cmd_urls.c - hits as addresses, for programs that capture pages. */
#include <jansson.h>
#include <stdio.h>

#include "cmd_hits.h"
#include "document_json.h"
#include "record.h"
#include "reference_read.h"
#include "source_id.h"

/* What URL points to, in one spelling: two that print one page agree. */
static bool
urls_key(struct cmd_hits *h, struct sakuin_str url, struct sakuin_error *err)
{
	sk_buf_clear(&h->show.out);
	if (!sk_source_doi(url, &h->show.out, err) ||
	    (h->show.out.len == 0 && !sk_source_url(url, &h->show.out, err)))
		return false;
	return h->show.out.len > 0 ||
	       sk_buf_add(&h->show.out, url.ptr, url.len, err);
}

/* Is URL one that a program can be given? */
static bool
urls_good(struct sakuin_str url)
{
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= ' ' || url.ptr[i] == 0x7F)
			return false;
	return url.len > 0;
}

/* References leave "http://" away. */
static void
urls_line(struct sakuin_str url)
{
	printf("%s%.*s\n", memmem(url.ptr, url.len, "://", 3) ? "" : "http://",
	       (int)url.len, url.ptr);
}

static bool
urls_print(struct cmd_hits *h, struct sakuin_str url, struct sakuin_error *err)
{
	size_t before = h->urls.count;
	uint32_t number;

	if (!urls_good(url))
		return true;
	if (!urls_key(h, url, err) ||
	    !sk_table_intern(&h->urls, sk_buf_str(&h->show.out), &number, err))
		return false;
	if (h->urls.count > before)
		urls_line(url);
	return true;
}

/* The resolver's address; a DOI may hold what no URL may. */
static bool
urls_doi(struct cmd_hits *h, struct sakuin_str doi, struct sakuin_error *err)
{
	struct sk_buf bare = { 0 }, url = { 0 };
	bool ok = sk_source_doi(doi, &bare, err) &&
		  sk_buf_puts(&url, "https://doi.org/", err);

	for (size_t i = 0; ok && i < bare.len; i++) {
		unsigned char c = (unsigned char)bare.ptr[i];

		ok = c <= ' ' || c >= 0x7F || strchr("\"#%<>?[\\]^`{|}", c)
			     ? sk_buf_printf(&url, err, "%%%02X", c)
			     : sk_buf_putc(&url, (char)c, err);
	}
	if (ok && bare.len)
		ok = urls_print(h, sk_buf_str(&url), err);
	sk_buf_done(&bare);
	sk_buf_done(&url);
	return ok;
}

/* The address of a work, or of its DOI if it has none. */
static bool
urls_work(struct cmd_hits *h, struct sakuin_str url, struct sakuin_str doi,
	  struct sakuin_error *err)
{
	return url.len ? urls_print(h, url, err)
		       : doi.len == 0 || urls_doi(h, doi, err);
}

/* All addresses at which a source is printed. */
static bool
urls_variants(struct cmd_hits *h, struct sakuin_str extra,
	      struct sakuin_error *err)
{
	json_t *root =
		json_loadb(extra.ptr ? extra.ptr : "", extra.len,
			   JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	const json_t *variants = json_object_get(root, "variants");
	bool ok = true;

	for (size_t i = 0; ok && i < json_array_size(variants); i++) {
		struct sk_reference ref;

		ok = sk_reference_read(json_array_get(variants, i),
				       &h->show.arena, &ref, err) &&
		     urls_work(h, ref.fields[SK_REF_URL].text,
			       ref.fields[SK_REF_DOI].text, err);
	}
	json_decref(root);
	return ok;
}

bool
cmd_hit_urls(struct cmd_hits *h, struct sakuin_str data,
	     struct sakuin_error *err)
{
	struct sk_document doc = { .url = sk_record_url(data),
				   .doi = sk_record_field(data, "doi") };

	if (!sk_store_line(h->show.store, sk_record_field(data, "id"),
			   &h->show.line, err) ||
	    (h->show.line.len &&
	     !sk_document_from_json(sk_buf_str(&h->show.line), &h->show.arena,
				    &doc, NULL, err)))
		return false;
	return urls_work(h, doc.url, doc.doi, err) &&
	       urls_variants(h, doc.extra, err);
}
