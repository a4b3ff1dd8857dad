/* source_text.c - the words of titles and names, as they are compared. */
#include <stdlib.h>

#include "hanfold.h"
#include "script.h"
#include "source_impl.h"
#include "stock.h"

enum { MARKUP_MAX = 12 };

struct sk_source_matcher *
sk_source_matcher_new(struct sakuin_error *err)
{
	struct sk_source_matcher *m = calloc(1, sizeof *m);

	if (!m) {
		sk_nomem(err);
		return NULL;
	}
	/* For a query: words that are too long for a term are not left out. */
	m->analyzer = sakuin_analyzer_new("words | fold", SAKUIN_QUERY, err);
	m->readings = m->analyzer ? sk_readings_new(err) : NULL;
	if (!m->readings) {
		sk_source_matcher_free(m);
		return NULL;
	}
	return m;
}

void
sk_source_matcher_free(struct sk_source_matcher *m)
{
	if (!m)
		return;
	sakuin_analyzer_free(m->analyzer);
	sk_readings_free(m->readings);
	sk_buf_done(&m->text);
	sk_buf_done(&m->sound);
	sk_buf_done(&m->kana);
	sk_arena_done(&m->arena);
	free(m);
}

struct sakuin_str
sk_source_cut(struct sakuin_str s)
{
	if (s.len <= SK_SOURCE_FIELD)
		return s;
	s.len = SK_SOURCE_FIELD;
	while (s.len > SK_SOURCE_FIELD - 4 &&
	       ((unsigned char)s.ptr[s.len] & 0xC0) == 0x80)
		s.len--;
	return s;
}

/* Words */

struct text_call {
	struct sk_source_words *out;
	struct sk_arena *arena;
	struct sk_buf *buf;
	size_t most;
};

/* C as it is compared, or 0. */
static uint32_t
text_letter(uint32_t c)
{
	if (c < 0x80)
		return c == '_' ? 0 : sk_stock_wordchar(c);
	if (c == 0x30FC) /* the mark of a long vowel comes and goes */
		return 0;
	if (c >= 0x30A1 && c <= 0x30F6)
		return c - 0x60;
	if (sk_script_of(c) == SAKUIN_HAN)
		return sk_hanfold(c);
	return sk_stock_wordchar(c);
}

static bool
text_fold(struct sakuin_str s, struct sk_buf *out, struct sakuin_error *err)
{
	const char *p = s.ptr, *end = s.ptr + s.len;

	sk_buf_clear(out);
	while (p < end) {
		uint32_t c = text_letter(sk_utf8_next(&p, end));
		char bytes[4];

		if (c && !sk_buf_add(out, bytes, sk_utf8_put(bytes, c), err))
			return false;
	}
	return true;
}

/* "&" is not a word, so neither is "and". */
static bool
text_is_and(struct sakuin_str s)
{
	return sk_str_eq(s, sk_str("and")) || sk_str_eq(s, sk_str("und")) ||
	       sk_str_eq(s, sk_str("et"));
}

/* A WORD, or the FOLD that takes its place. */
static bool
text_token(void *ctx, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct text_call *call = ctx;
	struct sk_source_words *out = call->out;
	struct sk_source_word *word;

	if (token->kind == SAKUIN_FOLD && out->count &&
	    out->v[out->count - 1].start == token->start)
		out->count--;
	else if (token->kind != SAKUIN_WORD)
		return true;
	if (out->count == call->most)
		return true;
	if (!text_fold(token->text, call->buf, err))
		return false;
	if (call->buf->len == 0 || text_is_and(sk_buf_str(call->buf)))
		return true;
	word = &out->v[out->count];
	word->start = token->start;
	word->end = token->end;
	out->count++;
	return sk_arena_copy(call->arena, sk_buf_str(call->buf), &word->text,
			     err);
}

/* Where the tag or the entity that begins at TEXT ends; 0 if it is none. */
static size_t
text_markup(const char *text, size_t len)
{
	bool tag = text[0] == '<';
	size_t i = 1;

	if (tag && i < len && text[i] == '/')
		i++;
	for (; i < len && i < MARKUP_MAX; i++) {
		char c = text[i];

		if (c == (tag ? '>' : ';'))
			return i > 1 ? i + 1 : 0;
		if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') &&
		    (c < '0' || c > '9') && c != '#')
			return 0;
	}
	return 0;
}

/* Copy S to ARENA with spaces in place of tags and entities, which web pages
 * leave in titles; S itself if there are none. */
static bool
text_plain(struct sakuin_str s, struct sk_arena *arena, struct sakuin_str *out,
	   struct sakuin_error *err)
{
	char *copy = NULL;

	*out = s;
	for (size_t i = 0; i < s.len; i++) {
		size_t n;

		if (s.ptr[i] != '<' && s.ptr[i] != '&')
			continue;
		n = text_markup(s.ptr + i, s.len - i);
		if (n == 0)
			continue;
		if (!copy) {
			copy = sk_arena_alloc(arena, s.len, err);
			if (!copy)
				return false;
			memcpy(copy, s.ptr, s.len);
			out->ptr = copy;
		}
		memset(copy + i, ' ', n);
		i += n - 1;
	}
	return true;
}

