/* kind.c - language and script of the title, and what the source is. */
#include "gate.h"
#include "jakey.h"
#include "parse.h"
#include "script.h"

enum { KIND_ANY = 255 }; /* taken for anything, or free */

struct kinds {
	unsigned words, small[SK_CUE_LANGUAGES], romaji;
	unsigned hangul, han, kana, latin, cyrillic; /* letters */
};

/* The tokens of the title, or all if there is none. */
static bool
kind_of_title(const struct sk_ref_parse *p, size_t i)
{
	if (!sk_ref_has(p, SK_REF_TITLE))
		return p->t[i].field != SK_TAKEN_LABEL &&
		       p->t[i].field != SK_TAKEN_AUTHOR;
	return p->t[i].field == 1 + SK_REF_TITLE;
}

/* Is T one of the small words of the language CODE? */
static bool
kind_says(const struct sk_ref_token *t, const char *code)
{
	for (size_t l = 0; l < SK_CUE_LANGUAGES; l++)
		if (!strcmp(sk_cue_language(l), code))
			return (t->cue.languages >> l) & 1;
	return false;
}

static void
kind_count(const struct sk_ref_parse *p, size_t i, struct kinds *k)
{
	const struct sk_ref_token *t = &p->t[i];
	struct sakuin_str word = sk_ref_text(p, i, i + 1);
	struct sk_jakey key;

	if (t->kind != SK_TOKEN_WORD)
		return;
	if (t->look & SK_LOOK_HANGUL)
		k->hangul += t->letters;
	else if (t->look & SK_LOOK_HAN)
		k->han += t->letters;
	else if (t->look & SK_LOOK_JAPANESE)
		k->kana += t->letters;
	else if (sk_script_of(t->c) == SAKUIN_CYRILLIC)
		k->cyrillic += t->letters;
	else if (sk_script_of(t->c) == SAKUIN_LATIN)
		k->latin += t->letters;
	if (sk_script_of(t->c) != SAKUIN_LATIN)
		return;
	k->words++;
	/* "time" and "made" could be romanised Japanese; the gate knows. */
	k->romaji +=
		sk_jakey_latin(word, &key) &&
		(kind_says(t, "ja") ||
		 !sk_gate_blocks(SK_GATE_JA, word, t->look & SK_LOOK_UPPER));
	for (size_t l = 0; l < SK_CUE_LANGUAGES; l++)
		k->small[l] += (t->cue.languages >> l) & 1;
}

/* The Latin-script language with most small words; Japanese and Korean only
 * if nearly all other words can be romanised as well. */
static const char *
kind_latin(const struct kinds *k, const struct kinds *all)
{
	size_t best = 0;
	bool romaji = k->words > 1 && k->romaji * 10 >= k->words * 7;

	for (size_t l = 0; l < SK_CUE_LANGUAGES; l++) {
		const char *code = sk_cue_language(l);
		bool japanese = !strcmp(code, "ja");

		if ((japanese || !strcmp(code, "ko")) && !romaji)
			continue;
		/* "no" and "e" are words elsewhere too: Japanese wins; of
		 * others the one of which the whole reference has more. */
		if (k->small[l] > k->small[best] ||
		    (k->small[l] && k->small[l] == k->small[best] &&
		     (japanese || all->small[l] > all->small[best])))
			best = l;
	}
	return k->small[best] ? sk_cue_language(best) : "";
}

static const char *
kind_language(const struct kinds *k, const struct kinds *all)
{
	if (k->hangul && 3 * k->hangul >= k->han + k->kana)
		return "ko";
	if (k->kana)
		return "ja";
	if (k->han)
		return 3 * k->han > k->latin ? "zh" : "";
	return kind_latin(k, all);
}

static const char *
kind_script(const struct kinds *k)
{
	if (k->hangul && 3 * k->hangul >= k->han + k->kana)
		return k->han + k->kana ? "Kore" : "Hang";
	if (k->kana)
		return "Jpan";
	if (k->han && 3 * k->han > k->latin)
		return "Hani";
	if (k->cyrillic > k->latin)
		return "Cyrl";
	return k->latin ? "Latn" : "";
}

