/* store_impl.h - what store*.c and files.c share. */
#ifndef SK_STORE_IMPL_H
#define SK_STORE_IMPL_H

#include "corrections.h"
#include "schema.h"
#include "store.h"
#include "table.h"
#include "terms.h"

enum { SK_ADDED_SIZE = 11 };

struct sk_links;
struct sk_source_matcher;

/* Pieces of writing a document, into s->terms: filters and words. */
SK_MUST_CHECK bool sk_store_filters(struct sk_store *s,
				    const struct sk_document *doc,
				    const struct sk_file *file,
				    struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_words(struct sk_store *s,
				  const struct sk_document *doc,
				  struct sakuin_error *err);
/* Write DOC, whose terms are in s->terms, as document *DOCID, or as a new one;
 * it was ADDED on that day. */
SK_MUST_CHECK bool sk_store_write(struct sk_store *s, struct sk_document *doc,
				  const struct sk_file *file, uint32_t *docid,
				  const char *added, struct sakuin_error *err);
/* Before document DOCID is written anew: forget the spelling of its words;
 * its date added goes to ADDED. */
SK_MUST_CHECK bool sk_store_replace(struct sk_store *s, uint32_t docid,
				    char added[SK_ADDED_SIZE],
				    struct sakuin_error *err);
/* Take away document DOCID with all that was kept for it. */
SK_MUST_CHECK bool sk_store_erase(struct sk_store *s, uint32_t docid,
				  struct sakuin_str id,
				  struct sakuin_error *err);

/* The day it is, in UTC. */
void sk_store_today(char out[SK_ADDED_SIZE]);
/* Documents will change: whoever is interrupted leaves word of that for the
 * dictionary that may be in the database. */
SK_MUST_CHECK bool sk_store_changes(struct sk_store *s,
				    struct sakuin_error *err);

/* What a source holds more than a document. */
struct sk_cited {
	struct sakuin_str *names; /* of its variants */
	struct sakuin_str *keys;
	struct sakuin_str *titles;   /* all that are printed, each once */
	struct sakuin_str *contexts; /* the sentences that cite it */
	size_t name_count, key_count, title_count, context_count;
	struct sakuin_str printed; /* the references, each on a line */
};

/* Put into s->terms the titles of CITED but OWN, which is there already ... */
SK_MUST_CHECK bool sk_store_titles(struct sk_store *s,
				   const struct sk_cited *cited,
				   struct sakuin_str own,
				   struct sakuin_error *err);
/* ... and the sentences, each of which counts as its own language. */
SK_MUST_CHECK bool sk_store_contexts(struct sk_store *s,
				     const struct sk_cited *cited,
				     struct sakuin_error *err);
/* Write DOC, a source, as document *DOCID (0: a new one, whose number it is
 * then), whose id was WAS. */
SK_MUST_CHECK bool sk_store_put_source(struct sk_store *s,
				       struct sk_document *doc, uint32_t *docid,
				       struct sakuin_str was,
				       const struct sk_cited *cited,
				       struct sakuin_error *err);
/* All that changed of source DOCID is that now COUNT documents cite it. */
SK_MUST_CHECK bool sk_store_count_source(struct sk_store *s, uint32_t docid,
					 uint32_t count,
					 struct sakuin_error *err);
/* Document DOCID, whose id is ID, is itself the source SOURCE, of which `extra`
 * is kept, `cited_by` shown, and the authors count if it names none.  It is
 * found by what is in CITED, too; what it had of that kind is taken away. */
SK_MUST_CHECK bool sk_store_hold(struct sk_store *s, uint32_t docid,
				 struct sakuin_str id,
				 const struct sk_cited *cited,
				 const struct sk_document *source,
				 struct sakuin_error *err);
/* It is no longer. */
SK_MUST_CHECK bool sk_store_unhold(struct sk_store *s, uint32_t docid,
				   struct sakuin_str id,
				   struct sakuin_error *err);
/* Document DOCID cites documents: add or take away their ids. */
SK_MUST_CHECK bool sk_store_cite(struct sk_store *s, uint32_t docid,
				 const struct sakuin_str *add, size_t added,
				 const struct sakuin_str *drop, size_t dropped,
				 struct sakuin_error *err);
/* Bring the sources in step with the documents. */
SK_MUST_CHECK bool sk_store_link(struct sk_store *s, struct sakuin_error *err);
/* A document of the file PATH comes in once the day UNTIL has passed. */
SK_MUST_CHECK bool sk_store_await(struct sk_store *s, struct sakuin_str path,
				  const char *until, struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_remove_source(struct sk_store *s, uint32_t docid,
					  struct sakuin_str id,
					  struct sakuin_error *err);

struct sk_store {
	struct xc_db *db;     /* all databases as one, or the writer */
	struct xc_db **parts; /* each alone, for metadata; of a writer only if
			       * there are several */
	size_t part_count, part_cap;
	bool shards; /* all parts are one database (shards.h) */
	/* writing only */
	unsigned without; /* of enum sk_without */
	bool readings_stamped;
	struct sk_terms *terms;
	struct sk_table words; /* for the spelling dictionary ... */
	int32_t *word_counts;  /* ... changes that are not written yet */
	size_t word_cap;
	size_t spelled;      /* words changed since the last commit */
	bool recount;        /* count all terms instead */
	bool unspelled;      /* there is nothing in the dictionary */
	bool behind;         /* the database says that changes are missing */
	bool changed;        /* documents have */
	size_t postings;     /* since the last commit */
	size_t all_postings; /* about so many, with those before this run */
	char today[SK_ADDED_SIZE];
	struct sk_source_matcher *matcher;
	struct sk_links *links; /* NULL: sources are linked later */
	struct sk_corrections *corrections;
	uint32_t last_correction; /* the largest number */
	bool uncarried;           /* some are not carried out yet */
	bool carrying;            /* that is under way */
	bool correct_behind;      /* the database says that some are not */
	bool correct_all;         /* an earlier run was cut short */
	uint64_t waiting;         /* documents that can't be corrected yet */
	struct sk_buf record, line, packed, shared, key;
};

/* If making the database at PATH was cut short, take away what there is of
 * it; then it can be made. */
bool sk_store_clear_unfinished(const char *path);

/* The first document of DB whose filter FIELD is NAME; 0 if there is none. */
SK_MUST_CHECK bool sk_store_lookup(struct xc_db *db, enum sk_field_id field,
				   struct sakuin_str name, uint32_t *docid,
				   struct sakuin_error *err);

/* KEY + NAME in s->key; a NAME that would be too long goes by its digest. */
SK_MUST_CHECK bool sk_store_key(struct sk_store *s, const char *key,
				struct sakuin_str name, struct sakuin_str *out,
				struct sakuin_error *err);

/* Where metadata are read that may be in any part: PART of those that
 * sk_store_part_count() tells. */
struct xc_db *sk_store_part(struct sk_store *s, size_t part);
/* Where those about document ID are written. */
size_t sk_store_part_of(const struct sk_store *s, struct sakuin_str id);
struct xc_db *sk_store_keeper(struct sk_store *s, struct sakuin_str id);
/* Commit what was written, and no more. */
SK_MUST_CHECK bool sk_store_flush(struct sk_store *s, struct sakuin_error *err);
/* An earlier run was stopped when some shards had been committed and others
 * not: let this one make anew what leads from one to the other. */
SK_MUST_CHECK bool sk_store_mend(struct sk_store *s, struct sakuin_error *err);

/* Commit documents, and the spelling dictionary some other time: it is dear
 * to write, as each word is in many lists. */
SK_MUST_CHECK bool sk_store_commit_some(struct sk_store *s,
					struct sakuin_error *err);

/* The part of LINE up to the next tab; moves LINE behind it. */
struct sakuin_str sk_tab_part(struct sakuin_str *line);

/* Write to WARNING one line about the first stamp of DB, at PATH, that is not
 * ours; leave it as it is if there is none. */
SK_MUST_CHECK bool sk_store_warn(struct sk_store *s, struct xc_db *db,
				 const char *path, char *warning,
				 struct sakuin_error *err);
/* Give a new database our stamps, and say that it goes WITHOUT some things; an
 * old one must have them, and its s->without is read. */
SK_MUST_CHECK bool sk_store_stamp(struct sk_store *s, const char *path,
				  unsigned without, struct sakuin_error *err);
/* A document with kanji comes: keep which dictionaries read them. */
SK_MUST_CHECK bool sk_store_stamp_readings(struct sk_store *s,
					   struct sakuin_error *err);

/* Count TERM, CHANGE times, for the spelling dictionary, if it is a word. */
SK_MUST_CHECK bool sk_store_spell(struct sk_store *s, struct sakuin_str term,
				  int32_t change, struct sakuin_error *err);
/* The same for all terms of document DOCID, unless it is restricted. */
SK_MUST_CHECK bool sk_store_spell_document(struct sk_store *s, uint32_t docid,
					   int32_t change,
					   struct sakuin_error *err);
/* Before a commit: write the counts ... */
SK_MUST_CHECK bool sk_store_spell_now(struct sk_store *s,
				      struct sakuin_error *err);
/* ... or, if they are not too many, only that some are missing. */
SK_MUST_CHECK bool sk_store_spell_later(struct sk_store *s,
					struct sakuin_error *err);
/* Let this database's terms be counted again, ... */
SK_MUST_CHECK bool sk_store_spell_anew(struct sk_store *s,
				       struct sakuin_error *err);
/* ... and its sources be made anew. */
SK_MUST_CHECK bool sk_store_link_anew(struct sk_store *s,
				      struct sakuin_error *err);
/* Does an earlier run want its terms to be counted again?  If the database is
 * empty they are counted at the end, too. */
SK_MUST_CHECK bool sk_store_spell_begin(struct sk_store *s,
					struct sakuin_error *err);

#endif
