/* fuzz_format.h - what holds of any bytes as a file of some format: what is
 * complained about is said, and pages are pages of the text. */
#ifndef FUZZ_FORMAT_H
#define FUZZ_FORMAT_H

#include <sys/mman.h>
#include <unistd.h>

#include "format.h"
#include "fuzz.h"

static inline bool
go_on(void *ctx, const struct sakuin_error *err)
{
	(void)ctx;
	must(err->text[0] != '\0', "a complaint says something");
	return true;
}

/* The bytes as a file; the caller closes it. */
static inline struct sk_source
fuzz_source(const uint8_t *data, size_t size, struct sk_arena *arena)
{
	struct sk_source source = { .fd = memfd_create("fuzz", MFD_CLOEXEC),
				    .path = "fuzz",
				    .name = { "fuzz", 4 },
				    .size = size,
				    .arena = arena,
				    .complain = go_on };

	must(source.fd >= 0, "there is a descriptor");
	must(write(source.fd, data, size) == (ssize_t)size, "it is written");
	return source;
}

static inline void
fuzz_read(const struct sk_format *format, struct sk_source *source,
	  sk_document_fn *take)
{
	struct sakuin_error err = { .text = "" };

	if (!format->read(source, take, NULL, &err))
		must(err.text[0] != '\0', "a failure says something");
}

static inline void
check_pages(const struct sk_document *doc)
{
	uint32_t before = 0;

	for (size_t i = 0; i < doc->page_count; i++) {
		uint32_t page = doc->pages[i];

		must(page >= before, "pages ascend");
		must(page <= doc->text.len, "pages are inside the text");
		must(page == doc->text.len ||
			     !U8_IS_TRAIL((uint8_t)doc->text.ptr[page]),
		     "pages start at characters");
		before = page;
	}
}

#endif
