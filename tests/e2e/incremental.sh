#!/bin/sh
# incremental.sh - the second run and those after it: what is unchanged,
# changed, moved, copied, gone, failed.
. tests/e2e/lib.sh

src=$TMPDIR/src
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
holds_ids() {
	is "$1" "$(xapian-delve -1 -A Q "$db" | sed -n 's/^Q//p' | tr '\n' ' ')" \
		"$2"
}

mkdir -p "$src/deep/er"
echo 'An aardvark sleeps here.' >"$src/a.txt"
echo 'A badger digs here.' >"$src/b.txt"
echo 'A caracal hunts here.' >"$src/deep/c.txt"
echo 'A dormouse hides here.' >"$src/deep/er/d.txt"
printf '%s\n' '{"id":"n1","text":"elk one"}' '{"id":"n2","text":"elk two"}' \
	>"$src/n.ndjson"
index "$src"
ends 'first' 0
prints 'first' '6 documents indexed'
holds_ids 'ids' 'n1 n2 src/a.txt src/b.txt src/deep/c.txt src/deep/er/d.txt '

# Nothing changed: nothing is written.
was=$(revision "$db")
"$SAKUIN" export --added -d "$db" >"$TMPDIR/was"
for again in one two; do
	index "$src"
	ends "unchanged, $again" 0
	prints "unchanged, $again" '0 documents indexed, 5 files unchanged; 0.0 MB'
	silent "unchanged, $again"
	is "unchanged, $again: revision" "$(revision "$db")" "$was"
done
run "$SAKUIN" export --added -d "$db"
test_that 'unchanged: the same export' cmp "$out" "$TMPDIR/was"
index "$src/" "$src/deep" "$src/a.txt"
ends 'other ways to name it' 0
is 'other ways to name it: revision' "$(revision "$db")" "$was"

# Touched: read, but the same bytes.
touch -d '2001-02-03 04:05:06' "$src/a.txt"
index "$src"
prints 'touched' '0 documents indexed, 5 files unchanged'
touch -d '2001-02-03 04:05:07' "$src/a.txt"
index --verify "$src"
prints 'touched, --verify' '0 documents indexed, 5 files unchanged'

# Changed: replaced, same id, and the old words are gone.
echo 'A zorilla sleeps here.' >"$src/a.txt"
index "$src"
ends 'changed' 0
prints 'changed' '1 document indexed, 1 of them replaced, 4 files unchanged'
is 'changed: new words' "$(ask zorilla)" src/a.txt
is 'changed: old words' "$(ask aardvark)" ''
run "$SAKUIN" search -d "$db" aardwark
lacks "$err" 'changed: no suggestion of a word that is gone' aardvark

# Changed behind our back: the same size, time and inode.
touch -r "$src/b.txt" "$TMPDIR/time"
printf 'A jackal lies here.' | dd of="$src/b.txt" conv=notrunc 2>"$err"
touch -r "$TMPDIR/time" "$src/b.txt"
index "$src"
prints 'same size and time' '0 documents indexed, 5 files unchanged'
index --verify "$src"
prints 'same size and time, --verify' '1 document indexed, 1 of them replaced'
is '--verify: new words' "$(ask jackal)" src/b.txt

# Moved: the id stays, also when the folder is another one.
mv "$src/deep/c.txt" "$src/moved.txt"
index "$src"
ends 'moved' 0
prints 'moved' '1 file moved'
silent 'moved'
is 'moved: the id stays' "$(ask caracal)" src/deep/c.txt
run "$SAKUIN" search -d "$db" --format=json caracal
prints 'moved: the path follows' "\"path\":\"$src/moved.txt\""
index "$src"
prints 'moved, once' '0 documents indexed, 5 files unchanged'
mv "$src/deep" "$src/deeper"
index "$src"
prints 'a moved folder' '1 file moved'
is 'a moved folder: the id stays' "$(ask dormouse)" src/deep/er/d.txt

# Its old place is taken by another file: that one needs an id of its own.
mkdir "$src/deep"
echo 'A fennec waits here.' >"$src/deep/c.txt"
index "$src"
ends 'an id that is taken' 1
says 'an id that is taken' \
	"id 'src/deep/c.txt' belongs to $src/moved.txt; rename one"
is 'an id that is taken: it stays' "$(ask caracal)" src/deep/c.txt
run "$SAKUIN" check -d "$db"
prints 'an id that is taken: check names it' "$src/deep/c.txt: failed"
index --retry-failed "$src"
ends 'an id that is taken, --retry-failed' 1
mv "$src/deep/c.txt" "$src/deep/fennec.txt"
index "$src"
ends 'renamed' 0
is 'renamed' "$(ask fennec)" src/deep/fennec.txt

# A copy is a document of its own.
cp "$src/a.txt" "$src/copy.txt"
index "$src"
prints 'a copy' '1 document indexed'
is 'a copy' "$(ask zorilla | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'src/a.txt src/copy.txt '

# NDJSON: a line changed, one gone, one new; the file owns its ids.
printf '%s\n' '{"id":"n1","text":"elk one"}' '{"id":"n3","text":"elk three"}' \
	>"$src/n.ndjson"
