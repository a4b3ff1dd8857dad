/* span_hedge.c - how sure a date is: "about", "before", "?". */
#include <stdlib.h>

#include "span_impl.h"

/* How sure, and to which side. */
enum { ABOUT = 1, BEFORE = 2, AFTER = 4 };

static const struct {
	const char *word;
	unsigned what;
} befores[] = {
	{ "circa", ABOUT },
	{ "approximately", ABOUT },
	{ "approx.", ABOUT },
	{ "about", ABOUT },
	{ "around", ABOUT },
	{ "probably", 0 },
	{ "possibly", 0 },
	{ "ca.", ABOUT },
	{ "ca ", ABOUT },
	{ "c.", ABOUT },
	{ "c ", ABOUT },
	{ "early ", 0 },
	{ "mid-", 0 },
	{ "mid ", 0 },
	{ "late ", 0 },
	{ "before ", BEFORE },
	{ "until ", BEFORE },
	{ "after ", AFTER },
	{ "since ", AFTER },
	{ "\u7D04", ABOUT },
	{ "\u7EA6", ABOUT },
	{ "\uC57D", ABOUT },
	{ "\u897F\u66A6", 0 }, /* of the western calendar */
	{ "\uC11C\uAE30", 0 },
	{ "\u516C\u5143", 0 },
}, behinds[] = {
	{ "?", 0 },
	{ "~", ABOUT },
	{ "%", ABOUT },
	{ "\u9803", ABOUT },
	{ "\u3054\u308D", ABOUT },
	{ "\u3053\u308D", ABOUT },
	{ "\u524D\u5F8C", ABOUT },
	{ "\u524D\u540E", ABOUT },
	{ "\u5DE6\u53F3", ABOUT },
	{ "\uACBD", ABOUT },
	{ "\uCBE4", ABOUT },
	{ "\uBB34\uB835", ABOUT },
	{ "\u521D\u3081", 0 },
	{ "\u521D\u982D", 0 },
	{ "\u521D", 0 },
	{ "\u4E2D\u9803", 0 },
	{ "\u4E2D\u671F", 0 },
	{ "\u672B", 0 },
	{ "\u524D\u534A", 0 },
	{ "\u5F8C\u534A", 0 },
	{ "\uCD08\uBC18", 0 },
	{ "\uCD08", 0 },
	{ "\uC911\uBC18", 0 },
	{ "\uD6C4\uBC18", 0 },
	{ "\uB9D0", 0 },
	{ "\u4EE5\u524D", BEFORE },
	{ "\u307E\u3067", BEFORE },
	{ "\uC774\uC804", BEFORE },
	{ "\uAE4C\uC9C0", BEFORE },
	{ "\u4EE5\u964D", AFTER },
	{ "\u4EE5\u5F8C", AFTER },
	{ "\u4EE5\u540E", AFTER },
	{ "\uC774\uD6C4", AFTER },
};

/* "About": of years alone; who knows the month is surer than that. */
static void
span_widen(struct sk_date_span *span)
{
	unsigned from = (unsigned)strtoul(span->from, NULL, 10);
	unsigned to = (unsigned)strtoul(span->to, NULL, 10);

	if (strlen(span->from) == 4 && from > SK_SPAN_ABOUT)
		(void)sk_span_put(from - SK_SPAN_ABOUT, 0, 0, span->from);
	if (strlen(span->to) == 4 && to < 9999 - SK_SPAN_ABOUT)
		(void)sk_span_put(to + SK_SPAN_ABOUT, 0, 0, span->to);
}

bool
sk_span_ends(const struct sk_span_scan *s)
{
	return s->p == s->end || strchr(",])}", *s->p);
}

bool
sk_span_hedged(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned what = 0;
	size_t i = 0;

	while (i < sizeof befores / sizeof *befores)
		if (sk_span_word(&at, befores[i].word)) {
			what |= befores[i].what;
			i = 0;
		} else {
			i++;
		}
	if (!sk_span_point(&at, out))
		return false;
	*s = at;
	sk_span_spaces(&at);
	for (i = 0; i < sizeof behinds / sizeof *behinds;)
		if (sk_span_word(&at, behinds[i].word)) {
			/* 1987~1989: from, to. */
			if (s->p[0] == '~' && !sk_span_ends(&at) &&
			    *at.p != '/')
				break;
			what |= behinds[i].what;
			*s = at;
			i = 0;
		} else {
			i++;
		}
	if (what & ABOUT)
		span_widen(out);
	if (what & BEFORE)
		memcpy(out->from, SK_SPAN_OPEN_FROM, 5);
	if (what & AFTER)
		memcpy(out->to, SK_SPAN_OPEN_TO, 5);
	return true;
}
