/* source_same.c - same, different or undecided, from the evidence.
 *
 * The title decides what else is asked.  Equal titles need little more if
 * they are long and the authors are the same people, who seldom write two
 * works of one title; yearly reports, columns and titles such as "Summit
 * declaration" need the year, the place or the day.  Titles that are only
 * near, inside one another or translated must not be contradicted by anything
 * else.  What is not sure is left to a person. */
#include "source_evidence.h"

enum {
	DISTINCT_LETTERS = 24,
	DISTINCT_WORDS = 3,
	LONG_WORDS = 8,
	YEARS_APART = 4, /* no preprint is that much older */
	YEARS_LATE = 2
};

struct judge {
	const struct sk_evidence *e;
	unsigned conflicts; /* of DOI, volume, pages, issue, ISBN */
	bool placed;        /* both are at one place of one container */
	bool strong;        /* they share a place, a day, an address */
	bool distinct;      /* nobody else has this title */
	bool people;        /* the same people wrote both */
	enum sk_verdict verdict;
	const char *why;
};

static void
say(struct judge *j, enum sk_verdict verdict, const char *why)
{
	j->verdict = verdict;
	j->why = why;
}

/* Against SK_SAME: two contradictions say more than one. */
static void
against(struct judge *j, const char *why)
{
	say(j, j->conflicts > 1 ? SK_DIFFERENT : SK_UNDECIDED, why);
}

static void
judge_init(struct judge *j, const struct sk_evidence *e)
{
	memset(j, 0, sizeof *j);
	j->e = e;
	j->conflicts = (unsigned)(e->doi == SK_CONFLICT) +
		       (unsigned)(e->volume == SK_CONFLICT) +
		       (unsigned)(e->pages == SK_CONFLICT) +
		       (unsigned)(e->issue == SK_CONFLICT) +
		       (unsigned)(e->isbn == SK_CONFLICT);
	j->placed = e->pages == SK_EQUAL && e->volume != SK_CONFLICT &&
		    e->container != SK_CONFLICT && e->years <= 1 &&
		    (e->volume == SK_EQUAL || e->container == SK_EQUAL);
	j->strong = j->placed || e->url == SK_EQUAL || e->isbn == SK_EQUAL ||
		    (e->date == SK_EQUAL && e->container != SK_CONFLICT);
	j->distinct = e->title.letters >= DISTINCT_LETTERS &&
		      e->title.words >= DISTINCT_WORDS;
	j->people = e->author.authors == SK_AUTHORS_ALL && e->author.persons;
}

/* Equal titles */

/* Two years or more apart: a preprint and what became of it, or two issues. */
static void
equal_years(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (e->years >= YEARS_APART || !j->people || !j->distinct)
		say(j, SK_DIFFERENT, "years differ");
	else if (e->unplaced)
		say(j, SK_SAME, "same title and authors, printed later");
	else
		say(j, SK_UNDECIDED, "years differ");
}

static void
equal_nobody(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (e->date == SK_EQUAL &&
	    (e->container == SK_EQUAL || e->url == SK_EQUAL))
		say(j, SK_SAME, "same title, outlet and day");
	else if (j->placed && j->conflicts == 0)
		say(j, SK_UNDECIDED, "authors differ");
	else
		say(j, SK_DIFFERENT, "authors differ");
}

static void
equal_people(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (e->volume == SK_CONFLICT && e->pages != SK_EQUAL &&
	    e->container != SK_CONFLICT)
		against(j, "volumes differ");
	else if (j->conflicts == 0 && !j->distinct && !j->strong && e->numbers)
		say(j, SK_UNDECIDED, "short title, numbers differ");
	else if (j->conflicts == 0 &&
		 (j->distinct || e->years >= 0 || j->strong))
		say(j, SK_SAME, "same title and authors");
	else if (j->conflicts == 0)
		say(j, SK_UNDECIDED, "short title, no year");
	else if (j->distinct && j->people)
		say(j, SK_SAME, "same title and authors, another printing");
	else
		against(j, "same title and authors, other place");
}

/* What a body has published twice under one long title: a standard, a sheet of
 * an archive.  DOIs that count on are those of parts. */
static bool
equal_issue(const struct judge *j)
{
	const struct sk_evidence *e = j->e;

	return e->anonymous && e->publisher == SK_EQUAL &&
	       e->doi == SK_CONFLICT && j->conflicts == 1 && !e->serial &&
	       (e->years == 0 || e->undated) && j->distinct &&
	       e->title.words >= LONG_WORDS;
}

