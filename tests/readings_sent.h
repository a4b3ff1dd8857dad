/* readings_sent.h - write down what sk_readings_each() sends. */
#ifndef SK_READINGS_SENT_H
#define SK_READINGS_SENT_H

#include <check.h>

#include "readings.h"

/* What was sent, as "start-end:key", with blanks between. */
struct sent {
	struct sk_buf text;
	int limit; /* refuse after so many; 0: never */
	int count;
};

static inline bool
sent_put(void *ctx, size_t start, size_t end, const struct sk_jakey *key,
	 struct sakuin_error *err)
{
	struct sent *s = ctx;

	s->count++;
	if (s->limit && s->count > s->limit)
		return sk_fail(err, SAKUIN_EIO, "that is enough");
	return sk_buf_printf(&s->text, err, "%s%zu-%zu:%s",
			     s->text.len ? " " : "", start, end, key->key);
}

/* Is WORD one of those that were sent? */
static inline bool
sent_has(struct sent *s, const char *word)
{
	struct sakuin_error err;
	size_t len = strlen(word);
	const char *all = sk_buf_cstr(&s->text, &err);

	ck_assert_ptr_nonnull(all);
	for (const char *p = all; (p = strstr(p, word)); p++)
		if ((p == all || p[-1] == ' ') &&
		    (p[len] == ' ' || p[len] == '\0'))
			return true;
	return false;
}

static inline void
sent_read(struct sent *s, struct sk_readings *r, const char *text)
{
	struct sakuin_error err;

	sk_buf_clear(&s->text);
	s->count = 0;
	ck_assert(sk_readings_each(r, sk_str(text), sent_put, s, &err));
}

#endif
