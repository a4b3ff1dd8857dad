/* look.c - what a line looks like. */
#include "look.h"
#include "letter.h"
#include "scan.h"
#include "script.h"

enum {
	NAME_MAX_BYTES = 400, /* a name is known within them */
	WORD_MAX_BYTES = 300  /* of the word, or URL, that ends a line */
};

static unsigned
digit_at(const char *p, const char *end, const char **next)
{
	int d;

	if (p == end)
		return 10;
	d = sk_digit(sk_utf8_next(&p, end));
	*next = p;
	return d < 0 ? 10 : (unsigned)d;
}

unsigned
sk_look_year(const char *start, const char *p, const char *end,
	     const char **behind)
{
	unsigned year = 0;
	const char *next;

	if (sk_digit(sk_before(start, p)) >= 0)
		return 0;
	for (int i = 0; i < 4; i++) {
		unsigned d = digit_at(p, end, &next);

		if (d > 9)
			return 0;
		year = year * 10 + d;
		p = next;
	}
	if (digit_at(p, end, &next) <= 9 || year < 1500 || year > 2099)
		return 0;
	*behind = p;
	return year;
}

static bool
starts_nocase(const char *p, const char *end, const char *s)
{
	for (; *s; s++, p++)
		if (p == end || (*p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p) != *s)
			return false;
	return true;
}

/* "hep-ph/0112274" */
static bool
arxiv_id(const char *p, const char *end)
{
	const char *q = p;
	int digits = 0;

	while (q < end && q - p < 10 &&
	       ((*q >= 'a' && *q <= 'z') || *q == '-' || *q == '.'))
		q++;
	if (q - p < 2 || q == end || *q != '/')
		return false;
	for (q++; q < end && *q >= '0' && *q <= '9'; q++)
		digits++;
	return digits == 7;
}

bool
sk_look_url(const char *p, const char *end)
{
	static const char *const begins[] = { "http://", "https://", "ftp://",
					      "www.",    "doi:",     "doi.org/",
					      "urn:",    "arxiv:",   "10." };

	for (size_t i = 0; i < sizeof begins / sizeof *begins - 1; i++)
		if (starts_nocase(p, end, begins[i]))
			return true;
	if (arxiv_id(p, end))
		return true;
	/* A bare DOI: "10." and four digits or more, a slash. */
	if (!sk_starts(p, end, "10."))
		return false;
	for (p += 3; p < end && *p >= '0' && *p <= '9'; p++)
		;
	return p < end && *p == '/' && p[-1] != '.' && p[-2] != '.' &&
	       p[-3] != '.';
}

const char *
sk_look_url_end(const char *p, const char *end)
{
	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_space(c) || sk_one_of(c, "<>\"“”（）「」『』《》，。、"))
			return at;
	}
	return p;
}

/* Words that stand before pages or a volume, or say "the same place", in
 * lower case; a digit has to follow those of the first two lists. */
static const char *const page_words[] = { "pp.", "pp ",  "p.",   "p ",    "s.",
					  "s ",  "pag.", "pág.", "págs.", "頁",
					  "页",  "쪽",   "면" };
static const char *const volume_words[] = { "vol.", "vol ", "no.", "no ",
					    "nr.",  "nr ",  "bd.", "bd ",
					    "v.",   "n.",   "nº",  "iss." };
static const char *const back_words[] = {
	"ibid",     "ebd.",    "ebda", "op. cit", "op.cit", "a.a.o",
	"loc. cit", "前掲",    "同上", "同書",    "前揭",   "앞의",
	"위의 책",  "위의 글", "上掲", "전게서",  "상게서", "同前",
};

/* Words for what has no date yet. */
static const char *const coming_words[] = {
	"in press",    "in preparation", "forthcoming", "to appear",
	"submitted",   "unpublished",    "im druck",    "im erscheinen",
	"unveröff",    "sous presse",    "no prelo",    "en prensa",
	"in corso di", "近刊",           "印刷中",      "投稿中",
	"출간 예정",   "출판 예정",      "待刊",        "n.d.",
	"s. d.",       "o. j.",          "o.j."
};

static bool
word_digit(const char *p, const char *end, const char *const *words,
	   size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *q = p;

		if (!starts_nocase(p, end, words[i]))
			continue;
		for (q += strlen(words[i]); q < end && *q == ' '; q++)
			;
		if (sk_digit(sk_at(q, end)) >= 0)
			return true;
	}
	return false;
}

/* A year in Chinese numerals ("二〇二三年") or of an era ("平成30年"). */
static bool
han_year(const char *p, const char *end)
{
	static const char *const eras[] = { "明治", "大正", "昭和", "平成",
					    "令和", "民國", "民国", "光緒",
					    "康熙", "乾隆" };
	int digits = 0;

	for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
		if (sk_starts(p, end, eras[i]) && (size_t)(end - p) > 6) {
			uint32_t c = sk_at(p + 6, end);

			return sk_digit(c) >= 0 ||
			       sk_one_of(c, "元一二三四五六七八九十");
		}
	while (p < end && digits < 4 &&
	       sk_one_of(sk_at(p, end), "〇○零一二三四五六七八九")) {
		(void)sk_utf8_next(&p, end);
		digits++;
	}
	return digits == 4 && sk_at(p, end) == 0x5E74; /* the word for year */
}

