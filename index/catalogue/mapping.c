/* mapping.c - the one table of names. */
#include "mapping.h"

const char *const sk_scheme_names[SK_SCHEMES] = {
	"manifest", "Dublin Core",  "RIS",       "BibTeX",
	"CSL-JSON", "bag-info.txt", "HTML meta",
};

/* Names of columns in Japanese, Korean and Chinese: title, ... */
#define TITLES                                                                 \
	"|\u984C\u540D|\u30BF\u30A4\u30C8\u30EB|\uC81C\uBAA9|\uC790"           \
	"\uB8CC\uBA85|\u9898\u540D|\u6807\u9898|\u6A19\u984C"
#define AUTHORS                                                                \
	"|\u4F5C\u6210\u8005|\u8457\u8005|\uC791\uC131\uC790|\uC800\uC790"     \
	"|\uC0DD\uC0B0\uC790|\u4F5C\u8005|\u8D23\u4EFB\u8005"
#define DATES                                                                  \
	"|\u65E5\u4ED8|\u5E74\u6708\u65E5|\u4F5C\u6210\u5E74|\uB0A0\uC9DC"     \
	"|\uC77C\uC790|\uC0DD\uC0B0\uC5F0\uB3C4|\u65E5\u671F"
#define LANGUAGES "|\u8A00\u8A9E|\uC5B8\uC5B4|\u8BED\u8A00|\u8A9E\u8A00"
#define CODES                                                                  \
	"|\u8ACB\u6C42\u756A\u53F7|\u8CC7\u6599\u756A\u53F7|\u6574\u7406"      \
	"\u756A\u53F7|\uCCAD\uAD6C\uAE30\uD638|\uC790\uB8CC\uBC88\uD638"       \
	"|\uAD00\uB9AC\uBC88\uD638|\u6863\u53F7|\u6A94\u865F"
#define COLLECTIONS                                                            \
	"|\u8CC7\u6599\u7FA4|\u30B3\u30EC\u30AF\u30B7\u30E7\u30F3|"            \
	"\uAE30\uB85D"                                                         \
	"\uAD70|\uCEEC\uB809\uC158|\u5168\u5B97"
#define FILES "|\u30D5\u30A1\u30A4\u30EB|\uD30C\uC77C|\u6587\u4EF6"
#define RIGHTSES                                                               \
	"|\u6A29\u5229|\u516C\u958B|\uAD8C\uB9AC|\uACF5\uAC1C|\u6743\u5229"

