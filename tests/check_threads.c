/* check_threads.c - threads that each have their own analyzer and rewriter of
 * one database get what one thread alone gets. */
#include <pthread.h>
#include <sys/wait.h>

#include "sakuin.h"

#include "suite.h"
#include "xapian_c_test.h"

enum { THREADS = 4, ROUNDS = 6 };

static const char *const documents[] = {
	"{\"id\":\"a\",\"lang\":\"ja\",\"text\":"
	"\"ナカソネ首相は東京特許許可局へ。"
	"中曽根氏と竹島の共同会見。\"}",
	"{\"id\":\"b\",\"lang\":\"ko\",\"text\":\"독도는 섬이다. 윤석열 "
	"대통령.\"}",
	"{\"id\":\"c\",\"lang\":\"zh\",\"text\":"
	"\"毛泽东在北京。新聞記者會。\"}",
	"{\"id\":\"d\",\"lang\":\"en\",\"text\":\"Prime Minister Nakasone met "
	"the hackers of Łódź in Beijing.\"}",
};

static const char *const queries[] = {
	"nakasone", "tokto",         "\"kyodo kaiken\"", "Mao Tse-tung",
	"hackers",  "yoon suk-yeol", "beijing OR 북경",  "report*",
};

/* What a thread works on and what came of it. */
struct worker {
	pthread_t thread;
	const char *path;
	struct sk_buf got;
	struct sakuin_error err;
	bool ok;
};

static bool
worker_token(void *ctx, const struct sakuin_token *t, struct sakuin_error *e)
{
	return sk_buf_printf(ctx, e, "%u %d %.*s\n", t->position, (int)t->kind,
			     (int)t->text.len, t->text.ptr);
}

static bool
worker_form(void *ctx, const struct sakuin_form *f, struct sakuin_error *e)
{
	return sk_buf_printf(ctx, e, "%.*s %u\n", (int)f->text.len, f->text.ptr,
			     f->documents);
}

static bool
worker_hit(void *ctx, const struct sakuin_hit *hit, struct sakuin_error *e)
{
	return sk_buf_printf(ctx, e, "%.*s %.6f %.*s\n", (int)hit->id.len,
			     hit->id.ptr, hit->score, (int)hit->snippet.len,
			     hit->snippet.ptr);
}

static bool
worker_bytes(void *ctx, struct sakuin_str bytes_of_query,
	     struct sakuin_error *e)
{
	return sk_buf_add(ctx, bytes_of_query.ptr, bytes_of_query.len, e);
}

/* Analyse what the documents hold, with languages mixed. */
static bool
worker_analyze(struct worker *w)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(NULL, SAKUIN_INDEX, &w->err);
	bool ok = a != NULL;

	for (int i = 0; ok && i < COUNT(documents); i++) {
		struct sakuin_field field = { .text = sk_str(documents[i]) };

		ok = sakuin_analyze(a, &field, worker_token, &w->got, &w->err);
	}
	sakuin_analyzer_free(a);
	return ok;
}

static bool
worker_ask(struct worker *w)
{
	struct sakuin_rewriter *r = sakuin_rewriter_new(&w->path, 1, &w->err);
	bool ok = r && sakuin_rewriter_synonyms(r, "analyzers/tables/names.tsv",
						&w->err);

	for (int i = 0; ok && i < COUNT(queries); i++) {
		struct sakuin_str text = sk_str(queries[i]);

		ok = sakuin_query_serialise(r, text, worker_bytes, &w->got,
					    &w->err) &&
		     sakuin_search(r, text, 0, 10, worker_hit, &w->got, NULL,
				   &w->err) &&
		     sakuin_expand(r, text, 10, worker_form, &w->got, &w->err);
	}
	sakuin_rewriter_free(r);
	return ok;
}

static void *
worker_run(void *ctx)
{
	struct worker *w = ctx;

	w->ok = true;
	for (int i = 0; w->ok && i < ROUNDS; i++)
		w->ok = worker_analyze(w) && worker_ask(w);
	return NULL;
}

/* In another process, so that what is made at first use is not there yet when
 * the threads begin. */
static void
make_database(const char *path)
{
	struct sakuin_index *x;
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (child > 0) {
		ck_assert_int_eq(waitpid(child, &status, 0), child);
		ck_assert_int_eq(status, 0);
		return;
	}
	x = sakuin_index_open(path, &err);
	for (int i = 0; i < COUNT(documents); i++)
		if (!x || !sakuin_index_add(x, sk_str(documents[i]), &err))
			_exit(1);
	_exit(!sakuin_index_commit(x, &err));
}

START_TEST(together_as_alone)
{
	const char *path = in_folder("db");
	struct worker alone = { .path = path }, w[THREADS] = { 0 };

	make_database(path);
	for (int i = 0; i < THREADS; i++) {
		w[i].path = path;
		ck_assert_int_eq(
			pthread_create(&w[i].thread, NULL, worker_run, &w[i]),
			0);
	}
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(w[i].thread, NULL), 0);
	worker_run(&alone);
	ck_assert_msg(alone.ok, "%s", alone.err.text);
	ck_assert_uint_gt(alone.got.len, 10000);
	for (int i = 0; i < THREADS; i++) {
		ck_assert_msg(w[i].ok, "thread %d: %s", i, w[i].err.text);
		ck_assert(sk_str_eq(sk_buf_str(&w[i].got),
				    sk_buf_str(&alone.got)));
		sk_buf_done(&w[i].got);
	}
	sk_buf_done(&alone.got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("threads");
	TCase *tcase = tcase_create("threads");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, together_as_alone);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
