/* sniff.c - what a file is, by its first bytes (after the WHATWG's MIME
 * Sniffing Standard where that has a say). */
#include <strings.h>

#include "encodings.h"
#include "format.h"
#include "sniff.h"

bool
sk_name_ends(struct sakuin_str name, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (name.len > len &&
		    !strncasecmp(name.ptr + name.len - len, list, len))
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

static bool
starts(struct sakuin_str s, const char *with)
{
	size_t len = strlen(with);

	return s.len >= len && !strncasecmp(s.ptr, with, len);
}

static struct sakuin_str
skip(struct sakuin_str s, size_t len)
{
	len = len < s.len ? len : s.len;
	return (struct sakuin_str){ s.ptr + len, s.len - len };
}

static struct sakuin_str
skip_space(struct sakuin_str s)
{
	while (s.len > 0 && strchr(" \t\n\r\f", s.ptr[0]) && s.ptr[0])
		s = skip(s, 1);
	return s;
}

/* Behind the next MARK, or empty. */
static struct sakuin_str
skip_past(struct sakuin_str s, const char *mark)
{
	size_t len = strlen(mark);
	const char *p = memmem(s.ptr, s.len, mark, len);

	return skip(s, p ? (size_t)(p - s.ptr) + len : s.len);
}

/* Does S start with one of the tags in LIST ("<html <head"), complete? */
static bool
starts_tag(struct sakuin_str s, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (s.len > len && !strncasecmp(s.ptr, list, len) &&
		    strchr(" \t\n\r\f>/", s.ptr[len]) && s.ptr[len])
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

/* HEAD without the NULs of UTF-16, so that tags can be looked for. */
static struct sakuin_str
skeleton(struct sakuin_str head, char room[SK_HEAD_MAX])
{
	size_t len = 0;

	if (head.len > SK_HEAD_MAX)
		head.len = SK_HEAD_MAX;
	if (!sk_encoding_wide(head))
		return head;
	for (size_t i = 0; i < head.len; i++)
		if (head.ptr[i] && (uint8_t)head.ptr[i] < 0xFE)
			room[len++] = head.ptr[i];
	return (struct sakuin_str){ room, len };
}

bool
sk_sniff_html(struct sakuin_str head, struct sakuin_str name)
{
	char room[SK_HEAD_MAX];
	struct sakuin_str s = skeleton(head, room);
	bool comment = false;

	if (starts(s, "\xEF\xBB\xBF"))
		s = skip(s, 3);
	for (;;) {
		s = skip_space(s);
		if (starts(s, "<?xml")) {
			s = skip_past(s, "?>");
		} else if (starts(s, "<!--")) {
			comment = true;
			s = skip_past(s, "-->");
		} else {
			break;
		}
	}
	if (starts_tag(s, "<!doctype")) {
		s = skip_space(skip(s, strlen("<!doctype")));
		return starts(s, "html");
	}
	if (starts_tag(s, "<html <head <body"))
		return true;
	/* Markdown may start with any other tag or a comment. */
	if (sk_name_ends(name, ".txt .text .md .markdown .rst .org .adoc"))
		return false;
	return comment ||
	       starts_tag(s, "<title <meta <link <script <style <base <h1 "
			     "<h2 <h3 <p <div <table <a <b <br <center <font "
			     "<frameset <iframe <main <article <section <ul "
			     "<ol <pre <span <img <hr <nav <header");
}

bool
sk_sniff_ndjson(struct sakuin_str head)
{
	const char *newline;

	if (starts(head, "\xEF\xBB\xBF"))
		head = skip(head, 3);
	head = skip_space(head);
	newline = memchr(head.ptr, '\n', head.len);
	if (newline)
		head.len = (size_t)(newline - head.ptr);
	if (!starts(head, "{") || !starts(skip_space(skip(head, 1)), "\""))
		return false;
	while (head.len > 0) {
		head = skip_past(head, "\"");
		if ((starts(head, "id\"") &&
		     starts(skip_space(skip(head, 3)), ":")) ||
		    (starts(head, "text\"") &&
		     starts(skip_space(skip(head, 5)), ":")))
			return true;
	}
	return false;
}

struct magic {
	size_t offset;
	const char *bytes;
	size_t len;
	const char *what;
};

static const struct magic magics[] = {
	{ 0, "\177ELF", 4, "a program" },
	{ 0, "\x89PNG", 4, "a PNG image" },
	{ 0, "\xFF\xD8\xFF", 3, "a JPEG image" },
	{ 0, "GIF8", 4, "a GIF image" },
	{ 0, "II*\0", 4, "a TIFF image" },
	{ 0, "MM\0*", 4, "a TIFF image" },
	{ 4, "jP  \r\n\x87\n", 8, "a JPEG 2000 image" },
	{ 6, "\0\0\0\0", 4, "a BMP image" },
	{ 0, "PK\3\4", 4,
	  "a ZIP archive (or an Office, EPUB or HWPX file, which are)" },
	{ 0, "PK\5\6", 4, "an empty ZIP archive" },
	{ 0, "\x1F\x8B", 2, "gzip-compressed data" },
	{ 0, "BZh", 3, "bzip2-compressed data" },
	{ 0, "\3757zXZ", 5, "xz-compressed data" },
	{ 0, "\x28\xB5\x2F\xFD", 4, "zstd-compressed data" },
	{ 0, "7z\xBC\xAF\x27\x1C", 6, "a 7z archive" },
	{ 0, "Rar!\x1A\7", 6, "a RAR archive" },
	{ 257, "ustar", 5, "a tar archive" },
	{ 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
	  "an OLE file (old Word, Excel, PowerPoint, or HWP)" },
	{ 8, "WAVE", 4, "a RIFF sound" },
	{ 8, "AVI ", 4, "a RIFF film" },
	{ 8, "WEBP", 4, "a RIFF image (WebP)" },
	{ 0, "ID3", 3, "an MP3 sound" },
	{ 0, "OggS", 4, "an Ogg sound or film" },
	{ 0, "fLaC", 4, "a FLAC sound" },
	{ 4, "ftyp", 4, "an MP4 film" },
	{ 0, "\x1A\x45\xDF\xA3", 4, "a Matroska film" },
	{ 0, "SQLite format 3", 16, "an SQLite database" },
	{ 0, "\x0F\x0DXapian Glass", 14, "a file of a Xapian database" },
	{ 0, "%!PS", 4, "PostScript" },
	{ 0, "{\\rtf", 5, "an RTF document" },
};

/* More control characters than text has?  Tabs, line ends, form feeds and
 * the escapes of ISO 2022 are text. */
static bool
control_heavy(struct sakuin_str head)
{
	size_t count = 0;

	for (size_t i = 0; i < head.len; i++) {
		uint8_t c = (uint8_t)head.ptr[i];

		count += c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B &&
			 c != 0x0E && c != 0x0F;
	}
	return count > head.len / 10;
}

/* The magics above that could be the start of a text need a second proof. */
static bool
magic_proven(const struct magic *m, struct sakuin_str head)
{
	if (m->offset == 8)
		return starts(head, "RIFF");
	if (m->offset == 6)
		return starts(head, "BM");
	if (!strcmp(m->bytes, "BZh"))
		return head.len > 3 && head.ptr[3] >= '1' && head.ptr[3] <= '9';
	if (!strcmp(m->bytes, "ID3") || !strcmp(m->bytes, "ftyp"))
		return memchr(head.ptr, '\0', head.len) != NULL;
	return true;
}

const char *
sk_sniff_binary(struct sakuin_str head)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		const struct magic *m = &magics[i];

		if (head.len >= m->offset + m->len &&
		    !memcmp(head.ptr + m->offset, m->bytes, m->len) &&
		    magic_proven(m, head))
			return m->what;
	}
	if (head.len == 0 || sk_encoding_wide(head))
		return NULL;
	if (memchr(head.ptr, '\0', head.len) || control_heavy(head))
		return "binary data";
	return NULL;
}

const char *
sk_sniff_image(struct sakuin_str head)
{
	static const char *const types[][2] = {
		{ "a PNG image", "image/png" },
		{ "a JPEG image", "image/jpeg" },
		{ "a GIF image", "image/gif" },
		{ "a TIFF image", "image/tiff" },
		{ "a RIFF image (WebP)", "image/webp" },
		{ "a JPEG 2000 image", "image/jp2" },
		{ "a BMP image", "image/bmp" },
	};
	const char *what = sk_sniff_binary(head);

	for (size_t i = 0; what && i < sizeof types / sizeof *types; i++)
		if (!strcmp(what, types[i][0]))
			return types[i][1];
	return NULL;
}
