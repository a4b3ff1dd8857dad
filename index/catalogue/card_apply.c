/* card_apply.c - what a card says, into the document. */
#include "card.h"
#include "mapping.h"
#include "rights.h"

/* Where a field is in a document: a string, or a list and its length. */
static const struct {
	enum sk_card_field field;
	size_t at, count; /* count 0: a string */
} places[] = {
	{ SK_CARD_ID, offsetof(struct sk_document, id), 0 },
	{ SK_CARD_TITLE, offsetof(struct sk_document, title), 0 },
	{ SK_CARD_TITLE_TRANSLATED,
	  offsetof(struct sk_document, title_translated), 0 },
	{ SK_CARD_AUTHOR, offsetof(struct sk_document, authors),
	  offsetof(struct sk_document, author_count) },
	{ SK_CARD_DATE, offsetof(struct sk_document, date), 0 },
	{ SK_CARD_LANG, offsetof(struct sk_document, lang), 0 },
	{ SK_CARD_URL, offsetof(struct sk_document, url), 0 },
	{ SK_CARD_DOI, offsetof(struct sk_document, doi), 0 },
	{ SK_CARD_ISBN, offsetof(struct sk_document, isbn), 0 },
	{ SK_CARD_CODE, offsetof(struct sk_document, codes),
	  offsetof(struct sk_document, code_count) },
	{ SK_CARD_COLLECTION, offsetof(struct sk_document, collections),
	  offsetof(struct sk_document, collection_count) },
	{ SK_CARD_REPOSITORY, offsetof(struct sk_document, repository), 0 },
	{ SK_CARD_DESCRIPTION, offsetof(struct sk_document, description), 0 },
	{ SK_CARD_KEYWORD, offsetof(struct sk_document, keywords),
	  offsetof(struct sk_document, keyword_count) },
	{ SK_CARD_RIGHTS, offsetof(struct sk_document, rights), 0 },
	{ SK_CARD_EMBARGO, offsetof(struct sk_document, embargo), 0 },
};

/* How a text is read for one document. */
struct apply {
	struct sakuin_str text, member;
	bool shared, inner; /* the lines of the member, or those of the file */
};

/* The next line for it. */
static bool
apply_next(const struct apply *a, struct sakuin_str *rest,
	   enum sk_card_field field, struct sakuin_str *origin,
	   struct sk_card_line *line)
{
	while (sk_card_next(rest, origin, line)) {
		const char *inner = memmem(origin->ptr, origin->len, "!/", 2);
		struct sakuin_str member = { 0 };

		if (inner)
			member = (struct sakuin_str){
				inner + 2,
				(size_t)(origin->ptr + origin->len - inner - 2)
			};
		if (line->field == field && a->inner == (inner != NULL) &&
		    (!inner || sk_str_eq(member, a->member)))
			return true;
	}
	return false;
}

/* The lines of FIELD that count: those of the last origin that has any. */
static size_t
apply_count(const struct apply *a, enum sk_card_field field,
	    struct sakuin_str *from)
{
	struct sakuin_str rest = a->text, origin, last = { 0 };
	struct sk_card_line line;
	size_t count = 0;

	while (apply_next(a, &rest, field, &origin, &line)) {
		if (!sk_str_eq(origin, last))
			count = 0;
		count++;
		last = origin;
	}
	*from = last;
	return count;
}

/* Of a list all values, of anything else the first. */
static bool
apply_field(const struct apply *a, size_t place, struct sk_document *doc,
	    struct sk_arena *arena, struct sakuin_error *err)
{
	struct sakuin_str rest = a->text, from, origin, *list;
	struct sk_card_line line;
	char *at = (char *)doc + places[place].at;
	size_t count = apply_count(a, places[place].field, &from), n = 0;

	if (count == 0)
		return true;
	list = sk_arena_array(arena, count, sizeof *list, err);
	if (!list)
		return false;
	while (n < count &&
	       apply_next(a, &rest, places[place].field, &origin, &line))
		if (sk_str_eq(origin, from) &&
		    !sk_arena_copy(arena, line.value, &list[n++], err))
			return false;
	if (places[place].field == SK_CARD_TITLE)
		doc->title_guessed = false;
	if (!places[place].count) {
		memcpy(at, &list[0], sizeof list[0]);
		return true;
	}
	memcpy(at, &list, sizeof list);
	memcpy((char *)doc + places[place].count, &count, sizeof count);
	return true;
}

