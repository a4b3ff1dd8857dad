/* token.c - a reference cut into words, numbers, signs and addresses. */
#include "token.h"
#include "character.h"
#include "script.h"

const struct sk_ref_token sk_ref_no_token = { .mate = SK_NO_TOKEN };

/* Where the lexer stands. */
struct lexer {
	struct sakuin_str raw;
	const char *p, *end;
	struct sk_ref_token *tokens;
	size_t count;
	bool space;
};

static uint32_t
lexer_peek(const char *p, const char *end)
{
	return p < end ? sk_utf8_next(&p, end) : 0;
}

/* The script of a letter as a SK_LOOK flag, 0 for those with small words. */
static uint8_t
lexer_script(uint32_t c)
{
	if (c < 0x1100)
		return 0;
	if (c == 0x3005 || c == 0x3006 || c == 0x3007)
		return SK_LOOK_HAN;
	switch (sk_script_of(c)) {
	case SAKUIN_HANGUL:
		return SK_LOOK_HANGUL;
	case SAKUIN_HAN:
		return SK_LOOK_HAN;
	case SAKUIN_HIRAGANA:
	case SAKUIN_KATAKANA:
		return SK_LOOK_JAPANESE;
	default:
		return 0;
	}
}

/* Characters that count what the number before them says, and those that
 * stand before such a number: words of their own there. */
static bool
lexer_counter(uint32_t c)
{
	static const uint16_t counters[] = {
		0x5E74, 0x6708, 0x65E5,                 /* year, month, day */
		0xB144, 0xC6D4, 0xC77C,                 /* the same in Hangul */
		0xAD8C, 0xC9D1, 0xD638, 0xCABD, 0xBA74, /* gwon jip ho jjok */
		0x5DFB, 0x5377, 0x8F2F, 0x8F91, 0x518A, 0x518C, 0x53F7,
		0x865F, 0x671F, 0x9801, 0x9875, 0x7248, 0xD310,
	};

	for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++)
		if (counters[i] == c)
			return true;
	return false;
}

static bool
lexer_ordinal(uint32_t c)
{
	return c == 0x7B2C || c == 0xC81C; /* di/dai; je */
}

/* An apostrophe, hyphen or underline between two letters is one of them. */
static bool
lexer_inside(uint32_t c)
{
	return c == 0x2019 || c == 0x2BC || c == 0x2010 || c == 0x2011 ||
	       (c && c < 0x80 && strchr("'-_", (int)c));
}

static bool
lexer_letter(enum sk_char kind)
{
	return kind == SK_CHAR_UPPER || kind == SK_CHAR_LOWER ||
	       kind == SK_CHAR_LETTER;
}

static struct sk_ref_token *
lexer_add(struct lexer *l, enum sk_ref_kind kind, const char *end)
{
	struct sk_ref_token *t = &l->tokens[l->count++];

	t->span.start = (size_t)(l->p - l->raw.ptr);
	t->span.end = (size_t)(end - l->raw.ptr);
	t->mate = SK_NO_TOKEN;
	t->kind = (uint8_t)kind;
	t->space = l->space;
	t->c = lexer_peek(l->p, l->end);
	l->space = false;
	l->p = end;
	return t;
}

/* Look the word up, in one case and without accents. */
static void
lexer_cue(const struct lexer *l, struct sk_ref_token *t)
{
	char plain[64];
	const char *p = l->raw.ptr + t->span.start;
	const char *end = l->raw.ptr + t->span.end;
	struct sakuin_str word = { plain, 0 };

	while (p < end && word.len + 4 <= sizeof plain) {
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_char_of(c) != SK_CHAR_MARK)
			word.len +=
				sk_utf8_put(plain + word.len, sk_char_base(c));
	}
	if (p < end && !(t->look & SK_LOOK_CJK))
		return;
	t->cue = sk_cue_of(word);
	/* A capital alone is an initial, no "y" or "e" between names. */
	if (t->look & SK_LOOK_INITIAL)
		t->cue.cues &=
			~(uint32_t)(SK_CUE_AND | SK_CUE_IN | SK_CUE_PARTICLE);
	/* "Venezia-Roma" is a place if its first part is. */
	if (!t->cue.cues && !t->cue.languages && memchr(plain, '-', word.len)) {
		word.len =
			(size_t)((char *)memchr(plain, '-', word.len) - plain);
		t->cue.cues = sk_cue_of(word).cues & SK_CUE_PLACE;
	}
	if (t->cue.cues == 0 && t->cue.month == 0 && (t->look & SK_LOOK_CJK)) {
		word.ptr = l->raw.ptr + t->span.start;
		word.len = t->span.end - t->span.start;
		t->cue = sk_cue_ending(word);
	}
}

