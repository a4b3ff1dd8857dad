/* source_isbn.c - ISBNs of ten and of thirteen digits as one. */
#include "source_id.h"

enum { TEXT_MAX = 64, ISBN_SHORT = 10, ISBN_LONG = 13 };

/* The digits of TEXT, X as 10; false if they are neither 10 nor 13. */
static bool
isbn_digits(struct sakuin_str text, unsigned digits[ISBN_LONG], size_t *count)
{
	*count = 0;
	if (text.len > TEXT_MAX)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool digit = c >= '0' && c <= '9';
		bool check = (c == 'X' || c == 'x') && *count == ISBN_SHORT - 1;

		if (!digit && !check)
			continue;
		if (*count == ISBN_LONG)
			return false;
		digits[(*count)++] = check ? 10u : (unsigned)(c - '0');
	}
	return *count == ISBN_SHORT || *count == ISBN_LONG;
}

static unsigned
isbn_check(const unsigned *digits)
{
	unsigned sum = 0;

	for (size_t i = 0; i + 1 < ISBN_LONG; i++)
		sum += digits[i] * (i % 2 ? 3 : 1);
	return (10 - sum % 10) % 10;
}

static bool
isbn_short_holds(const unsigned *digits)
{
	unsigned sum = 0;

	for (unsigned i = 0; i < ISBN_SHORT; i++)
		sum += digits[i] * (ISBN_SHORT - i);
	return sum % 11 == 0;
}

bool
sk_source_isbn(struct sakuin_str text, struct sk_buf *out,
	       struct sakuin_error *err)
{
	unsigned digits[ISBN_LONG], isbn[ISBN_LONG] = { 9, 7, 8 };
	size_t count;

	if (!isbn_digits(text, digits, &count))
		return true;
	if (count == ISBN_SHORT) {
		if (!isbn_short_holds(digits))
			return true;
		memcpy(isbn + 3, digits, 9 * sizeof *digits);
		isbn[ISBN_LONG - 1] = isbn_check(isbn);
	} else {
		if (isbn_check(digits) != digits[ISBN_LONG - 1])
			return true;
		memcpy(isbn, digits, sizeof isbn);
	}
	for (size_t i = 0; i < ISBN_LONG; i++)
		if (!sk_buf_putc(out, (char)('0' + isbn[i]), err))
			return false;
	return true;
}
