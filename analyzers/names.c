/* names.c - reading keys of romanised words, alone and next to each other. */
#include <unicode/uchar.h>

#include "names.h"
#include "script.h"

enum { SYLLABLES_ALONE = 2, ACRONYM_MAX = 4, GAP_MAX = 4 };

static const struct sk_names_type *const all_types[] = {
	[SAKUIN_READ_NONE] = NULL,
	[SAKUIN_READ_JA] = &sk_names_ja,
	[SAKUIN_READ_KO] = &sk_names_ko,
	[SAKUIN_READ_ZH] = &sk_names_zh,
};

/* A token's `mute` has a bit for each language, and one that says that the
 * others have been filled in. */
#define JUDGED (1u << SAKUIN_READ_NONE)

static bool
names_lifted(struct sakuin_str lang, const struct sk_names_type *type)
{
	return sk_str_eq(lang, sk_str(type->lang));
}

void
sk_names_begin(struct sk_names *n, const struct sakuin_field *field)
{
	n->field = field->text;
	n->lang = field->lang;
	n->lifted = names_lifted(field->lang, n->type);
	n->marks = !sk_str_eq(field->lang, sk_str("fr")) &&
		   !sk_str_eq(field->lang, sk_str("pt"));
	n->count = n->end = 0;
}

static struct sk_name *
names_back(struct sk_names *n, size_t back)
{
	return &n->ring[(n->count - 1 - back) % SK_NAME_WORDS];
}

/* What lies between two words: white space, or one hyphen and perhaps the end
 * of a line behind it. */
static bool
names_gap(struct sakuin_str gap, bool *hyphen)
{
	const char *p = gap.ptr, *end = p + gap.len;

	*hyphen = false;
	if (gap.len == 0 || gap.len > GAP_MAX)
		return false;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c == '-' || c == 0x2010 || c == 0x2011) {
			if (*hyphen || p - gap.ptr > 3)
				return false;
			*hyphen = true;
		} else if (c != ' ' && c != '\n' && c != '\r' && c != 0xA0) {
			return false;
		}
	}
	return true;
}

static bool
names_upper(struct sakuin_str field, uint32_t at)
{
	const char *p = field.ptr + at, *end = field.ptr + field.len;

	return p < end && u_isupper((UChar32)sk_utf8_next(&p, end));
}

/* NATO, ASEAN: two capitals and short. */
static bool
names_acronym(const struct sk_names *n, const struct sakuin_token *word)
{
	return n->mode == SAKUIN_INDEX && word->text.len <= ACRONYM_MAX &&
	       word->text.len > 1 && names_upper(n->field, word->start) &&
	       names_upper(n->field, word->start + 1);
}

/* Fill in where and how WORD stands in the field. */
static void
names_stand(const struct sk_names *n, const struct sakuin_token *word,
	    struct sk_name *name)
{
	struct sakuin_str gap = { n->field.ptr + n->end, word->start - n->end };

	name->start = word->start;
	name->end = word->end;
	name->touches = n->end > 0 && names_gap(gap, &name->hyphen);
	name->hyphen = name->touches && name->hyphen;
	name->capital =
		n->mode == SAKUIN_QUERY || names_upper(n->field, word->start);
}

/* Send the keys in n->keys as of bytes [START, WORD->end). */
static bool
names_send(struct sk_names *n, struct sk_stage *stage,
	   const struct sakuin_token *word, uint32_t start,
	   struct sakuin_error *err)
{
	struct sakuin_token key = *word;
	size_t count = n->keys.count;

	if (n->keys.first && n->mode == SAKUIN_INDEX && count > 1)
		count = 1;
	key.kind = SAKUIN_READING;
	key.reading = n->type->reading;
	key.start = start;
	for (size_t i = 0; i < count; i++) {
		key.text = sk_str(n->keys.key[i]);
		if (!sk_emit(stage, &key, err))
			return false;
	}
	return true;
}

