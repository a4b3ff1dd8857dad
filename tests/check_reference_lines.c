/* check_reference_lines.c - single lines as the cutter sees them: where they
 * are, headings, labels, how they begin and end. */
#include <check.h>
#include <stdlib.h>

#include "heading.h"
#include "label.h"
#include "lines.h"
#include "look.h"
#include "suite.h"

static const struct {
	const char *line;
	enum sk_heading kind;
} headings[] = {
	{ "References", SK_HEADING_LIST },
	{ "REFERENCES:", SK_HEADING_LIST },
	{ "7. References", SK_HEADING_LIST },
	{ "7 References", SK_HEADING_LIST },
	{ "VII. References", SK_HEADING_LIST },
	{ "R E F E R E N C E S", SK_HEADING_LIST },
	{ "## Works Cited", SK_HEADING_LIST },
	{ "Related Informations:", SK_HEADING_LIST },
	{ "Réferences", SK_HEADING_LIST },
	{ "Quellen- und Literaturverzeichnis", SK_HEADING_LIST },
	{ "【参考文献】", SK_HEADING_LIST },
	{ "参 考 文 献", SK_HEADING_LIST },
	{ "第7章　参考文献", SK_HEADING_LIST },
	{ "五、参考文献", SK_HEADING_LIST },
	{ "참고 문헌", SK_HEADING_LIST },
	{ "Ⅴ. 참고문헌", SK_HEADING_LIST },
	{ "Список литературы", SK_HEADING_LIST },
	{ "注", SK_HEADING_NOTES },
	{ "［注］", SK_HEADING_NOTES },
	{ "각주", SK_HEADING_NOTES },
	{ "Endnotes", SK_HEADING_NOTES },
	{ "Anmerkungen", SK_HEADING_NOTES },
	{ "Appendix", SK_HEADING_END },
	{ "Appendix B. The questionnaire", SK_HEADING_END },
	{ "付録", SK_HEADING_END },
	{ "", SK_HEADING_NONE },
	{ "...", SK_HEADING_NONE },
	{ "12", SK_HEADING_NONE },
	{ "abstract)", SK_HEADING_NONE },
	{ "References 45", SK_HEADING_NONE },
	{ "Appendix of great length", SK_HEADING_NONE },
	{ "See the References", SK_HEADING_NONE },
	{ "References to the harbour are found in many of the books that the "
	  "clerks left behind when they were moved to the other office, "
	  "which nobody knew of then.",
	  SK_HEADING_NONE },
};

START_TEST(heading)
{
	ck_assert_msg(sk_heading_of(sk_str(headings[_i].line)) ==
			      headings[_i].kind,
		      "%s", headings[_i].line);
}
END_TEST

START_TEST(lists_current)
{
	ck_assert_int_eq(
		system("python3 index/references/tables/lists.py --check"), 0);
}
END_TEST

