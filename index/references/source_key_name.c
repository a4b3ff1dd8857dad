/* source_key_name.c - keys of who, when and where: authors, days, places in
 * journals. */
#include "kokey.h"
#include "script.h"
#include "source_key_impl.h"

enum { INITIALS_MAX = 8 };

/* Names */

/* The folded letters of TEXT, in the arena. */
static bool
key_fold(struct sk_source_maker *k, struct sakuin_str text,
	 struct sakuin_str *out, struct sakuin_error *err)
{
	struct sk_source_words words = { 0 };

	if (!sk_source_words(k->m, text, k->arena, &words, err))
		return false;
	sk_buf_clear(&k->m->text);
	return sk_source_join(&words, 0, words.count, &k->m->text, err) &&
	       sk_arena_copy(k->arena, sk_buf_str(&k->m->text), out, err);
}

/* The first character of S. */
static struct sakuin_str
key_initial(struct sakuin_str s)
{
	const char *p = s.ptr;

	if (s.len)
		sk_utf8_next(&p, s.ptr + s.len);
	return (struct sakuin_str){ s.ptr, (size_t)(p - s.ptr) };
}

/* A Korean name in one piece: a family name of one syllable, then a given
 * one of one or two. */
static void
key_split_korean(struct sakuin_str *family, struct sakuin_str *given)
{
	if (given->len || family->len < 6 || family->len > 9 ||
	    sk_script_at(*family, 0) != SAKUIN_HANGUL)
		return;
	given->ptr = family->ptr + 3;
	given->len = family->len - 3;
	family->len = 3;
}

/* May FAMILY be a Korean family name? */
static bool
key_korean(struct sakuin_str family)
{
	struct sk_kokeys keys;

	if (family.len == 0 || family.len > 12)
		return false;
	if (sk_script_at(family, 0) == SAKUIN_HANGUL)
		return true;
	return sk_kokeys_latin(family, &keys) && keys.syllables <= 2;
}

/* How a Korean given name begins; all that begins with l, n, r, y or a vowel
 * is one, as it is written in many ways. */
static bool
key_korean_initial(struct sk_source_maker *k, struct sakuin_str given,
		   char *out, struct sakuin_error *err)
{
	struct sk_buf *sound = &k->m->sound;
	bool whole;

	sk_buf_clear(sound);
	if (!sk_source_sound(k->m, given, SAKUIN_READ_KO, sound, &whole, err))
		return false;
	*out = sound->len ? sound->ptr[0] : '-';
	if (!strchr("ktpcsm", *out))
		*out = '-';
	return true;
}

/* The first author as Korean sounds, with the year. */
static bool
key_name_korean(struct sk_source_maker *k, struct sakuin_str family,
		struct sakuin_str given, struct sakuin_error *err)
{
	char initial;
	bool whole;

	key_split_korean(&family, &given);
	if (given.len == 0 || !key_korean(family))
		return true;
	if (!key_korean_initial(k, given, &initial, err) ||
	    !sk_key_begin(k, "name:ko/", err) ||
	    !sk_source_sound(k->m, family, SAKUIN_READ_KO, &k->key, &whole,
			     err))
		return false;
	return sk_buf_putc(&k->key, '/', err) &&
	       sk_buf_putc(&k->key, initial, err) &&
	       sk_buf_putc(&k->key, '/', err) && sk_key_put(k, k->year, err) &&
	       sk_key_end(k, err);
}

bool
sk_key_names(struct sk_source_maker *k, struct sakuin_error *err)
{
	const struct sk_ref_author *author = k->ref->authors;
	struct sakuin_str family, given, folded;

	if (k->ref->author_count == 0 || k->year.len == 0)
		return true;
	family = author->family.len ? author->family : author->literal;
	given = author->given;
	if (!key_fold(k, family, &folded, err))
		return false;
	if (folded.len &&
	    (!sk_key_begin(k, "name:", err) || !sk_key_put(k, folded, err) ||
	     !sk_buf_putc(&k->key, '/', err)))
		return false;
	if (folded.len) {
		struct sakuin_str initial;

		if (!key_fold(k, given, &initial, err) ||
		    !sk_key_put(k, key_initial(initial), err) ||
		    !sk_buf_putc(&k->key, '/', err) ||
		    !sk_key_put(k, k->year, err) || !sk_key_end(k, err))
			return false;
	}
	return key_name_korean(k, family, given, err);
}

/* Days */

/* WHO, at the full date of the reference. */
static bool
key_day_of(struct sk_source_maker *k, struct sakuin_str who,
	   struct sakuin_error *err)
{
	struct sakuin_str date = sk_source_field(k->ref, SK_REF_DATE), folded;

	if (who.len == 0)
		return true;
	if (!key_fold(k, who, &folded, err))
		return false;
	return folded.len == 0 ||
	       (sk_key_begin(k, "day:", err) && sk_key_put(k, folded, err) &&
		sk_buf_putc(&k->key, '/', err) && sk_key_put(k, date, err) &&
		sk_key_end(k, err));
}

bool
sk_key_days(struct sk_source_maker *k, struct sakuin_error *err)
{
	const struct sk_ref_author *author = k->ref->authors;

	if (sk_source_field(k->ref, SK_REF_DATE).len != strlen("2001-01-01"))
		return true;
	if (k->ref->author_count &&
	    !key_day_of(k,
			author->family.len ? author->family : author->literal,
			err))
		return false;
	return key_day_of(k, sk_source_field(k->ref, SK_REF_CONTAINER), err);
}

/* Places */

/* The first letters of a journal's words, which its abbreviation shares. */
static bool
key_put_initials(struct sk_source_maker *k, struct sakuin_str container,
		 struct sakuin_error *err)
{
	struct sk_source_words words = { 0 };
	size_t count = 0;

	if (!sk_source_words(k->m, container, k->arena, &words, err))
		return false;
	for (size_t i = 0; i < words.count && count < INITIALS_MAX; i++) {
		if (sk_source_minor(words.v[i].text))
			continue;
		if (!sk_key_put(k, key_initial(words.v[i].text), err))
			return false;
		count++;
	}
	return true;
}

static bool
key_put_place(struct sk_source_maker *k, struct sakuin_str volume,
	      struct sakuin_str page, struct sakuin_error *err)
{
	return sk_buf_putc(&k->key, '/', err) && sk_key_put(k, volume, err) &&
	       sk_buf_putc(&k->key, '/', err) && sk_key_put(k, page, err) &&
	       sk_key_end(k, err);
}

bool
sk_key_places(struct sk_source_maker *k, struct sakuin_error *err)
{
	struct sakuin_str container = sk_source_field(k->ref, SK_REF_CONTAINER);
	struct sakuin_str volume =
		sk_source_number(sk_source_field(k->ref, SK_REF_VOLUME));
	struct sakuin_str page =
		sk_source_number(sk_source_field(k->ref, SK_REF_PAGES));

	if (volume.len == 0)
		volume =
			sk_source_number(sk_source_field(k->ref, SK_REF_ISSUE));
	if (volume.len == 0 || page.len == 0)
		return true;
	if (container.len && (!sk_key_begin(k, "part:", err) ||
			      !key_put_initials(k, container, err) ||
			      !key_put_place(k, volume, page, err)))
		return false;
	return k->year.len == 0 ||
	       (sk_key_begin(k, "page:", err) && sk_key_put(k, k->year, err) &&
		key_put_place(k, volume, page, err));
}
