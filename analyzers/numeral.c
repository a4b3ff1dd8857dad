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

void
sk_numeral_keys(struct sakuin_str digits, struct sk_keys *out)
{
	size_t last = digits.len;

	if (!numeral_fits(digits))
		return;
	while (last > 1 && digits.ptr[last - 1] == '0')
		last--;
	for (size_t way = 0; way < WAYS_MAX; way++) {
		struct sk_jakey key = { 0 };

		for (size_t i = 0; i < last; i++) {
			size_t digit = (size_t)(digits.ptr[i] - '0');
			const char *const *ways =
				places[digits.len - 1 - i][digit];
			const char *said = ways[i + 1 == last ? way : 0];

			if (!said && i + 1 == last)
				return; /* all ways are done */
			if (digit || digits.len == 1)
				sk_jakey_put(&key, said);
		}
		if (sk_jakey_end(&key))
			sk_keys_add(out, &key);
	}
}
