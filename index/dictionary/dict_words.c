/* dict_words.c - what a word of a collection has in common with others.
 *
 * A front end gives all synonyms the same weight, so what is doubtful is not
 * joined at all.  A romanised word that can be Japanese is Korean or Chinese
 * only as the rules of these write it; words of the same script are not
 * joined by their sound, for that would be homophones. */
#include "dict_impl.h"
#include "gate.h"
#include "hanfold.h"
#include "hangul.h"
#include "kokey.h"
#include "script.h"
#include "zhkey.h"

enum {
	HAN_KEYS = 4, /* readings of a word in Han: the likeliest */
	SYLLABLES = 2,
	PART_MIN = 6, /* bytes: two characters */
	SURNAME = 3,  /* bytes: one syllable */
	GIVEN = 6,    /* bytes: two */
	NAME = SURNAME + GIVEN
};

/* A word that is read. */
struct word {
	struct sk_dict *d;
	struct sakuin_str text, term; /* without prefix; of the collection */
	uint32_t freq;
	enum sk_dict_class written;
	const struct sk_leaf *leaf;
};

static const char dict_kinds[] = {
	[SAKUIN_READ_NONE] = 0,
	[SAKUIN_READ_JA] = SK_DICT_JA,
	[SAKUIN_READ_KO] = SK_DICT_KO,
	[SAKUIN_READ_ZH] = SK_DICT_ZH,
};

static enum sk_dict_kind
word_kind(enum sakuin_reading reading)
{
	return (enum sk_dict_kind)dict_kinds[reading];
}

enum sk_dict_class
sk_dict_class_of(struct sakuin_str word)
{
	const char *p = word.ptr, *end = p + word.len;
	bool han = false, kana = false;
	enum sakuin_script first = SAKUIN_OTHER;

	while (p < end) {
		enum sakuin_script s = sk_script_of(sk_utf8_next(&p, end));

		if (first == SAKUIN_OTHER)
			first = s;
		han |= s == SAKUIN_HAN;
		kana |= s == SAKUIN_HIRAGANA || s == SAKUIN_KATAKANA;
	}
	if (han)
		return SK_DICT_HAN;
	if (kana)
		return SK_DICT_KANA;
	if (first == SAKUIN_HANGUL)
		return SK_DICT_KOREAN;
	return first == SAKUIN_LATIN ? SK_DICT_LATIN : SK_DICT_OTHER;
}

static bool
word_target(struct word *w, enum sk_dict_kind kind, struct sakuin_str concept,
	    enum sk_dict_rank rank, struct sakuin_error *err)
{
	return sk_dict_target(w->d, kind, concept, w->written, rank, w->freq,
			      w->term, err);
}

/* What the collection has of WORD.  A stem that ordinary words have as well
 * would find all of these. */
bool
sk_dict_value(struct sk_dict *d, struct sakuin_str word, uint32_t *freq,
	      struct sakuin_error *err)
{
	sk_buf_clear(&d->term);
	if (!xc_stock_stem(d->stemmer, word, &d->stem, err) ||
	    !sk_buf_putc(&d->term, 'Z', err) ||
	    !sk_buf_puts(&d->term, d->prefix, err) ||
	    !sk_buf_add(&d->term, d->stem.ptr, d->stem.len, err))
		return false;
	*freq = 0;
	if ((sk_str_eq(sk_buf_str(&d->stem), word) ||
	     !sk_gate_blocks_stem(SK_GATE_JA, sk_buf_str(&d->stem))) &&
	    d->term.len <= SAKUIN_TERM_MAX &&
	    !xc_term_freq(d->db, sk_buf_str(&d->term), freq, err))
		return false;
	if (*freq)
		return true;
	sk_buf_clear(&d->term);
	return sk_buf_puts(&d->term, d->prefix, err) &&
	       sk_buf_add(&d->term, word.ptr, word.len, err) &&
	       xc_term_freq(d->db, sk_buf_str(&d->term), freq, err);
}

/* The word both stands for the concept and asks for it. */
static bool
word_both(struct word *w, enum sk_dict_kind kind, struct sakuin_str concept,
	  enum sk_dict_rank rank, struct sakuin_error *err)
{
	return word_target(w, kind, concept, rank, err) &&
	       sk_dict_word(w->d, kind, concept, w->written, w->text, err);
}

/* PLAIN, the word without accents and the like, is another word: the two are
 * one, and what of it the collection has. */
