#!/bin/sh
# cites.sh - what documents cite: the collection and some reports in several
# styles and scripts, formats, failures, and hostile input in linear time.
. tests/e2e/lib.sh

reports=fixtures/citing

# check_table NAME FILE...: sources, markers and sentences are those of the
# table NAME.tsv; UPDATE=1 writes it.
check_table() {
	table=$1
	shift
	"$python" tests/e2e/cites_table.py "$SAKUIN" "$@" \
		>"$TMPDIR/$table.tsv" 2>"$err"
	silent "$table"
	if [ "${UPDATE:-}" ]; then
		cp "$TMPDIR/$table.tsv" "$reports/$table.tsv"
	fi
	run diff "$reports/$table.tsv" "$TMPDIR/$table.tsv"
	ends "$table: sources, markers and sentences" 0
}
check_table collection fixtures/collection/*.*
check_table reports $reports/*.txt

# One line a document; offsets count the characters of --text.
cat >"$TMPDIR/two.ndjson" <<'EOF'
{"id":"a","text":"Só [1].\nReferences\n1. Ädler, K. (1991). Ink. Quay 3, 5-9."}
{"id":"b","text":"Nothing is cited here."}
EOF
run "$SAKUIN" refs "$TMPDIR/two.ndjson"
ends 'NDJSON' 0
is 'a line for each document' "$(wc -l <"$out")" 2
prints 'its id' '{"document":"a","references":[{"number":"1",'
prints 'offsets of characters' '"start":19,"end":57,'
prints 'the citation' \
	'"citations":[{"start":3,"end":6,"marker":"[1]","sentence_start":0,"sentence_end":7,"references":[0]}]}'
prints 'nothing cited' '{"document":"b","references":[],"citations":[]}'
printf '\357\273\277A [1].\r\nReferences\r\n1. B, C. 1991.\r\n' \
	>"$TMPDIR/dos.txt"
run "$SAKUIN" refs --text "$TMPDIR/dos.txt"
is 'the text: no byte order mark, ends of lines kept' "$(od -c <"$out")" \
	"$(printf 'A [1].\r\nReferences\r\n1. B, C. 1991.\r\n' | od -c)"

# Other formats, of several files.
run "$SAKUIN" refs --format=ris $reports/en-nothing-but.txt \
	$reports/ja-chosha-nen.txt
ends 'RIS' 0
is 'a source a record' "$(grep -c '^ER  -' "$out")" 9
run "$SAKUIN" refs --format=csl $reports/en-nothing-but.txt \
	$reports/ja-chosha-nen.txt
test_that 'CSL is one array' "$python" -c '
import json, sys
sys.exit(len(json.load(open(sys.argv[1]))) != 9)' "$out"
run "$SAKUIN" refs --format=bibtex $reports/en-nothing-but.txt
is 'BibTeX' "$(grep -c '^@' "$out")" 4

# Standard input.
run sh -c '"$1" refs - <"$2"' - "$SAKUIN" $reports/en-nothing-but.txt
ends 'standard input' 0
prints 'its sources' '"number":"4"'

# Failures name the file, the others are read.
run "$SAKUIN" refs "$TMPDIR/none" fixtures "$TMPDIR/dos.txt"
ends 'missing files' 1
says 'a missing file' "sakuin: $TMPDIR/none: No such file or directory"
says 'a folder' 'sakuin: fixtures: a folder; name the files in it'
prints 'the file that is there' '"number":"1"'
run "$SAKUIN" refs
ends 'no file' 2
run "$SAKUIN" refs --strings x --text
ends 'two things at once' 2

# Hostile input, 1 and 8 times: linear is 8 times as long, 16 allow for noise
# and for what both need to start.
"$python" - "$TMPDIR" <<'EOF'
import sys

UNITS = {
    'line': 'a',
    'words': 'lorem ipsum [1] sit (2004) Adler et al. 2004; ',
    'brackets': '[',
    'open': '[1,',
    'nested': '([{',
    'semicolons': '1. Adler, K. 2004; Bo, A. 2004; ',
    'references': '1. Adler, K. (2004). Ink. Quay 3, 5-9.\n',
    'headings': 'References\nAdler, K. 2004.\n',
    'short': '注\n',
    'numbers': '1\n',
    'superscripts': '¹',
    'marks': '\u0301',
    'right to left': '\u202eא [1] ',
    'quotes': '“a. ',
    'years': 'Adler 2004 ',
    'broken': 'é見'.encode()[:4].decode('latin-1'),
}
for name, unit in UNITS.items():
    for times in 1, 8:
        size = 200000 * times // len(unit.encode())
        with open('%s/hostile-%s-%d.txt' % (sys.argv[1], name, times), 'w',
                  encoding='utf-8') as f:
            f.write('Body [1].\nReferences\n' + unit * size)
for times in 1, 8:
    with open('%s/hostile-list-%d.txt' % (sys.argv[1], times), 'w') as f:
        for i in range(1, 12500 * times + 1):
            f.write('[%d] Adler%d, K. (%d). Ink. Quay %d, 5-9.\n'
                    % (i, i, 1900 + i % 100, i))
    with open('%s/hostile-same-%d.txt' % (sys.argv[1], times), 'w') as f:
        f.write('As Adler (2004) says. ' * 6000 * times + '\nReferences\n' +
                'Adler, K. 2004. Ink. Quay 3, 5-9.\n' * 6000 * times)
EOF
cat >"$TMPDIR/ratio.py" <<'EOF'
"""Exit 1 if FILE2 takes more than 16 times as long as FILE1."""
import resource
import subprocess
import sys


def seconds(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run([sys.argv[1], 'refs', path],
                            stdout=subprocess.DEVNULL, timeout=60).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        sys.exit('%s: ended with %d' % (path, status))
    return after.ru_utime - before.ru_utime


small = min(seconds(sys.argv[2]) for _ in range(3))
big = seconds(sys.argv[3])
if big > 16 * max(small, 0.01):
    sys.exit('%.3f s, then %.3f s' % (small, big))
EOF
for small in "$TMPDIR"/hostile-*-1.txt; do
	name=${small#"$TMPDIR/hostile-"}
	run "$python" "$TMPDIR/ratio.py" "$SAKUIN" "$small" "${small%1.txt}8.txt"
	ends "hostile, linear: ${name%-1.txt}" 0
done
run "$SAKUIN" refs "$TMPDIR/hostile-list-8.txt"
test_that 'a hundred thousand sources' \
	[ "$(grep -o '"number":' "$out" | wc -l)" = 100000 ]

finish