static const struct {
	const char *line;
	enum sk_label_style style;
	uint32_t number;
	const char *printed, *rest;
} labels[] = {
	{ "[12] A", SK_LABEL_BRACKET, 12, "12", "A" },
	{ "［１２］甲", SK_LABEL_BRACKET, 12, "１２", "甲" },
	{ "【3】甲", SK_LABEL_BRACKET, 3, "3", "甲" },
	{ "[ 7 ] A", SK_LABEL_BRACKET, 7, "7", "A" },
	{ "[Smi04] A", SK_LABEL_KEY, 0, "Smi04", "A" },
	{ "12. A", SK_LABEL_DOT, 12, "12", "A" },
	{ "12.A", SK_LABEL_DOT, 12, "12", "A" },
	{ "12.", SK_LABEL_DOT, 12, "12", "" },
	{ "３．甲", SK_LABEL_DOT, 3, "３", "甲" },
	{ "3、甲", SK_LABEL_DOT, 3, "3", "甲" },
	{ "12) A", SK_LABEL_CLOSE, 12, "12", "A" },
	{ "１２）甲", SK_LABEL_CLOSE, 12, "１２", "甲" },
	{ "(12) A", SK_LABEL_PARENS, 12, "12", "A" },
	{ "12 A", SK_LABEL_BARE, 12, "12", "A" },
	{ "12", SK_LABEL_BARE, 12, "12", "" },
	{ "① 甲", SK_LABEL_CIRCLED, 1, "①", "甲" },
	{ "㉑甲", SK_LABEL_CIRCLED, 21, "㉑", "甲" },
	{ "ⅳ. A", SK_LABEL_DOT, 4, "ⅳ", "A" },
	{ "¹² A", SK_LABEL_SUPER, 12, "¹²", "A" },
	{ "注1) 甲", SK_LABEL_WORD, 1, "1", "甲" },
	{ "（注１）甲", SK_LABEL_WORD, 1, "１", "甲" },
	{ "주 12) 갑", SK_LABEL_WORD, 12, "12", "갑" },
	{ "각주 3. 갑", SK_LABEL_WORD, 3, "3", "갑" },
	{ "※1 甲", SK_LABEL_STAR, 1, "1", "甲" },
	{ "*1 A", SK_LABEL_STAR, 1, "1", "A" },
	{ "- A", SK_LABEL_BULLET, '-', "", "A" },
	{ "• A", SK_LABEL_BULLET, 0x2022, "", "A" },
	{ "A", SK_LABEL_NONE, 0, "", "A" },
	{ "", SK_LABEL_NONE, 0, "", "" },
	{ "10.5555/abc", SK_LABEL_NONE, 0, "", "10.5555/abc" },
	{ "1.5 million", SK_LABEL_NONE, 0, "", "1.5 million" },
	{ "12 of them", SK_LABEL_NONE, 0, "", "12 of them" },
	{ "(3), 17-25", SK_LABEL_NONE, 0, "", "(3), 17-25" },
	{ "[arXiv] A", SK_LABEL_NONE, 0, "", "[arXiv] A" },
	{ "[1 A", SK_LABEL_NONE, 0, "", "[1 A" },
	{ "———. 1999", SK_LABEL_NONE, 0, "", "———. 1999" },
	{ "1234567. A", SK_LABEL_NONE, 0, "", "1234567. A" },
	{ "注意して読む", SK_LABEL_NONE, 0, "", "注意して読む" },
};

START_TEST(label)
{
	const char *line = labels[_i].line, *end = line + strlen(line);
	struct sk_label l;
	bool is = sk_label_read(line, end, &l);

	ck_assert_msg(is == (labels[_i].style != SK_LABEL_NONE), "%s", line);
	ck_assert_msg(l.style == labels[_i].style, "%s: style %d", line,
		      l.style);
	ck_assert_msg(l.number == labels[_i].number, "%s: %u", line, l.number);
	ck_assert_msg(sk_str_eq(l.printed, sk_str(labels[_i].printed)),
		      "%s: '%.*s'", line, (int)l.printed.len, l.printed.ptr);
	ck_assert_msg(!strcmp(l.end, labels[_i].rest), "%s: '%s'", line, l.end);
}
END_TEST

