/* lang.c - language identification: scripts first, then letter n-grams.
 *
 * Kana, Hangul, Han, Thai and Greek tell their language themselves.  The rest
 * is left to libexttextcat (Cavnar and Trenkle 1994) with the fingerprints
 * that come with it: of the languages that we have a stemmer for, and of
 * their neighbours, so that Czech is not taken for Danish. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <textcat.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "lang.h"
#include "script.h"

/* Where the fingerprints may be.  The build may name another place. */
static const char *const lang_places[] = {
#ifdef SK_TEXTCAT_DIR
	SK_TEXTCAT_DIR "/",
#endif
	"/usr/share/libexttextcat/",
	"/usr/local/share/libexttextcat/",
};

/* A fingerprint file NAME.lm, and the code for it if that is another. */
static const struct fingerprint {
	const char *name, *code;
} fingerprints[] = {
	/* With a stemmer. */
	{ "ar", NULL },
	{ "ca", NULL },
	{ "da", NULL },
	{ "de", NULL },
	{ "en", NULL },
	{ "es", NULL },
	{ "eu", NULL },
	{ "fi", NULL },
	{ "fr", NULL },
	{ "ga", NULL },
	{ "hi", NULL },
	{ "hu", NULL },
	{ "hy", NULL },
	{ "id", NULL },
	{ "it", NULL },
	{ "lt", NULL },
	{ "nb", NULL },
	{ "ne", NULL },
	{ "nl", NULL },
	{ "nn", NULL },
	{ "pt", NULL },
	{ "ro", NULL },
	{ "ru", NULL },
	{ "sr-Cyrl", "sr" },
	{ "sr-Latn", "sr" },
	{ "sv", NULL },
	{ "ta", NULL },
	{ "tr", NULL },
	{ "yi", NULL },
	/* Neighbours. */
	{ "af", NULL },
	{ "be", NULL },
	{ "bg", NULL },
	{ "bn", NULL },
	{ "cs", NULL },
	{ "cy", NULL },
	{ "et", NULL },
	{ "fa", NULL },
	{ "gl", NULL },
	{ "he", NULL },
	{ "hr", NULL },
	{ "is", NULL },
	{ "ka", NULL },
	{ "kk", NULL },
	{ "km", NULL },
	{ "la", NULL },
	{ "lo", NULL },
	{ "lv", NULL },
	{ "mk", NULL },
	{ "mn", NULL },
	{ "mr", NULL },
	{ "my", NULL },
	{ "pl", NULL },
	{ "sk", NULL },
	{ "sl", NULL },
	{ "sq", NULL },
	{ "sw", NULL },
	{ "tl", NULL },
	{ "uk", NULL },
	{ "ur", NULL },
	{ "vi", NULL },
};

enum {
	SAMPLE = 4096,      /* bytes of letters that are looked at */
	LATIN_ENOUGH = 200, /* letters; fewer are names or titles */
	OTHER_ENOUGH = 60,
	HAN_ENOUGH = 20,  /* Japanese titles may have no kana */
	KANA_SHARE = 16,  /* one kana in so many characters: Japanese */
	HANGUL_SHARE = 4, /* one Hangul in so many Han: Korean with Hanja */
	THAI_FIRST = 0x0E00,
	THAI_LAST = 0x0E7F
};

/* What a letter says about the language. */
enum lang_class { NOTHING, LATIN, GREEK, THAI, KANA, HAN, HANGUL, REST };

struct sk_lang {
	void *textcat; /* NULL: no fingerprints */
	candidate_t *candidates;
	char sample[SAMPLE + 1];
};

static enum lang_class
lang_class_of(uint32_t c)
{
	uint32_t mask;

	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? LATIN : NOTHING;
	mask = U_MASK(u_charType((UChar32)c));
	if (!(mask & (U_GC_L_MASK | U_GC_M_MASK)))
		return NOTHING;
	if (c >= THAI_FIRST && c <= THAI_LAST)
		return THAI;
	switch (sk_script_of(c)) {
	case SAKUIN_LATIN:
		return LATIN;
	case SAKUIN_GREEK:
		return GREEK;
	case SAKUIN_HANGUL:
		return HANGUL;
	case SAKUIN_HAN:
		return HAN;
	case SAKUIN_HIRAGANA:
	case SAKUIN_KATAKANA:
		return KANA;
	default:
		return REST;
	}
}

/* Count the letters of each class in the sample. */
static void
lang_count(struct sakuin_str text, size_t count[REST + 1])
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	size_t bytes = 0;

	while (p < end && bytes < SAMPLE) {
		const char *from = p;
		enum lang_class class = lang_class_of(sk_utf8_next(&p, end));

		if (class != NOTHING) {
			count[class]++;
			bytes += (size_t)(p - from);
		}
	}
}

/* Copy the letters of CLASS to lang->sample, with one space for what lies
 * between; returns the bytes. */
