#!/bin/sh
# without.sh - databases that go without positions, readings, spelling or
# texts.
. tests/e2e/lib.sh

whole=$TMPDIR/whole lean=$TMPDIR/lean
"$SAKUIN" index --quiet -d "$whole" "$collection"
run "$SAKUIN" index --quiet --without=text,readings,spelling -d "$lean" \
	"$collection"
ends 'index' 0
bytes() {
	xapian-compact "$1" "$1.compact" >/dev/null 2>&1
	cat "$1.compact"/*.glass | wc -c
}
test_that 'it is smaller' [ "$(bytes "$lean")" -lt "$(bytes "$whole")" ]
run xapian-delve "$lean"
run "$SAKUIN" check --full -d "$lean"
ends 'check' 0
prints 'check' 'sakuin.without  readings,spelling,text' \
	'sakuin.chain    words | fold | han | hangul | stop | stem:auto'
lacks "$out" 'check' 'differs'
sound 'the lean one' "$lean"
is 'no reading keys' "$(xapian-delve -1 -A XR "$lean" | grep -c '^XR')" 0
test_that 'reading keys in the whole one' \
	[ "$(xapian-delve -1 -A XR "$whole" | grep -c '^XR')" -gt 100 ]

# The same words find the same documents; snippets come from the samples.
for query in rescue 共同会見 '"press conference"' 정상회담; do
	run "$SAKUIN" search -d "$whole" --format=trec --kind=document "$query"
	want=$(ids | tr ' ' '\n' | sort)
	run "$SAKUIN" search -d "$lean" --format=trec --kind=document "$query"
	silent "$query"
	for id in $(ids); do
		case $want in
		*"$id"*) ok ;;
		*) not_ok "$query: $id is not found in the whole" ;;
		esac
	done
	test_that "$query: found" [ "$(ids | wc -w)" -gt 0 ]
done
run "$SAKUIN" search -d "$lean" --format=json -n 1 rescue
prints 'a snippet' '"snippet":"'
is 'no texts in the records' \
	"$(xapian-delve -d -r 1 "$lean" | grep -c '^text=')" 0
is 'texts in those of the whole one' \
	"$(xapian-delve -d -r 1 "$whole" | grep -c '^text=')" 1
run "$SAKUIN" search -d "$lean" earthqake
lacks "$err" 'no spelling' 'did you mean'

# Later runs need not say it again, and can't say otherwise.
echo 'A zebra at the summit.' >"$TMPDIR/zebra.txt"
run "$SAKUIN" index --quiet -d "$lean" "$TMPDIR/zebra.txt"
ends 'later' 0
is 'later: no reading keys' "$(xapian-delve -1 -A XR "$lean" | grep -c '^XR')" 0
run "$SAKUIN" index --quiet --without=text -d "$lean" "$TMPDIR/zebra.txt"
ends 'otherwise' 3
says 'otherwise' "made without 'readings,spelling,text', not without 'text'; leave --without away"
run "$SAKUIN" index --quiet --without=wings -d "$lean" "$TMPDIR/zebra.txt"
ends 'unknown' 2
says 'unknown' "sakuin: --without=wings: 'wings' can't be left out; only positions, readings, spelling and text can"

# Without positions a phrase is met by its words, and we say so.
printf 'The bridge over the river.\n' >"$TMPDIR/near.txt"
printf 'The river has a bridge, far from over.\n' >"$TMPDIR/far.txt"
near() {
	run "$SAKUIN" search -d "$1" --format=trec -n 9 '"over the river"'
	ids | tr ' ' '\n' | sort | xargs
}
"$SAKUIN" index --quiet -d "$TMPDIR/placed" "$TMPDIR/near.txt" "$TMPDIR/far.txt"
is 'a phrase' "$(near "$TMPDIR/placed")" near.txt
run "$SAKUIN" search -d "$TMPDIR/placed" '"over the river"'
silent 'a phrase'
run "$SAKUIN" index --quiet --no-positions --without=spelling \
	-d "$TMPDIR/unplaced" "$TMPDIR/near.txt" "$TMPDIR/far.txt"
ends 'no positions' 0
test_that 'no positions: none' [ ! -s "$TMPDIR/unplaced/position.glass" ]
is 'no positions: the words' "$(near "$TMPDIR/unplaced")" 'far.txt near.txt'
for query in '"over the river"' 'over NEAR river' 'over ADJ river'; do
	run "$SAKUIN" search -d "$TMPDIR/unplaced" "$query"
	says "no positions: $query" 'sakuin: this database has no positions, so quotation marks, NEAR and ADJ find documents that have the words anywhere'
done
run "$SAKUIN" search -d "$TMPDIR/unplaced" river
silent 'no positions: a word'
printf '1\t"over the river"\n' >"$TMPDIR/topics"
run "$SAKUIN" search -d "$TMPDIR/unplaced" --topics "$TMPDIR/topics"
says 'no positions: topics' 'has no positions'
run "$SAKUIN" check --full -d "$TMPDIR/unplaced"
ends 'no positions: check' 0
prints 'no positions: check' 'sakuin.without  positions,spelling'
"$SAKUIN" index --quiet -j 2 --no-positions -d "$TMPDIR/unplaced2" "$collection"
test_that 'no positions with -j 2' [ ! -s "$TMPDIR/unplaced2/position.glass" ]

# Several processes build the same.
"$SAKUIN" index --quiet -j 2 --without=text,readings,spelling \
	-d "$TMPDIR/two" "$collection"
"$SAKUIN" export -d "$TMPDIR/two" | sort >"$TMPDIR/two.ndjson"
"$SAKUIN" export -d "$lean" | grep -v zebra | sort >"$TMPDIR/one.ndjson"
run diff "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
ends 'with -j 2' 0
is 'with -j 2: no reading keys' \
	"$(xapian-delve -1 -A XR "$TMPDIR/two" | grep -c '^XR')" 0
finish
