/* fuzz_catalogue.h - what holds of any bytes as a catalogue: each card has
 * values of valid UTF-8 in one line, written it is read again as it was, and
 * what is noted is one line of text. */
#ifndef FUZZ_CATALOGUE_H
#define FUZZ_CATALOGUE_H

#include "catalogue_read.h"
#include "encodings.h"
#include "fuzz.h"

static bool
take_card(void *ctx, const struct sk_card *card, struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	struct sakuin_str rest, origin;
	struct sk_card_line line;

	(void)ctx;
	must(card->count > 0, "no card is empty");
	must(sk_card_write(card, sk_str("/o"), &text, err), "written");
	rest = sk_buf_str(&text);
	for (size_t i = 0; i < card->count; i++) {
		const struct sk_card_line *l = &card->lines[i];

		must(l->field < SK_CARD_FIELDS && l->value.len, "a value");
		must_be_line(l->value);
		if (l->field == SK_CARD_FILE)
			continue;
		must(sk_card_next(&rest, &origin, &line), "a line each");
		must(line.field == l->field, "the same field");
		must(sk_str_eq(line.value, l->value), "the same value");
		must(sk_str_eq(origin, sk_str("/o")), "the same origin");
	}
	must(!sk_card_next(&rest, &origin, &line), "and no more");
	sk_buf_done(&text);
	return true;
}

static void
take_note(void *ctx, unsigned line, const char *what)
{
	(void)ctx;
	(void)line;
	must(*what, "a reason");
	must_be_line(sk_str(what));
}

/* Read DATA by READ; or, where that is NULL, by what it looks like. */
static inline int
fuzz_catalogue(const uint8_t *data, size_t size, sk_catalogue_read_fn *read)
{
	const struct sk_card_sink sink = { take_card, take_note, NULL };
	struct sakuin_error err;
	struct sk_buf text = { 0 };
	uint32_t replaced = 0;
	struct sakuin_str s = { (const char *)data, size };

	must(sk_utf8_repair(s, false, &text, &replaced, &err), "repaired");
	s = sk_buf_str(&text);
	if (!s.ptr)
		s.ptr = "";
	if (!read)
		read = sk_catalogue_reader(s);
	must(read(s, &sink, &err), "a catalogue is read");
	sk_buf_done(&text);
	return 0;
}

#endif
