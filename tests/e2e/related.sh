#!/bin/sh
# related.sh - documents like a document: formats, kinds, exit statuses.
. tests/e2e/lib.sh

index_lines <<'END'
{"id":"tower","lang":"en","title":"The lighthouse of Kadori","text":"Lamps and lenses were shipped from Kobe.","references":["Smith, J. (2001). Quiet harbours of the north. Coast 3, 1-9."]}
{"id":"keeper","lang":"en","text":"Nobody keeps the quiet harbours.","references":["Smith, J. (2001). Quiet harbours of the north. Coast 3, 1-9."]}
{"id":"glass","lang":"en","title":"Glass","text":"Lenses are ground, lamps are blown."}
{"id":"神戸","lang":"ja","text":"神戸の港について。"}
{"id":"sky","lang":"en","text":"Blue."}
END

run "$SAKUIN" related -d "$db" tower
ends text 0
silent text
is text "$(sed -n 's/^ *[0-9]*\. .*/-/p; s/^    \([a-z神戸]*\)  .*/\1/p' "$out" |
	tr -d '\n')" \
	-keeper-glass-神戸
is shares "$(grep -c '^    keeper .*  shares 1 source  ' "$out")" 1
run "$SAKUIN" related -d "$db" -n 1 --format=tsv tower
is tsv "$(cut -f 1,3,5 "$out")" "$(printf '1\tkeeper\ten')"
run "$SAKUIN" related -d "$db" --format json tower
is json "$("$python" -c '
import json, sys
for line in sys.stdin:
    h = json.loads(line)
    print(h["rank"], h["id"], h.get("shared_sources", 0), h["snippet"])
' <"$out")" '1 keeper 1 Nobody keeps the quiet harbours.
2 glass 0 <b>Lenses</b> are ground, <b>lamps</b> are blown.
3 神戸 0 <b>神戸</b>の港について。'
run "$SAKUIN" related -d "$db" --kind=source --format tsv keeper
is source "$(cut -f 3 "$out" | cut -c 1-4)" src:
source=$(cut -f 3 "$out")
run "$SAKUIN" related -d "$db" --format tsv "$source"
ends 'of a source' 0
says_out() { grep -q "$1" "$out" && echo yes; }
is 'of a source' "$(says_out keeper)" yes
run "$SAKUIN" related -d "$db" -d "$db" -n 1 --format tsv tower
is 'two databases' "$(cut -f 1 "$out")" 1

run "$SAKUIN" related -d "$db" sky
ends nothing 1
says nothing "sakuin: nothing in the database is like 'sky'"
run "$SAKUIN" related -d "$db" cloud
ends 'no document' 1
says 'no document' "sakuin: no document 'cloud'"
for wrong in "-d $db" "-d $db a b" "-d $db --format=trec tower" \
	"-d $db --kind=book tower" "-d $db -n x tower" "--nothing tower"; do
	# shellcheck disable=SC2086 # words
	run "$SAKUIN" related $wrong
	ends "related $wrong" 2
done
run "$SAKUIN" related -d "$TMPDIR/none" tower
ends 'no database' 3
well_said 'no database'
finish
