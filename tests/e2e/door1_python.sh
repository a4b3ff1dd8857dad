#!/bin/sh
# door1_python.sh - ten lines of Python with Xapian's own binding on a
# database of ours: with the English stemmer, and without any.
. tests/e2e/lib.sh
. tests/e2e/door1.sh

cat >"$TMPDIR/ask.py" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(db)
if sys.argv[3] != "none":
    parser.set_stemmer(xapian.Stem(sys.argv[3]))
enquire = xapian.Enquire(db)
enquire.set_query(parser.parse_query(sys.argv[2]))
for hit in enquire.get_mset(0, 100):
    print(hit.document.get_data().decode(), end="\n\n")
END
stemmer=english
stock() {
	"$python" "$TMPDIR/ask.py" "$1" "$2" "$stemmer" | sed -n 's/^id=//p' |
		documents_only
}

door1_rows
door1_limits
door1_seeds
run "$python" "$TMPDIR/ask.py" "$db" Dazaifu english
prints 'record' 'url=https://reading-room.example/notes/dazaifu-2008' \
	'caption=Reading-room note: the Dazaifu papers of 2008' 'sample='

# A script that sets no stemmer asks for words as they are written or folded.
# Compounds of several words are there as stems only: it finds their words.
stemmer=none
found() {
	stock "$db" "$1" | tr '\n' ' '
}
among 'no stemmer: as written' "$(found hackers)" \
	collection/en-exchange-hackers.txt
among 'no stemmer: folded' "$(found kyodo)" collection/en-summit-history.html
among 'no stemmer: phrase' "$(found '"press conference"')" \
	collection/en-press-conference-study.html
among 'no stemmer: Japanese word' "$(found 竹島)" \
	collection/ja-takeshima-dokdo.txt
among 'no stemmer: Korean without particle' "$(found 정상회담)" \
	collection/ko-jeongsang-hoedam.html
is 'no stemmer, limit: an inflection that no text has' "$(found hacking)" ''
is 'no stemmer, limit: a compound of several words' "$(found 首脳会談)" ''
finish
