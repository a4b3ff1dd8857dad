/* glossary_impl.h - what glossary_add.c, which writes glosses, and glossary.c,
 * which looks them up, share; the latter's database for glossary_starts.c. */
#ifndef SK_GLOSSARY_IMPL_H
#define SK_GLOSSARY_IMPL_H

#include "glossary.h"

/* Write NAME=XRJ:KEY or, if SOUND, XRJ:KEY=NAME, to OUT. */
SK_MUST_CHECK bool sk_glossary_value(struct sk_buf *out, bool sound,
				     struct sakuin_str name,
				     enum sakuin_reading reading,
				     struct sakuin_str key,
				     struct sakuin_error *err);

/* The database whose documents say so. */
struct xc_db *sk_glossary_db(const struct sk_glossary *g);

#endif
