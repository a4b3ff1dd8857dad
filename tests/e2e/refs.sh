#!/bin/sh
# refs.sh - sakuin refs: what other people's scripts rely on, and that other
# programs read what it writes.
. tests/e2e/lib.sh

list=$TMPDIR/list
cat >"$list" <<'END'
[1] Mori, A., & Ota, C. (2012). Harbour towns & "quays". Coast Review, 3(1), 4-9. www.coast.example/a_b%20c
森太郎『港の記録』青葉書房、2009年。

김하늘, 「섬」, 『해안연구』 제12호, 2010.
END

# One line in, one object out, in order; an empty line keeps its place.
run "$SAKUIN" refs --strings "$list"
ends 'strings' 0
silent 'strings'
cp "$out" "$TMPDIR/objects"
run "$python" - "$TMPDIR/objects" "$list" <<'END'
import json, sys
objects = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
lines = open(sys.argv[2], encoding='utf-8').read().splitlines()
assert len(objects) == len(lines) == 4, objects
for line, o in zip(lines, objects):
    assert o.get('raw', '') == line, o
    assert (o['start'], o['end']) == (0, len(line)), o
a = objects[0]
assert a['number'] == '1', a
assert a['authors'] == [{'family': 'Mori', 'given': 'A.'},
                        {'family': 'Ota', 'given': 'C.'}], a
assert a['year'] == 2012 and a['date'] == '2012', a
assert a['title'] == 'Harbour towns & "quays"', a
assert (a['container'], a['volume'], a['issue'], a['pages']) == \
    ('Coast Review', '3', '1', '4-9'), a
assert a['type'] == 'article-journal' and a['language'] == 'en', a
assert a['url'] == 'www.coast.example/a_b%20c', a
assert objects[1]['script'] == 'Jpan', objects[1]
assert set(objects[2]) == {'start', 'end'}, objects[2]
assert objects[3]['authors'] == [{'literal': '김하늘'}], objects[3]
END
ends 'the objects keep the contract' 0

# Standard input, line ends of Windows, no line end at the end, no lines.
run sh -c "printf 'Mori, A. (2012). Towns.\r\nOta, C.' |
	'$SAKUIN' refs --strings -"
ends 'standard input' 0
is 'two lines' "$(wc -l <"$out")" 2
lacks "$out" 'no carriage return' '\r'
run sh -c ": | '$SAKUIN' refs --strings -"
is 'nothing in, nothing out' "$(cat "$out")" ''
ends 'nothing in' 0

# Bytes that are no text, a NUL, a long line: lines in, lines out.
printf 'Mori \377\376 (2012)\nOta\0C. (2013)\n' >"$TMPDIR/bytes"
run "$SAKUIN" refs --strings "$TMPDIR/bytes"
ends 'bytes' 0
is 'bytes, lines' "$(wc -l <"$out")" 2
test_that 'bytes, JSON' "$python" -c "
import json, sys
[json.loads(l) for l in open(sys.argv[1], encoding='utf-8')]" "$out"
head -c 3000000 /dev/zero | tr '\0' '(' >"$TMPDIR/long"
run "$SAKUIN" refs --strings "$TMPDIR/long"
ends 'a line of three megabytes' 0

# Failures.
run "$SAKUIN" refs --strings "$TMPDIR/none"
ends 'no such file' 2
says 'no such file' "sakuin: $TMPDIR/none: No such file or directory"
run "$SAKUIN" refs --strings "$list" --format=xml
ends 'no such format' 2
says 'no such format' "--format 'xml': write json, csl, ris or bibtex"
run "$SAKUIN" refs --no-such-option
ends 'no such option' 2

# Other forms: all of the file, in order.
for format in csl ris bibtex; do
	run "$SAKUIN" refs --strings "$list" --format "$format"
	ends "$format" 0
	silent "$format"
	cp "$out" "$TMPDIR/$format"
	prints "$format" 'http://www.coast.example/a_b%20c'
