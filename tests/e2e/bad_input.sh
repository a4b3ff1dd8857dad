#!/bin/sh
# bad_input.sh - what goes wrong in the world: each a clear message, the right
# exit status, and a database that is sound afterwards.
. tests/e2e/lib.sh

src=$TMPDIR/src
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
# fails NAME TEXT...: some files failed, and these are named.
fails() {
	ends "$1" 1
	well_said "$1"
	says "$@"
	sound "$1" "$db"
}
python() {
	"$python" - "$@"
}
mkdir "$src"
echo 'A zebra was here first.' >"$src/good.txt"
index "$src"
ends 'a good file' 0

# ------------------------------------------------ paths that lead nowhere

run "$SAKUIN" index -d "$TMPDIR/none.db" "$src/missing"
ends 'nothing to index' 1
says 'nothing to index' "sakuin: $src/missing: No such file or directory; check the path"
test_that 'nothing to index: no database' [ ! -e "$TMPDIR/none.db" ]
index "$src/missing" "$src"
fails 'missing' "sakuin: $src/missing: No such file or directory; check the path"
is 'missing: the rest is done' "$(ask zebra)" src/good.txt
ln -s ring "$TMPDIR/ring"
index "$TMPDIR/ring"
fails 'a link to itself' "sakuin: $TMPDIR/ring: Too many levels"

# Links are not followed, so they can't lead in circles.
mkdir -p "$src/deep/er"
ln -s ../.. "$src/deep/er/up"
ln -s missing "$src/dangling"
mkfifo "$src/fifo"
index "$src"
ends 'links and pipes inside' 0
silent 'links and pipes inside'
is 'links and pipes inside' "$(documents "$db")" 1

mkdir "$TMPDIR/circle"
echo gnat >"$TMPDIR/circle/a.txt"
mkdir "$TMPDIR/circle/again"
# shellcheck disable=SC2016 # expanded by the shell inside
run unshare -m sh -c 'mount --bind "$1" "$1/again" &&
	exec "$2" index -d "$3" "$1"' - "$TMPDIR/circle" "$SAKUIN" "$db"
if grep -q 'unshare\|mount' "$err"; then
	skip 'a folder in itself' "$(head -n 1 "$err")"
else
	fails 'a folder in itself' \
		"$TMPDIR/circle/again: a folder that contains itself"
fi

# ------------------------------------------------ files that can't be read

echo 'secret zebra' >"$src/secret.txt"
mkdir "$src/closed"
chmod 000 "$src/secret.txt" "$src/closed"
if [ -r "$src/secret.txt" ]; then
	# Root reads everything unless it gives that up.
	weak='setpriv --bounding-set -dac_override,-dac_read_search'
	$weak true 2>/dev/null || weak=
else
	weak='env'
fi
if [ -n "$weak" ]; then
	# shellcheck disable=SC2086 # a command and its words
	run $weak "$SAKUIN" index -d "$db" "$src"
	fails 'unreadable' "sakuin: $src/secret.txt: Permission denied" \
		"sakuin: $src/closed: Permission denied"
else
	skip 'unreadable' 'this root can read everything'
fi
chmod 700 "$src/secret.txt" "$src/closed"
rm -r "$src/secret.txt" "$src/closed"

: >"$src/empty.txt"
index "$src"
fails 'empty' "sakuin: $src/empty.txt: no text in it"
rm "$src/empty.txt"

cp "$SAKUIN" "$src/program.txt"
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >"$src/picture"
printf '\001\002\003\004\005zebra\006\007\010\0\0\0\377' >"$src/zeros.txt"
echo '{"zebra":1}' >"$src/settings.json"
index "$src"
ends 'binary' 0
well_said 'binary'
says 'binary' "sakuin: $src/program.txt: left out: looks like a program; " \
	"sakuin: $src/picture: left out: looks like " \
	"sakuin: $src/zeros.txt: left out: looks like binary data; " \
	"sakuin: $src/settings.json: left out: JSON that is not NDJSON; "
prints 'binary' '4 files left out'
is 'binary: not indexed' "$(ask zebra)" src/good.txt
rm "$src/program.txt" "$src/picture" "$src/zeros.txt" "$src/settings.json"

# -------------------------------------------------------- texts with flaws

i=0
while [ $i -lt 50 ]; do
	i=$((i + 1))
	printf 'Caf\303\251 in Z\303\274rich.\n'
