/* korean_names.h - names spelled by no rule, made of korean_names.tsv by
 * korean_names.py; do not edit.  Sorted by bytes. */
/* clang-format off */
static const struct exception exceptions[] = {
	{ "auh", { "어" } },
	{ "bark", { "박" } },
	{ "chough", { "조" } },
	{ "ehwa", { "이화" } },
	{ "eugene", { "유진" } },
	{ "gab", { "갑" } },
	{ "gene", { "진" } },
	{ "hyub", { "협" } },
	{ "jean", { "진" } },
	{ "joe", { "조", "죄" } },
	{ "june", { "준" } },
	{ "kab", { "갑" } },
	{ "kimm", { "김" } },
	{ "lew", { "류" } },
	{ "limb", { "임" } },
	{ "parc", { "박" } },
	{ "park", { "박" } },
	{ "seob", { "섭" } },
	{ "suak", { "석" } },
	{ "sub", { "섭" } },
	{ "syngman", { "승만" } },
	{ "uriminzokkiri", { "우리민족끼리" } },
	{ "yeob", { "엽" } },
	{ "yub", { "엽" } },
};
/* clang-format on */
