#!/bin/sh
# rights.sh - what may not be seen is nowhere: not in the tables of the
# database, and in nothing that any command prints.
. tests/e2e/lib.sh
. tests/e2e/traces.sh

src=$TMPDIR/src
mkdir -p "$src"
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
# later DAYS COMMAND...: COMMAND, so many days from now.
later() {
	seconds=$(($1 * 86400))
	shift
	SECONDS_LATER=$seconds LD_PRELOAD=$TMPDIR/later.so "$@"
}
day() {
	date -u -d "$1 days" +%Y-%m-%d
}

open_line='{"id":"open","title":"Open report","text":"Zebras run past the Kremlin. Kim says so [1].\n\nReferences\n[1] Kim, A. \"Zebras in the town.\" Journal of Zebras 3 (2001): 12-20.\n"}'
# secret MEMBERS: a report with them.
secret() {
	printf '%s\n' '{"id":"secret","title":"Sealed report","authors":["Ann Archivist"],'"$1"'"abstract":"Abstractoword.","frame":"Frameword\n","ruby":"Rubyword（るび）\n","text":"Quagmireword gribblefeather. Park Hanbi (朴漢秘, Pak Hanbi) said it [1] and [2], of zebras.\n\nReferences\n[1] Lee, B. \"Xylophonist unseen.\" Hushjournal 3 (2001): 12-20.\n[2] Kim, A. \"Zebras in the town.\" Journal of Zebras 3 (2001): 12-20.\n"}'
}
words='quagmireword gribblefeather xylophonist hushjournal 漢秘'
beside='abstractoword frameword rubyword'
restricted=' "rights":"no-text; the donor asks for it",'

# nowhere NAME DB: none of it is in DB, however one looks.
nowhere() {
	dump "$2"
	for word in $words $beside; do
		is "$1: $word" "$(kinds "$word")" ''
	done
}
# only_terms NAME DB: its words are terms without places, and nothing else.
only_terms() {
	dump "$2"
	for word in $words; do
		is "$1: $word" "$(kinds "$word")" 'term '
	done
	for word in $beside; do
		is "$1: $word" "$(kinds "$word")" ''
	done
}

# ------------------------------------------------------------ without text
{
	printf '%s\n' "$open_line"
	secret "$restricted"
} >"$src/a.ndjson"
index --report "$TMPDIR/report" "$src"
ends 'no-text' 0
prints 'no-text' '2 documents indexed'
lacks "$TMPDIR/report" 'no-text: the report' uagmire ylophonist ushjournal
holds "$TMPDIR/report" 'no-text: the report' '"references":1'
is 'found by its words' "$(ask quagmireword)" secret
is 'found by all of them' "$(ask --op=and gribblefeather zebra)" secret
is 'found by how a name sounds' "$(ask hanbi)" secret
is 'found by characters' "$(ask 朴漢秘)" secret
is 'found by title' "$(ask title:sealed)" secret
is 'found by author' "$(ask author:archivist)" secret
is 'found by its rights' "$(ask rights:no-text)" secret
is 'no phrases' "$(ask '"quagmireword gribblefeather"')" ''
only_terms 'no-text' "$db"
is 'its sources are not there' "$(ask --kind=source xylophonist)" ''
is 'those of others do not count it' \
	"$("$SAKUIN" search -d "$db" --kind=source --format=json zebras |
		grep -o '"cited_by":[0-9]*')" '"cited_by":1'

# ------------------------------------------------- what commands print of it
# quiet NAME COMMAND...: no word of the text is printed, whatever it ends with.
quiet() {
	name=$1
	shift
	run "$@"
	cat "$err" >>"$out"
	for word in $words $beside; do
		if grep -qiF -e "$word" "$out"; then
			not_ok "$name: $word" "$(cat "$out")"
		else
			ok
		fi
	done
}
for format in text json tsv trec csl ris bibtex urls; do
	quiet "search, $format" "$SAKUIN" search -d "$db" --format=$format \
		--color=always zebras hanbi sealed
	quiet "search by a wildcard, $format" "$SAKUIN" search -d "$db" \
		--format=$format 'quagmire*' 'xyl*'
