/* names_field.c - what a field is like in which names are looked for. */
#include "names.h"

enum { FIELD_MAX = 40 };

const struct sk_names_type *const sk_names_types[] = {
	[SAKUIN_READ_NONE] = NULL,
	[SAKUIN_READ_JA] = &sk_names_ja,
	[SAKUIN_READ_KO] = &sk_names_ko,
	[SAKUIN_READ_ZH] = &sk_names_zh,
};

/* Is the field nothing but a name: a few words that can all be read?  The gate
 * is for running text, in which most such words are ordinary ones; that of an
 * author, a place or a heading is what is meant. */
static bool
names_alone(struct sk_names *n, const struct sk_names_type *type)
{
	struct sakuin_str rest = n->field;
	size_t words = 0;

	while (rest.len > 0 && words <= SK_NAME_WORDS) {
		struct sakuin_str word = { rest.ptr, 0 };

		while (word.len < rest.len && word.ptr[word.len] != ' ' &&
		       word.ptr[word.len] != '-')
			word.len++;
		if (word.len == 0 || !type->keys(word, &n->keys))
			return false;
		words++;
		rest.ptr += word.len + (word.len < rest.len);
		rest.len -= word.len + (word.len < rest.len);
	}
	return words > 0 && words <= SK_NAME_WORDS;
}

/* Is LANG known, and its words not what the gate is mostly made of? */
static bool
names_foreign(struct sakuin_str lang)
{
	static const char *const ours[] = { "", "en", "ja", "ko", "zh" };

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (sk_str_eq(lang, sk_str(ours[i])))
			return false;
	return true;
}

static bool
names_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r';
}

void
sk_names_begin(struct sk_names *n, const struct sakuin_field *field)
{
	n->field = field->text;
	while (n->field.len > 0 && names_blank(n->field.ptr[n->field.len - 1]))
		n->field.len--;
	n->lang = field->lang;
	n->foreign = n->mode == SAKUIN_INDEX && names_foreign(field->lang);
	n->alone = 0;
	for (size_t i = SAKUIN_READ_JA; i <= SAKUIN_READ_ZH; i++)
		if (n->mode == SAKUIN_INDEX && !n->foreign &&
		    n->field.len <= FIELD_MAX &&
		    names_alone(n, sk_names_types[i]))
			n->alone |= 1u << i;
	n->marks = !sk_str_eq(field->lang, sk_str("fr")) &&
		   !sk_str_eq(field->lang, sk_str("pt"));
	n->count = n->end = 0;
}
