#!/usr/bin/env python3
"""Make hanfold.h: one representative for the forms of a Han character.

usage: hanfold.py          write hanfold.h (needs uconv: icu-devtools)
       hanfold.py --check  exit 1 if hanfold.h does not fit shinjitai.tsv
       hanfold.py --show   print the classes of more than three characters

Two sources: ICU's Traditional-Simplified (Unicode licence) for Chinese, and
shinjitai.tsv for the new forms of Japan and variants in names.  Forms that
are joined by either are one class; its representative is the simplified one.

A second table has the form that Japan writes: of the old forms and variants
of shinjitai.tsv, and of simplified ones by way of the traditional one, if they
are not among the common characters of Japan themselves (level 1 of JIS X 0208).
Where a simplified form stands for several, ICU's Simplified-Traditional says
which is meant.  A third has the traditional form of simplified and Japanese
ones.
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


def icu(rules):
    """(from, to) of single characters that ICU's RULES change."""
    source = [chr(c) for low, high in RANGES for c in range(low, high + 1)]
    out = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', rules],
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


def level(c):
    """1 or 2 as JIS X 0208 has C, 3 if it has not."""
    try:
        code = c.encode('euc_jp')
    except UnicodeEncodeError:
        return 3
    if len(code) != 2:
        return 3
    return 1 if code[0] - 0xA0 < 48 else 2


def new_forms():
    """{form: what Japan writes for it}."""
    table = {old: new for old, new in japanese() if level(old) > 1}
    for form, old in icu('Simplified-Traditional'):
        new = table.get(old, old)
        if form not in table and level(form) > 1 and level(new) < level(form):
            table[form] = new
    return {old: table.get(new, new) for old, new in table.items()
            if len(old.encode()) == len(table.get(new, new).encode())}


def traditional():
    """{form: its traditional form}."""
    old = {a for a, _ in icu('Traditional-Simplified')}
    table = dict(icu('Simplified-Traditional'))
    for form, new in japanese():
        if new not in old and form in old:
            table.setdefault(new, form)
    return {a: b for a, b in table.items()
            if b not in table and len(a.encode()) == len(b.encode())}


def fold():
    chinese = icu('Traditional-Simplified')
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


def rows(name, table):
    out = ['static const struct han_form %s[] = {\n' % name]
    cells = ['{ 0x%04x, 0x%04x },' % (ord(c), ord(table[c]))
             for c in sorted(table)]
    for i in range(0, len(cells), 3):
        out.append('\t' + ' '.join(cells[i:i + 3]) + '\n')
    return ''.join(out) + '};\n'


def pages(name, table):
    """Where each 64 characters of the first plane begin in TABLE."""
    first = [sum(ord(c) < page << 6 for c in table) for page in range(1025)]
    out = ['/* Where the characters from 64 * i on begin. */\n',
           'static const uint16_t %s[] = {\n' % name]
    for i in range(0, len(first), 12):
        out.append('\t%s,\n' % ', '.join(map(str, first[i:i + 12])))
    return ''.join(out) + '};\n'


def header(table):
    new = new_forms()
    return (HEAD + rows('han_forms', table) + '\n' + rows('han_new', new) +
            '\n' + pages('han_new_pages', new) + '\n' +
            rows('han_old', traditional()) + '/* clang-format on */\n')


def check(path):
    """Without ICU: shinjitai.tsv is in both tables."""
    tables = []
    for line in open(path, encoding='utf-8'):
        if line.startswith('static const struct'):
            tables.append({})
        if line.startswith('static const uint16_t'):
            break
        items = line.replace('{', ' ').replace('}', ' ').replace(',', ' ')
        numbers = [int(w, 16) for w in items.split() if w.startswith('0x')]
        if numbers:
            tables[-1].update(zip(numbers[::2], numbers[1::2]))
    folded, made_new = tables
    for old, new in japanese():
        if folded.get(ord(old), ord(old)) != folded.get(ord(new), ord(new)) \
                or level(old) > 1 and len(old.encode()) == 3 and \
                ord(old) not in made_new:
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
