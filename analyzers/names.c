/* names.c - reading keys of romanised words, alone and next to each other. */
#include <unicode/uchar.h>

#include "names.h"
#include "script.h"

enum { SYLLABLES_ALONE = 2, ACRONYM_MAX = 4, GAP_MAX = 4 };

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

/* Put WORD behind the last ones. */
static struct sk_name *
names_push(struct sk_names *n, const struct sakuin_token *word)
{
	uint32_t before = n->count ? names_back(n, 0)->end : 0;
	struct sakuin_str gap = { n->field.ptr + before, word->start - before };
	struct sk_name *name;

	n->count++;
	name = names_back(n, 0);
	name->start = word->start;
	name->end = word->end;
	name->touches = n->count > 1 && names_gap(gap, &name->hyphen);
	name->capital =
		n->mode == SAKUIN_QUERY || names_upper(n->field, word->start);
	name->parses = name->open = name->held = false;
	name->len = 0;
	if (word->text.len <= SK_NAME_MAX) {
		name->len = word->text.len;
		memcpy(name->text, word->text.ptr, name->len);
	}
	return name;
}

/* Send the keys in n->keys, behind WORD, as of bytes [START, END). */
static bool
names_send(struct sk_names *n, struct sk_stage *stage,
	   const struct sakuin_token *word, uint32_t start, uint32_t end,
	   struct sakuin_error *err)
{
	struct sakuin_token key = *word;

	key.kind = SAKUIN_READING;
	key.reading = n->type->reading;
	key.start = start;
	key.end = end;
	for (size_t i = 0; i < n->keys.count; i++) {
		key.text = sk_str(n->keys.key[i]);
		if (!sk_emit(stage, &key, err))
			return false;
	}
	return true;
}

/* Where a word is remembered that can't be read. */
static struct sk_no_name *
names_seen(struct sk_names *n, const struct sk_name *name)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < name->len; i++)
		h = (h ^ (uint8_t)name->text[i]) * 16777619u;
	return &n->seen[(h ^ (h >> 16)) % SK_NO_NAMES];
}

static void
names_remember(struct sk_no_name *seen, const struct sk_name *name,
	       bool blocked)
{
	if (name->len > sizeof seen->text)
		return;
	seen->len = (uint8_t)name->len;
	seen->blocked = blocked;
	memcpy(seen->text, name->text, name->len);
}

static bool
names_is_no(const struct sk_names *n, const struct sk_name *name)
{
	return n->type->genitive && name->len == 2 &&
	       (name->text[0] | 0x20) == 'n' && (name->text[1] | 0x20) == 'o';
}

static bool
names_hyphened(const struct sk_names *n, const struct sk_name *name)
{
	return (name->touches && name->hyphen) ||
	       (name->end < n->field.len && n->field.ptr[name->end] == '-');
}

/* Could NAME be read with its neighbours, though the gate blocks it: has it a
 * capital, a mark or a hyphen, or is it the "no" of a name? */
static bool
names_matters(const struct sk_names *n, const struct sk_name *name)
{
	if (name->capital || names_hyphened(n, name) || names_is_no(n, name))
		return true;
	for (size_t i = 0; i < name->len; i++)
		if (name->text[i] < 'a' || name->text[i] > 'z')
			return true;
	return false;
}

static enum sk_gate_place
names_place(const struct sk_names *n, const struct sk_name *name)
{
	if (n->mode == SAKUIN_QUERY)
		return SK_GATE_QUERY;
	return name->capital && !n->foreign ? SK_GATE_CAPITAL : SK_GATE_LOWER;
}

/* Is NAME an ordinary word?  In Italian, Spanish and the like there are more
 * of them that look Japanese than any list has: only capitals count. */
static bool
names_blocked(const struct sk_names *n, const struct sk_name *name)
{
	struct sakuin_str text = { name->text, name->len };

	if (n->lifted || n->alone)
		return false;
	return (n->foreign && !name->capital) ||
	       sk_gate_blocks(n->type->gate, text, names_place(n, name));
}

static bool
names_whole(const struct sk_names *n, const struct sk_name *name)
{
	return name->start == 0 && name->end == n->field.len;
}

/* Fill in whether NAME can be read, and n->keys with how. */
static void
names_read(struct sk_names *n, struct sk_name *name)
{
	struct sk_no_name *seen = names_seen(n, name);
	struct sakuin_str text = { name->text, name->len };
	bool known = seen->len == name->len &&
		     !memcmp(seen->text, name->text, name->len);
	bool idle = !n->lifted && !n->alone && !names_matters(n, name);
	bool blocked;

	n->keys.count = 0;
	n->keys.marked = false;
	if (text.len == 0 || (n->foreign && idle) ||
	    (known && (idle || !seen->blocked)))
		return;
	blocked = names_blocked(n, name);
	if (!blocked || !idle)
		name->parses = n->type->keys(text, &n->keys);
	if (!name->parses)
		names_remember(seen, name, blocked && idle);
	name->syllables = n->keys.syllables;
	name->open = name->parses &&
		     (!blocked || (n->marks && n->keys.marked) ||
		      (n->type->syllable_open && n->mode == SAKUIN_QUERY &&
		       name->syllables == 1 && names_whole(n, name)));
}

