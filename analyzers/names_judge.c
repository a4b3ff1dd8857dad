/* names_judge.c - which words can't be names, in any of the languages. */
#include <unicode/uchar.h>

#include "latin.h"
#include "names_impl.h"

enum { GAP_MAX = 4 };

/* A token's `mute` has a bit for each language, and one that says that the
 * others have been filled in. */
#define JUDGED (1u << SAKUIN_READ_NONE)

static bool
names_lifted(struct sakuin_str lang, const struct sk_names_type *type)
{
	return sk_str_eq(lang, sk_str(type->lang));
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

bool
sk_names_upper(struct sakuin_str field, uint32_t at)
{
	const char *p = field.ptr + at, *end = field.ptr + field.len;

	return p < end && u_isupper((UChar32)sk_utf8_next(&p, end));
}

void
sk_names_stand(const struct sk_names *n, const struct sakuin_token *word,
	       struct sk_name *name)
{
	struct sakuin_str gap = { n->field.ptr + n->end, word->start - n->end };

	name->start = word->start;
	name->end = word->end;
	name->touches = n->end > 0 && names_gap(gap, &name->hyphen);
	name->hyphen = name->touches && name->hyphen;
	name->capital = n->mode == SAKUIN_QUERY ||
			sk_names_upper(n->field, word->start);
}

bool
sk_names_plain(struct sakuin_str word)
{
	if (word.len == 2 && !memcmp(word.ptr, "no", 2))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
			return false;
	return true;
}

bool
sk_names_hyphened(const struct sk_names *n, const struct sk_name *name)
{
	return name->hyphen ||
	       (name->end < n->field.len && n->field.ptr[name->end] == '-');
}

/* Could NAME be read with its neighbours, though the gate blocks it: has it a
 * capital or a hyphen? */
static bool
names_matters(const struct sk_names *n, const struct sk_name *name)
{
	return name->capital || sk_names_hyphened(n, name);
}

bool
sk_names_ungated(const struct sk_names *n, const struct sk_names_type *type)
{
	return names_lifted(n->lang, type) || n->alone >> type->reading & 1;
}

enum sk_gate_place
sk_names_place(const struct sk_names *n, bool capital)
{
	if (n->mode == SAKUIN_QUERY)
		return SK_GATE_QUERY;
	return capital ? SK_GATE_CAPITAL : SK_GATE_LOWER;
}

/* A first verdict on WORD. */
static void
names_meet(const struct sk_names *n, struct sakuin_str word, bool capital,
	   struct sk_verdict *v)
{
	enum sk_gate_place place = sk_names_place(n, capital);
	struct sakuin_str bare = sk_latin_no_possessive(word);
	/* One list serves all (gate.h), so that it need be asked but once. */
	bool blocked = sk_names_plain(word) &&
		       sk_gate_blocks(sk_names_types[SAKUIN_READ_JA]->gate,
				      word, place);

	v->blocked = v->mute = 0;
	for (size_t i = SAKUIN_READ_JA; i <= SAKUIN_READ_ZH; i++) {
		const struct sk_names_type *type = sk_names_types[i];
		unsigned bit = 1u << i;

		if (strchr(type->no_end, bare.ptr[bare.len - 1]))
			v->mute |= (uint8_t)bit;
		else if (blocked)
			v->blocked |= (uint8_t)bit;
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
	names_meet(n, word, capital, v);
	return v;
}

/* Can WORD, which stands as in NAME, have no key of this TYPE?  In Italian,
 * Spanish and the like there are more words that look Japanese than any list
 * has: only capitals count. */
static bool
names_is_mute(const struct sk_names *n, const struct sk_names_type *type,
	      struct sakuin_str word, const struct sk_name *name,
	      const struct sk_verdict *v)
{
	unsigned bit = 1u << type->reading;

	if ((v->blocked & bit || (n->foreign && sk_names_plain(word))) &&
	    !sk_names_ungated(n, type) && !names_matters(n, name))
		return true;
	return v->mute & bit;
}

void
sk_names_judge(struct sk_names *n, struct sakuin_token *word)
{
	struct sk_verdict *v;
	struct sk_name name;

	if (word->mute & JUDGED || word->script != SAKUIN_LATIN || word->run)
		return;
	sk_names_stand(n, word, &name);
	v = names_verdict(n, word->text, name.capital);
	word->mute = JUDGED;
	for (size_t i = SAKUIN_READ_JA; i <= SAKUIN_READ_ZH; i++)
		if (word->text.len > SK_NAME_MAX ||
		    names_is_mute(n, sk_names_types[i], word->text, &name, v))
			word->mute |= (uint8_t)(1u << i);
}