static void
equal_strangers(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (j->strong && (j->conflicts == 0 || (j->placed && j->distinct)))
		say(j, SK_SAME, "same title, and place or day");
	else if (equal_issue(j))
		say(j, SK_SAME, "same title and publisher");
	else if (j->conflicts)
		against(j, "same title, other place");
	else if (e->years == 1)
		say(j, SK_UNDECIDED, "years differ");
	else if (j->distinct && (e->years == 0 || e->title.words >= LONG_WORDS))
		say(j, SK_SAME, "same title");
	else
		say(j, SK_UNDECIDED, "short title, no author");
}

static void
judge_equal(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (e->author.authors == SK_AUTHORS_NONE) {
		equal_nobody(j);
	} else if (e->years >= YEARS_LATE) {
		equal_years(j);
	} else if (e->date == SK_CONFLICT && e->url != SK_EQUAL) {
		say(j, j->distinct && j->people ? SK_UNDECIDED : SK_DIFFERENT,
		    "days differ");
	} else if (e->container == SK_EQUAL &&
		   (e->pages == SK_CONFLICT || e->issue == SK_CONFLICT)) {
		against(j, "same title, other place in one container");
	} else if (e->years == 1 && !j->people && !j->strong) {
		against(j, "years differ");
	} else if (e->author.authors == SK_AUTHORS_ALL) {
		equal_people(j);
	} else if (e->author.authors == SK_AUTHORS_SOME) {
		say(j,
		    j->conflicts == 0 && j->distinct ? SK_SAME : SK_UNDECIDED,
		    "same title, some of the authors");
	} else {
		equal_strangers(j);
	}
}

/* Titles that are near, or translated */

static void
judge_near(struct judge *j)
{
	const struct sk_evidence *e = j->e;
	bool authors = e->author.authors >= SK_AUTHORS_SOME;

	if (e->author.authors == SK_AUTHORS_NONE && !j->placed)
		say(j, SK_DIFFERENT, "authors differ");
	else if (e->years >= YEARS_LATE)
		say(j, SK_DIFFERENT, "years differ");
	else if (e->date == SK_CONFLICT)
		say(j, SK_DIFFERENT, "days differ");
	else if (e->author.authors == SK_AUTHORS_NONE)
		say(j, SK_UNDECIDED, "authors differ");
	else if (j->conflicts && j->people && j->distinct && e->unplaced)
		say(j, SK_SAME, "titles and authors alike, printed later");
	else if (j->conflicts)
		against(j, "titles alike, other place");
	/* Several papers report on a day's event under headings that are
	 * alike, each at its own address. */
	else if (e->elsewhere && !authors && !j->placed)
		say(j, SK_UNDECIDED, "titles alike, other address");
	else if (j->strong)
		say(j, SK_SAME, "titles alike, same place or day");
	else if (authors && (e->years >= 0 || j->distinct))
		say(j, SK_SAME, "titles and authors alike");
	else if (e->years == 0 && e->title.words >= LONG_WORDS)
		say(j, SK_SAME, "long titles alike");
	else
		say(j, SK_UNDECIDED, "titles alike");
}

/* One title goes on */

static void
judge_inside(struct judge *j)
{
	const struct sk_evidence *e = j->e;
	bool authors = e->author.authors == SK_AUTHORS_ALL;

	if (e->author.authors == SK_AUTHORS_NONE)
		say(j, SK_DIFFERENT, "authors differ");
	else if (e->years >= YEARS_LATE)
		say(j, SK_DIFFERENT, "years differ");
	else if (e->date == SK_CONFLICT)
		say(j, SK_DIFFERENT, "days differ");
	else if (authors && e->years == 0 && e->pages == SK_EQUAL &&
		 e->volume != SK_CONFLICT)
		say(j, SK_SAME, "same pages, one title is longer");
	else if (j->conflicts)
		against(j, "one title is longer, other place");
	else if (j->strong && (authors || e->years == 0))
		say(j, SK_SAME, "same place or day, one title is longer");
	/* Pages have the name of their site behind their title. */
	else if (e->url == SK_EQUAL && e->years <= 0)
		say(j, SK_SAME, "same address, one title is longer");
	else if (authors && e->years == 0)
		say(j, SK_SAME, "same authors, one title is longer");
	else
		say(j, SK_UNDECIDED, "one title is longer");
}

/* Other titles */

