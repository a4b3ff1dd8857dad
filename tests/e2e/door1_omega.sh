#!/bin/sh
# door1_omega.sh - Omega's CGI program with its stock template `query` on a
# database of ours: own configuration, QUERY_STRING in the environment.
. tests/e2e/lib.sh

needs_omega
. tests/e2e/door1.sh

omega_here "$templates"

# page DB QUERY: what the browser gets.
page() {
	ln -sfn "$1" "$TMPDIR/data/default"
	omega_get "HITSPERPAGE=100&P=$(encode "$2")"
}

# The number of each hit, and from it the id.
stock() {
	[ -f "$1.ids" ] ||
		"$python" - "$1" >"$1.ids" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
for item in db.postlist(""):
    for line in db.get_document(item.docid).get_data().decode().split("\n"):
        if line.startswith("id="):
            print(item.docid, line[3:])
END
	page "$1" "$2" |
		sed -n 's/.*<input type=checkbox name=R value=\([0-9]*\).*/\1/p' |
		while read -r number; do
			sed -n "s/^$number //p" "$1.ids"
		done | documents_only
}

door1_rows
door1_limits
door1_seeds

# The page: title, sample with the words in bold, address, date, language.
page "$db" Dazaifu >"$out"
prints 'page' 'Content-Type: text/html; charset=utf-8' \
	'<b><a href="https://reading-room.example/notes/dazaifu-2008">Reading-room note: the Dazaifu papers of 2008</a></b>' \
	'Language: <b>en</b>' 'Modified:<br><b>20' '<strong>Dazaifu</strong>'
page "$db" earthquakes >"$out"
prints 'bold in the sample' '<strong>earthquake'
page "$db" 首脳会談 >"$out"
prints 'Japanese page' '日韓首脳会談と島の問題――竹島（独島）をめぐる二十年' \
	"<small>..." 'ja-takeshima-dokdo.txt</a>' 'Language: <b>ja</b>'
page "$db" 정상회담 >"$out"
prints 'Korean page' '4년 5개월 만의 한중일 정상회담, 무엇을 남겼나'
test_that 'every hit has a sample' \
	awk '/^<small>./ && !/Search took/ { n++ } END { exit n < 3 }' "$out"
test_that 'valid UTF-8' iconv -f UTF-8 -t UTF-8 -o /dev/null "$out"
lacks "$out" 'no broken character' '�'
page "$db" 'title:hackers' >"$out"
prints 'title:' 'Hackers at the exchange' 'All 1 matches'
page "$db" '부산' >"$out"
prints 'nothing' 'No documents match your query'

# AND is Omega's default: more words, fewer hits.
is 'two words' "$(stock "$db" '暗号資産 resolution' | sort | tr '\n' ' ')" \
	'collection/en-exchange-hackers.txt '
finish
