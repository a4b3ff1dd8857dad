#!/bin/sh
# replicas.sh - a database in four parts, each served twice, through
# sakuin-connector: the same weights as of one database; servers that are
# killed while a thousand queries are asked make none of them fail; and when
# all of a part are gone, the error says which.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
if ! command -v xapian-tcpsrv >"$out"; then
	echo "skipped: no xapian-tcpsrv here"
	exit 77
fi

"$SAKUIN" index --quiet -d "$db" "$collection" 2>"$err" || exit
index_lines <tests/e2e/connector_lines.ndjson

cat >"$TMPDIR/replicas.py" <<'END_OF_PYTHON'
"""usage: replicas.py DB CONNECTOR SAKUIN TSV FOLDER"""
import operator
import os
import re
import shutil
import socket
import subprocess
import sys
import time

import xapian
from servers import Server

DB, CONNECTOR, SAKUIN, TSV, FOLDER = sys.argv[1:]
PARTS, COPIES, QUERIES = 4, 2, 1000
passed, failed = 0, 0


def check(ok, *what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print('not ok:', *what)


def split():
    """Document N goes to part (N - 1) % PARTS: as Xapian numbers them."""
    whole = xapian.Database(DB)
    paths = [os.path.join(FOLDER, 'part%d' % i) for i in range(PARTS)]
    parts = [xapian.WritableDatabase(p) for p in paths]
    for item in whole.postlist(''):
        n = item.docid - 1
        parts[n % PARTS].replace_document(n // PARTS + 1,
                                          whole.get_document(item.docid))
    for part in parts:
        for key in whole.metadata_keys('sakuin.'):
            part.set_metadata(key, whole.get_metadata(key))
        part.commit()
        part.close()
    return paths


def stub(name, groups, *options):
    path = os.path.join(FOLDER, name)
    with open(path, 'w') as f:
        for group in groups:
            f.write('remote :%s %s--remote %s\n' % (
                CONNECTOR, ''.join(o + ' ' for o in options),
                ','.join(s.where for s in group)))
    return path


def answer(db, text):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('english'))
    enquire = xapian.Enquire(db)
    enquire.set_query(parser.parse_query(text))
    return [(m.docid, m.weight, len(m.document.get_data()))
            for m in enquire.get_mset(0, 20)]


def alike(a, b, close=0.02):
    """The same number of documents, and weights so close, of the best one's;
    where that is next to nothing the same documents."""
    if len(a) != len(b):
        return False
    return all(abs(x[1] - y[1]) <= close * b[0][1] and
               (close > 1e-3 or x[0] == y[0]) for x, y in zip(a, b))


def ask_all(path, texts, wanted, deaths, same):
    db, wrong, times = xapian.Database(path), 0, []
    for i in range(QUERIES):
        for server in deaths.get(i, ()):
            server.kill()
        n = i % len(texts)
        start = time.perf_counter()
        try:
            got = answer(db, texts[n])
        except xapian.Error as e:
            got = []
            print('query %d: %s' % (i, e.get_msg()))
        times.append(time.perf_counter() - start)
        if not same(got, wanted[n]):
            wrong += 1
            if wrong < 3:
                print(texts[n], got, 'not', wanted[n])
    return wrong, max(times)


def doctor(path):
    done = subprocess.run([SAKUIN, 'doctor', path], stdout=subprocess.PIPE)
    return done.returncode, done.stdout.decode()


