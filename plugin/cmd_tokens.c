/* cmd_tokens.c - sakuin tokens: how text is cut. */
#include <stdio.h>

#include "command.h"
#include "schema.h"
#include "script.h"

static bool
tokens_print(void *ctx, const struct sakuin_token *t, struct sakuin_error *err)
{
	static const char *const kinds[] = {
		[SAKUIN_WORD] = "word",       [SAKUIN_FOLD] = "fold",
		[SAKUIN_PART] = "part",       [SAKUIN_STEM] = "stem",
		[SAKUIN_JOIN] = "join",       [SAKUIN_GRAM] = "gram",
		[SAKUIN_READING] = "reading",
	};
	static const char *const readings[] = {
		[SAKUIN_READ_NONE] = "",
		[SAKUIN_READ_JA] = ":ja",
		[SAKUIN_READ_KO] = ":ko",
		[SAKUIN_READ_ZH] = ":zh",
	};

	(void)ctx;
	(void)err;
	printf("%u\t%u\t%u\t%s%s\t%s\t%.*s%s\n", t->position, t->start, t->end,
	       kinds[t->kind], readings[t->reading], sk_script_name(t->script),
	       (int)t->text.len, t->text.ptr, t->stop ? "\tstop" : "");
	return true;
}

static const struct option tokens_long[] = {
	{ "lang", required_argument, NULL, 'l' },
	{ "chain", required_argument, NULL, 'c' },
	{ "query", no_argument, NULL, 'q' },
	{ NULL, 0, NULL, 0 },
};

static bool
tokens_run(const char *chain, enum sakuin_mode mode, const char *lang,
	   struct sk_buf *text, struct sakuin_error *err)
{
	struct sakuin_analyzer *a = sakuin_analyzer_new(chain, mode, err);
	struct sakuin_field field = { .lang = sk_str(lang) };
	bool ok = a && cmd_valid_utf8(text, err);

	field.text = sk_buf_str(text);
	ok = ok && sakuin_analyze(a, &field, tokens_print, NULL, err);
	sakuin_analyzer_free(a);
	return ok;
}

int
cmd_tokens(int argc, char **argv)
{
	const char *chain = SK_SCHEMA_CHAIN, *lang = "";
	enum sakuin_mode mode = SAKUIN_INDEX;
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	bool ok;
	int c;

	while ((c = getopt_long(argc, argv, "", tokens_long, NULL)) != -1) {
		if (c == 'l')
			lang = optarg;
		else if (c == 'c')
			chain = optarg;
		else if (c == 'q')
			mode = SAKUIN_QUERY;
		else
			return cmd_usage("tokens");
	}
	ok = optind < argc ? cmd_join(argc, argv, optind, &text, &err)
			   : cmd_read(NULL, &text, &err);
	ok = ok && tokens_run(chain, mode, lang, &text, &err);
	sk_buf_done(&text);
	return ok ? CMD_DONE : cmd_failed(&err);
}
