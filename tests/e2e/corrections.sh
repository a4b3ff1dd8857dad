#!/bin/sh
# corrections.sh - what a person says of documents and references is kept, and
# holds after whatever becomes of the documents.
. tests/e2e/lib.sh

reports=$TMPDIR/reports
mkdir "$reports"
cat >"$reports/a.txt" <<'END'
Harbours of the east

The harbour was deep [1]. The maps show reefs [2].

References
[1] Mori, K. (1999). Harbours and ships. Tokyo: Kaiun.
[2] Brown, T. (2011). Maps of the eastern sea. Journal of Maps, 3, 1-20.
END
cat >"$reports/b.txt" <<'END'
More harbours

Ships were seen in it [1].

References
[1] Mori, Kenji. Harbours and ships. Kaiun, 1999.
[2] Ota, C. (2013). Lamps of the coast. Coast Review, 3(1), 4-9.
END
# plain ARG...: all documents, without corrections and what tells of them.
plain() {
	"$SAKUIN" export "$@" | grep -v '"kind":"correction"'
}
"$SAKUIN" index --quiet -d "$db" "$reports" 2>"$err"
plain -d "$db" >"$TMPDIR/before"
source=$("$SAKUIN" search -d "$db" --kind=source --format=trec harbours |
	awk 'NR == 1 { print $3 }')
run "$SAKUIN" show -d "$db" "$source"
prints 'one source, two reports' 'cited_by   2'

# A file with bad lines: they are named, the others count.
c=$TMPDIR/c.tsv
printf '\357\273\277# what MK found\r\nid\tfield\tvalue\twho\twhen\r\n' >"$c"
{
	printf 'reports/a.txt\ttitle\t東の港\tMK\t2026-11-23\n'
	printf 'reports/a.txt\tdate\t1999-13\n'
	printf '%s\ttitle\tDeep harbours\n' "$source"
	printf 'reports/a.txt#1 reports/b.txt#1\tverdict\tdifferent\tMK\n'
	printf 'reports/b.txt#2\tdoi\thttps://doi.org/10.1000/lamps\n'
	printf 'reports/c.txt\ttitle\tLater\n'
	printf 'reports/b.txt#9\ttitle\tNever\n'
	printf 'reports/b.txt\tvolume\t3\n'
} >>"$c"
run "$SAKUIN" index -d "$db" --corrections "$c"
ends 'a file with bad lines' 1
well_said 'a file with bad lines'
prints 'a file with bad lines' '0 documents indexed' '6 corrections read' \
	'2 corrections failed'
says 'a file with bad lines' \
	"sakuin: $c:4: the date '1999-13' is none; write YYYY" \
	"sakuin: $c:10: documents have no 'volume' to correct; for a" \
	"sakuin: $c:8: nothing here has the id 'reports/c.txt'; the" \
	"$c:9: nothing here has the id 'reports/b.txt#9'; the correction is kept"
run "$SAKUIN" show -d "$db" reports/a.txt
prints 'a title' 'title      東の港' 'uncorrected {"title":"Harbours of'
is 'found by it' "$(ask 'title:東の港')" reports/a.txt
is 'not by the old one' "$(ask 'title:east')" ''
run "$SAKUIN" search -d "$db" --kind=source --format=json kaiun
prints 'two sources of one' '"title":"Deep harbours"' '"cited_by":1' \
	'"title":"Harbours and ships"'
lacks "$out" 'two sources of one' '"cited_by":2'
run "$SAKUIN" search -d "$db" --kind=source --format=bibtex lamps
prints 'a field of a reference' '10.1000/lamps'
run "$SAKUIN" search -d "$db" --format=csl --kind=source deep
prints 'a title in CSL' '"title":"Deep harbours"'
sound 'corrected' "$db"

# The same once more changes nothing.
"$SAKUIN" export -d "$db" >"$TMPDIR/one"
revision=$(revision "$db")
run "$SAKUIN" index -d "$db" --corrections "$c"
ends 'once more' 1
"$SAKUIN" export -d "$db" >"$TMPDIR/two"
test_that 'once more' cmp "$TMPDIR/one" "$TMPDIR/two"
is 'once more, nothing is written' "$(revision "$db")" "$revision"

