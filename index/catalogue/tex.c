/* tex.c - text as TeX writes it, as characters.
 *
 * Accents become combining marks behind their letter, which composing joins;
 * commands that are not known are left out and what they are given stays. */
#include "catalogue_read.h"

/* Accents by the sign or letter of their command. */
static const struct {
	char name;
	uint16_t mark;
} accents[] = {
	{ '`', 0x300 }, { '\'', 0x301 }, { '^', 0x302 }, { '~', 0x303 },
	{ '=', 0x304 }, { 'u', 0x306 },  { '.', 0x307 }, { '"', 0x308 },
	{ 'r', 0x30A }, { 'H', 0x30B },  { 'v', 0x30C }, { 'd', 0x323 },
	{ 'c', 0x327 }, { 'k', 0x328 },  { 'b', 0x331 },
};

static const struct {
	const char *name, *text;
} symbols[] = {
	{ "ss", "\u00DF" },
	{ "ae", "\u00E6" },
	{ "AE", "\u00C6" },
	{ "oe", "\u0153" },
	{ "OE", "\u0152" },
	{ "o", "\u00F8" },
	{ "O", "\u00D8" },
	{ "aa", "\u00E5" },
	{ "AA", "\u00C5" },
	{ "l", "\u0142" },
	{ "L", "\u0141" },
	{ "i", "i" },
	{ "j", "j" },
	{ "dh", "\u00F0" },
	{ "DH", "\u00D0" },
	{ "th", "\u00FE" },
	{ "TH", "\u00DE" },
	{ "dj", "\u0111" },
	{ "DJ", "\u0110" },
	{ "ng", "\u014B" },
	{ "NG", "\u014A" },
	{ "dots", "\u2026" },
	{ "ldots", "\u2026" },
	{ "textendash", "\u2013" },
	{ "textemdash", "\u2014" },
	{ "textquoteleft", "\u2018" },
	{ "textquoteright", "\u2019" },
	{ "textquotedblleft", "\u201C" },
	{ "textquotedblright", "\u201D" },
	{ "textasciitilde", "~" },
	{ "textbackslash", "\\" },
	{ "textasciicircum", "^" },
	{ "textunderscore", "_" },
	{ "copyright", "\u00A9" },
	{ "S", "\u00A7" },
};

struct tex {
	const char *p, *end;
	struct sk_buf *out;
};

static bool
tex_letter(const struct tex *t, const char *p)
{
	return p < t->end &&
	       ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'));
}

static void
tex_spaces(struct tex *t)
{
	while (t->p < t->end && (*t->p == ' ' || *t->p == '\n'))
		t->p++;
}

static uint16_t
tex_mark(char name)
{
	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (accents[i].name == name)
			return accents[i].mark;
	return 0;
}

/* The letter that an accent is put on: x, {x}, {\i} or \i; the mark comes
 * behind it. */
static bool
tex_accent(struct tex *t, uint16_t mark, struct sakuin_error *err)
{
	const char *from;
	char bytes[4];
	bool brace;

	tex_spaces(t);
	brace = t->p < t->end && *t->p == '{';
	t->p += brace;
	tex_spaces(t);
	if (t->p + 1 < t->end && *t->p == '\\' &&
	    (t->p[1] == 'i' || t->p[1] == 'j') && !tex_letter(t, t->p + 2))
		t->p++;
	/* Nothing to put it on: it stands alone. */
	if (t->p == t->end || *t->p == '}' || *t->p == '\\' || *t->p == '{') {
		t->p += brace && t->p < t->end && *t->p == '}';
		return true;
	}
	from = t->p;
	sk_utf8_next(&t->p, t->end);
	return sk_buf_add(t->out, from, (size_t)(t->p - from), err) &&
	       sk_buf_add(t->out, bytes, sk_utf8_put(bytes, mark), err);
}

/* A command whose name is letters. */
static bool
tex_named(struct tex *t, struct sakuin_error *err)
{
	const char *start = t->p;
	struct sakuin_str name;

	while (tex_letter(t, t->p))
		t->p++;
	name = (struct sakuin_str){ start, (size_t)(t->p - start) };
	if (name.len == 1 && tex_mark(*start) && *start != 'i')
		return tex_accent(t, tex_mark(*start), err);
	tex_spaces(t);
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
		if (sk_str_eq(name, sk_str(symbols[i].name)))
			return sk_buf_puts(t->out, symbols[i].text, err);
	return true;
}

/* What is behind a backslash. */
static bool
tex_command(struct tex *t, struct sakuin_error *err)
{
	uint16_t mark;

	if (t->p == t->end)
		return true;
	if (tex_letter(t, t->p))
		return tex_named(t, err);
	mark = tex_mark(*t->p);
	if (mark) {
		t->p++;
		return tex_accent(t, mark, err);
	}
	if (*t->p == '\\' || *t->p == ' ' || *t->p == '\n') {
		t->p++;
		return sk_buf_putc(t->out, ' ', err);
	}
	if (strchr("/-,;:!", *t->p)) { /* of breaks and spaces */
		t->p++;
		return true;
	}
	return sk_buf_putc(t->out, *t->p++, err);
}

/* Two or three signs that stand for one. */
static bool
tex_ligature(struct tex *t, bool *found, struct sakuin_error *err)
{
	static const char *const signs[][2] = {
		{ "---", "\u2014" },
		{ "--", "\u2013" },
		{ "``", "\u201C" },
		{ "''", "\u201D" },
	};

	*found = true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i][0]);

		if ((size_t)(t->end - t->p) < len ||
		    memcmp(t->p, signs[i][0], len) != 0)
			continue;
		t->p += len;
		return sk_buf_puts(t->out, signs[i][1], err);
	}
	*found = false;
	return true;
}

bool
sk_tex_text(struct sakuin_str tex, struct sk_buf *out, struct sakuin_error *err)
{
	struct tex t = { .p = tex.ptr, .end = tex.ptr + tex.len, .out = out };

	while (t.p < t.end) {
		bool found;

		if (!tex_ligature(&t, &found, err))
			return false;
		if (found)
			continue;
		switch (*t.p++) {
		case '\\':
			if (!tex_command(&t, err))
				return false;
			break;
		case '{':
		case '}':
		case '$':
			break;
		case '~':
			if (!sk_buf_putc(out, ' ', err))
				return false;
			break;
		default:
			if (!sk_buf_putc(out, t.p[-1], err))
				return false;
		}
	}
	return true;
}
