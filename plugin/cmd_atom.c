/* cmd_atom.c - hits as a feed (RFC 4287).
 *
 * A reader of feeds knows an entry by its id, whatever the database is called
 * and whenever it is asked; so ids are made of what documents are called, and
 * the id of the feed of what is asked for. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd_atom.h"
#include "digest.h"

struct atom_entry {
	struct sakuin_str xml;    /* without its end */
	struct sakuin_str topics; /* elements */
};

void
cmd_atom_done(struct cmd_atom *a)
{
	sk_table_done(&a->ids);
	sk_arena_done(&a->arena);
	free(a->entries);
}

/* -------------------------------------------------------------------- XML */

/* Is C a character of XML 1.0?  Others can't be escaped either. */
static bool
atom_allowed(uint32_t c)
{
	return c >= ' ' ? c != 0xFFFE && c != 0xFFFF
			: c == '\t' || c == '\n' || c == '\r';
}

static const char *
atom_escape(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

static bool
atom_text(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	for (const char *p = s.ptr, *end = p + s.len; p < end;) {
		const char *start = p;
		uint32_t c = sk_utf8_next(&p, end);
		const char *escape = atom_escape(c);

		if (!(escape ? sk_buf_puts(out, escape, err)
		      : atom_allowed(c)
			      ? sk_buf_add(out, start, (size_t)(p - start), err)
			      : sk_buf_putc(out, ' ', err)))
			return false;
	}
	return true;
}

/* An element of one text, with TAG and its attributes; none if S is empty. */
static bool
atom_element(struct sk_buf *out, const char *tag, struct sakuin_str s,
	     struct sakuin_error *err)
{
	return s.len == 0 || (sk_buf_printf(out, err, "<%s>", tag) &&
			      atom_text(out, s, err) &&
			      sk_buf_printf(out, err, "</%.*s>\n",
					    (int)strcspn(tag, " "), tag));
}

/* An address as an IRI has it: what is none of its characters in hex. */
static bool
atom_address(struct sk_buf *out, const char *scheme, struct sakuin_str s,
	     struct sakuin_error *err)
{
	if (!sk_buf_puts(out, scheme, err))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool bad = c <= ' ' || c == 0x7F || strchr("<>\"{}|\\^`", c) ||
			   (*scheme && strchr("%?#", c));

		if (c == '&' ? !sk_buf_puts(out, "&amp;", err)
		    : bad    ? !sk_buf_printf(out, err, "%%%02X", (unsigned)c)
			     : !sk_buf_putc(out, (char)c, err))
			return false;
	}
	return true;
}

/* <id> of NAME among those of KIND: a UUID made of their digest (RFC 9562,
 * version 8). */
static bool
atom_id(struct sk_buf *out, const char *kind, struct sakuin_str name,
	struct sakuin_error *err)
{
	struct sk_buf all = { 0 };
	char d[65];
	bool ok = sk_buf_puts(&all, kind, err) &&
		  sk_buf_add(&all, name.ptr, name.len, err);

	if (ok)
		sk_digest(sk_buf_str(&all), d);
	sk_buf_done(&all);
	return ok && sk_buf_printf(out, err,
				   "<id>urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s"
				   "</id>\n",
				   d, d + 8, d + 12, d + 15, d + 18);
}

/* The first day of what may be a year or a month alone. */
static void
atom_first_day(struct sakuin_str date, char day[11])
{
	memcpy(day, "1970-01-01", 11);
	if (date.len == 4 || date.len == 7 || date.len == 10)
		memcpy(day, date.ptr, date.len);
}

/* <NAME> of a DAY of full length. */
static bool
atom_day(struct sk_buf *out, const char *name, struct sakuin_str day,
	 struct sakuin_error *err)
{
	return day.len != 10 ||
	       sk_buf_printf(out, err, "<%s>%.10sT00:00:00Z</%s>\n", name,
			     day.ptr, name);
}

/* ------------------------------------------------------------- an entry */

static bool
atom_starts(struct sakuin_str s, const char *with)
{
	size_t len = strlen(with);

	return s.len > len && memcmp(s.ptr, with, len) == 0;
}

/* Where the document is: its address, or else its file. */
static bool
atom_link(struct sk_buf *out, struct sakuin_str data, bool *any,
	  struct sakuin_error *err)
{
	struct sakuin_str url = sk_record_field(data, "url");
	struct sakuin_str path = sk_record_field(data, "path");
	bool web = atom_starts(url, "http://") ||
		   atom_starts(url, "https://") || atom_starts(url, "ftp://");
	bool file = atom_starts(path, "/");

	*any = web || file;
	return !*any ||
	       (sk_buf_puts(out, "<link rel=\"alternate\" href=\"", err) &&
		atom_address(out, web ? "" : "file://", web ? url : path,
			     err) &&
		sk_buf_puts(out, "\"/>\n", err));
}

static bool
atom_authors(struct sk_buf *out, struct sakuin_str data,
	     struct sakuin_error *err)
{
	struct sakuin_str name;