index "$src"
ends 'ndjson' 0
prints 'ndjson' '2 documents indexed, 1 of them replaced' '1 document removed'
is 'ndjson' "$(ask elk | tr ' ' '\n' | sort | tr '\n' ' ')" 'n1 n3 '

# Gone: told, kept; removed with --prune, and only from the folder named.
rm "$src/copy.txt"
index "$src"
ends 'gone' 0
says 'gone' "sakuin: $src: 1 of 7 files are gone; their documents are kept"
is 'gone: kept' "$(ask zorilla | wc -w)" 2
index "$src/deep"
silent 'gone elsewhere'
index --prune "$src"
says 'more than 5 %' '1 of 7 files are gone, more than 5 %; nothing was removed'
is 'more than 5 %: kept' "$(ask zorilla | wc -w)" 2
index --prune=all "$src"
ends '--prune=all' 0
says '--prune=all' "sakuin: $src/copy.txt: is gone; its documents were removed"
prints '--prune=all' '1 document removed'
is '--prune=all' "$(ask zorilla)" src/a.txt
index "$src"
silent 'after --prune'

# Up to 5 % go with plain --prune.
mkdir "$TMPDIR/many"
i=0
while [ $i -lt 40 ]; do
	i=$((i + 1))
	echo "A quagga, number $i." >"$TMPDIR/many/$i.txt"
done
index "$TMPDIR/many"
rm "$TMPDIR/many/7.txt" "$TMPDIR/many/8.txt"
index --prune "$TMPDIR/many"
ends '5 %' 0
prints '5 %' '2 documents removed'
is '5 %' "$(ask -n 100 quagga | wc -w)" 38
is 'other folders keep theirs' "$(ask zorilla)" src/a.txt

# Failed files are tried again when they change, or if one asks.
printf '%%PDF-1.4\nnot a PDF\n' >"$src/broken.pdf"
index "$src"
ends 'failed' 1
says 'failed' "sakuin: $src/broken.pdf: "
index "$src"
ends 'failed before, not tried again' 0
index --retry-failed "$src"
ends '--retry-failed' 1
says '--retry-failed' "sakuin: $src/broken.pdf: "
run "$SAKUIN" check -d "$db"
prints 'check names it' "$src/broken.pdf: failed"
cp "$collection/en-after-the-wave.pdf" "$src/broken.pdf"
index "$src"
ends 'mended' 0
prints 'mended' '1 document indexed'
is 'mended' "$(ask veterinary)" src/broken.pdf

# What was wrong may be mended without the file.
printf '.odd\ttext/x-odd\ttext\tfalse\n' >"$TMPDIR/filters"
echo 'A quokka, oddly written.' >"$src/q.odd"
index --filters "$TMPDIR/filters" "$src"
ends 'a filter fails' 1
says 'a filter fails' "$src/q.odd: "
printf '.odd\ttext/x-odd\ttext\tcat\n' >"$TMPDIR/filters"
index --filters "$TMPDIR/filters" "$src"
ends 'a mended filter, not tried again' 0
is 'a mended filter, not tried again' "$(ask quokka)" ''
index --filters "$TMPDIR/filters" --retry-failed "$src"
ends 'a mended filter' 0
prints 'a mended filter' '1 document indexed'
is 'a mended filter' "$(ask quokka)" src/q.odd
index --filters "$TMPDIR/filters" --retry-failed "$src"
prints 'what is well is not tried again' '0 documents indexed'

# The same of a file that several processes read: each tells of its part.
mkdir "$TMPDIR/large"
for broken in 5 200 390; do
	i=0
	while [ $i -lt 400 ]; do
		i=$((i + 1))
		echo "{\"id\":\"l$i\",\"text\":\"A wombat of number $i.\"}"
		[ $i = $broken ] && echo 'broken'
	done >"$TMPDIR/large/l.ndjson"
	rm -rf "$TMPDIR/largedb"
	run "$SAKUIN" index -j 3 -d "$TMPDIR/largedb" "$TMPDIR/large"
	ends "-j 3, line $broken fails" 1
	run "$SAKUIN" check -d "$TMPDIR/largedb"
	prints "-j 3, line $broken: check names it" \
		'l.ndjson: failed: some records are broken'
	run "$SAKUIN" index -d "$TMPDIR/largedb" "$TMPDIR/large"
	prints "-j 3, line $broken: not tried again" '1 file unchanged'
	run "$SAKUIN" index --retry-failed -d "$TMPDIR/largedb" "$TMPDIR/large"
	ends "-j 3, line $broken: --retry-failed" 1
	is "-j 3, line $broken: all others" "$(documents "$TMPDIR/largedb")" 400
done

# A document that can't be read any more keeps what it was.
printf '%%PDF-1.4\nnot a PDF\n' >"$src/broken.pdf"
index "$src"
ends 'broken again' 1
is 'broken again: the earlier text is kept' "$(ask veterinary)" src/broken.pdf

sound 'in the end' "$db"
finish
