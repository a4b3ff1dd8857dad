/* card.c - what a catalogue says of one file. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unicode/uscript.h>

#include "card.h"
#include "compose.h"
#include "field_check.h"
#include "mapping.h"
#include "metadata.h"

enum { CARD_LINES_MAX = 10000 };

/* --------------------------------------------------------------- one value */

/* Languages as people write them where codes are meant. */
static const char *const tongues[][2] = {
	{ "english", "en" },
	{ "american", "en" },
	{ "british", "en" },
	{ "japanese", "ja" },
	{ "korean", "ko" },
	{ "chinese", "zh" },
	{ "french", "fr" },
	{ "german", "de" },
	{ "ngerman", "de" },
	{ "spanish", "es" },
	{ "russian", "ru" },
	{ "italian", "it" },
	{ "portuguese", "pt" },
	{ "dutch", "nl" },
	{ "vietnamese", "vi" },
	{ "\u65E5\u672C\u8A9E", "ja" },
	{ "\uC77C\uBCF8\uC5B4", "ja" },
	{ "\uD55C\uAD6D\uC5B4", "ko" },
	{ "\u97D3\u56FD\u8A9E", "ko" },
	{ "\u4E2D\u6587", "zh" },
	{ "\u4E2D\u56FD\u8A9E", "zh" },
	{ "\uC911\uAD6D\uC5B4", "zh" },
	{ "\u82F1\u8A9E", "en" },
	{ "\uC601\uC5B4", "en" },
};

static struct sakuin_str
card_language(struct sakuin_str s, char code[4])
{
	for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++)
		if (s.len == strlen(tongues[i][0]) &&
		    !strncasecmp(s.ptr, tongues[i][0], s.len))
			return sk_str(tongues[i][1]);
	return sk_lang_code(s, code) ? sk_str(code) : s;
}

static bool
card_begins(struct sakuin_str s, const char *start)
{
	size_t len = strlen(start);

	return s.len >= len && !strncasecmp(s.ptr, start, len);
}

static struct sakuin_str
card_skip(struct sakuin_str s, size_t n)
{
	return sk_trim((struct sakuin_str){ s.ptr + n, s.len - n });
}

