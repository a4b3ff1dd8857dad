/* rewrite_cases.h - texts of queries and what they become, for
 * check_rewrite.c.  In Xapian's notation x@1 is a term x that was the first
 * word, FILTER and 0 * are filters, PHRASE n and NEAR n have a window of n
 * words. */
#ifndef REWRITE_CASES_H
#define REWRITE_CASES_H

struct rewritten {
	const char *text, *expected;
};

/* Words: the stem leads, the spelling counts a little, the plain form first
 * where there are accents. */
static const struct rewritten words[] = {
	{ "", "" },
	{ "   ", "" },
	{ "cats", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "Cats", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "CATS", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "running cats", "((Zrun@1 OR 0.05 * running@1) OR (Zcat@2 OR 0.05 * "
			  "cats@2) OR 0.3 * (running@1 PHRASE 2 cats@2))" },
	{ "cats cats", "((Zcat@1 OR 0.05 * cats@1) OR (Zcat@2 OR 0.05 * "
		       "cats@2) OR 0.3 * (cats@1 PHRASE 2 cats@2))" },
	{ "kyōdō", "(Zkyodo@1 OR 0.05 * kyōdō@1 OR 0.15 * Zkyōdō@1)" },
	{ "Kyōdō", "(Zkyodo@1 OR 0.05 * kyōdō@1 OR 0.15 * Zkyōdō@1)" },
	{ "Häuser", "(Zhauser@1 OR 0.05 * häuser@1 OR 0.15 * Zhäuser@1)" },
	{ "o'brien", "(Zo'brien@1 OR 0.05 * o'brien@1)" },
	{ "C++", "(Zc++@1 OR 0.05 * c++@1)" },
	{ "AT&T U.S.", "((Zat&t@1 OR 0.05 * at&t@1) OR (Zus@2 OR 0.05 * us@2) "
		       "OR 0.3 * (at&t@1 PHRASE 2 us@2))" },
	{ "covid19", "(Zcovid19@1 OR 0.05 * covid19@1)" },
	{ "2012", "2012@1" },
	{ "3.14 cats", "(3.14@1 OR (Zcat@2 OR 0.05 * cats@2) OR 0.3 * (3.14@1 "
		       "PHRASE 2 cats@2))" },
	{ "Москвы", "(Zмосквы@1 OR 0.05 * москвы@1)" },
	{ "ﾊﾝｸﾞﾙ", "(Zハングル@1 OR 0.05 * ﾊﾝｸﾞﾙ@1 OR 0.15 * Zﾊﾝｸﾞﾙ@1)" },
	{ "ＮＨＫ", "(Znhk@1 OR 0.05 * ｎｈｋ@1 OR 0.15 * Zｎｈｋ@1)" },
	{ "(unclosed bracket",
	  "((Zunclos@1 OR 0.05 * unclosed@1) OR (Zbracket@2 OR 0.05 * "
	  "bracket@2) OR 0.3 * (unclosed@1 PHRASE 2 bracket@2))" },
	{ "cats~", "(Zcat@1 OR 0.05 * cats@1)" },
};

/* Xapian's grammar: what is on the right of a NOT is not widened, NEAR, ADJ
 * and wildcards stay as they are. */
