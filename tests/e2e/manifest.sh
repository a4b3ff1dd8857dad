#!/bin/sh
# manifest.sh - what manifests and sidecars say of files: it wins, it is kept,
# and what changes in it is indexed again.
. tests/e2e/lib.sh

src=$TMPDIR/src m=$TMPDIR/src/m.tsv
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
line_of() {
	"$SAKUIN" export -d "$db" | grep -F "$1" || :
}
mkdir -p "$src/box/deep"
echo 'Minutes of the harbour board, which met twice.' >"$src/box/a.txt"
echo 'A list of quays and cranes.' >"$src/box/deep/b.txt"
cat >"$src/box/c.html" <<'END'
<html lang="en"><head><title>Printed title</title>
<meta name="author" content="Printed Author"></head>
<body><p>A map of the roads.</p></body></html>
END
printf 'file\ttitle\tcreator\tdate\tlanguage\treference code\tcollection\trepository\turl\tdoi\tisbn\trights\tkeywords\tdescription\tbox no\n' >"$m"
printf 'box/a.txt\t港湾委員会議事録\t渡辺, 健; 박, 철수\t昭和62年頃\tJapanese\t雑-0451\tHarbours\tCity Archive\thttps://example.org/a\tdoi:10.1234/a\t978-4-00-000000-1\topen\tports; 港\tFound in the annex\t7\n' >>"$m"
printf 'box/deep/b.txt\tQuays\t\t198X\ten\tMG-12/3\tHarbours\n' >>"$m"
printf 'box/c.html\tRoads of Busan\tKim, Cheolsu\n' >>"$m"
printf 'box/gone.txt\tGone\n' >>"$m"

index --manifest "$m" "$src"
ends 'first' 0
prints 'first' '3 documents indexed' '1 file read as metadata'
says 'first' "sakuin: $m:1: the column 'box no' means nothing here and is passed over" \
	"sakuin: $m:5: there is no file 'box/gone.txt', neither beside it nor below what is indexed; correct its path"
is 'first: told once each' "$(grep -c . "$err")" \
	"$(($(grep -c 'to have that' "$err") + 2))"

# It wins over what the file says.
is 'title' "$(ask 'title:港湾')" src/box/a.txt
is 'the printed title is not its title' "$(ask 'title:printed')" ''
is 'author' "$(ask 'author:cheolsu')" 'src/box/c.html src/box/a.txt'
is 'author, romanised' "$(ask 'author:watanabe')" src/box/a.txt
is 'title, romanised' "$(ask 'title:kowan')" src/box/a.txt
is 'description' "$(ask annex)" src/box/a.txt
is 'keyword' "$(ask 'keyword:港')" src/box/a.txt
is 'reference code' "$(ask 'ref:雑-0451')" src/box/a.txt
is 'reference code, another width' "$(ask 'ref:ＭＧ－１２／３')" \
	src/box/deep/b.txt
is 'collection' "$(ask 'collection:harbours')" 'src/box/a.txt src/box/deep/b.txt'
is 'date' "$(ask 'date:1985..1986')" 'src/box/a.txt src/box/deep/b.txt'
is 'date: one' "$(ask 'date:1981')" src/box/deep/b.txt
run "$SAKUIN" search -d "$db" --format=json 'ref:雑-0451'
prints 'JSON' '"date":"1985","date_to":"1989","date_printed":"昭和62年頃"' \
	'"reference_codes":["雑-0451"],"collections":["Harbours"]' \
	'"url":"https://example.org/a"'
run "$SAKUIN" search -d "$db" 'ref:雑-0451'
prints 'text' 'src/box/a.txt  雑-0451  昭和62年頃  ja'
run "$SAKUIN" show -d "$db" src/box/a.txt
prints 'show' 'date_printed 昭和62年頃' 'ref        雑-0451' \
	'collection Harbours' 'repository City Archive' 'doi        10.1234/a' \
	'isbn       978-4-00-000000-1' 'about      Found in the annex' \
	'rights     open' 'keyword    港'

# Stock programs find codes by their prefix.
is 'quest' "$(quest -d "$db" --boolean-prefix=ref:XCODE: 'ref:MG-12/3' |
	grep -c '^Exactly 1 matches')" 1
