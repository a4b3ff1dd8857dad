#!/bin/sh
# omega_browser.sh - our pages in headless Chromium: tests/browser/omega.js.
# Runs where Chromium is and `make browser` has fetched what else it needs;
# pictures are left in build/browser/shots.
. tests/e2e/lib.sh

chromium=$(command -v chromium || command -v chromium-browser || :)
modules=$PWD/build/browser/node_modules
for need in "$chromium" "$(command -v node || :)" \
	"$modules/puppeteer-core/package.json" "$modules/axe-core/package.json"; do
	if ! [ -e "$need" ]; then
		echo 'skipped: no Chromium, node, puppeteer-core or axe-core;' \
			'run: make browser'
		exit 77
	fi
done
. tests/e2e/omega.sh

run "$SAKUIN" index -d "$db" "$collection"
ends index 0
ln -s "$db" "$TMPDIR/data/default"
synonyms "$db" "$TMPDIR/data/syn"
mkdir -p "$TMPDIR/www/cgi-bin"
ln -s "$omega" "$TMPDIR/www/cgi-bin/search"
port=$("$python" -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
OMEGA_CONFIG_FILE=$TMPDIR/omega.conf busybox httpd -f -p "127.0.0.1:$port" \
	-h "$TMPDIR/www" &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
node tests/browser/omega.js "$chromium" \
	"http://127.0.0.1:$port/cgi-bin/search" "$modules" \
	"$PWD/build/browser/shots" >"$TMPDIR/browser"
status=$?
cat "$TMPDIR/browser"
exit "$status"
