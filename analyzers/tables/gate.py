#!/usr/bin/env python3
"""Make gate_words.h: ordinary words that could be read as romaji, romaja or
pinyin, so that they get no reading key of their own.

usage: gate.py                  write gate_words.h
       gate.py --check          exit 1 if gate_words.h is not in order
       gate.py --words CLASS    print the words of always, lower, stem or name

Needs python3-xapian for the stems, the packages of SOURCES, and ispell.
Four classes of words, each without marks and in lower case:
  always  blocked however it is written: lower-case words of English
  lower   blocked unless capitalised: words of other languages only, and
          ordinary words that are well-known names (gate_open.tsv)
  stem    no word, but the English stem of one: what stock parsers send
  name    blocked in texts: names of all lists but those in gate_open.tsv
"""
import collections
import os
import re
import subprocess
import sys
import unicodedata

import pinyin

HERE = os.path.dirname(os.path.abspath(__file__))
DICT = '/usr/share/dict/'
ISPELL = '/usr/lib/ispell/'
# Package, file, licence, and the longest words that are taken.  Left out:
# witalian and the Italian dictionaries of aspell and hunspell (GPL-3).
SOURCES = (
    ('en', 'wamerican-large', 'american-english-large',
     'SCOWL, permissive', 99),
    ('en', 'wbritish-large', 'british-english-large',
     'SCOWL, permissive', 99),
    ('fr', 'wfrench', 'french', 'GPL-2+', 7),
    ('de', 'wngerman', 'ngerman', 'GPL-2 or GPL-3', 11),
    ('es', 'wspanish', 'spanish', 'public domain', 7),
    ('pt', 'wportuguese', 'portuguese', 'GPL-2+, LGPL-2.1+ or MPL-1.1', 6),
    ('nl', 'wdutch', 'dutch', 'BSD or CC BY 3.0', 5),
    ('sv', 'wswedish', 'swedish', 'GPL', 5),
    ('it', 'iitalian', 'italian', 'GPL', 9),
)
BUCKET_BITS = 12
CLASSES = ('always', 'lower', 'stem', 'name')   # as gate.c numbers them

# What may be romaji, romaja or Chinese: wider than what the keys accept, as
# a word too many costs two bytes and one too few a wrong hit.
JA = re.compile(
    r"(?:(?:t(?=ch)|c(?=ch)|([kgsztdhbpjf])(?=\1))?(?:[kgnhbpmr]?y|"
    r"s?shy?|sy|ch?y|c?ch|ty|jj?y?|zy|dy|dj|dzu?|tt?s|[td]hy?|[kgtd]w|[fv]y?|"
    r"[kgsztdnhbpmrw])?[aiueo]+(?:(?<=[ou])h(?![aiue]))?|n|m(?=[bpm]))+")
# The spellings of romaja.tsv and some more.
_ON = ('kk?|gg?|kh|gh|tt?|dd?|th|dh|pp?|bb?|ph|bh|jj?|c?ch|tch|tj|jh|ss?|'
       's?sh|nh?|m|r|l|rh|h|wh')
_NU = ('ah?|aa|a[eiy]|ea|eh?|e[iy]|eoh?|uh|[ue]r|oh?|uh?|oo|ou|eu|ue|ih?|ee|'
       'ui|eui|uy|yi|yee|ie|yah?|yae|yeh?|yea|yai|yeoh?|yoh?|yu|you|yoo|yuh|'
       'yeu|yew|yeou|yur|wah?|wa[ei]|weh?|wei|o[eiy]|oe[yh]|weo|wou?|woo|wu|'
       'wi|wee|wy')
_CO = '[hr]?(?:kk?|ck|g|nn?|t|ll?|m|p|ng|lk|lm|rk)|[hr]'
KO = re.compile('(?:(?:%s)?(?:%s)(?:%s)?)+' % (_ON, _NU, _CO))
_parts = '|'.join(sorted({a for a, _ in pinyin.spellings()} |
                         {pinyin.plain(s) for s in pinyin.syllables()} |
                         {s for s in pinyin.syllables() if 'v' in s},
                         key=len, reverse=True))
