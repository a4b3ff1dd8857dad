// xapian_c_query.cc - queries: parsing, rewriting, bytes and descriptions.
//
// How a query becomes a tree and a tree a query is in xapian_c_tree.cc.
#include "xapian_c_impl.h"

using namespace xc;

namespace
{

// Leaves words as they are, so that Xapian only marks with "Z" what it would
// stem.
class Unchanged : public Xapian::StemImplementation
{
      public:
	std::string
	operator()(const std::string &word) override
	{
		return word;
	}
	std::string
	get_description() const override
	{
		return "unchanged";
	}
};

static_assert(+XC_PARSE_BOOLEAN == +Xapian::QueryParser::FLAG_BOOLEAN &&
		      +XC_PARSE_PHRASE == +Xapian::QueryParser::FLAG_PHRASE &&
		      +XC_PARSE_LOVEHATE ==
			      +Xapian::QueryParser::FLAG_LOVEHATE &&
		      +XC_PARSE_WILDCARD ==
			      +Xapian::QueryParser::FLAG_WILDCARD &&
		      +XC_PARSE_PURE_NOT == +Xapian::QueryParser::FLAG_PURE_NOT,
	      "our flags are Xapian's");

constexpr unsigned FLAGS = XC_PARSE_BOOLEAN | XC_PARSE_PHRASE |
			   XC_PARSE_LOVEHATE | XC_PARSE_WILDCARD |
			   XC_PARSE_PURE_NOT;

void
set_stemming(Xapian::QueryParser &to, const xc_parser &from)
{
	switch (number(from.stemming)) {
	case XC_STEM_NONE:
		to.set_stemming_strategy(Xapian::QueryParser::STEM_NONE);
		return;
	case XC_STEM_MARKED:
		to.set_stemmer(Xapian::Stem(new Unchanged));
		break;
	case XC_STEM_STOCK:
		if (!from.stemmer)
			throw Xapian::InvalidArgumentError(
				"no stemmer is named");
		to.set_stemmer(Xapian::Stem(from.stemmer));
		break;
	default:
		throw Xapian::InvalidArgumentError("no such way of stemming");
	}
	to.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
}

void
set_up(Xapian::QueryParser &to, const xc_parser &from, const xc_db *db)
{
	unsigned op = number(from.default_op);

	if (op != XC_AND && op != XC_OR)
		throw Xapian::InvalidArgumentError(
			"the default operator has to be AND or OR");
	to.set_default_op(op == XC_AND ? Xapian::Query::OP_AND
				       : Xapian::Query::OP_OR);
	if (from.flags & ~FLAGS)
		throw Xapian::InvalidArgumentError("no such flag of parsing");
	set_stemming(to, from);
	for (size_t i = 0; i < from.prefix_count; i++) {
		const xc_prefix &p = from.prefixes[i];

		if (p.boolean)
			to.add_boolean_prefix(p.field, p.prefix);
		else
			to.add_prefix(p.field, p.prefix);
	}
	to.set_max_expansion(from.wildcard_limit);
	if (db)
		to.set_database(db->db);
}

struct Arena : sk_arena {
	Arena() : sk_arena()
	{
	}
	~Arena()
	{
		sk_arena_done(this);
	}
	Arena(const Arena &) = delete;
	Arena &operator=(const Arena &) = delete;
};

// Fields whose values a function in C makes queries of.
class Specials
{
      public:
	Specials(const xc_parser *parser, sakuin_error *err)
		: from(parser), error(err)
	{
	}
	void
	set_up(Xapian::QueryParser &to)
	{
		for (size_t i = 0; i < from->special_count; i++) {
			const xc_special &s = from->specials[i];

			to.add_boolean_prefix(
				s.field,
				(new One(*this, s.field))->release());
			if (s.range)
				to.add_rangeprocessor(
					(new Range(*this, s.field))->release());
		}
	}
	// Did the function fail?
	bool
	failed() const
	{
		return fail;
	}

