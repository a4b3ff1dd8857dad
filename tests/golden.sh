#!/bin/sh
# golden.sh - the tokens of fixtures/chains/NAME.txt, whose first line is the
# chain and the rest the text, must be those of NAME.tsv.  UPDATE=1 writes
# NAME.tsv anew: read the difference before you commit it, and explain it.
set -u

: "${SAKUIN:?}"
passed=0 failed=0
got=$(mktemp) || exit
trap 'rm -f "$got"' EXIT

tokens() {
	tail -n +2 "$1" | "$SAKUIN" tokens --chain "$(head -n 1 "$1")"
}

for text in fixtures/chains/*.txt; do
	want=${text%.txt}.tsv
	if ! tokens "$text" >"$got"; then
		echo "$text: sakuin tokens failed"
		failed=$((failed + 1))
	elif [ "${UPDATE:-}" ] && ! cmp -s "$got" "$want"; then
		cat "$got" >"$want"
		echo "$want: written; look at git diff"
	elif ! diff -u "$want" "$got"; then
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
