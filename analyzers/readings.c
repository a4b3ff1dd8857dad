/* readings.c - windows of pieces, and what the sources say of each. */
#include <stdio.h>
#include <stdlib.h>

#include "hanfold.h"
#include "numeral.h"
#include "readings.h"
#include "script.h"
#include "windows.h"

enum {
	SOURCES_MAX = 8,
	CHUNK = 4096, /* bytes that are cut at once */
	RUN_MAX = 8,  /* characters of a window that nobody cut */
	MISSING_MAX = 600,
	TORN_PIECES = 4, /* of a name that was torn to pieces, */
	TORN_BYTES = 18, /* its length, */
	TORN_AMID = 2,   /* and how many readings it has in a text */
	TORN_ALONE = 12  /* and alone, at most */
};

struct sk_readings {
	const struct sk_reading_source *const *sources;
	void *self[SOURCES_MAX]; /* NULL where a source is not here */
	struct sk_pieces pieces;
	struct sk_buf japanese; /* a chunk as Japan writes it now */
	size_t window;          /* pieces in a window, at most */
	bool spare;             /* leave out what is not worth its place */
	char missing[MISSING_MAX];
};

/* What goes with every key of one call. */
struct call {
	struct sk_readings *r;
	sk_reading_fn *fn;
	void *ctx;
	size_t offset;           /* of the chunk in the text */
	struct sakuin_str typed; /* the chunk with its old or foreign forms */
};

/* Sources */

struct sk_readings *
sk_readings_new_of(const struct sk_reading_source *const *sources,
		   struct sakuin_error *err)
{
	struct sk_readings *r = calloc(1, sizeof *r);

	if (!r) {
		sk_nomem(err);
		return NULL;
	}
	r->sources = sources;
	for (size_t i = 0; i < SOURCES_MAX && sources[i]; i++)
		if (!sources[i]->open(&r->self[i], err)) {
			sk_readings_free(r);
			return NULL;
		}
	return r;
}

/* Let go of source I. */
static void
readings_drop(struct sk_readings *r, size_t i)
{
	if (r->self[i])
		r->sources[i]->close(r->self[i]);
	r->self[i] = NULL;
}

void
sk_readings_free(struct sk_readings *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++)
		readings_drop(r, i);
	free(r->pieces.v);
	sk_buf_done(&r->japanese);
	free(r);
}

void
sk_readings_spare(struct sk_readings *r)
{
	r->spare = true;
}

bool
sk_readings_has(const struct sk_readings *r, const char *name)
{
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++)
		if (!strcmp(r->sources[i]->name, name))
			return r->self[i] != NULL;
	return false;
}

const char *
sk_readings_missing(struct sk_readings *r)
{
	struct sk_buf line = { .max = MISSING_MAX };
	struct sakuin_error err;
	const char *between = "", *text;
	bool ok = true;

	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++) {
		if (r->self[i])
			continue;
		ok = ok && sk_buf_puts(&line, between, &err) &&
		     sk_buf_puts(&line, r->sources[i]->lost, &err);
		between = "; ";
	}
	between = "; to have that: sudo apt-get install";
	for (size_t i = 0; ok && line.len && i < SOURCES_MAX && r->sources[i];
	     i++) {
		if (r->self[i])
			continue;
		ok = sk_buf_printf(&line, &err, "%s %s", between,
				   r->sources[i]->packages);
		between = "";
	}
	text = ok && line.len ? sk_buf_cstr(&line, &err) : NULL;
	snprintf(r->missing, sizeof r->missing, "%s", text ? text : "");
	sk_buf_done(&line);
	return *r->missing ? r->missing : NULL;
}

/* Windows */

static bool
call_send(const struct call *c, size_t start, size_t end,
	  const struct sk_keys *keys, struct sakuin_error *err)
{
	for (size_t i = 0; i < keys->count; i++)
		if (!c->fn(c->ctx, c->offset + start, c->offset + end,
			   &keys->v[i], err))
			return false;
	return true;
}

