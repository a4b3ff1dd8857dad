/* rewrite.cc - a program that searches with Xapian's own classes; one call of
 * rewritten() lets it see across scripts.
 *
 *	c++ -o rewrite rewrite.cc $(pkg-config --cflags --libs sakuin xapian-core)
 *	./rewrite my.db tokto
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include <sakuin.h>
#include <xapian.h>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

static bool
keep(void *ctx, struct sakuin_str bytes, struct sakuin_error *)
{
	static_cast<std::string *>(ctx)->assign(bytes.ptr, bytes.len);
	return true;
}

/* QUERY in the terms of the database PATH. */
static Xapian::Query
rewritten(const char *path, const Xapian::Query &query)
{
	struct sakuin_error err;
	std::unique_ptr<sakuin_rewriter, void (*)(sakuin_rewriter *)> r(
		sakuin_rewriter_new(&path, 1, &err), sakuin_rewriter_free);
	std::string bytes = query.serialise();

	if (!r || !sakuin_query_rewrite(r.get(), { bytes.data(), bytes.size() },
					keep, &bytes, &err))
		throw std::runtime_error(err.text);
	return Xapian::Query::unserialise(bytes);
}

static void
search(const char *path, const char *text)
{
	Xapian::Database db(path);
	Xapian::QueryParser parser;
	Xapian::Enquire enquire(db);

	parser.set_database(db);
	parser.set_stemmer(Xapian::Stem("english"));
	enquire.set_query(rewritten(path, parser.parse_query(text)));

	Xapian::MSet hits = enquire.get_mset(0, 10);
	for (auto hit = hits.begin(); hit != hits.end(); ++hit)
		std::cout << hit.get_document().get_data() << "\n\n";
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		std::cerr << "usage: rewrite DB QUERY\n";
		return 2;
	}
	try {
		search(argv[1], argv[2]);
	} catch (const Xapian::Error &e) {
		std::cerr << "rewrite: " << e.get_description() << '\n';
		return 1;
	} catch (const std::exception &e) {
		std::cerr << "rewrite: " << e.what() << '\n';
		return 1;
	}
	return 0;
}
