/* catalogue.c - what manifests and bibliographies say of files. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "catalogue_impl.h"
#include "catalogue_read.h"
#include "format.h"
#include "metadata.h"

enum { FILE_BYTES = 256 << 20 };

struct catalogue_load {
	struct sk_catalogue *catalogue;
	const struct sk_catalogue_options *options;
	const char *name;         /* as it was given */
	struct sakuin_str origin; /* absolute */
	uint32_t number;          /* of it, among all */
	size_t nameless;          /* items that name no file */
	struct sk_buf text;       /* of a card */
};

static void
catalogue_note(void *ctx, unsigned line, const char *what)
{
	const struct catalogue_load *l = ctx;
	char where[4200];

	if (!l->options->note)
		return;
	snprintf(where, sizeof where, line ? "%.4096s:%u" : "%.4096s", l->name,
		 line);
	l->options->note(l->options->ctx, where, what);
}

/* Put what is said under ORIGIN behind what was said of PATH; twice in one
 * catalogue is noted, but of PARTS of a file. */
static bool
catalogue_put(struct catalogue_load *l, struct sakuin_str path, bool parts,
	      unsigned line, struct sakuin_error *err)
{
	struct sk_catalogue *c = l->catalogue;
	struct sk_catalogue_entry *e;
	size_t before = c->paths.count;
	uint32_t n;

	if (!sk_table_intern(&c->paths, path, &n, err) ||
	    !sk_grow(&c->entries, &c->cap, c->paths.count, sizeof *c->entries,
		     err))
		return false;
	e = &c->entries[n];
	if (n == before) {
		*e = (struct sk_catalogue_entry){ .file = UINT32_MAX };
		c->count++;
	}
	if (!parts && e->file == l->number) {
		catalogue_note(l, line,
			       "the file stands here twice; the last line "
			       "counts");
		e->text.len = e->before;
	}
	if (!parts) {
		e->file = l->number;
		e->before = e->text.len;
	}
	return sk_buf_add(&e->text, l->text.ptr, l->text.len, err);
}

/* What CARD says of PATH, or of what is in it: PATH!/MEMBER. */
static bool
catalogue_say(struct catalogue_load *l, const struct sk_card *card,
	      struct sakuin_str path, struct sakuin_error *err)
{
	const char *inner = memmem(path.ptr, path.len, "!/", 2);
	struct sk_buf origin = { 0 };
	bool ok = sk_buf_add(&origin, l->origin.ptr, l->origin.len, err);

	if (inner) {
		ok = ok &&
		     sk_buf_add(&origin, inner,
				(size_t)(path.ptr + path.len - inner), err);
		path.len = (size_t)(inner - path.ptr);
	}
	sk_buf_clear(&l->text);
	ok = ok && sk_card_write(card, sk_buf_str(&origin), &l->text, err) &&
	     catalogue_put(l, path, inner != NULL, card->line, err);
	sk_buf_done(&origin);
	return ok;
}

static bool
catalogue_file(struct catalogue_load *l, const struct sk_card *card,
	       struct sakuin_str name, struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	char what[300];
	bool found = false;
	bool ok = sk_catalogue_resolve(l->origin, l->options, name, &path,
				       &found, err);

	if (ok && found)
		ok = catalogue_say(l, card, sk_buf_str(&path), err);
	sk_buf_done(&path);
	if (!ok || found)
		return ok;
	if (!sk_one_line(name, &l->catalogue->arena, &name, err))
		return false;
	snprintf(what, sizeof what,
		 "there is no file '%.*s', neither beside it nor below what "
		 "is indexed; correct its path",
		 (int)sk_utf8_cut(name, 160), name.ptr);
	catalogue_note(l, card->line, what);
	return true;
}

static bool
catalogue_take(void *ctx, const struct sk_card *card, struct sakuin_error *err)
{
	struct catalogue_load *l = ctx;
	bool any = false;

	for (size_t i = 0; i < card->count; i++) {
		if (card->lines[i].field != SK_CARD_FILE)
			continue;
		any = true;
		if (!catalogue_file(l, card, card->lines[i].value, err))
			return false;
	}
	l->nameless += !any;
	return true;
}

