#!/bin/sh
# formats.sh - one report in many formats: the same words find it, and it
# cites the same; alone and in archives.
. tests/e2e/lib.sh

src=fixtures/formats
here=$TMPDIR/here
mkdir "$here"
cp $src/salt.* "$here"

# The text of salt.md, with notes below it.
"$SAKUIN" refs --text $src/salt.md >"$here/salt.txt"

# references FILE: family names, titles and years of what it cites.
references() {
	run "$SAKUIN" refs "$1"
	"$python" -c '
import json, sys
for line in sys.stdin:
    d = json.loads(line)
    print(len(d["citations"]), [(a.get("family", a.get("literal")),
          r.get("title"), r.get("year"), r.get("pages"))
          for r in d["references"] for a in r.get("authors", [])[:1]])' \
		<"$out"
}

# As mail, and as what hangs on mail; in a mailbox, with an older letter.
(cd "$here" && "$python" - <<'END'
import mailbox
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

def headers(m, number, subject, charset):
    m["Subject"] = Header(subject, charset)
    m["From"] = "Kim Cheolsu <kim@a.example>"
    m["To"] = "Jane Doe <doe@a.example>"
    m["Date"] = "Sat, 04 May 2019 10:00:00 +0900"
    m["Message-ID"] = "<%s@a.example>" % number
    return m

text = open("salt.txt").read()
salt = headers(MIMEText(text, "plain", "utf-8"), "salt",
               "Salt and the Eastern Sea", "utf-8")
open("salt.eml", "wb").write(salt.as_bytes())
old = headers(MIMEText("소금 이야기", "plain", "euc-kr"), "old", "소금",
              "euc-kr")
carrier = headers(MIMEMultipart(), "carrier", "塩", "iso-2022-jp")
part = MIMEApplication(open("salt.odt", "rb").read(),
                       "vnd.oasis.opendocument.text")
part.add_header("Content-Disposition", "attachment",
                filename=("utf-8", "", "塩.odt"))
carrier.attach(MIMEText("添付を見てください", "plain", "iso-2022-jp"))
carrier.attach(part)
box = mailbox.mbox("salt.mbox")
for m in (old, carrier, salt):
    box.add(m)
box.flush()
END
)

# As OCR prints it, for a PDF of pictures.
mkdir "$TMPDIR/scan" "$TMPDIR/ocr"
"$python" - "$here/salt.txt" >"$TMPDIR/ocr/salt.hocr" <<'END'
import html, sys
print('<!DOCTYPE html><html><head><title></title>'
      '<meta name="ocr-system" content="test"></head><body>'
      '<div class="ocr_page">')
for area in open(sys.argv[1]).read().split("\n\n"):
    print('<div class="ocr_carea"><p class="ocr_par">')
    for line in area.splitlines():
        print('<span class="ocr_line">' + "\n".join(
            '<span class="ocrx_word">%s</span>' % html.escape(word)
            for word in line.split()) + "</span>")
    print("</p></div>")
print("</div></body></html>")
END
cp fixtures/scans/scan.pdf "$TMPDIR/scan/salt.pdf"
cp "$TMPDIR/ocr/salt.hocr" "$TMPDIR/scan"

want="$(references "$here/salt.md")"
is 'three of the notes cite' "$want" \
	"3 [('Smith', 'The History of Salt', 1998, None), ('Hiroshi', 'Fishing rights in the Eastern Sea', 2004, '123-145'), ('Cheolsu', 'Hanguk ui yeoksa', 2001, None)]"
for file in "$here"/salt.* "$TMPDIR/ocr/salt.hocr"; do
	[ "${file##*.}" != mbox ] || continue
	is "${file##*/}: the same references" "$(references "$file")" "$want"
	ends "${file##*/}" 0
	silent "${file##*/}"
done

# A scan has the text and the references of the hOCR beside it.
run "$SAKUIN" index --quiet -d "$TMPDIR/scan.db" "$TMPDIR/scan"
ends scan 0
"$SAKUIN" export -d "$TMPDIR/scan.db" | grep '^{"id":"scan/salt.pdf"' >"$TMPDIR/scan.ndjson"
is 'scan: the same references' "$(references "$TMPDIR/scan.ndjson")" "$want"

