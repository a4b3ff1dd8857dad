#!/usr/bin/python3
"""What the English stemmer takes from romanised names, by ending.

usage: stems.py [NAMES...]

Without files: the Latin words of ENAMDICT (Debian's package enamdict) for
Japanese, all pinyin of two syllables for Chinese.  A file holds names, one a
line, e.g. the second column of a list of pairs.  Needs python3-xapian.
index/rewrite_stems.c undoes what is lost often enough.
"""
import collections
import os
import re
import sys

import xapian

HERE = os.path.dirname(os.path.abspath(__file__))
ENAMDICT = '/usr/share/edict/enamdict'


def japanese():
    words = set()
    if os.path.exists(ENAMDICT):
        with open(ENAMDICT, encoding='euc-jp', errors='replace') as f:
            for line in f:
                gloss = line.split('/')[1:2]
                for text in gloss:
                    words.update(re.findall(r"[A-Z][a-z']+", text))
    return {w.lower() for w in words}


def chinese():
    sys.path.insert(0, os.path.join(HERE, '../../analyzers/tables'))
    import pinyin
    syllables = []
    for line in pinyin.FINALS.strip().splitlines():
        initial, *finals = line.split()
        syllables += [(initial + f).replace('-', '').replace('v', 'u')
                      for f in finals]
    return {a + b for a in syllables for b in syllables}


def losses(name, words):
    stemmer = xapian.Stem('english')
    count, examples = collections.Counter(), collections.defaultdict(list)
    for word in sorted(words):
        stem = stemmer(word).decode()
        n = len(os.path.commonprefix([word, stem]))
        change = word[n:] + (' -> ' + stem[n:] if stem[n:] else '')
        count[change] += 1
        examples[change].append(word)
    print(name, len(words), 'words')
    for change, n in count.most_common(12):
        print('  %-10s %7d  %.4f  %s' % (change or '(none)', n,
                                         n / len(words),
                                         ' '.join(examples[change][:4])))


def main():
    if not sys.argv[1:]:
        losses('Japanese', japanese())
        losses('Chinese', chinese())
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as f:
            losses(path, {w.lower() for w in re.findall(
                r"[^\W\d_][\w'\u2019]*", f.read()) if w.isascii()
                or not re.search('[\u3040-\uffff]', w)})


main()
