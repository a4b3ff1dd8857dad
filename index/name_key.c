/* name_key.c - what a name is known by: its words in plain letters. */
#include "name_key.h"

bool
sk_name_key_init(struct sk_name_key *k, struct sakuin_error *err)
{
	k->analyzer = sakuin_analyzer_new("words | fold | stem:english",
					  SAKUIN_QUERY, err);
	return k->analyzer != NULL;
}

void
sk_name_key_done(struct sk_name_key *k)
{
	sakuin_analyzer_free(k->analyzer);
	sk_buf_done(&k->exact);
	sk_buf_done(&k->stems);
	sk_buf_done(&k->apart);
}

/* TEXT instead of what stands in OUT from WORD on. */
static bool
name_key_word(struct sk_buf *out, size_t word, struct sakuin_str text,
	      struct sakuin_error *err)
{
	out->len = word;
	return sk_buf_add(out, text.ptr, text.len, err);
}

/* A word, then its stem, then its plain form, then the stem of that: the last
 * that comes counts. */
static bool
name_key_put(void *ctx, const struct sakuin_token *token,
	     struct sakuin_error *err)
{
	struct sk_name_key *k = ctx;

	if (token->kind == SAKUIN_WORD) {
		k->exact_word = k->exact.len;
		k->stems_word = k->stems.len;
		if (!sk_buf_putc(&k->apart, ' ', err))
			return false;
		k->apart_word = k->apart.len;
	}
	if (token->kind != SAKUIN_STEM &&
	    (!name_key_word(&k->exact, k->exact_word, token->text, err) ||
	     !name_key_word(&k->apart, k->apart_word, token->text, err)))
		return false;
	return name_key_word(&k->stems, k->stems_word, token->text, err);
}

bool
sk_name_key_read(struct sk_name_key *k, struct sakuin_str text,
		 struct sakuin_error *err)
{
	struct sakuin_field field = { .text = text, .lang = sk_str("") };

	sk_buf_clear(&k->exact);
	sk_buf_clear(&k->stems);
	sk_buf_clear(&k->apart);
	return sk_buf_putc(&k->stems, 'Z', err) &&
	       sakuin_analyze(k->analyzer, &field, name_key_put, k, err);
}
