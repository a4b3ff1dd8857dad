/* dict_refresh.c - keep the dictionary that is in a database up to date.
 *
 * How it was made is kept with it: the stemmer, and the files of names, a line
 * each. */
#include <stdlib.h>

#include "dict_impl.h"

enum { NAMES = 32 };

bool
sk_dict_remember(struct sk_dict *d, struct xc_db *db, struct sakuin_error *err)
{
	struct sk_buf with = { 0 };
	bool ok = sk_buf_puts(&with, d->stemmer, err);

	for (size_t i = 0; ok && i < d->options->name_count; i++) {
		char *path = realpath(d->options->names[i], NULL);

		/* It was read a moment ago; else it is gone, and not needed. */
		ok = !path || (sk_buf_putc(&with, '\n', err) &&
			       sk_buf_puts(&with, path, err));
		free(path);
	}
	ok = ok && xc_metadata_set(db, sk_str(SK_KEY_DICTIONARY_WITH),
				   sk_buf_str(&with), err);
	sk_buf_done(&with);
	return ok;
}

/* Cut TEXT at its line ends into O. */
static void
refresh_options(char *text, struct sk_dictionary_options *o,
		const char *names[NAMES])
{
	o->stemmer = text;
	o->names = names;
	while ((text = strchr(text, '\n'))) {
		*text++ = '\0';
		if (o->name_count < NAMES)
			names[o->name_count++] = text;
	}
}

/* How the dictionary in PATH was made; empty if there is none, or it is as it
 * should be. */
static bool
refresh_with(const char *path, struct sk_buf *with, struct sakuin_error *err)
{
	struct xc_db *db = xc_open(&path, 1, err);
	bool ok = db && xc_metadata_get(db, sk_str(SK_KEY_DICTIONARY_BEHIND),
					with, err);

	if (ok && with->len)
		ok = xc_metadata_get(db, sk_str(SK_KEY_DICTIONARY_WITH), with,
				     err);
	xc_close(db);
	return ok && sk_buf_cstr(with, err) != NULL;
}

bool
sk_dictionary_refresh(const char *path, bool *done, struct sakuin_error *err)
{
	struct sk_dictionary_options o = { .databases = &path, .count = 1 };
	struct sk_dictionary_summary summary;
	const char *names[NAMES];
	struct sk_buf with = { 0 };
	bool ok = refresh_with(path, &with, err);

	*done = ok && with.len > 0;
	if (*done) {
		refresh_options(with.ptr, &o, names);
		ok = sk_dictionary_build(&o, &summary, err);
	}
	sk_buf_done(&with);
	return ok;
}