/* Has WORD no marks, and is it not the "no" of a name? */
static bool
names_is_plain(struct sakuin_str word)
{
	if (word.len == 2 && !memcmp(word.ptr, "no", 2))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
			return false;
	return true;
}

/* Could NAME be read with its neighbours, though the gate blocks it: has it a
 * capital or a hyphen? */
static bool
names_matters(const struct sk_names *n, const struct sk_name *name)
{
	return name->capital || name->hyphen ||
	       (name->end < n->field.len && n->field.ptr[name->end] == '-');
}

static bool
names_keys(struct sk_names *n, const struct sk_names_type *type,
	   struct sakuin_str text)
{
	n->keys.count = 0;
	n->keys.marked = n->keys.first = false;
	return type->keys(text, &n->keys);
}

/* A first verdict on WORD. */
static void
names_meet(struct sakuin_str word, bool capital, struct sk_verdict *v)
{
	bool plain = names_is_plain(word);

	v->blocked = v->read = v->mute = 0;
	for (size_t i = SAKUIN_READ_JA; i <= SAKUIN_READ_ZH; i++) {
		const struct sk_names_type *type = all_types[i];
		unsigned bit = 1u << i;

		if (strchr(type->no_end, word.ptr[word.len - 1])) {
			v->read |= (uint8_t)bit;
			v->mute |= (uint8_t)bit;
		} else if (plain && sk_gate_blocks(type->gate, word, capital)) {
			v->blocked |= (uint8_t)bit;
		}
	}
}

/* What is known of WORD.  Most words come often, and this look is all that is
 * ever done about those that are no names.  A capital is part of the key. */
static struct sk_verdict *
names_verdict(struct sk_names *n, struct sakuin_str word, bool capital)
{
	struct sk_verdict *v = &n->other, key = { 0 };
	uint64_t parts[2];

	if (word.len <= sizeof key.word && *word.ptr >= 'a' &&
	    *word.ptr <= 'z') {
		memcpy(key.word, word.ptr, word.len);
		key.word[0] = (char)(capital ? *word.ptr - 32 : *word.ptr);
		memcpy(parts, &key, sizeof parts);
		v = &n->verdicts[(parts[0] ^ parts[1] * 31) *
					 0x9e3779b97f4a7c15u >>
				 (64 - SK_VERDICT_BITS)];
		if (!memcmp(v->word, key.word, sizeof key.word))
			return v;
	}
	*v = key;
	names_meet(word, capital, v);
	return v;
}

/* Has WORD, which stands as in NAME, no key of this TYPE? */
static bool
names_is_mute(struct sk_names *n, const struct sk_names_type *type,
	      struct sakuin_str word, const struct sk_name *name,
	      struct sk_verdict *v)
{
	unsigned bit = 1u << type->reading;

	if (v->blocked & bit && !names_lifted(n->lang, type) &&
	    !names_matters(n, name))
		return true;
	if (!(v->read & bit)) {
		v->read |= (uint8_t)bit;
		if (!names_keys(n, type, word))
			v->mute |= (uint8_t)bit;
	}
	return v->mute & bit;
}

void
sk_names_judge(struct sk_names *n, struct sakuin_token *word)
{
	struct sk_verdict *v;
	struct sk_name name;

	if (word->mute & JUDGED || word->script != SAKUIN_LATIN || word->run)
		return;
	names_stand(n, word, &name);
	v = names_verdict(n, word->text, name.capital);
	word->mute = JUDGED;
	for (size_t i = SAKUIN_READ_JA; i <= SAKUIN_READ_ZH; i++)
		if (word->text.len > SK_NAME_MAX ||
		    names_is_mute(n, all_types[i], word->text, &name, v))
			word->mute |= (uint8_t)(1u << i);
}

/* What the last words look like together. */
struct together {
	size_t open, hyphens;
	bool touch;    /* nothing is between them */
	bool capitals; /* all, but for those behind a hyphen */
	bool particle; /* there is a "no" between two of three */
};

