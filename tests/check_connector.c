/* check_connector.c - the connector's frames and conversations. */
#include "connector_query.h"
#include "connector_server.h"
#include "connector_talk.h"
#include "suite.h"
#include "xapian_c_test.h"

static void
is_text(const struct sk_buf *have, const char *want)
{
	ck_assert(sk_str_eq(sk_buf_str(have), sk_str(want)));
}

/* What was sent, as "TYPE:BODY" or "|BYTES" each. */
static bool
note(void *ctx, const struct sk_frame *frame, struct sakuin_str bytes,
     struct sakuin_error *e)
{
	struct sk_buf *out = ctx;

	if (!frame)
		return sk_buf_printf(out, e, "|%.*s", (int)bytes.len,
				     bytes.ptr);
	ck_assert_uint_eq(bytes.len, frame->header + frame->len);
	return sk_buf_printf(out, e, "%u:%.*s ", frame->type, (int)frame->len,
			     bytes.ptr + frame->header);
}

static const struct {
	size_t len;
	const char *bytes;
	size_t count;
} lengths[] = {
	{ 0, "\0", 1 },
	{ 1, "\1", 1 },
	{ 254, "\xFE", 1 },
	{ 255, "\xFF\x80", 2 },
	{ 256, "\xFF\x81", 2 },
	{ 255 + 127, "\xFF\xFF", 2 },
	{ 255 + 128, "\xFF\0\x81", 3 },
	{ 100000, "\xFF\x21\x0B\x86", 4 },
	{ (size_t)1 << 30, "\xFF\x01\x7E\x7F\x7F\x83", 6 },
};

START_TEST(lengths_are_xapians)
{
	struct sk_buf out = { 0 };
	struct sakuin_str rest;
	uint64_t len;

	must(sk_frame_put_length(&out, lengths[_i].len, &err));
	ck_assert_uint_eq(out.len, lengths[_i].count);
	ck_assert(!memcmp(out.ptr, lengths[_i].bytes, out.len));
	rest = sk_buf_str(&out);
	ck_assert(sk_frame_length(&rest, &len));
	ck_assert_uint_eq(len, lengths[_i].len);
	ck_assert_uint_eq(rest.len, 0);
	/* Every beginning of it is too short. */
	for (size_t n = 0; n < out.len; n++) {
		rest = (struct sakuin_str){ out.ptr, n };
		ck_assert(!sk_frame_length(&rest, &len));
	}
	sk_buf_done(&out);
}
END_TEST

#define BAD_LENGTH "\7\xFF\0\0\0\0\0\0"

static const struct {
	const char *name, *bytes;
	size_t count;
	const char *sent;
} streams[] = {
	{ "one", "\10\3abc", 5, "8:abc " },
	{ "an empty one", "\33\0", 2, "27: " },
	{ "two", "\1\1x\2\2yz", 7, "1:x 2:yz " },
	{ "the second in part", "\1\1x\2\2y", 6, "1:x " },
	{ "a header alone", "\1", 1, "" },
	{ "half a length", "\1\xFF", 2, "" },
	{ "a long one", "\5\t123456789\6\1z", 14, "\5\t1234567896:z " },
	{ "no length at all", BAD_LENGTH "more", 12, NULL },
};

/* However the bytes are cut. */
START_TEST(streams_are_cut)
{
	const char *bytes = streams[_i].bytes;

	for (size_t step = 1; step <= streams[_i].count; step++) {
		struct sk_frames f = { .max = 8 };
		struct sk_buf out = { 0 };
		size_t sent = 0;

		for (size_t at = 0; at < streams[_i].count; at += step) {
			size_t n = streams[_i].count - at;
			struct sakuin_str some = { bytes + at,
						   n < step ? n : step };

			must(sk_frames_take(&f, some, note, &out, &err));
		}
		for (size_t i = 0; i < out.len; i++)
			if (out.ptr[i] != '|')
				out.ptr[sent++] = out.ptr[i];
		out.len = sent;
		if (streams[_i].sent)
			is_text(&out, streams[_i].sent);
		else
			ck_assert(f.raw);
		sk_buf_done(&out);
		sk_frames_done(&f);
	}
}
END_TEST