/* The whole of the file PATH in UTF-8. */
static bool
catalogue_decode(const char *path, struct sk_arena *arena,
		 struct sakuin_str *text, struct sakuin_error *err)
{
	struct sk_source source = { .fd = open(path, O_RDONLY | O_CLOEXEC),
				    .path = path };
	struct sk_document doc = { 0 };
	struct sk_buf bytes = { 0 };
	bool ok;

	if (source.fd < 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%s: %s; give the path of a catalogue", path,
			       strerror(errno));
	ok = sk_source_read(&source, 0, FILE_BYTES + 1, &bytes, err) ||
	     (err->code != SAKUIN_ENOMEM &&
	      sk_fail(err, SAKUIN_EINVAL, "%s: it can't be read", path));
	close(source.fd);
	if (ok && bytes.len > FILE_BYTES)
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "%s: larger than 256 MiB; divide it", path);
	ok = ok && sk_decode(sk_buf_str(&bytes), sk_str(""), NULL, arena, text,
			     &doc, err);
	sk_buf_done(&bytes);
	return ok;
}

static bool
catalogue_load(struct catalogue_load *l, struct sakuin_error *err)
{
	const struct sk_card_sink sink = { catalogue_take, catalogue_note, l };
	struct sk_arena arena = { 0 };
	struct sakuin_str text;
	char what[200];
	bool ok = catalogue_decode(l->name, &arena, &text, err) &&
		  sk_catalogue_reader(text)(text, &sink, err);

	if (ok && l->nameless) {
		snprintf(what, sizeof what,
			 "%zu of its items name no file, and say nothing here",
			 l->nameless);
		catalogue_note(l, 0, what);
	}
	sk_arena_done(&arena);
	sk_buf_done(&l->text);
	return ok;
}

/* One catalogue: FILE, the NUMBERth. */
static bool
catalogue_add(struct sk_catalogue *c, const char *file, uint32_t number,
	      const struct sk_catalogue_options *o, struct sakuin_error *err)
{
	struct catalogue_load l = {
		.catalogue = c, .options = o, .name = file, .number = number
	};
	char *real = realpath(file, NULL);
	uint32_t ignored;
	bool ok;

	if (!real)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%s: %s; give the path of a catalogue", file,
			       strerror(errno));
	ok = sk_one_line(sk_str(real), &c->arena, &l.origin, err) &&
	     sk_table_intern(&c->origins, l.origin, &ignored, err) &&
	     catalogue_load(&l, err);
	free(real);
	return ok;
}

struct sk_catalogue *
sk_catalogue_new(const char *const *files, size_t count,
		 const struct sk_catalogue_options *o, struct sakuin_error *err)
{
	struct sk_catalogue *c = calloc(1, sizeof *c);
	bool ok = c || sk_nomem(err);

	for (size_t i = 0; ok && i < count; i++)
		ok = catalogue_add(c, files[i], (uint32_t)i, o, err);
	if (ok)
		return c;
	sk_catalogue_free(c);
	return NULL;
}

void
sk_catalogue_free(struct sk_catalogue *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->count; i++)
		sk_buf_done(&c->entries[i].text);
	sk_table_done(&c->paths);
	sk_table_done(&c->origins);
	sk_arena_done(&c->arena);
	free(c->entries);
	free(c);
}

size_t
sk_catalogue_count(const struct sk_catalogue *c)
{
	return c->count;
}

struct sakuin_str
sk_catalogue_find(const struct sk_catalogue *c, struct sakuin_str path)
{
	uint32_t n;

	return c && sk_table_find(&c->paths, path, &n)
		       ? sk_buf_str(&c->entries[n].text)
		       : sk_str("");
}

bool
sk_catalogue_is(const struct sk_catalogue *c, struct sakuin_str path)
{
	uint32_t n;

	return c && sk_table_find(&c->origins, path, &n);
}
