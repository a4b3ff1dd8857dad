/* dict_names.c - names that no reading can connect, from authority files. */
#include <stdio.h>
#include <stdlib.h>

#include "authority.h"
#include "dict_write.h"
#include "gate.h"
#include "spellings.h"
#include "stock.h"

enum { WORDS = 2 }; /* of a key, at most */

/* A name as a stock parser cuts it. */
struct names_form {
	struct sakuin_str joined; /* its words in one piece */
	struct sakuin_str spaced; /* with spaces between */
	size_t words;
	bool source; /* who asks for it finds the others */
	uint32_t group;
};

/* Forms that a text may be. */
struct names_link {
	uint32_t form, next; /* next: link + 1, 0 for none */
};

struct sk_dict_names {
	struct sk_arena arena;
	struct names_form *forms;
	size_t count, cap;
	uint32_t groups;
	struct sk_table texts;
	uint32_t *first; /* of each text, link + 1 */
	size_t first_cap;
	struct names_link *links;
	size_t link_count, link_cap;
	/* of the form under way */
	struct sk_buf joined, spaced;
};

void
sk_dict_names_free(struct sk_dict_names *n)
{
	if (!n)
		return;
	sk_arena_done(&n->arena);
	sk_table_done(&n->texts);
	sk_buf_done(&n->joined);
	sk_buf_done(&n->spaced);
	free(n->forms);
	free(n->first);
	free(n->links);
	free(n);
}

static bool
names_link(struct sk_dict_names *n, struct sakuin_str text, size_t form,
	   struct sakuin_error *err)
{
	size_t before = n->texts.count;
	uint32_t number;

	if (!sk_grow(&n->first, &n->first_cap, before + 1, sizeof *n->first,
		     err) ||
	    !sk_grow(&n->links, &n->link_cap, n->link_count + 1,
		     sizeof *n->links, err) ||
	    !sk_table_intern(&n->texts, text, &number, err))
		return false;
	if (number == before)
		n->first[number] = 0;
	n->links[n->link_count++] =
		(struct names_link){ (uint32_t)form, n->first[number] };
	n->first[number] = (uint32_t)n->link_count;
	return true;
}

/* Put the character C of a word to both forms of the name. */
static bool
names_put(struct sk_dict_names *n, uint32_t c, struct sakuin_error *err)
{
	char bytes[4];
	size_t len = sk_utf8_put(bytes, c);

	return sk_buf_add(&n->joined, bytes, len, err) &&
	       sk_buf_add(&n->spaced, bytes, len, err);
}

/* Cut TEXT as Xapian does; returns how many words it has, in *WORDS_OUT. */
static bool
names_cut(struct sk_dict_names *n, struct sakuin_str text, size_t *words,
	  struct sakuin_error *err)
{
	const char *p = text.ptr, *end = p + text.len;
	uint32_t before = 0;

	*words = 0;
	sk_buf_clear(&n->joined);
	sk_buf_clear(&n->spaced);
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		const char *q = p;
		uint32_t after = p < end ? sk_utf8_next(&q, end) : 0;
		uint32_t lower = sk_stock_wordchar(c);

		if (!lower && before && sk_stock_wordchar(after))
			lower = sk_stock_infix(c, before, after);
		if (lower == SK_STOCK_IGNORE)
			continue;
		if (lower && !before && (*words)++ &&
		    !sk_buf_putc(&n->spaced, ' ', err))
			return false;
		if (lower && !names_put(n, lower, err))
			return false;
		before = lower ? c : 0;
	}
	return true;
}

/* The word of WORD without accents and the like; empty if it has none. */
static bool
names_plain(struct sk_dict *d, struct sakuin_str word, struct sakuin_str *plain,
	    struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	*plain = sk_str("");
	if (!sk_leaf_read_text(d->query, sk_str(""), word, &d->arena, &leaf,
			       &ours, err))
		return false;
	if (ours && leaf.count == 1)
		*plain = leaf.words[0].fold;
	return true;
}

static bool
names_form(struct sk_dict *d, struct sakuin_str text, bool source,
	   struct sakuin_error *err)
{
	struct sk_dict_names *n = d->names;
	struct names_form f = { .source = source, .group = n->groups };
	struct sakuin_str plain;

	sk_arena_reset(&d->arena);
	if (!names_cut(n, text, &f.words, err))
		return false;
	if (f.words == 0)
		return true;
	if (f.words > WORDS && source)
		sk_dict_leave(d, SK_LINT_WORDS, "%.*s: three words or more",
			      (int)n->spaced.len, n->spaced.ptr);
	if (!sk_arena_copy(&n->arena, sk_buf_str(&n->joined), &f.joined, err) ||
	    !sk_arena_copy(&n->arena, sk_buf_str(&n->spaced), &f.spaced, err) ||
	    !sk_grow(&n->forms, &n->cap, n->count + 1, sizeof *n->forms, err) ||
	    !names_plain(d, f.joined, &plain, err))
		return false;
	n->forms[n->count++] = f;
	return names_link(n, f.joined, n->count - 1, err) &&
	       (plain.len == 0 || names_link(n, plain, n->count - 1, err));
}