/* What begins at P, the start of a word. */
static unsigned
seen_word(const char *p, const char *end)
{
	if (sk_look_url(p, end))
		return SK_SEEN_URL;
	if (word_digit(p, end, page_words,
		       sizeof page_words / sizeof *page_words))
		return SK_SEEN_PAGES;
	if (word_digit(p, end, volume_words,
		       sizeof volume_words / sizeof *volume_words))
		return SK_SEEN_VOLUME;
	for (size_t i = 0; i < sizeof coming_words / sizeof *coming_words; i++)
		if (starts_nocase(p, end, coming_words[i]))
			return SK_SEEN_YEAR;
	for (size_t i = 0; i < sizeof back_words / sizeof *back_words; i++)
		if (starts_nocase(p, end, back_words[i]))
			return SK_SEEN_BACK;
	return 0;
}

/* What the number at P, with no digit before it, is part of: "12-15", "12頁",
 * "12(3)", "第3巻". */
static unsigned
seen_number(const char *start, const char *p, const char *end)
{
	const char *q;
	uint32_t c;
	int digits = 0;

	if (sk_look_year(start, p, end, &q))
		return SK_SEEN_YEAR;
	while (p < end && sk_digit(c = sk_at(p, end)) >= 0 && ++digits < 7)
		(void)sk_utf8_next(&p, end);
	while (p < end && *p == ' ')
		p++;
	c = sk_at(p, end);
	if (sk_one_of(c, "頁页쪽면"))
		return SK_SEEN_PAGES;
	if (sk_one_of(c, "巻卷号號期권호집輯"))
		return SK_SEEN_VOLUME;
	if (sk_one_of(c, "-–—~〜～")) {
		(void)sk_utf8_next(&p, end);
		while (p < end && *p == ' ')
			p++;
		return sk_digit(sk_at(p, end)) >= 0 ? SK_SEEN_PAGES : 0;
	}
	return c == '(' && p + 1 < end && sk_digit(sk_at(p + 1, end)) >= 0
		       ? SK_SEEN_VOLUME
		       : 0;
}

unsigned
sk_look_seen(struct sakuin_str s)
{
	const char *start = s.ptr, *p = start,
		   *end = p + (s.len < SK_LOOK_MAX ? s.len : SK_LOOK_MAX);
	unsigned seen = 0;
	bool word = false, digit = false;

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);
		bool letter = sk_letter(c), number = sk_digit(c) >= 0;

		if (number && !digit)
			seen |= seen_number(start, at, end);
		if ((letter && !word) || (number && !digit && !word) ||
		    c >= 0x2E80)
			seen |= seen_word(at, end);
		if (c >= 0x3000 && !(seen & SK_SEEN_YEAR) && han_year(at, end))
			seen |= SK_SEEN_YEAR;
		if (sk_one_of(c, "“”„«»「『《〈‹"))
			seen |= SK_SEEN_QUOTE;
		if ((sk_one_of(c, ",.:;") && sk_space(sk_at(p, end))) ||
		    sk_one_of(c, "，。、：；"))
			seen |= SK_SEEN_PARTS;
		if (c == '"' || (c == '\'' && !word && letter))
			seen |= SK_SEEN_QUOTE;
		word = letter && c < 0x2E80;
		digit = number;
	}
	return seen;
}

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
is_particle(const struct word *w)
{
	static const char *const particles[] = {
		"de",  "van", "von", "der", "den", "del", "della",
		"di",  "da",  "do",  "dos", "das", "du",  "la",
		"le",  "el",  "al",  "ten", "ter", "zu",  "bin",
		"ibn", "af",  "av",  "st",  "d",   "dal", "degli"
	};
	size_t len = (size_t)(w->end - w->start);

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (len == strlen(particles[i]) &&
		    starts_nocase(w->start, w->end, particles[i]))
			return true;
	return false;
}

/* Words that go on with a reference. */
static bool
is_later_word(const struct word *w)
{
	static const char *const words[] = {
		"available",   "accessed",   "retrieved",    "viewed",
		"disponível",  "disponivel", "disponible",   "acesso",
		"acessado",    "acceso",     "recuperado",   "consultado",
		"verfügbar",   "abgerufen",  "abrufbar",     "zugriff",
		"consulté",    "doi",        "url",          "isbn",
		"issn",        "pmid",       "translated",   "tradução",
		"traducción",  "traduit",    "übersetzt",    "tese",
		"dissertação", "thesis",     "dissertation", "crossref",
		"medline",     "pubmed",     "press",        "verlag"
	};
	size_t len = (size_t)(w->end - w->start);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (len == strlen(words[i]) &&
		    starts_nocase(w->start, w->end, words[i]))
			return true;
	return false;
}