/* Ask source I about W.  Names are listed in old forms as well. */
static void
window_ask(const struct call *c, size_t i, const struct sk_window *w,
	   struct sk_keys *keys)
{
	const struct sk_reading_source *source = c->r->sources[i];
	struct sk_window typed = *w;

	typed.text = c->typed;
	if (source->names && typed.text.ptr != w->text.ptr)
		source->read(c->r->self[i], &typed, keys);
	source->read(c->r->self[i], w, keys);
}

/* Ask all sources about one window. */
static bool
window_read(const struct call *c, const struct sk_window *w,
	    struct sakuin_error *err)
{
	const struct sk_readings *r = c->r;
	struct sk_worth worth = { SK_READINGS_MAX, SK_READINGS_MAX };
	struct sk_keys keys;

	keys.count = keys.most = 0;
	if (r->spare)
		worth = sk_window_worth(w, &r->pieces);
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++) {
		const struct sk_reading_source *source = r->sources[i];

		keys.most = keys.count +
			    (source->names ? worth.names : worth.readings);
		if (keys.most > SK_READINGS_MAX)
			keys.most = SK_READINGS_MAX;
		if (r->self[i] && keys.most > keys.count)
			window_ask(c, i, w, &keys);
	}
	return call_send(c, w->pieces[0].start, w->pieces[w->count - 1].end,
			 &keys, err);
}

/* All windows that begin with piece I. */
static bool
windows_from(const struct call *c, struct sakuin_str text, size_t i,
	     struct sakuin_error *err)
{
	const struct sk_pieces *pieces = &c->r->pieces;
	struct sk_window w = { text, &pieces->v[i], 1, i, false };

	for (; i < pieces->count && w.count <= c->r->window; i++, w.count++) {
		const struct sk_piece *last = &pieces->v[i];

		if (!last->noun || (w.count > 1 && last[-1].end != last->start))
			break;
		if (!window_read(c, &w, err))
			return false;
	}
	return true;
}

/* Names that were torn */

static bool
torn_read(const struct call *c, const struct sk_window *w,
	  struct sakuin_error *err)
{
	const struct sk_readings *r = c->r;
	size_t start = w->pieces[0].start, end = w->pieces[w->count - 1].end;
	bool whole = end - start == w->text.len;
	struct sk_keys keys;

	keys.count = 0;
	keys.most = whole || !r->spare ? TORN_ALONE : TORN_AMID;
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++)
		if (r->self[i] && r->sources[i]->names)
			window_ask(c, i, w, &keys);
	return call_send(c, start, end, &keys, err);
}

/* The dictionary takes parts of names that it does not know for adjectives and
 * particles.  Ask lists of names about windows with such in them that begin
 * with piece I. */
static bool
torn_from(const struct call *c, struct sakuin_str text, size_t i,
	  struct sakuin_error *err)
{
	const struct sk_pieces *pieces = &c->r->pieces;
	struct sk_window w = { text, &pieces->v[i], 1, i, false };

	if (!sk_torn_part(text, w.pieces))
		return true;
	w.torn = !w.pieces->noun;
	for (i++; i < pieces->count && w.count < TORN_PIECES; i++) {
		const struct sk_piece *last = &pieces->v[i];
		bool part = sk_torn_part(text, last);

		if (last[-1].end != last->start ||
		    last->end - w.pieces->start > TORN_BYTES ||
		    (!part && !sk_torn_infix(text, last)))
			break;
		w.count++;
		w.torn |= !last->noun;
		if (part && w.torn && !torn_read(c, &w, err))
			return false;
	}
	return true;
}

/* Cutting */

/* Fill r->pieces.  A source that can't cut after all is let go. */
static bool
readings_cut(struct sk_readings *r, struct sakuin_str text,
	     struct sakuin_error *err)
{
	r->pieces.count = 0;
	r->window = SK_WINDOW_PIECES;
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i]; i++) {
		bool done = false;

		if (!r->self[i] || !r->sources[i]->cut)
			continue;
		if (!r->sources[i]->cut(r->self[i], text, &r->pieces, &done,
					err))
			return false;
		if (done)
			return true;
		readings_drop(r, i);
	}
	r->window = RUN_MAX;
	return sk_pieces_characters(&r->pieces, text, err);
}