static bool
names_group(void *ctx, const struct sk_authority_group *group,
	    struct sakuin_error *err)
{
	struct sk_dict *d = ctx;

	for (size_t i = 0; i < group->count; i++)
		if (!names_form(d, group->forms[i], i < group->sources, err))
			return false;
	d->names->groups++;
	return true;
}

bool
sk_dict_names_read(struct sk_dict *d, struct sakuin_error *err)
{
	const struct sk_authority_sink sink = { .group = names_group,
						.ctx = d };

	if (d->options->name_count == 0)
		return true;
	d->names = calloc(1, sizeof *d->names);
	if (!d->names)
		return sk_nomem(err);
	for (size_t i = 0; i < d->options->name_count; i++)
		if (!sk_authority_read(d->options->names[i], &sink, err))
			return false;
	return true;
}

static struct sakuin_str
names_concept(uint32_t group, char out[16])
{
	return (struct sakuin_str){ out,
				    (size_t)snprintf(out, 16, "%u", group) };
}

bool
sk_dict_names_term(struct sk_dict *d, struct sakuin_str word,
		   enum sk_dict_class written, uint32_t freq,
		   struct sakuin_str term, struct sakuin_error *err)
{
	const struct sk_dict_names *n = d->names;
	uint32_t number, link;
	char text[16];

	if (!n || !sk_table_find(&n->texts, word, &number))
		return true;
	for (link = n->first[number]; link; link = n->links[link - 1].next) {
		const struct names_form *f = &n->forms[n->links[link - 1].form];
		struct sakuin_str concept = names_concept(f->group, text);

		if (!sk_dict_target(d, SK_DICT_NAME, concept, written,
				    SK_DICT_NAMED, freq, term, err) ||
		    (f->source && !sk_dict_word(d, SK_DICT_NAME, concept,
						written, word, err)))
			return false;
	}
	return true;
}

/* Another spelling of a name. */
struct names_spelling {
	struct sk_dict *d;
	struct sakuin_str concept;
};

static bool
names_spelling(void *ctx, struct sakuin_str word, struct sakuin_error *err)
{
	struct names_spelling *s = ctx;

	return sk_dict_ordinary(word) ||
	       sk_dict_word(s->d, SK_DICT_NAME, s->concept, SK_DICT_LATIN, word,
			    err);
}

/* How else the name F is spelled in Latin letters. */
static bool
names_spellings(struct sk_dict *d, const struct names_form *f,
		struct sakuin_str concept, struct sakuin_error *err)
{
	struct names_spelling s = { d, concept };
	struct sk_leaf leaf;
	bool ours, ok = true;

	switch (sk_dict_class_of(f->joined)) {
	case SK_DICT_KOREAN:
		return sk_spellings_ko(f->joined, names_spelling, &s, err);
	case SK_DICT_LATIN:
	case SK_DICT_KANA:
		break;
	case SK_DICT_HAN:
	case SK_DICT_INFLECTED:
	case SK_DICT_OTHER:
	case SK_DICT_TWO:
		return true;
	}
	if (!sk_leaf_read_text(d->query, sk_str(""), f->joined, &d->arena,
			       &leaf, &ours, err))
		return false;
	for (size_t i = 0; ok && ours && i < leaf.key_count; i++)
		if (leaf.keys[i].whole &&
		    leaf.keys[i].reading == SAKUIN_READ_JA)
			ok = sk_spellings_ja(leaf.keys[i].text, true,
					     names_spelling, &s, err);
	return ok;
}

bool
sk_dict_names_words(struct sk_dict *d, struct sakuin_error *err)
{
	const struct sk_dict_names *n = d->names;
	char text[16];

	for (size_t i = 0; i < n->count; i++) {
		const struct names_form *f = &n->forms[i];
		struct sakuin_str concept = names_concept(f->group, text);

		if (!f->source)
			continue;
		sk_arena_reset(&d->arena);
		if (!sk_dict_word(d, SK_DICT_NAME, concept,
				  sk_dict_class_of(f->joined), f->joined,
				  err) ||
		    !names_spellings(d, f, concept, err) ||
		    (f->words == WORDS && *d->prefix == '\0' &&
		     !sk_dict_word(d, SK_DICT_NAME, concept, SK_DICT_TWO,
				   f->spaced, err)))
			return false;
	}
	return true;
}

bool
sk_dict_names_pairs(const struct sk_dict_names *n, sk_dict_pair_fn *fn,
		    void *ctx, struct sakuin_error *err)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->forms[i].source && n->forms[i].words == WORDS &&
		    !fn(ctx, n->forms[i].spaced, err))
			return false;
	return true;
}
