/* enamdict.c - readings of names by ENAMDICT (Debian package enamdict).
 *
 * The file has a name a line, such as
 *
 *     NAME [KANA] /(s,p) Romanised/
 *
 * in EUC-JP, sorted by bytes, so it is mapped and searched as it is.  A window
 * that is no name as a whole is tried as surname and given name. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unicode/ucnv.h>

#include "readings.h"

static const char enamdict_file[] = "/usr/share/edict/enamdict";

enum {
	NAME_MAX_CHARS = 12, /* longer ones are firms and films */
	PERSON_MIN_CHARS = 3,
	PERSON_MAX_CHARS = 7,
	SURNAME_MAX_CHARS = 4,
	PLANES = 94, /* rows of JIS X 0208, and characters in a row */
	EUC_FIRST = 0xA1,
	CODES = 0x10000,
	MEMOS = 8192
};

/* Kinds of names. */
enum { SURNAME = 1, GIVEN = 2, ANY = 4 };

/* Where a name was found; names and what is none come again and again. */
struct memo {
	char name[2 * NAME_MAX_CHARS]; /* zeros behind it, and at first */
	uint32_t start;                /* of its first line, or e->size */
};

struct enamdict {
	const char *map; /* the file, which has at least one line */
	size_t size;
	uint16_t *euc; /* EUC-JP of a code point, or 0 */
	/* Plus one, the first line of a character; 0: not yet known. */
	uint32_t bounds[PLANES * PLANES + 1];
	struct memo memos[MEMOS];
};

/* A name in EUC-JP, two bytes a character. */
struct euc_name {
	char bytes[2 * NAME_MAX_CHARS];
	size_t chars;
};

/* Opening */

static void
enamdict_close(void *self)
{
	struct enamdict *e = self;

	munmap((void *)(uintptr_t)e->map, e->size);
	free(e->euc);
	free(e);
}

/* Where the line that holds byte AT begins. */
static size_t
line_start(const struct enamdict *e, size_t at)
{
	const char *before = memrchr(e->map, '\n', at);

	return before ? (size_t)(before - e->map) + 1 : 0;
}

static size_t
line_end(const struct enamdict *e, size_t at)
{
	const char *end = memchr(e->map + at, '\n', e->size - at);

	return end ? (size_t)(end - e->map) : e->size;
}

/* The name at the head of the line that begins at START. */
static struct sakuin_str
line_name(const struct enamdict *e, size_t start)
{
	const char *line = e->map + start;
	size_t len = line_end(e, start) - start;
	const char *space = memchr(line, ' ', len);

	return (struct sakuin_str){ line,
				    space ? (size_t)(space - line) : len };
}

/* A file that is not sorted would answer at random: look at some lines. */
static bool
enamdict_sorted(const struct enamdict *e)
{
	enum { PROBES = 64 };
	struct sakuin_str last = line_name(e, 0);

	for (size_t i = 1; i < PROBES; i++) {
		size_t start = line_start(e, e->size / PROBES * i);
		struct sakuin_str name = line_name(e, start);

		if (sk_str_cmp(last, name) > 0)
			return false;
		last = name;
	}
	return true;
}

