/* mecab_library.h - MeCab opened at run time, so that neither building nor
 * running needs it.  The types are those of its C interface, version 0.996. */
#ifndef SK_MECAB_LIBRARY_H
#define SK_MECAB_LIBRARY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The head of its node. */
struct mecab_node {
	struct mecab_node *prev, *next; /* on the path */
	struct mecab_node *enext;       /* ends at the same place */
	struct mecab_node *bnext;       /* begins at the same place */
	void *rpath, *lpath;
	const char *surface; /* no NUL behind it */
	const char *feature; /* fields with commas between them */
	unsigned id;
	unsigned short length;  /* bytes of the surface */
	unsigned short rlength; /* the same with the spaces before it */
	unsigned short rcattr, lcattr, posid;
	unsigned char char_type, stat, isbest;
	float alpha, beta, prob;
	short wcost; /* the cheaper, the likelier */
	long cost;
};

enum { NODE_NORMAL = 0 }; /* stat of a node that is in the dictionary */

/* Its opaque objects. */
typedef void mecab_model, mecab_tagger, mecab_lattice;

struct mecab_api {
	mecab_model *(*model_new)(int argc, char **argv);
	void (*model_destroy)(mecab_model *);
	mecab_tagger *(*new_tagger)(mecab_model *);
	void (*destroy)(mecab_tagger *);
	mecab_lattice *(*new_lattice)(mecab_model *);
	void (*lattice_destroy)(mecab_lattice *);
	void (*set_sentence)(mecab_lattice *, const char *, size_t);
	int (*parse)(mecab_tagger *, mecab_lattice *);
	struct mecab_node *(*bos_node)(mecab_lattice *);
	struct mecab_node *(*begin_nodes)(mecab_lattice *, size_t);
};

struct sk_mecab_library {
	void *handle;
	struct mecab_api api;
	const char *folder; /* of the dictionary */
	/* NULL until the dictionary is loaded. */
	mecab_model *model;
	mecab_tagger *tagger;
	mecab_lattice *lattice;
};

/* Find the library and the folder of a dictionary in UTF-8 and fill *LIB;
 * false, with nothing to close, if one is not here. */
bool sk_mecab_find(struct sk_mecab_library *lib);
/* Write the name of the dictionary's folder and the number of its entries to
 * OUT, of SIZE bytes; false if one is not here. */
bool sk_mecab_stamp(char *out, size_t size);
/* Load the dictionary; false if that fails. */
bool sk_mecab_load(struct sk_mecab_library *lib);
void sk_mecab_unload(struct sk_mecab_library *lib);
/* Undo sk_mecab_find(), and sk_mecab_load() too. */
void sk_mecab_close(struct sk_mecab_library *lib);

#ifdef __cplusplus
}
#endif
#endif
