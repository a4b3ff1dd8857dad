/* search.c - print the best documents, and what else the words are spelled.
 *
 *	cc -o search search.c $(pkg-config --cflags --libs sakuin)
 *	./search my.db tokto
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include <sakuin.h>
#include <stdio.h>
#include <string.h>

static bool
print_hit(void *ctx, const struct sakuin_hit *h, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	printf("%u. %.*s  %.*s\n   %.*s\n", h->rank, (int)h->id.len, h->id.ptr,
	       (int)h->title.len, h->title.ptr, (int)h->snippet.len,
	       h->snippet.ptr);
	return true;
}

static bool
print_form(void *ctx, const struct sakuin_form *f, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	printf("   %.*s (%u)\n", (int)f->text.len, f->text.ptr, f->documents);
	return true;
}

int
main(int argc, char **argv)
{
	struct sakuin_rewriter *r;
	struct sakuin_error err;
	struct sakuin_str text;
	const char *warning;
	bool ok;

	if (argc != 3) {
		fputs("usage: search DB QUERY\n", stderr);
		return 2;
	}
	text.ptr = argv[2];
	text.len = strlen(argv[2]);
	r = sakuin_rewriter_new((const char *const *)&argv[1], 1, &err);
	warning = r ? sakuin_rewriter_warning(r) : "";
	if (*warning)
		fprintf(stderr, "search: %s\n", warning);
	ok = r && sakuin_search(r, text, 0, 10, print_hit, NULL, NULL, &err);
	if (ok)
		puts("Also spelled:");
	ok = ok && sakuin_expand(r, text, 1000, print_form, NULL, &err);
	sakuin_rewriter_free(r);
	if (!ok)
		fprintf(stderr, "search: %s\n", err.text);
	return ok ? 0 : 1;
}
