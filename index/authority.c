/* authority.c - authority files: our own format, and what all formats share. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "authority_impl.h"
#include "format.h"

enum {
	FILE_MAX = 64 << 20,
	/* What a stock parser can use: research, traps of Xapian 1.4. */
	KEY_WORDS = 2,
	VALUE_MAX = 240
};

bool
sk_authority_fail(const struct sk_authority *a, const char *what,
		  struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINVAL, "%s:%u: %s", a->name, a->line, what);
}

bool
sk_authority_line(struct sk_authority *a, struct sakuin_str *line)
{
	const char *end;

	if (!a->rest.len)
		return false;
	end = memchr(a->rest.ptr, '\n', a->rest.len);
	*line = a->rest;
	if (end)
		line->len = (size_t)(end - a->rest.ptr);
	a->rest.ptr += line->len + (end != NULL);
	a->rest.len -= line->len + (end != NULL);
	if (line->len && line->ptr[line->len - 1] == '\r')
		line->len--;
	a->line++;
	return true;
}

struct sakuin_str
sk_authority_trim(struct sakuin_str s)
{
	while (s.len && (*s.ptr == ' ' || *s.ptr == '\t')) {
		s.ptr++;
		s.len--;
	}
	while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t'))
		s.len--;
	return s;
}

bool
sk_authority_form(struct sk_authority *a, struct sakuin_str form,
		  struct sakuin_error *err)
{
	form = sk_authority_trim(form);
	if (!form.len)
		return sk_authority_fail(
			a, "an empty name; remove the separator", err);
	for (size_t i = 0; i < form.len; i++)
		if ((unsigned char)form.ptr[i] < ' ' || form.ptr[i] == 0x7f)
			return sk_authority_fail(
				a, "a control character in a name; remove it",
				err);
	for (size_t i = 0; i < a->count; i++)
		if (sk_str_eq(a->forms[i], form))
			return true;
	if (a->count == SK_AUTHORITY_FORMS)
		return sk_authority_fail(
			a, "more than 256 names; divide the row", err);
	a->forms[a->count++] = form;
	return true;
}

static unsigned
authority_words(struct sakuin_str form)
{
	unsigned words = 1;

	for (size_t i = 1; i < form.len; i++)
		words += form.ptr[i] == ' ' && form.ptr[i - 1] != ' ';
	return words;
}

static void
authority_note(const struct sk_authority *a, struct sakuin_str form,
	       const char *what)
{
	char text[400];
	int len = form.len < 100 ? (int)form.len : 0;

	if (!a->sink->note)
		return;
	snprintf(text, sizeof text, "'%.*s' %s", len, form.ptr, what);
	a->sink->note(a->sink->ctx, a->line, text);
}

/* Rows that the dictionary for stock front ends has to leave out. */
static void
authority_lint(const struct sk_authority *a)
{
	for (size_t i = 0; i < a->count; i++) {
		if (authority_words(a->forms[i]) > KEY_WORDS)
			authority_note(a, a->forms[i],
				       "has three words or more: stock front "
				       "ends do not look it up");
		if (a->forms[i].len >= VALUE_MAX)
			authority_note(a, a->forms[i],
				       "is longer than 239 bytes: no term can "
				       "hold it");
	}
	if (a->count == 1)
		authority_note(a, a->forms[0],
			       "stands alone: it is equivalent to nothing");
}

bool
sk_authority_send(struct sk_authority *a, struct sakuin_str id, size_t sources,
		  bool disputed, struct sakuin_error *err)
{
	struct sk_authority_group group = { .id = id,
					    .forms = a->forms,
					    .count = a->count,
					    .sources = sources,
					    .disputed = disputed,
					    .line = a->line };

	authority_lint(a);
	a->count = 0;
	return a->sink->group(a->sink->ctx, &group, err);
}

/* The part of LINE up to the next C; moves LINE behind it. */
static struct sakuin_str
authority_part(struct sakuin_str *line, char c)
{
	const char *at = line->len ? memchr(line->ptr, c, line->len) : NULL;
	struct sakuin_str part = *line;

	if (at)
		part.len = (size_t)(at - line->ptr);
	line->ptr += part.len + (at != NULL);
	line->len -= part.len + (at != NULL);
	return part;
}

