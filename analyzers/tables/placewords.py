#!/usr/bin/env python3
"""Make placewords.h of placewords.tsv.

usage: placewords.py          write placewords.h
       placewords.py --check  exit 1 if placewords.h is not up to date
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '''\
/* placewords.h - parts of place names that say little, made of placewords.tsv
 * by placewords.py; do not edit.  Sorted by bytes. */
/* clang-format off */
static const char placewords[][%d] = {
'''


def fail(number, why):
    sys.exit('placewords.tsv:%d: %s' % (number, why))


def read(path):
    keys = set()
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        key = line.split('\t')[0].strip()
        if not re.fullmatch('[aiueokgsztdnhbpmryqw]{2,}', key):
            fail(number, 'not a reading key')
        if key in keys:
            fail(number, 'twice')
        keys.add(key)
    return sorted(keys)


def main():
    keys = read(os.path.join(HERE, 'placewords.tsv'))
    text = HEAD % (max(map(len, keys)) + 1)
    text += ''.join('\t"%s",\n' % key for key in keys)
    text += '};\n/* clang-format on */\n'
    path = os.path.join(HERE, 'placewords.h')
    if sys.argv[1:] == ['--check']:
        if not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
            sys.exit('placewords.h is not up to date: run placewords.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(text)


main()
