#!/usr/bin/env python3
"""Make hanja.h of libhangul's hanja.txt (Debian: libhangul-data).

usage: hanja.py [FILE]          write hanja.h
       hanja.py --check [FILE]  exit 1 if hanja.h is not up to date
"""
import collections
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = '/usr/share/libhangul/hanja/hanja.txt'
BLOCKS = ((0x3400, 0x4dc0), (0x4e00, 0xa000), (0xf900, 0xfb00))
HEAD = '''\
/* hanja.h - Korean readings of Chinese characters, made by hanja.py of
 * libhangul's data/hanja/hanja.txt; do not edit.
 *
 * Source: https://github.com/libhangul/libhangul, its licence is BSD-3-Clause:
 *
%s */
/* clang-format off */
'''


def read(path):
    """The readings of each character, the one that most words have first (the
    file has them in the order of the alphabet); the licence."""
    readings, licence, words = {}, [], collections.Counter()
    for line in open(path, encoding='utf-8'):
        if line.startswith('#'):
            licence.append((' * ' + line[1:].strip()).rstrip() + '\n')
            continue
        fields = line.rstrip('\n').split(':')
        if len(fields) < 2:
            continue
        hangul, hanja = fields[:2]
        if len(hanja) != 1:
            if len(hangul) == len(hanja):
                words.update(zip(map(ord, hanja), hangul))
            continue
        if re.fullmatch('[가-힣]', hangul):
            known = readings.setdefault(ord(hanja), [])
            if hangul not in known:
                known.append(hangul)
    if len(readings) < 20000 or not licence:
        sys.exit('%s: this is not the hanja.txt of libhangul' % path)
    for c, known in readings.items():
        known.sort(key=lambda hangul: -words[c, hangul])
    return readings, ''.join(licence)


def add_compatibility(readings):
    """Duplicates for round trips with KS X 1001 read as what they are."""
    for c in range(0xf900, 0xfb00):
        same = unicodedata.normalize('NFC', chr(c))
        if len(same) == 1 and ord(same) in readings:
            readings.setdefault(c, readings[ord(same)])


def numbers(values, per_line):
    lines = []
    for i in range(0, len(values), per_line):
        lines.append(','.join(map(str, values[i:i + per_line])) + ',\n')
    return ''.join(lines)


def header(readings, licence):
    sets = sorted({''.join(r) for r in readings.values()})
    row = {s: i + 1 for i, s in enumerate(sets)}
    of = {c: row[''.join(r)] for c, r in readings.items()}
    out = [HEAD % licence]
    out.append('/* All sets of readings that occur; 0: none. */\n'
               'static const char *const hanja_sets[] = {\n\t"",\n')
    for i in range(0, len(sets), 8):
        out.append('\t' + ' '.join('"%s",' % s for s in sets[i:i + 8]) + '\n')
    out.append('};\n\n')
    for first, end in BLOCKS:
        while end > first and end - 1 not in of:
            end -= 1
        values = [of.pop(c, 0) for c in range(first, end)]
        out.append('/* The set of each character from U+%04X on. */\n'
                   'static const uint16_t hanja_%04x[] = {\n%s};\n\n' % (
                       first, first, numbers(values, 16)))
    rest = ['\t{ 0x%X, %d },\n' % (c, of[c]) for c in sorted(of)]
    out.append('/* And of the others. */\n'
               'static const struct hanja_other hanja_others[] = {\n%s};\n'
               '/* clang-format on */\n' % ''.join(rest))
    return ''.join(out)


def main():
    args = sys.argv[1:]
    check = args[:1] == ['--check']
    args = args[check:]
    if len(args) > 1 or args and args[0].startswith('-'):
        sys.exit(__doc__)
    readings, licence = read(args[0] if args else FILE)
    add_compatibility(readings)
    text = header(readings, licence)
    path = os.path.join(HERE, 'hanja.h')
    if not check:
        open(path, 'w', encoding='utf-8').write(text)
    elif not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
        sys.exit('hanja.h is not up to date: run hanja.py')


main()