/* What the letters of a word have in common. */
struct word_look {
	unsigned letters, upper, lower, digits;
	uint8_t scripts;
};

static void
lexer_look(struct sk_ref_token *t, const struct word_look *w)
{
	uint8_t cjk = w->scripts;

	t->letters = (uint8_t)(w->letters < 255 ? w->letters : 255);
	if (cjk & SK_LOOK_JAPANESE)
		cjk = SK_LOOK_JAPANESE;
	if (w->upper + w->lower == 0)
		t->look |= cjk;
	if (sk_char_of(t->c) == SK_CHAR_UPPER)
		t->look |= SK_LOOK_UPPER;
	if (w->upper > 1 && w->lower == 0)
		t->look |= SK_LOOK_CAPS;
	if (w->upper == 1 && w->letters == 1)
		t->look |= SK_LOOK_INITIAL;
	if (w->digits)
		t->look |= SK_LOOK_DIGITS;
}

/* May C, of script SCRIPT, go on with a word that has SCRIPTS so far?  Han
 * and kana mix; Hangul, and letters with case, stay among themselves. */
static bool
lexer_goes_on(const struct word_look *w, uint8_t script)
{
	if (w->letters == 0)
		return true;
	if (script == 0 || w->scripts == 0)
		return script == w->scripts;
	return (script == SK_LOOK_HANGUL) ==
	       ((w->scripts & SK_LOOK_HANGUL) != 0);
}

/* Digits go on with a word of one letter ("e3") or that began with them. */
static bool
lexer_takes_digit(const struct word_look *w)
{
	return w->digits || (w->letters == 1 && w->scripts == 0);
}

static const char *
lexer_word_end(const struct lexer *l, struct word_look *w)
{
	const char *p = l->p;

	while (p < l->end) {
		const char *next = p;
		uint32_t c = sk_utf8_next(&next, l->end);
		enum sk_char kind = sk_char_of(c);
		uint8_t script;

		if (kind == SK_CHAR_MARK) {
			p = next;
			continue;
		}
		if (lexer_inside(c) && w->letters && !w->scripts &&
		    !w->digits &&
		    lexer_letter(sk_char_of(lexer_peek(next, l->end))) &&
		    !lexer_script(lexer_peek(next, l->end))) {
			p = next;
			continue;
		}
		if (kind == SK_CHAR_DIGIT && lexer_takes_digit(w)) {
			w->digits++;
			p = next;
			continue;
		}
		script = lexer_script(c);
		if (!lexer_letter(kind) || !lexer_goes_on(w, script))
			break;
		if (w->letters && lexer_ordinal(c) &&
		    sk_char_of(lexer_peek(next, l->end)) == SK_CHAR_DIGIT)
			break;
		w->letters++;
		w->upper += kind == SK_CHAR_UPPER;
		w->lower += kind == SK_CHAR_LOWER;
		w->scripts |= script;
		p = next;
		if (w->letters == 1 && lexer_ordinal(c) &&
		    sk_char_of(lexer_peek(p, l->end)) == SK_CHAR_DIGIT)
			break;
	}
	return p;
}

static bool
lexer_after_number(const struct lexer *l)
{
	return l->count && !l->space &&
	       l->tokens[l->count - 1].kind == SK_TOKEN_NUMBER;
}

