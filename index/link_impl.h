/* link_impl.h - sources while they are brought up to date. */
#ifndef SK_LINK_IMPL_H
#define SK_LINK_IMPL_H

#include "cites.h"
#include "docids.h"
#include "link.h"
#include "source_key.h"
#include "source_same.h"
#include "store_impl.h"
#include "table.h"

enum {
	SK_CONTEXT_SENTENCES = 2, /* of one document, that are kept */
	SK_CONTEXT_BYTES = 360,   /* of each */
	SK_CONTEXT_REPORTS = 30,  /* whose sentences are kept */
	SK_VARIANT_TEXTS = 20,    /* variants whose text is indexed */
	SK_SOURCE_REACH = 64      /* sources tried for one key */
};

/* What one document says where it cites by one of its references. */
struct link_context {
	struct link_context *next; /* by report, then name */
	struct sakuin_str report;
	char name[SK_VARIANT_SIZE];
	struct sakuin_str sentences[SK_CONTEXT_SENTENCES];
	uint32_t pages[SK_CONTEXT_SENTENCES]; /* they are on; 0: none */
	size_t count;
};

/* A reference as some documents print it; or what a document that may be the
 * source itself says of itself. */
struct link_variant {
	struct link_variant *next;
	char name[SK_VARIANT_SIZE];
	struct sk_reference ref;
	struct sakuin_str first; /* the smallest id of these documents */
	bool recount;            /* `first` prints it no longer */
	bool document;           /* it is the document `first` */
};

struct link_source {
	uint32_t docid; /* where it is written; 0: nowhere yet */
	struct sakuin_str id;
	bool held; /* that is a document of its own */
	struct link_variant *variants;
	struct link_variant *documents; /* that may be it */
	struct link_context *contexts;
	struct link_context
		*lost; /* taken out of them, when some had no room */
	bool refill;   /* others may belong there now */
	size_t parent; /* of the same source; itself for a root */
	size_t tried;  /* the last variant that was compared with it */
	bool changed;  /* write it anew */
	bool regroup;  /* a variant is read otherwise */
	bool counted;  /* at least how many cite it is another number */
	bool apart;    /* a part of what people say is several */
	bool gathered; /* ... and what else is of it was found */
};

struct link_change {
	bool drop;
	bool document; /* context.report itself has changed */
	bool touch;    /* something was said of the variant ... */
	bool fields;   /* ... and of its fields */
	struct sk_reference ref;
	struct link_context context; /* whose name and report are set */
};

struct link_owner {
	size_t source;
	struct link_variant *variant;
};

/* Where those are that have a key. */
struct link_keys {
	struct sk_table table;
	uint32_t *heads; /* of lists in places */
	size_t cap;
};

struct sk_links {
	struct sk_source_matcher *matcher;
	struct sk_arena arena; /* of all below */
	struct link_change *changes;
	size_t change_count, change_cap;
	/* while flushing */
	struct sk_store *store;
	struct link_source *sources;
	size_t source_count, source_cap;
	struct sk_table names; /* of variants; owners[number] has each */
	struct link_owner *owners;
	size_t owner_cap;
	struct link_keys keys;     /* of new variants ... */
	struct link_keys own_keys; /* ... and of new documents */
	struct link_place {
		size_t source;
		uint32_t next; /* place + 1; 0: the last */
	} * places;
	size_t place_count, place_cap;
	size_t stamp;               /* for link_source.tried */
	struct sakuin_str printing; /* the report read last, and ... */
	struct sk_table printed;    /* names of what it prints */
	const struct sk_reference **references;
	size_t reference_cap;
	struct sakuin_str *freed; /* documents that are no sources now */
	size_t freed_count, freed_cap;
};

/* The root of source I. */
size_t sk_link_root(struct sk_links *l, size_t i);
/* A new source without anything; *INDEX is its number. */
SK_MUST_CHECK bool sk_link_source(struct sk_links *l, size_t *index,
				  struct sakuin_error *err);
/* Say that source INDEX has the variant V. */
SK_MUST_CHECK bool sk_link_own(struct sk_links *l, struct link_variant *v,
			       size_t index, struct sakuin_error *err);
/* Who has the variant NAME, as far as that was said; or NULL. */
const struct link_owner *sk_link_owner(const struct sk_links *l,
				       const char *name);
/* Variant NAME, once its source was found; NULL if that is damaged. */
struct link_variant *sk_link_variant(const struct sk_links *l,
				     const char *name);
/* By report, then name. */
int sk_link_context_order(const struct link_context *a,
			  const struct link_context *b);
/* The number of the source that document DOCID is, which is read if it is
 * not at hand. */
SK_MUST_CHECK bool sk_link_load(struct sk_links *l, uint32_t docid,
				size_t *index, struct sakuin_error *err);
/* Make the sources A and B one. */
void sk_link_unite(struct sk_links *l, size_t a, size_t b);
/* Put what people say of variant NAME into REF. */
SK_MUST_CHECK bool sk_link_correct(struct sk_links *l, const char *name,
				   struct sk_reference *ref,
				   struct sakuin_error *err);
/* Are A and B the same, as people say or else as we think? */
SK_MUST_CHECK bool sk_link_same(struct sk_links *l,
				const struct link_variant *a,
				const struct link_variant *b, bool *same,
				struct sakuin_error *err);
/* Do people say that they are different, or the same? */
bool sk_link_divided(const struct sk_links *l, const struct link_variant *a,
		     const struct link_variant *b);
bool sk_link_said_same(const struct sk_links *l, const struct link_variant *a,
		       const struct link_variant *b);
