/* dict_join.c - from what words have in common to which term each asks for.
 *
 * Records come sorted by concept, its terms before its words, the best terms
 * first; only the terms are kept. */
#include "dict_impl.h"
#include "gate.h"
#include "jakey.h"
#include "schema.h"
#include "spellings.h"
#include "stop.h"
#include "zhkey.h"

enum { LETTERS = 3, MORAE = 2, SYLLABLES = 2, INFLECTED = 4 };

/* A term of the concept under way. */
struct join_target {
	enum sk_dict_class written;
	char rank;
	uint32_t freq;
	struct sakuin_str term; /* in the arena */
};

struct join {
	struct sk_dict *d;
	struct sk_buf concept; /* prefix, 1, kind, text */
	char prefix[SK_DICT_PREFIX];
	enum sk_dict_kind kind;
	struct sakuin_str text;
	struct sk_arena arena;
	struct join_target targets[SK_DICT_TARGETS];
	size_t count;
	bool spelled; /* the spellings of the concept were sent */
	struct sk_buf key, word_stem;
};

static uint32_t
join_read_number(const char *p)
{
	uint32_t n = 0;

	for (int i = 0; i < SK_DICT_NUMBER; i++)
		n = n << 8 | (unsigned char)p[i];
	return n;
}

/* ------------------------------------------------------------- one word */

/* May a word WRITTEN so ask for T? */
static bool
join_meets(const struct join *j, enum sk_dict_class written,
	   const struct join_target *t)
{
	bool korean = written == SK_DICT_KOREAN || written == SK_DICT_INFLECTED;
	bool target_korean =
		t->written == SK_DICT_KOREAN || t->written == SK_DICT_INFLECTED;

	switch (j->kind) {
	case SK_DICT_JA:
	case SK_DICT_ZH:
		return written != SK_DICT_HAN || t->written != SK_DICT_HAN;
	case SK_DICT_KO:
		return (!korean || !target_korean) &&
		       (written != SK_DICT_HAN || t->written != SK_DICT_HAN);
	case SK_DICT_NAME:
	case SK_DICT_FOLD:
	case SK_DICT_HANGUL:
	case SK_DICT_AS_HANGUL:
	case SK_DICT_PART:
		break;
	}
	return true;
}

/* The stem of WORD in j->word_stem, with Z and prefix. */
static bool
join_stem(struct join *j, struct sakuin_str word, struct sakuin_error *err)
{
	struct sk_dict *d = j->d;

	sk_buf_clear(&j->word_stem);
	return xc_stock_stem(d->stemmer, word, &d->stem, err) &&
	       sk_buf_putc(&j->word_stem, 'Z', err) &&
	       sk_buf_puts(&j->word_stem, j->prefix, err) &&
	       sk_buf_add(&j->word_stem, d->stem.ptr, d->stem.len, err);
}

static bool
join_entry(struct join *j, struct sakuin_str key, const struct join_target *t,
	   struct sakuin_error *err)
{
	return sk_dict_entry(j->d, SK_DICT_SYNONYM, key, SK_DICT_NEW, t->rank,
			     t->freq, t->term, err);
}

/* Is the stem of WORD, in d->stem, to be a key too?  Not if the word is its
 * own stem, or the stem is one that ordinary words have: of a name English
 * takes these ends off; what it takes others for is a chance (Changli is not
 * "change"). */
static bool
join_stems(const struct sk_dict *d, enum sk_dict_class written,
	   struct sakuin_str word)
{
	static const char *const ends[] = { "e", "ing", "al", "ate" };
	struct sakuin_str stem = sk_buf_str(&d->stem);

	if (written != SK_DICT_LATIN || stem.len >= word.len ||
	    memcmp(stem.ptr, word.ptr, stem.len) != 0 ||
	    sk_gate_blocks_stem(SK_GATE_JA, stem))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (strlen(ends[i]) == word.len - stem.len &&
		    !memcmp(word.ptr + stem.len, ends[i], strlen(ends[i])))
			return true;
	return false;
}

/* WORD asks for the terms of the concept, and so does its stem, unless that
 * is an ordinary word's. */
