/* cites.c - what a document cites. */
#include "cites.h"
#include "digest.h"
#include "metadata.h"
#include "plain.h"
#include "reference_json.h"
#include "reference_read.h"

enum { LABEL_WORD = 9 }; /* bytes that may stand before a number */

/* Markers that point to nothing: how many is kept, for review. */
static bool
cites_unresolved(struct sk_buf *out, size_t count, struct sakuin_error *err)
{
	if (count == 0)
		return true;
	out->len--; /* the closing brace */
	return sk_buf_printf(out, err, ",\"unresolved\":%zu}", count);
}

/* Put the members of {"document":...,"references":...,"citations":...} that
 * LIST makes behind those that DOC has. */
static bool
cites_keep(struct sk_document *doc, const struct sk_reference_list *list,
	   struct sk_arena *arena, struct sakuin_error *err)
{
	struct sakuin_str extra = sk_trim(doc->extra);
	struct sk_buf json = { 0 }, out = { 0 };
	const char *members;
	bool ok;

	if (list->reference_count == 0)
		return true;
	ok = sk_reference_list_to_json(sk_str(""), list, doc->text, &json,
				       err) &&
	     sk_buf_cstr(&json, err) != NULL;
	if (ok) {
		members = strchr(json.ptr, ',') + 1;
		/* Without its closing brace. */
		if (extra.len > 2)
			ok = sk_buf_add(&out, extra.ptr, extra.len - 1, err) &&
			     sk_buf_putc(&out, ',', err);
		else
			ok = sk_buf_putc(&out, '{', err);
		ok = ok && sk_buf_puts(&out, members, err) &&
		     cites_unresolved(&out, list->unresolved, err) &&
		     sk_arena_copy(arena, sk_buf_str(&out), &doc->extra, err);
	}
	sk_buf_done(&json);
	sk_buf_done(&out);
	return ok;
}

void
sk_cites_pages(const struct sk_document *doc, struct sk_reference_list *list)
{
	for (size_t i = 0; i < list->citation_count; i++)
		list->citations[i].page =
			sk_document_page(doc, list->citations[i].marker.start);
}

bool
sk_cites_of(struct sk_document *doc, struct sk_arena *arena,
	    struct sk_reference_list *list, struct sakuin_error *err)
{
	bool given;

	if (!sk_references_read(doc->extra, doc->text, arena, list, &given,
				err))
		return false;
	if (!given &&
	    !sk_references_find(doc->text, doc->lang, arena, list, err))
		return false;
	sk_cites_pages(doc, list);
	return given || cites_keep(doc, list, arena, err);
}

/* Without the printed label: "[12]", "12.", "주 12)". */
static struct sakuin_str
cites_unlabelled(struct sakuin_str plain, struct sakuin_str label)
{
	for (size_t i = 0;
	     label.len && i <= LABEL_WORD && i + label.len < plain.len; i++) {
		if (memcmp(plain.ptr + i, label.ptr, label.len) != 0)
			continue;
		plain.ptr += i + label.len;
		plain.len -= i + label.len;
		break;
	}
	return plain;
}

bool
sk_variant_name(const struct sk_reference *ref, char out[SK_VARIANT_SIZE],
		struct sakuin_error *err)
{
	struct sk_buf plain = { 0 }, label = { 0 };
	struct sakuin_str text;
	char digest[65];
	bool ok = sk_plain(ref->raw, &plain, err) &&
		  sk_plain(ref->number, &label, err);

	*out = '\0';
	text = cites_unlabelled(sk_buf_str(&plain), sk_buf_str(&label));
	if (ok && text.len) {
		sk_digest(text, digest);
		memcpy(out, "src:", 4);
		memcpy(out + 4, digest, SK_VARIANT_SIZE - 5);
		out[SK_VARIANT_SIZE - 1] = '\0';
	}
	sk_buf_done(&plain);
	sk_buf_done(&label);
	return ok;
}
