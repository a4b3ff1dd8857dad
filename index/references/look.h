/* look.h - what a line looks like: does a reference begin here, is it one? */
#ifndef SK_LOOK_H
#define SK_LOOK_H

#include "base.h"

/* What was seen in a piece of text. */
enum {
	SK_SEEN_YEAR = 1,    /* 1500 to 2099, alone */
	SK_SEEN_URL = 2,     /* a scheme, www., doi or arXiv */
	SK_SEEN_QUOTE = 4,   /* a title in quotation marks or corner brackets */
	SK_SEEN_PAGES = 8,   /* "pp. 3", "S. 12", "12-15", a page word of CJK */
	SK_SEEN_VOLUME = 16, /* "Vol.", "Bd.", "12(3)" and the like */
	SK_SEEN_PARTS = 32,  /* parts: a comma or stop with a space behind */
	SK_SEEN_BACK = 64    /* ibid., op. cit., and the like */
};

/* How does the line begin? */
enum sk_start {
	SK_START_NONE,   /* in the middle of something: lower case, a digit */
	SK_START_URL,    /* with a URL or DOI */
	SK_START_SHORT,  /* with a shortened word, as journals do: "Phys." */
	SK_START_LETTER, /* with a capital or a character without case */
	SK_START_QUOTE,  /* with a quotation */
	SK_START_NAME,   /* as an author's name may */
	SK_START_PERSON  /* as few things but an author do: "Smith, J." */
};

/* How does the line end? */
enum sk_end {
	SK_END_OPEN,   /* cannot end here: "and", a comma, a hyphen */
	SK_END_LETTER, /* may go on */
	SK_END_DIGIT,
	SK_END_STOP, /* a full stop, a bracket, a URL */
	SK_END_ABBREVIATION
};

/* What is in S, of which at most SK_LOOK_MAX bytes are looked at. */
unsigned sk_look_seen(struct sakuin_str s);
/* How [P, END) begins: label and white space are behind us. */
enum sk_start sk_look_start(const char *p, const char *end);
/* How the line [START, P) ends. */
enum sk_end sk_look_end(const char *start, const char *p);
/* A year from 1500 to 2099 that begins at P and has no digit before (START is
 * where the text does): its value, and *BEHIND.  0: none. */
unsigned sk_look_year(const char *start, const char *p, const char *end,
		      const char **behind);
/* Does a URL, DOI or arXiv id begin at P? */
bool sk_look_url(const char *p, const char *end);
/* Behind the URL at P. */
const char *sk_look_url_end(const char *p, const char *end);

/* The first letters, plain, for the order of an alphabetical list. */
uint64_t sk_look_key(const char *p, const char *end);

#define SK_LOOK_MAX ((size_t)2000)

#endif
