#!/usr/bin/env python3
"""Make cue_table.h of cues.tsv, months.tsv, languages.tsv and places.tsv.

usage: cues.py          write cue_table.h
       cues.py --check  exit 1 if cue_table.h is not up to date
"""
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '''\
/* cue_table.h - what words say in a reference, made of the .tsv files here by
 * cues.py; do not edit.  Sorted by bytes, so that a binary search finds
 * them. */
/* clang-format off */
'''


def plain(word):
    """WORD as it is looked up: sk_char_base() of each Latin letter."""
    if any(ord(c) > 0x2AF for c in word):
        return word
    folded = unicodedata.normalize('NFD', word.casefold())
    return ''.join(c for c in folded if not unicodedata.combining(c))


def rows(name):
    for number, line in enumerate(open(os.path.join(HERE, name),
                                       encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        key, tab, words = line.rstrip('\n').partition('\t')
        if not tab or not words.split():
            sys.exit('%s:%d: a class, a tab and words, please'
                     % (name, number))
        for word in words.split():
            if plain(word) != word:
                sys.exit("%s:%d: write '%s' as '%s'"
                         % (name, number, word, plain(word)))
            yield key, word


def read():
    classes, languages, table = [], [], {}

    def row(word):
        return table.setdefault(word, [set(), 0, set()])

    for name in ('cues.tsv', 'places.tsv'):
        for key, word in rows(name):
            if key not in classes:
                classes.append(key)
            row(word)[0].add(key)
    for key, word in rows('months.tsv'):
        row(word)[1] = int(key)
    for key, word in rows('languages.tsv'):
        if key not in languages:
            languages.append(key)
        row(word)[2].add(key)
    return classes, languages, table


def header(classes, languages, table):
    out = [HEAD]
    out.append('static const char *const cue_languages[] = {\n\t%s\n};\n'
               % ', '.join('"%s"' % x for x in languages))
    out.append('static const struct cue cues[] = {\n')
    for word in sorted(table, key=lambda w: w.encode()):
        cues, month, langs = table[word]
        flags = ' | '.join('SK_CUE_' + c.upper()
                           for c in classes if c in cues) or '0'
        bits = sum(1 << i for i, x in enumerate(languages) if x in langs)
        out.append('\t{ "%s", %s, %d, 0x%02x },\n'
                   % (word, flags, month, bits))
    out.append('};\n')
    return ''.join(out), classes


def main():
    text, classes = header(*read())
    path = os.path.join(HERE, 'cue_table.h')
    if '--check' in sys.argv[1:]:
        sys.exit(0 if open(path, encoding='utf-8').read() == text
                 else 'cue_table.h is not up to date: run cues.py')
    open(path, 'w', encoding='utf-8').write(text)
    if '--classes' in sys.argv[1:]:
        print(' '.join(classes))


main()
