/* mecab_feature.c - what IPADIC says of an entry. */
#include "mecab_feature.h"

/* Its names for parts of speech. */
#define NOUN "\xe5\x90\x8d\xe8\xa9\x9e,"
#define PREFIX "\xe6\x8e\xa5\xe9\xa0\xad\xe8\xa9\x9e,"
#define NAME "\xe5\x9b\xba\xe6\x9c\x89\xe5\x90\x8d\xe8\xa9\x9e,"
#define SUFFIX "\xe6\x8e\xa5\xe5\xb0\xbe,"
#define COUNTER "\xe5\x8a\xa9\xe6\x95\xb0\xe8\xa9\x9e,"
#define NUMBER "\xe6\x95\xb0,"
#define DEPENDENT "\xe9\x9d\x9e\xe8\x87\xaa\xe7\xab\x8b,"
#define PRONOUN "\xe4\xbb\xa3\xe5\x90\x8d\xe8\xa9\x9e,"
#define ADVERBIAL "\xe5\x89\xaf\xe8\xa9\x9e\xe5\x8f\xaf\xe8\x83\xbd,"

struct sakuin_str
sk_mecab_field(const char *feature, int number)
{
	const char *end;

	for (; number > 0; number--) {
		feature = strchr(feature, ',');
		if (!feature)
			return sk_str("");
		feature++;
	}
	end = strchrnul(feature, ',');
	return (struct sakuin_str){ feature, (size_t)(end - feature) };
}

/* Does FEATURE begin with these FIELDS?  It is asked of every entry, and
 * often the first bytes tell. */
static bool
mecab_is(const char *feature, const char *fields)
{
	while (*fields && *feature == *fields)
		feature++, fields++;
	return *fields == '\0';
}

bool
sk_mecab_noun(const struct mecab_node *node)
{
	return mecab_is(node->feature, NOUN) || mecab_is(node->feature, PREFIX);
}

enum sk_piece_kind
sk_mecab_kind(const struct mecab_node *node)
{
	static const struct {
		const char *fields;
		enum sk_piece_kind kind;
	} kinds[] = {
		{ PREFIX, SK_PIECE_PREFIX },
		{ NOUN NAME, SK_PIECE_NAME },
		{ NOUN SUFFIX COUNTER, SK_PIECE_COUNTER },
		{ NOUN SUFFIX, SK_PIECE_SUFFIX },
		{ NOUN NUMBER, SK_PIECE_NUMERAL },
		{ NOUN DEPENDENT, SK_PIECE_WEAK },
		{ NOUN PRONOUN, SK_PIECE_WEAK },
		{ NOUN ADVERBIAL, SK_PIECE_WEAK },
	};

	if (node->length > 0 && *node->surface >= '0' && *node->surface <= '9')
		return SK_PIECE_DIGITS;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (mecab_is(node->feature, kinds[i].fields))
			return kinds[i].kind;
	return SK_PIECE_NOUN;
}

bool
sk_mecab_given(const struct mecab_node *node)
{
	static const char given[] =
		"\xe5\x90\x8d\xe8\xa9\x9e,"                         /* noun */
		"\xe5\x9b\xba\xe6\x9c\x89\xe5\x90\x8d\xe8\xa9\x9e," /* proper */
		"\xe4\xba\xba\xe5\x90\x8d,"                         /* person */
		"\xe5\x90\x8d,";                                    /* given */

	return !strncmp(node->feature, given, sizeof given - 1);
}