# A database made afresh with them is the same, in any number of processes.
for jobs in 1 3; do
	new=$TMPDIR/new$jobs
	run "$SAKUIN" index -j "$jobs" -d "$new" --corrections "$c" "$reports"
	ends "afresh, -j $jobs" 1
	says "afresh, -j $jobs" "$c:8: nothing here has the id"
	plain -d "$new" | sort >"$TMPDIR/fresh"
	plain -d "$db" | sort >"$TMPDIR/old"
	test_that "afresh, -j $jobs" cmp "$TMPDIR/old" "$TMPDIR/fresh"
	sound "afresh, -j $jobs" "$new"
done
# They are kept where the database holds nothing else yet.
run "$SAKUIN" index -d "$TMPDIR/first" --corrections "$c"
is 'no documents' "$(documents "$TMPDIR/first")" 0
run "$SAKUIN" index -j 2 -d "$TMPDIR/first" "$reports"
ends 'documents come' 0
plain -d "$TMPDIR/first" | sort >"$TMPDIR/fresh"
test_that 'corrections first' cmp "$TMPDIR/old" "$TMPDIR/fresh"

# Export carries them, as lines and as a file.
run sh -c '"$1" export -d "$2" | "$1" index -d "$3" -' - "$SAKUIN" "$db" \
	"$TMPDIR/copy"
ends 'export | index -' 0
"$SAKUIN" export -d "$TMPDIR/copy" | sort >"$TMPDIR/two"
sort "$TMPDIR/one" >"$TMPDIR/one.sorted"
test_that 'export | index -' cmp "$TMPDIR/one.sorted" "$TMPDIR/two"
run "$SAKUIN" export -d "$db" --corrections
prints 'as a file' "$(printf 'id\tfield\tvalue\twho\twhen')" \
	"$(printf 'reports/a.txt\ttitle\t東の港\tMK\t2026-11-23')"
cp "$out" "$TMPDIR/all.tsv"
run "$SAKUIN" index -d "$TMPDIR/third" --corrections "$TMPDIR/all.tsv" "$reports"
ends 'its own file' 0
plain -d "$TMPDIR/third" | sort >"$TMPDIR/fresh"
test_that 'its own file' cmp "$TMPDIR/old" "$TMPDIR/fresh"
# What is given with a run goes before what an export says.
printf 'reports/a.txt\ttitle\tBoth\n' >"$TMPDIR/both.tsv"
run sh -c '"$1" index -d "$2" --corrections "$3" - <"$4"' - "$SAKUIN" \
	"$TMPDIR/copy" "$TMPDIR/both.tsv" "$TMPDIR/one"
ends 'a file and an export' 0
run "$SAKUIN" show -d "$TMPDIR/copy" reports/a.txt
prints 'a file and an export' 'title      Both'

# A document goes, comes back, and changes.
mv "$reports/a.txt" "$TMPDIR/a.txt"
run "$SAKUIN" index --prune=all -d "$db" "$reports"
ends 'gone' 0
run "$SAKUIN" show -d "$db" reports/a.txt
ends 'gone' 1
mv "$TMPDIR/a.txt" "$reports"
"$SAKUIN" index --quiet -d "$db" "$reports" 2>"$err"
plain -d "$db" | sort >"$TMPDIR/fresh"
test_that 'back' cmp "$TMPDIR/old" "$TMPDIR/fresh"
echo 'A word more: zebra.' >>"$reports/a.txt"
"$SAKUIN" index --quiet -d "$db" "$reports" 2>"$err"
is 'changed' "$(ask 'zebra title:東の港 NOT nothing')" reports/a.txt

# Taken back, all is as it was: of a numbered reference by its number, too.
sed -i '$d' "$reports/a.txt"
awk -F '\t' -v OFS='\t' '/^reports|^src/ { print $1, $2, "" }' "$c" |
	sed '/1999-13/d; /date/d; /volume/d' >"$TMPDIR/back.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/back.tsv" "$reports"
ends 'taken back' 0
plain -d "$db" | sort >"$TMPDIR/fresh"
sort "$TMPDIR/before" >"$TMPDIR/old"
test_that 'taken back' cmp "$TMPDIR/old" "$TMPDIR/fresh"
sound 'taken back' "$db"

