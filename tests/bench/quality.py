#!/usr/bin/python3
"""quality.py - how well hits are ranked: one table of all collections.

    quality.py --sakuin build/sakuin --data ../shared/data/retrieval [SET...]

Each SET is a folder with docs.jsonl, queries.tsv (id TAB query) and qrels.tsv
(id TAB document TAB grade); all of them if none is named.  It is indexed with
default options and asked with `search --topics`; the figures are nDCG@10 (gain
= grade, discount log2(rank + 1)), the reciprocal rank of the first good hit
among ten, the share of good documents among a hundred, and how many queries
find nothing.  What other programs reach is in quality.tsv.

  --keep DIR      keep databases and runs there; a database that is there is
                  used, unless --fresh
  --against DIR   the runs kept there: the difference to them, and its 95 %
                  interval by a paired bootstrap over queries
"""
import argparse
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile

HITS = 100
ROUNDS = 2000


def rows(path):
    with open(path, encoding='utf-8') as lines:
        return [l.rstrip('\n').split('\t') for l in lines
                if l.strip() and not l.startswith('#')]


class Collection:
    """Queries that have a good document, and their grades."""

    def __init__(self, folder):
        self.folder, self.grades = folder, {}
        for query, document, grade in rows(folder + '/qrels.tsv'):
            if int(grade) > 0:
                self.grades.setdefault(query, {})[document] = int(grade)
        self.queries = [r[0] for r in rows(folder + '/queries.tsv')
                        if r[0] in self.grades]

    def figures(self, path):
        """Of each query: nDCG@10, reciprocal rank, recall, found nothing."""
        found = {}
        with open(path, encoding='utf-8') as lines:
            for query, _, document, *_ in (l.split(' ') for l in lines):
                found.setdefault(query, []).append(document)
        return [judge(self.grades[q], found.get(q, [])[:HITS])
                for q in self.queries]


def gain(grades):
    return sum(g / math.log2(i + 2) for i, g in enumerate(grades[:10]))


def judge(grades, found):
    got = [grades.get(d, 0) for d in found]
    best = sorted(grades.values(), reverse=True)
    first = next((i for i, g in enumerate(got[:10]) if g), None)
    return (gain(got) / gain(best), 0 if first is None else 1 / (first + 1),
            sum(g > 0 for g in got) / len(best), not found)


def run(sakuin, collection, keep, fresh):
    """Index and ask; returns the path of the run."""
    name = os.path.basename(collection.folder)
    db, path = f'{keep}/{name}.db', f'{keep}/{name}.run'
    if fresh:
        shutil.rmtree(db, ignore_errors=True)
    if not os.path.exists(db):
        print('quality: indexing', name, file=sys.stderr)
        subprocess.run([sakuin, 'index', '--quiet', '-d', db,
                        collection.folder + '/docs.jsonl'], check=True)
    with open(path, 'w', encoding='utf-8') as out:
        subprocess.run([sakuin, 'search', '-d', db, '--format=trec',
                        '-n', str(HITS), '--topics',
                        collection.folder + '/queries.tsv'],
                       stdout=out, check=True)
    return path


def interval(differences):
    """The 95 % interval of the mean of DIFFERENCES."""
    rng, n = random.Random(1), len(differences)
    means = sorted(sum(rng.choices(differences, k=n)) / n
                   for _ in range(ROUNDS))
    return means[ROUNDS // 40], means[-ROUNDS // 40 - 1]


def against(collection, old, figures):
    path = f'{old}/{os.path.basename(collection.folder)}.run'
    if not os.path.exists(path):
        return ''
    before = collection.figures(path)
    change = [a[0] - b[0] for a, b in zip(figures, before)]
    low, high = interval(change)
    return f'  {sum(change) / len(change):+.4f} [{low:+.4f}, {high:+.4f}]'


def line(collection, figures, peers, change):
    name, n = os.path.basename(collection.folder), len(figures)
    ndcg, first, recall, nothing = (sum(f[i] for f in figures)
                                    for i in range(4))
    peer, theirs, goal = peers.get(name, ('', '', ''))
    print(f'{name:18}{n:8}{ndcg / n:9.4f}{first / n:8.4f}{recall / n:7.4f}'
          f'{nothing:9}{theirs:>9}{goal:>7}  {peer:26}{change}'.rstrip(),
          flush=True)


def main():
    parser = argparse.ArgumentParser()
    for option in '--sakuin', '--data', '--keep', '--against':
        parser.add_argument(option)
    parser.add_argument('--fresh', action='store_true')
    parser.add_argument('sets', nargs='*')
    args = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    peers = {r[0]: r[1:] for r in rows(here + '/quality.tsv')}
    sets = args.sets or sorted(
        e.name for e in os.scandir(args.data) if e.is_dir())
    keep = args.keep or tempfile.mkdtemp()
    os.makedirs(keep, exist_ok=True)
    print(f'{"set":18}{"queries":>8}{"nDCG@10":>9}{"MRR@10":>8}{"R@100":>7}'
          f'{"nothing":>9}{"peer":>9}{"goal":>7}  {"which peer":26}'
          + ('  change [95 %]' if args.against else '').rstrip())
    try:
        for name in sets:
            collection = Collection(f'{args.data}/{name}')
            figures = collection.figures(
                run(args.sakuin, collection, keep, args.fresh))
            line(collection, figures, peers,
                 against(collection, args.against, figures)
                 if args.against else '')
    finally:
        if not args.keep:
            shutil.rmtree(keep)


if __name__ == '__main__':
    main()