servers = []
try:
    texts = [line.split('\t')[0] for line in open(TSV, encoding='utf-8')]
    one = [Server(DB)]
    servers += one
    groups = []
    for path in split():
        copy = path + '.copy'
        shutil.copytree(path, copy)
        groups.append([Server(path), Server(copy)])
        servers += groups[-1]
    single = xapian.Database(stub('one', [one]))
    wanted = [answer(single, t) for t in texts]
    check(sum(len(w) > 0 for w in wanted) >= 30, 'most queries find something')
    log = os.path.join(FOLDER, 'log')
    four = stub('four', groups, '--log', log)
    db = xapian.Database(four)
    parts = [answer(db, t) for t in texts]
    exact = 0
    for t, p, w in zip(texts, parts, wanted):
        exact += alike(p, w, 1e-6)
        check(alike(p, w, 1e-6), t, p, w)
    print('%d of %d queries weigh in four parts, to six digits, as in one '
          'database' % (exact, len(texts)))
    status, said = doctor(four)
    check(status == 0, 'doctor', said)
    check(said.count('2 of 2 replicas answer') == 4, 'doctor', said)

    # Three of the first copies, then, of the fourth part, the second.
    deaths = {200: [groups[0][0]], 400: [groups[1][0]], 401: [groups[2][0]],
              600: [groups[3][1]]}
    wrong, longest = ask_all(four, texts, parts, deaths, operator.eq)
    check(wrong == 0, wrong, 'queries failed while a replica lived')
    print('the slowest of %d queries, with four servers killed: %.0f ms' %
          (QUERIES, longest * 1e3))
    said = open(log).read()
    check(len(set(re.findall(r'now (127\S+)', said))) == 3, 'the log',
          [l for l in said.splitlines() if 'query' not in l])
    status, said = doctor(four)
    check(status == 1 and said.count('1 of 2 replicas answer; start the '
                                     'others') == 4, 'doctor', said)
    check('ok    rewriting' in said, 'doctor', said)
    # Who comes now begins with those that are left.
    check(ask_all(four, texts, parts, {}, operator.eq)[0] == 0, 'a new program')

    # A part of which no server is left.
    lost = [s.where for s in groups[2]]
    db = xapian.Database(four)
    groups[2][1].kill()
    for again in (False, True):
        try:
            answer(xapian.Database(four) if again else db, 'nakasone')
            check(False, 'an answer without a part')
        except xapian.NetworkError as e:
            message = e.get_msg()
            check('no server answers for a part of the database: ' in message
                  and all(w + ': ' in message for w in lost), message, lost)
        # Who was told and asks once more does not wait for ever.
        if not again:
            try:
                answer(db, 'nakasone')
                check(False, 'an answer of nobody')
            except xapian.NetworkError as e:
                check(not isinstance(e, xapian.NetworkTimeoutError),
                      e.get_msg())
    status, said = doctor(four)
    check(status == 1 and '0 of 2 replicas answer; nothing is found until' in
          said, 'doctor', said)
    check('no server answers for a part' in said, 'doctor', said)

    # Or, for who would rather have the others' answer, with a mark.
    partial = stub('partial', groups, '--partial', '--log', log)
    got = answer(xapian.Database(partial), 'nakasone')
    check(len(got) > 0, 'three parts answer', got)
    db = xapian.Database(partial)
    check(db.get_termfreq('XLOST:') == 1, 'one part is lost')
    check(db.get_doccount() == 1 + sum(
        xapian.Database(os.path.join(FOLDER, 'part%d' % i)).get_doccount()
        for i in (0, 1, 3)), 'the others are there')
    mark = next(db.postlist('XLOST:'))
    check(lost[0] + ': ' in db.get_document(mark.docid).get_data().decode(),
          'it says which')
    check(open(log).read().count('whose documents are not found') >= 2,
          'the log says so')
    done = subprocess.run([SAKUIN, 'search', '-d', partial, '--format=json',
                           'nakasone'], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    check(done.returncode == 0 and
          b'1 part of the database does not answer' in done.stderr, done)
    del db, mark
    for _ in range(200):
        left = [n for n in os.listdir(FOLDER) if n.startswith('sakuin-lost')]
        if not left:
            break
        time.sleep(0.05)
    check(not left, 'nothing is left behind', left)

    # A server with another database does not take over, nor one that hangs.
    first, other = Server(os.path.join(FOLDER, 'part0')), one[0]
    servers.append(first)
    db = xapian.Database(stub('mixed', [[first, other]]))
    answer(db, 'nakasone')
    status, said = doctor(os.path.join(FOLDER, 'mixed'))
    check(status == 1 and 'has another database' in said, 'doctor', said)
    first.kill()
    try:
        answer(db, 'nakasone')
        check(False, 'another database answers')
    except xapian.NetworkError as e:
        check('it has another database' in e.get_msg(), e.get_msg())

    # A server that hangs up after a while of silence is called again.
    idle = Server(DB, '--idle-timeout', '200')
    servers.append(idle)
    quiet = os.path.join(FOLDER, 'quiet')
    db = xapian.Database(stub('idle', [[idle]], '--log', quiet))
    for i in range(3):
        check(alike(answer(db, 'nakasone'), wanted[texts.index('nakasone')]),
              'after a silence')
        for _ in range(600):
            if open(quiet).read().count('it hung up') > i:
                break
            time.sleep(0.05)
        else:
            check(False, 'the server hangs up')
    check('now 127' not in open(quiet).read(), 'silence is no failure')

    class Silent:
        pass

    silent = Silent()
    listener = socket.socket()
    listener.bind(('127.0.0.1', 0))
    listener.listen()
    silent.where = '127.0.0.1:%d' % listener.getsockname()[1]
    start = time.perf_counter()
    got = answer(xapian.Database(stub('silent', [[silent, one[0]]],
                                      '--timeout', '1')), 'nakasone')
    check(alike(got, wanted[texts.index('nakasone')]), 'after a silent one', got)
    check(time.perf_counter() - start >= 1, 'it was given its time')
    listener.close()
finally:
    for server in servers:
        server.kill()
print('%d passed, %d failed' % (passed, failed))
END_OF_PYTHON
PYTHONPATH=tests/e2e PYTHONDONTWRITEBYTECODE=1 timeout 300 "$python" \
	"$TMPDIR/replicas.py" "$db" "$connector" "$SAKUIN" \
	tests/e2e/connector_queries.tsv "$TMPDIR" >"$TMPDIR/said" 2>&1
grep -v ' passed, ' "$TMPDIR/said"
held=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$TMPDIR/said")
lost=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$TMPDIR/said")
passed=$((passed + ${held:-0})) failed=$((failed + ${lost:-1}))
finish
