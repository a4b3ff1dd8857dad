/* bag_read.h - the files of a bag that tell about it. */
#ifndef SK_BAG_READ_H
#define SK_BAG_READ_H

#include "bag.h"

/* What cards have before what a bag says. */
#define SK_BAG_ORIGIN "bag:"

/* Read manifests, bag-info.txt and fetch.txt of the bag that B has found; what
 * is wrong with them goes to b->notes. */
SK_MUST_CHECK bool sk_bag_read(struct sk_bag *b, struct sakuin_error *err);

/* A bag while it is read. */
struct sk_bag_reading {
	struct sk_bag *bag;
	int dir;
	struct sakuin_str encoding; /* that bagit.txt says */
	char declared[64];
	struct sk_arena arena;
};

/* Note WHAT of line LINE (0: all) of the file NAME. */
SK_MUST_CHECK bool sk_bag_note(struct sk_bag_reading *r, const char *name,
			       unsigned line, const char *what,
			       struct sakuin_error *err);
/* The text of the file NAME; empty where there is none. */
SK_MUST_CHECK bool sk_bag_text(struct sk_bag_reading *r, const char *name,
			       struct sakuin_str *text,
			       struct sakuin_error *err);
/* Cut a line, without its end, off *REST. */
struct sakuin_str sk_bag_line(struct sakuin_str *rest);

/* Find the encoding in bagit.txt. */
SK_MUST_CHECK bool sk_bag_encoding(struct sk_bag_reading *r,
				   struct sakuin_error *err);
/* Put what bag-info.txt says into bag->info. */
SK_MUST_CHECK bool sk_bag_info(struct sk_bag_reading *r,
			       struct sakuin_error *err);

#endif
