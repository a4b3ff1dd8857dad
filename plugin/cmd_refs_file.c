/* cmd_refs_file.c - sakuin refs FILE: what documents cite. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cites.h"
#include "cmd_refs.h"
#include "command.h"
#include "extract.h"
#include "walk.h"

struct refs_file {
	struct refs_out *out;
	const char *path;
	const struct sk_filters *filters;
	bool text; /* print the text instead */
	bool failed;
	struct sk_arena own; /* of what was found */
	struct sk_source source;
	struct sk_extractor extractor;
};

static bool
put_list(struct refs_file *f, struct sakuin_str name, struct sakuin_str text,
	 const struct sk_reference_list *list, struct sakuin_error *err)
{
	struct sk_code_points points = { .text = text };

	if (f->out->format == REFS_JSON)
		return sk_reference_list_to_json(name, list, text, &f->out->out,
						 err) &&
		       sk_buf_putc(&f->out->out, '\n', err);
	for (size_t i = 0; i < list->reference_count; i++)
		if (!cmd_refs_put(f->out, &list->references[i], &points, err))
			return false;
	return true;
}

/* The path and, in an archive, the name there. */
static bool
document_name(struct refs_file *f, const struct sk_document *doc,
	      struct sakuin_str *name, struct sakuin_error *err)
{
	return sk_walk_text(sk_str(f->path), &f->own, name, err) &&
	       sk_walk_member(*name, doc->member, &f->own, name, err);
}

/* A document of the file: those of NDJSON have names of their own. */
static bool
put_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct refs_file *f = ctx;
	struct sakuin_str name = doc->id;
	struct sk_reference_list list;
	bool ok;

	if (f->text) {
		fwrite(doc->text.ptr, 1, doc->text.len, stdout);
		sk_arena_reset(f->source.arena);
		return true;
	}
	ok = (name.len || document_name(f, doc, &name, err)) &&
	     sk_cites_of(doc, &f->own, &list, err) &&
	     put_list(f, name, doc->text, &list, err);
	if (ok)
		cmd_refs_flush(f->out);
	sk_arena_reset(&f->own);
	sk_arena_reset(f->source.arena);
	return ok;
}

static bool
complain(void *ctx, const struct sakuin_error *err)
{
	struct refs_file *f = ctx;

	cmd_complain("%s: %s", f->path, err->text);
	f->failed = true;
	sk_arena_reset(f->source.arena);
	return true;
}

/* Read what is open at FD. */
static bool
read_source(struct refs_file *f, int fd, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_buf head = { 0 };
	struct stat st;
	const char *slash = strrchr(f->path, '/');
	const struct sk_format *format;
	bool ok;

	if (fstat(fd, &st))
		return sk_fail(err, SAKUIN_EIO, "%s", strerror(errno));
	if (S_ISDIR(st.st_mode))
		return sk_fail(err, SAKUIN_EINVAL,
			       "a folder; name the files in it");
	f->source =
		(struct sk_source){ .fd = fd,
				    .path = f->path,
				    .name = sk_str(slash ? slash + 1 : f->path),
				    .size = (uint64_t)st.st_size,
				    .filters = f->filters,
				    .arena = &arena,
				    .complain = complain,
				    .complain_ctx = f };
	ok = sk_source_peek(&f->source, &head, err);
	format = ok ? sk_format_find(&f->source, err) : NULL;
	ok = format && sk_extract(&f->extractor, format, &f->source,
				  put_document, f, err);
	sk_buf_done(&head);
	sk_arena_done(&arena);
	return ok;
}

static bool
read_file(struct refs_file *f, struct sakuin_error *err)
{
	bool input = !strcmp(f->path, "-");
	int fd = input ? STDIN_FILENO : open(f->path, O_RDONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return sk_fail(err, SAKUIN_EIO, "%s", strerror(errno));
	ok = read_source(f, fd, err);
	if (!input)
		close(fd);
	return ok;
}

int
cmd_refs_files(char **paths, int count, enum refs_format format, bool text,
	       const struct sk_filters *filters)
{
	struct refs_out out = { .format = format };
	struct refs_file f = { .out = &out, .text = text, .filters = filters };
	struct sakuin_error err;

	for (int i = 0; i < count; i++) {
		f.path = paths[i];
		if (read_file(&f, &err))
			continue;
		cmd_complain("%s: %s", f.path, err.text);
		f.failed = true;
		sk_buf_clear(&out.out);
	}
	if (!text)
		cmd_refs_finish(&out);
	sk_buf_done(&out.out);
	sk_arena_done(&f.own);
	sk_extractor_done(&f.extractor);
	return f.failed ? CMD_NOTHING : CMD_DONE;
}
