/* http.h - header lines and bodies, as HTTP, WARC and mail have them. */
#ifndef SK_HTTP_H
#define SK_HTTP_H

#include "base.h"

/* The lines of HEAD, cut off *BYTES at the first blank line; false if there
 * is none.  Line ends may be CRLF or LF. */
bool sk_http_head(struct sakuin_str *bytes, struct sakuin_str *head);

/* The value of the header NAME, in any case, trimmed; or empty. */
struct sakuin_str sk_http_header(struct sakuin_str head, const char *name);

/* The value of "NAME=" behind the first ; of a header, without quotes. */
struct sakuin_str sk_http_parameter(struct sakuin_str value, const char *name);

/* What stands before the first ; in lower case, in ROOM. */
const char *sk_http_type(struct sakuin_str value, char room[100]);

/* The status of "HTTP/1.1 200 OK", or 0. */
unsigned sk_http_status(struct sakuin_str head);

/* Append the body in BYTES to OUT, at most MAX bytes, as HEAD says it is
 * encoded: chunked, gzip, deflate, br.  Where it is not what HEAD says, as
 * programs keep headers that do not hold any more, it is taken as it is.
 * SAKUIN_EINVAL for what is broken or too long. */
SK_MUST_CHECK bool sk_http_body(struct sakuin_str head, struct sakuin_str bytes,
				size_t max, struct sk_buf *out,
				struct sakuin_error *err);

#endif