done
test_that 'csl is one array' "$python" -c "
import json, sys
l = json.load(open(sys.argv[1], encoding='utf-8'))
assert [x['id'] for x in l] == ['ref1', 'ref2', 'ref3', 'ref4'], l
assert l[0]['issued'] == {'date-parts': [[2012]]}, l[0]" "$TMPDIR/csl"
is 'ris, records' "$(grep -c '^TY  - ' "$TMPDIR/ris")" 4
is 'ris, ends' "$(grep -c '^ER  - $' "$TMPDIR/ris")" 4
is 'bibtex, records' "$(grep -c '^@' "$TMPDIR/bibtex")" 4
run sh -c ": | '$SAKUIN' refs --strings - --format csl"
is 'csl of nothing' "$(cat "$out")" '[]'

# Through other people's programs and back: title, year and authors stay.
if command -v bib2xml >/dev/null && command -v ris2xml >/dev/null; then
	for format in bibtex ris; do
		to=bib2xml
		[ "$format" = bibtex ] || to=ris2xml
		run sh -c "$to '$TMPDIR/$format' | xml2ris"
		ends "bibutils, $format" 0
		prints "bibutils, $format" 'Harbour towns & ' \
			'港の記録' 'Mori, A.' 'PY  - 2012' 'SP  - 4'
	done
else
	skip 'bibutils' 'not installed'
fi
if command -v pandoc >/dev/null; then
	for format in bibtex ris csl; do
		from=$format
		[ "$format" = csl ] && from=csljson
		pandoc --list-input-formats | grep -qx "$from" || {
			skip "pandoc, $format" 'it does not read that'
			continue
		}
		run pandoc -f "$from" -t csljson "$TMPDIR/$format"
		ends "pandoc, $format" 0
		prints "pandoc, $format" 'Harbour towns & ' \
			'港の記録' '"family": "Mori"' \
			'Coast Review' '4-9'
	done
else
	skip 'pandoc' 'not installed'
fi

# As editors on Windows save it.
printf '\357\273\277[1] Mori, A. (2012). Harbour towns. Coast Review, 3(1), 4-9.\r\n' \
	>"$TMPDIR/windows.txt"
run "$SAKUIN" refs --strings "$TMPDIR/windows.txt"
ends 'a byte order mark' 0
prints 'a byte order mark' '{"number":"1","raw":"[1] Mori' '"family":"Mori"'

# Other formats, by programs of others.
printf '.odd\ttext/x-odd\ttext\ttr a-z A-Z\n' >"$TMPDIR/filters"
printf 'Intro [1].\n\nReferences\n[1] Mori, A. (2012). Harbour towns. Coast Review, 3(1), 4-9.\n' \
	>"$TMPDIR/a.odd"
run "$SAKUIN" refs --filters "$TMPDIR/filters" --text "$TMPDIR/a.odd"
ends 'a filter' 0
prints 'a filter' 'HARBOUR TOWNS'
printf '.odd\ttext/x-odd\ttext\tcat\n' >"$TMPDIR/filters"
run "$SAKUIN" refs --filters "$TMPDIR/filters" "$TMPDIR/a.odd"
ends 'references by a filter' 0
prints 'references by a filter' '"title":"Harbour towns"'
printf '.odd\ttext/x-odd\ttext\tfalse\n' >"$TMPDIR/filters"
run "$SAKUIN" refs --filters "$TMPDIR/filters" "$TMPDIR/a.odd" "$list"
ends 'a filter fails' 1
says 'a filter fails' "$TMPDIR/a.odd: "
prints 'a filter fails: the other file' "$list"
run "$SAKUIN" refs --filters "$TMPDIR/none" "$TMPDIR/a.odd"
ends 'no such filters' 2
says 'no such filters' "--filters=$TMPDIR/none: No such file"
printf 'nonsense\n' >"$TMPDIR/filters"
run "$SAKUIN" refs --filters "$TMPDIR/filters" "$TMPDIR/a.odd"
ends 'a broken table' 2
says 'a broken table' "--filters=$TMPDIR/filters: "
run "$SAKUIN" refs --filters "$TMPDIR/filters" --strings "$list"
ends 'no filters for strings' 2
finish
