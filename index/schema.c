/* schema.c - the one table of fields.
 *
 * Brief history of the schema (what an administrator must do in brackets):
 *   1  sakuin 0.1: words, folds, stems, joins, Korean parts and grams, titles
 *      and authors, filters, dates, stored NDJSON lines.  [-]
 *   2  reading keys XRJ: XRK: XRC:, in titles XRJS: ..., of authors XRJA: ...
 *      [rebuild: sakuin export OLD | sakuin index -d NEW -]
 *   3  cited sources as documents: XD:source, XCITES: XV: XK: XCTX: XLEN:;
 *      stored lines are deflated against their samples.  [rebuild]
 *   4  reading keys count as often as they come; documents that are cited:
 *      XKD:, and XD:source XV: XK: XCTX: on them, XCITES: their ids; records
 *      have doi, isbn, title_translated; glosses XGN: XGS:.  [rebuild]
 *      Since then: XACCESS: of documents whose text is not kept.
 *   5  reference codes XCODE:, collections XCOLL:, keywords K; the last day
 *      that a document may be from, in slot 14.  [rebuild] */
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "readings.h"
#include "schema.h"
#include "xapian_c.h"

const struct sk_field_type sk_fields[SK_FIELD_COUNT] = {
	[SK_FIELD_BODY] = { "", "", 1, 0, false, false },
	[SK_FIELD_TITLE] = { "title", "S", 1, 2, false, false },
	[SK_FIELD_AUTHOR] = { "author", "A", 1, 1, false, false },
	[SK_FIELD_ID] = { "id", "Q", 0, 0, true, false },
	[SK_FIELD_LANG] = { "lang", "L", 0, 0, true, false },
	[SK_FIELD_TYPE] = { "type", "T", 0, 0, true, false },
	[SK_FIELD_HOST] = { "host", "H", 0, 0, true, false },
	[SK_FIELD_URL] = { "url", "U", 0, 0, true, false },
	[SK_FIELD_YEAR] = { "year", "Y", 0, 0, true, false },
	[SK_FIELD_MONTH] = { "month", "M", 0, 0, true, false },
	[SK_FIELD_DAY] = { "day", "D", 0, 0, true, false },
	[SK_FIELD_KIND] = { "kind", "XD:", 0, 0, true, false },
	[SK_FIELD_FILE] = { NULL, "XFILE:", 0, 0, true, false },
	[SK_FIELD_DIGEST] = { NULL, "XSUM:", 0, 0, true, false },
	[SK_FIELD_GRAM] = { NULL, "XN:", 1, 0, false, false },
	[SK_FIELD_CITES] = { "cites", "XCITES:", 0, 0, true, false },
	[SK_FIELD_VARIANT] = { NULL, "XV:", 0, 0, true, false },
	[SK_FIELD_KEY] = { NULL, "XK:", 0, 0, true, false },
	[SK_FIELD_OWN_KEY] = { NULL, "XKD:", 0, 0, true, false },
	[SK_FIELD_LENGTH] = { NULL, "XLEN:", SK_SOURCE_LENGTH, 0, true, true },
	[SK_FIELD_CONTEXT] = { "context", "XCTX:", 1, 1, false, true },
	[SK_FIELD_GLOSS] = { NULL, "XGN:", 0, 0, true, true },
	[SK_FIELD_GLOSSED] = { NULL, "XGS:", 0, 0, true, true },
	[SK_FIELD_CODE] = { "ref", "XCODE:", 0, 0, true, false },
	[SK_FIELD_COLLECTION] = { "collection", "XCOLL:", 0, 0, true, false },
	[SK_FIELD_KEYWORD] = { "keyword", "K", 0, 0, true, false },
	[SK_FIELD_RIGHTS] = { "rights", "XACCESS:", 0, 0, true, false },
};

