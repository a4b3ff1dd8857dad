#!/bin/sh
# replicate.sh - the recipe of the manual: shards that xapian-replicate copies,
# first whole and then by what has changed, and that are searched through
# sakuin-connector, also when the machine that indexes is gone.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
for program in xapian-tcpsrv xapian-replicate xapian-replicate-server; do
	if ! command -v "$program" >"$out"; then
		echo "skipped: no $program here"
		exit 77
	fi
done

cat >"$TMPDIR/replicate.py" <<'END_OF_PYTHON'
"""usage: replicate.py CONNECTOR SAKUIN COLLECTION FOLDER"""
import json
import os
import subprocess
import sys

import xapian
from servers import Server

CONNECTOR, SAKUIN, COLLECTION, FOLDER = sys.argv[1:]
SHARDS = 2
passed, failed = 0, 0
os.environ['XAPIAN_MAX_CHANGESETS'] = '10'


def check(ok, *what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print('not ok:', *what)


def place(*names):
    return os.path.join(FOLDER, *names)


def run(*command, text=None):
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True)
    return done.returncode, done.stdout


def replicate(port):
    """Once for each shard; what it says."""
    said = ''
    for i in range(SHARDS):
        status, one = run(
            'xapian-replicate', '--verbose', '--one-shot', '--reader-time=0',
            '--host=127.0.0.1', '--port=%d' % port,
            '--master=reports.db/%d' % i, place('copy%d' % i))
        check(status == 0, 'xapian-replicate', i, one)
        said += one
    return said


def uuids(name):
    return [xapian.Database(place(name % i)).get_uuid() for i in range(SHARDS)]


def ids(stub, text):
    status, said = run(SAKUIN, 'search', '-d', stub, '--format=json', text)
    lines = [l for l in said.splitlines() if l.startswith('{')]
    return sorted(json.loads(l)['id'] for l in lines)


def found(stub, text):
    """By a program that knows nothing of us."""
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('english'))
    enquire = xapian.Enquire(xapian.Database(stub))
    enquire.set_query(parser.parse_query(text))
    return sorted(m.document.get_data() for m in enquire.get_mset(0, 100))


servers = []
try:
    os.mkdir(place('master'))
    db = place('master', 'reports.db')
    status, said = run(SAKUIN, 'index', '--shards', str(SHARDS), '-d', db,
                       COLLECTION)
    check(status == 0, 'index', said)
    source = Server(place('master'), program='xapian-replicate-server')
    servers.append(source)
    said = replicate(source.port)
    check(said.count('1 copies, ') == SHARDS, 'whole at first', said)
    check(uuids('copy%d') == uuids('master/reports.db/%d'), 'the same origin')

    masters = [Server(os.path.join(db, str(i))) for i in range(SHARDS)]
    copies = [Server(place('copy%d' % i)) for i in range(SHARDS)]
    servers += masters + copies
    stub = place('stub')
    with open(stub, 'w') as f:
        for m, c in zip(masters, copies):
            f.write('remote :%s --remote %s,%s\n' %
                    (CONNECTOR, m.where, c.where))
    status, said = run(SAKUIN, 'doctor', stub)
    check(status == 0 and said.count('2 of 2 replicas answer') == SHARDS,
          'doctor', said)
    before = found(stub, 'tokto')
    check(len(before) > 3, 'tokto', before)
    check(ids(stub, '공동회견') == ids(db, '공동회견') != [], 'sakuin search')

    # What is new goes over as changes.
    news = '{"id":"news","text":"A dormouse in Takeshima."}\n'
    status, said = run(SAKUIN, 'index', '-d', db, '-', text=news)
    check(status == 0, 'index', said)
    check(any(n.startswith('changes') for i in range(SHARDS)
              for n in os.listdir(os.path.join(db, str(i)))), 'changesets')
    said = replicate(source.port)
    check(said.count('0 copies, ') == SHARDS and ' 0 changesets' not in said,
          'by changesets', said)
    check(uuids('copy%d') == uuids('master/reports.db/%d'), 'the same origin')
    revisions = [[xapian.Database(place(name % i)).get_revision()
                  for i in range(SHARDS)]
                 for name in ('master/reports.db/%d', 'copy%d')]
    check(revisions[0] == revisions[1], 'the same revision', revisions)

    # The machine that indexes is gone.
    with_masters = [found(stub, t) for t in ('tokto', 'dormouse', 'kyodo')]
    check(len(with_masters[0]) > len(before), 'the new one is found')
    for server in masters + [source]:
        server.kill()
    alone = [found(stub, t) for t in ('tokto', 'dormouse', 'kyodo')]
    check(alone == with_masters, 'the replicas answer', alone)
    status, said = run(SAKUIN, 'doctor', stub)
    check(status == 1 and said.count('1 of 2 replicas answer') == SHARDS,
          'doctor', said)
    check('ok    rewriting' in said, 'doctor', said)
finally:
    for server in servers:
        server.kill()
print('%d passed, %d failed' % (passed, failed))
END_OF_PYTHON
PYTHONPATH=tests/e2e PYTHONDONTWRITEBYTECODE=1 timeout 300 "$python" \
	"$TMPDIR/replicate.py" "$connector" "$SAKUIN" "$collection" "$TMPDIR" \
	>"$TMPDIR/said" 2>&1
grep -v ' passed, ' "$TMPDIR/said"
held=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$TMPDIR/said")
lost=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$TMPDIR/said")
passed=$((passed + ${held:-0})) failed=$((failed + ${lost:-1}))
finish
