/* source_key.c - see source_key.h. */
#include "digest.h"
#include "source_id.h"
#include "source_key_impl.h"

enum {
	SHORT_TITLE = 16, /* bytes; such titles say little */
	BONES_MIN = 6,
	BONES_END = 10, /* consonants of a head or tail */
	DIGEST = 16     /* hex digits behind what was cut */
};

/* Writing keys */

/* Cut K->key to what a key may have, with a digest of the whole. */
static bool
key_shorten(struct sk_source_maker *k, struct sakuin_error *err)
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

bool
sk_key_end(struct sk_source_maker *k, struct sakuin_error *err)
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

bool
sk_key_begin(struct sk_source_maker *k, const char *prefix,
	     struct sakuin_error *err)
{
	sk_buf_clear(&k->key);
	return sk_buf_puts(&k->key, prefix, err);
}

bool
sk_key_put(struct sk_source_maker *k, struct sakuin_str s,
	   struct sakuin_error *err)
{
	return sk_buf_add(&k->key, s.ptr, s.len, err);
}

/* Identifiers */

typedef bool id_fn(struct sakuin_str text, struct sk_buf *out,
		   struct sakuin_error *err);

/* *ANY says whether TEXT gave a key. */
static bool
key_id(struct sk_source_maker *k, const char *prefix, struct sakuin_str text,
       id_fn *fn, bool *any, struct sakuin_error *err)
{
	size_t len = strlen(prefix);

	if (!sk_key_begin(k, prefix, err) || !fn(text, &k->key, err))
		return false;
	*any = k->key.len > len;
	return !*any || sk_key_end(k, err);
}

static bool
key_ids(struct sk_source_maker *k, struct sakuin_error *err)
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
key_title_words(struct sk_source_maker *k, const struct sk_source_words *words,
		size_t from, size_t to, struct sakuin_error *err)
{
	size_t prefix = strlen("title:");

	if (!sk_key_begin(k, "title:", err) ||
	    !sk_source_join(words, from, to, &k->key, err))
		return false;
	if (k->key.len == prefix)
		return true;
	if (k->key.len < prefix + SHORT_TITLE && k->year.len &&
	    (!sk_buf_putc(&k->key, '/', err) || !sk_key_put(k, k->year, err)))
		return false;
	return sk_key_end(k, err);
}

/* The first or the last of BONES, with the year. */
static bool
key_bones_end(struct sk_source_maker *k, const char *prefix, const char *tongue,
	      struct sakuin_str bones, struct sakuin_error *err)
{
	return sk_key_begin(k, prefix, err) &&
	       sk_buf_puts(&k->key, tongue, err) &&
	       sk_key_put(k, k->year, err) && sk_buf_putc(&k->key, '/', err) &&
	       sk_key_put(k, bones, err) && sk_key_end(k, err);
}

static bool
key_bones(struct sk_source_maker *k, const char *tongue,
	  struct sakuin_str bones, struct sakuin_error *err)
{
	struct sakuin_str head = { bones.ptr, BONES_END },
			  tail = { bones.ptr + bones.len - BONES_END,
				   BONES_END };

	if (bones.len < BONES_MIN)
		return true;
	if (!sk_key_begin(k, "sound:", err) ||
	    !sk_buf_puts(&k->key, tongue, err) || !sk_key_put(k, bones, err) ||
	    !sk_key_end(k, err))
		return false;
	if (bones.len < BONES_END + BONES_END / 2 || k->year.len == 0)
		return true;
	return key_bones_end(k, "head:", tongue, head, err) &&
	       key_bones_end(k, "tail:", tongue, tail, err);
}

/* Point *BONES at the bones of TEXT, in the arena; empty if it can't be read
 * as a whole. */
static bool
key_read(struct sk_source_maker *k, struct sakuin_str text,
	 enum sakuin_reading tongue, struct sakuin_str *bones,
	 struct sakuin_error *err)
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
key_sound(struct sk_source_maker *k, struct sakuin_str title,
	  struct sakuin_str lang, struct sakuin_error *err)
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
key_title(struct sk_source_maker *k, enum sk_ref_field field,
	  struct sakuin_str lang, struct sakuin_error *err)
{
	struct sakuin_str title = sk_source_field(k->ref, field);
	struct sk_source_words words = { 0 };
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

/* The whole, without its label. */
static bool
key_text(struct sk_source_maker *k, struct sakuin_error *err)
{
	struct sk_source_words words = { 0 };
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
	return sk_key_begin(k, "text:", err) &&
	       sk_buf_add(&k->key, digest, (size_t)2 * DIGEST, err) &&
	       sk_key_end(k, err);
}

static bool
maker_run(struct sk_source_maker *k, struct sakuin_error *err)
{
	struct sakuin_str lang = sk_source_field(k->ref, SK_REF_LANGUAGE);

	return key_ids(k, err) && key_title(k, SK_REF_TITLE, lang, err) &&
	       key_title(k, SK_REF_TITLE_TRANSLATED, sk_str(""), err) &&
	       sk_key_names(k, err) && sk_key_days(k, err) &&
	       sk_key_places(k, err) && key_text(k, err);
}

bool
sk_source_keys(struct sk_source_matcher *m, const struct sk_reference *ref,
	       struct sk_arena *arena, struct sk_source_keys *out,
	       struct sakuin_error *err)
{
	struct sk_source_maker k = { .m = m,
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
