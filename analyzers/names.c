/* names.c - reading keys of romanised words, alone and next to each other. */
#include <unicode/uchar.h>

#include "names.h"
#include "script.h"

enum { SYLLABLES_ALONE = 2, ACRONYM_MAX = 4, GAP_MAX = 4 };

void
sk_names_begin(struct sk_names *n, const struct sakuin_field *field)
{
	n->field = field->text;
	n->lifted = sk_str_eq(field->lang, sk_str(n->type->lang));
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
names_place(const struct sk_names *n, const struct sakuin_token *word,
	    struct sk_name *name)
{
	struct sakuin_str gap = { n->field.ptr + n->end, word->start - n->end };

	name->start = word->start;
	name->end = word->end;
	name->hyphen = false;
	name->touches = n->end > 0 && names_gap(gap, &name->hyphen);
	name->hyphen &= name->touches;
	name->capital =
		n->mode == SAKUIN_QUERY || names_upper(n->field, word->start);
	name->parses = name->open = false;
	name->len = word->text.len <= SK_NAME_MAX ? word->text.len : 0;
}

/* Send the keys in n->keys as of bytes [START, WORD->end). */
static bool
names_send(struct sk_names *n, struct sk_stage *stage,
	   const struct sakuin_token *word, uint32_t start,
	   struct sakuin_error *err)
{
	struct sakuin_token key = *word;

	key.kind = SAKUIN_READING;
	key.reading = n->type->reading;
	key.start = start;
	for (size_t i = 0; i < n->keys.count; i++) {
		key.text = sk_str(n->keys.key[i]);
		if (!sk_emit(stage, &key, err))
			return false;
	}
	return true;
}

/* Where a word is remembered that can't be read; NULL if it is too long.
 * KEY becomes the word with zeros behind it. */
static struct sk_no_name *
names_seen(struct sk_names *n, struct sakuin_str word, uint64_t key[2])
{
	uint64_t h;

	if (word.len > sizeof(uint64_t[2]))
		return NULL;
	key[0] = key[1] = 0;
	memcpy(key, word.ptr, word.len);
	h = (key[0] ^ (key[1] >> 7 | key[1] << 57)) * 0x9e3779b97f4a7c15u;
	return &n->seen[h >> (64 - SK_NO_NAME_BITS)];
}

/* Could NAME be read with its neighbours, though the gate blocks it: has it a
 * capital or a hyphen? */
static bool
names_matters(const struct sk_names *n, const struct sk_name *name)
{
	return name->capital || name->hyphen ||
	       (name->end < n->field.len && n->field.ptr[name->end] == '-');
}

/* So could a word with a mark, and the "no" of a name. */
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

/* Is the NAME that WORD would be known to have no key?  Most words come
 * often, and this is all that is done about them. */
static bool
names_is_none(struct sk_names *n, const struct sakuin_token *word,
	      const struct sk_name *name)
{
	uint64_t key[2];
	const struct sk_no_name *seen = names_seen(n, word->text, key);

	if (!seen || seen->text[0] != key[0] || seen->text[1] != key[1])
		return false;
	return !seen->blocked || (!n->lifted && !names_matters(n, name));
}

static void
names_remember(struct sk_names *n, struct sakuin_str word, bool blocked)
{
	uint64_t key[2];
	struct sk_no_name *seen = names_seen(n, word, key);

	if (seen)
		*seen = (struct sk_no_name){ { key[0], key[1] }, blocked };
}

/* Fill in whether NAME can be read, and n->keys with how. */
static void
names_read(struct sk_names *n, struct sk_name *name)
{
	struct sakuin_str text = { name->text, name->len };
	bool blocked = !n->lifted &&
		       sk_gate_blocks(n->type->gate, text, name->capital);
	bool idle = blocked && !names_matters(n, name) && names_is_plain(text);

	n->keys.count = 0;
	n->keys.marked = false;
	if (!idle)
		name->parses = n->type->keys(text, &n->keys);
	if (!name->parses)
		names_remember(n, text, idle);
	name->syllables = n->keys.syllables;
	name->open = name->parses && (!blocked || (n->marks && n->keys.marked));
}

/* What the last words look like together. */
struct together {
	size_t open, hyphens;
	bool parse;    /* all can be read, and nothing is between them */
	bool capitals; /* all, but for those behind a hyphen */
	bool particle; /* there is a "no" between two of three */
};

static struct together
names_together(struct sk_names *n, size_t count)
{
	struct together t = { .parse = true, .capitals = true };

	for (size_t back = 0; back < count; back++) {
		const struct sk_name *name = names_back(n, back);
		bool first = back + 1 == count;
		bool hyphen = !first && name->hyphen;
		bool no = back == 1 && !first && name->len == 2 &&
			  memcmp(name->text, "no", 2) == 0;

		t.parse = t.parse && name->parses && (first || name->touches);
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

	if (!t.parse)
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
	return n->type->keys(joined, &n->keys);
}

/* Young-sam: two English words, but Kim before them says that they are a
 * name, which stands alone elsewhere. */
static bool
names_given(struct sk_names *n)
{
	return n->type->names_only && n->count >= SK_NAME_WORDS &&
	       names_back(n, 0)->hyphen && names_joins(n, SK_NAME_WORDS);
}

/* Put WORD behind the last ones and read it; NULL if it has no key, and
 * then the words before it have nothing to join. */
static struct sk_name *
names_push(struct sk_names *n, const struct sakuin_token *word)
{
	struct sk_name *name = &n->ring[n->count % SK_NAME_WORDS];

	names_place(n, word, name);
	n->end = word->end;
	if (name->len > 0 && !names_is_none(n, word, name)) {
		memcpy(name->text, word->text.ptr, name->len);
		names_read(n, name);
	}
	n->count = name->parses ? n->count + 1 : 0;
	return name->parses ? name : NULL;
}

bool
sk_names_put(struct sk_names *n, struct sk_stage *stage,
	     const struct sakuin_token *word, struct sakuin_error *err)
{
	struct sk_name *name;

	if (word->script != SAKUIN_LATIN || word->run) {
		n->count = n->end = 0;
		return true;
	}
	name = names_push(n, word);
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
