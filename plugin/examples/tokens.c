/* tokens.c - print the terms that a text is indexed by.
 *
 *	cc -o tokens tokens.c $(pkg-config --cflags --libs sakuin)
 *	./tokens '사이버안보를 강화'
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include <sakuin.h>
#include <stdio.h>
#include <string.h>

static bool
print(void *ctx, const struct sakuin_token *t, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	printf("%u\t%.*s\n", t->position, (int)t->text.len, t->text.ptr);
	return true;
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(NULL, SAKUIN_INDEX, &err);
	bool ok = a != NULL;

	for (int i = 1; ok && i < argc; i++) {
		struct sakuin_field field = {
			.text = { argv[i], strlen(argv[i]) },
		};

		ok = sakuin_analyze(a, &field, print, NULL, &err);
	}
	sakuin_analyzer_free(a);
	if (!ok)
		fprintf(stderr, "tokens: %s\n", err.text);
	return ok ? 0 : 1;
}
