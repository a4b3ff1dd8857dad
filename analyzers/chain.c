/* chain.c - build a chain of stages from its spec and run text through it. */
#include <stdlib.h>

#include "stage.h"

enum { MAX_STAGES = 16, MAX_SPEC = 256 };

/* The last stage: hands tokens to the caller's function. */
struct sink {
	struct sk_stage stage;
	sakuin_token_fn *fn;
	void *ctx;
};

struct sakuin_analyzer {
	struct sk_stage *stages[MAX_STAGES];
	size_t count;
	struct sink sink;
};

static bool
sink_put(struct sk_stage *self, const struct sakuin_token *token,
	 struct sakuin_error *err)
{
	struct sink *s = (struct sink *)self;

	return s->fn(s->ctx, token, err);
}

static const struct sk_stage_type sink_type = {
	.name = "sink",
	.put = sink_put,
};

static const struct sk_stage_type *
chain_find(const char *name)
{
	for (size_t i = 0; sk_stage_types[i]; i++)
		if (strcmp(sk_stage_types[i]->name, name) == 0)
			return sk_stage_types[i];
	return NULL;
}

static bool
chain_add(struct sakuin_analyzer *a, char *word, enum sakuin_mode mode,
	  struct sakuin_error *err)
{
	char *arg = strchr(word, ':');
	const struct sk_stage_type *type;
	struct sk_stage *stage;

	if (arg)
		*arg++ = '\0';
	type = chain_find(word);
	if (!type)
		return sk_fail(err, SAKUIN_EINVAL,
			       "unknown analyzer stage '%s'", word);
	if (a->count > 0 && type == a->stages[0]->type &&
	    strcmp(word, "words") == 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "an analyzer chain has 'words' only once");
	if (a->count == MAX_STAGES)
		return sk_fail(err, SAKUIN_EINVAL,
			       "more than %d analyzer stages", MAX_STAGES);
	stage = type->create(arg, mode, err);
	if (!stage)
		return false;
	stage->type = type;
	a->stages[a->count++] = stage;
	return true;
}

/* Cut SPEC at "|" and white space and add each stage. */
static bool
chain_parse(struct sakuin_analyzer *a, const char *spec, enum sakuin_mode mode,
	    struct sakuin_error *err)
{
	static const char between[] = " \t|";

	for (spec += strspn(spec, between); *spec;
	     spec += strspn(spec, between)) {
		size_t len = strcspn(spec, between);
		char word[MAX_SPEC];

		if (len >= sizeof word)
			return sk_fail(err, SAKUIN_EINVAL,
				       "analyzer stage of %zu bytes", len);
		memcpy(word, spec, len);
		word[len] = '\0';
		if (!chain_add(a, word, mode, err))
			return false;
		spec += len;
	}
	if (a->count == 0 || strcmp(a->stages[0]->type->name, "words") != 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "an analyzer chain starts with 'words'");
	return true;
}

struct sakuin_analyzer *
sakuin_analyzer_new(const char *spec, enum sakuin_mode mode,
		    struct sakuin_error *err)
{
	struct sakuin_analyzer *a = calloc(1, sizeof *a);

	if (!a) {
		sk_nomem(err);
		return NULL;
	}
	a->sink.stage.type = &sink_type;
	if (!chain_parse(a, spec ? spec : SAKUIN_CHAIN, mode, err)) {
		sakuin_analyzer_free(a);
		return NULL;
	}
	for (size_t i = 0; i < a->count; i++)
		a->stages[i]->next =
			i + 1 < a->count ? a->stages[i + 1] : &a->sink.stage;
	return a;
}

void
sakuin_analyzer_free(struct sakuin_analyzer *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->count; i++)
		a->stages[i]->type->destroy(a->stages[i]);
	free(a);
}

bool
sakuin_analyze(struct sakuin_analyzer *a, const struct sakuin_field *field,
	       sakuin_token_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct sakuin_token whole = {
		.text = field->text,
		.end = (uint32_t)field->text.len,
		.position = 1,
	};

	if (field->text.len > SAKUIN_FIELD_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a field of %zu bytes; the limit is %zu",
			       field->text.len, SAKUIN_FIELD_MAX);
	a->sink.fn = fn;
	a->sink.ctx = ctx;
	for (size_t i = 0; i < a->count; i++) {
		const struct sk_stage_type *type = a->stages[i]->type;

		if (type->begin && !type->begin(a->stages[i], field, err))
			return false;
	}
	if (!a->stages[0]->type->put(a->stages[0], &whole, err))
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct sk_stage_type *type = a->stages[i]->type;

		if (type->end && !type->end(a->stages[i], err))
			return false;
	}
	return true;
}
