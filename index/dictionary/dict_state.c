/* dict_state.c - of what a dictionary was made, to tell whether to make it
 * again. */
#include <fcntl.h>
#include <unistd.h>

#include "dict_state.h"
#include "digest.h"
#include "readings.h"
#include "stub.h"

/* Raise it when other words would be joined. */
#define RULES "1"

struct state {
	struct sk_buf text;
	bool known; /* all of it can be told */
};

/* The state of one database; a remote one does not tell. */
static bool
state_database(void *ctx, const char *path, struct sakuin_error *err)
{
	struct state *s = ctx;
	struct sk_buf one = { 0 };
	struct sakuin_error why;
	bool ok = true;

	if (!xc_state(path, &one, &why)) {
		s->known = false;
		ok = why.code != SAKUIN_ENOMEM || sk_nomem(err);
	} else {
		ok = sk_buf_add(&s->text, one.ptr, one.len, err) &&
		     sk_buf_putc(&s->text, '\n', err);
	}
	sk_buf_done(&one);
	return ok;
}

static bool
state_is_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
state_names(struct state *s, const char *path, struct sakuin_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	uint64_t size;
	char digest[65];
	bool ok;

	if (fd < 0) {
		s->known = false;
		return true;
	}
	ok = sk_digest_file(fd, digest, &size, err) &&
	     sk_buf_printf(&s->text, err, "%s\n", digest);
	close(fd);
	return ok;
}

bool
sk_dict_state(const struct sk_dictionary_options *o, char out[65],
	      struct sakuin_error *err)
{
	struct state s = { .known = true };
	char readings[128];
	bool ok;

	*out = '\0';
	sk_readings_stamp(readings, sizeof readings);
	ok = sk_buf_printf(&s.text, err, "%s %s %s %s %s\n", RULES,
			   SAKUIN_VERSION, xc_version(), readings,
			   o->stemmer ? o->stemmer : "english");
	for (size_t i = 0; ok && s.known && i < o->count; i++) {
		/* A stub may name what is elsewhere. */
		s.known = state_is_folder(o->databases[i]);
		ok = sk_stub_each(o->databases[i], state_database, &s, err);
	}
	for (size_t i = 0; ok && s.known && i < o->name_count; i++)
		ok = state_names(&s, o->names[i], err);
	if (ok && s.known)
		sk_digest(sk_buf_str(&s.text), out);
	sk_buf_done(&s.text);
	return ok;
}
