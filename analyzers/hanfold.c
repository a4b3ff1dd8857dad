/* hanfold.c - forms of Han characters: searches in generated tables. */
#include "hanfold.h"

struct han_form {
	uint32_t form, representative;
};

#include "tables/hanfold.h"

enum { FIRST_HAN = 0x3400, PLANE = 0x10000, PAGE_BITS = 6 };

/* What C, one of the rows [LOW, HIGH) of TABLE or none, stands for. */
static uint32_t
han_search(const struct han_form *table, size_t low, size_t high, uint32_t c)
{
	size_t end = high;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (table[middle].form < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && table[low].form == c ? table[low].representative
						 : c;
}

uint32_t
sk_hanfold(uint32_t c)
{
	if (c < FIRST_HAN)
		return c;
	return han_search(han_forms, 0, sizeof han_forms / sizeof *han_forms,
			  c);
}

uint32_t
sk_hanfold_japanese(uint32_t c)
{
	const uint16_t *page;

	if (c < FIRST_HAN || c >= PLANE)
		return c;
	page = &han_new_pages[c >> PAGE_BITS];
	return han_search(han_new, page[0], page[1], c);
}

static uint32_t
han_traditional(uint32_t c)
{
	if (c < FIRST_HAN)
		return c;
	return han_search(han_old, 0, sizeof han_old / sizeof *han_old, c);
}

bool
sk_hanfold_text(enum sk_hanfold_system system, struct sakuin_str text,
		struct sk_buf *buf, struct sakuin_str *out,
		struct sakuin_error *err)
{
	static uint32_t (*const write[])(uint32_t) = {
		[SK_HANFOLD_JAPANESE] = sk_hanfold_japanese,
		[SK_HANFOLD_SIMPLIFIED] = sk_hanfold,
		[SK_HANFOLD_TRADITIONAL] = han_traditional,
	};
	const char *p = text.ptr, *end = p + text.len;

	*out = text;
	while (p < end) {
		const char *start = p;
		uint32_t c = sk_utf8_next(&p, end), now = write[system](c);
		char bytes[4];

		if (now == c || sk_utf8_put(bytes, now) != (size_t)(p - start))
			continue;
		if (out->ptr == text.ptr) {
			sk_buf_clear(buf);
			if (!sk_buf_add(buf, text.ptr, text.len, err))
				return false;
			*out = sk_buf_str(buf);
		}
		memcpy(buf->ptr + (start - text.ptr), bytes,
		       (size_t)(p - start));
	}
	return true;
}