static const struct {
	const char *line;
	enum sk_start start;
} starts[] = {
	{ "Adler, K. (1991).", SK_START_PERSON },
	{ "Adler K, Brandt L.", SK_START_PERSON },
	{ "K. L. Adler, Ink", SK_START_PERSON },
	{ "J.-P. Adler and L. Brandt, Ink", SK_START_PERSON },
	{ "van der Adler, K., Ink", SK_START_PERSON },
	{ "ADLER, K. L.; BRANDT, M.", SK_START_PERSON },
	{ "Adler et al. 1991", SK_START_PERSON },
	{ "K. Bran-\ndt, Ink", SK_START_PERSON },
	{ "Karl Adler, “Ink”", SK_START_PERSON },
	{ "Adler (1991): Ink", SK_START_PERSON },
	{ "D'Adler-Weiß, É. Ink", SK_START_PERSON },
	{ "Karl Adler, Ink and iron", SK_START_NAME },
	{ "Adler, Karl, 1991: Ink", SK_START_NAME },
	{ "World Health Organization. 2004", SK_START_NAME },
	{ "BRASIL. Lei dos Portos", SK_START_NAME },
	{ "———. 1993. Ink", SK_START_NAME },
	{ "-, L. Brandt", SK_START_NAME },
	{ "김철수, 박민수. 2019", SK_START_PERSON },
	{ "김철수 (2019)", SK_START_PERSON },
	{ "峰岸晴夫「港の記録」", SK_START_PERSON },
	{ "周海宁：《海港》", SK_START_PERSON },
	{ "대통령기록관 기록정책과, 「지침」", SK_START_NAME },
	{ "“Ink and iron.”", SK_START_QUOTE },
	{ "『港湾』", SK_START_QUOTE },
	{ "Ink and iron in the harbours", SK_START_LETTER },
	{ "Hamburg: Kai-Verlag", SK_START_LETTER },
	{ "The Adlers, a family", SK_START_LETTER },
	{ "港の記録は長いあいだ倉庫に置かれたままになっていた",
	  SK_START_LETTER },
	{ "Phys. Rev. Lett. 3, 5", SK_START_SHORT },
	{ "Accessed 3 May 1991", SK_START_SHORT },
	{ "http://quay.example", SK_START_URL },
	{ "doi:10.5555/a", SK_START_URL },
	{ "10.5555/a.1", SK_START_URL },
	{ "and iron", SK_START_NONE },
	{ "et L. Brandt. 1991", SK_START_NONE },
	{ "12-15.", SK_START_NONE },
	{ "(1991) 5.", SK_START_NONE },
	{ "", SK_START_NONE },
};

START_TEST(start)
{
	const char *line = starts[_i].line;
	enum sk_start have = sk_look_start(line, line + strlen(line));

	ck_assert_msg(have == starts[_i].start, "%s: %d", line, have);
}
END_TEST

static const struct {
	const char *line;
	enum sk_end end;
} ends[] = {
	{ "Harbour Review.", SK_END_STOP },
	{ "(Quay Press)", SK_END_STOP },
	{ "港湾書房。", SK_END_STOP },
	{ "see http://quay.example/a-b-", SK_END_STOP },
	{ "pp. 5-9", SK_END_DIGIT },
	{ "Quay Press", SK_END_LETTER },
	{ "Harbour Review,", SK_END_OPEN },
	{ "ink and", SK_END_OPEN },
	{ "Ver-", SK_END_OPEN },
	{ "Brandt, L.", SK_END_ABBREVIATION },
	{ "", SK_END_LETTER },
};

START_TEST(end)
{
	const char *line = ends[_i].line;
	enum sk_end have = sk_look_end(line, line + strlen(line));

	ck_assert_msg(have == ends[_i].end, "%s: %d", line, have);
}
END_TEST

static const struct {
	const char *text;
	unsigned seen;
} seens[] = {
	{ "", 0 },
	{ "ink and iron", 0 },
	{ "in 1991", SK_SEEN_YEAR },
	{ "in 1991a", SK_SEEN_YEAR },
	{ "in press", SK_SEEN_YEAR },
	{ "二〇二三年", SK_SEEN_YEAR },
	{ "平成30年", SK_SEEN_YEAR },
	{ "no 12345 of 1", SK_SEEN_VOLUME },
	{ "1499 2100", 0 },
	{ "S. 12", SK_SEEN_PAGES | SK_SEEN_PARTS },
	{ "pp. 3", SK_SEEN_PAGES | SK_SEEN_PARTS },
	{ "12\xE2\x80\x93"
	  "15",
	  SK_SEEN_PAGES },
	{ "15頁", SK_SEEN_PAGES },
	{ "12(3)", SK_SEEN_VOLUME },
	{ "Vol. 3", SK_SEEN_VOLUME | SK_SEEN_PARTS },
	{ "第3巻", SK_SEEN_VOLUME },
	{ "www.quay.example", SK_SEEN_URL },
	{ "hep-ph/0112274", SK_SEEN_URL },
	{ "“ink”", SK_SEEN_QUOTE },
	{ "『港湾』", SK_SEEN_QUOTE },
	{ "Ibid", SK_SEEN_BACK },
	{ "위의 책", SK_SEEN_BACK },
	{ "ink, iron", SK_SEEN_PARTS },
};

