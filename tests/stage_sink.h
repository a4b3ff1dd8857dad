/* stage_sink.h - drive one stage from a test and write down what it sends. */
#ifndef STAGE_SINK_H
#define STAGE_SINK_H

#include <check.h>

#include "script.h"
#include "stage.h"

/* Where the stage under test sends its tokens.  `refuse` N makes the N-th
 * put fail, 0 none. */
struct sink {
	struct sk_stage stage;
	struct sk_buf out;
	size_t puts, refuse;
	bool ranges;
};

static const char *const sink_kinds[] = { "", "~", "+", "%", "&", "^", "=" };

static inline bool
sink_put(struct sk_stage *self, const struct sakuin_token *token,
	 struct sakuin_error *err)
{
	struct sink *s = (struct sink *)self;

	if (++s->puts == s->refuse)
		return sk_fail(err, SAKUIN_EIO, "sink refuses");
	if (s->out.len > 0 && !sk_buf_putc(&s->out, ' ', err))
		return false;
	if (!sk_buf_printf(&s->out, err, "%s%.*s%s", sink_kinds[token->kind],
			   (int)token->text.len, token->text.ptr,
			   token->stop ? "!" : ""))
		return false;
	return !s->ranges ||
	       sk_buf_printf(&s->out, err, "@%u,%u,%u", token->position,
			     token->start, token->end);
}

static const struct sk_stage_type sink_type = {
	.name = "sink",
	.put = sink_put,
};

/* Make a stage that sends to S. */
static inline struct sk_stage *
sink_stage(struct sink *s, const struct sk_stage_type *type, const char *arg)
{
	struct sakuin_error err = { 0 };
	struct sk_stage *stage = type->create(arg, SAKUIN_INDEX, &err);

	ck_assert_msg(stage != NULL, "%s", err.text);
	s->stage.type = &sink_type;
	stage->type = type;
	stage->next = &s->stage;
	return stage;
}

static inline bool
sink_begin(struct sk_stage *stage, const char *text, const char *lang)
{
	struct sakuin_field field = { sk_str(text), sk_str(lang) };
	struct sakuin_error err = { 0 };

	return !stage->type->begin || stage->type->begin(stage, &field, &err);
}

/* Kind of a token in the notation below. */
static inline enum sakuin_kind
sink_kind(const char **p)
{
	for (int kind = SAKUIN_FOLD; kind <= SAKUIN_READING; kind++)
		if (**p == sink_kinds[kind][0]) {
			++*p;
			return (enum sakuin_kind)kind;
		}
	return SAKUIN_WORD;
}

/* Feed TEXT, tokens with a space between: a bare word is a WORD, and behind
 * it come its ~FOLD, +PART, %STEM, &JOIN, ^GRAM, =READING.  Words lie where
 * they stand in TEXT. */
static inline bool
sink_feed(struct sk_stage *stage, const char *text, struct sakuin_error *err)
{
	struct sakuin_token token = { 0 };
	const char *p = text;

	while (*p) {
		size_t len = strcspn(p, " ");
		const char *end = p + len, *q = p;

		token.kind = sink_kind(&q);
		if (token.kind == SAKUIN_WORD) {
			token.position++;
			token.start = (uint32_t)(p - text);
			token.end = (uint32_t)(end - text);
		}
		token.text = (struct sakuin_str){ q, (size_t)(end - q) };
		token.script = sk_script_of(sk_utf8_next(&q, end));
		if (!stage->type->put(stage, &token, err))
			return false;
		p = end + (*end == ' ');
	}
	return !stage->type->end || stage->type->end(stage, err);
}

/* Is OUT what the stage TYPE:ARG makes of TEXT in LANG? */
static inline void
sink_check(const struct sk_stage_type *type, const char *arg, const char *lang,
	   const char *text, const char *out, bool ranges)
{
	struct sink sink = { .ranges = ranges };
	struct sk_stage *stage = sink_stage(&sink, type, arg);
	struct sakuin_error err = { 0 };

	ck_assert(sink_begin(stage, text, lang));
	ck_assert_msg(sink_feed(stage, text, &err), "%s", err.text);
	ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), out);
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}

/* A failure further down comes back, whichever token it hits. */
static inline void
sink_check_refusal(const struct sk_stage_type *type, const char *lang,
		   const char *text)
{
	size_t puts = SIZE_MAX;

	for (size_t n = 1; n < puts; n++) {
		struct sink sink = { .refuse = n };
		struct sk_stage *stage = sink_stage(&sink, type, NULL);
		struct sakuin_error err = { 0 };

		ck_assert(sink_begin(stage, text, lang));
		if (sink_feed(stage, text, &err))
			puts = n;
		else
			ck_assert_str_eq(err.text, "sink refuses");
		ck_assert_uint_le(n, 100);
		stage->type->destroy(stage);
		sk_buf_done(&sink.out);
	}
	ck_assert_uint_gt(puts, 1);
}

/* An unknown option is refused, and the message says so. */
static inline void
sink_check_option(const struct sk_stage_type *type, const char *arg,
		  const char *message)
{
	struct sakuin_error err = { 0 };

	ck_assert_ptr_null(type->create(arg, SAKUIN_INDEX, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, message);
}

#endif