ZH = re.compile('(?:%s)+' % _parts)
POSTAL = {row[0] for row in pinyin.postal()}


def parses(word):
    return bool(JA.fullmatch(word) or KO.fullmatch(word) or
                ZH.fullmatch(word) or word in POSTAL)


def plain(word):
    """As sk_latin() writes it, without apostrophes; None if it can't."""
    word = word.lower()
    for a, b in (('ß', 'ss'), ('æ', 'ae'), ('œ', 'oe'), ('ø', 'o'),
                 ('’', "'"), ('ł', 'l'), ('đ', 'd')):
        word = word.replace(a, b)
    word = ''.join(c for c in unicodedata.normalize('NFD', word)
                   if not unicodedata.combining(c)).replace("'", '')
    return word if re.fullmatch('[a-z]+', word) else None


def read_list(path, limit):
    raw = open(path, 'rb').read()
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode('latin-1')    # wswedish
    for word in text.split('\n'):
        word = word.strip()
        if len(word) <= limit and not word.endswith("'s"):
            yield word


def affixes(path):
    """(condition, cut, add) of the suffix rules of an ispell affix file."""
    text = open(path, encoding='latin-1').read()
    text = text[text.index('\nsuffixes'):].split('\nprefixes')[0]
    for line in text.split('\n'):
        line = line.split('#')[0].replace(' ', '').replace('\t', '').lower()
        found = re.fullmatch(r'([a-z.\[\]^]+)>(?:-([a-z]+),)?([a-z"]+)', line)
        if found:
            yield (re.compile(found[1] + '$'), found[2] or '',
                   found[3].replace('"', ''))


def read_ispell(name, limit):
    """The roots of an ispell hash, what all its suffixes make of them, and of
    that what ispell itself accepts."""
    raw = open(ISPELL + name + '.hash', 'rb').read()
    roots = {r.decode().lower() for r in re.findall(rb'[A-Za-z]{2,}', raw)}
    words = {r for r in roots if len(r) <= limit + 2}
    for condition, cut, add in affixes(ISPELL + name + '.aff'):
        for root in roots:
            if root.endswith(cut) and condition.search(root):
                words.add(root[:len(root) - len(cut)] + add)
    words = sorted(w for w in words if len(w) <= limit and parses(w))
    wrong = subprocess.run(['ispell', '-l', '-B', '-W0', '-d', name],
                           input='\n'.join(words).encode(), check=True,
                           stdout=subprocess.PIPE).stdout.decode().split()
    return [w for w in words if w not in set(wrong)]


def open_names():
    """{name: 'name' or 'always'} of gate_open.tsv."""
    out = {}
    path = os.path.join(HERE, 'gate_open.tsv')
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        fields = line.split()
        if fields[0] not in ('name', 'always') or len(fields) < 2:
            sys.exit('gate_open.tsv:%d: name or always, then words' % number)
        for word in fields[1:]:
            out[word] = fields[0]
    return out


def gather():
    """Words by kind: English, of other languages, with a capital."""
    english, others, names = set(), set(), set()
    for lang, _, name, _, limit in SOURCES:
        if lang == 'it':
            words = read_ispell(name, limit)
        else:
            words = read_list(DICT + name, limit)
        for word in words:
            flat = plain(word)
            if not flat:
                continue
            # German writes all nouns with a capital.
            if word[0].isupper() and lang != 'de':
                names.add(flat)
            elif lang == 'en':
                english.add(flat)
            else:
                others.add(flat)
    return english, others, names


