/* dict_words.c - what a word of a collection has in common with others.
 *
 * A front end gives all synonyms the same weight, so what is doubtful is not
 * joined at all.  A romanised word that can be Japanese is Korean or Chinese
 * only as the rules of these write it; words of the same script are not
 * joined by their sound, for that would be homophones. */
#include "dict_words.h"
#include "gate.h"
#include "hangul.h"
#include "kokey.h"
#include "script.h"
#include "spellings.h"
#include "stock.h"
#include "zhkey.h"

enum {
	SYLLABLES = 2,
	SURNAME = 3, /* bytes: one syllable */
	GIVEN = 6,   /* bytes: two */
	NAME = SURNAME + GIVEN,
	HANGUL = 2,   /* that a Japanese word is taken for */
	FOLD_MAX = 48 /* bytes */
};

static const char dict_kinds[] = {
	[SAKUIN_READ_NONE] = 0,
	[SAKUIN_READ_JA] = SK_DICT_JA,
	[SAKUIN_READ_KO] = SK_DICT_KO,
	[SAKUIN_READ_ZH] = SK_DICT_ZH,
};

enum sk_dict_kind
sk_dict_kind_of(enum sakuin_reading reading)
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

/* A term sounds like KEY; Han is read by what may be asked for anyway. */
static void
word_heard(struct sk_dict_word_at *w, enum sk_dict_kind kind,
	   struct sakuin_str key)
{
	uint32_t bit = sk_dict_heard(key);

	if (kind != SK_DICT_JA || w->written == SK_DICT_HAN)
		return;
	w->d->heard_any = true;
	w->d->heard[bit / 8] |= (uint8_t)(1u << bit % 8);
}

bool
sk_dict_ordinary(struct sakuin_str word)
{
	return sk_gate_blocks(SK_GATE_JA, word, SK_GATE_QUERY) ||
	       (sk_gate_blocks(SK_GATE_JA, word, SK_GATE_LOWER) &&
		!sk_gate_blocks(SK_GATE_JA, word, SK_GATE_CAPITAL));
}

bool
sk_dict_stands(struct sk_dict_word_at *w, enum sk_dict_kind kind,
	       struct sakuin_str concept, enum sk_dict_rank rank,
	       struct sakuin_error *err)
{
	word_heard(w, kind, concept);
	return sk_dict_target(w->d, kind, concept, w->written, rank, w->freq,
			      w->term, err);
}

/* In how many documents d->term is that may be told of. */
static bool
value_freq(struct sk_dict *d, uint32_t *freq, struct sakuin_error *err)
{
	if (!xc_term_freq(d->db, sk_buf_str(&d->term), freq, err))
		return false;
	*freq = sk_restricted_others(&d->restricted, sk_buf_str(&d->term),
				     *freq);
	return true;
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
	    d->term.len <= SAKUIN_TERM_MAX && !value_freq(d, freq, err))
		return false;
	if (*freq)
		return true;
	sk_buf_clear(&d->term);
	return sk_buf_puts(&d->term, d->prefix, err) &&
	       sk_buf_add(&d->term, word.ptr, word.len, err) &&
	       value_freq(d, freq, err);
}

/* The word both stands for the concept and asks for it. */
bool
sk_dict_both(struct sk_dict_word_at *w, enum sk_dict_kind kind,
	     struct sakuin_str concept, enum sk_dict_rank rank,
	     struct sakuin_error *err)
{
	return sk_dict_stands(w, kind, concept, rank, err) &&
	       sk_dict_word(w->d, kind, concept, w->written, w->text, err);
}

/* PLAIN, the word without accents and the like, is another word: the two are
 * one, and what of it the collection has. */
bool
sk_dict_fold(struct sk_dict_word_at *w, struct sakuin_str plain,
	     struct sakuin_error *err)
{
	struct sk_dict *d = w->d;
	const char *p = plain.ptr, *end = p + plain.len;
	const char *q = w->text.ptr;
	uint32_t freq;

	/* One letter says nothing, and a numeral in a circle is no word. */
	if (plain.len == 0 || plain.len > FOLD_MAX ||
	    sk_str_eq(plain, w->text) ||
	    !sk_stock_stems(sk_utf8_next(&p, end)) || p == end ||
	    !sk_stock_stems(sk_utf8_next(&q, q + w->text.len)))
		return true;
	return sk_dict_both(w, SK_DICT_FOLD, plain, SK_DICT_SAME, err) &&
	       sk_dict_word(d, SK_DICT_FOLD, plain, w->written, plain, err) &&
	       sk_dict_value(d, plain, &freq, err) &&
	       (freq == 0 ||
		sk_dict_target(d, SK_DICT_FOLD, plain, w->written, SK_DICT_SAME,
			       freq, sk_buf_str(&d->term), err));
}

/* ---------------------------------------------------------------- Latin */

/* Is the Korean or Chinese key K of a word as others that mean it would have
 * it?  Of one syllable nothing is sure, and if the word may be Japanese too,
 * only plain pinyin is. */