/* Without what stands before it. */
static struct sakuin_str
card_doi(struct sakuin_str s)
{
	static const char *const starts[] = {
		"https://doi.org/",   "http://doi.org/", "https://dx.doi.org/",
		"http://dx.doi.org/", "info:doi/",       "doi:"
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (card_begins(s, starts[i]))
			return card_skip(s, strlen(starts[i]));
	return s;
}

/* Ten or thirteen digits, the last perhaps an X. */
static bool
card_is_isbn(struct sakuin_str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++)
		if ((s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
		    (digits == 9 && (s.ptr[i] == 'X' || s.ptr[i] == 'x')))
			digits++;
		else if (s.ptr[i] != '-' && s.ptr[i] != ' ')
			return false;
	return digits == 10 || digits == 13;
}

/* What an identifier is, by its looks; *S without its label. */
static enum sk_card_field
card_identify(struct sakuin_str *s)
{
	struct sakuin_str doi = card_doi(*s);

	if (doi.len != s->len || card_begins(doi, "10.")) {
		*s = doi;
		return SK_CARD_DOI;
	}
	if (card_begins(*s, "isbn")) {
		*s = card_skip(*s, 4);
		if (s->len && *s->ptr == ':')
			*s = card_skip(*s, 1);
		return SK_CARD_ISBN;
	}
	if (card_begins(*s, "urn:isbn:")) {
		*s = card_skip(*s, 9);
		return SK_CARD_ISBN;
	}
	if (card_begins(*s, "http://") || card_begins(*s, "https://"))
		return SK_CARD_URL;
	return card_is_isbn(*s) && s->len >= 13 ? SK_CARD_ISBN : SK_CARD_CODE;
}

static bool
card_is_east_asian(const char *p, const char *end)
{
	bool any = false;

	while (p < end) {
		UErrorCode status = U_ZERO_ERROR;
		UScriptCode script = uscript_getScript(
			(UChar32)sk_utf8_next(&p, end), &status);

		if (script != USCRIPT_HAN && script != USCRIPT_HANGUL &&
		    script != USCRIPT_HIRAGANA && script != USCRIPT_KATAKANA)
			return false;
		any = true;
	}
	return any;
}

/* Names of East Asia are printed, and read, without the comma that
 * bibliographies put behind the family's. */
static bool
card_author(struct sakuin_str *s, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	const char *end = s->ptr + s->len;
	const char *comma = s->len ? memchr(s->ptr, ',', s->len) : NULL;
	const char *given = comma ? comma + 1 : NULL;
	char *name;

	while (given && given < end && *given == ' ')
		given++;
	if (!given || !card_is_east_asian(s->ptr, comma) ||
	    !card_is_east_asian(given, end))
		return true;
	name = sk_arena_alloc(arena, s->len, err);
	if (!name)
		return false;
	memcpy(name, s->ptr, (size_t)(comma - s->ptr));
	memcpy(name + (comma - s->ptr), given, (size_t)(end - given));
	*s = (struct sakuin_str){ name, (size_t)(comma - s->ptr) +
						(size_t)(end - given) };
	return true;
}

/* The name under which field_check.h knows FIELD. */
static const char *
card_check_name(enum sk_card_field field)
{
	return field == SK_CARD_ID || field == SK_CARD_LANG
		       ? sk_mappings[field].field
		       : "";
}

bool
sk_card_add(struct sk_card *card, enum sk_card_field field,
	    struct sakuin_str value, struct sk_arena *arena, char why[200],
	    struct sakuin_error *err)
{
	char code[4];

	why[0] = '\0';
	/* Files are called what they are called, byte by byte. */
	if (field == SK_CARD_FILE)
		value = sk_trim(value);
	else if (!sk_compose(value, arena, &value, err) ||
		 !sk_one_line(value, arena, &value, err))
		return false;
	/* What closes a document is never one too many. */
	if (value.len == 0 ||
	    (card->count >= CARD_LINES_MAX && field != SK_CARD_RIGHTS &&
	     field != SK_CARD_EMBARGO))
		return true;
	if (field == SK_CARD_IDENTIFIER)
		field = card_identify(&value);
	else if (field == SK_CARD_DOI)
		value = card_doi(value);
	else if (field == SK_CARD_LANG)
		value = card_language(value, code);
	if (field == SK_CARD_AUTHOR && !card_author(&value, arena, err))
		return false;
	if (field == SK_CARD_ISBN && !card_is_isbn(value))
		return true; /* an ISSN, say */
	if (!sk_field_check(card_check_name(field), value, err)) {
		snprintf(why, 200, "%.*s",
			 (int)sk_utf8_cut(sk_str(err->text), 199), err->text);
		return err->code == SAKUIN_EINVAL;
	}
	if (!sk_grow(&card->lines, &card->cap, card->count + 1,
		     sizeof *card->lines, err))
		return false;
	card->lines[card->count].field = field;
	return sk_arena_copy(arena, value, &card->lines[card->count++].value,
			     err);
}

bool
sk_card_add_list(struct sk_card *card, enum sk_card_field field,
		 struct sakuin_str value, const char *separators,
		 struct sk_arena *arena, char why[200],
		 struct sakuin_error *err)
{
	char wrong[200];

	why[0] = '\0';
	while (value.len) {
		size_t len = 0;

		while (len < value.len &&
		       (!value.ptr[len] || !strchr(separators, value.ptr[len])))
			len++;
		if (!sk_card_add(card, field,
				 (struct sakuin_str){ value.ptr, len }, arena,
				 wrong, err))
			return false;
		if (*wrong)
			memcpy(why, wrong, sizeof wrong);
		len += len < value.len;
		value.ptr += len;
		value.len -= len;
	}
	return true;
}

void
sk_card_done(struct sk_card *card)
{
	free(card->lines);
	*card = (struct sk_card){ 0 };
}

/* ------------------------------------------------------------------ as text */

bool
sk_card_write(const struct sk_card *card, struct sakuin_str origin,
	      struct sk_buf *out, struct sakuin_error *err)
{
	for (size_t i = 0; i < card->count; i++) {
		const struct sk_card_line *l = &card->lines[i];

		if (l->field == SK_CARD_FILE)
			continue;
		if (!sk_buf_add(out, origin.ptr, origin.len, err) ||
		    !sk_buf_printf(out, err, "\t%s\t",
				   sk_mappings[l->field].field) ||
		    !sk_buf_add(out, l->value.ptr, l->value.len, err) ||
		    !sk_buf_putc(out, '\n', err))
			return false;
	}
	return true;
}

/* Cut what is before C, or all, off *REST. */
static struct sakuin_str
card_cut(struct sakuin_str *rest, char c)
{
	const char *end = rest->len ? memchr(rest->ptr, c, rest->len) : NULL;
	struct sakuin_str part = *rest;

	if (end)
		part.len = (size_t)(end - rest->ptr);
	rest->ptr += part.len + (end != NULL);
	rest->len -= part.len + (end != NULL);
	return part;
}

bool
sk_card_next(struct sakuin_str *rest, struct sakuin_str *origin,
	     struct sk_card_line *line)
{
	while (rest->len) {
		struct sakuin_str whole = card_cut(rest, '\n');

		*origin = card_cut(&whole, '\t');
		line->field = sk_mapping_named(card_cut(&whole, '\t'));
		line->value = whole;
		if (line->field < SK_CARD_FIELDS)
			return true;
	}
	return false;
}
