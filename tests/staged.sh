# staged.sh - `make install` and the like below an empty root, for tests of
# what is installed.  Read with `.` from the top of the tree.
# shellcheck shell=sh

: "${TMPDIR:?}" "${TEST_MODE:?}"
root=$TMPDIR/root
# The make that runs us has passed its settings in MAKEFLAGS; its job server
# is not ours.
MAKEFLAGS=$(echo "${MAKEFLAGS:-}" | sed 's/ *--jobserver[^ ]*//; s/ *-j[0-9]*//')
export MAKEFLAGS

# staged TARGET [PREFIX]
staged() {
	make --no-print-directory "$1" MODE="$TEST_MODE" DESTDIR="$root" \
		PREFIX="${2:-/usr}" >"$TMPDIR/make.log" 2>&1 || {
		cat "$TMPDIR/make.log"
		exit 1
	}
}
