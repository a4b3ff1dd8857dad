/* look_start.c - how a line begins: as an author's name does? */
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "script.h"
#include "tables/words.h"

#define WORD_IN(w, list)                                                       \
	sk_is_any((w)->start, (w)->end, list, sizeof(list) / sizeof *(list))

enum { NAME_MAX_BYTES = 400 }; /* a name is known within them */

static bool
name_inner(uint32_t c)
{
	return sk_letter(c) || sk_mark(c) || sk_one_of(c, "-‐‑'’ʻʼ`~´");
}

static const char *
over_spaces(const char *p, const char *end)
{
	while (p < end && sk_space(sk_at(p, end)))
		(void)sk_utf8_next(&p, end);
	return p;
}

/* A word at *P: its letters, and whether it is initials ("J.", "J.-P.",
 * "JA"). */
struct word {
	const char *start, *end;
	size_t letters, capitals;
	bool upper; /* the first letter */
	bool stop;  /* a full stop behind it */
};

static bool
word_read(const char **p, const char *end, struct word *w)
{
	const char *q = *p;

	memset(w, 0, sizeof *w);
	w->start = q;
	while (q < end) {
		const char *at = q;
		uint32_t c = sk_utf8_next(&q, end);

		if (!name_inner(c) ||
		    (sk_script_of(c) > SAKUIN_CYRILLIC && c >= 0x2E80)) {
			q = at;
			break;
		}
		if (c == '-' && q < end && *q == '\n') {
			/* "Bod-" / "win" is one word. */
			const char *next = over_spaces(q, end);

			if (sk_letter_lower(sk_at(next, end)))
				q = next;
		}
		if (!sk_letter(c))
			continue;
		if (w->letters == 0)
			w->upper = sk_letter_upper(c);
		w->letters++;
		w->capitals += sk_letter_upper(c);
	}
	w->end = q;
	w->stop = q < end && *q == '.';
	*p = q;
	return w->letters > 0;
}

/* "J.", "J.-P.", "JA", "Th." */
static bool
is_initials(const struct word *w)
{
	if (!w->upper)
		return false;
	if (w->capitals == w->letters)
		return w->letters <= 3;
	return w->stop && w->letters <= 2;
}

static bool
year_within(const char *p, const char *end, size_t bytes)
{
	const char *stop = (size_t)(end - p) < bytes ? end : p + bytes, *start,
		   *behind;

	for (start = p; p < stop; p++)
		if ((uint8_t)(*p - '0') < 10 &&
		    sk_look_year(start, p, end, &behind))
			return true;
	return false;
}

/* Is the next word one of an abbreviated title, "Chem." in "J. Chem. Soc."? */
static bool
abbreviated_next(const char *p, const char *end)
{
	struct word w;

	p = over_spaces(p, end);
	return word_read(&p, end, &w) && w.stop && w.letters > 2 &&
	       w.letters < 8;
}

/* Behind the comma that follows a name: initials, a quotation or a year make
 * a person of it. */
static enum sk_start
after_comma(const char *p, const char *end)
{
	struct word w;
	const char *behind;

	p = over_spaces(p, end);
	if (sk_one_of(sk_at(p, end), "“„«\"‘「『"))
		return SK_START_PERSON;
	/* "Ecology, 27(2)" is a journal and its volume. */
	if (sk_digit(sk_at(p, end)) >= 0 && !sk_look_year(p, p, end, &behind))
		return SK_START_LETTER;
	return word_read(&p, end, &w) && is_initials(&w) &&
			       (w.stop || sk_one_of(sk_at(p, end), ",;& ."))
		       ? SK_START_PERSON
		       : SK_START_NAME;
}

static bool
name_joins(const struct word *w)
{
	return w->upper || WORD_IN(w, particle_words) ||
	       WORD_IN(w, joins_words);
}

/* What the mark at P, behind WORDS words, makes of them; NONE: nothing yet. */
static enum sk_start
name_closed(const char *p, const char *end, size_t words, bool initials)
{
	uint32_t c = sk_at(p, end);
	const char *behind;

	if (sk_one_of(c, ",;&")) {
		if (initials)
			return SK_START_PERSON;
		if (words > 6)
			return SK_START_NONE;
		return c == ',' ? after_comma(p + 1, end) : SK_START_NAME;
	}
	if (sk_one_of(c, "([")) {
		p = over_spaces(p + 1, end);
		if (sk_look_year(p, p, end, &behind))
			return SK_START_PERSON;
		return words <= 6 ? SK_START_NAME : SK_START_NONE;
	}
	/* One word before a colon is a place: "Hamburg: Kai-Verlag". */
	if (c == ':')
		return words > 1 && words <= 6 ? SK_START_NAME : SK_START_NONE;
	if (sk_digit(c) >= 0)
		return sk_look_year(p, p, end, &behind) ? SK_START_NAME
							: SK_START_NONE;
	return SK_START_NONE;
}

