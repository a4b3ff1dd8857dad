/* cmd_search.c - sakuin search. */
#include <stdio.h>
#include <unistd.h>

#include "cmd_search.h"
#include "search.h"

/* Both kinds: what there is. */
#define EVERYTHING "kind:document kind:source"

enum { LIMIT = 10, ALL_LIMIT = 1000, MAX_LIMIT = 1000000 };

static const struct option search_long[] = {
	{ "offset", required_argument, NULL, 'o' },
	{ "kind", required_argument, NULL, 'k' },
	{ "held", no_argument, NULL, 'h' },
	{ "not-held", no_argument, NULL, 'H' },
	{ "sort", required_argument, NULL, 's' },
	{ "lang", required_argument, NULL, 'l' },
	{ "from", required_argument, NULL, 'f' },
	{ "to", required_argument, NULL, 't' },
	{ "added-since", required_argument, NULL, 'a' },
	{ "op", required_argument, NULL, 'O' },
	{ "format", required_argument, NULL, 'F' },
	{ "topics", required_argument, NULL, 'T' },
	{ "color", required_argument, NULL, 'c' },
	CMD_SYNONYMS_OPTIONS,
	{ NULL, 0, NULL, 0 },
};

static bool
search_format(struct search_options *o, const char *value)
{
	static const char *const names[] = { "text", "json", "tsv", "trec",
					     "atom", "csl",  "ris", "bibtex",
					     "urls", NULL };
	int i = cmd_choice("--format", value, names);

	o->format = i < 0 ? CMD_TEXT : (enum cmd_format)i;
	o->format_given = true;
	return i >= 0;
}

static bool
search_color(struct search_options *o, const char *value)
{
	static const char *const names[] = { "never", "always", "auto", NULL };
	int i = cmd_choice("--color", value, names);

	o->color = i == 1 || (i == 2 && isatty(STDOUT_FILENO));
	return i >= 0;
}

static bool
search_op(struct search_options *o, const char *value)
{
	static const char *const names[] = { "or", "and", NULL };
	int i = cmd_choice("--op", value, names);

	o->query.op_and = i == 1;
	return i >= 0;
}

static bool
search_sort(struct search_options *o, const char *value)
{
	static const char *const names[] = { "relevance", "cited-by", NULL };
	int i = cmd_choice("--sort", value, names);

	o->cited_by = i == 1;
	return i >= 0;
}

static bool
search_kind(struct search_options *o, const char *value)
{
	static const char *const names[] = { "document", "source", NULL };

	o->query.kind = value;
	return cmd_choice("--kind", value, names) >= 0;
}

static bool
search_option(struct search_options *o, int c)
{
	switch (c) {
	case 'd':
		return cmd_add_database(&o->databases, optarg);
	case 'n':
		return cmd_number(optarg, MAX_LIMIT, "-n", &o->limit);
	case 'o':
		return cmd_number(optarg, MAX_LIMIT, "--offset", &o->offset);
	case 'k':
		return search_kind(o, optarg);
	case 'h':
		o->query.held = SK_HELD_ONLY;
		return true;
	case 'H':
		o->query.held = SK_HELD_NOT;
		return true;
	case 's':
		return search_sort(o, optarg);
	case 'l':
		o->query.lang = optarg;
		return true;
	case 'f':
		o->query.from = optarg;
		return true;
	case 't':
		o->query.to = optarg;
		return true;
	case 'a':
		o->query.added_since = optarg;
		return true;
	case 'O':
		return search_op(o, optarg);
	case 'F':
		return search_format(o, optarg);
	case 'T':
		o->topics = optarg;
		return true;
	case 'c':
		return search_color(o, optarg);
	default:
		return cmd_synonyms_option(&o->synonyms, c, optarg);
	}
}

bool
cmd_search_query(struct search_run *run, const char *qid,
		 struct sakuin_str text, struct xc_query *q, uint32_t *found,
		 struct sakuin_error *err)
{
	const struct search_options *o = run->options;
	struct cmd_hits hits = { .format = o->format,
				 .qid = qid,
				 .query = text,
				 .feed = &run->feed,
				 .again = run->found > 0 };
	uint32_t estimate = 0;
	bool ok;

	cmd_hits_begin(&hits, run->store, o->color);
	ok = o->format == CMD_TREC || sk_hits_query(&hits.show, q, text, err);
	ok = ok && (o->cited_by ? sk_search_cited_by : sk_search)(
			   run->store, q, (uint32_t)o->offset,
			   (uint32_t)o->limit, cmd_hit, &hits, &estimate, err);
	if (ok)
		cmd_cite_end(&hits);
	*found = hits.printed;
	run->found += hits.printed;
	if (ok && o->format == CMD_TEXT && estimate > hits.printed)
		printf("\n%u of about %u; -n and --offset show more\n",
		       hits.printed, estimate);
	if (ok && o->format == CMD_TEXT && hits.printed)
		cmd_synonyms_print(&run->options->synonyms);
	cmd_hits_done(&hits);
	return ok;
}

/* Nothing was found: say what might be. */
static bool
search_nothing(struct search_run *run, struct sakuin_str text,
	       struct sakuin_error *err)
{
	struct sk_buf other = { 0 };
	bool ok;

