/* enamdict_file.c - map the file of ENAMDICT, which is sorted, and search it
 * as it is. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unicode/ucnv.h>

#include "enamdict_file.h"

static const char enamdict_file[] = "/usr/share/edict/enamdict";

enum { CODES = 0x10000 };

void
sk_enamdict_close(void *self)
{
	struct sk_enamdict *e = self;

	munmap((void *)(uintptr_t)e->map, e->size);
	free(e->euc);
	free(e);
}

/* Where the line that holds byte AT begins. */
static size_t
line_start(const struct sk_enamdict *e, size_t at)
{
	while (at > 0 && e->map[at - 1] != '\n')
		at--;
	return at;
}

size_t
sk_enamdict_end(const struct sk_enamdict *e, size_t at)
{
	const char *end = memchr(e->map + at, '\n', e->size - at);

	return end ? (size_t)(end - e->map) : e->size;
}

struct sakuin_str
sk_enamdict_name(const struct sk_enamdict *e, size_t start)
{
	const char *line = e->map + start;
	size_t len = sk_enamdict_end(e, start) - start;
	const char *space = memchr(line, ' ', len);

	return (struct sakuin_str){ line,
				    space ? (size_t)(space - line) : len };
}

/* A file that is not sorted would answer at random: look at some lines. */
static bool
enamdict_sorted(const struct sk_enamdict *e)
{
	enum { PROBES = 64 };
	struct sakuin_str last = sk_enamdict_name(e, 0);

	for (size_t i = 1; i < PROBES; i++) {
		size_t start = line_start(e, e->size / PROBES * i);
		struct sakuin_str name = sk_enamdict_name(e, start);

		if (sk_str_cmp(last, name) > 0)
			return false;
		last = name;
	}
	return true;
}

/* Map the file; false if it is not there or not what we know. */
static bool
enamdict_map(struct sk_enamdict *e)
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
enamdict_codes(struct sk_enamdict *e)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open("EUC-JP", &status);

	if (U_FAILURE(status))
		return false;
	for (uint32_t i = 0; i < SK_JIS_PLANES * SK_JIS_PLANES; i++) {
		uint32_t code = (SK_EUC_FIRST + i / SK_JIS_PLANES) << 8 |
				(SK_EUC_FIRST + i % SK_JIS_PLANES);
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

bool
sk_enamdict_open(void **self, struct sakuin_error *err)
{
	struct sk_enamdict *e = calloc(1, sizeof *e);

	if (!e)
		return sk_nomem(err);
	if (!enamdict_map(e)) {
		free(e);
		return true;
	}
	e->euc = calloc(CODES, sizeof *e->euc);
	if (!e->euc) {
		sk_enamdict_close(e);
		return sk_nomem(err);
	}
	if (!enamdict_codes(e))
		sk_enamdict_close(e);
	else
		*self = e;
	return true;
}

bool
sk_enamdict_stamp(char *out, size_t size)
{
	struct stat st;

	if (stat(enamdict_file, &st) != 0)
		return false;
	snprintf(out, size, "enamdict %lld", (long long)st.st_size);
	return true;
}

bool
sk_enamdict_euc(const struct sk_enamdict *e, struct sakuin_str text,
		struct sk_euc_name *out)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	for (out->chars = 0; p < end; out->chars++) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c >= CODES || !e->euc[c] || out->chars == SK_ENAMDICT_CHARS)
			return false;
		out->bytes[2 * out->chars] = (char)(e->euc[c] >> 8);
		out->bytes[2 * out->chars + 1] = (char)(e->euc[c] & 0xFF);
	}
	return out->chars > 0;
}

/* Where the first line begins, from LOW to HIGH, whose name is not before
 * NAME. */
static size_t
enamdict_search(const struct sk_enamdict *e, struct sakuin_str name, size_t low,
		size_t high)
{
	while (low < high) {
		size_t middle = line_start(e, low + (high - low) / 2);

		if (sk_str_cmp(sk_enamdict_name(e, middle), name) < 0)
			low = sk_enamdict_end(e, middle) + 1;
		else
			high = middle;
	}
	return low < e->size ? low : e->size;
}

/* Where the names begin that begin with character NUMBER of JIS X 0208. */
static size_t
enamdict_bound(struct sk_enamdict *e, size_t number)
{
	char bytes[2] = { (char)(SK_EUC_FIRST + number / SK_JIS_PLANES),
			  (char)(SK_EUC_FIRST + number % SK_JIS_PLANES) };
	struct sakuin_str first = { bytes, 2 };

	if (!e->bounds[number])
		e->bounds[number] =
			(uint32_t)enamdict_search(e, first, 0, e->size) + 1;
	return e->bounds[number] - 1;
}

static size_t
enamdict_lower(struct sk_enamdict *e, struct sakuin_str name)
{
	size_t row = (uint8_t)name.ptr[0] - (size_t)SK_EUC_FIRST;
	size_t cell = (uint8_t)name.ptr[1] - (size_t)SK_EUC_FIRST;
	size_t number = row * SK_JIS_PLANES + cell;
	size_t low = enamdict_bound(e, number);

	return enamdict_search(e, name, low, enamdict_bound(e, number + 1));
}

size_t
sk_enamdict_start(struct sk_enamdict *e, struct sakuin_str name)
{
	struct sk_enamdict_memo key = { 0 }, *memo = e->memos;
	uint32_t hash = 2166136261u; /* FNV-1a */

	memcpy(key.name, name.ptr, name.len);
	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (uint8_t)name.ptr[i]) * 16777619u;
	memo += (hash ^ hash >> 15) % SK_ENAMDICT_MEMOS;
	if (!memcmp(memo->name, key.name, sizeof key.name))
		return memo->start;
	key.start = (uint32_t)enamdict_lower(e, name);
	if (key.start < e->size &&
	    !sk_str_eq(sk_enamdict_name(e, key.start), name))
		key.start = (uint32_t)e->size;
	*memo = key;
	return key.start;
}