/* A number and the kana behind it, as in 2channeru: a dictionary would cut
 * such kana to pieces. */
static bool
number_and_kana(const struct call *c, struct sakuin_str text, size_t start,
		size_t kana, size_t end, struct sakuin_error *err)
{
	struct sakuin_str digits = { text.ptr + start, kana - start };
	struct sakuin_str rest = { text.ptr + kana, end - kana };
	struct sk_keys number, name, keys;
	const struct sk_keys *const parts[] = { &number, &name };

	keys.count = number.count = 0;
	keys.most = number.most = name.most = 0;
	name.count = 1;
	if (!sk_jakey_kana(rest, &name.v[0]))
		return true;
	sk_numeral_keys(digits, &number);
	sk_keys_product(parts, 2, &keys);
	return call_send(c, start, end, &keys, err);
}

static size_t
digits_end(struct sakuin_str text, size_t i)
{
	while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9')
		i++;
	return i;
}

static size_t
kana_end(struct sakuin_str text, size_t i)
{
	const char *p = text.ptr + i, *end = text.ptr + text.len;

	while (p < end) {
		enum sakuin_script script = sk_script_of(sk_utf8_next(&p, end));

		if (script != SAKUIN_HIRAGANA && script != SAKUIN_KATAKANA)
			break;
		i = (size_t)(p - text.ptr);
	}
	return i;
}

static bool
numbers_each(const struct call *c, struct sakuin_str text,
	     struct sakuin_error *err)
{
	for (size_t i = 0; i < text.len; i++) {
		size_t kana = digits_end(text, i);
		size_t end = kana > i ? kana_end(text, kana) : kana;

		if (end > kana && !number_and_kana(c, text, i, kana, end, err))
			return false;
		if (kana > i)
			i = end - 1;
	}
	return true;
}

static bool
chunk_each(const struct call *c, struct sakuin_str text,
	   struct sakuin_error *err)
{
	if (!numbers_each(c, text, err) || !readings_cut(c->r, text, err))
		return false;
	for (size_t i = 0; i < c->r->pieces.count; i++)
		if (!windows_from(c, text, i, err) ||
		    !torn_from(c, text, i, err))
			return false;
	return true;
}

/* The first bytes of TEXT that are cut at once, in whole characters. */
static struct sakuin_str
chunk_of(struct sakuin_str text)
{
	if (text.len > CHUNK)
		for (text.len = CHUNK;
		     text.len > CHUNK - 4 &&
		     ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80;)
			text.len--;
	return text;
}

bool
sk_readings_each(struct sk_readings *r, struct sakuin_str text,
		 sk_reading_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct call c = { .r = r, .fn = fn, .ctx = ctx };
	struct sk_jakey key;

	if (sk_jakey_kana(text, &key))
		return fn(ctx, 0, text.len, &key, err);
	while (c.offset < text.len) {
		struct sakuin_str rest = { text.ptr + c.offset,
					   text.len - c.offset };
		struct sakuin_str chunk;

		c.typed = chunk_of(rest);
		if (!sk_hanfold_text(SK_HANFOLD_JAPANESE, c.typed, &r->japanese,
				     &chunk, err) ||
		    !chunk_each(&c, chunk, err))
			return false;
		c.offset += c.typed.len;
	}
	return true;
}

bool
sk_readings_aloud(struct sk_readings *r, struct sakuin_str text,
		  struct sk_buf *out, bool *done, struct sakuin_error *err)
{
	*done = false;
	for (size_t i = 0; i < SOURCES_MAX && r->sources[i] && !*done; i++)
		if (r->self[i] && r->sources[i]->aloud &&
		    !r->sources[i]->aloud(r->self[i], text, out, done, err))
			return false;
	return true;
}