done
quiet 'search, sources' "$SAKUIN" search -d "$db" --kind=source zebras lee
for typo in quagmirewrod gribblefether xylophonits hushjurnal hanbbi; do
	quiet "no suggestion for $typo" "$SAKUIN" search -d "$db" "$typo"
	run "$SAKUIN" search -d "$db" "$typo"
	lacks "$err" "no suggestion for $typo" 'did you mean'
done
quiet 'show' "$SAKUIN" show -d "$db" secret
prints 'show' 'rights     no-text; the donor asks for it'
lacks "$out" 'show' 'Kim, A.'
quiet 'show the source' "$SAKUIN" show -d "$db" "$(ask --kind=source zebras)"
prints 'show the source' 'Open report'
lacks "$out" 'show the source' 'Sealed'
quiet 'explain' "$SAKUIN" explain -d "$db" 'zebras hanbi sealed' secret
quiet 'explain a wildcard' "$SAKUIN" explain -d "$db" 'quag* xylo*' secret
quiet 'forms' "$SAKUIN" forms -d "$db" hanbi
says 'forms' 'their texts are not in the database'
quiet 'forms, characters' "$SAKUIN" forms -d "$db" 'Pak Hanbi'
quiet 'related' "$SAKUIN" related -d "$db" secret
says 'related' 'its text is not kept'
quiet 'related to others' "$SAKUIN" related -d "$db" open
quiet 'review' "$SAKUIN" review -d "$db"
lacks "$out" 'review: that it has no text is as it should be' secret
quiet 'check' "$SAKUIN" check --full -d "$db"
quiet 'doctor' "$SAKUIN" doctor "$db"
lacks "$out" 'doctor' hanbi
quiet 'export' "$SAKUIN" export -d "$db"
says 'export' '1 documents are here without their texts'
prints 'export' '"id":"secret"' '"rights":"no-text; the donor asks for it"'
for format in csl ris bibtex; do
	quiet "export, $format" "$SAKUIN" export -d "$db" --format=$format
done
cat >"$TMPDIR/library.py" <<'EOF'
import sys
import sakuin
with sakuin.Rewriter(sys.argv[1]) as r:
    for text in ("zebras sealed", "hanbi", "quag*", "rights:no-text"):
        for hit in r.search(text):
            print(hit)
    for word in ("hanbi", "hush", "lee", "zebra", "gribble"):
        print([form.text for form in r.expand(word)])
EOF
if sanitized "$BUILD/libsakuin.so.0"; then
	skip 'the library' 'one with sanitizers is not for Python'
else
	quiet 'the library' env PYTHONPATH=plugin/python \
		PYTHONDONTWRITEBYTECODE=1 LD_LIBRARY_PATH="$BUILD" \
		"$python" "$TMPDIR/library.py" "$db"
	prints 'the library' "id='secret'"
fi
echo "remote :$(dirname "$SAKUIN")/sakuin-connector $db" >"$TMPDIR/stub"
quiet 'behind the connector' "$SAKUIN" search -d "$TMPDIR/stub" zebras hanbi
prints 'behind the connector' 'Sealed report'
quiet 'doctor of the connector' "$SAKUIN" doctor "$TMPDIR/stub"
printf '1\tzebras\n2\thanbi\n' >"$TMPDIR/topics"
quiet 'topics' "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics" \
	--format=json

# A dictionary of it, in the database or beside it.
quiet 'dict build' "$SAKUIN" dict build -o "$TMPDIR/dict" --verbose "$db"
nowhere 'dictionary' "$TMPDIR/dict"
cp -r "$db" "$TMPDIR/with"
quiet 'dict build into the database' "$SAKUIN" dict build "$TMPDIR/with"
only_terms 'dictionary inside' "$TMPDIR/with"

