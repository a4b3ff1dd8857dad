/* query.c - from what a reader types to a query of Xapian's. */
#include <stdio.h>

#include "letter.h"
#include "node.h"
#include "query.h"
#include "query_special.h"
#include "schema.h"

enum { WILDCARD_LIMIT = 1000 };

static bool
query_written(struct sk_nodes *filters, const char *from, const char *to,
	      struct sakuin_error *err)
{
	return (!from && !to) ||
	       sk_nodes_add(filters,
			    sk_query_dates(filters->arena, sk_str(from),
					   sk_str(to), err),
			    err);
}

static bool
query_added(struct sk_nodes *filters, const char *since,
	    struct sakuin_error *err)
{
	return !since ||
	       sk_nodes_add(filters,
			    sk_query_since(filters->arena, SK_SLOT_ADDED,
					   sk_str(since), err),
			    err);
}

static bool
query_filter(struct sk_nodes *filters, enum sk_field_id field,
	     const char *value, struct sakuin_error *err)
{
	if (!value)
		return true;
	return sk_nodes_add(filters,
			    sk_node_term(filters->arena, NULL, false,
					 sk_fields[field].prefix, sk_str(value),
					 err),
			    err);
}

/* A source that is held is a document, too. */
static bool
query_held(struct sk_nodes *filters, enum sk_held held,
	   struct sakuin_error *err)
{
	struct sk_nodes kinds = { .arena = filters->arena };

	if (held == SK_HELD_ANY)
		return true;
	return query_filter(&kinds, SK_FIELD_KIND, "source", err) &&
	       query_filter(&kinds, SK_FIELD_KIND, "document", err) &&
	       sk_nodes_add(
		       filters,
		       sk_nodes_join(&kinds,
				     held == SK_HELD_NOT ? XC_AND_NOT : XC_AND,
				     err),
		       err);
}

struct query_build {
	struct sk_rewriter *rewriter;
	const struct sk_query_options *options;
};

static struct xc_node *
query_build(void *ctx, struct xc_node *root, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	struct query_build *b = ctx;
	const struct sk_query_options *o = b->options;
	struct sk_nodes filters = { .arena = arena };
	struct sk_nodes both = { .arena = arena };

	root = sk_rewrite(b->rewriter, root, arena, err);
	if (!root || !query_filter(&filters, SK_FIELD_LANG, o->lang, err) ||
	    !query_filter(&filters, SK_FIELD_KIND, o->kind, err) ||
	    !query_held(&filters, o->held, err) ||
	    !query_written(&filters, o->from, o->to, err) ||
	    !query_added(&filters, o->added_since, err))
		return NULL;
	if (filters.count == 0)
		return root;
	if (!sk_nodes_add(&both, root, err) ||
	    !sk_nodes_add(&both, sk_nodes_join(&filters, XC_AND, err), err))
		return NULL;
	return sk_nodes_join(&both, XC_FILTER, err);
}

/* Every field of the schema that has a name and no ways of its own. */
static size_t
query_prefixes(struct xc_prefix out[SK_FIELD_COUNT])
{
	size_t n = 0;

	for (int i = 0; i < SK_FIELD_COUNT; i++) {
		const struct sk_field_type *f = &sk_fields[i];

		if (f->name && *f->name && !sk_query_special(f->name))
			out[n++] = (struct xc_prefix){ f->name, f->prefix,
						       f->boolean };
	}
	return n;
}

static bool
query_is_operator(struct sakuin_str word)
{
	static const char *const operators[] = { "AND", "OR",   "NOT",
						 "XOR", "NEAR", "ADJ" };

	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (sk_str_eq(word, sk_str(operators[i])))
			return true;
	return false;
}

/* The words of TEXT that are no operators: there may be none. */
static bool
query_drop_operators(struct sakuin_str text, struct sk_buf *out,
		     struct sakuin_error *err)
{
	const char *end = text.ptr + text.len;

	for (const char *p = text.ptr, *q; p < end; p = q) {
		struct sakuin_str word;

		q = memchr(p, ' ', (size_t)(end - p));
		q = q ? q + 1 : end;
		word = (struct sakuin_str){ p, (size_t)(q - p) };
		if (word.len && word.ptr[word.len - 1] == ' ')
			word.len--;
		if (!query_is_operator(word) &&
		    !sk_buf_add(out, p, (size_t)(q - p), err))
			return false;
	}
	return true;
}

