#!/bin/sh
# help.sh - each command tells its options, all that the manual has.
. tests/e2e/lib.sh

commands=$("$SAKUIN" --help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p' |
	grep -v '^sakuin$')
is commands "$commands" \
	"$(sed -n 's/^\.Ss sakuin \([a-z]*\)$/\1/p' plugin/man/sakuin.1)"

for c in $commands; do
	run "$SAKUIN" "$c" -d nowhere --help
	ends "$c --help" 0
	silent "$c --help"
	is "$c usage" "$(head -n 1 "$out" | cut -d ' ' -f 1-3)" \
		"usage: sakuin $c"
	sed -n "/^\.Ss sakuin $c\$/,/^\.S[hs] /p" plugin/man/sakuin.1 |
		sed -n 's/^\.It Fl \([^ ]*\).*/  -\1/p' >"$TMPDIR/options"
	grep '^  -' "$out" | sed 's/^\(  -[-a-z]*\).*/\1/' >"$TMPDIR/help"
	is "$c options" "$(cat "$TMPDIR/help")" "$(cat "$TMPDIR/options")"
	is "$c width" "$(awk 'length > 80' "$out")" ''
	lacks "$out" "$c mdoc" ' Ar ' ' Cm ' ' Fl ' ' Ns ' ' Op ' '\&'
done

run "$SAKUIN" search -h
ends '-h' 0
run "$SAKUIN" search --helpless
ends 'wrong option' 2
says 'wrong option' "see 'sakuin search --help' and 'man sakuin'"
run "$SAKUIN" search -d nowhere -- --help
ends 'a word' 3
finish
