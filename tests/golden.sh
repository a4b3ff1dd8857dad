#!/bin/sh
# golden.sh - the tokens of fixtures/chains/NAME.txt, whose first line is the
# chain and the rest the text, must be those of NAME.tsv, and the references
# of fixtures/references/NAME.txt must have the fields of NAME.jsonl.  UPDATE=1
# writes them anew: read the difference before you commit it, and explain it.
set -u

: "${SAKUIN:?}"
passed=0 failed=0
got=$(mktemp) || exit
trap 'rm -f "$got"' EXIT

tokens() {
	tail -n +2 "$1" | "$SAKUIN" tokens --chain "$(head -n 1 "$1")"
}

references() {
	"$SAKUIN" refs --strings "$1"
}

# golden COMMAND TEXT WANT
golden() {
	text=$2 want=$3
	if ! "$1" "$text" >"$got"; then
		echo "$text: sakuin failed"
		failed=$((failed + 1))
	elif [ "${UPDATE:-}" ] && ! cmp -s "$got" "$want"; then
		cat "$got" >"$want"
		echo "$want: written; look at git diff"
	elif ! diff -u "$want" "$got"; then
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

for file in fixtures/chains/*.txt; do
	golden tokens "$file" "${file%.txt}.tsv"
done
for file in fixtures/references/*.txt; do
	golden references "$file" "${file%.txt}.jsonl"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
