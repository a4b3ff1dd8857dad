/* ris.c - RIS, as Zotero, EndNote and library catalogues export it: a line of
 * two characters, "  - " and a value for each thing; what has no such start
 * goes on from the line before. */
#include <stdio.h>

#include "catalogue_read.h"
#include "metadata.h"

struct ris {
	struct sk_card_maker maker;
	unsigned line;
	bool open;             /* within an item */
	char tag[3];           /* of the value under way; "" for none */
	struct sk_buf value;   /* it */
	struct sakuin_str day; /* what DA says, which is surer than PY */
	unsigned value_line;
};

/* Is LINE "XX  - value"?  Some writers put one space, or none behind. */
static bool
ris_tag(struct sakuin_str line, char tag[3], struct sakuin_str *value)
{
	size_t i = 2;

	if (line.len < 4 || line.ptr[0] < 'A' || line.ptr[0] > 'Z' ||
	    !((line.ptr[1] >= 'A' && line.ptr[1] <= 'Z') ||
	      (line.ptr[1] >= '0' && line.ptr[1] <= '9')) ||
	    line.ptr[2] != ' ')
		return false;
	while (i < line.len && i < 5 && line.ptr[i] == ' ')
		i++;
	if (i == line.len || line.ptr[i] != '-')
		return false;
	if (i + 1 < line.len && line.ptr[i + 1] != ' ')
		return false;
	memcpy(tag, line.ptr, 2);
	tag[2] = '\0';
	i++;
	*value = sk_trim((struct sakuin_str){ line.ptr + i, line.len - i });
	return true;
}

/* 1987/03/04/spring: what is empty or said in words is left out. */
static struct sakuin_str
ris_date(struct sakuin_str s)
{
	size_t len = 0;

	while (len < s.len && ((s.ptr[len] >= '0' && s.ptr[len] <= '9') ||
			       s.ptr[len] == '/' || s.ptr[len] == '-'))
		len++;
	if (len < s.len && (len < 5 || s.ptr[len - 1] != '/'))
		return s; /* words, and no slashes: as it stands */
	s.len = len;
	while (s.len && s.ptr[s.len - 1] == '/')
		s.len--;
	return s;
}

/* The value under way is whole. */
static bool
ris_put(struct ris *r, struct sakuin_error *err)
{
	struct sakuin_str value = sk_buf_str(&r->value);
	enum sk_card_field field;

	if (!*r->tag)
		return true;
	field = sk_mapping_find(SK_SCHEME_RIS, sk_str(r->tag));
	if (field == SK_CARD_DATE) {
		value = ris_date(value);
		/* The longest says most. */
		if (value.len <= r->day.len)
			return true;
		return sk_arena_copy(&r->maker.arena, value, &r->day, err);
	}
	if (field == SK_CARD_URL && value.len > 5 &&
	    !memcmp(value.ptr, "file:", 5))
		field = SK_CARD_FILE;
	return field == SK_CARD_FIELDS ||
	       sk_maker_add_field(&r->maker, field, value,
				  field == SK_CARD_FILE ||
						  field == SK_CARD_AUTHOR ||
						  field == SK_CARD_CODE
					  ? ""
					  : sk_mappings[field].separators,
				  r->value_line, err);
}

static bool
ris_end(struct ris *r, struct sakuin_error *err)
{
	bool ok = ris_put(r, err) &&
		  sk_maker_add_field(&r->maker, SK_CARD_DATE, r->day, "",
				     r->maker.card.line, err) &&
		  sk_maker_take(&r->maker, err);

	r->open = false;
	*r->tag = '\0';
	return ok;
}

static bool
ris_begin(struct ris *r, const char *at, struct sakuin_error *err)
{
	if (r->open) {
		sk_maker_note(&r->maker, at,
			      "an item begins before the one above has ended; "
			      "write a line 'ER  -' between them");
		if (!ris_end(r, err))
			return false;
	}
	sk_maker_begin(&r->maker, r->line);
	r->day = sk_str("");
	r->open = true;
	return true;
}

static bool
ris_line(struct ris *r, struct sakuin_str line, struct sakuin_error *err)
{
	struct sakuin_str value;
	char tag[3];

	if (!ris_tag(line, tag, &value)) {
		line = sk_trim(line);
		return line.len == 0 || !r->open || !*r->tag ||
		       (sk_buf_putc(&r->value, ' ', err) &&
			sk_buf_add(&r->value, line.ptr, line.len, err));
	}
	if (!strcmp(tag, "TY"))
		return ris_begin(r, line.ptr, err);
	if (!strcmp(tag, "ER"))
		return !r->open || ris_end(r, err);
	if (!r->open) {
		sk_maker_note(&r->maker, line.ptr,
			      "this stands in no item; write 'TY  - GEN' "
			      "before it");
		return true;
	}
	if (!ris_put(r, err))
		return false;
	memcpy(r->tag, tag, sizeof tag);
	r->value_line = r->line;
	sk_buf_clear(&r->value);
	return sk_buf_add(&r->value, value.ptr, value.len, err);
}

bool
sk_ris_read(struct sakuin_str text, const struct sk_card_sink *sink,
	    struct sakuin_error *err)
{
	struct ris r = {
		.maker = { .sink = sink, .text = text, .scheme = SK_SCHEME_RIS }
	};
	const char *p = text.ptr, *end = p + text.len;
	bool ok = true;

	while (ok && p < end) {
		const char *stop = p;

		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		r.line++;
		ok = ris_line(&r, (struct sakuin_str){ p, (size_t)(stop - p) },
			      err);
		if (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n')
			stop++;
		p = stop < end ? stop + 1 : end;
	}
	if (ok && r.open) {
		sk_maker_note(&r.maker, end,
			      "the last item does not end; write a line "
			      "'ER  -'");
		ok = ris_end(&r, err);
	}
	sk_maker_done(&r.maker);
	sk_buf_done(&r.value);
	return ok;
}