START_TEST(what_is_no_frame_goes_on_whole)
{
	struct sakuin_str bad = { BAD_LENGTH "more", sizeof BAD_LENGTH + 3 };
	struct sk_frames f = { 0 };
	struct sk_buf out = { 0 };
	struct sakuin_str got;

	must(sk_frames_take(&f, bad, note, &out, &err));
	ck_assert(f.raw);
	ck_assert_uint_eq(f.held.len, 0);
	got = (struct sakuin_str){ out.ptr + 1, out.len - 1 };
	/* The note ends at a NUL. */
	ck_assert(got.len >= 2 && !memcmp(got.ptr, BAD_LENGTH, 2));
	sk_buf_done(&out);
	sk_frames_done(&f);
}
END_TEST

/* ----------------------------------------------------- conversations */

#define ID "01234567-89ab-cdef-0123-456789abcdef"
#define OTHER "ffffffff-89ab-cdef-0123-456789abcdef"

static bool
upper(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	const char *refuse = ctx;
	struct sakuin_error e;

	if (query.len && query.ptr[0] == *refuse)
		return false;
	for (size_t i = 0; i < query.len; i++)
		if (!sk_buf_putc(out, (char)(query.ptr[i] - 32), &e) ||
		    !sk_buf_putc(out, '.', &e))
			return false;
	return true;
}

static void
talk_new(struct sk_talk *t, bool keep)
{
	static char refuse[] = "x";

	*t = (struct sk_talk){ .rewrite = upper, .ctx = refuse, .keep = keep };
}

static void
frame(struct sk_buf *out, unsigned type, const char *body, size_t len)
{
	sk_buf_clear(out);
	must(sk_frame_put(out, type, (struct sakuin_str){ body, len }, &err));
}

/* The greeting of protocol MAJOR.1 by the database NAME. */
static void
greet(struct sk_talk *t, int major, const char *name, struct sk_buf *to_client)
{
	struct sk_buf body = { 0 }, bytes = { 0 };

	must(sk_buf_putc(&body, (char)major, &err));
	must(sk_buf_puts(&body, "\1stats", &err));
	must(sk_buf_puts(&body, name, &err));
	frame(&bytes, SK_REPLY_UPDATE, body.ptr, body.len);
	must(sk_talk_server(t, sk_buf_str(&bytes), to_client, &err));
	sk_buf_done(&body);
	sk_buf_done(&bytes);
}

static const struct {
	const char *name, *body;
	size_t len;
	const char *want;
	size_t want_len;
} queries[] = {
	{ "a query", "\2ab\3rest", 8, "\4A.B.\3rest", 10 },
	{ "nothing behind it", "\1a", 2, "\2A.", 3 },
	{ "one that stays", "\2xb\3rest", 8, "\2xb\3rest", 8 },
	{ "the empty query", "\0rest", 5, "\0rest", 5 },
	{ "longer than its message", "\5ab", 3, "\5ab", 3 },
	{ "no query at all", "", 0, "", 0 },
};

START_TEST(queries_are_rewritten)
{
	struct sk_buf out = { 0 }, in = { 0 }, want = { 0 }, client = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	greet(&t, SK_PROTOCOL, ID, &client);
	frame(&in, SK_MSG_QUERY, queries[_i].body, queries[_i].len);
	frame(&want, SK_MSG_QUERY, queries[_i].want, queries[_i].want_len);
	for (size_t i = 0; i < in.len; i++) {
		struct sakuin_str one = { in.ptr + i, 1 };

		must(sk_talk_client(&t, one, &out, &err));
	}
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&want)));
	/* The same bytes in another message stay. */
	sk_buf_clear(&out);
	frame(&in, SK_MSG_GETMSET, queries[_i].body, queries[_i].len);
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&in)));
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_buf_done(&want);
	sk_talk_done(&t);
}
END_TEST