/* What the last words look like together. */
struct together {
	size_t open, hyphens;
	bool parse;     /* all can be read, and nothing is between them */
	bool capitals;  /* all, but for those behind a hyphen */
	bool particle;  /* there is a "no" between two of three */
	bool syllables; /* one each */
};

static struct together
names_together(struct sk_names *n, size_t count)
{
	struct together t = { .parse = true,
			      .capitals = true,
			      .syllables = true };

	for (size_t back = 0; back < count; back++) {
		const struct sk_name *name = names_back(n, back);
		bool first = back + 1 == count;
		bool hyphen = !first && name->hyphen;
		bool no = back == 1 && !first && names_is_no(n, name);

		t.parse = t.parse && name->parses && (first || name->touches);
		t.open += name->open;
		t.hyphens += hyphen;
		t.particle |= no;
		t.capitals = t.capitals && (hyphen || no || name->capital);
		t.syllables = t.syllables && name->syllables == 1;
	}
	return t;
}

/* May the last COUNT words be one name?  A gated one is let in by its
 * neighbours, and Su and Yong by a surname (Ri Su Yong); in a query a hyphen
 * is enough. */
static bool
names_joins(struct sk_names *n, size_t count)
{
	struct together t = names_together(n, count);
	const struct sk_name *first = names_back(n, count - 1);
	const struct sk_name *last = names_back(n, 0);
	bool all = t.open == count;

	if (!t.parse || n->alone)
		return t.parse;
	if (t.hyphens + 1 == count && n->mode == SAKUIN_QUERY)
		return true;
	if (n->type->names_only)
		return t.capitals && t.open > 0 &&
		       (t.open + 1 >= count || t.hyphens ||
			(t.syllables && first->open));
	if (t.particle && ((first->open && last->open) || t.hyphens == 2))
		return true; /* Dan-no-ura */
	if (count > 2 && t.hyphens + 1 < count && !t.particle)
		return false;
	return all || (t.open > 0 && (t.hyphens || t.capitals));
}

/* The keys of the last COUNT words in one; without the "no" between them if
 * NATIVE. */
static bool
names_joined(struct sk_names *n, size_t count, bool native)
{
	char text[SK_NAME_WORDS * (SK_NAME_MAX + 1)];
	struct sakuin_str joined = { text, 0 };

	for (size_t back = count; back-- > 0;) {
		const struct sk_name *name = names_back(n, back);

		if (native && back == 1)
			continue;
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

/* The last COUNT words in one. */
static bool
names_put_joined(struct sk_names *n, struct sk_stage *stage,
		 const struct sakuin_token *word, size_t count,
		 struct sakuin_error *err)
{
	uint32_t start = names_back(n, count - 1)->start;
	bool no = count == 3 && names_is_no(n, names_back(n, 1));

	if (!names_joins(n, count) && (count != 2 || !names_given(n)))
		return true;
	if (names_joined(n, count, false) &&
	    !names_send(n, stage, word, start, word->end, err))
		return false;
	return !no || !names_joined(n, count, true) ||
	       names_send(n, stage, word, start, word->end, err);
}

/* Is NAME a name of several letters, with one capital? */
static bool
names_plain(const struct sk_name *name)
{
	return name->capital && name->open && !name->held &&
	       name->syllables >= SYLLABLES_ALONE;
}

/* The last word, alone.  Catalogues write surnames in capitals (Naozane KUJO):
 * what looks like an acronym is one of these beside another name. */
static bool
names_put_alone(struct sk_names *n, struct sk_stage *stage,
		const struct sakuin_token *word, struct sakuin_error *err)
{
	struct sk_name *name = names_back(n, 0), *before = NULL;
	bool whole = n->type->syllable && names_whole(n, name);

	if (!name->open || (name->syllables < SYLLABLES_ALONE && !whole) ||
	    (n->mode == SAKUIN_QUERY && names_hyphened(n, name) &&
	     n->type->generic && n->type->generic(n->keys.key[0])))
		return true;
	if (n->count > 1 && name->touches)
		before = names_back(n, 1);
	name->held = !n->lifted && !n->alone && names_acronym(n, word) &&
		     !(before && names_plain(before));
	if (name->held)
		return true;
	if (!names_send(n, stage, word, word->start, word->end, err))
		return false;
	if (!before || !before->held || !names_plain(name))
		return true;
	before->held = false;
	return !n->type->keys((struct sakuin_str){ before->text, before->len },
			      &n->keys) ||
	       names_send(n, stage, word, before->start, before->end, err);
}

bool
sk_names_put(struct sk_names *n, struct sk_stage *stage,
	     const struct sakuin_token *word, struct sakuin_error *err)
{
	struct sk_name *name;

	if (word->script != SAKUIN_LATIN || word->run) {
		n->count = 0;
		return true;
	}
	name = names_push(n, word);
	names_read(n, name);
	if (!name->parses)
		return true;
	if (!names_put_alone(n, stage, word, err))
		return false;
	for (size_t count = 2; count <= n->type->words && count <= n->count;
	     count++)
		if (!names_put_joined(n, stage, word, count, err))
			return false;
	return true;
}
