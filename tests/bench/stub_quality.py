#!/usr/bin/python3
"""stub_quality.py - do stock programs rank as we do?

    stub_quality.py --build build --data ../shared/data/retrieval [SET...]

Asks each collection of quality.py three times: by `sakuin search`, and by
python3-xapian as Debian has it through a stub file that names
sakuin-connector, with Xapian's QueryParser as it comes, with the stemmer of
Omega and quest and without one.  The parser knows the database, or it takes
"C#" for "C".  All that these scripts have to know of sakuin is
BM25Weight(1.1, 0, 1, 0.75, 0.5), and "XD:document" where sources are to be
left out.  The table has nDCG@10 of each, and how many queries have other hits,
or in another order, among the first ten than the command's.

  --keep DIR   databases there, as quality.py --keep leaves them, are used
"""
import argparse
import os
import shutil
import sys
import tempfile

import xapian

import quality

HITS = 100


def parser(database, stemmer):
    out = xapian.QueryParser()
    out.set_database(database)
    if stemmer:
        out.set_stemmer(xapian.Stem(stemmer))
    return out


def ask(database, queries, words):
    """The ids of hits, best first, of each query."""
    enquire = xapian.Enquire(database)
    enquire.set_weighting_scheme(xapian.BM25Weight(1.1, 0, 1, 0.75, 0.5))
    kind, found = xapian.Query('XD:document'), {}
    for number, text in queries:
        try:
            query = words.parse_query(text)
        except xapian.QueryParserError:
            query = words.parse_query(text, 0)
        if not query.empty():
            query = xapian.Query(xapian.Query.OP_FILTER, query, kind)
        enquire.set_query(query)
        found[number] = [name(hit.document.get_data())
                         for hit in enquire.get_mset(0, HITS)]
    return found


def name(record):
    for line in record.split(b'\n'):
        if line.startswith(b'id='):
            return line[3:].decode()
    return ''


def by_command(path):
    found = {}
    with open(path, encoding='utf-8') as lines:
        for query, _, document, *_ in (l.split(' ') for l in lines):
            found.setdefault(query, []).append(document)
    return found


def ndcg(collection, found):
    figures = [quality.judge(collection.grades[q], found.get(q, []))
               for q in collection.queries]
    return sum(f[0] for f in figures) / len(figures)


def measure(args, name_of_set):
    folder = f'{args.data}/{name_of_set}'
    collection = quality.Collection(folder)
    path = quality.run(args.build + '/sakuin', collection, args.keep, False)
    stub = f'{args.keep}/{name_of_set}.stub'
    with open(stub, 'w', encoding='utf-8') as out:
        print(f'remote :{os.path.abspath(args.build)}/sakuin-connector '
              f'{os.path.abspath(args.keep)}/{name_of_set}.db', file=out)
    queries = [(r[0], r[1]) for r in quality.rows(folder + '/queries.tsv')
               if r[0] in collection.grades]
    ours = by_command(path)
    columns = f'{ndcg(collection, ours):9.4f}'
    for stemmer in 'english', None:
        database = xapian.Database(stub)
        found = ask(database, queries, parser(database, stemmer))
        other = [q for q, _ in queries
                 if found[q][:10] != ours.get(q, [])[:10]]
        columns += f'{ndcg(collection, found):16.4f}{len(other):7}'
        if args.show and other:
            print(f'# {name_of_set}, {stemmer or "no stems"}: '
                  + ' '.join(other[:args.show]))
    print(f'{name_of_set:18}{len(queries):8}{columns}', flush=True)


def main():
    arguments = argparse.ArgumentParser()
    for option in '--build', '--data', '--keep':
        arguments.add_argument(option)
    arguments.add_argument('--show', type=int, default=0)
    arguments.add_argument('sets', nargs='*')
    args = arguments.parse_args()
    keep = args.keep
    args.keep = keep or tempfile.mkdtemp()
    print(f'{"set":18}{"queries":>8}{"command":>9}'
          f'{"stub, stems":>16}{"other":>7}{"stub, none":>16}{"other":>7}')
    try:
        for one in args.sets or sorted(
                e.name for e in os.scandir(args.data) if e.is_dir()):
            measure(args, one)
    finally:
        if not keep:
            shutil.rmtree(args.keep)
    return 0


if __name__ == '__main__':
    sys.exit(main())
