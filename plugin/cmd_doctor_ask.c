/* cmd_doctor_ask.c - a question across scripts, which must be answered.
 *
 * It is one that only rewriting can answer: a word in Latin letters that no
 * document has, of which the collection or the dictionary says that it has it
 * otherwise. */
#include <stdio.h>

#include "cmd_doctor.h"
#include "connector_server.h"
#include "restricted.h"
#include "rewrite.h"

enum { WORD_MIN = 4, WORD_MAX = 40, LOOKED_AT = 3000, FITTING = 12 };

struct asking {
	struct doctor *d;
	struct xc_db *db;
	struct xc_db *dict; /* or NULL */
	struct sk_rewriter *rewriter;
	struct sk_restricted restricted; /* what must not be told */
	size_t looked, fitting;
	uint32_t freq;           /* documents that the word must find */
	char word[WORD_MAX + 1]; /* "": none yet */
	char has[WORD_MAX * 4];  /* what stands for it */
};

/* The query that programs make of the word. */
static struct xc_query *
ask_parse(const char *word, struct sakuin_error *err)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };

	return xc_query_parse(&parser, NULL, sk_str(word), err);
}

struct ask_terms {
	struct xc_db *db;
	struct sakuin_str wanted;
	bool has, known; /* the wanted term; any that documents have */
};

static bool
ask_term(void *ctx, struct sakuin_str term, uint32_t freq,
	 struct sakuin_error *err)
{
	struct ask_terms *t = ctx;

	if (!xc_term_freq(t->db, term, &freq, err))
		return false;
	t->known |= freq > 0;
	t->has |= sk_str_eq(term, t->wanted);
	return true;
}

/* Is WORD nowhere in the documents, and, if WANTED is not NULL, does it become
 * a query that has this term? */
static bool
ask_fits(struct asking *a, const char *word, const struct sakuin_str *wanted,
	 bool *fits, struct sakuin_error *err)
{
	struct xc_query *stock = ask_parse(word, err), *wide = NULL;
	struct ask_terms typed = { .db = a->db };
	struct ask_terms made = { .db = a->db };
	bool ok = stock && xc_query_terms(stock, ask_term, &typed, err);

	*fits = ok && !typed.known;
	if (*fits && wanted) {
		made.wanted = *wanted;
		wide = xc_query_rewrite(stock, sk_rewrite, a->rewriter, err);
		ok = wide && xc_query_terms(wide, ask_term, &made, err);
		*fits = ok && made.has;
	}
	xc_query_free(wide);
	xc_query_free(stock);
	return ok;
}

static void
ask_keep(struct asking *a, struct sakuin_str word, struct sakuin_str has)
{
	snprintf(a->word, sizeof a->word, "%.*s", (int)word.len, word.ptr);
	snprintf(a->has, sizeof a->has, "%.*s", (int)has.len, has.ptr);
}

static bool
ask_is_word(struct sakuin_str word)
{
	if (word.len < WORD_MIN || word.len > WORD_MAX)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
			return false;
	return true;
}

/* A reading key of the collection, which is often a spelling as well; the one
 * of most documents is kept.  To stop is no failure: see ask_readings(). */
static bool
ask_reading(void *ctx, struct sakuin_str term, uint32_t freq,
	    struct sakuin_error *err)
{
	struct asking *a = ctx;
	struct sakuin_str word = term;
	char text[WORD_MAX + 1];
	const char *colon = memchr(term.ptr, ':', term.len);
	bool fits;

	err->code = SAKUIN_OK;
	if (++a->looked > LOOKED_AT || a->fitting == FITTING || !colon)
		return false;
	word.ptr = colon + 1;
	word.len = term.len - (size_t)(word.ptr - term.ptr);
	freq = sk_restricted_others(&a->restricted, term, freq);
	if (!ask_is_word(word) || freq == 0 || (*a->word && freq <= a->freq))
		return true;
	snprintf(text, sizeof text, "%.*s", (int)word.len, word.ptr);
	if (!ask_fits(a, text, &term, &fits, err))
		return false;
	if (fits) {
		a->fitting++;
		a->freq = freq;
		ask_keep(a, word, term);
	}
	return true;
}

static bool
ask_readings(struct asking *a, struct sakuin_error *err)
{
	/* All keys would be too many to have from a server. */
	static const char *const starts[] = { "XRJ:na", "XRJ:ka", "XRJ:sa",
					      "XRJ:to", "XRJ:ha", "XRJ:mi",
					      "XRJ:i",  "XRK:t",  "XRK:c",
					      "XRK:m",  "XRC:b",  "XRC:n",
					      "XRJ:",   "XRK:",   "XRC:" };

	sk_rewriter_stock(a->rewriter, true, NULL);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		a->looked = a->fitting = 0;
		if (!xc_terms(a->db, sk_str(starts[i]), ask_reading, a, err) &&
		    err->code != SAKUIN_OK)
			return false;
		if (*a->word)
			break;
	}
	return true;
}

