/* docx_list.h - the numbers that Word prints before paragraphs. */
#ifndef SK_DOCX_LIST_H
#define SK_DOCX_LIST_H

#include "package.h"
#include "prose.h"

enum { SK_DOCX_LEVELS = 9, SK_DOCX_LISTS = 500 };

struct sk_docx_lists {
	xmlDoc *tree, *styles; /* or NULL */
	struct sk_docx_list {
		struct sakuin_str id;
		xmlNode *abstract;
		unsigned counts[SK_DOCX_LEVELS]; /* so far */
	} * lists;
	size_t count, cap;
};

SK_MUST_CHECK bool sk_docx_lists_read(struct sk_docx_lists *l,
				      const struct sk_package *p,
				      struct sakuin_error *err);
void sk_docx_lists_done(struct sk_docx_lists *l);

/* Put the label of PARAGRAPH, if it has one of digits: "[3] ". */
SK_MUST_CHECK bool sk_docx_label(struct sk_docx_lists *l, xmlNode *paragraph,
				 struct sk_prose *p, struct sakuin_error *err);

#endif
