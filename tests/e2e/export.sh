#!/bin/sh
# export.sh - `export | index -` gives an equal database: the same export,
# hits, scores and terms, but for what only files have.
. tests/e2e/lib.sh

new=$TMPDIR/new
"$SAKUIN" index --quiet -d "$db" "$collection" 2>"$err" || exit
"$SAKUIN" export -d "$db" >"$TMPDIR/one.ndjson"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$new" "$TMPDIR/one.ndjson"
ends 'index -' 0
silent 'index -'
prints 'index -' '24 documents indexed'
"$SAKUIN" export -d "$new" >"$TMPDIR/two.ndjson"
test_that 'the same export' cmp "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
run "$SAKUIN" export "$new"
test_that 'the database without -d' cmp "$TMPDIR/one.ndjson" "$out"

# Hits and scores of all the demo's queries.
cut -f 1,2 fixtures/queries/demo.tsv >"$TMPDIR/topics"
"$SAKUIN" search -d "$db" --topics "$TMPDIR/topics" >"$TMPDIR/one.run"
"$SAKUIN" search -d "$new" --topics "$TMPDIR/topics" >"$TMPDIR/two.run"
test_that 'there are hits' [ "$(wc -l <"$TMPDIR/one.run")" -gt 300 ]
test_that 'the same hits and scores' cmp "$TMPDIR/one.run" "$TMPDIR/two.run"
for d in "$db" "$new"; do
	run "$SAKUIN" search -d "$d" --format=json -n 50 rescue 정상회담 共同会見
	mv "$out" "$d.json"
done
test_that 'the same JSON' cmp "$db.json" "$new.json"

# Terms, with their frequencies, but for those of files.
terms() {
	xapian-delve -1 -a -vv "$1" | grep -v -e '^XFILE:' -e '^XSUM:'
}
terms "$db" >"$TMPDIR/one.terms"
terms "$new" >"$TMPDIR/two.terms"
test_that 'there are terms' [ "$(wc -c <"$TMPDIR/one.terms")" -gt 50000 ]
run diff "$TMPDIR/one.terms" "$TMPDIR/two.terms"
ends 'the same terms' 0
is 'files: there' "$(xapian-delve -1 -A XFILE: "$db" | grep -c '^XFILE:.')" 19
is 'files: not here' \
	"$(xapian-delve -1 -A XFILE: "$new" | grep -c '^XFILE:.')" 0

# Positions, values, data records, spelling: all that Xapian keeps.
cat >"$TMPDIR/dump.py" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
for item in db.postlist(""):
    doc = db.get_document(item.docid)
    for term in doc.termlist():
        if not term.term.startswith((b"XFILE:", b"XSUM:")):
            print(item.docid, term.term, term.wdf, list(term.positer))
    for value in doc.values():
        if value.num not in (0, 2):
            print(item.docid, "value", value.num, value.value)
    for line in doc.get_data().split(b"\n"):
        if not line.startswith((b"modtime=", b"size=")):
            print(item.docid, line)
for item in db.spellings():
    print("spelling", item.term, item.termfreq)
for key in db.metadata_keys(""):
    if not key.startswith(b"file:"):
        print("metadata", key, db.get_metadata(key))
END
"$python" "$TMPDIR/dump.py" "$db" >"$TMPDIR/one.dump"
"$python" "$TMPDIR/dump.py" "$new" >"$TMPDIR/two.dump"
run diff "$TMPDIR/one.dump" "$TMPDIR/two.dump"
ends 'all the same' 0
sound 'the copy' "$new"

# The date of the first indexing goes along with --added.
old=$TMPDIR/old
printf '%s\n' '{"id":"a","text":"zebra","added":"2011-02-03"}' \
	'{"id":"b","text":"zebra quagga"}' | "$SAKUIN" index --quiet -d "$old" -
run "$SAKUIN" search -d "$old" --format=trec --added-since 2012 zebra
is 'added: kept from NDJSON' "$(ids)" b
"$SAKUIN" export --added -d "$old" >"$TMPDIR/added.ndjson"
grep -qF '{"id":"a","text":"zebra","added":"2011-02-03"}' "$TMPDIR/added.ndjson"
is 'added: exported' $? 0
"$SAKUIN" index --quiet -d "$TMPDIR/kept" - <"$TMPDIR/added.ndjson"
run "$SAKUIN" export --added -d "$TMPDIR/kept"
test_that 'added: there and back' cmp "$out" "$TMPDIR/added.ndjson"
run "$SAKUIN" export -d "$TMPDIR/kept"
lacks "$out" 'added: not in the plain export' added
printf '{"id":"a","text":"zebra, changed"}\n' |
	"$SAKUIN" index --quiet -d "$TMPDIR/kept" -
run "$SAKUIN" search -d "$TMPDIR/kept" --format=json changed
prints 'added: a changed document keeps it' '"added":"2011-02-03"'
printf '{"id":"c","text":"x","added":"soon"}\n' >"$TMPDIR/bad"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$TMPDIR/kept" "$TMPDIR/bad"
ends 'added: no date' 1
says 'added: no date' '"added" is not a date'
sound 'dates' "$TMPDIR/kept"

# What sakuin does not know is kept as it is.
line='{"id":"x","text":"t","verdict":[1,2.50,{"a":null}],"motto":"née"}'
echo "$line" | "$SAKUIN" index --quiet -d "$TMPDIR/extra" -
run "$SAKUIN" export -d "$TMPDIR/extra"
prints 'other members' '"verdict":[1,2.50,{"a":null}],"motto":"née"'
finish
