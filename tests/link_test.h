/* link_test.h - reports that cite, for the tests of linking. */
#ifndef LINK_TEST_H
#define LINK_TEST_H

#include "index_test.h"

#define A "Smith, J. (2004). A history of the islands. Island Press."
#define A2                                                                     \
	"Smith, John. 2004. A History of the Islands. Harbourtown: Island "    \
	"Press."
#define B "Brown, T. (2011). Maps of the eastern sea. Journal of Maps, 3, 1-20."
#define C "Mori, K. (1999). Harbours and ships. Tokyo: Kaiun."

#define CITING                                                                 \
	"The harbour was deep [1]. Nobody else wrote of porcelain. The maps "  \
	"show reefs [2].\n\nReferences\n[1] " C "\n[2] " B "\n"

/* A document that says TEXT; EXTRA (JSON) is what else is kept of it. */
static inline void
put_report(struct sk_store *s, const char *id, const char *text,
	   const char *extra)
{
	struct sk_document doc = { .id = sk_str(id),
				   .title = sk_str(id),
				   .text = sk_str(text),
				   .lang = sk_str("en"),
				   .extra = sk_str(extra) };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
}

#define PRINTS(...) "{\"references\":[" __VA_ARGS__ "]}"

/* How many documents of S hold TERM. */
static inline uint32_t
holding(struct sk_store *s, const char *term)
{
	uint32_t freq;

	must(xc_term_freq(sk_store_db(s), sk_str(term), &freq, &err));
	return freq;
}

/* How many sources there are. */
static inline uint32_t
sources(struct sk_store *s)
{
	return holding(s, "XD:source");
}

#endif
