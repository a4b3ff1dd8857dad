"""Names across scripts in a database that sakuin did not make: how many are
found without anything, with a dictionary and FLAG_AUTO_SYNONYMS, and with a
dictionary behind sakuin-connector and default flags.

usage: names_stock.py SAKUIN PAIRS.tsv [LIMIT]

PAIRS.tsv is native TAB romanised TAB scheme.  One name a document, as Xapian's
own TermGenerator indexes it; n2r: the documents are romanised, r2n: native.
A query finds if a right document is among the first 100; wrong ones are counted
for each query.
"""
import collections
import os
import subprocess
import sys
import tempfile

import xapian

SAKUIN, PAIRS = sys.argv[1:3]
LIMIT = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
CONNECTOR = os.path.join(os.path.dirname(os.path.abspath(SAKUIN)),
                         'sakuin-connector')


def index(path, names):
    db = xapian.WritableDatabase(path)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem('english'))
    for name in names:
        doc = xapian.Document()
        generator.set_document(doc)
        generator.index_text(name)
        doc.set_data(name)
        db.add_document(doc)
    db.commit()
    db.close()


def ask(db, names, flags):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('english'))
    parser.set_database(db)
    parser.set_default_op(xapian.Query.OP_AND)
    enquire = xapian.Enquire(db)
    for name in names:
        enquire.set_query(parser.parse_query(name, flags))
        yield name, [m.document.get_data().decode()
                     for m in enquire.get_mset(0, 100)]


def report(what, results, right):
    found = wrong = count = 0
    for name, hits in results:
        good = [h in right[name] for h in hits]
        found += any(good)
        wrong += len(good) - sum(good)
        count += 1
    print('  %-34s recall %.4f   wrong/query %.2f' %
          (what, found / count, wrong / count), flush=True)


def run(name, folder, documents, queries, right):
    path = os.path.join(folder, name)
    index(path, documents)
    words = path + '.dict'
    subprocess.run([SAKUIN, 'dict', 'build', '-o', words, path], check=True,
                   stdout=subprocess.DEVNULL)
    stub = path + '.stub'
    with open(stub, 'w') as f:
        f.write('remote :%s --dict %s %s\n' % (CONNECTOR, words, path))
    print('%s: %d queries, %d documents' % (name, len(queries),
                                            len(documents)))
    default = xapian.QueryParser.FLAG_DEFAULT
    report('as it is', ask(xapian.Database(path), queries, default), right)
    both = xapian.Database(path)
    both.add_database(xapian.Database(words))
    report('dictionary, synonyms by flag',
           ask(both, queries, default |
               xapian.QueryParser.FLAG_AUTO_SYNONYMS), right)
    report('dictionary, connector, no flag',
           ask(xapian.Database(stub), queries, default), right)


def main():
    native = collections.defaultdict(set)
    romanised = collections.defaultdict(set)
    for n, line in enumerate(open(PAIRS, encoding='utf-8')):
        if n < LIMIT and line.count('\t') >= 1:
            a, b = line.rstrip('\n').split('\t')[:2]
            romanised[a].add(b)
            native[b].add(a)
    with tempfile.TemporaryDirectory() as folder:
        run('n2r', folder, sorted(native), sorted(romanised), romanised)
        run('r2n', folder, sorted(romanised), sorted(native), native)


main()