static bool
word_fold(struct word *w, struct sakuin_str plain, struct sakuin_error *err)
{
	struct sk_dict *d = w->d;
	uint32_t freq;

	if (plain.len == 0 || sk_str_eq(plain, w->text))
		return true;
	return word_both(w, SK_DICT_FOLD, plain, SK_DICT_SAME, err) &&
	       sk_dict_word(d, SK_DICT_FOLD, plain, w->written, plain, err) &&
	       sk_dict_value(d, plain, &freq, err) &&
	       (freq == 0 ||
		sk_dict_target(d, SK_DICT_FOLD, plain, w->written, SK_DICT_SAME,
			       freq, sk_buf_str(&d->term), err));
}

/* The same for Han: one form of each character. */
static bool
word_fold_han(struct word *w, struct sakuin_error *err)
{
	const char *p = w->text.ptr, *end = p + w->text.len;
	char plain[SK_DICT_WORD + 8];
	size_t len = 0;

	while (p < end && len + 4 <= sizeof plain)
		len += sk_utf8_put(plain + len,
				   sk_hanfold(sk_utf8_next(&p, end)));
	return word_fold(w, (struct sakuin_str){ plain, len }, err);
}

/* ---------------------------------------------------------------- Latin */

/* Is the Korean or Chinese key K of a word as others that mean it would have
 * it?  Of one syllable nothing is sure, and if the word may be JAPANESE too,
 * only plain pinyin is. */
static bool
latin_sure(const struct word *w, const struct sk_leaf_key *k, bool japanese)
{
	struct sk_kokeys ko;
	struct sk_zhkeys zh;

	if (k->reading == SAKUIN_READ_KO)
		return !japanese && sk_kokeys_latin(w->text, &ko) &&
		       ko.syllables >= SYLLABLES;
	return sk_zhkey_latin(w->text, &zh) &&
	       zh.keys[0].syllables >= SYLLABLES &&
	       (!japanese || sk_str_eq(k->text, w->text));
}

static bool
word_latin(struct word *w, struct sakuin_error *err)
{
	const struct sk_leaf *leaf = w->leaf;
	bool japanese = false;

	for (size_t i = 0; i < leaf->key_count; i++)
		japanese |= leaf->keys[i].reading == SAKUIN_READ_JA;
	for (size_t i = 0; i < leaf->key_count; i++) {
		const struct sk_leaf_key *k = &leaf->keys[i];

		if (!k->whole || (k->reading != SAKUIN_READ_JA &&
				  !latin_sure(w, k, japanese)))
			continue;
		if (!word_both(w, word_kind(k->reading), k->text, SK_DICT_WHOLE,
			       err))
			return false;
	}
	return word_fold(w, leaf->words[0].fold, err);
}

/* --------------------------------------------------------------- Korean */

/* Surnames of one syllable, by which a name of three is told from a word:
 * those of more than 10,000 people (Statistics Korea, census of 2015). */
static const char surnames[] = "김이박최정강조윤장임한오서신권황안송전홍유고문"
			       "양손배백허남심노하곽성차주"
			       "우구민진나지엄채원천방공현함변염여추도소석선설"
			       "마길연위표명기반왕금옥육인"
			       "맹제모탁국은편용예경봉사부류리림";

/* Of a name in Hangul the given name, which others write apart; empty if WORD
 * is none. */
static struct sakuin_str
korean_given(struct sakuin_str word)
{
	if (word.len != NAME)
		return sk_str("");
	for (const char *s = surnames; *s; s += SURNAME)
		if (!memcmp(s, word.ptr, SURNAME))
			return (struct sakuin_str){ word.ptr + SURNAME, GIVEN };
	return sk_str("");
}

/* PART of the word, at RANK, is what it sounds like.  Those who ask for it ask
 * for BASE, or for the word as it is. */
static bool
korean_part(struct word *w, struct sakuin_str part, struct sakuin_str base,
	    enum sk_dict_rank rank, struct sakuin_error *err)
{
	char text[SK_KEY_MAX + 1];
	struct sakuin_str key = { text, 0 };

	if (part.len < GIVEN || !sk_kokey_hangul(part, text))
		return true;
	key.len = strlen(text);
	return word_both(w, SK_DICT_KO, key, rank, err) &&
	       sk_dict_word(w->d, SK_DICT_KO, key, SK_DICT_KOREAN, base, err) &&
	       word_target(w, SK_DICT_HANGUL, part, rank, err);
}

