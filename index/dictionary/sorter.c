/* sorter.c - external merge sort. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sorter.h"

enum { PARTS = 200, LEAST = 64 * 1024 };

/* A record in memory: its place in the bytes. */
struct sorter_slot {
	uint32_t start, len;
};

/* A sorted part in a file: two bytes of length before each record. */
struct sorter_part {
	FILE *file;
	char record[SK_SORTER_RECORD];
	size_t len;
	bool more;
};

struct sk_sorter {
	const char *folder;
	size_t memory;
	char *bytes;
	size_t used;
	struct sorter_slot *slots;
	size_t count, cap;
	struct sorter_part *parts[PARTS];
	size_t part_count;
	bool closed;
};

void
sk_sorter_free(struct sk_sorter *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->part_count; i++) {
		fclose(s->parts[i]->file);
		free(s->parts[i]);
	}
	free(s->bytes);
	free(s->slots);
	free(s);
}

struct sk_sorter *
sk_sorter_new(const char *folder, size_t memory, struct sakuin_error *err)
{
	struct sk_sorter *s = calloc(1, sizeof *s);

	if (s) {
		s->folder = folder;
		s->memory = memory < LEAST ? LEAST : memory;
		if (s->memory > UINT32_MAX)
			s->memory = UINT32_MAX;
		s->bytes = malloc(s->memory);
	}
	if (!s || !s->bytes) {
		free(s);
		sk_nomem(err);
		return NULL;
	}
	return s;
}

static struct sakuin_str
sorter_record(const struct sk_sorter *s, const struct sorter_slot *slot)
{
	return (struct sakuin_str){ s->bytes + slot->start, slot->len };
}

static int
sorter_order(const void *a, const void *b, void *ctx)
{
	return sk_str_cmp(sorter_record(ctx, a), sorter_record(ctx, b));
}

static void
sorter_sort(struct sk_sorter *s)
{
	if (s->count)
		qsort_r(s->slots, s->count, sizeof *s->slots, sorter_order, s);
}

static bool
sorter_fail(const struct sk_sorter *s, struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EIO,
		       "%s: a file to sort in can't be written: %s; make room "
		       "there",
		       s->folder, strerror(errno));
}

