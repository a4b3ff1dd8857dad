/* cmd_dict.c - sakuin dict: dictionaries for Xapian's own front ends. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cmd_synonyms.h"
#include "dictionary.h"

static const char *const dict_lint[SK_LINT_COUNT] = {
	[SK_LINT_VALUES] = "keys had more values than a query should",
	[SK_LINT_LENGTH] = "keys or values were too long for Xapian",
	[SK_LINT_WORDS] = "names have three words or more",
	[SK_LINT_SHADOWS] = "names of two words would hide single ones",
};

static void
dict_note(void *ctx, enum sk_dictionary_lint why, const char *text)
{
	(void)ctx;
	(void)why;
	cmd_complain("left out: %s", text);
}

/* OUT is the dictionary; NULL: PATH, which sakuin made and has cut. */
static void
dict_summary(const char *path, const char *out,
	     const struct sk_dictionary_summary *s)
{
	path = out ? out : path;
	if (s->current) {
		printf("%s: up to date\n", path);
		return;
	}
	printf("%s: %" PRIu64 " words read; %" PRIu64 " keys with %" PRIu64
	       " terms, %" PRIu64 " words for suggestions\n",
	       path, s->terms, s->keys, s->values, s->words);
	printf("  %" PRIu64 " added, %" PRIu64 " changed, %" PRIu64
	       " removed\n",
	       s->added, s->changed, s->removed);
	for (int i = 0; i < SK_LINT_COUNT; i++)
		if (s->left_out[i])
			printf("  left out: %" PRIu64 " %s\n", s->left_out[i],
			       dict_lint[i]);
	if (s->runs && out)
		printf("  %" PRIu64 " unspaced runs of Japanese or Chinese are "
		       "one word each in this database:\n  words inside "
		       "are found only in the few most frequent of them; "
		       "'sakuin index' finds all\n",
		       s->runs);
}

static int
dict_build(int argc, char **argv)
{
	static const struct option dict_long[] = {
		CMD_SYNONYMS_OPTIONS,
		{ "stemmer", required_argument, NULL, 's' },
		{ "verbose", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	struct cmd_synonyms synonyms = { .count = 0 };
	const char *names[CMD_SYNONYMS + 1];
	char installed[CMD_INSTALLED_PATH];
	struct sk_dictionary_options o = { .names = names };
	struct sk_dictionary_summary summary;
	struct sakuin_error err;
	int c;

	while ((c = getopt_long(argc, argv, "o:v", dict_long, NULL)) != -1) {
		if (c == 'o')
			o.out = optarg;
		else if (c == 'v')
			o.note = dict_note;
		else if (c == 's')
			o.stemmer = optarg;
		else if (c == '?' || !cmd_synonyms_option(&synonyms, c, optarg))
			return cmd_usage("dict");
	}
	if (optind == argc) {
		cmd_complain("dict build: of which databases?");
		return cmd_usage("dict");
	}
	o.databases = (const char *const *)argv + optind;
	o.count = (size_t)(argc - optind);
	o.name_count = cmd_synonyms_paths(&synonyms, installed, names);
	if (!sk_dictionary_build(&o, &summary, &err))
		return cmd_failed(&err);
	dict_summary(o.databases[0], o.out, &summary);
	return CMD_DONE;
}

static bool
dict_print(void *ctx, struct sakuin_str value, uint32_t freq,
	   struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)freq;
	(void)err;
	++*count;
	printf("%.*s\n", (int)value.len, value.ptr);
	return true;
}

static int
dict_show(int argc, char **argv)
{
	struct sakuin_error err;
	struct xc_db *db;
	size_t count = 0;
	bool ok = true;

	if (argc < 3) {
		cmd_complain("dict show: which dictionary, and which words?");
		return cmd_usage("dict");
	}
	db = xc_open((const char *const *)argv + 1, 1, &err);
	for (int i = 2; db && ok && i < argc; i++)
		ok = sk_dictionary_find(db, sk_str(argv[i]), dict_print, &count,
					&err);
	xc_close(db);
	if (!db || !ok)
		return cmd_failed(&err);
	return count ? CMD_DONE : CMD_NOTHING;
}

void
cmd_dict_refresh(const char *db)
{
	struct sakuin_error err;
	bool done;

	if (!sk_dictionary_refresh(db, &done, &err))
		cmd_complain("%s; the dictionary in %s is as it was: sakuin "
			     "dict build %s",
			     err.text, db, db);
}

int
cmd_dict(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "build"))
		return dict_build(argc - 1, argv + 1);
	if (argc > 1 && !strcmp(argv[1], "show"))
		return dict_show(argc - 1, argv + 1);
	cmd_complain("dict: build or show?");
	return cmd_usage("dict");
}