	if (sk_str_eq(text, sk_str(EVERYTHING))) {
		cmd_complain("nothing found; choose by less");
		return true;
	}
	ok = sk_search_suggest(run->store, text, &other, err);
	if (ok && other.len)
		cmd_complain("nothing found for '%.*s'; did you mean '%.*s'?",
			     (int)text.len, text.ptr, (int)other.len,
			     other.ptr);
	else if (ok)
		cmd_complain("nothing found for '%.*s'; try fewer or other "
			     "words, or the start of one with *",
			     (int)text.len, text.ptr);
	sk_buf_done(&other);
	return ok;
}

/* Something was found, but a word may be misspelt that nothing has. */
static bool
search_some(struct search_run *run, struct sakuin_str text,
	    struct sakuin_error *err)
{
	struct sk_buf other = { 0 };
	bool ok = run->options->format != CMD_TEXT ||
		  sk_search_suggest(run->store, text, &other, err);

	if (ok && other.len)
		cmd_complain("some words are in no document; did you mean "
			     "'%.*s'?",
			     (int)other.len, other.ptr);
	sk_buf_done(&other);
	return ok;
}

bool
cmd_search_feed(struct search_run *run, struct sakuin_str title,
		struct sakuin_str what, struct sakuin_error *err)
{
	const struct sk_query_options *q = &run->options->query;
	struct sk_buf all = { 0 };
	bool ok = sk_buf_printf(&all, err, "%s %s %s..%s %d %d ",
				q->kind ? q->kind : "", q->lang ? q->lang : "",
				q->from ? q->from : "", q->to ? q->to : "",
				q->op_and, (int)q->held) &&
		  sk_buf_add(&all, what.ptr, what.len, err) &&
		  cmd_atom_print(&run->feed, title, sk_buf_str(&all),
				 q->added_since, err);

	sk_buf_done(&all);
	return ok;
}

static int
search_one(struct search_run *run, struct sakuin_str text)
{
	struct sakuin_error err;
	struct xc_query *q =
		sk_query_new(sk_store_db(run->store), run->rewriter, text,
			     &run->options->query, &err);
	uint32_t found = 0;
	bool ok = q != NULL;

	if (ok && xc_query_empty(q)) {
		cmd_complain("the query holds no word to look for");
		xc_query_free(q);
		return CMD_NOTHING;
	}
	ok = ok && cmd_search_query(run, NULL, text, q, &found, &err) &&
	     (run->options->format != CMD_ATOM ||
	      cmd_search_feed(run, text, text, &err)) &&
	     (found > 0 ? search_some(run, text, &err)
			: search_nothing(run, text, &err));
	xc_query_free(q);
	if (!ok)
		return cmd_failed(&err);
	return found ? CMD_DONE : CMD_NOTHING;
}

/* Is there something else to choose by than words? */
static bool
search_filtered(const struct sk_query_options *o)
{
	return o->kind || o->lang || o->from || o->to || o->added_since;
}

/* The words of the query; without any, all are asked for. */
static bool
search_text(int argc, char **argv, struct sk_buf *text,
	    struct sakuin_error *err)
{
	if (optind < argc)
		return cmd_join(argc, argv, optind, text, err);
	return sk_buf_puts(text, EVERYTHING, err);
}

static int
search_go(struct search_options *o, int argc, char **argv)
{
	struct search_run run = { .options = o };
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	int status;

	run.store = cmd_open(&o->databases, &err);
	if (!run.store) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	run.rewriter = sk_rewriter_new(o->query.lang, &err);
	if (!run.rewriter ||
	    !sk_rewriter_glosses(run.rewriter, sk_store_db(run.store), &err) ||
	    !cmd_synonyms_open(&o->synonyms, run.rewriter, run.store, &err) ||
	    (!o->topics && (!search_text(argc, argv, &text, &err) ||
			    !cmd_search_places(&run, sk_buf_str(&text), &err))))
		status = cmd_failed(&err);
	else if (o->topics)
		status = cmd_search_topics(&run);
	else
		status = search_one(&run, sk_buf_str(&text));
	sk_buf_done(&text);
	sk_rewriter_free(run.rewriter);
	cmd_synonyms_close(&o->synonyms);
	cmd_atom_done(&run.feed);
	sk_store_close(run.store);
	return status;
}

int
cmd_search(int argc, char **argv)
{
	struct search_options o = { .limit = MAX_LIMIT + 1 };
	int c;

	o.color = isatty(STDOUT_FILENO);
	while ((c = getopt_long(argc, argv, "d:n:", search_long, NULL)) != -1)
		if (!search_option(&o, c))
			return cmd_usage("search");
	/* What nobody holds can only be a source. */
	if (o.query.held && !o.query.kind)
		o.query.kind = "source";
	/* What a filter leaves can be listed. */
	if ((optind == argc) == (o.topics == NULL) &&
	    (o.topics || !search_filtered(&o.query))) {
		cmd_complain(o.topics ? "search: a query or --topics, not both"
				      : "search: what are you looking for?");
		return cmd_usage("search");
	}
	if (o.topics && !o.format_given)
		o.format = CMD_TREC;
	if ((o.topics || o.format == CMD_TREC) && !o.query.kind)
		o.query.kind = "document";
	if (o.limit > MAX_LIMIT)
		o.limit = o.format == CMD_TREC || o.format == CMD_ATOM
				  ? ALL_LIMIT
				  : LIMIT;
	return search_go(&o, argc, argv);
}
