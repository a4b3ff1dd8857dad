/* walk.h - the regular files below a path, in order of names. */
#ifndef SK_WALK_H
#define SK_WALK_H

#include "base.h"

/* PATH is absolute, ID is stable under moves of the whole folder: the last
 * part of the path that was given, then the way down from there, white space,
 * control characters and what is no UTF-8 percent-encoded, and a digest
 * instead where that is longer than 200 bytes.
 * ERROR is NULL, or why PATH can't be read.  Return false, with *err set, to
 * stop. */
typedef bool sk_walk_fn(void *ctx, const char *path, struct sakuin_str id,
			const char *error, struct sakuin_error *err);

/* Call FN for each file at or below GIVEN.  Hidden files are left out and
 * links not followed, but GIVEN itself may be either.  *ROOT is set to the
 * absolute path of GIVEN.  SAKUIN_ENOTFOUND, with the reason and not
 * the path in its text, if there is no GIVEN. */
SK_MUST_CHECK bool sk_walk(const char *given, struct sk_buf *root,
			   sk_walk_fn *fn, void *ctx, struct sakuin_error *err);

/* Only the files at or below FROM, with the ids that sk_walk() gives them when
 * it is given ROOT.  Both are absolute and FROM is ROOT or below it; nothing
 * is called where there is no FROM any more. */
SK_MUST_CHECK bool sk_walk_from(const char *root, const char *from,
				sk_walk_fn *fn, void *ctx,
				struct sakuin_error *err);

/* The id of what is called MEMBER in the archive with the id FILE, by the
 * rules above: FILE!/MEMBER.  FILE itself if MEMBER is empty. */
SK_MUST_CHECK bool sk_walk_member(struct sakuin_str file,
				  struct sakuin_str member,
				  struct sk_arena *arena, struct sakuin_str *id,
				  struct sakuin_error *err);

/* The id of the file at PATH, of which ID is that of the file or of a member:
 * ID without what follows "!/" behind the last part of PATH.  Borrowed from
 * ID. */
SK_MUST_CHECK bool sk_walk_file(struct sakuin_str path, struct sakuin_str id,
				struct sakuin_str *file,
				struct sakuin_error *err);

/* PATH as text: bytes that are no UTF-8 are percent-encoded. */
SK_MUST_CHECK bool sk_walk_text(struct sakuin_str path, struct sk_arena *arena,
				struct sakuin_str *out,
				struct sakuin_error *err);

#endif
