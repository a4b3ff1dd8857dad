"""What the connector costs: a program that has just been started, and many at
once.

usage: connector.py SAKUIN DB TSV [CLIENTS [QUERIES]]

TSV is tests/e2e/connector_queries.tsv, DB the database of
tests/e2e/connector_lines.ndjson or any other.  Printed are, for plain
xapian-progsrv and for sakuin-connector in the same run: the time to open a
database and to the first answer, what starting the program alone takes, then
the time of each of CLIENTS (8) times QUERIES (1000) answers, whether they are
those of a direct search, and how the memory of the connectors grows.  The
module `sakuin` must be found: PYTHONPATH=plugin/python
LD_LIBRARY_PATH=build/release in the tree.
"""
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time

import sakuin
import xapian

SAKUIN, DB, TSV = sys.argv[1:4]
CLIENTS = int(sys.argv[4]) if len(sys.argv) > 4 else 8
QUERIES = int(sys.argv[5]) if len(sys.argv) > 5 else 1000
CONNECTOR = os.path.join(os.path.dirname(SAKUIN), 'sakuin-connector')
NAMES = os.path.join(os.path.dirname(SAKUIN), '../share/sakuin/names.tsv')
COLD = 60


def parse(text):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('english'))
    return parser.parse_query(text)


def answer(db, query):
    enquire = xapian.Enquire(db)
    enquire.set_query(query)
    return [(m.docid, round(m.weight, 9)) for m in enquire.get_mset(0, 10)]


def direct(texts):
    """Answers without any server, by the library."""
    rewriter = sakuin.Rewriter(DB, names=False, synonyms=[NAMES])
    db = xapian.Database(DB)
    return [answer(db, rewriter.rewrite(parse(text))) for text in texts]


def children():
    """The connectors that this process has started, and their memory in KiB."""
    out = subprocess.run(['ps', '-o', 'rss=,comm=', '--ppid',
                          str(os.getpid())], stdout=subprocess.PIPE)
    return [int(line.split()[0]) for line in out.stdout.decode().splitlines()
            if line.split()[1].startswith('sakuin-connecto')]


def client(job):
    stub, texts, wanted, number = job
    db = xapian.Database(stub)
    times, wrong, memory = [], 0, []
    for i in range(QUERIES):
        n = (i * 7 + number) % len(texts)
        query = parse(texts[n])
        start = time.perf_counter()
        got = answer(db, query)
        times.append((time.perf_counter() - start) * 1e3)
        wrong += wanted is not None and got != wanted[n]
        if i == QUERIES // 10 or i == QUERIES - 1:
            memory += children()
    return times, wrong, memory


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(name, values):
    print('%-34s median %7.2f ms   p95 %7.2f ms   least %7.2f ms' %
          (name, quantile(values, .5), quantile(values, .95), min(values)))


def cold(stubs, texts):
    opened = {name: [] for name in stubs}
    answered = {name: [] for name in stubs}
    for i in range(COLD):
        for name, stub in stubs.items():
            query = parse(texts[i % len(texts)])
            start = time.perf_counter()
            db = xapian.Database(stub)
            middle = time.perf_counter()
            answer(db, query)
            opened[name].append((middle - start) * 1e3)
            answered[name].append((time.perf_counter() - start) * 1e3)
            db.close()
    for name in stubs:
        report('open, ' + name, opened[name])
        report('open and first answer, ' + name, answered[name])
    exec_times = []
    for _ in range(COLD):
        start = time.perf_counter()
        subprocess.run([CONNECTOR, '--version'], stdout=subprocess.DEVNULL)
        exec_times.append((time.perf_counter() - start) * 1e3)
    report('fork, exec and link alone', exec_times)
    return {share: quantile(answered['connector'], share) -
            quantile(answered['progsrv'], share) - quantile(exec_times, share)
            for share in (0, .5)}


def main():
    texts = [line.split('\t')[0] for line in open(TSV, encoding='utf-8')]
    with tempfile.TemporaryDirectory() as folder:
        stubs = {}
        for name, program in (('progsrv', 'xapian-progsrv'),
                              ('connector', CONNECTOR)):
            stubs[name] = os.path.join(folder, name)
            with open(stubs[name], 'w') as f:
                f.write('remote :%s %s\n' % (program, os.path.abspath(DB)))
        beyond = cold(stubs, texts)
        print('beyond fork, exec and link: median %.2f ms, least %.2f ms' %
              (beyond[.5], beyond[0]))
        wanted, bad, medians = direct(texts), 0, {}
        for name, stub in stubs.items():
            ours = name == 'connector'
            with multiprocessing.Pool(CLIENTS) as pool:
                results = pool.map(client, [
                    (stub, texts, wanted if ours else None, i)
                    for i in range(CLIENTS)], 1)
            times = [t for r in results for t in r[0]]
            report('%d x %d answers, %s' % (CLIENTS, QUERIES, name), times)
            medians[name] = quantile(times, .5), quantile(times, .95)
            if ours:
                bad = sum(r[1] for r in results)
                memory = [r[2] for r in results if len(r[2]) == 2]
                print('%d of %d answers differ from direct ones' %
                      (bad, len(times)))
                print('memory of a connector after a tenth of them, and after '
                      'all: %s KiB' % ', '.join('%d %d' % tuple(m)
                                                for m in memory))
        print('added: median %.2f ms, p95 %.2f ms' % tuple(
            medians['connector'][i] - medians['progsrv'][i] for i in (0, 1)))
    sys.exit(bad > 0)


main()
