#!/usr/bin/env python3
"""Make particles.h of particles.tsv.

usage: particles.py          write particles.h
       particles.py --check  exit 1 if particles.h is not up to date
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {'case', 'aux', 'copula', 'verb', 'plural', 'keep', 'noun', 'one'}
HEAD = '''\
/* particles.h - Korean endings, made of particles.tsv by particles.py; do not
 * edit.  Sorted by bytes, so that a binary search finds them. */
/* clang-format off */
'''


def fail(number, why):
    sys.exit('particles.tsv:%d: %s' % (number, why))


def syllables(text):
    return all('\uac00' <= c <= '\ud7a3' for c in text)


def read(path):
    """Rows (text, bytes to cut, condition, may leave one syllable), nouns."""
    endings, nouns = {}, set()
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) != 3:
            fail(number, 'three fields, please')
        text, when, kind = fields
        keep, bar, cut = text.rpartition('|')
        whole = keep + cut
        if when not in ('V', 'C', 'L', 'A') or kind not in KINDS:
            fail(number, 'unknown condition or kind')
        if not whole or not syllables(whole) or '|' in keep:
            fail(number, 'not all Hangul syllables')
        if bool(bar) != (kind in ('keep', 'noun')):
            fail(number, 'a | belongs to keep and noun, and to nothing else')
        if kind == 'one':
            if len(whole) != 1 or whole in nouns:
                fail(number, 'not one syllable, or twice')
            nouns.add(whole)
        elif (whole, when) in endings:
            fail(number, 'twice')
        else:
            endings[whole, when] = (len(cut.encode()),
                                    kind in ('case', 'plural'))
    return endings, nouns


def header(endings, nouns):
    out = [HEAD]
    out.append('static const struct particle particles[] = {\n')
    order = sorted(endings, key=lambda k: (k[0].encode(), k[1]))
    for whole, when in order:
        cut, one = endings[whole, when]
        out.append('\t{ "%s", %d, %d, \'%s\', %s },\n' % (
            whole, len(whole.encode()), cut, when,
            'true' if one else 'false'))
    out.append('};\n\n/* The longest of them, in syllables. */\n')
    out.append('enum { LONGEST_PARTICLE = %d };\n\n' %
               max(len(w) for w, _ in endings))
    out.append('/* By the last syllable: bit n for endings of n syllables. */\n')
    out.append('static const uint8_t particle_lengths[LAST - FIRST + 1] = {\n')
    lengths = {}
    for whole, _ in endings:
        lengths[whole[-1]] = lengths.get(whole[-1], 0) | 1 << len(whole)
    bits = ['[0x%X - FIRST] = 0x%02X' % (ord(last), lengths[last])
            for last in sorted(lengths)]
    for i in range(0, len(bits), 3):
        out.append('\t' + ', '.join(bits[i:i + 3]) + ',\n')
    out.append('};\n\n')
    out.append('/* Nouns of one syllable. */\n')
    out.append('static const char short_nouns[][4] = {\n')
    words = ['"%s"' % n for n in sorted(nouns, key=str.encode)]
    for i in range(0, len(words), 9):
        out.append('\t' + ', '.join(words[i:i + 9]) + ',\n')
    out.append('};\n/* clang-format on */\n')
    return ''.join(out)


def main():
    text = header(*read(os.path.join(HERE, 'particles.tsv')))
    path = os.path.join(HERE, 'particles.h')
    if sys.argv[1:] == ['--check']:
        if not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
            sys.exit('particles.h is not up to date: run particles.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(text)


main()
