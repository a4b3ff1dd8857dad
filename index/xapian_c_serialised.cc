// xapian_c_serialised.cc - queries as bytes.
//
// Xapian shows a query's shape but hides the wqf and position of a term and
// the window of a PHRASE.  They are read from the serialised form:
//
//   1ccccnnn              operator c with n children; n 0: a number, plus 8;
//                         operators 13 to 15 have a window, a number
//   01kkllll              term of l bytes; l 0: a number, plus 16; then the
//                         bytes, then what k says: 0 wqf 0, 1 wqf 1,
//                         2 wqf 1 and a position, 3 a wqf and a position
//   001gssss              value range (g: only from below), slot s; s 15: a
//                         number, plus 15; then one or two strings
//   0000xxxx              all others, see scan_other()
#include "xapian_c_impl.h"

#include <vector>

using namespace xc;

namespace
{

// The forms of numbers and doubles changed after 1.4.
constexpr bool NEW_FORMS = XAPIAN_AT_LEAST(2, 0, 0);

// Reads serialised bytes; at the end, or where they make no sense, it turns
// bad and gives zeros.
class Cursor
{
      public:
	explicit Cursor(sakuin_str s) : p(s.ptr), end(s.ptr + s.len)
	{
	}

	bool bad = false;

	const char *
	here() const
	{
		return p;
	}

	size_t
	left() const
	{
		return static_cast<size_t>(end - p);
	}

	sakuin_str
	take(uint64_t len)
	{
		if (len > left()) {
			bad = true;
			len = 0;
		}
		p += len;
		return { p - len, static_cast<size_t>(len) };
	}

	unsigned
	byte()
	{
		sakuin_str s = take(1);

		return s.len ? static_cast<unsigned char>(*s.ptr) : 0;
	}

	// Groups of seven bits, lowest first, as few as will do.  The top bit
	// marks every group but the last in 2.x, the last one in 1.4, where
	// moreover numbers below 255 are one byte.
	uint64_t
	number()
	{
		uint64_t n = 0;
		unsigned b;

		if (!NEW_FORMS) {
			n = byte();
			if (n < 255)
				return n;
		}
		for (unsigned shift = 0; shift < 35; shift += 7) {
			b = byte();
			n += static_cast<uint64_t>(b & 127) << shift;
			if ((b >= 128) == NEW_FORMS)
				continue;
			bad |= (shift && !(b & 127)) || n > UINT32_MAX;
			return bad ? 0 : n;
		}
		bad = true;
		return 0;
	}

	sakuin_str
	string()
	{
		return take(number());
	}

      private:
	const char *p, *end;
};

// The rest of a term whose FIRST byte was read.
Leaf
scan_leaf(Cursor &c, unsigned first)
{
	unsigned kind = first >> 4 & 3, len = first & 15;
	Leaf leaf;

	leaf.term = c.take(len ? len : c.number() + 16);
	leaf.wqf = kind == 3 ? static_cast<uint32_t>(c.number()) : kind != 0;
	leaf.position = kind >= 2 ? static_cast<uint32_t>(c.number()) : 0;
	return leaf;
}

// The window follows the number of children.  Operators 8 to 12 do not exist.
uint64_t
scan_branch(Cursor &c, unsigned first, uint32_t *window)
{
	uint64_t children = first & 7;

	c.bad |= first >= 0xc0 && first < 0xe8;
	if (children == 0)
		children = c.number() + 8;
	*window = first >= 0xe8 ? static_cast<uint32_t>(c.number()) : 0;
	return children;
}

void
scan_double(Cursor &c)
{
	unsigned first = NEW_FORMS ? 0x70 : c.byte(), exponent = first & 15;

	c.take((first >> 4 & 7) + 1 + (exponent > 13 ? exponent - 13 : 0));
}

// What is neither term, operator nor range; returns the number of children.
uint64_t
scan_other(Cursor &c, unsigned first)
{
	switch (first) {
	case 0x0a: // edit distance, new in 2.x
		c.number();
		c.take(2);
		c.number();
		c.number();
		c.string();
		c.bad |= !NEW_FORMS;
		return 0;
	case 0x0b: // wildcard
		c.number();
		c.take(2);
		c.string();
		return 0;
	case 0x0c: // posting source
		c.string();
		c.string();
		return 0;
	case 0x0d: // scaled
		scan_double(c);
		return 1;
	case 0x0e: // every document, with wqf and position
		c.number();
		c.number();
		return 0;
	case 0x00: // invalid
	case 0x0f: // every document
		return 0;
	}
	c.bad = true;
	return 0;
}

// Move C behind one node's own bytes; returns the number of its children.
uint64_t
scan_node(Cursor &c)
{
	unsigned first = c.byte();
	uint32_t window;

	if (first >= 0x80)
		return scan_branch(c, first, &window);
	if (first >= 0x40) {
		scan_leaf(c, first);
		return 0;
	}
	if (first < 0x20)
		return scan_other(c, first);
	if ((first & 15) == 15)
		c.number();
	c.string();
	if (!(first & 16))
		c.string();
	return 0;
}

// One node without its children, by Xapian's own reader; the child of what is
// scaled is made up.
void
check_node(sakuin_str bytes, uint64_t children)
{
	if (children == 0)
		Xapian::Query::unserialise(string(bytes));
	else if (bytes.ptr[0] == 0x0d)
		Xapian::Query::unserialise(string(bytes) + '\x0f');
}

} // namespace

Leaf
xc::serialised_leaf(sakuin_str bytes)
{
	Cursor c(bytes);
	unsigned first = c.byte();
	Leaf leaf = { { nullptr, 0 }, 1, 0 };

	if (first >= 0x40 && first < 0x80) {
		leaf = scan_leaf(c, first);
	} else if (first == 0x0e) {
		leaf.wqf = static_cast<uint32_t>(c.number());
		leaf.position = static_cast<uint32_t>(c.number());
	}
	return leaf;
}

uint32_t
xc::serialised_window(sakuin_str bytes)
{
	Cursor c(bytes);
	uint32_t window;

	scan_branch(c, c.byte(), &window);
	return window;
}

void
xc::check_serialised(sakuin_str bytes)
{
	Cursor c(bytes);
	std::vector<uint64_t> open; // children to come, for each level

	do {
		const char *start = c.here();
		uint64_t children = scan_node(c);

		if (c.bad || children > c.left())
			throw Xapian::SerialisationError(
				"not a serialised query");
		check_node({ start, static_cast<size_t>(c.here() - start) },
			   children);
		if (children) {
			open.push_back(children);
			check_depth(open.size());
			continue;
		}
		while (!open.empty() && --open.back() == 0)
			open.pop_back();
	} while (!open.empty());
	if (c.left())
		throw Xapian::SerialisationError(
			"bytes behind a serialised query");
}
