/* image.c - pictures of text: what a program, or a file beside them, reads in
 * them.  sk_format_find() chooses this only where there is one. */
#include <unistd.h>

#include "metadata.h"
#include "pages.h"
#include "scan.h"
#include "sniff.h"

static bool
image_matches(struct sakuin_str head, struct sakuin_str name)
{
	(void)head;
	(void)name;
	return false;
}

static bool
image_ocr(const struct sk_source *source, struct sk_document *doc,
	  struct sakuin_error *err)
{
	struct sk_buf raw = { 0 };
	bool ok = lseek(source->fd, 0, SEEK_SET) == 0 ||
		  sk_fail(err, SAKUIN_EINVAL,
			  "a picture cannot be read from a pipe; save it to a "
			  "file");

	ok = ok && sk_scan_ocr(source, source->fd, &raw, err);
	if (ok && raw.len > sk_source_text_max(source)) {
		raw.len = sk_source_text_max(source);
		doc->truncated = true;
	}
	ok = ok && sk_pages_fill(sk_buf_str(&raw), source->arena, doc, err) &&
	     sk_scan_by_ocr(source, doc, err);
	sk_buf_done(&raw);
	return ok && (sk_trim(doc->text).len > 0 ||
		      sk_fail(err, SAKUIN_EINVAL,
			      "no text: the OCR finds none in it"));
}

/* Its type, as a string that stays. */
static bool
image_mime(const struct sk_source *source, struct sk_document *doc,
	   struct sakuin_error *err)
{
	struct sk_buf head = { 0 };
	const char *mime = NULL;
	bool ok = sk_source_read(source, 0, SK_HEAD_MAX, &head, err);

	if (ok)
		mime = sk_sniff_image(sk_buf_str(&head));
	doc->mime = sk_str(mime ? mime : "image");
	sk_buf_done(&head);
	return ok;
}

static bool
image_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	   struct sakuin_error *err)
{
	struct sk_document doc = { .path = sk_str(source->path) };
	bool ok = image_mime(source, &doc, err);

	if (ok && sk_scan_beside_is(source))
		ok = sk_scan_beside(source, &doc, err);
	else
		ok = ok && image_ocr(source, &doc, err);
	return ok && sk_source_title(doc.text, source->arena, &doc, err) &&
	       fn(ctx, &doc, err);
}

extern const struct sk_format sk_format_image;
const struct sk_format sk_format_image = {
	.name = "image",
	.mime = "image/png",
	.matches = image_matches,
	.read = image_read,
};