# A reference and a document: said to be the same, also when the reference
# goes and comes back; said to be different.
work='{"id":"work","title":"A work under its own name","doi":"10.1000/work","text":"x"}'
citing='{"id":"citing","text":"y","references":["Ota, C. Under another. 1990."]}'
cited=$TMPDIR/cited
both() {
	printf '%s\n' "$@" | "$SAKUIN" index --quiet -d "$cited" - 2>"$err"
	"$SAKUIN" show -d "$cited" work | sed -n 's/^cited_by *//p'
}
is 'not the same' "$(both "$work" "$citing")" ''
printf 'work citing#1\tverdict\tsame\n' >"$TMPDIR/work.tsv"
run "$SAKUIN" index -d "$cited" --corrections "$TMPDIR/work.tsv"
ends 'the same' 0
silent 'the same'
is 'the same' "$(both)" 1
run "$SAKUIN" search -d "$cited" --kind=source --format=trec another
is 'one source' "$(ids)" work
is 'the reference goes' "$(both '{"id":"citing","text":"y"}')" ''
is 'it comes back' "$(both "$citing")" 1
is 'the document changes' "$(both "$(echo "$work" | sed s/:\"x\"/:\"z\"/)")" 1
titled='{"id":"titled","text":"y","references":["Mori, K. A work under its own name. 2001. https://doi.org/10.1000/work"]}'
is 'by its title' "$(both "$titled")" 2
printf 'work titled#1\tverdict\tdifferent\n' >"$TMPDIR/work.tsv"
run "$SAKUIN" index -d "$cited" --corrections "$TMPDIR/work.tsv"
is 'different' "$(both)" 1
is 'still different' "$(both "$work" "$titled")" 1
sound 'documents and references' "$cited"

# A name is found by how people say it is read, in any spelling; with what it
# is written like.
index_lines <<'END'
{"id":"han","lang":"ja","text":"本日、東南院久遠寺郎が来た。"}
{"id":"latin","lang":"en","text":"Then Tonan Kuonjiro came to the meeting."}
{"id":"hangul","lang":"ko","text":"오늘 새벽달하나가 왔다."}
END
is 'no reading' "$(ask Haru Dal)" ''
printf '새벽달하나\treading\tHaru Dal\n東南院\treading\tXylqz\n' \
	>"$TMPDIR/readings.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/readings.tsv"
ends 'readings' 0
is 'a reading' "$(ask Haru Dal)" hangul
is 'another spelling' "$(ask '"Haru-dal"')" hangul
is 'what sounds like nothing' "$(ask Xylqz)" han
run "$SAKUIN" search -d "$db" Haru Dal
prints 'named' 'also searched: 새벽달하나 (corrections)'
is 'no installed name' "$(ask --no-synonyms Haru Dal)" hangul
run "$SAKUIN" forms -d "$db" 'Haru Dal'
prints 'forms' 새벽달하나
run "$SAKUIN" forms -d "$db" Xylqz
prints 'forms of what sounds like nothing' 東南院
run "$SAKUIN" export -d "$db"
prints 'exported' '"field":"reading","value":"Haru Dal"'
printf '새벽달하나\treading\t\n' >"$TMPDIR/readings.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/readings.tsv"
is 'taken back' "$(ask Haru Dal)" ''

# Where texts are not kept the file is read again.
"$SAKUIN" index --quiet -d "$TMPDIR/small" --without=text "$reports" 2>"$err"
run "$SAKUIN" index -d "$TMPDIR/small" --corrections "$TMPDIR/both.tsv"
ends 'no texts' 0
says 'no texts' 'not corrected yet, as the text is not kept: 1 of the documents'
run "$SAKUIN" index -d "$TMPDIR/small" "$reports"
run "$SAKUIN" show -d "$TMPDIR/small" reports/a.txt
prints 'no texts' 'title      Both'
run "$SAKUIN" search -d "$TMPDIR/small" --format=trec reefs
prints 'no texts, still found' 'reports/a.txt'

# Failures.
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/none"
ends 'no such file' 2
says 'no such file' "sakuin: $TMPDIR/none: No such file or directory; give"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR"
ends 'a folder' 2
run "$SAKUIN" index -d "$db" --corrections "$c" --corrections "$c"
ends 'two files' 2
printf '{"id":"x","kind":"correction","correction":{"id":"a"}}\n' >"$TMPDIR/x"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$db" "$TMPDIR/x"
ends 'a bad line of an export' 1
says 'a bad line of an export' "id 'x': the field '' is unknown; write title"
finish
