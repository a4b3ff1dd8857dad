"""The output of `sakuin refs` as a table, to be compared.

usage: cites_table.py SAKUIN FILE...

Columns: file, "ref" and number and raw text; or "cite", the marker, the places
of its sources, from 1, the sentence, and the quotation if it is wider.  The
offsets are those of the text that --text prints; a line end is a slash.
"""
import json
import os
import subprocess
import sys


def refs(*args):
    return subprocess.run([sys.argv[1], 'refs', *args], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def row(*fields):
    print('\t'.join(f.replace('\r', '').replace('\n', '/') for f in fields))


for path in sys.argv[2:]:
    name = os.path.basename(path)
    text = refs('--text', path)
    for line in refs(path).splitlines():
        found = json.loads(line)
        for r in found['references']:
            row(name, 'ref', r.get('number', ''), r['raw'])
        for c in found['citations']:
            places = ','.join(str(i + 1) for i in c['references'])
            row(name, 'cite', text[c['start']:c['end']], places,
                text[c['sentence_start']:c['sentence_end']])
