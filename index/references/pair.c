/* pair.c - which quotation marks and brackets belong together.
 *
 * One pass with a stack.  What closes looks for what it closes among the
 * last few that are open, so that a mark that was never closed costs no more
 * than itself, and the whole stays linear. */
#include "character.h"
#include "token.h"

enum { PAIR_DEPTH = 8 }; /* how many unclosed marks a closing one may skip */

struct pairs {
	struct sk_ref_token *t;
	size_t count;
	size_t *open; /* a stack of marks that wait */
	size_t depth;
};

/* What closes C, 0 if C opens nothing. */
static uint32_t
pair_closer(uint32_t c)
{
	switch (c) {
	case '(':
		return ')';
	case '[':
		return ']';
	case SK_SIGN_OPEN:
		return SK_SIGN_CLOSE;
	case 0x201E: /* low-9: closed by what opens in English */
		return SK_SIGN_OPEN;
	case SK_SIGN_OPEN1:
		return SK_SIGN_CLOSE1;
	case 0x201A:
		return SK_SIGN_OPEN1;
	case 0x300A:
	case 0x300C:
	case 0x300E:
		return c + 1;
	case '<':
		return '>';
	default:
		return 0;
	}
}

static void
pair_open(struct pairs *p, size_t i)
{
	p->open[p->depth++] = i;
}

/* Let I close the nearest open mark whose closer is C. */
static bool
pair_close(struct pairs *p, size_t i, uint32_t c)
{
	for (size_t k = p->depth,
		    least = p->depth > PAIR_DEPTH ? p->depth - PAIR_DEPTH : 0;
	     k-- > least;) {
		size_t at = p->open[k];
		uint32_t sign = p->t[at].c;

		if (pair_closer(sign) != c && sign != c)
			continue;
		p->t[at].mate = i;
		p->t[i].mate = at;
		p->depth = k;
		return true;
	}
	return false;
}

static bool
pair_word_before(const struct pairs *p, size_t i)
{
	return i > 0 && !p->t[i].space && p->t[i - 1].kind != SK_TOKEN_SIGN;
}

static bool
pair_word_after(const struct pairs *p, size_t i)
{
	return i + 1 < p->count && !p->t[i + 1].space &&
	       p->t[i + 1].kind != SK_TOKEN_SIGN;
}

/* Straight marks pair by position; single ones are apostrophes as well. */
static void
pair_straight(struct pairs *p, size_t i)
{
	uint32_t c = p->t[i].c;

	if (c == '\'' && pair_word_before(p, i) && pair_word_after(p, i))
		return;
	if (c == '\'' && p->depth && pair_word_after(p, i) &&
	    p->t[i + 1].kind == SK_TOKEN_NUMBER)
		return; /* '98 */
	if (c == '\'' && !pair_word_before(p, i) && pair_word_after(p, i) &&
	    i > 0 && p->t[i].space) {
		pair_open(p, i);
		return;
	}
	if (!pair_close(p, i, c) && (c == '"' || !pair_word_before(p, i)))
		pair_open(p, i);
}

/* A single closing mark behind a letter and before a space may be a plural's
 * apostrophe; it is one if nothing is open. */
static void
pair_sign(struct pairs *p, size_t i)
{
	uint32_t c = p->t[i].c;

	if (c == '"' || c == '\'') {
		pair_straight(p, i);
		return;
	}
	if (c == SK_SIGN_OPEN || c == SK_SIGN_OPEN1) {
		/* It closes where a low-9 mark is open. */
		uint32_t low = c == SK_SIGN_OPEN ? 0x201E : 0x201A;

		if (p->depth && p->t[p->open[p->depth - 1]].c == low) {
			pair_close(p, i, c);
			return;
		}
	}
	if (c == SK_SIGN_CLOSE && !p->depth && pair_word_after(p, i)) {
		pair_open(p, i); /* two marks of one form: ''like this'' */
		return;
	}
	if (pair_closer(c))
		pair_open(p, i);
	else if (c == ')' || c == ']' || c == '>' || c == SK_SIGN_CLOSE ||
		 c == SK_SIGN_CLOSE1 || c == 0x300B || c == 0x300D ||
		 c == 0x300F)
		pair_close(p, i, c);
}

static void
pair_quoted(struct pairs *p)
{
	size_t until = 0; /* behind the outermost quotation that is open */

	for (size_t i = 0; i < p->count; i++) {
		size_t mate = p->t[i].mate;

		if (mate != SK_NO_TOKEN && mate > i && mate >= until &&
		    p->t[i].c != '(' && p->t[i].c != '[')
			until = mate + 1;
		p->t[i].quoted = i < until;
	}
}

bool
sk_ref_pair(struct sk_ref_token *tokens, size_t count, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	struct pairs p = { .t = tokens, .count = count };

	p.open = sk_arena_array(arena, count + 1, sizeof *p.open, err);
	if (!p.open)
		return false;
	for (size_t i = 0; i < count; i++)
		if (tokens[i].kind == SK_TOKEN_SIGN)
			pair_sign(&p, i);
	pair_quoted(&p);
	return true;
}