      private:
	Xapian::Query
	query(const char *field, const std::string &low,
	      const std::string &high)
	{
		const xc_node *node =
			fail ? nullptr
			     : from->special(from->special_ctx, field,
					     borrow(low), borrow(high), &arena,
					     error);

		fail = !node;
		return node ? build(*node, false) : Xapian::Query();
	}
	class One : public Xapian::FieldProcessor
	{
	      public:
		One(Specials &s, const char *f) : all(s), field(f)
		{
		}
		Xapian::Query
		operator()(const std::string &value) override
		{
			return all.query(field, value, value);
		}

	      private:
		Specials &all;
		const char *field;
	};
	class Range : public Xapian::RangeProcessor
	{
	      public:
		Range(Specials &s, const char *f)
			: Xapian::RangeProcessor(Xapian::BAD_VALUENO,
						 std::string(f) + ":"),
			  all(s), field(f)
		{
		}
		Xapian::Query
		operator()(const std::string &low,
			   const std::string &high) override
		{
			return all.query(field, low, high);
		}

	      private:
		Specials &all;
		const char *field;
	};

	const xc_parser *from;
	sakuin_error *error;
	Arena arena;
	bool fail = false;
};

// A chain of NOTs or of brackets nests a query about once in four bytes, and
// Xapian frees it by recursion; this much text is harmless.
constexpr size_t TEXT_MAX = size_t{ 64 } * 1024;

} // namespace

xc_query *
xc_query_rewrite(const xc_query *query, xc_rewrite_fn *fn, void *ctx,
		 sakuin_error *err)
{
	return make<xc_query>(err, [&](xc_query &made) {
		Arena arena;
		Reader reader(&arena);
		const xc_node *root =
			fn(ctx, reader.read(query->query), &arena, err);

		if (!root)
			return false;
		made.query = build(*root, true);
		return true;
	});
}

xc_query *
xc_query_build(const xc_node *root, sakuin_error *err)
{
	return make<xc_query>(err, [&](xc_query &made) {
		made.query = build(*root, false);
		return true;
	});
}

bool
xc_query_serialise(const xc_query *query, sk_buf *out, sakuin_error *err)
{
	return guard(err,
		     [&] { return put(out, query->query.serialise(), err); });
}

xc_query *
xc_query_unserialise(sakuin_str bytes, sakuin_error *err)
{
	xc_query *query = make<xc_query>(err, [&](xc_query &made) {
		if (bytes.len)
			check_serialised(bytes);
		made.query = Xapian::Query::unserialise(string(bytes));
		return true;
	});

	// Xapian 1.4 calls a broken length a network error wherever it is.
	if (!query && err->code == SAKUIN_EIO)
		err->code = SAKUIN_EINVAL;
	return query;
}

bool
xc_query_describe(const xc_query *query, sk_buf *out, sakuin_error *err)
{
	return guard(err, [&] {
		return put(out, query->query.get_description(), err);
	});
}

bool
xc_query_terms(const xc_query *query, xc_name_fn *fn, void *ctx,
	       sakuin_error *err)
{
	return guard(err, [&] {
		for (auto i = query->query.get_unique_terms_begin();
		     i != query->query.get_unique_terms_end(); ++i) {
			const std::string term = *i;

			if (!fn(ctx, borrow(term), 0, err))
				return false;
		}
		return true;
	});
}

bool
xc_query_empty(const xc_query *query)
{
	return query->query.empty();
}

void
xc_query_free(xc_query *query)
{
	delete query;
}

xc_query *
xc_query_parse(const xc_parser *parser, xc_db *db, sakuin_str text,
	       sakuin_error *err)
{
	return make<xc_query>(err, [&](xc_query &made) {
		Specials specials(parser, err);
		Xapian::QueryParser qp;

		if (text.len > TEXT_MAX)
			throw Xapian::InvalidArgumentError(
				"a query of " + std::to_string(text.len) +
				" bytes; at most " + std::to_string(TEXT_MAX) +
				" are read");
		set_up(qp, *parser, db);
		specials.set_up(qp);
		made.query = qp.parse_query(string(text), parser->flags);
		if (specials.failed())
			return false;
		check_nesting(made.query);
		return true;
	});
}
