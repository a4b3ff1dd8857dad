#!/bin/sh
# connector_syslog.sh - what an administrator has to mend is said to syslog,
# once a connection: in a namespace of its own the test listens at /dev/log.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
dev=$TMPDIR/dev
mkdir "$dev"
: >"$dev/null"
: >"$dev/urandom"
for path in "$TMPDIR" "$connector"; do
	case $path in
	/dev/*)
		echo "skipped: $path is below /dev"
		exit 77
		;;
	esac
done
# in_dev COMMAND...: with our /dev.
cat >"$TMPDIR/in_dev" <<'END'
dev=${0%/*}/dev
mount --bind /dev/null "$dev/null" &&
	mount --bind /dev/urandom "$dev/urandom" &&
	mount --rbind "$dev" /dev && exec "$@"
END
if ! unshare --map-root-user --mount sh "$TMPDIR/in_dev" true >"$out" 2>&1; then
	echo "skipped: no mount namespace here"
	exit 77
fi

cat >"$TMPDIR/ask.py" <<'END_OF_PYTHON'
"""usage: ask.py STUB: three queries over one connection."""
import sys
import xapian

db = xapian.Database(sys.argv[1])
for text in ('tokto', 'nakasone', 'tokto'):
    parser = xapian.QueryParser()
    enquire = xapian.Enquire(db)
    enquire.set_query(parser.parse_query(text))
    enquire.get_mset(0, 10)
END_OF_PYTHON
cat >"$TMPDIR/listen.py" <<'END_OF_PYTHON'
"""usage: listen.py SOCKET COMMAND...: prints what came while COMMAND ran."""
import socket
import subprocess
import sys

with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
    s.bind(sys.argv[1])
    status = subprocess.call(sys.argv[2:])
    s.setblocking(False)
    try:
        while True:
            print(s.recv(4096).decode())
    except BlockingIOError:
        pass
sys.exit(status)
END_OF_PYTHON
# heard STUB: what the queries of one program made the connector say.
heard() {
	rm -f "$dev/log"
	run "$python" "$TMPDIR/listen.py" "$dev/log" unshare --map-root-user \
		--mount sh "$TMPDIR/in_dev" "$python" "$TMPDIR/ask.py" "$1"
}

"$SAKUIN" index --quiet -d "$db" "$collection" || exit
"$python" -c 'import sys, xapian
db = xapian.WritableDatabase(sys.argv[1])
doc = xapian.Document()
doc.add_term("tokto")
db.add_document(doc)' "$TMPDIR/stock"

echo "remote :$connector $db" >"$TMPDIR/well"
heard "$TMPDIR/well"
ends 'all is well' 0
is 'all is well' "$(cat "$out")" ''

echo "remote :$connector $TMPDIR/stock" >"$TMPDIR/others"
heard "$TMPDIR/others"
ends 'not ours' 0
is 'not ours: once' "$(grep -c . "$out")" 1
prints 'not ours' 'sakuin-connector[' \
	'queries stay as they are: not made by sakuin, and no --dict'
is 'not ours: a warning of a daemon' "$(cut -c 1-4 "$out")" '<28>'

echo "remote :$connector --dict $TMPDIR/nowhere $db" >"$TMPDIR/lost"
heard "$TMPDIR/lost"
ends 'no dictionary' 0
is 'no dictionary: once' "$(grep -c . "$out")" 1
prints 'no dictionary' 'without dictionary: ' "$TMPDIR/nowhere"
finish