/* One row of our own format. */
static bool
authority_row(struct sk_authority *a, struct sakuin_str line,
	      struct sakuin_error *err)
{
	struct sakuin_str id = authority_part(&line, '\t');
	struct sakuin_str disputed = authority_part(&line, '\t');
	bool yes = sk_str_eq(disputed, sk_str("y"));

	if (!id.len || (!yes && !sk_str_eq(disputed, sk_str("-"))))
		return sk_authority_fail(a,
					 "not a row; write: id, tab, y or - "
					 "(disputed), tab, names with |",
					 err);
	if (!line.len || memchr(line.ptr, '\t', line.len))
		return sk_authority_fail(
			a, "three fields are needed; put | between names", err);
	do {
		if (!sk_authority_form(a, authority_part(&line, '|'), err))
			return false;
	} while (line.len || line.ptr[-1] == '|');
	return sk_authority_send(a, id, a->count, yes, err);
}

static bool
authority_names(struct sk_authority *a, struct sakuin_error *err)
{
	struct sakuin_str line;

	while (sk_authority_line(a, &line))
		if (sk_authority_trim(line).len && line.ptr[0] != '#' &&
		    !authority_row(a, line, err))
			return false;
	return true;
}

enum sk_authority_format
sk_authority_format(struct sakuin_str path)
{
	static const struct {
		const char *end;
		enum sk_authority_format format;
	} ends[] = {
		{ ".tsv", SK_AUTHORITY_NAMES },
		{ ".nt", SK_AUTHORITY_SKOS },
		{ ".ttl", SK_AUTHORITY_SKOS },
	};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		size_t len = strlen(ends[i].end);

		if (path.len > len &&
		    !memcmp(path.ptr + path.len - len, ends[i].end, len))
			return ends[i].format;
	}
	return SK_AUTHORITY_SOLR;
}

/* Is every byte of TEXT part of a character?  a->line is where not. */
static bool
authority_utf8(struct sk_authority *a)
{
	const char *p = a->rest.ptr, *end = p + a->rest.len;

	a->line = 1;
	while (p < end) {
		const char *start = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (c == 0xFFFD &&
		    (p - start != 3 || memcmp(start, "\xef\xbf\xbd", 3) != 0))
			return false;
		a->line += c == '\n';
	}
	a->line = 0;
	return true;
}

bool
sk_authority_parse(struct sakuin_str text, const char *name,
		   enum sk_authority_format format,
		   const struct sk_authority_sink *sink,
		   struct sakuin_error *err)
{
	struct sk_authority a = { .rest = text, .name = name, .sink = sink };
	bool ok;

	if (text.len >= 3 && !memcmp(text.ptr, "\xef\xbb\xbf", 3)) {
		a.rest.ptr += 3;
		a.rest.len -= 3;
	}
	if (!authority_utf8(&a))
		return sk_authority_fail(
			&a, "not UTF-8; convert the file with iconv", err);
	if (format == SK_AUTHORITY_NAMES)
		ok = authority_names(&a, err);
	else if (format == SK_AUTHORITY_SOLR)
		ok = sk_authority_solr(&a, err);
	else
		ok = sk_authority_skos(&a, err);
	sk_buf_done(&a.text);
	return ok;
}

static bool
authority_load(const char *path, struct sk_buf *b, struct sakuin_error *err)
{
	struct sk_source source = { .fd = open(path, O_RDONLY | O_CLOEXEC),
				    .path = path };
	bool ok;

	if (source.fd < 0)
		return sk_fail(err,
			       errno == ENOENT ? SAKUIN_ENOTFOUND : SAKUIN_EIO,
			       "%s: %s; give the path of an authority file",
			       path, strerror(errno));
	ok = sk_source_read(&source, 0, FILE_MAX + 1, b, err);
	close(source.fd);
	if (ok && b->len > FILE_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%s: larger than 64 MiB; divide the file", path);
	return ok;
}

bool
sk_authority_read(const char *path, const struct sk_authority_sink *sink,
		  struct sakuin_error *err)
{
	struct sk_buf b = { 0 };
	bool ok = authority_load(path, &b, err) &&
		  sk_authority_parse(sk_buf_str(&b), path,
				     sk_authority_format(sk_str(path)), sink,
				     err);

	sk_buf_done(&b);
	return ok;
}
