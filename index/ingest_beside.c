/* ingest_beside.c - files that hold the text of the scan beside them. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/scan.h"
#include "formats/sniff.h"
#include "ingest_beside.h"

static const char pictures[] =
	".png .jpg .jpeg .tif .tiff .gif .webp .bmp .jp2";

/* As people write them. */
static const char *const endings[] = {
	".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2",
	".PDF", ".TIF", ".TIFF", ".JPG", ".JPEG", ".PNG",
};

/* In this order; MEANT: behind the whole name, not in place of its ending. */
static const struct {
	const char *ending;
	bool meant;
} kinds[] = {
	{ ".txt", true },
	{ ".hocr", true },
	{ ".txt", false },
	{ ".hocr", false },
};

static bool
is_picture(const char *path)
{
	return sk_name_ends(sk_str(path), pictures);
}

static bool
is_scan(const char *path)
{
	return is_picture(path) || sk_name_ends(sk_str(path), ".pdf");
}

/* PATH without its ending, or -1 where it has none. */
static int
stem_length(const char *path)
{
	const char *slash = strrchr(path, '/'), *point = strrchr(path, '.');

	if (!point || (slash && point <= slash + 1) || point == path)
		return -1;
	return (int)(point - path);
}

static bool
beside_open(struct sk_beside *b)
{
	const char *slash = strrchr(b->path, '/');
	struct stat st;

	b->fd = open(b->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (b->fd < 0)
		return false;
	if (fstat(b->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		sk_beside_close(b);
		return false;
	}
	snprintf(b->mark, sizeof b->mark, " [with %.300s, %jd, %jd.%09ld]",
		 slash ? slash + 1 : b->path, (intmax_t)st.st_size,
		 (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	for (char *p = b->mark; *p; p++)
		if (*p == '\t' || *p == '\n')
			*p = ' ';
	return true;
}

void
sk_beside_find(const char *path, struct sk_beside *b)
{
	int stem = is_scan(path) ? stem_length(path) : -1;

	*b = (struct sk_beside){ .fd = -1 };
	for (size_t i = 0; stem > 0 && i < sizeof kinds / sizeof *kinds; i++) {
		int len = kinds[i].meant ? (int)strlen(path) : stem;

		snprintf(b->path, sizeof b->path, "%.*s%s", len, path,
			 kinds[i].ending);
		b->meant = kinds[i].meant;
		if (beside_open(b))
			return;
	}
	b->path[0] = '\0';
}

void
sk_beside_close(struct sk_beside *b)
{
	if (b->fd >= 0)
		close(b->fd);
	b->fd = -1;
}

bool
sk_beside_same(const struct sk_beside *b, struct sakuin_str status)
{
	size_t len = strlen(b->mark);

	if (len == 0)
		return status.len == 0 || status.ptr[status.len - 1] != ']' ||
		       !memmem(status.ptr, status.len, " [with ", 7);
	return status.len >= len &&
	       !memcmp(status.ptr + status.len - len, b->mark, len);
}

static bool
is_file(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
sk_beside_of(const char *path, char original[PATH_MAX])
{
	int stem = sk_name_ends(sk_str(path), ".txt .hocr") ? stem_length(path)
							    : -1;

	if (stem <= 0)
		return false;
	snprintf(original, PATH_MAX, "%.*s", stem, path);
	if (is_scan(original) && is_file(original))
		return true;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		snprintf(original, PATH_MAX, "%.*s%s", stem, path, endings[i]);
		if (is_file(original))
			return true;
	}
	return false;
}

/* Does the PDF at PATH need a text from elsewhere?  One that can't be read
 * does. */
static bool
pdf_lacks(struct sk_ingest *in, const char *path, bool *lacks,
	  struct sakuin_error *err)
{
	struct sk_source source = { .path = path,
				    .text_max = in->options->text_max,
				    .arena = &in->document_arena };
	bool ok;

	*lacks = true;
	source.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (source.fd < 0)
		return true;
	ok = sk_pdf_lacks_text(&source, lacks, err);
	if (!ok)
		*lacks = true;
	close(source.fd);
	return ok || err->code != SAKUIN_ENOMEM;
}

bool
sk_beside_serves(struct sk_ingest *in, const char *path,
		 char original[PATH_MAX], bool *serves,
		 struct sakuin_error *err)
{
	*serves = sk_beside_of(path, original);
	/* Only of what shares no more than a name with a PDF it has to be
	 * seen. */
	if (!*serves || sk_name_ends(sk_str(path), ".hocr") ||
	    is_picture(original) || !strncmp(path, original, strlen(original)))
		return true;
	return pdf_lacks(in, original, serves, err);
}

static bool
beside_remove(void *ctx, struct sakuin_str id, uint32_t freq,
	      struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;

	(void)freq;
	in->summary->removed++;
	return sk_store_remove(in->store, id, err);
}

bool
sk_beside_taken(struct sk_ingest *in, const struct sk_beside *b,
		struct sakuin_error *err)
{
	struct sakuin_str path = sk_str(b->path);
	struct sk_file was;
	bool known;

	if (!sk_store_file(in->store, path, &in->arena, &was, &known, err))
		return false;
	if (!known ||
	    (was.status.len > 7 && !memcmp(was.status.ptr, "skipped", 7)))
		return true;
	return sk_store_ids_of(in->store, path, beside_remove, in, err) &&
	       sk_store_forget_file(in->store, path, err);
}
