/* numeral.c - how numbers are said in Japanese. */
#include "numeral.h"

enum { DIGITS_MAX = 4, WAYS_MAX = 3 };

/* A digit in front of another word, and at the end of a number, where it may
 * change before a counter (q: its consonant is doubled). */
static const char *const units[10][WAYS_MAX] = {
	{ "zero", "rei" }, { "iti", "iq" },       { "ni" },
	{ "san" },         { "yon", "si", "yo" }, { "go" },
	{ "roku", "roq" }, { "nana", "siti" },    { "hati", "haq" },
	{ "kyu", "ku" },
};
static const char *const tens[10][WAYS_MAX] = {
	{ NULL },
	{ "zyu", "zyuq", "ziq" },
	{ "nizyu", "nizyuq", "niziq" },
	{ "sanzyu", "sanzyuq", "sanziq" },
	{ "yonzyu", "yonzyuq", "yonziq" },
	{ "gozyu", "gozyuq", "goziq" },
	{ "rokuzyu", "rokuzyuq", "rokuziq" },
	{ "nanazyu", "nanazyuq", "nanaziq" },
	{ "hatizyu", "hatizyuq", "hatiziq" },
	{ "kyuzyu", "kyuzyuq", "kyuziq" },
};
static const char *const hundreds[10][WAYS_MAX] = {
	{ NULL },
	{ "hyaku", "hyaq" },
	{ "nihyaku", "nihyaq" },
	{ "sanbyaku", "sanbyaq" },
	{ "yonhyaku", "yonhyaq" },
	{ "gohyaku", "gohyaq" },
	{ "roqpyaku", "roqpyaq" },
	{ "nanahyaku", "nanahyaq" },
	{ "haqpyaku", "haqpyaq" },
	{ "kyuhyaku", "kyuhyaq" },
};
static const char *const thousands[10][WAYS_MAX] = {
	{ NULL },     { "sen", "iqsen" }, { "nisen" },   { "sanzen" },
	{ "yonsen" }, { "gosen" },        { "rokusen" }, { "nanasen" },
	{ "haqsen" }, { "kyusen" },
};
static const char *const (*const places[DIGITS_MAX])[WAYS_MAX] = { units, tens,
								   hundreds,
								   thousands };

static bool
numeral_fits(struct sakuin_str digits)
{
	for (size_t i = 0; i < digits.len; i++)
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			return false;
	return digits.len > 0 && digits.len <= DIGITS_MAX &&
	       (digits.ptr[0] != '0' || digits.len == 1);
}

/* Say DIGITS up to the LAST that is not 0, that one in way WAY; false if there
 * are not so many ways. */
static bool
numeral_say(struct sakuin_str digits, size_t last, size_t way,
	    struct sk_jakey *key)
{
	for (size_t i = 0; i <= last; i++) {
		size_t place = digits.len - 1 - i;
		unsigned digit = (unsigned)(digits.ptr[i] - '0') % 10;
		const char *said = places[place][digit][i == last ? way : 0];

		if (i == last && !said)
			return false;
		if (said && (digit || i == last))
			sk_jakey_put(key, said);
	}
	return sk_jakey_end(key);
}

void
sk_numeral_keys(struct sakuin_str digits, struct sk_keys *out)
{
	size_t last = digits.len - 1;

	if (!numeral_fits(digits))
		return;
	while (last > 0 && digits.ptr[last] == '0')
		last--;
	for (size_t way = 0; way < WAYS_MAX; way++) {
		struct sk_jakey key = { 0 };

		if (!numeral_say(digits, last, way, &key))
			return;
		sk_keys_add(out, &key);
	}
}
