/* cmd_hits.h - hits on paper: text, JSON, TSV and TREC run lines. */
#ifndef SK_CMD_HITS_H
#define SK_CMD_HITS_H

#include "cmd_atom.h"
#include "command.h"
#include "hit.h"
#include "table.h"

enum cmd_format {
	CMD_TEXT,
	CMD_JSON,
	CMD_TSV,
	CMD_TREC,
	CMD_ATOM,
	CMD_CSL,
	CMD_RIS,
	CMD_BIBTEX,
	CMD_URLS
};

struct cmd_hits {
	struct sk_hits show;
	enum cmd_format format;
	const char *qid; /* of the topic; NULL for a query by itself */
	struct sakuin_str query;
	struct cmd_atom *feed; /* for CMD_ATOM */
	bool again;            /* hits of another topic stand before these */
	uint32_t printed;
	uint32_t shared;      /* sources that the hit shares with another one */
	struct sk_table urls; /* that are printed */
};

/* H has its format; its hits are in STORE. */
void cmd_hits_begin(struct cmd_hits *h, struct sk_store *store, bool color);
void cmd_hits_done(struct cmd_hits *h);
/* An xc_hit_fn whose ctx is a struct cmd_hits. */
bool cmd_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err);

/* In the formats of bibliographies: one hit, whose record is DATA ... */
bool cmd_hit_cite(struct cmd_hits *h, struct sakuin_str data,
		  struct sakuin_error *err);
/* ... and what closes them. */
void cmd_cite_end(const struct cmd_hits *h);

/* Where to get a hit, whose record is DATA: the addresses that were not
 * printed yet, each on a line. */
bool cmd_hit_urls(struct cmd_hits *h, struct sakuin_str data,
		  struct sakuin_error *err);

#endif