/* Map the file; false if it is not there or not what we know. */
static bool
enamdict_map(struct enamdict *e)
{
	int fd = open(enamdict_file, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *map = MAP_FAILED;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    st.st_size < UINT32_MAX) {
		e->size = (size_t)st.st_size;
		map = mmap(NULL, e->size, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	close(fd);
	if (map == MAP_FAILED)
		return false;
	e->map = map;
	if (enamdict_sorted(e))
		return true;
	munmap(map, e->size);
	return false;
}

/* Fill e->euc by asking ICU for each character of JIS X 0208. */
static bool
enamdict_codes(struct enamdict *e)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open("EUC-JP", &status);

	if (U_FAILURE(status))
		return false;
	for (uint32_t i = 0; i < PLANES * PLANES; i++) {
		uint32_t code = (EUC_FIRST + i / PLANES) << 8 |
				(EUC_FIRST + i % PLANES);
		char bytes[2] = { (char)(code >> 8), (char)(code & 0xFF) };
		UChar c[2] = { 0 };

		status = U_ZERO_ERROR;
		if (ucnv_toUChars(converter, c, 2, bytes, 2, &status) == 1 &&
		    c[0] != 0xFFFD)
			e->euc[c[0]] = (uint16_t)code;
	}
	ucnv_close(converter);
	return true;
}

static bool
enamdict_open(void **self, struct sakuin_error *err)
{
	struct enamdict *e = calloc(1, sizeof *e);

	if (!e)
		return sk_nomem(err);
	if (!enamdict_map(e)) {
		free(e);
		return true;
	}
	e->euc = calloc(CODES, sizeof *e->euc);
	if (!e->euc) {
		enamdict_close(e);
		return sk_nomem(err);
	}
	if (!enamdict_codes(e))
		enamdict_close(e);
	else
		*self = e;
	return true;
}

/* Looking up */

/* TEXT in EUC-JP; false if it is too long or has characters that the file
 * can't have. */
static bool
euc_read(const struct enamdict *e, struct sakuin_str text, struct euc_name *out)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	for (out->chars = 0; p < end; out->chars++) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c >= CODES || !e->euc[c] || out->chars == NAME_MAX_CHARS)
			return false;
		out->bytes[2 * out->chars] = (char)(e->euc[c] >> 8);
		out->bytes[2 * out->chars + 1] = (char)(e->euc[c] & 0xFF);
	}
	return out->chars > 0;
}

/* Where the first line begins, from LOW to HIGH, whose name is not before
 * NAME. */
static size_t
enamdict_search(const struct enamdict *e, struct sakuin_str name, size_t low,
		size_t high)
{
	while (low < high) {
		size_t middle = line_start(e, low + (high - low) / 2);

		if (sk_str_cmp(line_name(e, middle), name) < 0)
			low = line_end(e, middle) + 1;
		else
			high = middle;
	}
	return low < e->size ? low : e->size;
}

/* Where the names begin that begin with character NUMBER of JIS X 0208. */
static size_t
enamdict_bound(struct enamdict *e, size_t number)
{
	char bytes[2] = { (char)(EUC_FIRST + number / PLANES),
			  (char)(EUC_FIRST + number % PLANES) };
	struct sakuin_str first = { bytes, 2 };

	if (!e->bounds[number])
		e->bounds[number] =
			(uint32_t)enamdict_search(e, first, 0, e->size) + 1;
	return e->bounds[number] - 1;
}

static size_t
enamdict_lower(struct enamdict *e, struct sakuin_str name)
{
	size_t row = (uint8_t)name.ptr[0] - (size_t)EUC_FIRST;
	size_t cell = (uint8_t)name.ptr[1] - (size_t)EUC_FIRST;
	size_t number = row * PLANES + cell;
	size_t low = enamdict_bound(e, number);

	return enamdict_search(e, name, low, enamdict_bound(e, number + 1));
}

/* Where the first line of NAME begins; e->size if there is none. */
static size_t
enamdict_start(struct enamdict *e, struct sakuin_str name)
{
	struct memo key = { 0 }, *memo = e->memos;
	uint32_t hash = 2166136261u; /* FNV-1a */

	memcpy(key.name, name.ptr, name.len);
	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (uint8_t)name.ptr[i]) * 16777619u;
	memo += (hash ^ hash >> 15) % MEMOS;
	if (!memcmp(memo->name, key.name, sizeof key.name))
		return memo->start;
	key.start = (uint32_t)enamdict_lower(e, name);
	if (key.start < e->size && !sk_str_eq(line_name(e, key.start), name))
		key.start = (uint32_t)e->size;
	*memo = key;
	return key.start;
}

/* The key of a reading in EUC-JP: rows 4 and 5 are in Unicode's order. */
static bool
enamdict_key(struct sakuin_str euc, struct sk_jakey *key)
{
	char utf8[256];
	size_t len = 0;

	for (size_t i = 0; i + 1 < euc.len; i += 2) {
		uint32_t row = (uint8_t)euc.ptr[i];
		uint32_t cell = (uint8_t)euc.ptr[i + 1] - (uint32_t)EUC_FIRST;
		uint32_t base = row == 0xA4 ? 0x3041 : 0x30A1;

		if (len + 4 > sizeof utf8 || cell >= PLANES)
			return false;
		if (row == 0xA1) /* long vowels and middle dots */
			continue;
		if (row != 0xA4 && row != 0xA5)
			return false;
		len += sk_utf8_put(utf8 + len, base + cell);
	}
	return sk_jakey_kana((struct sakuin_str){ utf8, len }, key);
}

