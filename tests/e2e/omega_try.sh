#!/bin/sh
# omega_try.sh - sakuin omega: one command serves the pages on loopback and
# leaves nothing behind; what it prints for lighttpd works there; what it says
# when something is missing.
. tests/e2e/lib.sh

run "$SAKUIN" index -d "$db" "$collection/notes.ndjson"
ends index 0
mkdir "$TMPDIR/try"

fetch() {
	"$python" - "$1" >"$out" 2>"$err" <<'END'
import sys, urllib.request
answer = urllib.request.urlopen(sys.argv[1], timeout=30)
print(answer.url)
sys.stdout.write(answer.read().decode())
END
}

# try_start OPTION...: its process id in $try, its address in $url.
try_start() {
	: >"$TMPDIR/said" # of the last one
	TMPDIR=$TMPDIR/try "$SAKUIN" omega try "$@" >"$TMPDIR/said" \
		2>"$TMPDIR/complained" &
	try=$!
	url=''
	n=0
	while [ -z "$url" ] && [ "$n" -lt 100 ] && kill -0 "$try" 2>/dev/null; do
		url=$(sed -n 's,^\(http://127.0.0.1:[0-9]*\)/$,\1,p' "$TMPDIR/said")
		sleep 0.1
		n=$((n + 1))
	done
	[ "$url" ] || not_ok 'it starts' "$(cat "$TMPDIR/complained")"
}

# try_end SIGNAL: and all of it is gone.
try_end() {
	kill -s "$1" "$try"
	status=0
	wait "$try" || status=$?
	ends "ended by $1" 0
	is "$1: nothing is left" "$(ls "$TMPDIR/try")" ''
	if fetch "$url/"; then
		not_ok "$1: the server has ended"
	else
		ok
	fi
}

