/* build.c - from nothing to a database, by one process or several. */
#include "ingest.h"

bool
sk_build(const char *db, const char *const *paths, size_t count, unsigned jobs,
	 const struct sk_ingest_options *o, struct sk_ingest_summary *summary,
	 struct sakuin_error *err)
{
	struct sk_store *store = sk_store_open_writer(db, err);
	bool ok;

	(void)jobs;
	*summary = (struct sk_ingest_summary){ 0 };
	if (!store)
		return false;
	ok = sk_ingest(store, paths, count, o, summary, err);
	sk_store_close(store);
	return ok;
}
