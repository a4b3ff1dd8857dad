/* authority_turtle.c - cuts Turtle into tokens. */
#include "authority_skos.h"

static char
turtle_peek(const struct sk_turtle *t)
{
	return t->a->rest.len ? *t->a->rest.ptr : '\0';
}

static void
turtle_skip(struct sk_turtle *t, size_t len)
{
	for (size_t i = 0; i < len; i++)
		t->a->line += t->a->rest.ptr[i] == '\n';
	t->a->rest.ptr += len;
	t->a->rest.len -= len;
}

static bool
turtle_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
turtle_skip_blanks(struct sk_turtle *t)
{
	while (t->a->rest.len) {
		const char *end;

		if (turtle_blank(turtle_peek(t))) {
			turtle_skip(t, 1);
			continue;
		}
		if (turtle_peek(t) != '#')
			return;
		end = memchr(t->a->rest.ptr, '\n', t->a->rest.len);
		turtle_skip(t, end ? (size_t)(end - t->a->rest.ptr)
				   : t->a->rest.len);
	}
}

/* How many bytes a name, a number or a keyword has. */
static size_t
turtle_word(struct sakuin_str s)
{
	size_t len = 0;

	while (len < s.len && !turtle_blank(s.ptr[len]) &&
	       !memchr("<>\"'()[]{};,#", s.ptr[len], 14))
		len++;
	/* A full stop at the end ends the statement. */
	while (len && s.ptr[len - 1] == '.')
		len--;
	return len;
}

/* FIRST and SECOND in one, in the arena. */
static bool
turtle_concat(struct sk_turtle *t, struct sakuin_str first,
	      struct sakuin_str second, struct sakuin_str *out,
	      struct sakuin_error *err)
{
	char *p = sk_arena_alloc(&t->arena, first.len + second.len + 1, err);

	if (!p)
		return false;
	if (first.len)
		memcpy(p, first.ptr, first.len);
	if (second.len)
		memcpy(p + first.len, second.ptr, second.len);
	out->ptr = p;
	out->len = first.len + second.len;
	return true;
}

static bool
turtle_iri(struct sk_turtle *t, struct sk_turtle_token *token,
	   struct sakuin_error *err)
{
	const char *start = t->a->rest.ptr;
	const char *end = memchr(start, '>', t->a->rest.len);
	const char *line = memchr(start, '\n', t->a->rest.len);

	if (!end || (line && line < end))
		return sk_authority_fail(t->a, "an IRI without its >; add it",
					 err);
	token->kind = SK_TURTLE_IRI;
	token->text.ptr = start + 1;
	token->text.len = (size_t)(end - start - 1);
	turtle_skip(t, (size_t)(end - start) + 1);
	return true;
}

/* The code point of LEN hexadecimal digits. */
static bool
turtle_hex(struct sk_turtle *t, size_t len, uint32_t *c)
{
	*c = 0;
	if (t->a->rest.len < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		static const char digits[] = "0123456789abcdef";
		char digit = t->a->rest.ptr[i];
		const char *at;

		if (digit >= 'A' && digit <= 'F')
			digit = (char)(digit - 'A' + 'a');
		at = digit ? strchr(digits, digit) : NULL;
		if (!at)
			return false;
		*c = *c << 4 | (uint32_t)(at - digits);
	}
	turtle_skip(t, len);
	return *c > 0 && *c <= 0x10FFFF && (*c < 0xD800 || *c > 0xDFFF);
}

/* What follows a backslash. */
static bool
turtle_escape(struct sk_turtle *t, struct sk_buf *b, struct sakuin_error *err)
{
	static const char names[] = "tbnrf\"'\\", values[] = "\t\b\n\r\f\"'\\";
	char name = turtle_peek(t), bytes[4];
	const char *at = name ? strchr(names, name) : NULL;
	uint32_t c;

	if (at) {
		turtle_skip(t, 1);
		return sk_buf_putc(b, values[at - names], err);
	}
	if (name == 'u' || name == 'U') {
		turtle_skip(t, 1);
		if (turtle_hex(t, name == 'u' ? 4 : 8, &c))
			return sk_buf_add(b, bytes, sk_utf8_put(bytes, c), err);
	}
	return sk_authority_fail(
		t->a, "an unknown escape in a text; write \\\\ for \\", err);
}

/* The text up to its closing quotation mark, or three of them. */
static bool
turtle_quoted(struct sk_turtle *t, struct sk_buf *b, struct sakuin_error *err)
{
	char quote[3];
	size_t marks = 1;

	memset(quote, turtle_peek(t), sizeof quote);
	if (t->a->rest.len >= 3 && !memcmp(t->a->rest.ptr, quote, 3))
		marks = 3;
	turtle_skip(t, marks);
	while (t->a->rest.len >= marks) {
		char c = turtle_peek(t);

		if (!memcmp(t->a->rest.ptr, quote, marks)) {
			turtle_skip(t, marks);
			return true;
		}
		if (c == '\n' && marks == 1)
			break;
		turtle_skip(t, 1);
		if (c == '\\' ? !turtle_escape(t, b, err)
			      : !sk_buf_putc(b, c, err))
			return false;
	}
	return sk_authority_fail(
		t->a, "a text without its closing quotation mark; add it", err);
}