void
sk_schema_stamps(struct sk_stamp out[SK_STAMP_COUNT])
{
	UVersionInfo icu;
	char icu_text[U_MAX_VERSION_STRING_LENGTH];

	u_getVersion(icu);
	u_versionToString(icu, icu_text);
	out[0] = (struct sk_stamp){ "sakuin.schema", SK_SCHEMA_NUMBER, true,
				    false };
	out[1] = (struct sk_stamp){ "sakuin.chain", SK_SCHEMA_CHAIN, true,
				    false };
	out[2] = (struct sk_stamp){ "sakuin.icu", "", true, false };
	snprintf(out[2].value, sizeof out[2].value, "%s", icu_text);
	out[3] = (struct sk_stamp){ "sakuin.unicode", U_UNICODE_VERSION, false,
				    false };
	out[4] = (struct sk_stamp){ "sakuin.stemmer", "snowball-2.2", true,
				    false };
	out[5] = (struct sk_stamp){ "sakuin.version", SAKUIN_VERSION, false,
				    false };
	out[6] = (struct sk_stamp){ "sakuin.readings", "", false, true };
	sk_readings_stamp(out[6].value, sizeof out[6].value);
}

void
sk_schema_stamps_without(struct sk_stamp out[SK_STAMP_COUNT], unsigned without)
{
	sk_schema_stamps(out);
	if (without & SK_WITHOUT_READINGS)
		snprintf(out[1].value, sizeof out[1].value, "%s",
			 SK_SCHEMA_CHAIN_PLAIN);
}

/* In alphabetical order. */
static const struct {
	const char *name;
	unsigned bit;
} schema_without[] = {
	{ "positions", SK_WITHOUT_POSITIONS },
	{ "readings", SK_WITHOUT_READINGS },
	{ "spelling", SK_WITHOUT_SPELLING },
	{ "text", SK_WITHOUT_TEXT },
};

enum { SCHEMA_WITHOUT = sizeof schema_without / sizeof *schema_without };

bool
sk_schema_without(struct sakuin_str list, unsigned *out,
		  struct sakuin_error *err)
{
	*out = 0;
	while (list.len) {
		const char *comma = memchr(list.ptr, ',', list.len);
		struct sakuin_str word = list;
		size_t i = 0;

		if (comma)
			word.len = (size_t)(comma - list.ptr);
		while (i < SCHEMA_WITHOUT &&
		       !sk_str_eq(word, sk_str(schema_without[i].name)))
			i++;
		if (i == SCHEMA_WITHOUT)
			return sk_fail(err, SAKUIN_EINVAL,
				       "'%.*s' can't be left out; only "
				       "positions, readings, spelling and text "
				       "can",
				       (int)word.len, word.ptr);
		*out |= schema_without[i].bit;
		list.ptr += word.len + (comma != NULL);
		list.len -= word.len + (comma != NULL);
	}
	return true;
}

void
sk_schema_without_name(unsigned without, char out[40])
{
	size_t len = 0;

	*out = '\0';
	for (size_t i = 0; i < SCHEMA_WITHOUT; i++)
		if (without & schema_without[i].bit)
			len += (size_t)snprintf(out + len, 40 - len, "%s%s",
						len ? "," : "",
						schema_without[i].name);
}

const char *
sk_schema_reading(enum sakuin_reading reading, const char *field)
{
	static const char *const prefixes[][3] = {
		[SAKUIN_READ_NONE] = { "", "", "" },
		[SAKUIN_READ_JA] = { "XRJ:", "XRJS:", "XRJA:" },
		[SAKUIN_READ_KO] = { "XRK:", "XRKS:", "XRKA:" },
		[SAKUIN_READ_ZH] = { "XRC:", "XRCS:", "XRCA:" },
	};

	if (*field == '\0')
		return prefixes[reading][0];
	return prefixes[reading][*field == 'S' ? 1 : 2];
}

bool
sk_schema_term(struct sk_buf *out, const char *prefix, struct sakuin_str text,
	       struct sakuin_error *err)
{
	size_t len = strlen(prefix);
	bool colon = len > 1 && prefix[len - 1] != ':' && text.len &&
		     ((text.ptr[0] >= 'A' && text.ptr[0] <= 'Z') ||
		      text.ptr[0] == ':');

	return sk_buf_add(out, prefix, len, err) &&
	       (!colon || sk_buf_putc(out, ':', err)) &&
	       sk_buf_add(out, text.ptr, text.len, err);
}

bool
sk_schema_cut(struct sakuin_str *term, enum sk_field_id field)
{
	const char *prefix = sk_fields[field].prefix;
	size_t len = strlen(prefix);

	if (term->len <= len || memcmp(term->ptr, prefix, len) != 0)
		return false;
	term->ptr += len;
	term->len -= len;
	return true;
}
