#!/bin/sh
# queries.sh - every row of fixtures/queries/demo.tsv: the documents that a
# query must find and those that it must not.
. tests/e2e/lib.sh

"$SAKUIN" index --quiet -d "$db" "$collection" 2>"$err" || exit
cut -f 1,2 fixtures/queries/demo.tsv >"$TMPDIR/topics"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics" --format=trec -n 1000
ends 'topics' 0
silent 'every query parses'

tab=$(printf '\t')
rows=0
while IFS=$tab read -r qid query right wrong; do
	rows=$((rows + 1))
	grep -F "$qid Q0 " "$out" | cut -d ' ' -f 3 >"$TMPDIR/found"
	for id in $right; do
		if grep -qxF -e "$id" "$TMPDIR/found"; then
			ok
		else
			not_ok "$qid: $query: misses $id" "$(cat "$TMPDIR/found")"
		fi
	done
	for id in $wrong; do
		if grep -qxF -e "$id" "$TMPDIR/found"; then
			not_ok "$qid: $query: finds $id" "$(cat "$TMPDIR/found")"
		else
			ok
		fi
	done
done <fixtures/queries/demo.tsv
test_that 'the file has its rows' [ "$rows" -ge 50 ]
finish