static void
judge_other(struct judge *j)
{
	const struct sk_evidence *e = j->e;

	if (e->url == SK_EQUAL && e->date != SK_CONFLICT && e->years <= 0 &&
	    e->author.authors != SK_AUTHORS_NONE)
		say(j, SK_UNDECIDED, "same address, other title");
	else if (!j->placed || j->conflicts || e->years != 0)
		say(j, SK_DIFFERENT, "titles differ");
	else if (e->author.authors == SK_AUTHORS_ALL && e->title.half)
		say(j, SK_SAME, "same place and authors");
	else if (e->container == SK_EQUAL)
		say(j, SK_UNDECIDED, "same place, other title");
	else
		say(j, SK_DIFFERENT, "titles differ, same volume and page");
}

/* Titles that can't be compared */

static void
judge_foreign(struct judge *j)
{
	const struct sk_evidence *e = j->e;
	bool authors = e->author.authors == SK_AUTHORS_ALL;

	if (e->author.authors == SK_AUTHORS_NONE || e->years > 0 ||
	    e->date == SK_CONFLICT || j->conflicts)
		say(j, SK_DIFFERENT, "two languages, and something differs");
	else if (j->placed)
		say(j, SK_SAME, "same place, titles of two languages");
	else if (e->url == SK_EQUAL &&
		 (e->date == SK_EQUAL || (authors && e->years == 0)))
		say(j, SK_SAME, "same address and day, two languages");
	else if (e->url == SK_EQUAL || e->isbn == SK_EQUAL ||
		 (authors && (e->date == SK_EQUAL ||
			      (e->years == 0 && e->container == SK_EQUAL))))
		say(j, SK_UNDECIDED, "titles of two languages");
	else
		say(j, SK_DIFFERENT, "titles of two languages");
}

static void
judge_unknown(struct judge *j)
{
	const struct sk_evidence *e = j->e;
	bool authors = e->author.authors == SK_AUTHORS_ALL;

	if (e->author.authors == SK_AUTHORS_NONE || e->years > 1 ||
	    e->date == SK_CONFLICT || j->conflicts)
		say(j, SK_DIFFERENT, "no title, and something differs");
	else if (j->placed)
		say(j, SK_SAME, "same place, no title");
	else if (e->untitled && authors && e->date == SK_EQUAL)
		say(j, SK_SAME, "same authors and day, no title");
	else if (e->untitled && (e->url == SK_EQUAL || e->isbn == SK_EQUAL))
		say(j, SK_SAME, "same address, no title");
	else if (j->strong || (authors && e->years == 0))
		say(j, SK_UNDECIDED, "no title");
	else
		say(j, SK_DIFFERENT, "no title, nothing in common");
}

static void
judge_title(struct judge *j)
{
	switch (j->e->title.titles) {
	case SK_TITLES_UNKNOWN:
		judge_unknown(j);
		break;
	case SK_TITLES_FOREIGN:
		judge_foreign(j);
		break;
	case SK_TITLES_OTHER:
		judge_other(j);
		break;
	case SK_TITLES_APART:
		say(j, SK_DIFFERENT, "numbers or parts differ");
		break;
	case SK_TITLES_INSIDE:
		judge_inside(j);
		break;
	case SK_TITLES_NEAR:
		judge_near(j);
		break;
	case SK_TITLES_EQUAL:
		judge_equal(j);
		break;
	}
}

/* A DOI is nearly proof: some are copied from the line above. */
static void
judge_doi(struct judge *j)
{
	enum sk_titles titles = j->e->title.titles;

	if ((titles == SK_TITLES_OTHER && !j->e->title.half) ||
	    titles == SK_TITLES_APART)
		say(j, SK_UNDECIDED, "same DOI, other title");
	else
		say(j, SK_SAME, "same DOI");
}

bool
sk_source_same(struct sk_source_matcher *m, const struct sk_reference *a,
	       const struct sk_reference *b, enum sk_verdict *verdict,
	       const char **why, struct sakuin_error *err)
{
	struct sk_evidence e;
	struct judge j;

	sk_arena_reset(&m->arena);
	if (!sk_source_evidence(m, a, b, &e, err))
		return false;
	judge_init(&j, &e);
	if (e.same_text)
		say(&j, SK_SAME, "same text");
	else if (e.doi == SK_EQUAL)
		judge_doi(&j);
	else
		judge_title(&j);
	*verdict = j.verdict;
	*why = j.why;
	return true;
}

const char *
sk_verdict_name(enum sk_verdict verdict)
{
	switch (verdict) {
	case SK_SAME:
		return "same";
	case SK_DIFFERENT:
		return "different";
	default:
		return "undecided";
	}
}