is 'quest, small letters' "$(quest -d "$db" --boolean-prefix=ref:XCODE: \
	'ref:mg-12/3' | grep -c '^Exactly 1 matches')" 1

# The same again writes nothing, with it and without.
was=$(revision "$db")
for with in "--manifest=$m" --quiet; do
	index "$with" "$src"
	ends "again, $with" 0
	is "again, $with: revision" "$(revision "$db")" "$was"
done

# A file that changes keeps what was said of it, though nobody says it again.
echo 'Minutes of the harbour board, which met thrice.' >"$src/box/a.txt"
index "$src"
prints 'changed' '1 document indexed, 1 of them replaced, 3 files unchanged'
is 'changed: its text' "$(ask thrice)" src/box/a.txt
is 'changed: its title' "$(ask 'title:港湾')" src/box/a.txt

# A line that changes indexes that file again, and no other.
sed -i 's/Roads of Busan/Roads of Tokyo/' "$m"
index --quiet --manifest "$m" "$src"
index --manifest "$m" --report "$TMPDIR/report" "$src"
prints 'a line changed: only once' '0 documents indexed'
is 'a line changed' "$(ask 'title:tokyo')" src/box/c.html
is 'a line changed: what it was' "$(ask 'title:busan')" ''
holds "$TMPDIR/report" 'report' '/src/m.tsv","status":"unchanged"'

# A line that is gone takes back what it said.
sed -i '/c.html/d' "$m"
index --manifest "$m" "$src"
prints 'a line gone' '1 document indexed, 1 of them replaced'
is 'a line gone: what the file says' "$(ask 'title:printed')" src/box/c.html

# A file that goes and comes back is a new one.
said() {
	xapian-metadata list "$db" card: | grep -c 'deep/b.txt'
}
is 'what was said is there' "$(said)" 1
mv "$src/box/deep/b.txt" "$TMPDIR/b.txt"
index --quiet --prune=all "$src"
is 'what was said goes with the file' "$(said)" 0
mv "$TMPDIR/b.txt" "$src/box/deep/b.txt"

# Two manifests: the later one wins where it speaks, and may be NDJSON.
cat >"$TMPDIR/two.ndjson" <<END
{"path":"$src/box/a.txt","title":"Second title","id":"harbour-1"}
END
index --quiet --manifest "$m" --metadata "$TMPDIR/two.ndjson" "$src"
is 'two: title and id' "$(ask 'title:second')" harbour-1
is 'two: the rest stays' "$(ask 'ref:雑-0451')" harbour-1
is 'two: no other id' "$(line_of 'src/box/a.txt"' | grep -c '"id":"harbour-1"')" 1
index "$src"
is 'two: kept in their order' "$(ask 'title:second')" harbour-1
index --manifest "$m" "$src"
prints 'two: one of them again' '0 documents indexed'
is 'two: one of them again' "$(ask 'title:second')" harbour-1
is 'two: documents' "$("$SAKUIN" export -d "$db" | wc -l)" 3