static bool
join_word(struct join *j, enum sk_dict_class written, struct sakuin_str word,
	  struct sakuin_error *err)
{
	struct sakuin_str key, stem;
	size_t sent = 0;
	bool stems;

	if (sk_stop_any(word))
		return true;
	sk_buf_clear(&j->key);
	if (!sk_buf_puts(&j->key, j->prefix, err) ||
	    !sk_buf_add(&j->key, word.ptr, word.len, err) ||
	    !join_stem(j, word, err))
		return false;
	key = sk_buf_str(&j->key);
	stem = sk_buf_str(&j->word_stem);
	stems = join_stems(j->d, written, word);
	for (size_t i = 0; i < j->count; i++) {
		const struct join_target *t = &j->targets[i];

		if (sk_str_eq(t->term, key) || sk_str_eq(t->term, stem) ||
		    !join_meets(j, written, t) ||
		    (written == SK_DICT_INFLECTED && sent == INFLECTED))
			continue;
		sent++;
		if (!join_entry(j, key, t, err) ||
		    (stems && !join_entry(j, stem, t, err)))
			return false;
	}
	return true;
}

/* ------------------------------------------------------- the spellings */

/* A spelling that someone may type; no ordinary word, which the gate tells
 * but for what has long marks. */
static bool
join_spelling(void *ctx, struct sakuin_str word, struct sakuin_error *err)
{
	struct join *j = ctx;

	return sk_dict_ordinary(word) || join_word(j, SK_DICT_LATIN, word, err);
}

static bool
join_add(struct join *j, const struct join_target *t, struct sakuin_error *err)
{
	struct join_target *to = &j->targets[j->count];

	if (j->count == SK_DICT_TARGETS)
		return true;
	for (size_t i = 0; i < j->count; i++)
		if (sk_str_eq(j->targets[i].term, t->term))
			return true;
	*to = *t;
	j->count++;
	return sk_arena_copy(&j->arena, t->term, &to->term, err);
}

/* A spelling of a Korean word: the collection may have it as well. */
static bool
join_attested(void *ctx, struct sakuin_str word, struct sakuin_error *err)
{
	struct join *j = ctx;
	struct sk_dict *d = j->d;
	struct join_target t = { .written = SK_DICT_LATIN,
				 .rank = SK_DICT_WHOLE };

	if (sk_dict_ordinary(word))
		return true;
	d->prefix = j->prefix;
	if (!sk_dict_value(d, word, &t.freq, err))
		return false;
	t.term = sk_buf_str(&d->term);
	return t.freq == 0 || join_add(j, &t, err);
}

/* Is there a term of which the concept is all? */
static bool
join_whole(const struct join *j)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->targets[i].rank < SK_DICT_IN)
			return true;
	return false;
}

static bool
join_japanese(struct join *j, struct sakuin_error *err)
{
	struct sk_jakey key;

	return !sk_jakey_latin(j->text, &key) || key.morae < MORAE ||
	       sk_spellings_ja(j->text, join_whole(j), join_spelling, j, err);
}

/* A key of Chinese is plain pinyin; but is it that to who types it, or is it
 * an ordinary word? */
static bool
join_pinyin(struct join *j, struct sakuin_error *err)
{
	struct sk_zhkeys keys;
	struct sk_leaf leaf;
	bool ours, reads = false;

	if (!sk_zhkey_latin(j->text, &keys) ||
	    keys.keys[0].syllables < SYLLABLES)
		return true;
	sk_arena_reset(&j->d->arena);
	if (!sk_leaf_read_text(j->d->query, sk_str(""), j->text, &j->d->arena,
			       &leaf, &ours, err))
		return false;
	for (size_t i = 0; ours && i < leaf.key_count; i++)
		reads |= leaf.keys[i].reading == SAKUIN_READ_ZH;
	return !reads || join_spelling(j, j->text, err);
}

