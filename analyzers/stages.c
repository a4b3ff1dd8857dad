/* stages.c - the one list of stages.  To add one, add two lines here. */
#include "stage.h"

extern const struct sk_stage_type sk_stage_fold;
extern const struct sk_stage_type sk_stage_han;
extern const struct sk_stage_type sk_stage_hangul;
extern const struct sk_stage_type sk_stage_pinyin;
extern const struct sk_stage_type sk_stage_romaja;
extern const struct sk_stage_type sk_stage_romaji;
extern const struct sk_stage_type sk_stage_stem;
extern const struct sk_stage_type sk_stage_stop;
extern const struct sk_stage_type sk_stage_words;

const struct sk_stage_type *const sk_stage_types[] = {
	&sk_stage_fold,   &sk_stage_han,
	&sk_stage_hangul, &sk_stage_pinyin,
	&sk_stage_romaja, &sk_stage_romaji,
	&sk_stage_stem,   &sk_stage_stop,
	&sk_stage_words,  NULL,
};
