/* ingest_frame.c - the frames of pages in folders.
 *
 * Some of the pages around are read a second time to know what is common to
 * them, so that it depends on the files alone, not on which of them were read
 * before, by which process. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/format.h"
#include "formats/sniff.h"
#include "ingest_impl.h"

enum {
	FILES = 400,    /* pages of which the sample is taken */
	ENTRIES = 4000, /* of folders that are looked at for them */
	DOWN = 3,       /* folders in folders */
	UP = 3
};

static const char pages[] = ".html .htm .xhtml .shtml";

/* Pages below a folder, in the order of their paths. */
struct gather {
	struct sk_arena arena;
	const char **paths;
	size_t count, cap, entries;
};

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in FOLDER that are not hidden, in order. */
static bool
folder_names(const char *folder, struct sk_arena *arena, const char ***names,
	     size_t *count, struct sakuin_error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t cap = 0;
	bool ok = true;

	*names = NULL;
	*count = 0;
	while (ok && dir && *count < ENTRIES && (entry = readdir(dir))) {
		struct sakuin_str copy;

		if (entry->d_name[0] == '.')
			continue;
		ok = sk_grow(names, &cap, *count + 1, sizeof **names, err) &&
		     sk_arena_copy(arena, sk_str(entry->d_name), &copy, err);
		if (ok)
			(*names)[(*count)++] = copy.ptr;
	}
	if (dir)
		closedir(dir);
	if (*count)
		qsort(*names, *count, sizeof **names, name_order);
	return ok;
}

static bool
gather_file(struct gather *g, const char *path, struct sakuin_error *err)
{
	struct sakuin_str copy;

	if (!sk_grow(&g->paths, &g->cap, g->count + 1, sizeof *g->paths, err) ||
	    !sk_arena_copy(&g->arena, sk_str(path), &copy, err))
		return false;
	g->paths[g->count++] = copy.ptr;
	return true;
}

/* Those in FOLDER, and in folders DEEP below it. */
static bool
gather_folder(struct gather *g, const char *folder, int deep,
	      struct sakuin_error *err)
{
	const char **names;
	size_t count;
	bool ok = folder_names(folder, &g->arena, &names, &count, err);

	for (size_t i = 0;
	     ok && i < count && g->count < FILES && g->entries < ENTRIES;
	     i++, g->entries++) {
		char path[PATH_MAX];
		struct stat st;

		if (snprintf(path, sizeof path, "%s/%s", folder, names[i]) >=
			    (int)sizeof path ||
		    lstat(path, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode) && deep > 0)
			ok = gather_folder(g, path, deep - 1, err);
		else if (S_ISREG(st.st_mode) &&
			 sk_name_ends(sk_str(names[i]), pages))
			ok = gather_file(g, path, err);
	}
	free(names);
	return ok;
}

static bool
learn_document(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;

	return sk_frame_learn(&in->frame.frame, doc->text, err);
}

/* One page of the sample; those that can't be read are not of it. */
static bool
learn_page(struct sk_ingest *in, const char *path, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_source source = { .path = path,
				    .name = sk_str(strrchr(path, '/') + 1),
				    .text_max = in->options->text_max,
				    .encoding = in->options->encoding,
				    .arena = &arena };
	const struct sk_format *format;
	struct stat st;
	bool ok = true;

	source.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (source.fd >= 0 && fstat(source.fd, &st) == 0) {
		source.size = (uint64_t)st.st_size;
		format = sk_format_find(&source, err);
		ok = format ? strcmp(format->name, "html") != 0 ||
				      sk_extract(&in->reader, format, &source,
						 learn_document, in, err)
			    : false;
		ok = ok || err->code != SAKUIN_ENOMEM;
	}
	if (source.fd >= 0)
		close(source.fd);
	sk_arena_done(&arena);
	return ok;
}

/* Learn from pages that are spread over those of G. */
static bool
learn(struct sk_ingest *in, const struct gather *g, struct sakuin_error *err)
{
	size_t wanted = g->count < SK_FRAME_SAMPLE ? g->count : SK_FRAME_SAMPLE;

	sk_frame_done(&in->frame.frame);
	if (wanted < SK_FRAME_LEAST)
		return true;
	for (size_t i = 0; i < wanted; i++)
		if (!learn_page(in, g->paths[i * g->count / wanted], err))
			return false;
	return true;
}

/* The pages of FOLDER, and BELOW it, are those to learn from if they are
 * enough; *DONE tells whether. */
static bool
frame_try(struct sk_ingest *in, const char *folder, bool below, bool *done,
	  struct sakuin_error *err)
{
	struct sk_ingest_frame *f = &in->frame;
	struct gather g = { .count = 0 };
	bool ok = true;

	*done = f->below == below && !strcmp(f->scope, folder);
	if (!*done) {
		ok = gather_folder(&g, folder, below ? DOWN : 0, err);
		*done = ok && g.count >= SK_FRAME_LEAST;
		if (*done) {
			ok = learn(in, &g, err);
			snprintf(f->scope, sizeof f->scope, "%s", folder);
			f->below = below;
		}
	}
	free(g.paths);
	sk_arena_done(&g.arena);
	return ok;
}

/* Make in->frame that of FOLDER. */
static bool
frame_of(struct sk_ingest *in, const char *folder, struct sakuin_error *err)
{
	struct sk_ingest_frame *f = &in->frame;
	char scope[PATH_MAX];
	bool done = false, ok;

	if (!strcmp(f->folder, folder))
		return true;
	snprintf(f->folder, sizeof f->folder, "%s", folder);
	snprintf(scope, sizeof scope, "%s", folder);
	ok = frame_try(in, scope, false, &done, err);
	for (unsigned up = 0; ok && !done; up++) {
		ok = frame_try(in, scope, true, &done, err);
		if (done || up == UP || up + 1 >= in->deep)
			break;
		*strrchr(scope, '/') = '\0';
	}
	if (ok && !done) {
		sk_frame_done(&f->frame);
		f->scope[0] = '\0';
	}
	return ok;
}

bool
sk_ingest_frame(struct sk_ingest *in, struct sk_document *doc,
		struct sakuin_error *err)
{
	const char *slash = in->stream ? NULL : strrchr(in->where, '/');
	char folder[PATH_MAX];

	if (!slash || !sk_str_eq(doc->reader, sk_str("html")))
		return true;
	if (doc->member.len > 0)
		return sk_ingest_frame_member(in, doc, err);
	if (slash == in->where || in->deep == 0 ||
	    (size_t)(slash - in->where) >= sizeof folder)
		return true;
	memcpy(folder, in->where, (size_t)(slash - in->where));
	folder[slash - in->where] = '\0';
	return frame_of(in, folder, err) &&
	       sk_frame_split(&in->frame.frame, &in->document_arena, doc, err);
}

void
sk_ingest_frame_done(struct sk_ingest *in)
{
	sk_frame_done(&in->frame.frame);
	sk_ingest_frame_forget(&in->frame);
	sk_table_done(&in->frame.sites);
	free(in->frame.of_sites);
}
