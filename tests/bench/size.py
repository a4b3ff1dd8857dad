#!/usr/bin/python3
"""size.py - what each part of a database costs, and what it buys.

    size.py --sakuin build/sakuin --data ../shared/data/retrieval [SET...]

Each SET, as for quality.py, is indexed with default options, and by
scriptindex with English stems and positions, plain and with n-grams of CJK
(XAPIAN_CJK_NGRAM=1).  Then our database is written again without one part at a
time.  All are compacted (xapian-compact --full).  The table has megabytes,
table by table; what leaving the part out saves, in per cent of the whole; and
nDCG@10 of what is left, asked by `sakuin search`, as quality.py has it.  The
last column is the size as a multiple of the stock databases'.

  --parts A,B,...  those alone; "none" for the whole databases only
  --keep DIR       keep the databases there and use what is there
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import xapian

import quality

TABLES = 'postlist', 'position', 'termlist', 'docdata', 'spelling'
SCRIPT = '''id : field boolean=Q unique=Q
title : field=caption index=S index
text : index truncate=480 field=sample
'''
HAN = re.compile('[\u3005\u3400-\u4dbf\u4e00-\u9fff]{2}$')
CJK = re.compile('[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]')


def kind(term, raw):
    """Which part of the database TERM belongs to; RAW are the terms without
    prefix of its document."""
    if term[0] == 'Z':
        word = re.sub('^[AS]', '', term[1:])
        if not CJK.search(word) or word in raw:
            return 'title stems' if word != term[1:] else 'stems'
        return 'pairs of Han' if HAN.match(word) else 'joins'
    for part, start in (('keys ja', 'XRJ'), ('keys ko', 'XRK'),
                        ('keys zh', 'XRC'), ('Korean pairs', 'XN:'),
                        ('glosses', 'XG'), ('names of sources', 'XK')):
        if term.startswith(start):
            return part
    if term[0] in 'AS':
        return 'title words'
    return 'filters' if 'A' <= term[0] <= 'Z' else 'words'


PARTS = ('positions', 'title positions', 'stems', 'title words', 'title stems',
         'joins', 'pairs of Han', 'Korean pairs', 'keys ja', 'keys ko',
         'keys zh', 'glosses', 'names of sources', 'spelling', 'text')


class Variant:
    """A copy of a database without PART."""

    def __init__(self, part, path):
        self.part, self.path = part, path
        self.db = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)

    def add(self, docid, packed, kinds):
        document = xapian.Document.unserialise(packed)
        if self.part == 'text':
            document.set_data(re.sub(rb'(?m)^text=.*\n', b'',
                                     document.get_data()))
        for term, part in kinds.items():
            if part == self.part:
                document.remove_term(term)
            elif self.part == 'positions' or (self.part == 'title positions'
                                              and part == 'title words'):
                document.remove_postings(term, 0, 2 ** 32 - 1, 0)
        self.db.replace_document(docid, document)

    def finish(self, source):
        for key in source.metadata_keys():
            value = source.get_metadata(key)
            if self.part != 'text' or not key.startswith(b'doc:'):
                self.db.set_metadata(key, value)
        for item in source.spellings() if self.part != 'spelling' else ():
            self.db.add_spelling(item.term, item.termfreq)
        self.db.close()


def copies(path, parts):
    """Copies of the database PATH, each without one of PARTS."""
    source = xapian.Database(path)
    out = [Variant(p, f'{path}.{p.replace(" ", "-")}') for p in parts]
    for item in source.postlist(''):
        packed = source.get_document(item.docid).serialise()
        terms = [(t.term.decode('utf-8', 'replace'), t.term)
                 for t in source.termlist(item.docid)]
        raw = {t for t, _ in terms if not 'A' <= t[0] <= 'Z'}
        kinds = {b: kind(t, raw) for t, b in terms}
        for variant in out:
            variant.add(item.docid, packed, kinds)
    for variant in out:
        variant.finish(source)
    return out


def compacted(path):
    """Bytes of each table of the database PATH, compacted in its place."""
    if not os.path.exists(path + '/compacted'):
        subprocess.run(['xapian-compact', '--full', path, path + '.tmp'],
                       check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        shutil.rmtree(path)
        os.rename(path + '.tmp', path)
        open(path + '/compacted', 'w', encoding='ascii').close()
    return [os.path.getsize(f'{path}/{t}.glass')
            if os.path.exists(f'{path}/{t}.glass') else 0 for t in TABLES]


def line(name, tables, rest):
    print(f'  {name:18}{sum(tables) / 1e6:8.2f}'
          + ''.join(f'{t / 1e6:9.2f}' for t in tables) + rest, flush=True)


def dump(folder, path):
    """The documents as scriptindex reads them."""
    with open(path, 'w', encoding='utf-8') as out, \
            open(folder + '/docs.jsonl', encoding='utf-8') as lines:
        for document in map(json.loads, lines):
            print('id=' + document['id'], file=out)
            if document.get('title'):
                print('title=' + ' '.join(document['title'].split()), file=out)
            print('text=' + document.get('text', '').replace('\n', '\n='),
                  end='\n\n', file=out)


def stock(folder, keep, name, ngrams):
    """scriptindex's database of FOLDER, as tables."""
    path = f'{keep}/{name}.{"ngrams" if ngrams else "plain"}'
    if not os.path.exists(path):
        dump(folder, keep + '/dump')
        with open(keep + '/script', 'w', encoding='ascii') as script:
            script.write(SCRIPT)
        env = {k: v for k, v in os.environ.items() if k != 'XAPIAN_CJK_NGRAM'}
        subprocess.run(['scriptindex', '--stemmer=english', path,
                        keep + '/script', keep + '/dump'], check=True,
                       stdout=subprocess.DEVNULL,
                       env=dict(env, XAPIAN_CJK_NGRAM='1') if ngrams else env)
    return compacted(path)


