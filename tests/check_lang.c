/* check_lang.c - lang.c. */
#include <stdlib.h>

#include "lang.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* Texts written for this test. */
static const struct {
	const char *lang, *text;
} texts[] = {
	{ "fr", "Le bulletin paraît chaque semaine et rend compte des nouveaux "
		"livres que la bibliothèque a reçus pendant le mois. Les "
		"lecteurs peuvent y trouver une courte notice sur chaque "
		"ouvrage, le nom de l'auteur et la cote sous laquelle il est "
		"rangé. Ceux qui habitent loin de la ville demandent souvent "
		"que nous leur envoyions une copie par la poste, ce que nous "
		"faisons volontiers quand le papier n'est pas trop fragile." },
	{ "de",
	  "Das Archiv liegt am Rand der Stadt und ist an drei Tagen in "
	  "der Woche geöffnet. Wer alte Zeitungen lesen möchte, muss sie "
	  "vorher bestellen, weil sie in einem anderen Gebäude aufbewahrt "
	  "werden. Die meisten Besucher suchen nach ihren Vorfahren, aber "
	  "es kommen auch Schüler, die für eine Arbeit über die "
	  "Geschichte ihres Dorfes forschen. Im Lesesaal darf man nicht "
	  "sprechen und keinen Kaffee trinken." },
	{ "es",
	  "La estación meteorológica del pueblo lleva más de cien años "
	  "apuntando la lluvia y la temperatura de cada día. El cuaderno "
	  "más antiguo está escrito a mano y casi no se puede leer, "
	  "porque la tinta se ha vuelto marrón. Ahora los datos se "
	  "guardan en un ordenador, pero el encargado sigue subiendo a la "
	  "torre todas las mañanas para mirar el cielo y comprobar que el "
	  "aparato no se equivoca." },
	{ "it",
	  "Il porto vecchio è stato chiuso alle navi grandi molti anni "
	  "fa, ma i pescatori continuano a tornarci ogni sera con le loro "
	  "barche. Sulla riva ci sono ancora i magazzini dove si teneva "
	  "il sale, e in uno di questi il comune ha aperto un piccolo "
	  "museo. Chi lo visita può vedere le reti, le lanterne e i "
	  "registri nei quali si scriveva quanto pesce era stato venduto "
	  "e a quale prezzo." },
	{ "pt",
	  "A associação dos moradores reuniu-se ontem à noite para "
	  "discutir o que fazer com a escola que fechou no ano passado. "
	  "Alguns querem que o edifício seja transformado numa "
	  "biblioteca, outros acham que a aldeia precisa mais de um "
	  "centro de saúde. No fim não houve acordo, mas todos disseram "
	  "que não se pode deixar cair uma casa tão bonita e que a câmara "
	  "tem de dar uma resposta até ao verão." },
	{ "nl",
	  "De dijk werd na de storm van dat jaar een meter hoger gemaakt, "
	  "maar volgens de ingenieurs is dat niet genoeg. Zij hebben "
	  "uitgerekend dat het water over vijftig jaar veel hoger zal "
	  "staan dan nu en dat de sluizen dan niet meer open kunnen. De "
	  "boeren die achter de dijk wonen, willen liever dat er geen "
	  "nieuw land wordt gebruikt en dat men eerst de oude vaarten "
	  "uitdiept." },
	{ "sv", "Skolan ligger vid en sjö och har bara tjugo elever, men varje "
		"höst kommer det några nya som har flyttat hit från staden. På "
		"vintern åker barnen skidor till lektionerna och läraren eldar "
		"i den stora kaminen redan innan det har blivit ljust. Många i "
		"byn är rädda för att kommunen ska stänga skolan, eftersom det "
		"är dyrt att köra mat och böcker så långt för så få barn." },
	{ "da", "Øens eneste købmand har besluttet at lukke sin butik til "
		"sommer, fordi han er blevet gammel og ikke kan finde nogen, "
		"der vil overtage den. Beboerne er kede af det, for nu skal de "
		"med færgen hver gang de mangler mælk eller brød. Nogle af dem "
		"har foreslået, at man i fællesskab lejer huset og skiftes til "
		"at stå bag disken, men det kræver flere penge, end foreningen "
		"har." },
	{ "fi",
	  "Kirjasto on avoinna joka päivä kello kymmenestä kahdeksaan, ja "
	  "siellä voi lukea myös ulkomaisia lehtiä. Vanhimmat kirjat on "
	  "siirretty kellariin, koska niitä ei enää lainata ja ne "
	  "kestävät huonosti valoa. Jos joku haluaa nähdä ne, hänen "
	  "täytyy kysyä lupa johtajalta ja pestä kätensä ennen kuin hän "
	  "saa koskea sivuihin. Talvella kellarissa on niin kylmä, että "
	  "harva jaksaa istua siellä kauan." },
	{ "hu",
	  "A falu határában álló malom már régen nem őröl lisztet, de a "
	  "kerekét a fiatalok tavaly megjavították. Azóta minden vasárnap "
	  "sok látogató jön, és a molnár unokája elmagyarázza nekik, "
	  "hogyan dolgoztak itt száz évvel ezelőtt. A gyerekek leginkább "
	  "azt szeretik, amikor kinyitják a zsilipet, és a víz nagy "
	  "zúgással megindul a régi fakerék felé, amely lassan forogni "
	  "kezd." },
	{ "ro",
	  "Drumul care leagă cele două sate a fost reparat abia în toamna "
	  "aceasta, după ce oamenii au așteptat aproape zece ani. Acum "
	  "copiii pot merge la școală cu autobuzul, iar medicul vine o "
	  "dată pe săptămână chiar și atunci când plouă. Totuși, mulți "
	  "dintre cei plecați la oraș spun că nu se vor mai întoarce, "
	  "pentru că aici nu găsesc de lucru și casele sunt vechi." },
	{ "tr", "Köyün ortasındaki çınar ağacının altında her akşam yaşlılar "
		"toplanır ve çay içerek eski günlerden söz ederler. Gençlerin "
		"çoğu şehre gittiği için tarlaların bir kısmı artık ekilmiyor, "
		"ama bu yıl birkaç aile geri döndü ve zeytin yetiştirmeye "
		"başladı. Muhtar onlara su bulmak için dağdaki kaynağı "
		"temizletti ve yeni bir boru döşetmek istediğini söyledi." },
	{ "ru", "В маленьком музее у реки хранятся письма, которые солдаты "
		"писали домой во время войны. Их собирала учительница местной "
		"школы, и теперь за ними ухаживают её бывшие ученики. Каждую "
		"весну они достают бумаги из шкафов, проветривают их и "
		"проверяют, не появилась ли плесень. Многие письма уже трудно "
		"прочитать, потому что чернила выцвели, поэтому все тексты "
		"переписали и напечатали отдельной книгой." },
	{ "el", "Το παλιό εργοστάσιο έξω από το χωριό θα γίνει χώρος για "
		"εκθέσεις και συναυλίες, όπως αποφάσισε ο δήμος την περασμένη "
		"εβδομάδα." },
	{ "uk", "У нашому місті щороку восени відбувається великий ярмарок, на "
		"який приїжджають майстри з усієї області. Вони привозять "
		"глиняний посуд, вишиті сорочки та мед, а діти найбільше "
		"чекають на солодощі й каруселі. Цього разу гостей було менше, "
		"ніж торік, бо кілька днів поспіль ішов дощ і дороги розмило, "
		"але ті, хто приїхав, не пошкодували." },
	{ "ar", "تقع المكتبة القديمة في وسط المدينة بالقرب من السوق الكبير "
		"ويزورها كل يوم عدد من الطلاب الذين يبحثون عن الكتب النادرة. "
		"وقد قررت البلدية أن ترمم البناء لأن سقفه لم يعد قادرا على "
		"حماية الرفوف من المطر، وسوف يستمر العمل حتى نهاية السنة "
		"القادمة كما قال المدير." },
	{ "pl", "W zeszłym roku mieszkańcy wsi postanowili odnowić starą "
		"kapliczkę, która stała przy drodze od ponad dwustu lat. "
		"Pieniądze zbierali przez całą zimę, a wiosną przyjechał "
		"konserwator i pokazał im, jak należy czyścić malowidła. Teraz "
		"w każdą niedzielę ktoś przynosi tam świeże kwiaty i zapala "
		"świecę, a turyści zatrzymują się, żeby zrobić zdjęcie." },
	{ "cs", "Na konci léta se ve městě koná slavnost, při které se po řece "
		"pouštějí malé lodičky se svíčkami. Nikdo už přesně neví, kdy "
		"tento zvyk vznikl, ale starší lidé říkají, že ho sem přinesli "
		"voraři, když se vraceli domů. Letos bylo vody tak málo, že "
		"většina lodiček uvízla hned pod mostem, a děti je musely "
		"posunovat dlouhými tyčemi." },
	{ "id",
	  "Pasar di tepi sungai itu sudah ramai sejak pagi karena para "
	  "petani membawa sayur dan buah dari desa di seberang. Mereka "
	  "datang dengan perahu kecil dan pulang lagi sebelum matahari "
	  "terlalu panas. Tahun ini pemerintah ingin membangun jembatan "
	  "supaya orang tidak perlu menunggu, tetapi pemilik perahu takut "
	  "kehilangan pekerjaan yang telah mereka lakukan sejak dulu." },
	{ "en",
	  "The lighthouse has been empty since the last keeper retired, "
	  "and the lamp is now switched on by a computer on the mainland. "
	  "A group of volunteers paints the tower every other summer and "
	  "keeps the path clear of brambles. They would like to open the "
	  "small house beside it to visitors, but the roof leaks and "
	  "nobody has yet found the money to mend it before the winter "
	  "storms." },
	{ "ca", "La biblioteca del poble és en una casa antiga que havia estat "
		"un molí, i des de les finestres es veu el riu. Els dissabtes "
		"al matí hi ha contes per als nens, i els avis hi van a llegir "
		"el diari i a parlar del temps. Fa poc que l'ajuntament ha "
		"comprat llibres nous, però encara en falten molts dels que la "
		"gent demana quan arriba l'estiu." },
};

