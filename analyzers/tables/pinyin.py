#!/usr/bin/env python3
"""Make pinyin.h: syllables, their Wade-Giles spellings, readings of Han.

usage: pinyin.py          write pinyin.h (needs the package unicode-data)
       pinyin.py --check  exit 1 if pinyin.h does not hold pinyin.tsv,
                          postal.tsv and the syllables below

Readings: Unihan (Unicode licence), kMandarin and those of kHanyuPinlu that
make up at least a twentieth of a character's use; pinyin.tsv adds what names
need.  Characters that have none take those of their other forms (hanfold.h).
Spellings that no rule knows come from postal.tsv.
"""
import bz2
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
UNIHAN = '/usr/share/unicode/Unihan_Readings.txt.bz2'
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
HEAD = '''\
/* pinyin.h - Mandarin syllables, their spellings and the readings of Han
 * characters, made of Unihan (Unicode licence), pinyin.tsv and postal.tsv by
 * pinyin.py; do not edit. */
/* clang-format off */
'''
# Initials and the finals that they go with; v is u with two dots.
FINALS = '''
-  a o e ai ei ao ou an en ang eng er
b  a o ai ei ao an en ang eng i ie iao ian in ing u
p  a o ai ei ao ou an en ang eng i ie iao ian in ing u
m  a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u
f  a o ei ou an en ang eng u
d  a e ai ei ao ou an en ang eng i ia ie iao iu ian ing u uo ui uan un ong
t  a e ai ao ou an ang eng i ie iao ian ing u uo ui uan un ong
n  a e ai ei ao ou an en ang eng i ie iao iu ian in iang ing u uo uan un v ve
n  ong
l  a o e ai ei ao ou an ang eng i ia ie iao iu ian in iang ing u uo uan un ong
l  v ve
g  a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang ong
k  a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang ong
h  a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang ong
j  i ia ie iao iu ian in iang ing u ue uan un iong
q  i ia ie iao iu ian in iang ing u ue uan un iong
x  i ia ie iao iu ian in iang ing u ue uan un iong
zh a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang ong
ch a e ai ao ou an en ang eng i u ua uo uai ui uan un uang ong
sh a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang
r  e ao ou an en ang eng i u ua uo ui uan un ong
z  a e ai ei ao ou an en ang eng i u uo ui uan un ong
c  a e ai ao ou an en ang eng i u uo ui uan un ong
s  a e ai ao ou an en ang eng i u uo ui uan un ong
y  a o e ai ao ou an in ang ing i u ue uan un ong
w  a o ai ei an en ang eng u
'''
ASPIRATED = {'p': 'b', 't': 'd', 'k': 'g', 'q': 'j', 'ch': 'zh', 'c': 'z'}
WADE_INITIAL = {'b': 'p', 'd': 't', 'g': 'k', 'j': 'ch', 'q': 'ch', 'x': 'hs',
                'zh': 'ch', 'r': 'j', 'z': 'ts', 'c': 'ts'}
WADE_FINAL = {'ian': 'ien', 'ie': 'ieh', 've': 'veh', 'ue': 'veh',
              'ong': 'ung', 'iong': 'iung'}
# More spellings that are met: Wade-Giles knows some in two forms.
WADE_MORE = {'yi': ['i'], 'zi': ['tzu', 'tze'], 'ci': ['tzu', 'tze'],
             'si': ['ssu', 'szu', 'sze'], 'shi': ['shih'], 'zhi': ['chih'],
             'chi': ['chih'], 'ri': ['jih'], 'er': ['erh'], 'you': ['yu'],
             'yan': ['yen'], 'ye': ['yeh'], 'yue': ['yveh'], 'yu': ['yv'],
             'yuan': ['yvan'], 'yun': ['yvn'], 'yong': ['yung'],
             'ge': ['ko', 'ke'], 'ke': ['ko', 'ke'], 'he': ['ho', 'heh'],
             'gui': ['kuei'], 'kui': ['kuei'], 'xian': ['hsien', 'hsian'],
             'dong': ['tung', 'tong'], 'tong': ['tung', 'tong'],
             'xiu': ['hsiu'], 'guo': ['kuo'], 'kuo': ['kuo'], 'hui': ['hwei'],
             'lv': ['lyu', 'lv'], 'nv': ['nyu', 'nv'], 'e': ['o'], 'shuo': ['shuo', 'sho'], 'xu': ['hsv']}


