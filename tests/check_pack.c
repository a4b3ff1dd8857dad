/* check_pack.c - texts deflated and back, and damage. */
#include "index_test.h"
#include "pack.h"
#include "suite.h"

static struct sk_buf packed, text, back;
static const char sample[] = "日本と韓国の首脳会談は report 1 of 50";

static void
done(void)
{
	sk_buf_done(&packed);
	sk_buf_done(&text);
	sk_buf_done(&back);
}

/* LEN bytes, of which no two in a row are often the same. */
static void
fill(size_t len, uint64_t seed)
{
	sk_buf_clear(&text);
	for (size_t i = 0; i < len; i++)
		must(sk_buf_putc(&text, (char)draw(&seed, 256), &err));
}

static const size_t lengths[] = { 0, 1, 2, 100, 65535, 65536, 1000000 };

START_TEST(packed_comes_back)
{
	fill(lengths[_i], 1);
	must(sk_pack(sk_buf_str(&text), sk_str(sample), &packed, &err));
	must(sk_unpack(sk_buf_str(&packed), sk_str(sample), &back, &err));
	ck_assert(sk_str_eq(sk_buf_str(&back), sk_buf_str(&text)));
	done();
}
END_TEST

START_TEST(text_gets_smaller)
{
	for (int i = 0; i < 1000; i++)
		must(sk_buf_puts(&text, "日本と韓国の首脳会談 ", &err));
	must(sk_pack(sk_buf_str(&text), sk_str(sample), &packed, &err));
	ck_assert_uint_lt(packed.len, text.len / 20);
	done();
}
END_TEST

/* A short text is mostly what its sample holds, and the names of members. */
START_TEST(sample_makes_short_texts_smaller)
{
	size_t alone;

	must(sk_buf_printf(&text, &err,
			   "{\"id\":\"a\",\"title\":\"%s\",\"text\":\"%s\"}",
			   sample, sample));
	must(sk_pack(sk_buf_str(&text), sk_str(""), &packed, &err));
	alone = packed.len;
	must(sk_pack(sk_buf_str(&text), sk_str(sample), &packed, &err));
	ck_assert_uint_lt(packed.len, alone / 2);
	must(sk_unpack(sk_buf_str(&packed), sk_str(sample), &back, &err));
	ck_assert(sk_str_eq(sk_buf_str(&back), sk_buf_str(&text)));
	done();
}
END_TEST

/* A text of which the record has as much as it takes costs little more than
 * what is not there. */
START_TEST(passages_make_long_texts_smaller)
{
	struct sakuin_str passage;

	fill(20000, 3);
	passage = (struct sakuin_str){ text.ptr, 16000 };
	must(sk_pack(sk_buf_str(&text), passage, &packed, &err));
	ck_assert_uint_lt(packed.len, 4000 + 500);
	must(sk_unpack(sk_buf_str(&packed), passage, &back, &err));
	ck_assert(sk_str_eq(sk_buf_str(&back), sk_buf_str(&text)));
	done();
}
END_TEST

START_TEST(long_samples_are_cut)
{
	struct sk_buf longer = { 0 };

	for (int i = 0; i < 5000; i++)
		must(sk_buf_printf(&longer, &err, "%d竹島", i));
	fill(70000, 7);
	must(sk_pack(sk_buf_str(&text), sk_buf_str(&longer), &packed, &err));
	must(sk_unpack(sk_buf_str(&packed), sk_buf_str(&longer), &back, &err));
	ck_assert(sk_str_eq(sk_buf_str(&back), sk_buf_str(&text)));
	sk_buf_done(&longer);
	done();
}
END_TEST

static const char damaged[] = "a stored text is damaged; run sakuin check";

static const struct {
	const char *name, *bytes;
	size_t len;
} broken[] = {
	{ "nothing", "", 0 },
	{ "half a length", "\0\0", 2 },
	{ "a length alone", "\0\0\0\5", 4 },
	{ "no deflated text", "\0\0\0\5hello", 9 },
	{ "a length beyond memory", "\377\377\377\377x\234\3\0\0\0\0\1", 12 },
};

START_TEST(broken_bytes)
{
	must_fail(sk_unpack(bytes(broken[_i].bytes, broken[_i].len),
			    sk_str(sample), &back, &err),
		  SAKUIN_EDB, damaged);
	done();
}
END_TEST

/* One changed byte or a lost end is noticed, or does no harm: some bits of
 * zlib's mean nothing. */
START_TEST(damage_never_gives_another_text)
{
	size_t harmless = 0;

	for (int i = 0; i < 50; i++)
		must(sk_buf_printf(&text, &err, "report %d of 50; ", i));
	must(sk_pack(sk_buf_str(&text), sk_str(sample), &packed, &err));
	for (size_t i = 0; i < 8 * packed.len; i++) {
		packed.ptr[i / 8] = (char)(packed.ptr[i / 8] ^ 1 << i % 8);
		if (sk_unpack(sk_buf_str(&packed), sk_str(sample), &back,
			      &err)) {
			ck_assert(sk_str_eq(sk_buf_str(&back),
					    sk_buf_str(&text)));
			harmless++;
		} else {
			ck_assert_int_eq(err.code, SAKUIN_EDB);
			ck_assert_uint_eq(back.len, 0);
		}
		packed.ptr[i / 8] = (char)(packed.ptr[i / 8] ^ 1 << i % 8);
	}
	ck_assert_uint_lt(harmless, 32);
	for (size_t i = 0; i < packed.len; i++)
		must_fail(sk_unpack(bytes(packed.ptr, i), sk_str(sample), &back,
				    &err),
			  SAKUIN_EDB, damaged);
	must(sk_unpack(sk_buf_str(&packed), sk_str(sample), &back, &err));
	done();
}
END_TEST

START_TEST(another_sample_is_damage)
{
	must(sk_buf_puts(&text, "a report", &err));
	must(sk_pack(sk_buf_str(&text), sk_str(sample), &packed, &err));
	must_fail(sk_unpack(sk_buf_str(&packed), sk_str("other"), &back, &err),
		  SAKUIN_EDB, damaged);
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("pack");
	TCase *tcase = tcase_create("pack");

	tcase_add_loop_test(tcase, packed_comes_back, 0, COUNT(lengths));
	tcase_add_test(tcase, text_gets_smaller);
	tcase_add_test(tcase, sample_makes_short_texts_smaller);
	tcase_add_test(tcase, passages_make_long_texts_smaller);
	tcase_add_test(tcase, long_samples_are_cut);
	tcase_add_test(tcase, another_sample_is_damage);
	tcase_add_loop_test(tcase, broken_bytes, 0, COUNT(broken));
	tcase_add_test(tcase, damage_never_gives_another_text);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