/* clang-format off */
const struct sk_mapping sk_mappings[SK_CARD_FIELDS] = {
	[SK_CARD_FILE] = { "file", NULL, ";", {
		"file|path|filename|file path" FILES, "", "L1|L2|L3|L4|LK",
		"file|localfile|pdf", "file|files", "", "" }, false },
	[SK_CARD_ID] = { "id", "id", "", {
		"id|identity", "", "", "", "", "", "" }, false },
	[SK_CARD_TITLE] = { "title", "title", "", {
		"title" TITLES, "title", "TI|T1|CT", "title", "title", "",
		"citation_title" }, false },
	[SK_CARD_TITLE_TRANSLATED] = { "title_translated",
		"title_translated", "", {
		"title translated|translated title|title en|english title",
		"alternative", "TT", "origtitle|titletranslated",
		"original-title", "", "" }, false },
	[SK_CARD_AUTHOR] = { "author", "authors", ";", {
		"author|authors|creator|creators" AUTHORS, "creator",
		"AU|A1", "author", "author", "",
		"citation_author|dc.creator|author" }, false },
	[SK_CARD_DATE] = { "date", "date", "", {
		"date|year|dates|date created" DATES,
		"date|created|issued|temporal", "DA|PY|Y1", "date|year",
		"issued", "",
		"citation_publication_date|citation_date|dcterms.issued|"
		"dcterms.created|dcterms.date|dc.date" }, false },
	[SK_CARD_LANG] = { "lang", "lang", "", {
		"lang|language|languages" LANGUAGES, "language", "LA",
		"langid|language|hyphenation", "language", "",
		"dc.language" }, true },
	[SK_CARD_URL] = { "url", "url", "", {
		"url|uri|source url|link", "", "UR|L5", "url", "URL", "",
		"citation_public_url|og:url" }, false },
	[SK_CARD_DOI] = { "doi", "doi", "", {
		"doi", "", "DO", "doi", "DOI", "",
		"citation_doi|dc.identifier.doi" }, false },
	[SK_CARD_ISBN] = { "isbn", "isbn", "", {
		"isbn", "", "SN", "isbn", "ISBN", "", "citation_isbn" },
		false },
	[SK_CARD_CODE] = { "ref", "reference_codes", ";", {
		"reference code|reference codes|ref|refcode|code|shelfmark|"
		"call number|unitid|signature" CODES, "", "CN|AV",
		"callnumber|library|shelfmark", "call-number|archive_location",
		"", "" }, false },
	[SK_CARD_COLLECTION] = { "collection", "collections", ";", {
		"collection|collections|fonds|series" COLLECTIONS, "isPartOf",
		"", "collection", "archive_collection",
		"Bag-Group-Identifier|External-Identifier", "" }, true },
	[SK_CARD_REPOSITORY] = { "repository", "repository", "", {
		"repository|holder|institution|archive", "", "DB", "archive",
		"archive", "Source-Organization", "" }, true },
	[SK_CARD_DESCRIPTION] = { "description", "description", "", {
		"description|abstract|summary|notes|scope and content",
		"description|abstract", "AB|N2", "abstract", "abstract", "",
		"" }, false },
	[SK_CARD_KEYWORD] = { "keyword", "keywords", ";", {
		"keyword|keywords|subject|subjects|tags", "subject", "KW",
		"keywords", "keyword", "", "" }, true },
	[SK_CARD_RIGHTS] = { "rights", "rights", "", {
		"rights|access|restrictions" RIGHTSES,
		"rights|accessRights|license", "", "rights", "", "", "" },
		true },
	[SK_CARD_EMBARGO] = { "embargo", "embargo", "", {
		"embargo|embargo date|closed until|embargo until", "", "", "",
		"", "", "" }, true },
	[SK_CARD_IDENTIFIER] = { "identifier", NULL, ";", {
		"identifier|identifiers", "identifier", "", "", "", "",
		"dc.identifier" }, false },
	[SK_CARD_CHECKSUM] = { "checksum", NULL, "", {
		"", "", "", "", "", "", "" }, false },
};
/* clang-format on */

static bool
mapping_gap(char c)
{
	return c == ' ' || c == '_' || c == '-';
}

/* Is NAME one of LIST? */
static bool
mapping_is(const char *list, struct sakuin_str name)
{
	const char *end = name.ptr + name.len, *p = name.ptr;

	for (;;) {
		while (mapping_gap(*list))
			list++;
		while (p < end && mapping_gap(*p))
			p++;
		if (*list == '\0' || *list == '|') {
			if (p == end)
				return name.len > 0;
		} else if (p < end) {
			char a = *list, b = *p;

			a = a >= 'A' && a <= 'Z' ? (char)(a + 32) : a;
			b = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
			if (a == b) {
				list++;
				p++;
				continue;
			}
		}
		while (*list && *list != '|')
			list++;
		if (*list++ == '\0')
			return false;
		p = name.ptr;
	}
}

enum sk_card_field
sk_mapping_find(enum sk_scheme scheme, struct sakuin_str name)
{
	int i = 0;

	while (i < SK_CARD_FIELDS &&
	       !mapping_is(sk_mappings[i].names[scheme], name))
		i++;
	return (enum sk_card_field)i;
}

enum sk_card_field
sk_mapping_named(struct sakuin_str name)
{
	int i = 0;

	while (i < SK_CARD_FIELDS &&
	       !sk_str_eq(sk_str(sk_mappings[i].field), name))
		i++;
	return (enum sk_card_field)i;
}
