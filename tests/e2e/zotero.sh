#!/bin/sh
# zotero.sh - a library as Zotero exports it with its files, in each of its
# formats: the files get the titles, names and dates of the items, and are
# found across scripts.
. tests/e2e/lib.sh

src=$TMPDIR/library
mkdir -p "$src/files/1" "$src/files/2" "$src/files/3" "$src/files/4"
# Scans say little of themselves.
echo '一 はじめに。この資料は複写である。' >"$src/files/1/scan.txt"
echo '1. 머리말. 이 자료는 복사본이다.' >"$src/files/2/Full Text.txt"
echo '一、引言。本件为复印件。' >"$src/files/3/a;b.txt"
cat >"$src/files/4/page.html" <<'END'
<html><head><title>Log in</title></head><body><p>A saved page.</p></body></html>
END
printf '\357\273\277' >"$src/library.ris"
cat >>"$src/library.ris" <<'END'
TY  - JOUR
TI  - 中曽根内閣の外交政策
TT  - Foreign policy of the Nakasone cabinet
AU  - 渡辺, 昭夫
PY  - 1987
DA  - 1987/11//
T2  - 国際政治
LA  - ja
CN  - 雑-0451
KW  - 外交
UR  - http://example.org/1
L1  - files/1/scan.txt
ER  - 

TY  - BOOK
TI  - 독도 문제의 역사
AU  - 박, 정희
PY  - 1998
LA  - Korean
AV  - MG-12/3
L1  - files/2/Full Text.txt
ER  - 

TY  - BOOK
TI  - 北京城市发展史
AU  - 沈, 从文
Y1  - 2004///
LA  - zh-CN
L1  - files/3/a;b.txt
ER  - 

TY  - BLOG
TI  - Harbours of Tōkyō
AU  - Müller, Jürgen
DA  - 2019/05/17/
L2  - file:///home/somebody/Zotero/storage/files/4/page.html
ER  - 

