/* dict_record.c - records of concepts and lines of a dictionary, as bytes that
 * sort as they are wanted: numbers big end first, what is more frequent
 * before what is less. */
#include <stdarg.h>
#include <stdio.h>

#include "dict_impl.h"

static void
record_number(uint32_t n, char out[SK_DICT_NUMBER])
{
	for (int i = 0; i < SK_DICT_NUMBER; i++)
		out[i] = (char)(n >> 8 * (SK_DICT_NUMBER - 1 - i));
}

static bool
record_head(struct sk_dict *d, enum sk_dict_kind kind, struct sakuin_str text,
	    struct sakuin_error *err)
{
	const char mark[2] = { 1, (char)kind };

	sk_buf_clear(&d->record);
	return sk_buf_puts(&d->record, d->prefix, err) &&
	       sk_buf_add(&d->record, mark, 2, err) &&
	       sk_buf_add(&d->record, text.ptr, text.len, err) &&
	       sk_buf_putc(&d->record, '\0', err);
}

bool
sk_dict_target(struct sk_dict *d, enum sk_dict_kind kind,
	       struct sakuin_str text, enum sk_dict_class written,
	       enum sk_dict_rank rank, uint32_t freq, struct sakuin_str term,
	       struct sakuin_error *err)
{
	char head[3 + SK_DICT_NUMBER] = { 'T', (char)rank };

	record_number(UINT32_MAX - freq, head + 2);
	head[2 + SK_DICT_NUMBER] = (char)written;
	return record_head(d, kind, text, err) &&
	       sk_buf_add(&d->record, head, sizeof head, err) &&
	       sk_buf_add(&d->record, term.ptr, term.len, err) &&
	       sk_sorter_add(d->concepts, sk_buf_str(&d->record), err);
}

bool
sk_dict_word(struct sk_dict *d, enum sk_dict_kind kind, struct sakuin_str text,
	     enum sk_dict_class written, struct sakuin_str word,
	     struct sakuin_error *err)
{
	const char head[2] = { 'W', (char)written };

	return record_head(d, kind, text, err) &&
	       sk_buf_add(&d->record, head, sizeof head, err) &&
	       sk_buf_add(&d->record, word.ptr, word.len, err) &&
	       sk_sorter_add(d->concepts, sk_buf_str(&d->record), err);
}

bool
sk_dict_entry(struct sk_dict *d, enum sk_dict_entry entry,
	      struct sakuin_str key, enum sk_dict_side side, char rank,
	      uint32_t freq, struct sakuin_str value, struct sakuin_error *err)
{
	char tail[3 + SK_DICT_NUMBER] = { '\0', (char)side, rank };

	record_number(UINT32_MAX - freq, tail + 3);
	sk_buf_clear(&d->record);
	return sk_buf_putc(&d->record, (char)entry, err) &&
	       sk_buf_add(&d->record, key.ptr, key.len, err) &&
	       sk_buf_add(&d->record, tail, sizeof tail, err) &&
	       sk_buf_add(&d->record, value.ptr, value.len, err) &&
	       sk_sorter_add(d->entries, sk_buf_str(&d->record), err);
}

void
sk_dict_leave(struct sk_dict *d, enum sk_dictionary_lint why, const char *fmt,
	      ...)
{
	char text[600];
	va_list ap;

	d->summary->left_out[why]++;
	if (!d->options->note)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	d->options->note(d->options->ctx, why, text);
}
