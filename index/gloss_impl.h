/* gloss_impl.h - what gloss.c, which finds pairs, gloss_side.c, which cuts
 * them out, gloss_sound.c, which says them aloud, and gloss_judge.c and
 * gloss_acronym.c, which believe them or not, share. */
#ifndef SK_GLOSS_IMPL_H
#define SK_GLOSS_IMPL_H

#include "gloss.h"

enum sk_gloss_script {
	SK_GLOSS_OTHER,
	SK_GLOSS_HAN, /* and kana in it */
	SK_GLOSS_KANA,
	SK_GLOSS_HANGUL,
	SK_GLOSS_LATIN
};

enum { SK_GLOSS_KEYS = 256, SK_GLOSS_MAX = 96 /* bytes of a side */ };

/* How the native side may be read. */
struct sk_gloss_key {
	enum sakuin_reading reading;
	uint32_t start; /* byte of the native side where what is read begins */
	char text[SK_GLOSS_MAX + 1];
	size_t len;
};

struct sk_glosses {
	struct sakuin_analyzer *analyzer;
	struct sakuin_str lang;
	sk_gloss_fn *fn;
	void *ctx;
	bool ruby;                 /* what is in kana is how it is read */
	struct sk_gloss_key *keys; /* SK_GLOSS_KEYS */
	size_t key_count;
	char native[SK_GLOSS_MAX + 1]; /* without spaces */
	size_t native_len;
};

/* One side of a pair. */
struct sk_gloss_side {
	struct sakuin_str text;
	enum sk_gloss_script script;
	uint32_t before; /* the character there, 0 for none or a bracket */
};

enum { SK_GLOSS_SOUNDS = 24 };

/* In hundredths: the least likeness of a reading in hiragana, which is hardly
 * ever anything else, of one in katakana or Latin letters, and of Korean
 * ones, whose characters have one reading each. */
enum { SK_LIKE_HIRAGANA = 34, SK_LIKE_OTHER = 50, SK_LIKE_KOREAN = 60 };

/* One way to say it. */
struct sk_gloss_sound {
	enum sakuin_reading reading;
	char key[SK_GLOSS_MAX + 1];
	char turned[SK_GLOSS_MAX + 1]; /* with its last word first, or "" */
	unsigned syllables;
};

struct sk_gloss_sounds {
	struct sk_gloss_sound v[SK_GLOSS_SOUNDS]; /* the longest first */
	size_t count;
	unsigned letters; /* of kana, 0 if it is none */
	unsigned like;    /* what is asked of those that are not known */
};

/* Add a sound, unless it is there. */
void sk_gloss_sound_add(struct sk_gloss_sounds *s, enum sakuin_reading reading,
			const char *key, unsigned syllables);
/* Add what TEXT, in kana, sounds like. */
void sk_gloss_sound_kana(struct sakuin_str text, struct sk_gloss_sounds *s);
/* Add what the last words of TEXT sound like, of one to four; only Korean if
 * KOREAN.  g->native tells whether a "no" counts. */
void sk_gloss_sound_latin(const struct sk_glosses *g, struct sakuin_str text,
			  bool korean, struct sk_gloss_sounds *s);

/* Is SOUND how NATIVE is read?  Tell if so. */
SK_MUST_CHECK bool sk_gloss_judge(struct sk_glosses *g,
				  const struct sk_gloss_side *native,
				  const struct sk_gloss_side *sound,
				  struct sakuin_error *err);
/* Is LATIN the acronym of NATIVE, which is in g->native?  Tell if so. */
SK_MUST_CHECK bool sk_gloss_acronym(struct sk_glosses *g,
				    const struct sk_gloss_side *native,
				    const struct sk_gloss_side *latin,
				    struct sakuin_error *err);

/* The name that ends before P, in what begins at BEGIN. */
struct sk_gloss_side sk_gloss_left(const char *begin, const char *p);
/* What begins at P, behind an opening bracket, up to where the bracket closes
 * or goes on. */
struct sk_gloss_side sk_gloss_right(const char *p, const char *end);
/* The name in Han characters that begins at P. */
struct sk_gloss_side sk_gloss_behind(const char *p, const char *end);
/* How many bytes open a bracket at P. */
size_t sk_gloss_opens(const char *p, const char *end);

#endif
