# traces.sh - what a database holds, byte for byte.  Read after lib.sh.
# shellcheck shell=sh
# shellcheck disable=SC2154 # of lib.sh

# dump DB: all that is in it once it is compacted, to $TMPDIR/dump.
dump() {
	rm -rf "$TMPDIR/compact"
	if ! xapian-compact --no-renumber "$1" "$TMPDIR/compact" \
		>"$TMPDIR/compacted" 2>&1 ||
		! "$python" tests/e2e/dump.py "$TMPDIR/compact" \
			>"$TMPDIR/dump" 2>"$TMPDIR/compacted"; then
		not_ok "dump of $1" "$(cat "$TMPDIR/compacted")"
	fi
}

# kinds WORD: in what kinds of things WORD is, of the last dump, each with a
# space behind it; and "bytes" where files hold it that hold no terms.
kinds() {
	grep -aiF -e "$1" "$TMPDIR/dump" | sed 's/ .*//' | sort -u | tr '\n' ' '
	for file in "$TMPDIR/compact"/*; do
		case $file in
		*/postlist.glass | */termlist.glass) continue ;;
		esac
		if grep -aqiF -e "$1" "$file"; then
			printf 'bytes '
			break
		fi
	done
}
