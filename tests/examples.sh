#!/bin/sh
# examples.sh - every example of the manual pages and of the README runs: the
# lines that start with "$ ", in order, in a folder where reports/ holds
# fixtures/collection and topics.tsv two queries.
set -u

: "${SAKUIN:?}"
top=$PWD passed=0 failed=0
PATH=$(dirname "$SAKUIN"):$PATH

# mandoc writes what a reader sees; the commands must survive a copy.
commands() {
	case $1 in
	*.md) cat "$1" ;;
	*) mandoc -T utf8 -O width=200 "$1" |
		sed 's/.\x08//g' ;;
	esac | sed -n 's/^ *\$ //p'
}

for page in plugin/man/*.[1-9] README.md; do
	commands "$page" >"$TMPDIR/commands"
	[ -s "$TMPDIR/commands" ] || {
		echo "$page: no examples"
		failed=$((failed + 1))
	}
	rm -rf "$TMPDIR/desk"
	mkdir "$TMPDIR/desk" && cd "$TMPDIR/desk" || exit
	cp -r "$top/fixtures/collection" reports
	printf '1\tearthquake rescue\n2\t防災協力\n' >topics.tsv
	while read -r command; do
		if sh -c "$command" >"$TMPDIR/out" 2>&1 </dev/null &&
			[ -s "$TMPDIR/out" ]; then
			passed=$((passed + 1))
		else
			echo "$page: failed, or without a word: $command"
			cat "$TMPDIR/out"
			failed=$((failed + 1))
		fi
	done <"$TMPDIR/commands"
	cd "$top" || exit
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