/* Words that begin many a line but no name. */
static bool
is_function_word(const struct word *w)
{
	static const char *const words[] = {
		"the",  "in",   "and", "on",   "of",   "for",   "a",   "an",
		"from", "with", "to",  "by",   "at",   "und",   "der", "die",
		"das",  "im",   "zur", "zum",  "für",  "eine",  "ein", "em",
		"no",   "na",   "os",  "as",   "les",  "des",   "une", "un",
		"pp",   "vol",  "see", "this", "that", "these", "it",  "we"
	};
	size_t len = (size_t)(w->end - w->start);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (len == strlen(words[i]) &&
		    starts_nocase(w->start, w->end, words[i]))
			return true;
	return false;
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

	p = over_spaces(p, end);
	if (sk_one_of(sk_at(p, end), "“„«\"‘「『"))
		return SK_START_PERSON;
	return word_read(&p, end, &w) && is_initials(&w) &&
			       (w.stop || sk_one_of(sk_at(p, end), ",;& ."))
		       ? SK_START_PERSON
		       : SK_START_NAME;
}

static bool
name_joins(const struct word *w)
{
	size_t len = (size_t)(w->end - w->start);

	return w->upper || is_particle(w) ||
	       (len <= 3 && (starts_nocase(w->start, w->end, "of") ||
			     starts_nocase(w->start, w->end, "for") ||
			     starts_nocase(w->start, w->end, "and") ||
			     starts_nocase(w->start, w->end, "et") ||
			     starts_nocase(w->start, w->end, "und") ||
			     starts_nocase(w->start, w->end, "y") ||
			     starts_nocase(w->start, w->end, "e")));
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
	if (c == ':')
		return words <= 6 ? SK_START_NAME : SK_START_NONE;
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
		if ((words == 1 && is_function_word(&w) && !w.stop) ||
		    !name_joins(&w) ||
		    (words == 1 && !w.upper && !is_particle(&w)))
			return SK_START_NONE;
		if (is_initials(&w))
			initials++;
		else if (w.upper && w.letters > 1)
			long_word = true;
		if (words > 2 && w.end - w.start == 2 &&
		    starts_nocase(w.start, w.end, "al"))
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
	if (word_read(&q, end, &w) && is_later_word(&w))
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

/* Does the last word of [START, P) want something behind it? */
static bool
wants_more(const char *start, const char *p)
{
	static const char *const words[] = {
		"and",  "und",  "et",  "y",   "e",   "of",  "the", "in",
		"for",  "on",   "der", "die", "das", "des", "de",  "la",
		"du",   "to",   "a",   "an",  "von", "zur", "zum", "im",
		"with", "from", "by",  "at",  "da",  "do",  "em",  "del"
	};
	const char *q = p;
	size_t len;

	while (q > start && (uint8_t)q[-1] < 0x80 && (q[-1] | 0x20) >= 'a' &&
	       (q[-1] | 0x20) <= 'z' && p - q < 8)
		q--;
	len = (size_t)(p - q);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (len == strlen(words[i]) && starts_nocase(q, p, words[i]) &&
		    (q == start || q[-1] == ' '))
			return true;
	return false;
}

/* A single capital before the full stop at P: "Vairo, A." */
static bool
after_initial(const char *start, const char *p)
{
	uint32_t c = sk_back(start, &p), before = sk_back(start, &p);

	return sk_letter_upper(c) && !sk_letter(before);
}

enum sk_end
sk_look_end(const char *start, const char *p)
{
	const char *q = p, *word = p;
	uint32_t c = sk_back(start, &q);

	while (word > start && p - word < WORD_MAX_BYTES &&
	       !sk_space((uint8_t)word[-1]))
		word--;
	if (p - word > 8 && (sk_look_url(word, p) ||
			     memmem(word, (size_t)(p - word), "://", 3)))
		return SK_END_STOP;
	if (sk_one_of(c, ",;:&-–—(（[/、，；：‐=“「『《·"))
		return SK_END_OPEN;
	if (sk_one_of(c, ".．"))
		return after_initial(start, q) ? SK_END_ABBREVIATION
					       : SK_END_STOP;
	if (sk_one_of(c, "。)）]］”」』》>!?！？"))
		return SK_END_STOP;
	if (sk_digit(c) >= 0)
		return SK_END_DIGIT;
	return wants_more(start, p) ? SK_END_OPEN : SK_END_LETTER;
}

uint64_t
sk_look_key(const char *p, const char *end)
{
	uint64_t key = 0;

	for (int i = 0; i < 3;) {
		uint32_t c;

		if (p == end)
			return key << (21 * (3 - i));
		c = sk_utf8_next(&p, end);
		if (!sk_letter(c) || sk_mark(c))
			continue;
		key = key << 21 | sk_letter_plain(c);
		i++;
	}
	return key;
}
