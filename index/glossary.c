/* glossary.c - what the documents of a database say of how names are read. */
#include <stdlib.h>

#include "glossary_impl.h"

struct sk_glossary {
	struct xc_db *db;
	struct sk_arena arena;        /* of what is corrected */
	struct sakuin_str *corrected; /* names */
	size_t count, cap;
	struct sk_buf line;
	bool any; /* documents have glosses */
};

/* A walk over the terms that begin with `start`. */
struct glossary_walk {
	const struct sk_glossary *glossary;
	struct sk_buf start;
	bool sounds; /* what follows is a reading, not a name */
	sk_glossed_fn *fn;
	void *ctx;
	size_t count, most;
	bool failed;
};

static bool
glossary_start(struct glossary_walk *w, enum sk_field_id field,
	       const char *prefix, struct sakuin_str text, const char *end,
	       struct sakuin_error *err)
{
	sk_buf_clear(&w->start);
	return sk_buf_puts(&w->start, sk_fields[field].prefix, err) &&
	       sk_buf_puts(&w->start, prefix, err) &&
	       sk_buf_add(&w->start, text.ptr, text.len, err) &&
	       sk_buf_puts(&w->start, end, err);
}

/* The reading whose prefix TEXT begins with; moves TEXT behind it. */
static enum sakuin_reading
glossary_reading(struct sakuin_str *text)
{
	for (int r = SAKUIN_READ_JA; r <= SAKUIN_READ_ZH; r++) {
		const char *prefix =
			sk_schema_reading((enum sakuin_reading)r, "");
		size_t len = strlen(prefix);

		if (text->len <= len || memcmp(text->ptr, prefix, len) != 0)
			continue;
		text->ptr += len;
		text->len -= len;
		return (enum sakuin_reading)r;
	}
	return SAKUIN_READ_NONE;
}

/* Does a person say how NAME is read? */
static bool
glossary_corrected(const struct sk_glossary *g, struct sakuin_str name)
{
	for (size_t i = 0; i < g->count; i++)
		if (sk_str_eq(g->corrected[i], name))
			return true;
	return false;
}

static bool
glossary_term(void *ctx, struct sakuin_str term, uint32_t freq,
	      struct sakuin_error *err)
{
	struct glossary_walk *w = ctx;
	struct sk_glossed g = { .documents = freq };
	bool other = false;

	g.text = (struct sakuin_str){ term.ptr + w->start.len,
				      term.len - w->start.len };
	if (w->sounds)
		g.reading = glossary_reading(&g.text);
	else
		other = glossary_corrected(w->glossary, g.text);
	if (!other && w->fn && !w->fn(w->ctx, &g, err))
		return !(w->failed = true);
	/* To stop is no failure: see glossary_walk(). */
	return ++w->count < w->most;
}

static bool
glossary_walk(struct glossary_walk *w, struct sakuin_error *err)
{
	w->count = 0;
	return xc_terms(w->glossary->db, sk_buf_str(&w->start), glossary_term,
			w, err) ||
	       (!w->failed && w->count == w->most);
}

bool
sk_glossary_readings(const struct sk_glossary *g, struct sakuin_str name,
		     sk_glossed_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct glossary_walk w = { .glossary = g,
				   .sounds = true,
				   .fn = fn,
				   .ctx = ctx,
				   .most = SK_GLOSSARY_MOST };
	bool ok;

	if (glossary_corrected(g, name))
		return true;
	ok = glossary_start(&w, SK_FIELD_GLOSS, "", name, "=", err) &&
	     glossary_walk(&w, err);
	sk_buf_done(&w.start);
	return ok;
}

bool
sk_glossary_names(const struct sk_glossary *g, enum sakuin_reading reading,
		  struct sakuin_str key, sk_glossed_fn *fn, void *ctx,
		  struct sakuin_error *err)
{
	struct glossary_walk w = {
		.glossary = g, .fn = fn, .ctx = ctx, .most = SK_GLOSSARY_MOST
	};
	bool ok =
		glossary_start(&w, SK_FIELD_GLOSSED,
			       sk_schema_reading(reading, ""), key, "=", err) &&
		glossary_walk(&w, err);

	sk_buf_done(&w.start);
	return ok;
}

/* Does a gloss begin with NAME and END? */
static bool
glossary_has(struct glossary_walk *w, struct sakuin_str name, const char *end,
	     bool *has, struct sakuin_error *err)
{
	bool ok = glossary_start(w, SK_FIELD_GLOSS, "", name, end, err) &&
		  glossary_walk(w, err);

	*has = w->count > 0;
	return ok;
}

