/* cmd_synonyms.c - other names that are searched as well. */
#include <stdio.h>

#include "cmd_synonyms.h"
#include "store_correct.h"

enum { NAMES = 12 };

bool
cmd_synonyms_option(struct cmd_synonyms *s, int c, const char *value)
{
	if (c == CMD_OPT_NO_SYNONYMS) {
		s->none = true;
		return true;
	}
	if (c != CMD_OPT_SYNONYMS)
		return false;
	if (s->count == CMD_SYNONYMS) {
		cmd_complain("more than %d files of synonyms; join them in one",
			     CMD_SYNONYMS);
		return false;
	}
	s->paths[s->count++] = value;
	return true;
}

static bool
synonyms_also(void *ctx, const struct sk_equivalent *group, size_t named,
	      struct sakuin_error *err)
{
	struct cmd_synonyms *s = ctx;

	(void)err;
	for (size_t i = 0; i < s->also_count; i++)
		if (s->also[i] == group)
			return true;
	if (s->also_count == CMD_ALSO)
		return true;
	s->named[s->also_count] = named;
	s->also[s->also_count++] = group;
	return true;
}

size_t
cmd_synonyms_paths(const struct cmd_synonyms *s,
		   char installed[CMD_INSTALLED_PATH],
		   const char *out[CMD_SYNONYMS + 1])
{
	size_t count = 0;

	if (!s->none && cmd_installed("names.tsv", installed))
		out[count++] = installed;
	for (size_t i = 0; i < s->count; i++)
		out[count++] = s->paths[i];
	return count;
}

bool
cmd_synonyms_open(struct cmd_synonyms *s, struct sk_rewriter *r,
		  struct sk_store *store, struct sakuin_error *err)
{
	char installed[CMD_INSTALLED_PATH];
	const char *paths[CMD_SYNONYMS + 1];
	size_t count = cmd_synonyms_paths(s, installed, paths);
	bool said;

	if (!sk_store_load_corrections(store, err))
		return false;
	/* What people said of this database is none of the installed names. */
	said = sk_corrections_has_readings(sk_store_corrections(store));
	if (!said && count == 0)
		return true;
	s->equivalents = sk_equivalents_new(err);
	if (!s->equivalents)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!sk_equivalents_read(s->equivalents, paths[i], err))
			return false;
	if (said && !sk_corrections_readings(sk_store_corrections(store),
					     s->equivalents, err))
		return false;
	sk_rewriter_equivalents(r, s->equivalents, synonyms_also, s);
	return true;
}

void
cmd_synonyms_close(struct cmd_synonyms *s)
{
	sk_equivalents_free(s->equivalents);
	s->equivalents = NULL;
}

void
cmd_synonyms_print(struct cmd_synonyms *s)
{
	for (size_t i = 0; i < s->also_count; i++) {
		const struct sk_equivalent *e = s->also[i];
		size_t shown = 0;

		printf("\nalso searched:");
		for (size_t j = 0; j < e->count && shown < NAMES; j++)
			if (j != s->named[i])
				printf("%s %.*s", shown++ ? "," : "",
				       (int)e->forms[j].len, e->forms[j].ptr);
		if (shown + 1 < e->count)
			printf(" and %zu more", e->count - 1 - shown);
		printf(" (%.*s%s)\n", (int)e->file.len, e->file.ptr,
		       sk_str_eq(e->file, sk_str("corrections"))
			       ? ""
			       : "; --no-synonyms leaves them out");
	}
	s->also_count = 0;
}
