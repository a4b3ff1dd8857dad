/* stub.h - the databases behind a name: itself, or what a stub file lists. */
#ifndef SK_STUB_H
#define SK_STUB_H

#include "base.h"

/* Return false, with *err set, to stop. */
typedef bool sk_stub_fn(void *ctx, const char *path, struct sakuin_error *err);

/* Call FN with each local database that PATH stands for: PATH itself, or, of a
 * stub file (or a folder with a file XAPIANDB), the path of each line "auto"
 * or "glass", relative to the stub.  Remote lines are passed over; stubs in
 * stubs are followed a few levels. */
SK_MUST_CHECK bool sk_stub_each(const char *path, sk_stub_fn *fn, void *ctx,
				struct sakuin_error *err);

#endif