static bool
word_korean(struct word *w, struct sakuin_error *err)
{
	struct sakuin_str base = w->text, given;
	enum sk_dict_class written = w->written;
	bool inflected;

	base.len = sk_hangul_strip(w->text);
	inflected = base.len < w->text.len;
	given = korean_given(base);
	if (inflected)
		w->written = SK_DICT_INFLECTED;
	if (!korean_part(w, base, base,
			 inflected ? SK_DICT_WITH : SK_DICT_WHOLE, err) ||
	    !korean_part(w, given, base, SK_DICT_IN, err) ||
	    !sk_dict_word(w->d, SK_DICT_HANGUL, base, w->written, w->text, err))
		return false;
	w->written = written;
	return !inflected || sk_dict_names_term(w->d, base, SK_DICT_INFLECTED,
						w->freq, w->term, err);
}

/* ------------------------------------------------- Japanese and Chinese */

/* A part of the run, as it is written. */
static bool
han_part(struct word *w, struct sakuin_str part, struct sakuin_error *err)
{
	if (part.len < PART_MIN || part.len >= w->text.len)
		return true;
	return word_target(w, SK_DICT_PART, part, SK_DICT_IN, err) &&
	       sk_dict_word(w->d, SK_DICT_PART, part, w->written, part, err);
}

static bool
han_parts(struct word *w, struct sakuin_error *err)
{
	const struct sk_leaf *leaf = w->leaf;

	w->d->summary->runs++;
	for (size_t i = 0; i < leaf->count; i++)
		if (!leaf->words[i].stop &&
		    !han_part(w, leaf->words[i].raw, err))
			return false;
	for (size_t i = 0; i < leaf->join_count; i++)
		if (!han_part(w, leaf->joins[i].text, err))
			return false;
	return true;
}

static bool
word_han(struct word *w, struct sakuin_error *err)
{
	const struct sk_leaf *leaf = w->leaf;
	unsigned sent[SAKUIN_READ_ZH + 1] = { 0 };

	for (size_t i = 0; i < leaf->key_count; i++) {
		const struct sk_leaf_key *k = &leaf->keys[i];
		bool whole = k->start == 0 && k->end == w->text.len;

		if (whole && ++sent[k->reading] > HAN_KEYS)
			continue;
		if (whole ? !word_both(w, word_kind(k->reading), k->text,
				       SK_DICT_WHOLE, err)
			  : k->end - k->start >= PART_MIN &&
				    !word_target(w, word_kind(k->reading),
						 k->text, SK_DICT_IN, err))
			return false;
	}
	return (leaf->count < 2 || han_parts(w, err)) && word_fold_han(w, err);
}

/* ---------------------------------------------------------------- words */

static bool
word_send(struct word *w, struct sakuin_error *err)
{
	switch (w->written) {
	case SK_DICT_LATIN:
		return word_latin(w, err);
	case SK_DICT_KOREAN:
		return word_korean(w, err);
	case SK_DICT_HAN:
	case SK_DICT_KANA:
		return word_han(w, err);
	case SK_DICT_INFLECTED:
	case SK_DICT_OTHER:
	case SK_DICT_TWO:
		break;
	}
	return word_fold(w, w->leaf->words[0].fold, err);
}

bool
sk_dict_read(struct sk_dict *d, struct sakuin_str word, uint32_t freq,
	     struct sakuin_error *err)
{
	struct word w = { .d = d,
			  .freq = freq,
			  .written = sk_dict_class_of(word) };
	bool latin = w.written == SK_DICT_LATIN;
	struct sk_leaf leaf;
	uint32_t stems;
	bool ours;

	if (!sk_arena_copy(&d->arena, word, &w.text, err) ||
	    !sk_leaf_read_text(latin ? d->query : d->index, sk_str(""), w.text,
			       &d->arena, &leaf, &ours, err))
		return false;
	if (!ours || (leaf.count == 1 && leaf.words[0].stop))
		return true;
	w.leaf = &leaf;
	if (!sk_dict_value(d, w.text, &stems, err) ||
	    !sk_arena_copy(&d->arena, sk_buf_str(&d->term), &w.term, err))
		return false;
	return word_send(&w, err) &&
	       (!d->names ||
		sk_dict_names_term(d, w.text, w.written, freq, w.term, err));
}
