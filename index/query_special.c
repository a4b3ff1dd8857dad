/* query_special.c - fields whose values are more than a term. */
#include "query_special.h"
#include "exact.h"
#include "metadata.h"
#include "node.h"
#include "schema.h"
#include "span.h"

enum { DAY = 9, CODES_MAX = 1000 };

/* ---------------------------------------------------------------- dates */

/* Documents whose value in SLOT is from LOW to HIGH; one without a date has
 * an empty value, which is in no range. */
static struct xc_node *
query_range(struct sk_arena *arena, uint32_t slot, const char *low,
	    const char *high, struct sakuin_error *err)
{
	struct sakuin_str from, to;

	if (!sk_arena_copy(arena, sk_str(low), &from, err) ||
	    !sk_arena_copy(arena, sk_str(high), &to, err))
		return NULL;
	return sk_node_range(arena, slot, from, to, err);
}

static bool
query_no_date(struct sakuin_str date, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINVAL,
		       "'%.*s' is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
		       (int)sk_utf8_cut(date, 40), date.ptr);
}

/* The first day of FROM and the last of TO; either may have no pointer. */
static bool
query_days(struct sakuin_str from, struct sakuin_str to, char low[DAY],
	   char high[DAY], struct sakuin_error *err)
{
	struct sk_date_span span;

	memcpy(low, "0", 2);
	memcpy(high, "99999999", DAY);
	if (from.ptr) {
		if (!sk_span_find(from, &span))
			return query_no_date(from, err);
		sk_span_day(sk_str(span.from), '0', low);
	}
	if (to.ptr) {
		if (!sk_span_find(to, &span))
			return query_no_date(to, err);
		sk_span_day(sk_str(span.to), '9', high);
	}
	return true;
}

/* Documents that may be from these days: that began in them, or before and
 * ended later.  (Databases of schema 4 have no ends.) */
struct xc_node *
sk_query_dates(struct sk_arena *arena, struct sakuin_str from,
	       struct sakuin_str to, struct sakuin_error *err)
{
	struct sk_nodes either = { .arena = arena }, both = { .arena = arena };
	char low[DAY], high[DAY];

	if (!query_days(from, to, low, high, err) ||
	    !sk_nodes_add(&both,
			  query_range(arena, SK_SLOT_DATE, "0", high, err),
			  err) ||
	    !sk_nodes_add(
		    &both,
		    query_range(arena, SK_SLOT_DATE_TO, low, "99999999", err),
		    err) ||
	    !sk_nodes_add(&either,
			  query_range(arena, SK_SLOT_DATE, low, high, err),
			  err) ||
	    !sk_nodes_add(&either, sk_nodes_join(&both, XC_AND, err), err))
		return NULL;
	return sk_nodes_join(&either, XC_OR, err);
}

struct xc_node *
sk_query_since(struct sk_arena *arena, uint32_t slot, struct sakuin_str since,
	       struct sakuin_error *err)
{
	char low[DAY];

	if (!sk_date_valid(since)) {
		query_no_date(since, err);
		return NULL;
	}
	sk_span_day(since, '0', low);
	return query_range(arena, slot, low, "99999999", err);
}

/* --------------------------------------------------- what is found whole */

static const struct {
	const char *field;
	enum sk_field_id id;
} exact[] = {
	{ "ref", SK_FIELD_CODE },
	{ "collection", SK_FIELD_COLLECTION },
	{ "keyword", SK_FIELD_KEYWORD },
};

enum { EXACT = sizeof exact / sizeof *exact };

static bool
query_begins(void *ctx, struct sakuin_str term, uint32_t freq,
	     struct sakuin_error *err)
{
	struct sk_nodes *n = ctx;
	struct sakuin_str copy;

	(void)freq;
	if (n->count == CODES_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "more than %d begin like that; write more of it",
			       (int)CODES_MAX);
	return sk_arena_copy(n->arena, term, &copy, err) &&
	       sk_nodes_add(n,
			    sk_node_term(n->arena, NULL, false, "", copy, err),
			    err);
}

/* All that begin with TERM, or TERM where none does. */
static struct xc_node *
query_prefixed(struct xc_db *db, struct sakuin_str term, struct sk_arena *arena,
	       struct sakuin_error *err)
{
	struct sk_nodes n = { .arena = arena };

	if (!xc_terms(db, term, query_begins, &n, err) ||
	    (n.count == 0 && !query_begins(&n, term, 0, err)))
		return NULL;
	return sk_nodes_join(&n, XC_OR, err);
}