def ranked(sakuin, collection, db):
    """nDCG@10 of what DB has for COLLECTION."""
    with open(db + '/run', 'w', encoding='utf-8') as out:
        subprocess.run([sakuin, 'search', '-d', db, '--format=trec', '-n',
                        '100', '--topics', collection.folder + '/queries.tsv'],
                       stdout=out, stderr=subprocess.DEVNULL, check=False)
    figures = collection.figures(db + '/run')
    return sum(f[0] for f in figures) / len(figures)


def measure(args, name):
    folder, db = f'{args.data}/{name}', f'{args.keep}/{name}'
    collection = quality.Collection(folder)
    if not os.path.exists(db):
        subprocess.run([args.sakuin, 'index', '--quiet', '-d', db,
                        folder + '/docs.jsonl'], check=True)
    print(name + '\n  ' + ' ' * 18 + f'{"MB":>8}'
          + ''.join(f'{t:>9}' for t in TABLES)
          + f'{"saves":>8}{"nDCG@10":>9}{"x plain":>9}{"x ngrams":>9}')
    plain = stock(folder, args.keep, name, False)
    ngrams = stock(folder, args.keep, name, True)
    line('stock plain', plain, '')
    line('stock n-grams', ngrams, '')
    whole = compacted(db)

    def ours(label, path):
        size = compacted(path)
        saves = 100 - 100 * sum(size) / sum(whole)
        line(label, size, f'{saves:7.1f}%{ranked(args.sakuin, collection, path):9.4f}'
             f'{sum(size) / sum(plain):9.2f}{sum(size) / sum(ngrams):9.2f}')
    ours('ours', db)
    for copy in copies(db, args.parts):
        ours('- ' + copy.part, copy.path)
        shutil.rmtree(copy.path)


def main():
    parser = argparse.ArgumentParser()
    for option in '--sakuin', '--data', '--keep':
        parser.add_argument(option)
    parser.add_argument('--parts', default=','.join(PARTS))
    parser.add_argument('sets', nargs='*')
    args = parser.parse_args()
    args.parts = [p for p in args.parts.split(',') if p in PARTS]
    keep = args.keep
    args.keep = keep or tempfile.mkdtemp()
    os.makedirs(args.keep, exist_ok=True)
    try:
        for name in args.sets or sorted(
                e.name for e in os.scandir(args.data) if e.is_dir()):
            measure(args, name)
    finally:
        if not keep:
            shutil.rmtree(args.keep)


if __name__ == '__main__':
    main()
