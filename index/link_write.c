/* link_write.c - a source into the database. */
#include <stdlib.h>

#include "link_impl.h"
#include "metadata.h"
#include "reference_json.h"

struct writing {
	struct sk_links *links;
	struct link_source *source;
	struct sk_document doc;
	struct sk_cited cited;
	/* On which pages the sentences of cited.contexts are. */
	uint32_t pages[SK_CONTEXT_REPORTS * SK_CONTEXT_SENTENCES];
	struct sk_buf text, extra;
};

/* What people say FIELD is, of the first variant of which they say it; *SAID
 * tells whether they do. */
static struct sakuin_str
write_said(const struct writing *w, enum sk_ref_field field, bool *said)
{
	const struct sk_corrections *c = w->links->store->corrections;
	const char *name = sk_reference_field_name(field);

	*said = false;
	if (sk_corrections_count(c) == 0)
		return sk_str("");
	for (const struct link_variant *v = w->source->variants; v;
	     v = v->next) {
		*said = sk_corrections_find(c, sk_str(v->name), name) ||
			(field == SK_REF_DATE &&
			 sk_corrections_find(c, sk_str(v->name), "year"));
		if (*said)
			return v->ref.fields[field].text;
	}
	return sk_str("");
}

/* What people say, else the first value, canonical variant first. */
static struct sakuin_str
write_field(const struct writing *w, enum sk_ref_field field)
{
	const struct link_source *s = w->source;
	bool said;
	struct sakuin_str value = write_said(w, field, &said);

	if (said)
		return value;
	for (const struct link_variant *v = s->variants; v; v = v->next)
		if (v->ref.fields[field].text.len)
			return v->ref.fields[field].text;
	return sk_str("");
}

/* The variant that says who wrote it: one of which people say it, else the
 * first that has authors; or NULL. */
static const struct link_variant *
write_authors_of(const struct writing *w)
{
	const struct sk_corrections *c = w->links->store->corrections;
	const struct link_variant *v = w->source->variants;

	while (v && !sk_corrections_find(c, sk_str(v->name), "authors"))
		v = v->next;
	if (v)
		return v->ref.author_count ? v : NULL;
	for (v = w->source->variants; v && v->ref.author_count == 0;)
		v = v->next;
	return v;
}

static bool
write_authors(struct writing *w, struct sakuin_error *err)
{
	const struct link_variant *v = write_authors_of(w);
	struct sk_arena *arena = &w->links->arena;
	struct sakuin_str *authors;

	if (!v)
		return true;
	authors = sk_arena_array(arena, v->ref.author_count, sizeof *authors,
				 err);
	for (size_t i = 0; authors && i < v->ref.author_count; i++) {
		const struct sk_ref_author *a = &v->ref.authors[i];
		struct sk_buf name = { 0 };
		bool ok = sk_buf_printf(
			&name, err, "%.*s%.*s%s%.*s", (int)a->literal.len,
			a->literal.ptr, (int)a->given.len, a->given.ptr,
			a->given.len && a->family.len ? " " : "",
			(int)a->family.len, a->family.ptr);

		ok = ok &&
		     sk_one_line(sk_buf_str(&name), arena, &authors[i], err);
		sk_buf_done(&name);
		if (!ok)
			return false;
	}
	w->doc.authors = authors;
	w->doc.author_count = v->ref.author_count;
	return authors != NULL;
}

static bool
write_add(struct sk_links *l, struct sakuin_str **list, size_t *count,
	  struct sakuin_str s, struct sakuin_error *err)
{
	/* Room is made by doubling; the arena keeps the old ones. */
	if ((*count & (*count + 1)) == 0) {
		struct sakuin_str *more = sk_arena_array(
			&l->arena, 2 * (*count + 1), sizeof *more, err);

		if (!more)
			return false;
		if (*count)
			memcpy(more, *list, *count * sizeof *more);
		*list = more;
	}
	(*list)[(*count)++] = s;
	return true;
}

static bool
write_add_new(struct sk_links *l, struct sakuin_str **list, size_t *count,
	      struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0; i < *count; i++)
		if (sk_str_eq((*list)[i], s))
			return true;
	return s.len == 0 || write_add(l, list, count, s, err);
}

