/* mail_impl.h - the state of reading one message. */
#ifndef SK_MAIL_IMPL_H
#define SK_MAIL_IMPL_H

#include "format.h"
#include "gmime_library.h"

struct sk_mail {
	const struct sk_source *source;
	struct sk_document *doc;
	const struct sk_gmime *g;
	struct sk_buf text;
	bool cut;
	unsigned depth;
	unsigned attachments;
};

/* Is OBJECT of TYPE? */
static inline bool
sk_mail_is(const struct sk_mail *m, const void *object, GType type)
{
	return object && m->g->g_type_check_instance_is_a_(
				 (GTypeInstance *)(uintptr_t)object, type);
}

/* Fill title, authors, date and address from the header of MESSAGE, and begin
 * the text with whom it went to. */
SK_MUST_CHECK bool sk_mail_headers(struct sk_mail *m, GMimeMessage *message,
				   struct sakuin_error *err);

/* Append the bytes of PART, without its transfer encoding, to OUT. */
SK_MUST_CHECK bool sk_mail_bytes(const struct sk_mail *m, GMimePart *part,
				 struct sk_buf *out, struct sakuin_error *err);

/* May there be text in a part of TYPE?  Pictures and signatures have none. */
bool sk_mail_wanted(const struct sk_mail *m, GMimeContentType *type);

/* Hand over an attachment, if it is wanted, and a message within the message,
 * as it stands. */
SK_MUST_CHECK bool sk_mail_attachment(struct sk_mail *m, GMimePart *part,
				      struct sakuin_error *err);
SK_MUST_CHECK bool sk_mail_message(struct sk_mail *m, GMimeMessagePart *part,
				   struct sakuin_error *err);

#endif