# Dublin Core beside a file, by either name.
cat >"$src/box/deep/b.dc.xml" <<'END'
<?xml version="1.0"?>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Sidecar title</dc:title><dc:creator>山田, 太郎</dc:creator>
<dc:creator>Lee, Minho</dc:creator><dc:identifier>외교사료 724.52JA</dc:identifier>
<dc:identifier>https://doi.org/10.1234/b</dc:identifier>
<dc:language>kor</dc:language><dc:rights>open</dc:rights>
<dc:subject>cranes</dc:subject></oai_dc:dc>
END
cat >"$src/box/c.html.dc.xml" <<'END'
<metadata xmlns="http://example.org/app/" xmlns:dcterms="http://purl.org/dc/terms/">
<dcterms:title>Maps</dcterms:title><dcterms:alternative>Karten</dcterms:alternative>
<dcterms:created>[198-?]</dcterms:created><dcterms:isPartOf>Roads</dcterms:isPartOf>
</metadata>
END
index --manifest "$m" "$src"
ends 'sidecars' 0
prints 'sidecars' '2 documents indexed' '2 files read as metadata'
is 'sidecar: author, romanised' "$(ask 'author:yamada')" src/box/deep/b.txt
is 'sidecar: code with a space' "$(ask 'ref:"외교사료 724.52ja"')" ''
is 'sidecar: the manifest wins' "$(ask 'ref:MG-12/3')" src/box/deep/b.txt
is 'sidecar: keyword' "$(ask 'keyword:cranes')" src/box/deep/b.txt
is 'sidecar: DCMI terms' "$(ask 'collection:roads date:1985')" src/box/c.html
is 'sidecar: another title' "$(ask 'title:karten')" src/box/c.html
is 'sidecars are no documents' "$(ask 'id:src/box/deep/b.dc.xml')" ''
sed -i 's/Maps/Plans/' "$src/box/c.html.dc.xml"
index --manifest "$m" "$src"
is 'a sidecar that changes' "$(ask 'title:plans')" src/box/c.html
echo '<oops' >"$src/box/c.html.dc.xml"
index --manifest "$m" "$src"
ends 'a broken sidecar' 1
says 'a broken sidecar' "$src/box/c.html: its sidecar c.html.dc.xml: "
is 'a broken sidecar: the file stays' "$(ask 'title:plans')" src/box/c.html
echo '<x><title>None</title></x>' >"$src/box/c.html.dc.xml"
index --manifest "$m" "$src"
says 'no Dublin Core' 'no element of Dublin Core in it'
rm "$src/box/c.html.dc.xml"

# Members of archives are named behind "!/".
(cd "$src/box" && "$python" -m zipfile -c "$src/z.zip" a.txt deep/b.txt) ||
	exit
cat >"$TMPDIR/zip.tsv" <<END
file	title	collection
$src/z.zip	Not this	Zipped
$src/z.zip!/a.txt	In the zip
END
index --quiet --manifest "$TMPDIR/zip.tsv" "$src"
is 'member: its title' "$(ask 'title:zip')" 'src/z.zip!/a.txt'
is 'member: of all' "$(ask 'collection:zipped' | sort)" 'src/z.zip!/a.txt src/z.zip!/b.txt'
is 'archive: no title for each' "$(ask 'title:not')" ''

# What the rights of a manifest close is not there, nor is what it is called;
# and stays closed when nobody says so again.
printf 'file\ttitle\trights\nbox/a.txt\tSecretive minutes\texclude; the donor\n' \
	>"$src/r.tsv"
run "$SAKUIN" index -d "$TMPDIR/r.db" --manifest "$src/r.tsv" "$src/box"
ends 'exclude' 0
prints 'exclude' '1 document withheld'
echo >>"$src/box/a.txt"
run "$SAKUIN" index -d "$TMPDIR/r.db" "$src/box"
prints 'exclude: without the manifest' '1 document withheld'
is 'exclude: nothing' "$(grep -a -c -i secretive "$TMPDIR/r.db"/*.glass)" \
	"$(for f in "$TMPDIR/r.db"/*.glass; do echo "$f:0"; done)"
was=$(revision "$TMPDIR/r.db")
for with in "--manifest=$src/r.tsv" --quiet; do
	run "$SAKUIN" index -d "$TMPDIR/r.db" "$with" "$src/box"
	is "exclude: again, $with" "$(revision "$TMPDIR/r.db")" "$was"
done
sed -i 's/exclude; the donor/open/' "$src/r.tsv"
"$SAKUIN" index --quiet -d "$TMPDIR/r.db" --manifest "$src/r.tsv" "$src/box"
is 'opened' "$("$SAKUIN" search -d "$TMPDIR/r.db" --format=tsv title:secretive |
	cut -f 3)" box/a.txt
sed -i 's/open$/no-text/' "$src/r.tsv"
"$SAKUIN" index --quiet -d "$TMPDIR/r.db" --manifest "$src/r.tsv" "$src/box"
is 'no text' "$("$SAKUIN" search -d "$TMPDIR/r.db" --format=tsv rights:no-text |
	cut -f 3)" box/a.txt
rm "$src/r.tsv"

# Of a file of many documents only what can be said of all of them.
printf '%s\n' '{"id":"n1","title":"One"}' '{"id":"n2","title":"Two"}' \
	>"$TMPDIR/n.ndjson"
printf 'file\tid\ttitle\tcollection\nn.ndjson\tz\tAll\tLines\n' \
	>"$TMPDIR/n.tsv"