static size_t
lang_sample(struct sk_lang *lang, struct sakuin_str text, enum lang_class class)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	size_t n = 0;

	while (p < end && n < SAMPLE) {
		const char *from = p;
		size_t len;

		if (lang_class_of(sk_utf8_next(&p, end)) == class) {
			len = (size_t)(p - from);
			if (n + len > SAMPLE)
				break;
			memcpy(lang->sample + n, from, len);
			n += len;
		} else if (n > 0 && lang->sample[n - 1] != ' ') {
			lang->sample[n++] = ' ';
		}
	}
	lang->sample[n] = '\0';
	return n;
}

/* Let libexttextcat decide between the languages of a script. */
static const char *
lang_by_letters(struct sk_lang *lang, struct sakuin_str text,
		enum lang_class class)
{
	size_t len;

	if (!lang->textcat)
		return "";
	len = lang_sample(lang, text, class);
	if (textcat_ClassifyFull(lang->textcat, lang->sample, len,
				 lang->candidates) <= 0)
		return "";
	return lang->candidates[0].name;
}

/* Japanese, Korean or Chinese? */
static const char *
lang_of_cjk(const size_t count[REST + 1])
{
	size_t kana = count[KANA], han = count[HAN], hangul = count[HANGUL];

	if (hangul > kana && hangul * HANGUL_SHARE >= han)
		return "ko";
	if (kana * KANA_SHARE >= kana + han)
		return "ja";
	return han >= HAN_ENOUGH ? "zh" : "";
}

/* The class with the most letters. */
static enum lang_class
lang_largest(const size_t count[REST + 1])
{
	enum lang_class best = LATIN;

	for (enum lang_class c = LATIN; c <= REST; c++)
		if (count[c] > count[best])
			best = c;
	return best;
}

bool
sk_lang_guess(struct sk_lang *lang, struct sakuin_str text, char out[8],
	      struct sakuin_error *err)
{
	size_t count[REST + 1] = { 0 }, cjk;
	enum lang_class most;
	const char *code = "";

	lang_count(text, count);
	cjk = count[KANA] + count[HAN] + count[HANGUL];
	most = lang_largest(count);
	/* A Chinese character says as much as a word of two letters. */
	if (2 * cjk > count[LATIN] + count[GREEK] + count[THAI] + count[REST])
		code = lang_of_cjk(count);
	else if (most == GREEK)
		code = "el";
	else if (most == THAI)
		code = "th";
	else if (count[most] >=
		 (size_t)(most == LATIN ? LATIN_ENOUGH : OTHER_ENOUGH))
		code = lang_by_letters(lang, text, most);
	if (strlen(code) > 7)
		return sk_fail(err, SAKUIN_EINTERNAL,
			       "language code '%s' is too long", code);
	strncpy(out, code, 8);
	return true;
}

/* Write the list of the fingerprints that are in DIR to FD; returns how many
 * there are.  The library gives up if one is missing, so they are looked for
 * first. */
static size_t
lang_list(int fd, const char *dir)
{
	char path[256], line[64];
	size_t count = 0;

	for (size_t i = 0; i < sizeof fingerprints / sizeof fingerprints[0];
	     i++) {
		const struct fingerprint *f = &fingerprints[i];
		int n;

		snprintf(path, sizeof path, "%s%s.lm", dir, f->name);
		if (access(path, R_OK) != 0)
			continue;
		n = snprintf(line, sizeof line, "%s.lm %s\n", f->name,
			     f->code ? f->code : f->name);
		if (write(fd, line, (size_t)n) != n)
			return 0;
		count++;
	}
	return count;
}

/* Load what is in DIR; NULL if there is nothing.  The library wants a file
 * with the list of fingerprints; ours is in memory. */
static void *
lang_load(const char *dir)
{
	int fd = memfd_create("fingerprints", MFD_CLOEXEC);
	char path[64];
	void *textcat = NULL;

	if (fd < 0)
		return NULL;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (lang_list(fd, dir) > 0 && access(path, R_OK) == 0)
		textcat = special_textcat_Init(path, dir);
	close(fd);
	return textcat;
}

struct sk_lang *
sk_lang_new(struct sakuin_error *err)
{
	struct sk_lang *lang = calloc(1, sizeof *lang);

	if (!lang) {
		sk_nomem(err);
		return NULL;
	}
	for (size_t i = 0;
	     i < sizeof lang_places / sizeof lang_places[0] && !lang->textcat;
	     i++)
		lang->textcat = lang_load(lang_places[i]);
	if (!lang->textcat)
		return lang;
	textcat_SetProperty(lang->textcat, TCPROP_UTF8AWARE, TC_TRUE);
	lang->candidates = textcat_GetClassifyFullOutput(lang->textcat);
	if (!lang->candidates) {
		sk_nomem(err);
		sk_lang_free(lang);
		return NULL;
	}
	return lang;
}

void
sk_lang_free(struct sk_lang *lang)
{
	if (!lang)
		return;
	if (lang->candidates)
		textcat_ReleaseClassifyFullOutput(lang->textcat,
						  lang->candidates);
	if (lang->textcat)
		textcat_Done(lang->textcat);
	free(lang);
}

bool
sk_lang_has_data(const struct sk_lang *lang)
{
	return lang->textcat != NULL;
}
