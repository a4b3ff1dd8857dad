/* reference_copy.c - a reference with strings of its own. */
#include "reference.h"

static bool
copy_author(const struct sk_ref_author *from, struct sk_arena *arena,
	    struct sk_ref_author *to, struct sakuin_error *err)
{
	return sk_arena_copy(arena, from->family, &to->family, err) &&
	       sk_arena_copy(arena, from->given, &to->given, err) &&
	       sk_arena_copy(arena, from->literal, &to->literal, err);
}

bool
sk_reference_copy(const struct sk_reference *ref, struct sk_arena *arena,
		  struct sk_reference *out, struct sakuin_error *err)
{
	*out = (struct sk_reference){ .author_count = ref->author_count };
	out->authors = sk_arena_array(arena, ref->author_count + 1,
				      sizeof *out->authors, err);
	if (!out->authors || !sk_arena_copy(arena, ref->raw, &out->raw, err) ||
	    !sk_arena_copy(arena, ref->number, &out->number, err))
		return false;
	for (size_t i = 0; i < ref->author_count; i++)
		if (!copy_author(&ref->authors[i], arena, &out->authors[i],
				 err))
			return false;
	for (int i = 0; i < SK_REF_FIELDS; i++) {
		const struct sk_ref_value *from = &ref->fields[i];

		if (from->text.len == 0)
			continue;
		out->fields[i].how = from->how;
		out->fields[i].confidence = from->confidence;
		if (!sk_arena_copy(arena, from->text, &out->fields[i].text,
				   err))
			return false;
	}
	return true;
}
