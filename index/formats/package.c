/* package.c - documents that are ZIP files of XML. */
#include <stdlib.h>

#include "package.h"
#include "sniff.h"
#include "unpack.h"
#include "xml.h"

enum {
	LOOK = 200,   /* names that tell what it is */
	PARTS = 20000 /* of a book, with all its chapters */
};

#define PACKAGE_MAX ((size_t)192 * 1024 * 1024)

/* What tells that a ZIP file is a package: one of its names. */
static const struct {
	const char *name;
	struct sk_package_kind kind;
} kinds[] = {
	{ "word/document.xml",
	  { sk_docx_read, "docx",
	    "application/vnd.openxmlformats-officedocument.wordprocessingml."
	    "document",
	    NULL, false } },
	{ "META-INF/container.xml",
	  { sk_epub_read, "epub", "application/epub+zip", NULL, false } },
	{ "content.xml",
	  { sk_odt_read, "odt", "application/vnd.oasis.opendocument.text", NULL,
	    false } },
	{ "Contents/section0.xml",
	  { sk_hwpx_read, "hwpx", "application/hwp+zip", NULL, false } },
	{ "datapackage.json", { NULL, NULL, NULL, NULL, true } },
	{ "xl/workbook.xml", { NULL, NULL, NULL, "an Excel workbook", false } },
	{ "ppt/presentation.xml",
	  { NULL, NULL, NULL, "a PowerPoint file", false } },
};

bool
sk_package_find(const struct sk_source *source, struct sk_package_kind *kind,
		struct sakuin_error *err)
{
	struct sk_unpack *u = sk_unpack_open(source, err);
	struct sakuin_str name = { "", 1 };
	size_t best = sizeof kinds / sizeof *kinds;
	bool ok = u != NULL, folder = false; /* of web archives */

	*kind = (struct sk_package_kind){ 0 };
	for (size_t i = 0; ok && name.len > 0 && i < LOOK; i++) {
		ok = sk_unpack_next(u, &name, err);
		folder |=
			ok && name.len > 8 && !memcmp(name.ptr, "archive/", 8);
		for (size_t k = 0; ok && k < best; k++)
			if (sk_str_eq(name, sk_str(kinds[k].name)))
				best = k;
	}
	if (best < sizeof kinds / sizeof *kinds)
		*kind = kinds[best].kind;
	/* Other data comes in packages as well. */
	kind->wacz = kind->wacz && folder;
	sk_unpack_close(u);
	/* What is broken behind such a name is for its reader to say. */
	return ok || kind->name || kind->what;
}

static bool
wanted(struct sakuin_str name)
{
	return sk_str_eq(name, sk_str("mimetype")) ||
	       sk_name_ends(name, ".xml .rels .opf .html .htm .xhtml .hpf");
}

static bool
package_take(struct sk_package *p, struct sk_unpack *u, struct sakuin_str name,
	     struct sakuin_error *err)
{
	struct sk_buf bytes = { 0 };
	struct sk_part *part;
	bool more, ok;

	if (sk_unpack_locked(u))
		return sk_fail(err, SAKUIN_EINVAL,
			       "encrypted; save it without a password");
	if (!sk_grow(&p->parts, &p->cap, p->count + 1, sizeof *p->parts, err))
		return false;
	part = &p->parts[p->count];
	ok = sk_arena_copy(&p->arena, name, &part->name, err) &&
	     sk_unpack_bytes(u, PACKAGE_MAX - p->bytes, &bytes, &more, err);
	if (ok && (more || p->count >= PARTS))
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "unpacks to more than %zu MiB of markup; it is "
			     "no honest document",
			     PACKAGE_MAX >> 20);
	ok = ok &&
	     sk_arena_copy(&p->arena, sk_buf_str(&bytes), &part->bytes, err);
	p->bytes += bytes.len;
	p->count += ok;
	sk_buf_done(&bytes);
	return ok;
}

bool
sk_package_read(const struct sk_source *source, struct sk_package *p,
		struct sakuin_error *err)
{
	struct sk_unpack *u = sk_unpack_open(source, err);
	struct sakuin_str name = { "", 1 };
	bool ok = u != NULL;

	while (ok && name.len > 0) {
		ok = sk_unpack_next(u, &name, err);
		if (ok && name.len > 0 && wanted(name))
			ok = package_take(p, u, name, err);
	}
	sk_unpack_close(u);
	return ok;
}

void
sk_package_done(struct sk_package *p)
{
	free(p->parts);
	sk_arena_done(&p->arena);
}

struct sakuin_str
sk_package_part(const struct sk_package *p, struct sakuin_str name)
{
	struct sakuin_str none = { 0 };

	for (size_t i = 0; i < p->count; i++)
		if (sk_str_eq(p->parts[i].name, name))
			return p->parts[i].bytes;
	return none;
}

xmlDoc *
sk_package_tree(const struct sk_package *p, const char *name,
		struct sakuin_error *err)
{
	struct sakuin_str bytes = sk_package_part(p, sk_str(name));
	xmlDoc *tree;

	err->code = SAKUIN_OK;
	if (bytes.len == 0)
		return NULL;
	tree = sk_xml_parse(bytes, err);
	if (!tree && err->code == SAKUIN_EINVAL)
		sk_fail_at(err, name);
	return tree;
}
