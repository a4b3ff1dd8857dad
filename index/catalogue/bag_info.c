/* bag_info.c - bagit.txt and bag-info.txt: lines of labels and values. */
#include <stdio.h>
#include <strings.h>

#include "bag_read.h"
#include "card.h"
#include "mapping.h"
#include "metadata.h"

/* "Label: value", which lines that begin with a space go on from. */
static bool
bag_label(struct sakuin_str *rest, struct sk_arena *arena,
	  struct sakuin_str *label, struct sakuin_str *value, bool *found,
	  struct sakuin_error *err)
{
	*found = false;
	while (rest->len && !*found) {
		struct sakuin_str line = sk_bag_line(rest);
		const char *colon =
			line.len ? memchr(line.ptr, ':', line.len) : NULL;
		const char *start = line.ptr;

		if (!colon)
			continue;
		while (rest->len && (*rest->ptr == ' ' || *rest->ptr == '\t')) {
			line = sk_bag_line(rest);
		}
		*label = sk_trim(
			(struct sakuin_str){ start, (size_t)(colon - start) });
		*value = (struct sakuin_str){
			colon + 1, (size_t)(line.ptr + line.len - colon - 1)
		};
		*found = true;
	}
	return !*found || sk_one_line(*value, arena, value, err);
}

bool
sk_bag_encoding(struct sk_bag_reading *r, struct sakuin_error *err)
{
	struct sakuin_str text, label, value;
	bool found = true, version = false;

	if (!sk_bag_text(r, "bagit.txt", &text, err))
		return false;
	while (found) {
		if (!bag_label(&text, &r->arena, &label, &value, &found, err))
			return false;
		if (!found)
			break;
		version |= sk_str_eq(label, sk_str("BagIt-Version"));
		if (sk_str_eq(label, sk_str("Tag-File-Character-Encoding")) &&
		    value.len < sizeof r->declared) {
			memcpy(r->declared, value.ptr, value.len);
			r->encoding =
				(struct sakuin_str){ r->declared, value.len };
		}
	}
	return version || sk_bag_note(r, "bagit.txt", 0,
				      "no line says BagIt-Version; write "
				      "'BagIt-Version: 1.0'",
				      err);
}

/* How large the payload is said to be, in the bag that says so. */
static void
bag_oxum(struct sk_bag *b, struct sakuin_str label, struct sakuin_str value)
{
	static const char name[] = "Payload-Oxum";

	if (label.len == sizeof name - 1 &&
	    !strncasecmp(label.ptr, name, label.len) && !*b->oxum)
		snprintf(b->oxum, sizeof b->oxum, "%.*s",
			 (int)sk_utf8_cut(value, sizeof b->oxum - 1),
			 value.ptr);
}

bool
sk_bag_info(struct sk_bag_reading *r, struct sakuin_error *err)
{
	struct sakuin_str text, label, value;
	struct sk_card card = { 0 };
	char why[200];
	bool found = true, ok = sk_bag_text(r, "bag-info.txt", &text, err);

	while (ok && found) {
		enum sk_card_field field;

		ok = bag_label(&text, &r->arena, &label, &value, &found, err);
		if (!ok || !found)
			break;
		bag_oxum(r->bag, label, value);
		field = sk_mapping_find(SK_SCHEME_BAG, label);
		ok = field == SK_CARD_FIELDS ||
		     sk_card_add(&card, field, value, &r->arena, why, err);
	}
	ok = ok &&
	     sk_card_write(&card, sk_str(SK_BAG_ORIGIN), &r->bag->info, err);
	sk_card_done(&card);
	return ok;
}
