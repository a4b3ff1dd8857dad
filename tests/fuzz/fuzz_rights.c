/* Fuzz target: any bytes as rights, and behind the first line end as an
 * embargo.  Whatever leaves a doubt closes; an embargo that ends does so on a
 * day, opens on the next, and never opens more than the rights do. */
#include "fuzz.h"
#include "metadata.h"
#include "rights.h"

/* The embargo ends on the day END. */
static void
ends(struct sakuin_str rights, struct sakuin_str embargo, const char *end)
{
	enum sk_access alone = sk_rights_access(rights);
	struct sk_ruling on, after;

	must(sk_date_valid(sk_str(end)) || end[0] == '0', "a day it ends");
	sk_rights_judge(rights, embargo, end, &on);
	must(on.access == SK_ACCESS_EXCLUDED, "closed on its last day");
	must(alone == SK_ACCESS_EXCLUDED || !strcmp(on.until, end),
	     "it is known when to look again");
	if (!strcmp(end, SK_EMBARGO_NEVER))
		return;
	sk_rights_judge(rights, embargo, SK_EMBARGO_NEVER, &after);
	must(after.access == alone, "behind it the rights count");
	must(*after.until == '\0', "and nothing is awaited");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sakuin_str rights = { (const char *)data, size };
	const char *line = size ? memchr(data, '\n', size) : NULL;
	struct sakuin_str embargo = { rights.ptr, 0 };
	struct sk_ruling today;
	char end[11];

	if (line) {
		rights.len = (size_t)(line - rights.ptr);
		embargo.ptr = line + 1;
		embargo.len = size - rights.len - 1;
	}
	sk_rights_judge(rights, embargo, "2026-11-23", &today);
	must(!*today.doubt || today.access == SK_ACCESS_EXCLUDED,
	     "doubt closes");
	must(today.access >= sk_rights_access(rights) ||
		     sk_rights_access(rights) == SK_ACCESS_EXCLUDED,
	     "an embargo opens nothing");
	if (sk_trim(embargo).len && sk_embargo_end(embargo, end))
		ends(rights, embargo, end);
	return 0;
}
