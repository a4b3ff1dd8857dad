// xapian_c_impl.h - what the C++ files of the shim share; for them alone.
//
// Every function of xapian_c.h runs its body in guard(), so that nothing is
// thrown into C.  Bodies return false after a C callback has failed, with
// *err as the callback set it.
#ifndef XAPIAN_C_IMPL_H
#define XAPIAN_C_IMPL_H

// A function and a struct may have the same name in C.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#include "xapian_c.h"
#pragma GCC diagnostic pop

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

struct xc_db {
	Xapian::Database db; // also set when writing
	Xapian::WritableDatabase writer;
	std::vector<Xapian::WritableDatabase> parts; // of the writer
	xc_db *whole = nullptr;                      // of which this is a part
	bool writable = false;
	bool in_transaction = false;
	bool changed = false; // since the last commit
};

struct xc_query {
	Xapian::Query query;
};

namespace xc
{

// The one place where a C++ exception becomes a sakuin_error.
void translate(sakuin_error *err) noexcept;

// Run BODY; true if it returned true, false if it returned false or threw.
template <typename Body>
bool
guard(sakuin_error *err, Body body) noexcept
{
	try {
		return body();
	} catch (...) {
		translate(err);
		return false;
	}
}

// A new T that BODY has filled, or NULL.
template <typename T, typename Body>
T *
make(sakuin_error *err, Body body) noexcept
{
	std::unique_ptr<T> made;
	bool done = guard(err, [&] {
		made = std::make_unique<T>();
		return body(*made);
	});

	return done ? made.release() : nullptr;
}

// An enum of C may hold any number; to load one that is out of range is
// undefined in C++, so it is copied as what it is first.
template <typename E>
unsigned
number(const E &e)
{
	unsigned n;

	static_assert(sizeof n == sizeof e, "enums of C are as wide as int");
	memcpy(&n, &e, sizeof n);
	return n;
}

inline std::string
string(sakuin_str s)
{
	return s.len ? std::string(s.ptr, s.len) : std::string();
}

// Valid while S is.
inline sakuin_str
borrow(const std::string &s)
{
	return { s.data(), s.size() };
}

inline bool
put(sk_buf *out, const std::string &s, sakuin_error *err)
{
	sk_buf_clear(out);
	return sk_buf_add(out, s.data(), s.size(), err);
}

// To write to DB; throws if it can't be written.
Xapian::WritableDatabase &writer(xc_db *db);

// For names that have no number.
inline uint32_t
no_freq(const Xapian::TermIterator &)
{
	return 0;
}

// Names and numbers from FIRST on; FREQ tells the number.
template <typename Freq>
bool
each_name(Xapian::TermIterator first, xc_name_fn *fn, void *ctx,
	  sakuin_error *err, Freq freq)
{
	for (Xapian::TermIterator i = std::move(first);
	     i != Xapian::TermIterator(); ++i) {
		const std::string name = *i;

		if (!fn(ctx, borrow(name), freq(i), err))
			return false;
	}
	return true;
}

// Xapian, and we, go down a query by recursion.  Nobody writes so deep.
constexpr size_t DEPTH_MAX = 200;

// Throw if DEPTH is, or QUERY goes, beyond that.
void check_depth(size_t depth);
void check_nesting(const Xapian::Query &query, size_t depth = 0);

// Bytes from outside are looked over before Xapian's own recursive reader
// gets them: it has no limit, trusts the number of children, and leaks what it
// has read when it throws.  Throws if they are no query.
void check_serialised(sakuin_str bytes);

// What Xapian hides of a query, from its serialised form: a term, or every
// document (the empty term), with its wqf and position, ...
struct Leaf {
	sakuin_str term; // in the bytes
	uint32_t wqf, position;
};
Leaf serialised_leaf(sakuin_str bytes);
// ... and the window of an operator; 0 if it has none.
uint32_t serialised_window(sakuin_str bytes);

// Takes a query apart.  Opaque nodes point at the queries in `kept`, so that
// they are valid as long as the Reader.
class Reader
{
      public:
	explicit Reader(sk_arena *a) : arena(a)
	{
	}

	xc_node *read(const Xapian::Query &query, size_t depth = 0);

      private:
	bool read_leaf(const Xapian::Query &query, xc_node *node);
	bool read_branch(const Xapian::Query &query, xc_node *node,
			 size_t depth);
	bool read_scale(const Xapian::Query &query, xc_node *node,
			size_t depth);

	sk_arena *arena;
	std::deque<Xapian::Query> kept;
};

// OPAQUE_TOO: there is a Reader, whose opaque nodes may be met.
Xapian::Query build(const xc_node &node, bool opaque_too, size_t depth = 0);

} // namespace xc

#endif