static bool
latin_sure(const struct sk_dict_word_at *w, const struct sk_leaf_key *k)
{
	struct sk_kokeys ko;
	struct sk_zhkeys zh;

	if (k->reading == SAKUIN_READ_KO)
		return !w->japanese && sk_kokeys_latin(w->text, &ko) &&
		       ko.syllables >= SYLLABLES;
	return sk_zhkey_latin(w->text, &zh) &&
	       zh.keys[0].syllables >= SYLLABLES &&
	       (!w->japanese || sk_str_eq(k->text, w->text));
}

/* The word may be HANGUL.  If it can't be Japanese, its other romanisations
 * stand for it as well. */
static bool
latin_hangul(void *ctx, struct sakuin_str hangul, struct sakuin_error *err)
{
	struct sk_dict_word_at *w = ctx;

	if (w->japanese && ++w->hangul > HANGUL)
		return true;
	return hangul.len < GIVEN ||
	       sk_dict_stands(w,
			      w->japanese ? SK_DICT_AS_HANGUL : SK_DICT_HANGUL,
			      hangul, SK_DICT_WHOLE, err);
}

static bool
word_latin(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	const struct sk_leaf *leaf = w->leaf;
	bool korean = false;

	if (sk_dict_ordinary(w->text))
		return sk_dict_fold(w, leaf->words[0].fold, err);
	for (size_t i = 0; i < leaf->key_count; i++) {
		w->japanese |= leaf->keys[i].reading == SAKUIN_READ_JA;
		korean |= leaf->keys[i].reading == SAKUIN_READ_KO;
	}
	for (size_t i = 0; i < leaf->key_count; i++) {
		const struct sk_leaf_key *k = &leaf->keys[i];

		if (!k->whole ||
		    (k->reading != SAKUIN_READ_JA && !latin_sure(w, k)))
			continue;
		if (!sk_dict_both(w, sk_dict_kind_of(k->reading), k->text,
				  SK_DICT_WHOLE, err))
			return false;
	}
	return (!korean ||
		sk_spellings_hangul(w->text, latin_hangul, w, err)) &&
	       sk_dict_fold(w, leaf->words[0].fold, err);
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
korean_part(struct sk_dict_word_at *w, struct sakuin_str part,
	    struct sakuin_str base, enum sk_dict_rank rank,
	    struct sakuin_error *err)
{
	char text[SK_KEY_MAX + 1];
	struct sakuin_str key = { text, 0 };

	if (part.len < GIVEN || !sk_kokey_hangul(part, text))
		return true;
	key.len = strlen(text);
	return sk_dict_both(w, SK_DICT_KO, key, rank, err) &&
	       sk_dict_word(w->d, SK_DICT_KO, key, SK_DICT_KOREAN, base, err) &&
	       sk_dict_stands(w, SK_DICT_HANGUL, part, rank, err);
}

/* Is BASE a word of the collection?  Else the word may be a name that only
 * ends like one with particles. */
static bool
korean_known(struct sk_dict_word_at *w, struct sakuin_str base, bool *known,
	     struct sakuin_error *err)
{
	uint32_t freq;

	*known = false;
	if (!sk_dict_value(w->d, base, &freq, err))
		return false;
	*known = freq > 0;
	return true;
}

/* The word has particles behind BASE. */
static bool
korean_inflected(struct sk_dict_word_at *w, struct sakuin_str base,
		 struct sakuin_error *err)
{
	bool known;

	if (!korean_known(w, base, &known, err) ||
	    (!known && !korean_part(w, w->text, w->text, SK_DICT_WHOLE, err)))
		return false;
	w->written = SK_DICT_INFLECTED;
	return korean_part(w, base, base, SK_DICT_WITH, err) &&
	       sk_dict_word(w->d, SK_DICT_HANGUL, base, w->written, w->text,
			    err) &&
	       sk_dict_names_term(w->d, base, w->written, w->freq, w->term,
				  err);
}

static bool
word_korean(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	struct sakuin_str base = w->text;

	base.len = sk_hangul_strip(w->text);
	if (base.len < w->text.len
		    ? !korean_inflected(w, base, err)
		    : !korean_part(w, base, base, SK_DICT_WHOLE, err))
		return false;
	return korean_part(w, korean_given(base), base, SK_DICT_IN, err);
}

/* ---------------------------------------------------------------- words */

static bool
word_send(struct sk_dict_word_at *w, struct sakuin_error *err)
{
	switch (w->written) {
	case SK_DICT_LATIN:
		return word_latin(w, err);
	case SK_DICT_KOREAN:
		return word_korean(w, err);
	case SK_DICT_HAN:
	case SK_DICT_KANA:
		return sk_dict_word_han(w, err);
	case SK_DICT_INFLECTED:
	case SK_DICT_OTHER:
	case SK_DICT_TWO:
		break;
	}
	return sk_dict_fold(w, w->leaf->words[0].fold, err);
}

bool
sk_dict_read(struct sk_dict *d, struct sakuin_str word, uint32_t freq,
	     struct sakuin_error *err)
{
	struct sk_dict_word_at w = { .d = d,
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