TY  - GEN
TI  - An item without a file
ER  - 
END
cat >"$src/library.bib" <<'END'
@article{watanabe_1987,
	title = {中曽根内閣の外交政策},
	titletranslated = {Foreign policy of the Nakasone cabinet},
	author = {渡辺, 昭夫},
	month = nov, year = {1987},
	language = {ja}, callnumber = {雑-0451}, keywords = {外交},
	url = {http://example.org/1},
	file = {scan:files/1/scan.txt:text/plain},
}
@book{pak_1998,
	title = {독도 문제의 역사}, author = {박, 정희}, year = 1998,
	langid = {korean}, library = {MG-12/3},
	file = {Full Text:files/2/Full Text.txt:text/plain},
}
@book{shen_2004,
	title = {北京城市发展史}, author = {沈, 从文}, year = {2004},
	langid = {chinese}, file = {files/3/a\;b.txt},
}
@misc{muller_2019,
	title = {Harbours of {T}\={o}ky\={o}}, author = {M{\"u}ller, J\"urgen},
	date = {2019-05-17},
	file = {Snapshot:C\:\\Users\\me\\Zotero\\files\\4\\page.html:text/html},
}
@misc{nothing, title = {An item without a file}}
END
cat >"$src/library.json" <<'END'
[
{"id":"a","title":"中曽根内閣の外交政策","original-title":"Foreign policy of the Nakasone cabinet",
 "author":[{"family":"渡辺","given":"昭夫"}],"issued":{"date-parts":[["1987",11]]},
 "language":"ja","call-number":"雑-0451","keyword":"外交","URL":"http://example.org/1",
 "file":"files/1/scan.txt"},
{"id":"b","title":"독도 문제의 역사","author":[{"family":"박","given":"정희"}],
 "issued":{"date-parts":[[1998]]},"language":"ko","archive_location":"MG-12/3",
 "attachments":[{"path":"files/2/Full Text.txt"}]},
{"id":"c","title":"北京城市发展史","author":[{"family":"沈","given":"从文"}],
 "issued":{"date-parts":[[2004]]},"language":"zh-CN","files":["files/3/a;b.txt"]},
{"id":"d","title":"Harbours of Tōkyō","author":[{"family":"Müller","given":"Jürgen"}],
 "issued":{"date-parts":[[2019,5,17]]},"file":"/home/me/Zotero/files/4/page.html"},
{"id":"e","title":"An item without a file"}
]
END

for kind in ris bib json; do
	db=$TMPDIR/$kind.db
	run "$SAKUIN" index -d "$db" --metadata "$src/library.$kind" \
		"$src/files"
	ends "$kind" 0
	prints "$kind" '4 documents indexed'
	says "$kind" "library.$kind: 1 of its items name no file, and say nothing here"
	"$SAKUIN" export -d "$db" >"$TMPDIR/$kind.export"
	is "$kind: code" "$(ask 'ref:雑-0451')" files/1/scan.txt
	is "$kind: code in its place" "$(ask 'ref:mg-12/3')" \
		'files/2/Full%20Text.txt'
	is "$kind: date" "$(ask 'date:1987-10..1987-12')" files/1/scan.txt
	is "$kind: a year" "$(ask 'year:2004')" 'files/3/a;b.txt'
	is "$kind: translated" "$(ask 'title:policy')" files/1/scan.txt
	# Korean and Chinese readings need no dictionary.
	is "$kind: Dokdo" "$(ask dokdo)" 'files/2/Full%20Text.txt'
	is "$kind: Tokto" "$(ask tokto)" 'files/2/Full%20Text.txt'
	is "$kind: Park Chung-hee" "$(ask 'Park Chung-hee')" \
		'files/2/Full%20Text.txt'
	is "$kind: Pak Chonghui" "$(ask 'author:(pak chonghui)')" \
		'files/2/Full%20Text.txt'
	is "$kind: Beijing" "$(ask beijing)" 'files/3/a;b.txt'
	is "$kind: in old characters" "$(ask '城市發展')" 'files/3/a;b.txt'
	is "$kind: Shen Congwen" "$(ask 'author:(shen congwen)')" \
		'files/3/a;b.txt'
	is "$kind: Shen in old characters" "$(ask '沈從文')" \
		'files/3/a;b.txt'
	is "$kind: accents" "$(ask 'author:muller title:tokyo')" \
		files/4/page.html
	is "$kind: not the page's title" "$(ask 'title:log')" ''
	if reads_kanji; then
		is "$kind: Nakasone" "$(ask nakasone | tr ' ' '\n' | head -n 1)" \
			files/1/scan.txt
		is "$kind: Watanabe" "$(ask 'author:watanabe')" \
			files/1/scan.txt
		is "$kind: gaiko" "$(ask 'title:gaikou title:gaikō')" \
			files/1/scan.txt
	else
		skip "$kind: kanji" 'no dictionary here'
	fi
done
test_that 'BibTeX says what RIS says' cmp "$TMPDIR/ris.export" \
	"$TMPDIR/bib.export"
test_that 'CSL-JSON says what RIS says' cmp "$TMPDIR/ris.export" \
	"$TMPDIR/json.export"

# From Shift_JIS, as databases in Japan export it, and with the whole folder
# named: what is a catalogue is no document.
iconv -f UTF-8 -t SHIFT_JIS >"$src/sjis.ris" <<'END'
TY  - JOUR
TI  - 昭和期の港湾行政に関する史料
AU  - 山本, 太郎
PY  - 昭和62年
AB  - 本稿は港湾行政に関する史料を紹介し、その成立の背景について検討する。
L1  - files/1/scan.txt
ER  -
END
rm "$src/library."*
db=$TMPDIR/sjis.db
run "$SAKUIN" index -d "$db" --manifest "$src/sjis.ris" "$src"
ends 'Shift_JIS' 0
prints 'Shift_JIS' '4 documents indexed' '1 file read as metadata'
is 'Shift_JIS' "$(ask 'title:港湾行政')" library/files/1/scan.txt
is 'Shift_JIS: era' "$(ask 'date:1987')" library/files/1/scan.txt

# What is broken is told with its place, and the rest counts.
cat >"$TMPDIR/broken.bib" <<END
@misc{a, title = {Whole}, file = {$src/files/1/scan.txt}}
@misc{b, title = {Broken, file = {$src/files/2/Full Text.txt}
END
run "$SAKUIN" index -d "$TMPDIR/b.db" --metadata "$TMPDIR/broken.bib" "$src"
ends 'broken' 0
says 'broken' "sakuin: $TMPDIR/broken.bib:2: byte " \
	'this entry breaks off, or a brace is missing in it'
db=$TMPDIR/b.db
is 'broken: the rest' "$(ask 'title:whole')" library/files/1/scan.txt
echo '[{"title":' >"$TMPDIR/broken.json"
run "$SAKUIN" index -d "$db" --metadata "$TMPDIR/broken.json" "$src"
ends 'broken JSON' 0
says 'broken JSON' "sakuin: $TMPDIR/broken.json: line 2, byte 11: not JSON: "
well_said 'broken JSON'
finish
