/* pages.c - text that comes page by page. */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "encodings.h"
#include "metadata.h"
#include "pages.h"

static bool
latin_letter(uint32_t c, bool lower)
{
	UErrorCode status = U_ZERO_ERROR;

	return (lower ? u_islower((UChar32)c) : u_isalpha((UChar32)c)) &&
	       uscript_getScript((UChar32)c, &status) == USCRIPT_LATIN;
}

/* The bytes of a hyphen at P that says of itself that it is soft (U+00AD), or
 * of any other. */
static size_t
hyphen_at(const char *p, const char *end, bool *soft)
{
	*soft = end - p > 2 && !memcmp(p, "\xC2\xAD", 2);
	if (*soft)
		return 2;
	return *p == '-';
}

/* Is the hyphen of LEN bytes at P, which a line end follows, one that only the
 * line end made ("coopera-" / "tion")? */
static bool
soft_hyphen(const char *start, const char *p, size_t len, const char *end)
{
	const char *next = p + len + 1;

	if (p == start || next >= end)
		return false;
	do
		p--;
	while (p > start && ((uint8_t)*p & 0xC0) == 0x80);
	return latin_letter(sk_utf8_next(&p, end), false) &&
	       latin_letter(sk_utf8_next(&next, end), true);
}

/* Where page 2, 3 ... start, while they are counted. */
struct pages {
	uint32_t *starts;
	size_t count;
};

/* Copy the text, without form feeds and soft hyphens, to TO; returns the
 * bytes written. */
static size_t
pages_copy(struct sakuin_str s, char *to, struct pages *pages)
{
	const char *p = s.ptr, *end = p + s.len;
	size_t len = 0;

	while (p < end) {
		bool soft;
		size_t hyphen = hyphen_at(p, end, &soft);

		if (*p == '\f') {
			p++;
			if (p < end)
				pages->starts[pages->count++] = (uint32_t)len;
		} else if (hyphen && p + hyphen < end && p[hyphen] == '\n' &&
			   (soft || soft_hyphen(s.ptr, p, hyphen, end))) {
			p += hyphen + 1;
		} else {
			to[len++] = *p++;
		}
	}
	return len;
}

bool
sk_pages_fill(struct sakuin_str raw, struct sk_arena *arena,
	      struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_buf clean = { 0 };
	struct pages pages = { 0 };
	char *text;
	bool ok = sk_utf8_repair(raw, doc->truncated, &clean, &doc->replaced,
				 err);
	size_t feeds = ok ? sk_pages_count(sk_buf_str(&clean)).all : 0;

	pages.starts = sk_arena_array(arena, feeds, sizeof *pages.starts, err);
	text = sk_arena_alloc(arena, clean.len + 1, err);
	ok = ok && pages.starts && text;
	if (ok) {
		doc->text.len = pages_copy(sk_buf_str(&clean), text, &pages);
		doc->text.ptr = text;
		doc->pages = pages.starts;
		doc->page_count = pages.count;
	}
	sk_buf_done(&clean);
	return ok;
}

struct sakuin_str
sk_pages_next(struct sakuin_str *raw)
{
	const char *feed = raw->len ? memchr(raw->ptr, '\f', raw->len) : NULL;
	struct sakuin_str page = *raw;

	if (feed)
		page.len = (size_t)(feed - raw->ptr);
	raw->ptr += page.len + (feed != NULL);
	raw->len -= page.len + (feed != NULL);
	return page;
}

struct sk_pages_count
sk_pages_count(struct sakuin_str raw)
{
	struct sk_pages_count count = { 0 };

	while (raw.len > 0) {
		struct sakuin_str page = sk_pages_next(&raw);

		count.all++;
		count.written += sk_trim(page).len > 0;
	}
	return count;
}
