/* Archives: what is in them, one by one. */
#include <locale.h>
#include <zlib.h>

#include "suite.h"
#include "zip_help.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct part parts[] = {
	{ "a.txt", "one" },
	{ "in/\u6771\u4EAC.txt", "two" },
	{ "__MACOSX/._a.txt", "litter" },
	{ "in/.DS_Store", "litter" },
	{ "empty", "" },
};

static const char *const kinds[] = { "zip", "tar", "tgz", "7z" };

START_TEST(members)
{
	struct got got = { 0 };

	/* As workers have it. */
	uselocale(newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL));
	ck_assert_msg(got_archive(&got, kinds[_i], parts, COUNT(parts), "a"),
		      "%s: %s", kinds[_i], got.err.text);
	ck_assert_str_eq(got.members,
			 "a.txt=one\nin/\u6771\u4EAC.txt=two\nempty=\n");
	ck_assert_uint_eq(got.count + got.complained, 0);
	got_done(&got);
}
END_TEST

/* Names in Shift_JIS, as Japanese Windows packs them: the bytes of a name
 * stand in the ZIP file twice. */
START_TEST(names_of_windows)
{
	static const struct part one[] = { { "XXXXXXXX.txt", "t" } };
	static const char sjis[] = "\x93\x8C\x8B\x9E\x93\x73\x8E\x73";
	struct sk_buf bytes = { 0 };
	struct got got = { .encoding = "shift_jis" };
	char *at;

	archive_of(&bytes, "zip", one, 1);
	while ((at = memmem(bytes.ptr, bytes.len, "XXXXXXXX", 8)))
		memcpy(at, sjis, 8);
	ck_assert_msg(got_read(&got, sk_buf_str(&bytes), "a.zip"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.members, "\u6771\u4EAC\u90FD\u5E02.txt=t\n");
	sk_buf_done(&bytes);
	got_done(&got);
}
END_TEST

static size_t
gzip(const char *text, size_t len, char *out, size_t room)
{
	z_stream z = { 0 };

	ck_assert_int_eq(
		deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY),
		Z_OK);
	z.next_in = (Bytef *)(uintptr_t)text;
	z.avail_in = (uInt)len;
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)room;
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return room - z.avail_out;
}

START_TEST(one_compressed_file)
{
	char bytes[200];
	struct sakuin_str s = { bytes, gzip("text", 4, bytes, sizeof bytes) };
	struct got got = { 0 };

	ck_assert(got_read(&got, s, "report.txt.gz"));
	ck_assert_str_eq(got.members, "report.txt=text\n");
	got_done(&got);
	got = (struct got){ 0 };
	ck_assert(got_read(&got, s, ""));
	ck_assert_str_eq(got.members, "data=text\n");
	got_done(&got);
}
END_TEST

/* 300 MiB of one letter in 300 KiB.  (Zeros would be a tar.) */
START_TEST(member_too_large)
{
	static char block[1 << 20];
	struct sk_buf bytes = { 0 };
	struct sakuin_error err;
	struct got got = { 0 };
	z_stream z = { 0 };

	memset(block, 'x', sizeof block);
	ck_assert(sk_buf_reserve(&bytes, 1 << 20, &err));
	ck_assert_int_eq(
		deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY),
		Z_OK);
	z.next_out = (Bytef *)bytes.ptr;
	z.avail_out = 1 << 20;
	for (int i = 0; i < 300; i++) {
		z.next_in = (Bytef *)block;
		z.avail_in = sizeof block;
		ck_assert_int_eq(deflate(&z, i == 299 ? Z_FINISH : Z_NO_FLUSH),
				 i == 299 ? Z_STREAM_END : Z_OK);
	}
	bytes.len = z.total_out;
	deflateEnd(&z);
	ck_assert_msg(got_read(&got, sk_buf_str(&bytes), "bomb.gz"), "%s",
		      got.err.text);
	ck_assert_uint_eq(got.complained, 1);
	ck_assert_str_eq(got.complaints[0], "bomb: more than 256 MiB; unpack "
					    "it and index the result");
	ck_assert_str_eq(got.members, "");
	sk_buf_done(&bytes);
	got_done(&got);
}
END_TEST

static const struct {
	struct sakuin_str bytes;
	const char *message;
} broken[] = {
	{ BYTES("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
	  "no file in it" },
	{ BYTES("PK\3\4rubbish"), NULL },
	{ BYTES("\x1F\x8B\x08\0rubbish of some length"), NULL },
	{ BYTES("7z\xBC\xAF\x27\x1Crubbish"), NULL },
};

START_TEST(refuses)
{
	struct got got = { 0 };
	bool ok = got_read(&got, broken[_i].bytes, "a.zip");

	ck_assert(!ok || got.complained > 0);
	ck_assert_uint_eq(got.count, 0);
	if (broken[_i].message)
		ck_assert_str_eq(got.err.text, broken[_i].message);
	else if (!ok)
		ck_assert_msg(
			!strncmp(got.err.text, "the archive is broken: ", 23),
			"%s", got.err.text);
	got_done(&got);
}
END_TEST

/* Who does not ask for members gets none. */
START_TEST(not_wanted)
{
	struct got got = { .strict = true };

	ck_assert(!got_archive(&got, "tar", parts, 1, "a.tar"));
	ck_assert_str_eq(got.err.text, "an archive; unpack it to read it");
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("archive");
	TCase *tcase = tcase_create("archive");

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, members, 0, COUNT(kinds));
	tcase_add_test(tcase, names_of_windows);
	tcase_add_test(tcase, one_compressed_file);
	tcase_add_test(tcase, member_too_large);
	tcase_add_loop_test(tcase, refuses, 0, COUNT(broken));
	tcase_add_test(tcase, not_wanted);
	return run_suite(suite);
}
