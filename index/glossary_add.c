/* glossary_add.c - what a document says of how names are read, as its terms. */
#include "gloss.h"
#include "glossary_impl.h"

bool
sk_glossary_value(struct sk_buf *out, bool sound, struct sakuin_str name,
		  enum sakuin_reading reading, struct sakuin_str key,
		  struct sakuin_error *err)
{
	const char *prefix = sk_schema_reading(reading, "");

	sk_buf_clear(out);
	if (sound)
		return sk_buf_puts(out, prefix, err) &&
		       sk_buf_add(out, key.ptr, key.len, err) &&
		       sk_buf_putc(out, '=', err) &&
		       sk_buf_add(out, name.ptr, name.len, err);
	return sk_buf_add(out, name.ptr, name.len, err) &&
	       sk_buf_putc(out, '=', err) && sk_buf_puts(out, prefix, err) &&
	       sk_buf_add(out, key.ptr, key.len, err);
}

struct glossary_add {
	struct sk_terms *terms;
	struct sk_buf value;
};

static bool
glossary_gloss(void *ctx, const struct sk_gloss *g, struct sakuin_error *err)
{
	struct glossary_add *a = ctx;

	return sk_glossary_value(&a->value, false, g->native, g->reading,
				 g->key, err) &&
	       sk_terms_filter(a->terms, SK_FIELD_GLOSS, sk_buf_str(&a->value),
			       err) &&
	       sk_glossary_value(&a->value, true, g->native, g->reading, g->key,
				 err) &&
	       sk_terms_filter(a->terms, SK_FIELD_GLOSSED,
			       sk_buf_str(&a->value), err);
}

bool
sk_glossary_add(struct sk_terms *t, struct sakuin_str text,
		struct sakuin_str lang, struct sakuin_error *err)
{
	struct glossary_add a = { .terms = t };
	bool ok = sk_gloss_find(sk_terms_analyzer(t), text, lang, false,
				glossary_gloss, &a, err);

	sk_buf_done(&a.value);
	return ok;
}

bool
sk_glossary_ruby(struct sk_terms *t, struct sakuin_str ruby,
		 struct sakuin_str lang, struct sakuin_error *err)
{
	struct glossary_add a = { .terms = t };
	bool ok =
		ruby.len == 0 || sk_gloss_find(sk_terms_analyzer(t), ruby, lang,
					       true, glossary_gloss, &a, err);

	sk_buf_done(&a.value);
	return ok;
}