bool
sk_source_words(struct sk_source_matcher *m, struct sakuin_str s,
		struct sk_arena *arena, struct sk_source_words *out,
		struct sakuin_error *err)
{
	struct sakuin_field field = { .lang = sk_str("") };
	struct text_call call = { out, arena, &m->text, 0 };

	if (!text_plain(sk_source_cut(s), arena, &field.text, err))
		return false;
	call.most = field.text.len / 2 + 2;
	if (call.most > SK_SOURCE_WORDS)
		call.most = SK_SOURCE_WORDS;
	out->count = 0;
	out->v = sk_arena_array(arena, call.most, sizeof *out->v, err);
	if (!out->v)
		return false;
	return field.text.len == 0 ||
	       sakuin_analyze(m->analyzer, &field, text_token, &call, err);
}

bool
sk_source_join(const struct sk_source_words *words, size_t from, size_t to,
	       struct sk_buf *out, struct sakuin_error *err)
{
	for (size_t i = from; i < to; i++)
		if (!sk_buf_add(out, words->v[i].text.ptr, words->v[i].text.len,
				err))
			return false;
	return true;
}

static bool
text_listed(struct sakuin_str word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sk_str_eq(word, sk_str(list[i])))
			return true;
	return false;
}

bool
sk_source_minor(struct sakuin_str word)
{
	static const char *const words[] = {
		"the", "a",   "an",  "of",    "for",   "in",  "on",  "to",
		"by",  "der", "die", "das",   "des",   "den", "dem", "fur",
		"zur", "zum", "im",  "le",    "la",    "les", "du",  "de",
		"el",  "los", "las", "del",   "y",     "e",   "di",  "il",
		"lo",  "gli", "dei", "della", "delle", "do",  "da",  "dos",
		"das", "o",   "os",  "as",    "van",   "het",
	};

	return text_listed(word, words, sizeof words / sizeof *words);
}

bool
sk_source_raw(struct sk_source_matcher *m, const struct sk_reference *ref,
	      struct sk_arena *arena, struct sk_source_words *out, size_t *from,
	      struct sakuin_error *err)
{
	struct sk_source_words label = { 0 };

	*from = 0;
	if (!sk_source_words(m, ref->number, arena, &label, err) ||
	    !sk_source_words(m, ref->raw, arena, out, err))
		return false;
	if (label.count == 1 && out->count > 1 &&
	    sk_str_eq(label.v[0].text, out->v[0].text))
		*from = 1;
	return true;
}

/* Titles */

size_t
sk_source_article(const struct sk_source_words *words)
{
	static const char *const articles[] = {
		"the", "a",   "an",  "der", "die", "das", "ein", "eine",
		"le",  "la",  "les", "un",  "une", "el",  "los", "las",
		"il",  "lo",  "gli", "o",   "os",  "as",  "um",  "uma",
		"de",  "het", "een", "den", "det", "en",  "ett",
	};

	return words->count > 1 &&
	       text_listed(words->v[0].text, articles,
			   sizeof articles / sizeof *articles);
}

/* Does a subtitle, or a remark, begin in GAP, which lies between two words?
 * A hyphen counts between spaces only. */
static bool
text_parts(struct sakuin_str gap)
{
	static const uint32_t marks[] = {
		':',    '(',    '[',    ';',    '?',    0x2013, 0x2014, 0x2015,
		0xFF1A, 0xFF08, 0x3010, 0xFF1F, 0x301C, 0xFF5E, 0x2500,
	};
	const char *p = gap.ptr, *end = gap.ptr + gap.len;
	size_t hyphens = 0, spaces = 0;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (c == marks[i])
				return true;
		hyphens += c == '-';
		spaces += c == ' ';
	}
	return hyphens > 1 || (hyphens && spaces) ||
	       (gap.len > 1 && gap.ptr[0] == '.' && gap.ptr[1] == ' ');
}

size_t
sk_source_main(struct sakuin_str title, const struct sk_source_words *words)
{
	for (size_t i = 1; i < words->count; i++) {
		size_t end = words->v[i - 1].end, start = words->v[i].start;
		struct sakuin_str gap = { title.ptr + end, start - end };

		if (start > end && text_parts(gap))
			return i;
	}
	return words->count;
}

/* Numbers */

static bool
text_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct sakuin_str
sk_source_number(struct sakuin_str s)
{
	size_t from = 0, to;

	while (from < s.len && !text_digit(s.ptr[from]))
		from++;
	while (from + 1 < s.len && s.ptr[from] == '0' &&
	       text_digit(s.ptr[from + 1]))
		from++;
	for (to = from; to < s.len && text_digit(s.ptr[to]);)
		to++;
	return (struct sakuin_str){ s.ptr + from, to - from };
}

struct sakuin_str
sk_source_year(const struct sk_reference *ref)
{
	struct sakuin_str year =
		sk_source_number(sk_source_field(ref, SK_REF_YEAR));

	if (year.len != 4)
		year = sk_source_number(sk_source_field(ref, SK_REF_DATE));
	if (year.len != 4)
		year.len = 0;
	return year;
}
