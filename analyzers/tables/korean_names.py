#!/usr/bin/env python3
"""Make korean_names.h of korean_names.tsv.

usage: korean_names.py          write korean_names.h
       korean_names.py --check  exit 1 if korean_names.h is not up to date
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MOST = 3    # readings of one spelling
HEAD = '''\
/* korean_names.h - names spelled by no rule, made of korean_names.tsv by
 * korean_names.py; do not edit.  Sorted by bytes. */
/* clang-format off */
static const struct exception exceptions[] = {
'''


def fail(number, why):
    sys.exit('korean_names.tsv:%d: %s' % (number, why))


def read(path):
    names = {}
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) != 2:
            fail(number, 'two fields, please')
        spelling, hangul = fields[0], fields[1].split(' ')
        if not re.fullmatch('[a-z]{1,15}', spelling):
            fail(number, 'the spelling is 1 to 15 letters a to z')
        if not all(re.fullmatch('[가-힣]{1,6}', h) for h in hangul):
            fail(number, 'not 1 to 6 Hangul syllables')
        if len(hangul) > MOST or len({len(h) for h in hangul}) > 1:
            fail(number, 'too many readings, or not of one length')
        if spelling in names:
            fail(number, 'twice')
        names[spelling.replace('wh', 'hw')] = hangul  # as the lookup has it
    return names


def main():
    names = read(os.path.join(HERE, 'korean_names.tsv'))
    text = HEAD
    for spelling in sorted(names):
        text += '\t{ "%s", { %s } },\n' % (
            spelling, ', '.join('"%s"' % h for h in names[spelling]))
    text += '};\n/* clang-format on */\n'
    path = os.path.join(HERE, 'korean_names.h')
    if sys.argv[1:] == ['--check']:
        if not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
            sys.exit('korean_names.h is not up to date: run korean_names.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(text)


main()
