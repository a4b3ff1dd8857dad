/* source_id.c - DOI and URL in one spelling each. */
#include "source_id.h"

enum { ID_MAX = 2048, NESTED_MAX = 4 };

/* Letters */

static char
id_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
id_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
id_letter(char c)
{
	c = id_lower(c);
	return c >= 'a' && c <= 'z';
}

/* The value of a hex digit; 16 for any other character. */
static unsigned
id_hex(char c)
{
	c = id_lower(c);
	if (id_digit(c))
		return (unsigned)(c - '0');
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* Drop the first N bytes. */
static void
id_skip(struct sakuin_str *s, size_t n)
{
	s->ptr += n;
	s->len -= n;
}

/* Does S begin with PREFIX, which is in lower case?  If so, drop it. */
static bool
id_take(struct sakuin_str *s, const char *prefix)
{
	size_t n = strlen(prefix);

	if (s->len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (id_lower(s->ptr[i]) != prefix[i])
			return false;
	id_skip(s, n);
	return true;
}

/* Is S, case apart, the word WORD? */
static bool
id_is(struct sakuin_str s, const char *word)
{
	return id_take(&s, word) && s.len == 0;
}

/* The bytes before the first of STOPS, or all; S moves to that one. */
static struct sakuin_str
id_until(struct sakuin_str *s, const char *stops)
{
	struct sakuin_str head = { s->ptr, 0 };

	while (head.len < s->len && !strchr(stops, s->ptr[head.len]))
		head.len++;
	id_skip(s, head.len);
	return head;
}

/* Without the spaces around it, and without the stops and brackets of the
 * sentence that it stood in. */
static struct sakuin_str
id_trim(struct sakuin_str s)
{
	size_t open = 0, close = 0;

	if (s.len > ID_MAX)
		s.len = ID_MAX;
	while (s.len && (strchr(" <\"", s.ptr[0]) || s.ptr[0] == '\t'))
		id_skip(&s, 1);
	for (size_t i = 0; i < s.len; i++) {
		open += s.ptr[i] == '(';
		close += s.ptr[i] == ')';
	}
	for (; s.len; s.len--) {
		char c = s.ptr[s.len - 1];

		if (c == ')' && close > open)
			close--;
		else if (!c || !strchr(" \t.,;:>\"'", c))
			break;
	}
	return s;
}

/* Percent signs */

/* May C stand in an address as it is?  Bytes above ASCII may not, so that
 * they look alike wherever they were typed. */
static bool
id_plain(char c)
{
	return id_letter(c) || id_digit(c) || (c && strchr("-._~", c));
}

static bool
id_put_escape(struct sk_buf *out, unsigned char c, struct sakuin_error *err)
{
	static const char hex[] = "0123456789ABCDEF";
	const char escape[3] = { '%', hex[c >> 4], hex[c & 15] };

	return sk_buf_add(out, escape, sizeof escape, err);
}

/* Is there an escape at byte I of S?  *C is what it stands for. */
static bool
id_escape(struct sakuin_str s, size_t i, char *c)
{
	unsigned high, low;

	if (s.ptr[i] != '%' || s.len - i < 3)
		return false;
	high = id_hex(s.ptr[i + 1]);
	low = id_hex(s.ptr[i + 2]);
	if (high > 15 || low > 15)
		return false;
	*c = (char)(unsigned char)(high << 4 | low);
	return true;
}

/* Append the address S; what separates its parts stays as it is written. */
static bool
id_put_url(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool as_is = id_plain(c) ||
			     (c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c));

		if (id_escape(s, i, &c)) {
			as_is = id_plain(c);
			i += 2;
		}
		if (as_is ? !sk_buf_putc(out, c, err)
			  : !id_put_escape(out, (unsigned char)c, err))
			return false;
	}
	return true;
}

/* URL */

struct url {
	struct sakuin_str host, path, query;
};

/* "https://", or nothing. */
static void
url_scheme(struct sakuin_str *s)
{
	size_t n = 0;

	while (n < s->len && (id_letter(s->ptr[n]) || id_digit(s->ptr[n])))
		n++;
	if (n == 0 || n + 1 >= s->len || s->ptr[n] != ':' ||
	    s->ptr[n + 1] != '/')
		return;
	for (n++; n < s->len && s->ptr[n] == '/';)
		n++;
	id_skip(s, n);
}

static void
url_host(struct url *u, struct sakuin_str authority)
{
	struct sakuin_str rest = authority;

	id_until(&rest, "@");
	if (rest.len) {
		authority = rest;
		id_skip(&authority, 1);
	}
	u->host = id_until(&authority, ":");
	while (u->host.len && u->host.ptr[u->host.len - 1] == '.')
		u->host.len--;
	if (authority.len && !id_is(authority, ":80") &&
	    !id_is(authority, ":443") && !id_is(authority, ":"))
		u->host.len += authority.len;
	id_take(&u->host, "www.");
}

