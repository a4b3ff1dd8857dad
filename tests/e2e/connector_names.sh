#!/bin/sh
# connector_names.sh - a name server that does not answer holds up a search no
# longer than --timeout says: in a namespace of its own the test is that name
# server.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
if ! command -v xapian-tcpsrv >"$out" || ! command -v ip >"$out"; then
	echo "skipped: no xapian-tcpsrv or ip here"
	exit 77
fi
# alone COMMAND...: with nothing but our name server.
cat >"$TMPDIR/alone" <<'END_OF_ALONE'
ip link set lo up &&
	mount --bind "${0%/*}/resolv.conf" /etc/resolv.conf && exec "$@"
END_OF_ALONE
echo 'nameserver 127.0.0.1' >"$TMPDIR/resolv.conf"
alone() {
	run timeout 60 unshare --map-root-user --mount --net \
		sh "$TMPDIR/alone" "$@"
}
alone true
if [ "$status" -ne 0 ]; then
	echo "skipped: no namespaces here"
	exit 77
fi

cat >"$TMPDIR/names.py" <<'END_OF_PYTHON'
"""usage: names.py DB STUB...: what a search finds, or its error."""
import socket
import subprocess
import sys

import xapian

silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(('127.0.0.1', 53))
server = subprocess.Popen(['xapian-tcpsrv', '--interface', '127.0.0.1',
                           '--port', '8310', sys.argv[1]],
                          stdout=subprocess.PIPE, text=True)
for line in server.stdout:
    if 'Listening' in line:
        break
for stub in sys.argv[2:]:
    try:
        db = xapian.Database(stub)
        enquire = xapian.Enquire(db)
        enquire.set_query(xapian.Query('nakasone'))
        print('found', enquire.get_mset(0, 10).size())
    except xapian.Error as e:
        print(e.get_msg())
server.kill()
END_OF_PYTHON

index_lines <tests/e2e/connector_lines.ndjson
stub() {
	echo "remote :$connector --timeout 1 --remote $1" >"$TMPDIR/stub"
	alone "$python" "$TMPDIR/names.py" "$db" "$TMPDIR/stub"
}
stub away.example:8310
prints 'nobody knows the name' 'away.example:8310: no name server answers'
stub away.example:8310,127.0.0.1:8310
test_that 'the next one is asked' grep -q '^found [1-9]' "$out"
finish
