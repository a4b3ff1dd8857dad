/* bag_read.h - the files of a bag that tell about it. */
#ifndef SK_BAG_READ_H
#define SK_BAG_READ_H

#include "bag.h"

/* Read manifests, bag-info.txt and fetch.txt of the bag that B has found; what
 * is wrong with them goes to b->notes. */
SK_MUST_CHECK bool sk_bag_read(struct sk_bag *b, struct sakuin_error *err);

#endif
