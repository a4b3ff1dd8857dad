/* Which share of texts is decoded right, by encoding and length: the table
 * that decided how encodings are found, on texts of the collection.
 *
 *     SAKUIN_PRINT=1 build/release/check_encoding_table
 */
#include <fcntl.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "encodings.h"
#include "format_help.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { SAMPLES = 60, LENGTHS = 4, TEXT_MAX = 20000 };
static const size_t lengths[LENGTHS] = { 30, 100, 300, 1000 };

enum language { JA, KO, ZH_HANS, ZH_HANT, JA_SPECIAL, JA_HALF, LANGUAGES };

/* The files that the samples of a language are cut from. */
static const char *const files[LANGUAGES][3] = {
	[JA] = { "fixtures/collection/ja-bosai-kyoryoku.txt",
		 "fixtures/collection/ja-cyber-chui.txt",
		 "fixtures/collection/ja-takeshima-dokdo.txt" },
	[KO] = { "fixtures/collection/ko-dokdo-ireum.txt",
		 "fixtures/collection/ko-jaenan-hyeopnyeok.txt",
		 "fixtures/collection/ko-saibeo-anbo.txt" },
	[ZH_HANS] = { "fixtures/collection/zh-hans-lingdaoren-huiyi.html" },
	[ZH_HANT] = { "fixtures/collection/zh-hant-diaoyutai-yuye.txt" },
};

/* Put before every twentieth character: what only the vendors' tables have,
 * and kana of half the width. */
static const char *const added[LANGUAGES] = {
	[JA_SPECIAL] = "\u2170\u2161\u2460\u3231\u9AD9\uFA11\u2116",
	[JA_HALF] = "\uFF76\uFF85\uFF8A\uFF9D\uFF76\uFF78",
};

/* In hundredths, for each length, what was right when this was written.  What
 * is wrong of Korean are titles in hanja; ICU alone had 58, 70, 97, 82 and 92
 * for the first rows at 30 bytes, and 98 to 100 at 100. */
static const struct {
	const char *name;
	enum language language;
	const char *encoding; /* as ICU calls it */
	const char *before;   /* bytes before all, a mark */
	const char *declared;
	unsigned least[LENGTHS];
} rows[] = {
	{ "Shift_JIS",
	  JA,
	  "ibm-943_P15A-2003",
	  "",
	  "",
	  { 100, 100, 100, 100 } },
	{ "EUC-JP", JA, "EUC-JP", "", "", { 90, 100, 100, 100 } },
	{ "ISO-2022-JP", JA, "ISO-2022-JP", "", "", { 100, 100, 100, 100 } },
	{ "windows-949", KO, "windows-949-2000", "", "", { 95, 96, 100, 100 } },
	{ "GB18030", ZH_HANS, "gb18030", "", "", { 98, 100, 100, 100 } },
	{ "Big5", ZH_HANT, "Big5", "", "", { 100, 100, 100, 100 } },
	{ "UTF-8", JA, "UTF-8", "", "", { 100, 100, 100, 100 } },
	{ "UTF-16LE, mark",
	  JA,
	  "UTF-16LE",
	  "\xFF\xFE",
	  "",
	  { 100, 100, 100, 100 } },
	{ "UTF-16BE, mark",
	  KO,
	  "UTF-16BE",
	  "\xFE\xFF",
	  "",
	  { 100, 100, 100, 100 } },
	{ "UTF-16LE", JA, "UTF-16LE", "", "", { 91, 100, 100, 100 } },
	{ "UTF-16BE", KO, "UTF-16BE", "", "", { 100, 100, 100, 100 } },
	{ "Shift_JIS, vendors'",
	  JA_SPECIAL,
	  "ibm-943_P15A-2003",
	  "",
	  "",
	  { 98, 100, 100, 100 } },
	{ "Shift_JIS, half width",
	  JA_HALF,
	  "ibm-943_P15A-2003",
	  "",
	  "",
	  { 98, 100, 100, 100 } },
	{ "EUC-JP, half width",
	  JA_HALF,
	  "EUC-JP",
	  "",
	  "",
	  { 88, 100, 100, 100 } },
	{ "Shift_JIS, told",
	  JA_SPECIAL,
	  "ibm-943_P15A-2003",
	  "",
	  "x-sjis",
	  { 100, 100, 100, 100 } },
	{ "windows-949 as EUC-KR",
	  KO,
	  "windows-949-2000",
	  "",
	  "euc-kr",
	  { 100, 100, 100, 100 } },
	{ "GB18030 as GB2312",
	  ZH_HANS,
	  "gb18030",
	  "",
	  "gb2312",
	  { 100, 100, 100, 100 } },
	{ "Shift_JIS as EUC-JP",
	  JA,
	  "ibm-943_P15A-2003",
	  "",
	  "EUC-JP",
	  { 100, 100, 100, 100 } },
	{ "EUC-JP as Shift_JIS",
	  JA,
	  "EUC-JP",
	  "",
	  "Shift_JIS",
	  { 90, 100, 100, 100 } },
	{ "windows-949 as UTF-8",
	  KO,
	  "windows-949-2000",
	  "",
	  "UTF-8",
	  { 95, 96, 100, 100 } },
	{ "UTF-8 as Shift_JIS",
	  JA,
	  "UTF-8",
	  "",
	  "Shift_JIS",
	  { 100, 100, 100, 100 } },
	{ "UTF-8 as ISO-8859-1",
	  KO,
	  "UTF-8",
	  "",
	  "iso-8859-1",
	  { 100, 100, 100, 100 } },
	{ "Shift_JIS as ISO-8859-1",
	  JA,
	  "ibm-943_P15A-2003",
	  "",
	  "iso-8859-1",
	  { 93, 100, 100, 100 } },
	{ "windows-949 as ISO-8859-1",
	  KO,
	  "windows-949-2000",
	  "",
	  "iso-8859-1",
	  { 95, 96, 100, 100 } },
};