/* Of another protocol nothing is understood, and nothing is changed. */
START_TEST(other_protocols_pass)
{
	static const int majors[] = { 30, 38, 40, 47 };
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	frame(&in, SK_MSG_QUERY, "\2ab", 3);
	/* It waits for the greeting. */
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	must(sk_talk_flush(&t, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	greet(&t, majors[_i], ID, &client);
	ck_assert_uint_gt(client.len, SK_TALK_ID);
	must(sk_talk_flush(&t, &out, &err));
	ck_assert_int_eq(t.mode, SK_TALK_RAW);
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&in)));
	sk_buf_clear(&out);
	must(sk_talk_client(&t, sk_str("\xFF\xFF"), &out, &err));
	must(sk_talk_client(&t, sk_str("ab"), &out, &err));
	is_text(&out, "\xFF\xFF"
		      "ab");
	sk_buf_clear(&client);
	must(sk_talk_server(&t, sk_str("\1"), &client, &err));
	is_text(&client, "\1");
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_talk_done(&t);
}
END_TEST

START_TEST(a_server_that_can_not_open_says_so)
{
	struct sk_buf client = { 0 }, in = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	frame(&in, SK_REPLY_EXCEPTION, "\20DatabaseOpeningE", 17);
	must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	ck_assert(sk_str_eq(sk_buf_str(&in), sk_buf_str(&client)));
	sk_buf_done(&in);
	sk_buf_done(&client);
	sk_talk_done(&t);
}
END_TEST

/* A row is a client's message, "-" that it is not answered yet, or replies; at
 * the end the server dies and another takes over.  AGAIN is what that one
 * gets, AFTER what it says, and REACHES what of that the client gets. */
static const struct {
	const char *name;
	unsigned message[2];
	size_t messages;
	unsigned replies[3];
	size_t reply_count;
	size_t again; /* messages sent once more */
	unsigned after[4];
	size_t after_count;
	size_t reaches;
} moves[] = {
	{ "nobody asked", { 0 }, 0, { 0 }, 0, 0, { 0 }, 0, 0 },
	{ "a query", { SK_MSG_QUERY }, 1, { 0 }, 0, 1, { 11 }, 1, 1 },
	{ "between query and hits",
	  { SK_MSG_QUERY },
	  1,
	  { 11 },
	  1,
	  1,
	  { 11 },
	  1,
	  0 },
	{ "hits",
	  { SK_MSG_QUERY, SK_MSG_GETMSET },
	  2,
	  { 11 },
	  1,
	  2,
	  { 11, 18 },
	  2,
	  1 },
	{ "hits have come",
	  { SK_MSG_QUERY, SK_MSG_GETMSET },
	  2,
	  { 11, 18 },
	  2,
	  0,
	  { 0 },
	  0,
	  0 },
	{ "a document in part",
	  { SK_MSG_DOCUMENT },
	  1,
	  { 5, 16 },
	  2,
	  1,
	  { 5, 16, 16, SK_REPLY_DONE },
	  4,
	  2 },
	{ "a document",
	  { SK_MSG_DOCUMENT },
	  1,
	  { 5, 16, SK_REPLY_DONE },
	  3,
	  0,
	  { 0 },
	  0,
	  0 },
	{ "one answer", { 4 }, 1, { 8 }, 1, 0, { 0 }, 0, 0 },
	{ "a complaint",
	  { SK_MSG_QUERY },
	  1,
	  { SK_REPLY_EXCEPTION },
	  1,
	  0,
	  { 0 },
	  0,
	  0 },
};

START_TEST(another_server_takes_over)
{
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 }, all = { 0 };
	struct sk_talk t;
	size_t before;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &client);
	for (size_t i = 0; i < moves[_i].messages; i++) {
		frame(&in, moves[_i].message[i], "\1a?", 3);
		must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
		if (moves[_i].reply_count > i) {
			frame(&in, moves[_i].replies[i], "r", 1);
			must(sk_talk_server(&t, sk_buf_str(&in), &client,
					    &err));
		}
	}
	for (size_t i = moves[_i].messages; i < moves[_i].reply_count; i++) {
		frame(&in, moves[_i].replies[i], "r", 1);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	}
	/* Half of something is lost with the server. */
	must(sk_talk_server(&t, sk_str("\5\5ab"), &client, &err));
	ck_assert(sk_talk_can_move(&t));
	must(sk_buf_add(&all, out.ptr, out.len, &err));
	must(sk_talk_move(&t, &out, &err));
	if (moves[_i].again == moves[_i].messages)
		ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&all)));
	else
		ck_assert_uint_eq(out.len, 0);
	before = client.len;
	greet(&t, SK_PROTOCOL, ID, &client);
	ck_assert_uint_eq(client.len, before);
	for (size_t i = 0; i < moves[_i].after_count; i++) {
		frame(&in, moves[_i].after[i], "r", 1);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	}
	ck_assert_uint_eq(client.len - before, 3 * moves[_i].reaches);
	sk_buf_done(&all);
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_talk_done(&t);
}
END_TEST

