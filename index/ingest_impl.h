/* ingest_impl.h - the state of one run, for ingest.c and prune.c. */
#ifndef SK_INGEST_IMPL_H
#define SK_INGEST_IMPL_H

#include "catalogue/bag.h"
#include "formats/extract.h"
#include "ingest.h"
#include "ingest_frame.h"
#include "report.h"
#include "table.h"

/* Why a catalogue is no document. */
#define SK_ASIDE_LIST "a catalogue of files"
#define SK_ASIDE_STATUS "skipped: " SK_ASIDE_LIST

struct sk_ingest {
	struct sk_store *store;
	const struct sk_ingest_options *options;
	struct sk_ingest_summary *summary;
	struct sk_arena arena;          /* for one file */
	struct sk_arena document_arena; /* for one document */
	struct sk_extractor extractor;
	struct sk_extractor reader;   /* of what is in pictures */
	struct sk_ingest_frame frame; /* of pages */
	size_t deep; /* folders from what was named down to the file */
	const struct sk_beside *beside; /* of the file under way */
	bool beside_taken;              /* its text is the file's */
	struct sk_report files;         /* what was made of each */
	const char *status;             /* of the file under way */
	char why[400], digest[65];
	struct sk_table seen; /* ids in the file under way */
	struct sk_file file;  /* under way */
	struct sakuin_str id; /* of the file under way */
	struct sakuin_str moved_from;
	const char *where; /* for messages */
	bool stream;       /* standard input: no file behind it */
	bool left_out;     /* the file under way is of no format, see message */
	bool was_ok;       /* the last time this file was read well */
	bool fatal;        /* the failure is not the file's */
	uint64_t stored, broken, files_below;
	uint64_t passed;   /* bytes of the files before this one */
	uint64_t from, to; /* of the file's bytes, see sk_source; to 0: all */
	char message[500];
	/* What catalogues say of the file under way, and said of it earlier:
	 * lines as sk_card_write() writes them. */
	struct sk_buf card, card_was;
	bool redescribed;      /* the two differ */
	bool withheld;         /* of the file a document was, for its rights */
	char undescribed[400]; /* why its sidecar can't be read, or "" */
	const char *aside;     /* why the file is no document, or NULL */
	struct sk_bag bag;
};

void sk_ingest_report(struct sk_ingest *in, enum sk_event event,
		      const char *where, const char *what);
/* The document under way can't be taken, for the reason in in->message. */
void sk_ingest_refuse(struct sk_ingest *in);
/* Index the file PATH under the id in->id, if it is new or has changed.
 * False only for failures that end the run. */
SK_MUST_CHECK bool sk_ingest_file(struct sk_ingest *in, const char *path,
				  struct sakuin_error *err);
/* The same, with what sk_walk() found: ERROR may say why PATH can't be read. */
SK_MUST_CHECK bool sk_ingest_visit(struct sk_ingest *in, const char *path,
				   struct sakuin_str id, const char *error,
				   struct sakuin_error *err);
/* What STAT says of it, in FILE. */
struct stat;
void sk_ingest_stat(struct sk_file *file, const struct stat *st);
/* If the file open at FD changed under our eyes, forget its time, so that the
 * next run reads it again. */
void sk_ingest_check_change(struct sk_ingest *in, int fd);
/* Is there nothing to do: the same size, time and inode as last time, and
 * nothing else that would make another document of it? */
bool sk_ingest_is_known(const struct sk_ingest *in, const struct sk_file *was,
			const struct stat *st);
/* Free what IN holds and commit; OK tells how the run went, and is returned
 * if committing works. */
SK_MUST_CHECK bool sk_ingest_done(struct sk_ingest *in, bool ok,
				  struct sakuin_error *err);
/* Was a file with the bytes of in->file known under a path that is gone?
 * Then this is that file: its id becomes in->id. */
SK_MUST_CHECK bool sk_ingest_follow_move(struct sk_ingest *in,
					 struct sakuin_error *err);
/* Does the document with this id belong to another file that still exists?
 * Then in->message says so: two files must not own one id. */
SK_MUST_CHECK bool sk_ingest_clash(struct sk_ingest *in, struct sakuin_str id,
				   bool *clash, struct sakuin_error *err);
/* Fill doc->path: the file and, in an archive, the name there. */
SK_MUST_CHECK bool sk_ingest_path(struct sk_ingest *in, struct sk_document *doc,
				  struct sakuin_error *err);
/* Find out what catalogues, its sidecar and its bag say of the file PATH. */
SK_MUST_CHECK bool sk_ingest_describe(struct sk_ingest *in, const char *path,
				      struct sakuin_error *err);
/* Let that win over what DOC, read from it, says. */
SK_MUST_CHECK bool sk_ingest_described(struct sk_ingest *in,
				       struct sk_document *doc,
				       struct sakuin_error *err);
/* Keep in->card: of a file that is withheld, only what says so. */
SK_MUST_CHECK bool sk_ingest_keep_card(struct sk_ingest *in,
				       struct sakuin_error *err);
/* Does the file FD, whose SHA-256 is in->digest, have the digests that its bag
 * says?  If not, *FIT is false and in->message tells. */
SK_MUST_CHECK bool sk_ingest_fixity(struct sk_ingest *in, int fd, bool *fit,
				    struct sakuin_error *err);
/* Of the bagit.txt PATH: tell what is wrong with the bag. */
SK_MUST_CHECK bool sk_ingest_bag(struct sk_ingest *in, const char *path,
				 struct sakuin_error *err);

/* Index NDJSON from standard input. */
SK_MUST_CHECK bool sk_ingest_stdin(struct sk_ingest *in,
				   struct sakuin_error *err);

/* After a run over the folder or file ROOT: count what is gone from it, and
 * under --prune remove that, unless it looks like an accident. */
SK_MUST_CHECK bool sk_ingest_prune(struct sk_ingest *in, struct sakuin_str root,
				   struct sakuin_error *err);

/* A document of the file under way: give it its id and store it.  A failure
 * here is the database's or memory's, and ends the run. */
SK_MUST_CHECK bool sk_ingest_document(void *ingest, struct sk_document *doc,
				      struct sakuin_error *err);
/* A record that can't be read. */
SK_MUST_CHECK bool sk_ingest_complain(void *ingest,
				      const struct sakuin_error *broken);
/* Nobody reads the member NAME: an image in an archive, say.  Without a name
 * it is the file itself. */
void sk_ingest_leave_out(void *ingest, const char *name, const char *why);

#endif
