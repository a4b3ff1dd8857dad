#!/usr/bin/env python3
"""Make hanfold.h: one representative for the forms of a Han character.

usage: hanfold.py          write hanfold.h (needs uconv: icu-devtools)
       hanfold.py --check  exit 1 if hanfold.h does not fit shinjitai.tsv
       hanfold.py --show   print the classes of more than three characters

Two sources: ICU's Traditional-Simplified (Unicode licence) for Chinese, and
shinjitai.tsv for the new forms of Japan and variants in names.  Forms that
are joined by either are one class; its representative is the simplified one.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
# Simplified Chinese writes the left one for both, but the words have little to
# do with each other and the left one is common in names: not joined.
APART = {'卜蔔', '朴樸', '姜薑', '千韆', '秋鞦', '冬鼕', '胡鬍', '仆僕', '舍捨',
         '合閤', '谷穀'}
HEAD = '''\
/* hanfold.h - forms of Han characters, made of ICU's Traditional-Simplified
 * and of shinjitai.tsv by hanfold.py; do not edit.  Sorted by the first. */
/* clang-format off */
'''


def simplified():
    """(traditional, simplified) as ICU has them."""
    source = [chr(c) for low, high in RANGES for c in range(low, high + 1)]
    out = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x',
                          'Traditional-Simplified'],
                         input='\n'.join(source).encode(), check=True,
                         stdout=subprocess.PIPE).stdout.decode().split('\n')
    if len(out) != len(source):
        sys.exit('uconv: %d characters in, %d out' % (len(source), len(out)))
    return [(a, b) for a, b in zip(source, out) if a != b and len(b) == 1]


def japanese():
    """(old, new) of shinjitai.tsv."""
    pairs = []
    path = os.path.join(HERE, 'shinjitai.tsv')
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) != 2 or len(fields[0]) != 1 or not fields[1]:
            sys.exit('%s:%d: a character, a tab, its other forms' %
                     (path, number))
        pairs += [(other, fields[0]) for other in fields[1]]
    return pairs


def classes(pairs):
    parent = {}

    def root(c):
        while parent.setdefault(c, c) != c:
            c = parent[c]
        return c

    for a, b in pairs:
        if b + a in APART or a + b in APART:
            continue
        parent[root(a)] = root(b)
    groups = {}
    for c in parent:
        groups.setdefault(root(c), set()).add(c)
    return [g for g in groups.values() if len(g) > 1]


def fold():
    chinese = simplified()
    targets = {}
    for _, b in chinese:
        targets[b] = targets.get(b, 0) + 1
    table = {}
    groups = classes(chinese + japanese())
    for group in groups:
        best = min(group, key=lambda c: (-targets.get(c, 0), c))
        for c in group - {best}:
            table[c] = best
    return table, groups


def header(table):
    out = [HEAD, 'static const struct han_form han_forms[] = {\n']
    rows = ['{ 0x%04x, 0x%04x },' % (ord(c), ord(table[c]))
            for c in sorted(table)]
    for i in range(0, len(rows), 3):
        out.append('\t' + ' '.join(rows[i:i + 3]) + '\n')
    out.append('};\n/* clang-format on */\n')
    return ''.join(out)


def check(path):
    """Without ICU: every pair of shinjitai.tsv has one representative."""
    table = {}
    for line in open(path, encoding='utf-8'):
        items = line.replace('{', ' ').replace('}', ' ').replace(',', ' ')
        numbers = [int(w, 16) for w in items.split() if w.startswith('0x')]
        table.update(zip(numbers[::2], numbers[1::2]))
    for old, new in japanese():
        if table.get(ord(old), ord(old)) != table.get(ord(new), ord(new)):
            sys.exit('hanfold.h lacks %s = %s: run hanfold.py' % (old, new))


def main():
    path = os.path.join(HERE, 'hanfold.h')
    if sys.argv[1:] == ['--check']:
        check(path)
    elif sys.argv[1:] == ['--show']:
        for group in sorted(fold()[1], key=len):
            if len(group) > 3:
                print(''.join(sorted(group)))
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(header(fold()[0]))


main()
