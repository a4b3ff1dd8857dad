/* gmime_library.h - GMime, loaded when there is mail to read.
 *
 * It brings fifteen libraries along, which took half of the time in which
 * every command starts. */
#ifndef SK_GMIME_LIBRARY_H
#define SK_GMIME_LIBRARY_H

#include <gmime/gmime.h>

#include "base.h"

/* What mail.c calls. */
#define SK_GMIME_FUNCTIONS(X)                                                  \
	X(g_date_time_get_ymd)                                                 \
	X(g_free)                                                              \
	X(g_mime_content_disposition_is_attachment)                            \
	X(g_mime_content_type_get_parameter)                                   \
	X(g_mime_content_type_is_type)                                         \
	X(g_mime_data_wrapper_write_to_stream)                                 \
	X(g_mime_init)                                                         \
	X(g_mime_message_get_addresses)                                        \
	X(g_mime_message_get_date)                                             \
	X(g_mime_message_get_from)                                             \
	X(g_mime_message_get_message_id)                                       \
	X(g_mime_message_get_mime_part)                                        \
	X(g_mime_message_get_subject)                                          \
	X(g_mime_message_part_get_message)                                     \
	X(g_mime_message_part_get_type)                                        \
	X(g_mime_multipart_get_count)                                          \
	X(g_mime_multipart_get_part)                                           \
	X(g_mime_multipart_get_type)                                           \
	X(g_mime_object_get_content_disposition)                               \
	X(g_mime_object_get_header)                                            \
	X(g_mime_object_get_content_type)                                      \
	X(g_mime_object_write_to_stream)                                       \
	X(g_mime_parser_construct_message)                                     \
	X(g_mime_parser_new_with_stream)                                       \
	X(g_mime_parser_options_free)                                          \
	X(g_mime_parser_options_new)                                           \
	X(g_mime_parser_options_set_fallback_charsets)                         \
	X(g_mime_part_get_content)                                             \
	X(g_mime_part_get_filename)                                            \
	X(g_mime_part_get_type)                                                \
	X(g_mime_stream_mem_get_byte_array)                                    \
	X(g_mime_stream_mem_new)                                               \
	X(g_mime_stream_mem_new_with_buffer)                                   \
	X(g_object_unref)                                                      \
	X(g_type_check_instance_is_a)                                          \
	X(internet_address_get_name)                                           \
	X(internet_address_list_get_address)                                   \
	X(internet_address_list_length)                                        \
	X(internet_address_list_to_string)                                     \
	X(internet_address_mailbox_get_addr)                                   \
	X(internet_address_mailbox_get_type)

/* With a _ behind the name, for C++ minds two meanings of one. */
#define SK_GMIME_MEMBER(name) __typeof__(&name) name##_;

struct sk_gmime {
	SK_GMIME_FUNCTIONS(SK_GMIME_MEMBER)
};

/* SAKUIN_EINVAL: it is not installed, or lacks a function. */
SK_MUST_CHECK bool sk_gmime_load(struct sk_gmime *g, struct sakuin_error *err);

/* Load what will be out of reach of a worker: the library, and the C
 * library's converters for its headers.  They stay. */
void sk_gmime_prepare(void);

#endif
