/* names_stage.c - what the stages that send reading keys do alike. */
#include "names_impl.h"
#include "script.h"

bool
sk_names_send(struct sk_names_stage *s, struct sakuin_str key, uint32_t start,
	      uint32_t end, struct sakuin_error *err)
{
	struct sakuin_token token = s->word;

	token.kind = SAKUIN_READING;
	token.reading = s->names.type->reading;
	token.start = start;
	token.end = end;
	token.script = sk_script_at(s->names.field, start);
	token.text = key;
	return sk_emit(&s->stage, &token, err);
}

bool
sk_names_pass(struct sk_names_stage *s, const struct sakuin_token *word,
	      struct sakuin_error *err)
{
	s->word = *word;
	sk_names_judge(&s->names, &s->word);
	sk_names_expect(&s->names, &s->word);
	return sk_emit(&s->stage, &s->word, err) &&
	       sk_names_put(&s->names, &s->stage, &s->word, err);
}