/* What finds the concept by its reading key. */
static bool
join_reading(struct join *j, enum sakuin_reading reading,
	     struct sakuin_error *err)
{
	if (!j->d->readings || (*j->prefix && strcmp(j->prefix, "S") != 0 &&
				strcmp(j->prefix, "A") != 0))
		return true;
	sk_buf_clear(&j->key);
	if (!sk_buf_puts(&j->key, sk_schema_reading(reading, j->prefix), err) ||
	    !sk_buf_add(&j->key, j->text.ptr, j->text.len, err))
		return false;
	for (size_t i = 0; i < j->count; i++)
		if (!join_entry(j, sk_buf_str(&j->key), &j->targets[i], err))
			return false;
	return true;
}

/* All terms of the concept are known: who may ask for them, besides the words
 * that follow? */
static bool
join_spell(struct join *j, struct sakuin_error *err)
{
	if (j->spelled || j->count == 0)
		return true;
	j->spelled = true;
	switch (j->kind) {
	case SK_DICT_JA:
		return join_reading(j, SAKUIN_READ_JA, err) &&
		       join_japanese(j, err);
	case SK_DICT_KO:
		return join_reading(j, SAKUIN_READ_KO, err);
	case SK_DICT_ZH:
		return join_reading(j, SAKUIN_READ_ZH, err) &&
		       join_pinyin(j, err);
	case SK_DICT_HANGUL:
		return sk_spellings_ko(j->text, join_attested, j, err) &&
		       sk_spellings_ko(j->text, join_spelling, j, err) &&
		       join_word(j, SK_DICT_KOREAN, j->text, err);
	case SK_DICT_AS_HANGUL:
		return join_word(j, SK_DICT_KOREAN, j->text, err);
	case SK_DICT_NAME:
	case SK_DICT_FOLD:
	case SK_DICT_PART:
		break;
	}
	return true;
}

/* -------------------------------------------------------------- records */

/* CONCEPT, "prefix 1 kind text", begins. */
static bool
join_begin(struct join *j, struct sakuin_str concept, struct sakuin_error *err)
{
	const char *mark = memchr(concept.ptr, 1, concept.len);
	size_t len = (size_t)(mark - concept.ptr);

	sk_arena_reset(&j->arena);
	j->count = 0;
	j->spelled = false;
	sk_buf_clear(&j->concept);
	if (!sk_buf_add(&j->concept, concept.ptr, concept.len, err))
		return false;
	memcpy(j->prefix, concept.ptr, len);
	j->prefix[len] = '\0';
	j->kind = (enum sk_dict_kind)mark[1];
	j->text = (struct sakuin_str){ j->concept.ptr + len + 2,
				       concept.len - len - 2 };
	return true;
}

static bool
join_record(void *ctx, struct sakuin_str record, struct sakuin_error *err)
{
	const char *nul = memchr(record.ptr, '\0', record.len);
	const char *p = nul + 1, *end = record.ptr + record.len;
	struct sakuin_str concept = { record.ptr, (size_t)(nul - record.ptr) };
	struct join *j = ctx;
	struct join_target t;

	if (!sk_str_eq(concept, sk_buf_str(&j->concept)) &&
	    (!join_spell(j, err) || !join_begin(j, concept, err)))
		return false;
	if (*p == 'W') {
		struct sakuin_str word = { p + 2, (size_t)(end - p - 2) };

		return join_spell(j, err) &&
		       join_word(j, (enum sk_dict_class)p[1], word, err);
	}
	t = (struct join_target){
		.rank = p[1],
		.freq = UINT32_MAX - join_read_number(p + 2),
		.written = (enum sk_dict_class)p[2 + SK_DICT_NUMBER],
		.term = { p + 3 + SK_DICT_NUMBER,
			  (size_t)(end - p - 3 - SK_DICT_NUMBER) },
	};
	return join_add(j, &t, err);
}

bool
sk_dict_join(struct sk_dict *d, struct sakuin_error *err)
{
	struct join j = { .d = d };
	bool ok = sk_sorter_each(d->concepts, join_record, &j, err) &&
		  join_spell(&j, err);

	sk_buf_done(&j.concept);
	sk_buf_done(&j.key);
	sk_buf_done(&j.word_stem);
	sk_arena_done(&j.arena);
	return ok;
}
