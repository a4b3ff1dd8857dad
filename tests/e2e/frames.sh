#!/bin/sh
# frames.sh - menus, footers and notices on the pages of a site: kept, but
# neither found nor shown as text.
. tests/e2e/lib.sh

src=$TMPDIR/src
# page FILE TITLE TEXT: as sites make them that know no <nav>.
page() {
	mkdir -p "$(dirname "$src/$1")"
	cat >"$src/$1" <<END
<html><head><title>$2</title></head><body>
<div class="menu"><a href="/">Kuroshio portal</a> <ul><li>Holdings<li>Opening hours</ul></div>
<div><h1>$2</h1><p>$3</p>
<p>This paragraph is long enough to be one of the page itself, and says what
only this page says about $2, at some length and with care.</p></div>
<div class="foot">Contact the webmaster</div>
<div class="cookies">We use biscuits to improve your visit.</div>
</body></html>
END
}
page site/a.html Salterns 'Salt was made by the sea.'
page site/b.html Lighthouses 'A light was kept on the cape.'
page site/c.html Ferries 'Boats crossed at noon.'
page site/d.html Holdings 'What the archive holds.'
printf '<title>Alone</title><p>Kuroshio portal<p>A page of another kind, with one line.\n' \
	>"$src/site/e.html"
run "$SAKUIN" index --quiet -d "$db" "$src"
ends index 0

# ids of hits for QUERY, in order of their names.
hits() {
	"$SAKUIN" search -d "$db" --format=trec -n 50 "$1" 2>/dev/null |
		cut -d ' ' -f 3 | sort | tr '\n' ' '
}
is 'text' "$(hits cape)" 'src/site/b.html '
is 'titles' "$(hits title:holdings)" 'src/site/d.html '
for query in kuroshio hours webmaster biscuits; do
	is "$query" "$(hits $query)" ''
done
is 'what a page has in its own text' "$(hits holdings)" 'src/site/d.html '
run "$SAKUIN" search -d "$db" --format=json salt
prints 'a snippet' 'was made by the sea'
lacks "$out" 'a snippet' biscuits Kuroshio
"$SAKUIN" export -d "$db" >"$TMPDIR/one.ndjson"
is 'nothing is lost' "$(grep -c '"frame":"Kuroshio portal\\nHoldings\\nOpening hours\\n.*Contact the webmaster\\nWe use biscuits to improve your visit.\\n"' \
	"$TMPDIR/one.ndjson")" 4
"$SAKUIN" index --quiet -d "$TMPDIR/again" "$TMPDIR/one.ndjson"
"$SAKUIN" export -d "$TMPDIR/again" >"$TMPDIR/two.ndjson"
test_that 'exported and read' cmp "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
sound frames "$db"

# By several processes, and one file after the other: the same.
"$SAKUIN" index --quiet -j 2 -d "$TMPDIR/parts" "$src"
"$SAKUIN" export -d "$TMPDIR/parts" >"$TMPDIR/two.ndjson"
test_that 'with -j 2' cmp "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"

# A mirror has a folder for each page; a page alone has no site around it.
src=$TMPDIR/mirror
page a/index.html Salterns 'Salt was made by the sea.'
page b/one/index.html Lighthouses 'A light was kept on the cape.'
page c/index.html Ferries 'Boats crossed at noon.'
db=$TMPDIR/mirror.db
"$SAKUIN" index --quiet -d "$db" "$src"
is 'a mirror' "$(hits biscuits)" ''
is 'a mirror: text' "$(hits cape)" 'mirror/b/one/index.html '
db=$TMPDIR/alone.db
"$SAKUIN" index --quiet -d "$db" "$src/a"
is 'what was not named is not looked at' "$(hits biscuits)" 'a/index.html '
db=$TMPDIR/file.db
"$SAKUIN" index --quiet -d "$db" "$TMPDIR/src/site/a.html"
is 'a file' "$(hits biscuits)" 'a.html '

# In archives: pages of a folder, and captures of a host.
(cd "$TMPDIR/src" && "$python" -c 'import zipfile
with zipfile.ZipFile("../pages.zip", "w") as z:
    for name in "abcd":
        z.write("site/%s.html" % name)
with open("../pages.warc", "wb") as w:
    for name in "abcd":
        page = open("site/%s.html" % name, "rb").read()
        body = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)
        w.write(b"WARC/1.0\r\nWARC-Type: response\r\n"
                b"WARC-Record-ID: <urn:uuid:%s>\r\n"
                b"WARC-Date: 2020-01-02T03:04:05Z\r\n"
                b"WARC-Target-URI: http://a.example/%s/\r\n"
                b"Content-Type: application/http; msgtype=response\r\n"
                b"Content-Length: %d\r\n\r\n" %
                (name.encode(), name.encode(), len(body)) + body +
                b"\r\n\r\n")')
for archive in pages.zip pages.warc; do
	db=$TMPDIR/$archive.db
	run "$SAKUIN" index -d "$db" "$TMPDIR/$archive"
	ends "$archive" 0
	is "$archive" "$(hits biscuits)$(hits kuroshio)" ''
	is "$archive: text" "$(hits cape | wc -w)" 1
done

# Three copies of a page are no site.
mkdir "$TMPDIR/copies"
for i in 1 2 3; do
	cp "$TMPDIR/src/site/a.html" "$TMPDIR/copies/$i.html"
done
db=$TMPDIR/copies.db
"$SAKUIN" index --quiet -d "$db" "$TMPDIR/copies"
is 'copies' "$(hits salt)" 'copies/1.html copies/2.html copies/3.html '
finish