bool
sk_glossary_longest(const struct sk_glossary *g, struct sakuin_str text,
		    size_t most, size_t *len, struct sakuin_error *err)
{
	struct glossary_walk w = { .glossary = g, .sounds = true, .most = 1 };
	const char *p = text.ptr, *end = p + text.len;
	bool ok = true, go = true;

	*len = 0;
	for (size_t n = 1; ok && go && n < most && p < end; n++) {
		struct sakuin_str name;
		bool has = false;

		sk_utf8_next(&p, end);
		name = (struct sakuin_str){ text.ptr, (size_t)(p - text.ptr) };
		if (n < 2)
			continue;
		ok = glossary_has(&w, name, "", &go, err) &&
		     (!go || glossary_has(&w, name, "=", &has, err));
		if (ok && has)
			*len = name.len;
	}
	sk_buf_done(&w.start);
	return ok;
}

/* The columns of a correction up to its value: number, id, field. */
enum { VALUE_COLUMN = 3 };

static struct sakuin_str
glossary_column(struct sakuin_str line, int column)
{
	for (;; column--) {
		const char *tab =
			line.len ? memchr(line.ptr, '\t', line.len) : NULL;
		size_t len = tab ? (size_t)(tab - line.ptr) : line.len;

		if (column == 0)
			return (struct sakuin_str){ line.ptr, len };
		line.ptr += len + (tab != NULL);
		line.len -= len + (tab != NULL);
	}
}

/* Keep the name in KEY, "fix:NAME<tab>reading". */
static bool
glossary_correction(void *ctx, struct sakuin_str key, uint32_t freq,
		    struct sakuin_error *err)
{
	static const char field[] = "\treading";
	size_t prefix = strlen(SK_KEY_CORRECTION), end = sizeof field - 1;
	struct sk_glossary *g = ctx;
	struct sakuin_str value;

	(void)freq;
	if (key.len <= prefix + end ||
	    memcmp(key.ptr + key.len - end, field, end) != 0)
		return true;
	if (!xc_metadata_get(g->db, key, &g->line, err) ||
	    !sk_grow(&g->corrected, &g->cap, g->count + 1, sizeof *g->corrected,
		     err))
		return false;
	value = glossary_column(sk_buf_str(&g->line), VALUE_COLUMN);
	if (value.len == 0) /* taken back */
		return true;
	key.ptr += prefix;
	key.len -= prefix + end;
	return sk_arena_copy(&g->arena, key, &g->corrected[g->count++], err);
}

void
sk_glossary_free(struct sk_glossary *g)
{
	if (!g)
		return;
	sk_arena_done(&g->arena);
	sk_buf_done(&g->line);
	free(g->corrected);
	free(g);
}

struct sk_glossary *
sk_glossary_new(struct xc_db *db, struct sakuin_error *err)
{
	struct sk_glossary *g = calloc(1, sizeof *g);
	struct glossary_walk w = { .glossary = g, .sounds = true, .most = 1 };
	bool ok;

	if (!g) {
		sk_nomem(err);
		return NULL;
	}
	g->db = db;
	ok = glossary_has(&w, sk_str(""), "", &g->any, err) &&
	     xc_metadata_keys(db, sk_str(SK_KEY_CORRECTION),
			      glossary_correction, g, err);
	sk_buf_done(&w.start);
	if (ok)
		return g;
	sk_glossary_free(g);
	return NULL;
}

struct xc_db *
sk_glossary_db(const struct sk_glossary *g)
{
	return g->db;
}

bool
sk_glossary_is_empty(const struct sk_glossary *g)
{
	return !g->any;
}

static bool
glossary_first(void *ctx, uint32_t docid, uint32_t wdf,
	       struct sakuin_error *err)
{
	(void)wdf;
	(void)err;
	*(uint32_t *)ctx = docid;
	return false;
}

bool
sk_glossary_source(struct xc_db *db, struct sakuin_str name,
		   enum sakuin_reading reading, struct sakuin_str key,
		   struct sk_gloss_source *out, struct sakuin_error *err)
{
	struct sk_buf value = { 0 }, term = { 0 };
	bool ok = sk_glossary_value(&value, false, name, reading, key, err) &&
		  sk_schema_term(&term, sk_fields[SK_FIELD_GLOSS].prefix,
				 sk_buf_str(&value), err) &&
		  xc_term_freq(db, sk_buf_str(&term), &out->documents, err);

	out->docid = 0;
	ok = ok && (xc_postings(db, sk_buf_str(&term), glossary_first,
				&out->docid, err) ||
		    out->docid);
	sk_buf_done(&value);
	sk_buf_done(&term);
	return ok;
}
