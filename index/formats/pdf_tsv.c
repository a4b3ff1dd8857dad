/* pdf_tsv.c - the rows that `pdftotext -tsv` prints. */
#include "pdf_layout.h"

double
sk_tsv_number(struct sakuin_str s)
{
	double n = 0, unit = 1;
	bool point = false, minus = s.len > 0 && s.ptr[0] == '-';

	for (size_t i = minus; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			point = true;
			continue;
		}
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			break;
		if (point)
			unit /= 10;
		n = point ? n + unit * (s.ptr[i] - '0')
			  : 10 * n + (s.ptr[i] - '0');
	}
	return minus ? -n : n;
}

bool
sk_tsv_fields(struct sakuin_str row, struct sakuin_str out[SK_TSV_FIELDS])
{
	for (size_t i = 0; i < SK_TSV_FIELDS; i++) {
		const char *tab = i + 1 < SK_TSV_FIELDS && row.len
					  ? memchr(row.ptr, '\t', row.len)
					  : NULL;

		if (i + 1 < SK_TSV_FIELDS && !tab)
			return false;
		out[i] = row;
		if (!tab)
			break;
		out[i].len = (size_t)(tab - row.ptr);
		row.ptr += out[i].len + 1;
		row.len -= out[i].len + 1;
	}
	return true;
}

bool
sk_tsv_raised(struct sk_buf *out, struct sakuin_str digits,
	      struct sakuin_error *err)
{
	static const char *const raised[] = { "\xE2\x81\xB0", "\xC2\xB9",
					      "\xC2\xB2",     "\xC2\xB3",
					      "\xE2\x81\xB4", "\xE2\x81\xB5",
					      "\xE2\x81\xB6", "\xE2\x81\xB7",
					      "\xE2\x81\xB8", "\xE2\x81\xB9" };

	for (size_t i = 0; i < digits.len; i++)
		if (!sk_buf_puts(out, raised[digits.ptr[i] - '0'], err))
			return false;
	return true;
}