# --------------------------------------------------- in every way it may come
run sh -c '"$1" export -d "$2" | "$1" index -d "$3" -' - "$SAKUIN" "$db" \
	"$TMPDIR/again"
ends 'there and back' 0
nowhere 'there and back' "$TMPDIR/again"
run "$SAKUIN" show -d "$TMPDIR/again" secret
prints 'there and back' 'rights     no-text; the donor asks for it'
"$SAKUIN" export -d "$db" >"$TMPDIR/one" 2>"$err"
"$SAKUIN" export -d "$TMPDIR/again" >"$TMPDIR/two" 2>"$err"
test_that 'there and back: the same' cmp "$TMPDIR/one" "$TMPDIR/two"
"$SAKUIN" index -d "$TMPDIR/again" "$src" >"$out" 2>"$err"
only_terms 'its file again' "$TMPDIR/again"

i=0
while [ $i -lt 40 ]; do
	i=$((i + 1))
	echo "{\"id\":\"filler$i\",\"text\":\"Filler number $i about zebras.\"}"
done >"$src/b.ndjson"
run "$SAKUIN" index -j 2 -d "$TMPDIR/parts" "$src"
ends '-j 2' 0
only_terms '-j 2' "$TMPDIR/parts"
run "$SAKUIN" index -d "$TMPDIR/parts" --verify "$src"
only_terms '-j 2, verified' "$TMPDIR/parts"
run "$SAKUIN" index --without=text -d "$TMPDIR/bare" "$src"
only_terms 'without texts' "$TMPDIR/bare"

# A correction must not cost its words.
printf 'secret\ttitle\tCorrected seal\tMK\n' >"$TMPDIR/c.tsv"
index --corrections "$TMPDIR/c.tsv"
says 'a correction waits for its file' 'as the text is not kept'
is 'a correction keeps its words' "$(ask quagmireword)" secret
index "$src"
is 'a correction arrives' "$(ask title:corrected)" secret
is 'a correction keeps its words still' "$(ask quagmireword)" secret
only_terms 'corrected' "$db"
index "$src"
prints 'and no file is read again' '2 files unchanged'

# ------------------------------------------------------- opened and closed
{
	printf '%s\n' "$open_line"
	secret ''
} >"$src/a.ndjson"
index "$src"
run "$SAKUIN" search -d "$db" --format=json quagmireword
prints 'opened: a snippet' 'gribblefeather'
is 'opened: phrases' "$(ask '"quagmireword gribblefeather"')" secret
is 'opened: its sources' "$(ask --kind=source xylophonist | wc -w)" 1
run "$SAKUIN" search -d "$db" gribblefether
says 'opened: suggestions' "did you mean 'gribblefeather'"
"$SAKUIN" dict build "$db" >"$out" 2>"$err"
{
	printf '%s\n' "$open_line"
	secret "$restricted"
} >"$src/a.ndjson"
index "$src"
only_terms 'closed again' "$db"
is 'closed again: its sources' "$(ask --kind=source xylophonist)" ''
secret '"rights":"exclude",' >"$src/a.ndjson"
printf '%s\n' "$open_line" >>"$src/a.ndjson"
index --report "$TMPDIR/report" "$src"
ends 'excluded' 0
prints 'excluded' '1 document removed, 1 document withheld'
holds "$TMPDIR/report" 'excluded' \
	'"id":"secret","status":"withheld","rights":"exclude"'
nowhere 'excluded' "$db"
run "$SAKUIN" show -d "$db" secret
ends 'excluded: not there' 1
run "$SAKUIN" index -j 2 -d "$TMPDIR/never" "$src"
nowhere 'excluded from the start' "$TMPDIR/never"