/* @ja, ^^xsd:string or ^^<IRI> behind a text. */
static bool
turtle_skip_type(struct sk_turtle *t, struct sakuin_error *err)
{
	struct sk_turtle_token type;

	if (turtle_peek(t) == '@')
		turtle_skip(t, turtle_word(t->a->rest));
	else if (t->a->rest.len > 2 && !memcmp(t->a->rest.ptr, "^^", 2)) {
		turtle_skip(t, 2);
		if (turtle_peek(t) == '"' || turtle_peek(t) == '\'')
			return sk_authority_fail(
				t->a, "^^ before a text; write a type", err);
		return sk_turtle_next(t, &type, err);
	}
	return true;
}

static bool
turtle_literal(struct sk_turtle *t, struct sk_turtle_token *token,
	       struct sakuin_error *err)
{
	struct sk_buf b = { 0 };
	bool ok = turtle_quoted(t, &b, err) &&
		  sk_arena_copy(&t->arena, sk_buf_str(&b), &token->text, err) &&
		  turtle_skip_type(t, err);

	token->kind = SK_TURTLE_LITERAL;
	sk_buf_done(&b);
	return ok;
}

/* prefix:name, a number, true, a, @prefix ... */
static bool
turtle_name(struct sk_turtle *t, struct sk_turtle_token *token,
	    struct sakuin_error *err)
{
	struct sakuin_str word = { t->a->rest.ptr, turtle_word(t->a->rest) };
	struct sakuin_str local = word;
	const char *colon = word.len ? memchr(word.ptr, ':', word.len) : NULL;

	token->kind = SK_TURTLE_IRI;
	token->text = word;
	turtle_skip(t, word.len);
	if (!word.len)
		return sk_authority_fail(t->a,
					 "blank nodes and lists are not read; "
					 "convert the file to N-Triples",
					 err);
	if (sk_str_eq(word, sk_str("@prefix")) ||
	    sk_str_eq(word, sk_str("@base")) ||
	    sk_str_eq(word, sk_str("PREFIX")) ||
	    sk_str_eq(word, sk_str("BASE"))) {
		token->kind = SK_TURTLE_PREFIX;
		token->sparql = *word.ptr != '@';
		return true;
	}
	if (!colon) {
		if (word.len != 1 || *word.ptr != 'a')
			token->kind = SK_TURTLE_LITERAL;
		return true;
	}
	word.len = (size_t)(colon - word.ptr) + 1;
	local.ptr = colon + 1;
	local.len -= word.len;
	for (size_t i = t->count; i-- > 0;) /* the last one counts */
		if (sk_str_eq(t->prefixes[i].name, word))
			return turtle_concat(t, t->prefixes[i].iri, local,
					     &token->text, err);
	if (sk_str_eq(word, sk_str("_:")))
		return true;
	return sk_authority_fail(
		t->a, "an unknown prefix; declare it with @prefix", err);
}

bool
sk_turtle_next(struct sk_turtle *t, struct sk_turtle_token *token,
	       struct sakuin_error *err)
{
	char c;

	*token = (struct sk_turtle_token){ 0 };
	turtle_skip_blanks(t);
	c = turtle_peek(t);
	if (!t->a->rest.len)
		return true;
	if (c == '<')
		return turtle_iri(t, token, err);
	if (c == '"' || c == '\'')
		return turtle_literal(t, token, err);
	if (c != '.' && c != ';' && c != ',')
		return turtle_name(t, token, err);
	token->kind = (unsigned char)c;
	turtle_skip(t, 1);
	return true;
}

/* The word up to a blank, such as "skos:", which need not be declared. */
static struct sakuin_str
turtle_prefix_name(struct sk_turtle *t)
{
	struct sakuin_str name = { NULL, 0 };

	turtle_skip_blanks(t);
	if (turtle_peek(t) == '<')
		return name; /* @base */
	name.ptr = t->a->rest.ptr;
	name.len = turtle_word(t->a->rest);
	turtle_skip(t, name.len);
	return name;
}

bool
sk_turtle_prefix(struct sk_turtle *t, struct sk_turtle_token *token,
		 struct sakuin_error *err)
{
	bool sparql = token->sparql;
	struct sakuin_str name = turtle_prefix_name(t);

	if (!sk_turtle_next(t, token, err))
		return false;
	if (token->kind != SK_TURTLE_IRI ||
	    (name.len && name.ptr[name.len - 1] != ':'))
		return sk_authority_fail(
			t->a, "write @prefix name: <IRI> and a full stop", err);
	if (name.len && t->count == SK_TURTLE_PREFIXES)
		return sk_authority_fail(
			t->a,
			"more than 64 prefixes; convert the file to "
			"N-Triples",
			err);
	if (name.len) {
		t->prefixes[t->count].name = name;
		t->prefixes[t->count++].iri = token->text;
	}
	if (sparql)
		return true;
	if (!sk_turtle_next(t, token, err))
		return false;
	return token->kind == '.' ||
	       sk_authority_fail(t->a, "a full stop is missing behind @prefix",
				 err);
}

void
sk_turtle_done(struct sk_turtle *t)
{
	sk_arena_done(&t->arena);
}
