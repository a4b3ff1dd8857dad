#!/bin/sh
# lint.sh FILE... - what the developers' tools say about the C files given,
# the scripts in $LINT_SCRIPTS and the manual pages.  A tool that is not
# installed is named and left out.
set -u

: "${LINT_FLAGS:?}" "${LINT_SCRIPTS:?}"
bad=0

have() {
	command -v "$1" >/dev/null && return
	echo "lint: $1 is not installed; left out (sh plugin/deps.sh lint)"
	return 1
}

try() {
	echo "lint: $1"
	"$@" || bad=1
}

# Without its count of the warnings in other people's headers.
tidy() {
	clang-tidy --quiet "$@" 2>"$TMPDIR/tidy" || bad=1
	grep -v ' warnings\? generated\.$' "$TMPDIR/tidy" >&2
}

c=$(printf '%s\n' "$@" | grep '\.c$')
cxx=$(printf '%s\n' "$@" | grep '\.cc$' || :)

have clang-format && try clang-format --dry-run -Werror "$@"
have shellcheck && {
	# shellcheck disable=SC2086 # a list of files
	try shellcheck $LINT_SCRIPTS plugin/completion/sakuin.bash
}
TMPDIR=$(mktemp -d) || exit
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
try tests/banned.sh
have mandoc && try tests/manlint.sh
# Only our own headers: cppcheck needs no others.  A C struct that a C++ one
# is made from has no constructor to set its members in.
have cppcheck && {
	# shellcheck disable=SC2086
	try cppcheck --quiet -D__cppcheck__ --error-exitcode=1 --inline-suppr --std=c11 \
		--enable=warning,performance,portability \
		--suppress=missingIncludeSystem \
		--suppress=uninitDerivedMemberVar -Iplugin -Ianalyzers \
		-Iindex -Iindex/catalogue -Iindex/formats -Iindex/references $c $cxx
}
have clang-tidy && {
	echo 'lint: clang-tidy'
	# shellcheck disable=SC2086
	tidy $c -- -std=c11 -Itests $LINT_FLAGS
	# shellcheck disable=SC2086
	[ -z "$cxx" ] || tidy $cxx -- -std=c++17 $LINT_FLAGS
}
exit $bad
