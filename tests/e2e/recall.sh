#!/bin/sh
# recall.sh - how many of the documents with a Japanese compound a stock
# program finds, what our database takes for that, and what it takes besides
# for the reading keys; see tests/bench/recall.py.  Needs the shared data, and
# some minutes.
. tests/e2e/lib.sh

folder=${SAKUIN_SHARED:-}/data/retrieval/ja-jaquad
[ -f "$folder/docs.jsonl" ] || {
	echo 'skipped: no shared data'
	exit 77
}

figure() {
	awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$TMPDIR/figures"
}
# at_least NAME LEAST, at_most NAME MOST
at_least() {
	test_that "$1 is $(figure "$1"), at least $2" \
		awk -v a="$(figure "$1")" -v b="$2" \
		'BEGIN { exit !(a != "" && a + 0 >= b) }'
}
at_most() {
	test_that "$1 is $(figure "$1"), at most $2" \
		awk -v a="$(figure "$1")" -v b="$2" \
		'BEGIN { exit !(a != "" && a + 0 <= b) }'
}

"$python" tests/bench/recall.py "$SAKUIN" "$folder" >"$TMPDIR/figures" || exit
grep -v "$(printf '\t')" "$TMPDIR/figures"
at_least 'ours recall, whole' 0.92
at_least 'ours recall, all' 0.90
at_least 'lean recall, all' 0.90
at_most 'stock recall, all' 0.10
at_most 'times lean' 1.7
at_most 'times keyless' 2.0
at_most 'times by reading keys' 1.3

# With a dictionary of nouns, where Debian's MeCab is installed.
if [ -e /usr/share/mecab/dic/ipadic/dicrc ] && command -v mecab >/dev/null; then
	"$python" tests/bench/recall.py "$SAKUIN" "$folder" --mecab \
		'mecab -d /var/lib/mecab/dic/ipadic-utf8' >"$TMPDIR/figures" ||
		exit
	grep -v "$(printf '\t')" "$TMPDIR/figures"
	at_least 'ours recall, all' 0.92
	at_least 'lean recall, all' 0.92
else
	skip 'compounds of nouns' 'no mecab with ipadic-utf8'
fi
finish
