/* stemmers.h - ISO 639-1 codes and the libstemmer algorithms for them, in
 * the order of the codes. */
static const struct stemmer stemmers[] = {
	{ "ar", "arabic" },    { "ca", "catalan" },    { "da", "danish" },
	{ "de", "german" },    { "el", "greek" },      { "en", "english" },
	{ "es", "spanish" },   { "eu", "basque" },     { "fi", "finnish" },
	{ "fr", "french" },    { "ga", "irish" },      { "hi", "hindi" },
	{ "hu", "hungarian" }, { "hy", "armenian" },   { "id", "indonesian" },
	{ "it", "italian" },   { "lt", "lithuanian" }, { "nb", "norwegian" },
	{ "ne", "nepali" },    { "nl", "dutch" },      { "nn", "norwegian" },
	{ "no", "norwegian" }, { "pt", "portuguese" }, { "ro", "romanian" },
	{ "ru", "russian" },   { "sr", "serbian" },    { "sv", "swedish" },
	{ "ta", "tamil" },     { "tr", "turkish" },    { "yi", "yiddish" },
};