"$SAKUIN" index --quiet -d "$TMPDIR/n.db" --manifest "$TMPDIR/n.tsv" \
	"$TMPDIR/n.ndjson"
run "$SAKUIN" export -d "$TMPDIR/n.db"
prints 'NDJSON' '{"id":"n1","title":"One","collections":["Lines"]' \
	'{"id":"n2","title":"Two","collections":["Lines"]'

# Export and import.
"$SAKUIN" export -d "$db" >"$TMPDIR/one"
"$SAKUIN" index --quiet -d "$TMPDIR/new" - <"$TMPDIR/one"
"$SAKUIN" export -d "$TMPDIR/new" >"$TMPDIR/two"
test_that 'export and import' cmp "$TMPDIR/one" "$TMPDIR/two"
is 'imported: code' "$("$SAKUIN" search -d "$TMPDIR/new" --format=tsv \
	'ref:雑-0451' | cut -f 3)" harbour-1
is 'imported: date' "$("$SAKUIN" search -d "$TMPDIR/new" --format=tsv \
	'date:1985 ref:雑-0451' | cut -f 3)" harbour-1

# A correction wins over all, and may be unsure, too.
printf 'harbour-1\tdate\t197X\nsrc/box/deep/b.txt\tdate\t1999-05-06\n' \
	>"$TMPDIR/c.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/c.tsv"
prints 'corrections' '2 corrections read'
is 'corrected' "$(ask 'date:1971')" harbour-1
is 'corrected: what it was' "$(ask 'date:1986')" ''
is 'corrected: sure now' "$(ask 'date:1999-05-06')" src/box/deep/b.txt
index --quiet --verify --manifest "$m" "$src"
is 'corrected: indexed again' "$(ask 'date:1971')" harbour-1
printf 'harbour-1\tdate\t\nsrc/box/deep/b.txt\tdate\t\n' >"$TMPDIR/c.tsv"
"$SAKUIN" index --quiet -d "$db" --corrections "$TMPDIR/c.tsv"
is 'taken back' "$(ask 'date:1986' | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'harbour-1 src/box/deep/b.txt '

# Several processes make the same of it.
"$SAKUIN" index --quiet -d "$TMPDIR/j1" --manifest "$m" "$src"
"$SAKUIN" index --quiet -d "$TMPDIR/j2" -j 3 --manifest "$m" "$src"
for n in 1 2; do "$SAKUIN" export -d "$TMPDIR/j$n" >"$TMPDIR/e$n"; done
test_that 'three processes' cmp "$TMPDIR/e1" "$TMPDIR/e2"
was=$(revision "$TMPDIR/j2")
"$SAKUIN" index --quiet -d "$TMPDIR/j2" --manifest "$m" "$src"
is 'three processes, again' "$(revision "$TMPDIR/j2")" "$was"

# What can't be read ends the run before it began.
run "$SAKUIN" index -d "$TMPDIR/none" --manifest "$TMPDIR/nosuch" "$src"
ends 'no such manifest' 2
says 'no such manifest' "sakuin: --manifest=$TMPDIR/nosuch: No such file or directory; give the path of a catalogue"
test_that 'no such manifest: no database' [ ! -e "$TMPDIR/none" ]

# The table of names is that of the manual.
run "$SAKUIN" index --print-mapping
ends 'mapping' 0
prints 'mapping' 'field	NDJSON	manifest	Dublin Core	RIS	BibTeX	CSL-JSON	bag-info.txt	HTML meta'
LC_ALL=C sed 1d "$out" | tr '\t' '\n' | sed 's/, /\n/g' |
	LC_ALL=C grep -v '[^ -~]' | grep . | sort -u >"$TMPDIR/names"
sed -n '/^\.Sh MANIFESTS/,/^\.Sh ENV/p' plugin/man/sakuin.1 | tr '\n' ' ' \
	>"$TMPDIR/manual"
test_that 'mapping: there are names' [ "$(wc -l <"$TMPDIR/names")" -gt 80 ]
while read -r name; do
	holds "$TMPDIR/manual" 'mapping in the manual' "$name"
done <"$TMPDIR/names"
sound 'database' "$db"
finish