/* The kinds of name in "(s,p) Romanised/". */
static unsigned
enamdict_kinds(const char *p, const char *end)
{
	unsigned kinds = ANY;

	p = memchr(p, '(', (size_t)(end - p));
	for (; p && p < end && *p != ')'; p++) {
		bool alone = end - p > 2 && (p[2] == ',' || p[2] == ')');

		if ((*p != '(' && *p != ',') || !alone)
			continue;
		if (p[1] == 's' || p[1] == 'u')
			kinds |= SURNAME;
		if (strchr("gfmu", p[1]))
			kinds |= GIVEN;
	}
	return kinds;
}

/* Add the reading on the line [P, END) if it is of kind WANT. */
static void
enamdict_line(const char *p, const char *end, unsigned want,
	      struct sk_keys *out)
{
	const char *open = memchr(p, '[', (size_t)(end - p));
	const char *close =
		open ? memchr(open, ']', (size_t)(end - open)) : NULL;
	struct sakuin_str kana;
	struct sk_jakey key;

	if (!close || !(enamdict_kinds(close, end) & want))
		return;
	kana = (struct sakuin_str){ open + 1, (size_t)(close - open - 1) };
	if (enamdict_key(kana, &key))
		sk_keys_add(out, &key);
}

/* Add all readings of NAME that are of kind WANT; false if it is not there
 * as any kind. */
static bool
enamdict_find(struct enamdict *e, struct sakuin_str name, unsigned want,
	      struct sk_keys *out)
{
	size_t start = enamdict_start(e, name), lines = 0;

	for (; start < e->size && sk_str_eq(line_name(e, start), name) &&
	       !(lines && sk_keys_full(out));
	     lines++) {
		size_t end = line_end(e, start);

		enamdict_line(e->map + start, e->map + end, want, out);
		start = end + 1;
	}
	return lines > 0;
}

/* Add readings of NAME as a surname and a given name. */
static void
enamdict_person(struct enamdict *e, const struct euc_name *name,
		struct sk_keys *out)
{
	for (size_t i = 1;
	     i < name->chars && i <= SURNAME_MAX_CHARS && !sk_keys_full(out);
	     i++) {
		struct sk_keys surnames, givens;
		const struct sk_keys *const parts[] = { &surnames, &givens };
		struct sakuin_str surname = { name->bytes, 2 * i };
		struct sakuin_str given = { name->bytes + 2 * i,
					    2 * (name->chars - i) };

		surnames.count = surnames.most = 0;
		givens.count = givens.most = 0;
		if (!sk_keys_full(out) &&
		    enamdict_find(e, surname, SURNAME, &surnames) &&
		    enamdict_find(e, given, GIVEN, &givens))
			sk_keys_product(parts, 2, out);
	}
}

static void
enamdict_read(void *self, const struct sk_window *w, struct sk_keys *out)
{
	struct enamdict *e = self;
	size_t start = w->pieces[0].start, end = w->pieces[w->count - 1].end;
	struct sakuin_str text = { w->text.ptr + start, end - start };
	struct euc_name name;
	struct sakuin_str whole = { name.bytes, 0 };

	/* A single character can be a dozen given names: only alone. */
	if (!euc_read(e, text, &name) ||
	    (name.chars == 1 && text.len < w->text.len))
		return;
	whole.len = 2 * name.chars;
	if (enamdict_find(e, whole, ANY, out) ||
	    (w->torn && text.len < w->text.len))
		return;
	if (name.chars >= PERSON_MIN_CHARS && name.chars <= PERSON_MAX_CHARS)
		enamdict_person(e, &name, out);
}

const struct sk_reading_source sk_source_enamdict = {
	.name = "enamdict",
	.names = true,
	.lost = "names in kanji are read less well without ENAMDICT (package "
		"enamdict)",
	.open = enamdict_open,
	.close = enamdict_close,
	.read = enamdict_read,
};
