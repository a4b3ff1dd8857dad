#!/bin/sh
# door4_python.sh - Xapian's own parser in Python makes a query, the library
# rewrites it, Xapian's own search runs it: names in lower case, which such a
# parser stems, are found in native script.
. tests/e2e/lib.sh

library=$(dirname "$SAKUIN")/libsakuin.so.0
if sanitized "$library"; then
	echo 'skipped: a library with sanitizers is not for Python'
	exit 77
fi
export library

cat >"$TMPDIR/ask.py" <<'END'
import ctypes, os, sys, xapian


class Str(ctypes.Structure):
    _fields_ = [("ptr", ctypes.c_void_p), ("len", ctypes.c_size_t)]


class Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("text", ctypes.c_char * 500)]


sakuin = ctypes.CDLL(os.environ["library"])
sakuin.sakuin_rewriter_new.restype = ctypes.c_void_p
sakuin.sakuin_rewriter_free.argtypes = [ctypes.c_void_p]
sakuin.sakuin_rewriter_synonyms.restype = ctypes.c_bool
sakuin.sakuin_query_rewrite.restype = ctypes.c_bool
sakuin.sakuin_query_serialise.restype = ctypes.c_bool
FN = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Str, ctypes.c_void_p)
how, path, text = sys.argv[1:]
err = Error()
paths = (ctypes.c_char_p * 1)(path.encode())
rewriter = sakuin.sakuin_rewriter_new(paths, ctypes.c_size_t(1),
                                      ctypes.byref(err))
if not rewriter:
    sys.exit(err.text.decode())
got = []


def keep(ctx, bytes, error):
    got.append(ctypes.string_at(bytes.ptr, bytes.len))
    return True


def call(function, data):
    raw = ctypes.create_string_buffer(data, len(data))
    fn = FN(keep)
    ok = function(ctypes.c_void_p(rewriter),
                  Str(ctypes.addressof(raw), len(data)), fn, None,
                  ctypes.byref(err))
    if not ok:
        sys.exit(err.text.decode())
    return xapian.Query.unserialise(got[-1])


names = os.environ.get("names")
if names and not sakuin.sakuin_rewriter_synonyms(
        ctypes.c_void_p(rewriter), names.encode(), ctypes.byref(err)):
    sys.exit(err.text.decode())
db = xapian.Database(path)
parser = xapian.QueryParser()
parser.set_stemmer(xapian.Stem("english"))
parser.set_database(db)
if how == "text":
    query = call(sakuin.sakuin_query_serialise, text.encode())
elif how == "bytes":
    query = call(sakuin.sakuin_query_rewrite, text.encode())
else:
    query = parser.parse_query(text)
    if how == "rewritten":
        query = call(sakuin.sakuin_query_rewrite, query.serialise())
enquire = xapian.Enquire(db)
enquire.set_query(query)
for hit in enquire.get_mset(0, 100):
    data = hit.document.get_data().decode()
    print(next(line[3:] for line in data.splitlines() if line[:3] == "id="))
sakuin.sakuin_rewriter_free(rewriter)
END

index_lines <<'END'
{"id":"nakasone","lang":"ja","text":"当時の首相ナカソネ氏は訪米した。"}
{"id":"watanabe","lang":"ja","text":"ワタナベ氏が話す。"}
{"id":"inoue","lang":"ja","text":"イノウエ氏が話す。"}
{"id":"miyake","lang":"ja","text":"ミヤケ氏が話す。"}
{"id":"hakone","lang":"ja","text":"「ハコネ」の温泉。"}
{"id":"minjae","lang":"ko","text":"배우 민재가 말했다."}
{"id":"beijing","lang":"zh","text":"他去了北京。"}
{"id":"nanjing","lang":"zh","text":"他去了南京。"}
{"id":"juche","lang":"ko","text":"주체 사상을 말한다."}
{"id":"english","lang":"en","text":"They are making wine at the same rate."}
{"id":"k-nakasone","lang":"ja","text":"中曽根首相は訪米した。"}
{"id":"k-watanabe","lang":"ja","text":"渡辺氏が話す。"}
{"id":"k-inoue","lang":"ja","text":"井上氏が話す。"}
{"id":"k-miyake","lang":"ja","text":"三宅氏が話す。"}
{"id":"k-hakone","lang":"ja","text":"箱根の温泉。"}
END

asked() {
	run "$python" "$TMPDIR/ask.py" "$1" "$db" "$2"
	ends "$2 ($1)" 0
	tr '\n' ' ' <"$out"
}
# in_list NAME ID LIST
in_list() {
	case " $3 " in
	*" $2 "*) ok ;;
	*) not_ok "$1: $2" "found: $3" ;;
	esac
}
kanji=$("$SAKUIN" tokens 中曽根 | grep -c nakasone)
for name in nakasone watanabe inoue miyake hakone minjae beijing nanjing \
	juche; do
	is "$name as stock Xapian has it" "$(asked stock $name)" ''
	for query in $name ${name}s $name\'s; do
		list=$(asked rewritten "$query")
		in_list "$query" "$name" "$list"
		case $name in
		nakasone | watanabe | inoue | miyake | hakone)
			[ "$kanji" = 0 ] || in_list "$query" "k-$name" "$list" ;;
		esac
	done
	in_list "$name, our parser" "$name" "$(asked text $name)"
done
[ "$kanji" != 0 ] || skip kanji 'no dictionary to read them'
is 'English' "$(asked rewritten making)" 'english '
is 'ja:' "$(asked rewritten ja:juche)" ''
in_list 'ko:' juche "$(asked rewritten ko:juche)"
in_list 'a minus' english "$(asked rewritten 'english OR wine -nakasone')"

# Readings that people gave the database.
is 'no reading yet' "$(asked rewritten 'haru dals')" ''
printf '민재가\treading\tHaru Dal\n민재\treading\tHaru Dal\n' \
	>"$TMPDIR/said.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/said.tsv"
ends 'readings' 0
in_list 'a reading, rewritten' minjae "$(asked rewritten 'haru dals')"
in_list 'a reading' minjae "$(asked text 'haru dal')"

printf 'x\t-\tBeijing Spring|making wine\n' >"$TMPDIR/names.tsv"
names=$TMPDIR/names.tsv
export names
in_list 'other names, rewritten' english "$(asked rewritten 'beijing spring')"
in_list 'other names' english "$(asked text 'beijing spring')"
names=$TMPDIR/nothing.tsv
run "$python" "$TMPDIR/ask.py" text "$db" x
says 'no such names' 'nothing.tsv: No such file'
unset names

run "$python" "$TMPDIR/ask.py" bytes "$db" 'no query'
ends 'no query' 1
says 'no query' 'not a serialised query'
run "$python" "$TMPDIR/ask.py" text "$db" 'a OR OR b'
ends 'no grammar' 1
says 'no grammar' 'does not parse'
run "$python" "$TMPDIR/ask.py" text "$TMPDIR/nowhere" x
ends 'no database' 1
finish
