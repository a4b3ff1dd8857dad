#!/bin/sh
# removal.sh - of a document that is removed nothing is left, in any table of
# the compacted database, whichever way it goes.
. tests/e2e/lib.sh
. tests/e2e/traces.sh

src=$TMPDIR/src
mkdir -p "$src"
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
# Words that only the document has that goes: in its text, in its name, in the
# names that it reads in brackets, in the sources that it cites.
cat >"$src/gonefile.txt" <<'END'
Gonetitle of a report

Quagmireword gribblefeather. Pak Hanbi (朴漢秘, Pak Hanbi) was there, and so was
渡部銀河 (わたなべぎんが). A pterodactylus is said to have stayed [1], others did
not [2]. The second report says more [3].

References
[1] Lee, B. (2001). Xylophonist unseen. Hushjournal 3, 12-20.
[2] Kim, A. (1999). Zebras in the town. Journal of Zebras 3(1), 33-40.
[3] Mori, C. (2012). Second report on harbours. https://example.org/second
END
cat >"$src/second.html" <<'END'
<html lang=en><title>Second report on harbours</title>
<meta name=author content="C. Mori"><meta name=date content="2012-05-06">
<link rel=canonical href="https://example.org/second">
<p>Harbours are deep [1].
<p>References
<p>[1] Kim, A. (1999). Zebras in the town. Journal of Zebras 3(1), 33-40.
END
words='gonefile gonetitle quagmireword gribblefeather hanbi 漢秘 銀河 わたなべぎんが
pterodactylus xylophonist hushjournal'

# without NAME DB: none of it is in DB.
without() {
	dump "$2"
	for word in $words; do
		is "$1: $word" "$(kinds "$word")" ''
	done
}

i=0
while [ $i -lt 25 ]; do
	i=$((i + 1))
	echo "Filler number $i about harbours and zebras." >"$src/filler$i.txt"
done
index "$src"
ends 'all' 0
"$SAKUIN" export -d "$db" >"$TMPDIR/with"
mv "$src/gonefile.txt" "$TMPDIR/"
run "$SAKUIN" index -d "$TMPDIR/fresh" "$src"
"$SAKUIN" export -d "$TMPDIR/fresh" >"$TMPDIR/fresh.ndjson"
cp "$TMPDIR/gonefile.txt" "$src/"

# The words are where they should be before, or nothing is shown below.
dump "$db"
for word in $words; do
	test_that "there was $word" test -n "$(kinds "$word")"
done
is 'it is in many places' "$(kinds gribblefeather)" \
	'data metadata position spelling term bytes '
is 'its source has a record' "$(kinds xylophonist)" \
	'data metadata position spelling term bytes '
test_that 'the second report is cited' \
	grep -q '^metadata cited:' "$TMPDIR/dump"
test_that 'it lends what is said of it' grep -q '^metadata lent:' "$TMPDIR/dump"
test_that 'a name is read' grep -qa '^term XG' "$TMPDIR/dump"

# By --prune, with a dictionary in the database.
run "$SAKUIN" dict build "$db"
ends 'dict' 0
rm "$src/gonefile.txt"
index "$src"
says 'it is not removed by accident' '--prune removes them'
test_that 'it is still there' test -n "$(ask gribblefeather)"
index --prune "$src"
ends '--prune' 0
prints '--prune' '1 document removed'
without '--prune' "$db"
run "$SAKUIN" dict build "$db"
without '--prune, the dictionary anew' "$db"
run "$SAKUIN" search -d "$db" gribblefether
lacks "$err" 'no suggestion' gribblefeather
"$SAKUIN" export -d "$db" >"$out"
test_that 'as if it had never been' cmp "$out" "$TMPDIR/fresh.ndjson"
dump "$db"
grep -a '^metadata' "$TMPDIR/dump" >"$TMPDIR/kind"
lacks "$TMPDIR/kind" 'nobody cites the second report any more' 'metadata cited:' \
	'metadata lent:'
sound '--prune' "$db"

# By the member of an archive, the line of a file, and the library.
line='{"id":"gonefile","title":"Gonetitle","text":"Quagmireword gribblefeather pterodactylus. 渡部銀河 (わたなべぎんが).\n\nReferences\n[1] Lee, B. (2001). Xylophonist unseen. Hushjournal 3, 12-20.\n"}'
printf '%s\n' "$line" '{"id":"stays","text":"Harbours."}' >"$src/l.ndjson"
index "$src"
test_that 'a line comes' test -n "$(ask gribblefeather)"
printf '%s\n' '{"id":"stays","text":"Harbours."}' >"$src/l.ndjson"
index "$src"
prints 'a line goes' '1 document removed'
without 'a line goes' "$db"
printf '%s\n' "$line" '{"id":"stays","text":"Harbours."}' >"$src/l.ndjson"
index "$src"
printf '%s\n' '{"id":"gonefile","text":"Harbours."}' \
	'{"id":"stays","text":"Harbours."}' >"$src/l.ndjson"
index "$src"
prints 'another text' '2 of them replaced'
words_all=$words
words='gonetitle quagmireword gribblefeather 銀河 わたなべぎんが pterodactylus
xylophonist hushjournal'
without 'another text' "$db"
words=$words_all
rm "$src/l.ndjson"
index --prune=all "$src"
without 'the line and its name' "$db"

# Built in parts, then pruned.
cp "$TMPDIR/gonefile.txt" "$src/"
run "$SAKUIN" index -j 2 -d "$TMPDIR/parts" "$src"
rm "$src/gonefile.txt"
run "$SAKUIN" index --prune -d "$TMPDIR/parts" "$src"
prints '-j 2' '1 document removed'
without '-j 2' "$TMPDIR/parts"

# A run that is killed before it has removed everything is made good.
cp "$TMPDIR/gonefile.txt" "$src/"
index "$src"
rm "$src/gonefile.txt"
for wait in 0.02 0.05 0.1; do
	timeout -s KILL $wait "$SAKUIN" index --prune --quiet -d "$db" "$src" \
		>"$out" 2>"$err"
done
index --prune "$src"
without 'killed' "$db"

# What people said of it is named, and goes when they say so.
cp "$TMPDIR/gonefile.txt" "$src/"
index "$src"
source=$(ask --kind=source xylophonist)
printf '%s\n' 'src/gonefile.txt	title	Said of pterodactylus	MK' \
	"$source	publisher	Hushjournal House	MK" >"$TMPDIR/c.tsv"
index --corrections "$TMPDIR/c.tsv"
ends 'corrections' 0
silent 'corrections'
rm "$src/gonefile.txt"
index --prune "$src"
says 'they are named' "src/gonefile.txt: nothing here has this id any more" \
	"correction of 'title' is kept" "$source: nothing here has" \
	"correction of 'publisher' is kept"
dump "$db"
is 'and nothing else is left' "$(kinds pterodactylus)$(kinds gonefile)$(
	kinds hushjournal)$(kinds xylophonist)" 'metadata metadata metadata '
printf '%s\n' 'src/gonefile.txt	title' "$source	publisher" >"$TMPDIR/c.tsv"
sed -i 's/$/		/' "$TMPDIR/c.tsv"
index --corrections "$TMPDIR/c.tsv"
without 'taken back' "$db"
index --prune=all "$src"
silent 'nothing more is said of them'
sound 'in the end' "$db"
finish
