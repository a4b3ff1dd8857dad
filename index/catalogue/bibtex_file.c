/* bibtex_file.c - which files a BibTeX entry names. */
#include "bibtex_file.h"

enum { PARTS = 3 };

/* One file: its parts between colons are in PARTS, COUNT of them. */
static bool
files_add(struct sk_card_maker *m, struct sk_buf parts[PARTS], size_t count,
	  unsigned line, struct sakuin_error *err)
{
	struct sakuin_str path = sk_buf_str(&parts[count == PARTS ? 1 : 0]);
	struct sk_buf whole = { 0 };
	bool ok = true;

	/* "C:/a.pdf" and "a:b" have a colon of their own. */
	if (count == 2)
		ok = sk_buf_add(&whole, parts[0].ptr, parts[0].len, err) &&
		     sk_buf_putc(&whole, ':', err) &&
		     sk_buf_add(&whole, parts[1].ptr, parts[1].len, err);
	if (count == 2)
		path = sk_buf_str(&whole);
	ok = ok && sk_maker_add_field(m, SK_CARD_FILE, path, "", line, err);
	sk_buf_done(&whole);
	return ok;
}

static bool
files_read(struct sk_card_maker *m, struct sakuin_str value, unsigned line,
	   struct sk_buf parts[PARTS], struct sakuin_error *err)
{
	size_t part = 0;

	for (size_t i = 0; i <= value.len; i++) {
		char c = i < value.len ? value.ptr[i] : ';';

		if (c == ';') {
			if (!files_add(m, parts, part + 1, line, err))
				return false;
			for (part = 0; part < PARTS; part++)
				sk_buf_clear(&parts[part]);
			part = 0;
			continue;
		}
		if (c == ':' && part + 1 < PARTS) {
			part++;
			continue;
		}
		if (c == '{' || c == '}')
			continue;
		if (c == '\\' && i + 1 < value.len &&
		    strchr(":;\\{}_&%#$~", value.ptr[i + 1]))
			c = value.ptr[++i];
		if (!sk_buf_putc(&parts[part], c, err))
			return false;
	}
	return true;
}

bool
sk_bibtex_files(struct sk_card_maker *m, struct sakuin_str value, unsigned line,
		struct sakuin_error *err)
{
	struct sk_buf parts[PARTS] = { { 0 }, { 0 }, { 0 } };
	bool ok = files_read(m, value, line, parts, err);

	for (int i = 0; i < PARTS; i++)
		sk_buf_done(&parts[i]);
	return ok;
}
