#!/bin/sh
# held.sh - what reports cite and the collection holds: one document, whichever
# comes first; and the list of what it does not hold yet.
. tests/e2e/lib.sh

# The ids, or titles, of what search finds with "$@".
ids() {
	"$SAKUIN" search -d "$db" --format=tsv -n 100 "$@" 2>"$err" |
		cut -f 3 | tr '\n' ' '
}
titles() {
	"$SAKUIN" search -d "$db" --format=tsv -n 100 "$@" 2>"$err" |
		cut -f 4 | tr '\n' ';'
}

# Two reports, and nothing of what they cite.
reports=$TMPDIR/held
mkdir "$reports"
cp fixtures/held/*.txt "$reports"
run "$SAKUIN" index --quiet -d "$db" "$reports"
ends 'reports' 0
is 'reports: nothing is held' "$(ids --held)" ''
says 'reports: nothing is held' 'nothing found; choose by less'
is 'reports: five are wanted, most cited first' \
	"$(ids --not-held --sort=cited-by | wc -w | tr -d ' ')" 5
run "$SAKUIN" search -d "$db" --not-held --sort=cited-by --format=urls
ends 'urls' 0
is 'urls: each once, with a scheme' "$(sort "$out" | tr '\n' ' ')" \
	'http://www.harbour-office.example/minutes/1998.html https://doi.org/10.5555/jp.2012.7.2.11 https://www.strait-courier.example/2001/lamp/?utm_source=feed '
is 'urls: what two cite comes first' "$(head -n 1 "$out")" \
	'http://www.harbour-office.example/minutes/1998.html'

# Only what is on the web can be captured; references leave http:// away.
"$SAKUIN" index --quiet -d "$TMPDIR/urls" - <<'END'
{"id":"a","text":"zebra","url":"mid:x@y.example"}
{"id":"b","text":"zebra","url":"www.z.example:8080/a"}
{"id":"c","text":"zebra","url":"javascript:alert(1)"}
{"id":"d","text":"zebra","url":"file:///etc/hostname"}
{"id":"e","text":"zebra","url":"urn:isbn:123"}
{"id":"f","text":"zebra","url":"HTTPS://例え.jp/船?q=a:b"}
{"id":"g","text":"zebra","url":"ftp://z.example/x"}
{"id":"h","text":"zebra","url":"z.example/a?b=http://q:1/"}
{"id":"i","text":"zebra","url":"mid:x@y.example","doi":"10.5555/a b"}
{"id":"j","text":"zebra","doi":"10.5555/A<b>100%é"}
END
run "$SAKUIN" search -d "$TMPDIR/urls" --format=urls zebra
is 'urls of the web' "$(sort "$out")" 'HTTPS://例え.jp/船?q=a:b
ftp://z.example/x
http://www.z.example:8080/a
http://z.example/a?b=http://q:1/
https://doi.org/10.5555/a%20b
https://doi.org/10.5555/a%3Cb%3E100%25%C3%A9'

# The works come.
cp -R fixtures/held/works "$reports/works"
run "$SAKUIN" index --quiet -d "$db" "$reports"
ends 'works' 0
check_held() {
	is "$1: what is held" "$(ids --held --sort=cited-by)" \
		'held/works/tomoshibi.html held/works/lamp.html held/works/tides.html '
	is "$1: what is wanted" "$(titles --not-held --sort=cited-by)" \
		'Minutes of the first lamp meeting;A book that only we cite;'
	is "$1: who cites it" "$(ids cites:held/works/lamp.html)" \
		'held/report.txt '
}
check_held 'works'
is 'all that is cited' "$(ids --kind=source | wc -w | tr -d ' ')" 5
run "$SAKUIN" search -d "$db" --held --format=json --sort=cited-by -n 1
prints 'a held source' '"id":"held/works/tomoshibi.html"' '"kind":"document"' \
	'"cited_by":2}'
run "$SAKUIN" show -d "$db" held/works/tomoshibi.html
prints 'show a held source' 'kind       document' 'cited_by   2' \
	'author     峰岸春男' 'Lights along the strait' \
	'[1] Minegishi, Haruo. "Minato no tomoshibi to funabito tachi." Kowan' \
	'[1] 峰岸春男「みなとのともしびとふなびとたち」『港湾新聞』1999年5月3日。'
run "$SAKUIN" show -d "$db" held/works/tides.html
prints 'show a DOI' 'doi        10.5555/jp.2012.7.2.11' 'held/report.txt'
run "$SAKUIN" show -d "$db" held/report.txt
prints 'show a report' '      held/works/tomoshibi.html' \
	'      held/works/lamp.html' '      held/works/tides.html'

# As an entry of a bibliography it has what those print who cite it.
run "$SAKUIN" search -d "$db" --held --format=ris 'tide tables'
prints 'as RIS' 'TY  - JOUR' 'AU  - Osei, K.' 'T2  - Journal of Pilotage' 'TI  - Tide tables compared' \
	'VL  - 7' 'DO  - 10.5555/jp.2012.7.2.11'

# It is found by what those say who cite it, and as they spell it.
is 'by a citing sentence' "$(ids --held 'coast guards agreed')" \
	'held/works/tomoshibi.html '
is 'by the romanised title' "$(ids --held '"Minato no tomoshibi"')" \
	'held/works/tomoshibi.html '
is 'by its own words' "$(ids '灯油の代金')" 'held/works/tomoshibi.html '

# Unmodified front ends see it.
run quest --db="$db" --msize=9 --boolean-prefix=kind:XD: 'lamp kind:source'
prints 'quest' 'id=held/works/lamp.html' 'cited_by=1' 'kind=document'
is 'quest: no other document of it' \
	"$(grep -c '^caption=A lamp needs no translator' "$out")" 1

# The same in another order, in parts, and from an export.
plain() {
	"$SAKUIN" export -d "$1" | sed 's/,"path":"[^"]*"//' | sort
}
plain "$db" >"$TMPDIR/one.ndjson"
prints_cited() {
	test_that "$1" grep -q '"cited_as":{"variants":\[' "$TMPDIR/one.ndjson"
}
prints_cited 'the export says who cites it'
mkdir "$TMPDIR/later"
cp -R "$reports" "$TMPDIR/later/held"
mv "$TMPDIR/later/held/report.txt" "$TMPDIR/later/held/second.txt" "$TMPDIR"
for build in works:1 parts:2; do
	other=$TMPDIR/$build
	"$SAKUIN" index --quiet -d "$other" -j "${build#*:}" \
		"$TMPDIR/later/held"
	[ $build = works:1 ] && cp fixtures/held/*.txt "$TMPDIR/later/held"
	"$SAKUIN" index --quiet -d "$other" "$TMPDIR/later/held"
	plain "$other" >"$TMPDIR/two.ndjson"
	run diff "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
	ends "$build: the same" 0
	sound "$build" "$other"
done
"$SAKUIN" export -d "$db" | "$SAKUIN" index --quiet -d "$TMPDIR/again" -
plain "$TMPDIR/again" >"$TMPDIR/two.ndjson"
run diff "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
ends 'from an export: the same' 0

# A database without texts forgets no word of its documents.
"$SAKUIN" index --quiet --without=text -d "$TMPDIR/small" "$reports/works"
"$SAKUIN" index --quiet -d "$TMPDIR/small" "$reports/report.txt"
small() {
	"$SAKUIN" search -d "$TMPDIR/small" --format=tsv "$@" 2>"$err" |
		cut -f 3 | tr '\n' ' '
}
is 'without texts: its own words' "$(small '灯油の代金')" 'works/tomoshibi.html '
is 'without texts: a citing sentence' "$(small --held 'coast guards agreed')" \
	'works/tomoshibi.html '
printf 'nothing cited\n' >"$TMPDIR/report.txt"
mv "$reports/report.txt" "$TMPDIR/kept.txt"
cp "$TMPDIR/report.txt" "$reports/report.txt"
"$SAKUIN" index --quiet -d "$TMPDIR/small" "$reports/report.txt"
mv "$TMPDIR/kept.txt" "$reports/report.txt"
is 'without texts: nobody cites it' "$(small --kind=source)" ''
is 'without texts: its own words still' "$(small '灯油の代金')" \
	'works/tomoshibi.html '
sound 'without texts' "$TMPDIR/small"

# A work changes and is another: what cites it is wanted again.
mv "$reports/works/lamp.html" "$TMPDIR/lamp.html"
sed 's/A lamp needs no translator/The price of fish/' "$TMPDIR/lamp.html" \
	>"$reports/works/lamp.html"
"$SAKUIN" index --quiet -d "$db" "$reports"
is 'another title' "$(ids --held --sort=cited-by)" \
	'held/works/tomoshibi.html held/works/tides.html '
is 'another title: nobody cites it' "$(ids cites:held/works/lamp.html)" ''
cp "$TMPDIR/lamp.html" "$reports/works/lamp.html"
"$SAKUIN" index --quiet -d "$db" "$reports"
check_held 'as it was'

# The reports go: the works stay, and are no sources.
rm "$reports/report.txt" "$reports/second.txt"
"$SAKUIN" index --quiet --prune=all -d "$db" "$reports"
is 'no report, no source' "$(ids --kind=source)" ''
is 'no report: the works' "$(ids --kind=document | wc -w | tr -d ' ')" 3
run "$SAKUIN" show -d "$db" held/works/lamp.html
is 'no report: no word of them' "$(grep -c cited "$out")" 0
is 'no report: no word finds it' "$(ids 'coast guards agreed')" ''
sound 'at last' "$db"
finish
