/* gloss.c - pairs of names: with one in brackets, or one behind the other. */
#include <stdlib.h>

#include "gloss_impl.h"
#include "script.h"

/* Which of two sides says how the other one is read? */
static bool
gloss_pair(struct sk_glosses *g, const struct sk_gloss_side *left,
	   const struct sk_gloss_side *right, struct sakuin_error *err)
{
	enum sk_gloss_script l = left->script, r = right->script;

	if (left->text.len == 0 || right->text.len == 0 ||
	    left->text.len > SK_GLOSS_MAX || l == r)
		return true;
	if (l == SK_GLOSS_HAN && r != SK_GLOSS_OTHER)
		return sk_gloss_judge(g, left, right, err);
	if (l == SK_GLOSS_HANGUL && r == SK_GLOSS_LATIN)
		return sk_gloss_judge(g, left, right, err);
	if ((l == SK_GLOSS_LATIN || l == SK_GLOSS_HANGUL) &&
	    (r == SK_GLOSS_HAN || r == SK_GLOSS_HANGUL))
		return sk_gloss_judge(g, right, left, err);
	return true;
}

/* Is there a capital in TEXT?  Then there may be a name. */
static bool
gloss_has_capital(struct sakuin_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z')
			return true;
	return false;
}

/* A name in brackets that open at P, N bytes long. */
static bool
gloss_bracket(struct sk_glosses *g, struct sakuin_str text, const char *p,
	      size_t n, struct sakuin_error *err)
{
	struct sk_gloss_side left = sk_gloss_left(text.ptr, p);
	struct sk_gloss_side right = { 0 };

	if (left.script >= SK_GLOSS_HAN && left.script != SK_GLOSS_KANA)
		right = sk_gloss_right(p + n, text.ptr + text.len);
	return gloss_pair(g, &left, &right, err);
}

/* "Obuchi Keizō 小渕恵三": characters at P, behind a blank, without a bracket, as is
 * the custom of scholars. */
static bool
gloss_apposition(struct sk_glosses *g, struct sakuin_str text, const char *p,
		 struct sakuin_error *err)
{
	const char *end = text.ptr + text.len;
	struct sk_gloss_side right = sk_gloss_behind(p, end), left;

	if (right.text.len == 0)
		return true;
	left = sk_gloss_left(text.ptr, p);
	if (left.script != SK_GLOSS_LATIN || !gloss_has_capital(left.text))
		return true;
	return gloss_pair(g, &left, &right, err);
}

/* A quick look: may characters begin at P, behind Latin letters and a blank? */
static bool
gloss_may_follow(const char *begin, const char *p)
{
	unsigned char c = (unsigned char)*p;

	return ((c >= 0xE3 && c <= 0xE9) || c == 0xF0) && p - begin > 2 &&
	       p[-1] == ' ' && (unsigned char)p[-2] > '@' &&
	       (unsigned char)p[-2] < 0xC0;
}

bool
sk_gloss_find(struct sakuin_analyzer *analyzer, struct sakuin_str text,
	      struct sakuin_str lang, bool ruby, sk_gloss_fn *fn, void *ctx,
	      struct sakuin_error *err)
{
	struct sk_glosses g = { analyzer, lang, fn, ctx, .ruby = ruby };
	const char *end = text.ptr + text.len;
	bool ok = true;

	g.keys = malloc(SK_GLOSS_KEYS * sizeof *g.keys);
	if (!g.keys)
		return sk_nomem(err);
	for (const char *p = text.ptr; ok && p < end;) {
		size_t n = sk_gloss_opens(p, end);

		if (n && p > text.ptr)
			ok = gloss_bracket(&g, text, p, n, err);
		else if (gloss_may_follow(text.ptr, p))
			ok = gloss_apposition(&g, text, p, err);
		p += n ? n : 1;
	}
	free(g.keys);
	return ok;
}
