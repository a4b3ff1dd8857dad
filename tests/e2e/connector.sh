#!/bin/sh
# connector.sh - a stub file that names sakuin-connector gives programs that
# search with Xapian what `sakuin search` has, and whatever happens to it they
# get an answer, or an error.
. tests/e2e/lib.sh

connector=$(dirname "$SAKUIN")/sakuin-connector
library=$(dirname "$SAKUIN")/libsakuin.so.0
stub=$TMPDIR/stub plain=$TMPDIR/plain log=$TMPDIR/log

cat >"$TMPDIR/ask.py" <<'END_OF_PYTHON'
import os, sys, xapian
try:
    db = xapian.Database(sys.argv[1])
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem(os.environ.get("STEMMER", "english")))
    enquire = xapian.Enquire(db)
    for text in sys.argv[2:]:
        enquire.set_query(parser.parse_query(text))
        for hit in enquire.get_mset(0, 100):
            data = hit.document.get_data().decode()
            print(data.split("id=")[1].split("\n")[0], end=" ")
    print()
except xapian.Error as e:
    print("%s: %s" % (type(e).__name__, e.get_msg()))
END_OF_PYTHON
asked() {
	timeout 60 "$python" "$TMPDIR/ask.py" "$@" 2>&1
}

index_lines <tests/e2e/connector_lines.ndjson
echo "remote :$connector $db" >"$stub"
echo "remote :xapian-progsrv $db" >"$plain"

# --- front ends as they are
if sanitized "$library"; then
	skip 'the table' 'a library with sanitizers is not for Python'
