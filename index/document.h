/* document.h - one report, as the formats hand it over: plain data. */
#ifndef SK_DOCUMENT_H
#define SK_DOCUMENT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All strings are valid UTF-8, owned by whoever made the document (an
 * arena), and may be empty. */
struct sk_document {
	struct sakuin_str id;    /* unique in a database */
	struct sakuin_str kind;  /* empty for "document", or "source" */
	struct sakuin_str title; /* one line */
	struct sakuin_str text;  /* body; paragraphs are lines */
	struct sakuin_str lang;  /* ISO 639-1, or empty for unknown */
	struct sakuin_str
		date; /* YYYY, YYYY-MM or YYYY-MM-DD; the first, ... */
	struct sakuin_str date_to; /* ... and the last that it may be; empty
					 * for a date that is sure */
	struct sakuin_str date_printed; /* as it stands there, if otherwise */
	struct sakuin_str repository;   /* who holds it */
	struct sakuin_str description;
	struct sakuin_str url;
	struct sakuin_str doi, isbn; /* as given */
	struct sakuin_str title_translated;
	struct sakuin_str mime;        /* "text/html" ... */
	struct sakuin_str encoding;    /* ICU's name */
	struct sakuin_str encoding_by; /* "bom", "header", "declared", "utf-8",
					* "guess",
					* "default" */
	struct sakuin_str path;        /* as given and walked */
	struct sakuin_str rights;      /* who may see it (rights.h), or a
					* statement in any words */
	struct sakuin_str embargo;     /* withheld until that date */
	struct sakuin_str reader;      /* the format that read it: "html" */
	struct sakuin_str member;      /* its name within the file at path */
	/* What else makes its text, empty for the file itself: "ocr" and the
	 * command, "beside" and the name of the file. */
	struct sakuin_str text_by;
	/* Lines of names and how they are read: the readings of ruby, in
	 * brackets behind what they stand at. */
	struct sakuin_str ruby;
	/* What stood around the text on all pages of its site. */
	struct sakuin_str frame;
	struct sakuin_str added; /* first indexed on, if NDJSON says so;
				  * never written by sk_document_to_json() */
	const struct sakuin_str *authors;
	size_t author_count;
	const struct sakuin_str *codes; /* reference codes, as printed */
	size_t code_count;
	const struct sakuin_str *collections; /* that it belongs to */
	size_t collection_count;
	const struct sakuin_str *keywords;
	size_t keyword_count;
	/* Byte offsets in text where page 2, 3 ... start. */
	const uint32_t *pages;
	size_t page_count;
	struct sakuin_str extra;  /* a JSON object of further NDJSON members
				  * ("references" ...), kept as they are */
	uint32_t cites, cited_by; /* references in it; documents that cite it */
	uint64_t offset;          /* byte of its file where it begins */
	uint32_t replaced;        /* ill-formed bytes that became U+FFFD */
	bool truncated;           /* the text was cut at the limit */
	bool title_guessed;       /* the title is a line of the text */
	bool withheld;            /* set by sk_store_put(): it may not be in
				   * the database */
};

/* The page that byte OFFSET of the text of DOC is on, from 1 on; 0 where there
 * are no pages. */
static inline uint32_t
sk_document_page(const struct sk_document *doc, size_t offset)
{
	size_t low = 0, high = doc->page_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->pages[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return doc->page_count ? (uint32_t)low + 1 : 0;
}

#ifdef __cplusplus
}
#endif
#endif