if [ -x /usr/lib/cgi-bin/omega/omega ] && busybox httpd --help 2>/dev/null; then
	try_start -d "$db"
	test_that front fetch "$url/"
	prints front '/cgi-bin/search'
	fetch "$url/cgi-bin/search?P=Dazaifu"
	prints 'sent on' "$url/cgi-bin/search?HITSPERPAGE=1000&P=Dazaifu" \
		'2 results for <q>Dazaifu</q>'
	holds "$TMPDIR/complained" 'no other spellings' \
		"for other spellings run: sakuin dict build $db"
	is 'its folder is private' \
		"$(stat -c %a "$TMPDIR"/try/sakuin-omega-*)" 700
	port=${url##*:}
	run "$SAKUIN" omega try -d "$db" --port "$port"
	ends 'port in use' 1
	says 'port in use' "port $port of this machine: Address already in use;" \
		'choose another with --port'
	try_end INT
	for signal in TERM HUP; do
		try_start -d "$db" --port "$port"
		is 'the same port' "$url" "http://127.0.0.1:$port"
		try_end "$signal"
	done

	"$SAKUIN" dict build "$db" >"$out" || not_ok 'a dictionary'
	try_start -d "$db"
	lacks "$TMPDIR/complained" 'other spellings' 'dict build'
	try_end INT

	# Several databases, and a stub file.
	cp -r "$db" "$TMPDIR/second db"
	printf 'auto %s\n' "$TMPDIR/second db" >"$TMPDIR/stub"
	try_start -d "$db" -d "$TMPDIR/stub"
	fetch "$url/cgi-bin/search?P=Dazaifu"
	prints several '4 results'
	try_end INT

	# Omega's file can't have spaces in its paths, but a folder may.
	mkdir "$TMPDIR/a space"
	: >"$TMPDIR/spaced"
	# shellcheck disable=SC2097,SC2098 # that is meant
	TMPDIR="$TMPDIR/a space" "$SAKUIN" omega try -d "$TMPDIR/second db" \
		>"$TMPDIR/spaced" 2>&1 &
	try=$!
	n=0
	until url=$(sed -n 's,^\(http://127.0.0.1:[0-9]*\)/$,\1,p' \
		"$TMPDIR/spaced") && [ "$url" ] || [ "$n" -ge 100 ]; do
		sleep 0.1
		n=$((n + 1))
	done
	fetch "$url/cgi-bin/search?P=Dazaifu"
	prints 'a folder with a space' '2 results'
	kill "$try"
	wait "$try" || :

	# The server dies by itself.
	try_start -d "$db"
	"$python" - "$TMPDIR/try" <<'END'
import os, signal, sys
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        words = open("/proc/%s/cmdline" % pid).read()
    except OSError:
        continue
    if sys.argv[1] in words and "httpd" in words:
        os.kill(int(pid), signal.SIGKILL)
END
	status=0
	wait "$try" || status=$?
	ends 'the server died' 1
	holds "$TMPDIR/complained" 'the server died' 'busybox httpd ended'
	is 'the server died: nothing is left' "$(ls "$TMPDIR/try")" ''
else
	skip 'omega try' 'no busybox or no xapian-omega here'
fi

# What is missing is named, with the package.
run "$SAKUIN" omega try -d "$db" --program "$TMPDIR/none"
ends 'no Omega' 1
says 'no Omega' "none: No such file or directory; run:" \
	'sudo apt-get install xapian-omega'
mkdir "$TMPDIR/bin"
status=0
# shellcheck disable=SC2097,SC2098 # that is meant
PATH=$TMPDIR/bin TMPDIR=$TMPDIR/try "$SAKUIN" omega try -d "$db" \
	--program /bin/sh >"$out" 2>"$err" || status=$?
ends 'no server' 1
says 'no server' 'sudo apt-get install busybox'
is 'no server: nothing is left' "$(ls "$TMPDIR/try")" ''
TMPDIR=$TMPDIR/nowhere run "$SAKUIN" omega try -d "$db" --program /bin/sh
ends 'no temporary folder' 1
run "$SAKUIN" omega try -d "$TMPDIR/nothing"
ends 'no database' 3
well_said 'no database'
for words in '' 'x' 'try x' 'config a b' 'try --port' 'try --port x' \
	'try --port 65536' 'fields x' 'config --nothing'; do
	# shellcheck disable=SC2086 # words
	run "$SAKUIN" omega $words
	ends "omega $words" 2
	says "omega $words" "and 'man sakuin'"
done
run "$SAKUIN" omega config -d "$db" nginx
ends 'config nginx' 2
says 'config nginx' "config prints 'omega.conf' or 'lighttpd', not 'nginx'"
run "$SAKUIN" omega config -d "$db" -d "$db"
ends 'config of two' 2
says 'config of two' "a stub file with a line 'auto PATH' for each"
cp -r "$db" "$TMPDIR/second db" 2>/dev/null
run "$SAKUIN" omega config -d "$TMPDIR/second db"
ends 'config: space' 2
says 'config: space' 'make a symbolic link without'

# The configuration: it names what is there, and nothing is written.
run "$SAKUIN" omega config -d "$db"
ends config 0
prints config 'Nothing has been written.' \
	"sudo ln -sfn $db /var/lib/sakuin-omega/default" \
	'database_dir /var/lib/sakuin-omega' '/lib/cgi-bin/omega/omega' '# /etc/sakuin-omega.conf' \
	'sudo lighty-enable-mod sakuin'
templates=$(sed -n 's/^template_dir //p' "$out")
test_that 'the pages are there' test -f "$templates/query"
PATH=$PATH:/usr/sbin
if command -v lighttpd >/dev/null 2>&1 &&
	[ -x /usr/lib/cgi-bin/omega/omega ]; then
	port=$("$python" -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
	mkdir "$TMPDIR/data"
	ln -sfn "$db" "$TMPDIR/data/default"
	"$SAKUIN" omega config -d "$db" omega.conf |
		sed "s,/var/lib/sakuin-omega,$TMPDIR/data," >"$TMPDIR/omega.conf"
	{
		# As Debian's begins, at another port.
		echo 'server.modules = ("mod_indexfile", "mod_access",'
		echo '"mod_alias", "mod_redirect")'
		echo "server.document-root = \"$TMPDIR/bin\""
		echo "server.bind = \"127.0.0.1\""
		echo "server.port = $port"
		"$SAKUIN" omega config -d "$db" lighttpd |
			sed "s,/etc/sakuin-omega.conf,$TMPDIR/omega.conf,"
	} >"$TMPDIR/lighttpd.conf"
	lighttpd -D -f "$TMPDIR/lighttpd.conf" >"$TMPDIR/lighttpd" 2>&1 &
	server=$!
	n=0
	until fetch "http://127.0.0.1:$port/search?P=Dazaifu" ||
		[ "$n" -ge 50 ]; do
		sleep 0.1
		n=$((n + 1))
	done
	prints lighttpd '/search?HITSPERPAGE=1000&P=Dazaifu' \
		'2 results for <q>Dazaifu</q>' 'action="/search"'
	fetch "http://127.0.0.1:$port/search?FMT=style"
	prints 'lighttpd: style' 'prefers-color-scheme'
	fetch "http://127.0.0.1:$port/searches" && not_ok 'another address'
	kill "$server"
	wait "$server" || :
else
	skip 'omega config with lighttpd' 'no lighttpd here'
fi
finish
