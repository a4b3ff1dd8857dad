/* check_store_spelling.c - the dictionary of spellings in step with the
 * documents, also after a run that was killed. */
#include "index_test.h"
#include "suite.h"

/* So much is committed on the way that a run that is killed loses little;
 * the next one brings the spelling dictionary up to date. */
START_TEST(killed_runs)
{
	struct sk_store *s = writer("db");
	struct sk_buf text = { 0 };

	put(s, "removed", "", "senkaku", "en");
	must(sk_store_commit(s, &err));
	must(sk_store_remove(s, sk_str("removed"), &err));
	put(s, "kept", "", "takeshima", "en");
	for (int i = 0; i < 300000; i++)
		must(sk_buf_puts(&text, "a b ", &err));
	for (int i = 0; i < 2; i++)
		put(s, i ? "long1" : "long0", "", sk_buf_cstr(&text, &err),
		    "en");
	put(s, "lost", "", "dokdo", "en");
	sk_store_close(s); /* without a commit of ours */
	s = reader("db");
	ck_assert_str_eq(found(s, "takeshima"), "kept");
	ck_assert_str_eq(found(s, "dokdo"), "");
	sk_store_close(s);
	s = writer("db");
	commit_and_close(s);
	s = reader("db");
	check_suggestion(s, "takeshoma", "takeshima");
	check_suggestion(s, "dokdoo", "");
	check_suggestion(s, "senkakku", "");
	sk_store_close(s);
	sk_buf_done(&text);
}
END_TEST

/* More words than Xapian gets in one batch, in a new database and in an old
 * one, in scripts that begin with different bytes. */
START_TEST(many_words)
{
	const bool old = _i == 1;
	struct sk_store *s = writer("db");
	struct sk_buf text = { 0 };

	if (old) {
		put(s, "other", "", "dokdo", "en");
		commit_and_close(s);
		s = writer("db");
	}
	for (int i = 0; i < 60000; i++)
		must(sk_buf_printf(&text, &err, "%c%c%c%cword ", 'a' + i % 26,
				   'a' + i / 26 % 26, 'a' + i / 676 % 26,
				   'a' + i / 17576 % 26));
	must(sk_buf_puts(&text, "takeshima москва 독도문제 システム", &err));
	put(s, "many", "", sk_buf_cstr(&text, &err), "en");
	commit_and_close(s);
	s = reader("db");
	check_suggestion(s, "zzcawordd", "zzcaword");
	check_suggestion(s, "takeshoma", "takeshima");
	check_suggestion(s, "моква", "москва");
	check_suggestion(s, "독도분제", "독도문제");
	check_suggestion(s, "シスチム", "システム");
	check_suggestion(s, "dokdoo", old ? "dokdo" : "독도");
	sk_store_close(s);
	sk_buf_done(&text);
}
END_TEST

/* Of a Korean word with particles the noun is kept, in a new database and in
 * one that grows, and goes with its documents. */
START_TEST(without_particles)
{
	const bool old = _i == 1;
	struct sk_store *s = writer("db");

	if (old) {
		put(s, "other", "", "dokdo", "en");
		commit_and_close(s);
		s = writer("db");
	}
	put(s, "a", "", "디렉터리에서 김영도 정상회담을", "ko");
	commit_and_close(s);
	s = reader("db");
	check_suggestion(s, "디렉타리", "디렉터리");
	check_suggestion(s, "디렉타리에", "디렉터리");
	check_suggestion(s, "정상희담을", "정상회담");
	check_suggestion(s, "김용도", "김영도");
	sk_store_close(s);
	s = writer("db");
	must(sk_store_remove(s, sk_str("a"), &err));
	commit_and_close(s);
	s = reader("db");
	check_suggestion(s, "디렉타리", "");
	check_suggestion(s, "김용도", "");
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("store_spelling");
	TCase *tcase = tcase_create("store_spelling");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 30);
	tcase_add_test(tcase, killed_runs);
	tcase_add_loop_test(tcase, many_words, 0, 2);
	tcase_add_loop_test(tcase, without_particles, 0, 2);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
