#!/usr/bin/python3
"""growth.py - rates, sizes, memory and latency while a collection grows.

    growth.py --sakuin build/sakuin --build build/release \\
        --data ../shared/data/retrieval [--to 100000] [--seed 1]

Documents are short, like records of a catalogue or lines of a newspaper: one
to three sentences of the collections in --data, of all their languages, in
which some words are those of other sentences and numbers are others, so that
vocabulary grows as it does.  One database is filled in steps, by `sakuin index
-j 1` into what is there; and for each size one is built anew by `-j 2`, with
--shards N in shards as well.  Each row has documents a second of its step, by
the clock and by the processor, megabytes of the database and of that compacted,
the peak of memory, and median and 95th percentile of 1,000 queries of three
to six words in milliseconds of the processor, ours and a stock QueryParser's on that database
(bench_query).  Times are of a busy machine unless you see to it.

  --from N     documents of the first step (10,000)
  --keep DIR   work there
  --only WAYS  of grow, fresh and shards: "grow,fresh"
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

LANGS = {'en-cranfield': 'en', 'native-to-english': 'en', 'ja-jaquad': 'ja',
         'ko-technical': 'ko'}
SENTENCE = re.compile(r'(?<=[.!?。]) +|(?<=。)|\n+')
QUERIES = 1000


def sentences(data):
    """Lists of sentences, by language."""
    out = {}
    for name, lang in LANGS.items():
        path = f'{data}/{name}/docs.jsonl'
        if not os.path.exists(path):
            continue
        with open(path, encoding='utf-8') as lines:
            for text in (json.loads(l)['text'] for l in lines):
                out.setdefault(lang, []).extend(
                    s.strip() for s in SENTENCE.split(text)
                    if 20 <= len(s) <= 400)
    return out


class Maker:
    """Documents, the same for the same seed."""

    def __init__(self, data, seed):
        self.rng, self.made = random.Random(seed), 0
        self.sentences = sentences(data)
        self.langs = sorted(self.sentences)

    def changed(self, text, other):
        """TEXT with one word in twelve of OTHER, and other numbers."""
        words, strange = text.split(' '), other.split(' ')
        for i, word in enumerate(words):
            if re.fullmatch(r'\d+', word):
                words[i] = str(self.rng.randrange(10 ** len(word)))
            elif self.rng.random() < 1 / 12:
                words[i] = self.rng.choice(strange)
        if len(words) < 4:  # no spaces: swap the halves of a clause
            at = self.rng.randrange(len(text))
            return text[:at] + other[:self.rng.randrange(8)] + text[at:]
        return ' '.join(words)

    def document(self):
        lang = self.rng.choice(self.langs)
        pool = self.sentences[lang]
        text = ' '.join(self.changed(self.rng.choice(pool),
                                     self.rng.choice(pool))
                        for _ in range(self.rng.randrange(1, 4)))
        self.made += 1
        return {'id': f'd{self.made}', 'title': text[:30], 'text': text}

    def write(self, count, path):
        """COUNT more documents; returns bytes of their texts."""
        size = 0
        with open(path, 'w', encoding='utf-8') as out:
            for _ in range(count):
                document = self.document()
                size += len(document['text'].encode())
                print(json.dumps(document, ensure_ascii=False), file=out)
        return size

    def queries(self, path):
        with open(path, 'w', encoding='utf-8') as out:
            for _ in range(QUERIES):
                text = self.document()['text']
                words = text.split()
                n = self.rng.randrange(3, 7)
                at = self.rng.randrange(max(1, len(words) - n))
                query = ' '.join(words[at:at + n])[:60]
                print(re.sub(r'[^\w\s]', ' ', query), file=out)


def run(args, *command):
    """Seconds by the clock and the processor, and megabytes, of COMMAND."""
    out = subprocess.run([args.build + '/bench_run', 'x', *command],
                         capture_output=True, text=True, check=True)
    seconds, cpu, peak = out.stdout.rstrip('\n').split('\t')[1:4]
    return float(seconds), float(cpu), int(peak) / 1024


def tree(path):
    return sum(os.path.getsize(os.path.join(folder, f))
               for folder, _, files in os.walk(path) for f in files) / 1e6


def compacted(path, to):
    subprocess.run(['xapian-compact', path, to], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    size = tree(to)
    shutil.rmtree(to)
    return size


def latency(args, db, queries):
    out = subprocess.run([args.build + '/bench_query', 'x', db, queries],
                         capture_output=True, text=True, check=True).stdout
    return [field for line in out.splitlines()
            for field in line.split('\t')[4:6]]


def row(args, way, total, added, took, db, queries):
    seconds, cpu, peak = took
    small = compacted(db, db + '.compact') if os.path.isdir(db) else 0
    times = latency(args, db, queries)
    print(f'{way:8}{total:9}{added / seconds:9.0f}{added / cpu:10.0f}'
          f'{tree(db if os.path.isdir(db) else db + ".d"):9.1f}{small:9.1f}'
          f'{peak:9.0f}' + ''.join(f'{float(t):8.3f}' for t in times),
          flush=True)


def steps(args):
    size = args.first
    while size < args.to:
        yield size
        size = size * 10 // 3 if str(size)[0] == '3' else size * 3
    yield args.to


def measure(args, keep):
    maker, total = Maker(args.data, args.seed), 0
    queries, grown = keep + '/queries', keep + '/grown'
    Maker(args.data, args.seed + 1).queries(queries)
    parts = []
    print(f'{"":8}{"docs":>9}{"docs/s":>9}{"docs/CPUs":>10}{"MB":>9}'
          f'{"compact":>9}{"peak MB":>9}{"ms":>8}{"p95":>8}{"stock":>8}'
          f'{"p95":>8}')
    for size in steps(args):
        parts.append(f'{keep}/{size}.ndjson')
        maker.write(size - total, parts[-1])
        if 'grow' in args.only:
            took = run(args, args.sakuin, 'index', '-j', '1', '--quiet', '-d',
                       grown, parts[-1])
            row(args, 'grow', size, size - total, took, grown, queries)
        if 'fresh' in args.only:
            fresh = keep + '/fresh'
            shutil.rmtree(fresh, ignore_errors=True)
            took = run(args, args.sakuin, 'index', '-j', '2', '--quiet', '-d',
                       fresh, *parts)
            row(args, 'fresh', size, size, took, fresh, queries)
        if 'shards' in args.only:
            shutil.rmtree(keep + '/shards', ignore_errors=True)
            took = run(args, args.sakuin, 'index', '--shards',
                       str(args.shards), '--quiet', '-d', keep + '/shards',
                       *parts)
            row(args, 'shards', size, size, took, keep + '/shards', queries)
        total = size


def main():
    parser = argparse.ArgumentParser()
    for option in '--sakuin', '--build', '--data', '--keep':
        parser.add_argument(option)
    parser.add_argument('--from', dest='first', type=int, default=10000)
    parser.add_argument('--to', type=int, default=100000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--shards', type=int, default=2)
    parser.add_argument('--only', default='grow,fresh',
                        type=lambda s: s.split(','))
    args = parser.parse_args()
    keep = args.keep or tempfile.mkdtemp()
    os.makedirs(keep, exist_ok=True)
    try:
        measure(args, keep)
    finally:
        if not args.keep:
            shutil.rmtree(keep)
    return 0


if __name__ == '__main__':
    sys.exit(main())
