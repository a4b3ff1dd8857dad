/* source_key.c - see source_key.h. */
#include "digest.h"
#include "kokey.h"
#include "script.h"
#include "source_id.h"
#include "source_impl.h"

enum {
	SHORT_TITLE = 16, /* bytes; such titles say little */
	BONES_MIN = 6,
	BONES_END = 10, /* consonants of a head or tail */
	INITIALS_MAX = 8,
	DIGEST = 16 /* hex digits behind what was cut */
};

struct maker {
	struct sk_source_matcher *m;
	const struct sk_reference *ref;
	struct sk_arena *arena; /* for what is not returned */
	struct sk_arena *kept;
	struct sk_source_keys *out;
	struct sakuin_str year;
	struct sk_buf key;
};

/* Writing keys */

/* Cut K->key to what a key may have, with a digest of the whole. */
static bool
key_shorten(struct maker *k, struct sakuin_error *err)
{
	char digest[65];
	size_t len = SK_SOURCE_KEY_MAX - DIGEST - 1;

	if (k->key.len <= SK_SOURCE_KEY_MAX)
		return true;
	sk_digest(sk_buf_str(&k->key), digest);
	while (((unsigned char)k->key.ptr[len] & 0xC0) == 0x80)
		len--;
	k->key.len = len;
	return sk_buf_putc(&k->key, '~', err) &&
	       sk_buf_add(&k->key, digest, DIGEST, err);
}

/* The key that was begun with key_begin() is complete. */
static bool
key_end(struct maker *k, struct sakuin_error *err)
{
	struct sk_source_keys *out = k->out;

	if (!key_shorten(k, err))
		return false;
	for (size_t i = 0; i < out->count; i++)
		if (sk_str_eq(out->key[i], sk_buf_str(&k->key)))
			return true;
	if (out->count == SK_SOURCE_KEYS)
		return true;
	return sk_arena_copy(k->kept, sk_buf_str(&k->key),
			     &out->key[out->count++], err);
}

static bool
key_begin(struct maker *k, const char *prefix, struct sakuin_error *err)
{
	sk_buf_clear(&k->key);
	return sk_buf_puts(&k->key, prefix, err);
}

static bool
key_put(struct maker *k, struct sakuin_str s, struct sakuin_error *err)
{
	return sk_buf_add(&k->key, s.ptr, s.len, err);
}

/* Identifiers */

typedef bool id_fn(struct sakuin_str text, struct sk_buf *out,
		   struct sakuin_error *err);

/* *ANY says whether TEXT gave a key. */
static bool
key_id(struct maker *k, const char *prefix, struct sakuin_str text, id_fn *fn,
       bool *any, struct sakuin_error *err)
{
	size_t len = strlen(prefix);

	if (!key_begin(k, prefix, err) || !fn(text, &k->key, err))
		return false;
	*any = k->key.len > len;
	return !*any || key_end(k, err);
}

static bool
key_ids(struct maker *k, struct sakuin_error *err)
{
	struct sakuin_str url = sk_source_field(k->ref, SK_REF_URL);
	bool any;

	if (!key_id(k, "doi:", sk_source_field(k->ref, SK_REF_DOI),
		    sk_source_doi, &any, err) ||
	    !key_id(k, "isbn:", sk_source_field(k->ref, SK_REF_ISBN),
		    sk_source_isbn, &any, err) ||
	    !key_id(k, "doi:", url, sk_source_doi, &any, err))
		return false;
	return any || key_id(k, "url:", url, sk_source_url, &any, err);
}

/* Titles */

/* The words [FROM, TO) of a title; a short one only with the year. */
static bool
key_title_words(struct maker *k, const struct sk_source_words *words,
		size_t from, size_t to, struct sakuin_error *err)
{
	size_t prefix = strlen("title:");

	if (!key_begin(k, "title:", err) ||
	    !sk_source_join(words, from, to, &k->key, err))
		return false;
	if (k->key.len == prefix)
		return true;
	if (k->key.len < prefix + SHORT_TITLE && k->year.len &&
	    (!sk_buf_putc(&k->key, '/', err) || !key_put(k, k->year, err)))
		return false;
	return key_end(k, err);
}

/* The first or the last of BONES, with the year. */
static bool
key_bones_end(struct maker *k, const char *prefix, const char *tongue,
	      struct sakuin_str bones, struct sakuin_error *err)
{
	return key_begin(k, prefix, err) && sk_buf_puts(&k->key, tongue, err) &&
	       key_put(k, k->year, err) && sk_buf_putc(&k->key, '/', err) &&
	       key_put(k, bones, err) && key_end(k, err);
}

