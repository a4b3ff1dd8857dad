/* rights.c - what the rights of a document allow. */
#include <stdio.h>

#include "metadata.h"
#include "rights.h"

/* A word of rights is compared by its letters alone: "No Text" is no-text. */
enum { HEAD = 96, LETTERS = 16, EDITS = 2, EDITS_FIRST = 1 };

/* May C, an ASCII character, be inside a word?  "closed-circuit" is one. */
static bool
rights_in_word(char c)
{
	char small = c | 0x20;

	return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '\'';
}

/* C, or for a wide sign the narrow one that it stands for. */
static uint32_t
rights_narrow(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	if (c == 0x3001 || c == 0x3002) /* comma, full stop */
		return ',';
	/* The space, brackets. */
	return c == 0x3000 || (c >= 0x3008 && c <= 0x301F) ? ' ' : c;
}

/* What is before the reason, in TO: from the first letter on, no wide signs
 * among them. */
static struct sakuin_str
rights_head(struct sakuin_str rights, char to[HEAD])
{
	const char *p = rights.ptr, *end = p + rights.len;
	size_t n = 0;

	while (p < end && n + 4 <= HEAD) {
		uint32_t c = rights_narrow(sk_utf8_next(&p, end));

		if (n > 0 && c < 0x80 && strchr(";:,.(\n", (int)c))
			break;
		if (n > 0 || c >= 0x80 || rights_in_word((char)c))
			n += sk_utf8_put(to + n, c);
	}
	return sk_trim((struct sakuin_str){ to, n });
}

/* The letters of HEAD, small; false if there are too many, or others. */
static bool
rights_letters(struct sakuin_str head, char out[LETTERS + 1])
{
	size_t n = 0;

	for (size_t i = 0; i < head.len; i++) {
		char c = head.ptr[i] | 0x20;

		if (c < 'a' || c > 'z')
			continue;
		if (n == LETTERS)
			return false;
		out[n++] = c;
	}
	out[n] = '\0';
	return n > 0;
}

/* How many letters of A have to change to make it B. */
static size_t
rights_edits(const char *a, const char *b)
{
	size_t row[LETTERS + 1], width = strlen(b);

	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (; *a; a++) {
		size_t corner = row[0]++;

		for (size_t j = 1; j <= width; j++) {
			size_t best = corner + (*a != b[j - 1]);

			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			corner = row[j];
			row[j] = best;
		}
	}
	return row[width];
}

/* A word of ours with a slip in it would open what it is meant to close. */
static bool
rights_slip(struct sakuin_str s, size_t most)
{
	static const char *const closing[] = { "exclude", "notext" };
	char letters[LETTERS + 1];

	if (!rights_letters(s, letters))
		return false;
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (rights_edits(letters, closing[i]) <= most)
			return true;
	return false;
}

/* The word that S begins with. */
static struct sakuin_str
rights_word(struct sakuin_str s)
{
	size_t len = 0;

	while (len < s.len && rights_in_word(s.ptr[len]))
		len++;
	return (struct sakuin_str){ s.ptr, len };
}

/* Words with which people, and other programs, close what they describe; ours
 * are among them where no sign is behind them. */
static bool
rights_closes(struct sakuin_str head)
{
	static const char *const words[] = {
		"exclude",  "excluded",    "no-text",      "no text",
		"closed",   "restricted",  "confidential", "classified",
		"private",  "secret",      "hidden",       "sealed",
		"withheld", "embargo",     "embargoed",    "no access",
		"gesperrt", "vertraulich", "非公開",       "非公开",
		"公開制限", "閲覧制限",    "閲覧不可",     "不公開",
		"비공개",   "열람제한",    "열람 제한",    "접근제한",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);

		if (head.len < len || strncasecmp(head.ptr, words[i], len) != 0)
			continue;
		/* A word of Latin letters ends where they do. */
		if ((unsigned char)words[i][0] >= 0x80 || head.len == len ||
		    !rights_in_word(head.ptr[len]))
			return true;
	}
	return false;
}

/* What RIGHTS allow; *SURE is false if they may be meant otherwise. */
static enum sk_access
rights_read(struct sakuin_str rights, bool *sure)
{
	char text[HEAD], letters[LETTERS + 1];
	struct sakuin_str head = rights_head(rights, text);

	*sure = true;
	if (rights_letters(head, letters)) {
		if (!strcmp(letters, "open"))
			return SK_ACCESS_OPEN;
		if (!strcmp(letters, "notext"))
			return SK_ACCESS_NO_TEXT;
		if (!strcmp(letters, "exclude") || !strcmp(letters, "excluded"))
			return SK_ACCESS_EXCLUDED;
	}
	*sure = !rights_slip(head, EDITS) &&
		!rights_slip(rights_word(head), EDITS_FIRST) &&
		!rights_closes(head);
	return *sure ? SK_ACCESS_OPEN : SK_ACCESS_EXCLUDED;
}

enum sk_access
sk_rights_access(struct sakuin_str rights)
{
	bool sure;

	return rights_read(rights, &sure);
}

/* At most 60 bytes of S, for a message. */
static int
rights_shown(struct sakuin_str s)
{
	return (int)sk_utf8_cut(s, 60);
}

void
sk_rights_judge(struct sakuin_str rights, struct sakuin_str embargo,
		const char *today, struct sk_ruling *out)
{
	char until[11];
	bool sure;

	*out = (struct sk_ruling){ .access = rights_read(rights, &sure) };
	embargo = sk_trim(embargo);
	if (!sure)
		snprintf(out->doubt, sizeof out->doubt,
			 "rights '%.*s' may be meant to close it, so it was "
			 "left out; write exclude, no-text or open and a "
			 "semicolon before the statement",
			 rights_shown(rights), rights.ptr);
	if (embargo.len == 0)
		return;
	if (!sk_embargo_end(embargo, until)) {
		out->access = SK_ACCESS_EXCLUDED;
		snprintf(out->doubt, sizeof out->doubt,
			 "embargo '%.*s' is not a date, so it was left out; "
			 "write YYYY-MM-DD",
			 rights_shown(embargo), embargo.ptr);
	} else if (strcmp(until, today) >= 0) {
		/* What is excluded for good awaits no day. */
		if (out->access != SK_ACCESS_EXCLUDED)
			memcpy(out->until, until, sizeof until);
		out->access = SK_ACCESS_EXCLUDED;
	}
}
