#!/usr/bin/env python3
"""Make kana.h of kana.tsv and romaji.h of romaji.tsv.

usage: kana.py          write them
       kana.py --check  exit 1 if one is not up to date
"""
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
KANA_HEAD = '''\
/* kana.h - kana, their voicing marks and widths, made of kana.tsv by kana.py;
 * do not edit. */
/* clang-format off */
'''
ROMAJI_HEAD = '''\
/* romaji.h - beginnings of romanised syllables, made of romaji.tsv by kana.py;
 * do not edit. */
/* clang-format off */
'''
FIRST, LAST = 0x30A1, 0x30FF      # katakana
HALF_FIRST, HALF_LAST = 0xFF66, 0xFF9D
KEY = re.compile('[aiueonq]|koto|[kgsztdnhbpmryw]?[yu]?[aiueo]')


def fail(name, number, why):
    sys.exit('%s:%d: %s' % (name, number, why))


def rows(name, fields):
    path = os.path.join(HERE, name)
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        row = line.rstrip('\n').split('\t')
        if len(row) != fields:
            fail(name, number, '%d fields, please' % fields)
        yield number, row


def katakana(text):
    return all(FIRST <= ord(c) <= LAST or '\u31f0' <= c <= '\u31ff'
               for c in text)


def read_kana():
    kana = {}
    for number, (text, key) in rows('kana.tsv', 2):
        if not katakana(text) or not 1 <= len(text) <= 2:
            fail('kana.tsv', number, 'not one or two katakana')
        if not KEY.fullmatch(key):
            fail('kana.tsv', number, 'no such key')
        if text in kana:
            fail('kana.tsv', number, 'twice')
        kana[text] = key
    return kana


def read_onsets():
    onsets = {}
    for number, (onset, *keys) in rows('romaji.tsv', 6):
        onset = onset.strip('.')
        if not re.fullmatch('[b-df-hj-np-tv-z]{0,3}', onset):
            fail('romaji.tsv', number, 'not up to three consonants')
        if onset in onsets:
            fail('romaji.tsv', number, 'twice')
        if any(k != '-' and not KEY.fullmatch(k) for k in keys):
            fail('romaji.tsv', number, 'no such key')
        onsets[onset] = [k.strip('-') for k in keys]
    return onsets


def lines(cells, width):
    for i in range(0, len(cells), width):
        yield '\t' + ' '.join(cells[i:i + width]) + '\n'


def array(out, declaration, cells, width):
    out.append('static const %s = {\n' % declaration)
    out.extend(lines(cells, width))
    out.append('};\n\n')


def quoted(key):
    return '"%s",' % key


def compose(c, mark):
    both = unicodedata.normalize('NFC', chr(c) + mark)
    return ord(both) if len(both) == 1 else 0


def full_width(c):
    return ord(unicodedata.normalize('NFKC', chr(c)))


def kana_header(kana):
    out = [KANA_HEAD]
    katakana_range = range(FIRST, LAST + 1)
    out.append('enum { KANA_FIRST = 0x%X, KANA_LAST = 0x%X };\n' %
               (FIRST, LAST))
    out.append('enum { HALF_FIRST = 0x%X, HALF_LAST = 0x%X };\n' %
               (HALF_FIRST, HALF_LAST))
    out.append('enum { AINU_FIRST = 0x31F0, AINU_LAST = 0x31FF };\n\n')
    out.append('/* Katakana alone; "" for those that are not read. */\n')
    array(out, 'char kana_single[][5]',
          [quoted(kana.get(chr(c), '')) for c in katakana_range], 8)
    out.append('/* Small katakana from U+31F0. */\n')
    array(out, 'char kana_ainu[][5]',
          [quoted(kana[chr(c)]) for c in range(0x31F0, 0x3200)], 8)
    out.append('/* A kana and a small one, sorted. */\n')
    out.append('static const struct kana_pair kana_pairs[] = {\n')
    for pair in sorted(k for k in kana if len(k) == 2):
        out.append('\t{ 0x%X, 0x%X, "%s" }, /* %s */\n' %
                   (ord(pair[0]), ord(pair[1]), kana[pair], pair))
    out.append('};\n\n')
    for name, mark in ('voiced', '\u3099'), ('plosive', '\u309a'):
        out.append('/* Katakana with U+%X behind them, or 0. */\n' %
                   ord(mark))
        array(out, 'uint16_t kana_%s[]' % name,
              ['0x%X,' % compose(c, mark) for c in katakana_range], 8)
    out.append('/* Katakana for half-width ones. */\n')
    array(out, 'uint16_t kana_full[]',
          ['0x%X,' % full_width(c)
           for c in range(HALF_FIRST, HALF_LAST + 1)], 8)
    out[-1] = '};\n/* clang-format on */\n'
    return ''.join(out)


def romaji_header(onsets):
    out = [ROMAJI_HEAD]
    out.append('/* By first letter, the longest first; keys with a i u e o. '
               '*/\n')
    order = sorted(onsets, key=lambda o: (o[:1], -len(o), o))
    out.append('static const struct onset onsets[] = {\n')
    for o in order:
        out.append('\t{ "%s", %d, { %s } },\n' % (
            o, len(o), ', '.join('"%s"' % k for k in onsets[o])))
    out.append('};\n\n/* Where the rows of each letter begin; a to z, and '
               'the end. */\n')
    starts = [sum(1 for o in order if o and o[0] < chr(c))
              for c in range(ord('a'), ord('z') + 2)]
    bare = sum(1 for o in order if not o)
    array(out, 'uint8_t onset_start[27]',
          ['%d,' % (bare + s) for s in starts], 14)
    out[-1] = '};\n/* clang-format on */\n'
    return ''.join(out)


def main():
    made = {'kana.h': kana_header(read_kana()),
            'romaji.h': romaji_header(read_onsets())}
    if sys.argv[1:] not in ([], ['--check']):
        sys.exit(__doc__)
    for name, text in made.items():
        path = os.path.join(HERE, name)
        if not sys.argv[1:]:
            open(path, 'w', encoding='utf-8').write(text)
        elif (not os.path.exists(path) or
              open(path, encoding='utf-8').read() != text):
            sys.exit('%s is not up to date: run kana.py' % name)


main()
