#!/usr/bin/env python3
"""Make stop.h of the lists stop/LANG.txt: one word a line, # for remarks.

usage: stop.py          write stop.h
       stop.py --check  exit 1 if stop.h is not up to date

The words are brought into the form in which the stage looks them up: NFKC
and case-folded, accents kept.
"""
import glob
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 48   # bytes; stop.c folds no longer word
SAME = {'no': ['nb', 'nn']}   # other codes for the same list
HEAD = '''\
/* stop.h - stop words, made of the lists in stop/ by stop.py; do not edit.
 * Each is sorted by bytes, so that a binary search finds a word. */
/* clang-format off */
'''


def fold(word):
    def nfkc(s):
        return unicodedata.normalize('NFKC', s)
    return nfkc(nfkc(word).casefold())


def read(path):
    words = set()
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        word = fold(line.split('#')[0].strip())
        if len(word.split()) > 1 or '"' in word or '\\' in word:
            sys.exit('%s:%d: one word a line' % (path, number))
        if len(word.encode()) > LONGEST:
            sys.exit('%s:%d: longer than %d bytes' % (path, number, LONGEST))
        if word:
            words.add(word)
    return sorted(words, key=str.encode)


def array(lang, words):
    out = ['static const char *const stop_%s[] = {\n' % lang]
    line = '\t'
    for word in words:
        item = '"%s",' % word
        width = sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1
                    for c in line + item) + 8
        if width > 79:
            out.append(line.rstrip() + '\n')
            line = '\t'
        line += item + ' '
    out.append(line.rstrip() + '\n};\n')
    return ''.join(out)


def header(lists):
    out = [HEAD]
    rows = []
    for lang, words in sorted(lists.items()):
        out.append(array(lang, words))
        for code in [lang] + SAME.get(lang, []):
            rows.append((code, lang, len(words)))
    out.append('\nstatic const struct stop_list stop_lists[] = {\n')
    for code, lang, count in sorted(rows):
        out.append('\t{ "%s", stop_%s, %d },\n' % (code, lang, count))
    out.append('};\n/* clang-format on */\n')
    return ''.join(out)


def main():
    lists = {}
    for path in glob.glob(os.path.join(HERE, 'stop', '*.txt')):
        lang = os.path.splitext(os.path.basename(path))[0]
        lists[lang] = read(path)
        if not lists[lang]:
            sys.exit('%s: no words' % path)
    text = header(lists)
    path = os.path.join(HERE, 'stop.h')
    if sys.argv[1:] == ['--check']:
        if (not os.path.exists(path) or
                open(path, encoding='utf-8').read() != text):
            sys.exit('stop.h is not up to date: run stop.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        open(path, 'w', encoding='utf-8').write(text)


main()
