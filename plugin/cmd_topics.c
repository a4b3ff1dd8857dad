/* cmd_topics.c - sakuin search --topics: many queries, perhaps standing ones.
 *
 * Each line of the file is the name of a query, a tab and the query.  One that
 * does not parse is searched as plain words. */
#include "cmd_search.h"
#include "search.h"

static bool
topic_line(struct search_run *run, char *line, struct sakuin_error *err)
{
	struct sk_query_options plain = run->options->query;
	char *tab = strchr(line, '\t');
	struct sakuin_str text = sk_str(tab ? tab + 1 : line);
	struct xc_query *q;
	uint32_t found;
	bool ok = true;

	if (tab)
		*tab = '\0';
	q = sk_query_new(sk_store_db(run->store), run->rewriter, text,
			 &run->options->query, err);
	if (!q && err->code == SAKUIN_EINVAL) {
		cmd_complain("topic %s: %s; searched as plain words",
			     tab ? line : "1", err->text);
		plain.plain = true;
		q = sk_query_new(sk_store_db(run->store), run->rewriter, text,
				 &plain, err);
	}
	if (!q)
		return false;
	if (!xc_query_empty(q)) {
		run->asked++;
		ok = cmd_search_query(run, tab ? line : "1", text, q, &found,
				      err);
	}
	xc_query_free(q);
	return ok;
}

/* The feed is known by what the file asks, not by what it is called. */
static bool
topics_feed(struct search_run *run, struct sakuin_str what,
	    struct sakuin_error *err)
{
	const char *slash = strrchr(run->options->topics, '/');

	return cmd_search_feed(run,
			       sk_str(slash ? slash + 1 : run->options->topics),
			       what, err);
}

bool
cmd_search_places(const struct search_run *run, struct sakuin_str text,
		  struct sakuin_error *err)
{
	struct xc_stats stats;

	if (!sk_query_asks_places(text))
		return true;
	if (!xc_stats(sk_store_db(run->store), &stats, err))
		return false;
	if (stats.documents && !stats.placed)
		cmd_complain("this database has no positions, so quotation "
			     "marks, NEAR and ADJ find documents that have "
			     "the words anywhere");
	return true;
}

int
cmd_search_topics(struct search_run *run)
{
	struct sk_buf file = { 0 }, lines = { 0 };
	struct sakuin_error err;
	char *next;
	bool ok = cmd_read(run->options->topics, &file, &err) &&
		  cmd_valid_utf8(&file, &err);

	cmd_drop_mark(&file);
	ok = ok && cmd_search_places(run, sk_buf_str(&file), &err) &&
	     sk_buf_add(&lines, file.ptr, file.len, &err) &&
	     sk_buf_cstr(&lines, &err);
	next = lines.ptr;

	while (ok && next && *next) {
		char *line = strsep(&next, "\n");

		line[strcspn(line, "\r")] = '\0';
		if (*line)
			ok = topic_line(run, line, &err);
	}
	ok = ok && (run->options->format != CMD_ATOM ||
		    topics_feed(run, sk_buf_str(&file), &err));
	sk_buf_done(&file);
	sk_buf_done(&lines);
	if (!ok)
		return cmd_failed(&err);
	return run->asked ? CMD_DONE : CMD_NOTHING;
}