/* The keys of V that are not in SEEN yet: variants may be thousands. */
static bool
write_keys(struct writing *w, const struct link_variant *v,
	   struct sk_table *seen, struct sakuin_error *err)
{
	struct sk_links *l = w->links;
	struct sk_source_keys keys;

	if (!sk_source_keys(l->matcher, &v->ref, &l->arena, &keys, err))
		return false;
	for (size_t i = 0; i < keys.count; i++) {
		size_t before = seen->count;
		uint32_t number;

		if (!sk_table_intern(seen, keys.key[i], &number, err) ||
		    (seen->count > before &&
		     !write_add(l, &w->cited.keys, &w->cited.key_count,
				keys.key[i], err)))
			return false;
	}
	return true;
}

/* Names, keys, other titles and the printed references of all variants. */
static bool
write_variants(struct writing *w, struct sk_table *seen,
	       struct sakuin_error *err)
{
	struct sk_links *l = w->links;
	struct sk_cited *c = &w->cited;
	int texts = 0;

	for (const struct link_variant *v = w->source->documents; v;
	     v = v->next)
		if (!write_add(l, &c->names, &c->name_count, sk_str(v->name),
			       err))
			return false;
	for (const struct link_variant *v = w->source->variants; v;
	     v = v->next) {
		if (!write_add(l, &c->names, &c->name_count, sk_str(v->name),
			       err) ||
		    !write_keys(w, v, seen, err))
			return false;
		if (texts++ >= SK_VARIANT_TEXTS)
			continue;
		if (!write_add_new(l, &c->titles, &c->title_count,
				   v->ref.fields[SK_REF_TITLE].text, err) ||
		    !write_add_new(l, &c->titles, &c->title_count,
				   v->ref.fields[SK_REF_TITLE_TRANSLATED].text,
				   err) ||
		    !sk_buf_add(&w->text, v->ref.raw.ptr, v->ref.raw.len,
				err) ||
		    !sk_buf_putc(&w->text, '\n', err))
			return false;
	}
	return true;
}

/* Sentence I of C, unless another document says the same. */
static bool
write_context(struct writing *w, const struct link_context *c, size_t i,
	      struct sakuin_error *err)
{
	size_t before = w->cited.context_count;

	if (!write_add_new(w->links, &w->cited.contexts,
			   &w->cited.context_count, c->sentences[i], err))
		return false;
	if (w->cited.context_count > before)
		w->pages[before] = c->pages[i];
	return true;
}

/* Some sentences of each of the first reports; the others are let go.  What
 * document SELF says, which is the source, it says already. */
static bool
write_contexts(struct writing *w, struct sakuin_str self,
	       struct sakuin_error *err)
{
	struct link_context **at = &w->source->contexts;
	struct sakuin_str report = sk_str("");
	int reports = 0, said = 0;

	for (; *at; at = &(*at)->next) {
		if (!sk_str_eq((*at)->report, report)) {
			if (reports++ == SK_CONTEXT_REPORTS)
				break;
			report = (*at)->report;
			said = 0;
		}
		if (sk_str_eq(report, self))
			continue;
		for (size_t i = 0; i < (*at)->count; i++)
			if (said++ < SK_CONTEXT_SENTENCES &&
			    !write_context(w, *at, i, err))
				return false;
	}
	*at = NULL;
	return true;
}

/* The printed references, then who says what about it. */
static bool
write_text(struct writing *w, struct sakuin_error *err)
{
	for (size_t i = 0; i < w->cited.context_count; i++)
		if (!sk_buf_add(&w->text, w->cited.contexts[i].ptr,
				w->cited.contexts[i].len, err) ||
		    (w->pages[i] && !sk_buf_printf(&w->text, err, " (p. %u)",
						   (unsigned)w->pages[i])) ||
		    !sk_buf_putc(&w->text, '\n', err))
			return false;
	w->doc.text = sk_buf_str(&w->text);
	return true;
}

