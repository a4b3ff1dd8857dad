/* token.h - a reference cut into words, numbers, signs and addresses. */
#ifndef SK_REF_TOKEN_H
#define SK_REF_TOKEN_H

#include "cues.h"
#include "reference.h"

enum sk_ref_kind {
	SK_TOKEN_END, /* before the first and behind the last */
	SK_TOKEN_WORD,
	SK_TOKEN_NUMBER, /* digits, perhaps a letter behind them: 2017a */
	SK_TOKEN_SIGN,
	SK_TOKEN_URL,
	SK_TOKEN_DOI /* with or without a resolver */
};

enum {
	SK_LOOK_UPPER = 1,     /* begins with a capital */
	SK_LOOK_CAPS = 2,      /* two letters or more, all capitals */
	SK_LOOK_INITIAL = 4,   /* one capital */
	SK_LOOK_HANGUL = 8,    /* all letters are Hangul */
	SK_LOOK_HAN = 16,      /* all are Han (with their repeat marks) */
	SK_LOOK_JAPANESE = 32, /* Han and kana, at least one kana */
	SK_LOOK_DIGITS = 64    /* a word with digits in it: D05109 */
};
#define SK_LOOK_CJK (SK_LOOK_HANGUL | SK_LOOK_HAN | SK_LOOK_JAPANESE)

#define SK_NO_TOKEN ((size_t)-1)

struct sk_ref_token {
	struct sk_span span; /* of the raw reference */
	size_t mate;         /* of a bracket or quotation mark: its other end;
			      * else SK_NO_TOKEN */
	struct sk_cue cue;
	uint32_t c;      /* the first character; of a sign, in one form */
	uint32_t number; /* of digits; at most 10^9 */
	uint8_t kind;    /* enum sk_ref_kind */
	uint8_t look;    /* SK_LOOK_* */
	uint8_t letters; /* characters, at most 255 */
	uint8_t field;   /* what it was taken for; see parse.h */
	bool space;      /* white space before it */
	bool quoted;     /* between quotation marks, those included */
};

/* Cut RAW (valid UTF-8).  *TOKENS belongs to ARENA; behind the last of the
 * *COUNT tokens is an END.  Linear in RAW. */
SK_MUST_CHECK bool sk_ref_tokens(struct sakuin_str raw, struct sk_arena *arena,
				 struct sk_ref_token **tokens, size_t *count,
				 struct sakuin_error *err);

/* Find for each quotation mark and bracket its other end.  Marks that are
 * never closed, or never opened, keep none.  Marks what is quoted. */
SK_MUST_CHECK bool sk_ref_pair(struct sk_ref_token *tokens, size_t count,
			       struct sk_arena *arena,
			       struct sakuin_error *err);

/* Does an address (URL or DOI) begin at byte AT of RAW?  Returns its kind
 * and, in *END, where it ends, punctuation of the sentence left out. */
enum sk_ref_kind sk_ref_address(struct sakuin_str raw, size_t at, size_t *end);

/* Where "10.1234/..." begins in S, a URL or DOI as printed; S.len: nowhere. */
size_t sk_ref_doi_at(struct sakuin_str s);

/* The signs that stand in one form: quotation marks that open or close. */
enum {
	SK_SIGN_OPEN = 0x201C, /* double: also of the forms <<, ``, low-9 */
	SK_SIGN_CLOSE = 0x201D,
	SK_SIGN_OPEN1 = 0x2018, /* single */
	SK_SIGN_CLOSE1 = 0x2019
};

/* The one form of sign C. */
uint32_t sk_ref_sign(uint32_t c);

#endif
