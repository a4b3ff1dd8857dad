/* mail.h - what mail looks like, for its two readers. */
#ifndef SK_MAIL_H
#define SK_MAIL_H

#include "base.h"

/* Does HEAD start with the header of a message?  SURE: it is called one, and
 * any header will do. */
bool sk_mail_looks(struct sakuin_str head, bool sure);

/* Does it start with the line that separates messages in a mailbox, a header
 * behind it? */
bool sk_mbox_looks(struct sakuin_str head);

/* Is LINE such a line: "From kim@a.example Sat Feb 29 12:34:56 2020"? */
bool sk_mbox_from(struct sakuin_str line);

#endif
