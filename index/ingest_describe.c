/* ingest_describe.c - what others say of the file under way: its bag, its
 * sidecar, and catalogues, each of which wins over those before it.
 *
 * What catalogues say is kept with the file: a run without them, or with
 * others, does not take it back.  What stands beside a file is looked up each
 * time. */
#include <stdio.h>
#include <sys/stat.h>

#include "card.h"
#include "catalogue.h"
#include "checksum.h"
#include "digest.h"
#include "ingest_impl.h"
#include "metadata.h"
#include "sidecar.h"

/* A line of a card that a catalogue wrote, and how it stands in the text. */
struct describe_line {
	struct sakuin_str origin; /* the catalogue's path */
	struct sakuin_str whole;  /* with its line end */
};

/* The next such line of *REST; others are passed over. */
static bool
describe_next(struct sakuin_str *rest, struct describe_line *out)
{
	struct sakuin_str origin;
	struct sk_card_line line;

	while (sk_card_next(rest, &origin, &line)) {
		const char *inner = memmem(origin.ptr, origin.len, "!/", 2);

		out->whole.ptr = origin.ptr;
		out->whole.len = (size_t)(rest->ptr - origin.ptr);
		if (inner)
			origin.len = (size_t)(inner - origin.ptr);
		out->origin = origin;
		if (origin.len && *origin.ptr == '/')
			return true;
	}
	return false;
}

static bool
describe_has(struct sakuin_str text, struct sakuin_str origin)
{
	struct describe_line line;

	while (describe_next(&text, &line))
		if (sk_str_eq(line.origin, origin))
			return true;
	return false;
}

/* Append the lines of TEXT that are of ORIGIN. */
static bool
describe_copy(struct sakuin_str text, struct sakuin_str origin,
	      struct sk_buf *out, struct sakuin_error *err)
{
	struct describe_line line;

	while (describe_next(&text, &line))
		if (sk_str_eq(line.origin, origin) &&
		    !sk_buf_add(out, line.whole.ptr, line.whole.len, err))
			return false;
	return true;
}

/* Is every catalogue that said something earlier read again? */
static bool
describe_all_given(const struct sk_ingest *in)
{
	struct sakuin_str rest = sk_buf_str(&in->card_was);
	struct describe_line line;

	while (describe_next(&rest, &line))
		if (!sk_catalogue_is(in->options->catalogue, line.origin))
			return false;
	return true;
}

/* Append what catalogues say: those of this run SAID; what others said stays,
 * and each keeps its place, so that the same one wins. */
static bool
describe_said(struct sk_ingest *in, struct sakuin_str said,
	      struct sakuin_error *err)
{
	struct sakuin_str was = sk_buf_str(&in->card_was), rest = was;
	size_t start = in->card.len;
	struct describe_line line;

	if (describe_all_given(in))
		return sk_buf_add(&in->card, said.ptr, said.len, err);
	while (describe_next(&rest, &line)) {
		struct sakuin_str done = { in->card.ptr + start,
					   in->card.len - start };
		bool given =
			sk_catalogue_is(in->options->catalogue, line.origin);

		if (!describe_has(done, line.origin) &&
		    !describe_copy(given ? said : was, line.origin, &in->card,
				   err))
			return false;
	}
	while (describe_next(&said, &line))
		if (!describe_has(was, line.origin) &&
		    !sk_buf_add(&in->card, line.whole.ptr, line.whole.len, err))
			return false;
	return true;
}

/* Is the file PATH, which tells about others, no document for that? */
static bool
describe_aside(struct sk_ingest *in, const char *path, struct sakuin_error *err)
{
	bool sidecar = false;

	in->aside = NULL;
	if (sk_catalogue_is(in->options->catalogue, sk_str(path)))
		in->aside = SK_ASIDE_LIST;
	else if (sk_bag_role(&in->bag, path) == SK_BAG_TAG)
		in->aside = "a tag file of a bag";
	else if (!sk_sidecar_is(path, &sidecar, err))
		return false;
	if (sidecar)
		in->aside = "the sidecar of another file";
	return true;
}

/* ------------------------------------------------------- what is withheld */

/* Behind what says that a file is withheld, what all of it was; its field is
 * none. */
#define WITHHELD "withheld:\twithheld\t"

/* Append what TEXT says of rights, and a digest of all. */
static bool
describe_withhold(struct sakuin_str text, struct sk_buf *out,
		  struct sakuin_error *err)
{
	struct sakuin_str rest = text, origin;
	struct sk_card_line line;
	char digest[65];

	while (sk_card_next(&rest, &origin, &line))
		if ((line.field == SK_CARD_RIGHTS ||
		     line.field == SK_CARD_EMBARGO) &&
		    !sk_buf_add(out, origin.ptr,
				(size_t)(rest.ptr - origin.ptr), err))
			return false;
	sk_digest(text, digest);
	return sk_buf_printf(out, err, WITHHELD "%s\n", digest);
}

bool
sk_ingest_keep_card(struct sk_ingest *in, struct sakuin_error *err)
{
	struct sk_buf kept = { 0 };
	struct sakuin_str text = sk_buf_str(&in->card);
	bool ok = true;

	if (in->withheld) {
		ok = describe_withhold(text, &kept, err);
		text = sk_buf_str(&kept);
	}
	ok = ok && sk_store_put_card(in->store, in->file.path, text, err);
	sk_buf_done(&kept);
	return ok;
}

/* Is what is said now what was said, of a file that was withheld for it? */
static bool
describe_same_withheld(const struct sk_ingest *in, bool *same,
		       struct sakuin_error *err)
{
	struct sakuin_str was = sk_buf_str(&in->card_was);
	const char *mark =
		was.len ? memmem(was.ptr, was.len, WITHHELD, strlen(WITHHELD))
			: NULL;
	struct sk_buf now = { 0 };
	bool ok;

