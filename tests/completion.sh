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

# Those for zsh and fish ask the one for bash, which they find by their own
# place; here they are installed.
share=$TMPDIR/share
mkdir -p "$share/zsh" "$share/fish" "$share/bash-completion/completions"
mkdir "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
cp plugin/completion/_sakuin "$share/zsh/site-functions"
cp plugin/completion/sakuin.fish "$share/fish/vendor_completions.d"
cp plugin/completion/sakuin.bash "$share/bash-completion/completions/sakuin"

cat >"$TMPDIR/ask.zsh" <<'END'
compadd() { shift; print -rl -- "$@" }
compset() { print -r -- "$@" }
_files() { print files }
fpath=($1/zsh/site-functions $fpath)
shift
autoload -Uz _sakuin
words=("$@") CURRENT=$#
_sakuin
END
in_zsh() {
	zsh -f "$TMPDIR/ask.zsh" "$share" "$@" | tr '\n' ' '
}
in_fish() {
	# shellcheck disable=SC2016 # for fish
	HOME=$TMPDIR fish --no-config -c 'source "$argv[1]"; complete -C "$argv[2]"' \
		"$share/fish/vendor_completions.d/sakuin.fish" "$1" | tr '\n' ' '
}
# expect SHELL WANT HAVE
expect() {
	[ "$2" = "$3" ] && return
	echo "completion: $1: want '$2', have '$3'"
	bad=1
}
if command -v zsh >/dev/null; then
	expect zsh '-P *= and ' "$(in_zsh sakuin search --op=a)"
	expect zsh 'json ' "$(in_zsh sakuin search --format j)"
	expect zsh 'search ' "$(in_zsh sakuin se)"
	expect zsh '--sort ' "$(in_zsh sakuin search --so)"
	expect zsh 'files ' "$(in_zsh sakuin index '')"
else
	echo 'skipped: zsh is not installed'
fi
if command -v fish >/dev/null; then
	expect fish '--op=and ' "$(in_fish 'sakuin search --op=a')"
	expect fish 'json ' "$(in_fish 'sakuin search --format j')"
	expect fish 'search ' "$(in_fish 'sakuin se')"
	expect fish '--sort ' "$(in_fish 'sakuin search --so')"
	expect fish 'README.md ' "$(in_fish 'sakuin index READM')"
else
	echo 'skipped: fish is not installed'
fi
[ "$bad" = 0 ] || echo 'completion: see above'
exit $bad
