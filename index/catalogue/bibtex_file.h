/* bibtex_file.h - which files a BibTeX entry names. */
#ifndef SK_BIBTEX_FILE_H
#define SK_BIBTEX_FILE_H

#include "catalogue_read.h"

/* Add the paths in VALUE, a field "file": paths with ";" between them, each
 * alone or as "label:path:type", with a backslash before what is a sign of
 * that in a path. */
SK_MUST_CHECK bool sk_bibtex_files(struct sk_card_maker *m,
				   struct sakuin_str value, unsigned line,
				   struct sakuin_error *err);

#endif
