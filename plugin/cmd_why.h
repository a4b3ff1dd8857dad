/* cmd_why.h - why a document is found though it spells a name otherwise. */
#ifndef SK_CMD_WHY_H
#define SK_CMD_WHY_H

#include "cmd_synonyms.h"

/* A reading key of the query. */
struct cmd_why_key {
	struct sakuin_str typed, term;
	enum sakuin_reading reading;
};

/* A reading that documents say themselves. */
struct cmd_why_gloss {
	struct sakuin_str name, key;
	enum sakuin_reading reading;
};

/* Zeroed before use. */
struct cmd_why {
	struct sk_arena arena;
	struct cmd_why_key *keys;
	size_t count, cap;
	struct cmd_why_gloss *glosses;
	size_t gloss_count, gloss_cap;
};

/* A sk_read_as_fn whose ctx is a struct cmd_why. */
bool cmd_why_key(void *ctx, const struct sk_read_as *key,
		 struct sakuin_error *err);
void cmd_why_done(struct cmd_why *w);

/* What TERM is a reading of, or NULL. */
const struct cmd_why_key *cmd_why_find(const struct cmd_why *w,
				       struct sakuin_str term);
/* "Japanese" ... */
const char *cmd_why_language(enum sakuin_reading reading);

/* Print a line for each reading that documents say themselves, with the first
 * of these: "静遍 = zyohen, said by report/7 and 2 more". */
SK_MUST_CHECK bool cmd_why_glosses(const struct cmd_why *w,
				   struct sk_store *store,
				   struct sakuin_error *err);

/* Print a line for each spelling in document ID that sounds like what was
 * typed: "tokto ~ 독도, Korean reading". */
SK_MUST_CHECK bool cmd_why_readings(const struct cmd_why *w,
				    struct sk_store *store,
				    struct sakuin_str id,
				    struct sakuin_error *err);

#endif
