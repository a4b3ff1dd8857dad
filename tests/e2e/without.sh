#!/bin/sh
# without.sh - databases that go without readings, spelling or texts.
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
says 'unknown' "sakuin: --without=wings: 'wings' can't be left out; only readings, spelling and text can"

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
