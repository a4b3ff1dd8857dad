/* bench_references.c FILE... - how fast references are parsed: the lines of
 * the files again and again for at least a second of processor time, parsed
 * and written as JSON as `sakuin refs --strings` does, without the reading. */
#include "bench.h"
#include "reference_json.h"

static void
bench_line(struct sakuin_str raw, struct sk_arena *arena, struct sk_buf *out)
{
	struct sk_reference ref = { .raw = raw };
	struct sk_code_points points = { .text = raw };
	struct sakuin_error err;

	sk_arena_reset(arena);
	sk_buf_clear(out);
	if (!sk_reference_parse(&ref, arena, &err) ||
	    !sk_reference_to_json(&ref, &points, out, &err))
		die(err.text);
}

static void
bench_text(const char *name, struct sakuin_str text)
{
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };
	size_t lines = 0, bytes = 0;
	clock_t begin = clock();
	double took;

	while (clock() - begin < CLOCKS_PER_SEC)
		for (const char *p = text.ptr, *end = p + text.len; p < end;) {
			const char *stop = memchr(p, '\n', (size_t)(end - p));
			struct sakuin_str raw = { p, 0 };

			raw.len = (size_t)((stop ? stop : end) - p);
			bench_line(raw, &arena, &out);
			lines++;
			bytes += raw.len + 1;
			p += raw.len + 1;
		}
	took = (double)(clock() - begin) / CLOCKS_PER_SEC;
	printf("%-28s %7.0f references/s %7.2f MB/s\n", name,
	       (double)lines / took, (double)bytes / took / 1e6);
	sk_arena_done(&arena);
	sk_buf_done(&out);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;

	for (int i = 1; i < argc; i++) {
		struct sk_buf text = { 0 };
		FILE *file = fopen(argv[i], "rb");
		char block[4096];
		size_t n;

		if (!file) {
			perror(argv[i]);
			return 1;
		}
		while ((n = fread(block, 1, sizeof block, file)) > 0)
			if (!sk_buf_add(&text, block, n, &err))
				die(err.text);
		fclose(file);
		bench_text(argv[i], sk_buf_str(&text));
		sk_buf_done(&text);
	}
	return 0;
}