done >"$src/flawed.txt"
printf 'Here \377\376 are \342\202 flaws and a quagga.\n' >>"$src/flawed.txt"
index "$src"
ends 'invalid UTF-8' 0
says 'invalid UTF-8' "$src/flawed.txt: 3 bytes are not valid UTF-8; they were replaced"
prints 'invalid UTF-8' '1 with damaged characters'
is 'invalid UTF-8: words beside it' "$(ask quagga)" src/flawed.txt
run "$SAKUIN" search -d "$db" --format=json quagga
test_that 'invalid UTF-8: valid in hits' iconv -f UTF-8 -t UTF-8 \
	-o /dev/null "$out"
sound 'invalid UTF-8' "$db"

printf '%s\n' 'no json' '{"id":"line two","text":"okapi"}' \
	'{"id":"okapi","text":"okapi"}' '{"id":"okapi","text":"twice"}' \
	'{"text":"no id"}' '{"id":"x","text":5}' >"$src/broken.ndjson"
index "$src"
fails 'broken NDJSON' 'line 1 (byte ' 'line 2 (byte ' 'line 5 (byte ' \
	'line 6 (byte ' "id 'okapi' stands twice in this file"
is 'broken NDJSON: the rest is done' "$(ask okapi)" okapi
rm "$src/broken.ndjson"
printf '{"id":"half","text":"' >"$TMPDIR/half"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$db" "$TMPDIR/half"
fails 'half a line on standard input' 'sakuin: standard input: line 1'

# 70 MB of text: cut, and said; memory does not follow the file's size.
head -c 70000000 /dev/zero | tr '\0' '\n' | sed 's/^/many words /' |
	head -c 70000000 >"$TMPDIR/long.txt"
index --max-text 1 "$TMPDIR/long.txt"
ends 'a long text' 0
says 'a long text' \
	"$TMPDIR/long.txt: only the beginning was indexed; raise --max-text"
prints 'a long text' '1 cut short'
sound 'a long text' "$db"
rm "$TMPDIR/long.txt"

# ---------------------------------------------------------- names of files

names=$TMPDIR/names
mkdir "$names"
i=0
for name in 'two  blanks.txt' 'a	tab.txt' 'line
end.txt' "quotes'\".txt" '100%.txt' '<b>&amp;.txt' '報告　書.txt' '-n' '*' \
	"$(printf 'latin-\344.txt')" "$(printf 'end-\377')" \
	"$(printf 'escape-\033[31m.txt')"; do
	i=$((i + 1))
	echo "A quokka, number $i." >"$names/$name"
done
index "$names"
ends 'odd names' 0
silent 'odd names'
prints 'odd names' "$i documents indexed"
sound 'odd names' "$db"
run "$SAKUIN" search -d "$db" --format=json -n 100 quokka
cp "$out" "$TMPDIR/hits"
run python "$TMPDIR/hits" "$i" <<'END'
import json, sys
hits = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert len(hits) == int(sys.argv[2]), len(hits)
ids = {h["id"] for h in hits}
assert len(ids) == len(hits)
for id in ids:
    assert not any(c.isspace() or ord(c) < 32 or ord(c) == 127 for c in id), id
assert "names/two%20%20blanks.txt" in ids, ids
assert "names/line%0Aend.txt" in ids
assert "names/100%25.txt" in ids
assert "names/latin-%E4.txt" in ids
assert "names/報告%E3%80%80書.txt" in ids
END
ends "odd names: ids: $(tail -n 1 "$err")" 0
run "$SAKUIN" export -d "$db"
cp "$out" "$TMPDIR/odd.ndjson"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$TMPDIR/odd.db" \
	"$TMPDIR/odd.ndjson"