/* Punctuation to spaces, so that nothing in TEXT is grammar. */
static bool
query_plain(struct sakuin_str text, struct sk_buf *out,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c > 0 && c < 0x7F && strchr("\"()+-:*~<>=\t\r\n/\\", c))
			c = ' ';
		if (!sk_buf_putc(out, c, err))
			return false;
	}
	return true;
}

static void
query_complain(struct sakuin_error *err)
{
	char why[sizeof err->text];

	if (err->code != SAKUIN_EINVAL)
		return;
	snprintf(why, sizeof why, "%s", err->text);
	sk_fail(err, SAKUIN_EINVAL,
		"the query does not parse (%.300s); put quotation marks "
		"around words that are no operators",
		why);
}

static struct xc_query *
query_parse(struct xc_db *db, struct sakuin_str text,
	    const struct sk_query_options *o, struct sakuin_error *err)
{
	struct xc_prefix prefixes[SK_FIELD_COUNT];
	struct xc_parser parser = {
		.prefixes = prefixes,
		.prefix_count = query_prefixes(prefixes),
		.default_op = o->op_and ? XC_AND : XC_OR,
		.flags = XC_PARSE_BOOLEAN | XC_PARSE_PHRASE |
			 XC_PARSE_LOVEHATE | XC_PARSE_WILDCARD |
			 XC_PARSE_PURE_NOT,
		.stemming = XC_STEM_MARKED,
		.wildcard_limit = WILDCARD_LIMIT,
	};
	struct sk_query_specials specials = { .db = db };
	struct sk_buf spaced = { 0 }, plain = { 0 };
	struct xc_query *q = NULL;

	if (!o->plain) {
		sk_query_specials(&specials, &parser);
		q = xc_query_parse(&parser, db, text, err);
	} else if (query_plain(text, &spaced, err) &&
		   query_drop_operators(sk_buf_str(&spaced), &plain, err)) {
		parser.flags = 0;
		parser.prefix_count = 0;
		q = xc_query_parse(&parser, db, sk_buf_str(&plain), err);
	}
	sk_buf_done(&spaced);
	sk_buf_done(&plain);
	if (!q && specials.refused)
		*err = specials.why;
	else if (!q)
		query_complain(err);
	return q;
}

/* A quotation mark, as Xapian's parser knows them. */
static bool
query_quote(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D;
}

/* Xapian's parser takes the sign off a query of nothing but -words, and finds
 * the opposite of what was meant. */
static bool
query_only_hates(struct sakuin_str text)
{
	bool start = true, any = false, quoted = false;
	const char *p = text.ptr, *end = p + text.len;
	int depth = 0;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		bool space = sk_space(c);

		if (start && !space && c != '-')
			return false;
		any |= start && c == '-';
		quoted ^= query_quote(c);
		depth += !quoted && c == '(';
		depth -= !quoted && c == ')';
		start = !quoted && depth <= 0 && space;
	}
	return any;
}

static bool
query_quotes(struct sakuin_str text)
{
	const char *p = text.ptr, *end = p + text.len;

	while (p < end)
		if (query_quote(sk_utf8_next(&p, end)))
			return true;
	return false;
}

struct xc_query *
sk_query_new(struct xc_db *db, struct sk_rewriter *r, struct sakuin_str text,
	     const struct sk_query_options *o, struct sakuin_error *err)
{
	struct query_build b = { r, o };
	struct xc_query *parsed, *built;

	if (!o->plain && query_only_hates(text)) {
		sk_fail(err, SAKUIN_EINVAL,
			"nothing but words that must not be there; add one "
			"to look for, or write NOT word");
		return NULL;
	}
	parsed = query_parse(db, text, o, err);
	if (!parsed)
		return NULL;
	sk_rewriter_quotes(r, !o->plain && query_quotes(text));
	sk_rewriter_strict(r, o->op_and);
	built = xc_query_rewrite(parsed, query_build, &b, err);
	xc_query_free(parsed);
	return built;
}

bool
sk_query_asks_places(struct sakuin_str text)
{
	static const char *const asks[] = { " NEAR", " ADJ" };

	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
		if (text.len &&
		    memmem(text.ptr, text.len, asks[i], strlen(asks[i])))
			return true;
	return query_quotes(text);
}