/* All texts of a language, in UTF-16. */
struct text {
	UChar *s;
	int32_t len;
};

static void
append(struct text *t, struct sakuin_str utf8)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	t->s = realloc(t->s, ((size_t)t->len + utf8.len + 1) * sizeof *t->s);
	ck_assert_ptr_nonnull(t->s);
	u_strFromUTF8(t->s + t->len, (int32_t)utf8.len + 1, &len, utf8.ptr,
		      (int32_t)utf8.len, &status);
	ck_assert(U_SUCCESS(status));
	t->len += len;
}

static void
append_file(struct text *t, const char *path)
{
	struct got got = { 0 };
	struct sk_buf bytes = { 0 };
	struct sk_source source = { .fd = open(path, O_RDONLY | O_CLOEXEC),
				    .path = path };

	ck_assert(sk_source_read(&source, 0, 100000, &bytes, &got.err));
	close(source.fd);
	ck_assert(got_read(&got, sk_buf_str(&bytes), path));
	append(t, got.docs[0].text);
	sk_buf_done(&bytes);
	got_done(&got);
}

/* Every twentieth character one more. */
static void
sprinkle(struct text *t, const char *utf8)
{
	struct text more = { NULL, 0 }, out = { NULL, 0 };

	append(&more, sk_str(utf8));
	out.s = malloc((size_t)t->len * 2 * sizeof *out.s);
	ck_assert_ptr_nonnull(out.s);
	for (int32_t i = 0; i < t->len; i++) {
		if (i % 20 == 0)
			out.s[out.len++] = more.s[i / 20 % more.len];
		out.s[out.len++] = t->s[i];
	}
	free(more.s);
	free(t->s);
	*t = out;
}

static struct text
text_of(enum language language)
{
	enum language base = added[language] ? JA : language;
	struct text t = { NULL, 0 };

	for (size_t i = 0; i < 3 && files[base][i]; i++)
		append_file(&t, files[base][i]);
	if (added[language])
		sprinkle(&t, added[language]);
	return t;
}

