#!/bin/sh
# doctor.sh - sakuin doctor says whether programs that open a stub file get
# what sakuin has, and if not, what to do.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
stub=$TMPDIR/stub

doctor() {
	run timeout 120 "$SAKUIN" doctor "$@"
}
good() {
	ends "$1" 0
	lacks "$out" "$1" 'BAD'
}

index_lines <tests/e2e/connector_lines.ndjson

# --- green
echo "remote :$connector $db" >"$stub"
doctor "$stub"
good 'a stub'
prints 'a stub' 'ok    protocol    39.' 'ok    schema      5, made by sakuin' \
	'ok    rewriting   on: ' 'ms to open, ' 'note  features' 'MatchDecider'
mkdir "$TMPDIR/folder"
{
	echo '# two, of which one is local'
	echo
	echo "remote :$connector --synonyms none $db"
	echo "auto ../db"
} >"$TMPDIR/folder/XAPIANDB"
doctor "$TMPDIR/folder"
good 'a folder with a stub'

# --- rewriting is off
echo "remote :xapian-progsrv $db" >"$stub"
doctor "$stub"
ends 'the stock server' 1
prints 'the stock server' 'ok    protocol    39.' 'BAD   rewriting   off: ' \
	'write this line in a stub file: remote :sakuin-connector DB'
doctor "$db"
ends 'a database' 1
prints 'a database' 'BAD   rewriting   off: '
lacks "$out" 'a database loses nothing' features

# --- a database of others, and a dictionary
"$python" - "$TMPDIR/stock" "$TMPDIR/dict" <<'END_OF_PYTHON'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1])
tg = xapian.TermGenerator()
tg.set_stemmer(xapian.Stem("english"))
for text in ["Dokdo is an island", "a press conference"]:
    doc = xapian.Document()
    tg.set_document(doc)
    tg.index_text(text)
    db.add_document(doc)
db.commit()
db = xapian.WritableDatabase(sys.argv[2])
for key, value in [("tokto", "Zdokdo"), ("Ztokto", "Zdokdo"),
                   ("dokdo", "Ztokto"), ("kaiken", "Z会見")]:
    db.add_synonym(key, value)
db.commit()
END_OF_PYTHON
echo "remote :$connector --dict $TMPDIR/dict $TMPDIR/stock" >"$stub"
doctor "$stub"
good 'a dictionary'
prints 'a dictionary' "ok    dictionary  $TMPDIR/dict, 4 entries" \
	'note  schema      not made by sakuin' \
	'ok    rewriting   on: tokto, which no document has as such, finds 1 by Zdokdo'
mv "$TMPDIR/dict" "$TMPDIR/taken"
doctor "$stub"
ends 'the dictionary taken away' 1
prints 'the dictionary taken away' 'BAD   dictionary  ' 'put it back' \
	'BAD   schema      not made by sakuin, and no dictionary'
run quest -d "$stub" dokdo
prints 'searches still answer' 'Exactly 1 matches'
mkdir "$TMPDIR/dict"
doctor "$stub"
ends 'no dictionary any more' 1
echo "remote :$connector --dict=$TMPDIR/stock $TMPDIR/stock" >"$stub"
doctor "$stub"
ends 'a dictionary without entries' 1
prints 'a dictionary without entries' 'has no synonyms'
echo "remote :$connector $TMPDIR/stock" >"$stub"
doctor "$stub"
ends 'neither' 1
prints 'neither' 'index it with sakuin, or make one and name it with --dict' \
	'BAD   rewriting   off: give the connector a dictionary, --dict'

# --- nothing to try it with
echo '{"id":"a","text":"Plain words."}' |
	"$SAKUIN" index --quiet -d "$TMPDIR/latin" -
echo "remote :$connector $TMPDIR/latin" >"$stub"
doctor "$stub"
good 'no other script'
prints 'no other script' 'note  rewriting   there is no word to try it with'

# --- what does not open
echo "remote :$TMPDIR/no-such-program $db" >"$stub"
doctor "$stub"
ends 'no program' 1
prints 'no program' 'is not found; name it by its full path' \
	"BAD   open        programs can't open it"
echo "remote :$connector $TMPDIR/nowhere" >"$stub"
doctor "$stub"
ends 'no database' 1
prints 'no database' "it can't open its database" "BAD   open"
echo 'remote 127.0.0.1:1' >"$stub"
doctor "$stub"
ends 'nobody listens' 1
prints 'nobody listens' 'BAD   server      127.0.0.1:1: ' 'Connection refused'
cat >"$TMPDIR/other.py" <<'END_OF_PYTHON'
#!/usr/bin/python3
import os
os.write(1, b"\x00\x03\x2f\x00x")
os.read(0, 1000)
END_OF_PYTHON
chmod +x "$TMPDIR/other.py"
echo "remote :$connector --server $TMPDIR/other.py $db" >"$stub"
doctor "$stub"
ends 'another protocol' 1
prints 'another protocol' 'speaks 47.0, not 39: install the same Xapian 1.4'
doctor "$TMPDIR/nowhere"
ends 'no stub' 3
says 'no stub' 'nowhere: No such file'
doctor
ends 'nothing named' 2
doctor --frobnicate x
ends 'a wrong option' 2
finish
