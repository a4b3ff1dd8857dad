/* bench_chain.c - megabytes of UTF-8 per second through the chain, one more
 * stage each time, and through Xapian's TermGenerator for comparison.
 *
 * The texts are short and repeated, so caches are warm and the vocabulary is
 * small: good for comparing stages and versions, not for promises.  For those
 * give texts of your own: bench_chain en FILE ja FILE ... */
#include "bench.h"
#include "xapian_c.h"

enum { TEXT_BYTES = 2 << 20, ROUNDS = 3 };

static const struct {
	const char *lang, *stemmer, *text;
} texts[] = {
	{ "en", "english",
	  "The archivists of the coastal provinces met twice that year to "
	  "compare how earthquakes, floods and fires had been recorded. "
	  "Their findings, printed in 1923, were translated by a café owner "
	  "in Zürich who corrected the names of seventeen harbours.\n" },
	{ "ja", NULL,
	  "港の記録係は、地震や洪水がどのように書き留められたかを比べる"
	  "ため、年に二度集まった。調査報告書は翌年に刊行され、港湾"
	  "施設の名称はデータベースで訂正されている。\n" },
	{ "ko", NULL,
	  "항구의 기록 담당자들은 지진과 홍수가 어떻게 기록되었는지를 "
	  "비교하기 위해 한 해에 두 번 모였다. 조사보고서는 이듬해에 "
	  "간행되었고 항만시설의 이름은 데이터베이스에서 고쳐졌다.\n" },
};

static const char *const chains[] = {
	"words",
	"words | fold",
	"words | fold | han",
	"words | fold | han | hangul",
	"words | fold | han | hangul | stop",
	"words | fold | han | hangul | stop | stem:auto",
	"words | fold | han | hangul | romaji | stop | stem:auto",
	"words | fold | han | hangul | romaji | romaja | stop | stem:auto",
	"words | fold | han | hangul | romaji | romaja | pinyin | stop | "
	"stem:auto",
};

static bool
count_token(void *ctx, const struct sakuin_token *token,
	    struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)token;
	(void)err;
	*count += 1;
	return true;
}

static bool
count_posting(void *ctx, const struct xc_posting *posting,
	      struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)posting;
	(void)err;
	*count += 1;
	return true;
}

static void
report(const char *lang, const char *what, double took, size_t bytes,
       size_t count)
{
	printf("%s  %6.1f MB/s  %8zu tokens  %s\n", lang,
	       (double)bytes / took / 1e6, count, what);
}

static void
bench_chain(const char *chain, const struct sakuin_field *field)
{
	struct sakuin_error err;
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(chain, SAKUIN_INDEX, &err);
	double best = 1e9;
	size_t count = 0;

	if (!a)
		die(err.text);
	for (int i = 0; i < ROUNDS; i++) {
		double start = seconds(CLOCK_MONOTONIC), took;

		count = 0;
		if (!sakuin_analyze(a, field, count_token, &count, &err))
			die(err.text);
		took = seconds(CLOCK_MONOTONIC) - start;
		best = took < best ? took : best;
	}
	sakuin_analyzer_free(a);
	report(field->lang.ptr, chain, best, field->text.len, count);
}

static void
bench_stock(const char *stemmer, const struct sakuin_field *field)
{
	struct sakuin_error err;
	double start = seconds(CLOCK_MONOTONIC);
	size_t count = 0;

	if (!xc_stock_terms(field->text, stemmer, count_posting, &count, &err))
		die(err.text);
	report(field->lang.ptr, "Xapian::TermGenerator",
	       seconds(CLOCK_MONOTONIC) - start, field->text.len, count);
}

static void
bench_text(const char *lang, const char *stemmer, struct sk_buf *text)
{
	struct sakuin_field field = { sk_buf_str(text), sk_str(lang) };

	for (size_t c = 0; c < sizeof chains / sizeof chains[0]; c++)
		bench_chain(chains[c], &field);
	bench_stock(stemmer, &field);
	sk_buf_done(text);
}

static void
bench_built_in(size_t i)
{
	struct sakuin_error err;
	struct sk_buf text = { 0 };

	while (text.len < TEXT_BYTES)
		if (!sk_buf_puts(&text, texts[i].text, &err))
			die(err.text);
	bench_text(texts[i].lang, texts[i].stemmer, &text);
}

static void
bench_file(const char *lang, const char *path)
{
	struct sakuin_error err;
	struct sk_buf text = { 0 };
	FILE *file = fopen(path, "rb");
	char block[4096];
	size_t n;

	if (!file) {
		perror(path);
		exit(1);
	}
	while ((n = fread(block, 1, sizeof block, file)) > 0)
		if (!sk_buf_add(&text, block, n, &err))
			die(err.text);
	fclose(file);
	bench_text(lang, strcmp(lang, "en") ? NULL : "english", &text);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i + 1 < argc; i += 2)
		bench_file(argv[i], argv[i + 1]);
	for (size_t i = 0; argc < 2 && i < sizeof texts / sizeof texts[0]; i++)
		bench_built_in(i);
	return 0;
}