static bool
key_bones(struct maker *k, const char *tongue, struct sakuin_str bones,
	  struct sakuin_error *err)
{
	struct sakuin_str head = { bones.ptr, BONES_END },
			  tail = { bones.ptr + bones.len - BONES_END,
				   BONES_END };

	if (bones.len < BONES_MIN)
		return true;
	if (!key_begin(k, "sound:", err) ||
	    !sk_buf_puts(&k->key, tongue, err) || !key_put(k, bones, err) ||
	    !key_end(k, err))
		return false;
	if (bones.len < BONES_END + BONES_END / 2 || k->year.len == 0)
		return true;
	return key_bones_end(k, "head:", tongue, head, err) &&
	       key_bones_end(k, "tail:", tongue, tail, err);
}

/* Point *BONES at the bones of TEXT, in the arena; empty if it can't be read
 * as a whole. */
static bool
key_read(struct maker *k, struct sakuin_str text, enum sakuin_reading tongue,
	 struct sakuin_str *bones, struct sakuin_error *err)
{
	struct sk_source_matcher *m = k->m;
	bool whole;

	sk_buf_clear(&m->sound);
	sk_buf_clear(&m->text);
	if (!sk_source_sound(m, text, tongue, &m->sound, &whole, err) ||
	    !sk_source_bones(sk_buf_str(&m->sound), tongue, &m->text, err))
		return false;
	if (!whole)
		sk_buf_clear(&m->text);
	return sk_arena_copy(k->arena, sk_buf_str(&m->text), bones, err);
}

static bool
key_sound(struct maker *k, struct sakuin_str title, struct sakuin_str lang,
	  struct sakuin_error *err)
{
	struct sk_source_tongues t = sk_source_tongues(title, lang);
	const struct {
		bool may;
		enum sakuin_reading tongue;
		const char *name;
	} tongues[] = {
		{ t.ja, SAKUIN_READ_JA, "ja/" },
		{ t.ko, SAKUIN_READ_KO, "ko/" },
		{ t.zh, SAKUIN_READ_ZH, "zh/" },
	};

	for (size_t i = 0; i < 3; i++) {
		struct sakuin_str bones;

		if (!tongues[i].may)
			continue;
		if (!key_read(k, title, tongues[i].tongue, &bones, err) ||
		    !key_bones(k, tongues[i].name, bones, err))
			return false;
	}
	return true;
}

static bool
key_title(struct maker *k, enum sk_ref_field field, struct sakuin_str lang,
	  struct sakuin_error *err)
{
	struct sakuin_str title = sk_source_field(k->ref, field);
	struct sk_source_words words;
	size_t from, main;

	if (title.len == 0)
		return true;
	if (!sk_source_words(k->m, title, k->arena, &words, err))
		return false;
	from = sk_source_article(&words);
	main = sk_source_main(title, &words);
	if (!key_title_words(k, &words, from, words.count, err))
		return false;
	if (main > from && main < words.count) {
		size_t bytes = 0;

		for (size_t i = from; i < main; i++)
			bytes += words.v[i].text.len;
		if (bytes >= SHORT_TITLE &&
		    !key_title_words(k, &words, from, main, err))
			return false;
	}
	return key_sound(k, title, lang, err);
}

/* Names */

/* The folded letters of TEXT, in the arena. */
static bool
key_fold(struct maker *k, struct sakuin_str text, struct sakuin_str *out,
	 struct sakuin_error *err)
{
	struct sk_source_words words;

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
key_korean_initial(struct maker *k, struct sakuin_str given, char *out,
		   struct sakuin_error *err)
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
key_name_korean(struct maker *k, struct sakuin_str family,
		struct sakuin_str given, struct sakuin_error *err)
{
	char initial;
	bool whole;