ends 'odd names: the export is good input' 0
index "$names"
prints 'odd names: known again' "0 documents indexed, $i files unchanged"
for name in "$names"/*; do
	printf '%%PDF-1.4\n' >"$name"
done
index "$names"
fails 'odd names in messages' "$names/line?end.txt: " "$names/escape-?[31m.txt: "
is 'odd names in messages: one line each' "$(wc -l <"$err")" "$i"

# -------------------------------------------------- files that do not wait

# Somebody keeps writing; the digest is taken before and the time after.
head -c 3000000 /dev/zero | tr '\0' '\n' | sed 's/^/growing /' |
	head -c 3000000 >"$TMPDIR/growing.txt"
(while :; do echo 'growing more' >>"$TMPDIR/growing.txt"; done) &
writer=$!
until [ "$(wc -c <"$TMPDIR/growing.txt")" -gt 3000000 ]; do
	kill -0 $writer || break
done
index "$TMPDIR/growing.txt"
kill $writer
wait $writer 2>/dev/null
ends 'a file that grows' 0
says 'a file that grows' \
	"$TMPDIR/growing.txt: changed while it was read; the next run reads it again"
index "$TMPDIR/growing.txt"
prints 'a file that grows: the next run' '1 document indexed, 1 of them replaced'
silent 'a file that grows: the next run'
sound 'a file that grows' "$db"

# ------------------------------------------------- folders that are not there

many=$TMPDIR/many
mkdir "$many"
for i in 1 2 3; do
	echo "A numbat, number $i." >"$many/$i.txt"
done
index "$many"
mkdir "$TMPDIR/away"
mv "$many"/* "$TMPDIR/away"
for option in '' --prune; do
	# shellcheck disable=SC2086 # one option or none
	index $option "$many"
	ends "an emptied folder $option" 0
	well_said "an emptied folder $option"
	says "an emptied folder $option" "sakuin: $many: "
	[ -z "$option" ] || says "an emptied folder $option" \
		"sakuin: $many: is empty; is it mounted?"
	is "an emptied folder $option: all is there" "$(ask numbat | wc -w)" 3
done
rmdir "$many"
for option in --prune --prune=all; do
	index $option "$many"
	fails "a folder that is gone $option" "sakuin: $many: No such file"
	is "a folder that is gone $option" "$(ask numbat | wc -w)" 3
done
mkdir "$many"
mv "$TMPDIR/away"/* "$many"
index "$many"
prints 'and mounted again' '0 documents indexed, 3 files unchanged'
rm "$many/1.txt"
index --prune "$many"
says 'one third is gone' '1 of 3 files are gone, more than 5 %; nothing was removed'
index --prune=all "$many"
prints 'one third is gone, --prune=all' '1 document removed'
rm "$many"/*
index --prune=all "$many"
prints 'all is gone, --prune=all' '2 documents removed'
sound 'pruned' "$db"

# -------------------------------------------------- databases not our own

old=$TMPDIR/old
"$SAKUIN" index --quiet -d "$old" "$src" 2>"$err"
python "$old" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
db.set_metadata("sakuin.schema", "0")
db.commit()
END
was=$(revision "$old")
run "$SAKUIN" search -d "$old" --format=trec zebra
ends 'another schema' 0
is 'another schema: it is read' "$(ids)" src/good.txt
says 'another schema' \
	"sakuin: $old: made with sakuin.schema '0', this is '5'; " \
	'sakuin export -d OLD | sakuin index -d NEW -'
is 'another schema: one warning' "$(wc -l <"$err")" 1
run "$SAKUIN" index -d "$old" "$src"
ends 'another schema: no appending' 3
says 'another schema: no appending' "sakuin: $old: made with " \
	'nothing was changed' "sakuin export -d $old | sakuin index -d NEW -"
is 'another schema: untouched' "$(revision "$old")" "$was"
run "$SAKUIN" check -d "$old"
ends 'another schema: check' 0
prints 'another schema: check' '(this program differs)'
"$SAKUIN" export -d "$old" 2>"$err" >"$TMPDIR/old.ndjson"
"$SAKUIN" index --quiet -d "$TMPDIR/rebuilt" - <"$TMPDIR/old.ndjson"
run "$SAKUIN" search -d "$TMPDIR/rebuilt" --format=trec zebra
is 'another schema: rebuilt' "$(ids)" src/good.txt
silent 'another schema: rebuilt'

stock=$TMPDIR/stock
python "$stock" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OPEN)
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem("english"))
doc = xapian.Document()
generator.set_document(doc)
generator.index_text("Zebras were here before sakuin came.")
doc.set_data("url=http://stock.example/\nsample=Zebras were here\ncaption=Stock\n")
db.add_document(doc)
db.commit()
END
was=$(revision "$stock")
run "$SAKUIN" search -d "$stock" zebra
ends 'a stock database' 0
prints 'a stock database' 'Stock' 'http://stock.example/'
says 'a stock database' "sakuin: $stock: not made by sakuin; "
run "$SAKUIN" index -d "$stock" "$src"
ends 'a stock database: no appending' 3
says 'a stock database: no appending' \
	"sakuin: $stock: this database was not made by sakuin; index into another"
run "$SAKUIN" check -d "$stock"
ends 'a stock database: check' 3
says 'a stock database: check' 'xapian-check'
is 'a stock database: untouched' "$(revision "$stock")" "$was"

# A damaged one: said, by every command, and nothing is written.
cp -r "$old" "$TMPDIR/damaged"
printf 'XXXXXXXX' | dd of="$TMPDIR/damaged/iamglass" conv=notrunc 2>"$err"
for command in 'search x' export check 'index .'; do
	# shellcheck disable=SC2086 # a command and its word
	set -- $command
	sub=$1
	shift
	run "$SAKUIN" "$sub" -d "$TMPDIR/damaged" "$@"
	ends "damaged: $sub" 3
	says "damaged: $sub" "sakuin: $TMPDIR/damaged"
	well_said "damaged: $sub"
done

# ------------------------------------------------------------ two writers

mkfifo "$TMPDIR/slow"
"$SAKUIN" index -d "$db" - <"$TMPDIR/slow" >"$TMPDIR/slow.out" 2>&1 &
writer=$!
exec 3>"$TMPDIR/slow"
echo '{"id":"slow","text":"gnu"}' >&3
# The lock is there once the writer holds it.
until xapian-delve "$db" | grep -q '^currently open for writing = true'; do
	kill -0 $writer || break
done
run "$SAKUIN" index -d "$db" "$src"
ends 'a second writer' 3
says 'a second writer' "sakuin: $db: another process is writing to it; "
is 'readers go on' "$(ask zebra)" src/good.txt
exec 3>&-
wait $writer
is 'the first writer ends well' $? 0
is 'the first writer ends well: hits' "$(ask gnu)" slow
sound 'two writers' "$db"

# --------------------------------------------------------------- full disk

# Blocks of 512 bytes: not enough for the index of the collection.
full_disk() {
	for blocks in 4 16 60 200; do
		full=$TMPDIR/full.$blocks
		# shellcheck disable=SC2016 # expanded by the shell inside
		run sh -c 'ulimit -f "$1" && exec "$2" index -d "$3" "$4"' - \
			$blocks "$SAKUIN" "$full" "$collection"
		ends "full disk, $blocks blocks" 3
		well_said "full disk, $blocks blocks"
		says "full disk, $blocks blocks" "$full" 'File too large'
		run "$SAKUIN" index -d "$full" "$collection"
		ends "room again, $blocks blocks" 0
		prints "room again, $blocks blocks" '24 documents indexed'
		sound "room again, $blocks blocks" "$full"
	done
	was=$(documents "$db")
	# shellcheck disable=SC2016
	run sh -c 'ulimit -f 60 && exec "$1" index -d "$2" "$3"' - \
		"$SAKUIN" "$db" "$collection"
	ends 'full disk, a database with documents' 3
	is 'full disk: what was there is there' "$(documents "$db")" "$was"
	is 'full disk: and found' "$(ask zebra)" src/good.txt
	sound 'full disk, a database with documents' "$db"
}
# The thread sanitizer's own files do not fit into such limits.
if [ "${TEST_MODE:-}" = tsan ]; then
	skip 'full disk' 'the thread sanitizer needs room'
else
	full_disk
fi

# The same on a small file system, where mounting is allowed.
mkdir "$TMPDIR/small"
# shellcheck disable=SC2016
run unshare -m sh -c 'mount -t tmpfs -o size=256k tmpfs "$1" || exit 99
	"$2" index -d "$1/db" "$3"
	a=$?
	"$2" check -d "$1/db" >&2
	b=$?
	xapian-check "$1/db" >/dev/null
	echo "ends $a $b $?"' - "$TMPDIR/small" "$SAKUIN" "$collection"
if grep -q '^ends' "$out"; then
	is 'a small file system' "$(grep ^ends "$out")" 'ends 3 0 0'
	says 'a small file system' 'No space left on device'
else
	skip 'a small file system' "$(head -n 1 "$err")"
fi

# ------------------------------------------------------------- sudden death

mkdir "$TMPDIR/big"
awk -v dir="$TMPDIR/big" 'BEGIN {
	srand(20240229)
	for (f = 10; f < 70; f++)
		for (line = 0; line < 150; line++) {
			text = ""
			for (w = 0; w < 15; w++)
				text = text " w" int(20000 * rand() * rand())
			print text >(dir "/" f ".txt")
		}
}'
killed=$TMPDIR/killed
for moment in 0.01 0.02 0.04 0.06 0.09 0.13 0.18 0.25 0.35 0.5; do
	timeout -s KILL $moment "$SAKUIN" index -d "$killed" "$TMPDIR/big" \
		>/dev/null 2>&1
	# Nobody can do with tables that have no revision yet; see below.
	[ ! -e "$killed/iamglass" ] || sound "killed after $moment s" "$killed"
	# Then something to do again, for the next one to be killed at.
	touch "$TMPDIR/big"/*1.txt
	for file in "$TMPDIR/big"/*2.txt; do
		echo "once more $moment" >>"$file"
	done
done
run "$SAKUIN" index -d "$killed" "$TMPDIR/big"
ends 'killed ten times, then let be' 0
sound 'killed ten times, then let be' "$killed"
"$SAKUIN" index --quiet -d "$TMPDIR/calm" "$TMPDIR/big"
"$SAKUIN" export -d "$killed" | sort >"$TMPDIR/one"
"$SAKUIN" export -d "$TMPDIR/calm" | sort >"$TMPDIR/two"
test_that 'killed ten times: the same documents in the end' \
	cmp "$TMPDIR/one" "$TMPDIR/two"
is 'killed ten times: the same terms' \
	"$(xapian-delve -1 -a -v "$killed" | sha256sum)" \
	"$(xapian-delve -1 -a -v "$TMPDIR/calm" | sha256sum)"

# Killed at the worst moment of all: tables, but nothing says which.
"$SAKUIN" index --quiet -d "$TMPDIR/unborn" "$src/good.txt"
rm "$TMPDIR/unborn/iamglass"
run "$SAKUIN" search -d "$TMPDIR/unborn" zebra
ends 'killed when it was made' 3
well_said 'killed when it was made'
run "$SAKUIN" index -d "$TMPDIR/unborn" "$src/good.txt"
ends 'killed when it was made: made again' 0
prints 'killed when it was made: made again' '1 document indexed'
sound 'killed when it was made: made again' "$TMPDIR/unborn"

# The same with several processes.
killed=$TMPDIR/killed2
for moment in 0.03 0.1 0.2 0.3; do
	timeout -s KILL $moment "$SAKUIN" index -j 2 -d "$killed" \
		"$TMPDIR/big" >/dev/null 2>&1
	[ ! -e "$killed/iamglass" ] || sound "-j 2, killed after $moment s" "$killed"
done
# What was killed holds the lock until its last process has gone.
for _ in 1 2 3 4 5 6 7 8 9 10; do
	run "$SAKUIN" index -j 2 -d "$killed" "$TMPDIR/big"
	[ "$status" = 3 ] || break
	sleep 0.5
done
ends '-j 2, killed, then let be' 0
sound '-j 2, killed, then let be' "$killed"
"$SAKUIN" export -d "$killed" | sort >"$TMPDIR/one"
test_that '-j 2, killed: the same documents in the end' \
	cmp "$TMPDIR/one" "$TMPDIR/two"
is '-j 2, killed: nothing is left over' \
	"$(cd "$TMPDIR" && echo killed2*)" killed2

# -------------------------------------------------------------- bad queries

for query in 'zebra AND' 'AND' '(zebra' 'zebra NEAR' 'NOT'; do
	run "$SAKUIN" search -d "$db" -- "$query"
	case $status in
	0 | 1 | 2) ok ;;
	*) not_ok "query $query: ends with $status" "$(cat "$err")" ;;
	esac
	well_said "query $query"
done
run "$SAKUIN" search -d "$db" 'zebra AND'
ends 'a query that does not parse' 2
says 'a query that does not parse' 'sakuin: the query does not parse' '; '
run "$SAKUIN" search -d "$db" "$(printf 'zebra \377\376')"
ends 'a query that is no UTF-8' 0
run "$SAKUIN" search -d "$db" "$(head -c 60000 /dev/zero | tr '\0' 'x')"
ends 'a word of 60 kB' 1
run "$SAKUIN" search -d "$db" "$(head -c 100000 /dev/zero | tr '\0' 'x')"
ends 'a word of 100 kB' 2
well_said 'a word of 100 kB'
run "$SAKUIN" search -d "$db" "z*"
ends 'a wildcard' 0
sound 'in the end' "$db"
finish
