/* readings_fake.h - sources of readings of the test's own. */
#ifndef SK_READINGS_FAKE_H
#define SK_READINGS_FAKE_H

#include <check.h>

#include "readings.h"

static bool
fake_open(void **self, struct sakuin_error *err)
{
	static char here;

	(void)err;
	*self = &here;
	return true;
}

static bool
fake_absent(void **self, struct sakuin_error *err)
{
	(void)self;
	(void)err;
	return true;
}

static bool
fake_out_of_memory(void **self, struct sakuin_error *err)
{
	(void)self;
	return sk_nomem(err);
}

static void
fake_close(void *self)
{
	*(char *)self = 'c';
}

/* Pieces are characters of three bytes; those from U+4E00 to U+4E0F are no
 * nouns.  A space parts its neighbours. */
static bool
fake_cut(void *self, struct sakuin_str text, struct sk_pieces *out, bool *done,
	 struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	(void)self;
	*done = true;
	while (p < end) {
		struct sk_piece piece = { .start = (size_t)(p - text.ptr) };
		uint32_t c = sk_utf8_next(&p, end);

		piece.end = (size_t)(p - text.ptr);
		piece.at = piece.start;
		piece.noun = c < 0x4E00 || c > 0x4E0F;
		if (c != ' ' && !sk_pieces_add(out, piece, err))
			return false;
	}
	return true;
}

static bool
fake_cut_fails(void *self, struct sakuin_str text, struct sk_pieces *out,
	       bool *done, struct sakuin_error *err)
{
	(void)self;
	(void)text;
	(void)out;
	(void)done;
	return sk_fail(err, SAKUIN_ENOMEM, "no scissors");
}

static bool
fake_cut_cannot(void *self, struct sakuin_str text, struct sk_pieces *out,
		bool *done, struct sakuin_error *err)
{
	(void)self;
	(void)text;
	(void)out;
	(void)done;
	(void)err;
	return true;
}

/* Says a hundred; nothing else is known. */
static bool
fake_aloud(void *self, struct sakuin_str text, struct sk_buf *out, bool *done,
	   struct sakuin_error *err)
{
	(void)self;
	*done = sk_str_eq(text, sk_str("百"));
	return !*done || sk_buf_puts(out, "ヒャク", err);
}

static bool
fake_aloud_fails(void *self, struct sakuin_str text, struct sk_buf *out,
		 bool *done, struct sakuin_error *err)
{
	(void)self;
	(void)text;
	(void)out;
	(void)done;
	return sk_fail(err, SAKUIN_ENOMEM, "no voice");
}

/* Reads a window of N pieces as N times "ka". */
static void
fake_read(void *self, const struct sk_window *w, struct sk_keys *out)
{
	struct sk_jakey key = { 0 };

	(void)self;
	for (size_t i = 0; i < w->count; i++)
		ck_assert(sk_jakey_put(&key, "ka"));
	ck_assert(sk_jakey_end(&key));
	sk_keys_add(out, &key);
	sk_keys_add(out, &key);
}

/* Reads everything in more ways than there is room for. */
static void
fake_read_many(void *self, const struct sk_window *w, struct sk_keys *out)
{
	(void)self;
	(void)w;
	for (char c = 'a'; c <= 'z'; c++) {
		struct sk_jakey key = { .key = { 'k', c }, .len = 2 };

		sk_keys_add(out, &key);
		key.key[0] = 't';
		sk_keys_add(out, &key);
	}
}

/* Knows a name of all it is asked for that was torn. */
static void
fake_read_names(void *self, const struct sk_window *w, struct sk_keys *out)
{
	struct sk_jakey key = { .key = "na", .len = 2, .morae = 1 };

	(void)self;
	if (w->torn)
		sk_keys_add(out, &key);
}

/* Knows a name in the old form of its first character, and one in the new. */
static void
fake_read_forms(void *self, const struct sk_window *w, struct sk_keys *out)
{
	struct sk_jakey old = { .key = "to", .len = 2, .morae = 1 },
			now = { .key = "do", .len = 2, .morae = 1 };

	(void)self;
	if (!memcmp(w->text.ptr, "獨", 3))
		sk_keys_add(out, &old);
	if (!memcmp(w->text.ptr, "独", 3))
		sk_keys_add(out, &now);
}

static const struct sk_reading_source whole = {
	"whole",   "nothing", fake_open, fake_close, fake_cut,
	fake_read, false,     "fakes",   NULL,       NULL
};
static const struct sk_reading_source many = {
	"many",         "nothing", fake_open, fake_close, fake_cut,
	fake_read_many, false,     "fakes",   NULL,       NULL
};
static const struct sk_reading_source reader = {
	"reader",  "nothing", fake_open, fake_close, NULL,
	fake_read, false,     "fakes",   NULL,       NULL
};
static const struct sk_reading_source absent = { "absent",    "absent is lost",
						 fake_absent, fake_close,
						 fake_cut,    fake_read,
						 false,       "fakes",
						 NULL,        NULL };
static const struct sk_reading_source broken = {
	"broken",   "broken is lost", fake_open,
	fake_close, fake_cut_cannot,  fake_read,
	false,      "fakes",          NULL,
	NULL
};
static const struct sk_reading_source failing = {
	"failing", "nothing", fake_open, fake_close, fake_cut_fails,
	fake_read, false,     "fakes",   NULL,       NULL
};
static const struct sk_reading_source poor = {
	"poor",     "nothing", fake_out_of_memory,
	fake_close, fake_cut,  fake_read,
	false,      "fakes",   NULL,
	NULL
};

static const struct sk_reading_source names = {
	"names",         "nothing", fake_open, fake_close, NULL,
	fake_read_names, true,      "fakes",   NULL,       NULL
};

static const struct sk_reading_source forms = { .name = "forms",
						.lost = "nothing",
						.open = fake_open,
						.close = fake_close,
						.read = fake_read_forms,
						.names = true,
						.packages = "fakes" };

static const struct sk_reading_source speaker = { .name = "speaker",
						  .lost = "nothing",
						  .open = fake_open,
						  .close = fake_close,
						  .read = fake_read,
						  .packages = "fakes",
						  .aloud = fake_aloud };
static const struct sk_reading_source hoarse = { .name = "hoarse",
						 .lost = "nothing",
						 .open = fake_open,
						 .close = fake_close,
						 .read = fake_read,
						 .packages = "fakes",
						 .aloud = fake_aloud_fails };

#endif
