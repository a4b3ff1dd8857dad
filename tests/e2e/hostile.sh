#!/bin/sh
# hostile.sh - files that were made to break what reads them, in one run:
# every one is accounted for, and the database is sound.  HOSTILE=90 makes two
# thousand of them.
. tests/e2e/lib.sh

src=$TMPDIR/hostile
mkdir "$src"
cp fixtures/formats/salt.* fixtures/collection/en-after-the-wave.pdf "$src"
"$SAKUIN" refs --text fixtures/formats/salt.md >"$src/salt.txt"

# Each format cut at many places and with bits turned; and bombs.
"$python" - "$src" "${HOSTILE:-25}" <<'END'
import gzip, io, os, random, sys, tarfile, zipfile
folder, rounds = sys.argv[1], int(sys.argv[2])
random.seed(20240229)
os.chdir(folder)
page = open("salt.html", "rb").read()
open("salt.eml", "wb").write(
    b"From: a@b\nMessage-ID: <x@y>\nSubject: s\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=B\n\n--B\n"
    b"Content-Type: text/html\n\n" + page + b"\n--B--\n")
letter = open("salt.eml", "rb").read()
open("salt.mbox", "wb").write(
    b"".join(b"From a Sat Feb 29 12:00:00 2020\n" +
             letter.replace(b"<x@y>", b"<%d@y>" % i) + b"\n"
             for i in range(2)))
with tarfile.open("salt.tgz", "w:gz") as t:
    t.add("salt.docx")
    t.add("salt.html")
for name in sorted(os.listdir(".")):
    data = open(name, "rb").read()
    stem, ending = name.split(".", 1)
    for i in range(rounds):
        open(f"cut-{i}-{stem}.{ending}", "wb").write(
            data[:random.randrange(len(data))])
        bent = bytearray(data)
        for _ in range(1 + i % 7):
            bent[random.randrange(len(bent))] ^= 1 << random.randrange(8)
        open(f"bent-{i}-{stem}.{ending}", "wb").write(bent)

def package(name, part, text):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(part, text)
laughs = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i-1};' * 10}'>" for i in range(1, 12)) + \
    "]><d><p>&a11;</p></d>"
package("bomb-entities.odt", "content.xml", laughs)
package("bomb-attribute.odt", "content.xml",
        laughs.replace("<p>&a11;</p>", "<p x='&a11;'/>"))
package("bomb-outside.odt", "content.xml",
        "<!DOCTYPE d [<!ENTITY x SYSTEM '/etc/passwd'>]><d><p>&x;</p></d>")
package("bomb-large.docx", "word/document.xml", "<w>" + " " * (400 << 20))
package("bomb-deep.docx", "word/document.xml", "<p>" * 1000000)
inner = b"zebra " * 100000
for depth in range(8):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for i in range(3):
            z.writestr(f"{i}.{'zip' if depth else 'txt'}", inner)
    inner = out.getvalue()
open("bomb-nested.zip", "wb").write(inner)
with zipfile.ZipFile("bomb-many.zip", "w", zipfile.ZIP_DEFLATED) as z:
    zeros = b"x" * (100 << 20)
    for i in range(12):
        z.writestr(f"{i}.txt", zeros)
open("bomb.txt.gz", "wb").write(gzip.compress(b"y" * (300 << 20), 1))
with tarfile.open("bomb-names.tar", "w") as t:
    for name in ("../../../etc/passwd", "/etc/shadow", "a" * 3000, "\u202e"):
        i = tarfile.TarInfo(name)
        i.size = 5
        t.addfile(i, io.BytesIO(b"zebra"))
    for kind, name in ((tarfile.SYMTYPE, "link"), (tarfile.LNKTYPE, "hard"),
                       (tarfile.CHRTYPE, "dev"), (tarfile.FIFOTYPE, "fifo")):
        i = tarfile.TarInfo(name)
        i.type, i.linkname = kind, "/etc/passwd"
        t.addfile(i)
open("bomb.html", "wb").write(b"<html>" + b"<b><i>" * 300000)
open("bomb.pdf", "wb").write(
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\n"
    b"trailer<</Root 1 0 R>>\n")
open("bomb.warc", "wb").write(
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
    b"Content-Length: 50\r\n\r\nHTTP/1.1 200 OK\r\n" +
    b"Transfer-Encoding: chunked\r\n\r\nffffffff\r\n")
os.symlink("/etc/passwd", "link.txt")
END

files=$(find "$src" -type f | wc -l)
start=$(date +%s)
run "$SAKUIN" index -d "$db" --report "$TMPDIR/report" "$src"
ends 'hostile files' 1
well_said 'hostile files'
sound 'hostile files' "$db"
test_that 'hostile files: in bounded time' \
	[ $(($(date +%s) - start)) -lt 300 ]
"$python" - "$TMPDIR/report" >"$out" <<'END'
import collections, json, sys
lines = [json.loads(l) for l in open(sys.argv[1])]
files = [l for l in lines if "size" in l]
print(len(files), len(set(l["path"] for l in files)))
# Whatever failed or was left out says why.
print(sum(1 for l in files if l["status"] != "ok" and not l.get("why")))
print(sorted(set(l["status"] for l in files)))
END
is 'each is in the report, once, with a reason' "$(cat "$out")" "$files $files
0
['failed', 'ok', 'skipped']"
report() {
	"$python" -c '
import json, sys
for l in open(sys.argv[1]):
    d = json.loads(l)
    if "size" in d and d["path"].endswith("/" + sys.argv[2]):
        print(d["status"], *d.get("warnings", []), sep="\n")' \
		"$TMPDIR/report" "$1" >"$out"
}
# told FILE TEXT...: its line holds them.
told() {
	report "$1"
	shift
	prints "$@"
}
told bomb-entities.odt 'billion laughs' failed
told bomb-large.docx 'a large part' 'unpacks to more than 192 MiB of markup'
told bomb-nested.zip 'archives in archives' 'too many archives around it'
told bomb-many.zip 'a bomb of many parts' 'more than any honest archive of its size'
told bomb.txt.gz 'a bomb of one part' 'more than 256 MiB'
is 'what is outside is not read' "$(ask --kind=document '"root x 0 0"')" ''
is 'links are not followed' \
	"$(grep -c 'link.txt' "$TMPDIR/report")" 0
is 'what is whole is found all the same' \
	"$(ask --kind=document -n 1000 carriers | tr ' ' '\n' |
		grep -c '^hostile/salt')" 14

# The next run leaves them all alone, and tries again when it is asked to.
run "$SAKUIN" index -d "$db" "$src"
prints 'once more' '0 documents indexed'
ends 'once more' 0
finish
