#!/bin/sh
# scans.sh - scanned PDFs and pictures: read by a program, or from files beside
# them, with their pages.
. tests/e2e/lib.sh

src=$TMPDIR/src
mkdir "$src"
cp fixtures/scans/scan.pdf fixtures/scans/picture.png "$src"
# A path may have spaces; the words of a command have none.
ocr=$(printf '%s' "$PWD/fixtures/scans/ocr.sh" | sed 's/ /\\ /g')

run "$SAKUIN" index -d "$db" "$src"
ends 'without a program' 1
says 'without a program' "sakuin: $src/scan.pdf: no text in 3 pages (scanned images?); index it with --ocr" \
	"sakuin: $src/picture.png: left out: looks like a PNG image; index it with --ocr"

# field NAME FILE: that member of the line of the report on FILE.
field() {
	"$python" -c 'import json, sys
for line in open(sys.argv[3]):
    line = json.loads(line)
    if line["path"].endswith(sys.argv[2]):
        print(line.get(sys.argv[1], ""))' "$1" "$2" "$TMPDIR/report"
}

# With one, what was left for want of it is read: nobody has to say more.
run "$SAKUIN" index -d "$db" --ocr "$ocr" --report "$TMPDIR/report" "$src"
ends 'with a program' 0
prints 'with a program' '2 documents indexed'
is 'who read the PDF' "$(field text_by scan.pdf)" "ocr $ocr"
is 'who read the picture' "$(field text_by picture.png)" "ocr $ocr"
is 'the type of the picture' "$(field mime picture.png)" image/png
# hits QUERY: id and page of each.
hits() {
	"$SAKUIN" search -d "$db" --format=json "$1" 2>/dev/null | "$python" -c 'import json, sys
for line in sys.stdin:
    hit = json.loads(line)
    print(hit["id"], hit.get("page", "-"))' | sort
}
is 'a hyphen at a line end' "$(hits shallow)" 'src/picture.png -
src/scan.pdf 1'
is 'a page' "$(hits 塩田の歴史)" 'src/scan.pdf 2'
run "$SAKUIN" search -d "$db" --kind=document 塩田
prints 'a page, in words' '  p. 2  '
run "$SAKUIN" index -d "$db" --ocr "$ocr" "$src"
prints 'again' '2 files unchanged'
run "$SAKUIN" index -d "$db" "$src"
prints 'again without a program' '2 files unchanged'

# A text beside it counts instead, as soon as there is one.
printf 'Nothing of page one.\f\fThe salterns of Mihama.\n' >"$src/scan.txt"
run "$SAKUIN" index -d "$db" --ocr false --report "$TMPDIR/report" "$src"
ends 'beside' 0
prints 'beside' '1 document indexed, 1 of them replaced'
is 'beside: who' "$(field text_by scan.pdf)" 'beside scan.txt'
is 'beside: no document' "$(field status scan.txt)" skipped
is 'beside: why' "$(field why scan.txt)" 'it holds the text of scan.pdf'
is 'beside: pages' "$(hits mihama)" 'src/scan.pdf 3'
is 'beside: what was read before' "$(hits 塩田の歴史)" ''
run "$SAKUIN" index -d "$db" "$src"
prints 'beside, again' '3 files unchanged'
printf 'The salterns of Takahama.\n' >"$src/scan.txt"
run "$SAKUIN" index -d "$db" "$src"
is 'beside, changed' "$(hits takahama)" 'src/scan.pdf -'
cat >"$src/scan.pdf.hocr" <<'END'
<html><head><meta name="ocr-system" content="x"></head><body>
<div class="ocr_page"><span class="ocr_line"><span class="ocrx_word">One</span></span></div>
<div class="ocr_page"><span class="ocr_line"><span class="ocrx_word">kawa-</span></span>
<span class="ocr_line"><span class="ocrx_word">nishi</span></span></div></body></html>
END
run "$SAKUIN" index -d "$db" "$src"
is 'in this order' "$(hits kawanishi)" 'src/scan.pdf 2'
is 'in this order: not the other one' "$(hits takahama)" ''
rm "$src/scan.txt"
run "$SAKUIN" index -d "$db" --prune=all "$src"
is 'hOCR' "$(hits kawanishi)" 'src/scan.pdf 2'
run "$SAKUIN" export -d "$db"
prints 'export' '"text_by":"beside scan.pdf.hocr"' '"pages":['
cp "$out" "$TMPDIR/all.ndjson"
run "$SAKUIN" index -d "$TMPDIR/copy" "$TMPDIR/all.ndjson"
run "$SAKUIN" export -d "$TMPDIR/copy"
is 'read again' "$(sort "$out")" "$(sort "$TMPDIR/all.ndjson")"
run "$SAKUIN" check -d "$db"
ends 'sound' 0