START_TEST(seen)
{
	unsigned have = sk_look_seen(sk_str(seens[_i].text));

	ck_assert_msg(have == seens[_i].seen, "%s: %u", seens[_i].text, have);
}
END_TEST

static const struct {
	const char *name, *text, *want;
} lines[] = {
	{ "none", "", "" },
	{ "blank", " \n\t\n\r\n", "" },
	{ "one", "ab", "[ab 0 2]" },
	{ "ends of all kinds",
	  "a\nb\r\nc\rd\fe\xC2\x85"
	  "f\xE2\x80\xA8g",
	  "[a 0 1][b 0 1][c 0 1][d 0 1][e 0 1][f 0 1][g 0 1]" },
	{ "indents, gaps", "  a \n\n\tb", "[a 2 1][b 8 1 gap]" },
	{ "width", "港a\xCC\x81", "[港a\xCC\x81 0 3]" },
	{ "page numbers", "a\nb\nc\nd\n12\ne\nf\ng\nh\n- 13 -\ni",
	  "[a 0 1][b 0 1][c 0 1][d 0 1][12 0 2 junk][e 0 1][f 0 1][g 0 1]"
	  "[h 0 1][- 13 - 0 6 junk][i 0 1]" },
	{ "running heads beside them",
	  "Quay 1991\n12\na\nb\nc\nd\nQuay 1991\n13\ne",
	  "[Quay 1991 0 9 junk][12 0 2 junk][a 0 1][b 0 1][c 0 1][d 0 1]"
	  "[Quay 1991 0 9 junk][13 0 2 junk][e 0 1]" },
};

START_TEST(line)
{
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };
	struct sk_lines l;
	struct sakuin_error err;

	ck_assert(sk_lines_cut(sk_str(lines[_i].text), &arena, &l, &err));
	for (size_t i = 0; i < l.count; i++) {
		const struct sk_line *k = &l.lines[i];
		struct sakuin_str s = sk_line_text(&l, i);

		ck_assert(
			sk_buf_printf(&out, &err, "[%.*s %u %u%s%s]",
				      (int)s.len, s.ptr, k->indent, k->width,
				      k->flags & SK_LINE_GAP ? " gap" : "",
				      k->flags & SK_LINE_JUNK ? " junk" : ""));
	}
	ck_assert(sk_buf_putc(&out, '\0', &err));
	ck_assert_msg(!strcmp(out.ptr, lines[_i].want), "%s: %s",
		      lines[_i].name, out.ptr);
	sk_buf_done(&out);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_lines");
	TCase *tcase = tcase_create("reference_lines");

	tcase_add_loop_test(tcase, heading, 0,
			    sizeof headings / sizeof headings[0]);
	tcase_add_test(tcase, lists_current);
	tcase_add_loop_test(tcase, label, 0, sizeof labels / sizeof labels[0]);
	tcase_add_loop_test(tcase, start, 0, sizeof starts / sizeof starts[0]);
	tcase_add_loop_test(tcase, end, 0, sizeof ends / sizeof ends[0]);
	tcase_add_loop_test(tcase, seen, 0, sizeof seens / sizeof seens[0]);
	tcase_add_loop_test(tcase, line, 0, sizeof lines / sizeof lines[0]);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
