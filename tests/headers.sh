#!/bin/sh
# headers.sh - every header compiles alone, as C11 and as C++17 (those between
# the C++ files of the shim as C++17 only), and names types of ICU's only in
# analyzers/ and of Xapian's only in index/.
set -u

: "${TEST_COMPILER:?}" "${TEST_CC:?}" "${TEST_CXX:?}"
passed=0 failed=0

count() {
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "failed: $*"
		failed=$((failed + 1))
	fi
}

# Unused static functions are what a header alone is made of.
as_c() {
	$TEST_CC -Werror -Wno-unused-function -fsyntax-only -x c \
		-include "$1" /dev/null
}

as_cxx() {
	$TEST_CXX -Werror -Wno-unused-function -fsyntax-only -x c++ \
		-include "$1" /dev/null
}

# $2 must not be in $1, comments apart.
without() {
	! sed -e 's|/\*.*\*/||' -e '\|/\*|,\|\*/|d' "$1" | grep -nE "$2"
}
icu='\<(UChar|UChar32|UText|UErrorCode)\>|<unicode/'
xapian='Xapian::|<xapian'

for header in plugin/*.h analyzers/*.h index/*.h index/*/*.h; do
	count as_cxx "$header"
	case $header in
	index/xapian_c_*) ;;
	*) count as_c "$header" ;;
	esac
	case $header in
	analyzers/*) count without "$header" "$xapian" ;;
	index/*) count without "$header" "$icu" ;;
	*) count without "$header" "$xapian|$icu" ;;
	esac
done

# The installed one needs no feature macro and no include path of ours.
alone() {
	cp plugin/sakuin.h "$TMPDIR" &&
		echo '#include <sakuin.h>' >"$TMPDIR/alone.c" &&
		$TEST_COMPILER -std=c11 -Wall -Wextra -Wpedantic -Werror \
			-I"$TMPDIR" -fsyntax-only "$TMPDIR/alone.c"
}
count alone

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