def syllables():
    """(initial, final) of every syllable, by its spelling with v."""
    out = {}
    for line in FINALS.strip().split('\n'):
        initial, *finals = line.split()
        initial = '' if initial == '-' else initial
        for final in finals:
            out[initial + final] = (initial, final)
    return out


def plain(syllable):
    """Keys have no dots: most of what is printed has none either."""
    return syllable.replace('v', 'u')


def wade(initial, final):
    """Wade-Giles spellings without apostrophes, v for u with dots."""
    if initial in ('zh', 'ch', 'sh', 'r') and final == 'i':
        return []                       # all in WADE_MORE
    if initial in ('z', 'c', 's') and final == 'i':
        return []
    if initial in ('', 'y', 'w'):
        return []
    front = WADE_INITIAL.get(initial, initial)
    if initial in ('j', 'q', 'x') and final[0] == 'u':
        final = 'v' + final[1:]
    out = [front + WADE_FINAL.get(final, final)]
    if final == 'uo' and initial not in ('g', 'k', 'h', 'sh'):
        out = [front + 'o', front + 'uo']
    if initial in ('g', 'k', 'h') and final == 'e':
        out = []
    return out


def spellings():
    """{(spelling with u, key): (aspirated, dots)}: -1 is not said."""
    out = {}
    for name, (initial, final) in sorted(syllables().items()):
        aspirated = -1
        if initial in ASPIRATED:
            aspirated = 1
        elif initial in ASPIRATED.values():
            aspirated = 0
        forms = wade(initial, final) + WADE_MORE.get(name, [])
        if initial in ('', 'y', 'w') and not forms:
            forms = [name]              # the same in both
        if name in ('you',):
            forms.append('you')
        for form in forms:
            dots = 1 if 'v' in form else 0
            key = (plain(form), plain(name))
            out.setdefault(key, (aspirated, dots))
    return out


def bare(reading):
    """A reading of Unihan in ASCII, v for u with dots."""
    out = []
    for c in unicodedata.normalize('NFD', reading.lower()):
        if c == '\u0308':
            out[-1] = 'v'
        elif not unicodedata.combining(c):
            out.append(c)
    return ''.join(out)


def unihan():
    readings = {}
    with bz2.open(UNIHAN, 'rt', encoding='utf-8') as lines:
        for line in lines:
            fields = line.rstrip('\n').split('\t')
            if len(fields) != 3:
                continue
            c = int(fields[0][2:], 16)
            if not any(low <= c <= high for low, high in BLOCKS):
                continue
            if fields[1] == 'kMandarin':
                first = [bare(r) for r in fields[2].split()]
                readings[c] = first + readings.get(c, [])
            elif fields[1] == 'kHanyuPinlu':
                counts = re.findall(r'([^\s(]+)\((\d+)\)', fields[2])
                total = sum(int(n) for _, n in counts)
                readings.setdefault(c, []).extend(
                    bare(r) for r, n in counts if 20 * int(n) >= total)
    return readings


def rows(name, columns=2):
    path = os.path.join(HERE, name)
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) != columns:
            sys.exit('%s:%d: %d fields, please' % (path, number, columns))
        yield number, fields