static struct together
names_together(struct sk_names *n, size_t count)
{
	struct together t = { .touch = true, .capitals = true };

	for (size_t back = 0; back < count; back++) {
		const struct sk_name *name = names_back(n, back);
		bool first = back + 1 == count;
		bool hyphen = !first && name->hyphen;
		bool no = back == 1 && !first && name->len == 2 &&
			  memcmp(name->text, "no", 2) == 0;

		t.touch = t.touch && (first || name->touches);
		t.open += name->open;
		t.hyphens += hyphen;
		t.particle |= no;
		t.capitals = t.capitals && (hyphen || no || name->capital);
	}
	return t;
}

/* May the last COUNT words be one name?  A gated one is let in by its
 * neighbours; in a query a hyphen is enough. */
static bool
names_joins(struct sk_names *n, size_t count)
{
	struct together t = names_together(n, count);
	bool all = t.open == count;

	if (!t.touch)
		return false;
	if (t.hyphens + 1 == count && n->mode == SAKUIN_QUERY)
		return true;
	if (n->type->names_only)
		return t.capitals && t.open > 0 &&
		       (t.open + 1 >= count || t.hyphens);
	if (count > 2 && t.hyphens + 1 < count && !t.particle)
		return false;
	return all || (t.open > 0 && (t.hyphens || t.capitals));
}

/* The keys of the last COUNT words in one. */
static bool
names_joined(struct sk_names *n, size_t count)
{
	char text[SK_NAME_WORDS * (SK_NAME_MAX + 1)];
	struct sakuin_str joined = { text, 0 };

	for (size_t back = count; back-- > 0;) {
		const struct sk_name *name = names_back(n, back);

		if (joined.len)
			text[joined.len++] = '-';
		memcpy(text + joined.len, name->text, name->len);
		joined.len += name->len;
	}
	return names_keys(n, n->type, joined);
}

/* Young-sam: two English words, but Kim before them says that they are a
 * name, which stands alone elsewhere. */
static bool
names_given(struct sk_names *n)
{
	return n->type->names_only && n->count >= SK_NAME_WORDS &&
	       names_back(n, 0)->hyphen && names_joins(n, SK_NAME_WORDS);
}

/* Put WORD behind the last ones, and its keys, if it is open, in n->keys;
 * NULL if it has none, and then the words before it have nothing to join. */
static const struct sk_name *
names_push(struct sk_names *n, const struct sakuin_token *word)
{
	struct sk_name *name = &n->ring[n->count % SK_NAME_WORDS];
	bool blocked;

	if (word->mute & 1u << n->type->reading) {
		n->count = 0;
		return NULL;
	}
	names_stand(n, word, name);
	name->len = word->text.len;
	memcpy(name->text, word->text.ptr, name->len);
	blocked = !n->lifted &&
		  sk_gate_blocks(n->type->gate, word->text, name->capital);
	/* Plain words have no marks that could open the gate. */
	name->open = (!blocked || !names_is_plain(word->text)) &&
		     names_keys(n, n->type, word->text) &&
		     (!blocked || (n->marks && n->keys.marked));
	name->syllables = n->keys.syllables;
	n->count++;
	return name;
}

bool
sk_names_put(struct sk_names *n, struct sk_stage *stage,
	     const struct sakuin_token *word, struct sakuin_error *err)
{
	const struct sk_name *name;

	if (word->script != SAKUIN_LATIN || word->run) {
		n->count = n->end = 0;
		return true;
	}
	name = names_push(n, word);
	n->end = word->end;
	if (!name)
		return true;
	if (name->open && name->syllables >= SYLLABLES_ALONE &&
	    (n->lifted || !names_acronym(n, word)) &&
	    !names_send(n, stage, word, word->start, err))
		return false;
	for (size_t count = 2; count <= n->type->words && count <= n->count;
	     count++)
		if ((names_joins(n, count) || (count == 2 && names_given(n))) &&
		    names_joined(n, count) &&
		    !names_send(n, stage, word, names_back(n, count - 1)->start,
				err))
			return false;
	return true;
}
