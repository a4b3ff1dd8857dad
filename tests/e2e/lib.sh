# lib.sh - what the end-to-end tests share.  Read with `.` from the top of the
# tree; run.sh leaves it out.
# shellcheck shell=sh
# shellcheck disable=SC2034 # used by those who read it
set -u

: "${SAKUIN:?}" "${TMPDIR:?}"
passed=0 failed=0 status=0
out=$TMPDIR/out err=$TMPDIR/err db=$TMPDIR/db
collection=fixtures/collection
python=/usr/bin/python3

ok() {
	passed=$((passed + 1))
}

# not_ok NAME [TEXT...]: TEXT says what was there instead.
not_ok() {
	failed=$((failed + 1))
	echo "not ok: $1"
	shift
	for text; do
		printf '%s\n' "$text" | head -n 20 | cut -c 1-300 | sed 's/^/    /'
	done
}

# skip NAME WHY: said aloud, neither passed nor failed.
skip() {
	echo "skipped: $1: $2"
}

# test_that NAME COMMAND...: COMMAND succeeds.
test_that() {
	name=$1
	shift
	if "$@"; then ok; else not_ok "$name" "failed: $*"; fi
}

# run COMMAND...: what it prints goes to $out and $err, its end to $status.
run() {
	status=0
	"$@" >"$out" 2>"$err" || status=$?
}

is() {
	if [ "$2" = "$3" ]; then
		ok
	else
		not_ok "$1" "want: $3" "have: $2"
	fi
}

# ends NAME STATUS: so did the last run.
ends() {
	if [ "$status" = "$2" ]; then
		ok
	else
		not_ok "$1" "ended with $status, not $2; it said:" \
			"$(cat "$err")" "$(cat "$out")"
	fi
}

# prints NAME TEXT..., says NAME TEXT...: each TEXT is in $out or $err.
prints() {
	holds "$out" "$@"
}
says() {
	holds "$err" "$@"
}
holds() {
	file=$1 name=$2
	shift 2
	for text; do
		if grep -qF -e "$text" "$file"; then
			ok
		else
			not_ok "$name" "nowhere: $text" "but:" "$(cat "$file")"
		fi
	done
}

# lacks FILE NAME TEXT...: there is a file, and none of them is in it.
lacks() {
	file=$1 name=$2
	shift 2
	[ -e "$file" ] || not_ok "$name" "there is no $file"
	for text; do
		if grep -qF -e "$text" "$file"; then
			not_ok "$name" "should not be there: $text" \
				"$(cat "$file")"
		else
			ok
		fi
	done
}

# silent NAME: the last run left standard error empty, but for the note that
# this machine has no dictionaries.
silent() {
	if grep -qv '; to have that: sudo apt-get install ' "$err"; then
		not_ok "$1" "standard error:" "$(cat "$err")"
	else
		ok
	fi
}

# Every line on standard error is one of ours.
well_said() {
	if grep -qv '^sakuin: ' "$err"; then
		not_ok "$1" "not all lines begin with 'sakuin: ':" "$(cat "$err")"
	else
		ok
	fi
}

# sound NAME DB: both programs that can tell say so.
sound() {
	if "$SAKUIN" check --full -d "$2" >"$TMPDIR/check" 2>&1 &&
		xapian-check "$2" >>"$TMPDIR/check" 2>&1; then
		ok
	else
		not_ok "$1: the database is sound" "$(cat "$TMPDIR/check")"
	fi
}

# ids: the ids of the hits in $out, best first, on one line (--format=trec).
ids() {
	awk '{ printf "%s%s", sep, $3; sep = " " }' "$out"
}

# ask QUERY...: ids of all hits.  In $(...), so $status is not set.
ask() {
	run "$SAKUIN" search -d "$db" --format=trec "$@"
	ids
}

# index_lines: the JSON lines on standard input are added to $db.
index_lines() {
	cat >"$TMPDIR/lines.ndjson"
	run "$SAKUIN" index -d "$db" "$TMPDIR/lines.ndjson"
	ends index 0
}

# documents DB: how many it holds.
documents() {
	xapian-delve "$1" | sed -n 's/^number of documents = //p'
}

revision() {
	xapian-delve "$1" | sed -n 's/^revision = //p'
}

# sanitized LIBRARY: it has to be loaded before all others, so that Python
# can't have it.
sanitized() {
	nm -D --undefined-only "$1" | grep -q ' __[at]san_'
}

# reads_kanji: there is something here that knows how kanji are read.
reads_kanji() {
	"$SAKUIN" tokens 中曽根 渡辺 >"$TMPDIR/kanji" 2>&1
	grep -q nakasone "$TMPDIR/kanji" && grep -q watanabe "$TMPDIR/kanji"
}

# Omega, as Debian installs it, or else this test can't run.
omega=/usr/lib/cgi-bin/omega/omega
templates=/var/lib/xapian-omega/templates
needs_omega() {
	if ! [ -x "$omega" ] || ! [ -f "$templates/query" ] ||
		! command -v omindex >"$out"; then
		echo "skipped: no Omega here"
		exit 77
	fi
}

# omega_here TEMPLATES: Omega with these, and databases in $TMPDIR/data.
omega_here() {
	mkdir "$TMPDIR/data" "$TMPDIR/log"
	cat >"$TMPDIR/omega.conf" <<END
database_dir $TMPDIR/data
template_dir $1
log_dir $TMPDIR/log
cdb_dir $TMPDIR/log
END
}

# omega_get PARAMETERS: what the browser gets.
omega_get() {
	OMEGA_CONFIG_FILE=$TMPDIR/omega.conf REQUEST_METHOD=GET \
		SCRIPT_NAME=/search QUERY_STRING="$1" timeout 60 "$omega"
}

# encode TEXT: as a parameter.
encode() {
	"$python" -c 'import sys, urllib.parse as u; print(u.quote(sys.argv[1]))' \
		"$1"
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}
