/* bag.h - a BagIt bag (RFC 8493): a folder with bagit.txt, what it holds in
 * data/, and manifests that say what should be there. */
#ifndef SK_BAG_H
#define SK_BAG_H

#include "base.h"
#include "table.h"

enum sk_bag_role {
	SK_BAG_NONE,    /* in no bag */
	SK_BAG_PAYLOAD, /* below data/ */
	SK_BAG_TAG      /* about the bag */
};

/* Zero it; it is the bag of the path that was entered last. */
struct sk_bag {
	struct sk_buf dir; /* the folder that was looked for, and its bag's */
	size_t bag;        /* bytes of the bag's path; 0: it is in none */
	struct sk_table paths;        /* below the bag, that a manifest names */
	struct sakuin_str *checksums; /* lines of a card, by path */
	size_t cap;
	struct sk_table fetched; /* that fetch.txt names */
	struct sk_arena arena;
	struct sk_buf info;  /* lines of a card: of all in it */
	char oxum[48];       /* its Payload-Oxum as it stands there, or "" */
	struct sk_buf notes; /* lines: what is wrong with the bag itself */
};

/* Find and read the bag that the file PATH, absolute, is in. */
SK_MUST_CHECK bool sk_bag_enter(struct sk_bag *b, const char *path,
				struct sakuin_error *err);
/* What PATH, which was entered, is in its bag. */
enum sk_bag_role sk_bag_role(const struct sk_bag *b, const char *path);
/* Is PATH the bagit.txt of its bag? */
bool sk_bag_is_top(const struct sk_bag *b, const char *path);
/* Append what the bag says of PATH as lines of a card.  *LISTED: a manifest
 * names it, or nothing need to. */
SK_MUST_CHECK bool sk_bag_card(const struct sk_bag *b, const char *path,
			       struct sk_buf *out, bool *listed,
			       struct sakuin_error *err);

/* Call FN for each file that should be there and is not, with its absolute
 * path and why that is bad. */
typedef bool sk_bag_fn(void *ctx, const char *path, const char *why,
		       struct sakuin_error *err);
SK_MUST_CHECK bool sk_bag_missing(const struct sk_bag *b, sk_bag_fn *fn,
				  void *ctx, struct sakuin_error *err);

/* Append to WHAT why its payload is not as large as bag-info.txt says; nothing
 * where it is, or nothing is said. */
SK_MUST_CHECK bool sk_bag_oxum(const struct sk_bag *b, struct sk_buf *what,
			       struct sakuin_error *err);
void sk_bag_done(struct sk_bag *b);

#endif
