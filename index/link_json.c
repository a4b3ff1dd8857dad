/* link_json.c - who prints what of a source, and says what, as a line. */
#include "json_raw.h"
#include "link_impl.h"
#include "reference_json.h"

static bool
json_variant(const struct link_variant *v, struct sk_buf *out,
	     struct sakuin_error *err)
{
	struct sk_code_points points = { .text = v->ref.raw };
	struct sk_buf object = { 0 };
	bool ok = sk_reference_to_json(&v->ref, &points, &object, err) &&
		  sk_buf_printf(out, err,
				"{\"name\":\"%s\",\"first\":", v->name) &&
		  sk_json_string(out, v->first, err) &&
		  sk_buf_putc(out, ',', err) &&
		  sk_buf_add(out, object.ptr + 1, object.len - 1, err);

	sk_buf_done(&object);
	return ok;
}

/* On which pages the sentences are, where there are pages. */
static bool
json_pages(const struct link_context *c, struct sk_buf *out,
	   struct sakuin_error *err)
{
	if (c->count == 0 || c->pages[0] == 0)
		return true;
	if (!sk_buf_puts(out, ",\"pages\":[", err))
		return false;
	for (size_t i = 0; i < c->count; i++)
		if (!sk_buf_printf(out, err, "%s%u", i > 0 ? "," : "",
				   (unsigned)c->pages[i]))
			return false;
	return sk_buf_putc(out, ']', err);
}

static bool
json_context(const struct link_context *c, struct sk_buf *out,
	     struct sakuin_error *err)
{
	if (!sk_buf_puts(out, "{\"id\":", err) ||
	    !sk_json_string(out, c->report, err) ||
	    !sk_buf_printf(out, err, ",\"name\":\"%s\",\"sentences\":[",
			   c->name))
		return false;
	for (size_t i = 0; i < c->count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !sk_json_string(out, c->sentences[i], err))
			return false;
	return sk_buf_putc(out, ']', err) && json_pages(c, out, err) &&
	       sk_buf_putc(out, '}', err);
}

static bool
json_list(const struct link_variant *list, struct sk_buf *out,
	  struct sakuin_error *err)
{
	for (const struct link_variant *v = list; v; v = v->next)
		if ((v != list && !sk_buf_putc(out, ',', err)) ||
		    !json_variant(v, out, err))
			return false;
	return true;
}

bool
sk_link_json(const struct link_source *s, struct sk_buf *out,
	     struct sakuin_error *err)
{
	if (!sk_buf_puts(out, "{\"variants\":[", err) ||
	    !json_list(s->variants, out, err) ||
	    (s->documents && (!sk_buf_puts(out, "],\"documents\":[", err) ||
			      !json_list(s->documents, out, err))) ||
	    !sk_buf_puts(out, "],\"contexts\":[", err))
		return false;
	for (const struct link_context *c = s->contexts; c; c = c->next)
		if ((c != s->contexts && !sk_buf_putc(out, ',', err)) ||
		    !json_context(c, out, err))
			return false;
	return sk_buf_puts(out, s->apart ? "],\"apart\":true}" : "]}", err);
}
