#!/bin/sh
# demo.sh - the five minutes of an administrator: an Omega over a database of
# omindex, untouched; a dictionary is made, one line is changed, and its readers
# find names in other scripts.  Without the dictionary the pages still answer;
# without the line they are what they were.
. tests/e2e/lib.sh

needs_omega
connector=$(dirname "$SAKUIN")/sakuin-connector
stub=$TMPDIR/data/default

# --- what stands there since long
omega_here "$templates"
mkdir "$TMPDIR/site"
page() {
	printf '<html><head><meta charset="utf-8"><title>%s</title>%s\n' "$2" \
		"</head><body>$3</body></html>" >"$TMPDIR/site/page-$1.html"
}
page island 'An island' '<p>They call it Dokdo, and the fishermen know it.'
page rock '竹島' '<p>竹島 は 島 です'
page kana 'Meeting' '<p>出席者： ワタナベ、 イノウエ'
page kanji '会議' '<p>渡辺 首相 が 話す'
page press '共同会見' '<p>共同会見 と 発表'
page news 'News' '<p>They gave a Kyōdō kaiken in Tokyo.'
page korea '소식' '<p>공동회견 에서 말했다'
page other 'Fishing' '<p>The making of nets, at the same rate.'
omindex --db "$db" --url / "$TMPDIR/site" >"$TMPDIR/omindex.out" 2>&1
is 'omindex' "$(documents "$db")" 8
cp -r "$db" "$TMPDIR/untouched"

# The page for a query, but for the time that it took.
asked() {
	omega_get "P=$(encode "$1")" |
		sed 's/took [0-9.]* seconds/took some time/'
}
# Names of the pages that it lists, sorted.
pages() {
	asked "$1" | sed -n 's|.*<b><a href="/page-\([a-z]*\).html".*|\1|p' | sort |
		tr '\n' ' '
}
kanji=$("$SAKUIN" tokens 中曽根 | grep -c nakasone)
queries='watanabe|tokto|"kyodo kaiken"|공동회견|fishing|nets making|竹島'
each() {
	echo "$queries" | tr '|' '\n' | while read -r query; do
		echo "== $query"
		asked "$query"
	done
}

# --- before
echo "auto $db" >"$stub"
each >"$TMPDIR/before"
is 'before: watanabe' "$(pages watanabe)" ''
is 'before: tokto' "$(pages tokto)" ''
is 'before: a phrase' "$(pages '"kyodo kaiken"')" ''
is 'before: Hangul' "$(pages 공동회견)" 'korea '
is 'before: English' "$(pages fishing)" 'other '

# --- a dictionary of what is there, and one line
run "$SAKUIN" dict build -o "$TMPDIR/dict" "$db"
ends 'the dictionary' 0
echo "remote :$connector --dict $TMPDIR/dict $db" >"$stub"
has() {
	for page in $2; do
		case " $(pages "$1") " in
		*" $page "*) ok ;;
		*) not_ok "after: $1" "no $page in: $(pages "$1")" ;;
		esac
	done
}
has watanabe kana
has tokto 'island rock'
has 竹島 'island rock'
has 공동회견 korea
if [ "$kanji" != 0 ]; then
	has watanabe kanji
	has '"kyodo kaiken"' press
	has 공동회견 press
else
	skip kanji 'no dictionary to read them'
fi
is 'after: English' "$(pages fishing)" 'other '
is 'after: two words' "$(pages 'nets making')" 'other '
run "$SAKUIN" doctor "$stub"
ends 'doctor: green' 0
lacks "$out" 'doctor: green' BAD
prints 'doctor: green' 'ok    dictionary' 'ok    rewriting   on: '

# --- the dictionary is taken away
mv "$TMPDIR/dict" "$TMPDIR/elsewhere"
run "$SAKUIN" doctor "$stub"
ends 'doctor: red' 1
prints 'doctor: red' 'BAD   dictionary' 'put it back'
each >"$TMPDIR/during"
is 'the pages still answer' "$(grep -c '^== ' "$TMPDIR/during")" 7
test_that 'as they did before' diff "$TMPDIR/before" "$TMPDIR/during"

# --- the line is removed
echo "auto $db" >"$stub"
each >"$TMPDIR/after"
test_that 'the same pages as before' cmp "$TMPDIR/before" "$TMPDIR/after"
test_that 'the database was not touched' diff -r "$db" "$TMPDIR/untouched"
finish
