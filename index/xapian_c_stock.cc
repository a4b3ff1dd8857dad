// xapian_c_stock.cc - what stock Xapian does with a text: see xapian_c.h.
#include "xapian_c_impl.h"

using namespace xc;

namespace
{

// What a bare TermGenerator makes of TEXT.
Xapian::Document
stock(sakuin_str text, const char *stemmer)
{
	Xapian::TermGenerator generator;
	Xapian::Document made;

	if (stemmer)
		generator.set_stemmer(Xapian::Stem(stemmer));
	generator.set_document(made);
	generator.index_text(string(text));
	return generator.get_document();
}

bool
each_position(const Xapian::TermIterator &i, const std::string &term,
	      xc_posting_fn *fn, void *ctx, sakuin_error *err)
{
	xc_posting posting = { borrow(term), 0, i.get_wdf() };

	if (i.positionlist_count() == 0)
		return fn(ctx, &posting, err);
	for (Xapian::PositionIterator p = i.positionlist_begin();
	     p != i.positionlist_end(); ++p) {
		posting.position = *p;
		if (!fn(ctx, &posting, err))
			return false;
	}
	return true;
}

} // namespace

bool
xc_stock_terms(sakuin_str text, const char *stemmer, xc_posting_fn *fn,
	       void *ctx, sakuin_error *err)
{
	return guard(err, [&] {
		const Xapian::Document made = stock(text, stemmer);

		for (auto i = made.termlist_begin(); i != made.termlist_end();
		     ++i)
			if (!each_position(i, *i, fn, ctx, err))
				return false;
		return true;
	});
}

bool
xc_stock_add(xc_db *db, sakuin_str text, const char *stemmer, sakuin_error *err)
{
	return guard(err, [&] {
		writer(db).add_document(stock(text, stemmer));
		return true;
	});
}

bool
xc_stock_stem(const char *language, sakuin_str word, sk_buf *out,
	      sakuin_error *err)
{
	return guard(err, [&] {
		return put(out, Xapian::Stem(language)(string(word)), err);
	});
}