def classes():
    import xapian
    stem = xapian.Stem('english')
    free = open_names()
    english, others, names = gather()
    spared = {stem(w).decode() for w in free
              if w not in english or free[w] == 'always'}
    stems = {stem(w).decode() for w in english if w not in free}
    stems = {z for z in stems - spared if parses(z) or parses(z + 'e')}
    out = {name: set() for name in CLASSES}
    for word in english | others | names:
        if not parses(word) or free.get(word) == 'always':
            continue
        if word in english:
            out['lower' if word in free else 'always'].add(word)
        elif word not in free:
            out['name' if word in names else 'lower'].add(word)
    out['stem'] = stems - out['always'] - out['lower'] - out['name']
    return out


def digest(word):
    """The same as gate_hash() in gate.c."""
    h = 2166136261
    for c in word.encode():
        h = (h ^ c) * 16777619 & 0xffffffff
    h ^= h >> 16
    h = h * 0x45d9f3b & 0xffffffff
    return h ^ h >> 16


def header(lists):
    """Bucket: the top bits of the hash.  Entry: 14 more bits, 2 of class."""
    buckets = collections.defaultdict(dict)
    for number, name in enumerate(CLASSES):
        for word in lists[name]:
            h = digest(word)
            print_ = h >> (32 - BUCKET_BITS - 14) & 0x3fff
            bucket = buckets[h >> (32 - BUCKET_BITS)]
            bucket[print_] = min(number, bucket.get(print_, 9))
    starts, entries = [0], []
    for b in range(1 << BUCKET_BITS):
        entries += sorted(f << 2 | c for f, c in buckets[b].items())
        starts.append(len(entries))
    out = ['/* gate_words.h - words that get no reading key, made by gate.py; '
           'do not edit.\n * Fingerprints of %d words of:\n' %
           sum(map(len, lists.values()))]
    for lang, package, _, licence, limit in SOURCES:
        out.append(' *   %s  %s (%s)%s\n' % (
            lang, package, licence,
            ', up to %d letters' % limit if limit < 99 else ''))
    out.append(' */\n/* clang-format off */\n'
               'enum { GATE_BUCKET_BITS = %d };\n\n'
               '#ifdef __cppcheck__ /* which needs minutes for the table */\n'
               'extern const uint32_t gate_starts[];\n'
               'extern const uint16_t gate_entries[];\n#else\n' %
               BUCKET_BITS)
    for decl, items in (('uint32_t gate_starts[]', starts),
                        ('uint16_t gate_entries[]', entries)):
        out.append('static const %s = {\n' % decl)
        for i in range(0, len(items), 12):
            out.append('\t' + ','.join(map(str, items[i:i + 12])) + ',\n')
        out.append('};\n')
    out.append('#endif\n/* clang-format on */\n')
    return ''.join(out)


def check(path):
    """Buckets in order, and nothing open is in them that should not be."""
    text = open(path, encoding='utf-8').read()
    arrays = re.findall(r'\[\] = \{\n(.*?)\};', text, re.S)
    starts, entries = ([int(n) for n in a.replace('\n', '').split(',') if
                        n.strip()] for a in arrays)
    if len(starts) != (1 << BUCKET_BITS) + 1 or starts[-1] != len(entries):
        sys.exit('gate_words.h: the buckets do not fit')
    for a, b in zip(starts, starts[1:]):
        if entries[a:b] != sorted(set(entries[a:b])):
            sys.exit('gate_words.h: a bucket is not sorted')
    for word, kind in open_names().items():
        h = digest(word)
        b = h >> (32 - BUCKET_BITS)
        for entry in entries[starts[b]:starts[b + 1]]:
            same = entry >> 2 == h >> (32 - BUCKET_BITS - 14) & 0x3fff
            if same and (entry & 3 in (0, 3) or kind == 'always'):
                sys.exit('gate_words.h blocks %s: run gate.py' % word)


def main():
    path = os.path.join(HERE, 'gate_words.h')
    if sys.argv[1:] == ['--check']:
        check(path)
    elif len(sys.argv) == 3 and sys.argv[1] == '--words':
        print('\n'.join(sorted(classes()[sys.argv[2]])))
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        text = header(classes())
        open(path, 'w', encoding='utf-8').write(text)


if __name__ == '__main__':
    main()