/* What people call V: its name, or the document's id. */
struct sakuin_str sk_link_called(const struct link_variant *v);
/* The next that people say is the same as V; *AT is 0 at first. */
bool sk_link_next_same(const struct sk_links *l, const struct link_variant *v,
		       uint32_t *at, struct sakuin_str *partner);
/* Join source INDEX with what people say its variant V is the same as. */
SK_MUST_CHECK bool sk_link_join_said(struct sk_links *l, size_t index,
				     const struct link_variant *v,
				     struct sakuin_error *err);
/* Are two variants of source INDEX said to be different? */
bool sk_link_disputed(struct sk_links *l, size_t index);
/* Cut source INDEX so that none of its parts has two such. */
SK_MUST_CHECK bool sk_link_cut(struct sk_links *l, size_t index,
			       struct sakuin_error *err);
/* Put together what was cut and has to be cut anew. */
SK_MUST_CHECK bool sk_link_gather(struct sk_links *l, struct sakuin_error *err);
/* Join new variant V of source INDEX with all that are the same. */
SK_MUST_CHECK bool sk_link_join(struct sk_links *l, size_t index,
				struct link_variant *v,
				struct sakuin_error *err);
/* All variants of S, and the documents, in one list; S has none then. */
struct link_variant *sk_link_take(struct link_source *s);
/* Give S the variants and documents in LIST. */
void sk_link_give(struct link_source *s, struct link_variant *list);
/* Where variants were taken away, what is left of source INDEX may be
 * several. */
SK_MUST_CHECK bool sk_link_split(struct sk_links *l, size_t index,
				 struct sakuin_error *err);
/* Add to CITERS whose XCITES: has NAME: those who print a variant, or cite a
 * document. */
SK_MUST_CHECK bool sk_link_citers(struct sk_links *l, struct sakuin_str name,
				  struct sk_docids *citers,
				  struct sakuin_error *err);
/* Who cites S, each once, in order, but for document SELF, which is S. */
SK_MUST_CHECK bool sk_link_all_citers(struct sk_links *l,
				      const struct link_source *s,
				      uint32_t self, struct sk_docids *citers,
				      struct sakuin_error *err);
/* The first document that printed V, of root INDEX, does no longer: find the
 * one that is now, and read V as that prints it. */
SK_MUST_CHECK bool sk_link_first(struct sk_links *l, size_t index,
				 struct link_variant *v,
				 struct sakuin_error *err);
/* V, of root INDEX, is printed as REF by the document that counts. */
SK_MUST_CHECK bool sk_link_reread(struct sk_links *l, size_t index,
				  struct link_variant *v,
				  const struct sk_reference *ref,
				  struct sakuin_error *err);
/* Take out what the report of CONTEXT says of its variant; false if that was
 * not kept. */
bool sk_link_remove_context(struct link_source *s,
			    const struct link_context *context);
/* Are there as many as are kept, so that there may be others? */
bool sk_link_contexts_full(const struct link_source *s);
/* Where some were taken out of source INDEX, others that had no room come
 * back. */
SK_MUST_CHECK bool sk_link_refill(struct sk_links *l, size_t index,
				  struct sakuin_error *err);
/* CONTEXT cites with the sentence of C in TEXT: keep that as one line. */
SK_MUST_CHECK bool sk_link_sentence(struct sk_links *l,
				    struct link_context *context,
				    struct sakuin_str text,
				    const struct sk_citation *c,
				    struct sakuin_error *err);
/* Put the variants of LIST in the order of the first documents that print
 * them, then of their names. */
SK_MUST_CHECK bool sk_link_sort(struct sk_links *l, struct link_variant **list,
				struct sakuin_error *err);
/* Read what REPORT prints; *DOC and *LIST are empty if it is not there. */
SK_MUST_CHECK bool sk_link_report(struct sk_links *l, struct sakuin_str report,
				  struct sk_document *doc,
				  struct sk_reference_list *list,
				  struct sakuin_error *err);
/* Put CONTEXT into its place in the list, of which the documents with the
 * smallest ids are kept; false if that is not among them. */
bool sk_link_add_context(struct link_source *s, struct link_context *context);
/* Write what a source is beside a document, an object of JSON, to OUT. */
SK_MUST_CHECK bool sk_link_json(const struct link_source *s, struct sk_buf *out,
				struct sakuin_error *err);
/* The document that source S is: the one with the smallest id; or NULL. */
const struct link_variant *sk_link_holder(const struct link_source *s);
/* Document NAME is no longer what it was, or is new. */
SK_MUST_CHECK bool sk_link_document(struct sk_links *l,
				    const struct link_change *c,
				    struct sakuin_error *err);
/* The source that has variant NAME; *FOUND is false if there is none. */
SK_MUST_CHECK bool sk_link_find(struct sk_links *l, const char *name,
				size_t *index, bool *found,
				struct sakuin_error *err);
/* In STORE, document DOCID, whose id is ID, is a source no longer. */
SK_MUST_CHECK bool sk_links_free_document(struct sk_links *l,
					  struct sk_store *store,
					  uint32_t docid, struct sakuin_str id,
					  struct sakuin_error *err);
/* Take source INDEX away from where it is written, if that is not where it
 * belongs any more. */
SK_MUST_CHECK bool sk_link_move(struct sk_links *l, size_t index,
				struct sakuin_error *err);
/* After all is written: those who cite documents say so. */
SK_MUST_CHECK bool sk_link_tell(struct sk_links *l, struct sakuin_error *err);
/* Write source INDEX, which is nowhere else, as a document of its own, ... */
SK_MUST_CHECK bool sk_link_write_alone(struct sk_links *l, size_t index,
				       struct sakuin_error *err);
/* ... or wherever it belongs. */
SK_MUST_CHECK bool sk_link_write(struct sk_links *l, size_t index,
				 struct sakuin_error *err);
#endif
