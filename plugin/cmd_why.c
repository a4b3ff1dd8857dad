/* cmd_why.c - why a document is found though it spells a name otherwise. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd_why.h"
#include "document_json.h"
#include "glossary.h"
#include "record.h"
#include "schema.h"
#include "spot.h"

enum { LINES = 40 };

void
cmd_why_done(struct cmd_why *w)
{
	sk_arena_done(&w->arena);
	free(w->keys);
	free(w->glosses);
}

const char *
cmd_why_language(enum sakuin_reading reading)
{
	static const char *const names[] = {
		[SAKUIN_READ_NONE] = "",
		[SAKUIN_READ_JA] = "Japanese",
		[SAKUIN_READ_KO] = "Korean",
		[SAKUIN_READ_ZH] = "Chinese",
	};

	return names[reading];
}

/* Keep a reading that documents say themselves, once. */
static bool
why_gloss(struct cmd_why *w, const struct sk_read_as *key,
	  struct sakuin_error *err)
{
	struct cmd_why_gloss *g;

	for (size_t i = 0; i < w->gloss_count; i++)
		if (w->glosses[i].reading == key->reading &&
		    sk_str_eq(w->glosses[i].name, key->name) &&
		    sk_str_eq(w->glosses[i].key, key->key))
			return true;
	if (!sk_grow(&w->glosses, &w->gloss_cap, w->gloss_count + 1,
		     sizeof *w->glosses, err))
		return false;
	g = &w->glosses[w->gloss_count++];
	g->reading = key->reading;
	return sk_arena_copy(&w->arena, key->name, &g->name, err) &&
	       sk_arena_copy(&w->arena, key->key, &g->key, err);
}

static bool
why_print_gloss(const struct cmd_why_gloss *g, struct sk_store *store,
		struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(store);
	struct sk_gloss_source from;
	struct sk_buf data = { 0 };
	struct sakuin_str id;
	bool ok = sk_glossary_source(db, g->name, g->reading, g->key, &from,
				     err) &&
		  (!from.docid || xc_document_data(db, from.docid, &data, err));

	id = sk_record_field(sk_buf_str(&data), "id");
	if (ok)
		printf("%.*s = %.*s, ", (int)g->name.len, g->name.ptr,
		       (int)g->key.len, g->key.ptr);
	if (ok && from.documents > 1)
		printf("said by %.*s and %u more\n", (int)id.len, id.ptr,
		       from.documents - 1);
	else if (ok)
		printf("said by %.*s\n", (int)id.len, id.ptr);
	sk_buf_done(&data);
	return ok;
}

bool
cmd_why_glosses(const struct cmd_why *w, struct sk_store *store,
		struct sakuin_error *err)
{
	for (size_t i = 0; i < w->gloss_count; i++)
		if (!why_print_gloss(&w->glosses[i], store, err))
			return false;
	return true;
}

bool
cmd_why_key(void *ctx, const struct sk_read_as *key, struct sakuin_error *err)
{
	struct cmd_why *w = ctx;
	struct cmd_why_key *k;
	struct sk_buf term = { 0 };
	bool ok;

	if (key->name.len && !why_gloss(w, key, err))
		return false;
	if ((key->name.len && !sk_str_eq(key->name, key->typed)) ||
	    key->reading == SAKUIN_READ_NONE)
		return true;
	if (!sk_grow(&w->keys, &w->cap, w->count + 1, sizeof *w->keys, err))
		return false;
	k = &w->keys[w->count];
	k->reading = key->reading;
	ok = sk_buf_puts(&term, sk_schema_reading(key->reading, ""), err) &&
	     sk_buf_add(&term, key->key.ptr, key->key.len, err) &&
	     sk_arena_copy(&w->arena, sk_buf_str(&term), &k->term, err) &&
	     sk_arena_copy(&w->arena, key->typed, &k->typed, err);
	w->count += ok;
	sk_buf_done(&term);
	return ok;
}

/* TERM may be of a title (XRKS:) or an author. */
const struct cmd_why_key *
cmd_why_find(const struct cmd_why *w, struct sakuin_str term)
{
	const char *colon = term.len ? memchr(term.ptr, ':', term.len) : NULL;
	size_t language = strlen(SK_READING_PREFIX) + 1;
	size_t rest;

	if (!colon || term.len <= language ||
	    memcmp(term.ptr, SK_READING_PREFIX, strlen(SK_READING_PREFIX)) != 0)
		return NULL;
	rest = term.len - (size_t)(colon - term.ptr);
	for (size_t i = 0; i < w->count; i++) {
		struct sakuin_str other = w->keys[i].term;

		if (other.len == language + rest &&
		    !memcmp(other.ptr, term.ptr, language) &&
		    !memcmp(other.ptr + language, colon, rest))
			return &w->keys[i];
	}
	return NULL;
}

/* The document under way. */
struct why {
	const struct cmd_why *w;
	const struct sk_spotter *spotter;
	struct sk_table printed;
	struct sk_buf line;
};

/* The same letters, but for the case of ASCII. */
static bool
why_same(struct sakuin_str a, struct sakuin_str b)
{
	return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

static bool
why_spot(void *ctx, const struct sk_spot *spot, struct sakuin_error *err)
{
	struct why *why = ctx;
	struct sakuin_str term = why->spotter->terms.keys[spot->term].text;
	const struct cmd_why_key *k = cmd_why_find(why->w, term);
	size_t before = why->printed.count;
	uint32_t number;

	if (!k || why_same(k->typed, spot->text) || before == LINES)
		return true;
	sk_buf_clear(&why->line);
	if (!sk_buf_printf(&why->line, err, "%.*s ~ %.*s, %s reading",
			   (int)k->typed.len, k->typed.ptr, (int)spot->text.len,
			   spot->text.ptr, cmd_why_language(k->reading)) ||
	    !sk_table_intern(&why->printed, sk_buf_str(&why->line), &number,
			     err))
		return false;
	if (why->printed.count > before)
		printf("%.*s\n", (int)why->line.len, why->line.ptr);
	return true;
}

bool
cmd_why_readings(const struct cmd_why *w, struct sk_store *store,
		 struct sakuin_str id, struct sakuin_error *err)
{
	struct sk_spotter spotter = { .count = 0 };
	struct why why = { .w = w, .spotter = &spotter };
	struct sk_document doc = { .id = id };
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	bool ok = sk_spotter_init(&spotter, err) &&
		  sk_store_line(store, id, &line, err);

	for (size_t i = 0; ok && i < w->count; i++)
		ok = sk_spotter_term(&spotter, w->keys[i].term, err);
	if (ok && line.len)
		ok = sk_document_from_json(sk_buf_str(&line), &arena, &doc,
					   NULL, err) &&
		     sk_spotter_document(&spotter, &doc, why_spot, &why, err);
	sk_table_done(&why.printed);
	sk_buf_done(&why.line);
	sk_buf_done(&line);
	sk_arena_done(&arena);
	sk_spotter_done(&spotter);
	return ok;
}
