#!/usr/bin/python3
"""shards.py - one database and the same in shards: weights, time, size.

    shards.py --sakuin build/sakuin [--shards 4] SET...

Each SET is a folder as for quality.py.  Its documents are indexed into one
database and into shards, and its queries asked of both.  A query holds where
both give as many hits with the same weights in order, to six digits; equal
weights may change places.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

HITS = 100


def timed(*command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start, done.stdout.decode()


def size(folder):
    return sum(os.path.getsize(os.path.join(f, n))
               for f, _, names in os.walk(folder) for n in names)


def documents(data, path):
    """docs.jsonl as NDJSON of ours."""
    with open(os.path.join(data, 'docs.jsonl'), encoding='utf-8') as lines, \
            open(path, 'w', encoding='utf-8') as out:
        for line in lines:
            out.write(json.dumps(json.loads(line), ensure_ascii=False) + '\n')


def weights(sakuin, db, data):
    seconds, run = timed(sakuin, 'search', '-d', db, '--topics',
                         os.path.join(data, 'queries.tsv'), '-n', str(HITS))
    hits = {}
    for line in run.splitlines():
        cells = line.split()
        hits.setdefault(cells[0], []).append(float(cells[4]))
    return seconds, hits


def same(a, b):
    return len(a) == len(b) and all(abs(x - y) <= 1e-6 * a[0]
                                    for x, y in zip(a, b))


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--sakuin', required=True)
    args.add_argument('--shards', default='4')
    args.add_argument('sets', nargs='+')
    args = args.parse_args()
    print('%-18s %9s %15s %15s %13s' % ('set', 'the same', 'index s, 1 / ' +
                                        args.shards, 'queries s', 'MB'))
    for data in args.sets:
        with tempfile.TemporaryDirectory() as folder:
            lines = os.path.join(folder, 'docs.ndjson')
            documents(data, lines)
            one, many = (os.path.join(folder, n) for n in ('one', 'many'))
            first, _ = timed(args.sakuin, 'index', '-d', one, lines)
            second, _ = timed(args.sakuin, 'index', '--shards', args.shards,
                              '-d', many, lines)
            asked, a = weights(args.sakuin, one, data)
            also, b = weights(args.sakuin, many, data)
            good = sum(same(a[q], b.get(q, [])) for q in a)
            print('%-18s %4d/%4d %7.1f %7.1f %7.1f %7.1f %6.1f %6.1f' % (
                os.path.basename(os.path.normpath(data)), good, len(a), first,
                second, asked, also, size(one) / 1e6, size(many) / 1e6),
                  flush=True)


main()
