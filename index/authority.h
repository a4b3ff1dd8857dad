/* authority.h - authority files: names that no reading can connect.
 *
 * Three formats, told apart by the ending of the file's name:
 *   .tsv       ours: id TAB disputed (y or -) TAB forms with | between
 *   .nt .ttl   SKOS labels: N-Triples, or Turtle without blank nodes and
 *              lists; skos:prefLabel, altLabel, hiddenLabel and rdfs:label
 *   any other  Solr synonyms: "a, b, c", or "a, b => c, d" for one way; \
 *              before a comma that belongs to a name; # for remarks */
#ifndef SK_AUTHORITY_H
#define SK_AUTHORITY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_authority_format {
	SK_AUTHORITY_NAMES,
	SK_AUTHORITY_SOLR,
	SK_AUTHORITY_SKOS
};

#define SK_AUTHORITY_FORMS ((size_t)256) /* the most of one group */

/* The forms of one entity.  All of it is valid during the call. */
struct sk_authority_group {
	struct sakuin_str id; /* empty in Solr's format */
	const struct sakuin_str *forms;
	size_t count;
	/* Who looks for one of the first SOURCES forms finds all; all of
	 * them, except where Solr's => says otherwise. */
	size_t sources;
	bool disputed; /* say that equivalents were searched; never suggest
			* one as a spelling */
	unsigned line; /* where it is, from 1; in SKOS its first label */
};

/* Receives what is read; both get CTX.  `note`, which may be NULL, gets
 * doubts about rows that are used nevertheless: TEXT is one line. */
struct sk_authority_sink {
	bool (*group)(void *ctx, const struct sk_authority_group *group,
		      struct sakuin_error *err);
	void (*note)(void *ctx, unsigned line, const char *text);
	void *ctx;
};

/* The format that the name PATH tells. */
enum sk_authority_format sk_authority_format(struct sakuin_str path);

/* Send SINK each group of TEXT, UTF-8 with or without a byte order mark.
 * NAME is for messages.  Fails with SAKUIN_EINVAL and "NAME:LINE: what is
 * wrong; what to do", SAKUIN_ENOMEM, or as the sink does. */
SK_MUST_CHECK bool sk_authority_parse(struct sakuin_str text, const char *name,
				      enum sk_authority_format format,
				      const struct sk_authority_sink *sink,
				      struct sakuin_error *err);

/* The same for the file PATH.  Also fails with SAKUIN_ENOTFOUND or EIO. */
SK_MUST_CHECK bool sk_authority_read(const char *path,
				     const struct sk_authority_sink *sink,
				     struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
