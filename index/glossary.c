/* glossary.c - what the documents of a database say of how names are read. */
#include "glossary.h"
#include "gloss.h"
#include "names.h"

/* ---------------------------------------------------------------- writing */

/* NAME=XRJ:KEY or, if SOUND, XRJ:KEY=NAME. */
static bool
glossary_value(struct sk_buf *out, bool sound, struct sakuin_str name,
	       enum sakuin_reading reading, struct sakuin_str key,
	       struct sakuin_error *err)
{
	const char *prefix = sk_schema_reading(reading, "");

	sk_buf_clear(out);
	if (sound)
		return sk_buf_puts(out, prefix, err) &&
		       sk_buf_add(out, key.ptr, key.len, err) &&
		       sk_buf_putc(out, '=', err) &&
		       sk_buf_add(out, name.ptr, name.len, err);
	return sk_buf_add(out, name.ptr, name.len, err) &&
	       sk_buf_putc(out, '=', err) && sk_buf_puts(out, prefix, err) &&
	       sk_buf_add(out, key.ptr, key.len, err);
}

struct glossary_add {
	struct sk_terms *terms;
	struct sk_buf value;
};

static bool
glossary_gloss(void *ctx, const struct sk_gloss *g, struct sakuin_error *err)
{
	struct glossary_add *a = ctx;

	return glossary_value(&a->value, false, g->native, g->reading, g->key,
			      err) &&
	       sk_terms_filter(a->terms, SK_FIELD_GLOSS, sk_buf_str(&a->value),
			       err) &&
	       glossary_value(&a->value, true, g->native, g->reading, g->key,
			      err) &&
	       sk_terms_filter(a->terms, SK_FIELD_GLOSSED,
			       sk_buf_str(&a->value), err);
}

bool
sk_glossary_add(struct sk_terms *t, struct sakuin_str text,
		struct sakuin_str lang, struct sakuin_error *err)
{
	struct glossary_add a = { .terms = t };
	bool ok = sk_gloss_find(sk_terms_analyzer(t), text, lang,
				glossary_gloss, &a, err);

	sk_buf_done(&a.value);
	return ok;
}

/* ---------------------------------------------------------------- reading */

/* A walk over the terms that begin with `start`. */
struct glossary_walk {
	struct xc_db *db;
	struct sk_buf start, name;
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

/* What a person says of NAME: its reading in *VALUE, which is empty if there
 * is no correction (correction.h). */
static bool
glossary_corrected(struct xc_db *db, struct sakuin_str name,
		   struct sk_buf *line, struct sakuin_str *value,
		   struct sakuin_error *err)
{
	struct sk_buf key = { 0 };
	bool ok = sk_buf_puts(&key, SK_KEY_CORRECTION, err) &&
		  sk_buf_add(&key, name.ptr, name.len, err) &&
		  sk_buf_puts(&key, "\treading", err) &&
		  xc_metadata_get(db, sk_buf_str(&key), line, err);

	*value = sk_buf_str(line);
	sk_buf_done(&key);
	/* number, id, field; then the value, and who said so */
	for (int i = 0; ok && i < 3; i++) {
		const char *tab = value->len
					  ? memchr(value->ptr, '\t', value->len)
					  : NULL;
		size_t skip = tab ? (size_t)(tab + 1 - value->ptr) : value->len;

		value->ptr += skip;
		value->len -= skip;
	}
	if (value->len && memchr(value->ptr, '\t', value->len))
		value->len = (size_t)((const char *)memchr(value->ptr, '\t',
							   value->len) -
				      value->ptr);
	return ok;
}

static bool
glossary_term(void *ctx, struct sakuin_str term, uint32_t freq,
	      struct sakuin_error *err)
{
	struct glossary_walk *w = ctx;
	struct sk_glossed g = { .documents = freq };
	struct sakuin_str value = { 0 };

	g.text = (struct sakuin_str){ term.ptr + w->start.len,
				      term.len - w->start.len };
	if (w->sounds)
		g.reading = glossary_reading(&g.text);
	else if (!glossary_corrected(w->db, g.text, &w->name, &value, err))
		return !(w->failed = true);
	if (value.len == 0 && w->fn && !w->fn(w->ctx, &g, err))
		return !(w->failed = true);
	/* To stop is no failure: see glossary_walk(). */
	return ++w->count < w->most;
}

static bool
glossary_walk(struct glossary_walk *w, struct sakuin_error *err)
{
	w->count = 0;
	return xc_terms(w->db, sk_buf_str(&w->start), glossary_term, w, err) ||
	       (!w->failed && w->count == w->most);
}

static void
glossary_done(struct glossary_walk *w)
{
	sk_buf_done(&w->start);
	sk_buf_done(&w->name);
}

/* VALUE in Latin letters: what it sounds like in each language. */
static bool
glossary_say(struct sakuin_str value, sk_glossed_fn *fn, void *ctx,
	     struct sakuin_error *err)
{
	for (int r = SAKUIN_READ_JA; r <= SAKUIN_READ_ZH; r++) {
		struct sk_name_keys keys;
		struct sk_glossed g = { .reading = (enum sakuin_reading)r };

		if (value.len > SK_KEY_MAX ||
		    !sk_names_types[r]->keys(value, &keys) || keys.count == 0)
			continue;
		g.text = sk_str(keys.key[0]);
		if (!fn(ctx, &g, err))
			return false;
	}
	return true;
}

bool
sk_glossary_readings(struct xc_db *db, struct sakuin_str name,
		     sk_glossed_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct glossary_walk w = { .db = db,
				   .sounds = true,
				   .fn = fn,
				   .ctx = ctx,
				   .most = SK_GLOSSARY_MOST };
	struct sakuin_str value;
	bool ok = glossary_corrected(db, name, &w.name, &value, err);

	if (ok && value.len == 0)
		ok = glossary_start(&w, SK_FIELD_GLOSS, "", name, "=", err) &&
		     glossary_walk(&w, err);
	else if (ok && !sk_str_eq(value, sk_str("-")))
		ok = glossary_say(value, fn, ctx, err);
	glossary_done(&w);
	return ok;
}

bool
sk_glossary_names(struct xc_db *db, enum sakuin_reading reading,
		  struct sakuin_str key, sk_glossed_fn *fn, void *ctx,
		  struct sakuin_error *err)
{
	struct glossary_walk w = {
		.db = db, .fn = fn, .ctx = ctx, .most = SK_GLOSSARY_MOST
	};
	bool ok =
		glossary_start(&w, SK_FIELD_GLOSSED,
			       sk_schema_reading(reading, ""), key, "=", err) &&
		glossary_walk(&w, err);

	glossary_done(&w);
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
sk_glossary_longest(struct xc_db *db, struct sakuin_str text, size_t most,
		    size_t *len, struct sakuin_error *err)
{
	struct glossary_walk w = { .db = db, .sounds = true, .most = 1 };
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
	glossary_done(&w);
	return ok;
}

bool
sk_glossary_any(struct xc_db *db, bool *any, struct sakuin_error *err)
{
	struct glossary_walk w = { .db = db, .sounds = true, .most = 1 };
	bool ok = glossary_has(&w, sk_str(""), "", any, err);

	glossary_done(&w);
	return ok;
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
	bool ok = glossary_value(&value, false, name, reading, key, err) &&
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