	while ((name = sk_record_field(data, "author")).len) {
		const char *end = data.ptr + data.len;

		if (!sk_buf_puts(out, "<author>", err) ||
		    !atom_element(out, "name", name, err) ||
		    !sk_buf_puts(out, "</author>\n", err))
			return false;
		data.ptr = name.ptr + name.len;
		data.len = (size_t)(end - data.ptr);
	}
	return true;
}

/* A summary if there is a link to what is summed up; else this is all. */
static bool
atom_content(struct sk_buf *out, struct sakuin_str title,
	     const struct sk_hit_text *text, bool linked,
	     struct sakuin_error *err)
{
	if (linked)
		return atom_element(out, "summary type=\"html\"", text->snippet,
				    err);
	return text->snippet.len ? atom_element(out, "content type=\"html\"",
						text->snippet, err)
				 : atom_element(out, "content", title, err);
}

static bool
atom_write(struct sk_buf *out, struct sakuin_str data,
	   const struct sk_hit_text *text, struct sakuin_error *err)
{
	struct sakuin_str id = sk_record_field(data, "id");
	struct sakuin_str lang = sk_record_field(data, "language");
	struct sakuin_str title = sk_record_field(data, "caption");
	char added[11];
	bool linked;

	atom_first_day(sk_record_field(data, "added"), added);
	return sk_buf_puts(out, "<entry", err) &&
	       (lang.len == 0 ||
		(sk_buf_puts(out, " xml:lang=\"", err) &&
		 atom_text(out, lang, err) && sk_buf_putc(out, '"', err))) &&
	       sk_buf_puts(out, ">\n", err) &&
	       atom_id(out, "document:", id, err) &&
	       atom_element(out, "title", title.len ? title : id, err) &&
	       atom_day(out, "updated", sk_str(added), err) &&
	       atom_day(out, "published", sk_record_field(data, "date"), err) &&
	       atom_authors(out, data, err) &&
	       atom_link(out, data, &linked, err) &&
	       atom_content(out, title.len ? title : id, text, linked, err) &&
	       atom_element(out, "rights", sk_record_field(data, "rights"),
			    err);
}

/* ENTRY is of one profile more; one after the other comes. */
static bool
atom_topic(struct cmd_atom *a, struct atom_entry *entry, const char *topic,
	   struct sakuin_error *err)
{
	struct sk_buf all = { 0 };
	bool ok;

	if (!topic)
		return true;
	ok = sk_buf_add(&all, entry->topics.ptr, entry->topics.len, err) &&
	     sk_buf_puts(&all, "<category term=\"", err) &&
	     atom_text(&all, sk_str(topic), err) &&
	     sk_buf_puts(&all, "\"/>\n", err) &&
	     sk_arena_copy(&a->arena, sk_buf_str(&all), &entry->topics, err);
	sk_buf_done(&all);
	return ok;
}

bool
cmd_atom_add(struct cmd_atom *a, struct sakuin_str data,
	     const struct sk_hit_text *text, const char *topic,
	     struct sakuin_error *err)
{
	size_t before = a->ids.count;
	struct sk_buf xml = { 0 };
	char added[11];
	struct atom_entry *e;
	uint32_t i;
	bool ok = true;

	if (!sk_grow(&a->entries, &a->cap, before + 1, sizeof *a->entries,
		     err) ||
	    !sk_table_intern(&a->ids, sk_record_field(data, "id"), &i, err))
		return false;
	e = &a->entries[i];
	if (a->ids.count > before) {
		*e = (struct atom_entry){ .xml = { 0 } };
		ok = atom_write(&xml, data, text, err) &&
		     sk_arena_copy(&a->arena, sk_buf_str(&xml), &e->xml, err);
		sk_buf_done(&xml);
	}
	atom_first_day(sk_record_field(data, "added"), added);
	if (strcmp(added, a->latest) > 0)
		memcpy(a->latest, added, sizeof added);
	return ok && atom_topic(a, e, topic, err);
}

/* --------------------------------------------------------------- the feed */

bool
cmd_atom_print(const struct cmd_atom *a, struct sakuin_str title,
	       struct sakuin_str what, const char *since,
	       struct sakuin_error *err)
{
	struct sk_buf head = { 0 };
	char day[11];
	bool ok;

	/* With nothing in it, it is as old as what it could have. */
	atom_first_day(sk_str(*a->latest ? a->latest
			      : since    ? since
					 : ""),
		       day);
	ok = sk_buf_puts(&head,
			 "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			 "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
			 err) &&
	     atom_id(&head, "feed:", what, err) &&
	     atom_element(&head, "title", title, err) &&
	     atom_day(&head, "updated", sk_str(day), err) &&
	     sk_buf_puts(&head,
			 "<author><name>sakuin</name></author>\n"
			 "<generator version=\"" SAKUIN_VERSION
			 "\">sakuin</generator>\n",
			 err);

	if (ok)
		fwrite(head.ptr, 1, head.len, stdout);
	sk_buf_done(&head);
	for (size_t i = 0; ok && i < a->ids.count; i++) {
		const struct atom_entry *e = &a->entries[i];

		printf("%.*s%.*s</entry>\n", (int)e->xml.len, e->xml.ptr,
		       (int)e->topics.len, e->topics.ptr);
	}
	if (ok)
		puts("</feed>");
	return ok;
}
