/* formats.c - the table of formats.
 *
 * To add one: a file here, its `extern` line, its row. */
#include "filters.h"
#include "format.h"
#include "scan.h"
#include "sniff.h"

extern const struct sk_format sk_format_pdf;
extern const struct sk_format sk_format_archive;
extern const struct sk_format sk_format_warc;
extern const struct sk_format sk_format_mbox;
extern const struct sk_format sk_format_mail;
extern const struct sk_format sk_format_ndjson;
extern const struct sk_format sk_format_jats;
extern const struct sk_format sk_format_hocr;
extern const struct sk_format sk_format_html;
extern const struct sk_format sk_format_markdown;
extern const struct sk_format sk_format_text;
extern const struct sk_format sk_format_filter;
extern const struct sk_format sk_format_image;

/* The first that matches reads the file. */
static const struct sk_format *const formats[] = {
	&sk_format_pdf,      /* by its magic */
	&sk_format_archive,  /* the same */
	&sk_format_warc,     /* the same; compressed, it is an archive first */
	&sk_format_ndjson,   /* by name; from a pipe by its look */
	&sk_format_mbox,     /* by its look */
	&sk_format_mail,     /* the same */
	&sk_format_jats,     /* by its root and what is said of it */
	&sk_format_hocr,     /* by its look, and what programs call it */
	&sk_format_html,     /* by its look, then by name */
	&sk_format_markdown, /* by name */
	&sk_format_text,     /* all that is not binary */
};

/* Why no format reads it. */
static void
refuse(struct sakuin_str head, struct sakuin_error *err)
{
	const char *what = sk_sniff_binary(head);

	if (sk_sniff_image(head))
		sk_fail(err, SAKUIN_EINVAL,
			"looks like %s; index it with --ocr, or put its text "
			"into a file beside it (NAME.txt or NAME.hocr)",
			what);
	else if (what)
		sk_fail(err, SAKUIN_EINVAL,
			"looks like %s; make it text, HTML or PDF to index it",
			what);
	else
		sk_fail(err, SAKUIN_EINVAL,
			"JSON that is not NDJSON; write one object a line "
			"into a file named .ndjson");
}

const struct sk_format *
sk_format_find(const struct sk_source *source, struct sakuin_error *err)
{
	const struct sk_format *found = NULL;
	struct sk_buf head = { 0 };
	bool image;

	/* The bytes of a pipe can be had only once. */
	if (source->head.len
		    ? !sk_buf_add(&head, source->head.ptr, source->head.len,
				  err)
		    : !sk_source_read(source, 0, SK_HEAD_MAX, &head, err))
		goto out;
	if (!sk_buf_cstr(&head, err))
		goto out;
	for (size_t i = 0; i < sizeof formats / sizeof *formats && !found; i++)
		if (formats[i]->matches(sk_buf_str(&head), source->name))
			found = formats[i];
	image = !found && sk_sniff_image(sk_buf_str(&head));
	if (image && sk_scan_beside_is(source))
		found = &sk_format_image;
	if ((!found || found == &sk_format_text) &&
	    sk_filter_find(source->filters, source->name))
		found = &sk_format_filter;
	if (!found && image && sk_scan_ocr_is(source))
		found = &sk_format_image;
	if (!found)
		refuse(sk_buf_str(&head), err);
out:
	sk_buf_done(&head);
	return found;
}

const struct sk_format *
sk_format_named(struct sakuin_str name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (sk_str_eq(name, sk_str(formats[i]->name)))
			return formats[i];
	return NULL;
}