static bool
kind_any(const struct sk_ref_parse *p, uint32_t cues, unsigned field)
{
	for (size_t i = p->first; i < p->count; i++)
		if (sk_ref_cue(p, i, cues) &&
		    (field == KIND_ANY || p->t[i].field == field) &&
		    p->t[i].field != 1 + SK_REF_TITLE)
			return true;
	return false;
}

/* "..., WISA 2015" among the words of the container */
static bool
kind_acronym(const struct sk_ref_parse *p)
{
	for (size_t i = p->first; i + 1 < p->count; i++)
		if (p->t[i].field == 1 + SK_REF_CONTAINER &&
		    (p->t[i].look & SK_LOOK_CAPS) &&
		    p->t[i + 1].field == 1 + SK_REF_CONTAINER &&
		    sk_ref_kind(p, i + 1, SK_TOKEN_NUMBER) &&
		    p->t[i + 1].letters == 4)
			return true;
	return false;
}

static const char *
kind_type(const struct sk_ref_parse *p)
{
	bool container = sk_ref_has(p, SK_REF_CONTAINER);
	bool day = p->ref->fields[SK_REF_DATE].text.len > 7;

	if (p->archival)
		return "manuscript";
	if (!sk_ref_has(p, SK_REF_VOLUME) &&
	    (kind_any(p, SK_CUE_INTERVIEW, KIND_ANY) ||
	     sk_ref_cue(p, p->first, SK_CUE_INTERVIEW) ||
	     sk_ref_cue(p, p->first + 1, SK_CUE_INTERVIEW)))
		return "interview";
	if (kind_any(p, SK_CUE_THESIS, KIND_ANY) && !container)
		return "thesis";
	if (container &&
	    (kind_any(p, SK_CUE_CONFERENCE, 1 + SK_REF_CONTAINER) ||
	     kind_acronym(p)))
		return "paper-conference";
	if (container && (kind_any(p, SK_CUE_NEWS, 1 + SK_REF_CONTAINER) ||
			  (day && !sk_ref_has(p, SK_REF_VOLUME))))
		return "article-newspaper";
	if (container && !sk_ref_has(p, SK_REF_ISSUE) &&
	    (sk_ref_has(p, SK_REF_PUBLISHER) ||
	     (!sk_ref_has(p, SK_REF_VOLUME) &&
	      kind_any(p, SK_CUE_EDITS, SK_TAKEN_FREE))))
		return "chapter";
	if (container)
		return "article-journal";
	if (day && kind_any(p, SK_CUE_NEWS, SK_TAKEN_AUTHOR))
		return "article-newspaper";
	if (sk_ref_has(p, SK_REF_URL))
		return "webpage";
	/* Offices publish reports, publishers books. */
	if (kind_any(p, SK_CUE_REPORT, KIND_ANY) ||
	    (!sk_ref_has(p, SK_REF_PAGES) &&
	     kind_any(p, SK_CUE_BODY, 1 + SK_REF_PUBLISHER) &&
	     !kind_any(p, SK_CUE_PUBLISHER, 1 + SK_REF_PUBLISHER)))
		return "report";
	return sk_ref_has(p, SK_REF_PUBLISHER) ? "book" : "document";
}

bool
sk_ref_kind_of(struct sk_ref_parse *p, struct sakuin_error *err)
{
	struct kinds k = { 0 }, all = { 0 };
	const char *language;

	for (size_t i = p->first; i < p->count; i++)
		if (kind_of_title(p, i))
			kind_count(p, i, &k);
	for (size_t i = p->first; i < p->count; i++)
		kind_count(p, i, &all);
	language = kind_language(&k, &all);
	/* A title of two words says little; the whole reference may more. */
	if (!*language && k.latin)
		language = kind_latin(&all, &all);
	return sk_ref_put(p, SK_REF_LANGUAGE, sk_str(language), 0, 0,
			  SK_HOW_LOOK, 0.8f, err) &&
	       sk_ref_put(p, SK_REF_SCRIPT, sk_str(kind_script(&k)), 0, 0,
			  SK_HOW_RULE, 0.95f, err) &&
	       sk_ref_put(p, SK_REF_TYPE, sk_str(kind_type(p)), 0, 0,
			  SK_HOW_LOOK, 0.6f, err);
}