/* Leave out what the encoding does not have. */
static void
restrict_to(struct text *t, const char *encoding)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *to = ucnv_open(encoding, &status);
	int32_t kept = 0;

	ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
			      &status);
	ck_assert(U_SUCCESS(status));
	for (int32_t i = 0; i < t->len; i++) {
		char bytes[32];

		status = U_ZERO_ERROR;
		ucnv_fromUChars(to, bytes, sizeof bytes, t->s + i, 1, &status);
		if (U_SUCCESS(status))
			t->s[kept++] = t->s[i];
		ucnv_reset(to);
	}
	t->len = kept;
	ucnv_close(to);
}

/* About LENGTH bytes of T from FROM on, behind BEFORE; *COUNT is set to the
 * characters. */
static void
encode(const struct text *t, int32_t from, size_t length, const char *encoding,
       const char *before, struct sk_buf *out, int32_t *count)
{
	struct sakuin_error err;
	UErrorCode status = U_ZERO_ERROR;
	UConverter *to = ucnv_open(encoding, &status);
	static char bytes[8 * TEXT_MAX];
	int32_t len = 0;

	*count = 0;
	while ((size_t)len < length && from + *count < t->len) {
		(*count)++;
		status = U_ZERO_ERROR;
		len = ucnv_fromUChars(to, bytes, sizeof bytes, t->s + from,
				      *count, &status);
		ck_assert(U_SUCCESS(status));
	}
	ucnv_close(to);
	sk_buf_clear(out);
	ck_assert(sk_buf_puts(out, before, &err) &&
		  sk_buf_add(out, bytes, (size_t)len, &err));
}

/* Is what comes out what went in? */
static bool
is_right(const struct text *t, int32_t from, int32_t count,
	 struct sakuin_str bytes, const char *declared)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc = { .truncated = false };
	struct sakuin_error err;
	struct text out = { NULL, 0 };
	struct sakuin_str text;
	bool right;

	ck_assert(sk_decode(bytes, sk_str(declared), NULL, &arena, &text, &doc,
			    &err));
	append(&out, text);
	right = out.len == count && u_memcmp(out.s, t->s + from, count) == 0;
	free(out.s);
	sk_arena_done(&arena);
	return right;
}

/* Where sample I begins: what is nearly all Latin says nothing. */
static int32_t
start_of(const struct text *t, int32_t i, size_t length)
{
	int32_t len = (int32_t)length / 2, high;
	int32_t from = i * (t->len - len) / SAMPLES, tried = 0;

	do {
		high = 0;
		for (int32_t k = from; k < from + len; k++)
			high += t->s[k] >= 0x2E80;
		from += high * 3 < len;
		if (from + len >= t->len)
			from = 0;
	} while (high * 3 < len && tried++ < t->len);
	return from;
}

START_TEST(share)
{
	struct text t = text_of(rows[_i].language);
	bool print = getenv("SAKUIN_PRINT") != NULL;
	struct sk_buf bytes = { 0 };

	restrict_to(&t, rows[_i].encoding);
	ck_assert_int_gt(t.len, 1000);
	if (print)
		printf("%-26s", rows[_i].name);
	for (size_t k = 0; k < LENGTHS; k++) {
		unsigned right = 0;

		for (int32_t i = 0; i < SAMPLES; i++) {
			int32_t count, from = start_of(&t, i, lengths[k]);

			encode(&t, from, lengths[k], rows[_i].encoding,
			       rows[_i].before, &bytes, &count);
			right += is_right(&t, from, count, sk_buf_str(&bytes),
					  rows[_i].declared);
		}
		if (print)
			printf("%5u %%", right * 100 / SAMPLES);
		else
			ck_assert_msg(
				right * 100 / SAMPLES >= rows[_i].least[k],
				"%s, %zu bytes: %u of %d right", rows[_i].name,
				lengths[k], right, SAMPLES);
	}
	if (print)
		puts("");
	sk_buf_done(&bytes);
	free(t.s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("encoding table");
	TCase *tcase = tcase_create("encoding table");

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, share, 0, COUNT(rows));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