	key_split_korean(&family, &given);
	if (given.len == 0 || !key_korean(family))
		return true;
	if (!key_korean_initial(k, given, &initial, err) ||
	    !key_begin(k, "name:ko/", err) ||
	    !sk_source_sound(k->m, family, SAKUIN_READ_KO, &k->key, &whole,
			     err))
		return false;
	return sk_buf_putc(&k->key, '/', err) &&
	       sk_buf_putc(&k->key, initial, err) &&
	       sk_buf_putc(&k->key, '/', err) && key_put(k, k->year, err) &&
	       key_end(k, err);
}

static bool
key_name(struct maker *k, struct sakuin_error *err)
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
	    (!key_begin(k, "name:", err) || !key_put(k, folded, err) ||
	     !sk_buf_putc(&k->key, '/', err)))
		return false;
	if (folded.len) {
		struct sakuin_str initial;

		if (!key_fold(k, given, &initial, err) ||
		    !key_put(k, key_initial(initial), err) ||
		    !sk_buf_putc(&k->key, '/', err) ||
		    !key_put(k, k->year, err) || !key_end(k, err))
			return false;
	}
	return key_name_korean(k, family, given, err);
}

/* Days */

/* WHO, at the full date of the reference. */
static bool
key_day_of(struct maker *k, struct sakuin_str who, struct sakuin_error *err)
{
	struct sakuin_str date = sk_source_field(k->ref, SK_REF_DATE), folded;

	if (who.len == 0)
		return true;
	if (!key_fold(k, who, &folded, err))
		return false;
	return folded.len == 0 ||
	       (key_begin(k, "day:", err) && key_put(k, folded, err) &&
		sk_buf_putc(&k->key, '/', err) && key_put(k, date, err) &&
		key_end(k, err));
}

static bool
key_day(struct maker *k, struct sakuin_error *err)
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

/* Parts */

/* The first letters of a journal's words, which its abbreviation shares. */
static bool
key_put_initials(struct maker *k, struct sakuin_str container,
		 struct sakuin_error *err)
{
	struct sk_source_words words;
	size_t count = 0;

	if (!sk_source_words(k->m, container, k->arena, &words, err))
		return false;
	for (size_t i = 0; i < words.count && count < INITIALS_MAX; i++) {
		if (sk_source_minor(words.v[i].text))
			continue;
		if (!key_put(k, key_initial(words.v[i].text), err))
			return false;
		count++;
	}
	return true;
}

static bool
key_put_place(struct maker *k, struct sakuin_str volume, struct sakuin_str page,
	      struct sakuin_error *err)
{
	return sk_buf_putc(&k->key, '/', err) && key_put(k, volume, err) &&
	       sk_buf_putc(&k->key, '/', err) && key_put(k, page, err) &&
	       key_end(k, err);
}

static bool
key_part(struct maker *k, struct sakuin_error *err)
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
	if (container.len && (!key_begin(k, "part:", err) ||
			      !key_put_initials(k, container, err) ||
			      !key_put_place(k, volume, page, err)))
		return false;
	return k->year.len == 0 ||
	       (key_begin(k, "page:", err) && key_put(k, k->year, err) &&
		key_put_place(k, volume, page, err));
}

/* The whole, without its label. */
static bool
key_text(struct maker *k, struct sakuin_error *err)
{
	struct sk_source_words words;
	struct sk_buf *all = &k->m->text;
	char digest[65];
	size_t from;

	if (!sk_source_raw(k->m, k->ref, k->arena, &words, &from, err))
		return false;
	sk_buf_clear(all);
	if (!sk_source_join(&words, from, words.count, all, err))
		return false;
	if (all->len == 0)
		return true;
	sk_digest(sk_buf_str(all), digest);
	return key_begin(k, "text:", err) &&
	       sk_buf_add(&k->key, digest, 2 * DIGEST, err) && key_end(k, err);
}

static bool
maker_run(struct maker *k, struct sakuin_error *err)
{
	struct sakuin_str lang = sk_source_field(k->ref, SK_REF_LANGUAGE);

	return key_ids(k, err) && key_title(k, SK_REF_TITLE, lang, err) &&
	       key_title(k, SK_REF_TITLE_TRANSLATED, sk_str(""), err) &&
	       key_name(k, err) && key_day(k, err) && key_part(k, err) &&
	       key_text(k, err);
}

bool
sk_source_keys(struct sk_source_matcher *m, const struct sk_reference *ref,
	       struct sk_arena *arena, struct sk_source_keys *out,
	       struct sakuin_error *err)
{
	struct maker k = { .m = m,
			   .ref = ref,
			   .arena = &m->arena,
			   .kept = arena,
			   .out = out,
			   .year = sk_source_year(ref) };
	bool ok;

	sk_arena_reset(&m->arena);
	out->count = 0;
	ok = maker_run(&k, err);
	sk_buf_done(&k.key);
	return ok;
}
