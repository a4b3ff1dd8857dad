/* lent.c - see lent.h: postings as bytes, and how two lists differ. */
#include <stdlib.h>

#include "lent.h"

enum { NUMBER = 4, NUMBERS = 3 }; /* bytes; of a posting */

static bool
lent_put_number(struct sk_buf *out, uint32_t n, struct sakuin_error *err)
{
	char bytes[NUMBER] = { (char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
			       (char)n };

	return sk_buf_add(out, bytes, sizeof bytes, err);
}

static uint32_t
lent_number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	       (uint32_t)u[2] << 8 | u[3];
}

bool
sk_lent_write(struct sakuin_str term, uint32_t position, uint32_t wdf,
	      struct sk_buf *out, struct sakuin_error *err)
{
	return lent_put_number(out, (uint32_t)term.len, err) &&
	       lent_put_number(out, position, err) &&
	       lent_put_number(out, wdf, err) &&
	       sk_buf_add(out, term.ptr, term.len, err);
}

void
sk_lent_done(struct sk_lent *h)
{
	sk_table_done(&h->table);
	free(h->v);
}

/* One of the postings that BYTES begins with, which is cut behind it. */
static bool
lent_next(struct sakuin_str *bytes, struct xc_posting *p,
	  struct sakuin_error *err)
{
	size_t len = 0, head = (size_t)NUMBERS * NUMBER;

	if (bytes->len >= head)
		len = lent_number(bytes->ptr);
	if (len == 0 || len > bytes->len - head)
		return sk_fail(err, SAKUIN_EDB,
			       "what a document is cited by is damaged; run "
			       "sakuin check");
	p->position = lent_number(bytes->ptr + NUMBER);
	p->wdf = lent_number(bytes->ptr + 2 * NUMBER);
	p->term = (struct sakuin_str){ bytes->ptr + head, len };
	bytes->ptr += head + len;
	bytes->len -= head + len;
	return true;
}

bool
sk_lent_read(struct sk_lent *h, struct sakuin_str bytes, bool now,
	     struct sakuin_error *err)
{
	struct sk_buf key = { 0 };
	bool ok = true;

	while (ok && bytes.len) {
		size_t before = h->table.count;
		struct sk_lent_posting *to;
		struct xc_posting p;
		uint32_t number = 0;

		sk_buf_clear(&key);
		ok = lent_next(&bytes, &p, err) &&
		     lent_put_number(&key, p.position, err) &&
		     sk_buf_add(&key, p.term.ptr, p.term.len, err) &&
		     sk_grow(&h->v, &h->cap, before + 1, sizeof *h->v, err) &&
		     sk_table_intern(&h->table, sk_buf_str(&key), &number, err);
		if (!ok)
			break;
		to = &h->v[number];
		if (h->table.count > before)
			*to = (struct sk_lent_posting){ .posting = p };
		*(now ? &to->is : &to->was) = true;
		*(now ? &to->is_wdf : &to->was_wdf) = p.wdf;
	}
	sk_buf_done(&key);
	return ok;
}

size_t
sk_lent_changes(const struct sk_lent *h, bool more, struct xc_posting *out)
{
	size_t count = 0;

	for (size_t i = 0; i < h->table.count; i++) {
		const struct sk_lent_posting *p = &h->v[i];
		bool here = more ? p->is : p->was,
		     there = more ? p->was : p->is;
		uint32_t wdf = more ? p->is_wdf : p->was_wdf;
		uint32_t other = more ? p->was_wdf : p->is_wdf;

		if (!here || (there && wdf <= other))
			continue;
		out[count] = p->posting;
		out[count++].wdf = there ? wdf - other : wdf;
	}
	return count;
}
