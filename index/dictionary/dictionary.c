/* dictionary.c - make a dictionary, or bring one up to date.
 *
 * A new one, or one of which much has changed, is made in a folder of its own
 * beside its place and then put there in one step; smaller changes are one
 * commit.  So a reader has the old one or the new one, and whoever is stopped
 * leaves the old one. */
#include <stdlib.h>

#include "dict_places.h"
#include "dict_state.h"
#include "dict_write.h"
#include "schema.h"

enum {
	MEMORY = 64 << 20,      /* bytes of each of two sorters */
	WORDS_IN_PLACE = 100000 /* that Xapian can hold for one commit */
};

#define CHAIN                                                                  \
	"words | fold | han | hangul | romaji | romaja | pinyin | stop | "     \
	"stem:english"

/* ------------------------------------------------------------ old values */

struct olds {
	struct sk_dict *d;
	struct xc_db *db;
	struct sk_buf key;
};

static bool
olds_value(void *ctx, struct sakuin_str value, uint32_t freq,
	   struct sakuin_error *err)
{
	struct olds *o = ctx;

	return sk_dict_entry(o->d, SK_DICT_SYNONYM, sk_buf_str(&o->key),
			     SK_DICT_OLD, '0', freq, value, err);
}

static bool
olds_key(void *ctx, struct sakuin_str key, uint32_t freq,
	 struct sakuin_error *err)
{
	struct olds *o = ctx;

	(void)freq;
	sk_buf_clear(&o->key);
	return sk_buf_add(&o->key, key.ptr, key.len, err) &&
	       xc_synonyms(o->db, key, olds_value, o, err);
}

static bool
olds_word(void *ctx, struct sakuin_str word, uint32_t freq,
	  struct sakuin_error *err)
{
	struct olds *o = ctx;

	return sk_dict_entry(o->d, SK_DICT_SPELLING, word, SK_DICT_OLD, '0',
			     freq, sk_str(""), err);
}

/* Put what the dictionary PATH holds among the entries; its words too if
 * WORDS. */
static bool
olds_read(struct sk_dict *d, const char *path, bool words,
	  struct sakuin_error *err)
{
	struct olds o = { .d = d, .db = xc_open(&path, 1, err) };
	bool ok;

	if (!o.db)
		return false;
	ok = xc_synonym_keys(o.db, sk_str(""), olds_key, &o, err) &&
	     (!words || xc_spelling_words(o.db, olds_word, &o, err));
	sk_buf_done(&o.key);
	xc_close(o.db);
	return ok;
}

/* ---------------------------------------------------------- the building */

static bool
watch_word(struct sk_dict_writer *w, const char *word, size_t len,
	   struct sakuin_error *err)
{
	uint32_t number;

	return sk_table_intern(&w->watched, (struct sakuin_str){ word, len },
			       &number, err);
}

static bool
watch_pair(void *ctx, struct sakuin_str pair, struct sakuin_error *err)
{
	const char *space = memchr(pair.ptr, ' ', pair.len);
	size_t first = (size_t)(space - pair.ptr);

	if (!watch_word(ctx, pair.ptr, first, err))
		return false;
	for (size_t len = 1; first + 1 + len <= pair.len; len++)
		if (!watch_word(ctx, space + 1, len, err))
			return false;
	return true;
}

static bool
build_watch(struct sk_dict_writer *w, struct sakuin_error *err)
{
	if (w->d->names &&
	    !sk_dict_names_pairs(w->d->names, watch_pair, w, err))
		return false;
	w->seen = calloc(w->watched.count + 1, sizeof *w->seen);
	return w->seen || sk_nomem(err);
}

static bool
build_stamp(struct sk_dict_writer *w, struct sakuin_error *err)
{
	return xc_metadata_set(w->db, sk_str(SK_KEY_DICTIONARY),
			       sk_str(SK_DICTIONARY_FORMAT), err) &&
	       xc_metadata_set(w->db, sk_str(SK_KEY_DICTIONARY_OF),
			       sk_str(w->d->state), err) &&
	       (w->d->options->out ||
		(sk_dict_remember(w->d, w->db, err) &&
		 xc_metadata_set(w->db, sk_str(SK_KEY_DICTIONARY_BEHIND),
				 sk_str(""), err))) &&
	       xc_commit(w->db, err);
}

