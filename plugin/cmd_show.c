/* cmd_show.c - sakuin show: a document as it is kept. */
#include <stdio.h>

#include "cmd_links.h"
#include "command.h"
#include "document_json.h"
#include "json_raw.h"
#include "schema.h"

static void
show_field(const char *name, struct sakuin_str value)
{
	if (value.len)
		printf("%-10s %.*s\n", name, (int)value.len, value.ptr);
}

static void
show_list(const char *name, const struct sakuin_str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		show_field(name, list[i]);
}

/* Members that are shown as lists. */
static bool
show_as_list(struct sakuin_str key)
{
	static const char *const names[] = { "\"references\"", "\"citations\"",
					     "\"variants\"", "\"contexts\"",
					     "\"cited_by\"" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_str_eq(key, sk_str(names[i])))
			return true;
	return false;
}

/* The record's lines, the authors and whatever the NDJSON line held beside
 * what sakuin knows, then the text. */
static void
show_document(struct sakuin_str data, const struct sk_document *doc)
{
	static const char *const names[] = {
		"id",         "kind",    "title",        "title_translated",
		"date",       "date_to", "date_printed", "language",
		"type",       "url",     "doi",          "isbn",
		"repository", "path",    "rights",       "embargo",
		"added",      "cites",   "cited_by"
	};
	struct sakuin_str rest = doc->extra, key, value;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		show_field(names[i], sk_record_field(data, names[i]));
	show_list("author", doc->authors, doc->author_count);
	show_list("ref", doc->codes, doc->code_count);
	show_list("collection", doc->collections, doc->collection_count);
	show_list("keyword", doc->keywords, doc->keyword_count);
	show_field("about", doc->description);
	if (doc->encoding.len)
		printf("%-11s%.*s (%.*s)\n", "encoding", (int)doc->encoding.len,
		       doc->encoding.ptr, (int)doc->encoding_by.len,
		       doc->encoding_by.ptr);
	if (doc->page_count)
		printf("%-11s%zu\n", "pages", doc->page_count + 1);
	while (rest.len && sk_json_member(&rest, &key, &value))
		if (!show_as_list(key))
			printf("%-10.*s %.*s\n", (int)key.len - 2, key.ptr + 1,
			       (int)value.len, value.ptr);
	if (doc->text.len)
		printf("\n%.*s\n", (int)doc->text.len, doc->text.ptr);
}

static int
show_id(struct sk_store *s, const char *id, struct sakuin_error *err)
{
	struct sk_buf data = { 0 }, line = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_document doc = { 0 };
	uint32_t docid;
	bool ok = sk_store_find(s, sk_str(id), &docid, err);
	bool found;

	/* A source has as many names as it is printed in. */
	if (ok && docid == 0)
		ok = cmd_find_source(s, sk_str(id), &docid, err);
	found = ok && docid;

	if (found)
		ok = xc_document_data(sk_store_db(s), docid, &data, err) &&
		     sk_store_line(s, sk_record_field(sk_buf_str(&data), "id"),
				   &line, err) &&
		     (line.len == 0 ||
		      sk_document_from_json(sk_buf_str(&line), &arena, &doc,
					    NULL, err));
	if (ok && found) {
		show_document(sk_buf_str(&data), &doc);
		ok = cmd_show_references(s, &doc, err) &&
		     cmd_show_citers(s, docid, err);
	}
	sk_buf_done(&data);
	sk_buf_done(&line);
	sk_arena_done(&arena);
	if (!ok)
		return cmd_failed(err);
	if (!found)
		cmd_complain("no document '%s'; ids are what search prints",
			     id);
	return found ? CMD_DONE : CMD_NOTHING;
}

int
cmd_show(int argc, char **argv)
{
	struct cmd_databases d = { .count = 0 };
	struct sakuin_error err;
	struct sk_store *s;
	int c, status;

	while ((c = getopt(argc, argv, "d:")) != -1)
		if (c != 'd' || !cmd_add_database(&d, optarg))
			return cmd_usage("show");
	if (optind + 1 != argc) {
		cmd_complain("show: name one document by its id");
		return cmd_usage("show");
	}
	s = cmd_open(&d, &err);
	if (!s) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	status = show_id(s, argv[optind], &err);
	sk_store_close(s);
	return status;
}