# Archives hold them, one in the other.
(cd "$here" && "$python" - <<'END'
import gzip, tarfile, zipfile
with zipfile.ZipFile("inner.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.write("salt.epub", "books/salt.epub")
    z.write("salt.html", "東/salt.html")
    z.writestr("x.png", b"\x89PNG\r\n\x1a\n")
with tarfile.open("outer.tar.gz", "w:gz") as t:
    t.add("inner.zip")
    t.add("salt.docx")
with gzip.open("salt.txt.gz", "w") as g:
    g.write(open("salt.txt", "rb").read())
END
)
mv "$here/inner.zip" "$TMPDIR/inner.zip"
run "$SAKUIN" index -d "$db" "$here" "$TMPDIR/inner.zip"
ends 'index' 0
says 'index' "sakuin: $TMPDIR/inner.zip: left out: x.png: looks like a PNG image" \
	"sakuin: $here/outer.tar.gz: left out: inner.zip!/x.png: looks like a PNG image"
sound 'index' "$db"
# A name that is too long for a message ends with a whole character.
"$python" - "$TMPDIR/long.zip" <<'END'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("a" + 130 * "塩" + ".png", b"\x89PNG\r\n\x1a\n")
END
run "$SAKUIN" index -d "$TMPDIR/long" --report "$TMPDIR/report" "$TMPDIR/long.zip"
says 'a long name' 'left out: a塩塩' '塩: looks like a PNG image'
test_that 'a long name: UTF-8' iconv -f UTF-8 -t UTF-8 -o /dev/null "$err"
is 'a long name: no bytes' "$(grep -c '%E5' "$TMPDIR/report")" 0

all='here/outer.tar.gz!/inner.zip!/books/salt.epub
here/outer.tar.gz!/inner.zip!/東/salt.html
here/outer.tar.gz!/salt.docx
here/salt.docx
here/salt.eml
here/salt.epub
here/salt.html
here/salt.mbox!/carrier@a.example!/塩.odt
here/salt.mbox!/salt@a.example
here/salt.md
here/salt.odt
here/salt.pdf
here/salt.txt
here/salt.txt.gz!/salt.txt
here/salt.warc.gz!/20261123104238/http://127.0.0.1:8767/salt.html
here/salt.xml
inner.zip!/books/salt.epub
inner.zip!/東/salt.html'
for query in 'song of the salt carriers' 'boiling pans' 'ulleungdo' '東京' \
	'"pans Ulsan forty-one"'; do
	is "all are found: $query" \
		"$(ask --kind=document -n 100 "$query" | tr ' ' '\n' | LC_ALL=C sort)" \
		"$all"
done
# Each of them says who wrote it, and when; only plain text does not.
is 'authors' "$(ask --kind=document -n 100 'author:cheolsu author:doe' | wc -w)" 16
run "$SAKUIN" search -d "$db" --format=json -n 100 --kind=document carriers
is 'one title' "$(grep -c '"title":"Salt and the Eastern Sea"' "$out")" 16
# What was captured says where from; its own date comes before the capture's.
run "$SAKUIN" search -d "$db" --format=json -n 100 --kind=document carriers
is 'where it was captured' \
	"$(grep -c '"date":"2019-05-04".*"url":"http://127.0.0.1:8767/salt.html"' "$out")" 1
# Letters, in the encodings of their countries.
is 'a Korean letter' "$(ask 소금)" 'here/salt.mbox!/old@a.example'
is 'a Japanese letter, and what came with it' "$(ask --kind=document 添付)" \
	'here/salt.mbox!/carrier@a.example'
is 'by its Message-ID' \
	"$("$SAKUIN" show -d "$db" 'here/salt.mbox!/old@a.example' |
		grep -c 'mid:old@a.example')" 1
# All cite the same three sources.
is 'three sources' "$(ask --kind=source -n 100 salt korea fishing | wc -w)" 3

# The report: a line for each file, and for each member; the same from
# several processes.
for jobs in 1 2; do
	"$SAKUIN" index --quiet -d "$TMPDIR/jobs.$jobs" -j $jobs \
		--report "$TMPDIR/report.$jobs" "$here" 2>"$err"
done
test_that 'the same report from two processes' \
	cmp "$TMPDIR/report.1" "$TMPDIR/report.2"
test_that 'nothing is left over' [ ! -e "$TMPDIR/report.2.0" ]
"$python" - "$TMPDIR/report.1" "$here" >"$out" <<'END'
import hashlib, json, os, sys
lines = [json.loads(l) for l in open(sys.argv[1])]
files = {l["path"]: l for l in lines if "size" in l}
for name in sorted(os.listdir(sys.argv[2])):
    l = files.pop(os.path.join(sys.argv[2], name))
    data = open(l["path"], "rb").read()
    print(name, l["status"], l.get("reader"), l["documents"],
          l["references"], l.get("encoding_by"),
          l["sha256"] == hashlib.sha256(data).hexdigest(),
          l["size"] == len(data))
print(len(files), [l["reader"] for l in lines if "!/" in l["path"]])
END
is 'the report' "$(cat "$out")" "outer.tar.gz ok None 3 9 None True True
salt.docx ok archive 1 3 None True True
salt.eml ok mail 1 3 declared True True
salt.epub ok archive 1 3 None True True
salt.html ok html 1 3 declared True True
salt.mbox ok None 4 6 None True True
salt.md ok markdown 1 3 utf-8 True True
salt.odt ok archive 1 3 None True True
salt.pdf ok pdf 1 3 None True True
salt.txt ok text 1 3 utf-8 True True
salt.txt.gz ok None 1 3 None True True
salt.warc.gz ok None 1 3 None True True
salt.xml ok jats 1 3 None True True
0 ['archive', 'html', 'archive', 'mail', 'archive', 'mail', 'mail', 'text', 'html']"
run "$SAKUIN" index -d "$db" --report "$TMPDIR/none/report" "$here"
ends 'a report that cannot be written' 3
says 'a report that cannot be written' \
	"$TMPDIR/none/report: No such file or directory; the report can't be written"

# Nothing changed, nothing is read; a member that goes is gone.
run "$SAKUIN" index -d "$db" "$here"
prints 'again' '0 documents indexed, 13 files unchanged'
(cd "$here" && "$python" -c '
import tarfile
with tarfile.open("outer.tar.gz", "w:gz") as t: t.add("salt.docx")')
run "$SAKUIN" index -d "$db" "$here"
prints 'an archive that lost members' '1 document indexed' \
	'2 documents removed'
is 'an archive that lost members' \
	"$(ask --kind=document -n 100 carriers | wc -w)" 16

# An archive that moved keeps its ids.
mv "$here/outer.tar.gz" "$here/moved.tgz"
run "$SAKUIN" index -d "$db" "$here"
prints 'an archive that moved' '1 file moved'
is 'an archive that moved' "$(ask --kind=document carriers -n 100 |
	tr ' ' '\n' | grep -c 'outer.tar.gz!/salt.docx')" 1
sound 'in the end' "$db"
finish