# Beside a PDF that has text itself another file is one of its own, unless it
# is named after all of it.
cp "$collection/en-after-the-wave.pdf" "$src/wave.pdf"
printf 'Remarks on waves by Komatsubara.\n' >"$src/wave.txt"
run "$SAKUIN" index -d "$db" "$src"
is 'two files' "$(hits komatsubara)" 'src/wave.txt -'
mv "$src/wave.txt" "$src/wave.pdf.txt"
run "$SAKUIN" index -d "$db" --prune=all "$src"
is 'one file' "$(hits komatsubara)" 'src/wave.pdf -'
is 'one file: its own text' "$(hits shunokaigi | grep -c '^src/')" 0

# A text that comes first is a document until its original comes.
printf 'A letter from Yokosuka.\n' >"$src/letter.txt"
run "$SAKUIN" index -d "$db" "$src"
is 'alone' "$(hits yokosuka)" 'src/letter.txt -'
cp fixtures/scans/picture.png "$src/letter.png"
run "$SAKUIN" index -d "$db" "$src"
is 'with its original' "$(hits yokosuka)" 'src/letter.png -'
rm "$src/letter.png"
run "$SAKUIN" index -d "$db" --prune=all "$src"
is 'alone again' "$(hits yokosuka)" 'src/letter.txt -'
sound 'scans' "$db"

# Several processes make the same of it.
run "$SAKUIN" index --quiet -d "$TMPDIR/one" --ocr "$ocr" "$src"
run "$SAKUIN" index --quiet -j 2 -d "$TMPDIR/two" --ocr "$ocr" "$src"
is 'with -j 2' "$("$SAKUIN" export -d "$TMPDIR/two")" \
	"$("$SAKUIN" export -d "$TMPDIR/one")"

# In archives, and attached to mail, a program reads them too.
(cd "$src" && "$python" -c 'import zipfile
z = zipfile.ZipFile("box.zip", "w")
z.write("picture.png", "in/harbour.png")')
run "$SAKUIN" index -d "$db" --ocr "$ocr" "$src/box.zip"
ends 'in an archive' 0
is 'in an archive' "$(hits harbour | grep zip)" 'box.zip!/in/harbour.png -'

run "$SAKUIN" index -d "$db" --ocr 'bin/x y' "$src"
ends 'a path that is none' 2
says 'a path that is none' 'sakuin: --ocr: bin/x is neither a name nor an absolute path; write one of them'
run "$SAKUIN" index -d "$TMPDIR/none" --ocr "$ocr" "$collection/../SOURCES.tsv"
ends 'nothing to read' 0

# A real program, if there is one.
if command -v tesseract >/dev/null && [ -z "${SAKUIN_NO_TESSERACT-}" ]; then
	mkdir "$TMPDIR/real"
	pdftoppm -q -png -gray -r 110 -f 2 -l 2 "$collection/en-after-the-wave.pdf" \
		"$TMPDIR/real/page"
	run "$SAKUIN" index -d "$TMPDIR/tesseract" \
		--ocr 'tesseract stdin stdout hocr' "$TMPDIR/real"
	ends tesseract 0
	db=$TMPDIR/tesseract
	is tesseract "$(hits 'cherries' | cut -c 1-9)" real/page
else
	skip tesseract 'the package tesseract-ocr is not installed'
fi
finish