static const struct rewritten grammar[] = {
	{ "+cats dogs", "((Zcat@1 OR 0.05 * cats@1) AND_MAYBE (Zdog@2 OR 0.05 "
			"* dogs@2))" },
	{ "+cats +dogs", "(((Zcat@1 OR 0.05 * cats@1) AND (Zdog@2 OR 0.05 * "
			 "dogs@2)) AND_MAYBE 0.3 * (cats@1 PHRASE 2 dogs@2))" },
	{ "cats -dogs", "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Zdog@2 OR 0.05 * "
			"dogs@2))" },
	{ "cats NOT dogs",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Zdog@2 OR 0.05 * "
	  "dogs@2))" },
	{ "cats -kyōdō", "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Zkyodo@2 OR 0.05 "
			 "* kyōdō@2 OR 0.15 * Zkyōdō@2))" },
	{ "cats NOT \"press conference\"",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT (press@2 PHRASE 2 "
	  "conference@3))" },
	{ "cats NOT (dogs OR birds)",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((Zdog@2 OR 0.05 * "
	  "dogs@2) OR (Zbird@3 OR 0.05 * birds@3)))" },
	{ "NOT cats", "(<alldocuments> AND_NOT (Zcat@1 OR 0.05 * cats@1))" },
	{ "cats AND dogs",
	  "(((Zcat@1 OR 0.05 * cats@1) AND (Zdog@2 OR 0.05 * dogs@2)) "
	  "AND_MAYBE 0.3 * (cats@1 PHRASE 2 dogs@2))" },
	{ "cats OR dogs", "((Zcat@1 OR 0.05 * cats@1) OR (Zdog@2 OR 0.05 * "
			  "dogs@2) OR 0.3 * (cats@1 PHRASE 2 dogs@2))" },
	{ "cats XOR dogs", "((Zcat@1 OR 0.05 * cats@1) XOR (Zdog@2 OR 0.05 * "
			   "dogs@2))" },
	{ "(cats OR dogs) AND birds",
	  "(((Zcat@1 OR 0.05 * cats@1) OR (Zdog@2 OR 0.05 * dogs@2) OR 0.3 * "
	  "(cats@1 PHRASE 2 dogs@2)) AND (Zbird@3 OR 0.05 * birds@3))" },
	{ "cats NEAR dogs", "(cats@1 NEAR 11 dogs@2)" },
	{ "cats NEAR/3 dogs", "(cats@1 NEAR 4 dogs@2)" },
	{ "cats NEAR 東京都", "(cats@1 NEAR 11 東京都@2)" },
	{ "cats ADJ dogs", "(cats@1 PHRASE 11 dogs@2)" },
	{ "cat*", "WILDCARD SYNONYM cat" },
	{ "cat* dogs", "(WILDCARD SYNONYM cat OR (Zdog@2 OR 0.05 * dogs@2))" },
	{ "dogs -cat*", "((Zdog@1 OR 0.05 * dogs@1) AND_NOT WILDCARD SYNONYM "
			"cat)" },
	{ "東京都*", "WILDCARD SYNONYM 東京都" },
};

/* Phrases: as typed, and folded. */
static const struct rewritten phrases[] = {
	{ "\"press conference\"", "(press@1 PHRASE 2 conference@2)" },
	{ "“press conference”", "(press@1 PHRASE 2 conference@2)" },
	{ "\"cats\"", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "\"kyōdō kaiken\"",
	  "((kyōdō@1 PHRASE 2 kaiken@2) OR 0.8 * (kyodo@1 PHRASE "
	  "2 kaiken@2))" },
	{ "press-conference", "(press@1 PHRASE 2 conference@2)" },
	{ "e-mail", "(e@1 PHRASE 2 mail@2)" },
	{ "http://example.org/a",
	  "(http@1 PHRASE 4 example@2 PHRASE 4 org@3 PHRASE 4 "
	  "a@4)" },
	{ "\"the cats\"", "(the@1 PHRASE 2 cats@2)" },
	{ "\"한미 정상회담에서\"",
	  "((한미@1 PHRASE 2 정상회담에서@2) OR 0.8 * (한미@1 PHRASE 2 "
	  "정상회담@2))" },
	{ "\"unclosed quote", "(unclosed@1 PHRASE 2 quote@2)" },
};

/* Stop words go, but not all of them, and not where they were asked for. */
static const struct rewritten stops[] = {
	{ "the", "(Zthe@1 OR 0.05 * the@1)" },
	{ "the of", "((Zthe@1 OR 0.05 * the@1) OR (Zof@2 OR 0.05 * of@2) OR "
		    "0.3 * (the@1 PHRASE 2 of@2))" },
	{ "the cats", "(Zcat@2 OR 0.05 * cats@2)" },
	{ "the AND cats", "(Zcat@2 OR 0.05 * cats@2)" },
	{ "is it OR cats", "(Zcat@3 OR 0.05 * cats@3)" },
	{ "+the cats", "((Zthe@1 OR 0.05 * the@1) AND_MAYBE (Zcat@2 OR 0.05 * "
		       "cats@2))" },
	{ "cats -the", "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Zthe@2 OR 0.05 * "
		       "the@2))" },
	{ "(the OR of) AND cats",
	  "(((Zthe@1 OR 0.05 * the@1) OR (Zof@2 OR 0.05 * of@2) OR 0.3 * "
	  "(the@1 PHRASE 2 of@2)) AND (Zcat@3 OR 0.05 * cats@3))" },
	{ "IT 企業", "((Zit@1 OR 0.05 * it@1) OR (Z企業@2 OR 0.05 * 企業@2) OR "
		     "0.3 * (it@1 PHRASE 2 企業@2))" },
	{ "독도는 누구인가",
	  "(Z독도@1 OR 0.05 * 독도는@1 OR 0.5 * XN:독도@1)" },
	{ "は 竹島", "(Z竹島@2 OR 0.05 * 竹島@2)" },
};

/* Fields and filters. */
static const struct rewritten fields[] = {
	{ "title:cats", "(ZScat@1 OR 0.05 * Scats@1)" },
	{ "title:(cats dogs)",
	  "((ZScat@1 OR 0.05 * Scats@1) OR (ZSdog@2 OR 0.05 * Sdogs@2) OR 0.3 "
	  "* (Scats@1 PHRASE 2 Sdogs@2))" },
	{ "title:\"press conference\"", "(Spress@1 PHRASE 2 Sconference@2)" },
	{ "title:cat*", "WILDCARD SYNONYM Scat" },
	{ "author:Nakasone", "(ZAnakason@1 OR 0.05 * Anakasone@1)" },
	{ "title:cats author:nakasone",
	  "((ZScat@1 OR 0.05 * Scats@1) OR (ZAnakason@2 OR 0.05 "
	  "* Anakasone@2))" },
	{ "title:東京都",
	  "(((ZS東京@1 OR 0.05 * S東京@1) OR (ZS都@1 OR 0.05 * S都@1)) "
	  "OR 0.4 * ZS東京都@1)" },
	{ "title:\"東京都\"",
	  "((S東京@1 PHRASE 2 S都@1) OR 0.4 * ZS東京都@1)" },
	{ "title:정상회담", "(ZS정상회담@1 OR 0.05 * S정상회담@1)" },
	{ "lang:ja", "0 * Lja" },
	{ "cats lang:ja", "((Zcat@1 OR 0.05 * cats@1) FILTER Lja)" },
	{ "cats lang:ja lang:ko",
	  "((Zcat@1 OR 0.05 * cats@1) FILTER (Lja OR Lko))" },
	{ "cats lang:ja -lang:ko",
	  "(((Zcat@1 OR 0.05 * cats@1) FILTER Lja) AND_NOT Lko)" },
	{ "kind:document cats",
	  "((Zcat@1 OR 0.05 * cats@1) FILTER XD:document)" },
	{ "year:2012 cats", "((Zcat@1 OR 0.05 * cats@1) FILTER Y2012)" },
	{ "nosuch:cats", "(nosuch@1 PHRASE 2 cats@2)" },
};

/* Unspaced runs: any word of them, all in quotes, after + and -, and the run
 * in one piece. */
static const struct rewritten runs[] = {
	{ "竹島", "(Z竹島@1 OR 0.05 * 竹島@1)" },
	{ "竹島は", "(Z竹島@1 OR 0.05 * 竹島@1)" },
	{ "竹島の会見",
	  "((Z竹島@1 OR 0.05 * 竹島@1) OR (Z会見@1 OR 0.05 * 会見@1))" },
	{ "東京都",
	  "(((Z東京@1 OR 0.05 * 東京@1) OR (Z都@1 OR 0.05 * 都@1)) OR "
	  "0.4 * Z東京都@1)" },
	{ "+東京都 cats",
	  "((((Z東京@1 OR 0.05 * 東京@1) AND (Z都@1 OR 0.05 * 都@1)) "
	  "OR 0.4 * Z東京都@1) AND_MAYBE (Zcat@2 OR 0.05 * cats@2))" },
	{ "東京都 AND cats",
	  "((((Z東京@1 OR 0.05 * 東京@1) AND (Z都@1 OR 0.05 * 都@1)) "
	  "OR 0.4 * Z東京都@1) AND (Zcat@2 OR 0.05 * cats@2))" },
	{ "東京都 OR cats",
	  "((((Z東京@1 OR 0.05 * 東京@1) OR (Z都@1 OR 0.05 * 都@1)) OR "
	  "0.4 * Z東京都@1) OR (Zcat@2 OR 0.05 * cats@2))" },
	{ "cats -東京都",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((東京@2 PHRASE 2 "
	  "都@2) OR 0.4 * Z東京都@2))" },
	{ "cats -東京都は",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT (東京@2 PHRASE 3 都@2 "
	  "PHRASE 3 は@2))" },
	{ "\"東京都\"", "((東京@1 PHRASE 2 都@1) OR 0.4 * Z東京都@1)" },
	{ "“東京都”", "((東京@1 PHRASE 2 都@1) OR 0.4 * Z東京都@1)" },
	{ "\"東京都\" cats",
	  "(((東京@1 PHRASE 2 都@1) OR 0.4 * Z東京都@1) OR (Zcat@2 OR "
	  "0.05 * cats@2))" },
	{ "\"東京都 cats\"", "(東京@1 PHRASE 3 都@1 PHRASE 3 cats@2)" },
	{ "\"竹島の会見\"", "(竹島@1 PHRASE 3 の@1 PHRASE 3 会見@1)" },
	{ "東京都-cats",
	  "((東京@1 PHRASE 3 都@1 PHRASE 3 cats@2) OR (((Z東京@1 OR "
	  "0.05 * 東京@1) OR (Z都@1 OR 0.05 * 都@1)) OR 0.4 * "
	  "Z東京都@1) OR (Zcat@2 OR 0.05 * cats@2))" },
	{ "中曽根-康弘", "(中曽根@1 PHRASE 2 康弘@2)" },
	{ "キム・ジョンウン",
	  "((Zキム@1 OR 0.05 * キム@1) OR (((Zジョン@2 OR 0.05 * ジョン@2) "
	  "OR (Zウン@2 OR 0.05 * ウン@2)) OR 0.4 * Zジョンウン@2))" },
	{ "共同会見",
	  "(((Z共同@1 OR 0.05 * 共同@1) OR (Z会見@1 OR 0.05 * 会見@1)) "
	  "OR 0.4 * Z共同会見@1)" },
	{ "は", "(は@1)" },
	{ "はです", "(は@1 OR です@1)" },
	{ "the 東京都は",
	  "(((Z東京@2 OR 0.05 * 東京@2) OR (Z都@2 OR 0.05 * 都@2)) OR "
	  "0.4 * Z東京都@2)" },
	{ "东京都市",
	  "(((Z东京@1 OR 0.05 * 东京@1) OR (Z都市@1 OR 0.05 * 都市@1)) "
	  "OR 0.4 * Z东京都市@1)" },
	{ "日立システムズは、",
	  "(((Z日立@1 OR 0.05 * 日立@1) OR (Zシステムズ@1 OR 0.05 * "
	  "システムズ@1)) OR 0.4 * Z日立システムズ@1)" },
	{ "ไทยแลนด์", "((Zไทย@1 OR 0.05 * ไทย@1) OR (Zแลนด์@1 OR 0.05 * "
		     "แลนด์@1))" },
};

/* Runs that begin with a capital or a digit have no Z; that does not make
 * them quoted. */
static const struct rewritten capitals[] = {
	{ "IT企業", "(((Zit@1 OR 0.05 * it@1) OR (Z企業@1 OR 0.05 * 企業@1)) "
		    "OR 0.4 * Zit企業@1)" },
	{ "IT企業 \"cats\"",
	  "(((it@1 PHRASE 2 企業@1) OR 0.4 * Zit企業@1) OR (Zcat@2 "
	  "OR 0.05 * cats@2))" },
	{ "\"IT企業\"", "((it@1 PHRASE 2 企業@1) OR 0.4 * Zit企業@1)" },
	{ "OR企業", "(((Zor@1 OR 0.05 * or@1) OR (Z企業@1 OR 0.05 * 企業@1)) "
		    "OR 0.4 * Zor企業@1)" },
	{ "3D映像",
	  "((3d@1 OR (Z映像@1 OR 0.05 * 映像@1)) OR 0.4 * 3d映像@1)" },
	{ "2012年", "((2012@1 OR (Z年@1 OR 0.05 * 年@1)) OR 0.4 * 2012年@1)" },
	{ "第2270号", "(((Z第@1 OR 0.05 * 第@1) OR 2270@1 OR (Z号@1 OR 0.05 * "
		      "号@1)) OR 0.4 * Z第2270号@1)" },
};

/* Hangul: without particles, and by pairs of syllables. */
static const struct rewritten korean[] = {
	{ "독도", "(Z독도@1 OR 0.05 * 독도@1 OR 0.5 * XN:독도@1)" },
	{ "독도는", "(Z독도@1 OR 0.05 * 독도는@1 OR 0.5 * XN:독도@1)" },
	{ "정상회담에서",
	  "(Z정상회담@1 OR 0.05 * 정상회담에서@1 OR 0.5 * (XN:정상@1 OR "
	  "XN:상회@1 OR XN:회담@1))" },
	{ "한미정상회담 cats",
	  "((Z한미정상회담@1 OR 0.05 * 한미정상회담@1 OR 0.5 * (XN:한미@1 OR "
	  "XN:미정@1 OR XN:정상@1 OR XN:상회@1 OR XN:회담@1)) OR (Zcat@2 OR "
	  "0.05 * cats@2) OR 0.3 * (한미정상회담@1 PHRASE 2 cats@2))" },
	{ "cats -정상회담에서",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Z정상회담@2 OR 0.05 * "
	  "정상회담에서@2))" },
	{ "독도는 AND 정상회담에서",
	  "(((Z독도@1 OR 0.05 * 독도는@1 OR 0.5 * XN:독도@1) AND (Z정상회담@2 "
	  "OR 0.05 * 정상회담에서@2 OR 0.5 * (XN:정상@2 AND XN:상회@2 AND "
	  "XN:회담@2))) AND_MAYBE 0.3 * (독도@1 PHRASE 2 정상회담@2))" },
	{ "北韓의",
	  "(((Z北韓@1 OR 0.05 * 北韓@1) OR (Z의@1 OR 0.05 * 의@1)) OR "
	  "0.4 * Z北韓의@1)" },
};

/* With --op=and, all words, and all words of a run. */
static const struct rewritten strict[] = {
	{ "cats dogs", "(((Zcat@1 OR 0.05 * cats@1) AND (Zdog@2 OR 0.05 * "
		       "dogs@2)) AND_MAYBE 0.3 * (cats@1 PHRASE 2 dogs@2))" },
	{ "東京都",
	  "(((Z東京@1 OR 0.05 * 東京@1) AND (Z都@1 OR 0.05 * 都@1)) OR "
	  "0.4 * Z東京都@1)" },
	{ "竹島の会見",
	  "((Z竹島@1 OR 0.05 * 竹島@1) AND (Z会見@1 OR 0.05 * 会見@1))" },
	{ "東京都 OR 竹島",
	  "((((Z東京@1 OR 0.05 * 東京@1) AND (Z都@1 OR 0.05 * 都@1)) "
	  "OR 0.4 * Z東京都@1) OR (Z竹島@2 OR 0.05 * 竹島@2))" },
	{ "정상회담에서",
	  "(Z정상회담@1 OR 0.05 * 정상회담에서@1 OR 0.5 * (XN:정상@1 AND "
	  "XN:상회@1 AND XN:회담@1))" },
	{ "cats -東京都",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((東京@2 PHRASE 2 "
	  "都@2) OR 0.4 * Z東京都@2))" },
	{ "\"東京都\"", "((東京@1 PHRASE 2 都@1) OR 0.4 * Z東京都@1)" },
	{ "the cats", "(Zcat@2 OR 0.05 * cats@2)" },
};

/* Closeness: of words that were typed one by one, side by side, in one field. */
static const struct rewritten close_words[] = {
	{ "cats and dogs", "((Zcat@1 OR 0.05 * cats@1) OR (Zdog@3 OR 0.05 * "
			   "dogs@3))" },
	{ "cats dogs birds",
	  "((Zcat@1 OR 0.05 * cats@1) OR (Zdog@2 OR 0.05 * dogs@2) OR (Zbird@3 "
	  "OR 0.05 * birds@3) OR 0.3 * (cats@1 PHRASE 2 dogs@2) OR 0.3 * "
	  "(dogs@2 PHRASE 2 birds@3))" },
	{ "cats \"old dogs\"",
	  "((Zcat@1 OR 0.05 * cats@1) OR (old@2 PHRASE 2 dogs@3))" },
	{ "cats title:dogs",
	  "((Zcat@1 OR 0.05 * cats@1) OR (ZSdog@2 OR 0.05 * Sdogs@2))" },
	{ "cats 東京都 dogs",
	  "((Zcat@1 OR 0.05 * cats@1) OR (((Z東京@2 OR 0.05 * 東京@2) OR "
	  "(Z都@2 OR 0.05 * 都@2)) OR 0.4 * Z東京都@2) OR (Zdog@3 OR 0.05 * "
	  "dogs@3))" },
	{ "(cats dogs) -(old birds)",
	  "(((Zcat@1 OR 0.05 * cats@1) OR (Zdog@2 OR 0.05 * dogs@2) OR 0.3 * "
	  "(cats@1 PHRASE 2 dogs@2)) AND_NOT ((Zold@3 OR 0.05 * old@3) OR "
	  "(Zbird@4 OR 0.05 * birds@4)))" },
	{ "한미의 정상회담에서",
	  "((Z한미@1 OR 0.05 * 한미의@1 OR 0.5 * XN:한미@1) OR (Z정상회담@2 OR "
	  "0.05 * 정상회담에서@2 OR 0.5 * (XN:정상@2 OR XN:상회@2 OR "
	  "XN:회담@2)) OR 0.3 * (한미@1 PHRASE 2 정상회담@2))" },
	{ "cafés ｋｙōｄō",
	  "((Zcafe@1 OR 0.05 * cafés@1 OR 0.15 * Zcafé@1) OR (Zkyodo@2 OR 0.05 "
	  "* ｋｙōｄō@2 OR 0.15 * Zｋｙōｄō@2) OR 0.3 * (cafes@1 PHRASE 2 "
	  "kyodo@2))" },
	{ "cats dog*", "((Zcat@1 OR 0.05 * cats@1) OR WILDCARD SYNONYM dog)" },
};

/* Reading keys: of a word, of neighbours, of phrases; none on the right of a
 * NOT, and only those of a language that is asked for. */
static const struct rewritten readings[] = {
	{ "xiaoping",
	  "((Zxiaop@1 OR 0.05 * xiaoping@1) OR 1 * XRC:xiaoping@1)" },
	{ "made", "(Zmade@1 OR 0.05 * made@1)" },
	{ "cats -xiaoping",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT (Zxiaop@2 OR 0.05 * "
	  "xiaoping@2))" },
	{ "cats NOT (+xiaoping dogs)",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((Zxiaop@2 OR 0.05 * "
	  "xiaoping@2) AND_MAYBE (Zdog@3 OR 0.05 * dogs@3)))" },
	{ "cats NOT (dogs NOT xiaoping)",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((Zdog@2 OR 0.05 * dogs@2) "
	  "AND_NOT (Zxiaop@3 OR 0.05 * xiaoping@3)))" },
	{ "cats NOT (the AND xiaoping)",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((Zthe@2 OR 0.05 * the@2) AND "
	  "(Zxiaop@3 OR 0.05 * xiaoping@3)))" },
	{ "cats NOT (the OR dogs)",
	  "((Zcat@1 OR 0.05 * cats@1) AND_NOT ((Zthe@2 OR 0.05 * the@2) OR "
	  "(Zdog@3 OR 0.05 * dogs@3)))" },
	{ "the XOR cats", "((Zthe@1 OR 0.05 * the@1) XOR (Zcat@2 OR 0.05 * "
			  "cats@2))" },
	{ "title:xiaoping", "((ZSxiaop@1 OR 0.05 * Sxiaoping@1) OR 1 * "
			    "XRCS:xiaoping@1)" },
	{ "deng xiaoping",
	  "(((Zdeng@1 OR 0.05 * deng@1) OR 1 * XRK:tenk@1) OR ((Zxiaop@2 OR "
	  "0.05 * xiaoping@2) OR 1 * XRC:xiaoping@2) OR 0.3 * (deng@1 PHRASE "
	  "2 xiaoping@2) OR 1 * XRC:dengxiaoping@1)" },
	{ "\"deng xiaoping\"",
	  "((deng@1 PHRASE 2 xiaoping@2) OR 1 * XRC:dengxiaoping@1)" },
	{ "mao tse-tung",
	  "(((Zmao@1 OR 0.05 * mao@1) OR 1 * (XRK:mao@1 SYNONYM "
	  "XRK:mav@1 SYNONYM XRJ:mao@1)) OR ((tse@2 PHRASE 2 tung@3) "
	  "OR 1 * (XRC:cedong@2 SYNONYM XRC:cetong@2 SYNONYM "
	  "XRC:zedong@2 SYNONYM XRC:zetong@2)) OR 1 * "
	  "(XRC:maocedong@1 SYNONYM XRC:maocetong@1 SYNONYM "
	  "XRC:maozedong@1 SYNONYM XRC:maozetong@1))" },
	{ "ji-ho", "((ji@1 PHRASE 2 ho@2) OR 1 * (XRK:ciho@1 SYNONYM "
		   "XRK:cihv@1 SYNONYM XRJ:ziho@1))" },
	{ "higashi-koizumi",
	  "((higashi@1 PHRASE 2 koizumi@2) OR 0.5 * XRK:hikasi@1 OR 0.5 * "
	  "XRJ:koizumi@1 OR 1 * XRJ:higasikoizumi@1)" },
	{ "\"higashi-koizumi\"",
	  "((higashi@1 PHRASE 2 koizumi@2) OR 1 * XRJ:higasikoizumi@1)" },
	{ "zh:xiaoping",
	  "(((Zxiaop@2 OR 0.05 * xiaoping@2) OR 1 * XRC:xiaoping@2) "
	  "OR 0.05 * (zh@1 PHRASE 2 xiaoping@2))" },
	{ "ja:sake", "(((Zsake@2 OR 0.05 * sake@2) OR 1 * XRJ:sake@2) OR 0.05 "
		     "* (ja@1 PHRASE 2 sake@2))" },
	{ "カナとナカソネ", "(((Zカナ@1 OR 0.05 * カナ@1) OR (Zナカソネ@1 OR "
			    "0.05 * ナカソネ@1)) OR 0.02 * XRJ:kana@1 OR 0.02 "
			    "* XRJ:nakasone@1 OR 1 * XRJ:kanatonakasone@1)" },
	{ "カナ", "((Zカナ@1 OR 0.05 * カナ@1) OR 1 * XRJ:kana@1)" },
	{ "독도는", "((Z독도@1 OR 0.05 * 독도는@1 OR 0.5 * XN:독도@1) OR 0.1 * "
		    "XRK:tokto@1 OR 0.1 * XRK:toktonxn@1)" },
};

static const struct rewritten all_readings[] = {
	{ "cats xiaoping", "(((Zcat@1 OR 0.05 * cats@1) AND ((Zxiaop@2 OR 0.05 "
			   "* xiaoping@2) OR 1 * XRC:xiaoping@2)) AND_MAYBE "
			   "0.3 * (cats@1 PHRASE 2 xiaoping@2))" },
	{ "deng xiaoping",
	  "(((((Zdeng@1 OR 0.05 * deng@1) OR 1 * XRK:tenk@1) OR 0.5 * 1 * "
	  "XRC:dengxiaoping@1) AND (((Zxiaop@2 OR 0.05 * xiaoping@2) OR 1 * "
	  "XRC:xiaoping@2) OR 0.5 * 1 * XRC:dengxiaoping@1)) AND_MAYBE 0.3 * "
	  "(deng@1 PHRASE 2 xiaoping@2))" },
	{ "cats deng xiaoping",
	  "(((Zcat@1 OR 0.05 * cats@1) AND (((Zdeng@2 OR 0.05 * deng@2) OR "
	  "1 * XRK:tenk@2) OR 0.5 * 1 * XRC:dengxiaoping@2) AND (((Zxiaop@3 "
	  "OR 0.05 * xiaoping@3) OR 1 * XRC:xiaoping@3) OR 0.5 * 1 * "
	  "XRC:dengxiaoping@2)) AND_MAYBE (0.3 * (cats@1 PHRASE 2 deng@2) OR "
	  "0.3 * (deng@2 PHRASE 2 xiaoping@3)))" },
};

#endif
