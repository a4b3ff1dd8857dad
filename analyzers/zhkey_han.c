/* zhkey_han.c - keys of Han characters read in Mandarin. */
#include "zhkey_impl.h"

enum { READINGS = 4, CHARACTERS = 24, ITERATION_MARK = 0x3005 };

struct zhchar {
	const char *readings[READINGS];
	size_t count, now;
};

/* The readings of every character; 0 if one has none, or too many. */
static size_t
zhhan_read(struct sakuin_str han, struct zhchar chars[CHARACTERS])
{
	const char *p = han.ptr, *end = p + han.len;
	size_t count = 0;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		struct zhchar *now = &chars[count];

		if (count == CHARACTERS)
			return 0;
		if (c == ITERATION_MARK && count) {
			*now = chars[count - 1];
		} else {
			now->count =
				sk_zhkey_readings(c, now->readings, READINGS);
			now->now = 0;
		}
		if (!now->count)
			return 0;
		count++;
	}
	return count;
}

static bool
zhhan_key(const struct zhchar *chars, size_t count, struct sk_zhkey *key)
{
	*key = (struct sk_zhkey){ .syllables = (unsigned)count };
	for (size_t i = 0; i < count; i++) {
		const char *text = chars[i].readings[chars[i].now];
		size_t len = strlen(text);

		if (key->len + len > SK_KEY_MAX)
			return false;
		memcpy(key->key + key->len, text, len);
		key->len += len;
	}
	return true;
}

/* Choose readings: the digits of STEP, the first character's lowest, are
 * their numbers.  False when STEP is past the last choice. */
static bool
zhhan_choose(struct zhchar *chars, size_t count, size_t step)
{
	for (size_t i = 0; i < count; i++) {
		chars[i].now = step % chars[i].count;
		step /= chars[i].count;
	}
	return step == 0;
}

bool
sk_zhkey_han(struct sakuin_str han, sk_zhkey_fn *fn, void *ctx,
	     struct sakuin_error *err)
{
	struct zhchar chars[CHARACTERS] = { 0 };
	size_t count = zhhan_read(han, chars);

	for (size_t step = 0; count && step < SK_ZHKEYS; step++) {
		struct sk_zhkey key;

		if (!zhhan_choose(chars, count, step) ||
		    !zhhan_key(chars, count, &key))
			return true;
		if (!fn(ctx, &key, err))
			return false;
	}
	return true;
}
