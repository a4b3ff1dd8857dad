/* markdown_yaml.c - the metadata at the start of a file of Markdown: YAML
 * between two lines of dashes, as far as keys with values and lists go. */
#include "markdown.h"
#include "metadata.h"

/* A value of YAML on one line, without its quotation marks. */
static struct sakuin_str
yaml_value(struct sakuin_str s)
{
	s = sk_trim(s);
	if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
	    s.ptr[s.len - 1] == s.ptr[0]) {
		s.ptr++;
		s.len -= 2;
	}
	return s;
}

enum { AUTHORS = 100 };

/* "[A, B]", "A", or an item of a list. */
static void
yaml_authors(struct sakuin_str s, struct sakuin_str *authors, size_t *count)
{
	s = sk_trim(s);
	if (s.len >= 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']') {
		s.ptr++;
		s.len -= 2;
	} else {
		s = yaml_value(s);
		if (s.len > 0 && *count < AUTHORS)
			authors[(*count)++] = s;
		return;
	}
	while (s.len > 0 && *count < AUTHORS) {
		const char *end = memchr(s.ptr, ',', s.len);
		size_t len = end ? (size_t)(end - s.ptr) : s.len;
		struct sakuin_str one =
			yaml_value((struct sakuin_str){ s.ptr, len });

		if (one.len > 0)
			authors[(*count)++] = one;
		len += end != NULL;
		s.ptr += len;
		s.len -= len;
	}
}

static bool
yaml_line(struct sakuin_str key, struct sakuin_str value,
	  struct sk_arena *arena, struct sk_document *doc,
	  struct sakuin_error *err)
{
	char date[11], lang[4];

	value = yaml_value(value);
	if (sk_str_eq(key, sk_str("title")))
		return sk_one_line(value, arena, &doc->title, err);
	if (sk_str_eq(key, sk_str("date")) && sk_date_find(value, date))
		return sk_arena_copy(arena, sk_str(date), &doc->date, err);
	if ((sk_str_eq(key, sk_str("lang")) ||
	     sk_str_eq(key, sk_str("language"))) &&
	    sk_lang_code(value, lang))
		return sk_arena_copy(arena, sk_str(lang), &doc->lang, err);
	return true;
}

/* May LINE be one of metadata?  A key, an item, a comment, the end of a list,
 * or what goes on from the line before. */
static bool
yaml_like(struct sakuin_str line)
{
	const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;

	if (line.len == 0 || strchr(" \t-#]}", line.ptr[0]))
		return true;
	return colon && (colon + 1 == line.ptr + line.len || colon[1] == ' ' ||
			 colon[1] == '\t');
}

/* The lines between those of dashes that TEXT starts with, in *BLOCK, and what
 * is behind them in *BEHIND.  Without the second line, or with other text
 * before it, the first is a rule. */
static bool
yaml_find(struct sakuin_str text, struct sakuin_str *block,
	  struct sakuin_str *behind)
{
	struct sakuin_str line = sk_markdown_line(&text);
	const char *from = text.ptr;

	if (!sk_str_eq(line, sk_str("---")))
		return false;
	while (text.len > 0) {
		const char *end = text.ptr;

		line = sk_markdown_line(&text);
		*block = (struct sakuin_str){ from, (size_t)(end - from) };
		*behind = text;
		if (sk_str_eq(line, sk_str("---")) ||
		    sk_str_eq(line, sk_str("...")))
			return true;
		/* Below a rule there is a blank line. */
		if (!yaml_like(line) || (end == from && line.len == 0))
			return false;
	}
	return false;
}

/* What a line says: its value, and in *KEY its key, which is still that of the
 * line before where it is an item. */
static bool
yaml_split(struct sakuin_str line, struct sakuin_str *key,
	   struct sakuin_str *value)
{
	const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;

	if (colon && !strchr(" \t-#", line.ptr[0])) {
		size_t len = (size_t)(colon - line.ptr);

		*key = yaml_value((struct sakuin_str){ line.ptr, len });
		*value = (struct sakuin_str){ colon + 1, line.len - len - 1 };
		return true;
	}
	line = sk_trim(line);
	if (line.len < 2 || line.ptr[0] != '-')
		return false;
	*value = (struct sakuin_str){ line.ptr + 1, line.len - 1 };
	return true;
}

bool
sk_markdown_yaml(struct sakuin_str *text, struct sk_arena *arena,
		 struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str block, behind, value, key = { 0 };
	struct sakuin_str *authors;

	if (!yaml_find(*text, &block, &behind))
		return true;
	*text = behind;
	authors = sk_arena_array(arena, AUTHORS, sizeof *authors, err);
	if (!authors)
		return false;
	while (block.len > 0) {
		struct sakuin_str line = sk_markdown_line(&block);

		if (!yaml_split(line, &key, &value))
			continue;
		if (sk_str_eq(key, sk_str("author")))
			yaml_authors(value, authors, &doc->author_count);
		else if (!yaml_line(key, value, arena, doc, err))
			return false;
	}
	doc->authors = authors;
	return true;
}