START_TEST(another_database_does_not)
{
	struct sk_buf out = { 0 }, bytes = { 0 }, body = { 0 };
	struct sk_talk t;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &out);
	must(sk_talk_move(&t, &out, &err));
	must(sk_buf_puts(&body, "\x27\1stats" OTHER, &err));
	frame(&bytes, SK_REPLY_UPDATE, body.ptr, body.len);
	must_fail(sk_talk_server(&t, sk_buf_str(&bytes), &out, &err),
		  SAKUIN_ENOTFOUND, "another database");
	sk_buf_done(&body);
	sk_buf_done(&bytes);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

/* Servers complain of silence, which is no answer to what comes next. */
START_TEST(what_nobody_asked_for_is_dropped)
{
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 };
	struct sk_talk t;
	size_t before;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &client);
	before = client.len;
	frame(&in, SK_REPLY_EXCEPTION, "\17\0\4late", 7);
	must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	ck_assert_uint_eq(client.len, before);
	/* To a question it is one, also of a kind that we don't know. */
	for (unsigned type = 1; type < 100; type += 98) {
		before = client.len;
		frame(&in, type, "x", 1);
		must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
		frame(&in, SK_REPLY_EXCEPTION, "\17\0\4late", 7);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
		ck_assert_uint_eq(client.len - before, in.len);
	}
	sk_buf_done(&in);
	sk_buf_done(&out);
	sk_buf_done(&client);
	sk_talk_done(&t);
}
END_TEST

START_TEST(who_writes_stays)
{
	struct sk_buf out = { 0 }, in = { 0 };
	struct sk_talk t;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &out);
	frame(&in, SK_MSG_WRITEACCESS, "", 0);
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	ck_assert(!sk_talk_can_move(&t));
	sk_buf_done(&in);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

