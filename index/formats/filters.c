/* filters.c - programs that make text of formats that we do not read. */
#include <stdio.h>
#include <stdlib.h>

#include "child.h"
#include "filters.h"
#include "metadata.h"
#include "sniff.h"

enum { FIELDS = 4, TIME_MS = 120 * 1000 };

#define MEMORY_MAX ((size_t)2 << 30)

/* The next field of LINE, which tabs end; moves LINE behind it. */
static struct sakuin_str
next_field(struct sakuin_str *line)
{
	const char *tab = line->len ? memchr(line->ptr, '\t', line->len) : NULL;
	struct sakuin_str field = *line;

	if (tab)
		field.len = (size_t)(tab - line->ptr);
	line->ptr += field.len + (tab != NULL);
	line->len -= field.len + (tab != NULL);
	return sk_trim(field);
}

/* The bytes of the word that S begins with; a space behind a backslash is one
 * of it. */
static size_t
word_length(struct sakuin_str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] != ' ') {
		bool kept = s.ptr[n] == '\\' && n + 1 < s.len &&
			    s.ptr[n + 1] == ' ';

		n += kept ? 2 : 1;
	}
	return n;
}

static bool
put_word(struct sakuin_str word, struct sk_arena *arena, const char **to,
	 struct sakuin_error *err)
{
	char *p = sk_arena_alloc(arena, word.len + 1, err);
	size_t len = 0;

	if (!p)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		i += word.ptr[i] == '\\' && i + 1 < word.len &&
		     word.ptr[i + 1] == ' ';
		p[len++] = word.ptr[i];
	}
	p[len] = '\0';
	*to = p;
	return true;
}

bool
sk_filter_words(struct sakuin_str s, struct sk_arena *arena,
		const char *argv[SK_FILTER_WORDS + 1], struct sakuin_error *err)
{
	size_t count = 0;

	while (s.len > 0) {
		size_t n = word_length(s);

		if (n > 0 && count == SK_FILTER_WORDS)
			return sk_fail(err, SAKUIN_EINVAL,
				       "more than %d words in a command; write "
				       "a script",
				       SK_FILTER_WORDS);
		if (n > 0 && !put_word((struct sakuin_str){ s.ptr, n }, arena,
				       &argv[count++], err))
			return false;
		n += n < s.len;
		s.ptr += n;
		s.len -= n;
	}
	return true;
}

static bool
parse_line(struct sakuin_str line, struct sk_filters *f,
	   struct sakuin_error *err)
{
	struct sakuin_str endings = next_field(&line), mime = next_field(&line),
			  prints = next_field(&line), command = sk_trim(line);
	struct sk_filter *filter;
	struct sakuin_str copy;
	const char *space;

	if (command.len == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a filter has four fields with tabs between: "
			       "endings, type, text or html, command");
	if (endings.ptr[0] != '.')
		return sk_fail(err, SAKUIN_EINVAL,
			       "'%.*s' is no ending; it begins with a point",
			       (int)sk_utf8_cut(endings, 59), endings.ptr);
	if (!sk_str_eq(prints, sk_str("text")) &&
	    !sk_str_eq(prints, sk_str("html")))
		return sk_fail(err, SAKUIN_EINVAL,
			       "it prints '%.*s'; write text or html",
			       (int)sk_utf8_cut(prints, 59), prints.ptr);
	space = memchr(command.ptr, ' ', command.len);
	if (memchr(command.ptr, '/',
		   space ? (size_t)(space - command.ptr) : command.len))
		return sk_fail(err, SAKUIN_EINVAL,
			       "name the program without its folder; it has "
			       "to be in /usr/local/bin, /usr/bin or /bin");
	if (!sk_grow(&f->list, &f->cap, f->count + 1, sizeof *f->list, err))
		return false;
	filter = &f->list[f->count];
	*filter =
		(struct sk_filter){ .name = prints.ptr[0] == 't' ? "it.txt"
								 : "it.html" };
	if (!sk_arena_copy(&f->arena, endings, &copy, err))
		return false;
	filter->endings = copy.ptr;
	if (!sk_arena_copy(&f->arena, mime, &copy, err))
		return false;
	filter->mime = copy.ptr;
	f->count++;
	return sk_filter_words(command, &f->arena, filter->argv, err);
}

bool
sk_filters_parse(struct sakuin_str text, struct sk_filters *f,
		 struct sakuin_error *err)
{
	char where[30];

	for (unsigned number = 1; text.len > 0; number++) {
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t len = end ? (size_t)(end - text.ptr) : text.len;
		struct sakuin_str line = { text.ptr, len };

		len += end != NULL;
		text.ptr += len;
		text.len -= len;
		line = sk_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (!parse_line(line, f, err)) {
			snprintf(where, sizeof where, "line %u", number);
			return sk_fail_at(err, where);
		}
	}
	return true;
}

void
sk_filters_done(struct sk_filters *f)
{
	free(f->list);
	sk_arena_done(&f->arena);
}

const struct sk_filter *
sk_filter_find(const struct sk_filters *f, struct sakuin_str name)
{
	for (size_t i = 0; f && i < f->count; i++)
		if (sk_name_ends(name, f->list[i].endings))
			return &f->list[i];
	return NULL;
}

bool
sk_filter_run(const struct sk_filter *f, const struct sk_source *source,
	      struct sk_buf *out, struct sakuin_error *err)
{
	struct sk_child child = { .argv = f->argv,
				  .package = "that has it",
				  .in = source->fd,
				  .out_max = SK_MEMBER_MAX,
				  .memory = MEMORY_MAX,
				  .milliseconds = TIME_MS };
	struct sk_child_result result;

	if (!sk_child_run(&child, out, &result, err) ||
	    !sk_child_check(&child, &result, err))
		return false;
	return out->len > 0 ||
	       sk_fail(err, SAKUIN_EINVAL, "%s printed nothing", f->argv[0]);
}

/* It is chosen by sk_format_find() and carried out by sk_extract(): what a
 * program prints is a file again. */
static bool
filter_matches(struct sakuin_str head, struct sakuin_str name)
{
	(void)head;
	(void)name;
	return false;
}

static bool
filter_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	    struct sakuin_error *err)
{
	(void)source;
	(void)fn;
	(void)ctx;
	return sk_fail(err, SAKUIN_EINTERNAL, "a filter has to be extracted");
}

extern const struct sk_format sk_format_filter;
const struct sk_format sk_format_filter = {
	.name = "filter",
	.mime = "text/plain",
	.matches = filter_matches,
	.read = filter_read,
};
