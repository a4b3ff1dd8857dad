/* marker_key.c - "[Smi04, ABC+99]": labels that are no numbers. */
#include "author_index.h"
#include "letter.h"

enum { KEY_MAX = 24 }; /* bytes of "ABC+99" */

/* The entry whose label is KEY; false if there is none. */
static bool
find_key(const struct sk_author_index *a, struct sakuin_str key,
	 uint32_t *entry)
{
	uint64_t h = sk_author_hash_year(sk_author_key(key), 0);
	uint32_t at = sk_author_chain(a, h);

	for (int k = 0; at && k < 32; at = a->rows[at - 1].next, k++) {
		*entry = a->rows[at - 1].entry;
		if (a->rows[at - 1].hash == h &&
		    sk_str_eq(a->r->entries->entries[*entry].printed, key))
			return true;
	}
	return false;
}

bool
sk_author_keys(struct sk_author_index *a, const char **p, const char *end,
	       struct sakuin_error *err)
{
	const char *q = *p;

	for (;;) {
		const char *from;
		struct sakuin_str key;
		uint32_t entry;

		while (q < end && (*q == ' ' || *q == ',' || *q == ';'))
			q++;
		from = q;
		while (q < end && q - from < KEY_MAX &&
		       (sk_letter((uint8_t)*q) || (*q >= '0' && *q <= '9') ||
			(*q && strchr("+*-:.", *q))))
			q++;
		key = (struct sakuin_str){ from, (size_t)(q - from) };
		if (key.len < 2 || q == end || !strchr(" ,;]", *q) ||
		    !find_key(a, key, &entry))
			return true;
		if (!sk_marker_put(&a->r->found, SK_FAMILY_AUTHOR,
				   (size_t)(from - a->text),
				   (size_t)(q - a->text), entry, err))
			return false;
		*p = q;
	}
}
