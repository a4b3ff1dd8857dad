/* cmd_urls.c - hits as addresses, for programs that capture pages. */
#include <jansson.h>
#include <stdio.h>
#include <strings.h>

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

static bool
urls_scheme_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* The bytes of URL's scheme and its colon; 0 if it has none, as what stands
 * before the number of a port is a host. */
static size_t
urls_scheme(struct sakuin_str url)
{
	size_t n = 0;

	while (n < url.len && urls_scheme_char(url.ptr[n]))
		n++;
	if (n == 0 || n + 1 >= url.len || url.ptr[n] != ':' ||
	    (url.ptr[n + 1] >= '0' && url.ptr[n + 1] <= '9'))
		return 0;
	return n + 1;
}

/* Is URL one that a program can be given: on the web, and in one piece? */
static bool
urls_good(struct sakuin_str url)
{
	static const char *const schemes[] = { "http:", "https:", "ftp:" };
	size_t len = urls_scheme(url);
	bool good = len == 0;

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		good |= len == strlen(schemes[i]) &&
			!strncasecmp(url.ptr, schemes[i], len);
	for (size_t i = 0; i < url.len; i++)
		good &= (unsigned char)url.ptr[i] > ' ' && url.ptr[i] != 0x7F;
	return good && url.len > 0;
}

/* References leave "http://" away. */
static void
urls_line(struct sakuin_str url)
{
	printf("%s%.*s\n", urls_scheme(url) ? "" : "http://", (int)url.len,
	       url.ptr);
}

static bool
urls_print(struct cmd_hits *h, struct sakuin_str url, struct sakuin_error *err)
{
	size_t before = h->urls.count;
	uint32_t number;

	if (!urls_key(h, url, err) ||
	    !sk_table_intern(&h->urls, sk_buf_str(&h->show.out), &number, err))
		return false;
	if (h->urls.count > before)
		urls_line(url);
	return true;
}

static bool
urls_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') ||
	       (c >= 'a' && c <= 'f');
}

/* The resolver's address; a DOI may hold what no URL may, of which blanks and
 * the like are escaped already. */
static bool
urls_doi(struct cmd_hits *h, struct sakuin_str doi, struct sakuin_error *err)
{
	struct sk_buf bare = { 0 }, url = { 0 };
	bool ok = sk_source_doi(doi, &bare, err) &&
		  sk_buf_puts(&url, "https://doi.org/", err);

	for (size_t i = 0; ok && i < bare.len; i++) {
		unsigned char c = (unsigned char)bare.ptr[i];
		bool escape = c == '%' && i + 2 < bare.len &&
			      urls_hex(bare.ptr[i + 1]) &&
			      urls_hex(bare.ptr[i + 2]);

		ok = !escape && strchr("\"#%<>?[\\]^`{|}", c)
			     ? sk_buf_printf(&url, err, "%%%02X", c)
			     : sk_buf_putc(&url, (char)c, err);
	}
	if (ok && bare.len)
		ok = urls_print(h, sk_buf_str(&url), err);
	sk_buf_done(&bare);
	sk_buf_done(&url);
	return ok;
}

/* The address of a work, or of its DOI if it has none on the web. */
static bool
urls_work(struct cmd_hits *h, struct sakuin_str url, struct sakuin_str doi,
	  struct sakuin_error *err)
{
	return urls_good(url) ? urls_print(h, url, err)
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
