/* gloss.h - how a text itself says that its names are read.
 *
 * Who writes a name that readers may not know puts its reading into brackets,
 * or the name behind the reading: 雪舟（せっしゅう）, "Sesshu (拙宗)",
 * 尹錫悅(윤석열), "Syngman Rhee (이승만)".  Such pairs are glosses if their sounds
 * agree well enough: a reading that no dictionary has is taken, a translation
 * is not.  Scholars do without the bracket, "Obuchi Keizō 小渕恵三".  Acronyms,
 * 금융위원회(FSC), are glosses without a reading. */
#ifndef SK_GLOSS_H
#define SK_GLOSS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_gloss {
	struct sakuin_str native; /* without spaces */
	enum sakuin_reading reading;
	struct sakuin_str key; /* of how it is read, or small letters */
};

/* What it gets is valid until it returns. */
typedef bool sk_gloss_fn(void *ctx, const struct sk_gloss *gloss,
			 struct sakuin_error *err);

/* Send FN what TEXT, valid UTF-8 in the language LANG (or ""), says of how
 * names are read.  RUBY: TEXT is lines of names with their readings, and what
 * is in kana there is believed whatever dictionaries say.  ANALYZER tells how
 * they may be read: its READINGs count.  Where there is no dictionary, it knows
 * of none for kanji, and only hiragana is believed. */
SK_MUST_CHECK bool sk_gloss_find(struct sakuin_analyzer *analyzer,
				 struct sakuin_str text, struct sakuin_str lang,
				 bool ruby, sk_gloss_fn *fn, void *ctx,
				 struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
