/* enamdict_file.h - the file of ENAMDICT: a name a line, in EUC-JP, sorted. */
#ifndef SK_ENAMDICT_FILE_H
#define SK_ENAMDICT_FILE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
	SK_ENAMDICT_CHARS = 12, /* longer ones are firms and films */
	SK_ENAMDICT_MEMOS = 8192,
	SK_JIS_PLANES = 94, /* rows of JIS X 0208, and characters in a row */
	SK_EUC_FIRST = 0xA1
};

/* Where a name was found; names and what is none come again and again. */
struct sk_enamdict_memo {
	char name[2 * SK_ENAMDICT_CHARS]; /* zeros behind it, and at first */
	uint32_t start; /* of its first line, or the size of the file */
};

struct sk_enamdict {
	const char *map; /* the file, which has at least one line */
	size_t size;
	uint16_t *euc; /* EUC-JP of a code point, or 0 */
	/* Plus one, the first line of a character; 0: not yet known. */
	uint32_t bounds[SK_JIS_PLANES * SK_JIS_PLANES + 1];
	struct sk_enamdict_memo memos[SK_ENAMDICT_MEMOS];
};

/* A name in EUC-JP, two bytes a character. */
struct sk_euc_name {
	char bytes[2 * SK_ENAMDICT_CHARS];
	size_t chars;
};

/* As of struct sk_reading_source; *SELF is a struct sk_enamdict. */
SK_MUST_CHECK bool sk_enamdict_open(void **self, struct sakuin_error *err);
void sk_enamdict_close(void *self);
bool sk_enamdict_stamp(char *out, size_t size);

/* TEXT in EUC-JP; false if it is too long or has characters that the file
 * can't have. */
bool sk_enamdict_euc(const struct sk_enamdict *e, struct sakuin_str text,
		     struct sk_euc_name *out);
/* Where the first line of NAME begins; e->size if there is none. */
size_t sk_enamdict_start(struct sk_enamdict *e, struct sakuin_str name);
/* Where the line that begins at START ends. */
size_t sk_enamdict_end(const struct sk_enamdict *e, size_t start);
/* The name at the head of the line that begins at START. */
struct sakuin_str sk_enamdict_name(const struct sk_enamdict *e, size_t start);

/* The key of a reading in EUC-JP, as it stands between brackets. */
struct sk_jakey;
bool sk_enamdict_key(struct sakuin_str euc, struct sk_jakey *key);

#ifdef __cplusplus
}
#endif
#endif