def forms():
    """The table of hanfold.h, both ways: {character: [others]}."""
    groups = {}
    text = open(os.path.join(HERE, 'hanfold.h'), encoding='utf-8').read()
    for a, b in re.findall(r'\{ 0x(\w+), 0x(\w+) \}', text):
        groups.setdefault(int(b, 16), [int(b, 16)]).append(int(a, 16))
    return {c: g for g in groups.values() for c in g}


def readings():
    known = {plain(s) for s in syllables()}
    table = unihan()
    for number, (char, more) in rows('pinyin.tsv'):
        bad = [r for r in more.split() if r not in known]
        if len(char) != 1 or bad:
            sys.exit('pinyin.tsv:%d: not a character and its syllables %s' %
                     (number, bad))
        table[ord(char)] = table.get(ord(char), []) + more.split()
    for c, others in forms().items():
        if c not in table:
            table[c] = [r for o in others for r in table.get(o, [])]
    out = {}
    for c, names in table.items():
        good = []
        for name in names:
            name = plain(name)
            if name in known and name not in good:
                good.append(name)
        if good:
            out[c] = good
    return out


def postal():
    out = []
    keys = {plain(s) for s in syllables()}
    for number, (form, words) in rows('postal.tsv'):
        if not re.fullmatch('[a-z]+', form):
            sys.exit('postal.tsv:%d: letters a to z, please' % number)
        for word in words.split('|'):
            if any(s not in keys for s in word.split()):
                sys.exit('postal.tsv:%d: no pinyin: %s' % (number, word))
            out.append((form, word.replace(' ', ''), len(word.split())))
    return sorted(out, key=lambda row: row[0])


def array(out, declaration, items, per):
    out.append('static const %s = {\n' % declaration)
    for i in range(0, len(items), per):
        out.append('\t' + ' '.join(items[i:i + per]) + '\n')
    out.append('};\n')


def starts(out, name, forms):
    """Where the forms of each letter begin, and behind z where they end."""
    firsts = [ord(form[0]) - ord('a') for form in forms]
    array(out, 'uint16_t %s[]' % name,
          ['%d,' % sum(f < i for f in firsts) for i in range(27)], 12)


def small():
    """The part that needs no Unihan."""
    out = []
    keys = sorted({plain(s) for s in syllables()})
    array(out, 'char pinyin_syllables[][7]', ['"%s",' % k for k in keys], 8)
    starts(out, 'pinyin_starts', keys)
    table = sorted((form, key) + value
                   for (form, key), value in spellings().items())
    out.append('\n/* Spelling, key, aspirated, with dots; -1: either. */\n')
    array(out, 'struct sk_zhwade wade_spellings[]',
          ['{ "%s", "%s", %d, %d },' % row for row in table], 2)
    starts(out, 'wade_starts', [row[0] for row in table])
    out.append('\n')
    array(out, 'struct sk_zhpostal postal_names[]',
          ['{ "%s", "%s", %d },' % row for row in postal()], 2)
    return ''.join(out), keys


def header():
    text, keys = small()
    number = {k: i for i, k in enumerate(keys)}
    table = readings()
    out = [HEAD, text]
    more = []
    for low, high in BLOCKS:
        items = []
        for c in range(low, high + 1):
            names = table.get(c, [])
            items.append('%d,' % (number[names[0]] if names else 999))
            more += ['{ 0x%04x, %d },' % (c, number[n]) for n in names[1:]]
        out.append('\n/* From U+%04X on: numbers of syllables. */\n' % low)
        array(out, 'uint16_t readings_%04x[]' % low, items, 15)
    out.append('\n/* Second and further readings, sorted. */\n')
    array(out, 'struct more more_readings[]', more, 4)
    out.append('/* clang-format on */\n')
    return ''.join(out)


def main():
    path = os.path.join(HERE, 'pinyin.h')
    if sys.argv[1:] == ['--check']:
        if small()[0] not in open(path, encoding='utf-8').read():
            sys.exit('pinyin.h is not up to date: run pinyin.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(header())


if __name__ == '__main__':
    main()