	*same = false;
	if (!mark)
		return true;
	/* Without the catalogue nobody can tell. */
	if (!in->options->catalogue) {
		*same = sk_str_eq(sk_buf_str(&in->card),
				  (struct sakuin_str){
					  was.ptr, (size_t)(mark - was.ptr) });
		return true;
	}
	ok = describe_withhold(sk_buf_str(&in->card), &now, err);
	*same = ok && sk_str_eq(sk_buf_str(&now), was);
	sk_buf_done(&now);
	return ok;
}

/* --------------------------------------------------------------- all of it */

bool
sk_ingest_describe(struct sk_ingest *in, const char *path,
		   struct sakuin_error *err)
{
	struct sakuin_str said =
		sk_catalogue_find(in->options->catalogue, sk_str(path));
	struct sakuin_error why;
	bool listed, same;

	sk_buf_clear(&in->card);
	sk_buf_clear(&in->card_was);
	in->undescribed[0] = '\0';
	if (!sk_bag_enter(&in->bag, path, err) ||
	    !describe_aside(in, path, err) ||
	    !sk_store_card(in->store, sk_str(path), &in->card_was, err) ||
	    !sk_bag_card(&in->bag, path, &in->card, &listed, err))
		return false;
	if (!listed)
		sk_ingest_report(in, SK_EVENT_WARNING, path,
				 "no manifest of its bag names it; make the "
				 "bag's manifests anew, or take it out");
	if (!in->aside &&
	    !sk_sidecar_read(&in->extractor, path, &in->card, &why)) {
		if (why.code == SAKUIN_ENOMEM) {
			*err = why;
			return false;
		}
		snprintf(in->undescribed, sizeof in->undescribed, "%.*s",
			 (int)sk_utf8_cut(sk_str(why.text),
					  sizeof in->undescribed - 1),
			 why.text);
		return true;
	}
	if (!describe_said(in, said, err))
		return false;
	if (!describe_same_withheld(in, &same, err))
		return false;
	in->redescribed = !same && !sk_str_eq(sk_buf_str(&in->card),
					      sk_buf_str(&in->card_was));
	return true;
}

bool
sk_ingest_described(struct sk_ingest *in, struct sk_document *doc,
		    struct sakuin_error *err)
{
	bool shared = doc->member.len || doc->offset ||
		      sk_str_eq(doc->reader, sk_str("ndjson"));

	return in->stream || in->card.len == 0 ||
	       sk_card_apply(sk_buf_str(&in->card), shared, doc,
			     &in->document_arena, err);
}

/* ----------------------------------------------------------------- in a bag */

static bool
fixity_one(struct sk_ingest *in, int fd, struct sakuin_str want, bool *fit,
	   struct sakuin_error *err)
{
	const char *colon = memchr(want.ptr, ':', want.len);
	struct sakuin_str name = { want.ptr, 0 };
	char have[SK_CHECKSUM_SIZE];

	if (!colon)
		return true;
	name.len = (size_t)(colon - want.ptr);
	want.ptr += name.len + 1;
	want.len -= name.len + 1;
	if (sk_str_eq(name, sk_str("sha256")))
		memcpy(have, in->digest, sizeof in->digest);
	else if (!sk_checksum_file(fd, name, have, err))
		return false;
	*fit = sk_str_eq(sk_str(have), want);
	if (!*fit)
		snprintf(in->message, sizeof in->message,
			 "its %.*s is %.16s..., and its bag says %.*s...: it "
			 "was changed or damaged; take it from a good copy, or "
			 "make the bag's manifests anew",
			 (int)name.len, name.ptr, have,
			 want.len < 16 ? (int)want.len : 16, want.ptr);
	return true;
}

bool
sk_ingest_fixity(struct sk_ingest *in, int fd, bool *fit,
		 struct sakuin_error *err)
{
	struct sakuin_str rest = sk_buf_str(&in->card), origin;
	struct sk_card_line line;

	*fit = true;
	while (*fit && sk_card_next(&rest, &origin, &line))
		if (line.field == SK_CARD_CHECKSUM &&
		    !fixity_one(in, fd, line.value, fit, err))
			return false;
	return true;
}

static bool
bag_lost(void *ctx, const char *path, const char *why, struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;
	struct sk_file file = { .path = sk_str(path) };

	in->summary->failed++;
	sk_report_begin(&in->files);
	sk_ingest_report(in, SK_EVENT_FAILED, path, why);
	return sk_report_end(&in->files, &file, "failed", why, 0, err);
}

static bool
bag_oxum(struct sk_ingest *in, const char *path, struct sakuin_error *err)
{
	struct sk_buf what = { 0 };
	bool ok = sk_bag_oxum(&in->bag, &what, err) && sk_buf_cstr(&what, err);

	if (ok && what.len)
		sk_ingest_report(in, SK_EVENT_WARNING, path, what.ptr);
	sk_buf_done(&what);
	return ok;
}

bool
sk_ingest_bag(struct sk_ingest *in, const char *path, struct sakuin_error *err)
{
	struct sakuin_str notes = sk_buf_str(&in->bag.notes);

	if (!sk_bag_is_top(&in->bag, path))
		return true;
	while (notes.len) {
		const char *end = memchr(notes.ptr, '\n', notes.len);
		char line[500];
		int len = (int)(end - notes.ptr);

		snprintf(line, sizeof line, "%.*s", len, notes.ptr);
		sk_ingest_report(in, SK_EVENT_WARNING, path, line);
		notes.ptr += len + 1;
		notes.len -= (size_t)len + 1;
	}
	return bag_oxum(in, path, err) &&
	       sk_bag_missing(&in->bag, bag_lost, in, err);
}