/* A new file without a name in the folder. */
static FILE *
sorter_file(const struct sk_sorter *s)
{
	char name[4096];
	int fd = open(s->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	FILE *file;

	if (fd < 0) { /* not on every file system */
		snprintf(name, sizeof name, "%s/.sakuin-XXXXXX", s->folder);
		fd = mkostemp(name, O_CLOEXEC);
		if (fd < 0)
			return NULL;
		unlink(name);
	}
	file = fdopen(fd, "w+");
	if (!file)
		close(fd);
	return file;
}

static bool
sorter_write(FILE *file, struct sakuin_str record)
{
	const unsigned char len[2] = { (unsigned char)(record.len >> 8),
				       (unsigned char)record.len };

	return fwrite(len, 1, 2, file) == 2 &&
	       fwrite(record.ptr, 1, record.len, file) == record.len;
}

/* Write what is in memory, sorted, as one more part. */
static bool
sorter_spill(struct sk_sorter *s, struct sakuin_error *err)
{
	struct sorter_part *part;
	bool ok = true;

	if (s->part_count == PARTS)
		return sk_fail(err, SAKUIN_EINVAL,
			       "too much to sort; divide the databases");
	part = calloc(1, sizeof *part);
	if (!part)
		return sk_nomem(err);
	part->file = sorter_file(s);
	if (!part->file) {
		free(part);
		return sorter_fail(s, err);
	}
	s->parts[s->part_count++] = part;
	sorter_sort(s);
	for (size_t i = 0; ok && i < s->count; i++)
		ok = sorter_write(part->file, sorter_record(s, &s->slots[i]));
	if (!ok || fflush(part->file) != 0)
		return sorter_fail(s, err);
	s->count = s->used = 0;
	return true;
}

bool
sk_sorter_add(struct sk_sorter *s, struct sakuin_str record,
	      struct sakuin_error *err)
{
	size_t held = s->used + s->count * sizeof *s->slots;

	if (s->closed || record.len > SK_SORTER_RECORD)
		return sk_fail(err, SAKUIN_EINTERNAL,
			       "a record that can't be sorted");
	if ((held + record.len + sizeof *s->slots > s->memory) &&
	    !sorter_spill(s, err))
		return false;
	if (!sk_grow(&s->slots, &s->cap, s->count + 1, sizeof *s->slots, err))
		return false;
	if (record.len)
		memcpy(s->bytes + s->used, record.ptr, record.len);
	s->slots[s->count++] =
		(struct sorter_slot){ (uint32_t)s->used, (uint32_t)record.len };
	s->used += record.len;
	return true;
}

/* The next record of PART; false if the file breaks off. */
static bool
sorter_next(struct sorter_part *part)
{
	unsigned char len[2];
	size_t got = fread(len, 1, 2, part->file);

	part->more = got == 2;
	if (!part->more)
		return got == 0 && !ferror(part->file);
	part->len = (size_t)len[0] << 8 | len[1];
	return fread(part->record, 1, part->len, part->file) == part->len;
}

static struct sakuin_str
sorter_head(const struct sorter_part *part)
{
	return (struct sakuin_str){ part->record, part->len };
}

static bool
sorter_before(struct sorter_part *const *heap, size_t a, size_t b)
{
	return sk_str_cmp(sorter_head(heap[a]), sorter_head(heap[b])) < 0;
}

/* Let the part at I sink to its place in a heap of COUNT. */
static void
sorter_sink(struct sorter_part **heap, size_t count, size_t i)
{
	for (;;) {
		size_t least = i;
		struct sorter_part *part = heap[i];

		for (size_t child = 2 * i + 1;
		     child <= 2 * i + 2 && child < count; child++)
			if (sorter_before(heap, child, least))
				least = child;
		if (least == i)
			return;
		heap[i] = heap[least];
		heap[least] = part;
		i = least;
	}
}

/* The last record that was sent, to leave out those that are the same. */
struct sorter_sink {
	sk_sorter_fn *fn;
	void *ctx;
	char last[SK_SORTER_RECORD];
	size_t len;
	bool any;
};

static bool
sorter_send(struct sorter_sink *out, struct sakuin_str record,
	    struct sakuin_error *err)
{
	struct sakuin_str last = { out->last, out->len };

	if (out->any && sk_str_eq(last, record))
		return true;
	out->any = true;
	out->len = record.len;
	if (record.len)
		memcpy(out->last, record.ptr, record.len);
	return out->fn(out->ctx, record, err);
}

static bool
sorter_merge(struct sk_sorter *s, struct sorter_sink *out,
	     struct sakuin_error *err)
{
	struct sorter_part *heap[PARTS];
	size_t count = 0;

	for (size_t i = 0; i < s->part_count; i++) {
		rewind(s->parts[i]->file);
		if (!sorter_next(s->parts[i]))
			return sorter_fail(s, err);
		if (s->parts[i]->more)
			heap[count++] = s->parts[i];
	}
	for (size_t i = count; i-- > 0;)
		sorter_sink(heap, count, i);
	while (count) {
		if (!sorter_send(out, sorter_head(heap[0]), err))
			return false;
		if (!sorter_next(heap[0]))
			return sorter_fail(s, err);
		if (!heap[0]->more)
			heap[0] = heap[--count];
		sorter_sink(heap, count, 0);
	}
	return true;
}

bool
sk_sorter_each(struct sk_sorter *s, sk_sorter_fn *fn, void *ctx,
	       struct sakuin_error *err)
{
	struct sorter_sink out = { .fn = fn, .ctx = ctx };

	if (!s->closed) {
		if (s->part_count && s->count && !sorter_spill(s, err))
			return false;
		sorter_sort(s);
		s->closed = true;
	}
	if (s->part_count)
		return sorter_merge(s, &out, err);
	for (size_t i = 0; i < s->count; i++)
		if (!sorter_send(&out, sorter_record(s, &s->slots[i]), err))
			return false;
	return true;
}
