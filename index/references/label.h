/* label.h - numbers and bullets before the entries of a list. */
#ifndef SK_LABEL_H
#define SK_LABEL_H

#include "base.h"

enum sk_label_style {
	SK_LABEL_NONE,
	SK_LABEL_BRACKET, /* [1] and its wide forms */
	SK_LABEL_KEY,     /* [Smi04] */
	SK_LABEL_DOT,     /* 1. */
	SK_LABEL_CLOSE,   /* 1) */
	SK_LABEL_PARENS,  /* (1) */
	SK_LABEL_BARE,    /* 1, and a letter after a space */
	SK_LABEL_CIRCLED, /* U+2460 and the like */
	SK_LABEL_SUPER,   /* superscript */
	SK_LABEL_WORD,    /* a word for "note" and a number */
	SK_LABEL_STAR,    /* a reference mark U+203B or an asterisk, a number */
	SK_LABEL_BULLET,
	SK_LABEL_STYLES
};

struct sk_label {
	enum sk_label_style style;
	uint32_t number;           /* of a bullet: its character; of a key: 0 */
	const char *end;           /* behind the label and white space */
	struct sakuin_str printed; /* number or key without its brackets */
};

/* The label at the start of [P, END), a line without white space around.
 * False if there is none. */
bool sk_label_read(const char *p, const char *end, struct sk_label *label);

/* A number at *P: digits of any width (at most six), a circled number or a
 * Roman one of U+2160 to U+217F; moves *P behind it.  -1: none. */
int sk_number_read(const char **p, const char *end);

#endif
