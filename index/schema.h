/* schema.h - what stands where in a database: fields, prefixes, weights,
 * value slots, metadata keys, versions.  Indexing, queries, Omega's files
 * and the manual all go by this one table. */
#ifndef SK_SCHEMA_H
#define SK_SCHEMA_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_SCHEMA_NUMBER "5"
#define SK_SCHEMA_CHAIN SAKUIN_CHAIN
/* The same without reading keys. */
#define SK_SCHEMA_CHAIN_PLAIN "words | fold | han | hangul | stop | stem:auto"

/* What a database may be told to go without, to be smaller; as bits. */
enum sk_without {
	SK_WITHOUT_READINGS = 1, /* names are found as they are written */
	SK_WITHOUT_SPELLING = 2, /* no "did you mean" */
	SK_WITHOUT_TEXT = 4,     /* no snippets beyond the sample, no export */
	SK_WITHOUT_POSITIONS = 8 /* phrases are met anywhere in a document */
};

/* Read a list such as "readings,text"; SAKUIN_EINVAL for other words. */
SK_MUST_CHECK bool sk_schema_without(struct sakuin_str list, unsigned *out,
				     struct sakuin_error *err);
/* Write it, in alphabetical order; "" for 0.  OUT has room for 40 bytes. */
void sk_schema_without_name(unsigned without, char out[40]);

/* How a field is indexed and asked for. */
struct sk_field_type {
	const char *name;   /* in queries: "title" for title:word */
	const char *prefix; /* of its terms; Omega's where Omega has one */
	uint32_t wdf;       /* weight of one word under the prefix */
	uint32_t plain_wdf; /* and without the prefix; 0: not there */
	bool boolean;       /* a filter: one term, no words */
	bool unplaced;      /* its words have no positions: no phrases */
};

enum sk_field_id {
	SK_FIELD_BODY,
	SK_FIELD_TITLE,
	SK_FIELD_AUTHOR,
	SK_FIELD_ID,
	SK_FIELD_LANG,
	SK_FIELD_TYPE,
	SK_FIELD_HOST,
	SK_FIELD_URL,
	SK_FIELD_YEAR,
	SK_FIELD_MONTH,
	SK_FIELD_DAY,
	SK_FIELD_KIND,
	SK_FIELD_FILE,   /* digest of the path that the document came from */
	SK_FIELD_DIGEST, /* of the file's bytes: how a moved file is known */
	SK_FIELD_GRAM,
	SK_FIELD_CITES,   /* names of the references that a document prints */
	SK_FIELD_VARIANT, /* names of the references that mean this source */
	SK_FIELD_KEY,     /* what the same sources have in common */
	SK_FIELD_OWN_KEY, /* the same of a document, which may be a source */
	SK_FIELD_CONTEXT, /* sentences that cite this source */
	SK_FIELD_LENGTH,  /* of a source that is not at hand, as if it were */
	SK_FIELD_GLOSS,   /* how a name is read, ... */
	SK_FIELD_GLOSSED, /* ... and which name is read so (glossary.h) */
	SK_FIELD_CODE,    /* reference codes, whole: as printed and folded */
	SK_FIELD_COLLECTION, /* the same of collections, ... */
	SK_FIELD_KEYWORD,    /* ... and of keywords */
	SK_FIELD_RIGHTS, /* of documents whose text is not kept (rights.h) */
	SK_FIELD_COUNT
};

extern const struct sk_field_type sk_fields[SK_FIELD_COUNT];

/* Value slots; 0 to 3 as omindex has them. */
enum sk_slot {
	SK_SLOT_MODIFIED = 0, /* time of change, 4 bytes, big end first */
	SK_SLOT_MD5 = 1,      /* of the text, 16 bytes */
	SK_SLOT_SIZE = 2,     /* bytes of the file, sortable */
	SK_SLOT_DATE = 10,    /* of writing: YYYYMMDD, zeros for unknown */
	SK_SLOT_CITED_BY = 11,
	SK_SLOT_COLLAPSE = 12,
	SK_SLOT_ADDED = 13,  /* first indexed: YYYYMMDD */
	SK_SLOT_DATE_TO = 14 /* the last day of writing, nines for unknown */
};

/* Metadata keys: "sakuin.NAME" for versions, and these with an id or a path
 * behind them. */
#define SK_KEY_STORED "doc:"
#define SK_KEY_FILE "file:"
#define SK_KEY_CARD "card:" /* what catalogues say of it */
#define SK_KEY_CORRECTION "fix:"
#define SK_KEY_CORRECTING "sakuin.corrections" /* not all carried out */
#define SK_KEY_CITED "cited:" /* of a document that is cited: who does */
#define SK_KEY_LENT "lent:"   /* and the postings that it has for that */
#define SK_KEY_WITHOUT "sakuin.without"

#define SK_KEY_AWAITED "until:" /* a day and a file: an embargo ends */

/* In as many documents as parts of a database do not answer: see
 * sakuin-connector(1), --partial. */
#define SK_TERM_LOST "XLOST:"

/* The one value of SK_FIELD_RIGHTS. */
#define SK_RIGHTS_NO_TEXT "no-text"

/* A reference is short, but what it names is not: without a length like that
 * of a report, each would stand before the reports that say the same. */
enum { SK_SOURCE_LENGTH = 2000 };

/* How many words lie between fields, so that no phrase spans two. */
enum { SK_FIELD_GAP = 100 };

/* One version that a database is stamped with. */
struct sk_stamp {
	const char *key;
	char value[128];
	bool must_match; /* else appending is refused */
	bool mixes;      /* set by the first document that it matters to; of
			  * several writers it becomes SK_STAMP_MIXED */
};

#define SK_STAMP_MIXED "mixed"

enum { SK_STAMP_COUNT = 7 };

/* What this build would stamp a new database with, and one WITHOUT. */
void sk_schema_stamps(struct sk_stamp out[SK_STAMP_COUNT]);
void sk_schema_stamps_without(struct sk_stamp out[SK_STAMP_COUNT],
			      unsigned without);

/* Write PREFIX and TEXT to OUT as Xapian joins them: a colon between, when
 * the prefix is longer than one letter and TEXT begins with a capital or a
 * colon, unless the prefix ends with one. */
SK_MUST_CHECK bool sk_schema_term(struct sk_buf *out, const char *prefix,
				  struct sakuin_str text,
				  struct sakuin_error *err);

/* Take the prefix of FIELD off *TERM; false if it has another, or no more. */
bool sk_schema_cut(struct sakuin_str *term, enum sk_field_id field);

/* Every term of a reading key begins so. */
#define SK_READING_PREFIX "XR"

/* The prefix of reading keys in the field whose prefix is FIELD: XRJ:, XRK:
 * or XRC: in the text, XRJS: and so on in titles and authors.  Static. */
const char *sk_schema_reading(enum sakuin_reading reading, const char *field);

#ifdef __cplusplus
}
#endif
#endif
