#!/bin/sh
# completion.sh - the completion offers what the manual describes: the same
# subcommands, and for each the same options.
set -u

bad=0

# What bash would offer for the words given, one a line.
offered() {
	bash -c '
	. plugin/completion/sakuin.bash
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	_sakuin
	printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}

same() {
	diff -u "$TMPDIR/manual" "$TMPDIR/offered" || {
		echo "completion: $1: - stands in the manual only"
		bad=1
	}
}

# Subcommands are the subsections of COMMANDS; their options are list items.
sed -n 's/^\.Ss sakuin \([a-z]*\)$/\1/p' plugin/man/sakuin.1 |
	sort >"$TMPDIR/manual"
offered sakuin '' | grep -v '^-' | sort >"$TMPDIR/offered"
same subcommands
[ -s "$TMPDIR/manual" ] || bad=1

while read -r command; do
	awk -v command="$command" '
	/^\.S[sh] / { here = ($3 == command) }
	here && /^\.It Fl / { print "-" $3 }' plugin/man/sakuin.1 |
		sort -u >"$TMPDIR/manual"
	offered sakuin "$command" - | sed 's/=.*//; /^$/d' |
		sort -u >"$TMPDIR/offered"
	same "$command"
done <<END
$(cat "$TMPDIR/manual")
END

# The connector's options, several in an item.
grep '^\.It Fl' plugin/man/sakuin-connector.1 | grep -o 'Fl -[a-z-]*' |
	sed 's/Fl -/--/' | sort >"$TMPDIR/manual"
bash -c '
	. plugin/completion/sakuin.bash
	COMP_WORDS=(sakuin-connector -) COMP_CWORD=1
	_sakuin_connector
	printf "%s\n" "${COMPREPLY[@]}"' | sort >"$TMPDIR/offered"
same sakuin-connector

# Values, both ways of writing them, and files where nothing else fits.
[ "$(offered sakuin search --op = a)" = and ] || bad=1
[ "$(offered sakuin search --format j)" = json ] || bad=1
[ "$(offered sakuin search --sort c)" = cited-by ] || bad=1
[ "$(offered sakuin search --sort = r)" = relevance ] || bad=1
[ "$(offered sakuin index --without s)" = spelling ] || bad=1
[ -z "$(offered sakuin index '' | tr -d '\n')" ] || bad=1
[ "$bad" = 0 ] || echo 'completion: see above'
exit $bad