else
	mkdir "$TMPDIR/omega" && cd "$TMPDIR/omega" || exit
	mkdir data log cdb templates
	cp -r /var/lib/xapian-omega/templates/* templates/
	# shellcheck disable=SC2016 # Omega's commands
	printf '$include{query}\nTREE:$querydescription\n' >templates/tree
	for name in database:data template:templates log:log cdb:cdb; do
		echo "${name%:*}_dir $TMPDIR/omega/${name#*:}"
	done >omega.conf
	cd "$OLDPWD" || exit
	PYTHONPATH=plugin/python LD_LIBRARY_PATH=$(dirname "$library") \
		PYTHONDONTWRITEBYTECODE=1 \
		"$python" tests/e2e/connector_table.py ${SAKUIN_PRINT:+--print} "$db" \
		"$stub" "$plain" "$SAKUIN" "$TMPDIR/omega/omega.conf" \
		tests/e2e/connector_queries.tsv >"$TMPDIR/table"
	[ -z "${SAKUIN_PRINT:-}" ] || cat "$TMPDIR/table"
	grep '^not ok' "$TMPDIR/table"
	held=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$TMPDIR/table")
	lost=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$TMPDIR/table")
	passed=$((passed + ${held:-0})) failed=$((failed + ${lost:-1}))
fi

# --- our own command finds the same: nothing is rewritten twice
tab=$(printf '\t')
while IFS=$tab read -r query _; do
	run "$SAKUIN" search -d "$db" --format=trec -- "$query"
	cp "$out" "$TMPDIR/direct"
	run "$SAKUIN" search -d "$stub" --format=trec -- "$query"
	# Other names, which nothing shows to be ours, may count twice.
	case $query in
	Пекин) is "$query" "$(ids)" "$(cut -d ' ' -f 3 "$TMPDIR/direct")" ;;
	*) test_that "not twice: $query" cmp "$TMPDIR/direct" "$out" ;;
	esac
done <tests/e2e/connector_queries.tsv

# --- without a stemmer a question in one piece is not taken for quoted
for stemmer in english none; do
	export STEMMER=$stemmer
	is "a question, $stemmer" "$(asked "$stub" 首脳が会談したのはいつですか)" \
		'summit '
	is "quoted, $stemmer" "$(asked "$stub" '"首脳会談"')" 'summit '
done
unset STEMMER

# --- what it says
run "$connector" --version
prints 'version' 'sakuin-connector '
run "$connector" --help
ends 'help' 0
prints 'help' 'remote :sakuin-connector DB' '--dict DICT'
run "$connector"
ends 'no database' 2
says 'no database' 'name databases, or --remote servers'
run "$connector" --remote a:1 "$db"
ends 'both' 2
for servers in '' , a:1, ,a:1 a:1,,b:1; do
	run "$connector" --remote "$servers"
	ends "no name in '$servers'" 2
	says "no name in '$servers'" 'name up to 16 servers'
done
run "$connector" --timeout soon "$db"
ends 'no number' 2
says 'no number' 'from 1 to 3600'
run "$connector" --log "$TMPDIR/no/folder" "$db"
ends 'no log' 2
says 'no log' 'no/folder: No such file'

# --- the log holds what was done, and queries only if asked to
echo "remote :$connector --log $log $db" >"$TMPDIR/logged"
is 'logged' "$(asked "$TMPDIR/logged" watanabe)" 'watanabe '
test_that 'logged' grep -q 'a query was rewritten' "$log"
lacks "$log" 'no queries in the log' watanab
is 'only its owner reads the log' "$(stat -c %a "$log")" 600
echo "remote :$connector --log $log --log-queries $db" >"$TMPDIR/logged"
is 'logged' "$(asked "$TMPDIR/logged" watanabe)" 'watanabe '
test_that 'queries in the log' grep -q 'from Query(Zwatanab@1)' "$log"
test_that 'rewritten ones too' grep -q 'to Query((Zwatanab@1 OR' "$log"

# --- several databases; on another machine; as a service
"$SAKUIN" index --quiet -d "$TMPDIR/second" - <<'END_OF_LINES'
{"id":"w2","lang":"ja","text":"ワタナベが来た。"}
{"id":"plain","lang":"en","text":"Nothing of the kind."}
END_OF_LINES
printf 'remote :%s %s\nremote :%s %s\n' "$connector" "$db" "$connector" \
	"$TMPDIR/second" >"$TMPDIR/two"
is 'two databases' "$(asked "$TMPDIR/two" watanabe | tr ' ' '\n' | sort |
	tr '\n' ' ')" ' w2 watanabe '
echo "remote :$connector $db $TMPDIR/second" >"$TMPDIR/both"
is 'two databases of one server' "$(asked "$TMPDIR/both" watanabe |
	tr ' ' '\n' | sort | tr '\n' ' ')" ' w2 watanabe '

cat >"$TMPDIR/ssh" <<'END_OF_SSH'
#!/bin/sh
# As ssh does: a host, then words for a shell there; input and output are
# pipes.
[ "$1" = host ] || exit 255
shift
cat | sh -c "$*" | cat
END_OF_SSH
chmod +x "$TMPDIR/ssh"
echo "remote :$TMPDIR/ssh host $connector $db" >"$TMPDIR/far"
is 'over ssh' "$(asked "$TMPDIR/far" watanabe juche)" 'watanabe juche '

cat >"$TMPDIR/service.py" <<'END_OF_PYTHON'
import socket, subprocess, sys
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
with open(sys.argv[1], "w") as f:
    f.write("remote 127.0.0.1:%d\n" % s.getsockname()[1])
for i in range(2):
    one, _ = s.accept()
    done = subprocess.run(sys.argv[2:], stdin=one, stdout=one)
    one.close()
END_OF_PYTHON
mkfifo "$TMPDIR/ready"
"$python" "$TMPDIR/service.py" "$TMPDIR/ready" "$connector" "$db" &
service=$!
cat "$TMPDIR/ready" >"$TMPDIR/tcp"
is 'as a service' "$(asked "$TMPDIR/tcp" watanabe)" 'watanabe '
is 'as a service, again' "$(asked "$TMPDIR/tcp" juche)" 'juche '
wait "$service"
for unit in plugin/systemd/sakuin-connector.socket \
	plugin/systemd/sakuin-connector@.service; do
	test_that "$unit" test -s "$unit"
done
if command -v systemd-analyze >/dev/null 2>&1; then
	cp plugin/systemd/* "$TMPDIR/"
	sed "s|^ExecStart=[^ ]*|ExecStart=$connector|" \
		plugin/systemd/sakuin-connector@.service \
		>"$TMPDIR/sakuin-connector@.service"
	run systemd-analyze verify "$TMPDIR/sakuin-connector.socket" \
		"$TMPDIR/sakuin-connector@.service"
	lacks "$err" 'the units are sound' sakuin-connector
else
	skip 'units' 'no systemd-analyze here'
fi

# --- it fails open
"$python" - "$TMPDIR/stock" <<'END_OF_PYTHON'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1])
tg = xapian.TermGenerator()
tg.set_stemmer(xapian.Stem("english"))
for i, text in enumerate(["Watanabe speaks", "Dokdo is an island"]):
    doc = xapian.Document()
    tg.set_document(doc)
    tg.index_text(text)
    doc.set_data("id=stock%d\n" % i)
    db.add_document(doc)
db.commit()
END_OF_PYTHON
rm "$log"
echo "remote :$connector --log $log $TMPDIR/stock" >"$TMPDIR/open"
is 'a database of others' "$(asked "$TMPDIR/open" watanabe dokdo tokto)" \
	'stock0 stock1 '
is 'it is said once' "$(grep -c 'not made by sakuin' "$log")" 1
rm "$log"
echo "remote :$connector --log $log --synonyms $TMPDIR/none $db" \
	>"$TMPDIR/open"
is 'without names' "$(asked "$TMPDIR/open" watanabe)" 'watanabe '
test_that 'without names' grep -q 'without other names: ' "$log"
echo "remote :$connector --log $log --dict $TMPDIR/none $db" >"$TMPDIR/open"
is 'without dictionary' "$(asked "$TMPDIR/open" watanabe)" 'watanabe '
test_that 'without dictionary' grep -q 'without dictionary: ' "$log"

# --- another protocol goes through, whatever it is
cat >"$TMPDIR/other.py" <<'END_OF_PYTHON'
#!/usr/bin/python3
"""A server of another protocol: it greets, then says what it got."""
import os
os.write(1, b"\x00\x03\x2f\x00x")
while True:
    data = os.read(0, 1000)
    if not data:
        break
    os.write(1, data.upper())
END_OF_PYTHON
cat >"$TMPDIR/client.py" <<'END_OF_PYTHON'
"""usage: client.py HEX COMMAND...: send it, print what comes for a while."""
import socket, subprocess, sys
ours, theirs = socket.socketpair()
p = subprocess.Popen(sys.argv[2:], stdin=theirs, stdout=theirs)
theirs.close()
ours.settimeout(20)
got = ours.recv(100000)
ours.sendall(bytes.fromhex(sys.argv[1]))
ours.settimeout(0.5)
try:
    got += ours.recv(100000)
except TimeoutError:
    pass
ours.close()
print(got.hex(), "ended", p.wait(20))
END_OF_PYTHON
chmod +x "$TMPDIR/other.py"
is 'protocol 47' "$("$python" "$TMPDIR/client.py" 08ff6162 "$connector" \
	--server "$TMPDIR/other.py" "$db")" '0003''2f0078''08ff4142 ended 0'

# --- garbage is the server's affair, and the connection ends
for bytes in ffffffffffffffffffff 08ff00000000000000000000 0800 080561 \
	08ffffffff 080301ff00 2a00; do
	run timeout 60 "$python" "$TMPDIR/client.py" $bytes "$connector" "$db"
	ends "garbage $bytes" 0
	prints "garbage $bytes" 'ended 0'
done

# --- servers that are not there, can't open, or die
echo "remote :$connector $TMPDIR/nowhere" >"$TMPDIR/gone"
is 'no database' "$(asked "$TMPDIR/gone" x | sed "s|$TMPDIR/||g")" \
	"$(echo "remote :xapian-progsrv $TMPDIR/nowhere" >"$TMPDIR/gone2"
	asked "$TMPDIR/gone2" x | sed "s|$TMPDIR/||g")"
echo "remote :$connector --server $TMPDIR/no-such $db" >"$TMPDIR/gone"
is 'no server' "$(asked "$TMPDIR/gone" x | sed "s|$TMPDIR/||g")" \
	'NetworkError: REMOTE:no-such is not installed; install the package xapian-tools'
echo "remote :$connector --server /bin/false $db" >"$TMPDIR/gone"
is 'no server' "$(asked "$TMPDIR/gone" x)" 'NetworkError: REMOTE:/bin/false: it hung up'

cat >"$TMPDIR/dies.py" <<'END_OF_PYTHON'
import os, signal, subprocess, sys, time, xapian
db = xapian.Database(sys.argv[1])
enquire = xapian.Enquire(db)
enquire.set_query(xapian.Query("hackers"))
print(enquire.get_mset(0, 10).size())
pids = subprocess.run(["pgrep", "-f", "^xapian-progsrv " + sys.argv[2]],
                      stdout=subprocess.PIPE).stdout.split()
for pid in pids:
    os.kill(int(pid), signal.SIGKILL)
try:
    enquire.get_mset(0, 10)
    print("answered")
except xapian.NetworkError as e:
    print(e.get_msg())
END_OF_PYTHON
is 'the server dies' "$(timeout 60 "$python" "$TMPDIR/dies.py" "$stub" "$db" |
	tr '\n' ' ')" '1 answered '
cat >"$TMPDIR/twice.sh" <<'END_OF_SERVER'
#!/bin/sh
# A server that dies of its first question, each time.
printf '\000\053\047\001stats01234567-89ab-cdef-0123-456789abcdef'
head -c 1 >"$0.got"
echo once >>"$0.asked"
END_OF_SERVER
chmod +x "$TMPDIR/twice.sh"
"$python" "$TMPDIR/client.py" 040178 "$connector" --server \
	"$TMPDIR/twice.sh" "$db" | cut -d ' ' -f 2- >"$out"
is 'a question that kills is not asked for ever' \
	"$(wc -l <"$TMPDIR/twice.sh.asked")" 3

# --- who leaves leaves nothing behind
"$python" -c '
import sys, time, xapian
db = xapian.Database(sys.argv[1])
print("open", flush=True)
time.sleep(1000)' "$stub" >"$TMPDIR/opened" &
client=$!
until [ -s "$TMPDIR/opened" ]; do kill -0 "$client" || break; done
run pgrep -f "connector $db"
ends 'who leaves was there' 0
kill -KILL "$client"
wait "$client" 2>/dev/null
# shellcheck disable=SC2317 # called by name
left() {
	tries=0
	while pgrep -f "(progsrv|connector) .*$db" >/dev/null; do
		tries=$((tries + 1))
		[ "$tries" -lt 50 ] || return 1
		"$python" -c 'import select; select.select([], [], [], 0.1)'
	done
}
test_that 'nothing is left' left
finish