/* What the scripts decide, and what is too short. */
static const struct {
	const char *name, *lang, *text;
} cases[] = {
	{ "nothing", "", "" },
	{ "no letters", "", "12.5 % \xe2\x82\xac 2024" },
	{ "a name", "", "Nakasone Yasuhiro" },
	{ "a title", "", "Le Monde diplomatique" },
	{ "a title in Cyrillic", "", "Красная звезда" },
	{ "Japanese", "ja", "日韓首脳会談を行う" },
	{ "katakana", "ja", "キム・ジョンウン" },
	{ "Korean", "ko", "독도" },
	{ "Korean with Hanja", "ko", "日本政府의 獨島 主張에 對하여" },
	{ "Japanese that quotes Korean", "ja",
	  "これは韓国語で독도というそうです" },
	{ "Chinese", "zh",
	  "中华人民共和国国务院总理昨天在北京会见了来访的客人" },
	{ "Han title", "", "日韓首脳会談" },
	{ "Thai", "th", "ห้องสมุดเปิดทุกวัน" },
	{ "Greek", "el", "η βιβλιοθήκη" },
	{ "Japanese with a Latin name", "ja",
	  "国立国会図書館がVisual Studioを使う" },
	{ "English with a Japanese name", "",
	  "The name of the island is 竹島" },
};

