// xapian_c_tree.cc - a query as a plain tree, and back.
//
// What Xapian hides of a query is read by xapian_c_serialised.cc.
#include "xapian_c_impl.h"

#include <cmath>
#include <new>
#include <vector>

using namespace xc;

namespace
{

struct Operator {
	xc_op ours;
	Xapian::Query::op theirs;
};

constexpr Operator OPERATORS[] = {
	{ XC_AND, Xapian::Query::OP_AND },
	{ XC_OR, Xapian::Query::OP_OR },
	{ XC_AND_NOT, Xapian::Query::OP_AND_NOT },
	{ XC_XOR, Xapian::Query::OP_XOR },
	{ XC_AND_MAYBE, Xapian::Query::OP_AND_MAYBE },
	{ XC_FILTER, Xapian::Query::OP_FILTER },
	{ XC_NEAR, Xapian::Query::OP_NEAR },
	{ XC_PHRASE, Xapian::Query::OP_PHRASE },
	{ XC_ELITE, Xapian::Query::OP_ELITE_SET },
	{ XC_SYNONYM, Xapian::Query::OP_SYNONYM },
};

// Memory of the arena is C's; here, lack of it is an exception.
template <typename T>
T *
allocate(sk_arena *arena, size_t count)
{
	sakuin_error ignored;
	void *p = sk_arena_array(arena, count, sizeof(T), &ignored);

	if (!p)
		throw std::bad_alloc();
	return static_cast<T *>(p);
}

Xapian::Query
build_range(const xc_node &node)
{
	using Query = Xapian::Query;

	if (node.high.len == 0)
		return Query(Query::OP_VALUE_GE, node.slot, string(node.low));
	if (node.low.len == 0)
		return Query(Query::OP_VALUE_LE, node.slot, string(node.high));
	return Query(Query::OP_VALUE_RANGE, node.slot, string(node.low),
		     string(node.high));
}

Xapian::Query
build_scale(const xc_node &node, bool opaque_too, size_t depth)
{
	if (node.count != 1 || !std::isfinite(node.factor))
		throw Xapian::InvalidArgumentError(
			"to scale takes one child and a finite factor");
	return Xapian::Query(node.factor,
			     build(*node.children[0], opaque_too, depth + 1));
}

Xapian::Query
build_branch(const xc_node &node, bool opaque_too, size_t depth)
{
	std::vector<Xapian::Query> parts;

	for (const Operator &o : OPERATORS) {
		if (o.ours != number(node.op))
			continue;
		parts.reserve(node.count);
		for (size_t i = 0; i < node.count; i++)
			parts.push_back(build(*node.children[i], opaque_too,
					      depth + 1));
		return Xapian::Query(o.theirs, parts.begin(), parts.end(),
				     node.window);
	}
	throw Xapian::InvalidArgumentError("no such query operator: " +
					   std::to_string(number(node.op)));
}

} // namespace

void
xc::check_depth(size_t depth)
{
	if (depth > DEPTH_MAX)
		throw Xapian::InvalidArgumentError(
			"a query nested more than " +
			std::to_string(DEPTH_MAX) +
			" deep; use fewer brackets and NOTs");
}

void
xc::check_nesting(const Xapian::Query &query, size_t depth)
{
	check_depth(depth);
	for (size_t i = 0; i < query.get_num_subqueries(); i++)
		check_nesting(query.get_subquery(i), depth + 1);
}

bool
Reader::read_leaf(const Xapian::Query &query, xc_node *node)
{
	Xapian::Query::op type = query.get_type();

	if (type != Xapian::Query::LEAF_TERM &&
	    type != Xapian::Query::LEAF_MATCH_ALL)
		return false;

	const std::string bytes = query.serialise();
	const Leaf leaf = serialised_leaf(borrow(bytes));

	if (Xapian::Query(string(leaf.term), leaf.wqf, leaf.position)
		    .serialise() != bytes)
		return false;

	char *term = allocate<char>(arena, leaf.term.len + 1);

	if (leaf.term.len)
		memcpy(term, leaf.term.ptr, leaf.term.len);
	node->op = XC_TERM;
	node->term = { term, leaf.term.len };
	node->wqf = leaf.wqf;
	node->position = leaf.position;
	return true;
}

// Xapian may refuse to build what it has read from bytes, such as a PHRASE of
// something else than words.
static bool
builds_again(const Operator &op, const std::vector<Xapian::Query> &parts,
	     uint32_t window, const std::string &bytes)
{
	sakuin_error ignored;

	return guard(&ignored, [&] {
		return Xapian::Query(op.theirs, parts.begin(), parts.end(),
				     window)
			       .serialise() == bytes;
	});
}

bool
Reader::read_branch(const Xapian::Query &query, xc_node *node, size_t depth)
{
	const Operator *op = nullptr;

	for (const Operator &o : OPERATORS)
		if (o.theirs == query.get_type())
			op = &o;
	if (!op)
		return false;

	const std::string bytes = query.serialise();
	std::vector<Xapian::Query> parts;

	node->window = serialised_window(borrow(bytes));
	for (size_t i = 0; i < query.get_num_subqueries(); i++)
		parts.push_back(query.get_subquery(i));
	if (!builds_again(*op, parts, node->window, bytes))
		return false;
	node->op = op->ours;
	node->count = parts.size();
	node->children = allocate<xc_node *>(arena, parts.size());
	for (size_t i = 0; i < parts.size(); i++)
		node->children[i] = read(parts[i], depth + 1);
	return true;
}

// The factor is told by the description alone, with as many digits as it takes.
bool
Reader::read_scale(const Xapian::Query &query, xc_node *node, size_t depth)
{
	static const char before[] = "Query(";
	const size_t len = sizeof before - 1;

	if (query.get_type() != Xapian::Query::OP_SCALE_WEIGHT ||
	    query.get_num_subqueries() != 1)
		return false;

	const std::string text = query.get_description();
	const Xapian::Query part = query.get_subquery(0);

	if (text.compare(0, len, before) != 0)
		return false;
	node->factor = strtod(text.c_str() + len, nullptr);
	if (Xapian::Query(node->factor, part).serialise() != query.serialise())
		return false;
	node->op = XC_SCALE;
	node->count = 1;
	node->children = allocate<xc_node *>(arena, 1);
	node->children[0] = read(part, depth + 1);
	return true;
}

xc_node *
Reader::read(const Xapian::Query &query, size_t depth)
{
	auto *node = allocate<xc_node>(arena, 1);

	check_depth(depth);
	if (!read_leaf(query, node) && !read_branch(query, node, depth) &&
	    !read_scale(query, node, depth)) {
		kept.push_back(query);
		*node = xc_node();
		node->op = XC_OPAQUE;
		node->opaque = &kept.back();
	}
	return node;
}

Xapian::Query
xc::build(const xc_node &node, bool opaque_too, size_t depth)
{
	check_depth(depth);
	switch (number(node.op)) {
	case XC_TERM:
		return Xapian::Query(string(node.term), node.wqf,
				     node.position);
	case XC_SCALE:
		return build_scale(node, opaque_too, depth);
	case XC_VALUE_RANGE:
		return build_range(node);
	case XC_OPAQUE:
		if (!opaque_too)
			throw Xapian::InvalidArgumentError(
				"an opaque node outside of a rewrite");
		return *static_cast<const Xapian::Query *>(node.opaque);
	default:
		return build_branch(node, opaque_too, depth);
	}
}