# A word that may be meant to close it does.
secret '' >"$src/a.ndjson"
index "$src"
secret '"rights":"Restricted",' >"$src/a.ndjson"
index "$src"
ends 'in doubt' 1
says 'in doubt' "id 'secret': rights 'Restricted' may be meant to close it" \
	'write exclude, no-text or open and a semicolon before'
nowhere 'in doubt' "$db"
secret '"rights":"exlude",' >"$src/a.ndjson"
index "$src"
ends 'a slip' 1
nowhere 'a slip' "$db"
secret '"embargo":"some day",' >"$src/a.ndjson"
index "$src"
says 'no date' "embargo 'some day' is not a date"
nowhere 'no date' "$db"
secret '"rights":"CC BY 4.0","embargo":"2001~",' >"$src/a.ndjson"
index "$src"
ends 'a statement' 0
run "$SAKUIN" search -d "$db" --format=json quagmireword
prints 'a statement' '"rights":"CC BY 4.0"' 'gribblefeather'
run "$SAKUIN" show -d "$db" secret
prints 'a statement' 'rights     CC BY 4.0' 'embargo    2001~'

# ---------------------------------------------- what stands beside a file
# Each word in a file of its own: of a manifest, a sidecar, an archive.
files=$TMPDIR/files
mkdir -p "$files"
printf 'Guessed first line\n\nQuagmireword (朴漢秘) in it.\n' >"$files/a.txt"
echo 'Gribblefeather.' >"$files/b.txt"
echo 'Xylophonist.' >"$files/member.txt"
(cd "$files" && "$python" -m zipfile -c z.zip member.txt && rm member.txt)
echo 'Hushjournal.' >"$files/c.txt"
echo 'Abstractoword.' >"$files/d.txt"
cat >"$files/d.txt.dc.xml" <<'END'
<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>exclude</dc:rights></m>
END
printf '%s\t%s\t%s\t%s\t%s\n' path title rights access description \
	a.txt '' no-text '' 'Told of Ponyoword' b.txt Bee '' exclude '' \
	z.zip Zip 'no-text' '' '' c.txt 'Given title' 'CC BY' no-text '' \
	d.txt Dee '(c) 1999' '' '' >"$files/list.tsv"
db=$TMPDIR/beside
index --manifest "$files/list.tsv" "$files"
ends 'beside' 0
prints 'beside' '2 documents withheld'
dump "$db"
is 'beside: of a manifest' "$(kinds quagmireword)" 'term '
is 'beside: a title of the text' "$(kinds 'guessed')" 'term '
is 'beside: a title that is given' "$(ask title:given)" files/c.txt
is 'beside: a description' "$(kinds ponyoword | sed 's/metadata //')" 'term '
is 'beside: excluded' "$(kinds gribblefeather)" ''
is 'beside: what an archive holds' "$(kinds xylophonist)" 'term '
is 'beside: the strictest of two columns' "$(kinds hushjournal)" 'term '
is 'beside: whose it is opens nothing' "$(kinds abstractoword)" ''
printf '%s\t%s\n' path rights d.txt open >"$files/list.tsv"
index --manifest "$files/list.tsv" "$files"
is 'beside: nor does another list' "$(ask abstractoword)" ''
echo '<oops' >"$files/d.txt.dc.xml"
index "$files"
ends 'beside: a broken sidecar' 1
is 'beside: nor does a broken sidecar' "$(ask abstractoword)" ''
rm "$files/d.txt.dc.xml"
index "$files"
is 'beside: it opens where it was closed' "$(ask abstractoword)" files/d.txt
db=$TMPDIR/db

# ------------------------------------------------------------- an embargo
secret "\"embargo\":\"$(day 0)\"," >"$src/a.ndjson"
echo 'Plain neighbour.' >"$src/c.txt"
index "$src"
ends 'an embargo' 0
prints 'an embargo' '1 document withheld'
nowhere 'an embargo' "$db"
index "$src"
prints 'nothing to do before its end' '0 documents indexed, 3 files unchanged'