/* A title for those that print none: an interview has author and date. */
static bool
write_title(struct writing *w, struct sakuin_error *err)
{
	struct sakuin_str raw = w->source->variants->ref.raw;

	w->doc.title = write_field(w, SK_REF_TITLE);
	if (w->doc.title.len == 0)
		w->doc.title = write_field(w, SK_REF_TITLE_TRANSLATED);
	if (w->doc.title.len == 0) {
		raw.len = sk_utf8_cut(raw, 200);
		w->doc.title = raw;
	}
	return sk_one_line(w->doc.title, &w->links->arena, &w->doc.title, err);
}

/* What all sources have, wherever they are written. */
static bool
write_cited(struct writing *w, struct sakuin_str self, struct sakuin_error *err)
{
	struct sk_table seen = { 0 };
	bool ok = sk_link_sort(w->links, &w->source->variants, err) &&
		  sk_link_sort(w->links, &w->source->documents, err) &&
		  write_authors(w, err) && write_variants(w, &seen, err) &&
		  write_contexts(w, self, err) &&
		  sk_arena_copy(&w->links->arena, sk_buf_str(&w->text),
				&w->cited.printed, err) &&
		  sk_link_json(w->source, &w->extra, err);

	sk_table_done(&seen);
	w->doc.extra = sk_buf_str(&w->extra);
	return ok;
}

static bool
write_document(struct writing *w, struct sakuin_error *err)
{
	struct link_source *s = w->source;
	struct sk_document *doc = &w->doc;
	struct sakuin_str date, id;

	if (!write_cited(w, sk_str(""), err))
		return false;
	date = write_field(w, SK_REF_DATE);
	id = (struct sakuin_str){ s->variants->name, SK_VARIANT_SIZE - 1 };
	doc->id = id;
	doc->kind = sk_str("source");
	doc->lang = write_field(w, SK_REF_LANGUAGE);
	doc->date = date.len ? date : write_field(w, SK_REF_YEAR);
	if (!sk_date_valid(doc->date))
		doc->date = sk_str("");
	if (!write_title(w, err) ||
	    !sk_one_line(write_field(w, SK_REF_URL), &w->links->arena,
			 &doc->url, err) ||
	    !write_text(w, err) ||
	    !sk_store_put_source(w->links->store, doc, &s->docid, s->id,
				 &w->cited, err))
		return false;
	s->id = id;
	s->held = false;
	return true;
}

/* To document DOCID, which HOLDER is. */
static bool
write_held(struct writing *w, const struct link_variant *holder, uint32_t docid,
	   struct sakuin_error *err)
{
	struct link_source *s = w->source;

	if (!write_cited(w, holder->first, err) ||
	    !sk_store_hold(w->links->store, docid, holder->first, &w->cited,
			   &w->doc, err))
		return false;
	s->docid = docid;
	s->id = holder->first;
	s->held = true;
	return true;
}

/* How many documents cite W's source, but for SELF. */
static bool
write_count(struct writing *w, uint32_t self, struct sakuin_error *err)
{
	struct sk_docids citers = { 0 };
	bool ok = sk_link_all_citers(w->links, w->source, self, &citers, err);

	w->doc.cited_by = (uint32_t)citers.count;
	free(citers.docids);
	return ok;
}

/* Write it as document HOLDER, or alone if that is NULL. */
static bool
write_as(struct sk_links *l, size_t index, const struct link_variant *holder,
	 struct sakuin_error *err)
{
	struct link_source *s = &l->sources[index];
	struct writing w = { .links = l, .source = s };
	uint32_t self = 0;
	bool ok;

	if (holder && !sk_store_lookup(sk_store_db(l->store), SK_FIELD_ID,
				       holder->first, &self, err))
		return false;
	ok = write_count(&w, self, err);
	if (ok && !s->changed)
		return sk_store_count_source(l->store, s->docid, w.doc.cited_by,
					     err);
	ok = ok && (self ? write_held(&w, holder, self, err)
			 : write_document(&w, err));
	sk_buf_done(&w.text);
	sk_buf_done(&w.extra);
	return ok;
}

bool
sk_link_write_alone(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	return write_as(l, index, NULL, err);
}

bool
sk_link_write(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	return write_as(l, index, sk_link_holder(&l->sources[index]), err);
}
