/* cmd_export.c - sakuin export: all documents, for sakuin and for others. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd_hits.h"
#include "command.h"
#include "ingest_correct.h"
#include "rights.h"
#include "schema.h"
#include "store_correct.h"

enum export_what { EXPORT_ALL, EXPORT_CORRECTIONS, EXPORT_CITED };

struct export
{
	struct sk_store *store;
	enum export_what what;
	bool added;
	uint64_t missing;
	uint64_t restricted; /* documents whose text is not kept */
	struct sk_buf data, line, cited;
	struct cmd_hits hits; /* for programs that keep bibliographies */
};

static bool
export_failed(struct sakuin_error *err)
{
	return !ferror(stdout) ||
	       sk_fail(err, SAKUIN_EIO, "writing the output failed");
}

/* ----------------------------------------------------------- corrections */

static int
export_order(const void *a, const void *b)
{
	const struct sk_corrected *x = *(struct sk_corrected *const *)a;
	const struct sk_corrected *y = *(struct sk_corrected *const *)b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

static bool
export_correction(struct export *e, const struct sk_correction *c,
		  unsigned number, struct sakuin_error *err)
{
	sk_buf_clear(&e->line);
	if (e->what == EXPORT_CORRECTIONS
		    ? !sk_correction_line(&e->line, c, err)
		    : !sk_correction_to_json(c, number, &e->line, err) ||
			      !sk_buf_putc(&e->line, '\n', err))
		return false;
	fwrite(e->line.ptr, 1, e->line.len, stdout);
	return export_failed(err);
}

/* In the order in which they came, so that they mean the same elsewhere. */
static bool
export_corrections(struct export *e, struct sakuin_error *err)
{
	struct sk_corrections *all;
	struct sk_corrected **sorted;
	unsigned number = 0;
	size_t count;
	bool ok = true;

	if (!sk_store_load_corrections(e->store, err))
		return false;
	all = sk_store_corrections(e->store);
	count = sk_corrections_count(all);
	sorted = calloc(count + 1, sizeof *sorted);
	if (!sorted)
		return sk_nomem(err);
	for (size_t i = 0; i < count; i++)
		sorted[i] = sk_corrections_at(all, i);
	qsort(sorted, count, sizeof *sorted, export_order);
	if (e->what == EXPORT_CORRECTIONS)
		puts("id\tfield\tvalue\twho\twhen");
	for (size_t i = 0; ok && i < count; i++)
		ok = export_correction(e, &sorted[i]->c, ++number, err);
	free(sorted);
	return ok;
}

/* ------------------------------------------------------------- documents */

static bool
export_document(void *ctx, uint32_t docid, uint32_t wdf,
		struct sakuin_error *err)
{
	struct export *e = ctx;
	struct sakuin_str id, added;

	(void)wdf;
	if (!xc_document_data(sk_store_db(e->store), docid, &e->data, err))
		return false;
	id = sk_record_field(sk_buf_str(&e->data), "id");
	added = sk_record_field(sk_buf_str(&e->data), "added");
	e->restricted +=
		sk_rights_access(sk_record_field(sk_buf_str(&e->data),
						 "rights")) != SK_ACCESS_OPEN;
	if (id.len == 0 || !sk_store_line(e->store, id, &e->line, err))
		return id.len == 0;
	if (e->line.len == 0) {
		e->missing++;
		return true;
	}
	if (!sk_store_cited(e->store, id, &e->cited, err))
		return false;
	/* The line ends with a brace: put more members before it. */
	fwrite(e->line.ptr, 1, e->line.len - 1, stdout);
	if (e->cited.len)
		printf(",\"cited_as\":%.*s", (int)e->cited.len, e->cited.ptr);
	if (e->added && added.len)
		printf(",\"added\":\"%.*s\"", (int)added.len, added.ptr);
	fputs("}\n", stdout);
	return export_failed(err);
}

/* A source, as programs that keep bibliographies read it. */
static bool
export_source(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct export *e = ctx;
	bool ok;

	(void)wdf;
	if (!xc_document_data(sk_store_db(e->store), docid, &e->data, err))
		return false;
	e->hits.printed++;
	ok = cmd_hit_cite(&e->hits, sk_buf_str(&e->data), err);
	sk_arena_reset(&e->hits.show.arena);
	return ok && export_failed(err);
}

static bool
export_cited(struct export *e, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok;

	e->hits.show.store = e->store;
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_KIND].prefix,
			    sk_str("source"), err) &&
	     xc_postings(sk_store_db(e->store), sk_buf_str(&term),
			 export_source, e, err);
	if (ok)
		cmd_cite_end(&e->hits);
	sk_buf_done(&term);
	cmd_hits_done(&e->hits);
	return ok;
}

static bool
export_all(struct export *e, struct sakuin_error *err)
{
	if (e->what == EXPORT_CITED)
		return export_cited(e, err);
	return export_corrections(e, err) &&
	       (e->what == EXPORT_CORRECTIONS ||
		xc_postings(sk_store_db(e->store), sk_str(""), export_document,
			    e, err));
}

/* --------------------------------------------------------------- options */

static bool
export_format(struct export *e, const char *name)
{
	static const char *const names[] = { "json", "csl", "ris", "bibtex",
					     NULL };
	static const enum cmd_format formats[] = { CMD_JSON, CMD_CSL, CMD_RIS,
						   CMD_BIBTEX };
	int i = cmd_choice("--format", name, names);

	if (i < 0)
		return false;
	e->what = i == 0 ? EXPORT_ALL : EXPORT_CITED;
	e->hits.format = formats[i];
	return true;
}

static bool
export_option(struct export *e, struct cmd_databases *d, int c)
{
	switch (c) {
	case 'a':
		e->added = true;
		return true;
	case 'c':
		e->what = EXPORT_CORRECTIONS;
		return true;
	case 'f':
		return export_format(e, optarg);
	case 'd':
		return cmd_add_database(d, optarg);
	default:
		return false;
	}
}

int
cmd_export(int argc, char **argv)
{
	static const struct option export_long[] = {
		{ "added", no_argument, NULL, 'a' },
		{ "corrections", no_argument, NULL, 'c' },
		{ "format", required_argument, NULL, 'f' },
		{ NULL, 0, NULL, 0 },
	};
	struct cmd_databases d = { .count = 0 };
	struct export e = { .missing = 0 };
	struct sakuin_error err;
	bool ok;
	int c;

	while ((c = getopt_long(argc, argv, "d:", export_long, NULL)) != -1)
		if (!export_option(&e, &d, c))
			return cmd_usage("export");
	if (optind < argc && !cmd_add_database(&d, argv[optind]))
		return cmd_usage("export");
	e.store = cmd_open(&d, &err);
	ok = e.store && export_all(&e, &err);
	if (ok && e.missing)
		cmd_complain("%llu documents have no stored text here; export "
			     "on the machine that holds the database",
			     (unsigned long long)e.missing);
	if (ok && e.restricted)
		cmd_complain("%llu documents are here without their texts, by "
			     "their rights; in a database made of this they "
			     "are found by their titles and authors until "
			     "their files are indexed into it",
			     (unsigned long long)e.restricted);
	sk_buf_done(&e.data);
	sk_buf_done(&e.line);
	sk_buf_done(&e.cited);
	sk_store_close(e.store);
	if (!ok) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	return e.missing ? CMD_NOTHING : CMD_DONE;
}
