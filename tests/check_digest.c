/* check_digest.c - SHA-256 of bytes and of files.  The vectors are those of
 * FIPS 180-4's examples (NIST CSRC) and of the empty message. */
#include <fcntl.h>

#include "digest.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *name, *text;
	size_t times; /* that the text is repeated */
	const char *expected;
} vectors[] = {
	{ "empty", "", 1,
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "one block", "abc", 1,
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "two blocks",
	  "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "long",
	  "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	  1,
	  "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	{ "a million", "aaaaaaaaaa", 100000,
	  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static struct sk_buf
vector(int i)
{
	struct sk_buf text = { 0 };

	for (size_t n = 0; n < vectors[i].times; n++)
		must(sk_buf_puts(&text, vectors[i].text, &err));
	return text;
}

START_TEST(digest_of_bytes)
{
	struct sk_buf text = vector(_i);
	char digest[65];

	sk_digest(sk_buf_str(&text), digest);
	ck_assert_str_eq(digest, vectors[_i].expected);
	sk_buf_done(&text);
}
END_TEST

/* From byte 0, wherever the file stands, and it is left there. */
START_TEST(digest_of_a_file)
{
	struct sk_buf text = vector(_i);
	int fd = open(in_folder("file"), O_RDWR | O_CREAT | O_EXCL, 0600);
	uint64_t size = 99;
	char digest[65];

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text.ptr, text.len), (ssize_t)text.len);
	must(sk_digest_file(fd, digest, &size, &err));
	ck_assert_str_eq(digest, vectors[_i].expected);
	ck_assert_uint_eq(size, text.len);
	ck_assert_int_eq(lseek(fd, 0, SEEK_CUR), (off_t)text.len);
	close(fd);
	sk_buf_done(&text);
}
END_TEST

START_TEST(digest_of_what_can_not_be_read)
{
	int fd = open(folder, O_RDONLY);
	uint64_t size;
	char digest[65];

	ck_assert_int_ge(fd, 0);
	must_fail(sk_digest_file(fd, digest, &size, &err), SAKUIN_EIO,
		  "reading failed at byte 0: Is a directory");
	close(fd);
	must_fail(sk_digest_file(fd, digest, &size, &err), SAKUIN_EIO,
		  "reading failed at byte 0: Bad file descriptor");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("digest");
	TCase *tcase = tcase_create("digest");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, digest_of_bytes, 0, COUNT(vectors));
	tcase_add_loop_test(tcase, digest_of_a_file, 0, COUNT(vectors));
	tcase_add_test(tcase, digest_of_what_can_not_be_read);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