/* Write all or what differs to the database PATH. */
static bool
build_into(struct sk_dict_writer *w, const char *path, bool anew,
	   struct sakuin_error *err)
{
	bool ok;

	w->anew = anew;
	w->db = xc_open_writer(path, err);
	if (!w->db)
		return false;
	ok = sk_dict_pass(w, true, err) && build_stamp(w, err);
	xc_close(w->db);
	return ok;
}

/* The revision at the end of what xc_state() says; 0 if there is none. */
static bool
build_revision(const char *path, unsigned long *revision,
	       struct sakuin_error *err)
{
	struct sk_buf state = { 0 };
	bool ok =
		xc_state(path, &state, err) && sk_buf_cstr(&state, err) != NULL;
	const char *colon = ok ? strrchr(state.ptr, ':') : NULL;

	*revision = colon ? strtoul(colon + 1, NULL, 10) : 0;
	sk_buf_done(&state);
	return ok;
}

/* Readers that look for a newer revision must find one, or they keep what they
 * have: count up from that of the compacted one. */
static bool
build_newer(struct sk_dict_writer *w, const struct sk_dict_places *p,
	    struct sakuin_error *err)
{
	unsigned long old, now;
	bool ok = build_revision(p->path, &old, err) &&
		  build_revision(p->packed.ptr, &now, err);

	w->db = ok ? xc_open_writer(p->packed.ptr, err) : NULL;
	if (!w->db)
		return false;
	for (; ok && now <= old; now++)
		ok = xc_metadata_set(w->db, sk_str(SK_KEY_DICTIONARY),
				     sk_str(""), err) &&
		     build_stamp(w, err);
	xc_close(w->db);
	return ok;
}

/* Make a new one beside the old one. */
static bool
build_anew(struct sk_dict_writer *w, struct sk_dict_places *p,
	   struct sakuin_error *err)
{
	bool ok = sk_dict_places_take(p, err) &&
		  build_into(w, p->raw.ptr, true, err);
	const char *raw = p->raw.ptr;

	ok = ok && xc_compact(&raw, 1, p->packed.ptr, err) &&
	     (!p->exists || build_newer(w, p, err)) &&
	     sk_dict_places_swap(p, err);
	sk_dict_places_clear(p);
	return ok;
}

static bool
build_write(struct sk_dict *d, struct sk_dict_places *p,
	    struct sakuin_error *err)
{
	struct sk_dict_writer w = { .d = d };
	bool own = !d->options->out;
	bool ok = build_watch(&w, err) && sk_dict_pass(&w, false, err);

	if (ok)
		ok = own || (p->exists && w.words <= WORDS_IN_PLACE)
			     ? build_into(&w, p->path, false, err)
			     : build_anew(&w, p, err);
	sk_table_done(&w.watched);
	free(w.seen);
	return ok;
}

/* The database itself must be ours, for we replace its synonyms. */
static bool
build_own(struct sk_dict *d, struct sakuin_error *err)
{
	const struct sk_dictionary_options *o = d->options;
	struct sk_buf schema = { 0 };
	bool ok = o->count == 1 ||
		  sk_fail(err, SAKUIN_EINVAL,
			  "a dictionary of several databases needs one of its "
			  "own: -o DICT");

	ok = ok &&
	     xc_metadata_get(d->db, sk_str("sakuin.schema"), &schema, err);
	if (ok && schema.len == 0)
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "%s: not made by sakuin, so not to be written "
			     "to; name a dictionary of its own: -o DICT",
			     o->databases[0]);
	sk_buf_done(&schema);
	return ok;
}

static bool
build_open(struct sk_dict *d, struct sk_dict_places *p,
	   struct sakuin_error *err)
{
	const struct sk_dictionary_options *o = d->options;
	const char *path = o->out ? o->out : o->databases[0];
	size_t memory = o->memory ? o->memory : MEMORY;