if ${CC:-cc} -shared -fPIC -o "$TMPDIR/later.so" tests/e2e/later.c \
	>"$TMPDIR/cc" 2>&1 && later 1 "$SAKUIN" --version >"$out" 2>&1; then
	index_later() {
		days=$1
		shift
		run later "$days" "$SAKUIN" index -d "$db" "$@"
	}
	index_later 1 "$src"
	prints 'it comes in by itself' '1 document indexed, 2 files unchanged'
	is 'it is there' "$(ask quagmireword)" secret
	run "$SAKUIN" show -d "$db" secret
	prints 'added on that day' "added      $(day 1)"
	index_later 1 "$src"
	prints 'once' '0 documents indexed, 3 files unchanged'
	# Built in parts, and of several documents each in its time.
	{
		secret "\"rights\":\"no-text\",\"embargo\":\"$(day 9)\","
		echo '{"id":"soon","text":"Sooner.","embargo":"'"$(day 4)"'"}'
		cat "$src/b.ndjson"
		echo '{"id":"last","text":"Lastly.","embargo":"'"$(day 6)"'"}'
	} >"$src/a.ndjson"
	rm -r "$db" "$src/b.ndjson"
	index -j 2 "$src"
	prints 'several' '41 documents indexed, 3 documents withheld'
	nowhere 'several' "$db"
	index_later 5 "$src"
	is 'the first' "$(ask sooner)" soon
	nowhere 'the first' "$db"
	is 'not the others' "$(ask lastly)" ''
	index_later 7 "$src/c.txt"
	is 'others when their file is looked at' "$(ask lastly)" ''
	index_later 7 "$src"
	is 'the second' "$(ask lastly)" last
	index_later 10 "$src"
	is 'the last' "$(ask quagmireword)" secret
	only_terms 'the last, by its rights' "$db"
	# A manifest says it once, and it holds without it; in parts, too.
	rm -r "$db" "$files"/*
	echo 'Quagmireword.' >"$files/a.txt"
	echo 'Plain neighbour.' >"$files/b.txt"
	printf 'path\tembargo\trights\na.txt\t%s\tno-text\n' "$(day 0)" \
		>"$TMPDIR/list.tsv"
	sed -i "s:^a.txt:$files/a.txt:" "$TMPDIR/list.tsv"
	index -j 2 --manifest "$TMPDIR/list.tsv" "$files"
	prints 'an embargo in a manifest' '1 document withheld'
	dump "$db"
	is 'an embargo in a manifest' "$(kinds quagmireword)" ''
	index_later 1 "$files"
	is 'it ends without the manifest' "$(ask quagmireword)" files/a.txt
	dump "$db"
	is 'and then its rights count' "$(kinds quagmireword)" 'term '
	# Who watches notices that the day ends: it does so in a moment.
	secret "\"embargo\":\"$(day 0)\"," >"$src/a.ndjson"
	rm -r "$db"
	SECONDS_LATER=$((86400 - $(date +%s) % 86400 - 3)) \
		LD_PRELOAD=$TMPDIR/later.so "$SAKUIN" index -d "$db" --watch \
		"$src" >"$TMPDIR/log" 2>&1 &
	watch=$!
	for _ in $(seq 200); do
		grep -q 'watching; interrupt' "$TMPDIR/log" && break
		sleep 0.1
	done
	is 'watched: not yet' "$(ask quagmireword)" ''
	for _ in $(seq 200); do
		[ "$(ask quagmireword)" = secret ] && break
		sleep 0.1
	done
	is 'watched: the day ends' "$(ask quagmireword)" secret
	kill "$watch"
	wait "$watch"
	dump "$db"
	is 'nothing waits any more' "$(grep -c '^metadata until:' \
		"$TMPDIR/dump")" 0
else
	skip 'an embargo ends' 'no compiler, or a library that can not be preloaded'
fi
sound 'in the end' "$db"
finish
