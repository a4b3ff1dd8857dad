/* source_evidence.h - all that speaks for or against two references being
 * one source. */
#ifndef SK_SOURCE_EVIDENCE_H
#define SK_SOURCE_EVIDENCE_H

#include "source_compare.h"
#include "source_same.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_evidence {
	struct sk_title_relation title;
	struct sk_author_relation author;
	int years;             /* between them; -1 if one has none */
	enum sk_relation date; /* days; one more or less is SK_EQUAL */
	enum sk_relation volume, issue, pages, doi, url, isbn;
	enum sk_relation container, publisher;
	bool serial;    /* DOIs that differ only in a number at the end */
	bool undated;   /* neither has a year */
	bool anonymous; /* neither has an author */
	bool same_text; /* as printed */
	bool numbers;   /* each has printed numbers that the other lacks; only
			 * told where the titles are equal */
	bool untitled;  /* neither has a title */
	bool unplaced;  /* one has neither volume nor pages, as a preprint */
	bool elsewhere; /* each has an address, and not the same */
};

SK_MUST_CHECK bool sk_source_evidence(struct sk_source_matcher *m,
				      const struct sk_reference *a,
				      const struct sk_reference *b,
				      struct sk_evidence *out,
				      struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
