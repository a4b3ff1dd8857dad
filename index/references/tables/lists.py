#!/usr/bin/env python3
"""Make NAME.h of NAME.txt, for headings, abbreviations and words.

usage: lists.py          write all
       lists.py --check  exit 1 if one is not up to date

A heading is folded as heading.c folds a line of the text: of each character
the first letter of its decomposition, case folded, and only letters and
digits are kept.
"""
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {'list': 'SK_HEADING_LIST', 'notes': 'SK_HEADING_NOTES',
         'end': 'SK_HEADING_END'}
LONGEST = 120   # bytes; heading.c folds no longer line
HEADINGS = '''\
/* headings.h - headings of lists and what ends them, made of headings.txt by
 * lists.py; do not edit.  Sorted by bytes. */
/* clang-format off */
static const struct heading {
\tconst char *text;
\tenum sk_heading kind;
} headings[] = {
'''
SHORT = '''\
/* abbreviations.h - words whose full stop ends no sentence, made of
 * abbreviations.txt by lists.py; do not edit.  Sorted by bytes. */
/* clang-format off */
static const char *const abbreviations[] = {
'''
WORDS = '''\
/* words.h - words by which the parts of a reference are told, made of
 * words.txt by lists.py; do not edit.  In the order of the list; behind each
 * the characters that they begin with. */
/* clang-format off */
'''


def plain(c):
    if '\uac00' <= c <= '\ud7a3':
        return c
    return unicodedata.normalize('NFD', c)[0].casefold()


def fold(text):
    text = unicodedata.normalize('NFKC', text)
    return ''.join(plain(c) for c in text
                   if unicodedata.category(c)[0] in 'LN')


def lines(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            line = line.split('#')[0].strip()
            if line:
                yield number, line


def headings():
    found = {}
    for number, line in lines('headings.txt'):
        kind, _, text = line.partition('\t')
        key = fold(text)
        if kind not in KINDS or not key or len(key.encode()) > LONGEST:
            sys.exit('headings.txt:%d: not "kind, tab, heading"' % number)
        if found.setdefault(key, kind) != kind:
            sys.exit('headings.txt:%d: %s is %s already'
                     % (number, text, found[key]))
    rows = ('\t{ "%s", %s },\n' % (k, KINDS[found[k]])
            for k in sorted(found, key=str.encode))
    return HEADINGS + ''.join(rows) + '};\n'


def abbreviations():
    words = sorted({fold(line) for _, line in lines('abbreviations.txt')},
                   key=str.encode)
    return SHORT + ''.join('\t"%s",\n' % w for w in words) + '};\n'


def words():
    kinds = {}
    for number, line in lines('words.txt'):
        kind, _, word = line.partition('\t')
        if not word or '"' in word or '\\' in word:
            sys.exit('words.txt:%d: not "kind, tab, word"' % number)
        kinds.setdefault(kind, []).append(word)
    out = WORDS
    for kind, of_kind in kinds.items():
        out += 'static const char *const %s_words[] = {\n' % kind
        out += ''.join('\t"%s",\n' % w for w in of_kind) + '};\n'
        out += 'static const char %s_first[] = "%s";\n' % (
            kind, ''.join(dict.fromkeys(w[0] for w in of_kind)))
    return out


def main():
    stale = False
    for name, text in (('headings.h', headings()),
                       ('abbreviations.h', abbreviations()),
                       ('words.h', words())):
        path = os.path.join(HERE, name)
        if sys.argv[1:] == ['--check']:
            with open(path, encoding='utf-8') as f:
                stale |= f.read() != text
        else:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
    if stale:
        sys.exit('run index/references/tables/lists.py')


main()
