#!/usr/bin/env python3
"""Make romaja.h of romaja.tsv.

usage: romaja.py          write romaja.h
       romaja.py --check  exit 1 if romaja.h is not up to date
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOUNDS = {'onset': '[ktpcsnmlh]', 'coda': '[ktpnmlq]',
          'nucleus': '[yw]?[aevouxi]'}
HEAD = '''\
/* romaja.h - Latin spellings of Korean sounds, made of romaja.tsv by
 * romaja.py; do not edit.  Sorted; NAME_from says at which row a letter of
 * the alphabet begins. */
/* clang-format off */
'''


def fail(number, why):
    sys.exit('romaja.tsv:%d: %s' % (number, why))


def read(path):
    """Rows (spelling, sounds, weak) of each kind, in the order of the file."""
    rows = {'onset': {}, 'nucleus': {}, 'coda': {}}
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) != 3:
            fail(number, 'three fields, please')
        kind, spelling, sounds = fields
        weak = kind == 'weak'
        kind = 'nucleus' if weak else kind
        if kind not in rows or not re.fullmatch('[a-z]+', spelling):
            fail(number, 'unknown kind or letter')
        if spelling in rows[kind]:
            fail(number, 'twice')
        sounds = sounds.split(' ')
        if not all(re.fullmatch(SOUNDS[kind], s) for s in sounds):
            fail(number, 'unknown sound')
        if len(sounds) > (3 if kind == 'nucleus' else 1):
            fail(number, 'too many sounds')
        rows[kind][spelling] = (sounds, weak)
    return rows


def index(name, rows):
    """The row at which each letter, and the one behind z, begins."""
    first = [s[0] for s in sorted(rows)]
    at = [sum(f < chr(c) for f in first) for c in range(ord('a'), ord('z') + 2)]
    lines = [', '.join(map(str, at[i:i + 14])) for i in range(0, 27, 14)]
    return ('static const uint8_t %s_from[27] = {\n\t%s\n};\n' %
            (name, ',\n\t'.join(lines)))


def consonants(name, rows):
    out = ['static const struct consonant %s[] = {\n' % name]
    for spelling, (sounds, _) in sorted(rows.items()):
        out.append('\t{ "%s", %d, \'%s\' },\n' % (
            spelling, len(spelling), sounds[0]))
    return ''.join(out) + '};\n'


def nuclei(rows):
    out = ['static const struct nucleus nuclei[] = {\n']
    for spelling, (sounds, weak) in sorted(rows.items()):
        out.append('\t{ "%s", %d, %s, { %s } },\n' % (
            spelling, len(spelling), 'true' if weak else 'false',
            ', '.join('"%s"' % s for s in sounds)))
    return ''.join(out) + '};\n'


def main():
    rows = read(os.path.join(HERE, 'romaja.tsv'))
    text = (HEAD + consonants('onsets', rows['onset']) +
            index('onsets', rows['onset']) + '\n' +
            consonants('codas', rows['coda']) +
            index('codas', rows['coda']) + '\n' +
            nuclei(rows['nucleus']) + index('nuclei', rows['nucleus']) +
            '/* clang-format on */\n')
    path = os.path.join(HERE, 'romaja.h')
    if sys.argv[1:] == ['--check']:
        if not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
            sys.exit('romaja.h is not up to date: run romaja.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(text)


main()