static struct xc_node *
query_exact(struct sk_query_specials *s, enum sk_field_id id,
	    struct sakuin_str value, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	bool begins = s->db && value.len > 1 && value.ptr[value.len - 1] == '*';
	struct sk_buf folded = { 0 }, term = { 0 };
	struct xc_node *node = NULL;

	value.len -= begins;
	if (sk_exact_fold(value, &folded, err) &&
	    sk_schema_term(&term, sk_fields[id].prefix, sk_buf_str(&folded),
			   err))
		node = begins ? query_prefixed(s->db, sk_buf_str(&term), arena,
					       err)
			      : sk_node_term(arena, NULL, false, "",
					     sk_buf_str(&term), err);
	sk_buf_done(&folded);
	sk_buf_done(&term);
	return node;
}

/* ------------------------------------------------------------- who cites */

struct query_citers {
	struct xc_db *db;
	struct sk_nodes nodes;
};

/* What prints the reference NAME; once. */
static bool
citers_add(struct query_citers *c, struct sakuin_str name,
	   struct sakuin_error *err)
{
	struct xc_node *node =
		sk_node_term(c->nodes.arena, NULL, false,
			     sk_fields[SK_FIELD_CITES].prefix, name, err);

	if (!node)
		return false;
	for (size_t i = 0; i < c->nodes.count; i++)
		if (sk_str_eq(c->nodes.list[i]->term, node->term))
			return true;
	return sk_nodes_add(&c->nodes, node, err);
}

static bool
citers_variant(void *ctx, struct sakuin_str term, uint32_t wdf,
	       struct sakuin_error *err)
{
	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_VARIANT) ||
	       citers_add(ctx, term, err);
}

static bool
citers_source(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct query_citers *c = ctx;

	(void)wdf;
	return xc_document_terms(c->db, docid, citers_variant, c, err);
}

/* Who cites ID, in whatever form they print it: a source is all references
 * that were found to be the same. */
static struct xc_node *
query_cites(struct xc_db *db, struct sakuin_str id, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	struct query_citers c = { db, { .arena = arena } };
	struct sk_buf term = { 0 };
	bool ok = citers_add(&c, id, err) &&
		  sk_schema_term(&term, sk_fields[SK_FIELD_VARIANT].prefix, id,
				 err) &&
		  (!db || term.len > SAKUIN_TERM_MAX ||
		   xc_postings(db, sk_buf_str(&term), citers_source, &c, err));

	sk_buf_done(&term);
	return ok ? sk_nodes_join(&c.nodes, XC_OR, err) : NULL;
}

/* ------------------------------------------------------------ the parser */

bool
sk_query_special(const char *field)
{
	if (!strcmp(field, sk_fields[SK_FIELD_CITES].name))
		return true;
	for (size_t i = 0; i < EXACT; i++)
		if (!strcmp(field, exact[i].field))
			return true;
	return false;
}

static struct xc_node *
query_value(struct sk_query_specials *s, const char *field,
	    struct sakuin_str from, struct sakuin_str to,
	    struct sk_arena *arena, struct sakuin_error *err)
{
	for (size_t i = 0; i < EXACT; i++)
		if (!strcmp(field, exact[i].field))
			return query_exact(s, exact[i].id, from, arena, err);
	if (!strcmp(field, sk_fields[SK_FIELD_CITES].name))
		return query_cites(s->db, from, arena, err);
	if (from.len == 0)
		from.ptr = NULL;
	if (to.len == 0)
		to.ptr = NULL;
	return sk_query_dates(arena, from, to, err);
}

static struct xc_node *
query_special(void *ctx, const char *field, struct sakuin_str from,
	      struct sakuin_str to, struct sk_arena *arena,
	      struct sakuin_error *err)
{
	struct sk_query_specials *s = ctx;
	struct xc_node *node = query_value(s, field, from, to, arena, err);

	if (!node) {
		s->refused = true;
		s->why = *err;
	}
	return node;
}

void
sk_query_specials(struct sk_query_specials *s, struct xc_parser *parser)
{
	static const struct xc_special specials[] = {
		{ "ref", false },     { "collection", false },
		{ "keyword", false }, { "cites", false },
		{ "date", true },
	};

	parser->specials = specials;
	parser->special_count = sizeof specials / sizeof *specials;
	parser->special = query_special;
	parser->special_ctx = s;
}
