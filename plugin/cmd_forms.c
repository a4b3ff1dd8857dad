/* cmd_forms.c - sakuin forms: how the documents spell a name. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "forms.h"
#include "json_raw.h"

enum { LIMIT = 1000, MAX_LIMIT = 1000000 };

enum forms_format { FORMS_TEXT, FORMS_JSON, FORMS_TSV };

static const char *const forms_langs[] = {
	[SAKUIN_READ_NONE] = "",
	[SAKUIN_READ_JA] = "ja",
	[SAKUIN_READ_KO] = "ko",
	[SAKUIN_READ_ZH] = "zh",
};

static bool
forms_format(const char *value, enum forms_format *out)
{
	static const char *const names[] = { "text", "json", "tsv", NULL };
	int i = cmd_choice("--format", value, names);

	*out = i < 0 ? FORMS_TEXT : (enum forms_format)i;
	return i >= 0;
}

static bool
forms_json(const struct sk_form *f, struct sk_buf *out,
	   struct sakuin_error *err)
{
	sk_buf_clear(out);
	if (!sk_buf_puts(out, "{\"form\":", err) ||
	    !sk_json_string(out, f->text, err) ||
	    !sk_buf_printf(out, err, ",\"occurrences\":%u,\"documents\":%u",
			   f->count, f->documents) ||
	    (f->reading != SAKUIN_READ_NONE &&
	     !sk_buf_printf(out, err, ",\"reading\":\"%s\"",
			    forms_langs[f->reading])) ||
	    !sk_buf_puts(out, "}\n", err))
		return false;
	fwrite(out->ptr, 1, out->len, stdout);
	return true;
}

static bool
forms_print(const struct sk_forms *forms, enum forms_format format,
	    struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < forms->count; i++) {
		const struct sk_form *f = &forms->list[i];
		int len = (int)f->text.len;

		if (format == FORMS_JSON)
			ok = forms_json(f, &line, err);
		else if (format == FORMS_TSV)
			printf("%.*s\t%u\t%u\t%s\n", len, f->text.ptr, f->count,
			       f->documents, forms_langs[f->reading]);
		else
			printf("%7u %7u  %.*s\n", f->count, f->documents, len,
			       f->text.ptr);
	}
	sk_buf_done(&line);
	return ok;
}

static int
forms_go(struct sk_store *store, struct sakuin_str name, unsigned long limit,
	 enum forms_format format)
{
	struct sk_forms forms = { .count = 0 };
	struct sakuin_error err;
	int status = CMD_DONE;

	if (!sk_forms_find(store, name, (uint32_t)limit, &forms, &err) ||
	    !forms_print(&forms, format, &err))
		status = cmd_failed(&err);
	else if (forms.count == 0)
		status = CMD_NOTHING;
	if (status == CMD_NOTHING && forms.read)
		cmd_complain("%u documents have '%.*s' or what sounds like "
			     "it, but their texts are not in the database",
			     forms.read, (int)name.len, name.ptr);
	else if (status == CMD_NOTHING)
		cmd_complain("no document has '%.*s' or what sounds like it; "
			     "try it in another script",
			     (int)name.len, name.ptr);
	if (status == CMD_DONE && forms.read < forms.documents)
		cmd_complain("these are of the best %u of about %u documents; "
			     "-n reads more",
			     forms.read, forms.documents);
	sk_forms_done(&forms);
	return status;
}

int
cmd_forms(int argc, char **argv)
{
	static const struct option forms_long[] = {
		{ "format", required_argument, NULL, 'F' },
		{ NULL, 0, NULL, 0 },
	};
	struct cmd_databases d = { .count = 0 };
	enum forms_format format = FORMS_TEXT;
	unsigned long limit = LIMIT;
	struct sk_buf name = { 0 };
	struct sakuin_error err;
	struct sk_store *store;
	int c, status;

	while ((c = getopt_long(argc, argv, "d:n:", forms_long, NULL)) != -1)
		if ((c == 'd' && !cmd_add_database(&d, optarg)) ||
		    (c == 'n' &&
		     !cmd_number(optarg, MAX_LIMIT, "-n", &limit)) ||
		    (c == 'F' && !forms_format(optarg, &format)) || c == '?')
			return cmd_usage("forms");
	if (optind == argc) {
		cmd_complain("forms: of which name?");
		return cmd_usage("forms");
	}
	store = cmd_open(&d, &err);
	if (!store) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	status = cmd_join(argc, argv, optind, &name, &err)
			 ? forms_go(store, sk_buf_str(&name), limit, format)
			 : cmd_failed(&err);
	sk_buf_done(&name);
	sk_store_close(store);
	return status;
}
