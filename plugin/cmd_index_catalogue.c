/* cmd_index_catalogue.c - sakuin index --manifest: what others say of files. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd_index.h"
#include "mapping.h"
#include "sniff.h"

static void
catalogue_note(void *ctx, const char *where, const char *what)
{
	const struct index_options *o = ctx;

	if (!o->quiet)
		cmd_complain("%s: %s", where, what);
}

bool
cmd_index_catalogues(struct index_options *o, char **paths, int count)
{
	const struct sk_catalogue_options options = {
		.paths = (const char *const *)paths,
		.count = (size_t)count,
		.note = catalogue_note,
		.ctx = o,
	};
	struct sakuin_error err;

	if (o->catalogue_count == 0)
		return true;
	o->ingest.catalogue = sk_catalogue_new(
		o->catalogues, o->catalogue_count, &options, &err);
	if (!o->ingest.catalogue)
		cmd_complain("--manifest=%s", err.text);
	return o->ingest.catalogue != NULL;
}

void
cmd_index_forget(struct index_options *o)
{
	sk_catalogue_free(
		(struct sk_catalogue *)(uintptr_t)o->ingest.catalogue);
	o->ingest.catalogue = NULL;
}

/* What stands beside files, or in a bag about them, by its name. */
static bool
catalogue_is_beside(const char *path)
{
	static const char *const names[] = { "bagit.txt", "bag-info.txt",
					     "fetch.txt" };
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return sk_name_ends(sk_str(name), ".dc.xml") ||
	       !strncmp(name, "manifest-", 9) ||
	       !strncmp(name, "tagmanifest-", 12);
}

bool
cmd_index_redescribes(const struct index_options *o,
		      const struct sk_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const char *path = changes->list[i].path;

		if (catalogue_is_beside(path))
			return true;
		for (size_t k = 0; k < o->catalogue_count; k++) {
			char *real = realpath(o->catalogues[k], NULL);
			bool is = real && !strcmp(real, path);

			free(real);
			if (is)
				return true;
		}
	}
	return false;
}

/* The names in LIST with commas between. */
static void
catalogue_names(const char *list)
{
	putchar('\t');
	for (; *list; list++)
		if (*list == '|')
			fputs(", ", stdout);
		else
			putchar(*list);
}

int
cmd_index_mapping(void)
{
	fputs("field\tNDJSON", stdout);
	for (int i = 0; i < SK_SCHEMES; i++)
		printf("\t%s", sk_scheme_names[i]);
	putchar('\n');
	for (int i = 0; i < SK_CARD_FIELDS; i++) {
		const struct sk_mapping *m = &sk_mappings[i];

		if (i == SK_CARD_CHECKSUM)
			continue;
		printf("%s\t%s", m->field, m->member ? m->member : "");
		for (int k = 0; k < SK_SCHEMES; k++)
			catalogue_names(m->names[k]);
		putchar('\n');
	}
	return CMD_DONE;
}