static bool
ask_value(void *ctx, struct sakuin_str value, uint32_t freq,
	  struct sakuin_error *err)
{
	struct asking *a = ctx;

	if (*a->has)
		return true;
	if (!xc_term_freq(a->db, value, &freq, err))
		return false;
	if (freq)
		snprintf(a->has, sizeof a->has, "%.*s", (int)value.len,
			 value.ptr);
	return true;
}

/* A key of the dictionary that documents don't have, for one that they do. */
static bool
ask_entry(void *ctx, struct sakuin_str key, uint32_t freq,
	  struct sakuin_error *err)
{
	struct asking *a = ctx;
	char text[WORD_MAX + 1];
	bool fits;

	(void)freq;
	err->code = SAKUIN_OK;
	if (++a->looked > LOOKED_AT)
		return false;
	if (!ask_is_word(key))
		return true;
	snprintf(text, sizeof text, "%.*s", (int)key.len, key.ptr);
	a->has[0] = '\0';
	if (!ask_fits(a, text, NULL, &fits, err) ||
	    (fits && !xc_synonyms(a->dict, key, ask_value, a, err)))
		return false;
	if (fits && *a->has)
		snprintf(a->word, sizeof a->word, "%s", text);
	err->code = SAKUIN_OK;
	return !*a->word;
}

static bool
ask_entries(struct asking *a, struct sakuin_error *err)
{
	bool ok;

	a->dict = xc_open(&a->d->dict, 1, err);
	if (!a->dict)
		return false;
	a->looked = 0;
	ok = xc_synonym_keys(a->dict, sk_str(""), ask_entry, a, err) ||
	     err->code == SAKUIN_OK;
	xc_close(a->dict);
	return ok;
}

static bool
ask_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	uint32_t *count = ctx;

	(void)hit, (void)err;
	++*count;
	return true;
}

/* As a program does that has just been started: *HITS, and how long it took
 * until it had opened the database, and its answer. */
static bool
ask_cold(struct asking *a, uint32_t *hits, double *opened, double *answered,
	 struct sakuin_error *err)
{
	const struct xc_search options = {
		.limit = 10, .k1 = 1, .b = 0.5, .min_length = 0.5
	};
	int64_t start = sk_server_now();
	struct xc_db *db = xc_open(&a->d->path, 1, err);
	struct xc_query *query = db ? ask_parse(a->word, err) : NULL;
	bool ok;

	*opened = (double)(sk_server_now() - start);
	ok = query && xc_search(db, query, &options, ask_hit, hits, NULL, err);
	*answered = (double)(sk_server_now() - start);
	xc_query_free(query);
	xc_close(db);
	return ok;
}

static bool
ask_word(struct asking *a, struct sakuin_error *err)
{
	double opened, answered;
	uint32_t hits = 0;

	if (!ask_cold(a, &hits, &opened, &answered, err))
		return false;
	if (hits)
		doctor_good("rewriting",
			    "on: %s, which no document has as such, finds %u "
			    "by %s",
			    a->word, hits, a->has);
	else
		doctor_bad(a->d, "rewriting",
			   "off: %s finds nothing, though documents have %s; "
			   "%s",
			   a->word, a->has,
			   a->d->connectors
				   ? "see what the connector says with --log"
				   : "write this line in a stub file: remote "
				     ":sakuin-connector DB");
	doctor_good("cold", "%.0f ms to open, %.0f ms to the answer", opened,
		    answered);
	return true;
}

bool
doctor_ask(struct doctor *d, struct xc_db *db, struct sakuin_error *err)
{
	struct asking a = { .d = d, .db = db };
	bool ok = true;

	a.rewriter = sk_rewriter_new(NULL, err);
	if (!a.rewriter)
		return false;
	if (d->ours)
		ok = sk_restricted_read(&a.restricted, db, err) &&
		     ask_readings(&a, err);
	if (ok && !*a.word && d->dict)
		ok = ask_entries(&a, err);
	if (ok && *a.word)
		ok = ask_word(&a, err);
	else if (ok && d->connectors && (d->ours || d->dict))
		doctor_note("rewriting", "there is no word to try it with: "
					 "nothing is in other scripts");
	else if (ok)
		doctor_bad(d, "rewriting", "off: %s",
			   d->connectors ? "give the connector a dictionary, "
					   "--dict"
					 : "write this line in a stub file: "
					   "remote :sakuin-connector DB");
	sk_restricted_done(&a.restricted);
	sk_rewriter_free(a.rewriter);
	return ok;
}
