/* cmd_index_ocr.c - the option --ocr. */
#include "cmd_index.h"

bool
cmd_index_ocr(struct index_options *o, const char *command)
{
	struct sakuin_error err;

	sk_ocr_done(&o->ocr);
	o->ingest.ocr = &o->ocr;
	if (sk_ocr_parse(sk_str(command), &o->ocr, &err))
		return true;
	cmd_complain("--ocr: %s", err.text);
	return false;
}