/* The address that the Wayback Machine keeps at PATH, or nothing. */
static struct sakuin_str
url_kept(const struct url *u, struct sakuin_str path)
{
	struct sakuin_str none = { path.ptr, 0 };
	size_t digits = 0;

	if (!id_is(u->host, "web.archive.org") &&
	    !id_is(u->host, "archive.org"))
		return none;
	if (!id_take(&path, "/web/"))
		return none;
	while (digits < path.len && id_digit(path.ptr[digits]))
		digits++;
	if (digits == 0 && (!path.len || path.ptr[0] != '*'))
		return none;
	id_until(&path, "/");
	if (path.len)
		id_skip(&path, 1);
	return path;
}

/* Without its last slashes and the name of an index page. */
static struct sakuin_str
url_path(struct sakuin_str path)
{
	static const char *const pages[] = {
		"index.html",  "index.htm",    "index.shtml",  "index.php",
		"index.jsp",   "index.asp",    "index.aspx",   "default.asp",
		"default.htm", "default.html", "default.aspx",
	};
	struct sakuin_str rest = path, page;

	path = id_until(&rest, ";"); /* ;jsessionid= */
	page = path;
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/') {
			id_skip(&page, i);
			break;
		}
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (id_is(page, pages[i]))
			path.len -= page.len;
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

/* Does the parameter say how the reader came here, and nothing of what is
 * there? */
static bool
url_tracks(struct sakuin_str parameter)
{
	static const char *const names[] = {
		"fbclid", "gclid",      "yclid",     "dclid", "msclkid",
		"igshid", "jsessionid", "phpsessid", "sid",   "mc_cid",
		"mc_eid", "cmpid",      "ocid",
	};
	struct sakuin_str name = id_until(&parameter, "=");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (id_is(name, names[i]))
			return true;
	return id_take(&name, "utm_");
}

static bool
url_put_query(struct sk_buf *out, struct sakuin_str query,
	      struct sakuin_error *err)
{
	char before = '?';

	while (query.len) {
		struct sakuin_str parameter = id_until(&query, "&");

		if (query.len)
			id_skip(&query, 1);
		if (parameter.len == 0 || url_tracks(parameter))
			continue;
		if (!sk_buf_putc(out, before, err) ||
		    !id_put_url(out, parameter, err))
			return false;
		before = '&';
	}
	return true;
}

static bool
url_put(struct sk_buf *out, const struct url *u, struct sakuin_error *err)
{
	size_t from = out->len, home;

	for (size_t i = 0; i < u->host.len; i++)
		if (!sk_buf_putc(out, id_lower(u->host.ptr[i]), err))
			return false;
	home = out->len;
	if (!id_put_url(out, u->path, err) ||
	    !url_put_query(out, u->query, err))
		return false;
	if (out->len == home)
		out->len = from;
	return true;
}

bool
sk_source_url(struct sakuin_str text, struct sk_buf *out,
	      struct sakuin_error *err)
{
	struct sakuin_str kept = id_trim(text);
	struct url u = { 0 };

	for (int i = 0; i < NESTED_MAX && kept.len; i++) {
		struct sakuin_str s = kept;

		url_scheme(&s);
		url_host(&u, id_until(&s, "/?#"));
		kept = url_kept(&u, s);
		u.path = url_path(id_until(&s, "?#"));
		if (s.len && s.ptr[0] == '?')
			id_skip(&s, 1);
		u.query = id_until(&s, "#");
	}
	if (u.host.len == 0 || !memchr(u.host.ptr, '.', u.host.len))
		return true;
	return url_put(out, &u, err);
}

/* DOI */

static bool
doi_put(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (id_escape(s, i, &c))
			i += 2;
		if (c <= ' ' || c >= 0x7F) {
			if (!id_put_escape(out, (unsigned char)c, err))
				return false;
		} else if (!sk_buf_putc(out, id_lower(c), err)) {
			return false;
		}
	}
	return true;
}

bool
sk_source_doi(struct sakuin_str text, struct sk_buf *out,
	      struct sakuin_error *err)
{
	struct sakuin_str s = id_trim(text), rest;
	size_t digits = 3;

	url_scheme(&s);
	id_take(&s, "www.");
	(void)id_take(&s, "dx.");
	(void)id_take(&s, "doi.org/");
	if (id_take(&s, "doi"))
		id_take(&s, ":");
	while (s.len && s.ptr[0] == ' ')
		id_skip(&s, 1);
	rest = s;
	if (!id_take(&rest, "10."))
		return true;
	while (digits < s.len &&
	       (id_digit(s.ptr[digits]) || s.ptr[digits] == '.'))
		digits++;
	if (digits == 3 || digits + 1 >= s.len || s.ptr[digits] != '/')
		return true;
	return doi_put(out, s, err);
}
