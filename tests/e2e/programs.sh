#!/bin/sh
# programs.sh - the example programs in C and C++, built as their comments say
# from an installed library, do what they say, and valgrind finds no mistake
# and nothing lost.
. tests/e2e/lib.sh

: "${TEST_COMPILER:?}" "${TEST_CXX_ALONE:?}" "${TEST_MODE:?}" "${TEST_LD?}"
. tests/staged.sh
staged install
export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig" LD_LIBRARY_PATH="$root/usr/lib"
examples=$root/usr/share/doc/sakuin/examples
pkg() {
	pkg-config --define-variable=prefix="$root/usr" --cflags --libs "$@"
}
warn='-Wall -Wextra -Wpedantic -Werror'
for name in tokens index search; do
	# shellcheck disable=SC2046,SC2086 # flags
	test_that "build $name" $TEST_COMPILER $TEST_LD -std=gnu11 $warn \
		-o "$TMPDIR/$name" "$examples/$name.c" $(pkg sakuin)
done
# shellcheck disable=SC2046,SC2086 # flags
test_that 'build rewrite' $TEST_CXX_ALONE $TEST_LD -std=c++17 $warn \
	-o "$TMPDIR/rewrite" "$examples/rewrite.cc" $(pkg sakuin xapian-core)

# A library with sanitizers looks by itself.
# shellcheck disable=SC2317 # run calls it
checked() {
	"$@"
}
if [ "$TEST_MODE" != release ] && [ "$TEST_MODE" != debug ]; then
	skip valgrind "MODE=$TEST_MODE"
elif command -v valgrind >/dev/null; then
	# shellcheck disable=SC2317
	checked() {
		valgrind --quiet --leak-check=full --error-exitcode=99 \
			--errors-for-leak-kinds=definite,possible "$@"
	}
else
	skip valgrind 'it is not installed'
fi

run checked "$TMPDIR/tokens" 'Łódź' '사이버안보를'
ends tokens 0
prints tokens '1	lodz' '1	사이버안보'
silent tokens
printf '%s\n' '{"id":"a","lang":"ko","title":"섬","text":"독도 <b>"}' 'broken' \
	'{"id":"b","lang":"en","text":"Tokto and others."}' >"$TMPDIR/lines"
run checked "$TMPDIR/index" "$db" <"$TMPDIR/lines"
ends index 0
says index 'index: left out: not JSON'
run checked "$TMPDIR/search" "$db" tokto
ends search 0
prints search '1. b  ' '   <b>Tokto</b> and others.' '2. a  섬' \
	'   <b>독도</b> &lt;b&gt;' 'Also spelled:' '   독도 (1)'
silent search
run checked "$TMPDIR/rewrite" "$db" tokto
ends rewrite 0
prints rewrite id=a id=b

# Failures lose nothing either.
run checked "$TMPDIR/search" "$TMPDIR/nowhere" tokto
ends 'no database' 1
says 'no database' 'search: ' 'nowhere: no such database'
run checked "$TMPDIR/search" "$db" 'a OR OR b'
ends 'no grammar' 1
says 'no grammar' 'does not parse'
run checked "$TMPDIR/rewrite" "$TMPDIR/nowhere" tokto
ends 'no database for Xapian' 1
run checked "$TMPDIR/index" "$TMPDIR/no/such/folder" </dev/null
ends 'no folder' 1
says 'no folder' 'No such file or directory'
finish