/* "Smith, J.", "Smith JA,", "van der Berg, Anna", "SILVA, J. L.", "J. K.
 * Smith,", "Claude Lefort,", "World Health Organization. ", "Smith (2004)". */
static enum sk_start
latin_name(const char *p, const char *end)
{
	const char *q = p;
	struct word w;
	size_t words = 0, initials = 0;
	bool long_word = false;

	while (words < 8 && word_read(&q, end, &w)) {
		words++;
		if ((words == 1 && WORD_IN(&w, function_words) && !w.stop) ||
		    !name_joins(&w) ||
		    (words == 1 && !w.upper && !WORD_IN(&w, particle_words)))
			return SK_START_NONE;
		if (is_initials(&w))
			initials++;
		else if (w.upper && w.letters > 1)
			long_word = true;
		if (words > 2 && w.end - w.start == 2 &&
		    sk_starts_nocase(w.start, w.end, "al"))
			return SK_START_PERSON;
		if (w.stop && !is_initials(&w)) {
			if (!long_word || words > 6 ||
			    abbreviated_next(q + 1, end))
				return SK_START_NONE;
			if (w.capitals == w.letters) /* "BRASIL." */
				return SK_START_NAME;
			return initials || year_within(q, end, 60)
				       ? SK_START_NAME
				       : SK_START_NONE;
		}
		q = over_spaces(q + w.stop, end);
		if (q < end && !sk_letter(sk_at(q, end)) && *q != '-' &&
		    long_word)
			return name_closed(q, end, words, initials > 0);
	}
	return initials > 0 && long_word ? SK_START_PERSON : SK_START_NONE;
}

/* A name in Han, kana or Hangul: a few characters and then a mark that stands
 * between authors or before a year or title. */
static enum sk_start
cjk_name(const char *p, const char *end)
{
	size_t letters = 0, spaces = 0;
	const char *behind;

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_script_unspaced(sk_script_of(c)) ||
		    sk_script_of(c) == SAKUIN_HANGUL) {
			if (++letters > 24)
				return SK_START_NONE;
			continue;
		}
		if (sk_space(c) && letters <= 8 && ++spaces <= 3)
			continue;
		if (letters < 2)
			return SK_START_NONE;
		if (sk_digit(c) >= 0)
			return spaces && letters <= 8 &&
					       sk_look_year(at, at, end,
							    &behind)
				       ? SK_START_PERSON
				       : SK_START_NONE;
		if (sk_one_of(c, "「『《〈“"))
			return SK_START_PERSON;
		if (!sk_one_of(c, ",，、.．·・･&;；:：(（\"'‘[［/"))
			return SK_START_NONE;
		if (letters > 12)
			return SK_START_NONE;
		return letters <= 5 ? SK_START_PERSON : SK_START_NAME;
	}
	return SK_START_NONE;
}

/* "———.", "---, ", "__": the author before again */
static bool
repeated_name(const char *p, const char *end)
{
	size_t dashes = 0;

	while (p < end && sk_one_of(sk_at(p, end), "—―–-_ ")) {
		uint32_t c = sk_utf8_next(&p, end);

		dashes += c == 0x2014 || c == 0x2015 ? 2 : c != ' ';
	}
	return dashes >= 2 ? p == end || sk_one_of(sk_at(p, end), ".,:;(&~\n")
			   : dashes == 1 && p < end && *p == ',';
}

enum sk_start
sk_look_start(const char *p, const char *end)
{
	uint32_t c = sk_at(p, end);
	enum sakuin_script script = sk_script_of(c);
	enum sk_start start;
	const char *q;
	struct word w;

	if (p == end)
		return SK_START_NONE;
	if (end - p > NAME_MAX_BYTES)
		end = p + NAME_MAX_BYTES;
	if (sk_look_url(p, end))
		return SK_START_URL;
	if (sk_one_of(c, "“„«「『《〈‹\"‘"))
		return SK_START_QUOTE;
	if (repeated_name(p, end))
		return SK_START_NAME;
	if (c >= 0x2E80 &&
	    (sk_script_unspaced(script) || script == SAKUIN_HANGUL)) {
		start = cjk_name(p, end);
		return start == SK_START_NONE ? SK_START_LETTER : start;
	}
	if (sk_one_of(c, "[［〔（(")) {
		/* "[Italy] Author", a nationality before a name */
		return c >= 0x80 ? SK_START_LETTER : SK_START_NONE;
	}
	if (!sk_letter(c))
		return SK_START_NONE;
	q = p;
	if (word_read(&q, end, &w) && WORD_IN(&w, later_words))
		return SK_START_SHORT;
	start = latin_name(p, end);
	if (start != SK_START_NONE)
		return start;
	if (!sk_letter_upper(c))
		return SK_START_NONE;
	/* "BRASIL." is no shortened word. */
	return w.stop && w.letters > 2 && w.letters < 8 &&
			       w.capitals < w.letters
		       ? SK_START_SHORT
		       : SK_START_LETTER;
}
