/* cmd_check.c - sakuin check: is a database sound? */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd_fixity.h"
#include "document_json.h"
#include "sandbox.h"
#include "schema.h"

struct check {
	struct sk_store *store;
	uint64_t documents, sources, broken, files, failed;
	struct sk_buf data, line;
	struct sk_arena arena;
	bool full, fixity, intact; /* originals are compared; all are equal */
};

/* Every document must have its record, and its id must lead back to it. */
static bool
check_one(struct check *c, uint32_t docid, struct sakuin_error *err)
{
	struct sk_document doc;
	struct sakuin_str id;
	uint32_t back;

	if (!xc_document_data(sk_store_db(c->store), docid, &c->data, err))
		return false;
	id = sk_record_field(sk_buf_str(&c->data), "id");
	if (id.len == 0)
		return sk_fail(err, SAKUIN_EDB, "it has no id");
	if (!sk_store_find(c->store, id, &back, err))
		return false;
	if (back != docid)
		return sk_fail(err, SAKUIN_EDB,
			       "its id '%.*s' also belongs to document %u",
			       (int)id.len, id.ptr, back);
	if (!c->full)
		return true;
	if (!sk_store_line(c->store, id, &c->line, err))
		return false;
	sk_arena_reset(&c->arena);
	return sk_document_from_json(sk_buf_str(&c->line), &c->arena, &doc,
				     NULL, err);
}

static bool
check_document(void *ctx, uint32_t docid, uint32_t wdf,
	       struct sakuin_error *err)
{
	struct check *c = ctx;

	(void)wdf;
	if (check_one(c, docid, err)) {
		bool source =
			sk_str_eq(sk_record_field(sk_buf_str(&c->data), "kind"),
				  sk_str("source"));

		*(source ? &c->sources : &c->documents) += 1;
		return true;
	}
	c->documents++;
	if (err->code == SAKUIN_ENOMEM)
		return false;
	c->broken++;
	cmd_complain("document %u: %s", docid, err->text);
	return true;
}

static bool
check_file(void *ctx, const struct sk_file *file, struct sakuin_error *err)
{
	struct check *c = ctx;

	(void)err;
	c->files++;
	if (file->status.len >= 6 && !memcmp(file->status.ptr, "failed", 6)) {
		c->failed++;
		printf("%.*s: %.*s\n", (int)file->path.len, file->path.ptr,
		       (int)file->status.len, file->status.ptr);
	}
	return true;
}

static bool
check_stamps(struct check *c, struct sakuin_error *err)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];
	struct sakuin_error unknown;
	unsigned without;

	if (!xc_metadata_get(sk_store_db(c->store), sk_str(SK_KEY_WITHOUT),
			     &c->data, err))
		return false;
	if (c->data.len)
		printf("%-16s%.*s\n", SK_KEY_WITHOUT, (int)c->data.len,
		       c->data.ptr);
	if (!sk_schema_without(sk_buf_str(&c->data), &without, &unknown))
		without = 0;
	sk_schema_stamps_without(stamps, without);
	for (size_t i = 0; i < SK_STAMP_COUNT; i++) {
		if (!xc_metadata_get(sk_store_db(c->store),
				     sk_str(stamps[i].key), &c->data, err))
			return false;
		printf("%-16s%.*s%s\n", stamps[i].key, (int)c->data.len,
		       c->data.ptr,
		       sk_str_eq(sk_buf_str(&c->data),
				 sk_str(stamps[i].value)) ||
				       (stamps[i].mixes && !c->data.len)
			       ? ""
			       : "  (this program differs)");
	}
	return true;
}

/* What files are read in: on any system within limits, on most shut in. */
static void
check_sandbox(void)
{
	int landlock = sk_sandbox_landlock();
	bool seccomp = sk_sandbox_seccomp();

	printf("%-16s", "sandbox");
	if (landlock)
		printf("Landlock %d", landlock);
	else
		printf("no Landlock (Linux 5.13 has it)");
	printf("%s\n", seccomp ? ", seccomp"
			       : ", no seccomp for this processor or system");
}

/* Of databases that others made nothing is known. */
static bool
check_ours(struct check *c, const struct xc_stats *stats,
	   struct sakuin_error *err)
{
	if (!xc_metadata_get(sk_store_db(c->store), sk_str("sakuin.schema"),
			     &c->data, err))
		return false;
	return c->data.len > 0 || stats->last_docid == 0 ||
	       sk_fail(err, SAKUIN_ESCHEMA,
		       "check: only xapian-check can tell about this database");
}

static bool
check_store(struct check *c, struct sakuin_error *err)
{
	struct xc_stats stats;

	if (!xc_stats(sk_store_db(c->store), &stats, err) ||
	    !check_ours(c, &stats, err) || !check_stamps(c, err) ||
	    !xc_postings(sk_store_db(c->store), sk_str(""), check_document, c,
			 err) ||
	    !sk_store_files(c->store, sk_str(""), check_file, c, err))
		return false;
	check_sandbox();
	if (sk_store_shards(c->store) > 1)
		printf("%-16s%zu\n", "shards", sk_store_shards(c->store));
	printf("%" PRIu64 " documents, %" PRIu64
	       " sources that they cite, %" PRIu64 " files, %" PRIu64
	       " of them failed to be read; %.1f terms a document; %" PRIu64
	       " documents broken\n",
	       c->documents, c->sources, c->files, c->failed,
	       stats.average_length, c->broken);
	return true;
}

int
cmd_check(int argc, char **argv)
{
	static const struct option check_long[] = {
		{ "full", no_argument, NULL, 'f' },
		{ "fixity", no_argument, NULL, 'x' },
		{ NULL, 0, NULL, 0 },
	};
	struct cmd_databases d = { .count = 0 };
	struct check check = { .intact = true };
	struct sakuin_error err;
	bool ok;
	int c;

	while ((c = getopt_long(argc, argv, "d:", check_long, NULL)) != -1) {
		if (c == 'f')
			check.full = true;
		else if (c == 'x')
			check.fixity = true;
		else if (c != 'd' || !cmd_add_database(&d, optarg))
			return cmd_usage("check");
	}
	check.store = cmd_open(&d, &err);
	if (!check.store) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	ok = check_store(&check, &err) &&
	     (!check.fixity || cmd_fixity(check.store, &check.intact, &err));
	if (!ok)
		cmd_complain("%s", err.text);
	sk_buf_done(&check.data);
	sk_buf_done(&check.line);
	sk_arena_done(&check.arena);
	sk_store_close(check.store);
	if (!ok && err.code == SAKUIN_ESCHEMA)
		return CMD_DATABASE;
	if (!ok || check.broken) {
		cmd_complain("this database is not sound; xapian-check tells "
			     "more; rebuild it from the originals");
		return CMD_DATABASE;
	}
	return check.intact ? CMD_DONE : CMD_NOTHING;
}