static bool
apply_all(const struct apply *a, struct sk_document *doc,
	  struct sk_arena *arena, struct sakuin_error *err)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if ((!a->shared || sk_mappings[places[i].field].shared) &&
		    !apply_field(a, i, doc, arena, err))
			return false;
	return true;
}

/* Of two embargoes the one that ends later, or that may never end. */
static bool
apply_later(struct sakuin_str embargo, struct sakuin_str than)
{
	char end[11], other[11];

	if (embargo.len == 0 || than.len == 0)
		return embargo.len > 0;
	if (!sk_embargo_end(than, other))
		return false;
	return !sk_embargo_end(embargo, end) || strcmp(end, other) > 0;
}

/* The lines of TEXT that are of the file or of its member A->member, if there
 * are others: an archive may have thousands.  They are in OWN. */
static bool
apply_own(struct apply *a, struct sk_buf *own, struct sakuin_error *err)
{
	struct sakuin_str rest = a->text;

	if (!rest.len || !memmem(rest.ptr, rest.len, "!/", 2))
		return true;
	while (rest.len) {
		const char *end = memchr(rest.ptr, '\n', rest.len);
		size_t len = end ? (size_t)(end - rest.ptr) + 1 : rest.len;
		const char *tab = memchr(rest.ptr, '\t', len);
		size_t origin = tab ? (size_t)(tab - rest.ptr) : 0;
		const char *inner = memmem(rest.ptr, origin, "!/", 2);
		struct sakuin_str member = a->member;

		if (inner)
			member = (struct sakuin_str){
				inner + 2, (size_t)(tab - inner) - 2
			};
		if (sk_str_eq(member, a->member) &&
		    !sk_buf_add(own, rest.ptr, len, err))
			return false;
		rest.ptr += len;
		rest.len -= len;
	}
	a->text = sk_buf_str(own);
	return true;
}

/* Who says that a document is closed is not overruled by those who say
 * something else of it, be it only whose it is. */
static bool
apply_close(const struct apply *a, const struct sk_document *was,
	    struct sk_document *doc, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	struct sakuin_str rest = a->text, origin;
	struct sakuin_str rights = was->rights, embargo = was->embargo;
	struct sk_card_line line;

	while (apply_next(a, &rest, SK_CARD_RIGHTS, &origin, &line))
		if (sk_rights_access(line.value) > sk_rights_access(rights))
			rights = line.value;
	rest = a->text;
	while (apply_next(a, &rest, SK_CARD_EMBARGO, &origin, &line))
		if (apply_later(line.value, embargo))
			embargo = line.value;
	if (sk_rights_access(rights) > sk_rights_access(doc->rights) &&
	    !sk_arena_copy(arena, rights, &doc->rights, err))
		return false;
	return !apply_later(embargo, doc->embargo) ||
	       sk_arena_copy(arena, embargo, &doc->embargo, err);
}

static bool
apply_text(struct apply *a, struct sk_document *doc, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	struct sk_document was = *doc;

	if (!apply_all(a, doc, arena, err) ||
	    !apply_close(a, &was, doc, arena, err))
		return false;
	was.rights = doc->rights;
	was.embargo = doc->embargo;
	a->inner = true;
	a->shared = false;
	if (doc->member.len && (!apply_all(a, doc, arena, err) ||
				!apply_close(a, &was, doc, arena, err)))
		return false;
	/* What the file says of another date. */
	if (!sk_str_eq(doc->date, was.date))
		doc->date_to = doc->date_printed = sk_str("");
	return true;
}

bool
sk_card_apply(struct sakuin_str text, bool shared, struct sk_document *doc,
	      struct sk_arena *arena, struct sakuin_error *err)
{
	struct apply a = { .text = text,
			   .member = doc->member,
			   .shared = shared };
	struct sk_buf own = { 0 };
	bool ok = apply_own(&a, &own, err) && apply_text(&a, doc, arena, err);

	sk_buf_done(&own);
	return ok;
}