static void
lexer_word(struct lexer *l)
{
	struct word_look look = { 0 };
	const char *end = l->p;
	uint32_t c = sk_utf8_next(&end, l->end);
	struct sk_ref_token *t;

	if (lexer_after_number(l) && lexer_counter(c)) {
		look.letters = 1;
		look.scripts = lexer_script(c);
	} else {
		end = lexer_word_end(l, &look);
	}
	t = lexer_add(l, SK_TOKEN_WORD, end);
	lexer_look(t, &look);
	lexer_cue(l, t);
}

static void
lexer_number(struct lexer *l)
{
	const char *p = l->p, *next;
	uint32_t number = 0, c;
	unsigned digits = 0;
	struct sk_ref_token *t;

	for (; p < l->end; p = next, digits++) {
		next = p;
		c = sk_utf8_next(&next, l->end);
		if (sk_char_of(c) != SK_CHAR_DIGIT)
			break;
		if (number < 100000000)
			number = number * 10 + sk_char_digit(c);
	}
	/* One small letter belongs to it: 2017a. */
	next = p;
	c = p < l->end ? sk_utf8_next(&next, l->end) : 0;
	if (c < 0x80 && sk_char_of(c) == SK_CHAR_LOWER &&
	    !lexer_letter(sk_char_of(lexer_peek(next, l->end))))
		p = next;
	t = lexer_add(l, SK_TOKEN_NUMBER, p);
	t->number = number;
	t->letters = (uint8_t)(digits < 255 ? digits : 255);
}

static void
lexer_mark(struct lexer *l)
{
	const char *next = l->p;
	uint32_t c = sk_ref_sign(sk_utf8_next(&next, l->end));
	uint32_t after = lexer_peek(next, l->end);
	struct sk_ref_token *t;

	/* `` and '' are double marks. */
	if ((*l->p == '`' && after == '`') ||
	    (*l->p == '\'' && after == '\'')) {
		c = *l->p == '`' ? SK_SIGN_OPEN : SK_SIGN_CLOSE;
		next++;
	}
	t = lexer_add(l, SK_TOKEN_SIGN, next);
	t->c = c;
	if (c == '&')
		t->cue.cues = SK_CUE_AND;
}

static bool
lexer_address(struct lexer *l)
{
	size_t at = (size_t)(l->p - l->raw.ptr), end;
	enum sk_ref_kind kind;

	if (!strchr("hHwWfF1dD", *l->p) || lexer_after_number(l))
		return false;
	kind = sk_ref_address(l->raw, at, &end);
	if (kind == SK_TOKEN_END)
		return false;
	lexer_add(l, kind, l->raw.ptr + end);
	return true;
}

bool
sk_ref_tokens(struct sakuin_str raw, struct sk_arena *arena,
	      struct sk_ref_token **tokens, size_t *count,
	      struct sakuin_error *err)
{
	struct lexer l = { .raw = raw, .p = raw.ptr, .end = raw.ptr + raw.len };

	l.tokens = sk_arena_array(arena, raw.len + 1, sizeof *l.tokens, err);
	if (!l.tokens)
		return false;
	while (l.p < l.end) {
		uint32_t c = lexer_peek(l.p, l.end);
		enum sk_char kind = sk_char_of(c);

		if (kind == SK_CHAR_SPACE || (c < ' ')) {
			sk_utf8_next(&l.p, l.end);
			l.space = true;
		} else if (lexer_address(&l)) {
			continue;
		} else if (kind == SK_CHAR_DIGIT) {
			lexer_number(&l);
		} else if (lexer_letter(kind)) {
			lexer_word(&l);
		} else {
			lexer_mark(&l);
		}
	}
	l.tokens[l.count].span.start = l.tokens[l.count].span.end = raw.len;
	l.tokens[l.count].mate = SK_NO_TOKEN;
	*tokens = l.tokens;
	*count = l.count;
	return sk_ref_pair(l.tokens, l.count, arena, err);
}