	if (o->count == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no database is named");
	d->db = xc_open(o->databases, o->count, err);
	d->query = d->db ? sakuin_analyzer_new(CHAIN, SAKUIN_QUERY, err) : NULL;
	d->index =
		d->query ? sakuin_analyzer_new(CHAIN, SAKUIN_INDEX, err) : NULL;
	if (!d->index || !sk_dict_places_init(p, path, err) ||
	    !(o->out ? sk_dict_places_look(p, err) : build_own(d, err)))
		return false;
	d->heard = calloc(SK_DICT_HEARD / 8, 1);
	if (!d->heard)
		return sk_nomem(err);
	d->concepts = sk_sorter_new(p->folder.ptr, memory, err);
	d->entries =
		d->concepts ? sk_sorter_new(p->folder.ptr, memory, err) : NULL;
	return d->entries != NULL;
}

static void
build_done(struct sk_dict *d)
{
	sk_restricted_done(&d->restricted);
	xc_close(d->db);
	sakuin_analyzer_free(d->query);
	sakuin_analyzer_free(d->index);
	free(d->heard);
	sk_dict_names_free(d->names);
	sk_sorter_free(d->concepts);
	sk_sorter_free(d->entries);
	sk_arena_done(&d->arena);
	sk_buf_done(&d->record);
	sk_buf_done(&d->stem);
	sk_buf_done(&d->term);
}

/* Was the dictionary at P made of what there is now? */
static bool
build_is_current(struct sk_dict *d, const struct sk_dict_places *p,
		 struct sakuin_error *err)
{
	struct sk_buf of = { 0 };
	struct xc_db *db;
	bool ok;

	if (!sk_dict_state(d->options, d->state, err))
		return false;
	/* One that is in its database changes it by being made; and who wants
	 * to know what is left out wants it made. */
	if (!*d->state || !p->exists || !d->options->out || d->options->note)
		return true;
	db = xc_open(&p->path, 1, err);
	ok = db && xc_metadata_get(db, sk_str(SK_KEY_DICTIONARY_OF), &of, err);
	d->summary->current =
		ok && sk_str_eq(sk_buf_str(&of), sk_str(d->state));
	sk_buf_done(&of);
	xc_close(db);
	return ok;
}

static bool
build_go(struct sk_dict *d, struct sk_dict_places *p, struct sakuin_error *err)
{
	if (!sk_restricted_read(&d->restricted, d->db, err) ||
	    !sk_dict_names_read(d, err) || !sk_dict_fields(d, err) ||
	    !sk_dict_scan(d, err) || !sk_dict_join(d, err))
		return false;
	if ((p->exists || !d->options->out) &&
	    !olds_read(d, p->path, d->spellings, err))
		return false;
	return build_write(d, p, err);
}

bool
sk_dictionary_build(const struct sk_dictionary_options *options,
		    struct sk_dictionary_summary *summary,
		    struct sakuin_error *err)
{
	struct sk_dict d = { .options = options, .summary = summary };
	struct sk_dict_places p = { .lock = -1 };
	bool ok;

	memset(summary, 0, sizeof *summary);
	d.stemmer = options->stemmer ? options->stemmer : "english";
	d.readings = d.spellings = options->out != NULL;
	ok = build_open(&d, &p, err) && build_is_current(&d, &p, err) &&
	     (summary->current || build_go(&d, &p, err));
	build_done(&d);
	sk_dict_places_done(&p);
	return ok;
}

/* --------------------------------------------------------------- looking */

struct find {
	xc_name_fn *fn;
	void *ctx;
	bool any;
};

static bool
find_value(void *ctx, struct sakuin_str value, uint32_t freq,
	   struct sakuin_error *err)
{
	struct find *f = ctx;

	f->any = true;
	return f->fn(f->ctx, value, freq, err);
}

bool
sk_dictionary_find(struct xc_db *db, struct sakuin_str term, xc_name_fn *fn,
		   void *ctx, struct sakuin_error *err)
{
	struct find f = { fn, ctx, false };

	if (!xc_synonyms(db, term, find_value, &f, err))
		return false;
	if (f.any || term.len < 2 || *term.ptr != 'Z')
		return true;
	/* A stem that is its word. */
	term.ptr++;
	term.len--;
	return xc_synonyms(db, term, fn, ctx, err);
}