START_TEST(the_client_is_told)
{
	static const char frame_39[] = "\1\13\16\0\10all gone";
	struct sk_buf out = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	must(sk_talk_lost(&t, "all gone", &out, &err));
	ck_assert_uint_eq(out.len, sizeof frame_39 - 1);
	ck_assert(!memcmp(out.ptr, frame_39, out.len));
	/* Not who is leaving, nor of a protocol that nobody knows. */
	sk_buf_clear(&out);
	t.leaving = true;
	must(sk_talk_lost(&t, "all gone", &out, &err));
	t.leaving = false;
	t.mode = SK_TALK_RAW;
	must(sk_talk_lost(&t, "all gone", &out, &err));
	ck_assert_uint_eq(out.len, 0);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

/* --------------------------------------------------------- dictionaries */

static const struct {
	const char *key, *value;
} entries[] = {
	{ "tokto", "Zdokdo" },
	{ "Ztokto", "Zdokdo" },
	{ "Stokto", "ZSdokdo" },
	{ "seokyeol", "Z석열" },
	{ "kyodo kaiken", "Z会見" },
	{ "Znakason", "Z中曽根" },
	{ "XRK:tokto", "Z독도" },
	{ "XRJ:kiodokaiken", "Z共同会見" },
	{ "XRJ:kyodokaiken", "Z共同会見" },
};

/* What a stock parser sends, and what becomes of it; NULL: it stays. */
static const struct {
	const char *text, *becomes;
} looked_up[] = {
	{ "Tokto", "(tokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1))" },
	{ "tokto", "(Ztokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1))" },
	{ "title:Tokto", "(Stokto@1 OR 0.4 * ZSdokdo@1)" },
	{ "nakasone", "(Znakason@1 OR 0.4 * Z中曽根@1)" },
	{ "hackers", NULL },
	{ "Seok-yeol", "((seok@1 PHRASE 2 yeol@2) OR 0.4 * Z석열@1)" },
	{ "\"kyodo kaiken\"", "((kyodo@1 PHRASE 2 kaiken@2) OR 0.4 * (Z会見@1 "
			      "SYNONYM Z共同会見@1))" },
	{ "kyodo AND kaiken", "((Zkyodo@1 AND Zkaiken@2) OR 0.4 * (Z会見@1 "
			      "SYNONYM Z共同会見@1))" },
	{ "cats -Tokto", NULL },
	{ "cats NEAR Tokto", NULL },
	{ "+Tokto cats", "((tokto@1 OR 0.4 * (Zdokdo@1 SYNONYM Z독도@1)) "
			 "AND_MAYBE Zcat@2)" },
	{ "cats lang:tokto", NULL },
};

/* The weights are binary: "0.4000000000000000222". */
static void
short_weights(char *text)
{
	static const char longer[] = "0.4000000000000000222";
	char *p;

	while ((p = strstr(text, longer)))
		memmove(p + 3, p + sizeof longer - 1,
			strlen(p + sizeof longer - 1) + 1);
}

START_TEST(words_are_looked_up)
{
	static const struct xc_prefix prefixes[] = { { "title", "S", false },
						     { "lang", "L", true } };
	const struct xc_parser parser = { .prefixes = prefixes,
					  .prefix_count = COUNT(prefixes),
					  .default_op = XC_OR,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct xc_db *db = xc_open_writer(in_folder("dict"), &err);
	struct sk_buf stock = { 0 }, wide = { 0 }, text = { 0 }, want = { 0 };
	struct xc_query *query;
	struct sk_dict *d;

	must(db != NULL);
	for (int i = 0; i < COUNT(entries); i++) {
		struct sakuin_str value = sk_str(entries[i].value);

		must(xc_synonyms_set(db, sk_str(entries[i].key), &value, 1,
				     &err));
	}
	must(xc_commit(db, &err));
	xc_close(db);
	d = sk_dict_open(in_folder("dict"), &err);
	must(d != NULL);
	query = xc_query_parse(&parser, NULL, sk_str(looked_up[_i].text), &err);
	must(query && xc_query_serialise(query, &stock, &err) &&
	     xc_query_describe(query, &want, &err));
	xc_query_free(query);
	must(sk_dict_rewrite(d, sk_buf_str(&stock), &wide, &err));
	query = xc_query_unserialise(sk_buf_str(&wide), &err);
	must(query && xc_query_describe(query, &text, &err));
	must(sk_buf_cstr(&text, &err) && sk_buf_cstr(&want, &err));
	short_weights(text.ptr);
	if (looked_up[_i].becomes) {
		sk_buf_clear(&want);
		must(sk_buf_printf(&want, &err, "Query(%s)",
				   looked_up[_i].becomes));
	}
	ck_assert_str_eq(text.ptr, want.ptr);
	xc_query_free(query);
	sk_dict_close(d);
	sk_buf_done(&stock);
	sk_buf_done(&wide);
	sk_buf_done(&text);
	sk_buf_done(&want);
}
END_TEST

START_TEST(a_dictionary_that_is_not_there)
{
	ck_assert_ptr_null(sk_dict_open(in_folder("nowhere"), &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	sk_dict_close(NULL);
}
END_TEST

/* ----------------------------------------------------- what goes wrong */

static const struct {
	const char *name, *path, *log;
} broken[] = {
	{ "no database", "nowhere", "queries stay as they are: " },
	{ "not of ours", "stock", "not made by sakuin, and no --dict" },
};

START_TEST(queries_stay_where_nothing_can_be_done)
{
	char log[1200], line[600] = "";
	const char *path;
	struct sk_log file = { .fd = -1 };
	struct sk_asking a = { .count = 1, .log = &file };
	struct sk_buf out = { 0 };
	struct xc_db *db = xc_open_writer(in_folder("stock"), &err);
	FILE *f;

	must(db != NULL);
	must(xc_commit(db, &err));
	xc_close(db);
	snprintf(log, sizeof log, "%s", in_folder("log"));
	must(sk_log_open(&file, log, &err));
	path = in_folder(broken[_i].path);
	a.paths = &path;
	for (int i = 0; i < 2; i++)
		ck_assert(!sk_asking_rewrite(&a,
					     sk_str("\x51"
						    "a"),
					     &out));
	sk_asking_done(&a);
	sk_log_close(&file);
	sk_buf_done(&out);
	f = fopen(log, "r");
	ck_assert(f && fgets(line, sizeof line, f));
	ck_assert_ptr_nonnull(strstr(line, broken[_i].log));
	/* Once for the database, once for each query. */
	ck_assert(fgets(line, sizeof line, f));
	ck_assert_ptr_nonnull(strstr(line, "stays as it is"));
	ck_assert(fgets(line, sizeof line, f));
	ck_assert(!fgets(line, sizeof line, f));
	ck_assert(file.reported);
	fclose(f);
}
END_TEST

static const struct {
	const char *where;
	enum sakuin_code code;
	const char *says;
} places[] = {
	{ "nowhere", SAKUIN_EINVAL, "'nowhere' is no HOST:PORT" },
	{ ":1", SAKUIN_EINVAL, "is no HOST:PORT" },
	{ "host:", SAKUIN_EINVAL, "is no HOST:PORT" },
	{ "127.0.0.1:1", SAKUIN_EIO, "127.0.0.1:1: Connection refused" },
	{ "127.0.0.1:x", SAKUIN_EIO, "127.0.0.1:x: " },
};

START_TEST(places_that_do_not_answer)
{
	struct sk_server s;

	must_fail(sk_server_connect(&s, places[_i].where, 2000, &err),
		  places[_i].code, places[_i].says);
	ck_assert_int_eq(s.fd, -1);
}
END_TEST

START_TEST(programs_that_are_no_servers)
{
	static const char *const none[] = { "sakuin-has-no-such", NULL };
	static const char *const ends[] = { "true", NULL };
	static const char *const talks[] = { "printf", "hello hello", NULL };
	struct sk_probe probe = { .value = { 0 } };
	struct sk_server s;

	must_fail(sk_server_spawn(&s, none, &err), SAKUIN_ENOTFOUND,
		  "install the package xapian-tools");
	must(sk_server_spawn(&s, ends, &err));
	must_fail(sk_server_probe(&s, NULL, 5000, &probe, &err), SAKUIN_EIO,
		  "hung up");
	sk_server_stop(&s);
	ck_assert_int_eq(s.pid, 0);
	must(sk_server_spawn(&s, talks, &err));
	must_fail(sk_server_probe(&s, NULL, 5000, &probe, &err), SAKUIN_EIO,
		  "hung up");
	sk_server_stop(&s);
	sk_buf_done(&probe.value);
}
END_TEST

START_TEST(a_server_that_stays_is_ended)
{
	static const char *const sleeps[] = { "sleep", "1000", NULL };
	struct sk_probe probe = { .value = { 0 } };
	struct sk_server s;

	must(sk_server_spawn(&s, sleeps, &err));
	must_fail(sk_server_probe(&s, NULL, 50, &probe, &err), SAKUIN_EIO,
		  "timed out");
	sk_server_stop(&s);
	ck_assert_int_eq(s.fd, -1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("connector");
	TCase *tcase = tcase_create("connector");

	tcase_add_loop_test(tcase, lengths_are_xapians, 0, COUNT(lengths));
	tcase_add_loop_test(tcase, streams_are_cut, 0, COUNT(streams));
	tcase_add_test(tcase, what_is_no_frame_goes_on_whole);
	tcase_add_loop_test(tcase, queries_are_rewritten, 0, COUNT(queries));
	tcase_add_loop_test(tcase, other_protocols_pass, 0, 4);
	tcase_add_test(tcase, a_server_that_can_not_open_says_so);
	tcase_add_loop_test(tcase, another_server_takes_over, 0, COUNT(moves));
	tcase_add_test(tcase, another_database_does_not);
	tcase_add_test(tcase, what_nobody_asked_for_is_dropped);
	tcase_add_test(tcase, who_writes_stays);
	tcase_add_test(tcase, the_client_is_told);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, words_are_looked_up, 0, COUNT(looked_up));
	tcase_add_test(tcase, a_dictionary_that_is_not_there);
	tcase_add_loop_test(tcase, queries_stay_where_nothing_can_be_done, 0,
			    COUNT(broken));
	tcase_add_loop_test(tcase, places_that_do_not_answer, 0, COUNT(places));
	tcase_add_test(tcase, programs_that_are_no_servers);
	tcase_add_test(tcase, a_server_that_stays_is_ended);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
