#!/bin/sh
# seeds.sh - two real reports, one of them garbled by its PDF: the right one
# first, and the right words marked.  Needs the shared data.
. tests/e2e/lib.sh

[ -n "${SAKUIN_SHARED:-}" ] || {
	echo 'skipped: no shared data'
	exit 77
}
hitachi=seeds/000_d8572f5ee8d36f9a.txt
relations=seeds/003_422f26f3e9bb449d.txt

run "$SAKUIN" index -d "$db" "$SAKUIN_SHARED/seeds"
ends 'index' 0
prints 'index' '2 documents indexed' '1 file left out'
says 'index' 'gold.json: left out: JSON that is not NDJSON'
well_said 'index'

# marked: the words between <b> and </b> in title and snippet of the first
# hit, in order, once each.
marked() {
	head -n 1 "$out" | "$python" -c '
import json, re, sys
hit = json.loads(sys.stdin.readline())
print(" ".join(dict.fromkeys(re.findall("<b>(.*?)</b>", hit["snippet"]))))'
}

# must_show QUERY "ID ID..." MARKED: best first, and all of them.
must_show() {
	run "$SAKUIN" search -d "$db" --format=trec "$1"
	ends "$1" 0
	is "$1: hits" "$(ids)" "$2"
	silent "$1"
	run "$SAKUIN" search -d "$db" --format=json --kind=document "$1"
	is "$1: marks" "$(marked)" "$3"
}

must_show 'cyber secretariat' "$hitachi $relations" 'Cyber Secretariat'
must_show '"press conference"' "$hitachi" 'press conference'
must_show hacker "$relations" hacker
must_show hackers "$relations" hackers
must_show '한미 정상회담' "$relations" '한미 정상회담'
must_show 정상회담에서 "$relations" 정상회담
must_show 'kyodo kaiken' "$hitachi" 'kyodo kaiken'
if "$SAKUIN" tokens --lang ja 日立 | grep -q hitati; then
	must_show 日立 "$hitachi" 'Hitachi 日立'
	must_show 日立システムズは "$hitachi" 'Hitachi 日立システムズ'
else
	skip '日立 marks Hitachi' 'MeCab and IPADIC are not installed'
fi
must_show システム "$hitachi" システム
# The report has THAAD once, with the number of a note glued on: "THAAD1)".
must_show 'THAAD OR Senkaku' "$hitachi" 'Senkakus Senkaku Islands'
must_show 'THAAD* OR Senkaku' "$hitachi $relations" 'Senkakus Senkaku Islands'
must_show '+Takeshima -Dokdo' "$hitachi" Takeshima
run "$SAKUIN" search -d "$db" --format=trec title:hitachi
is 'title:' "$(ids)" "$hitachi"
ends 'title:' 0

run "$SAKUIN" search -d "$db" 부산
ends '부산' 1
is '부산: nothing' "$(cat "$out")" ''
says '부산: a helpful line' "sakuin: nothing found for '부산'"
run "$SAKUIN" search -d "$db" secretariaat
ends 'misspelt' 1
says 'misspelt' "did you mean 'secretariat'?"

# Cut words of the PDF, joined by its reader's guess, are not made up.
run "$SAKUIN" search -d "$db" --format=json THAAD
test_that 'every hit is JSON' "$python" -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    json.loads(line)' "$out"

# What they cite: 31 sources, none of them in both.  Two of the second report
# print nearly the same address and stay two.
is 'sources' "$(xapian-delve -1 -t XD:source "$db" | grep -c '^[0-9]')" 31
run "$SAKUIN" search -d "$db" --kind=source --sort=cited-by --format=json -n 99
is 'sources of one address' "$(grep -c 'news-\{0,1\}61[0-9]*32' "$out")" 2
run "$SAKUIN" search -d "$db" --kind=source --format=json -n 1 \
	'"press conference"'
prints 'a romanised title by English words' 'Nicchukan kyodo kasha kaiken'
run "$SAKUIN" search -d "$db" --kind=source --format=json -n 1 共同会見
prints 'a romanised title by kanji' 'Nicchukan kyodo kasha kaiken'
sound 'seeds' "$db"
finish