static void
lang_check(const char *text, const char *code, const char *name)
{
	struct sakuin_error err = { 0 };
	struct sk_lang *lang = sk_lang_new(&err);
	char out[8];

	ck_assert_msg(lang != NULL, "%s", err.text);
	ck_assert(sk_lang_has_data(lang));
	ck_assert(sk_lang_guess(lang, sk_str(text), out, &err));
	ck_assert_msg(strcmp(out, code) == 0, "%s: '%s', not '%s'", name, out,
		      code);
	sk_lang_free(lang);
}

START_TEST(lang_of_text)
{
	lang_check(texts[_i].text, texts[_i].lang, texts[_i].text);
}
END_TEST

START_TEST(lang_of_script)
{
	lang_check(cases[_i].text, cases[_i].lang, cases[_i].name);
}
END_TEST

/* One handle for all; what came before changes nothing. */
START_TEST(lang_is_used_again)
{
	struct sakuin_error err = { 0 };
	struct sk_lang *lang = sk_lang_new(&err);
	char out[8];

	ck_assert_ptr_nonnull(lang);
	for (int i = 0; i < 3 * COUNT(texts); i++) {
		int n = i * 5 % COUNT(texts);

		ck_assert(
			sk_lang_guess(lang, sk_str(texts[n].text), out, &err));
		ck_assert_str_eq(out, texts[n].lang);
	}
	sk_lang_free(lang);
	sk_lang_free(NULL);
}
END_TEST

/* Put COUNT times TEXT behind OUT. */
static void
lang_repeat(struct sk_buf *out, const char *text, int count)
{
	struct sakuin_error err = { 0 };

	while (count-- > 0)
		ck_assert(sk_buf_puts(out, text, &err));
}

/* 199 letters are not enough, 200 are. */
START_TEST(lang_needs_letters)
{
	struct sk_buf text = { 0 };
	struct sakuin_error err = { 0 };

	lang_repeat(&text, "from the old house ", 13);
	lang_repeat(&text, "and", 1);
	lang_repeat(&text, "x", 1);
	ck_assert_uint_eq(text.len, 13 * 19 + 4);
	lang_check(sk_buf_cstr(&text, &err), "", "199 letters");
	lang_repeat(&text, "y", 1);
	lang_check(sk_buf_cstr(&text, &err), "en", "200 letters");
	sk_buf_done(&text);
}
END_TEST

/* The beginning decides, and any length is fine. */
START_TEST(lang_of_long_text)
{
	struct sk_buf text = { 0 };
	struct sakuin_error err = { 0 };

	lang_repeat(&text, "the ship left the harbour early in the day. ", 200);
	lang_repeat(&text, "日韓首脳会談を行った。", 100000);
	lang_check(sk_buf_cstr(&text, &err), "en", "English first");
	sk_buf_done(&text);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("lang");
	TCase *tc = tcase_create("lang");

	tcase_add_loop_test(tc, lang_of_text, 0, COUNT(texts));
	tcase_add_loop_test(tc, lang_of_script, 0, COUNT(cases));
	tcase_add_test(tc, lang_is_used_again);
	tcase_add_test(tc, lang_needs_letters);
	tcase_add_test(tc, lang_of_long_text);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
